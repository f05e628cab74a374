// SPDX-License-Identifier: GPL-3.0-or-later

#include "paper/appointment-paper.h"

#include <string.h>

#include "model/moment.h"
#include "paper/paper-date.h"

/**
 * desk_paper_appointment_is_sealed:
 *
 * Returns: whether its topic is sealed: then a slip does not tell with whom it is, and lists name nobody
 */
gboolean
desk_paper_appointment_is_sealed (const DeskPaperAppointment *self, DeskPaperSource *source)
{
  const char *topic = desk_record_get_text (DESK_RECORD (self->appointment), DESK_APPOINTMENT_TOPIC);

  return topic != NULL
         && desk_profile_has_flag (desk_paper_source_get_profile (source), "topics", topic, "sealed");
}

/**
 * desk_paper_appointment_get_start:
 * @day: (out): its day
 * @minute: (out): minutes after midnight of the station's wall clock
 *
 * Returns: whether it has a time
 */
gboolean
desk_paper_appointment_get_start (const DeskPaperAppointment *self, GDate *day, int *minute)
{
  const char *start = desk_record_get_text (DESK_RECORD (self->appointment), DESK_APPOINTMENT_START);
  DeskMoment moment;

  if (start == NULL || !desk_moment_from_wall (start, &moment) || moment.hour < 0)
    return FALSE;
  g_date_clear (day, 1);
  g_date_set_dmy (day, (GDateDay)moment.day, (GDateMonth)moment.month, (GDateYear)moment.year);
  *minute = moment.hour * 60 + moment.minute;
  return TRUE;
}

/**
 * desk_paper_appointment_format_start:
 *
 * Returns: (transfer full) (nullable): "24.11.2026 09:30"
 */
char *
desk_paper_appointment_format_start (const DeskPaperAppointment *self)
{
  return desk_paper_date_format_moment (
      desk_record_get_text (DESK_RECORD (self->appointment), DESK_APPOINTMENT_START));
}

/* A room of the station by its key; what is no such key was written as it is. */
static const char *
get_room (DeskPaperSource *source, const char *room)
{
  DeskRecord *station = DESK_RECORD (desk_paper_source_get_station (source));
  const char *name = room != NULL ? desk_record_get_entry_text (station, DESK_STATION_ROOM, room) : NULL;

  return name != NULL ? name : room;
}

/**
 * desk_paper_reception_get_room:
 *
 * Returns: (transfer none) (nullable): where it receives
 */
const char *
desk_paper_reception_get_room (const DeskPaperReception *self, DeskPaperSource *source)
{
  return get_room (source, desk_record_get_text (DESK_RECORD (self->reception), DESK_RECEPTION_ROOM));
}

/**
 * desk_paper_appointment_get_room:
 *
 * Returns: (transfer none) (nullable): where the visitor goes
 */
const char *
desk_paper_appointment_get_room (const DeskPaperAppointment *self, DeskPaperSource *source)
{
  const char *room = desk_record_get_text (DESK_RECORD (self->appointment), DESK_APPOINTMENT_ROOM);

  if (room == NULL && self->reception != NULL)
    room = desk_record_get_text (DESK_RECORD (self->reception), DESK_RECEPTION_ROOM);
  return get_room (source, room);
}

/**
 * desk_paper_appointment_describe_question:
 *
 * Returns: (transfer full) (nullable): topic and question; that it is not told, of a sealed one
 */
char *
desk_paper_appointment_describe_question (const DeskPaperAppointment *self, DeskPaperSource *source,
                                          const char *language)
{
  DeskRecord *appointment = DESK_RECORD (self->appointment);
  const char *topic =
      desk_paper_source_get_label (source, "topics",
                                   desk_record_get_text (appointment, DESK_APPOINTMENT_TOPIC), language);
  const char *question = desk_record_get_text (appointment, DESK_APPOINTMENT_QUESTION);

  if (desk_paper_appointment_is_sealed (self, source))
    return g_strdup (desk_paper_source_get_text (source, "sheet.sealed", language));
  return topic != NULL && question != NULL
             ? desk_profile_format_text (desk_paper_source_get_profile (source), "sheet.question", language,
                                         "topic", topic, "question", question, NULL)
             : g_strdup (topic != NULL ? topic : question);
}

/**
 * desk_paper_reception_describe:
 * @reception: (nullable): a reception
 * @official: (nullable): who receives there
 *
 * Returns: (transfer full): its name, and on the next line position, rank and name of the official
 */
char *
desk_paper_reception_describe (DeskPaperSource *source, DeskReception *reception, DeskOfficer *official,
                               const char *language)
{
  const char *name =
      reception != NULL ? desk_record_get_text (DESK_RECORD (reception), DESK_RECEPTION_NAME) : NULL;
  const char *position =
      official != NULL
          ? desk_paper_source_get_label (source, "positions",
                                         desk_record_get_text (DESK_RECORD (official), DESK_OFFICER_POSITION),
                                         language)
          : NULL;
  g_autofree char *officer = desk_paper_source_describe_officer (source, official, language);
  GString *lines = g_string_new (name);

  if (officer != NULL)
    g_string_append_printf (lines, "%s%s%s%s", lines->len > 0 ? "\n" : "", position != NULL ? position : "",
                            position != NULL ? ", " : "", officer);
  return g_string_free (lines, FALSE);
}

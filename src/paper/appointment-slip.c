// SPDX-License-Identifier: GPL-3.0-or-later
// The slip of an appointment: when, with whom and where, what to bring, where to call. Of whom it is and what it is about it
// does not tell; of a sealed matter not even with whom.

#include "paper/papers.h"

#include "model/appointment-step.h"
#include "model/phone.h"
#include "paper/appointment-paper.h"
#include "paper/paper-date.h"

/**
 * desk_appointment_slip_applies:
 *
 * Returns: whether the source's appointment is still to be kept
 */
gboolean
desk_appointment_slip_applies (DeskPaperSource *source)
{
  return desk_appointment_takes_place (desk_paper_source_get_appointment (source, 0)->appointment);
}

/* The day in words, so that nobody mistakes it, and the time to be read from afar. */
static void
add_time (DeskSheet *sheet, DeskPaperSource *source, const DeskPaperAppointment *of, const char *language)
{
  g_autofree char *written = NULL;
  g_autofree char *time = NULL;
  GDate day;
  int minute;

  if (!desk_paper_appointment_get_start (of, &day, &minute))
    return;
  written = desk_paper_date_write_day (source, &day, language);
  time = g_strdup_printf ("%02d:%02d", minute / 60, minute % 60);
  desk_sheet_add_strong (sheet, written);
  desk_sheet_add_large (sheet, time);
}

static void
add_pair (DeskSheet *sheet, DeskPaperSource *source, const char *key, const char *value, const char *language)
{
  desk_sheet_add_pair (sheet, desk_paper_source_get_text (source, key, language), value);
}

static void
add_place (DeskSheet *sheet, DeskPaperSource *source, const DeskPaperAppointment *of, const char *language)
{
  DeskRecord *station = DESK_RECORD (desk_paper_source_get_station (source));
  const char *called = desk_record_get_text (station, DESK_STATION_PHONE);
  g_autofree char *host = desk_paper_appointment_is_sealed (of, source)
                              ? NULL
                              : desk_paper_reception_describe (source, of->reception, of->official, language);
  g_autofree char *phone = called != NULL ? desk_phone_display (called) : NULL;

  add_pair (sheet, source, "booking.with", host, language);
  add_pair (sheet, source, "booking.room", desk_paper_appointment_get_room (of, source), language);
  add_pair (sheet, source, "booking.number",
            desk_record_get_text (DESK_RECORD (of->appointment), DESK_APPOINTMENT_NO), language);
  add_pair (sheet, source, "booking.moved", of->moved_no, language);
  add_pair (sheet, source, "booking.phone", phone, language);
}

/**
 * desk_appointment_slip_make:
 *
 * Returns: (transfer full): the slip of the source's appointment: on a roll, or at the head of an A4 page with a line to cut
 *   along
 */
DeskSheet *
desk_appointment_slip_make (DeskPaperSource *source, const char *language)
{
  const DeskPaperAppointment *of = desk_paper_source_get_appointment (source, 0);
  DeskRecord *station = DESK_RECORD (desk_paper_source_get_station (source));
  const char *state = desk_record_get_text (DESK_RECORD (of->appointment), DESK_APPOINTMENT_STATE);
  gboolean is_requested = g_strcmp0 (state, "requested") == 0;
  DeskFormat format = desk_paper_source_get_ticket_format (source);
  DeskSheet *sheet = desk_sheet_new (format, language);

  desk_sheet_add_small (sheet, desk_record_get_text (station, DESK_STATION_NAME));
  desk_sheet_add_small (sheet, desk_record_get_text (station, DESK_STATION_ADDRESS));
  desk_sheet_add_gap (sheet, 6);
  desk_sheet_add_title (sheet, desk_paper_source_get_text (source,
                                                           is_requested ? "booking.title_requested"
                                                                        : "booking.title",
                                                           language));
  add_time (sheet, source, of, language);
  if (is_requested)
    desk_sheet_add_strong (sheet, desk_paper_source_get_text (source, "booking.requested", language));
  else if (!desk_appointment_slip_applies (source))
    desk_sheet_add_strong (sheet,
                           desk_paper_source_get_label (source, "appointment_states", state, language));
  desk_sheet_add_rule (sheet);
  add_place (sheet, source, of, language);
  desk_sheet_add_rule (sheet);
  desk_sheet_add_text (sheet, desk_paper_source_get_text (source, "booking.bring", language));
  desk_sheet_add_text (sheet, desk_paper_source_get_text (source, "booking.arrive", language));
  desk_sheet_add_text (sheet, desk_paper_source_get_text (source, "booking.cancel", language));
  if (format == DESK_FORMAT_A4)
    {
      desk_sheet_add_gap (sheet, 12);
      desk_sheet_add_rule (sheet);
    }
  return sheet;
}

// SPDX-License-Identifier: GPL-3.0-or-later
// What lists say about an appointment: whom it is for, its time, how it stands, when the answer is due. Of a sealed matter
// neither name nor service is said.

#include "ui/widgets/appointment-words.h"

#include "model/appointment-check.h"
#include "model/appointment-step.h"
#include "model/moment.h"
#include "ui/front-desk/visitor-words.h"
#include "ui/people/person-words.h"
#include "ui/widgets/field-words.h"
#include "ui/widgets/statement-words.h"

#include <glib/gi18n-lib.h>

static const char *
get_text (DeskAppointment *appointment, DeskAppointmentField field)
{
  return desk_record_get_text (DESK_RECORD (appointment), field);
}

static gboolean
is_sealed (DeskAppointment *appointment, DeskContext *context)
{
  return desk_appointment_is_sealed (appointment, desk_context_get_profile (context));
}

/**
 * desk_appointment_words_get_name:
 * @person: (nullable): whom it is for
 *
 * Returns: (transfer full): the name, else the phone number it was booked with; of a sealed matter a neutral title
 */
char *
desk_appointment_words_get_name (DeskAppointment *appointment, DeskPerson *person, DeskContext *context)
{
  char *name = NULL;

  if (is_sealed (appointment, context))
    return g_strdup (_ ("Sealed matter"));
  if (person != NULL)
    name = desk_person_words_get_name (person);
  if (name == NULL)
    name = desk_field_words_list (DESK_RECORD (appointment), DESK_APPOINTMENT_PHONE, context);
  return name != NULL ? name : g_strdup (_ ("Without a name"));
}

/**
 * desk_appointment_words_get_service:
 *
 * Returns: (transfer full) (nullable): what for; NULL of a sealed matter
 */
char *
desk_appointment_words_get_service (DeskAppointment *appointment, DeskContext *context)
{
  return is_sealed (appointment, context)
             ? NULL
             : desk_field_words_list (DESK_RECORD (appointment), DESK_APPOINTMENT_SERVICE, context);
}

/**
 * desk_appointment_words_get_hour:
 *
 * Returns: (transfer full): the time of day: "09:30"
 */
char *
desk_appointment_words_get_hour (DeskAppointment *appointment)
{
  const char *start = get_text (appointment, DESK_APPOINTMENT_START);
  DeskMoment moment;

  return start != NULL && desk_moment_from_wall (start, &moment) && moment.hour >= 0
             ? g_strdup_printf ("%02d:%02d", moment.hour, moment.minute)
             : g_strdup ("");
}

/**
 * desk_appointment_words_get_moment:
 *
 * Returns: (transfer full): day and time: "24.11.2026, 09:30"
 */
char *
desk_appointment_words_get_moment (DeskAppointment *appointment)
{
  const char *start = get_text (appointment, DESK_APPOINTMENT_START);
  DeskMoment moment;

  return start != NULL && desk_moment_from_wall (start, &moment) && moment.hour >= 0
             ? g_strdup_printf ("%02d.%02d.%04d, %02d:%02d", moment.day, moment.month, moment.year,
                                moment.hour, moment.minute)
             : g_strdup ("");
}

/* For how many minutes somebody should have been here; 0 where nobody is late. */
static int
count_late (DeskAppointment *appointment, DeskContext *context)
{
  DeskProfile *profile = desk_context_get_profile (context);
  gint64 now = desk_clock_get_now (desk_context_get_clock (context));

  if (!desk_appointment_is_late (appointment, profile, now))
    return 0;
  return (int)MIN (G_MAXINT,
                   (now - desk_appointment_get_begin (appointment, desk_profile_get_time_zone (profile)))
                       / 60);
}

static gboolean
is_missed (DeskAppointment *appointment, DeskContext *context)
{
  return desk_appointment_may_be_no_show (appointment, desk_context_get_profile (context),
                                          desk_clock_get_now (desk_context_get_clock (context)));
}

static char *
tell_late (int minutes)
{
  int hours = minutes / 60;

  if (hours >= 24)
    return g_strdup (_ ("Did not come?"));
  if (hours > 0)
    /* TRANSLATORS: of a visitor with an appointment: hours and minutes */
    return g_strdup_printf (_ ("%d h %02d min late, did not come?"), hours, minutes % 60);
  return NULL;
}

/**
 * desk_appointment_words_get_state:
 *
 * Returns: (transfer full): how it stands: the state, that it is not confirmed yet, or by how many minutes somebody is late
 */
char *
desk_appointment_words_get_state (DeskAppointment *appointment, DeskContext *context)
{
  g_autofree char *state = desk_field_words_list (DESK_RECORD (appointment), DESK_APPOINTMENT_STATE, context);
  int late = count_late (appointment, context);
  char *told = tell_late (late);

  if (told != NULL)
    return told;
  if (late > 0 && is_missed (appointment, context))
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d min late, did not come?",
                                         "%d min late, did not come?", (gulong)late),
                            late);
  if (late > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d min late", "%d min late", (gulong)late), late);
  if (g_strcmp0 (get_text (appointment, DESK_APPOINTMENT_STATE), "requested") == 0)
    /* TRANSLATORS: a state of an appointment: the other desk has not said yet whether it can be. %s is "Requested" */
    return g_strdup_printf (_ ("%s: not confirmed yet"), state);
  return state != NULL ? g_steal_pointer (&state) : g_strdup ("");
}

/**
 * desk_appointment_words_get_state_icon:
 * @tone: (out) (nullable): the style class "warning" for who is late and "error" for who did not come, else NULL
 *
 * Returns: an icon for how it stands
 */
const char *
desk_appointment_words_get_state_icon (DeskAppointment *appointment, DeskContext *context, const char **tone)
{
  static const struct
  {
    const char *state;
    const char *icon;
  } icons[] = {
    { "requested", "dialog-question-symbolic" }, { "booked", "x-office-calendar-symbolic" },
    { "arrived", "object-select-symbolic" },     { "serving", "media-playback-start-symbolic" },
    { "done", "checkbox-checked-symbolic" },     { "no_show", "window-close-symbolic" },
    { "cancelled", "process-stop-symbolic" },    { "moved", "go-next-symbolic" },
    { "refused", "dialog-warning-symbolic" },
  };
  const char *state = get_text (appointment, DESK_APPOINTMENT_STATE);

  *tone = NULL;
  if (count_late (appointment, context) > 0)
    {
      *tone = is_missed (appointment, context) ? "error" : "warning";
      return "alarm-symbolic";
    }
  for (guint i = 0; i < G_N_ELEMENTS (icons); i++)
    if (g_strcmp0 (icons[i].state, state) == 0)
      return icons[i].icon;
  return "x-office-calendar-symbolic";
}

static gboolean
get_clock (DeskAppointment *appointment, DeskContext *context, DeskStatementClock *clock)
{
  return desk_appointment_get_clock (appointment, desk_context_get_profile (context),
                                     desk_clock_get_now (desk_context_get_clock (context)), clock);
}

/**
 * desk_appointment_words_get_due:
 *
 * Returns: (transfer full) (nullable): until when the visitor is to be answered and how long that is, or that it was done;
 *   NULL where no answer was promised
 */
char *
desk_appointment_words_get_due (DeskAppointment *appointment, DeskContext *context)
{
  DeskStatementClock clock;
  g_autofree char *when = NULL;
  g_autofree char *remaining = NULL;

  if (!get_clock (appointment, context, &clock))
    return NULL;
  when = desk_field_words_moment (clock.met != 0 ? clock.met : clock.due, context);
  if (clock.met != 0)
    return g_strjoin (" · ", desk_clock_state_get_label (clock.state), when, NULL);
  remaining = desk_statement_clock_get_remaining (&clock, desk_context_get_profile (context),
                                                  desk_clock_get_now (desk_context_get_clock (context)));
  return g_strjoin (" · ", when, remaining, NULL);
}

/**
 * desk_appointment_words_get_due_briefly:
 *
 * Returns: (transfer full) (nullable): how long is left to answer the visitor, or that the term is over or was met; NULL
 *   where no answer was promised
 */
char *
desk_appointment_words_get_due_briefly (DeskAppointment *appointment, DeskContext *context)
{
  DeskStatementClock clock;

  return get_clock (appointment, context, &clock)
             ? desk_statement_clock_get_remaining (&clock, desk_context_get_profile (context),
                                                   desk_clock_get_now (desk_context_get_clock (context)))
             : NULL;
}

/**
 * desk_appointment_words_get_due_icon:
 * @tone: (out) (nullable): the style class of desk_statement_words_get_clock_tone()
 *
 * Returns: (nullable): an icon for how the term of the answer stands, NULL with no @tone where none was promised
 */
const char *
desk_appointment_words_get_due_icon (DeskAppointment *appointment, DeskContext *context, const char **tone)
{
  DeskStatementClock clock;
  gboolean is_promised = get_clock (appointment, context, &clock);

  *tone = is_promised ? desk_statement_words_get_clock_tone (clock.state) : NULL;
  return is_promised ? desk_statement_words_get_clock_icon (clock.state) : NULL;
}

/**
 * desk_reception_words_get_place:
 *
 * Returns: (transfer full) (nullable): room and kind of a reception, and the station where that is another one: "room 12 ·
 *   Chief"
 */
char *
desk_reception_words_get_place (DeskReception *reception, DeskContext *context)
{
  g_autofree char *kind = desk_field_words_list (DESK_RECORD (reception), DESK_RECEPTION_KIND, context);
  const char *owner = desk_record_get_owner (DESK_RECORD (reception));
  const char *station = owner != NULL ? desk_context_get_station_name (context, owner) : NULL;
  g_autofree char *room = desk_room_make_label_of (context, DESK_RECORD (reception), DESK_RECEPTION_ROOM);
  /* TRANSLATORS: the name of a room, often a number */
  g_autofree char *words = room != NULL ? g_strdup_printf (_ ("room %s"), room) : NULL;
  const char *parts[4] = { NULL };
  guint n = 0;

  if (station != NULL)
    parts[n++] = station;
  if (words != NULL)
    parts[n++] = words;
  if (kind != NULL)
    parts[n++] = kind;
  return n > 0 ? g_strjoinv (" · ", (char **)parts) : NULL;
}

static guint
find_kind (DeskReception *reception, DeskVocabulary *kinds)
{
  const char *kind = desk_record_get_text (DESK_RECORD (reception), DESK_RECEPTION_KIND);
  guint place = 0;

  while (place < desk_vocabulary_get_length (kinds)
         && g_strcmp0 (desk_term_get_code (desk_vocabulary_get_term_at (kinds, place)), kind) != 0)
    place++;
  return place;
}

/**
 * desk_reception_words_compare:
 *
 * Returns: below zero, zero or above zero: this station's receptions come first; they stand in the order of their kinds, and
 *   by name
 */
int
desk_reception_words_compare (DeskReception *first, DeskReception *second, DeskContext *context)
{
  DeskVocabulary *kinds = desk_profile_get_vocabulary (desk_context_get_profile (context), "reception_kinds");
  guint first_kind = find_kind (first, kinds), second_kind = find_kind (second, kinds);
  const char *first_name = desk_record_get_text (DESK_RECORD (first), DESK_RECEPTION_NAME);
  const char *second_name = desk_record_get_text (DESK_RECORD (second), DESK_RECEPTION_NAME);
  int by_station =
      g_strcmp0 (desk_record_get_owner (DESK_RECORD (first)), desk_record_get_owner (DESK_RECORD (second)));

  if (by_station != 0)
    return by_station;
  if (first_kind != second_kind)
    return first_kind < second_kind ? -1 : 1;
  return g_utf8_collate (first_name != NULL ? first_name : "", second_name != NULL ? second_name : "");
}

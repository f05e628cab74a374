// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in the cells of the day grid. Cancelled and moved appointments gave their place back and are not there; who did
// not come is, beside the place that is free again.

#include "ui/appointments/day-words.h"

#include "model/appointment-check.h"
#include "model/appointment-step.h"
#include "model/moment.h"
#include "model/wall-time.h"
#include "ui/widgets/appointment-words.h"
#include "ui/widgets/record-act.h"

#include <glib/gi18n-lib.h>

/* A day while its cells are made. */
typedef struct
{
  DeskBookingDay *day;
  DeskContext *context;
  DeskHand hand;
} Making;

static const char *
get_state (DeskAppointment *appointment)
{
  return desk_record_get_text (DESK_RECORD (appointment), DESK_APPOINTMENT_STATE);
}

static gboolean
is_shown (DeskAppointment *appointment)
{
  return desk_appointment_takes_place (appointment) || g_strcmp0 (get_state (appointment), "no_show") == 0;
}

static int
get_minute (DeskAppointment *appointment)
{
  const char *start = desk_record_get_text (DESK_RECORD (appointment), DESK_APPOINTMENT_START);
  DeskMoment moment;

  return start != NULL && desk_moment_from_wall (start, &moment) && moment.hour >= 0
             ? moment.hour * 60 + moment.minute
             : 0;
}

static char *
make_hour (int minute)
{
  return g_strdup_printf ("%02d:%02d", minute / 60, minute % 60);
}

static char *
make_start (Making *self, int minute)
{
  return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d", g_date_get_year (&self->day->day),
                          g_date_get_month (&self->day->day), g_date_get_day (&self->day->day), minute / 60,
                          minute % 60);
}

/* A cell is narrow: initials tell as much as a name that is cut off. */
static char *
get_short_name (Making *self, const DeskBookingRow *row)
{
  char *name =
      row->person != NULL
              && !desk_appointment_is_sealed (row->appointment, desk_context_get_profile (self->context))
          ? desk_person_get_short_name (row->person)
          : NULL;

  return name != NULL ? name : desk_appointment_words_get_name (row->appointment, row->person, self->context);
}

static void
add_booking (Making *self, DeskDayColumn *column, const DeskBookingColumn *from, const DeskBookingRow *row)
{
  DeskRecord *record = DESK_RECORD (row->appointment);
  int minute = get_minute (row->appointment);
  int length = (int)desk_record_get_integer (record, DESK_APPOINTMENT_LENGTH);
  DeskDayCell *cell = desk_day_column_add_cell (column, DESK_DAY_BOOKING, minute, length);
  g_autofree char *hour = make_hour (minute);
  g_autofree char *name = desk_appointment_words_get_name (row->appointment, row->person, self->context);
  g_autofree char *service = desk_appointment_words_get_service (row->appointment, self->context);

  cell->start = g_strdup (desk_record_get_text (record, DESK_APPOINTMENT_START));
  cell->appointment = g_strdup (desk_record_get_id (record));
  cell->title = get_short_name (self, row);
  cell->detail = desk_appointment_words_get_state (row->appointment, self->context);
  cell->icon = desk_appointment_words_get_state_icon (row->appointment, self->context, &cell->tone);
  cell->spoken = g_strjoin (", ", hour, name, cell->detail, service, NULL);
  cell->may_move =
      desk_appointment_may_step (row->appointment, from->reception, desk_context_get_profile (self->context),
                                 DESK_APPOINTMENT_MOVE, &self->hand)
      != NULL;
}

/* Whether one that is shown lies at the time of this place. */
static gboolean
is_covered (const DeskBookingColumn *column, const DeskReceptionSlot *slot)
{
  for (guint i = 0; i < column->rows->len; i++)
    {
      DeskAppointment *appointment = ((DeskBookingRow *)g_ptr_array_index (column->rows, i))->appointment;
      int minute = get_minute (appointment);
      int length = (int)desk_record_get_integer (DESK_RECORD (appointment), DESK_APPOINTMENT_LENGTH);
      int slot_length = (int)(slot->ends - slot->begins) / 60;

      if (is_shown (appointment) && minute < slot->minute + slot_length && slot->minute < minute + length)
        return TRUE;
    }
  return FALSE;
}

static char *
make_free (const char *hour, guint n_free)
{
  return n_free <= 1
             /* TRANSLATORS: a place of a reception at a time: "09:00 free" */
             ? g_strdup_printf (_ ("%s free"), hour)
             /* TRANSLATORS: a place of a reception at a time that several people can have: "09:00, 3 free" */
             : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s, %u free", "%s, %u free", n_free), hour,
                                n_free);
}

/* Returns: what a place is called by what is at it, NULL where an appointment says it all */
static char *
describe_place (Making *self, const DeskBookingColumn *column, const DeskBookingPlace *place,
                DeskDayCellKind *kind)
{
  g_autofree char *hour = make_hour (place->slot.minute);
  gboolean is_covered_now = is_covered (column, &place->slot);

  if (place->free > 0 && !place->slot.walk_in && place->slot.begins > self->hand.now)
    {
      *kind =
          desk_reception_may_book (column->reception, self->hand.desk) ? DESK_DAY_FREE : DESK_DAY_ELSEWHERE;
      return make_free (hour, place->free);
    }
  if (is_covered_now)
    return NULL;
  if (place->slot.walk_in)
    {
      *kind = DESK_DAY_WALK_IN;
      return g_strdup (_ ("without an appointment"));
    }
  *kind = place->held ? DESK_DAY_HELD : DESK_DAY_PASSED;
  return place->held       ? g_strdup (_ ("is just being booked"))
         : place->free > 0 ? g_strdup (C_ ("place of a reception", "nobody came"))
                           : g_strdup (_ ("busy elsewhere"));
}

static void
add_place (Making *self, DeskDayColumn *column, const DeskBookingColumn *from, const DeskBookingPlace *place)
{
  DeskDayCellKind kind;
  char *words = describe_place (self, from, place, &kind);
  DeskDayCell *cell;
  g_autofree char *hour = NULL;

  if (words == NULL)
    return;
  cell = desk_day_column_add_cell (column, kind, place->slot.minute,
                                   (int)(place->slot.ends - place->slot.begins) / 60);
  hour = make_hour (place->slot.minute);
  cell->title = words;
  cell->start = make_start (self, place->slot.minute);
  cell->spoken = kind == DESK_DAY_FREE || kind == DESK_DAY_ELSEWHERE ? g_strdup (words)
                                                                     : g_strjoin (", ", hour, words, NULL);
}

static void
add_column (Making *self, DeskDayPlan *plan, const DeskBookingColumn *from)
{
  DeskRecord *reception = DESK_RECORD (from->reception);
  DeskDayColumn *column = desk_day_plan_add_column (plan, desk_record_get_id (reception),
                                                    desk_record_get_text (reception, DESK_RECEPTION_NAME));

  column->taken = desk_day_words_get_taken (from);
  column->place = desk_reception_words_get_place (from->reception, self->context);
  for (guint i = 0; i < from->rows->len; i++)
    if (is_shown (((DeskBookingRow *)g_ptr_array_index (from->rows, i))->appointment))
      add_booking (self, column, from, g_ptr_array_index (from->rows, i));
  for (guint i = 0; i < from->places->len; i++)
    add_place (self, column, from, &g_array_index (from->places, DeskBookingPlace, i));
}

static int
compare_columns (gconstpointer a, gconstpointer b, gpointer data)
{
  const DeskBookingColumn *first = *(DeskBookingColumn *const *)a, *second = *(DeskBookingColumn *const *)b;

  return desk_reception_words_compare (first->reception, second->reception, ((Making *)data)->context);
}

/* By kind and name. */
static GPtrArray *
list_columns (Making *self)
{
  GPtrArray *columns = g_ptr_array_copy (self->day->columns, NULL, NULL);

  g_ptr_array_set_free_func (columns, NULL);
  g_ptr_array_sort_with_data (columns, compare_columns, self);
  return columns;
}

static void
add_closed (Making *self, DeskDayPlan *plan, const DeskDayClosure *closure)
{
  DeskRecord *reception = DESK_RECORD (closure->reception);
  DeskDayColumn *column = desk_day_plan_add_column (plan, desk_record_get_id (reception),
                                                    desk_record_get_text (reception, DESK_RECEPTION_NAME));

  column->place = desk_reception_words_get_place (closure->reception, self->context);
  /* TRANSLATORS: a reception that is closed on this day; %s says why */
  column->note = closure->reason != NULL ? g_strdup_printf (_ ("Does not receive: %s"), closure->reason)
                                         : g_strdup (_ ("Does not receive on this day"));
}

/**
 * desk_day_words_make_plan:
 * @file: its first day is shown
 *
 * Returns: (transfer full): the day as the grid shows it now
 */
DeskDayPlan *
desk_day_words_make_plan (DeskDayFile *file, DeskContext *context)
{
  DeskBookingDay *day = g_ptr_array_index (file->days, 0);
  Making self = { day, context, desk_record_act_get_hand (context, NULL) };
  g_autoptr (GPtrArray) columns = list_columns (&self);
  DeskDayPlan *plan = desk_day_plan_new ();
  GTimeZone *zone = desk_clock_get_zone (desk_context_get_clock (context));
  GDate today;
  int minute;

  for (guint i = 0; i < columns->len; i++)
    add_column (&self, plan, g_ptr_array_index (columns, i));
  for (guint i = 0; i < file->closures->len; i++)
    add_closed (&self, plan, g_ptr_array_index (file->closures, i));
  desk_day_plan_lay_out (plan);
  minute = desk_wall_time_split (zone, self.hand.now, &today);
  if (g_date_compare (&today, &day->day) == 0)
    plan->now = minute;
  return plan;
}

/**
 * desk_day_words_get_week:
 * @monday: its first day
 *
 * Returns: (transfer full): the week in words: "Week 47, 16.11 – 22.11.2026"
 */
char *
desk_day_words_get_week (const GDate *monday)
{
  GDate sunday = *monday;
  char from[32], to[32];

  g_date_add_days (&sunday, 6);
  g_date_strftime (from, sizeof from, "%d.%m", monday);
  g_date_strftime (to, sizeof to, "%d.%m.%Y", &sunday);
  /* TRANSLATORS: a week: its number, first and last day */
  return g_strdup_printf (_ ("Week %u, %s – %s"), g_date_get_iso8601_week_of_year (monday), from, to);
}

/**
 * desk_day_words_get_taken:
 *
 * Returns: (transfer full): how much is taken: "6 of 8"; or that there are no places by the rules
 */
char *
desk_day_words_get_taken (const DeskBookingColumn *column)
{
  if (column->n_places == 0)
    return g_strdup (_ ("outside of the rules"));
  /* TRANSLATORS: how many places of a reception are taken, and how many there are */
  return g_strdup_printf (_ ("%u of %u"), column->n_taken, column->n_places);
}

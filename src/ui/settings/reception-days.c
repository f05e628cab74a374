// SPDX-License-Identifier: GPL-3.0-or-later
// From rules to days: hours, places, and what an exception or a holiday does to a day.

#include "ui/settings/reception-days.h"

#include "model/day-text.h"
#include "model/reception-text.h"

#include <glib/gi18n-lib.h>

#define LOOK_AHEAD 366

static void
day_free (gpointer data)
{
  DeskReceptionDay *self = data;

  g_array_unref (self->hours);
  g_free (self->holiday);
  g_free (self->reason);
  g_free (self);
}

static gboolean
covers (DeskRecord *record, const char *key, guint32 day)
{
  const char *from = desk_record_get_entry_text (record, DESK_RECEPTION_EXCEPTION_FROM, key);
  const char *to = desk_record_get_entry_text (record, DESK_RECEPTION_EXCEPTION_TO, key);
  guint32 first = desk_reception_read_day (from, FALSE);

  return first != 0 && day >= first && day <= desk_reception_read_day (to != NULL ? to : from, TRUE);
}

/* Closing wins, as it does in the plan. */
static void
mark_day (DeskReceptionDay *self, DeskRecord *record)
{
  g_autofree const char **keys = desk_record_list_keys (record, DESK_RECEPTION_EXCEPTION);
  gboolean is_closed = FALSE;

  for (guint i = 0; keys[i] != NULL && !is_closed; i++)
    {
      const char *kind = desk_record_get_entry_text (record, DESK_RECEPTION_EXCEPTION, keys[i]);

      if (!covers (record, keys[i], g_date_get_julian (&self->day)))
        continue;
      is_closed = g_strcmp0 (kind, "closed") == 0;
      self->mark = !is_closed             ? C_ ("reception", "In addition")
                   : self->hours->len > 0 ? C_ ("reception", "Closed in part")
                                          : C_ ("reception", "Closed");
      g_set_str (&self->reason,
                 desk_record_get_entry_text (record, DESK_RECEPTION_EXCEPTION_REASON, keys[i]));
    }
}

static DeskReceptionDay *
make_day (DeskReception *reception, DeskReceptionPlan *plan, DeskContext *context, const GDate *day)
{
  DeskCalendar *calendar = desk_profile_get_calendar (desk_context_get_profile (context));
  DeskReceptionDay *self = g_new0 (DeskReceptionDay, 1);
  g_autoptr (GArray) slots = desk_reception_plan_list_slots (plan, day);
  guint capacity = desk_reception_get_capacity (reception);

  self->day = *day;
  self->hours = desk_reception_plan_list_hours (plan, day);
  for (guint i = 0; i < slots->len; i++)
    {
      self->n_places += capacity;
      self->n_walk_ins += g_array_index (slots, DeskReceptionSlot, i).walk_in ? capacity : 0;
    }
  if (desk_calendar_is_day_off (calendar, day))
    self->holiday = g_strdup (
        desk_term_get_label (desk_calendar_get_holiday (calendar, day), desk_context_get_language (context)));
  mark_day (self, DESK_RECORD (reception));
  return self;
}

static DeskReceptionPlan *
make_plan (DeskReception *reception, DeskContext *context)
{
  return desk_reception_plan_new (reception, desk_profile_get_calendar (desk_context_get_profile (context)),
                                  desk_clock_get_zone (desk_context_get_clock (context)));
}

/**
 * desk_reception_days_list:
 *
 * Returns: (transfer full) (element-type DeskReceptionDay): what the rules make of each day from the first on
 */
GPtrArray *
desk_reception_days_list (DeskReception *reception, DeskContext *context, const GDate *first, guint n_days)
{
  g_autoptr (DeskReceptionPlan) plan = make_plan (reception, context);
  GPtrArray *days = g_ptr_array_new_with_free_func (day_free);
  GDate day = *first;

  for (guint i = 0; i < n_days; i++, g_date_add_days (&day, 1))
    g_ptr_array_add (days, make_day (reception, plan, context, &day));
  return days;
}

/**
 * desk_reception_days_find_next:
 * @day: (inout): where the search begins; the first day from then on, within a year, that has a place
 *
 * Returns: FALSE where there is none
 */
gboolean
desk_reception_days_find_next (DeskReception *reception, DeskContext *context, GDate *day)
{
  g_autoptr (DeskReceptionPlan) plan = make_plan (reception, context);

  for (guint i = 0; i < LOOK_AHEAD; i++, g_date_add_days (day, 1))
    {
      g_autoptr (GArray) slots = desk_reception_plan_list_slots (plan, day);

      if (slots->len > 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * desk_reception_days_get_today:
 * @today: (out): the day on the station's wall
 */
void
desk_reception_days_get_today (DeskContext *context, GDate *today)
{
  g_autoptr (GDateTime) now = desk_clock_get_local (desk_context_get_clock (context));

  g_date_clear (today, 1);
  g_date_set_dmy (today, (GDateDay)g_date_time_get_day_of_month (now),
                  (GDateMonth)g_date_time_get_month (now), (GDateYear)g_date_time_get_year (now));
}

/**
 * desk_reception_day_write_hours:
 * @between: stands between two stretches
 *
 * Returns: (transfer full): "10:00–13:00, 14:00–17:00"; "" where it does not receive
 */
char *
desk_reception_day_write_hours (const DeskReceptionDay *self, const char *between)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->hours->len; i++)
    {
      const DeskReceptionHours *hours = &g_array_index (self->hours, DeskReceptionHours, i);

      g_string_append_printf (text, "%s%02d:%02d–%02d:%02d", i > 0 ? between : "", hours->from / 60,
                              hours->from % 60, hours->to / 60, hours->to % 60);
    }
  return g_string_free (text, FALSE);
}

static char *
write_places (const DeskReceptionDay *self)
{
  g_autofree char *all = g_strdup_printf (ngettext ("%u place", "%u places", self->n_places), self->n_places);

  if (self->n_walk_ins == 0)
    return g_steal_pointer (&all);
  /* TRANSLATORS: "12 places", then how many of them */
  return g_strdup_printf (_ ("%1$s, %2$u of them without an appointment"), all, self->n_walk_ins);
}

/**
 * desk_reception_day_write:
 *
 * Returns: (transfer full): all about the day in a sentence, for who does not see the month:
 *   "Tuesday, 2 June: 10:00–13:00, 14:00–17:00, 12 places, 6 of them without an appointment"
 */
char *
desk_reception_day_write (const DeskReceptionDay *self)
{
  g_autofree char *day = desk_day_text_write_without_year (&self->day);
  g_autofree char *hours = desk_reception_day_write_hours (self, ", ");
  g_autofree char *places = self->n_places > 0 ? write_places (self) : NULL;
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  g_autofree char *text = NULL;

  g_strv_builder_add (parts, *hours != '\0' ? hours : _ ("does not receive"));
  if (places != NULL)
    g_strv_builder_add (parts, places);
  if (self->mark != NULL)
    g_strv_builder_add (parts, self->mark);
  if (self->reason != NULL)
    g_strv_builder_add (parts, self->reason);
  if (self->holiday != NULL)
    g_strv_builder_add (parts, self->holiday);
  list = g_strv_builder_end (parts);
  text = g_strjoinv (", ", list);
  /* TRANSLATORS: a day, then what is on it */
  return g_strdup_printf (_ ("%1$s: %2$s"), day, text);
}

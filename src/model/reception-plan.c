// SPDX-License-Identifier: GPL-3.0-or-later
// The places of a reception. A rule gives hours on certain days, an exception adds or takes away some; hours are divided
// into places from their beginning on. All of it is the station's wall time: what the instants are is found for each day anew.
// Where the clocks change, a place in the missing hour does not exist, one in the hour that comes twice is the first of the two,
// and none begins before the one before it has really ended.

#include "model/reception-plan.h"

#include <string.h>

#include "model/reception-text.h"
#include "model/wall-time.h"

#define DAY_MINUTES (24 * 60)

typedef struct
{
  char kind; /* 'w' weekly, 'e' every_other_week, 'n' nth_weekday, 'd' dates */
  guint weekdays;
  guint nth;
  GArray *dates; /* guint32; NULL: the rule has none */
  int from;      /* minutes after midnight */
  int to;
  guint32 valid_from;
  guint32 valid_to;
} Rule;

typedef struct
{
  gboolean opens;
  guint32 from;
  guint32 to;
  int begins; /* -1: the whole day */
  int ends;
} Exception;

typedef struct
{
  int from;
  int to;
} Window;

struct _DeskReceptionPlan
{
  GTimeZone *zone;
  DeskCalendar *calendar;
  GArray *rules;
  GArray *exceptions;
  int slot;
  int gap;
  int walk_in_every; /* 0: none */
  gboolean holidays;
  guint32 valid_from;
  guint32 valid_to;
  GArray *windows; /* of the day that is being asked for */
};

static void
clear_rule (gpointer data)
{
  Rule *rule = data;

  g_clear_pointer (&rule->dates, g_array_unref);
}

/* What is not written holds for ever; what cannot be read never does. */
static void
read_validity (const char *from, const char *to, guint32 *first, guint32 *last)
{
  *first = from != NULL ? desk_reception_read_day (from, FALSE) : 1;
  *last = to != NULL ? desk_reception_read_day (to, TRUE) : G_MAXUINT32;
  if (*first == 0)
    *first = G_MAXUINT32;
}

static void
read_rule (DeskReceptionPlan *self, DeskRecord *record, const char *key)
{
  const char *kind = desk_record_get_entry_text (record, DESK_RECEPTION_RULE, key);
  const char *valid_from;
  Rule rule = { .kind = *kind };

  rule.from = desk_reception_read_hour (desk_record_get_entry_text (record, DESK_RECEPTION_RULE_FROM, key));
  rule.to = desk_reception_read_hour (desk_record_get_entry_text (record, DESK_RECEPTION_RULE_TO, key));
  valid_from = desk_record_get_entry_text (record, DESK_RECEPTION_RULE_VALID_FROM, key);
  if (rule.from < 0 || rule.to <= rule.from || (rule.kind == 'e' && valid_from == NULL))
    return;

  read_validity (valid_from,
                 desk_record_get_entry_text (record, DESK_RECEPTION_RULE_VALID_TO, key), &rule.valid_from,
                 &rule.valid_to);
  desk_reception_read_weekdays (desk_record_get_entry_text (record, DESK_RECEPTION_RULE_DAYS, key),
                                &rule.weekdays, NULL);
  desk_reception_read_nth (desk_record_get_entry_text (record, DESK_RECEPTION_RULE_NTH, key), &rule.nth,
                           NULL);
  if (rule.kind == 'd')
    {
      rule.dates = g_array_new (FALSE, FALSE, sizeof (guint32));
      desk_reception_read_dates (desk_record_get_entry_text (record, DESK_RECEPTION_RULE_DATES, key),
                                 rule.dates, NULL);
    }
  g_array_append_val (self->rules, rule);
}

static void
read_exception (DeskReceptionPlan *self, DeskRecord *record, const char *key)
{
  const char *kind = desk_record_get_entry_text (record, DESK_RECEPTION_EXCEPTION, key);
  const char *from = desk_record_get_entry_text (record, DESK_RECEPTION_EXCEPTION_FROM, key);
  const char *to = desk_record_get_entry_text (record, DESK_RECEPTION_EXCEPTION_TO, key);
  const char *begins = desk_record_get_entry_text (record, DESK_RECEPTION_EXCEPTION_BEGINS, key);
  const char *ends = desk_record_get_entry_text (record, DESK_RECEPTION_EXCEPTION_ENDS, key);
  Exception exception = { .opens = g_str_equal (kind, "open") };

  exception.from = desk_reception_read_day (from, FALSE);
  exception.to = desk_reception_read_day (to != NULL ? to : from, TRUE);
  exception.begins = begins != NULL ? desk_reception_read_hour (begins) : -1;
  exception.ends = ends != NULL ? desk_reception_read_hour (ends) : -1;
  if (exception.from == 0 || exception.to < exception.from)
    return;
  /* With one end alone it closes the rest of the day, and opens nothing. */
  if (!exception.opens && exception.begins < 0 && exception.ends >= 0)
    exception.begins = 0;
  if (!exception.opens && exception.ends < 0 && exception.begins >= 0)
    exception.ends = DAY_MINUTES;
  if ((exception.begins < 0) != (exception.ends < 0))
    return;
  g_array_append_val (self->exceptions, exception);
}

/**
 * desk_reception_plan_new:
 * @calendar: the country's days off
 * @zone: the station's
 *
 * Rules and exceptions that cannot be read give nothing; desk_reception_check() names them.
 *
 * Returns: (transfer full): the plan of the reception as it is now
 */
DeskReceptionPlan *
desk_reception_plan_new (DeskReception *reception, DeskCalendar *calendar, GTimeZone *zone)
{
  DeskRecord *record = DESK_RECORD (reception);
  g_autofree const char **rules = desk_record_list_keys (record, DESK_RECEPTION_RULE);
  g_autofree const char **exceptions = desk_record_list_keys (record, DESK_RECEPTION_EXCEPTION);
  DeskReceptionPlan *self = g_new0 (DeskReceptionPlan, 1);

  self->zone = g_time_zone_ref (zone);
  self->calendar = g_object_ref (calendar);
  self->rules = g_array_new (FALSE, FALSE, sizeof (Rule));
  g_array_set_clear_func (self->rules, clear_rule);
  self->exceptions = g_array_new (FALSE, FALSE, sizeof (Exception));
  self->windows = g_array_new (FALSE, FALSE, sizeof (Window));
  self->slot = (int)CLAMP (desk_reception_get_length (reception), 0, DAY_MINUTES);
  self->gap = (int)CLAMP (desk_reception_get_gap (reception), 0, DAY_MINUTES);
  self->walk_in_every =
      (int)CLAMP (desk_record_get_integer (record, DESK_RECEPTION_WALK_IN_EVERY), 0, DAY_MINUTES);
  self->holidays = desk_record_get_boolean (record, DESK_RECEPTION_HOLIDAYS);
  read_validity (desk_record_get_text (record, DESK_RECEPTION_VALID_FROM),
                 desk_record_get_text (record, DESK_RECEPTION_VALID_TO), &self->valid_from, &self->valid_to);

  if (self->slot == 0 || desk_record_get_boolean (record, DESK_RECEPTION_ENDED))
    return self;
  for (guint i = 0; rules[i] != NULL; i++)
    read_rule (self, record, rules[i]);
  for (guint i = 0; exceptions[i] != NULL; i++)
    read_exception (self, record, exceptions[i]);
  return self;
}

/**
 * desk_reception_plan_free:
 */
void
desk_reception_plan_free (DeskReceptionPlan *self)
{
  g_time_zone_unref (self->zone);
  g_object_unref (self->calendar);
  g_array_unref (self->rules);
  g_array_unref (self->exceptions);
  g_array_unref (self->windows);
  g_free (self);
}

static gboolean
is_nth (const Rule *rule, const GDate *day)
{
  guint number = g_date_get_day (day);
  guint in_month = g_date_get_days_in_month (g_date_get_month (day), g_date_get_year (day));

  return (rule->nth & (1u << ((number - 1) / 7 + 1)))
         || ((rule->nth & DESK_RECEPTION_LAST) && number + 7 > in_month);
}

/* Weeks begin on Monday, as the first day GDate counts does; the one the rule begins in is the first. */
static gboolean
is_other_week (const Rule *rule, guint32 julian)
{
  return ((julian - 1) / 7 - (rule->valid_from - 1) / 7) % 2 == 0;
}

static gboolean
rule_holds (const Rule *rule, const GDate *day)
{
  guint32 julian = g_date_get_julian (day);

  if (julian < rule->valid_from || julian > rule->valid_to)
    return FALSE;
  for (guint i = 0; rule->dates != NULL && i < rule->dates->len; i++)
    if (g_array_index (rule->dates, guint32, i) == julian)
      return TRUE;
  if (rule->kind == 'd' || !(rule->weekdays & (1u << g_date_get_weekday (day))))
    return FALSE;
  return rule->kind == 'w' || (rule->kind == 'n' && is_nth (rule, day))
         || (rule->kind == 'e' && is_other_week (rule, julian));
}

static void
add_window (DeskReceptionPlan *self, int from, int to)
{
  Window window = { from, to };

  g_array_append_val (self->windows, window);
}

static gint
compare_windows (gconstpointer a, gconstpointer b)
{
  const Window *first = a;
  const Window *second = b;

  return first->from != second->from ? first->from - second->from : first->to - second->to;
}

/* Hours that overlap are one stretch: a visitor more in the same minutes is a matter of the capacity. */
static void
join_windows (GArray *windows)
{
  guint n = 0;

  g_array_sort (windows, compare_windows);
  for (guint i = 0; i < windows->len; i++)
    {
      Window *next = &g_array_index (windows, Window, i);
      Window *last = n > 0 ? &g_array_index (windows, Window, n - 1) : NULL;

      if (last != NULL && next->from < last->to)
        last->to = MAX (last->to, next->to);
      else
        g_array_index (windows, Window, n++) = *next;
    }
  g_array_set_size (windows, n);
}

static void
find_windows (DeskReceptionPlan *self, const GDate *day)
{
  guint32 julian = g_date_get_julian (day);
  gboolean is_off = !self->holidays && desk_calendar_is_day_off (self->calendar, day);
  gboolean opened = FALSE;
  int from, to;

  g_array_set_size (self->windows, 0);
  if (julian < self->valid_from || julian > self->valid_to)
    return;

  for (guint i = 0; i < self->exceptions->len; i++)
    {
      const Exception *exception = &g_array_index (self->exceptions, Exception, i);

      if (!exception->opens || julian < exception->from || julian > exception->to)
        continue;
      if (exception->begins >= 0)
        add_window (self, exception->begins, exception->ends);
      else
        opened = TRUE;
    }
  for (guint i = 0; (!is_off || opened) && i < self->rules->len; i++)
    {
      const Rule *rule = &g_array_index (self->rules, Rule, i);

      if (rule_holds (rule, day))
        add_window (self, rule->from, rule->to);
    }
  if (opened && self->windows->len == 0 && desk_calendar_get_hours (self->calendar, day, &from, &to))
    add_window (self, from, to);
  join_windows (self->windows);
}

static gboolean
is_closed (DeskReceptionPlan *self, guint32 day, int from, int to)
{
  for (guint i = 0; i < self->exceptions->len; i++)
    {
      const Exception *exception = &g_array_index (self->exceptions, Exception, i);

      if (!exception->opens && day >= exception->from && day <= exception->to
          && (exception->begins < 0 || (from < exception->ends && exception->begins < to)))
        return TRUE;
    }
  return FALSE;
}

/**
 * desk_reception_plan_list_slots:
 *
 * The places of a day, in the order of their times; those that are booked too. Every n-th is kept for walk-ins, counted over
 * the whole day as if nothing were closed, so that an exception does not change what the others are.
 *
 * Returns: (transfer full) (element-type DeskReceptionSlot): the places; none where the reception does not receive
 */
GArray *
desk_reception_plan_list_slots (DeskReceptionPlan *self, const GDate *day)
{
  GArray *slots = g_array_new (FALSE, FALSE, sizeof (DeskReceptionSlot));
  guint32 julian = g_date_get_julian (day);
  gint64 free_from = G_MININT64;
  int number = 0;
  DeskWallDay clock;

  find_windows (self, day);
  if (self->windows->len > 0)
    desk_wall_day_init (&clock, self->zone, julian);
  for (guint i = 0; i < self->windows->len; i++)
    {
      const Window *window = &g_array_index (self->windows, Window, i);
      gint64 end = desk_wall_day_get_utc (&clock, window->to);

      for (int minute = window->from; minute + self->slot <= window->to; minute += self->slot + self->gap)
        {
          DeskReceptionSlot slot = { .begins = desk_wall_day_get_utc (&clock, minute), .minute = minute };

          slot.ends = slot.begins + self->slot * 60;
          slot.walk_in = self->walk_in_every > 0 && ++number % self->walk_in_every == 0;
          if (!desk_wall_day_shows (&clock, minute) || slot.begins < free_from || slot.ends > end
              || is_closed (self, julian, minute, minute + self->slot))
            continue;
          free_from = slot.ends + self->gap * 60;
          g_array_append_val (slots, slot);
        }
    }
  return slots;
}

/* Takes a closed stretch out of the hours of a day. */
static GArray *
cut_hours (GArray *hours, int from, int to)
{
  GArray *left = g_array_new (FALSE, FALSE, sizeof (DeskReceptionHours));

  for (guint i = 0; i < hours->len; i++)
    {
      DeskReceptionHours before = g_array_index (hours, DeskReceptionHours, i);
      DeskReceptionHours after = before;

      before.to = MIN (before.to, from);
      after.from = MAX (after.from, to);
      if (before.from < before.to)
        g_array_append_val (left, before);
      if (after.from < after.to)
        g_array_append_val (left, after);
    }
  g_array_unref (hours);
  return left;
}

/**
 * desk_reception_plan_list_hours:
 *
 * The hours of a day as a notice on the door tells them, without what is closed.
 *
 * Returns: (transfer full) (element-type DeskReceptionHours): the hours in their order; none where it does not receive
 */
GArray *
desk_reception_plan_list_hours (DeskReceptionPlan *self, const GDate *day)
{
  GArray *hours = g_array_new (FALSE, FALSE, sizeof (DeskReceptionHours));
  guint32 julian = g_date_get_julian (day);

  find_windows (self, day);
  for (guint i = 0; i < self->windows->len; i++)
    {
      const Window *window = &g_array_index (self->windows, Window, i);
      DeskReceptionHours open = { window->from, window->to };

      g_array_append_val (hours, open);
    }
  for (guint i = 0; i < self->exceptions->len; i++)
    {
      const Exception *exception = &g_array_index (self->exceptions, Exception, i);

      if (!exception->opens && julian >= exception->from && julian <= exception->to)
        hours = exception->begins < 0 ? cut_hours (hours, 0, DAY_MINUTES)
                                      : cut_hours (hours, exception->begins, exception->ends);
    }
  return hours;
}

/**
 * desk_reception_plan_find_slot:
 * @start: (nullable): wall time of the station, "2026-11-24T09:30"
 * @slot: (out): the place that begins then
 *
 * Returns: FALSE where the rules have no such place
 */
gboolean
desk_reception_plan_find_slot (DeskReceptionPlan *self, const char *start, DeskReceptionSlot *slot)
{
  g_autoptr (GArray) slots = NULL;
  g_autofree char *date = NULL;
  guint32 julian;
  GDate day;
  int minute;

  if (start == NULL || strlen (start) != strlen ("2026-11-24T09:30"))
    return FALSE;
  date = g_strndup (start, strlen ("2026-11-24"));
  julian = desk_reception_read_day (date, FALSE);
  minute = desk_reception_read_hour (start + strlen ("2026-11-24T"));
  if (julian == 0 || minute < 0)
    return FALSE;

  g_date_clear (&day, 1);
  g_date_set_julian (&day, julian);
  slots = desk_reception_plan_list_slots (self, &day);
  for (guint i = 0; i < slots->len; i++)
    if (g_array_index (slots, DeskReceptionSlot, i).minute == minute)
      {
        *slot = g_array_index (slots, DeskReceptionSlot, i);
        return TRUE;
      }
  return FALSE;
}

/**
 * desk_reception_list_slots:
 *
 * desk_reception_plan_list_slots() for one day alone.
 *
 * Returns: (transfer full) (element-type DeskReceptionSlot): the places of the day
 */
GArray *
desk_reception_list_slots (DeskReception *self, DeskCalendar *calendar, GTimeZone *zone, const GDate *day)
{
  g_autoptr (DeskReceptionPlan) plan = desk_reception_plan_new (self, calendar, zone);

  return desk_reception_plan_list_slots (plan, day);
}

// SPDX-License-Identifier: GPL-3.0-or-later
// Which days a station works and when: the week, the holidays of each year, moved days and opening hours, all of them
// from the profile, and over them what the region says of single days. Dates are the station's wall dates; which instant belongs to which date the caller settles with
// the station's time zone.

#include "model/calendar.h"

#include <string.h>

#include "model/calendar-day.h"
#include "model/profile-json.h"

typedef struct
{
  int from; /* minutes after midnight */
  int to;
} DeskHours;

/* What the region says of a day. */
typedef enum
{
  REGION_USUAL,
  REGION_OFF,
  REGION_WORKING
} RegionDay;

struct _DeskCalendar
{
  GObject parent_instance;

  gboolean works[8]; /* by GDateWeekday */
  DeskHours hours[8];
  int work_end; /* minutes after midnight */
  gboolean holidays_apply;
  DeskVocabulary *holidays;
  GHashTable *fixed;        /* month * 100 + day -> DeskTerm, holds in every year that is not loaded */
  GHashTable *years;        /* set of loaded years */
  GHashTable *days_off;     /* julian day -> DeskTerm */
  GHashTable *working_days; /* set of julian days worked though the week has them off */

  GRWLock lock;       /* of @region: screens and the thread of the database read it */
  GHashTable *region; /* julian day -> RegionDay */
};

G_DEFINE_FINAL_TYPE (DeskCalendar, desk_calendar, G_TYPE_OBJECT)

static GDateWeekday
parse_weekday (const char *name)
{
  static const char *const names[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (name, names[i]))
      return G_DATE_MONDAY + i;

  return G_DATE_BAD_WEEKDAY;
}

static void
read_week (DeskCalendar *self, JsonArray *weekdays)
{
  for (guint i = 0; i < json_array_get_length (weekdays); i++)
    self->works[parse_weekday (json_array_get_string_element (weekdays, i))] = TRUE;
}

static void
read_hours (DeskCalendar *self, JsonArray *rows)
{
  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonObject *row = json_array_get_object_element (rows, i);
      JsonArray *weekdays = json_object_get_array_member (row, "weekdays");

      for (guint j = 0; j < json_array_get_length (weekdays); j++)
        {
          DeskHours *hours = &self->hours[parse_weekday (json_array_get_string_element (weekdays, j))];

          hours->from = desk_profile_parse_time (json_object_get_string_member (row, "from"));
          hours->to = desk_profile_parse_time (json_object_get_string_member (row, "to"));
        }
    }
}

/* A law that speaks of hours after work means the working time of offices, not when people are received. */
static int
read_work_end (JsonObject *calendar)
{
  JsonObject *day = json_object_has_member (calendar, "working_day")
                        ? json_object_get_object_member (calendar, "working_day")
                        : NULL;

  return day != NULL ? desk_profile_parse_time (json_object_get_string_member (day, "ends")) : 24 * 60;
}

static void
read_holidays (DeskCalendar *self, JsonArray *holidays, const char *fallback)
{
  self->holidays = desk_vocabulary_new (holidays, fallback);
  for (guint i = 0; i < desk_vocabulary_get_length (self->holidays); i++)
    {
      DeskTerm *holiday = desk_vocabulary_get_term_at (self->holidays, i);
      const char *day = desk_term_get_string (holiday, "day");

      if (day != NULL)
        g_hash_table_insert (self->fixed, (gpointer)day, holiday);
    }
}

static void
read_year (JsonObject *years, const char *name, JsonNode *node, gpointer user_data)
{
  DeskCalendar *self = user_data;
  JsonObject *year = json_node_get_object (node);
  JsonArray *days_off = json_object_get_array_member (year, "days_off");
  JsonNode *working = json_object_get_member (year, "working_days");
  GDate date;

  g_hash_table_add (self->years, GUINT_TO_POINTER (g_ascii_strtoull (name, NULL, 10)));

  for (guint i = 0; i < json_array_get_length (days_off); i++)
    {
      JsonObject *day = json_array_get_object_element (days_off, i);
      const char *holiday = json_object_get_string_member (day, "holiday");

      desk_profile_parse_date (json_object_get_string_member (day, "date"), &date);
      g_hash_table_insert (self->days_off, GUINT_TO_POINTER (g_date_get_julian (&date)),
                           desk_vocabulary_get_term (self->holidays, holiday));
    }

  for (guint i = 0; working != NULL && i < json_array_get_length (json_node_get_array (working)); i++)
    {
      desk_profile_parse_date (json_array_get_string_element (json_node_get_array (working), i), &date);
      g_hash_table_add (self->working_days, GUINT_TO_POINTER (g_date_get_julian (&date)));
    }
}

static void
desk_calendar_finalize (GObject *object)
{
  DeskCalendar *self = DESK_CALENDAR (object);

  g_hash_table_unref (self->fixed);
  g_hash_table_unref (self->years);
  g_hash_table_unref (self->days_off);
  g_hash_table_unref (self->working_days);
  g_hash_table_unref (self->region);
  g_rw_lock_clear (&self->lock);
  g_clear_object (&self->holidays);

  G_OBJECT_CLASS (desk_calendar_parent_class)->finalize (object);
}

static void
desk_calendar_class_init (DeskCalendarClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_calendar_finalize;
}

static void
desk_calendar_init (DeskCalendar *self)
{
  self->fixed = g_hash_table_new (g_str_hash, g_str_equal);
  self->years = g_hash_table_new (NULL, NULL);
  self->days_off = g_hash_table_new (NULL, NULL);
  self->working_days = g_hash_table_new (NULL, NULL);
  self->region = g_hash_table_new (NULL, NULL);
  g_rw_lock_init (&self->lock);
}

/**
 * desk_profile_parse_date:
 * @text: "2026-02-28"
 * @date: (out): the date
 *
 * Returns: FALSE if there is no such date
 */
gboolean
desk_profile_parse_date (const char *text, GDate *date)
{
  guint year = g_ascii_strtoull (text, NULL, 10);
  guint month, day;

  if (!g_regex_match_simple ("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", text, G_REGEX_DOLLAR_ENDONLY, 0))
    return FALSE;

  month = g_ascii_strtoull (text + strlen ("2026-"), NULL, 10);
  day = g_ascii_strtoull (text + strlen ("2026-02-"), NULL, 10);
  if (!g_date_valid_dmy (day, month, year))
    return FALSE;

  g_date_clear (date, 1);
  g_date_set_dmy (date, day, month, year);

  return TRUE;
}

/**
 * desk_profile_parse_time:
 * @text: "09:00"
 *
 * Returns: minutes after midnight, up to 1440 for "24:00"; -1 if there is no such time
 */
int
desk_profile_parse_time (const char *text)
{
  guint hour, minute;

  if (!g_regex_match_simple ("^[0-9]{2}:[0-5][0-9]$", text, G_REGEX_DOLLAR_ENDONLY, 0))
    return -1;

  hour = g_ascii_strtoull (text, NULL, 10);
  minute = g_ascii_strtoull (text + strlen ("09:"), NULL, 10);
  if (hour * 60 + minute > 24 * 60)
    return -1;

  return hour * 60 + minute;
}

/**
 * desk_calendar_new:
 * @calendar: the checked `calendar` of a profile
 * @fallback: (interned): language of a label where the wanted one is unknown
 *
 * Returns: (transfer full): the calendar
 */
DeskCalendar *
desk_calendar_new (JsonObject *calendar, const char *fallback)
{
  DeskCalendar *self = g_object_new (DESK_TYPE_CALENDAR, NULL);

  read_week (self, json_object_get_array_member (calendar, "working_weekdays"));
  read_hours (self, json_object_get_array_member (calendar, "hours"));
  self->work_end = read_work_end (calendar);
  self->holidays_apply = json_object_get_boolean_member (calendar, "holidays_apply");
  read_holidays (self, json_object_get_array_member (calendar, "holidays"), fallback);
  json_object_foreach_member (json_object_get_object_member (calendar, "years"), read_year, self);

  return self;
}

/**
 * desk_calendar_covers:
 *
 * A due date outside of the loaded years is provisional: moved holidays of that year are not known yet.
 *
 * Returns: TRUE if the days off of that year are in the profile
 */
gboolean
desk_calendar_covers (DeskCalendar *self, const GDate *date)
{
  g_return_val_if_fail (DESK_IS_CALENDAR (self), FALSE);

  return g_hash_table_contains (self->years, GUINT_TO_POINTER (g_date_get_year (date)));
}

/**
 * desk_calendar_get_holiday:
 *
 * Returns: (transfer none) (nullable): the holiday that is kept on @date; whether it is a day off is told by
 *   desk_calendar_is_working_day(), because under martial law holidays are worked
 */
DeskTerm *
desk_calendar_get_holiday (DeskCalendar *self, const GDate *date)
{
  g_autofree char *day = NULL;

  g_return_val_if_fail (DESK_IS_CALENDAR (self), NULL);

  if (desk_calendar_covers (self, date))
    return g_hash_table_lookup (self->days_off, GUINT_TO_POINTER (g_date_get_julian (date)));

  day = g_strdup_printf ("%02d-%02d", g_date_get_month (date), g_date_get_day (date));
  return g_hash_table_lookup (self->fixed, day);
}

static RegionDay
get_region_day (DeskCalendar *self, const GDate *date)
{
  RegionDay day;

  g_rw_lock_reader_lock (&self->lock);
  day = GPOINTER_TO_UINT (g_hash_table_lookup (self->region, GUINT_TO_POINTER (g_date_get_julian (date))));
  g_rw_lock_reader_unlock (&self->lock);
  return day;
}

/* "ua" in records, "UA" in profiles. */
static gboolean
is_country (const char *name, const char *country)
{
  return name != NULL && g_ascii_strcasecmp (name, country) == 0;
}

/**
 * desk_calendar_set_region_days:
 * @country: "UA", "KZ": days of another country do not count
 * @days: (element-type DeskCalendarDay): all that the region says; "usual" is as if it said nothing
 *
 * Puts what the region says over the profile. For any thread; deadlines that were computed before stay as they are.
 */
void
desk_calendar_set_region_days (DeskCalendar *self, const char *country, GPtrArray *days)
{
  GHashTable *region = g_hash_table_new (NULL, NULL);

  g_return_if_fail (DESK_IS_CALENDAR (self));

  for (guint i = 0; i < days->len; i++)
    {
      DeskRecord *record = g_ptr_array_index (days, i);
      const char *text = desk_record_get_text (record, DESK_CALENDAR_DAY_DATE);
      const char *what = desk_record_get_text (record, DESK_CALENDAR_DAY_DAY);
      RegionDay day = g_strcmp0 (what, "off") == 0       ? REGION_OFF
                      : g_strcmp0 (what, "working") == 0 ? REGION_WORKING
                                                         : REGION_USUAL;
      GDate date;

      if (day != REGION_USUAL
          && is_country (desk_record_get_text (record, DESK_CALENDAR_DAY_COUNTRY), country) && text != NULL
          && desk_profile_parse_date (text, &date))
        g_hash_table_insert (region, GUINT_TO_POINTER (g_date_get_julian (&date)), GUINT_TO_POINTER (day));
    }
  g_rw_lock_writer_lock (&self->lock);
  g_hash_table_unref (g_steal_pointer (&self->region));
  self->region = region;
  g_rw_lock_writer_unlock (&self->lock);
}

/**
 * desk_calendar_is_working_day:
 *
 * Returns: TRUE if @date counts as a working day
 */
gboolean
desk_calendar_is_working_day (DeskCalendar *self, const GDate *date)
{
  RegionDay day;

  g_return_val_if_fail (DESK_IS_CALENDAR (self), FALSE);
  g_return_val_if_fail (g_date_valid (date), FALSE);

  day = get_region_day (self, date);
  if (day != REGION_USUAL)
    return day == REGION_WORKING;

  if (!self->holidays_apply)
    return self->works[g_date_get_weekday (date)];

  if (g_hash_table_contains (self->working_days, GUINT_TO_POINTER (g_date_get_julian (date))))
    return TRUE;

  return self->works[g_date_get_weekday (date)] && desk_calendar_get_holiday (self, date) == NULL;
}

/**
 * desk_calendar_is_day_off:
 *
 * Returns: TRUE if @date is off because a holiday is kept on it or the region says so, whatever weekday it is
 */
gboolean
desk_calendar_is_day_off (DeskCalendar *self, const GDate *date)
{
  RegionDay day;

  g_return_val_if_fail (DESK_IS_CALENDAR (self), FALSE);
  g_return_val_if_fail (g_date_valid (date), FALSE);

  day = get_region_day (self, date);
  if (day != REGION_USUAL)
    return day == REGION_OFF;

  return self->holidays_apply && desk_calendar_get_holiday (self, date) != NULL
         && !g_hash_table_contains (self->working_days, GUINT_TO_POINTER (g_date_get_julian (date)));
}

/**
 * desk_calendar_get_work_end:
 *
 * Returns: minutes after midnight at which a working day of offices ends; 1440 where no rule of the country asks for it
 */
int
desk_calendar_get_work_end (DeskCalendar *self)
{
  g_return_val_if_fail (DESK_IS_CALENDAR (self), 24 * 60);

  return self->work_end;
}

/**
 * desk_calendar_get_hours:
 * @from: (out): minutes after midnight
 * @to: (out): minutes after midnight, up to 1440
 *
 * When people are received: these hours hold on the named weekdays, also on a holiday, because the law's working
 * days and the opening of a front office are two things.
 *
 * Returns: FALSE if the front office is closed on that day of the week
 */
gboolean
desk_calendar_get_hours (DeskCalendar *self, const GDate *date, int *from, int *to)
{
  const DeskHours *hours;

  g_return_val_if_fail (DESK_IS_CALENDAR (self), FALSE);
  g_return_val_if_fail (g_date_valid (date), FALSE);

  hours = &self->hours[g_date_get_weekday (date)];
  *from = hours->from;
  *to = hours->to;

  return hours->to > hours->from;
}

/**
 * desk_calendar_add_working_days:
 * @date: (inout): day 0, which is not counted
 * @days: how many working days to count
 */
void
desk_calendar_add_working_days (DeskCalendar *self, GDate *date, guint days)
{
  g_return_if_fail (DESK_IS_CALENDAR (self));
  g_return_if_fail (g_date_valid (date));

  while (days > 0)
    {
      g_date_add_days (date, 1);
      if (desk_calendar_is_working_day (self, date))
        days--;
    }
}

/**
 * desk_calendar_move_to_working_day:
 * @date: (inout): moved to the first working day at or after itself
 */
void
desk_calendar_move_to_working_day (DeskCalendar *self, GDate *date)
{
  g_return_if_fail (DESK_IS_CALENDAR (self));
  g_return_if_fail (g_date_valid (date));

  while (!desk_calendar_is_working_day (self, date))
    g_date_add_days (date, 1);
}

/**
 * desk_calendar_move_back_to_working_day:
 * @date: (inout): moved to the last working day at or before itself
 */
void
desk_calendar_move_back_to_working_day (DeskCalendar *self, GDate *date)
{
  g_return_if_fail (DESK_IS_CALENDAR (self));
  g_return_if_fail (g_date_valid (date));

  while (!desk_calendar_is_working_day (self, date))
    g_date_subtract_days (date, 1);
}

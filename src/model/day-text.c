// SPDX-License-Identifier: GPL-3.0-or-later
// Weekdays and months by name. All of them are translations: the C library has names only for locales that are installed,
// in a sandbox few are, and some of its names have a capital that the language does not write.

#include "model/day-text.h"

#include <glib/gi18n-lib.h>

static const char *const weekdays[] = {
  NC_ ("weekday", "Monday"),   NC_ ("weekday", "Tuesday"), NC_ ("weekday", "Wednesday"),
  NC_ ("weekday", "Thursday"), NC_ ("weekday", "Friday"),  NC_ ("weekday", "Saturday"),
  NC_ ("weekday", "Sunday"),
};

static const char *const short_weekdays[] = {
  NC_ ("weekday", "Mon"), NC_ ("weekday", "Tue"), NC_ ("weekday", "Wed"), NC_ ("weekday", "Thu"),
  NC_ ("weekday", "Fri"), NC_ ("weekday", "Sat"), NC_ ("weekday", "Sun"),
};

/* TRANSLATORS: a month without a day, as in "November 2026" */
static const char *const months_alone[] = {
  NC_ ("month alone", "January"), NC_ ("month alone", "February"), NC_ ("month alone", "March"),
  NC_ ("month alone", "April"),   NC_ ("month alone", "May"),      NC_ ("month alone", "June"),
  NC_ ("month alone", "July"),    NC_ ("month alone", "August"),   NC_ ("month alone", "September"),
  NC_ ("month alone", "October"), NC_ ("month alone", "November"), NC_ ("month alone", "December"),
};

/* TRANSLATORS: a month beside a day, as in "20 November 2026": in many languages the genitive */
static const char *const months_in_date[] = {
  NC_ ("month in a date", "January"),   NC_ ("month in a date", "February"),
  NC_ ("month in a date", "March"),     NC_ ("month in a date", "April"),
  NC_ ("month in a date", "May"),       NC_ ("month in a date", "June"),
  NC_ ("month in a date", "July"),      NC_ ("month in a date", "August"),
  NC_ ("month in a date", "September"), NC_ ("month in a date", "October"),
  NC_ ("month in a date", "November"),  NC_ ("month in a date", "December"),
};

static const char *const short_months[] = {
  NC_ ("month", "Jan"), NC_ ("month", "Feb"), NC_ ("month", "Mar"), NC_ ("month", "Apr"),
  NC_ ("month", "May"), NC_ ("month", "Jun"), NC_ ("month", "Jul"), NC_ ("month", "Aug"),
  NC_ ("month", "Sep"), NC_ ("month", "Oct"), NC_ ("month", "Nov"), NC_ ("month", "Dec"),
};

static const char *
get_month_in_date (const GDate *day)
{
  return g_dpgettext2 (NULL, "month in a date", months_in_date[g_date_get_month (day) - G_DATE_JANUARY]);
}

/**
 * desk_day_text_get_weekday:
 *
 * Returns: (transfer none): "Friday", translated
 */
const char *
desk_day_text_get_weekday (GDateWeekday weekday)
{
  return g_dpgettext2 (NULL, "weekday", weekdays[weekday - G_DATE_MONDAY]);
}

/**
 * desk_day_text_get_short_weekday:
 *
 * Returns: (transfer none): "Fri", translated
 */
const char *
desk_day_text_get_short_weekday (GDateWeekday weekday)
{
  return g_dpgettext2 (NULL, "weekday", short_weekdays[weekday - G_DATE_MONDAY]);
}

/**
 * desk_day_text_get_short_month:
 *
 * Returns: (transfer none): "Nov", translated
 */
const char *
desk_day_text_get_short_month (GDateMonth month)
{
  return g_dpgettext2 (NULL, "month", short_months[month - G_DATE_JANUARY]);
}

/**
 * desk_day_text_write:
 *
 * Returns: (transfer full): the day in full, translated: "Friday, 20 November 2026"
 */
char *
desk_day_text_write (const GDate *day)
{
  /* TRANSLATORS: weekday, day, month, year: "Friday, 20 November 2026" */
  return g_strdup_printf (_ ("%1$s, %2$d %3$s %4$d"), desk_day_text_get_weekday (g_date_get_weekday (day)),
                          g_date_get_day (day), get_month_in_date (day), g_date_get_year (day));
}

/**
 * desk_day_text_write_short:
 *
 * Returns: (transfer full): the day in short, translated: "Fri 20 Nov 2026"
 */
char *
desk_day_text_write_short (const GDate *day)
{
  /* TRANSLATORS: weekday, day, month, year: "Fri 20 Nov 2026" */
  return g_strdup_printf (_ ("%1$s %2$d %3$s %4$d"),
                          desk_day_text_get_short_weekday (g_date_get_weekday (day)), g_date_get_day (day),
                          desk_day_text_get_short_month (g_date_get_month (day)), g_date_get_year (day));
}

/**
 * desk_day_text_write_without_year:
 *
 * Returns: (transfer full): the day where the year is known, translated: "Tuesday, 2 June"
 */
char *
desk_day_text_write_without_year (const GDate *day)
{
  /* TRANSLATORS: weekday, day, month: "Tuesday, 2 June" */
  return g_strdup_printf (_ ("%1$s, %2$d %3$s"), desk_day_text_get_weekday (g_date_get_weekday (day)),
                          g_date_get_day (day), get_month_in_date (day));
}

/**
 * desk_day_text_write_month:
 * @day: some day of the month
 *
 * Returns: (transfer full): month and year, translated: "November 2026"
 */
char *
desk_day_text_write_month (const GDate *day)
{
  const char *month =
      g_dpgettext2 (NULL, "month alone", months_alone[g_date_get_month (day) - G_DATE_JANUARY]);

  /* TRANSLATORS: month and year: "November 2026" */
  return g_strdup_printf (C_ ("month alone", "%1$s %2$d"), month, g_date_get_year (day));
}

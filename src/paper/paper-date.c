// SPDX-License-Identifier: GPL-3.0-or-later

#include "paper/paper-date.h"

#include "model/moment.h"

/**
 * desk_paper_date_format:
 * @date: (nullable): what is kept as "1985-03-12", "1985-03" or "1985"
 *
 * Returns: (transfer full) (nullable): "12.03.1985", "03.1985" or "1985"; what is no date as it is
 */
char *
desk_paper_date_format (const char *date)
{
  DeskMoment moment;

  if (date == NULL || !desk_moment_from_date (date, &moment))
    return g_strdup (date);
  if (moment.month == 0)
    return g_strdup_printf ("%d", moment.year);
  if (moment.day == 0)
    return g_strdup_printf ("%02d.%d", moment.month, moment.year);
  return g_strdup_printf ("%02d.%02d.%d", moment.day, moment.month, moment.year);
}

/**
 * desk_paper_date_format_moment:
 * @wall: (nullable): what is kept as "2026-11-20T18:30" or "2026-11-20"
 *
 * Returns: (transfer full) (nullable): "20.11.2026 18:30" or "20.11.2026"; what is no moment as it is
 */
char *
desk_paper_date_format_moment (const char *wall)
{
  DeskMoment moment;

  if (wall == NULL || !desk_moment_from_wall (wall, &moment))
    return g_strdup (wall);
  return moment.hour < 0 ? g_strdup_printf ("%02d.%02d.%d", moment.day, moment.month, moment.year)
                         : g_strdup_printf ("%02d.%02d.%d %02d:%02d", moment.day, moment.month, moment.year,
                                            moment.hour, moment.minute);
}

/* Monday is 1, as in GDateWeekday. */
static const char *const weekdays[] = {
  NULL,          "date.monday",   "date.tuesday", "date.wednesday", "date.thursday",
  "date.friday", "date.saturday", "date.sunday",
};

static const char *const months[] = {
  NULL,   "january", "february",  "march",   "april",    "may",      "june",
  "july", "august",  "september", "october", "november", "december",
};

/**
 * desk_paper_date_get_weekday:
 *
 * Returns: (transfer none): "вівторок"
 */
const char *
desk_paper_date_get_weekday (DeskPaperSource *source, GDateWeekday weekday, const char *language)
{
  return desk_paper_source_get_text (source, weekdays[weekday], language);
}

/* @of: "of_" for the case a month has in a date, "" for the one it has by itself. */
static const char *
get_month (DeskPaperSource *source, const char *of, const GDate *day, const char *language)
{
  g_autofree char *key = g_strconcat ("date.", of, months[g_date_get_month (day)], NULL);

  return desk_paper_source_get_text (source, key, language);
}

/**
 * desk_paper_date_write_day:
 *
 * Returns: (transfer full): "вівторок, 24 листопада 2026 року"
 */
char *
desk_paper_date_write_day (DeskPaperSource *source, const GDate *day, const char *language)
{
  g_autofree char *number = g_strdup_printf ("%d", g_date_get_day (day));
  g_autofree char *year = g_strdup_printf ("%d", g_date_get_year (day));

  return desk_profile_format_text (desk_paper_source_get_profile (source), "date.day", language, "weekday",
                                   desk_paper_date_get_weekday (source, g_date_get_weekday (day), language),
                                   "day", number, "month", get_month (source, "of_", day, language), "year",
                                   year, NULL);
}

/**
 * desk_paper_date_write_month:
 * @day: some day of the month
 * @key: a text of the profile with {month} and {year}
 *
 * Returns: (transfer full): the text with the month by its own name: "на листопад 2026 року"
 */
char *
desk_paper_date_write_month (DeskPaperSource *source, const GDate *day, const char *key, const char *language)
{
  g_autofree char *year = g_strdup_printf ("%d", g_date_get_year (day));

  return desk_profile_format_text (desk_paper_source_get_profile (source), key, language, "month",
                                   get_month (source, "", day, language), "year", year, NULL);
}

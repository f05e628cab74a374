// SPDX-License-Identifier: GPL-3.0-or-later
// Days in words: in each language of the screens, where the C library knows none of them.

#include "model/day-text.h"

#include <libintl.h>
#include <locale.h>

/* 20 November 2026 is a Friday. */
static const struct
{
  const char *language;
  const char *full;
  const char *in_short;
  const char *without_year;
  const char *month;
} days[] = {
  { "en", "Friday, 20 November 2026", "Fri 20 Nov 2026", "Friday, 20 November", "November 2026" },
  { "uk", "п’ятниця, 20 листопада 2026", "пт 20 лист. 2026", "п’ятниця, 20 листопада", "листопад 2026" },
  { "ru", "пятница, 20 ноября 2026", "пт 20 нояб. 2026", "пятница, 20 ноября", "ноябрь 2026" },
  { "kk", "2026 ж. 20 қараша, жұма", "2026 ж. 20 қар., жм", "20 қараша, жұма", "2026 ж. қараша" },
};

/* Some locale has to be there, or nothing is translated at all; LC_TIME stays at C. */
static gboolean
take_locale (void)
{
  static const char *const locales[] = { "en_US.UTF-8", "en_GB.UTF-8", "uk_UA.UTF-8", "ru_RU.UTF-8",
                                         "kk_KZ.UTF-8" };

  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    if (setlocale (LC_MESSAGES, locales[i]) != NULL)
      return TRUE;
  g_test_skip ("no locale is installed");
  return FALSE;
}

static void
speak (const char *language)
{
  g_setenv ("LANGUAGE", language, TRUE);
  textdomain (GETTEXT_PACKAGE); /* what was looked up is forgotten */
}

static void
days_are_named_in_every_language (void)
{
  GDate day;

  if (!take_locale ())
    return;
  g_assert_cmpstr (setlocale (LC_TIME, NULL), ==, "C");
  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 20, G_DATE_NOVEMBER, 2026);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *full = NULL;
      g_autofree char *in_short = NULL;
      g_autofree char *without_year = NULL;
      g_autofree char *month = NULL;

      speak (days[i].language);
      full = desk_day_text_write (&day);
      in_short = desk_day_text_write_short (&day);
      without_year = desk_day_text_write_without_year (&day);
      month = desk_day_text_write_month (&day);
      g_assert_cmpstr (full, ==, days[i].full);
      g_assert_cmpstr (in_short, ==, days[i].in_short);
      g_assert_cmpstr (without_year, ==, days[i].without_year);
      g_assert_cmpstr (month, ==, days[i].month);
    }
}

/* That no other text has the name is what tells a slip in a table from a name. */
static void
take_name (GHashTable *names, const char *name, gboolean is_english)
{
  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      g_assert_true (is_english ? letter < 0x80 : !g_unichar_isupper (letter));
      g_assert_true (is_english || !g_ascii_isalpha (*at));
    }
  g_assert_true (g_hash_table_add (names, g_strdup (name)));
}

static void
take_names (gboolean is_english)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) months = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) dates = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GDate day;

  g_date_clear (&day, 1);
  for (int i = 0; i < 7; i++)
    {
      take_name (names, desk_day_text_get_weekday ((GDateWeekday)(G_DATE_MONDAY + i)), is_english);
      take_name (names, desk_day_text_get_short_weekday ((GDateWeekday)(G_DATE_MONDAY + i)), is_english);
    }
  for (int i = 0; i < 12; i++)
    {
      g_autofree char *month = NULL;
      g_autofree char *date = NULL;

      g_date_set_dmy (&day, 1, (GDateMonth)(G_DATE_JANUARY + i), 2026);
      month = desk_day_text_write_month (&day);
      date = desk_day_text_write_without_year (&day);
      take_name (months, month, is_english);
      take_name (dates, date, is_english);
      take_name (names, desk_day_text_get_short_month ((GDateMonth)(G_DATE_JANUARY + i)), is_english);
    }
}

static void
every_name_is_translated_and_small (void)
{
  if (!take_locale ())
    return;
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      speak (days[i].language);
      take_names (g_str_equal (days[i].language, "en"));
    }
}

int
main (int argc, char *argv[])
{
  g_autofree char *catalogues = g_build_filename (g_getenv ("DUTYDESK_BUILD"), "po", NULL);

  g_test_init (&argc, &argv, NULL);
  bindtextdomain (GETTEXT_PACKAGE, catalogues);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  g_test_add_func ("/model/day-text/days", days_are_named_in_every_language);
  g_test_add_func ("/model/day-text/names", every_name_is_translated_and_small);
  return g_test_run ();
}

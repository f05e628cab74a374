// SPDX-License-Identifier: GPL-3.0-or-later
// The language of the screens, changed while the program runs.

#include "ui/language.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

/* A language, its own name, the locales that speak it, likeliest first, and what it says where nothing can be
   translated: those words cannot come from a translation. */
static const struct
{
  const char *language;
  const char *name;
  const char *locales[3];
  const char *missing;
} table[] = {
  { "uk",
    "Українська",
    { "uk_UA.UTF-8" },
    "Екрани лишаються англійською: у цій системі немає локалі {locale}. Попросіть того, хто доглядає за комп’ютером, "
    "встановити її, а потім запустіть програму знову." },
  { "ru",
    "Русский",
    { "ru_RU.UTF-8", "ru_UA.UTF-8" },
    "Экраны остаются на английском: в этой системе нет локали {locale}. Попросите того, кто следит за компьютером, "
    "установить её, затем запустите программу снова." },
  { "kk",
    "Қазақша",
    { "kk_KZ.UTF-8" },
    "Экрандар ағылшынша қалады: бұл жүйеде {locale} локалі жоқ. Компьютерге қарайтын адамнан оны орнатуды сұраңыз, "
    "содан кейін бағдарламаны қайта іске қосыңыз." },
  { "en", "English", { "en_GB.UTF-8", "en_US.UTF-8" }, NULL },
};

static const char *const languages[] = { "uk", "ru", "kk", "en", NULL };

static gboolean
set_locale (int category, const char *language)
{
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    for (guint j = 0; j < G_N_ELEMENTS (table[i].locales) && table[i].locales[j] != NULL; j++)
      if ((language == NULL || g_str_equal (table[i].language, language))
          && setlocale (category, table[i].locales[j]) != NULL)
        return TRUE;
  return FALSE;
}

/* The locale in which the C library translates nothing, whatever is asked for. */
static gboolean
is_mute (const char *locale)
{
  return locale == NULL || g_str_equal (locale, "C") || g_str_equal (locale, "POSIX")
         || g_str_has_prefix (locale, "C.");
}

/**
 * desk_language_list:
 *
 * Returns: (transfer none) (array zero-terminated=1): the languages of the screens: "uk", "ru", "kk", "en"
 */
const char *const *
desk_language_list (void)
{
  return languages;
}

/**
 * desk_language_get_name:
 *
 * Returns: (transfer none) (nullable): what a language calls itself
 */
const char *
desk_language_get_name (const char *language)
{
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (g_str_equal (table[i].language, language))
      return table[i].name;
  return NULL;
}

/**
 * desk_language_find_system:
 *
 * Returns: (transfer none): the first language of this session that the screens speak, "en" when there is none
 */
const char *
desk_language_find_system (void)
{
  const char *const *wanted = g_get_language_names ();

  for (guint i = 0; wanted[i] != NULL; i++)
    for (guint j = 0; languages[j] != NULL; j++)
      if (g_str_equal (wanted[i], languages[j]))
        return languages[j];
  return "en";
}

/**
 * desk_language_get_current:
 *
 * Returns: (transfer none): the language that was applied last, else the session's
 */
const char *
desk_language_get_current (void)
{
  const char *language = g_getenv ("LANGUAGE");

  for (guint i = 0; language != NULL && languages[i] != NULL; i++)
    if (g_str_equal (language, languages[i]))
      return languages[i];
  return desk_language_find_system ();
}

/**
 * desk_language_apply:
 * @language: "uk", "ru", "kk" or "en"
 *
 * Makes texts come in a language from now on, names of days and months among them (model/day-text), and collation where
 * its locale is installed. Texts that are on the screen stay as they are.
 *
 * The C library looks at LANGUAGE only where the locale of messages is not C (nor C.UTF-8, since glibc 2.39), therefore
 * some other locale is taken when the language's own is not installed, as in a sandbox.
 */
void
desk_language_apply (const char *language)
{
  g_setenv ("LANGUAGE", language, TRUE);
  if (!set_locale (LC_ALL, language))
    {
      const char *messages = setlocale (LC_ALL, "") != NULL ? setlocale (LC_MESSAGES, NULL) : "C";

      if (is_mute (messages))
        set_locale (LC_MESSAGES, NULL);
    }
  /* The C library forgets what it has looked up so far when the domain is set. */
  textdomain (GETTEXT_PACKAGE);
}

/**
 * desk_language_describe_missing:
 *
 * Returns: (transfer full) (nullable): why the screens stay English though another language was applied, and what to do,
 *   in that language; NULL where the screens speak it
 */
char *
desk_language_describe_missing (void)
{
  const char *language = desk_language_get_current ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (g_str_equal (table[i].language, language) && table[i].missing != NULL
        && is_mute (setlocale (LC_MESSAGES, NULL)))
      {
        GString *words = g_string_new (table[i].missing);

        g_string_replace (words, "{locale}", table[i].locales[0], 1);
        return g_string_free (words, FALSE);
      }
  return NULL;
}

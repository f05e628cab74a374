// SPDX-License-Identifier: GPL-3.0-or-later
// How an officer is called on the screens: "Capt. O. Shevchuk".

#include "ui/officer-name.h"

#include <string.h>

#define GLUE "\u00a0" /* keeps initial and surname on one line */

static void
append_initial (GString *name, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  g_string_append_unichar (name, g_unichar_toupper (g_utf8_get_char (text)));
  g_string_append (name, "." GLUE);
}

/* The short form where the profile has one. */
static void
append_rank (GString *name, DeskTerm *rank, const char *language)
{
  const char *text = rank != NULL ? desk_term_get_text (rank, "short", language) : NULL;

  if (text == NULL && rank != NULL)
    text = desk_term_get_label (rank, language);
  if (text != NULL)
    g_string_append_printf (name, "%s ", text);
}

/**
 * desk_officer_name_make:
 * @profile: (nullable): where the labels of ranks stand
 * @language: language of the screens
 *
 * Returns: (transfer full): rank, initial and surname, as far as they are known
 */
char *
desk_officer_name_make (DeskOfficer *officer, DeskProfile *profile, const char *language)
{
  DeskRecord *record = DESK_RECORD (officer);
  const char *rank = desk_record_get_text (record, DESK_OFFICER_RANK);
  const char *surname = desk_record_get_text (record, DESK_OFFICER_SURNAME);
  GString *name = g_string_new (NULL);

  if (rank != NULL && profile != NULL)
    append_rank (name, desk_profile_get_term (profile, "ranks", rank), language);
  append_initial (name, desk_record_get_text (record, DESK_OFFICER_GIVEN_NAME));
  g_string_append (name, surname != NULL ? surname : "");
  return g_string_free (name, FALSE);
}

/**
 * desk_officer_name_fill_table:
 * @names: its keys and values are freed with g_free()
 * @officers: (element-type DeskOfficer)
 *
 * Puts the name of each officer into @names, under the officer's id.
 */
void
desk_officer_name_fill_table (GHashTable *names, GPtrArray *officers, DeskProfile *profile,
                              const char *language)
{
  for (guint i = 0; i < officers->len; i++)
    g_hash_table_insert (names, g_strdup (desk_record_get_id (g_ptr_array_index (officers, i))),
                         desk_officer_name_make (g_ptr_array_index (officers, i), profile, language));
}

/**
 * desk_officer_name_turn:
 * @name: what desk_officer_name_make() made
 *
 * Returns: (transfer full): "Shevchuk O.", from which an avatar takes its letters; @name where it has no such parts
 */
char *
desk_officer_name_turn (const char *name)
{
  const char *glue = strstr (name, GLUE);
  g_autofree char *before = NULL;
  const char *space;

  if (glue == NULL)
    return g_strdup (name);
  before = g_strndup (name, (gsize)(glue - name));
  space = strrchr (before, ' ');
  return g_strconcat (glue + strlen (GLUE), " ", space != NULL ? space + 1 : before, NULL);
}

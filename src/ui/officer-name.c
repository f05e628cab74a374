// SPDX-License-Identifier: GPL-3.0-or-later
// How an officer is called on the screens: "Captain O. Shevchuk".

#include "ui/officer-name.h"

static void
append_initial (GString *name, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  g_string_append_unichar (name, g_unichar_toupper (g_utf8_get_char (text)));
  g_string_append (name, ".\u00a0");
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
    {
      const char *label = desk_profile_get_label (profile, "ranks", rank, language);
      if (label != NULL)
        g_string_append_printf (name, "%s ", label);
    }
  append_initial (name, desk_record_get_text (record, DESK_OFFICER_GIVEN_NAME));
  g_string_append (name, surname != NULL ? surname : "");
  return g_string_free (name, FALSE);
}

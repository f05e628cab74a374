// SPDX-License-Identifier: GPL-3.0-or-later
// From a typed line to the form of a new person, read as the country's profile says.

#include "ui/widgets/person-typed.h"

#include "model/person-scan.h"
#include "model/profile.h"

/* The personal numbers the country gives to persons. */
static gsize
list_kinds (DeskProfile *profile, DeskIdentifierKind *kinds, gsize room)
{
  DeskVocabulary *numbers = desk_profile_get_vocabulary (profile, "personal_numbers");
  gsize n = 0;

  for (guint i = 0; i < desk_vocabulary_get_length (numbers) && n < room; i++)
    {
      DeskTerm *term = desk_vocabulary_get_term_at (numbers, i);
      DeskIdentifierKind kind = desk_identifier_kind_from_name (desk_term_get_string (term, "algorithm"));

      if (kind != DESK_IDENTIFIER_NONE && g_strcmp0 (desk_term_get_string (term, "holder"), "person") == 0)
        kinds[n++] = kind;
    }
  return n;
}

/**
 * desk_person_typed_fill:
 * @text: a name, numbers, or what a scanner read from a document; "" for nothing
 *
 * Puts into a person what the text says.
 */
void
desk_person_typed_fill (DeskPerson *person, const char *text, DeskContext *context)
{
  DeskProfile *profile = desk_context_get_profile (context);
  g_autoptr (GDateTime) today = desk_clock_get_local (desk_context_get_clock (context));
  DeskIdentifierKind kinds[4];
  gsize n_kinds = list_kinds (profile, kinds, G_N_ELEMENTS (kinds));
  g_autoptr (DeskEntryText) read = NULL;

  if (text[0] == '\0')
    return;
  read = desk_entry_text_read (text, desk_profile_get_code (profile), kinds, n_kinds, today);
  desk_person_take_text (person, read, profile, g_random_int ());
}

// SPDX-License-Identifier: GPL-3.0-or-later
// Only a number that is marked as safe to call is offered: who else may pick up the phone is not known.

#include "ui/lost-documents/owner-words.h"

#include "ui/people/person-words.h"
#include "ui/widgets/field-words.h"

#include <glib/gi18n-lib.h>

/* The number, where it is in use and safe to call. */
static const char *
get_safe_phone (DeskRecord *person, const char *key)
{
  if (g_strcmp0 (desk_record_get_entry_text (person, DESK_PERSON_PHONE_SAFE, key), "yes") != 0
      || desk_record_get_entry (person, DESK_PERSON_PHONE_ENDED, key) != NULL)
    return NULL;
  return desk_record_get_entry_text (person, DESK_PERSON_PHONE, key);
}

static void
add_person (GString *lines, DeskPerson *person)
{
  DeskRecord *record = DESK_RECORD (person);
  g_autofree const char **keys = desk_record_list_keys (record, DESK_PERSON_PHONE);
  g_autofree char *name = desk_person_words_get_name (person);
  g_autoptr (GString) phones = g_string_new (NULL);
  g_autofree char *told = NULL;

  for (guint i = 0; keys[i] != NULL; i++)
    {
      const char *phone = get_safe_phone (record, keys[i]);

      if (phone != NULL)
        g_string_append_printf (phones, "%s%s", phones->len > 0 ? ", " : "", phone);
    }
  /* TRANSLATORS: of a person: no phone is marked as safe to call */
  told = desk_field_words_about (name, phones->len > 0 ? phones->str : _ ("no number that is safe to call"));
  g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", told);
}

/**
 * desk_owner_words_get_contact:
 *
 * Returns: (transfer full): whom to tell, with the numbers that are safe to call
 */
char *
desk_owner_words_get_contact (DeskFindFile *file)
{
  const DeskMatchFile *confirmed = desk_find_file_get_confirmed (file);
  g_autoptr (GString) lines = g_string_new (NULL);

  if (confirmed == NULL)
    return g_strdup (_ ("No declaration was confirmed to be about this document, so nobody is named here."));
  if (confirmed->holder != NULL)
    add_person (lines, confirmed->holder);
  if (confirmed->applicant != NULL
      && (confirmed->holder == NULL
          || g_strcmp0 (desk_record_get_id (DESK_RECORD (confirmed->holder)),
                        desk_record_get_id (DESK_RECORD (confirmed->applicant)))
                 != 0))
    add_person (lines, confirmed->applicant);
  return g_string_free_and_steal (g_steal_pointer (&lines));
}

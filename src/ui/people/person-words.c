// SPDX-License-Identifier: GPL-3.0-or-later
// What lists say about a person, with numbers masked.

#include "ui/people/person-words.h"

#include "ui/widgets/field-text.h"

#include <glib/gi18n-lib.h>

/**
 * desk_person_words_get_name:
 *
 * Returns: (transfer full): the full name or the organisation; words for whoever has none
 */
char *
desk_person_words_get_name (DeskPerson *person)
{
  char *name = desk_person_get_full_name (person);

  if (name != NULL)
    return name;
  return g_strdup (desk_record_get_boolean (DESK_RECORD (person), DESK_PERSON_REFUSED)
                       ? _ ("Refused to identify")
                       : _ ("Without a name"));
}

/**
 * desk_person_words_get_birth:
 *
 * Returns: (transfer full) (nullable): "12.03.1985", or what is known of it
 */
char *
desk_person_words_get_birth (DeskPerson *person, DeskContext *context)
{
  DeskRecord *record = DESK_RECORD (person);

  return desk_field_text_show (&desk_record_get_fields (record, NULL)[DESK_PERSON_BIRTH],
                               desk_record_get_value (record, DESK_PERSON_BIRTH), context);
}

/**
 * desk_person_words_get_document:
 *
 * Returns: (transfer full) (nullable): the tail of the first document, else of the personal number
 */
char *
desk_person_words_get_document (DeskPerson *person)
{
  const char *number = desk_person_get_first_entry (person, DESK_PERSON_DOCUMENT_NUMBER);

  return desk_person_mask (
      number != NULL ? number : desk_record_get_text (DESK_RECORD (person), DESK_PERSON_PERSONAL_NUMBER));
}

/**
 * desk_person_words_get_phone:
 *
 * Returns: (transfer full) (nullable): the tail of the first phone
 */
char *
desk_person_words_get_phone (DeskPerson *person)
{
  return desk_person_mask (desk_person_get_first_entry (person, DESK_PERSON_PHONE));
}

// SPDX-License-Identifier: GPL-3.0-or-later
// From the machine-readable lines of a found document to what is written down of it.

#include "model/find-scan.h"

#include "model/person-scan.h"

static void
fill (DeskFind *self, DeskFindField field, const char *text)
{
  if (text != NULL && *text != '\0' && desk_record_get_value (DESK_RECORD (self), field) == NULL)
    desk_record_set_text (DESK_RECORD (self), field, text);
}

/**
 * desk_find_take_mrz:
 * @profile: says which type of document it is
 *
 * Fills in type, number, names and birth date where they are empty.
 */
void
desk_find_take_mrz (DeskFind *self, const DeskMrz *mrz, DeskProfile *profile)
{
  g_autoptr (DeskPerson) holder = g_object_new (DESK_TYPE_PERSON, NULL);
  g_autofree const char **keys = NULL;

  desk_person_take_document (holder, mrz, profile, 0);
  keys = desk_record_list_keys (DESK_RECORD (holder), DESK_PERSON_DOCUMENT_NUMBER);
  if (keys[0] != NULL)
    fill (self, DESK_FIND_DOCUMENT,
          desk_record_get_entry_text (DESK_RECORD (holder), DESK_PERSON_DOCUMENT_TYPE, keys[0]));
  fill (self, DESK_FIND_NUMBER, mrz->document_number);
  fill (self, DESK_FIND_HOLDER_SURNAME, mrz->surname);
  fill (self, DESK_FIND_HOLDER_GIVEN_NAME, mrz->given_names);
  fill (self, DESK_FIND_HOLDER_BIRTH, mrz->birth_date);
}

// SPDX-License-Identifier: GPL-3.0-or-later
// What a scanned document or a typed line says about a person, put into the person.

#include "model/person-scan.h"

#include "model/spelling.h"

/* What is known already stays: the officer compares. */
static void
fill (DeskPerson *self, DeskPersonField field, const char *text)
{
  if (text != NULL && text[0] != '\0' && desk_record_get_value (DESK_RECORD (self), field) == NULL)
    desk_record_set_text (DESK_RECORD (self), field, text);
}

static gboolean
has_entry (DeskPerson *self, DeskPersonField field, const char *text)
{
  g_autofree const char **keys = desk_record_list_keys (DESK_RECORD (self), field);
  g_autofree char *wanted = desk_spelling_canonical_number (text);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autofree char *present =
          desk_spelling_canonical_number (desk_record_get_entry_text (DESK_RECORD (self), field, keys[i]));

      if (g_str_equal (present, wanted))
        return TRUE;
    }
  return FALSE;
}

static void
add_entry (DeskPerson *self, DeskPersonField field, const char *text, guint32 random)
{
  g_autofree char *key = NULL;

  if (text == NULL || text[0] == '\0' || has_entry (self, field, text))
    return;
  key = desk_record_make_key (DESK_RECORD (self), field, random);
  desk_record_set_entry (DESK_RECORD (self), field, key, g_variant_new_string (text));
}

static void
fill_sex (DeskPerson *self, char sex)
{
  if (sex != 0)
    fill (self, DESK_PERSON_SEX, sex == 'm' ? "male" : "female");
}

/**
 * desk_person_take_mrz:
 * @random: for the key of the document in the list
 *
 * Fills a person from the machine-readable lines of a document: the Latin names as the other spelling, birth, sex and
 * personal number where they are empty, the number among the documents.
 */
void
desk_person_take_mrz (DeskPerson *self, const DeskMrz *mrz, guint32 random)
{
  fill (self, DESK_PERSON_SURNAME_OTHER, mrz->surname);
  fill (self, DESK_PERSON_GIVEN_NAME_OTHER, mrz->given_names);
  fill (self, DESK_PERSON_BIRTH, mrz->birth_date);
  fill_sex (self, mrz->sex);
  fill (self, DESK_PERSON_PERSONAL_NUMBER, mrz->personal_number);
  add_entry (self, DESK_PERSON_DOCUMENT_NUMBER, mrz->document_number, random);
}

/* Returns: FALSE where the number says nothing about a person. */
static gboolean
take_number (DeskPerson *self, const DeskEntryReading *reading, guint32 random)
{
  switch (reading->kind)
    {
    case DESK_ENTRY_PHONE:
      add_entry (self, DESK_PERSON_PHONE, reading->value, random);
      return TRUE;
    case DESK_ENTRY_PERSONAL:
      if (reading->level == DESK_VERDICT_ERROR)
        return FALSE;
      fill (self, DESK_PERSON_PERSONAL_NUMBER, reading->value);
      return TRUE;
    case DESK_ENTRY_DOCUMENT:
      add_entry (self, DESK_PERSON_DOCUMENT_NUMBER, reading->value, random);
      return TRUE;
    case DESK_ENTRY_PHONE_TAIL:
    case DESK_ENTRY_REGISTER:
    case DESK_ENTRY_QUEUE:
    default:
      return FALSE;
    }
}

/**
 * desk_person_take_text:
 * @text: a typed line, taken apart
 * @random: for the keys of list entries
 *
 * Fills a person from a typed line: the names, and the number as what it most likely is. A number that only finds
 * somebody (a queue number, the tail of a phone) is left out.
 */
void
desk_person_take_text (DeskPerson *self, const DeskEntryText *text, guint32 random)
{
  if (text->mrz != NULL)
    {
      desk_person_take_mrz (self, text->mrz, random);
      return;
    }
  fill (self, DESK_PERSON_SURNAME, text->surname);
  fill (self, DESK_PERSON_GIVEN_NAME, text->given_name);
  fill (self, DESK_PERSON_PATRONYMIC, text->patronymic);
  for (guint i = 0; i < text->readings->len; i++)
    if (take_number (self, g_ptr_array_index (text->readings, i), random))
      break;
}

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

/* Returns: (transfer none) (nullable): the key of the entry that says the same */
static const char *
find_entry (DeskPerson *self, DeskPersonField field, const char *text)
{
  g_autofree const char **keys = desk_record_list_keys (DESK_RECORD (self), field);
  g_autofree char *wanted = desk_spelling_canonical_number (text);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autofree char *present =
          desk_spelling_canonical_number (desk_record_get_entry_text (DESK_RECORD (self), field, keys[i]));

      if (g_str_equal (present, wanted))
        return keys[i];
    }
  return NULL;
}

static void
add_entry (DeskPerson *self, DeskPersonField field, const char *text, guint32 random)
{
  g_autofree char *key = NULL;

  if (text == NULL || text[0] == '\0' || find_entry (self, field, text) != NULL)
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

/* The type of document that the country's profile knows by how the lines begin. */
static DeskTerm *
find_type (const DeskMrz *mrz, DeskProfile *profile)
{
  DeskVocabulary *types = desk_profile_get_vocabulary (profile, "document_types");
  g_autofree char *begin =
      g_strdup_printf ("%-2s%-3s%-3s", mrz->document_type, mrz->issuer, mrz->nationality);

  g_strdelimit (begin, " ", '<');
  for (guint i = 0; i < desk_vocabulary_get_length (types); i++)
    {
      DeskTerm *term = desk_vocabulary_get_term_at (types, i);
      const char *mask = desk_term_get_string (term, "mrz");
      g_autofree char *whole = mask != NULL ? g_strdup_printf ("^(?:%s)\\z", mask) : NULL;

      if (whole != NULL && g_regex_match_simple (whole, begin, G_REGEX_DEFAULT, 0))
        return term;
    }
  return NULL;
}

/**
 * desk_person_take_document:
 * @profile: says which type of document it is
 * @random: for the key of the document in the list
 *
 * Puts the scanned document among the documents of a person, once.
 */
void
desk_person_take_document (DeskPerson *self, const DeskMrz *mrz, DeskProfile *profile, guint32 random)
{
  DeskRecord *record = DESK_RECORD (self);
  DeskTerm *type = find_type (mrz, profile);
  const char *key;

  add_entry (self, DESK_PERSON_DOCUMENT_NUMBER, mrz->document_number, random);
  key = find_entry (self, DESK_PERSON_DOCUMENT_NUMBER, mrz->document_number);
  if (type != NULL && desk_record_get_entry (record, DESK_PERSON_DOCUMENT_TYPE, key) == NULL)
    desk_record_set_entry (record, DESK_PERSON_DOCUMENT_TYPE, key,
                           g_variant_new_string (desk_term_get_code (type)));
}

/**
 * desk_person_take_mrz:
 * @profile: says which type of document it is
 * @random: for the key of the document in the list
 *
 * Fills a person from the machine-readable lines of a document: the Latin names as the other spelling, birth, sex and
 * personal number where they are empty, type and number among the documents.
 */
void
desk_person_take_mrz (DeskPerson *self, const DeskMrz *mrz, DeskProfile *profile, guint32 random)
{
  fill (self, DESK_PERSON_SURNAME_OTHER, mrz->surname);
  fill (self, DESK_PERSON_GIVEN_NAME_OTHER, mrz->given_names);
  fill (self, DESK_PERSON_BIRTH, mrz->birth_date);
  fill_sex (self, mrz->sex);
  fill (self, DESK_PERSON_PERSONAL_NUMBER, mrz->personal_number);
  desk_person_take_document (self, mrz, profile, random);
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
 * @profile: of the country
 * @random: for the keys of list entries
 *
 * Fills a person from a typed line: the names, and the number as what it most likely is. A number that only finds
 * somebody (a queue number, the tail of a phone) is left out.
 */
void
desk_person_take_text (DeskPerson *self, const DeskEntryText *text, DeskProfile *profile, guint32 random)
{
  if (text->mrz != NULL)
    {
      desk_person_take_mrz (self, text->mrz, profile, random);
      return;
    }
  fill (self, DESK_PERSON_SURNAME, text->surname);
  fill (self, DESK_PERSON_GIVEN_NAME, text->given_name);
  fill (self, DESK_PERSON_PATRONYMIC, text->patronymic);
  for (guint i = 0; i < text->readings->len; i++)
    if (take_number (self, g_ptr_array_index (text->readings, i), random))
      break;
}

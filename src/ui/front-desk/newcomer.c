// SPDX-License-Identifier: GPL-3.0-or-later
// From a typed line to a new person: name parts, a phone, a personal number, a document, or all of it from a scan.

#include "ui/front-desk/newcomer.h"

#include "model/person-scan.h"
#include "model/phone.h"
#include "model/profile.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Two readings that end in so many equal characters are readings of one number. */
#define DIGITS_ALIKE 7

/* The personal numbers of persons that the country's profile knows. */
static gsize
list_kinds (DeskProfile *profile, DeskIdentifierKind *kinds, gsize room)
{
  DeskVocabulary *numbers = desk_profile_get_vocabulary (profile, "personal_numbers");
  gsize n = 0;

  for (guint i = 0; numbers != NULL && i < desk_vocabulary_get_length (numbers) && n < room; i++)
    {
      DeskTerm *term = desk_vocabulary_get_term_at (numbers, i);
      DeskIdentifierKind kind = desk_identifier_kind_from_name (desk_term_get_string (term, "algorithm"));

      if (kind != DESK_IDENTIFIER_NONE && g_strcmp0 (desk_term_get_string (term, "holder"), "person") == 0)
        kinds[n++] = kind;
    }
  return n;
}

static void
add_entry (DeskPerson *person, DeskPersonField field, const char *value)
{
  DeskRecord *record = DESK_RECORD (person);
  g_autofree char *key = desk_record_make_key (record, field, g_random_int ());

  desk_record_set_entry (record, field, key, g_variant_new_string (value));
}

static void
set_text (DeskPerson *person, DeskPersonField field, const char *text)
{
  if (text != NULL && *text != '\0')
    desk_record_set_text (DESK_RECORD (person), field, text);
}

static void
set_sex (DeskPerson *person, char sex)
{
  if (sex != 0)
    desk_record_set_text (DESK_RECORD (person), DESK_PERSON_SEX, sex == 'm' ? "male" : "female");
}

static void
set_personal_number (DeskPerson *person, DeskIdentifierKind kind, const char *digits, DeskContext *context)
{
  g_autoptr (GDateTime) today = desk_clock_get_local (desk_context_get_clock (context));
  DeskIdentifierResult result;

  set_text (person, DESK_PERSON_PERSONAL_NUMBER, digits);
  if (desk_identifier_check (kind, digits, today, &result) == DESK_VERDICT_ERROR)
    return;
  set_text (person, DESK_PERSON_BIRTH, result.birth_date);
  set_sex (person, result.sex);
}

static DeskNewcomer *
newcomer_new (DeskPerson *person)
{
  DeskNewcomer *self = g_new0 (DeskNewcomer, 1);

  self->person = person;
  self->words = desk_person_get_full_name (person);
  return self;
}

static void
append_words (DeskNewcomer *self, const char *more)
{
  char *words = self->words != NULL ? g_strdup_printf ("%s · %s", self->words, more) : g_strdup (more);

  g_free (self->words);
  self->words = words;
}

static DeskNewcomer *
read_scan (const DeskMrz *mrz, DeskContext *context)
{
  DeskPerson *person = g_object_new (DESK_TYPE_PERSON, NULL);
  DeskNewcomer *self;

  set_text (person, DESK_PERSON_SURNAME, mrz->surname);
  set_text (person, DESK_PERSON_GIVEN_NAME, mrz->given_names);
  if (mrz->personal_number != NULL)
    set_personal_number (person, mrz->personal_kind, mrz->personal_number, context);
  set_text (person, DESK_PERSON_BIRTH, mrz->birth_date);
  set_sex (person, mrz->sex);
  desk_person_take_document (person, mrz, desk_context_get_profile (context), g_random_int ());

  self = newcomer_new (person);
  if (mrz->birth_date != NULL)
    append_words (self, mrz->birth_date);
  if (mrz->document_number != NULL)
    append_words (self, mrz->document_number);
  return self;
}

static DeskNewcomer *
read_names (const DeskEntryText *text)
{
  DeskPerson *person = g_object_new (DESK_TYPE_PERSON, NULL);

  set_text (person, DESK_PERSON_SURNAME, text->surname);
  set_text (person, DESK_PERSON_GIVEN_NAME, text->given_name);
  set_text (person, DESK_PERSON_PATRONYMIC, text->patronymic);
  return newcomer_new (person);
}

/* Whether a number says something about a person; a queue or register number finds one, but is nobody's. */
static gboolean
take_number (DeskNewcomer *self, const DeskEntryReading *reading, DeskContext *context)
{
  g_autofree char *shown = NULL;

  switch (reading->kind)
    {
    case DESK_ENTRY_PHONE:
      add_entry (self->person, DESK_PERSON_PHONE, reading->value);
      shown = desk_phone_display (reading->value);
      break;
    case DESK_ENTRY_PERSONAL:
      if (reading->level == DESK_VERDICT_ERROR)
        return FALSE;
      set_personal_number (self->person, reading->personal, reading->value, context);
      shown = desk_identifier_display (reading->personal, reading->value);
      break;
    case DESK_ENTRY_DOCUMENT:
      add_entry (self->person, DESK_PERSON_DOCUMENT_NUMBER, reading->value);
      shown = g_strdup (reading->value);
      break;
    case DESK_ENTRY_PHONE_TAIL:
    case DESK_ENTRY_REGISTER:
    case DESK_ENTRY_QUEUE:
    default:
      return FALSE;
    }

  switch (reading->kind)
    {
    case DESK_ENTRY_PHONE:
      {
        /* TRANSLATORS: how a typed number was read */
        g_autofree char *words = g_strdup_printf (_ ("phone %s"), shown);
        append_words (self, words);
        break;
      }
    case DESK_ENTRY_PERSONAL:
      {
        /* TRANSLATORS: how a typed number was read */
        g_autofree char *words = g_strdup_printf (_ ("personal number %s"), shown);
        append_words (self, words);
        break;
      }
    default:
      {
        /* TRANSLATORS: how a typed number was read */
        g_autofree char *words = g_strdup_printf (_ ("document %s"), shown);
        append_words (self, words);
        break;
      }
    }
  return TRUE;
}

static gboolean
ends_alike (const char *a, const char *b)
{
  gsize length = MIN (MIN (strlen (a), strlen (b)), DIGITS_ALIKE);

  return g_str_equal (a + strlen (a) - length, b + strlen (b) - length);
}

/* Whether a reading is of another number than the first one: a second number in the line belongs to the same person,
   while another reading of the first is another possibility. */
static gboolean
is_taken_along (const DeskEntryText *text, guint place)
{
  const DeskEntryReading *first = g_ptr_array_index (text->readings, 0);
  const DeskEntryReading *reading = g_ptr_array_index (text->readings, place);

  if (place == 0 || ends_alike (first->value, reading->value))
    return FALSE;
  for (guint i = 1; i < place; i++)
    {
      const DeskEntryReading *earlier = g_ptr_array_index (text->readings, i);

      if (ends_alike (earlier->value, reading->value))
        return FALSE;
    }
  return TRUE;
}

/**
 * desk_newcomer_read_text:
 *
 * Returns: (transfer full): the line taken apart as the country's profile says
 */
DeskEntryText *
desk_newcomer_read_text (const char *text, DeskContext *context)
{
  DeskProfile *profile = desk_context_get_profile (context);
  g_autoptr (GDateTime) today = desk_clock_get_local (desk_context_get_clock (context));
  DeskIdentifierKind kinds[4];
  gsize n_kinds = list_kinds (profile, kinds, G_N_ELEMENTS (kinds));

  return desk_entry_text_read (text, desk_profile_get_code (profile), kinds, n_kinds, today);
}

/**
 * desk_newcomer_list:
 * @text: the line taken apart
 *
 * Returns: (transfer full) (element-type DeskNewcomer): the new persons it may mean, the likeliest first: one for each
 *   way to read its number; none where it names nobody
 */
GPtrArray *
desk_newcomer_list (const DeskEntryText *text, DeskContext *context)
{
  GPtrArray *newcomers = g_ptr_array_new_with_free_func ((GDestroyNotify)desk_newcomer_free);

  if (text->mrz != NULL)
    {
      g_ptr_array_add (newcomers, read_scan (text->mrz, context));
      return newcomers;
    }

  for (guint i = 0; i < text->readings->len; i++)
    {
      g_autoptr (DeskNewcomer) newcomer = NULL;

      if (is_taken_along (text, i))
        continue;
      newcomer = read_names (text);
      if (!take_number (newcomer, g_ptr_array_index (text->readings, i), context))
        continue;
      for (guint j = i + 1; j < text->readings->len; j++)
        if (is_taken_along (text, j))
          take_number (newcomer, g_ptr_array_index (text->readings, j), context);
      g_ptr_array_add (newcomers, g_steal_pointer (&newcomer));
    }
  if (newcomers->len == 0 && text->surname != NULL)
    g_ptr_array_add (newcomers, read_names (text));
  return newcomers;
}

/**
 * desk_newcomer_find_slip:
 *
 * Returns: (transfer full) (nullable): what is wrong with a scan or a personal number in the line, and what to do
 */
char *
desk_newcomer_find_slip (const DeskEntryText *text, DeskContext *context)
{
  const DeskEntryReading *reading = desk_entry_text_find (text, DESK_ENTRY_PERSONAL);
  g_autoptr (GDateTime) today = desk_clock_get_local (desk_context_get_clock (context));
  DeskIdentifierResult result;

  if (text->mrz_fault != DESK_MRZ_READ)
    return g_strdup (desk_mrz_fault_message (text->mrz_fault));
  if (reading == NULL || reading->level != DESK_VERDICT_ERROR)
    return NULL;
  desk_identifier_check (reading->personal, reading->value, today, &result);
  return desk_identifier_message (&result);
}

/**
 * desk_newcomer_free:
 * Frees one reading.
 */
void
desk_newcomer_free (DeskNewcomer *self)
{
  g_clear_object (&self->person);
  g_free (self->words);
  g_free (self);
}

// SPDX-License-Identifier: GPL-3.0-or-later
// What of a record stands in the search index. The field table says which fields are searched; how a field is searched
// follows from its kind.

#include "store/search-entries.h"

#include "model/appointment.h"
#include "model/find.h"
#include "model/loss-step.h"
#include "model/person.h"
#include "model/spelling.h"
#include "model/statement.h"
#include "model/visit.h"
#include "model/wall-time.h"

#include <string.h>

#define BUCKET_LETTERS 3
#define SECONDS_OF_DAY 86400

/* search_name.spelling */
enum
{
  SPELLING_OF_REGISTER,
  SPELLING_OTHER_SCRIPT,
  SPELLING_ORGANISATION,
  SPELLING_SECOND_PART,
  SPELLING_LINKED
};

static void
name_free (DeskSearchName *self)
{
  g_free (self->surname);
  g_free (self->given_name);
  g_free (self->patronymic);
  g_free (self);
}

/**
 * desk_search_entries_free:
 * Frees the entries of a record.
 */
void
desk_search_entries_free (DeskSearchEntries *self)
{
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->numbers);
  g_free (self->digits);
  g_free (self->text);
  g_free (self->bucket);
  g_free (self->open_bucket);
  g_free (self);
}

/**
 * desk_search_digits:
 *
 * Returns: (transfer full): the digits of a text
 */
char *
desk_search_digits (const char *text)
{
  char *digits = g_malloc (strlen (text) + 1), *end = digits;

  for (; *text != '\0'; text++)
    if (g_ascii_isdigit (*text))
      *end++ = *text;
  *end = '\0';
  return digits;
}

/**
 * desk_search_bucket_of_name:
 * @surname: folded
 *
 * Returns: (transfer full): the stretch of the register of people in which the surname lies: its first letters
 */
char *
desk_search_bucket_of_name (const char *surname)
{
  glong length = g_utf8_strlen (surname, -1);

  return g_utf8_substring (surname, 0, MIN (length, BUCKET_LETTERS));
}

/**
 * desk_search_bucket_of_moment:
 *
 * Returns: (transfer full): the stretch of the register of visits or statements in which the moment lies: its day, counted in UTC
 */
char *
desk_search_bucket_of_moment (gint64 moment)
{
  return g_strdup_printf ("%07" G_GINT64_FORMAT, MAX (moment, 0) / SECONDS_OF_DAY);
}

static void
add_number (DeskSearchEntries *self, char kind, const char *number)
{
  if (number[0] != '\0')
    g_ptr_array_add (self->numbers, g_strdup_printf ("%c%s", kind, number));
}

static void
add_with_tail (DeskSearchEntries *self, char kind, char tail, const char *number)
{
  g_autofree char *reversed = g_utf8_strreverse (number, -1);

  add_number (self, kind, number);
  add_number (self, tail, reversed);
}

static void
add_register_number (DeskSearchEntries *self, char kind, char counter_kind, const char *canonical)
{
  const char *counter = strrchr (canonical, '/');

  add_number (self, kind, canonical);
  if (counter != NULL)
    add_number (self, counter_kind, counter + 1 + strspn (counter + 1, "0"));
}

static void
add_words (DeskSearchEntries *self, const char *text)
{
  g_autofree char *folded = desk_spelling_fold (text);

  if (folded[0] == '\0')
    return;
  if (self->text == NULL)
    {
      self->text = g_steal_pointer (&folded);
      return;
    }

  char *joined = g_strconcat (self->text, " ", folded, NULL);
  g_free (self->text);
  self->text = joined;
}

static void
add_value (DeskSearchEntries *self, const DeskField *field, const char *text)
{
  g_autofree char *canonical = NULL;

  switch (field->kind)
    {
    case DESK_FIELD_PHONE:
      canonical = desk_search_digits (text);
      add_with_tail (self, DESK_SEARCH_PHONE, DESK_SEARCH_TAIL, canonical);
      break;
    case DESK_FIELD_DOCUMENT_NUMBER:
      canonical = desk_spelling_canonical_number (text);
      add_with_tail (self, DESK_SEARCH_DOCUMENT, DESK_SEARCH_TAIL, canonical);
      break;
    case DESK_FIELD_PERSONAL_NUMBER:
      canonical = desk_spelling_canonical_number (text);
      add_number (self, DESK_SEARCH_IDENTIFIER, canonical);
      break;
    case DESK_FIELD_NUMBER:
      canonical = desk_spelling_canonical_number (text);
      add_register_number (self, DESK_SEARCH_REGISTER, DESK_SEARCH_COUNTER, canonical);
      break;
    case DESK_FIELD_BODY:
      add_words (self, text);
      break;
    case DESK_FIELD_TEXT:
      if ((field->flags & DESK_FIELD_KEYED) != 0)
        add_words (self, text);
      else
        {
          canonical = desk_spelling_canonical_number (text);
          add_number (self, DESK_SEARCH_CODE, canonical);
        }
      break;
    case DESK_FIELD_INTEGER:
    case DESK_FIELD_BOOLEAN:
    case DESK_FIELD_INSTANT:
    case DESK_FIELD_DATE:
    case DESK_FIELD_CHOICE:
    case DESK_FIELD_LINK:
    default:
      break;
    }
}

/* A statement's numbers are kinds of their own: they tell it from a visit, and what is found although it is sealed from
 * what is not. */
static void
add_statement_value (DeskSearchEntries *self, guint field, const char *text)
{
  g_autofree char *canonical = desk_spelling_canonical_number (text);

  if (field == DESK_STATEMENT_NO)
    add_register_number (self, DESK_SEARCH_STATEMENT, DESK_SEARCH_STATEMENT_COUNTER, canonical);
  else if (field == DESK_STATEMENT_OFFICIAL)
    add_with_tail (self, DESK_SEARCH_OFFICIAL, DESK_SEARCH_OFFICIAL_TAIL, canonical);
  else if (field == DESK_STATEMENT_ITEM_NUMBER || field == DESK_STATEMENT_DOCUMENT_NUMBER)
    add_with_tail (self, DESK_SEARCH_ITEM, DESK_SEARCH_ITEM_TAIL, canonical);
}

static void
add_loss_value (DeskSearchEntries *self, guint field, const char *text)
{
  g_autofree char *canonical = desk_spelling_canonical_number (text);

  if (field == DESK_LOSS_NO)
    add_register_number (self, DESK_SEARCH_LOSS, DESK_SEARCH_LOSS_COUNTER, canonical);
  else if (field == DESK_LOSS_OFFICIAL)
    add_with_tail (self, DESK_SEARCH_LOSS_OFFICIAL, DESK_SEARCH_LOSS_OFFICIAL_TAIL, canonical);
  else
    add_with_tail (self, DESK_SEARCH_LOST, DESK_SEARCH_LOST_TAIL, canonical);
}

static void
add_find_value (DeskSearchEntries *self, guint field, const char *text)
{
  g_autofree char *canonical = desk_spelling_canonical_number (text);

  if (field == DESK_FIND_NO)
    add_register_number (self, DESK_SEARCH_FIND, DESK_SEARCH_FIND_COUNTER, canonical);
  else if (field == DESK_FIND_NUMBER)
    add_with_tail (self, DESK_SEARCH_FOUND, DESK_SEARCH_FOUND_TAIL, canonical);
  else
    add_words (self, text);
}

static void
add_appointment_value (DeskSearchEntries *self, guint field, const char *text)
{
  g_autofree char *canonical =
      field == DESK_APPOINTMENT_NO ? desk_spelling_canonical_number (text) : desk_search_digits (text);

  if (field == DESK_APPOINTMENT_NO)
    add_register_number (self, DESK_SEARCH_APPOINTMENT, DESK_SEARCH_APPOINTMENT_COUNTER, canonical);
  else
    add_with_tail (self, DESK_SEARCH_BOOKED, DESK_SEARCH_BOOKED_TAIL, canonical);
}

static void
add_value_of (DeskSearchEntries *self, DeskRecord *record, guint index, const char *text)
{
  if (DESK_IS_STATEMENT (record))
    add_statement_value (self, index, text);
  else if (DESK_IS_LOSS (record))
    add_loss_value (self, index, text);
  else if (DESK_IS_FIND (record))
    add_find_value (self, index, text);
  else if (DESK_IS_APPOINTMENT (record))
    add_appointment_value (self, index, text);
  else
    add_value (self, &desk_record_get_fields (record, NULL)[index], text);
}

static void
add_field (DeskSearchEntries *self, DeskRecord *record, guint index)
{
  const DeskField *field = &desk_record_get_fields (record, NULL)[index];

  if ((field->flags & DESK_FIELD_KEYED) == 0)
    {
      GVariant *value = desk_record_get_value (record, index);

      if (value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
        add_value_of (self, record, index, g_variant_get_string (value, NULL));
      return;
    }

  g_autofree const char **keys = desk_record_list_keys (record, index);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      const char *text = desk_record_get_entry_text (record, index, keys[i]);

      if (text != NULL)
        add_value_of (self, record, index, text);
    }
}

static char *
fold_field (DeskRecord *record, guint field)
{
  const char *text = desk_record_get_text (record, field);

  return text != NULL ? desk_spelling_fold (text) : g_strdup ("");
}

/* Takes the three texts. A spelling that is there already is not added again. */
static void
add_name (DeskSearchEntries *self, char *surname, char *given_name, char *patronymic, int spelling)
{
  DeskSearchName *name = g_new (DeskSearchName, 1);

  *name = (DeskSearchName){ surname, given_name, patronymic, spelling };
  for (guint i = 0; i < self->names->len; i++)
    {
      const DeskSearchName *other = g_ptr_array_index (self->names, i);

      if (g_str_equal (other->surname, surname) && g_str_equal (other->given_name, given_name)
          && g_str_equal (other->patronymic, patronymic))
        {
          name_free (name);
          return;
        }
    }
  g_ptr_array_add (self->names, name);
}

static void
add_namesake (DeskSearchEntries *self, DeskRecord *person, const DeskSearchName *name)
{
  const char *birth = desk_record_get_text (person, DESK_PERSON_BIRTH);
  g_autofree char *key = NULL;

  if (name->surname[0] == '\0' || name->given_name[0] == '\0')
    return;
  key = g_strdup_printf ("%s %s|%s", name->surname, name->given_name, birth != NULL ? birth : "");
  add_number (self, DESK_SEARCH_NAMESAKE, key);
}

static void
add_names (DeskSearchEntries *self, DeskRecord *person)
{
  g_autofree char *surname = fold_field (person, DESK_PERSON_SURNAME);
  g_autofree char *given_name = fold_field (person, DESK_PERSON_GIVEN_NAME);
  g_autofree char *patronymic = fold_field (person, DESK_PERSON_PATRONYMIC);
  g_autofree char *surname_other = fold_field (person, DESK_PERSON_SURNAME_OTHER);
  g_autofree char *given_name_other = fold_field (person, DESK_PERSON_GIVEN_NAME_OTHER);
  g_autofree char *organisation = fold_field (person, DESK_PERSON_ORGANISATION);
  gboolean has_name = surname[0] != '\0' || given_name[0] != '\0';
  const char *second = strchr (surname, ' ');

  if (has_name || organisation[0] == '\0')
    add_name (self, g_strdup (surname), g_strdup (given_name), g_strdup (patronymic), SPELLING_OF_REGISTER);
  if (surname_other[0] != '\0')
    add_name (self, g_strdup (surname_other), g_strdup (given_name_other), g_strdup (patronymic),
              SPELLING_OTHER_SCRIPT);
  if (organisation[0] != '\0')
    add_name (self, g_strdup (organisation), g_strdup (""), g_strdup (""),
              has_name ? SPELLING_ORGANISATION : SPELLING_OF_REGISTER);
  if (second != NULL)
    add_name (self, g_strdup (second + 1), g_strdup (given_name), g_strdup (patronymic),
              SPELLING_SECOND_PART);

  for (guint i = 0; i < self->names->len; i++)
    add_namesake (self, person, g_ptr_array_index (self->names, i));
}

/* A person who is linked to another as the same stands in no register of its own, but is found by its name. */
static void
place_in_register (DeskSearchEntries *self, DeskRecord *person)
{
  gboolean is_linked = desk_record_get_text (person, DESK_PERSON_SAME_AS) != NULL;

  for (guint i = 0; i < self->names->len; i++)
    {
      DeskSearchName *name = g_ptr_array_index (self->names, i);

      if (name->spelling == SPELLING_OF_REGISTER && is_linked)
        name->spelling = SPELLING_LINKED;
      else if (name->spelling == SPELLING_OF_REGISTER)
        self->bucket = desk_search_bucket_of_name (name->surname);
    }
}

/* Names and the parts of a statement's text are not taken one by one. */
static gboolean
is_taken_whole (DeskRecord *record, guint field)
{
  if (DESK_IS_STATEMENT (record))
    return field == DESK_STATEMENT_TEXT;
  return DESK_IS_PERSON (record)
         && (field == DESK_PERSON_SURNAME || field == DESK_PERSON_GIVEN_NAME
             || field == DESK_PERSON_PATRONYMIC || field == DESK_PERSON_SURNAME_OTHER
             || field == DESK_PERSON_GIVEN_NAME_OTHER || field == DESK_PERSON_ORGANISATION);
}

static void
add_statement (DeskSearchEntries *self, DeskRecord *statement)
{
  g_autofree char *text = desk_statement_get_text (DESK_STATEMENT (statement));

  add_words (self, text);
  self->at = desk_record_get_integer (statement, DESK_STATEMENT_SUBMITTED);
  self->bucket = desk_search_bucket_of_moment (self->at);
}

static void
add_loss (DeskSearchEntries *self, DeskRecord *loss)
{
  self->at = desk_record_get_integer (loss, DESK_LOSS_DECLARED);
  self->bucket = desk_search_bucket_of_moment (self->at);
  if (desk_loss_is_open (DESK_LOSS (loss), NULL))
    self->open_bucket = g_strdup (self->bucket);
}

/* Its stretch is a day of the wall, so that it stays in it when a law moves the zone. */
static void
add_appointment (DeskSearchEntries *self, DeskRecord *appointment)
{
  const char *start = desk_record_get_text (appointment, DESK_APPOINTMENT_START);
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

  if (start == NULL || !desk_wall_time_read (utc, start, &self->at))
    self->at = 1;
  self->bucket = g_strndup (start != NULL ? start : "", DESK_WALL_DAY_BYTES - 1);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static void
order_numbers (DeskSearchEntries *self)
{
  g_ptr_array_sort (self->numbers, compare_texts);
  for (guint i = self->numbers->len; i > 1; i--)
    if (g_str_equal (self->numbers->pdata[i - 1], self->numbers->pdata[i - 2]))
      g_ptr_array_remove_index (self->numbers, i - 1);
}

static char *
join_digits (DeskSearchEntries *self)
{
  GString *digits = g_string_new (NULL);

  for (guint i = 0; i < self->numbers->len; i++)
    {
      const char *number = g_ptr_array_index (self->numbers, i);

      if (number[0] != DESK_SEARCH_PHONE && number[0] != DESK_SEARCH_DOCUMENT
          && number[0] != DESK_SEARCH_IDENTIFIER)
        continue;
      if (digits->len > 0)
        g_string_append_c (digits, ' ');
      g_string_append (digits, number + 1);
    }
  return g_string_free_and_steal (digits);
}

/**
 * desk_search_entries_new:
 * @record: (nullable): a record, NULL for none
 *
 * Returns: (transfer full): what of it stands in the search index; empty for NULL
 */
DeskSearchEntries *
desk_search_entries_new (DeskRecord *record)
{
  DeskSearchEntries *self = g_new0 (DeskSearchEntries, 1);
  guint n_fields = 0;
  const DeskField *fields = record != NULL ? desk_record_get_fields (record, &n_fields) : NULL;

  self->names = g_ptr_array_new_with_free_func ((GDestroyNotify)name_free);
  self->numbers = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n_fields; i++)
    if ((fields[i].flags & DESK_FIELD_SEARCHED) != 0 && !is_taken_whole (record, i))
      add_field (self, record, i);

  if (DESK_IS_PERSON (record))
    {
      add_names (self, record);
      place_in_register (self, record);
    }
  else if (DESK_IS_VISIT (record))
    {
      self->at = desk_record_get_integer (record, DESK_VISIT_ARRIVED);
      self->bucket = desk_search_bucket_of_moment (self->at);
    }
  else if (DESK_IS_STATEMENT (record))
    add_statement (self, record);
  else if (DESK_IS_LOSS (record))
    add_loss (self, record);
  else if (DESK_IS_FIND (record))
    {
      self->at = desk_record_get_integer (record, DESK_FIND_RECEIVED);
      self->bucket = desk_search_bucket_of_moment (self->at);
    }
  else if (DESK_IS_APPOINTMENT (record))
    add_appointment (self, record);

  order_numbers (self);
  self->digits = join_digits (self);
  return self;
}

/**
 * desk_search_number_get_kind:
 * @kind: kind of a number in search_number
 * @at: its moment
 *
 * Returns: (transfer none): the kind of record that has the number; visits are told from people by the moment
 */
const char *
desk_search_number_get_kind (char kind, gint64 at)
{
  switch (kind)
    {
    case DESK_SEARCH_LOSS:
    case DESK_SEARCH_LOSS_COUNTER:
    case DESK_SEARCH_LOST:
    case DESK_SEARCH_LOST_TAIL:
    case DESK_SEARCH_LOSS_OFFICIAL:
    case DESK_SEARCH_LOSS_OFFICIAL_TAIL:
      return "loss";
    case DESK_SEARCH_FIND:
    case DESK_SEARCH_FIND_COUNTER:
    case DESK_SEARCH_FOUND:
    case DESK_SEARCH_FOUND_TAIL:
      return "find";
    case DESK_SEARCH_APPOINTMENT:
    case DESK_SEARCH_APPOINTMENT_COUNTER:
    case DESK_SEARCH_BOOKED:
    case DESK_SEARCH_BOOKED_TAIL:
      return "appointment";
    default:
      return g_ascii_isupper (kind) ? "statement" : at != 0 ? "visit" : "person";
    }
}

/**
 * desk_search_entries_same_names:
 *
 * Returns: whether the rows of both in search_name are the same
 */
gboolean
desk_search_entries_same_names (const DeskSearchEntries *a, const DeskSearchEntries *b)
{
  if (a->names->len != b->names->len || !g_str_equal (a->digits, b->digits))
    return FALSE;

  for (guint i = 0; i < a->names->len; i++)
    {
      const DeskSearchName *one = g_ptr_array_index (a->names, i);
      const DeskSearchName *other = g_ptr_array_index (b->names, i);

      if (one->spelling != other->spelling || !g_str_equal (one->surname, other->surname)
          || !g_str_equal (one->given_name, other->given_name)
          || !g_str_equal (one->patronymic, other->patronymic))
        return FALSE;
    }
  return TRUE;
}

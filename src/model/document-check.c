// SPDX-License-Identifier: GPL-3.0-or-later
// What is wrong with what is written down of a document, or worth knowing about it. A number never keeps anybody from
// declaring: masks are hints, and that it is not known can always be said.

#include "model/document-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/moment.h"
#include "model/spelling.h"
#include "model/wall-time.h"

#define NOT_KNOWN "unknown" /* of number_sources */

/* One document: an entry of the record. */
typedef struct
{
  const DeskDocumentCheck *check;
  DeskRecord *record;
  const DeskDocumentFields *fields;
  const char *key;
  DeskTerm *type;
} Row;

static gboolean
is_blank (const char *text)
{
  return text == NULL || text[strspn (text, " \t\n")] == '\0';
}

static gboolean
fits (DeskTerm *type, const char *canonical)
{
  return desk_term_get_string (type, "mask") != NULL && desk_term_matches_mask (type, canonical);
}

/**
 * desk_document_write_number:
 * @type: (nullable): code of the document type
 * @typed: series and number as typed
 *
 * How the number is printed in such a document: letters that look alike are taken from the script of the type, whatever
 * layout they were typed on, and become capitals. A number that is not like those of its type is left as it was typed.
 * A form does so when the field is left, so that the officer sees what is stored.
 *
 * Returns: (transfer full): the number to store
 */
char *
desk_document_write_number (DeskProfile *profile, const char *type, const char *typed)
{
  DeskTerm *term = desk_profile_get_term (profile, "document_types", type);
  const char *script = term != NULL ? desk_term_get_string (term, "script") : NULL;
  g_autofree char *canonical = desk_spelling_canonical_number (typed);

  if (script == NULL || !fits (term, canonical))
    return g_strdup (typed);
  return desk_spelling_write_number (typed, g_str_equal (script, "cyrillic"));
}

/* Returns: (nullable): the first type of the vocabulary that has such numbers */
static DeskTerm *
find_fitting (DeskVocabulary *types, const char *canonical)
{
  for (guint i = 0; i < desk_vocabulary_get_length (types); i++)
    {
      DeskTerm *type = desk_vocabulary_get_term_at (types, i);

      if (fits (type, canonical))
        return type;
    }
  return NULL;
}

/**
 * desk_document_doubt_number:
 * @type: (nullable): code of the document type
 * @number: (nullable): series and number as written
 * @language: in which names of document types are told
 *
 * Returns: (transfer full) (nullable): what is strange about the number, translated; NULL where it is like those of its
 *   type, or nothing is known about them
 */
char *
desk_document_doubt_number (DeskProfile *profile, const char *type, const char *number, const char *language)
{
  DeskTerm *term = desk_profile_get_term (profile, "document_types", type);
  g_autofree char *canonical = desk_spelling_canonical_number (number != NULL ? number : "");
  DeskTerm *other;

  if (term == NULL || *canonical == '\0' || desk_term_matches_mask (term, canonical))
    return NULL;

  other = find_fitting (desk_profile_get_vocabulary (profile, "document_types"), canonical);
  if (other != NULL)
    /* Translators: a type of document, "ID card" */
    return g_strdup_printf (_ ("This looks like the number of another document: %s. Check type and number."),
                            desk_term_get_label (other, language));
  other = find_fitting (desk_profile_get_vocabulary (profile, "foreign_documents"), canonical);
  if (other != NULL)
    /* Translators: a document with its country, "Passport of Kazakhstan" */
    return g_strdup_printf (_ ("This looks like a document of another country: %s. Check type and number."),
                            desk_term_get_label (other, language));
  if (desk_term_get_string (term, "example") != NULL)
    /* Translators: a number that was made up, "FB123456" */
    return g_strdup_printf (_ ("Numbers of this type look otherwise, for example %s. Check type and number."),
                            desk_term_get_string (term, "example"));
  return g_strdup (_ ("Numbers of this type look otherwise. Check type and number."));
}

static const char *
get (const Row *row, guint field)
{
  const char *text = desk_record_get_entry_text (row->record, field, row->key);

  return is_blank (text) ? NULL : text;
}

static void
add (const Row *row, DeskFindingLevel level, guint field, const char *message)
{
  desk_findings_add (row->check->findings, level, field, row->key, message);
}

static void
check_number (const Row *row)
{
  const char *number = get (row, row->fields->number);
  g_autofree char *doubt = desk_document_doubt_number (row->check->profile, get (row, row->fields->type),
                                                       number, row->check->language);

  if (number == NULL && g_strcmp0 (get (row, row->fields->source), NOT_KNOWN) != 0)
    add (row, DESK_FINDING_ERROR, row->fields->number,
         _ ("Write series and number, or choose that they are not known."));
  else if (doubt != NULL)
    add (row, DESK_FINDING_WARNING, row->fields->number, doubt);
}

/* Returns: FALSE where the field is empty or holds no date */
static gboolean
read_date (const Row *row, guint field, DeskMoment *date)
{
  const char *text = get (row, field);

  if (text == NULL)
    return FALSE;
  if (desk_moment_from_date (text, date))
    return TRUE;
  add (row, DESK_FINDING_ERROR, field, desk_moment_message (DESK_MOMENT_NO_SUCH_DATE));
  return FALSE;
}

/* Returns: (nullable): whose document it is, as far as known */
static DeskPerson *
find_holder (const Row *row)
{
  DeskPerson *holder =
      row->check->holders != NULL ? g_hash_table_lookup (row->check->holders, row->key) : NULL;
  const char *id = get (row, row->fields->holder);

  if (holder != NULL)
    return holder;
  return id == NULL || g_strcmp0 (id, row->check->applicant) == 0 ? row->check->person : NULL;
}

static void
check_dates (const Row *row)
{
  DeskPerson *holder = find_holder (row);
  const char *birth = holder != NULL ? desk_record_get_text (DESK_RECORD (holder), DESK_PERSON_BIRTH) : NULL;
  DeskMoment today, issued, expires, born;
  gboolean is_issued = read_date (row, row->fields->issued, &issued);
  gboolean expires_ever = read_date (row, row->fields->expires, &expires);

  desk_moment_from_utc (row->check->now, desk_profile_get_time_zone (row->check->profile), &today);
  if (is_issued && desk_moment_compare (&issued, &today) > 0)
    add (row, DESK_FINDING_ERROR, row->fields->issued, _ ("A document cannot be issued in the future."));
  else if (is_issued && birth != NULL && desk_moment_from_date (birth, &born)
           && desk_moment_compare (&issued, &born) < 0)
    add (row, DESK_FINDING_ERROR, row->fields->issued,
         _ ("The document would be issued before its holder was born. Check both dates."));
  if (is_issued && expires_ever && desk_moment_compare (&expires, &issued) < 0)
    add (row, DESK_FINDING_ERROR, row->fields->expires,
         _ ("The document would expire before it was issued. Check both dates."));
}

static void
check_holder (const Row *row)
{
  const char *id = get (row, row->fields->holder);
  DeskPerson *holder = find_holder (row);
  gboolean is_other = (id != NULL && g_strcmp0 (id, row->check->applicant) != 0)
                      || (holder != NULL && holder != row->check->person);
  gint64 minimum_age = row->type != NULL ? desk_term_get_number (row->type, "minimum_age", 0) : 0;
  g_autoptr (GDateTime) today =
      desk_wall_time_from_utc (desk_profile_get_time_zone (row->check->profile), row->check->now);

  if (is_other && get (row, row->fields->basis) == NULL)
    add (row, DESK_FINDING_ERROR, row->fields->basis,
         _ ("Choose on what ground the applicant stands for the holder."));
  if (holder != NULL && desk_person_is_younger (holder, minimum_age, today))
    {
      g_autofree char *message = g_strdup_printf (
          ngettext (
              "Such a document is issued from %d year of age on; the holder is younger. Check holder and type.",
              "Such a document is issued from %d years of age on; the holder is younger. Check holder and type.",
              (gulong)minimum_age),
          (int)minimum_age);

      add (row, DESK_FINDING_WARNING, row->fields->holder, message);
    }
}

/* One document is declared once; the second row is the slip. */
static void
check_repeated (const Row *row, GHashTable *seen)
{
  const char *type = get (row, row->fields->type);
  const char *number = get (row, row->fields->number);
  g_autofree char *canonical = desk_spelling_canonical_number (number != NULL ? number : "");

  if (type == NULL || *canonical == '\0')
    return;
  if (!g_hash_table_add (seen, g_strconcat (type, " ", canonical, NULL)))
    add (row, DESK_FINDING_ERROR, row->fields->number,
         _ ("This document stands here twice. Remove one of the rows, or correct its number."));
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* Every key any of the fields has, in the order of adding. */
static GPtrArray *
list_keys (DeskRecord *record, const DeskDocumentFields *fields)
{
  const guint all[] = { fields->type,    fields->number, fields->source, fields->issued,
                        fields->expires, fields->holder, fields->basis };
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autofree const char **keys = desk_record_list_keys (record, all[i]);

      for (guint j = 0; keys[j] != NULL; j++)
        if (!g_ptr_array_find_with_equal_func (list, keys[j], g_str_equal, NULL))
          g_ptr_array_add (list, g_strdup (keys[j]));
    }
  g_ptr_array_sort (list, compare_keys);
  return list;
}

/**
 * desk_document_check_rows:
 * @record: a record with a list of documents
 * @fields: where it keeps them
 *
 * Looks at every document of the list and adds what it finds, document by document.
 */
void
desk_document_check_rows (const DeskDocumentCheck *check, DeskRecord *record,
                          const DeskDocumentFields *fields)
{
  g_autoptr (GPtrArray) keys = list_keys (record, fields);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < keys->len; i++)
    {
      Row row = { check, record, fields, g_ptr_array_index (keys, i), NULL };

      row.type = desk_profile_get_term (check->profile, "document_types", get (&row, fields->type));
      if (row.type == NULL)
        add (&row, DESK_FINDING_ERROR, fields->type,
             _ ("Choose the type of the document: a digit, or the beginning of its name."));
      check_number (&row);
      check_repeated (&row, seen);
      check_dates (&row);
      check_holder (&row);
    }
}

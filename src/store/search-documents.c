// SPDX-License-Identifier: GPL-3.0-or-later
// Which documents of a record wait for their other half, and how they are found. The rows follow from the record and
// from the people whose documents they are: a person who is named otherwise changes them too.

#include "store/search-documents.h"

#include "model/find-step.h"
#include "model/loss-step.h"
#include "model/match.h"
#include "model/moment.h"
#include "model/spelling.h"
#include "model/statement.h"
#include "store/query.h"
#include "store/records.h"
#include "store/search-matches.h"

#include <string.h>

#define SECONDS_OF_DAY 86400

/* One document. */
typedef struct
{
  char *type;
  char *number; /* canonical, "" where it is not known */
  char *key;
  char *holder; /* id of a person, "" for none */
  gint64 since;
  gint64 until;
  gint64 ends;
  gboolean matched;
  GPtrArray *names; /* (element-type DeskSearchName) */
} Document;

static void
name_free (gpointer data)
{
  DeskSearchName *name = data;

  g_free (name->surname);
  g_free (name->given_name);
  g_free (name);
}

static void
document_free (gpointer data)
{
  Document *self = data;

  g_free (self->type);
  g_free (self->number);
  g_free (self->key);
  g_free (self->holder);
  g_ptr_array_unref (self->names);
  g_free (self);
}

/**
 * desk_search_documents_day:
 * @moment: seconds UTC
 *
 * Returns: the day as the tables count days: in the Julian way, in UTC
 */
gint64
desk_search_documents_day (gint64 moment)
{
  static const gint64 first = 719163; /* 1 January 1970 */

  return first + moment / SECONDS_OF_DAY;
}

/* Of "2026-11-20T18:30" the day; of what is no date the day of @otherwise. */
static gint64
read_day (DeskRecord *record, guint field, gint64 otherwise)
{
  const char *wall = desk_record_get_text (record, field);
  DeskMoment moment;
  GDate day;

  if (wall == NULL || !desk_moment_from_wall (wall, &moment))
    return otherwise;
  g_date_clear (&day, 1);
  g_date_set_dmy (&day, (GDateDay)moment.day, (GDateMonth)moment.month, (GDateYear)moment.year);
  return g_date_get_julian (&day);
}

/**
 * desk_search_documents_is_telling:
 * @canonical: number of a document
 *
 * What is written for want of a number ("none", "000000") tells nothing.
 *
 * Returns: whether two documents with this number may be the same
 */
gboolean
desk_search_documents_is_telling (const char *canonical)
{
  return strpbrk (canonical, "123456789") != NULL;
}

static void
add_name (Document *self, const char *surname, const char *given_name)
{
  DeskSearchName *name;

  if (surname[0] == '\0' || given_name[0] == '\0')
    return;
  for (guint i = 0; i < self->names->len; i++)
    {
      const DeskSearchName *other = g_ptr_array_index (self->names, i);

      if (g_str_equal (other->surname, surname) && g_str_equal (other->given_name, given_name))
        return;
    }
  name = g_new0 (DeskSearchName, 1);
  name->surname = g_strdup (surname);
  name->given_name = g_strdup (given_name);
  g_ptr_array_add (self->names, name);
}

static Document *
document_new (const char *key, const char *type, const char *number, const char *holder)
{
  Document *self = g_new0 (Document, 1);

  self->key = g_strdup (key);
  self->type = g_strdup (type);
  self->number = desk_spelling_canonical_number (number != NULL ? number : "");
  self->holder = g_strdup (holder != NULL ? holder : "");
  self->ends = G_MAXINT64;
  self->names = g_ptr_array_new_with_free_func (name_free);
  return self;
}

static gboolean
add_names_of_holder (DeskDatabase *database, Document *document, GError **error)
{
  GError *failed = NULL;
  g_autoptr (DeskRecord) person = desk_records_find (database, "person", document->holder, &failed);
  g_autoptr (DeskSearchEntries) entries = desk_search_entries_new (person);

  for (guint i = 0; i < entries->names->len; i++)
    {
      const DeskSearchName *name = g_ptr_array_index (entries->names, i);

      add_name (document, name->surname, name->given_name);
    }
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, failed);
  return FALSE;
}

/* The fields of a list of documents: of a loss, of a statement. */
typedef struct
{
  guint type;
  guint number;
  guint holder;
  guint applicant;
} Fields;

static gboolean
add_declared (GPtrArray *documents, DeskDatabase *database, DeskRecord *record, const Fields *fields,
              const char *key, GError **error)
{
  const char *holder = desk_record_get_entry_text (record, fields->holder, key);
  Document *document =
      document_new (key, desk_record_get_entry_text (record, fields->type, key),
                    desk_record_get_entry_text (record, fields->number, key),
                    holder != NULL ? holder : desk_record_get_text (record, fields->applicant));

  g_ptr_array_add (documents, document);
  return document->holder[0] == '\0' || add_names_of_holder (database, document, error);
}

/* It was lost between the last time it was seen and the first time it was missed. */
static gboolean
list_of_loss (GPtrArray *documents, DeskDatabase *database, DeskRecord *record, GError **error)
{
  const Fields fields = { DESK_LOSS_DOCUMENT, DESK_LOSS_DOCUMENT_NUMBER, DESK_LOSS_DOCUMENT_HOLDER,
                          DESK_LOSS_APPLICANT };
  g_autofree const char **keys = desk_record_list_keys (record, DESK_LOSS_DOCUMENT);
  gint64 declared = desk_search_documents_day (desk_record_get_integer (record, DESK_LOSS_DECLARED));
  gint64 until = read_day (record, DESK_LOSS_MISSED, declared);
  gint64 since = read_day (record, DESK_LOSS_HAD, until);
  gint64 kept_until = desk_record_get_integer (record, DESK_LOSS_KEPT_UNTIL);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      Document *document;

      if (!desk_loss_is_open (DESK_LOSS (record), keys[i]))
        continue;
      if (!add_declared (documents, database, record, &fields, keys[i], error))
        return FALSE;
      document = g_ptr_array_index (documents, documents->len - 1);
      document->since = MIN (since, until);
      document->until = until;
      document->ends = kept_until != 0 ? kept_until : G_MAXINT64;
      document->matched = g_str_equal (desk_loss_get_document_state (DESK_LOSS (record), keys[i]), "matched");
    }
  return TRUE;
}

static gboolean
is_void (DeskRecord *statement)
{
  const char *state = desk_record_get_text (statement, DESK_STATEMENT_STATE);

  return g_strcmp0 (state, "annulled") == 0 || g_strcmp0 (state, "superseded") == 0;
}

static gboolean
list_of_theft (GPtrArray *documents, DeskDatabase *database, DeskRecord *record, GError **error)
{
  const Fields fields = { DESK_STATEMENT_DOCUMENT, DESK_STATEMENT_DOCUMENT_NUMBER,
                          DESK_STATEMENT_DOCUMENT_HOLDER, DESK_STATEMENT_APPLICANT };
  g_autofree const char **keys = desk_record_list_keys (record, DESK_STATEMENT_DOCUMENT);
  gint64 submitted = desk_search_documents_day (desk_record_get_integer (record, DESK_STATEMENT_SUBMITTED));
  gint64 since = read_day (record, DESK_STATEMENT_EVENT_FROM, submitted);

  for (guint i = 0; keys[i] != NULL && !is_void (record); i++)
    {
      Document *document;

      if (!add_declared (documents, database, record, &fields, keys[i], error))
        return FALSE;
      document = g_ptr_array_index (documents, documents->len - 1);
      document->since = since;
      document->until = MAX (since, read_day (record, DESK_STATEMENT_EVENT_TO, since));
    }
  return TRUE;
}

static void
list_of_find (GPtrArray *documents, DeskRecord *record)
{
  const char *type = desk_record_get_text (record, DESK_FIND_DOCUMENT);
  const char *surname = desk_record_get_text (record, DESK_FIND_HOLDER_SURNAME);
  const char *given_name = desk_record_get_text (record, DESK_FIND_HOLDER_GIVEN_NAME);
  g_autofree char *folded_surname = desk_spelling_fold (surname != NULL ? surname : "");
  g_autofree char *folded_given_name = desk_spelling_fold (given_name != NULL ? given_name : "");
  gint64 received = desk_search_documents_day (desk_record_get_integer (record, DESK_FIND_RECEIVED));
  Document *document;

  if (type == NULL || !desk_find_is_open (DESK_FIND (record)))
    return;
  document = document_new ("", type, desk_record_get_text (record, DESK_FIND_NUMBER), NULL);
  document->since = document->until = read_day (record, DESK_FIND_FOUND, received);
  document->matched = desk_match_find_confirmed (DESK_FIND (record), NULL, NULL);
  add_name (document, folded_surname, folded_given_name);
  g_ptr_array_add (documents, document);
}

static const char *
get_side (DeskRecord *record)
{
  return DESK_IS_FIND (record)   ? DESK_SEARCH_SIDE_FIND
         : DESK_IS_LOSS (record) ? DESK_SEARCH_SIDE_LOSS
                                 : DESK_SEARCH_SIDE_THEFT;
}

/* The documents of a record that wait; NULL with @error set. */
static GPtrArray *
list_documents (DeskDatabase *database, DeskRecord *record, GError **error)
{
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func (document_free);

  if (DESK_IS_FIND (record))
    list_of_find (documents, record);
  else if (DESK_IS_LOSS (record) ? !list_of_loss (documents, database, record, error)
                                 : !list_of_theft (documents, database, record, error))
    return NULL;
  return g_steal_pointer (&documents);
}

/* What documents of the record may be recognised by, as the tables know them: numbers and names. */
static gboolean
collect_marks (GHashTable *marks, DeskDatabase *database, const char *record, GError **error)
{
  GError *failed = NULL;
  g_autoptr (DeskQuery) rows =
      desk_query_new (database,
                      "SELECT type, number, NULL FROM search_document WHERE record = ?1"
                      " UNION ALL SELECT type, surname, given_name FROM search_holder WHERE record = ?1",
                      error);

  if (rows == NULL)
    return FALSE;
  desk_query_bind (rows, "s", record);
  while (desk_query_next (rows, &failed))
    {
      const char *given_name = desk_query_get_text (rows, 2);

      if (given_name != NULL || desk_search_documents_is_telling (desk_query_get_text (rows, 1)))
        g_hash_table_add (marks, desk_search_mark_new (desk_query_get_text (rows, 0),
                                                       desk_query_get_text (rows, 1), given_name));
    }
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, failed);
  return FALSE;
}

static gboolean
write_names (DeskDatabase *database, const char *record, const char *side, const Document *document,
             GError **error)
{
  for (guint i = 0; i < document->names->len; i++)
    {
      const DeskSearchName *name = g_ptr_array_index (document->names, i);

      if (!desk_database_change (
              database, error,
              "INSERT OR REPLACE INTO search_holder (type, surname, given_name, side, until,"
              " record, key, since, ends, matched) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
              "ssssissiii", document->type, name->surname, name->given_name, side, document->until, record,
              document->key, document->since, document->ends, (gint64)document->matched))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_documents (DeskDatabase *database, const char *record, const char *side, GPtrArray *documents,
                 GError **error)
{
  if (!desk_database_change (database, error, "DELETE FROM search_document WHERE record = ?", "s", record)
      || !desk_database_change (database, error, "DELETE FROM search_holder WHERE record = ?", "s", record))
    return FALSE;

  for (guint i = 0; i < documents->len; i++)
    {
      const Document *document = g_ptr_array_index (documents, i);

      if (!desk_database_change (
              database, error,
              "INSERT OR REPLACE INTO search_document (type, number, side, record, key, holder,"
              " since, until, ends, matched) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
              "ssssssiiii", document->type, document->number, side, record, document->key, document->holder,
              document->since, document->until, document->ends, (gint64)document->matched)
          || !write_names (database, record, side, document, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
renew (DeskDatabase *database, DeskRecord *record, GError **error)
{
  const char *id = desk_record_get_id (record);
  g_autoptr (GHashTable) marks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) documents = list_documents (database, record, error);
  GHashTableIter iter;
  gpointer mark;

  if (documents == NULL || !collect_marks (marks, database, id, error)
      || !write_documents (database, id, get_side (record), documents, error)
      || !collect_marks (marks, database, id, error))
    return FALSE;

  g_hash_table_iter_init (&iter, marks);
  while (g_hash_table_iter_next (&iter, &mark, NULL))
    if (!desk_search_matches_renew (database, mark, error))
      return FALSE;
  return TRUE;
}

static gboolean
has_documents (DeskRecord *statement)
{
  g_autofree const char **keys =
      statement != NULL ? desk_record_list_keys (statement, DESK_STATEMENT_DOCUMENT) : NULL;

  return keys != NULL && keys[0] != NULL;
}

/**
 * desk_search_documents_update:
 * @before: (nullable): the record before the save
 * @after: a loss, a find or a statement as it is now; its row is written
 *
 * Brings its documents up to what @after says, and compares them with the other half where something is new.
 */
gboolean
desk_search_documents_update (DeskDatabase *database, DeskRecord *before, DeskRecord *after, GError **error)
{
  if (DESK_IS_STATEMENT (after) && !has_documents (before) && !has_documents (after))
    return TRUE;
  return renew (database, after, error);
}

/* Losses and thefts with documents of the person: "l" or "s" before the id. */
static GPtrArray *
list_of_holder (DeskDatabase *database, const char *person, GError **error)
{
  GError *failed = NULL;
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DeskQuery) rows =
      desk_query_new (database,
                      "SELECT DISTINCT side || record FROM search_document WHERE holder = ? AND holder <> ''",
                      error);

  if (rows == NULL)
    return NULL;
  desk_query_bind (rows, "s", person);
  while (desk_query_next (rows, &failed))
    g_ptr_array_add (records, g_strdup (desk_query_get_text (rows, 0)));
  if (failed == NULL)
    return g_steal_pointer (&records);
  g_propagate_error (error, failed);
  return NULL;
}

/**
 * desk_search_documents_renew_holder:
 * @person: id of a person who is new here or is named otherwise; the row is written
 *
 * Brings the documents of the person up to the names.
 */
gboolean
desk_search_documents_renew_holder (DeskDatabase *database, const char *person, GError **error)
{
  g_autoptr (GPtrArray) records = list_of_holder (database, person, error);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      const char *record = g_ptr_array_index (records, i);
      g_autoptr (DeskRecord) declared =
          desk_records_load (database, record[0] == DESK_SEARCH_SIDE_LOSS[0] ? "loss" : "statement",
                             record + 1, error);

      if (declared == NULL || !renew (database, declared, error))
        return FALSE;
    }
  return records != NULL;
}

// SPDX-License-Identifier: GPL-3.0-or-later
// People who may be one person: those that share a mark and about whom nobody has decided. A mark is a personal number,
// a document, or a name with the whole birth date. A phone is none: families share one.

#include "store/search-doubles.h"

#include "model/person.h"
#include "store/query.h"
#include "store/records.h"

#include <string.h>

/* A number typed as a stopgap ("000000") may stand with hundreds of people; of those, the first by id are compared. */
#define MAX_HOLDERS 8
#define WHOLE_DATE 10

static gboolean
is_mark (const char *number)
{
  const char *bar;

  switch (number[0])
    {
    case DESK_SEARCH_IDENTIFIER:
    case DESK_SEARCH_DOCUMENT:
      return TRUE;
    case DESK_SEARCH_NAMESAKE:
      bar = strrchr (number, '|');
      return bar != NULL && strlen (bar + 1) == WHOLE_DATE;
    default:
      return FALSE;
    }
}

static gboolean
names_as_distinct (DeskRecord *person, const char *other)
{
  g_autofree const char **keys = desk_record_list_keys (person, DESK_PERSON_DISTINCT);

  for (guint i = 0; keys[i] != NULL; i++)
    if (g_strcmp0 (desk_record_get_entry_text (person, DESK_PERSON_DISTINCT, keys[i]), other) == 0)
      return TRUE;
  return FALSE;
}

/**
 * desk_search_doubles_is_decided:
 *
 * Returns: whether an officer has said of the two that they are one person, or that they are not
 */
gboolean
desk_search_doubles_is_decided (DeskRecord *a, DeskRecord *b)
{
  const char *id_a = desk_record_get_id (a), *id_b = desk_record_get_id (b);
  const char *same_a = desk_record_get_text (a, DESK_PERSON_SAME_AS);
  const char *same_b = desk_record_get_text (b, DESK_PERSON_SAME_AS);

  if (same_a != NULL && (g_strcmp0 (same_a, id_b) == 0 || g_strcmp0 (same_a, same_b) == 0))
    return TRUE;
  return g_strcmp0 (same_b, id_a) == 0 || names_as_distinct (a, id_b) || names_as_distinct (b, id_a);
}

static GPtrArray *
load_holders (DeskDatabase *database, const char *mark, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) holders = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (DeskQuery) query = NULL;
  g_autoptr (GError) failed = NULL;
  char kind[2] = { mark[0], '\0' };

  query = desk_query_new (database,
                          "SELECT record FROM search_number WHERE kind = ? AND number = ? AND at = 0"
                          " ORDER BY record LIMIT ?",
                          error);
  if (query == NULL)
    return NULL;
  desk_query_bind (query, "ssi", kind, mark + 1, (gint64)MAX_HOLDERS);
  while (desk_query_next (query, &failed))
    g_ptr_array_add (ids, g_strdup (desk_query_get_text (query, 0)));
  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return NULL;
    }

  for (guint i = 0; i < ids->len && ids->len > 1; i++)
    {
      DeskRecord *holder = desk_records_find (database, "person", g_ptr_array_index (ids, i), &failed);

      if (failed != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failed));
          return NULL;
        }
      if (holder != NULL)
        g_ptr_array_add (holders, holder);
    }
  return g_steal_pointer (&holders);
}

/* Says anew which of those who have the mark are in question. */
static gboolean
renew_mark (DeskDatabase *database, const char *mark, GError **error)
{
  g_autoptr (GPtrArray) holders = NULL;

  if (!desk_database_change (database, error, "DELETE FROM search_double WHERE mark = ?", "s", mark)
      || (holders = load_holders (database, mark, error)) == NULL)
    return FALSE;

  for (guint i = 0; i < holders->len; i++)
    for (guint j = i + 1; j < holders->len; j++)
      {
        DeskRecord *first = g_ptr_array_index (holders, i), *second = g_ptr_array_index (holders, j);

        if (!desk_search_doubles_is_decided (first, second)
            && !desk_database_change (
                database, error,
                "INSERT OR REPLACE INTO search_double (mark, first, second) VALUES (?, ?, ?)", "sss", mark,
                desk_record_get_id (first), desk_record_get_id (second)))
          return FALSE;
      }
  return TRUE;
}

static gboolean
renew_marks (DeskDatabase *database, const DeskSearchEntries *from, const DeskSearchEntries *unless,
             GError **error)
{
  for (guint i = 0; i < from->numbers->len; i++)
    {
      const char *mark = g_ptr_array_index (from->numbers, i);

      if (is_mark (mark)
          && (unless == NULL || !g_ptr_array_find_with_equal_func (unless->numbers, mark, g_str_equal, NULL))
          && !renew_mark (database, mark, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
same_decisions (DeskRecord *before, DeskRecord *after)
{
  g_autofree const char **old = desk_record_list_keys (before, DESK_PERSON_DISTINCT);
  g_autofree const char **new = desk_record_list_keys (after, DESK_PERSON_DISTINCT);

  if (g_strcmp0 (desk_record_get_text (before, DESK_PERSON_SAME_AS),
                 desk_record_get_text (after, DESK_PERSON_SAME_AS))
          != 0
      || !g_strv_equal (old, new))
    return FALSE;

  for (guint i = 0; new[i] != NULL; i++)
    if (g_strcmp0 (desk_record_get_entry_text (before, DESK_PERSON_DISTINCT, new[i]),
                   desk_record_get_entry_text (after, DESK_PERSON_DISTINCT, new[i]))
        != 0)
      return FALSE;
  return TRUE;
}

/**
 * desk_search_doubles_update:
 * @before: (nullable): the person before the save
 * @after: the person as it is now; its row and its numbers are written
 * @old: entries of @before
 * @new: entries of @after
 *
 * Compares the person with those who share a mark with it, where a mark or a decision is new.
 */
gboolean
desk_search_doubles_update (DeskDatabase *database, DeskRecord *before, DeskRecord *after,
                            const DeskSearchEntries *old, const DeskSearchEntries *new, GError **error)
{
  gboolean decided = before != NULL && !same_decisions (before, after);

  return renew_marks (database, old, new, error) && renew_marks (database, new, decided ? NULL : old, error);
}

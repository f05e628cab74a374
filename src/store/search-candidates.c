// SPDX-License-Identifier: GPL-3.0-or-later
// The best of what a search has come across so far, and the records behind it.

#include "store/search-candidates.h"

#include "model/person.h"
#include "model/spelling.h"
#include "store/records.h"
#include "store/search-index.h"

#include <string.h>

#define MAX_LINKS 8

static void
candidate_free (DeskCandidate *self)
{
  g_free (self->record);
  g_free (self->matched);
  g_free (self);
}

/**
 * desk_candidates_new:
 * @limit: how many to keep
 */
DeskCandidates *
desk_candidates_new (guint limit)
{
  DeskCandidates *self = g_new (DeskCandidates, 1);

  self->list = g_ptr_array_new_with_free_func ((GDestroyNotify)candidate_free);
  self->limit = limit;
  self->sealed = "";
  return self;
}

/**
 * desk_candidates_free:
 * Frees them.
 */
void
desk_candidates_free (DeskCandidates *self)
{
  g_ptr_array_unref (self->list);
  g_free (self);
}

/**
 * desk_candidates_is_full:
 *
 * Returns: whether there are as many as asked for, so that a lower level need not be searched
 */
gboolean
desk_candidates_is_full (const DeskCandidates *self)
{
  return self->list->len >= self->limit;
}

static int
compare (const DeskCandidate *a, const DeskCandidate *b)
{
  if (a->level != b->level)
    return a->level < b->level ? -1 : 1;
  if (a->rank != b->rank)
    return a->rank < b->rank ? -1 : 1;
  return (a->last_visit < b->last_visit) - (a->last_visit > b->last_visit);
}

static gboolean
drop_worse (DeskCandidates *self, const DeskCandidate *candidate)
{
  for (guint i = 0; i < self->list->len; i++)
    {
      const DeskCandidate *other = g_ptr_array_index (self->list, i);

      if (!g_str_equal (other->record, candidate->record))
        continue;
      if (compare (other, candidate) <= 0)
        return FALSE;
      g_ptr_array_remove_index (self->list, i);
      return TRUE;
    }
  return TRUE;
}

/**
 * desk_candidates_add:
 * @candidate: copied if it is among the best
 */
void
desk_candidates_add (DeskCandidates *self, const DeskCandidate *candidate)
{
  guint place = self->list->len;
  DeskCandidate *copy;

  if (desk_candidates_is_full (self) && compare (candidate, g_ptr_array_index (self->list, place - 1)) >= 0)
    return;
  if (!drop_worse (self, candidate))
    return;

  place = self->list->len;
  while (place > 0 && compare (candidate, g_ptr_array_index (self->list, place - 1)) < 0)
    place--;

  copy = g_memdup2 (candidate, sizeof *candidate);
  copy->record = g_strdup (candidate->record);
  copy->matched = g_strdup (candidate->matched);
  g_ptr_array_insert (self->list, (int)place, copy);
  if (self->list->len > self->limit)
    g_ptr_array_set_size (self->list, (int)self->limit);
}

/* The person that stands for this one: the end of its links to the same person. */
static DeskRecord *
follow_links (DeskRecord *record, DeskDatabase *database, GError **error)
{
  g_autoptr (DeskRecord) at = g_object_ref (record);
  GError *failed = NULL;

  for (int i = 0; i < MAX_LINKS && DESK_IS_PERSON (at); i++)
    {
      const char *same = desk_record_get_text (at, DESK_PERSON_SAME_AS);
      DeskRecord *next = same != NULL ? desk_records_find (database, "person", same, &failed) : NULL;

      if (failed != NULL)
        {
          g_propagate_error (error, failed);
          return NULL;
        }
      if (next == NULL)
        break;
      g_object_unref (at);
      at = next;
    }
  return g_steal_pointer (&at);
}

static DeskHit *
load (const DeskCandidate *candidate, DeskDatabase *database, GError **error)
{
  g_autoptr (DeskRecord) found = desk_records_load (database, candidate->kind, candidate->record, error);
  g_autoptr (DeskRecord) record = found != NULL ? follow_links (found, database, error) : NULL;
  gint64 last_visit = candidate->last_visit;

  if (record == NULL)
    return NULL;
  if (record != found
      && !desk_search_index_read_last_visit (database, desk_record_get_id (record), &last_visit, error))
    return NULL;
  return desk_hit_new (record, candidate->level, MAX (last_visit, candidate->last_visit), candidate->matched);
}

/* A hit with what it stands in order by. */
typedef struct
{
  DeskHit *hit;
  const DeskCandidate *candidate;
  char *name;
} Loaded;

static void
loaded_free (gpointer data)
{
  Loaded *self = data;

  g_clear_object (&self->hit);
  g_free (self->name);
  g_free (self);
}

static char *
make_sort_name (DeskRecord *record)
{
  g_autofree char *name = DESK_IS_PERSON (record) ? desk_person_get_full_name (DESK_PERSON (record)) : NULL;

  return desk_spelling_fold (name != NULL ? name : "");
}

static int
compare_loaded (gconstpointer a, gconstpointer b)
{
  const Loaded *first = *(Loaded *const *)a, *second = *(Loaded *const *)b;
  int order = compare (first->candidate, second->candidate);

  return order != 0 ? order : strcmp (first->name, second->name);
}

/* In their order; of those here at one time (never, most of all) the alphabet decides. */
static GPtrArray *
put_in_order (GPtrArray *loaded)
{
  GPtrArray *hits = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_sort (loaded, compare_loaded);
  for (guint i = 0; i < loaded->len; i++)
    g_ptr_array_add (hits, g_steal_pointer (&((Loaded *)g_ptr_array_index (loaded, i))->hit));
  return hits;
}

/**
 * desk_candidates_load:
 * @limit: how many hits are wanted
 *
 * Reads the records. A person that is linked to another is shown as that other, once.
 *
 * Returns: (transfer full) (element-type DeskHit) (nullable): the hits in order, NULL with @error set
 */
GPtrArray *
desk_candidates_load (DeskCandidates *self, DeskDatabase *database, guint limit, GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (GPtrArray) loaded = g_ptr_array_new_with_free_func (loaded_free);
  g_autoptr (GHashTable) shown = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->list->len && loaded->len < limit; i++)
    {
      const DeskCandidate *candidate = g_ptr_array_index (self->list, i);
      DeskHit *hit;
      Loaded *one;

      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || (hit = load (candidate, database, error)) == NULL)
        return NULL;
      if (!g_hash_table_add (shown, (gpointer)desk_record_get_id (desk_hit_get_record (hit))))
        {
          g_object_unref (hit);
          continue;
        }
      one = g_new (Loaded, 1);
      *one = (Loaded){ hit, candidate, make_sort_name (desk_hit_get_record (hit)) };
      g_ptr_array_add (loaded, one);
    }
  return put_in_order (loaded);
}

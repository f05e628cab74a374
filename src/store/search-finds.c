// SPDX-License-Identifier: GPL-3.0-or-later
// The best of what a search has come across so far, and the records behind it.

#include "store/search-finds.h"

#include "model/person.h"
#include "model/spelling.h"
#include "store/records.h"
#include "store/search-index.h"

#include <string.h>

#define MAX_LINKS 8

static void
find_free (DeskFind *self)
{
  g_free (self->record);
  g_free (self->matched);
  g_free (self);
}

/**
 * desk_finds_new:
 * @limit: how many to keep
 */
DeskFinds *
desk_finds_new (guint limit)
{
  DeskFinds *self = g_new (DeskFinds, 1);

  self->finds = g_ptr_array_new_with_free_func ((GDestroyNotify)find_free);
  self->limit = limit;
  self->sealed = "";
  return self;
}

/**
 * desk_finds_free:
 * Frees them.
 */
void
desk_finds_free (DeskFinds *self)
{
  g_ptr_array_unref (self->finds);
  g_free (self);
}

/**
 * desk_finds_is_full:
 *
 * Returns: whether there are as many as asked for, so that a lower level need not be searched
 */
gboolean
desk_finds_is_full (const DeskFinds *self)
{
  return self->finds->len >= self->limit;
}

static int
compare (const DeskFind *a, const DeskFind *b)
{
  if (a->level != b->level)
    return a->level < b->level ? -1 : 1;
  if (a->rank != b->rank)
    return a->rank < b->rank ? -1 : 1;
  return (a->last_visit < b->last_visit) - (a->last_visit > b->last_visit);
}

static gboolean
drop_worse (DeskFinds *self, const DeskFind *find)
{
  for (guint i = 0; i < self->finds->len; i++)
    {
      const DeskFind *other = g_ptr_array_index (self->finds, i);

      if (!g_str_equal (other->record, find->record))
        continue;
      if (compare (other, find) <= 0)
        return FALSE;
      g_ptr_array_remove_index (self->finds, i);
      return TRUE;
    }
  return TRUE;
}

/**
 * desk_finds_add:
 * @find: copied if it is among the best
 */
void
desk_finds_add (DeskFinds *self, const DeskFind *find)
{
  guint place = self->finds->len;
  DeskFind *copy;

  if (desk_finds_is_full (self) && compare (find, g_ptr_array_index (self->finds, place - 1)) >= 0)
    return;
  if (!drop_worse (self, find))
    return;

  place = self->finds->len;
  while (place > 0 && compare (find, g_ptr_array_index (self->finds, place - 1)) < 0)
    place--;

  copy = g_memdup2 (find, sizeof *find);
  copy->record = g_strdup (find->record);
  copy->matched = g_strdup (find->matched);
  g_ptr_array_insert (self->finds, (int)place, copy);
  if (self->finds->len > self->limit)
    g_ptr_array_set_size (self->finds, (int)self->limit);
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
load (const DeskFind *find, DeskDatabase *database, GError **error)
{
  g_autoptr (DeskRecord) found = desk_records_load (database, find->kind, find->record, error);
  g_autoptr (DeskRecord) record = found != NULL ? follow_links (found, database, error) : NULL;
  gint64 last_visit = find->last_visit;

  if (record == NULL)
    return NULL;
  if (record != found
      && !desk_search_index_read_last_visit (database, desk_record_get_id (record), &last_visit, error))
    return NULL;
  return desk_hit_new (record, find->level, MAX (last_visit, find->last_visit), find->matched);
}

/* A hit with what it stands in order by. */
typedef struct
{
  DeskHit *hit;
  const DeskFind *find;
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
  int order = compare (first->find, second->find);

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
 * desk_finds_load:
 * @limit: how many hits are wanted
 *
 * Reads the records. A person that is linked to another is shown as that other, once.
 *
 * Returns: (transfer full) (element-type DeskHit) (nullable): the hits in order, NULL with @error set
 */
GPtrArray *
desk_finds_load (DeskFinds *self, DeskDatabase *database, guint limit, GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (GPtrArray) loaded = g_ptr_array_new_with_free_func (loaded_free);
  g_autoptr (GHashTable) shown = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->finds->len && loaded->len < limit; i++)
    {
      const DeskFind *find = g_ptr_array_index (self->finds, i);
      DeskHit *hit;
      Loaded *one;

      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || (hit = load (find, database, error)) == NULL)
        return NULL;
      if (!g_hash_table_add (shown, (gpointer)desk_record_get_id (desk_hit_get_record (hit))))
        {
          g_object_unref (hit);
          continue;
        }
      one = g_new (Loaded, 1);
      *one = (Loaded){ hit, find, make_sort_name (desk_hit_get_record (hit)) };
      g_ptr_array_add (loaded, one);
    }
  return put_in_order (loaded);
}

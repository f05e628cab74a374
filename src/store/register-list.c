// SPDX-License-Identifier: GPL-3.0-or-later
// A register as a list model: knows its length from the shape, fetches the pages that are looked at, one at a time and
// the last looked at first, and follows what is saved.

#include "store/register-list.h"

#include "store/register-cache.h"
#include "store/register-page.h"

#include <string.h>

#define MAX_EDITS 16 /* more places than that are told as one */

struct _DeskRegisterList
{
  GObject parent_instance;
  DeskStore *store;
  DeskRegisterQuery query; /* its texts are ours */
  GCancellable *cancellable;
  DeskRegisterShape *shape; /* NULL until loaded */
  guint n_rows;
  DeskRegisterCache *cache;
  GTree *keys;         /* position -> DeskRegisterKey */
  GArray *wanted;      /* guint: pages to fetch, the next one last */
  GHashTable *changed; /* ids saved since the shape was asked for */
  GError *error;
  guint generation;       /* of the shape */
  guint fetch_generation; /* of the shape by which the page on its way was asked for */
  gboolean is_fetching;
  gboolean is_reshaping;
  gboolean must_reshape;
};

typedef enum
{
  PROP_LOADED = 1
} DeskRegisterListProperty;

static GParamSpec *props[PROP_LOADED + 1];

static void desk_register_list_model_init (GListModelInterface *interface);
static void reshape (DeskRegisterList *self);
static void fetch_next (DeskRegisterList *self);

G_DEFINE_FINAL_TYPE_WITH_CODE (DeskRegisterList, desk_register_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, desk_register_list_model_init))

/* What goes to the worker. */
typedef struct
{
  DeskRegisterQuery query;
  DeskRegisterKey *from; /* NULL: by ids */
  GPtrArray *ids;
  guint first;
} Job;

static Job *
job_new (DeskRegisterList *self)
{
  Job *job = g_new0 (Job, 1);

  desk_register_query_copy (&self->query, &job->query);
  return job;
}

static void
job_free (gpointer data)
{
  Job *job = data;

  desk_register_query_clear (&job->query);
  g_clear_pointer (&job->from, desk_register_key_free);
  g_clear_pointer (&job->ids, g_ptr_array_unref);
  g_free (job);
}

static gpointer
load_shape (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  const Job *job = data;

  return desk_register_shape_load (database, &job->query, cancellable, error);
}

static gpointer
load_page (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  const Job *job = data;

  if (job->from == NULL)
    return desk_register_page_load_ids (database, &job->query, job->ids, job->first, cancellable, error);
  return desk_register_page_load (database, &job->query, job->from, job->first, cancellable, error);
}

static int
compare_positions (gconstpointer a, gconstpointer b, gpointer data)
{
  guint first = GPOINTER_TO_UINT (a), second = GPOINTER_TO_UINT (b);

  return (first > second) - (first < second);
}

static GTree *
keys_new (void)
{
  return g_tree_new_full (compare_positions, NULL, NULL, (GDestroyNotify)desk_register_key_free);
}

static void
remember_keys (DeskRegisterList *self, GPtrArray *keys)
{
  for (guint i = 0; i < keys->len; i++)
    {
      const DeskRegisterKey *key = g_ptr_array_index (keys, i);

      if (g_tree_lookup (self->keys, GUINT_TO_POINTER (key->position)) == NULL)
        g_tree_insert (self->keys, GUINT_TO_POINTER (key->position), desk_register_key_copy (key));
    }
}

/* The nearest known place before a page: where its stretch begins, or one met on the way to another page. */
static DeskRegisterKey *
find_key (DeskRegisterList *self, guint position)
{
  g_autoptr (DeskRegisterKey) stretch = desk_register_shape_find (self->shape, &self->query, position);
  GTreeNode *node = g_tree_upper_bound (self->keys, GUINT_TO_POINTER (position));
  const DeskRegisterKey *key;

  node = node != NULL ? g_tree_node_previous (node) : g_tree_node_last (self->keys);
  key = node != NULL ? g_tree_node_value (node) : NULL;
  if (key != NULL && key->position > stretch->position)
    return desk_register_key_copy (key);
  return g_steal_pointer (&stretch);
}

static void
set_error (DeskRegisterList *self, GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("A page of a register could not be read: %s", error->message);
  g_clear_error (&self->error);
  self->error = error;
}

static void
on_page (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskRegisterList) self = data;
  GError *error = NULL;
  g_autoptr (DeskRegisterPage) page = desk_store_call_finish (DESK_STORE (source), result, &error);

  self->is_fetching = FALSE;
  if (page == NULL)
    {
      set_error (self, error);
      return;
    }

  /* Rows moved since it was asked for: it is still wanted, but from elsewhere. */
  if (self->fetch_generation == self->generation)
    {
      remember_keys (self, page->keys);
      desk_register_cache_fill (self->cache, page);
    }
  fetch_next (self);
}

/* The next page that is still looked at; G_MAXUINT for none. */
static guint
take_wanted (DeskRegisterList *self)
{
  while (self->wanted->len > 0)
    {
      guint first = g_array_index (self->wanted, guint, self->wanted->len - 1);

      g_array_set_size (self->wanted, self->wanted->len - 1);
      if (first < self->n_rows && desk_register_cache_wants (self->cache, first))
        return first;
    }
  return G_MAXUINT;
}

static void
fetch_next (DeskRegisterList *self)
{
  guint first;
  Job *job;

  if (self->is_fetching || self->store == NULL || (first = take_wanted (self)) == G_MAXUINT)
    return;

  job = job_new (self);
  job->first = first;
  if (self->shape->ids != NULL)
    job->ids = g_ptr_array_ref (self->shape->ids);
  else
    job->from = find_key (self, first);

  self->is_fetching = TRUE;
  self->fetch_generation = self->generation;
  desk_store_call_async (self->store, DESK_PRIORITY_BACKGROUND, load_page, job, job_free,
                         (GDestroyNotify)desk_register_page_free, self->cancellable, on_page,
                         g_object_ref (self));
}

static void
want (DeskRegisterList *self, guint first)
{
  for (guint i = self->wanted->len; i > 0; i--)
    if (g_array_index (self->wanted, guint, i - 1) == first)
      {
        g_array_remove_index (self->wanted, i - 1);
        break;
      }
  g_array_append_val (self->wanted, first);
}

/* Rows at a place went and others came. */
static void
edit (DeskRegisterList *self, guint position, guint removed, guint added)
{
  desk_register_cache_shift (self->cache, position, removed, added);
  self->n_rows = self->n_rows - removed + added;
  if (removed != added || self->shape->ids != NULL)
    g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static gboolean
same_pairs (DeskRegisterShape *old, guint i, DeskRegisterShape *new, guint j)
{
  const DeskRegisterPair *a = g_ptr_array_index (old->ids, i), *b = g_ptr_array_index (new->ids, j);

  return g_str_equal (a->id, b->id) && g_strcmp0 (a->other, b->other) == 0
         && (a->match == NULL || b->match == NULL || g_str_equal (a->match->document, b->match->document));
}

/* What stands between the rows that are the same at both ends. */
static void
compare_ids (DeskRegisterList *self, DeskRegisterShape *old)
{
  DeskRegisterShape *new = self->shape;
  guint shorter = MIN (old->n_rows, new->n_rows), start = 0, end = 0;

  while (start < shorter && same_pairs (old, start, new, start))
    start++;
  while (end < shorter - start && same_pairs (old, old->n_rows - 1 - end, new, new->n_rows - 1 - end))
    end++;
  if (old->n_rows - start - end > 0 || new->n_rows - start - end > 0)
    edit (self, start, old->n_rows - start - end, new->n_rows - start - end);
}

/* A stretch that grew or shrank. */
typedef struct
{
  guint position;
  guint removed;
  guint added;
} Edit;

/* Where both have the stretch, its rows are taken to have come or gone at its beginning: they are fetched anew anyway. */
static GArray *
list_edits (DeskRegisterList *self, DeskRegisterShape *old)
{
  GPtrArray *were = old->stretches, *are = self->shape->stretches;
  gboolean newest_first = !g_str_equal (self->query.kind, "person");
  GArray *edits = g_array_new (FALSE, FALSE, sizeof (Edit));
  guint i = 0, j = 0, position = 0;

  while (i < were->len || j < are->len)
    {
      const DeskRegisterStretch *was = i < were->len ? g_ptr_array_index (were, i) : NULL;
      const DeskRegisterStretch *is = j < are->len ? g_ptr_array_index (are, j) : NULL;
      int order = was == NULL ? 1 : is == NULL ? -1 : strcmp (was->bucket, is->bucket);
      guint old_length, new_length;

      if (newest_first && was != NULL && is != NULL)
        order = -order;
      old_length = order <= 0 ? was->length : 0;
      new_length = order >= 0 ? is->length : 0;
      if (old_length != new_length)
        {
          Edit edited = { position, old_length - MIN (old_length, new_length),
                          new_length - MIN (old_length, new_length) };

          g_array_append_val (edits, edited);
        }
      position += new_length;
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
  return edits;
}

static void
compare_stretches (DeskRegisterList *self, DeskRegisterShape *old)
{
  g_autoptr (GArray) edits = list_edits (self, old);

  if (edits->len > MAX_EDITS)
    {
      edit (self, 0, old->n_rows, self->shape->n_rows);
      return;
    }
  for (guint i = 0; i < edits->len; i++)
    {
      const Edit *edited = &g_array_index (edits, Edit, i);

      edit (self, edited->position, edited->removed, edited->added);
    }
}

/* Rows of what was saved are fetched anew, with those among which they may have moved. */
static void
spoil_changed (DeskRegisterList *self)
{
  GHashTableIter iter;
  gpointer id;
  guint position;

  g_hash_table_iter_init (&iter, self->changed);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (desk_register_cache_find (self->cache, id, &position))
      desk_register_cache_spoil (self->cache,
                                 position > DESK_REGISTER_PAGE ? position - DESK_REGISTER_PAGE : 0,
                                 2 * DESK_REGISTER_PAGE);
  g_hash_table_remove_all (self->changed);
}

static void
take_shape (DeskRegisterList *self, DeskRegisterShape *shape)
{
  g_autoptr (DeskRegisterShape) old = g_steal_pointer (&self->shape);
  g_autoptr (GArray) wanted = NULL;

  self->shape = shape;
  self->generation++;
  g_clear_error (&self->error);
  g_clear_pointer (&self->keys, g_tree_unref);
  self->keys = keys_new ();
  spoil_changed (self);

  if (old == NULL)
    edit (self, 0, 0, shape->n_rows);
  else if (shape->ids != NULL)
    compare_ids (self, old);
  else
    compare_stretches (self, old);
  if (old == NULL)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOADED]);

  wanted = desk_register_cache_list_wanted (self->cache);
  for (guint i = wanted->len; i > 0; i--)
    want (self, g_array_index (wanted, guint, i - 1));
  fetch_next (self);
}

static void
on_shape (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskRegisterList) self = data;
  GError *error = NULL;
  DeskRegisterShape *shape = desk_store_call_finish (DESK_STORE (source), result, &error);

  self->is_reshaping = FALSE;
  if (shape == NULL)
    {
      set_error (self, error);
      return;
    }
  take_shape (self, shape);
  if (self->must_reshape)
    reshape (self);
}

static void
reshape (DeskRegisterList *self)
{
  self->must_reshape = self->is_reshaping;
  if (self->is_reshaping || self->store == NULL)
    return;
  self->is_reshaping = TRUE;
  desk_store_call_async (self->store, DESK_PRIORITY_BACKGROUND, load_shape, job_new (self), job_free,
                         (GDestroyNotify)desk_register_shape_free, self->cancellable, on_shape,
                         g_object_ref (self));
}

static void
on_changed (DeskRegisterList *self, const char *kind, const char *id)
{
  static const char *const shown[] = { "visit", "person", "statement", "loss", "find", "appointment", NULL };

  if (!g_strv_contains (shown, kind))
    return;
  g_hash_table_add (self->changed, g_strdup (id));
  reshape (self);
}

static GType
desk_register_list_get_item_type (GListModel *model)
{
  return DESK_TYPE_REGISTER_ROW;
}

static guint
desk_register_list_get_n_items (GListModel *model)
{
  return DESK_REGISTER_LIST (model)->n_rows;
}

static gpointer
desk_register_list_get_item (GListModel *model, guint position)
{
  DeskRegisterList *self = DESK_REGISTER_LIST (model);
  DeskRegisterRow *row;
  gboolean whole;

  if (position >= self->n_rows)
    return NULL;
  row = desk_register_cache_get (self->cache, position, &whole);
  if (!whole)
    {
      want (self, position - position % DESK_REGISTER_PAGE);
      fetch_next (self);
    }
  return g_object_ref (row);
}

static void
desk_register_list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = desk_register_list_get_item_type;
  interface->get_n_items = desk_register_list_get_n_items;
  interface->get_item = desk_register_list_get_item;
}

static void
desk_register_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_LOADED)
    g_value_set_boolean (value, desk_register_list_is_loaded (DESK_REGISTER_LIST (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
desk_register_list_dispose (GObject *object)
{
  DeskRegisterList *self = DESK_REGISTER_LIST (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (desk_register_list_parent_class)->dispose (object);
}

static void
desk_register_list_finalize (GObject *object)
{
  DeskRegisterList *self = DESK_REGISTER_LIST (object);

  desk_register_query_clear (&self->query);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->shape, desk_register_shape_free);
  desk_register_cache_free (self->cache);
  g_tree_unref (self->keys);
  g_array_unref (self->wanted);
  g_hash_table_unref (self->changed);
  g_clear_error (&self->error);
  G_OBJECT_CLASS (desk_register_list_parent_class)->finalize (object);
}

static void
desk_register_list_class_init (DeskRegisterListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = desk_register_list_get_property;
  object_class->dispose = desk_register_list_dispose;
  object_class->finalize = desk_register_list_finalize;

  /**
   * DeskRegisterList:loaded:
   * Whether the length is known: an empty list is then really empty.
   */
  props[PROP_LOADED] = g_param_spec_boolean ("loaded", NULL, NULL, FALSE, G_PARAM_READABLE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
desk_register_list_init (DeskRegisterList *self)
{
  self->cancellable = g_cancellable_new ();
  self->cache = desk_register_cache_new ();
  self->keys = keys_new ();
  self->wanted = g_array_new (FALSE, FALSE, sizeof (guint));
  self->changed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * desk_register_list_new:
 * @query: copied
 *
 * Returns: (transfer full): the register; empty until its length is known, see #DeskRegisterList:loaded
 */
DeskRegisterList *
desk_register_list_new (DeskStore *store, const DeskRegisterQuery *query)
{
  DeskRegisterList *self = g_object_new (DESK_TYPE_REGISTER_LIST, NULL);

  self->store = g_object_ref (store);
  desk_register_query_copy (query, &self->query);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  reshape (self);
  return self;
}

/**
 * desk_register_list_is_loaded:
 *
 * Returns: whether the length is known
 */
gboolean
desk_register_list_is_loaded (DeskRegisterList *self)
{
  return self->shape != NULL;
}

/**
 * desk_register_list_get_error:
 *
 * Returns: (nullable): why the last reading failed, NULL where it did not
 */
const GError *
desk_register_list_get_error (DeskRegisterList *self)
{
  return self->error;
}

/**
 * desk_register_list_count_pages:
 *
 * Returns: how many pages are in memory
 */
guint
desk_register_list_count_pages (DeskRegisterList *self)
{
  return desk_register_cache_count (self->cache);
}

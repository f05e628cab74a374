// SPDX-License-Identifier: GPL-3.0-or-later

/* The database of a desk in memory, as the exchange sees it. A transaction that fails leaves it as it was. */

#include "memory-replica.h"

#include <gio/gio.h>
#include <string.h>

#include "journal/desk.h"
#include "journal/mutant.h"

static void replica_iface_init (DeskReplicaInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TestReplica, test_replica, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (DESK_TYPE_REPLICA, replica_iface_init))

static DeskStamp *
copy_stamp (const DeskStamp *stamp)
{
  g_autofree char *text = stamp != NULL ? desk_stamp_write (stamp) : NULL;

  return text != NULL ? desk_stamp_read (text, -1, NULL) : NULL;
}

static TestLine *
line_copy (const TestLine *from)
{
  TestLine *line = g_memdup2 (from, sizeof *from);

  line->change = from->change != NULL ? desk_change_ref (from->change) : NULL;
  line->id = g_strdup (from->id);
  line->run = g_strdup (from->run);
  line->parent_run = g_strdup (from->parent_run);
  line->rec = g_strdup (from->rec);
  line->text = g_strdup (from->text);
  line->stamp = copy_stamp (from->stamp);
  return line;
}

static void
line_free (gpointer data)
{
  TestLine *line = data;

  g_clear_pointer (&line->change, desk_change_unref);
  g_free (line->id);
  g_free (line->run);
  g_free (line->parent_run);
  g_free (line->rec);
  g_free (line->text);
  g_clear_pointer (&line->stamp, desk_stamp_free);
  g_free (line);
}

void
test_form_free (gpointer data)
{
  TestForm *form = data;

  g_free (form->rec);
  g_hash_table_unref (form->screen);
  g_free (form);
}

static void
save_clear (gpointer data)
{
  g_free (((TestSave *)data)->rec);
}

static void
add_line (TestReplica *self, TestLine *line)
{
  g_ptr_array_add (self->lines, line);
  g_hash_table_insert (self->by_id, line->id, line);
  if (!g_hash_table_contains (self->runs, line->run))
    g_hash_table_insert (self->runs, g_strdup (line->run),
                         GUINT_TO_POINTER (g_hash_table_size (self->runs) + 1));
}

static TestLine *
make_line (const char *run, gint64 n, const char *parent_run, gint64 parent_n, const char *text)
{
  TestLine *line = g_new0 (TestLine, 1);
  g_autoptr (DeskChange) read = desk_line_read (text, -1, run, n, NULL);

  if (read != NULL)
    {
      DeskChange whole = *read;

      whole.parent_run = parent_run;
      whole.parent_n = parent_n;
      line->change = desk_change_new (&whole);
    }
  line->run = g_strdup (run);
  line->n = n;
  line->id = desk_change_id (run, n);
  line->parent_run = g_strdup (parent_run);
  line->parent_n = parent_n;
  line->rec = g_strdup (line->change != NULL ? desk_change_get_record (line->change) : line->id);
  line->text = g_strdup (text);
  line->clip = DESK_NO_CLIP;
  return line;
}

TestLine *
test_replica_find (TestReplica *self, const char *id)
{
  return g_hash_table_lookup (self->by_id, id);
}

static TestLine *
look_up (TestReplica *self, const char *run, gint64 n)
{
  g_autofree char *id = desk_change_id (run, n);

  return test_replica_find (self, id);
}

static void
set_stamp (TestReplica *self, TestLine *line, const DeskStamp *stamp)
{
  g_ptr_array_add (self->undo, line);
  line->stamp = copy_stamp (stamp);
}

static gboolean
replica_get_cursor (DeskReplica *replica, DeskMarker *cursor, GError **error)
{
  GArray *markers = TEST_REPLICA (replica)->markers;

  *cursor = g_array_index (markers, DeskMarker, markers->len - 1);
  return TRUE;
}

static GArray *
replica_list_markers (DeskReplica *replica, GError **error)
{
  return g_array_copy (TEST_REPLICA (replica)->markers);
}

static int
compare_offers (gconstpointer a, gconstpointer b, gpointer data)
{
  TestReplica *self = data;
  const TestLine *one = *(TestLine *const *)a, *other = *(TestLine *const *)b;
  g_autofree char *desk = desk_run_get_desk (one->run), *other_desk = desk_run_get_desk (other->run);
  int order = (strcmp (desk, self->desk) != 0) - (strcmp (other_desk, self->desk) != 0);

  if (order == 0)
    order = (int)GPOINTER_TO_UINT (g_hash_table_lookup (self->runs, one->run))
            - (int)GPOINTER_TO_UINT (g_hash_table_lookup (self->runs, other->run));
  return order != 0 ? order : one->n < other->n ? -1 : one->n > other->n;
}

static gboolean
replica_list_offers (DeskReplica *replica, DeskReplicaFunc func, gpointer data, GError **error)
{
  TestReplica *self = TEST_REPLICA (replica);
  g_autoptr (GPtrArray) offers = g_ptr_array_new ();

  for (guint i = 0; i < self->lines->len; i++)
    if (((TestLine *)g_ptr_array_index (self->lines, i))->stamp == NULL)
      g_ptr_array_add (offers, g_ptr_array_index (self->lines, i));
  g_ptr_array_sort_with_data (offers, compare_offers, self);
  for (guint i = 0; i < offers->len; i++)
    {
      const TestLine *line = g_ptr_array_index (offers, i);
      DeskReplicaLine offer = { .run = line->run,
                                .n = line->n,
                                .parent_run = line->parent_run,
                                .parent_n = line->parent_n,
                                .line = line->text,
                                .clip = line->clip };

      memcpy (offer.before, line->before, DESK_HASH_BYTES);
      if (!func (&offer, data))
        break;
    }
  return TRUE;
}

static gboolean
replica_get_chain (DeskReplica *replica, const char *run, gint64 n, guint8 chain[DESK_HASH_BYTES],
                   gboolean *found, GError **error)
{
  const TestLine *line = look_up (TEST_REPLICA (replica), run, n);

  *found = line != NULL;
  if (line != NULL)
    memcpy (chain, line->chain, DESK_HASH_BYTES);
  return TRUE;
}

static gboolean
replica_find (DeskReplica *replica, const char *run, gint64 n, DeskReplicaState *state, GError **error)
{
  const TestLine *line = look_up (TEST_REPLICA (replica), run, n);

  *state = line == NULL          ? DESK_REPLICA_UNKNOWN
           : line->stamp == NULL ? DESK_REPLICA_UNSTAMPED
                                 : DESK_REPLICA_STAMPED;
  return TRUE;
}

static gboolean
replica_is_own_run (DeskReplica *replica, const char *run)
{
  return g_hash_table_contains (TEST_REPLICA (replica)->own_runs, run);
}

static gboolean
replica_begin (DeskReplica *replica, GError **error)
{
  TestReplica *self = TEST_REPLICA (replica);

  g_assert_false (self->in_transaction);
  self->in_transaction = TRUE;
  self->length_before = self->lines->len;
  g_ptr_array_set_size (self->undo, 0);
  return TRUE;
}

/* Markers come last, so none is there yet. */
static void
replica_roll_back (DeskReplica *replica)
{
  TestReplica *self = TEST_REPLICA (replica);

  self->in_transaction = FALSE;
  for (guint i = 0; i < self->undo->len; i++)
    g_clear_pointer (&((TestLine *)g_ptr_array_index (self->undo, i))->stamp, desk_stamp_free);
  for (guint i = self->length_before; i < self->lines->len; i++)
    g_hash_table_remove (self->by_id, ((TestLine *)g_ptr_array_index (self->lines, i))->id);
  g_ptr_array_set_size (self->lines, (int)self->length_before);
  g_ptr_array_set_size (self->undo, 0);
}

static gboolean
replica_commit (DeskReplica *replica, GError **error)
{
  TEST_REPLICA (replica)->in_transaction = FALSE;
  return TRUE;
}

static gboolean
replica_put_stamp (DeskReplica *replica, const char *run, gint64 n, const DeskStamp *stamp, GError **error)
{
  TestReplica *self = TEST_REPLICA (replica);
  TestLine *line = look_up (self, run, n);

  g_assert_nonnull (line);
  if (line->stamp == NULL)
    set_stamp (self, line, stamp);
  return TRUE;
}

static gboolean
replica_put_line (DeskReplica *replica, const DeskReplicaLine *from, const guint8 chain[DESK_HASH_BYTES],
                  const DeskStamp *stamp, GError **error)
{
  TestReplica *self = TEST_REPLICA (replica);
  TestLine *line = look_up (self, from->run, from->n);

  if (line == NULL)
    {
      line = make_line (from->run, from->n, from->parent_run, from->parent_n, from->line);
      memcpy (line->before, from->before, DESK_HASH_BYTES);
      memcpy (line->chain, chain, DESK_HASH_BYTES);
      add_line (self, line);
    }
  if (line->stamp == NULL)
    set_stamp (self, line, stamp);
  return TRUE;
}

static gboolean
replica_put_marker (DeskReplica *replica, const DeskMarker *marker, GError **error)
{
  TestReplica *self = TEST_REPLICA (replica);

  if (self->fails)
    {
      self->fails = FALSE;
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "no space left");
      return FALSE;
    }
  g_array_append_val (self->markers, *marker);
  return TRUE;
}

static void
take_back (TestLine *line, gint64 common)
{
  if (line->stamp != NULL && line->stamp->position > common)
    {
      gint64 clip = DESK_BROKEN (clip_forgotten) ? common : line->stamp->clip;

      line->clip = MIN (clip, common);
      g_clear_pointer (&line->stamp, desk_stamp_free);
    }
  else if (line->stamp == NULL)
    line->clip = MIN (line->clip, common);
}

static gboolean
replica_diverge (DeskReplica *replica, gint64 common, GError **error)
{
  TestReplica *self = TEST_REPLICA (replica);

  for (guint i = self->lines->len; i > 0; i--)
    {
      TestLine *line = g_ptr_array_index (self->lines, i - 1);

      /* The mutant takes the stamp off and does not offer the line again. */
      if (DESK_BROKEN (ack_forget) && line->stamp != NULL && line->stamp->position > common)
        {
          g_hash_table_remove (self->by_id, line->id);
          g_ptr_array_remove_index (self->lines, i - 1);
        }
      else
        take_back (line, common);
    }
  for (guint i = 0; i < self->forms->len && !DESK_BROKEN (form_not_clipped); i++)
    {
      TestForm *form = g_ptr_array_index (self->forms, i);

      form->base = MIN (form->base, common);
    }
  while (g_array_index (self->markers, DeskMarker, self->markers->len - 1).position > common)
    g_array_set_size (self->markers, self->markers->len - 1);
  self->n_divergences++;
  return TRUE;
}

static char *
replica_get_book (DeskReplica *replica)
{
  return g_strdup (TEST_REPLICA (replica)->book);
}

static gboolean
replica_open_sub_book (DeskReplica *replica, GError **error)
{
  TestReplica *self = TEST_REPLICA (replica);
  guint8 random[DESK_SUB_BOOK_RANDOM];
  char *book;

  chance_fill (self->chance, random, sizeof random);
  book = desk_book_open_sub (self->book, random);
  g_free (self->book);
  self->book = book;
  g_hash_table_insert (self->books, g_strdup (book), GUINT_TO_POINTER (0));
  self->n_sub_books++;
  return TRUE;
}

static void
replica_iface_init (DeskReplicaInterface *iface)
{
  iface->get_cursor = replica_get_cursor;
  iface->list_markers = replica_list_markers;
  iface->list_offers = replica_list_offers;
  iface->get_chain = replica_get_chain;
  iface->find = replica_find;
  iface->is_own_run = replica_is_own_run;
  iface->begin = replica_begin;
  iface->commit = replica_commit;
  iface->roll_back = replica_roll_back;
  iface->put_stamp = replica_put_stamp;
  iface->put_line = replica_put_line;
  iface->put_marker = replica_put_marker;
  iface->diverge = replica_diverge;
  iface->get_book = replica_get_book;
  iface->open_sub_book = replica_open_sub_book;
}

static void
test_replica_finalize (GObject *object)
{
  TestReplica *self = TEST_REPLICA (object);

  g_free (self->desk);
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->lines);
  g_hash_table_unref (self->runs);
  g_hash_table_unref (self->own_runs);
  g_array_unref (self->markers);
  g_free (self->last_run);
  g_free (self->book);
  g_hash_table_unref (self->books);
  g_hash_table_unref (self->blobs);
  g_hash_table_unref (self->blob_records);
  g_ptr_array_unref (self->forms);
  g_array_unref (self->saves);
  g_ptr_array_unref (self->undo);
  G_OBJECT_CLASS (test_replica_parent_class)->finalize (object);
}

static void
test_replica_class_init (TestReplicaClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_replica_finalize;
}

static void
test_replica_init (TestReplica *self)
{
  self->lines = g_ptr_array_new_with_free_func (line_free);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->runs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->own_runs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->markers = g_array_new (FALSE, FALSE, sizeof (DeskMarker));
  self->books = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->blobs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_bytes_unref);
  self->blob_records = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->forms = g_ptr_array_new_with_free_func (test_form_free);
  self->saves = g_array_new (FALSE, FALSE, sizeof (TestSave));
  g_array_set_clear_func (self->saves, save_clear);
  self->undo = g_ptr_array_new ();
}

/**
 * @start: numbers already used on paper
 */
TestReplica *
test_replica_new (const char *desk, Chance *chance, guint start)
{
  TestReplica *self = g_object_new (TEST_TYPE_REPLICA, NULL);
  const DeskMarker first = DESK_MARKER_START;

  self->desk = g_strdup (desk);
  self->chance = chance;
  self->book = g_strdup (desk);
  g_hash_table_insert (self->books, g_strdup (desk), GUINT_TO_POINTER (start));
  g_array_append_val (self->markers, first);
  return self;
}

static void
copy_table (GHashTable *from, GHashTable *to, gpointer (*copy) (gpointer value))
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, from);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (to, g_strdup (key), copy != NULL ? copy (value) : value);
}

static TestForm *
form_copy (const TestForm *from)
{
  TestForm *form = g_memdup2 (from, sizeof *from);

  form->rec = g_strdup (from->rec);
  g_hash_table_ref (form->screen);
  return form;
}

/** Returns: (transfer full): a backup, or a clone. */
TestReplica *
test_replica_copy (TestReplica *self)
{
  TestReplica *copy = g_object_new (TEST_TYPE_REPLICA, NULL);

  copy->desk = g_strdup (self->desk);
  copy->chance = self->chance;
  copy->book = g_strdup (self->book);
  copy->last_run = g_strdup (self->last_run);
  copy->last_n = self->last_n;
  memcpy (copy->last_chain, self->last_chain, DESK_HASH_BYTES);
  copy_table (self->runs, copy->runs, NULL);
  for (guint i = 0; i < self->lines->len; i++)
    add_line (copy, line_copy (g_ptr_array_index (self->lines, i)));
  copy_table (self->own_runs, copy->own_runs, (gpointer (*) (gpointer))g_strdup);
  g_array_append_vals (copy->markers, self->markers->data, self->markers->len);
  copy_table (self->books, copy->books, NULL);
  copy_table (self->blobs, copy->blobs, (gpointer (*) (gpointer))g_bytes_ref);
  copy_table (self->blob_records, copy->blob_records, (gpointer (*) (gpointer))g_strdup);
  for (guint i = 0; i < self->forms->len; i++)
    g_ptr_array_add (copy->forms, form_copy (g_ptr_array_index (self->forms, i)));
  for (guint i = 0; i < self->saves->len; i++)
    {
      TestSave save = g_array_index (self->saves, TestSave, i);

      save.rec = g_strdup (save.rec);
      g_array_append_val (copy->saves, save);
    }
  return copy;
}

static int
compare_positions (gconstpointer a, gconstpointer b)
{
  const TestLine *one = *(TestLine *const *)a, *other = *(TestLine *const *)b;

  return one->stamp->position < other->stamp->position ? -1 : one->stamp->position > other->stamp->position;
}

/** Returns: (transfer container) (element-type TestLine): the lines that have a stamp, in order. */
GPtrArray *
test_replica_list_stamped (TestReplica *self)
{
  GPtrArray *stamped = g_ptr_array_new ();

  for (guint i = 0; i < self->lines->len; i++)
    if (((TestLine *)g_ptr_array_index (self->lines, i))->stamp != NULL)
      g_ptr_array_add (stamped, g_ptr_array_index (self->lines, i));
  g_ptr_array_sort (stamped, compare_positions);
  return stamped;
}

/** Returns: (transfer full): a record as the stamped lines make it. */
DeskFold *
test_replica_fold (TestReplica *self, const char *rec)
{
  DeskFold *fold = desk_fold_new ();
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();

  for (guint i = 0; i < self->lines->len; i++)
    {
      TestLine *line = g_ptr_array_index (self->lines, i);

      if (line->stamp != NULL && line->change != NULL && strcmp (line->rec, rec) == 0)
        g_ptr_array_add (lines, line);
    }
  g_ptr_array_sort (lines, compare_positions);
  for (guint i = 0; i < lines->len; i++)
    {
      const TestLine *line = g_ptr_array_index (lines, i);

      desk_fold_apply (fold, line->change, line->stamp);
    }
  return fold;
}

gint64
test_replica_get_position (TestReplica *self)
{
  return g_array_index (self->markers, DeskMarker, self->markers->len - 1).position;
}

/** Stores a line of this desk: one transaction on a real one. */
TestLine *
test_replica_add_own (TestReplica *self, const char *run, gint64 n, const char *rec, const char *text)
{
  TestLine *line = make_line (run, n, n == 1 ? self->last_run : NULL, n == 1 ? self->last_n : 0, text);
  guint8 digest[DESK_HASH_BYTES];

  g_assert_nonnull (line->change);
  g_assert_true (desk_line_digest (line->id, text, -1, digest, NULL));
  memcpy (line->before, self->last_chain, DESK_HASH_BYTES);
  desk_chain_link (self->last_chain, digest, self->last_chain);
  memcpy (line->chain, self->last_chain, DESK_HASH_BYTES);
  g_set_str (&self->last_run, run);
  self->last_n = n;
  add_line (self, line);
  return line;
}

/** Returns: (transfer full): the ids behind what a form on this record shows: the truth. */
GHashTable *
test_replica_get_screen (TestReplica *self, const char *rec)
{
  GHashTable *screen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->lines->len && rec != NULL; i++)
    {
      const TestLine *line = g_ptr_array_index (self->lines, i);

      if (strcmp (line->rec, rec) == 0)
        g_hash_table_add (screen, g_strdup (line->id));
    }
  return screen;
}

TestForm *
test_form_new (TestReplica *self, const char *rec, guint names)
{
  TestForm *form = g_new0 (TestForm, 1);

  form->rec = g_strdup (rec);
  form->names = names;
  form->base = test_replica_get_position (self);
  form->screen = test_replica_get_screen (self, rec);
  form->n_saves = self->saves->len;
  return form;
}

guint
test_replica_get_last_number (TestReplica *self, const char *book)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->books, book));
}

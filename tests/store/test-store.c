// SPDX-License-Identifier: GPL-3.0-or-later
// The worker: order, cancelling, saves and drafts from a main loop, closing.

#include "store/store.h"

#include "desk-fixture.h"
#include "store/error.h"
#include "store/records.h"
#include "store/query.h"

static void
on_done (GObject *source, GAsyncResult *result, gpointer place)
{
  *(GAsyncResult **)place = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **place)
{
  while (*place == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *place;
}

static void
count_changed (DeskStore *store, const char *kind, const char *id, gpointer log)
{
  g_string_append_printf (log, "%s %s;", kind, id);
}

static void
test_save (Desk *desk, gconstpointer data)
{
  g_autoptr (DeskStore) store = desk_store_new (desk->database);
  g_autoptr (DeskRecord) person = g_object_new (DESK_TYPE_PERSON, "surname", "Коваленко", NULL);
  g_autoptr (DeskSave) save = desk_save_new ("4417", NOW, desk->zone);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GString) log = g_string_new (NULL);
  g_autofree char *expected = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (desk_store_get_desk (store), ==, "PL1-A");
  g_assert_cmpint (desk_store_get_position (store), ==, 0);
  g_signal_connect (store, "changed", G_CALLBACK (count_changed), log);
  desk_save_add (save, person, NULL, desk_store_get_position (store), NULL);
  desk_store_save_async (store, save, on_done, &result);
  g_assert_null (desk_record_get_id (person));
  wait_for (&result);
  g_assert_true (desk_store_save_finish (store, result, &error));
  g_assert_no_error (error);
  expected = g_strdup_printf ("person %s;", desk_record_get_id (person));
  g_assert_cmpstr (log->str, ==, expected);
  desk_store_close (store);
}

static void
test_save_fails (Desk *desk, gconstpointer data)
{
  g_autoptr (DeskStore) store = desk_store_new (desk->database);
  g_autoptr (DeskRecord) person = g_object_new (DESK_TYPE_PERSON, "id", "x.1", "surname", "Коваленко", NULL);
  g_autoptr (DeskSave) save = desk_save_new ("4417", NOW, desk->zone);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GString) log = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_signal_connect (store, "changed", G_CALLBACK (count_changed), log);
  desk_save_add (save, person, NULL, 0, NULL);
  desk_store_save_async (store, save, on_done, &result);
  wait_for (&result);
  g_assert_false (desk_store_save_finish (store, result, &error));
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_MISSING);
  g_assert_cmpstr (log->str, ==, "");
  desk_store_close (store);
}

typedef struct
{
  GMutex mutex;
  GCond cond;
  gboolean entered;
  gboolean may_go;
  GString *log; /* the worker's until everything is done */
} Gate;

typedef struct
{
  Gate *gate;
  char letter;
} Step;

static gpointer
pass_gate (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  Gate *gate = data;

  g_mutex_lock (&gate->mutex);
  gate->entered = TRUE;
  g_cond_signal (&gate->cond);
  while (!gate->may_go)
    g_cond_wait (&gate->cond, &gate->mutex);
  g_mutex_unlock (&gate->mutex);
  return gate;
}

static gpointer
add_letter (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  Step *step = data;

  g_string_append_c (step->gate->log, step->letter);
  return step;
}

static void
close_gate (Gate *gate, DeskStore *store, GAsyncResult **result)
{
  *gate = (Gate){ .log = g_string_new (NULL) };
  g_mutex_init (&gate->mutex);
  g_cond_init (&gate->cond);
  desk_store_call_async (store, DESK_PRIORITY_BACKGROUND, pass_gate, gate, NULL, NULL, NULL, on_done, result);
  g_mutex_lock (&gate->mutex);
  while (!gate->entered)
    g_cond_wait (&gate->cond, &gate->mutex);
  g_mutex_unlock (&gate->mutex);
}

static void
open_gate (Gate *gate)
{
  g_mutex_lock (&gate->mutex);
  gate->may_go = TRUE;
  g_cond_signal (&gate->cond);
  g_mutex_unlock (&gate->mutex);
}

static void
clear_gate (Gate *gate)
{
  g_string_free (gate->log, TRUE);
  g_mutex_clear (&gate->mutex);
  g_cond_clear (&gate->cond);
}

/* Typing before saving before background, and within each in order. What was cancelled while it waited never runs. */
static void
test_order (Desk *desk, gconstpointer data)
{
  static const DeskPriority priorities[] = { DESK_PRIORITY_BACKGROUND, DESK_PRIORITY_TYPING,
                                             DESK_PRIORITY_SAVING,     DESK_PRIORITY_TYPING,
                                             DESK_PRIORITY_BACKGROUND, DESK_PRIORITY_TYPING };
  g_autoptr (DeskStore) store = desk_store_new (desk->database);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) gate_result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *results[G_N_ELEMENTS (priorities)] = { NULL };
  Step steps[G_N_ELEMENTS (priorities)];
  Gate gate;

  close_gate (&gate, store, &gate_result);
  for (guint i = 0; i < G_N_ELEMENTS (priorities); i++)
    {
      steps[i] = (Step){ &gate, (char)('a' + i) };
      desk_store_call_async (store, priorities[i], add_letter, &steps[i], NULL, NULL,
                             i == 3 ? cancellable : NULL, on_done, &results[i]);
    }
  g_cancellable_cancel (cancellable);
  open_gate (&gate);
  for (guint i = 0; i < G_N_ELEMENTS (priorities); i++)
    {
      wait_for (&results[i]);
      g_assert_true ((desk_store_call_finish (store, results[i], i == 3 ? &error : NULL) == NULL)
                     == (i == 3));
    }
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpstr (gate.log->str, ==, "bfcae");
  desk_store_close (store);
  for (guint i = 0; i < G_N_ELEMENTS (priorities); i++)
    g_object_unref (results[i]);
  wait_for (&gate_result);
  clear_gate (&gate);
}

static gpointer
give_text (DeskDatabase *database, gpointer text, GCancellable *cancellable, GError **error)
{
  return g_strdup (text);
}

/* An answer that was ready when something else was asked for does not come any more; what was written is told nevertheless. */
static void
test_late_answer (Desk *desk, gconstpointer data)
{
  static const DeskPriority priorities[] = { DESK_PRIORITY_TYPING, DESK_PRIORITY_SAVING };
  g_autoptr (DeskStore) store = desk_store_new (desk->database);

  for (guint i = 0; i < G_N_ELEMENTS (priorities); i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;

      desk_store_call_async (store, priorities[i], give_text, (gpointer) "old", NULL, g_free, cancellable,
                             on_done, &result);
      wait_for (&result);
      g_cancellable_cancel (cancellable);
      text = desk_store_call_finish (store, result, &error);
      if (priorities[i] == DESK_PRIORITY_SAVING)
        g_assert_cmpstr (text, ==, "old");
      else
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
  desk_store_close (store);
}

static gpointer
count_long (DeskDatabase *database, gpointer entered, GCancellable *cancellable, GError **error)
{
  g_autoptr (DeskQuery) count = desk_query_new (
      database,
      "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 1000000000)"
      " SELECT sum (i) FROM n",
      error);

  g_atomic_int_set ((int *)entered, 1);
  return count != NULL && desk_query_next (count, error) ? count : NULL;
}

/* A read that runs already is cut short, and the connection works afterwards. */
static void
test_interrupt (Desk *desk, gconstpointer data)
{
  g_autoptr (DeskStore) store = desk_store_new (desk->database);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (DeskRecord) person = g_object_new (DESK_TYPE_PERSON, "surname", "Коваленко", NULL);
  g_autoptr (DeskSave) save = desk_save_new ("4417", NOW, desk->zone);
  g_autoptr (GError) error = NULL;
  int entered = 0;

  desk_store_call_async (store, DESK_PRIORITY_TYPING, count_long, &entered, NULL, NULL, cancellable, on_done,
                         &result);
  while (g_atomic_int_get (&entered) == 0)
    g_usleep (1000);
  g_usleep (20000);
  g_assert_null (result);
  g_cancellable_cancel (cancellable);
  wait_for (&result);
  g_assert_null (desk_store_call_finish (store, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  desk_save_add (save, person, NULL, 0, NULL);
  desk_store_save_async (store, save, on_done, &saved);
  wait_for (&saved);
  g_assert_true (desk_store_save_finish (store, saved, &error));
  g_assert_no_error (error);
  desk_store_close (store);
}

/* Closing writes what was asked for, refuses what only reads, and lets the desk go. */
static void
test_close (Desk *desk, gconstpointer data)
{
  DeskStore *store = desk_store_new (desk->database);
  GAsyncResult *results[4] = { NULL };
  g_autoptr (GPtrArray) visits = NULL;
  g_autoptr (GError) error = NULL;
  Gate gate;
  Step step = { &gate, 'a' };

  g_clear_object (&desk->database);
  close_gate (&gate, store, &results[0]);
  for (guint i = 1; i < 3; i++)
    {
      g_autoptr (DeskRecord) visit = g_object_new (DESK_TYPE_VISIT, "note", "x", NULL);
      g_autoptr (DeskSave) save = desk_save_new ("4417", NOW, desk->zone);

      desk_save_add (save, visit, NULL, 0, NULL);
      desk_store_save_async (store, save, on_done, &results[i]);
    }
  desk_store_call_async (store, DESK_PRIORITY_TYPING, add_letter, &step, NULL, NULL, NULL, on_done,
                         &results[3]);

  /* The gate opens while closing waits. */
  g_autoptr (GThread) opener = g_thread_new ("opener", (GThreadFunc)(void *)open_gate, &gate);
  desk_store_close (store);
  g_thread_join (g_steal_pointer (&opener));
  for (guint i = 0; i < 4; i++)
    wait_for (&results[i]);
  g_assert_true (desk_store_save_finish (store, results[1], NULL));
  g_assert_true (desk_store_save_finish (store, results[2], NULL));
  if (desk_store_call_finish (store, results[3], &error) == NULL)
    g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_CLOSED);
  g_clear_error (&error);

  {
    g_autoptr (GAsyncResult) late = NULL;

    desk_store_call_async (store, DESK_PRIORITY_TYPING, add_letter, &step, NULL, NULL, NULL, on_done, &late);
    wait_for (&late);
    g_assert_null (desk_store_call_finish (store, late, &error));
    g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_CLOSED);
    g_clear_error (&error);
  }
  for (guint i = 0; i < 4; i++)
    g_object_unref (results[i]);
  g_object_unref (store);
  clear_gate (&gate);

  desk_open (desk);
  visits = desk_records_load_all (desk->database, "visit", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (visits->len, ==, 2);
}

static void
test_draft (Desk *desk, gconstpointer data)
{
  g_autoptr (DeskStore) store = desk_store_new (desk->database);
  g_autoptr (DeskDraft) draft = desk_draft_new ("front-desk-entry", NULL);
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (GError) error = NULL;
  GVariantDict typed;

  g_variant_dict_init (&typed, NULL);
  g_variant_dict_insert (&typed, "entry", "s", "Ковал");
  draft->typed = g_variant_ref_sink (g_variant_dict_end (&typed));
  desk_store_write_draft_async (store, draft, on_done, &first);
  wait_for (&first);
  draft->id = desk_store_write_draft_finish (store, first, &error);
  g_assert_no_error (error);
  g_assert_cmpint (draft->id, >, 0);

  g_clear_pointer (&draft->typed, g_variant_unref);
  desk_store_write_draft_async (store, draft, on_done, &second);
  wait_for (&second);
  g_assert_cmpint (desk_store_write_draft_finish (store, second, &error), ==, 0);
  g_assert_no_error (error);
  desk_store_close (store);
}

static void
test_check (Desk *desk, gconstpointer data)
{
  g_autoptr (DeskStore) store = desk_store_new (desk->database);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (GError) error = NULL;

  desk_store_check_async (store, NULL, on_done, &first);
  wait_for (&first);
  g_assert_true (desk_store_check_finish (store, first, &error));
  g_assert_no_error (error);

  g_cancellable_cancel (cancellable);
  desk_store_check_async (store, cancellable, on_done, &second);
  wait_for (&second);
  g_assert_false (desk_store_check_finish (store, second, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  desk_store_close (store);
}

static void
on_progress (goffset n_read, goffset n_changes, gpointer data)
{
  g_assert_cmpint (n_read, <=, n_changes);
  ++*(guint *)data;
}

/* The worker goes on while the journal is verified; progress is told before the end. */
static void
test_verify (Desk *desk, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (DeskRecord) visit = desk_receive (desk, NOW);
  g_autoptr (DeskStore) store = desk_store_new (desk->database);
  g_autoptr (GAsyncResult) first = NULL, second = NULL;
  g_autoptr (GError) error = NULL;
  guint n_told = 0;
  gint64 n_changes;

  desk_store_verify_async (store, on_progress, &n_told, NULL, on_done, &first);
  wait_for (&first);
  g_assert_true (desk_store_verify_finish (store, first, &n_changes, &error));
  g_assert_no_error (error);
  g_assert_cmpint (n_changes, ==, 1);
  g_assert_cmpuint (n_told, ==, 1);

  g_cancellable_cancel (cancellable);
  desk_store_verify_async (store, NULL, NULL, cancellable, on_done, &second);
  wait_for (&second);
  g_assert_false (desk_store_verify_finish (store, second, &n_changes, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  desk_store_close (store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  desk_test ("/store/save", test_save);
  desk_test ("/store/save-fails", test_save_fails);
  desk_test ("/store/order", test_order);
  desk_test ("/store/interrupt", test_interrupt);
  desk_test ("/store/late-answer", test_late_answer);
  desk_test ("/store/close", test_close);
  desk_test ("/store/draft", test_draft);
  desk_test ("/store/check", test_check);
  desk_test ("/store/verify", test_verify);

  return g_test_run ();
}

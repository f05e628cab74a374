// SPDX-License-Identifier: GPL-3.0-or-later
// What the auditor is told about the journal.

#include "model/person.h"
#include "model/viewing.h"
#include "settings-fixture.h"
#include "store/query.h"
#include "ui/settings/journal-dialog.h"

#define journal_test(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

static AdwDialog *
open_journal (Fixture *self)
{
  AdwDialog *dialog = desk_journal_dialog_new (self->context);

  adw_dialog_present (dialog, self->window);
  return dialog;
}

static GtkWidget *
find_row (AdwDialog *dialog, const char *title)
{
  return fixture_find (GTK_WIDGET (dialog), ADW_TYPE_ACTION_ROW, "title", title);
}

static void
test_holds (Fixture *self, gconstpointer data)
{
  AdwDialog *dialog = open_journal (self);
  const char *text;

  fixture_wait (find_row (dialog, "The journal holds") != NULL);
  text = adw_action_row_get_subtitle (ADW_ACTION_ROW (find_row (dialog, "The journal holds")));
  g_assert_true (g_str_has_prefix (text, "4 entries"));
  fixture_wait (find_row (dialog, "Nobody opened a record yet") != NULL);

  fixture_press (dialog, "_Check Again");
  g_assert_null (find_row (dialog, "The journal holds"));
  fixture_wait (find_row (dialog, "The journal holds") != NULL);
}

static gpointer
run_sql (DeskDatabase *database, gpointer sql, GCancellable *cancellable, GError **error)
{
  g_assert_true (desk_database_execute (database, sql, error));
  return sql;
}

static void
on_damaged (GObject *store, GAsyncResult *result, gpointer data)
{
  desk_store_call_finish (DESK_STORE (store), result, NULL);
  *(gboolean *)data = TRUE;
}

/* What the dialog says when the journal was damaged behind the desk's back. */
static const char *
read_broken (Fixture *self, const char *sql)
{
  gboolean done = FALSE;
  AdwDialog *dialog;

  desk_store_call_async (desk_context_get_store (self->context), DESK_PRIORITY_SAVING, run_sql, (gpointer)sql,
                         NULL, NULL, NULL, on_damaged, &done);
  fixture_wait (done);
  dialog = open_journal (self);
  fixture_wait (find_row (dialog, "The journal does not hold") != NULL);
  return adw_action_row_get_subtitle (ADW_ACTION_ROW (find_row (dialog, "The journal does not hold")));
}

/* A line that was changed is named. */
static void
test_broken (Fixture *self, gconstpointer data)
{
  const char *text =
      read_broken (self, "UPDATE change SET line = replace (line, 'Бондар', 'Бондур') WHERE n = 3");

  g_assert_nonnull (strstr (text, ".3"));
}

/* So is the one that was taken away from the end. */
static void
test_cut (Fixture *self, gconstpointer data)
{
  const char *text = read_broken (self, "DELETE FROM change WHERE n = 4");

  g_assert_nonnull (strstr (text, "The journal ends at "));
  g_assert_nonnull (strstr (text, ".4 was written after it"));
}

/* A stopped check claims nothing, and can be begun again. */
static void
test_stop (Fixture *self, gconstpointer data)
{
  AdwDialog *dialog = open_journal (self);

  fixture_press (dialog, "_Stop");
  fixture_wait (find_row (dialog, "The check was stopped") != NULL
                || find_row (dialog, "The journal holds") != NULL);
  g_assert_null (find_row (dialog, "Reading the journal…"));
  fixture_press (dialog, "_Check Again");
  fixture_wait (find_row (dialog, "The journal holds") != NULL);
}

/* Closed in the middle of it. */
static void
test_close (Fixture *self, gconstpointer data)
{
  AdwDialog *dialog = open_journal (self);

  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *)&dialog);
  adw_dialog_force_close (dialog);
  fixture_wait (dialog == NULL);
}

static void
on_saved (GObject *store, GAsyncResult *result, gpointer data)
{
  *(gboolean *)data = desk_store_save_finish (DESK_STORE (store), result, NULL);
}

static void
test_openings (Fixture *self, gconstpointer data)
{
  DeskStore *store = desk_context_get_store (self->context);
  g_autoptr (DeskRecord) person =
      g_object_new (DESK_TYPE_PERSON, "surname", "Коваленко", "given_name", "Марія", NULL);
  g_autoptr (DeskRecord) viewing = g_object_new (DESK_TYPE_VIEWING, "purpose", "supervision", NULL);
  g_autoptr (DeskSave) save = desk_context_new_save (self->context);
  gboolean saved = FALSE;
  AdwDialog *dialog;
  const char *text;

  desk_save_add (save, person, NULL, 0, NULL);
  desk_save_add (save, viewing, NULL, 0, NULL);
  desk_save_link (save, viewing, DESK_VIEWING_OF, person);
  desk_store_save_async (store, save, on_saved, &saved);
  fixture_wait (saved);

  dialog = open_journal (self);
  fixture_wait (find_row (dialog, "Коваленко М.") != NULL);
  text = adw_action_row_get_subtitle (ADW_ACTION_ROW (find_row (dialog, "Коваленко М.")));
  g_assert_true (g_str_has_prefix (text, "28.05.2026 23:26 · "));
  g_assert_nonnull (strstr (text, "Шевчук"));
  g_assert_nonnull (strstr (text, desk_profile_get_label (desk_context_get_profile (self->context),
                                                          "access_purposes", "supervision", "en")));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  journal_test ("/journal-dialog/holds", test_holds);
  journal_test ("/journal-dialog/broken", test_broken);
  journal_test ("/journal-dialog/cut", test_cut);
  journal_test ("/journal-dialog/stop", test_stop);
  journal_test ("/journal-dialog/close", test_close);
  journal_test ("/journal-dialog/openings", test_openings);
  return g_test_run ();
}

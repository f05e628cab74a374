// SPDX-License-Identifier: GPL-3.0-or-later
// A register as a table for spreadsheets. The ids are read at once, so that each record stands in the table once whatever
// is saved meanwhile; the rows come page by page, so that nobody waits for the table.

#include "ui/widgets/register-export.h"

#include "store/register-page.h"
#include "ui/notice.h"
#include "ui/widgets/csv.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

typedef struct
{
  const DeskRegisterTable *table;
  DeskRegisterQuery query;
  GHashTable *officers;
  GFile *file;
  gboolean is_new; /* nothing was there before */
  GFileProgressCallback progress;
  gpointer progress_data;
  GOutputStream *stream;
  GPtrArray *ids;
  guint n_done;
  GString *lines;
} Export;

/* What the worker is handed for a page. */
typedef struct
{
  const DeskRegisterTable *table;
  DeskRegisterQuery query;
  GPtrArray *ids;
  guint first;
} Page;

/* The state with headquarters is the last column, and no matter of a table that is given away. */
static guint
count_columns (const DeskRegisterTable *table)
{
  guint n = table->n_columns;

  while (n > 0 && table->columns[n - 1].needs_hq)
    n--;
  return n;
}

static void
export_free (gpointer data)
{
  Export *self = data;

  desk_register_query_clear (&self->query);
  g_hash_table_unref (self->officers);
  g_object_unref (self->file);
  g_clear_object (&self->stream);
  g_clear_pointer (&self->ids, g_ptr_array_unref);
  g_string_free (self->lines, TRUE);
  g_free (self);
}

static void
page_free (gpointer data)
{
  Page *self = data;

  desk_register_query_clear (&self->query);
  g_clear_pointer (&self->ids, g_ptr_array_unref);
  g_free (self);
}

static Page *
page_new (Export *export)
{
  Page *self = g_new0 (Page, 1);

  self->table = export->table;
  desk_register_query_copy (&export->query, &self->query);
  self->ids = export->ids != NULL ? g_ptr_array_ref (export->ids) : NULL;
  self->first = export->n_done;
  return self;
}

/* A table that is not whole takes nobody's place: the file that was there before stays, a new one goes. */
static void
fail (GTask *task, GError *error)
{
  g_autoptr (GTask) held = task;
  Export *export = g_task_get_task_data (task);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();

  g_cancellable_cancel (cancelled);
  if (export->stream != NULL)
    g_output_stream_close (export->stream, cancelled, NULL);
  if (export->stream != NULL && export->is_new)
    g_file_delete (export->file, NULL, NULL);
  g_task_return_error (task, error);
}

static void
on_closed (GObject *stream, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (!g_output_stream_close_finish (G_OUTPUT_STREAM (stream), result, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static gpointer
load_ids (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  Page *page = data;

  return page->table->load_ids (database, &page->query, cancellable, error);
}

static gpointer
load_page (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  Page *page = data;

  return desk_register_page_load_ids (database, &page->query, page->ids, page->first, cancellable, error);
}

static void
add_titles (Export *export)
{
  const DeskRegisterTable *table = export->table;
  const guint n_columns = count_columns (table);
  g_autofree char **cells = g_new0 (char *, n_columns);

  g_string_append (export->lines, DESK_CSV_BEGINNING);
  for (guint i = 0; i < n_columns; i++)
    cells[i] = (char *)_ (table->columns[i].title);
  desk_csv_add_line (export->lines, cells, n_columns);
}

static void
add_row (Export *export, DeskContext *context, const DeskRegisterEntry *entry)
{
  g_autoptr (DeskRegisterRow) row = desk_register_row_new (export->n_done);
  const DeskRegisterTable *table = export->table;
  const guint n_columns = count_columns (table);
  g_auto (GStrv) cells = g_new0 (char *, n_columns + 1);

  desk_register_row_set_match (row, entry->match);
  desk_register_row_fill (row, entry->record, entry->person, entry->last_visit);
  for (guint i = 0; i < n_columns; i++)
    {
      g_autofree char *text = table->columns[i].make_text (row, context, export->officers);

      cells[i] = g_strdup (text != NULL ? text : "");
    }
  desk_csv_add_line (export->lines, cells, n_columns);
}

static void load_next (GTask *task);

static void
on_written (GObject *stream, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  Export *export = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_output_stream_write_all_finish (G_OUTPUT_STREAM (stream), result, NULL, &error))
    {
      fail (task, error);
      return;
    }
  g_string_truncate (export->lines, 0);
  if (export->progress != NULL)
    export->progress (export->n_done, export->ids->len, export->progress_data);
  load_next (task);
}

static void
write_lines (GTask *task)
{
  Export *export = g_task_get_task_data (task);

  g_output_stream_write_all_async (export->stream, export->lines->str, export->lines->len, G_PRIORITY_DEFAULT,
                                   g_task_get_cancellable (task), on_written, task);
}

/* A row whose record went meanwhile is left out. */
static void
on_page (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  Export *export = g_task_get_task_data (task);
  DeskContext *context = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (DeskRegisterPage) page = desk_store_call_finish (DESK_STORE (source), result, &error);

  if (page == NULL)
    {
      fail (task, error);
      return;
    }
  for (guint i = 0; i < page->entries->len; i++)
    {
      const DeskRegisterEntry *entry = g_ptr_array_index (page->entries, i);

      if (entry->record != NULL)
        add_row (export, context, entry);
    }
  export->n_done = MIN (export->n_done + DESK_REGISTER_PAGE, export->ids->len);
  write_lines (task);
}

static void
load_next (GTask *task)
{
  Export *export = g_task_get_task_data (task);
  DeskStore *store = desk_context_get_store (g_task_get_source_object (task));

  if (store == NULL)
    fail (task, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CLOSED, _ ("The desk was closed meanwhile")));
  else if (export->n_done == export->ids->len)
    g_output_stream_close_async (export->stream, G_PRIORITY_DEFAULT, g_task_get_cancellable (task), on_closed,
                                 task);
  else
    desk_store_call_async (store, DESK_PRIORITY_BACKGROUND, load_page, page_new (export), page_free,
                           (GDestroyNotify)desk_register_page_free, g_task_get_cancellable (task), on_page,
                           task);
}

static void
on_replaced (GObject *file, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  Export *export = g_task_get_task_data (task);
  GError *error = NULL;
  GFileOutputStream *stream = g_file_replace_finish (G_FILE (file), result, &error);

  if (stream == NULL)
    {
      fail (task, error);
      return;
    }
  export->stream = G_OUTPUT_STREAM (stream);
  add_titles (export);
  write_lines (task);
}

static void
on_ids (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  Export *export = g_task_get_task_data (task);
  GError *error = NULL;

  export->ids = desk_store_call_finish (DESK_STORE (source), result, &error);
  if (export->ids == NULL)
    {
      fail (task, error);
      return;
    }
  g_file_replace_async (export->file, NULL, FALSE, G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION,
                        G_PRIORITY_DEFAULT, g_task_get_cancellable (task), on_replaced, task);
}

/**
 * desk_register_export_async:
 * @table: (transfer none): static
 * @query: copied
 * @officers: what the columns are handed: officers' names by id
 * @progress: (nullable): told how many of how many records are written
 * @cancellable: the file stays as it was
 *
 * Writes the register to a file, all columns of it. The file takes its name when it is whole.
 */
void
desk_register_export_async (DeskContext *context, const DeskRegisterTable *table,
                            const DeskRegisterQuery *query, GHashTable *officers, GFile *file,
                            GFileProgressCallback progress, gpointer progress_data, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (context, cancellable, callback, user_data);
  Export *export = g_new0 (Export, 1);

  g_task_set_source_tag (task, desk_register_export_async);
  export->table = table;
  desk_register_query_copy (query, &export->query);
  export->officers = g_hash_table_ref (officers);
  export->file = g_object_ref (file);
  export->is_new = !g_file_query_exists (file, NULL);
  export->progress = progress;
  export->progress_data = progress_data;
  export->lines = g_string_new (NULL);
  g_task_set_task_data (task, export, export_free);
  desk_store_call_async (desk_context_get_store (context), DESK_PRIORITY_BACKGROUND, load_ids,
                         page_new (export), page_free, (GDestroyNotify)g_ptr_array_unref, cancellable, on_ids,
                         task);
}

/**
 * desk_register_export_finish:
 * @n_rows: (out) (optional): how many records were written
 *
 * Returns: whether the file is whole, FALSE with @error set
 */
gboolean
desk_register_export_finish (DeskContext *context, GAsyncResult *result, guint *n_rows, GError **error)
{
  Export *export = g_task_get_task_data (G_TASK (result));

  if (n_rows != NULL)
    *n_rows = export->ids != NULL ? export->ids->len : 0;
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* The dialog that shows how far it is. */
typedef struct
{
  GtkWidget *from;
  DeskContext *context;
  const DeskRegisterTable *table;
  DeskRegisterQuery query;
  GHashTable *officers;
  AdwDialog *dialog;
  GtkProgressBar *bar;
  GCancellable *cancellable;
} Asked;

static void
asked_free (Asked *self)
{
  g_object_unref (self->from);
  g_object_unref (self->context);
  desk_register_query_clear (&self->query);
  g_hash_table_unref (self->officers);
  g_clear_object (&self->dialog);
  g_object_unref (self->cancellable);
  g_free (self);
}

static void
on_progress (goffset n_done, goffset n_all, gpointer data)
{
  Asked *self = data;

  gtk_progress_bar_set_fraction (self->bar, n_all > 0 ? (double)n_done / (double)n_all : 1);
}

static void
on_exported (GObject *context, GAsyncResult *result, gpointer data)
{
  Asked *self = data;
  g_autoptr (GError) error = NULL;
  guint n_rows;
  gboolean whole = desk_register_export_finish (DESK_CONTEXT (context), result, &n_rows, &error);

  adw_dialog_force_close (self->dialog);
  if (whole)
    {
      g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u record was saved",
                                                            "%u records were saved", n_rows),
                                               n_rows);

      desk_notice_show (self->from, text);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    desk_notice_show (self->from, _ ("Stopped: no file was written"));
  else
    desk_notice_show_error (self->from, error);
  asked_free (self);
}

static void
show_progress (Asked *self)
{
  AdwDialog *dialog = adw_alert_dialog_new (_ ("Saving the Register"), NULL);

  self->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), GTK_WIDGET (self->bar));
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Stop"));
  self->dialog = g_object_ref_sink (dialog);
  g_signal_connect_object (dialog, "response", G_CALLBACK (g_cancellable_cancel), self->cancellable,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, self->from);
}

static void
on_chosen (GObject *dialog, GAsyncResult *result, gpointer data)
{
  Asked *self = data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (dialog), result, NULL);

  if (file == NULL || desk_context_get_store (self->context) == NULL)
    {
      asked_free (self);
      return;
    }
  show_progress (self);
  desk_register_export_async (self->context, self->table, &self->query, self->officers, file, on_progress,
                              self, self->cancellable, on_exported, self);
}

/**
 * desk_register_export_ask:
 * @from: the widget that asks
 * @table: (transfer none): static
 * @query: copied
 * @officers: id to name
 *
 * Asks for a file and writes the register there.
 */
void
desk_register_export_ask (GtkWidget *from, DeskContext *context, const DeskRegisterTable *table,
                          const DeskRegisterQuery *query, GHashTable *officers)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GDateTime) now = desk_clock_get_local (desk_context_get_clock (context));
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *name = g_strdup_printf ("%s-%s.csv", _ (table->file_name), day);
  Asked *asked = g_new0 (Asked, 1);

  *asked = (Asked){ .from = g_object_ref (from),
                    .context = g_object_ref (context),
                    .table = table,
                    .officers = g_hash_table_ref (officers),
                    .cancellable = g_cancellable_new () };
  desk_register_query_copy (query, &asked->query);
  gtk_file_dialog_set_title (dialog, _ ("Save the Register"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (from)), NULL, on_chosen, asked);
}

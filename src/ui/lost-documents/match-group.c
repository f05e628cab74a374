// SPDX-License-Identifier: GPL-3.0-or-later
// The pairs of a record in its side pane.

#include "ui/lost-documents/match-group.h"

#include "ui/lost-documents/declared.h"
#include "ui/lost-documents/lost-words.h"
#include "ui/lost-documents/match-file.h"
#include "ui/lost-documents/match-words.h"
#include "ui/notice.h"
#include "ui/widgets/spoken.h"

#include <glib/gi18n-lib.h>

struct _DeskMatchGroup
{
  AdwPreferencesGroup parent_instance;

  DeskContext *context; /* while its pairs are read */
  GCancellable *cancellable;
  GPtrArray *rows;
};

G_DEFINE_FINAL_TYPE (DeskMatchGroup, desk_match_group, ADW_TYPE_PREFERENCES_GROUP)

static void
desk_match_group_dispose (GObject *object)
{
  DeskMatchGroup *self = DESK_MATCH_GROUP (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->context);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (desk_match_group_parent_class)->dispose (object);
}

static void
desk_match_group_class_init (DeskMatchGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_match_group_dispose;
}

static void
desk_match_group_init (DeskMatchGroup *self)
{
  self->rows = g_ptr_array_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Matches"));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* The other side: its number and the document. */
static char *
make_title (const DeskMatchFile *file, DeskContext *context, gboolean found)
{
  g_autofree char *document =
      found ? desk_declared_name_document (file->declared, file->match->document, context)
            : desk_find_words_get_document (file->find, context);
  const char *number = found ? desk_declared_get_text (file->declared, NULL, DESK_LOSS_NO)
                             : desk_record_get_text (DESK_RECORD (file->find), DESK_FIND_NO);

  return g_strjoin (" · ", document, number, NULL);
}

static GtkWidget *
make_row (const DeskMatchFile *file, DeskContext *context, gboolean found)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = make_title (file, context, found);
  g_autofree char *reason = desk_match_words_get_reason (file->match);
  g_autofree char *detail =
      g_strdup_printf ("%s · %s", reason, desk_match_words_get_verdict (file->match->verdict, context));
  GtkWidget *icon = gtk_image_new_from_icon_name (desk_match_words_get_icon (file->match));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), detail);
  desk_spoken_hide (icon);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  if (file->match->verdict == NULL)
    gtk_widget_add_css_class (icon, "accent");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(sss)", file->match->find, file->match->loss,
                                    file->match->document);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-match");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
add_rows (DeskMatchGroup *self, DeskContext *context, GPtrArray *files, gboolean found, gboolean decided)
{
  for (guint i = 0; i < files->len; i++)
    {
      const DeskMatchFile *file = g_ptr_array_index (files, i);
      GtkWidget *row;

      if ((file->match->verdict != NULL) != decided)
        continue;
      row = make_row (file, context, found);
      g_ptr_array_add (self->rows, row);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
    }
}

/**
 * desk_match_group_show:
 * @files: (element-type DeskMatchFile)
 * @found: whether they are those of a found document
 */
void
desk_match_group_show (DeskMatchGroup *self, DeskContext *context, GPtrArray *files, gboolean found)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  add_rows (self, context, files, found, FALSE);
  add_rows (self, context, files, found, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self), self->rows->len > 0);
}

static gpointer
load_files (DeskDatabase *database, gpointer ask, GCancellable *cancellable, GError **error)
{
  return desk_match_files_list (database, ask, cancellable, error);
}

static void
on_files (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskMatchGroup) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = desk_store_call_finish (DESK_STORE (source), result, &error);

  if (self->rows == NULL)
    return;
  if (files != NULL)
    desk_match_group_show (self, self->context, files, FALSE);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    desk_notice_show_error (GTK_WIDGET (self), error);
}

/**
 * desk_match_group_load:
 * @declared: id of a loss or a statement of theft
 *
 * Reads the pairs of a record that is read without them, and shows them.
 */
void
desk_match_group_load (DeskMatchGroup *self, DeskContext *context, const char *declared)
{
  g_set_object (&self->context, context);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  desk_match_ask_run (context, declared, load_files, (GDestroyNotify)g_ptr_array_unref, self->cancellable,
                      on_files, g_object_ref (self));
}

/**
 * desk_match_group_lead:
 * Leads to the pairs; where there are none, to those of all records.
 */
void
desk_match_group_lead (DeskMatchGroup *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  if (!gtk_widget_get_visible (widget) || !gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD))
    gtk_widget_activate_action (widget, "win.matches", NULL);
}

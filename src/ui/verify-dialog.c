// SPDX-License-Identifier: GPL-3.0-or-later
// The check of the journal, from the menu.

#include "ui/verify-dialog.h"

#include "store/verify.h"

#include <glib/gi18n-lib.h>

struct _DeskVerifyDialog
{
  AdwDialog parent_instance;

  GCancellable *cancellable;

  GtkStack *stack;
  AdwStatusPage *result;
};

G_DEFINE_FINAL_TYPE (DeskVerifyDialog, desk_verify_dialog, ADW_TYPE_DIALOG)

static gpointer
verify (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 *n_changes = g_new0 (gint64, 1);

  if (desk_verify_run (database, n_changes, cancellable, error))
    return n_changes;
  g_free (n_changes);
  return NULL;
}

static void
show_result (DeskVerifyDialog *self, const char *icon, const char *title, const char *text)
{
  adw_status_page_set_icon_name (self->result, icon);
  adw_status_page_set_title (self->result, title);
  adw_status_page_set_description (self->result, text);
  gtk_stack_set_visible_child_name (self->stack, "result");
  gtk_accessible_announce (GTK_ACCESSIBLE (self->result), title, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
on_verified (GObject *store, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskVerifyDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *n_changes = desk_store_call_finish (DESK_STORE (store), result, &error);
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->stack == NULL)
    return;
  if (n_changes == NULL)
    {
      text = g_markup_escape_text (error->message, -1);
      show_result (self, "dialog-warning-symbolic", _ ("The journal does not hold together"), text);
      return;
    }
  text =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu entry was read. Nothing was changed or left out.",
                                    "%lu entries were read. Nothing was changed or left out.",
                                    (gulong)*n_changes),
                       (gulong)*n_changes);
  show_result (self, "object-select-symbolic", _ ("The journal holds"), text);
}

static void
desk_verify_dialog_closed (AdwDialog *dialog)
{
  g_cancellable_cancel (DESK_VERIFY_DIALOG (dialog)->cancellable);
}

static void
desk_verify_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DESK_TYPE_VERIFY_DIALOG);

  G_OBJECT_CLASS (desk_verify_dialog_parent_class)->dispose (object);
}

static void
desk_verify_dialog_finalize (GObject *object)
{
  g_clear_object (&DESK_VERIFY_DIALOG (object)->cancellable);

  G_OBJECT_CLASS (desk_verify_dialog_parent_class)->finalize (object);
}

static void
desk_verify_dialog_class_init (DeskVerifyDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_verify_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_verify_dialog_finalize;
  ADW_DIALOG_CLASS (klass)->closed = desk_verify_dialog_closed;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dutydesk/DutyDesk/ui/verify-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskVerifyDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, DeskVerifyDialog, result);
}

static void
desk_verify_dialog_init (DeskVerifyDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}

/**
 * desk_verify_dialog_new:
 * @context: with an open store
 *
 * Returns: (transfer full): a dialog that has begun to check
 */
DeskVerifyDialog *
desk_verify_dialog_new (DeskContext *context)
{
  DeskVerifyDialog *self = g_object_new (DESK_TYPE_VERIFY_DIALOG, NULL);

  desk_store_call_async (desk_context_get_store (context), DESK_PRIORITY_BACKGROUND, verify, NULL, NULL,
                         g_free, self->cancellable, on_verified, g_object_ref (self));
  return self;
}

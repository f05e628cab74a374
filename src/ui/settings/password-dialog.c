// SPDX-License-Identifier: GPL-3.0-or-later
// Choosing a password for oneself or, as the head, for somebody else.

#include "ui/settings/password-dialog.h"

#include "ui/notice.h"
#include "ui/officer-name.h"
#include "ui/settings/keyring-act.h"
#include "ui/sign-in/new-password.h"
#include "ui/widgets/dialog-height.h"
#include "ui/widgets/field-message.h"
#include "ui/widgets/page-title.h"
#include "ui/widgets/password-row.h"
#include "ui/widgets/spoken.h"

#include <glib/gi18n-lib.h>

struct _DeskPasswordDialog
{
  AdwDialog parent_instance;
  DeskContext *context;
  DeskOfficer *officer;
  char *name;

  AdwPreferencesGroup *own_group;
  DeskPasswordRow *own_password;
  DeskNewPassword *new_password;
  GtkLabel *trouble;
  GtkWidget *button;
  GtkWidget *waiting;
};

G_DEFINE_FINAL_TYPE (DeskPasswordDialog, desk_password_dialog, ADW_TYPE_DIALOG)

static gboolean
is_own (DeskPasswordDialog *self)
{
  const char *code = desk_record_get_text (DESK_RECORD (self->officer), DESK_OFFICER_CODE);

  return g_strcmp0 (code, desk_context_get_officer_code (self->context)) == 0;
}

static void
show_trouble (DeskPasswordDialog *self, const char *text)
{
  desk_field_message_show (GTK_WIDGET (self->own_password), self->trouble,
                           text != NULL ? DESK_VERDICT_ERROR : DESK_VERDICT_OK, text);
  desk_spoken_announce (GTK_WIDGET (self), text);
}

static void
show_waiting (DeskPasswordDialog *self, gboolean waiting)
{
  /* A text field that turns insensitive under the cursor goes on blinking. */
  if (waiting)
    gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self)), NULL);
  adw_dialog_set_can_close (ADW_DIALOG (self), !waiting);
  gtk_widget_set_visible (self->waiting, waiting);
  gtk_widget_set_visible (self->button, !waiting);
  gtk_widget_set_sensitive (GTK_WIDGET (self->own_group), !waiting);
  gtk_widget_set_sensitive (GTK_WIDGET (self->new_password), !waiting);
}

static void
on_set_done (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskPasswordDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  show_waiting (self, FALSE);
  if (!desk_keyring_act_finish (DESK_CONTEXT (source), result, &error))
    {
      show_trouble (self, error->message);
      gtk_widget_grab_focus (GTK_WIDGET (self->own_password));
      return;
    }
  text = is_own (self) ? g_strdup (_ ("Your password is changed."))
                       : g_strdup_printf (_ ("%s signs in with the new password from now on."), self->name);
  desk_notice_show (GTK_WIDGET (self), text);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
on_set (DeskPasswordDialog *self)
{
  if (!gtk_widget_is_sensitive (self->button))
    return;
  show_trouble (self, NULL);
  show_waiting (self, TRUE);
  desk_keyring_act_set_password_async (self->context,
                                       desk_record_get_text (DESK_RECORD (self->officer), DESK_OFFICER_CODE),
                                       self->name, desk_password_row_get_password (self->own_password),
                                       desk_new_password_get_text (self->new_password), on_set_done,
                                       g_object_ref (self));
}

static void
on_changed (DeskPasswordDialog *self)
{
  show_trouble (self, NULL);
  gtk_widget_set_sensitive (self->button, *desk_password_row_get_password (self->own_password) != '\0'
                                              && desk_new_password_is_valid (self->new_password));
}

static void
desk_password_dialog_dispose (GObject *object)
{
  DeskPasswordDialog *self = DESK_PASSWORD_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_PASSWORD_DIALOG);
  g_clear_object (&self->officer);
  g_clear_object (&self->context);
  g_clear_pointer (&self->name, g_free);

  G_OBJECT_CLASS (desk_password_dialog_parent_class)->dispose (object);
}

static void
desk_password_dialog_class_init (DeskPasswordDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_password_dialog_dispose;

  g_type_ensure (DESK_TYPE_NEW_PASSWORD);
  g_type_ensure (DESK_TYPE_PAGE_TITLE);
  g_type_ensure (DESK_TYPE_PASSWORD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/settings/password-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskPasswordDialog, own_group);
  gtk_widget_class_bind_template_child (widget_class, DeskPasswordDialog, own_password);
  gtk_widget_class_bind_template_child (widget_class, DeskPasswordDialog, new_password);
  gtk_widget_class_bind_template_child (widget_class, DeskPasswordDialog, trouble);
  gtk_widget_class_bind_template_child (widget_class, DeskPasswordDialog, button);
  gtk_widget_class_bind_template_child (widget_class, DeskPasswordDialog, waiting);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_set);
}

static void
desk_password_dialog_init (DeskPasswordDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->button))), TRUE);
  desk_dialog_height_follow (ADW_DIALOG (self));
}

/**
 * desk_password_dialog_new_for:
 * @officer: who gets the password
 *
 * Returns: (transfer full): a dialog in which the officer who is signed in chooses it
 */
AdwDialog *
desk_password_dialog_new_for (DeskContext *context, DeskOfficer *officer)
{
  DeskPasswordDialog *self = g_object_new (DESK_TYPE_PASSWORD_DIALOG, NULL);

  self->context = g_object_ref (context);
  self->officer = g_object_ref (officer);
  self->name = desk_officer_name_make (officer, desk_context_get_profile (context),
                                       desk_context_get_language (context));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->own_group), self->name);
  if (is_own (self))
    return ADW_DIALOG (self);

  adw_dialog_set_title (ADW_DIALOG (self), _ ("Password of an Officer"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->own_password), _ ("Your own password"));
  adw_preferences_group_set_description (
      self->own_group,
      _ ("Your own password is asked for so that nobody can give out passwords at a desk that was "
         "left open. Tell the officer the new one, and to change it at the first sign-in."));
  return ADW_DIALOG (self);
}

/**
 * desk_password_dialog_new:
 *
 * Returns: (transfer full): a dialog in which the officer who is signed in chooses another password
 */
AdwDialog *
desk_password_dialog_new (DeskContext *context)
{
  return desk_password_dialog_new_for (context, desk_context_get_officer (context));
}

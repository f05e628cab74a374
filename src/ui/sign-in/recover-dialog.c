// SPDX-License-Identifier: GPL-3.0-or-later
// The way back in when no password is known.

#include "ui/sign-in/recover-dialog.h"

#include "ui/sign-in/new-password.h"
#include "ui/widgets/dialog-height.h"
#include "ui/widgets/field-message.h"
#include "ui/widgets/page-title.h"
#include "ui/widgets/spoken.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _DeskRecoverDialog
{
  AdwDialog parent_instance;

  DeskContext *context;
  char *officer;
  char *officer_name;

  AdwEntryRow *recovery;
  DeskNewPassword *new_password;
  GtkLabel *trouble;
  GtkButton *button;
};

G_DEFINE_FINAL_TYPE (DeskRecoverDialog, desk_recover_dialog, ADW_TYPE_DIALOG)

typedef enum
{
  PROP_OFFICER_NAME = 1,
  PROP_LAST = PROP_OFFICER_NAME
} DeskRecoverDialogProperty;

static GParamSpec *props[PROP_LAST + 1];

/* What the thread is handed. */
typedef struct
{
  DeskKeyring *keyring;
  char *officer;
  char *name;
  char *recovery;
  char *password;
  gint64 now;
} Recovery;

static void
recovery_free (Recovery *self)
{
  g_object_unref (self->keyring);
  g_free (self->officer);
  g_free (self->name);
  explicit_bzero (self->recovery, strlen (self->recovery));
  g_free (self->recovery);
  explicit_bzero (self->password, strlen (self->password));
  g_free (self->password);
  g_free (self);
}

static void
recover_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Recovery *self = data;
  GError *error = NULL;
  g_autoptr (DeskKey) key = desk_keyring_recover (self->keyring, self->recovery, self->now, &error);

  if (key != NULL && desk_keyring_put (self->keyring, self->officer, self->name, self->password, key, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
show_trouble (DeskRecoverDialog *self, const char *text)
{
  desk_field_message_show (GTK_WIDGET (self->recovery), self->trouble,
                           text != NULL ? DESK_VERDICT_ERROR : DESK_VERDICT_OK, text);
  desk_spoken_announce (GTK_WIDGET (self), text);
}

static void
on_recovered (GObject *source, GAsyncResult *result, gpointer data)
{
  DeskRecoverDialog *self = DESK_RECOVER_DIALOG (source);
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  if (self->context == NULL)
    return;
  gtk_widget_set_sensitive (GTK_WIDGET (self->button), TRUE);
  if (done)
    {
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }
  show_trouble (self, error->message);
  gtk_widget_grab_focus (GTK_WIDGET (self->recovery));
}

static void
on_set (DeskRecoverDialog *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, on_recovered, NULL);
  Recovery *data = g_new0 (Recovery, 1);

  data->keyring = g_object_ref (desk_context_get_keyring (self->context));
  data->officer = g_strdup (self->officer);
  data->name = g_strdup (self->officer_name);
  data->recovery = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->recovery)));
  data->password = g_strdup (desk_new_password_get_text (self->new_password));
  data->now = desk_clock_get_now (desk_context_get_clock (self->context));
  gtk_widget_set_sensitive (GTK_WIDGET (self->button), FALSE);
  g_task_set_task_data (task, data, (GDestroyNotify)recovery_free);
  g_task_run_in_thread (task, recover_in_thread);
}

static void
on_changed (DeskRecoverDialog *self)
{
  show_trouble (self, NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->button),
                            *gtk_editable_get_text (GTK_EDITABLE (self->recovery)) != '\0'
                                && desk_new_password_is_valid (self->new_password));
}

static void
desk_recover_dialog_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((DeskRecoverDialogProperty)id)
    {
    case PROP_OFFICER_NAME:
      g_value_set_string (value, DESK_RECOVER_DIALOG (object)->officer_name);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
desk_recover_dialog_dispose (GObject *object)
{
  DeskRecoverDialog *self = DESK_RECOVER_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_RECOVER_DIALOG);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (desk_recover_dialog_parent_class)->dispose (object);
}

static void
desk_recover_dialog_finalize (GObject *object)
{
  DeskRecoverDialog *self = DESK_RECOVER_DIALOG (object);

  g_free (self->officer);
  g_free (self->officer_name);

  G_OBJECT_CLASS (desk_recover_dialog_parent_class)->finalize (object);
}

static void
desk_recover_dialog_class_init (DeskRecoverDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = desk_recover_dialog_get_property;
  object_class->dispose = desk_recover_dialog_dispose;
  object_class->finalize = desk_recover_dialog_finalize;
  props[PROP_OFFICER_NAME] =
      g_param_spec_string ("officer-name", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  g_type_ensure (DESK_TYPE_NEW_PASSWORD);
  g_type_ensure (DESK_TYPE_PAGE_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/sign-in/recover-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskRecoverDialog, recovery);
  gtk_widget_class_bind_template_child (widget_class, DeskRecoverDialog, new_password);
  gtk_widget_class_bind_template_child (widget_class, DeskRecoverDialog, trouble);
  gtk_widget_class_bind_template_child (widget_class, DeskRecoverDialog, button);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_set);
}

static void
desk_recover_dialog_init (DeskRecoverDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  desk_dialog_height_follow (ADW_DIALOG (self));
}

/**
 * desk_recover_dialog_new:
 * @officer: code of the officer who is to get a new password
 *
 * Returns: (transfer full): a dialog that asks for the recovery key
 */
DeskRecoverDialog *
desk_recover_dialog_new (DeskContext *context, const char *officer)
{
  DeskRecoverDialog *self = g_object_new (DESK_TYPE_RECOVER_DIALOG, NULL);
  g_autoptr (GPtrArray) slots = desk_keyring_list (desk_context_get_keyring (context));

  self->context = g_object_ref (context);
  self->officer = g_strdup (officer);
  for (guint i = 0; i < slots->len; i++)
    {
      const DeskKeySlot *slot = slots->pdata[i];
      if (g_str_equal (slot->code, officer))
        g_set_str (&self->officer_name, slot->name);
    }
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_OFFICER_NAME]);
  return self;
}

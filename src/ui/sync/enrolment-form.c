// SPDX-License-Identifier: GPL-3.0-or-later
// The address of headquarters and the code of enrolment. Nothing here reaches the network.

#include "ui/sync/enrolment-form.h"

#include "sync/enrolment-code.h"
#include "ui/notice.h"
#include "ui/widgets/button-rows.h"
#include "ui/widgets/field-message.h"
#include "ui/widgets/spoken.h"

#include <glib/gi18n-lib.h>

#define MAX_FILE_BYTES 65536

struct _DeskEnrolmentForm
{
  AdwPreferencesGroup parent_instance;

  GCancellable *cancellable;

  AdwEntryRow *address;
  AdwEntryRow *code;
  GtkWidget *open;
  GtkLabel *message;
};

G_DEFINE_FINAL_TYPE (DeskEnrolmentForm, desk_enrolment_form, ADW_TYPE_PREFERENCES_GROUP)

static guint submitted_signal;

static void
forget_error (DeskEnrolmentForm *self)
{
  desk_field_message_show (GTK_WIDGET (self->address), self->message, DESK_VERDICT_OK, NULL);
  desk_field_message_show (GTK_WIDGET (self->code), self->message, DESK_VERDICT_OK, NULL);
}

/* The field in which the fault is mended; NULL: in none of them. */
static AdwEntryRow *
find_faulty_row (DeskEnrolmentForm *self, const GError *error)
{
  static const DeskSyncError of_address[] = { DESK_SYNC_ERROR_ADDRESS, DESK_SYNC_ERROR_NO_ANSWER,
                                              DESK_SYNC_ERROR_NOT_HEADQUARTERS };
  static const DeskSyncError of_code[] = { DESK_SYNC_ERROR_CODE, DESK_SYNC_ERROR_CODE_UNKNOWN,
                                           DESK_SYNC_ERROR_CODE_USED, DESK_SYNC_ERROR_CERTIFICATE };

  for (guint i = 0; i < G_N_ELEMENTS (of_address); i++)
    if (g_error_matches (error, DESK_SYNC_ERROR, of_address[i]))
      return self->address;
  for (guint i = 0; i < G_N_ELEMENTS (of_code); i++)
    if (g_error_matches (error, DESK_SYNC_ERROR, of_code[i]))
      return self->code;
  return NULL;
}

static void
on_changed (DeskEnrolmentForm *self)
{
  forget_error (self);
}

static void
on_entered (DeskEnrolmentForm *self)
{
  g_autofree char *address = NULL, *code = NULL;

  if (desk_enrolment_form_read (self, &address, &code))
    g_signal_emit (self, submitted_signal, 0);
}

static void
take_file (DeskEnrolmentForm *self, const char *text, gsize length)
{
  g_autofree char *address = NULL, *code = NULL;
  g_autoptr (GError) error = NULL;

  if (desk_enrolment_read_file (text, length, &address, &code, &error))
    desk_enrolment_form_fill (self, address, code);
  else
    desk_enrolment_form_show_error (self, error);
}

static void
on_file_read (GObject *file, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskEnrolmentForm) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gsize length;

  if (!g_file_load_contents_finish (G_FILE (file), result, &text, &length, NULL, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        desk_enrolment_form_show_error (self, error);
    }
  else
    take_file (self, text, MIN (length, MAX_FILE_BYTES));
}

static void
on_file_chosen (GObject *dialog, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskEnrolmentForm) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (dialog), result, &error);

  if (file != NULL)
    g_file_load_contents_async (file, self->cancellable, on_file_read, g_object_ref (self));
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED)
           && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    desk_enrolment_form_show_error (self, error);
}

static void
on_open (DeskEnrolmentForm *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_file_dialog_set_title (dialog, _ ("File From Headquarters"));
  gtk_file_dialog_open (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->cancellable,
                        on_file_chosen, g_object_ref (self));
}

static void
desk_enrolment_form_dispose (GObject *object)
{
  DeskEnrolmentForm *self = DESK_ENROLMENT_FORM (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_ENROLMENT_FORM);
  G_OBJECT_CLASS (desk_enrolment_form_parent_class)->dispose (object);
}

static void
desk_enrolment_form_finalize (GObject *object)
{
  g_object_unref (DESK_ENROLMENT_FORM (object)->cancellable);
  G_OBJECT_CLASS (desk_enrolment_form_parent_class)->finalize (object);
}

static void
desk_enrolment_form_class_init (DeskEnrolmentFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_enrolment_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_enrolment_form_finalize;

  /**
   * DeskEnrolmentForm::submitted:
   * Enter was pressed, and both fields can be read.
   */
  submitted_signal = g_signal_new ("submitted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/sync/enrolment-form.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskEnrolmentForm, address);
  gtk_widget_class_bind_template_child (widget_class, DeskEnrolmentForm, code);
  gtk_widget_class_bind_template_child (widget_class, DeskEnrolmentForm, open);
  gtk_widget_class_bind_template_child (widget_class, DeskEnrolmentForm, message);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_entered);
  gtk_widget_class_bind_template_callback (widget_class, on_open);
}

static void
desk_enrolment_form_init (DeskEnrolmentForm *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  desk_button_rows_wrap (GTK_WIDGET (self));
}

/**
 * desk_enrolment_form_read:
 * @address: (out): in full
 * @code: (out): in groups
 *
 * Reads what was typed; what cannot be read is said at its field, which gets the focus.
 *
 * Returns: whether both could be read
 */
gboolean
desk_enrolment_form_read (DeskEnrolmentForm *self, char **address, char **code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *where =
      desk_enrolment_read_address (gtk_editable_get_text (GTK_EDITABLE (self->address)), &error);
  g_autofree char *what =
      where != NULL ? desk_enrolment_read_code (gtk_editable_get_text (GTK_EDITABLE (self->code)), &error)
                    : NULL;

  if (what == NULL)
    {
      desk_enrolment_form_show_error (self, error);
      return FALSE;
    }
  *address = g_steal_pointer (&where);
  *code = g_steal_pointer (&what);
  return TRUE;
}

/**
 * desk_enrolment_form_fill:
 * Puts an address and a code into the fields.
 */
void
desk_enrolment_form_fill (DeskEnrolmentForm *self, const char *address, const char *code)
{
  gtk_editable_set_text (GTK_EDITABLE (self->address), address);
  gtk_editable_set_text (GTK_EDITABLE (self->code), code);
  forget_error (self);
}

/**
 * desk_enrolment_form_show_error:
 * Says what went wrong, at the field in which it is mended.
 */
void
desk_enrolment_form_show_error (DeskEnrolmentForm *self, const GError *error)
{
  AdwEntryRow *row = find_faulty_row (self, error);

  forget_error (self);
  desk_field_message_show (GTK_WIDGET (row), self->message, DESK_VERDICT_ERROR, error->message);
  desk_spoken_announce (GTK_WIDGET (self), error->message);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

/**
 * desk_enrolment_form_set_busy:
 * While headquarters is asked the fields stay as they are.
 */
void
desk_enrolment_form_set_busy (DeskEnrolmentForm *self, gboolean busy)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->address), !busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->code), !busy);
  gtk_widget_set_sensitive (self->open, !busy);
  if (busy)
    forget_error (self);
}

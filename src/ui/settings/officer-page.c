// SPDX-License-Identifier: GPL-3.0-or-later
// The form of an officer. First the record is saved, then the keyring follows it: a name on the sign-in page, a password
// that goes with the officer.

#include "ui/settings/officer-page.h"

#include "model/officer-check.h"
#include "ui/notice.h"
#include "ui/officer-name.h"
#include "ui/settings/keyring-act.h"
#include "ui/settings/password-dialog.h"
#include "ui/settings/record-edit.h"
#include "ui/sign-in/setup.h"
#include "ui/widgets/button-rows.h"
#include "ui/widgets/checks-group.h"
#include "ui/widgets/choice-row.h"
#include "ui/widgets/entry-row.h"
#include "ui/widgets/page-title.h"
#include "ui/widgets/spoken.h"

#include <glib/gi18n-lib.h>

struct _DeskOfficerPage
{
  AdwNavigationPage parent_instance;
  DeskContext *context;
  DeskRecordEdit *edit;
  GPtrArray *officers; /* of DeskOfficer, as saved */
  gboolean is_new;
  gboolean deactivating;

  AdwBanner *trouble;
  AdwPreferencesPage *form;
  DeskEntryRow *code;
  AdwPreferencesGroup *account;
  AdwActionRow *password_row;
  GtkWidget *deactivate_row;
};

G_DEFINE_FINAL_TYPE (DeskOfficerPage, desk_officer_page, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  SIGNAL_FINISHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static DeskOfficer *
get_officer (DeskOfficerPage *self)
{
  return DESK_OFFICER (desk_record_edit_get_record (self->edit));
}

static const char *
get_code (DeskOfficerPage *self)
{
  const char *code = desk_record_get_text (DESK_RECORD (get_officer (self)), DESK_OFFICER_CODE);

  return code != NULL ? code : "";
}

static gboolean
is_own (DeskOfficerPage *self)
{
  return g_strcmp0 (get_code (self), desk_context_get_officer_code (self->context)) == 0;
}

static char *
make_today (DeskOfficerPage *self)
{
  g_autoptr (GDateTime) now = desk_clock_get_local (desk_context_get_clock (self->context));

  return g_date_time_format (now, "%Y-%m-%d");
}

static char *
make_name (DeskOfficerPage *self)
{
  return desk_officer_name_make (get_officer (self), desk_context_get_profile (self->context),
                                 desk_context_get_language (self->context));
}

static void
show_trouble (DeskOfficerPage *self, const char *text)
{
  if (text != NULL)
    {
      adw_banner_set_title (self->trouble, text);
      desk_spoken_warn (GTK_WIDGET (self), text);
    }
  adw_banner_set_revealed (self->trouble, text != NULL);
}

static void
show_account (DeskOfficerPage *self)
{
  DeskKeyring *keyring = desk_context_get_keyring (self->context);
  gboolean has = desk_keyring_has (keyring, get_code (self));
  DeskRecord *officer = DESK_RECORD (get_officer (self));

  gtk_widget_set_visible (GTK_WIDGET (self->account), !self->is_new);
  adw_action_row_set_subtitle (self->password_row,
                               has ? _ ("Can sign in at this desk")
                                   : _ ("Has no password yet: cannot sign in at this desk"));
  gtk_widget_set_visible (self->deactivate_row,
                          has || desk_record_get_text (officer, DESK_OFFICER_ACTIVE_TO) == NULL);
}

static char **
list_codes (DeskOfficerPage *self)
{
  g_autoptr (GPtrArray) slots = desk_keyring_list (desk_context_get_keyring (self->context));
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();

  for (guint i = 0; i < slots->len; i++)
    g_strv_builder_add (codes, ((const DeskKeySlot *)g_ptr_array_index (slots, i))->code);
  return g_strv_builder_end (codes);
}

/* Why the officer cannot be saved as typed, NULL when nothing is against it; and the row to mend it in. */
static const char *
find_fault (DeskOfficerPage *self, DeskOfficer *officer, GtkWidget **row)
{
  g_auto (GStrv) codes = list_codes (self);
  g_autofree char *today = make_today (self);
  g_autoptr (GPtrArray) rows = desk_form_rows_find (GTK_WIDGET (self->form));
  DeskOfficerRoll roll = { self->officers, (const char *const *)codes, today };
  DeskOfficerField field;
  const char *fault, *name;

  *row = desk_form_rows_find_error (GTK_WIDGET (self->form));
  if (*row != NULL)
    return _ ("What is marked here cannot be saved as it was typed.");
  fault = desk_officer_find_fault (officer, &roll, &field);
  name = desk_record_get_fields (DESK_RECORD (officer), NULL)[field].name;
  for (guint i = 0; fault != NULL && i < rows->len; i++)
    if (g_str_equal (desk_form_row_get_field (g_ptr_array_index (rows, i)), name))
      *row = g_ptr_array_index (rows, i);
  return fault;
}

static void
set_busy (DeskOfficerPage *self, gboolean busy)
{
  /* A text field that turns insensitive under the cursor goes on blinking. */
  if (busy && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self)), NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->form), !busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.primary", !busy);
}

static void
finish (DeskOfficerPage *self)
{
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
}

/* Their own role or name counts from now on; who deactivates themselves is signed out. */
static void
take_own (DeskOfficerPage *self)
{
  g_autoptr (DeskRecord) saved = desk_record_copy (desk_record_edit_get_shown (self->edit));

  desk_context_set_officer (self->context, DESK_OFFICER (saved));
  if (!desk_keyring_has (desk_context_get_keyring (self->context), get_code (self)))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.lock", NULL);
}

static void
on_keyring_done (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskOfficerPage) self = data;
  g_autoptr (GError) error = NULL;

  if (!desk_keyring_act_finish (DESK_CONTEXT (source), result, &error))
    {
      set_busy (self, FALSE);
      show_trouble (self, error->message);
      return;
    }
  if (is_own (self))
    take_own (self);
  finish (self);
}

/* The keyring follows the record. */
static void
update_keyring (DeskOfficerPage *self)
{
  g_autofree char *name = make_name (self);
  g_autofree char *today = make_today (self);
  const char *to = desk_record_get_text (DESK_RECORD (get_officer (self)), DESK_OFFICER_ACTIVE_TO);
  gboolean has_left =
      self->deactivating
      || (to != NULL && !desk_officer_is_active (get_officer (self), today) && g_strcmp0 (to, today) < 0);

  if (has_left)
    desk_keyring_act_remove_async (self->context, get_code (self), on_keyring_done, g_object_ref (self));
  else
    desk_keyring_act_rename_async (self->context, get_code (self), name, on_keyring_done,
                                   g_object_ref (self));
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskOfficerPage) self = data;
  g_autoptr (GError) error = NULL;
  GtkWidget *root;

  if (!desk_record_edit_save_finish (DESK_RECORD_EDIT (source), result, &error))
    {
      self->deactivating = FALSE;
      set_busy (self, FALSE);
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_trouble (self, error->message);
      return;
    }
  if (desk_keyring_has (desk_context_get_keyring (self->context), get_code (self)))
    {
      update_keyring (self);
      return;
    }

  root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  finish (self);
  if (self->is_new && root != NULL)
    adw_dialog_present (desk_password_dialog_new_for (self->context, get_officer (self)), root);
}

static void
save (DeskOfficerPage *self)
{
  GtkWidget *row = NULL;
  const char *fault = find_fault (self, get_officer (self), &row);

  show_trouble (self, fault);
  if (fault != NULL)
    {
      self->deactivating = FALSE;
      if (row != NULL)
        gtk_widget_grab_focus (row);
      return;
    }
  set_busy (self, TRUE);
  desk_record_edit_save_async (self->edit, GTK_WIDGET (self), on_saved, g_object_ref (self));
}

static void
on_primary (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskOfficerPage *self = DESK_OFFICER_PAGE (widget);

  desk_form_rows_commit (GTK_WIDGET (self->form));
  save (self);
}

static void
on_cancel (DeskOfficerPage *self)
{
  finish (self);
}

static void
on_password_closed (DeskOfficerPage *self)
{
  show_account (self);
}

static void
on_password (DeskOfficerPage *self)
{
  AdwDialog *dialog = desk_password_dialog_new_for (self->context, get_officer (self));

  g_signal_connect_object (dialog, "closed", G_CALLBACK (on_password_closed), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
on_deactivate_answered (AdwAlertDialog *alert, const char *response, DeskOfficerPage *self)
{
  g_autofree char *today = make_today (self);

  if (!g_str_equal (response, "deactivate"))
    return;
  if (desk_officer_is_active (get_officer (self), today))
    desk_record_set_text (DESK_RECORD (get_officer (self)), DESK_OFFICER_ACTIVE_TO, today);
  self->deactivating = TRUE;
  save (self);
}

static void
on_deactivate (DeskOfficerPage *self)
{
  g_autoptr (DeskRecord) after = NULL;
  g_autofree char *today = make_today (self);
  g_autofree char *name = make_name (self);
  g_autofree char *heading = g_strdup_printf (_ ("Deactivate %s?"), name);
  GtkWidget *row = NULL;
  const char *fault;
  AdwDialog *alert;

  desk_form_rows_commit (GTK_WIDGET (self->form));
  after = desk_record_copy (DESK_RECORD (get_officer (self)));
  desk_record_set_text (after, DESK_OFFICER_ACTIVE_TO, today);
  fault = find_fault (self, DESK_OFFICER (after), &row);
  show_trouble (self, fault);
  if (fault != NULL)
    return;

  alert = adw_alert_dialog_new (heading,
                                _ ("The officer cannot sign in at this desk any more. Everything the officer "
                                   "did stays as it is. You can give a new password later."));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (alert), "cancel", _ ("_Cancel"), "deactivate",
                                  _ ("_Deactivate"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (alert), "deactivate", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (alert), "cancel");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (alert), "cancel");
  g_signal_connect_object (alert, "response", G_CALLBACK (on_deactivate_answered), self, G_CONNECT_DEFAULT);
  adw_dialog_present (alert, GTK_WIDGET (self));
}

/* A code is made of the surname, as long as none was typed. */
static void
on_surname_changed (DeskOfficerPage *self)
{
  const char *surname = desk_record_get_text (DESK_RECORD (get_officer (self)), DESK_OFFICER_SURNAME);
  g_autofree char *code = desk_setup_suggest_code (surname != NULL ? surname : "");

  if (*get_code (self) == '\0' && *gtk_editable_get_text (GTK_EDITABLE (self->code)) == '\0' && *code != '\0')
    desk_record_set_text (DESK_RECORD (get_officer (self)), DESK_OFFICER_CODE, code);
}

static void
desk_officer_page_dispose (GObject *object)
{
  DeskOfficerPage *self = DESK_OFFICER_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_OFFICER_PAGE);
  g_clear_pointer (&self->officers, g_ptr_array_unref);
  g_clear_object (&self->edit);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (desk_officer_page_parent_class)->dispose (object);
}

static void
desk_officer_page_class_init (DeskOfficerPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_officer_page_dispose;

  /**
   * DeskOfficerPage::finished:
   * The page is done with.
   */
  signals[SIGNAL_FINISHED] = g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (DESK_TYPE_CHECKS_GROUP);
  g_type_ensure (DESK_TYPE_CHOICE_ROW);
  g_type_ensure (DESK_TYPE_ENTRY_ROW);
  g_type_ensure (DESK_TYPE_PAGE_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/settings/officer-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskOfficerPage, trouble);
  gtk_widget_class_bind_template_child (widget_class, DeskOfficerPage, form);
  gtk_widget_class_bind_template_child (widget_class, DeskOfficerPage, code);
  gtk_widget_class_bind_template_child (widget_class, DeskOfficerPage, account);
  gtk_widget_class_bind_template_child (widget_class, DeskOfficerPage, password_row);
  gtk_widget_class_bind_template_child (widget_class, DeskOfficerPage, deactivate_row);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
  gtk_widget_class_bind_template_callback (widget_class, on_password);
  gtk_widget_class_bind_template_callback (widget_class, on_deactivate);
  gtk_widget_class_install_action (widget_class, "form.primary", NULL, on_primary);
}

static void
desk_officer_page_init (DeskOfficerPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  desk_button_rows_wrap (GTK_WIDGET (self));
  self->officers = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * desk_officer_page_new:
 * @officer: as saved; one without an id is new
 *
 * Returns: (transfer floating): the form of the officer
 */
DeskOfficerPage *
desk_officer_page_new (DeskContext *context, DeskOfficer *officer)
{
  DeskOfficerPage *self = g_object_new (DESK_TYPE_OFFICER_PAGE, NULL);
  g_autofree char *name = NULL;

  self->context = g_object_ref (context);
  self->edit = desk_record_edit_new (context, DESK_RECORD (officer));
  self->is_new = desk_record_get_id (DESK_RECORD (officer)) == NULL;
  name = make_name (self);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), self->is_new ? _ ("New Officer") : name);
  gtk_editable_set_editable (GTK_EDITABLE (self->code), self->is_new);
  desk_form_rows_bind (GTK_WIDGET (self->form), context, DESK_RECORD (get_officer (self)));
  if (self->is_new)
    g_signal_connect_object (get_officer (self), "notify::surname", G_CALLBACK (on_surname_changed), self,
                             G_CONNECT_SWAPPED);
  show_account (self);
  return self;
}

/**
 * desk_officer_page_set_officers:
 * @officers: (element-type DeskOfficer): all officers as they are saved
 *
 * Says what the officer is to be compared with.
 */
void
desk_officer_page_set_officers (DeskOfficerPage *self, GPtrArray *officers)
{
  g_ptr_array_ref (officers);
  g_ptr_array_unref (self->officers);
  self->officers = officers;
}

/**
 * desk_officer_page_is_changed:
 *
 * Returns: whether something was typed that is not saved
 */
gboolean
desk_officer_page_is_changed (DeskOfficerPage *self)
{
  desk_form_rows_commit (GTK_WIDGET (self->form));
  return desk_record_edit_is_changed (self->edit);
}

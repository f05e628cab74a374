// SPDX-License-Identifier: GPL-3.0-or-later
// The list of officers. One officer's form lives in officer-page.c.

#include "ui/settings/officers-dialog.h"

#include "store/records.h"
#include "ui/notice.h"
#include "ui/officer-name.h"
#include "ui/settings/officer-page.h"
#include "ui/widgets/page-title.h"

#include <glib/gi18n-lib.h>

struct _DeskOfficersDialog
{
  AdwDialog parent_instance;
  DeskContext *context;
  GCancellable *cancellable;
  GPtrArray *officers;   /* of DeskOfficer, as saved */
  GPtrArray *rows;       /* of GtkWidget */
  DeskOfficerPage *open; /* NULL: the list is in view */

  AdwNavigationView *view;
  AdwPreferencesGroup *active;
  AdwPreferencesGroup *left;
};

G_DEFINE_FINAL_TYPE (DeskOfficersDialog, desk_officers_dialog, ADW_TYPE_DIALOG)

static void
on_finished (DeskOfficersDialog *self)
{
  self->open = NULL;
  adw_navigation_view_pop (self->view);
}

static void
open_officer (DeskOfficersDialog *self, DeskOfficer *officer)
{
  if (self->open != NULL)
    return;
  self->open = desk_officer_page_new (self->context, officer);
  desk_officer_page_set_officers (self->open, self->officers);
  g_signal_connect_object (self->open, "finished", G_CALLBACK (on_finished), self, G_CONNECT_SWAPPED);
  adw_navigation_view_push (self->view, ADW_NAVIGATION_PAGE (self->open));
}

static char *
make_today (DeskOfficersDialog *self)
{
  g_autoptr (GDateTime) now = desk_clock_get_local (desk_context_get_clock (self->context));

  return g_date_time_format (now, "%Y-%m-%d");
}

static void
on_add (DeskOfficersDialog *self)
{
  g_autofree char *today = make_today (self);
  g_autoptr (DeskOfficer) officer = g_object_new (DESK_TYPE_OFFICER, "active_from", today, NULL);

  open_officer (self, officer);
}

static void
on_row_activated (AdwActionRow *row, DeskOfficersDialog *self)
{
  open_officer (self, g_object_get_data (G_OBJECT (row), "officer"));
}

static gboolean
has_left (DeskOfficersDialog *self, DeskOfficer *officer, const char *today)
{
  const char *code = desk_record_get_text (DESK_RECORD (officer), DESK_OFFICER_CODE);
  const char *to = desk_record_get_text (DESK_RECORD (officer), DESK_OFFICER_ACTIVE_TO);
  gboolean can_sign_in =
      desk_keyring_has (desk_context_get_keyring (self->context), code != NULL ? code : "");

  return to != NULL && g_strcmp0 (to, today) <= 0
         && (!can_sign_in || !desk_officer_is_active (officer, today));
}

static char *
describe (DeskOfficersDialog *self, DeskOfficer *officer, gboolean left)
{
  DeskProfile *profile = desk_context_get_profile (self->context);
  DeskRecord *record = DESK_RECORD (officer);
  const char *code = desk_record_get_text (record, DESK_OFFICER_CODE);
  const char *role = desk_record_get_text (record, DESK_OFFICER_ROLE);
  const char *position = desk_record_get_text (record, DESK_OFFICER_POSITION);
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  if (role != NULL)
    g_strv_builder_add (parts, desk_profile_get_label (profile, "roles", role,
                                                       desk_context_get_language (self->context)));
  if (position != NULL)
    g_strv_builder_add (parts, position);
  if (code != NULL)
    g_strv_builder_add (parts, code);
  if (!left && !desk_keyring_has (desk_context_get_keyring (self->context), code != NULL ? code : ""))
    g_strv_builder_add (parts, _ ("no password yet"));
  list = g_strv_builder_end (parts);
  return g_strjoinv (" · ", list);
}

static GtkWidget *
make_row (DeskOfficersDialog *self, DeskOfficer *officer, gboolean left)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = desk_officer_name_make (officer, desk_context_get_profile (self->context),
                                                  desk_context_get_language (self->context));
  g_autofree char *description = describe (self, officer, left);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), description);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "officer", g_object_ref (officer), g_object_unref);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_row_activated), self, G_CONNECT_DEFAULT);
  return row;
}

static void
clear_rows (DeskOfficersDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), row);
    }
  g_ptr_array_set_size (self->rows, 0);
}

static void
show_officers (DeskOfficersDialog *self)
{
  g_autofree char *today = make_today (self);
  guint n_left = 0;

  clear_rows (self);
  for (guint i = 0; i < self->officers->len; i++)
    {
      DeskOfficer *officer = g_ptr_array_index (self->officers, i);
      gboolean left = has_left (self, officer, today);
      GtkWidget *row = make_row (self, officer, left);

      n_left += left;
      g_ptr_array_add (self->rows, row);
      adw_preferences_group_add (left ? self->left : self->active, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->left), n_left > 0);
}

static int
compare_officers (gconstpointer a, gconstpointer b)
{
  DeskRecord *first = *(DeskRecord **)a, *second = *(DeskRecord **)b;
  const char *one = desk_record_get_text (first, DESK_OFFICER_SURNAME);
  const char *other = desk_record_get_text (second, DESK_OFFICER_SURNAME);

  return g_utf8_collate (one != NULL ? one : "", other != NULL ? other : "");
}

static gpointer
load_officers (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return desk_records_load_own (database, "officer", cancellable, error);
}

/* Of several with one code only the first can sign in: see ui/sign-in/session.c. */
static void
drop_doubles (GPtrArray *officers)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < officers->len;)
    {
      const char *code = desk_record_get_text (g_ptr_array_index (officers, i), DESK_OFFICER_CODE);

      if (code == NULL || g_hash_table_add (seen, (gpointer)code))
        i++;
      else
        g_ptr_array_remove_index (officers, i);
    }
}

static void
on_loaded (GObject *store, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskOfficersDialog) self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *officers = desk_store_call_finish (DESK_STORE (store), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    {
      g_clear_pointer (&officers, g_ptr_array_unref);
      return;
    }
  if (officers == NULL)
    {
      desk_notice_show_error (GTK_WIDGET (self), error);
      return;
    }
  g_ptr_array_unref (self->officers);
  self->officers = officers;
  drop_doubles (self->officers);
  g_ptr_array_sort (self->officers, compare_officers);
  if (self->open != NULL)
    desk_officer_page_set_officers (self->open, self->officers);
  show_officers (self);
}

static void
load (DeskOfficersDialog *self)
{
  desk_store_call_async (desk_context_get_store (self->context), DESK_PRIORITY_TYPING, load_officers, NULL,
                         NULL, (GDestroyNotify)g_ptr_array_unref, NULL, on_loaded, g_object_ref (self));
}

static void
on_changed (DeskOfficersDialog *self, const char *kind, const char *id)
{
  if (g_str_equal (kind, "officer"))
    load (self);
}

/* A password that was set or taken away is seen when the form or the dialog over it is gone. */
static void
on_page_shown (DeskOfficersDialog *self)
{
  if (self->open == NULL && self->context != NULL)
    show_officers (self);
}

/* Whoever is no longer the head has nothing to look for here. */
static void
on_officer_changed (DeskOfficersDialog *self)
{
  const char *role = desk_context_get_role (self->context);

  if (role != NULL && !g_str_equal (role, "head"))
    adw_dialog_force_close (ADW_DIALOG (self));
}

static void
on_discard_answered (AdwAlertDialog *alert, const char *response, DeskOfficersDialog *self)
{
  if (g_str_equal (response, "discard"))
    adw_dialog_force_close (ADW_DIALOG (self));
}

static void
desk_officers_dialog_close_attempt (AdwDialog *dialog)
{
  DeskOfficersDialog *self = DESK_OFFICERS_DIALOG (dialog);
  AdwDialog *alert;

  if (self->open == NULL || !desk_officer_page_is_changed (self->open))
    {
      adw_dialog_force_close (dialog);
      return;
    }
  alert = adw_alert_dialog_new (_ ("The Officer Is Not Saved"),
                                _ ("What was typed here is lost if you leave it."));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (alert), "back", _ ("_Go Back"), "discard",
                                  _ ("_Leave It Unsaved"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (alert), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (alert), "back");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (alert), "back");
  g_signal_connect_object (alert, "response", G_CALLBACK (on_discard_answered), self, G_CONNECT_DEFAULT);
  adw_dialog_present (alert, GTK_WIDGET (self));
}

static void
desk_officers_dialog_closed (AdwDialog *dialog)
{
  g_cancellable_cancel (DESK_OFFICERS_DIALOG (dialog)->cancellable);
}

static void
desk_officers_dialog_dispose (GObject *object)
{
  DeskOfficersDialog *self = DESK_OFFICERS_DIALOG (object);

  g_clear_object (&self->context);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_OFFICERS_DIALOG);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->officers, g_ptr_array_unref);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (desk_officers_dialog_parent_class)->dispose (object);
}

static void
desk_officers_dialog_class_init (DeskOfficersDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_officers_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->close_attempt = desk_officers_dialog_close_attempt;
  ADW_DIALOG_CLASS (klass)->closed = desk_officers_dialog_closed;

  g_type_ensure (DESK_TYPE_PAGE_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/settings/officers-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskOfficersDialog, view);
  gtk_widget_class_bind_template_child (widget_class, DeskOfficersDialog, active);
  gtk_widget_class_bind_template_child (widget_class, DeskOfficersDialog, left);
  gtk_widget_class_bind_template_callback (widget_class, on_add);
}

static void
desk_officers_dialog_init (DeskOfficersDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->officers = g_ptr_array_new_with_free_func (g_object_unref);
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
  g_signal_connect_object (self->view, "notify::visible-page", G_CALLBACK (on_page_shown), self,
                           G_CONNECT_SWAPPED);
}

/**
 * desk_officers_dialog_new:
 * @context: with the head signed in
 *
 * Returns: (transfer full): the officers, to be presented on the window
 */
AdwDialog *
desk_officers_dialog_new (DeskContext *context)
{
  DeskOfficersDialog *self = g_object_new (DESK_TYPE_OFFICERS_DIALOG, NULL);

  self->context = g_object_ref (context);
  g_signal_connect_object (desk_context_get_store (context), "changed", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::officer", G_CALLBACK (on_officer_changed), self,
                           G_CONNECT_SWAPPED);
  load (self);
  return ADW_DIALOG (self);
}

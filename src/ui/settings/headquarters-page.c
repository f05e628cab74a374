// SPDX-License-Identifier: GPL-3.0-or-later
// Enrolling with headquarters. Work at the desk goes on meanwhile; a try that failed changes nothing and may be repeated.

#include "ui/settings/headquarters-page.h"

#include "ui/sync/enrolment-form.h"
#include "ui/sync/hq-words.h"
#include "ui/widgets/spoken.h"

#include <glib/gi18n-lib.h>

struct _DeskHeadquartersPage
{
  AdwPreferencesPage parent_instance;

  DeskContext *context;
  DeskHqLink *link;
  GCancellable *cancellable; /* of the try that is under way; NULL: none is */
  DeskSyncEnrolFlags flags;

  AdwPreferencesGroup *enrolled;
  AdwActionRow *host;
  AdwActionRow *desk;
  AdwActionRow *exchange;
  DeskEnrolmentForm *form;
  GtkWidget *acts;
  GtkWidget *enrol;
  GtkWidget *progress;
};

G_DEFINE_FINAL_TYPE (DeskHeadquartersPage, desk_headquarters_page, ADW_TYPE_PREFERENCES_PAGE)

static void try_to_enrol (DeskHeadquartersPage *self);

static gboolean
may_enrol (DeskHeadquartersPage *self)
{
  return g_strcmp0 (desk_context_get_role (self->context), "head") == 0;
}

static void
show_status (DeskHeadquartersPage *self)
{
  DeskHqStatus status;

  if (self->link == NULL || self->context == NULL)
    return;
  desk_hq_link_get_status (self->link, &status);
  gtk_widget_set_visible (GTK_WIDGET (self->enrolled), status.headquarters != NULL);
  adw_action_row_set_subtitle (self->host, status.headquarters != NULL ? status.headquarters : "");
  adw_action_row_set_subtitle (self->desk, status.desk != NULL ? status.desk : "");
  adw_action_row_set_subtitle (self->exchange,
                               status.error != NULL ? status.error->message : desk_hq_words_state (&status));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->form), status.headquarters != NULL
                                                                           ? _ ("Enrol Anew")
                                                                           : _ ("Enrol With Headquarters"));
}

static void
show_busy (DeskHeadquartersPage *self, gboolean busy)
{
  desk_enrolment_form_set_busy (self->form, busy);
  gtk_widget_set_visible (self->progress, busy);
  gtk_widget_set_visible (self->enrol, !busy);
}

static void
on_confirmed (AdwAlertDialog *dialog, const char *response, DeskHeadquartersPage *self)
{
  DeskSyncEnrolFlags flag = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (dialog), "flag"));

  if (!g_str_equal (response, "enrol"))
    return;
  self->flags |= flag;
  try_to_enrol (self);
}

/* What cannot be taken back is asked first. */
static void
ask (DeskHeadquartersPage *self, const char *heading, const GError *error, DeskSyncEnrolFlags flag)
{
  AdwDialog *dialog = adw_alert_dialog_new (heading, error->message);

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "enrol",
                                  _ ("_Enrol All the Same"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "enrol", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_object_set_data (G_OBJECT (dialog), "flag", GUINT_TO_POINTER (flag));
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_confirmed), self, G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
show_failure (DeskHeadquartersPage *self, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_widget_grab_focus (self->enrol);
  else if (g_error_matches (error, DESK_SYNC_ERROR, DESK_SYNC_ERROR_OTHER_STATION))
    ask (self, _ ("The Code Is for Another Station"), error, DESK_SYNC_ENROL_OTHER_STATION);
  else if (g_error_matches (error, DESK_SYNC_ERROR, DESK_SYNC_ERROR_OTHER_HISTORY))
    ask (self, _ ("Headquarters Does Not Know This Desk's History"), error, DESK_SYNC_ENROL_NEW_HISTORY);
  else
    desk_enrolment_form_show_error (self->form, error);
}

static void
on_enrolled (GObject *link, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskHeadquartersPage) self = data;
  g_autoptr (GError) error = NULL;
  gboolean enrolled = desk_hq_link_enrol_finish (DESK_HQ_LINK (link), result, &error);
  g_autofree char *text = NULL;

  g_clear_object (&self->cancellable);
  if (self->context == NULL)
    return;
  show_busy (self, FALSE);
  if (!enrolled)
    {
      show_failure (self, error);
      return;
    }
  gtk_widget_activate_action (GTK_WIDGET (self), "win.enrolled", NULL);
  self->flags = DESK_SYNC_ENROL_PLAIN;
  desk_enrolment_form_fill (self->form, "", "");
  show_status (self);
  /* TRANSLATORS: %s is the code of a desk, "PL1-B" */
  text = g_strdup_printf (
      _ ("This desk is enrolled as %s. What headquarters has comes now; work goes on meanwhile."),
      adw_action_row_get_subtitle (self->desk));
  desk_spoken_announce (GTK_WIDGET (self), text);
  adw_action_row_set_subtitle (self->exchange, text);
  gtk_widget_grab_focus (GTK_WIDGET (self->exchange));
}

static void
try_to_enrol (DeskHeadquartersPage *self)
{
  g_autofree char *address = NULL, *code = NULL;

  if (self->cancellable != NULL || self->link == NULL
      || !desk_enrolment_form_read (self->form, &address, &code))
    return;
  self->cancellable = g_cancellable_new ();
  show_busy (self, TRUE);
  desk_hq_link_enrol_async (self->link, address, code, self->flags, self->cancellable, on_enrolled,
                            g_object_ref (self));
}

static void
on_enrol (DeskHeadquartersPage *self)
{
  self->flags = DESK_SYNC_ENROL_PLAIN;
  try_to_enrol (self);
}

static void
on_cancel (DeskHeadquartersPage *self)
{
  g_cancellable_cancel (self->cancellable);
}

static void
desk_headquarters_page_dispose (GObject *object)
{
  DeskHeadquartersPage *self = DESK_HEADQUARTERS_PAGE (object);

  g_clear_object (&self->context);
  if (self->link != NULL)
    g_signal_handlers_disconnect_by_data (self->link, self);
  g_clear_object (&self->link);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_HEADQUARTERS_PAGE);
  G_OBJECT_CLASS (desk_headquarters_page_parent_class)->dispose (object);
}

static void
desk_headquarters_page_class_init (DeskHeadquartersPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_headquarters_page_dispose;
  g_type_ensure (DESK_TYPE_ENROLMENT_FORM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/settings/headquarters-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskHeadquartersPage, enrolled);
  gtk_widget_class_bind_template_child (widget_class, DeskHeadquartersPage, host);
  gtk_widget_class_bind_template_child (widget_class, DeskHeadquartersPage, desk);
  gtk_widget_class_bind_template_child (widget_class, DeskHeadquartersPage, exchange);
  gtk_widget_class_bind_template_child (widget_class, DeskHeadquartersPage, form);
  gtk_widget_class_bind_template_child (widget_class, DeskHeadquartersPage, acts);
  gtk_widget_class_bind_template_child (widget_class, DeskHeadquartersPage, enrol);
  gtk_widget_class_bind_template_child (widget_class, DeskHeadquartersPage, progress);
  gtk_widget_class_bind_template_callback (widget_class, on_enrol);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
}

static void
desk_headquarters_page_init (DeskHeadquartersPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * desk_headquarters_page_bind:
 * @context: with a link
 *
 * Shows whether the desk is enrolled; the head may enrol it.
 */
void
desk_headquarters_page_bind (DeskHeadquartersPage *self, DeskContext *context)
{
  self->context = g_object_ref (context);
  g_set_object (&self->link, desk_context_get_link (context));
  g_signal_connect_object (self->link, "changed", G_CALLBACK (show_status), self, G_CONNECT_SWAPPED);
  if (!may_enrol (self))
    {
      gtk_widget_set_sensitive (GTK_WIDGET (self->form), FALSE);
      adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->form),
                                             _ ("Only the head of the unit can change this."));
      gtk_widget_set_visible (self->acts, FALSE);
    }
  show_status (self);
}

/**
 * desk_headquarters_page_enrol:
 * @address: as it was typed
 * @code: as it was typed
 *
 * Enrols with what was typed elsewhere.
 */
void
desk_headquarters_page_enrol (DeskHeadquartersPage *self, const char *address, const char *code)
{
  desk_enrolment_form_fill (self->form, address, code);
  on_enrol (self);
}

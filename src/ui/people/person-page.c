// SPDX-License-Identifier: GPL-3.0-or-later
// The page of one person. The form: person-form.c; what it is made from: person-file.c; the history: widgets/timeline.

#include "ui/people/person-page.h"

#include "model/profile.h"
#include "ui/lost-documents/lost-words.h"
#include "ui/notice.h"
#include "ui/page-loads.h"
#include "ui/page-opener.h"
#include "ui/people/pair-page.h"
#include "ui/people/person-file.h"
#include "ui/people/person-form.h"
#include "ui/people/person-links.h"
#include "ui/widgets/button-rows.h"
#include "ui/widgets/page-title.h"
#include "ui/widgets/person-typed.h"
#include "ui/people/person-words.h"
#include "ui/widgets/appointment-words.h"
#include "ui/widgets/field-words.h"
#include "ui/widgets/purpose-view.h"
#include "ui/widgets/statement-words.h"
#include "ui/widgets/timeline.h"

#include <glib/gi18n-lib.h>

struct _DeskPersonPage
{
  AdwNavigationPage parent_instance;

  DeskContext *context;
  char *id; /* NULL: a new person */
  GCancellable *cancellable;
  DeskPersonFile *file;
  gboolean granted; /* the record may be shown */
  gboolean narrow;  /* form and side pane take turns */
  GPtrArray *matter_rows;

  DeskPageTitle *window_title;
  GtkStack *stack;
  AdwStatusPage *failed;
  DeskPurposeView *purpose;
  DeskPersonForm *form;
  GtkWidget *new_visit;
  GtkWidget *aside_button;
  GtkWidget *aside;
  GtkWidget *links;
  GtkWidget *same_as;
  GtkWidget *unlink;
  AdwPreferencesGroup *matters;
  DeskTimeline *timeline;
};

G_DEFINE_FINAL_TYPE (DeskPersonPage, desk_person_page, ADW_TYPE_NAVIGATION_PAGE)

static void
show_title (DeskPersonPage *self)
{
  DeskPerson *person = desk_person_form_get_person (self->form);
  g_autofree char *name = NULL;
  g_autofree char *birth = NULL;

  if (self->id == NULL)
    {
      adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), _ ("New Person"));
      return;
    }
  name = desk_person_words_get_name (person);
  birth = desk_person_words_get_birth (person, self->context);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), name);
  desk_page_title_set_subtitle (self->window_title, birth != NULL ? birth : "");
}

static void
add_matter (DeskPersonPage *self, const char *title, const char *detail, const char *action, const char *id)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), detail);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
  g_ptr_array_add (self->matter_rows, row);
  adw_preferences_group_add (self->matters, row);
}

static void
add_visit (DeskPersonPage *self, DeskRecord *visit)
{
  const DeskField *fields = desk_record_get_fields (visit, NULL);
  g_autofree char *state =
      desk_field_words_make (&fields[DESK_VISIT_STATE], desk_record_get_value (visit, DESK_VISIT_STATE),
                             self->context);
  g_autofree char *arrived =
      desk_field_words_moment (desk_record_get_integer (visit, DESK_VISIT_ARRIVED), self->context);
  g_autofree char *detail = g_strdup_printf ("%s · %s", state != NULL ? state : "", arrived);
  const char *number = desk_record_get_text (visit, DESK_VISIT_NO);

  add_matter (self, number != NULL ? number : _ ("Visit"), detail, "win.show-visit",
              desk_record_get_id (visit));
}

static void
add_statement (DeskPersonPage *self, DeskStatement *statement)
{
  g_autofree char *title = desk_statement_words_get_title (statement, self->context);
  g_autofree char *state = desk_statement_words_get_state (statement, self->context);
  g_autofree char *detail =
      g_strdup_printf ("%s · %s", title != NULL ? title : "", state != NULL ? state : "");
  const char *number = desk_record_get_text (DESK_RECORD (statement), DESK_STATEMENT_NO);

  add_matter (self, number != NULL ? number : _ ("Statement"), detail, "win.show-statement",
              desk_record_get_id (DESK_RECORD (statement)));
}

static void
add_loss (DeskPersonPage *self, DeskLoss *loss)
{
  g_autofree char *documents = desk_loss_words_list_documents (loss, self->context);
  g_autofree char *state = desk_loss_words_get_state (loss, self->context);
  g_autofree char *detail =
      g_strdup_printf ("%s · %s", documents != NULL ? documents : "", state != NULL ? state : "");
  const char *number = desk_record_get_text (DESK_RECORD (loss), DESK_LOSS_NO);

  add_matter (self, number != NULL ? number : _ ("Declaration of loss"), detail, "win.show-loss",
              desk_record_get_id (DESK_RECORD (loss)));
}

static void
add_appointment (DeskPersonPage *self, DeskAppointment *appointment)
{
  g_autofree char *moment = desk_appointment_words_get_moment (appointment);
  g_autofree char *state = desk_appointment_words_get_state (appointment, self->context);
  g_autofree char *detail = g_strdup_printf ("%s · %s", moment, state != NULL ? state : "");
  const char *number = desk_record_get_text (DESK_RECORD (appointment), DESK_APPOINTMENT_NO);

  add_matter (self, number != NULL ? number : _ ("Appointment"), detail, "win.show-appointment",
              desk_record_get_id (DESK_RECORD (appointment)));
}

static void
show_aside (DeskPersonPage *self)
{
  g_autofree char *other = NULL;

  for (guint i = 0; i < self->matter_rows->len; i++)
    adw_preferences_group_remove (self->matters, g_ptr_array_index (self->matter_rows, i));
  g_ptr_array_set_size (self->matter_rows, 0);
  for (guint i = 0; i < self->file->visits->len; i++)
    add_visit (self, g_ptr_array_index (self->file->visits, i));
  for (guint i = 0; i < self->file->statements->len; i++)
    add_statement (self, g_ptr_array_index (self->file->statements, i));
  for (guint i = 0; i < self->file->losses->len; i++)
    add_loss (self, g_ptr_array_index (self->file->losses, i));
  for (guint i = 0; i < self->file->appointments->len; i++)
    add_appointment (self, g_ptr_array_index (self->file->appointments, i));
  gtk_widget_set_visible (GTK_WIDGET (self->matters), self->matter_rows->len > 0);

  if (self->file->same_as != NULL)
    other = desk_person_words_get_name (self->file->same_as);
  gtk_widget_set_visible (self->links, other != NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->same_as), other != NULL ? other : "");
  gtk_widget_set_visible (self->unlink, desk_person_links_may_part (self->context));
}

/* A new person has no history and nothing open: the form is all there is. */
static void
show_panes (DeskPersonPage *self)
{
  gboolean is_shown = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "record") == 0;
  gboolean is_known = self->id != NULL && is_shown; /* not while the purpose is asked for */
  gboolean is_turned = self->narrow && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->aside_button));

  gtk_widget_set_visible (self->new_visit, is_known);
  gtk_widget_set_visible (self->aside_button, is_known && self->narrow);
  gtk_widget_set_visible (self->aside, is_known && (is_turned || !self->narrow));
  gtk_widget_set_visible (GTK_WIDGET (self->form), !is_known || !is_turned);
  if (self->narrow)
    gtk_button_set_icon_name (GTK_BUTTON (self->new_visit), "list-add-symbolic");
  else
    gtk_button_set_label (GTK_BUTTON (self->new_visit), _ ("New Visit"));
}

static void
on_narrow (DeskPersonPage *self)
{
  self->narrow = TRUE;
  show_panes (self);
}

static void
on_wide (DeskPersonPage *self)
{
  self->narrow = FALSE;
  show_panes (self);
}

static void
show_form (DeskPersonPage *self)
{
  gtk_stack_set_visible_child_name (self->stack, "record");
  show_panes (self);
  show_title (self);
}

static void
show_record (DeskPersonPage *self)
{
  if (!desk_person_form_is_dirty (self->form))
    desk_person_form_open (self->form, self->context, self->file->person, self->file->base,
                           self->file->draft);
  gtk_widget_set_sensitive (GTK_WIDGET (self->form),
                            desk_record_get_owner (DESK_RECORD (self->file->person)) == NULL);
  if (self->file->draft != NULL)
    desk_notice_show (GTK_WIDGET (self), _ ("What was typed last time and not saved is back"));
  show_aside (self);
  desk_timeline_show (self->timeline, self->context, self->id);
  show_form (self);
}

static void
on_granted (DeskPersonPage *self)
{
  self->granted = TRUE;
  show_record (self);
  if (!gtk_widget_grab_focus (GTK_WIDGET (self->form)))
    gtk_widget_child_focus (GTK_WIDGET (self->timeline), GTK_DIR_TAB_FORWARD);
}

static void
show_failure (DeskPersonPage *self, const GError *error)
{
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  text = g_markup_escape_text (error->message, -1);
  adw_status_page_set_description (self->failed, text);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskPersonPage) self = data;
  g_autoptr (GError) error = NULL;
  DeskPersonFile *file = desk_store_call_finish (DESK_STORE (source), result, &error);

  if (file == NULL)
    {
      show_failure (self, error);
      return;
    }
  g_clear_pointer (&self->file, desk_person_file_free);
  self->file = file;
  if (self->granted)
    show_record (self);
  else if (file->is_here)
    desk_purpose_view_choose (self->purpose, "service", NULL);
  else
    {
      gtk_stack_set_visible_child_name (self->stack, "purpose");
      gtk_widget_grab_focus (GTK_WIDGET (self->purpose));
    }
}

static void
load (DeskPersonPage *self)
{
  if (desk_context_get_store (self->context) != NULL)
    desk_person_file_load_async (self->context, self->id, self->cancellable, on_loaded, g_object_ref (self));
}

/* What others change shows at once, but never in a form that is being filled in. */
static void
on_changed (DeskPersonPage *self, const char *kind, const char *id)
{
  gboolean concerns = g_strcmp0 (id, self->id) == 0 || g_str_equal (kind, "visit")
                      || g_str_equal (kind, "statement") || g_str_equal (kind, "loss");

  if (self->granted && self->id != NULL && concerns && !desk_person_form_is_dirty (self->form))
    load (self);
}

static void
follow_store (DeskPersonPage *self)
{
  DeskStore *store = desk_context_get_store (self->context);

  if (store != NULL)
    g_signal_connect_object (store, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
}

/* Whoever was recorded just now needs no purpose: the officer typed it. */
static void
on_saved (DeskPersonPage *self)
{
  gboolean is_new = self->id == NULL;

  g_set_str (&self->id, desk_record_get_id (DESK_RECORD (desk_person_form_get_person (self->form))));
  self->granted = TRUE;
  show_title (self);
  if (is_new)
    {
      load (self);
      gtk_widget_grab_focus (self->new_visit);
    }
}

/* A new form is given up for the person that is known already; a known person is compared with the other. */
static void
on_same_person (DeskPersonPage *self, const char *id)
{
  if (self->id != NULL)
    {
      desk_page_push (GTK_WIDGET (self), desk_pair_page_new (self->context, self->id, id));
      return;
    }
  desk_person_form_discard (self->form);
  g_set_str (&self->id, id);
  desk_purpose_view_bind (self->purpose, self->context, id);
  load (self);
}

static void
on_open_same (DeskPersonPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-person", "s",
                              desk_record_get_id (DESK_RECORD (self->file->same_as)));
}

static void
on_new_visit (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskPersonPage *self = DESK_PERSON_PAGE (widget);

  if (self->id != NULL && self->granted)
    gtk_widget_activate_action (widget, "win.new-visit", "s", self->id);
}

static void
on_new_statement (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskPersonPage *self = DESK_PERSON_PAGE (widget);

  if (self->id != NULL && self->granted)
    gtk_widget_activate_action (widget, "win.new-statement", "(ss)", "", self->id);
}

static void
on_new_loss (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskPersonPage *self = DESK_PERSON_PAGE (widget);

  if (self->id != NULL && self->granted)
    gtk_widget_activate_action (widget, "win.new-loss", "(ss)", "", self->id);
}

static void
on_book (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskPersonPage *self = DESK_PERSON_PAGE (widget);

  if (self->id != NULL && self->granted)
    gtk_widget_activate_action (widget, "win.new-appointment", "(ssss)", "", self->id, "", "");
}

static void
on_unlink_answer (DeskPersonPage *self, const char *answer)
{
  if (g_str_equal (answer, "unlink"))
    desk_person_links_unlink (GTK_WIDGET (self), self->context, self->file->person);
}

static void
on_unlink (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskPersonPage *self = DESK_PERSON_PAGE (widget);
  AdwDialog *dialog =
      adw_alert_dialog_new (_ ("Undo the Link?"),
                            _ ("Both people are found on their own again. Their records stay as they are."));

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "unlink",
                                  _ ("_Undo the Link"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "unlink", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_unlink_answer), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

static gboolean
desk_person_page_grab_focus (GtkWidget *widget)
{
  DeskPersonPage *self = DESK_PERSON_PAGE (widget);
  const char *state = gtk_stack_get_visible_child_name (self->stack);

  if (g_str_equal (state, "purpose"))
    return gtk_widget_grab_focus (GTK_WIDGET (self->purpose));
  if (g_str_equal (state, "record"))
    return gtk_widget_grab_focus (GTK_WIDGET (self->form));
  return GTK_WIDGET_CLASS (desk_person_page_parent_class)->grab_focus (widget);
}

/* The stack of pages puts the focus somewhere: where the officer goes on is better. */
static void
desk_person_page_shown (AdwNavigationPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (page));
}

static void
desk_person_page_dispose (GObject *object)
{
  DeskPersonPage *self = DESK_PERSON_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_PERSON_PAGE);
  g_clear_pointer (&self->matter_rows, g_ptr_array_unref);
  g_clear_pointer (&self->file, desk_person_file_free);
  g_clear_pointer (&self->id, g_free);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (desk_person_page_parent_class)->dispose (object);
}

static void
desk_person_page_finalize (GObject *object)
{
  g_object_unref (DESK_PERSON_PAGE (object)->cancellable);
  G_OBJECT_CLASS (desk_person_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (DESK_TYPE_PAGE_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/people/person-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskPersonPage, window_title);
  gtk_widget_class_bind_template_child (widget_class, DeskPersonPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DeskPersonPage, failed);
  gtk_widget_class_bind_template_child (widget_class, DeskPersonPage, purpose);
  gtk_widget_class_bind_template_child (widget_class, DeskPersonPage, form);
  gtk_widget_class_bind_template_child (widget_class, DeskPersonPage, new_visit);
  gtk_widget_class_bind_template_child (widget_class, DeskPersonPage, aside_button);
  gtk_widget_class_bind_template_child (widget_class, DeskPersonPage, aside);
  gtk_widget_class_bind_template_child (widget_class, DeskPersonPage, links);
  gtk_widget_class_bind_template_child (widget_class, DeskPersonPage, same_as);
  gtk_widget_class_bind_template_child (widget_class, DeskPersonPage, unlink);
  gtk_widget_class_bind_template_child (widget_class, DeskPersonPage, matters);
  gtk_widget_class_bind_template_child (widget_class, DeskPersonPage, timeline);
  gtk_widget_class_bind_template_callback (widget_class, on_granted);
  gtk_widget_class_bind_template_callback (widget_class, on_narrow);
  gtk_widget_class_bind_template_callback (widget_class, on_wide);
  gtk_widget_class_bind_template_callback (widget_class, show_panes);
  gtk_widget_class_bind_template_callback (widget_class, on_saved);
  gtk_widget_class_bind_template_callback (widget_class, on_same_person);
  gtk_widget_class_bind_template_callback (widget_class, on_open_same);
}

static void
desk_person_page_class_init (DeskPersonPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = desk_person_page_dispose;
  object_class->finalize = desk_person_page_finalize;
  widget_class->grab_focus = desk_person_page_grab_focus;
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = desk_person_page_shown;

  g_type_ensure (DESK_TYPE_PURPOSE_VIEW);
  g_type_ensure (DESK_TYPE_PERSON_FORM);
  g_type_ensure (DESK_TYPE_TIMELINE);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "person.new-visit", NULL, on_new_visit);
  gtk_widget_class_install_action (widget_class, "person.new-statement", NULL, on_new_statement);
  gtk_widget_class_install_action (widget_class, "person.new-loss", NULL, on_new_loss);
  gtk_widget_class_install_action (widget_class, "record.book", NULL, on_book);
  gtk_widget_class_install_action (widget_class, "person.unlink", NULL, on_unlink);
}

static void
desk_person_page_init (DeskPersonPage *self)
{
  self->cancellable = desk_page_loads_new (ADW_NAVIGATION_PAGE (self));
  self->matter_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  desk_button_rows_wrap (GTK_WIDGET (self));
}

static AdwNavigationPage *
make_again (AdwNavigationPage *page)
{
  DeskPersonPage *self = DESK_PERSON_PAGE (page);
  const DeskDraft *draft = desk_autosave_get_draft (desk_person_form_get_autosave (self->form));

  return draft != NULL ? desk_person_page_new_from_draft (self->context, draft)
                       : desk_person_page_new_from_text (self->context, "");
}

/* A person that is known is opened again by the action. */
static gboolean
remake (AdwNavigationPage *page, DeskPageRemade remade, gpointer data)
{
  DeskPersonPage *self = DESK_PERSON_PAGE (page);

  return self->id == NULL
         && desk_page_remake_kept (page, desk_person_form_get_autosave (self->form), make_again, remade,
                                   data);
}

static DeskPersonPage *
make_page (DeskContext *context)
{
  DeskPersonPage *self = g_object_new (DESK_TYPE_PERSON_PAGE, NULL);

  self->context = g_object_ref (context);
  desk_page_set_remake (ADW_NAVIGATION_PAGE (self), remake);
  follow_store (self);
  return self;
}

/**
 * desk_person_page_new:
 * @id: (nullable): who; NULL for somebody new
 *
 * Returns: (transfer floating)
 */
AdwNavigationPage *
desk_person_page_new (DeskContext *context, const char *id)
{
  DeskPersonPage *self;

  if (id == NULL)
    return desk_person_page_new_from_text (context, "");
  self = make_page (context);
  self->id = g_strdup (id);
  desk_page_set_opener (ADW_NAVIGATION_PAGE (self), "win.show-person", g_variant_new_string (id));
  desk_purpose_view_bind (self->purpose, context, id);
  load (self);
  return ADW_NAVIGATION_PAGE (self);
}

/**
 * desk_person_page_new_from_text:
 * @text: a name, numbers, or what a scanner read from a document; "" for an empty form
 *
 * Returns: (transfer floating): a form for a new person in which the text is filled in already
 */
AdwNavigationPage *
desk_person_page_new_from_text (DeskContext *context, const char *text)
{
  DeskPersonPage *self = make_page (context);
  g_autoptr (DeskPerson) empty = g_object_new (DESK_TYPE_PERSON, NULL);

  desk_person_form_open (self->form, context, empty, 0, NULL);
  desk_person_typed_fill (desk_person_form_get_person (self->form), text, context);
  show_form (self);
  return ADW_NAVIGATION_PAGE (self);
}

/**
 * desk_person_page_new_from_draft:
 * @draft: of a new person
 *
 * Returns: (transfer floating): the form as it was when the program ended
 */
AdwNavigationPage *
desk_person_page_new_from_draft (DeskContext *context, const DeskDraft *draft)
{
  DeskPersonPage *self = make_page (context);
  g_autoptr (DeskPerson) empty = g_object_new (DESK_TYPE_PERSON, NULL);

  desk_person_form_open (self->form, context, empty, draft->base, draft);
  show_form (self);
  return ADW_NAVIGATION_PAGE (self);
}

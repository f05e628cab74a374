// SPDX-License-Identifier: GPL-3.0-or-later
// Handing over a found document, to whoever lost it or to the finder. What will do is the model's to say (model/find-step);
// its rows are made for the fields of the find that are written by these two steps alone.

#include "ui/lost-documents/hand-over-page.h"

#include "model/find-step.h"
#include "model/loss-step.h"
#include "ui/lost-documents/declared.h"
#include "ui/lost-documents/find-file.h"
#include "ui/lost-documents/lost-papers.h"
#include "ui/lost-documents/lost-words.h"
#include "ui/lost-documents/match-comparison.h"
#include "ui/lost-documents/match-group.h"
#include "ui/notice.h"
#include "ui/page-loads.h"
#include "ui/page-opener.h"
#include "ui/people/person-words.h"
#include "ui/widgets/autosave.h"
#include "ui/widgets/choice-row.h"
#include "ui/widgets/entry-row.h"
#include "ui/widgets/field-message.h"
#include "ui/widgets/field-words.h"
#include "ui/widgets/form-typed.h"
#include "ui/widgets/page-title.h"
#include "ui/widgets/person-group.h"
#include "ui/widgets/record-act.h"
#include "ui/widgets/record-file.h"
#include "ui/widgets/spoken.h"

#include <glib/gi18n-lib.h>

struct _DeskHandOverPage
{
  AdwNavigationPage parent_instance;

  DeskContext *context;
  GCancellable *cancellable;
  char *id;
  DeskFindFile *file; /* NULL until it is read */
  DeskFind *edit;
  DeskFind *saving; /* what a save under way writes */
  DeskAutosave *autosave;
  GPtrArray *about_rows;
  gboolean is_named;  /* somebody receives it */
  gboolean to_finder; /* opened to give it to the finder */

  GtkStack *stack;
  AdwStatusPage *failed;
  GtkWidget *form;
  AdwPreferencesGroup *about;
  DeskMatchGroup *matches;
  GtkBox *who;
  DeskPersonGroup *receiver;
  AdwPreferencesGroup *comparison;
  GtkListBox *points;
  AdwPreferencesGroup *identity;
  AdwPreferencesGroup *ground;
  AdwPreferencesGroup *signature;
  AdwEntryRow *note;
  GtkLabel *message;
  GtkWidget *wrong; /* the row the message is about; NULL: it is about none */
};

G_DEFINE_FINAL_TYPE (DeskHandOverPage, desk_hand_over_page, ADW_TYPE_NAVIGATION_PAGE)

/* What comes from the worker. */
typedef struct
{
  DeskFindFile *file;
  DeskDraft *draft; /* NULL: nothing was typed before */
} Opened;

static void
opened_free (gpointer data)
{
  Opened *self = data;

  g_clear_pointer (&self->file, desk_find_file_free);
  g_clear_pointer (&self->draft, desk_draft_free);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opened, opened_free)

static gpointer
load (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  const DeskMatchAsk *ask = data;
  g_autoptr (Opened) opened = g_new0 (Opened, 1);

  opened->file = desk_find_file_load (database, ask, cancellable, error);
  if (opened->file == NULL
      || !desk_record_file_read_draft (database, DESK_HAND_OVER_DRAFT, ask->id, &opened->draft, error))
    return NULL;
  return g_steal_pointer (&opened);
}

static GVariant *
collect (gpointer data)
{
  DeskHandOverPage *self = data;

  if (self->saving != NULL)
    return NULL;
  return desk_form_typed_collect (self->form, DESK_RECORD (self->edit), DESK_RECORD (self->file->find),
                                  GTK_EDITABLE (self->note));
}

/* @row: (nullable): the one in which it is mended; NULL where there is none, or it says so itself */
static void
show_message (DeskHandOverPage *self, GtkWidget *row, const char *text)
{
  desk_field_message_show (row, self->message, DESK_VERDICT_ERROR, text);
  self->wrong = row;
  desk_spoken_warn (GTK_WIDGET (self), text);
}

static void
clear_errors (DeskHandOverPage *self)
{
  desk_field_message_show (self->wrong, self->message, DESK_VERDICT_OK, NULL);
  self->wrong = NULL;
}

static void
on_typed (DeskHandOverPage *self)
{
  if (self->autosave == NULL)
    return;
  clear_errors (self);
  desk_autosave_touch (self->autosave);
}

/* A thing that nobody claimed in time passes to the finder, who needs no ground. */
static DeskFindStep
get_step (DeskHandOverPage *self)
{
  DeskPerson *person = desk_person_group_get_person (self->receiver);
  const char *finder = desk_record_get_text (DESK_RECORD (self->edit), DESK_FIND_FINDER);
  gboolean is_finder = person != NULL && g_strcmp0 (desk_record_get_id (DESK_RECORD (person)), finder) == 0;

  return is_finder && !desk_find_is_holder (self->edit, person)
                 && desk_find_may_step (self->edit, desk_context_get_profile (self->context), DESK_FIND_GIVE,
                                        desk_context_get_role_over (self->context, DESK_RECORD (self->edit)),
                                        desk_clock_get_now (desk_context_get_clock (self->context)))
                        != NULL
             ? DESK_FIND_GIVE
             : DESK_FIND_HAND_OVER;
}

/* Whoever is not the holder needs a ground. */
static void
show_receiver (DeskHandOverPage *self)
{
  DeskPerson *person = desk_person_group_get_person (self->receiver);
  gboolean is_holder = person != NULL && desk_find_is_holder (self->edit, person);
  g_autoptr (GPtrArray) points = desk_comparison_new ();
  g_autofree char *summary = NULL;

  if (person != NULL)
    desk_match_compare_holder (points, self->edit, person, self->context);
  summary = desk_comparison_summarize (points);
  gtk_list_box_remove_all (self->points);
  for (guint i = 0; i < points->len; i++)
    gtk_list_box_append (self->points,
                         desk_comparison_make_row (g_ptr_array_index (points, i),
                                                   C_ ("side", "on the document"), C_ ("side", "receiver")));
  adw_preferences_group_set_description (self->comparison, summary);
  gtk_widget_set_visible (GTK_WIDGET (self->comparison), points->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->ground),
                          person != NULL && !is_holder && get_step (self) != DESK_FIND_GIVE);
}

/* Once somebody is named the officer asks for a document. */
static void
on_receiver (DeskHandOverPage *self)
{
  gboolean was_named = self->is_named;

  self->is_named = desk_person_group_get_person (self->receiver) != NULL;
  show_receiver (self);
  if (self->is_named && !was_named && self->autosave != NULL)
    gtk_widget_grab_focus (desk_hand_over_page_find_row (self, DESK_FIND_RECEIVER_DOCUMENT));
}

static GtkWidget *
add_row (DeskHandOverPage *self, AdwPreferencesGroup *group, GType type, DeskFindField field)
{
  const DeskField *table = &desk_record_get_fields (DESK_RECORD (self->edit), NULL)[field];
  GtkWidget *row = g_object_new (type, "field", table->name, NULL);

  g_signal_connect_object (row, "typed", G_CALLBACK (on_typed), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, row);
  return row;
}

static void
add_rows (DeskHandOverPage *self)
{
  self->receiver = g_object_new (DESK_TYPE_PERSON_GROUP, "field", "receiver", "hexpand", TRUE, NULL);
  g_signal_connect_object (self->receiver, "changed", G_CALLBACK (on_receiver), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->receiver, "typed", G_CALLBACK (on_typed), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->who, GTK_WIDGET (self->receiver));
  add_row (self, self->identity, DESK_TYPE_CHOICE_ROW, DESK_FIND_RECEIVER_DOCUMENT);
  add_row (self, self->identity, DESK_TYPE_ENTRY_ROW, DESK_FIND_RECEIVER_NUMBER);
  add_row (self, self->ground, DESK_TYPE_CHOICE_ROW, DESK_FIND_RECEIVER_BASIS);
  add_row (self, self->signature, DESK_TYPE_CHOICE_ROW, DESK_FIND_SIGNATURE);
  desk_form_rows_bind (self->form, self->context, DESK_RECORD (self->edit));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->receiver), _ ("Receiver"));
  g_signal_connect_object (self->edit, "notify", G_CALLBACK (on_typed), self, G_CONNECT_SWAPPED);
}

static GtkWidget *
add_about (DeskHandOverPage *self, const char *title, const char *words)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words != NULL ? words : "—");
  gtk_widget_add_css_class (row, "property");
  g_ptr_array_add (self->about_rows, row);
  adw_preferences_group_add (self->about, row);
  return row;
}

/* Whoever declared it, or for whom it was declared, is the one who comes for it. */
static void
add_likely (DeskHandOverPage *self, const char *title, DeskPerson *person)
{
  g_autofree char *name = person != NULL ? desk_person_words_get_name (person) : NULL;
  GtkWidget *row = name != NULL ? add_about (self, title, name) : NULL;
  GtkWidget *button;

  if (row == NULL)
    return;
  button = gtk_button_new_with_label (_ ("Receives It"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", desk_record_get_id (DESK_RECORD (person)));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "hand-over.receiver");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
show_about (DeskHandOverPage *self)
{
  const DeskMatchFile *confirmed = desk_find_file_get_confirmed (self->file);
  g_autofree char *type = desk_field_words_list (DESK_RECORD (self->edit), DESK_FIND_DOCUMENT, self->context);
  g_autofree char *holder = desk_find_words_get_holder (self->edit);

  for (guint i = 0; i < self->about_rows->len; i++)
    adw_preferences_group_remove (self->about, g_ptr_array_index (self->about_rows, i));
  g_ptr_array_set_size (self->about_rows, 0);
  add_about (self, type != NULL ? type : _ ("Document"),
             desk_record_get_text (DESK_RECORD (self->edit), DESK_FIND_NUMBER));
  add_about (self, _ ("Holder as written"), holder);
  add_about (self, _ ("Storage place"), desk_record_get_text (DESK_RECORD (self->edit), DESK_FIND_CELL));
  add_about (self, _ ("Declared in"),
             confirmed != NULL ? desk_declared_get_text (confirmed->declared, NULL, DESK_LOSS_NO)
                               : _ ("No declaration was confirmed to be about it"));
  if (confirmed == NULL)
    return;
  add_likely (self, _ ("Holder"), confirmed->holder);
  if (confirmed->holder == NULL || confirmed->applicant == NULL
      || g_strcmp0 (desk_record_get_id (DESK_RECORD (confirmed->holder)),
                    desk_record_get_id (DESK_RECORD (confirmed->applicant)))
             != 0)
    add_likely (self, _ ("Applicant"), confirmed->applicant);
}

/* Where the page was opened for it, the finder is the one who receives it. */
static void
name_finder (DeskHandOverPage *self)
{
  if (self->to_finder)
    desk_record_set_text (DESK_RECORD (self->edit), DESK_FIND_RECEIVER,
                          desk_record_get_text (DESK_RECORD (self->edit), DESK_FIND_FINDER));
}

static gboolean
has_open_match (DeskHandOverPage *self)
{
  for (guint i = 0; i < self->file->matches->len; i++)
    if (((DeskMatchFile *)g_ptr_array_index (self->file->matches, i))->match->verdict == NULL)
      return TRUE;
  return FALSE;
}

static void
show_file (DeskHandOverPage *self)
{
  show_about (self);
  desk_match_group_show (self->matches, self->context, self->file->matches, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->matches), has_open_match (self));
}

static void
open_form (DeskHandOverPage *self, const DeskDraft *draft)
{
  g_autoptr (GVariant) shown = desk_form_typed_list_values (DESK_RECORD (self->file->find));

  self->edit = DESK_FIND (desk_record_copy (DESK_RECORD (self->file->find)));
  name_finder (self);
  show_file (self);
  add_rows (self);
  self->autosave = desk_autosave_new (self->context, DESK_HAND_OVER_DRAFT, self->id, collect, self);
  desk_autosave_set_shown (self->autosave, shown);
  if (draft != NULL)
    {
      desk_autosave_continue (self->autosave, draft);
      desk_form_typed_apply (DESK_RECORD (self->edit), draft->typed);
      desk_form_typed_restore (self->form, draft->typed, GTK_EDITABLE (self->note));
      name_finder (self);
    }
  show_receiver (self);
  gtk_stack_set_visible_child_name (self->stack, "form");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.primary", TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.print", TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->receiver));
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskHandOverPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Opened) opened = desk_store_call_finish (DESK_STORE (source), result, &error);

  if (self->context == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (opened == NULL)
    {
      adw_status_page_set_description (self->failed, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return;
    }
  self->file = g_steal_pointer (&opened->file);
  open_form (self, opened->draft);
}

/* What was decided meanwhile about a match comes into the copy that is edited; what was typed stays. */
static void
on_reloaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskHandOverPage) self = data;
  DeskFindFile *file = desk_find_file_load_finish (DESK_STORE (source), result, NULL);
  g_autoptr (GPtrArray) changes = NULL;

  if (file == NULL || self->autosave == NULL || self->saving != NULL)
    {
      g_clear_pointer (&file, desk_find_file_free);
      return;
    }
  changes = desk_record_diff (DESK_RECORD (self->file->find), DESK_RECORD (file->find));
  for (guint i = 0; i < changes->len; i++)
    {
      const DeskFieldValue *change = g_ptr_array_index (changes, i);

      desk_record_set_wire (DESK_RECORD (self->edit), change->name, change->value);
    }
  g_clear_pointer (&self->file, desk_find_file_free);
  self->file = file;
  show_file (self);
}

static void
on_changed (DeskHandOverPage *self, const char *kind, const char *id)
{
  if (self->autosave != NULL && self->saving == NULL
      && (g_strcmp0 (id, self->id) == 0 || g_str_equal (kind, "loss")))
    desk_find_file_load_async (self->context, self->id, self->cancellable, on_reloaded, g_object_ref (self));
}

static void
refuse (DeskHandOverPage *self, GtkWidget *row, const char *text)
{
  gboolean is_field = DESK_IS_FORM_ROW (row) || row == GTK_WIDGET (self->note);
  gboolean says_so =
      DESK_IS_FORM_ROW (row) && desk_form_row_get_level (DESK_FORM_ROW (row)) == DESK_VERDICT_ERROR;

  gtk_widget_grab_focus (row);
  show_message (self, is_field && !says_so ? row : NULL, text);
}

/* What is handed back to the declaration, in the same save; NULL where nobody declared it, it is a theft, or the finder
   keeps it. */
static DeskLoss *
make_returned (DeskHandOverPage *self, const DeskMatchFile *confirmed, const DeskHand *hand)
{
  DeskLoss *loss;

  if (confirmed == NULL || get_step (self) == DESK_FIND_GIVE || !DESK_IS_LOSS (confirmed->declared)
      || !desk_loss_is_open (DESK_LOSS (confirmed->declared), confirmed->match->document))
    return NULL;
  loss = DESK_LOSS (desk_record_copy (confirmed->declared));
  desk_loss_take_step (loss, desk_context_get_profile (self->context), DESK_LOSS_RETURN,
                       confirmed->match->document, hand, NULL);
  return loss;
}

static void
on_saved (gboolean saved, gpointer data)
{
  g_autoptr (DeskHandOverPage) self = data;
  g_autofree char *id = g_strdup (self->id);
  GtkWidget *window;

  if (self->autosave == NULL)
    return;
  if (!saved)
    {
      g_clear_object (&self->saving);
      desk_autosave_touch (self->autosave);
      return;
    }
  desk_autosave_forget (self->autosave);
  window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  desk_notice_show (window, _ ("The document is handed over"));
  gtk_widget_activate_action (GTK_WIDGET (self), "navigation.pop", NULL);
  gtk_widget_activate_action (window, "win.print", "(ss)", "find-act", id);
}

static void
run_save (gint64 draft, gpointer data)
{
  g_autoptr (DeskHandOverPage) self = data;
  const DeskMatchFile *confirmed = self->file != NULL ? desk_find_file_get_confirmed (self->file) : NULL;
  DeskStore *store = self->context != NULL ? desk_context_get_store (self->context) : NULL;
  g_autoptr (DeskSave) save = NULL;
  g_autoptr (DeskLoss) returned = NULL;
  g_autofree char *note = NULL;
  DeskHand hand;

  if (store == NULL || desk_context_get_officer (self->context) == NULL)
    return;
  hand = desk_record_act_get_hand (self->context, DESK_RECORD (self->edit));
  save = desk_context_new_save (self->context);
  note = desk_form_typed_get_reason (GTK_EDITABLE (self->note));
  desk_save_add (save, DESK_RECORD (self->saving), DESK_RECORD (self->file->find), self->file->base, note);
  returned = make_returned (self, confirmed, &hand);
  if (returned != NULL)
    desk_save_add (save, DESK_RECORD (returned), confirmed->declared, confirmed->base, NULL);
  desk_save_drop_draft (save, draft);
  desk_record_act_run (GTK_WIDGET (self), self->context, save, on_saved, g_object_ref (self));
}

/* Returns: whether the step can be taken; else the officer was told what is missing. */
static gboolean
check (DeskHandOverPage *self, const char *note)
{
  DeskProfile *profile = desk_context_get_profile (self->context);
  GtkWidget *wrong = desk_form_rows_find_error (self->form);
  DeskFindField field;
  const char *fault;

  if (wrong != NULL)
    {
      refuse (self, wrong, _ ("Something cannot be read: see the marked field"));
      return FALSE;
    }
  fault = desk_find_find_step_fault (self->edit, profile, get_step (self),
                                     desk_person_group_get_person (self->receiver), note, &field);
  if (fault != NULL)
    refuse (self, desk_hand_over_page_find_row (self, field), fault);
  return fault == NULL;
}

static void
on_hand_over (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskHandOverPage *self = DESK_HAND_OVER_PAGE (widget);
  g_autofree char *note = NULL;
  g_autoptr (DeskFind) after = NULL;
  DeskHand hand;

  if (self->edit == NULL || self->saving != NULL)
    return;
  clear_errors (self);
  desk_form_rows_commit (self->form);
  note = desk_form_typed_get_reason (GTK_EDITABLE (self->note));
  if (!check (self, note))
    return;
  hand = desk_record_act_get_hand (self->context, DESK_RECORD (self->edit));
  after = DESK_FIND (desk_record_copy (DESK_RECORD (self->edit)));
  if (!desk_find_take_step (after, desk_context_get_profile (self->context), get_step (self),
                            desk_person_group_get_person (self->receiver), &hand, note))
    {
      show_message (self, NULL, _ ("This cannot be done any more: look at the state of the record."));
      return;
    }
  self->saving = g_steal_pointer (&after);
  desk_autosave_settle (self->autosave, run_save, g_object_ref (self));
}

/* The very act that will be signed, marked as a draft. */
static void
on_print (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskHandOverPage *self = DESK_HAND_OVER_PAGE (widget);

  desk_form_rows_commit (self->form);
  desk_lost_papers_present_find_draft (widget, self->context, "find-act", self->edit, self->file->finder,
                                       desk_person_group_get_person (self->receiver));
}

static void
on_likely (GtkWidget *widget, const char *action, GVariant *parameter)
{
  desk_record_set_text (DESK_RECORD (DESK_HAND_OVER_PAGE (widget)->edit), DESK_FIND_RECEIVER,
                        g_variant_get_string (parameter, NULL));
}

static void
on_discard (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskHandOverPage *self = DESK_HAND_OVER_PAGE (widget);

  if (self->autosave != NULL)
    {
      desk_autosave_forget (self->autosave);
      desk_autosave_close (self->autosave);
      g_clear_object (&self->autosave);
    }
  gtk_widget_activate_action (widget, "navigation.pop", NULL);
}

static gboolean
desk_hand_over_page_grab_focus (GtkWidget *widget)
{
  DeskHandOverPage *self = DESK_HAND_OVER_PAGE (widget);

  return self->receiver != NULL && gtk_widget_grab_focus (GTK_WIDGET (self->receiver));
}

static void
desk_hand_over_page_unmap (GtkWidget *widget)
{
  DeskHandOverPage *self = DESK_HAND_OVER_PAGE (widget);

  if (self->autosave != NULL)
    desk_autosave_flush (self->autosave);
  GTK_WIDGET_CLASS (desk_hand_over_page_parent_class)->unmap (widget);
}

static void
desk_hand_over_page_dispose (GObject *object)
{
  DeskHandOverPage *self = DESK_HAND_OVER_PAGE (object);

  if (self->autosave != NULL)
    desk_autosave_close (self->autosave);
  g_clear_object (&self->autosave);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_HAND_OVER_PAGE);
  g_clear_pointer (&self->file, desk_find_file_free);
  g_clear_object (&self->edit);
  g_clear_object (&self->saving);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (desk_hand_over_page_parent_class)->dispose (object);
}

static void
desk_hand_over_page_finalize (GObject *object)
{
  DeskHandOverPage *self = DESK_HAND_OVER_PAGE (object);

  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->about_rows);
  g_free (self->id);
  G_OBJECT_CLASS (desk_hand_over_page_parent_class)->finalize (object);
}

static void
desk_hand_over_page_class_init (DeskHandOverPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_hand_over_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_hand_over_page_finalize;
  widget_class->grab_focus = desk_hand_over_page_grab_focus;
  widget_class->unmap = desk_hand_over_page_unmap;

  g_type_ensure (DESK_TYPE_MATCH_GROUP);
  g_type_ensure (DESK_TYPE_PAGE_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/lost-documents/hand-over-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskHandOverPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DeskHandOverPage, failed);
  gtk_widget_class_bind_template_child (widget_class, DeskHandOverPage, form);
  gtk_widget_class_bind_template_child (widget_class, DeskHandOverPage, about);
  gtk_widget_class_bind_template_child (widget_class, DeskHandOverPage, matches);
  gtk_widget_class_bind_template_child (widget_class, DeskHandOverPage, who);
  gtk_widget_class_bind_template_child (widget_class, DeskHandOverPage, comparison);
  gtk_widget_class_bind_template_child (widget_class, DeskHandOverPage, points);
  gtk_widget_class_bind_template_child (widget_class, DeskHandOverPage, identity);
  gtk_widget_class_bind_template_child (widget_class, DeskHandOverPage, ground);
  gtk_widget_class_bind_template_child (widget_class, DeskHandOverPage, signature);
  gtk_widget_class_bind_template_child (widget_class, DeskHandOverPage, note);
  gtk_widget_class_bind_template_child (widget_class, DeskHandOverPage, message);
  gtk_widget_class_bind_template_callback (widget_class, on_typed);
  gtk_widget_class_install_action (widget_class, "form.primary", NULL, on_hand_over);
  gtk_widget_class_install_action (widget_class, "record.print", NULL, on_print);
  gtk_widget_class_install_action (widget_class, "hand-over.receiver", "s", on_likely);
  gtk_widget_class_install_action (widget_class, "hand-over.discard", NULL, on_discard);
}

static void
desk_hand_over_page_init (DeskHandOverPage *self)
{
  self->cancellable = desk_page_loads_new (ADW_NAVIGATION_PAGE (self));
  self->about_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.primary", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.print", FALSE);
}

static AdwNavigationPage *
make_again (AdwNavigationPage *page)
{
  DeskHandOverPage *self = DESK_HAND_OVER_PAGE (page);

  return self->to_finder ? desk_hand_over_page_new_to_finder (self->context, self->id)
                         : desk_hand_over_page_new (self->context, self->id);
}

static gboolean
remake (AdwNavigationPage *page, DeskPageRemade remade, gpointer data)
{
  return desk_page_remake_kept (page, DESK_HAND_OVER_PAGE (page)->autosave, make_again, remade, data);
}

/**
 * desk_hand_over_page_new:
 * @find: id of a found document
 *
 * Returns: (transfer floating): the form by which it is handed over, as it was left
 */
AdwNavigationPage *
desk_hand_over_page_new (DeskContext *context, const char *find)
{
  DeskHandOverPage *self = g_object_new (DESK_TYPE_HAND_OVER_PAGE, NULL);

  self->context = g_object_ref (context);
  self->id = g_strdup (find);
  desk_page_set_remake (ADW_NAVIGATION_PAGE (self), remake);
  if (desk_context_get_store (context) != NULL)
    {
      g_signal_connect_object (desk_context_get_store (context), "changed", G_CALLBACK (on_changed), self,
                               G_CONNECT_SWAPPED);
      desk_match_ask_run (context, find, load, opened_free, self->cancellable, on_loaded,
                          g_object_ref (self));
    }
  return ADW_NAVIGATION_PAGE (self);
}

/**
 * desk_hand_over_page_new_to_finder:
 * @find: id of a found thing that may pass to the finder now
 *
 * Returns: (transfer floating): the same form, with the finder as the receiver
 */
AdwNavigationPage *
desk_hand_over_page_new_to_finder (DeskContext *context, const char *find)
{
  AdwNavigationPage *page = desk_hand_over_page_new (context, find);

  DESK_HAND_OVER_PAGE (page)->to_finder = TRUE;
  return page;
}

/**
 * desk_hand_over_page_find_row:
 * @field: of a find
 *
 * Returns: (transfer none): where it is filled in; the remark for what has no row of its own
 */
GtkWidget *
desk_hand_over_page_find_row (DeskHandOverPage *self, guint field)
{
  g_autoptr (GPtrArray) rows = desk_form_rows_find (self->form);
  const char *name = desk_record_get_fields (DESK_RECORD (self->edit), NULL)[field].name;

  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (desk_form_row_get_field (g_ptr_array_index (rows, i)), name))
      return g_ptr_array_index (rows, i);
  return GTK_WIDGET (self->note);
}

/**
 * desk_hand_over_page_get_message:
 *
 * Returns: (transfer none): what is said to be missing, "" for nothing
 */
const char *
desk_hand_over_page_get_message (DeskHandOverPage *self)
{
  return gtk_label_get_label (self->message);
}

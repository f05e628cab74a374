// SPDX-License-Identifier: GPL-3.0-or-later
// The visit beside the board. The form edits a copy of the visit; what differs from the visit as last saved is saved when
// a field is left, and what others changed meanwhile comes into the copy where the officer has not touched it.

#include "ui/front-desk/visit-pane.h"

#include "model/profile.h"
#include "model/visit-check.h"
#include "ui/front-desk/outcome-bar.h"
#include "ui/front-desk/pick-dialog.h"
#include "ui/front-desk/room-row.h"
#include "ui/front-desk/specialist-group.h"
#include "ui/front-desk/step-group.h"
#include "ui/front-desk/visit-draft.h"
#include "ui/front-desk/visit-head.h"
#include "ui/keys.h"
#include "ui/widgets/body-row.h"
#include "ui/widgets/code-row.h"
#include "ui/widgets/entry-row.h"
#include "ui/widgets/list-group.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/switch-row.h"

#include <glib/gi18n-lib.h>

struct _DeskVisitPane
{
  AdwBin parent_instance;

  DeskContext *context;
  DeskVisitActs *acts;
  DeskBoardModel *board;
  GSignalGroup *visitor_signals;
  GSignalGroup *edit_signals;
  DeskVisitor *visitor;
  DeskVisit *shown; /* the visit as last saved: what the officer saw */
  DeskVisit *edit;  /* what the form holds */
  DeskVisitDraft *draft;
  char *unsealed; /* id of the sealed visit that was opened with a purpose */
  guint save_source;
  gboolean merging;

  GtkStack *stack;
  AdwStatusPage *sealed_page;
  GtkWidget *sealed_button;
  GtkWidget *form;
  DeskVisitHead *head;
  GtkLabel *notice;
  GtkWidget *acts_box;
  DeskCodeRow *topic;
  AdwExpanderRow *knowledge;
  GtkLabel *knowledge_text;
  GtkWidget *step_reason_group;
  GtkWidget *step_reason;
  GtkWidget *note;
  DeskSpecialistGroup *specialists;
  GtkWidget *conversions;
  GtkWidget *hold_button;
  GtkButton *left_button;
  GtkWidget *priority_group;
  GtkWidget *priority_reason;
  GtkWidget *companion;
  GtkWidget *deposited;
  GtkWidget *incident_note;
  GtkLabel *matter_message;
  GtkLabel *steps_message;
  GtkLabel *visit_message;
  GtkLabel *deposited_message;
  GtkLabel *incident_message;
  DeskOutcomeBar *outcome_bar;
};

enum
{
  FINISHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskVisitPane, desk_visit_pane, ADW_TYPE_BIN)

static void
show_message (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

static void
clear_messages (DeskVisitPane *self)
{
  show_message (self->matter_message, NULL);
  show_message (self->steps_message, NULL);
  show_message (self->visit_message, NULL);
  show_message (self->deposited_message, NULL);
  show_message (self->incident_message, NULL);
  desk_outcome_bar_show_message (self->outcome_bar, NULL, FALSE);
}

/* Puts the words of a finding beside its field and the focus on it. */
static void
show_obstacle (DeskVisitPane *self, const DeskVisitFinding *finding)
{
  const char *text = _ (desk_visit_fault_get_message (finding->fault));
  GtkWidget *field = desk_outcome_bar_find_field (self->outcome_bar, finding->field);
  GtkLabel *label = NULL;

  switch (finding->field)
    {
    case DESK_VISIT_TOPIC:
      field = GTK_WIDGET (self->topic);
      label = self->matter_message;
      break;
    case DESK_VISIT_STEP_REASON:
      gtk_widget_set_visible (self->step_reason_group, TRUE);
      field = self->step_reason;
      label = self->steps_message;
      break;
    case DESK_VISIT_PRIORITY_GROUP:
      field = self->priority_group;
      label = self->visit_message;
      break;
    case DESK_VISIT_PRIORITY_REASON:
      field = self->priority_reason;
      label = self->visit_message;
      break;
    case DESK_VISIT_COMPANION:
      field = self->companion;
      label = self->visit_message;
      desk_outcome_bar_find_field (self->outcome_bar, DESK_VISIT_OUTCOME_REASON);
      break;
    case DESK_VISIT_DEPOSITED:
      field = self->deposited;
      label = self->deposited_message;
      desk_outcome_bar_find_field (self->outcome_bar, DESK_VISIT_OUTCOME_REASON);
      break;
    case DESK_VISIT_INCIDENT_NOTE:
      field = self->incident_note;
      label = self->incident_message;
      break;
    default:
      break;
    }

  if (label != NULL)
    show_message (label, text);
  else
    desk_outcome_bar_show_message (self->outcome_bar, text, TRUE);
  if (field != NULL && !gtk_widget_grab_focus (field))
    gtk_widget_child_focus (field, GTK_DIR_TAB_FORWARD);
  desk_spoken_warn (GTK_WIDGET (self), text);
}

static GArray *
check (DeskVisitPane *self)
{
  g_autoptr (GDateTime) today = desk_clock_get_local (desk_context_get_clock (self->context));

  return desk_visit_check (self->edit, desk_visitor_get_person (self->visitor),
                           desk_context_get_profile (self->context), today, "finished");
}

/* What is only worth knowing about the chosen outcome. */
static void
show_hint (DeskVisitPane *self)
{
  g_autoptr (GArray) findings = check (self);

  for (guint i = 0; i < findings->len; i++)
    {
      const DeskVisitFinding *finding = &g_array_index (findings, DeskVisitFinding, i);

      if (finding->fault == DESK_VISIT_DOMESTIC_STATEMENT)
        desk_outcome_bar_show_message (self->outcome_bar, _ (desk_visit_fault_get_message (finding->fault)),
                                       FALSE);
    }
}

static void
show_knowledge (DeskVisitPane *self)
{
  DeskProfile *profile = desk_context_get_profile (self->context);
  const char *language = desk_context_get_language (self->context);
  const char *topic = desk_record_get_text (DESK_RECORD (self->edit), DESK_VISIT_TOPIC);
  DeskTerm *term = topic != NULL ? desk_profile_get_term (profile, "topics", topic) : NULL;
  const char *text = term != NULL ? desk_term_get_text (term, "knowledge", language) : NULL;
  const char *const *services = term != NULL ? desk_term_get_list (term, "services") : NULL;
  GString *who = g_string_new (NULL);

  for (guint i = 0; services != NULL && services[i] != NULL; i++)
    g_string_append_printf (who, "%s%s", i > 0 ? ", " : "",
                            desk_profile_get_label (profile, "services", services[i], language));
  adw_expander_row_set_subtitle (self->knowledge, who->str);
  gtk_label_set_label (self->knowledge_text, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->knowledge), text != NULL);
  g_string_free (who, TRUE);
}

/* Fields that only mean something with others. */
static void
show_dependent (DeskVisitPane *self)
{
  DeskRecord *edit = DESK_RECORD (self->edit);
  const char *priority = desk_record_get_text (edit, DESK_VISIT_PRIORITY);

  gtk_widget_set_visible (self->priority_group, g_strcmp0 (priority, "group") == 0);
  gtk_widget_set_visible (self->priority_reason, g_strcmp0 (priority, "urgent") == 0);
  gtk_widget_set_visible (self->incident_note, desk_record_get_boolean (edit, DESK_VISIT_INCIDENT));
  gtk_widget_set_visible (self->step_reason_group,
                          *gtk_editable_get_text (GTK_EDITABLE (self->step_reason)) != '\0'
                              || gtk_widget_get_visible (GTK_WIDGET (self->steps_message)));
}

static gboolean
save_idle (gpointer user_data)
{
  DeskVisitPane *self = user_data;

  self->save_source = 0;
  desk_visit_pane_save (self);
  return G_SOURCE_REMOVE;
}

static void
edited (DeskVisitPane *self, GParamSpec *pspec)
{
  if (self->merging || self->visitor == NULL)
    return;

  clear_messages (self);
  show_dependent (self);
  if (g_str_equal (pspec->name, "topic"))
    show_knowledge (self);
  if (g_str_equal (pspec->name, "topic") || g_str_equal (pspec->name, "outcome"))
    show_hint (self);
  if (self->save_source == 0)
    self->save_source = g_idle_add (save_idle, self);
}

/* The visit was saved, here or elsewhere: what the officer has not touched becomes what it is now. */
static void
merge (DeskVisitPane *self)
{
  DeskRecord *now = DESK_RECORD (desk_visitor_get_visit (self->visitor));
  g_autoptr (GPtrArray) theirs = desk_record_diff (DESK_RECORD (self->shown), now);
  g_autoptr (GPtrArray) ours = desk_record_diff (DESK_RECORD (self->shown), DESK_RECORD (self->edit));

  self->merging = TRUE;
  for (guint i = 0; i < theirs->len; i++)
    {
      DeskFieldValue *value = g_ptr_array_index (theirs, i);
      gboolean touched = FALSE;

      for (guint j = 0; j < ours->len; j++)
        touched = touched || g_str_equal (((DeskFieldValue *)g_ptr_array_index (ours, j))->name, value->name);
      if (!touched)
        desk_record_set_wire (DESK_RECORD (self->edit), value->name, value->value);
    }
  self->merging = FALSE;
  g_clear_object (&self->shown);
  self->shown = DESK_VISIT (desk_record_copy (now));
}

/* A button whose act is not allowed now is not there; those without an act (yet) stay. */
static void
show_buttons (GtkWidget *box)
{
  gboolean any = FALSE;

  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (gtk_actionable_get_action_name (GTK_ACTIONABLE (child)) != NULL)
        gtk_widget_set_visible (child, gtk_widget_get_sensitive (child));
      any = any || gtk_widget_get_visible (child);
    }
  gtk_widget_set_visible (box, any);
}

/* What can be changed and done in the state the visit is in. */
static void
show_state (DeskVisitPane *self)
{
  DeskSection section = desk_visitor_get_section (self->visitor);
  gboolean ours = desk_board_model_is_ours (self->board, self->visitor);
  gboolean open = section < DESK_SECTION_DONE;

  for (GtkWidget *child = gtk_widget_get_first_child (self->form); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (child != GTK_WIDGET (self->head) && child != GTK_WIDGET (self->notice) && child != self->acts_box
        && child != self->conversions)
      gtk_widget_set_sensitive (child, open && ours);
  gtk_widget_set_visible (GTK_WIDGET (self->outcome_bar), ours && section >= DESK_SECTION_SERVING && open);
  gtk_widget_set_visible (GTK_WIDGET (self->notice), !open || !ours);
  gtk_label_set_label (self->notice,
                       !ours ? _ ("This visitor is at another desk. Take over to serve them here.")
                             : _ ("The visit is over. A duty officer can open it again on the same day."));
  /* Of somebody who was called, Delete says that they did not come. */
  gtk_button_set_label (self->left_button, section == DESK_SECTION_CALLED ? _ ("Left") : _ ("Left  Delete"));
  show_buttons (self->acts_box);
  show_buttons (self->conversions);
  if (!open || !ours)
    gtk_widget_set_visible (self->conversions, FALSE);
  /* F4 goes both ways; on hold the button above says so. */
  gtk_widget_set_visible (self->hold_button, section == DESK_SECTION_SERVING && ours);
}

static void
acts_changed (DeskVisitPane *self)
{
  if (self->edit != NULL && self->visitor != NULL)
    show_state (self);
}

/* The page says only after the pane has shown a visitor what may be done with it. */
static void
follow_acts (DeskVisitPane *self, GtkWidget *box)
{
  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    g_signal_connect_object (child, "notify::sensitive", G_CALLBACK (acts_changed), self, G_CONNECT_SWAPPED);
}

static void
visit_changed (DeskVisitPane *self)
{
  if (self->edit == NULL)
    return;
  merge (self);
  show_dependent (self);
  show_knowledge (self);
  show_state (self);
}

static gboolean
may_unseal (DeskVisitPane *self)
{
  DeskOfficer *officer = desk_context_get_officer (self->context);
  const char *role = desk_context_get_role (self->context);
  const char *took =
      desk_record_get_text (DESK_RECORD (desk_visitor_get_visit (self->visitor)), DESK_VISIT_OFFICER);

  return g_strcmp0 (role, "duty") == 0 || g_strcmp0 (role, "head") == 0
         || (officer != NULL && g_strcmp0 (took, desk_record_get_id (DESK_RECORD (officer))) == 0);
}

/* Whether the visit may be shown: who serves a visitor sees the matter, everybody else says what for. */
static gboolean
is_open_to_officer (DeskVisitPane *self)
{
  DeskOfficer *officer = desk_context_get_officer (self->context);
  DeskVisit *visit = desk_visitor_get_visit (self->visitor);
  const char *took = desk_record_get_text (DESK_RECORD (visit), DESK_VISIT_OFFICER);

  if (!desk_visit_is_sealed (visit, desk_context_get_profile (self->context)))
    return TRUE;
  if (desk_visit_is_open (visit) && officer != NULL && took != NULL
      && g_str_equal (took, desk_record_get_id (DESK_RECORD (officer))))
    return TRUE;
  return g_strcmp0 (self->unsealed, desk_visitor_get_id (self->visitor)) == 0;
}

static void show_visitor (DeskVisitPane *self);

static void
purpose_picked (DeskVisitPane *self, const char *purpose, const char *text)
{
  if (self->visitor == NULL)
    return;
  desk_visit_acts_view (self->acts, DESK_RECORD (desk_visitor_get_visit (self->visitor)),
                        purpose != NULL ? purpose : "other", text);
  g_set_str (&self->unsealed, desk_visitor_get_id (self->visitor));
  show_visitor (self);
}

static void
unseal (DeskVisitPane *self)
{
  DeskPickDialog *dialog = desk_pick_dialog_new (_ ("What Is It Opened For?"));
  DeskVocabulary *purposes =
      desk_profile_get_vocabulary (desk_context_get_profile (self->context), "access_purposes");

  for (guint i = 0; i < desk_vocabulary_get_length (purposes); i++)
    {
      DeskTerm *term = desk_vocabulary_get_term_at (purposes, i);

      if (!g_str_equal (desk_term_get_code (term), "other"))
        desk_pick_dialog_add (dialog, desk_term_get_code (term), desk_term_get_digit (term),
                              desk_term_get_label (term, desk_context_get_language (self->context)), NULL);
    }
  desk_pick_dialog_ask_text (dialog, _ ("Another purpose, in words"), _ ("Open"));
  g_signal_connect_object (dialog, "picked", G_CALLBACK (purpose_picked), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
show_visitor (DeskVisitPane *self)
{
  if (!is_open_to_officer (self))
    {
      gboolean may = may_unseal (self);

      adw_status_page_set_description (
          self->sealed_page, may ? _ ("Opening it is written down, with your purpose.")
                                 : _ ("Only duty officers, heads and the officer who took it may open it."));
      gtk_widget_set_visible (self->sealed_button, may);
      gtk_stack_set_visible_child_name (self->stack, "sealed");
      return;
    }

  self->shown = DESK_VISIT (desk_record_copy (DESK_RECORD (desk_visitor_get_visit (self->visitor))));
  self->edit = DESK_VISIT (desk_record_copy (DESK_RECORD (self->shown)));
  self->merging = TRUE;
  desk_form_rows_bind (GTK_WIDGET (self), self->context, DESK_RECORD (self->edit));
  self->merging = FALSE;
  g_signal_group_set_target (self->edit_signals, self->edit);
  desk_outcome_bar_set_visit (self->outcome_bar, self->context, self->edit);
  desk_visit_head_set_visitor (self->head, self->context, self->visitor);
  clear_messages (self);
  show_dependent (self);
  show_knowledge (self);
  show_state (self);
  gtk_stack_set_visible_child_name (self->stack, "visit");
  self->draft = desk_visit_draft_new (self->context, GTK_WIDGET (self), self->edit);
}

static void
leave_visitor (DeskVisitPane *self)
{
  if (self->edit != NULL)
    {
      desk_form_rows_commit (GTK_WIDGET (self));
      desk_visit_pane_save (self);
    }
  g_clear_handle_id (&self->save_source, g_source_remove);
  g_signal_group_set_target (self->edit_signals, NULL);
  desk_outcome_bar_set_visit (self->outcome_bar, self->context, NULL);
  g_clear_object (&self->draft);
  g_clear_object (&self->edit);
  g_clear_object (&self->shown);
  g_clear_pointer (&self->unsealed, g_free);
}

static void
finish_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  desk_visit_pane_finish (DESK_VISIT_PANE (widget));
}

static void
save_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DeskVisitPane *self = DESK_VISIT_PANE (widget);

  if (self->draft != NULL)
    desk_visit_draft_flush (self->draft);
}

static void
desk_visit_pane_dispose (GObject *object)
{
  DeskVisitPane *self = DESK_VISIT_PANE (object);

  g_clear_handle_id (&self->save_source, g_source_remove);
  g_clear_object (&self->draft);
  g_clear_object (&self->visitor_signals);
  g_clear_object (&self->edit_signals);
  g_clear_object (&self->visitor);
  g_clear_object (&self->shown);
  g_clear_object (&self->edit);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_VISIT_PANE);
  g_clear_object (&self->acts);
  g_clear_object (&self->board);
  g_clear_object (&self->context);
  g_clear_pointer (&self->unsealed, g_free);

  G_OBJECT_CLASS (desk_visit_pane_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DeskVisitPane, stack);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitPane, sealed_page);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitPane, sealed_button);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitPane, form);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitPane, head);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitPane, notice);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitPane, acts_box);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitPane, topic);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitPane, knowledge);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitPane, knowledge_text);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitPane, step_reason_group);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitPane, step_reason);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitPane, note);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitPane, specialists);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitPane, conversions);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitPane, hold_button);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitPane, left_button);
  gtk_widget_class_bind_template_child_full (widget_class, "no_show_button", FALSE, 0);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitPane, priority_group);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitPane, priority_reason);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitPane, companion);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitPane, deposited);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitPane, incident_note);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitPane, matter_message);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitPane, steps_message);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitPane, visit_message);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitPane, deposited_message);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitPane, incident_message);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitPane, outcome_bar);
}

static void
desk_visit_pane_class_init (DeskVisitPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_visit_pane_dispose;

  /**
   * DeskVisitPane::finished:
   * The visit was finished here: the next one may be called.
   */
  signals[FINISHED] =
      g_signal_new ("finished", DESK_TYPE_VISIT_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (DESK_TYPE_BODY_ROW);
  g_type_ensure (DESK_TYPE_CODE_ROW);
  g_type_ensure (DESK_TYPE_ENTRY_ROW);
  g_type_ensure (DESK_TYPE_LIST_GROUP);
  g_type_ensure (DESK_TYPE_OUTCOME_BAR);
  g_type_ensure (DESK_TYPE_ROOM_ROW);
  g_type_ensure (DESK_TYPE_SPECIALIST_GROUP);
  g_type_ensure (DESK_TYPE_STEP_GROUP);
  g_type_ensure (DESK_TYPE_SWITCH_ROW);
  g_type_ensure (DESK_TYPE_VISIT_HEAD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/front-desk/visit-pane.ui");
  bind_children (widget_class);

  gtk_widget_class_install_action (widget_class, "form.primary", NULL, finish_activated);
  gtk_widget_class_install_action (widget_class, "form.save-draft", NULL, save_activated);
  desk_keys_bind (widget_class, "form.primary");
  desk_keys_bind (widget_class, "form.save-draft");
}

static void
desk_visit_pane_init (DeskVisitPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->visitor_signals = g_signal_group_new (DESK_TYPE_VISITOR);
  g_signal_group_connect_swapped (self->visitor_signals, "notify::visit", G_CALLBACK (visit_changed), self);
  self->edit_signals = g_signal_group_new (DESK_TYPE_VISIT);
  g_signal_group_connect_swapped (self->edit_signals, "notify", G_CALLBACK (edited), self);
  g_signal_connect_swapped (self->sealed_button, "clicked", G_CALLBACK (unseal), self);
  follow_acts (self, self->acts_box);
  follow_acts (self, self->conversions);
}

/**
 * desk_visit_pane_bind:
 * @acts: saves what is done here
 * @board: says whose the visitor is
 */
void
desk_visit_pane_bind (DeskVisitPane *self, DeskContext *context, DeskVisitActs *acts, DeskBoardModel *board)
{
  self->context = g_object_ref (context);
  self->acts = g_object_ref (acts);
  self->board = g_object_ref (board);
}

/**
 * desk_visit_pane_set_favourites:
 * @topics: codes of up to nine topics that one digit chooses
 */
void
desk_visit_pane_set_favourites (DeskVisitPane *self, const char *const *topics)
{
  desk_code_row_set_favourites (self->topic, topics);
}

/**
 * desk_visit_pane_set_visitor:
 * @visitor: (nullable): whom to show, NULL for nobody
 *
 * What was typed for the one shown before is saved.
 */
void
desk_visit_pane_set_visitor (DeskVisitPane *self, DeskVisitor *visitor)
{
  if (visitor == self->visitor)
    return;

  leave_visitor (self);
  g_set_object (&self->visitor, visitor);
  g_signal_group_set_target (self->visitor_signals, visitor);
  if (visitor != NULL)
    show_visitor (self);
  else
    desk_visit_head_set_visitor (self->head, self->context, NULL);
}

/**
 * desk_visit_pane_get_visitor:
 *
 * Returns: (transfer none) (nullable): who is shown
 */
DeskVisitor *
desk_visit_pane_get_visitor (DeskVisitPane *self)
{
  return self->visitor;
}

/**
 * desk_visit_pane_get_visit:
 *
 * Returns: (transfer none) (nullable): what the form holds; changes to it are saved. NULL while the visit is sealed
 */
DeskVisit *
desk_visit_pane_get_visit (DeskVisitPane *self)
{
  return self->edit;
}

/**
 * desk_visit_pane_is_editable:
 *
 * Returns: whether an open visit of this desk is shown
 */
gboolean
desk_visit_pane_is_editable (DeskVisitPane *self)
{
  return self->edit != NULL && desk_visit_is_open (desk_visitor_get_visit (self->visitor))
         && desk_board_model_is_ours (self->board, self->visitor);
}

static void
save_settled (gint64 draft, gpointer data)
{
  g_autoptr (DeskVisitPane) self = data;

  if (desk_visit_pane_is_editable (self))
    desk_visit_acts_save (self->acts, self->visitor, self->edit, NULL, draft, NULL, NULL);
}

/**
 * desk_visit_pane_save:
 * Saves the fields that were left and differ from what was saved last.
 */
void
desk_visit_pane_save (DeskVisitPane *self)
{
  g_autoptr (GPtrArray) changes = NULL;

  g_clear_handle_id (&self->save_source, g_source_remove);
  if (!desk_visit_pane_is_editable (self))
    return;
  changes = desk_record_diff (DESK_RECORD (self->shown), DESK_RECORD (self->edit));
  if (changes->len > 0)
    desk_visit_draft_settle (self->draft, save_settled, g_object_ref (self));
}

static void
finish_done (DeskVisit *visit, gpointer data)
{
  g_autoptr (DeskVisitPane) self = data;

  if (visit != NULL)
    g_signal_emit (self, signals[FINISHED], 0);
}

static void
finish_settled (gint64 draft, gpointer data)
{
  DeskVisitPane *self = data;

  if (!desk_visit_pane_is_editable (self)
      || !desk_visit_acts_step (self->acts, self->visitor, self->edit, DESK_VISIT_FINISH, NULL, NULL, draft,
                                finish_done, self))
    g_object_unref (self);
}

/**
 * desk_visit_pane_finish:
 * Finishes the visit; where something is missing, says so beside the field and puts the focus there.
 */
void
desk_visit_pane_finish (DeskVisitPane *self)
{
  g_autoptr (GArray) findings = NULL;
  const DeskVisitFinding *obstacle;
  GtkWidget *unread;

  if (!desk_visit_pane_is_editable (self)
      || !desk_visit_acts_may (self->acts, self->visitor, DESK_VISIT_FINISH))
    return;

  desk_form_rows_commit (GTK_WIDGET (self));
  clear_messages (self);
  unread = desk_form_rows_find_error (GTK_WIDGET (self));
  if (unread != NULL)
    {
      gtk_widget_grab_focus (unread);
      return;
    }
  findings = check (self);
  obstacle = desk_visit_find_obstacle (findings);
  if (obstacle != NULL)
    show_obstacle (self, obstacle);
  else
    {
      g_clear_handle_id (&self->save_source, g_source_remove);
      desk_visit_draft_settle (self->draft, finish_settled, g_object_ref (self));
    }
}

/**
 * desk_visit_pane_tick:
 * A minute has passed.
 */
void
desk_visit_pane_tick (DeskVisitPane *self)
{
  if (self->edit != NULL)
    desk_specialist_group_tick (self->specialists);
}

/**
 * desk_visit_pane_focus:
 * Puts the focus where the officer goes on: the topic where there is none, else the note.
 */
void
desk_visit_pane_focus (DeskVisitPane *self)
{
  if (self->edit == NULL)
    return;
  if (desk_record_get_text (DESK_RECORD (self->edit), DESK_VISIT_TOPIC) == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->topic));
  else
    gtk_widget_child_focus (self->note, GTK_DIR_TAB_FORWARD);
}

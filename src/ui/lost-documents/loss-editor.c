// SPDX-License-Identifier: GPL-3.0-or-later
// The form of a declaration of loss. What is asked of one is said in model/loss-check, what registering writes in
// model/loss-step, what fits to it in live-matches; how a form is kept and saved in widgets/record-editor.

#include "ui/lost-documents/loss-editor.h"

#include "model/loss-check.h"
#include "model/loss-step.h"
#include "ui/lost-documents/branch-group.h"
#include "ui/lost-documents/document-group.h"
#include "ui/lost-documents/draft-pages.h"
#include "ui/lost-documents/live-matches.h"
#include "ui/lost-documents/loss-conversion.h"
#include "ui/lost-documents/loss-proposal.h"
#include "ui/lost-documents/lost-papers.h"
#include "ui/widgets/body-row.h"
#include "ui/widgets/button-rows.h"
#include "ui/widgets/choice-row.h"
#include "ui/widgets/code-row.h"
#include "ui/widgets/entry-row.h"
#include "ui/widgets/person-group.h"
#include "ui/widgets/registration.h"
#include "ui/widgets/switch-row.h"

#include <glib/gi18n-lib.h>

struct _DeskLossEditor
{
  DeskRecordEditor parent_instance;

  gboolean is_lost; /* the officer said so; "stolen" may be on its way */

  GtkWidget *fields;
  DeskBranchGroup *branch;
  GtkWidget *rest; /* what is asked once it is known that they were lost */
  DeskPersonGroup *applicant;
  DeskDocumentGroup *documents;
  GtkWidget *had;
  GtkWidget *text;
  GtkWidget *convert_row;
  GtkWidget *repeat_reason;
  DeskLiveMatches *matches;
};

G_DEFINE_FINAL_TYPE (DeskLossEditor, desk_loss_editor, DESK_TYPE_RECORD_EDITOR)

static DeskContext *
get_context (DeskLossEditor *self)
{
  return desk_record_editor_get_context (DESK_RECORD_EDITOR (self));
}

static DeskRecord *
get_record (DeskLossEditor *self)
{
  return desk_record_editor_get_record (DESK_RECORD_EDITOR (self));
}

static gboolean
is_amendment (DeskLossEditor *self)
{
  return desk_record_editor_is_amendment (DESK_RECORD_EDITOR (self));
}

static GArray *
desk_loss_editor_check (DeskRecordEditor *editor)
{
  DeskLossEditor *self = DESK_LOSS_EDITOR (editor);
  DeskContext *context = get_context (self);
  g_autoptr (GHashTable) holders = desk_document_group_list_holders (self->documents);

  return desk_loss_check (DESK_LOSS (get_record (self)), desk_person_group_get_person (self->applicant),
                          holders, desk_context_get_profile (context), desk_context_get_language (context),
                          desk_clock_get_now (desk_context_get_clock (context)));
}

static void
desk_loss_editor_show (DeskRecordEditor *editor)
{
  DeskLossEditor *self = DESK_LOSS_EDITOR (editor);
  DeskRecord *record = get_record (self);

  gtk_widget_set_visible (GTK_WIDGET (self->branch), !is_amendment (self));
  gtk_widget_set_visible (self->rest, is_amendment (self) || self->is_lost);
  gtk_widget_set_visible (self->convert_row,
                          !is_amendment (self)
                              && desk_record_get_boolean (record, DESK_LOSS_THEFT_SUSPECTED));
  gtk_widget_set_visible (self->repeat_reason,
                          desk_record_get_text (record, DESK_LOSS_REPEATS) != NULL
                              || desk_record_get_text (record, DESK_LOSS_REPEAT_REASON) != NULL);
}

/* When it was noticed missing is nearer to the find than when it was last there. */
static void
ask_for_matches (DeskLossEditor *self)
{
  DeskRecord *record = get_record (self);
  g_auto (DeskLiveQuestion) question;

  desk_live_question_init (&question, FALSE);
  if (record == NULL || !gtk_widget_get_visible (self->rest))
    return;
  desk_live_question_set_moment (&question, get_context (self),
                                 desk_record_get_text (record, DESK_LOSS_MISSED) != NULL
                                     ? desk_record_get_text (record, DESK_LOSS_MISSED)
                                     : desk_record_get_text (record, DESK_LOSS_HAD));
  desk_document_group_ask (self->documents, &question);
  desk_live_matches_ask (self->matches, &question, desk_record_get_id (record));
}

/* A document that is declared already asks for a reason. */
static void
on_answered (DeskLossEditor *self)
{
  DeskRecordEditor *editor = DESK_RECORD_EDITOR (self);
  g_autofree char *summary = desk_live_matches_make_summary (self->matches);

  if (!desk_record_editor_is_open (editor))
    return;
  if (!is_amendment (self))
    desk_record_set_text (get_record (self), DESK_LOSS_REPEATS,
                          desk_live_matches_get_declared (self->matches));
  desk_record_editor_show_matches (editor, summary);
  desk_record_editor_go_on (editor);
}

static void
on_changed (DeskLossEditor *self)
{
  if (!desk_record_editor_is_open (DESK_RECORD_EDITOR (self)))
    return;
  ask_for_matches (self);
  desk_record_editor_tell_changed (DESK_RECORD_EDITOR (self));
}

static void
on_applicant (DeskLossEditor *self)
{
  DeskPerson *applicant = desk_person_group_get_person (self->applicant);

  desk_document_group_set_applicant (self->documents, applicant);
  if (applicant != NULL && desk_record_editor_is_open (DESK_RECORD_EDITOR (self)) && !is_amendment (self))
    desk_loss_proposal_take_language (get_record (self), applicant, get_context (self));
  on_changed (self);
}

static void
on_lost (DeskLossEditor *self)
{
  self->is_lost = TRUE;
  desk_loss_editor_show (DESK_RECORD_EDITOR (self));
  desk_record_editor_touch (DESK_RECORD_EDITOR (self));
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
on_handed_on (DeskRecordEditor *editor, const DeskDraft *draft)
{
  DeskLossEditor *self = DESK_LOSS_EDITOR (editor);

  if (draft != NULL)
    desk_loss_conversion_open (GTK_WIDGET (self), get_context (self), draft);
  else
    desk_branch_group_set_lost (self->branch, self->is_lost);
}

/* Whatever is typed goes along, also what cannot be read. */
static void
on_stolen (DeskLossEditor *self)
{
  DeskRecordEditor *editor = DESK_RECORD_EDITOR (self);
  g_autoptr (DeskDraft) draft = NULL;

  if (!desk_record_editor_is_open (editor))
    return;
  desk_form_rows_commit (self->fields);
  draft = desk_record_editor_make_draft (editor);
  if (draft->typed != NULL)
    desk_record_editor_hand_on (editor, desk_loss_conversion_make_draft (get_context (self), draft->typed),
                                on_handed_on);
}

static void
on_stolen_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  on_stolen (DESK_LOSS_EDITOR (widget));
}

static void
on_matches_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (DESK_LOSS_EDITOR (widget)->matches));
}

static void
desk_loss_editor_changed (DeskRecordEditor *editor, const char *property)
{
  DeskLossEditor *self = DESK_LOSS_EDITOR (editor);

  if (g_str_equal (property, "circumstance") || g_str_equal (property, "language"))
    {
      desk_form_row_commit (DESK_FORM_ROW (self->text));
      desk_loss_proposal_fill (get_record (self), get_context (self));
    }
  if (g_str_equal (property, "had") || g_str_equal (property, "missed"))
    ask_for_matches (self);
}

static void
desk_loss_editor_begin (DeskRecordEditor *editor, DeskRecord *record)
{
  desk_loss_proposal_begin (record, desk_record_editor_get_context (editor));
}

static void
desk_loss_editor_bind (DeskRecordEditor *editor)
{
  desk_live_matches_bind (DESK_LOSS_EDITOR (editor)->matches, desk_record_editor_get_context (editor));
}

/* A draft of a loss is one because it was said so. */
static void
desk_loss_editor_restore (DeskRecordEditor *editor, GVariant *typed)
{
  DeskLossEditor *self = DESK_LOSS_EDITOR (editor);

  self->is_lost = TRUE;
  desk_branch_group_set_lost (self->branch, TRUE);
}

static const char *
desk_loss_editor_find_busy (DeskRecordEditor *editor, GtkWidget **where)
{
  DeskLossEditor *self = DESK_LOSS_EDITOR (editor);

  *where = GTK_WIDGET (self->branch);
  return self->is_lost ? NULL : _ ("Choose first: lost or stolen");
}

static gboolean
desk_loss_editor_is_waiting (DeskRecordEditor *editor)
{
  return desk_live_matches_is_busy (DESK_LOSS_EDITOR (editor)->matches);
}

static gboolean
desk_loss_editor_prepare (DeskRecordEditor *editor, DeskRecord *record, const DeskHand *hand)
{
  g_autofree char *reason = desk_record_editor_get_reason (editor);

  return desk_loss_take_step (DESK_LOSS (record),
                              desk_context_get_profile (desk_record_editor_get_context (editor)),
                              desk_record_editor_is_amendment (editor) ? DESK_LOSS_AMEND : DESK_LOSS_REGISTER,
                              NULL, hand, reason);
}

static DeskSave *
desk_loss_editor_make_save (DeskRecordEditor *editor, DeskRecord *record)
{
  gint64 visit_base;
  DeskVisit *visit = desk_record_editor_get_visit (editor, &visit_base);

  return desk_registration_new (desk_record_editor_get_context (editor), record, DESK_LOSS_NO, NULL, visit,
                                visit_base, "lost_document");
}

/* Where the officer goes on: the branch, the applicant, or who is known already behind the applicant. */
static gboolean
desk_loss_editor_grab_focus (GtkWidget *widget)
{
  DeskLossEditor *self = DESK_LOSS_EDITOR (widget);
  DeskRecord *record = get_record (self);

  if (!gtk_widget_get_visible (self->rest))
    return gtk_widget_grab_focus (GTK_WIDGET (self->branch));
  if (record != NULL && desk_record_get_text (record, DESK_LOSS_APPLICANT) != NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (self->documents));
  return gtk_widget_grab_focus (GTK_WIDGET (self->applicant));
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (DESK_TYPE_BODY_ROW);
  g_type_ensure (DESK_TYPE_BRANCH_GROUP);
  g_type_ensure (DESK_TYPE_CHOICE_ROW);
  g_type_ensure (DESK_TYPE_CODE_ROW);
  g_type_ensure (DESK_TYPE_DOCUMENT_GROUP);
  g_type_ensure (DESK_TYPE_ENTRY_ROW);
  g_type_ensure (DESK_TYPE_LIVE_MATCHES);
  g_type_ensure (DESK_TYPE_PERSON_GROUP);
  g_type_ensure (DESK_TYPE_SWITCH_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/lost-documents/loss-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskLossEditor, fields);
  gtk_widget_class_bind_template_child (widget_class, DeskLossEditor, branch);
  gtk_widget_class_bind_template_child (widget_class, DeskLossEditor, rest);
  gtk_widget_class_bind_template_child (widget_class, DeskLossEditor, applicant);
  gtk_widget_class_bind_template_child (widget_class, DeskLossEditor, documents);
  gtk_widget_class_bind_template_child (widget_class, DeskLossEditor, had);
  gtk_widget_class_bind_template_child (widget_class, DeskLossEditor, text);
  gtk_widget_class_bind_template_child (widget_class, DeskLossEditor, convert_row);
  gtk_widget_class_bind_template_child (widget_class, DeskLossEditor, repeat_reason);
  gtk_widget_class_bind_template_child (widget_class, DeskLossEditor, matches);
  gtk_widget_class_bind_template_callback (widget_class, on_lost);
  gtk_widget_class_bind_template_callback (widget_class, on_stolen);
  gtk_widget_class_bind_template_callback (widget_class, on_applicant);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_answered);
  gtk_widget_class_bind_template_callback (widget_class, ask_for_matches);
}

static void
desk_loss_editor_class_init (DeskLossEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DeskRecordEditorClass *editor_class = DESK_RECORD_EDITOR_CLASS (klass);

  widget_class->grab_focus = desk_loss_editor_grab_focus;
  editor_class->form = DESK_LOSS_DRAFT;
  editor_class->begin = desk_loss_editor_begin;
  editor_class->bind = desk_loss_editor_bind;
  editor_class->changed = desk_loss_editor_changed;
  editor_class->show = desk_loss_editor_show;
  editor_class->check = desk_loss_editor_check;
  editor_class->find_busy = desk_loss_editor_find_busy;
  editor_class->is_waiting = desk_loss_editor_is_waiting;
  editor_class->prepare = desk_loss_editor_prepare;
  editor_class->make_save = desk_loss_editor_make_save;
  editor_class->restore = desk_loss_editor_restore;
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "loss-editor.stolen", NULL, on_stolen_action);
  gtk_widget_class_install_action (widget_class, "record.matches", NULL, on_matches_action);
}

static void
desk_loss_editor_init (DeskLossEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  desk_button_rows_wrap (GTK_WIDGET (self));
  g_signal_connect_object (self->documents, "typed", G_CALLBACK (ask_for_matches), self, G_CONNECT_SWAPPED);
}

/**
 * desk_loss_editor_present_paper:
 * Shows the declaration as it will be printed, marked as a draft, for the applicant to read.
 */
void
desk_loss_editor_present_paper (DeskLossEditor *self)
{
  g_autoptr (GHashTable) holders = desk_document_group_list_holders (self->documents);
  g_autoptr (GHashTable) persons = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  GHashTableIter iter;
  DeskRecord *holder;

  g_hash_table_iter_init (&iter, holders);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *)&holder))
    g_hash_table_insert (persons, g_strdup (desk_record_get_id (holder)), g_object_ref (holder));
  if (desk_record_editor_is_readable (DESK_RECORD_EDITOR (self)))
    desk_lost_papers_present_loss_draft (GTK_WIDGET (self), get_context (self), DESK_LOSS (get_record (self)),
                                         desk_person_group_get_person (self->applicant), persons);
}

/**
 * desk_loss_editor_get_notice:
 *
 * Returns: (transfer none): what is told when the loss is registered
 */
const char *
desk_loss_editor_get_notice (DeskLossEditor *self)
{
  return desk_live_matches_count (self->matches) > 0
             ? _ ("The loss is registered. A found document may be the one: decide about the match")
             : _ ("The loss is registered");
}

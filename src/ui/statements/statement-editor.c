// SPDX-License-Identifier: GPL-3.0-or-later
// The form of a statement. What is asked of a statement is said in model/statement-check, what registering writes in
// model/statement-step; how a form is kept and saved in widgets/record-editor.

#include "ui/statements/statement-editor.h"

#include "model/appointment.h"
#include "model/statement-check.h"
#include "model/statement-clocks.h"
#include "model/statement-step.h"
#include "store/records.h"
#include "ui/lost-documents/document-group.h"
#include "ui/lost-documents/loss-conversion.h"
#include "ui/notice.h"
#include "ui/statements/attachment-group.h"
#include "ui/statements/statement-papers.h"
#include "ui/statements/statement-proposal.h"
#include "ui/statements/statement-repeat.h"
#include "ui/statements/text-row.h"
#include "ui/statements/warning-group.h"
#include "ui/widgets/body-row.h"
#include "ui/widgets/choice-row.h"
#include "ui/widgets/clocks-group.h"
#include "ui/widgets/code-row.h"
#include "ui/widgets/entry-row.h"
#include "ui/widgets/list-group.h"
#include "ui/widgets/person-group.h"
#include "ui/widgets/record-act.h"
#include "ui/widgets/registration.h"
#include "ui/widgets/switch-row.h"

#include <glib/gi18n-lib.h>

struct _DeskStatementEditor
{
  DeskRecordEditor parent_instance;

  GCancellable *looking; /* for an earlier statement of the applicant */
  GCancellable *reading; /* the declaration of loss it goes on with */
  char *loss_id;         /* of that declaration; NULL: none */
  char *loss_document;   /* key of the document that turned out stolen; NULL: all of them */
  DeskLoss *loss;        /* NULL: none, or not read yet */
  gint64 loss_base;

  GtkWidget *fields;
  GtkWidget *kind;
  GtkWidget *event_from;
  DeskPersonGroup *applicant;
  GtkWidget *appeal_group;
  DeskDocumentGroup *documents;
  GtkWidget *items_group;
  GtkLabel *total;
  GtkWidget *repeat_reason;
  AdwSwitchRow *ready;
  DeskLiveMatches *matches;
  DeskClocksGroup *clocks;
  DeskWarningGroup *warning;
  DeskAttachmentGroup *attachments;
};

G_DEFINE_FINAL_TYPE (DeskStatementEditor, desk_statement_editor, DESK_TYPE_RECORD_EDITOR)

static DeskContext *
get_context (DeskStatementEditor *self)
{
  return desk_record_editor_get_context (DESK_RECORD_EDITOR (self));
}

static DeskRecord *
get_record (DeskStatementEditor *self)
{
  return desk_record_editor_get_record (DESK_RECORD_EDITOR (self));
}

static gboolean
is_amendment (DeskStatementEditor *self)
{
  return desk_record_editor_is_amendment (DESK_RECORD_EDITOR (self));
}

static GArray *
desk_statement_editor_check (DeskRecordEditor *editor)
{
  DeskStatementEditor *self = DESK_STATEMENT_EDITOR (editor);
  DeskContext *context = get_context (self);
  g_autoptr (GPtrArray) attachments = desk_attachment_group_list (self->attachments);

  return desk_statement_check (DESK_STATEMENT (get_record (self)),
                               desk_person_group_get_person (self->applicant), attachments->len,
                               desk_context_get_profile (context), desk_context_get_language (context),
                               desk_clock_get_now (desk_context_get_clock (context)));
}

static void
show_total (DeskStatementEditor *self)
{
  gint64 total = desk_statement_get_total (DESK_STATEMENT (get_record (self)));
  g_autofree char *sum = desk_statement_proposal_format_sum (total, get_context (self));
  /* TRANSLATORS: what all things stolen or damaged are worth together, with the currency */
  g_autofree char *text = g_strdup_printf (_ ("Together: %s"), sum);

  gtk_label_set_label (self->total, text);
  gtk_widget_set_visible (GTK_WIDGET (self->total), total > 0);
}

/* Which sections a kind has: appeals are addressed to somebody and ask for something; things are lost by offences. */
static void
desk_statement_editor_show (DeskRecordEditor *editor)
{
  DeskStatementEditor *self = DESK_STATEMENT_EDITOR (editor);
  DeskRecord *record = get_record (self);
  DeskContext *context = get_context (self);
  gboolean is_appeal = desk_statement_proposal_has_block (record, "addressee", context)
                       && desk_statement_proposal_is_appeal (record, context);

  gtk_widget_set_visible (self->appeal_group, is_appeal);
  gtk_widget_set_visible (GTK_WIDGET (self->documents),
                          desk_statement_proposal_has_documents (record, context));
  gtk_widget_set_visible (GTK_WIDGET (self->matches),
                          !is_amendment (self) && gtk_widget_get_visible (GTK_WIDGET (self->documents)));
  gtk_widget_set_visible (self->items_group, desk_statement_proposal_has_block (record, "items", context));
  gtk_widget_set_visible (self->repeat_reason,
                          desk_record_get_text (record, DESK_STATEMENT_REPEATS) != NULL
                              || desk_record_get_text (record, DESK_STATEMENT_REPEAT_REASON) != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->clocks),
                          !is_amendment (self) && desk_record_get_text (record, DESK_STATEMENT_KIND) != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->attachments), !is_amendment (self));
  gtk_widget_set_visible (GTK_WIDGET (self->ready), !is_amendment (self));
  desk_clocks_group_show (self->clocks, context, record);
  show_total (self);
}

static void
look_for_repeat (DeskStatementEditor *self)
{
  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  if (is_amendment (self))
    return;
  self->looking = g_cancellable_new ();
  desk_statement_repeat_look (GTK_WIDGET (self), get_context (self), DESK_STATEMENT (get_record (self)),
                              self->looking);
}

static void
ask_for_matches (DeskStatementEditor *self)
{
  DeskRecord *record = get_record (self);
  g_auto (DeskLiveQuestion) question;

  desk_live_question_init (&question, FALSE);
  if (record == NULL || is_amendment (self) || !gtk_widget_get_visible (GTK_WIDGET (self->documents)))
    return;
  desk_live_question_set_moment (&question, get_context (self),
                                 desk_record_get_text (record, DESK_STATEMENT_EVENT_FROM));
  desk_document_group_ask (self->documents, &question);
  desk_live_matches_ask (self->matches, &question, self->loss_id);
}

static void
on_answered (DeskStatementEditor *self)
{
  g_autofree char *summary = desk_live_matches_make_summary (self->matches);

  if (desk_record_editor_is_open (DESK_RECORD_EDITOR (self)))
    desk_record_editor_show_matches (DESK_RECORD_EDITOR (self), summary);
}

/* Who checked the text has to check it again when it is changed. */
static void
on_row_typed (DeskStatementEditor *self)
{
  if (desk_record_editor_is_open (DESK_RECORD_EDITOR (self)))
    adw_switch_row_set_active (self->ready, FALSE);
}

static void
on_ready (DeskStatementEditor *self)
{
  if (desk_record_editor_is_open (DESK_RECORD_EDITOR (self)))
    desk_record_set_text (get_record (self), DESK_STATEMENT_STATE,
                          adw_switch_row_get_active (self->ready) ? "ready" : NULL);
}

static void
on_changed (DeskStatementEditor *self)
{
  if (desk_record_editor_is_open (DESK_RECORD_EDITOR (self)))
    desk_record_editor_tell_changed (DESK_RECORD_EDITOR (self));
}

static void
on_documents (DeskStatementEditor *self)
{
  ask_for_matches (self);
  on_changed (self);
}

static void
on_applicant (DeskStatementEditor *self)
{
  desk_document_group_set_applicant (self->documents, desk_person_group_get_person (self->applicant));
  on_documents (self);
}

static void
on_matches_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (DESK_STATEMENT_EDITOR (widget)->matches));
}

static void
desk_statement_editor_changed (DeskRecordEditor *editor, const char *property)
{
  DeskStatementEditor *self = DESK_STATEMENT_EDITOR (editor);

  if (g_str_equal (property, "kind") && !is_amendment (self))
    {
      desk_statement_proposal_fill (get_record (self), get_context (self));
      desk_warning_group_show (self->warning);
    }
  if (g_str_equal (property, "applicant") || g_str_equal (property, "topic"))
    look_for_repeat (self);
}

static void
desk_statement_editor_begin (DeskRecordEditor *editor, DeskRecord *record)
{
  desk_statement_proposal_begin (record, desk_record_editor_get_context (editor));
}

static void
desk_statement_editor_bind (DeskRecordEditor *editor)
{
  DeskStatementEditor *self = DESK_STATEMENT_EDITOR (editor);

  desk_attachment_group_bind (self->attachments, get_context (self));
  desk_live_matches_bind (self->matches, get_context (self));
  if (is_amendment (self))
    gtk_widget_set_visible (GTK_WIDGET (self->warning), FALSE);
  else
    desk_warning_group_bind (self->warning, get_context (self), DESK_STATEMENT (get_record (self)));
  adw_switch_row_set_active (
      self->ready, g_strcmp0 (desk_record_get_text (get_record (self), DESK_STATEMENT_STATE), "ready") == 0);
  look_for_repeat (self);
}

static void
desk_statement_editor_collect (DeskRecordEditor *editor, GVariantDict *typed)
{
  DeskStatementEditor *self = DESK_STATEMENT_EDITOR (editor);

  desk_attachment_group_collect (self->attachments, typed);
  if (self->loss_id != NULL)
    g_variant_dict_insert (typed, DESK_CONVERSION_LOSS, "s", self->loss_id);
  if (self->loss_document != NULL)
    g_variant_dict_insert (typed, DESK_CONVERSION_DOCUMENT, "s", self->loss_document);
}

static gpointer
load_loss (DeskDatabase *database, gpointer id, GCancellable *cancellable, GError **error)
{
  return desk_records_load (database, "loss", id, error);
}

/* A statement is registered also where the declaration cannot be read. */
static void
on_loss (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskStatementEditor) self = data;
  g_autoptr (GError) error = NULL;
  DeskRecord *loss = desk_store_call_finish (DESK_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || get_context (self) == NULL)
    return;
  self->loss = (DeskLoss *)loss;
  self->loss_base = desk_store_get_position (DESK_STORE (source));
  if (loss == NULL)
    {
      g_clear_pointer (&self->loss_id, g_free);
      desk_notice_show_error (GTK_WIDGET (self), error);
    }
  desk_record_editor_go_on (DESK_RECORD_EDITOR (self));
}

static gboolean
desk_statement_editor_is_waiting (DeskRecordEditor *editor)
{
  DeskStatementEditor *self = DESK_STATEMENT_EDITOR (editor);

  return self->loss_id != NULL && self->loss == NULL;
}

static void
desk_statement_editor_restore (DeskRecordEditor *editor, GVariant *typed)
{
  DeskStatementEditor *self = DESK_STATEMENT_EDITOR (editor);

  desk_attachment_group_restore (self->attachments, typed);
  g_variant_lookup (typed, DESK_CONVERSION_DOCUMENT, "s", &self->loss_document);
  if (g_variant_lookup (typed, DESK_CONVERSION_LOSS, "s", &self->loss_id))
    desk_store_call_async (desk_context_get_store (get_context (self)), DESK_PRIORITY_TYPING, load_loss,
                           g_strdup (self->loss_id), g_free, g_object_unref, self->reading, on_loss,
                           g_object_ref (self));
}

static const char *
desk_statement_editor_find_busy (DeskRecordEditor *editor, GtkWidget **where)
{
  DeskStatementEditor *self = DESK_STATEMENT_EDITOR (editor);

  *where = GTK_WIDGET (self->attachments);
  return desk_attachment_group_is_busy (self->attachments) ? _ ("A file is still being read") : NULL;
}

static GtkWidget *
desk_statement_editor_find_place (DeskRecordEditor *editor, const char *field)
{
  return GTK_WIDGET (DESK_STATEMENT_EDITOR (editor)->warning);
}

static gboolean
desk_statement_editor_prepare (DeskRecordEditor *editor, DeskRecord *record, const DeskHand *hand)
{
  DeskStatement *statement = DESK_STATEMENT (record);
  DeskProfile *profile = desk_context_get_profile (desk_record_editor_get_context (editor));

  if (!desk_record_editor_is_amendment (editor)
      && !desk_statement_take_step (statement, profile, DESK_STATEMENT_REGISTER, hand, NULL))
    return FALSE;
  desk_statement_note_due (statement, profile, hand->now);
  return TRUE;
}

/* The reception at which it was accepted leads to it from now on. */
static void
link_reception (DeskStatementEditor *self, DeskSave *save, DeskRecord *statement)
{
  const char *id = desk_record_get_text (statement, DESK_STATEMENT_APPOINTMENT);
  g_autoptr (DeskRecord) appointment = NULL;
  g_autoptr (DeskRecord) shown = NULL;

  if (id == NULL)
    return;
  appointment = g_object_new (DESK_TYPE_APPOINTMENT, NULL);
  desk_record_set_id (appointment, id);
  shown = desk_record_copy (appointment);
  desk_save_add (save, appointment, shown,
                 desk_store_get_position (desk_context_get_store (get_context (self))), NULL);
  desk_save_link (save, appointment, DESK_APPOINTMENT_STATEMENT, statement);
}

static DeskSave *
desk_statement_editor_make_save (DeskRecordEditor *editor, DeskRecord *record)
{
  DeskStatementEditor *self = DESK_STATEMENT_EDITOR (editor);
  g_autoptr (GPtrArray) attachments = desk_attachment_group_list (self->attachments);
  gint64 visit_base;
  DeskVisit *visit = desk_record_editor_get_visit (editor, &visit_base);

  DeskHand hand = desk_record_act_get_hand (get_context (self), record);
  DeskSave *save = desk_registration_new (get_context (self), record, DESK_STATEMENT_NO, attachments, visit,
                                          visit_base, "statement");

  if (self->loss != NULL)
    desk_loss_conversion_settle (save, get_context (self), self->loss, self->loss_base, self->loss_document,
                                 record, &hand);
  link_reception (self, save, record);
  return save;
}

/* A visit's topic names the kind already: the officer goes on behind it. */
static gboolean
desk_statement_editor_grab_focus (GtkWidget *widget)
{
  DeskStatementEditor *self = DESK_STATEMENT_EDITOR (widget);
  gboolean has_kind =
      get_record (self) != NULL && desk_record_get_text (get_record (self), DESK_STATEMENT_KIND) != NULL;

  return gtk_widget_grab_focus (has_kind ? self->event_from : self->kind);
}

static void
desk_statement_editor_dispose (GObject *object)
{
  DeskStatementEditor *self = DESK_STATEMENT_EDITOR (object);

  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  g_cancellable_cancel (self->reading);
  G_OBJECT_CLASS (desk_statement_editor_parent_class)->dispose (object);
}

static void
desk_statement_editor_finalize (GObject *object)
{
  DeskStatementEditor *self = DESK_STATEMENT_EDITOR (object);

  g_object_unref (self->reading);
  g_clear_object (&self->loss);
  g_free (self->loss_id);
  g_free (self->loss_document);
  G_OBJECT_CLASS (desk_statement_editor_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/statements/statement-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskStatementEditor, fields);
  gtk_widget_class_bind_template_child (widget_class, DeskStatementEditor, kind);
  gtk_widget_class_bind_template_child (widget_class, DeskStatementEditor, event_from);
  gtk_widget_class_bind_template_child (widget_class, DeskStatementEditor, applicant);
  gtk_widget_class_bind_template_child (widget_class, DeskStatementEditor, appeal_group);
  gtk_widget_class_bind_template_child (widget_class, DeskStatementEditor, documents);
  gtk_widget_class_bind_template_child (widget_class, DeskStatementEditor, items_group);
  gtk_widget_class_bind_template_child (widget_class, DeskStatementEditor, total);
  gtk_widget_class_bind_template_child (widget_class, DeskStatementEditor, repeat_reason);
  gtk_widget_class_bind_template_child (widget_class, DeskStatementEditor, ready);
  gtk_widget_class_bind_template_child (widget_class, DeskStatementEditor, matches);
  gtk_widget_class_bind_template_child (widget_class, DeskStatementEditor, clocks);
  gtk_widget_class_bind_template_child (widget_class, DeskStatementEditor, warning);
  gtk_widget_class_bind_template_child (widget_class, DeskStatementEditor, attachments);
  gtk_widget_class_bind_template_callback (widget_class, on_ready);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_applicant);
  gtk_widget_class_bind_template_callback (widget_class, on_documents);
  gtk_widget_class_bind_template_callback (widget_class, on_answered);
  gtk_widget_class_bind_template_callback (widget_class, ask_for_matches);
}

static void
desk_statement_editor_class_init (DeskStatementEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DeskRecordEditorClass *editor_class = DESK_RECORD_EDITOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_statement_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_statement_editor_finalize;
  widget_class->grab_focus = desk_statement_editor_grab_focus;
  editor_class->form = DESK_STATEMENT_DRAFT;
  editor_class->begin = desk_statement_editor_begin;
  editor_class->bind = desk_statement_editor_bind;
  editor_class->changed = desk_statement_editor_changed;
  editor_class->show = desk_statement_editor_show;
  editor_class->check = desk_statement_editor_check;
  editor_class->find_busy = desk_statement_editor_find_busy;
  editor_class->is_waiting = desk_statement_editor_is_waiting;
  editor_class->prepare = desk_statement_editor_prepare;
  editor_class->make_save = desk_statement_editor_make_save;
  editor_class->find_place = desk_statement_editor_find_place;
  editor_class->collect = desk_statement_editor_collect;
  editor_class->restore = desk_statement_editor_restore;

  g_type_ensure (DESK_TYPE_BODY_ROW);
  g_type_ensure (DESK_TYPE_CHOICE_ROW);
  g_type_ensure (DESK_TYPE_CLOCKS_GROUP);
  g_type_ensure (DESK_TYPE_CODE_ROW);
  g_type_ensure (DESK_TYPE_DOCUMENT_GROUP);
  g_type_ensure (DESK_TYPE_ENTRY_ROW);
  g_type_ensure (DESK_TYPE_LIST_GROUP);
  g_type_ensure (DESK_TYPE_LIVE_MATCHES);
  g_type_ensure (DESK_TYPE_PERSON_GROUP);
  g_type_ensure (DESK_TYPE_SWITCH_ROW);
  g_type_ensure (DESK_TYPE_ATTACHMENT_GROUP);
  g_type_ensure (DESK_TYPE_TEXT_ROW);
  g_type_ensure (DESK_TYPE_WARNING_GROUP);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "record.matches", NULL, on_matches_action);
}

static void
desk_statement_editor_init (DeskStatementEditor *self)
{
  g_autoptr (GPtrArray) rows = NULL;

  self->reading = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->documents, "typed", G_CALLBACK (ask_for_matches), self, G_CONNECT_SWAPPED);
  rows = desk_form_rows_find (self->fields);
  for (guint i = 0; i < rows->len; i++)
    g_signal_connect_object (g_ptr_array_index (rows, i), "typed", G_CALLBACK (on_row_typed), self,
                             G_CONNECT_SWAPPED);
}

/**
 * desk_statement_editor_present_paper:
 * Shows the page as it will be printed, marked as a draft where it is one, for the applicant to read.
 */
void
desk_statement_editor_present_paper (DeskStatementEditor *self)
{
  g_autoptr (GPtrArray) attachments = desk_attachment_group_list (self->attachments);

  if (desk_record_editor_is_readable (DESK_RECORD_EDITOR (self)))
    desk_statement_papers_present_draft (GTK_WIDGET (self), get_context (self),
                                         DESK_STATEMENT (get_record (self)),
                                         desk_person_group_get_person (self->applicant), attachments);
}

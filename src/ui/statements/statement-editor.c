// SPDX-License-Identifier: GPL-3.0-or-later
// The form of a statement. What is asked of a statement is said in model/statement-check, what registering writes in
// model/statement-step; how a form is kept and saved in widgets/record-editor.

#include "ui/statements/statement-editor.h"

#include "model/statement-check.h"
#include "model/statement-clocks.h"
#include "model/statement-step.h"
#include "ui/statements/attachment-group.h"
#include "ui/statements/clocks-group.h"
#include "ui/statements/statement-papers.h"
#include "ui/statements/statement-proposal.h"

#include "ui/statements/statement-repeat.h"
#include "ui/statements/text-row.h"
#include "ui/statements/warning-group.h"
#include "ui/widgets/body-row.h"
#include "ui/widgets/choice-row.h"
#include "ui/widgets/code-row.h"
#include "ui/widgets/entry-row.h"
#include "ui/widgets/list-group.h"
#include "ui/widgets/person-group.h"
#include "ui/widgets/registration.h"
#include "ui/widgets/switch-row.h"

#include <glib/gi18n-lib.h>

struct _DeskStatementEditor
{
  DeskRecordEditor parent_instance;

  GCancellable *looking; /* for an earlier statement of the applicant */

  GtkWidget *fields;
  GtkWidget *kind;
  GtkWidget *event_from;
  DeskPersonGroup *applicant;
  GtkWidget *appeal_group;
  GtkWidget *items_group;
  GtkLabel *total;
  GtkWidget *repeat_reason;
  AdwSwitchRow *ready;
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
  gtk_widget_set_visible (self->items_group, desk_statement_proposal_has_block (record, "items", context));
  gtk_widget_set_visible (self->repeat_reason,
                          desk_record_get_text (record, DESK_STATEMENT_REPEATS) != NULL
                              || desk_record_get_text (record, DESK_STATEMENT_REPEAT_REASON) != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->clocks),
                          !is_amendment (self) && desk_record_get_text (record, DESK_STATEMENT_KIND) != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->attachments), !is_amendment (self));
  gtk_widget_set_visible (GTK_WIDGET (self->ready), !is_amendment (self));
  desk_clocks_group_show (self->clocks, context, DESK_STATEMENT (record));
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
  desk_attachment_group_collect (DESK_STATEMENT_EDITOR (editor)->attachments, typed);
}

static void
desk_statement_editor_restore (DeskRecordEditor *editor, GVariant *typed)
{
  desk_attachment_group_restore (DESK_STATEMENT_EDITOR (editor)->attachments, typed);
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

static DeskSave *
desk_statement_editor_make_save (DeskRecordEditor *editor, DeskRecord *record)
{
  DeskStatementEditor *self = DESK_STATEMENT_EDITOR (editor);
  g_autoptr (GPtrArray) attachments = desk_attachment_group_list (self->attachments);
  gint64 visit_base;
  DeskVisit *visit = desk_record_editor_get_visit (editor, &visit_base);

  return desk_registration_new (get_context (self), record, DESK_STATEMENT_NO, attachments, visit, visit_base,
                                "statement");
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
  G_OBJECT_CLASS (desk_statement_editor_parent_class)->dispose (object);
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
  gtk_widget_class_bind_template_child (widget_class, DeskStatementEditor, items_group);
  gtk_widget_class_bind_template_child (widget_class, DeskStatementEditor, total);
  gtk_widget_class_bind_template_child (widget_class, DeskStatementEditor, repeat_reason);
  gtk_widget_class_bind_template_child (widget_class, DeskStatementEditor, ready);
  gtk_widget_class_bind_template_child (widget_class, DeskStatementEditor, clocks);
  gtk_widget_class_bind_template_child (widget_class, DeskStatementEditor, warning);
  gtk_widget_class_bind_template_child (widget_class, DeskStatementEditor, attachments);
  gtk_widget_class_bind_template_callback (widget_class, on_ready);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
}

static void
desk_statement_editor_class_init (DeskStatementEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DeskRecordEditorClass *editor_class = DESK_RECORD_EDITOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_statement_editor_dispose;
  widget_class->grab_focus = desk_statement_editor_grab_focus;
  editor_class->form = DESK_STATEMENT_DRAFT;
  editor_class->begin = desk_statement_editor_begin;
  editor_class->bind = desk_statement_editor_bind;
  editor_class->changed = desk_statement_editor_changed;
  editor_class->show = desk_statement_editor_show;
  editor_class->check = desk_statement_editor_check;
  editor_class->find_busy = desk_statement_editor_find_busy;
  editor_class->prepare = desk_statement_editor_prepare;
  editor_class->make_save = desk_statement_editor_make_save;
  editor_class->find_place = desk_statement_editor_find_place;
  editor_class->collect = desk_statement_editor_collect;
  editor_class->restore = desk_statement_editor_restore;

  g_type_ensure (DESK_TYPE_BODY_ROW);
  g_type_ensure (DESK_TYPE_CHOICE_ROW);
  g_type_ensure (DESK_TYPE_CLOCKS_GROUP);
  g_type_ensure (DESK_TYPE_CODE_ROW);
  g_type_ensure (DESK_TYPE_ENTRY_ROW);
  g_type_ensure (DESK_TYPE_LIST_GROUP);
  g_type_ensure (DESK_TYPE_PERSON_GROUP);
  g_type_ensure (DESK_TYPE_SWITCH_ROW);
  g_type_ensure (DESK_TYPE_ATTACHMENT_GROUP);
  g_type_ensure (DESK_TYPE_TEXT_ROW);
  g_type_ensure (DESK_TYPE_WARNING_GROUP);
  bind_template (widget_class);
}

static void
desk_statement_editor_init (DeskStatementEditor *self)
{
  g_autoptr (GPtrArray) rows = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
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

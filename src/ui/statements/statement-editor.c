// SPDX-License-Identifier: GPL-3.0-or-later
// The form of a statement: opening, keeping what is typed, checking, registering. What is asked of a statement is said in
// model/statement-check, what registering writes in model/statement-step.

#include "ui/statements/statement-editor.h"

#include "model/statement-check.h"
#include "model/statement-clocks.h"
#include "model/statement-step.h"
#include "store/error.h"
#include "ui/notice.h"
#include "ui/statements/applicant-group.h"
#include "ui/statements/attachment-group.h"
#include "ui/statements/clocks-group.h"
#include "ui/statements/statement-papers.h"
#include "ui/statements/statement-proposal.h"
#include "ui/statements/statement-registration.h"
#include "ui/statements/statement-repeat.h"
#include "ui/statements/text-row.h"
#include "ui/statements/warning-group.h"
#include "ui/widgets/autosave.h"
#include "ui/widgets/body-row.h"
#include "ui/widgets/choice-row.h"
#include "ui/widgets/clash-dialog.h"
#include "ui/widgets/code-row.h"
#include "ui/widgets/entry-row.h"
#include "ui/widgets/finding-list.h"
#include "ui/widgets/form-row.h"
#include "ui/widgets/form-typed.h"
#include "ui/widgets/list-group.h"
#include "ui/widgets/switch-row.h"

#include <glib/gi18n-lib.h>

struct _DeskStatementEditor
{
  AdwBin parent_instance;

  DeskContext *context;
  DeskStatement *statement;
  DeskStatement *shown; /* as it is registered; NULL while it is not */
  gint64 base;
  DeskRecord *visit; /* in which it is taken; NULL: none */
  gint64 visit_base;
  gulong record_handler;
  DeskAutosave *autosave;
  DeskStatement *saving; /* what a save under way writes */
  DeskSave *save;        /* NULL until the draft is quiet */
  GCancellable *looking; /* for an earlier statement of the applicant */
  gboolean asked;        /* registering was tried: what is missing is shown from then on */

  GtkWidget *fields; /* all rows; the layout puts them on the screen only when it is shown */
  GtkWidget *kind;
  GtkWidget *event_from;
  DeskApplicantGroup *applicant;
  GtkWidget *appeal_group;
  GtkWidget *items_group;
  GtkLabel *total;
  GtkWidget *repeat_reason;
  GtkWidget *check_reason;
  GtkWidget *reason_group;
  AdwSwitchRow *ready;
  GtkEditable *reason;
  DeskClocksGroup *clocks;
  DeskWarningGroup *warning;
  DeskFindingList *findings;
  DeskAttachmentGroup *attachments;
  GtkLabel *state;
  GtkButton *primary;
};

enum
{
  SIGNAL_REGISTERED,
  SIGNAL_AMENDED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskStatementEditor, desk_statement_editor, ADW_TYPE_BIN)

static gboolean
is_amendment (DeskStatementEditor *self)
{
  return self->shown != NULL;
}

static DeskProfile *
get_profile (DeskStatementEditor *self)
{
  return desk_context_get_profile (self->context);
}

static gint64
get_now (DeskStatementEditor *self)
{
  return desk_clock_get_now (desk_context_get_clock (self->context));
}

static GVariant *
collect (gpointer data)
{
  DeskStatementEditor *self = data;
  g_autoptr (GVariant) typed = NULL;
  GVariantDict dict;

  /* What is being saved needs no draft any more. */
  if (self->save != NULL)
    return NULL;
  typed = desk_form_typed_collect (self->fields, DESK_RECORD (self->statement),
                                   self->shown != NULL ? DESK_RECORD (self->shown) : NULL, self->reason);
  g_variant_dict_init (&dict, typed);
  desk_attachment_group_collect (self->attachments, &dict);
  return g_variant_ref_sink (g_variant_dict_end (&dict));
}

static GArray *
check (DeskStatementEditor *self)
{
  g_autoptr (GPtrArray) attachments = desk_attachment_group_list (self->attachments);

  return desk_statement_check (self->statement, desk_applicant_group_get_person (self->applicant),
                               attachments->len, get_profile (self),
                               desk_context_get_language (self->context), get_now (self));
}

static void
show_findings (DeskStatementEditor *self)
{
  g_autoptr (GArray) findings = NULL;

  if (!self->asked || is_amendment (self))
    return;
  findings = check (self);
  desk_finding_list_show (self->findings, desk_record_get_fields (DESK_RECORD (self->statement), NULL),
                          findings);
  gtk_widget_set_visible (self->check_reason, desk_findings_need_reason (findings)
                                                  || desk_record_get_text (DESK_RECORD (self->statement),
                                                                           DESK_STATEMENT_CHECK_REASON)
                                                         != NULL);
}

static void
show_total (DeskStatementEditor *self)
{
  gint64 total = desk_statement_get_total (self->statement);
  g_autofree char *sum = desk_statement_proposal_format_sum (total, self->context);
  /* TRANSLATORS: what all things stolen or damaged are worth together, with the currency */
  g_autofree char *text = g_strdup_printf (_ ("Together: %s"), sum);

  gtk_label_set_label (self->total, text);
  gtk_widget_set_visible (GTK_WIDGET (self->total), total > 0);
}

/* Which sections a kind has: appeals are addressed to somebody and ask for something; things are lost by offences. */
static void
show_sections (DeskStatementEditor *self)
{
  DeskRecord *record = DESK_RECORD (self->statement);
  gboolean is_appeal = desk_statement_proposal_has_block (record, "addressee", self->context)
                       && desk_statement_proposal_is_appeal (record, self->context);

  gtk_widget_set_visible (self->appeal_group, is_appeal);
  gtk_widget_set_visible (self->items_group,
                          desk_statement_proposal_has_block (record, "items", self->context));
  gtk_widget_set_visible (self->repeat_reason,
                          desk_record_get_text (record, DESK_STATEMENT_REPEATS) != NULL
                              || desk_record_get_text (record, DESK_STATEMENT_REPEAT_REASON) != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->clocks),
                          !is_amendment (self) && desk_record_get_text (record, DESK_STATEMENT_KIND) != NULL);
  desk_clocks_group_show (self->clocks, self->context, self->statement);
  show_total (self);
}

static void
show_state (DeskStatementEditor *self)
{
  const char *text =
      is_amendment (self)
          ? _ ("What stood there before stays readable beside what you write")
          : _ ("The number is given when the statement is registered; until then a draft is kept");

  gtk_label_set_label (self->state, text);
  gtk_button_set_label (self->primary, is_amendment (self) ? _ ("Save Amendment") : C_ ("act", "Register"));
  gtk_widget_set_visible (self->reason_group, is_amendment (self));
  gtk_widget_set_visible (GTK_WIDGET (self->attachments), !is_amendment (self));
  gtk_widget_set_visible (GTK_WIDGET (self->ready), !is_amendment (self));
  show_sections (self);
}

static void
on_typed (DeskStatementEditor *self)
{
  if (self->autosave != NULL)
    desk_autosave_touch (self->autosave);
}

static void
look_for_repeat (DeskStatementEditor *self)
{
  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  if (is_amendment (self))
    return;
  self->looking = g_cancellable_new ();
  desk_statement_repeat_look (GTK_WIDGET (self), self->context, self->statement, self->looking);
}

/* Who checked the text has to check it again when it is changed. */
static void
on_row_typed (DeskStatementEditor *self)
{
  if (self->autosave != NULL)
    adw_switch_row_set_active (self->ready, FALSE);
  on_typed (self);
}

static void
on_ready (DeskStatementEditor *self)
{
  if (self->autosave != NULL)
    desk_record_set_text (DESK_RECORD (self->statement), DESK_STATEMENT_STATE,
                          adw_switch_row_get_active (self->ready) ? "ready" : NULL);
}

static void
on_record_notify (DeskStatementEditor *self, GParamSpec *pspec)
{
  if (self->autosave == NULL)
    return;
  if (g_str_equal (pspec->name, "kind") && !is_amendment (self))
    {
      desk_statement_proposal_fill (DESK_RECORD (self->statement), self->context);
      desk_warning_group_show (self->warning);
    }
  if (g_str_equal (pspec->name, "applicant") || g_str_equal (pspec->name, "topic"))
    look_for_repeat (self);
  show_sections (self);
  show_findings (self);
  on_typed (self);
}

static void
on_changed (DeskStatementEditor *self)
{
  show_findings (self);
  on_typed (self);
}

static void
on_finding (DeskStatementEditor *self, const char *field)
{
  g_autoptr (GPtrArray) rows = desk_form_rows_find (self->fields);

  for (guint i = 0; i < rows->len; i++)
    if (g_strcmp0 (desk_form_row_get_field (g_ptr_array_index (rows, i)), field) == 0)
      {
        gtk_widget_grab_focus (g_ptr_array_index (rows, i));
        return;
      }
  gtk_widget_grab_focus (GTK_WIDGET (self->warning));
}

static void
connect_rows (DeskStatementEditor *self)
{
  g_autoptr (GPtrArray) rows = desk_form_rows_find (self->fields);

  for (guint i = 0; i < rows->len; i++)
    g_signal_connect_object (g_ptr_array_index (rows, i), "typed", G_CALLBACK (on_row_typed), self,
                             G_CONNECT_SWAPPED);
}

/* Begins to keep what is typed from now on. */
static void
start_autosave (DeskStatementEditor *self, const DeskDraft *draft)
{
  g_autoptr (GVariant) were = NULL;

  if (self->autosave != NULL)
    desk_autosave_close (self->autosave);
  g_clear_object (&self->autosave);
  self->autosave = desk_autosave_new (self->context, DESK_STATEMENT_DRAFT,
                                      desk_record_get_id (DESK_RECORD (self->statement)), collect, self);
  were = is_amendment (self) ? desk_form_typed_list_values (DESK_RECORD (self->shown)) : NULL;
  desk_autosave_set_shown (self->autosave, were);
  if (draft != NULL)
    desk_autosave_continue (self->autosave, draft);
}

static gboolean
refuse (DeskStatementEditor *self, GtkWidget *where, const char *why)
{
  if (where != NULL)
    gtk_widget_grab_focus (where);
  desk_notice_show (GTK_WIDGET (self), why);
  return FALSE;
}

/* Whether what stands in the rows could be read. */
static gboolean
is_readable (DeskStatementEditor *self)
{
  GtkWidget *wrong;

  desk_form_rows_commit (self->fields);
  wrong = desk_form_rows_find_error (self->fields);
  return wrong == NULL || refuse (self, wrong, _ ("Something cannot be read: see the marked field"));
}

static gboolean
may_register (DeskStatementEditor *self)
{
  g_autoptr (GArray) findings = NULL;
  const DeskFinding *obstacle;

  if (!is_readable (self))
    return FALSE;
  if (desk_attachment_group_is_busy (self->attachments))
    return refuse (self, GTK_WIDGET (self->attachments), _ ("A file is still being read"));
  self->asked = TRUE;
  show_findings (self);
  findings = check (self);
  obstacle = desk_findings_find_obstacle (findings);
  if (obstacle != NULL)
    {
      on_finding (self, desk_record_get_fields (DESK_RECORD (self->statement), NULL)[obstacle->field].name);
      return refuse (self, NULL, obstacle->message);
    }
  if (desk_findings_need_reason (findings)
      && desk_record_get_text (DESK_RECORD (self->statement), DESK_STATEMENT_CHECK_REASON) == NULL)
    return refuse (self, self->check_reason,
                   _ ("Say why it is registered as it is: see the list beside the form"));
  return TRUE;
}

static gboolean
may_amend (DeskStatementEditor *self)
{
  g_autoptr (GPtrArray) changes = NULL;
  g_autofree char *reason = desk_form_typed_get_reason (self->reason);

  if (!is_readable (self))
    return FALSE;
  changes = desk_record_diff (DESK_RECORD (self->shown), DESK_RECORD (self->statement));
  if (changes->len == 0)
    return refuse (self, NULL, _ ("Nothing has changed"));
  return reason != NULL || refuse (self, GTK_WIDGET (self->reason), _ ("Say why the statement is amended"));
}

/* A question about what somebody else changed, until it is answered. */
typedef struct
{
  DeskStatementEditor *form;
  DeskSave *save; /* holds the clashes */
} Question;

static void
on_clash_answered (DeskClashAnswer answer, gpointer data)
{
  g_autofree Question *question = data;
  g_autoptr (DeskStatementEditor) self = question->form;
  g_autoptr (DeskSave) save = question->save;

  if (self->autosave == NULL || answer == DESK_CLASH_LOOK_AGAIN)
    return;
  desk_clash_take_answer (answer, desk_save_list_clashes (save), DESK_RECORD (self->shown),
                          DESK_RECORD (self->statement));
  gtk_widget_activate_action (GTK_WIDGET (self), "form.primary", NULL);
}

static void
ask_about_clashes (DeskStatementEditor *self, DeskSave *save)
{
  Question *question = g_new (Question, 1);

  *question = (Question){ g_object_ref (self), g_object_ref (save) };
  desk_clash_dialog_ask (GTK_WIDGET (self), self->context, DESK_RECORD (self->statement),
                         desk_save_list_clashes (save), on_clash_answered, question);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskStatementEditor) self = data;
  g_autoptr (DeskSave) save = g_steal_pointer (&self->save);
  g_autoptr (DeskStatement) saved = g_steal_pointer (&self->saving);
  g_autoptr (GError) error = NULL;
  gboolean done = desk_store_save_finish (DESK_STORE (source), result, &error);

  if (self->autosave == NULL)
    return;
  if (done)
    {
      /* What was touched since would be a draft of what is registered. */
      desk_autosave_forget (self->autosave);
      desk_autosave_close (self->autosave);
      g_clear_object (&self->autosave);
      if (is_amendment (self))
        g_signal_emit (self, signals[SIGNAL_AMENDED], 0);
      else
        g_signal_emit (self, signals[SIGNAL_REGISTERED], 0, desk_record_get_id (DESK_RECORD (saved)));
      return;
    }
  /* Nothing was written: what is typed goes on being kept. */
  desk_autosave_touch (self->autosave);
  if (g_error_matches (error, DESK_STORE_ERROR, DESK_STORE_ERROR_CLASH))
    ask_about_clashes (self, save);
  else
    desk_notice_show_error (GTK_WIDGET (self), error);
}

static void
run_save (gint64 draft, gpointer data)
{
  g_autoptr (DeskStatementEditor) self = data;
  DeskStore *store = self->context != NULL ? desk_context_get_store (self->context) : NULL;

  if (store == NULL || self->autosave == NULL)
    return;
  if (is_amendment (self))
    {
      g_autofree char *reason = desk_form_typed_get_reason (self->reason);

      self->save = desk_context_new_save (self->context);
      desk_save_add (self->save, DESK_RECORD (self->saving), DESK_RECORD (self->shown), self->base, reason);
    }
  else
    {
      g_autoptr (GPtrArray) attachments = desk_attachment_group_list (self->attachments);

      self->save = desk_statement_registration_new (self->context, self->saving, attachments, self->visit,
                                                    self->visit_base);
    }
  desk_save_drop_draft (self->save, draft);
  desk_store_save_async (store, self->save, on_saved, g_object_ref (self));
}

static DeskHand
make_hand (DeskStatementEditor *self)
{
  return (DeskHand){
    .officer = desk_record_get_id (DESK_RECORD (desk_context_get_officer (self->context))),
    .role = desk_context_get_role (self->context),
    .desk = desk_store_get_desk (desk_context_get_store (self->context)),
    .now = get_now (self),
  };
}

/* Registers the draft, or saves the amendment; puts the focus on what hinders it. */
static void
on_primary (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskStatementEditor *self = DESK_STATEMENT_EDITOR (widget);
  DeskHand hand;

  if (self->saving != NULL || self->autosave == NULL
      || !(is_amendment (self) ? may_amend (self) : may_register (self)))
    return;
  hand = make_hand (self);
  self->saving = DESK_STATEMENT (desk_record_copy (DESK_RECORD (self->statement)));
  if (!is_amendment (self)
      && !desk_statement_take_step (self->saving, get_profile (self), DESK_STATEMENT_REGISTER, &hand, NULL))
    {
      g_clear_object (&self->saving);
      desk_notice_show (widget, _ ("You may not register statements with your role"));
      return;
    }
  desk_statement_note_due (self->saving, get_profile (self), hand.now);
  desk_autosave_settle (self->autosave, run_save, g_object_ref (self));
}

static void
on_save_draft (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskStatementEditor *self = DESK_STATEMENT_EDITOR (widget);

  if (self->autosave == NULL)
    return;
  desk_autosave_touch (self->autosave);
  desk_autosave_flush (self->autosave);
  desk_notice_show (widget, _ ("The draft is kept"));
}

static void
on_discard (GtkWidget *widget, const char *action, GVariant *parameter)
{
  desk_statement_editor_discard (DESK_STATEMENT_EDITOR (widget));
}

/* The page goes, or the desk is covered or locked: what is typed must not wait for the timer. */
static void
desk_statement_editor_unmap (GtkWidget *widget)
{
  DeskStatementEditor *self = DESK_STATEMENT_EDITOR (widget);

  if (self->autosave != NULL)
    desk_autosave_flush (self->autosave);
  GTK_WIDGET_CLASS (desk_statement_editor_parent_class)->unmap (widget);
}

/* A visit's topic names the kind already: the officer goes on behind it. */
static gboolean
desk_statement_editor_grab_focus (GtkWidget *widget)
{
  DeskStatementEditor *self = DESK_STATEMENT_EDITOR (widget);
  gboolean has_kind = self->statement != NULL
                      && desk_record_get_text (DESK_RECORD (self->statement), DESK_STATEMENT_KIND) != NULL;

  return gtk_widget_grab_focus (has_kind ? self->event_from : self->kind);
}

static void
desk_statement_editor_dispose (GObject *object)
{
  DeskStatementEditor *self = DESK_STATEMENT_EDITOR (object);

  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  if (self->autosave != NULL)
    desk_autosave_close (self->autosave);
  g_clear_object (&self->autosave);
  g_clear_signal_handler (&self->record_handler, self->statement);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_STATEMENT_EDITOR);
  g_clear_object (&self->save);
  g_clear_object (&self->saving);
  g_clear_object (&self->statement);
  g_clear_object (&self->shown);
  g_clear_object (&self->visit);
  g_clear_object (&self->context);
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
  gtk_widget_class_bind_template_child (widget_class, DeskStatementEditor, check_reason);
  gtk_widget_class_bind_template_child (widget_class, DeskStatementEditor, reason_group);
  gtk_widget_class_bind_template_child (widget_class, DeskStatementEditor, reason);
  gtk_widget_class_bind_template_child (widget_class, DeskStatementEditor, ready);
  gtk_widget_class_bind_template_child (widget_class, DeskStatementEditor, clocks);
  gtk_widget_class_bind_template_child (widget_class, DeskStatementEditor, warning);
  gtk_widget_class_bind_template_child (widget_class, DeskStatementEditor, findings);
  gtk_widget_class_bind_template_child (widget_class, DeskStatementEditor, attachments);
  gtk_widget_class_bind_template_child (widget_class, DeskStatementEditor, state);
  gtk_widget_class_bind_template_child (widget_class, DeskStatementEditor, primary);
  gtk_widget_class_bind_template_callback (widget_class, on_typed);
  gtk_widget_class_bind_template_callback (widget_class, on_ready);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_finding);
}

static void
desk_statement_editor_class_init (DeskStatementEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_statement_editor_dispose;
  widget_class->unmap = desk_statement_editor_unmap;
  widget_class->grab_focus = desk_statement_editor_grab_focus;

  /**
   * DeskStatementEditor::registered:
   * @id: of the statement, which has its number now
   */
  signals[SIGNAL_REGISTERED] = g_signal_new ("registered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                             NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * DeskStatementEditor::amended:
   * The amendment is in the journal.
   */
  signals[SIGNAL_AMENDED] = g_signal_new ("amended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (DESK_TYPE_APPLICANT_GROUP);
  g_type_ensure (DESK_TYPE_BODY_ROW);
  g_type_ensure (DESK_TYPE_CHOICE_ROW);
  g_type_ensure (DESK_TYPE_CLOCKS_GROUP);
  g_type_ensure (DESK_TYPE_CODE_ROW);
  g_type_ensure (DESK_TYPE_ENTRY_ROW);
  g_type_ensure (DESK_TYPE_LIST_GROUP);
  g_type_ensure (DESK_TYPE_SWITCH_ROW);
  g_type_ensure (DESK_TYPE_ATTACHMENT_GROUP);
  g_type_ensure (DESK_TYPE_FINDING_LIST);
  g_type_ensure (DESK_TYPE_TEXT_ROW);
  g_type_ensure (DESK_TYPE_WARNING_GROUP);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "form.primary", NULL, on_primary);
  gtk_widget_class_install_action (widget_class, "form.save-draft", NULL, on_save_draft);
  gtk_widget_class_install_action (widget_class, "statement-editor.discard", NULL, on_discard);
}

static void
desk_statement_editor_init (DeskStatementEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  connect_rows (self);
}

static void
open_form (DeskStatementEditor *self, DeskContext *context, DeskStatement *statement, const DeskDraft *draft)
{
  DeskRecord *record = DESK_RECORD (statement);

  g_set_object (&self->context, context);
  g_clear_signal_handler (&self->record_handler, self->statement);
  g_set_object (&self->statement, statement);
  desk_attachment_group_bind (self->attachments, context);
  if (is_amendment (self))
    gtk_widget_set_visible (GTK_WIDGET (self->warning), FALSE);
  else
    desk_warning_group_bind (self->warning, context, statement);
  desk_form_rows_bind (self->fields, context, record);
  if (draft != NULL)
    {
      desk_form_typed_restore (self->fields, draft->typed, self->reason);
      desk_attachment_group_restore (self->attachments, draft->typed);
    }
  adw_switch_row_set_active (self->ready,
                             g_strcmp0 (desk_record_get_text (record, DESK_STATEMENT_STATE), "ready") == 0);
  start_autosave (self, draft);
  self->record_handler =
      g_signal_connect_object (record, "notify", G_CALLBACK (on_record_notify), self, G_CONNECT_SWAPPED);
  show_state (self);
  look_for_repeat (self);
}

/**
 * desk_statement_editor_open:
 * @statement: what a new statement begins with; the form goes on with it
 * @draft: (nullable): what was typed before
 *
 * Begins the draft of a statement.
 */
void
desk_statement_editor_open (DeskStatementEditor *self, DeskContext *context, DeskStatement *statement,
                            const DeskDraft *draft)
{
  if (draft != NULL)
    desk_form_typed_apply (DESK_RECORD (statement), draft->typed);
  else
    desk_statement_proposal_begin (DESK_RECORD (statement), context);
  g_clear_object (&self->shown);
  open_form (self, context, statement, draft);
}

/**
 * desk_statement_editor_open_amendment:
 * @statement: as it is registered
 * @base: journal position at which it was read
 * @draft: (nullable): what was typed before
 *
 * Begins an amendment.
 */
void
desk_statement_editor_open_amendment (DeskStatementEditor *self, DeskContext *context,
                                      DeskStatement *statement, gint64 base, const DeskDraft *draft)
{
  g_autoptr (DeskRecord) copy = desk_record_copy (DESK_RECORD (statement));

  g_clear_object (&self->shown);
  self->shown = DESK_STATEMENT (desk_record_copy (copy));
  self->base = draft != NULL ? draft->base : base;
  if (draft != NULL)
    {
      desk_form_typed_take_shown (DESK_RECORD (self->shown), draft->shown, draft->typed);
      desk_form_typed_apply (copy, draft->typed);
    }
  open_form (self, context, DESK_STATEMENT (copy), draft);
}

/**
 * desk_statement_editor_set_visit:
 * @visit: in which the statement is taken, as just read
 *
 * Registering makes the statement the outcome of the visit.
 */
void
desk_statement_editor_set_visit (DeskStatementEditor *self, DeskVisit *visit)
{
  g_set_object (&self->visit, DESK_RECORD (visit));
  self->visit_base = desk_store_get_position (desk_context_get_store (self->context));
}

/**
 * desk_statement_editor_get_statement:
 *
 * Returns: (transfer none): the statement as it stands in the form
 */
DeskStatement *
desk_statement_editor_get_statement (DeskStatementEditor *self)
{
  return self->statement;
}

/**
 * desk_statement_editor_present_paper:
 * Shows the page as it will be printed, marked as a draft where it is one, for the applicant to read.
 */
void
desk_statement_editor_present_paper (DeskStatementEditor *self)
{
  g_autoptr (GPtrArray) attachments = desk_attachment_group_list (self->attachments);

  if (is_readable (self))
    desk_statement_papers_present_draft (GTK_WIDGET (self), self->context, self->statement,
                                         desk_applicant_group_get_person (self->applicant), attachments);
}

/* A form that was discarded, for the undo. */
typedef struct
{
  DeskContext *context;
  DeskDraft *draft;
} Discarded;

static void
discarded_free (gpointer data)
{
  Discarded *self = data;

  g_object_unref (self->context);
  desk_draft_free (self->draft);
  g_free (self);
}

/* The draft is written once more; it is found among the drafts. */
static void
bring_back (gpointer data)
{
  Discarded *self = data;
  DeskStore *store = desk_context_get_store (self->context);

  if (store != NULL)
    desk_store_write_draft_async (store, self->draft, NULL, NULL);
}

/**
 * desk_statement_editor_discard:
 * Gives up what was typed and leaves the page; it can be brought back from the notice.
 */
void
desk_statement_editor_discard (DeskStatementEditor *self)
{
  Discarded *discarded;

  /* What is being registered cannot be given up any more. */
  if (self->saving != NULL || self->autosave == NULL)
    return;
  discarded = g_new0 (Discarded, 1);
  discarded->context = g_object_ref (self->context);
  discarded->draft =
      desk_draft_new (DESK_STATEMENT_DRAFT, desk_record_get_id (DESK_RECORD (self->statement)));
  discarded->draft->base = self->base;
  discarded->draft->officer = g_strdup (desk_context_get_officer_code (self->context));
  discarded->draft->touched = get_now (self);
  discarded->draft->shown =
      is_amendment (self) ? desk_form_typed_list_values (DESK_RECORD (self->shown)) : NULL;
  discarded->draft->typed = collect (self);

  desk_autosave_forget (self->autosave);
  desk_notice_show_undo (GTK_WIDGET (self), _ ("The draft is discarded"), bring_back, discarded,
                         discarded_free);
  gtk_widget_activate_action (GTK_WIDGET (self), "navigation.pop", NULL);
}

// SPDX-License-Identifier: GPL-3.0-or-later
// The form of a found document. What is asked of one is said in model/find-check, what registering writes in
// model/find-step and model/match, what fits to it in live-matches; how a form is kept and saved in widgets/record-editor.

#include "ui/lost-documents/find-editor.h"

#include "model/document-check.h"
#include "model/find-check.h"
#include "model/find-scan.h"
#include "model/find-step.h"
#include "model/match.h"
#include "store/find-records.h"
#include "ui/lost-documents/draft-pages.h"
#include "ui/lost-documents/live-matches.h"
#include "ui/lost-documents/lost-papers.h"
#include "ui/statements/attachment-group.h"
#include "ui/widgets/body-row.h"
#include "ui/widgets/code-row.h"
#include "ui/widgets/entry-row.h"
#include "ui/widgets/person-group.h"
#include "ui/widgets/registration.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/switch-row.h"

#include <glib/gi18n-lib.h>

/* A loss that a decision is noted in. */
typedef struct
{
  DeskRecord *after;
  DeskRecord *before;
  gint64 base;
} Decided;

struct _DeskFindEditor
{
  DeskRecordEditor parent_instance;

  GCancellable *cancellable;
  GArray *decided; /* of Decided: what the save under way writes beside the find */
  char *note;      /* what was changed in the number */
  gboolean writing;

  GtkWidget *fields;
  GtkWidget *document;
  DeskEntryRow *number;
  GtkEditable *surname;
  GtkEditable *given_name;
  DeskPersonGroup *finder;
  DeskLiveMatches *matches;
  DeskAttachmentGroup *attachments;
};

G_DEFINE_FINAL_TYPE (DeskFindEditor, desk_find_editor, DESK_TYPE_RECORD_EDITOR)

static void
clear_decided (gpointer data)
{
  Decided *self = data;

  g_clear_object (&self->after);
  g_clear_object (&self->before);
}

static DeskContext *
get_context (DeskFindEditor *self)
{
  return desk_record_editor_get_context (DESK_RECORD_EDITOR (self));
}

static DeskRecord *
get_record (DeskFindEditor *self)
{
  return desk_record_editor_get_record (DESK_RECORD_EDITOR (self));
}

static gboolean
is_open (DeskFindEditor *self)
{
  return desk_record_editor_is_open (DESK_RECORD_EDITOR (self));
}

static GArray *
desk_find_editor_check (DeskRecordEditor *editor)
{
  DeskFindEditor *self = DESK_FIND_EDITOR (editor);
  DeskContext *context = get_context (self);

  return desk_find_check (DESK_FIND (get_record (self)), desk_person_group_get_person (self->finder),
                          desk_context_get_profile (context), desk_context_get_language (context),
                          desk_clock_get_now (desk_context_get_clock (context)));
}

static void
desk_find_editor_show (DeskRecordEditor *editor)
{
  DeskFindEditor *self = DESK_FIND_EDITOR (editor);
  gboolean is_amendment = desk_record_editor_is_amendment (editor);

  gtk_widget_set_visible (GTK_WIDGET (self->attachments), !is_amendment);
  gtk_widget_set_visible (GTK_WIDGET (self->matches), !is_amendment);
}

static const char *
get_typed (GtkEditable *row)
{
  const char *text = gtk_editable_get_text (row);

  return *text != '\0' ? text : NULL;
}

/* What stands in the rows, whether it was left already or not. */
static void
ask_for_matches (DeskFindEditor *self)
{
  const char *type =
      get_record (self) != NULL ? desk_record_get_text (get_record (self), DESK_FIND_DOCUMENT) : NULL;
  g_auto (DeskLiveQuestion) question;

  desk_live_question_init (&question, TRUE);
  if (type == NULL || desk_record_editor_is_amendment (DESK_RECORD_EDITOR (self)))
    return;
  desk_live_question_set_moment (&question, get_context (self),
                                 desk_record_get_text (get_record (self), DESK_FIND_FOUND));
  desk_live_question_add (&question, type, get_typed (GTK_EDITABLE (self->number)), get_typed (self->surname),
                          get_typed (self->given_name));
  desk_live_matches_ask (self->matches, &question, NULL);
}

static void
on_answered (DeskFindEditor *self)
{
  DeskRecordEditor *editor = DESK_RECORD_EDITOR (self);
  g_autofree char *summary = desk_live_matches_make_summary (self->matches);

  if (!desk_record_editor_is_open (editor))
    return;
  desk_record_editor_show_matches (editor, summary);
  desk_record_editor_go_on (editor);
}

static void
on_changed (DeskFindEditor *self)
{
  if (!is_open (self))
    return;
  ask_for_matches (self);
  desk_record_editor_tell_changed (DESK_RECORD_EDITOR (self));
}

/* Letters that only look right are exchanged for those of the document; what is strange about it is told. */
static void
judge_number (DeskFindEditor *self)
{
  DeskRecord *record = get_record (self);
  DeskProfile *profile = desk_context_get_profile (get_context (self));
  const char *type = desk_record_get_text (record, DESK_FIND_DOCUMENT);
  const char *number = desk_record_get_text (record, DESK_FIND_NUMBER);
  g_autofree char *typed = g_strdup (number != NULL ? number : "");
  g_autofree char *capitals = g_utf8_strup (typed, -1);
  g_autofree char *written = desk_document_write_number (profile, type, typed);
  g_autofree char *doubt =
      desk_document_doubt_number (profile, type, written, desk_context_get_language (get_context (self)));

  if (!g_str_equal (capitals, written))
    {
      g_free (self->note);
      self->note =
          g_strdup_printf (_ ("Letters of another alphabet were typed; written as in the document: %s"),
                           written);
    }
  else if (!g_str_equal (typed, written))
    g_clear_pointer (&self->note, g_free);
  if (!g_str_equal (typed, written))
    desk_record_set_text (record, DESK_FIND_NUMBER, written);
  desk_entry_row_set_hint (self->number, doubt != NULL ? DESK_VERDICT_WARN : DESK_VERDICT_OK,
                           doubt != NULL ? doubt : self->note);
}

/* A scanner types a document's lines wherever the focus is; the row shows again what it held. */
static void
on_typed (DeskFormRow *row, const char *text, DeskFindEditor *self)
{
  g_autoptr (GDateTime) today = NULL;
  g_autoptr (DeskMrz) mrz = NULL;
  DeskMrzFault fault;

  if (!is_open (self))
    return;
  if (text != NULL && desk_mrz_looks_like (text))
    {
      today = desk_clock_get_local (desk_context_get_clock (get_context (self)));
      mrz = desk_mrz_read (text, today, &fault);
    }
  if (mrz != NULL)
    {
      desk_form_row_bind (row, get_context (self), get_record (self));
      desk_find_take_mrz (DESK_FIND (get_record (self)), mrz, desk_context_get_profile (get_context (self)));
      desk_spoken_announce (GTK_WIDGET (self), _ ("The document was read"));
    }
  ask_for_matches (self);
}

static void
on_matches_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (DESK_FIND_EDITOR (widget)->matches));
}

static void
desk_find_editor_changed (DeskRecordEditor *editor, const char *property)
{
  DeskFindEditor *self = DESK_FIND_EDITOR (editor);

  if ((g_str_equal (property, "number") || g_str_equal (property, "document")) && !self->writing)
    {
      self->writing = TRUE;
      judge_number (self);
      self->writing = FALSE;
    }
  ask_for_matches (self);
}

static gpointer
load_cell (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return desk_find_records_load_last_cell (database, error);
}

/* The cell behind the last one, as long as none is written there. */
static void
on_cell (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskFindEditor) self = data;
  g_autofree char *last = desk_store_call_finish (DESK_STORE (source), result, NULL);
  g_autofree char *next = desk_find_get_next_cell (last);
  GtkWidget *row;

  if (next == NULL || get_record (self) == NULL || !is_open (self))
    return;
  row = desk_record_editor_find_row (DESK_RECORD_EDITOR (self), "cell");
  if (*gtk_editable_get_text (GTK_EDITABLE (row)) == '\0')
    desk_record_editor_propose (DESK_RECORD_EDITOR (self), DESK_FIND_CELL, next);
}

static void
desk_find_editor_begin (DeskRecordEditor *editor, DeskRecord *record)
{
  DeskFindEditor *self = DESK_FIND_EDITOR (editor);
  DeskStore *store = desk_context_get_store (get_context (self));

  if (store != NULL)
    desk_store_call_async (store, DESK_PRIORITY_TYPING, load_cell, NULL, NULL, g_free, self->cancellable,
                           on_cell, g_object_ref (self));
}

static void
desk_find_editor_bind (DeskRecordEditor *editor)
{
  DeskFindEditor *self = DESK_FIND_EDITOR (editor);

  desk_live_matches_bind (self->matches, get_context (self));
  desk_attachment_group_bind (self->attachments, get_context (self));
}

static void
desk_find_editor_collect (DeskRecordEditor *editor, GVariantDict *typed)
{
  desk_attachment_group_collect (DESK_FIND_EDITOR (editor)->attachments, typed);
  desk_live_matches_collect (DESK_FIND_EDITOR (editor)->matches, typed);
}

static void
desk_find_editor_restore (DeskRecordEditor *editor, GVariant *typed)
{
  DeskFindEditor *self = DESK_FIND_EDITOR (editor);

  desk_attachment_group_restore (self->attachments, typed);
  desk_live_matches_restore (self->matches, typed);
  judge_number (self);
  ask_for_matches (self);
}

static const char *
desk_find_editor_find_busy (DeskRecordEditor *editor, GtkWidget **where)
{
  DeskFindEditor *self = DESK_FIND_EDITOR (editor);

  *where = GTK_WIDGET (self->attachments);
  return desk_attachment_group_is_busy (self->attachments) ? _ ("A file is still being read") : NULL;
}

static gboolean
desk_find_editor_is_waiting (DeskRecordEditor *editor)
{
  return desk_live_matches_is_busy (DESK_FIND_EDITOR (editor)->matches);
}

/* What the officer said of the matches is written into the find and into what was declared. */
static void
decide (DeskFindEditor *self, DeskRecord *record, const DeskHand *hand)
{
  DeskProfile *profile = desk_context_get_profile (get_context (self));
  const DeskMatchFile *file;
  const char *verdict;

  g_array_set_size (self->decided, 0);
  for (guint i = 0; (file = desk_live_matches_get_decided (self->matches, i, &verdict)) != NULL; i++)
    {
      Decided decided = { desk_record_copy (file->declared), g_object_ref (file->declared), file->base };

      desk_match_decide (DESK_FIND (record), decided.after, file->match->document, verdict, profile, hand);
      g_array_append_val (self->decided, decided);
    }
}

static gboolean
desk_find_editor_prepare (DeskRecordEditor *editor, DeskRecord *record, const DeskHand *hand)
{
  DeskFindEditor *self = DESK_FIND_EDITOR (editor);
  DeskProfile *profile = desk_context_get_profile (get_context (self));
  gboolean is_amendment = desk_record_editor_is_amendment (editor);
  g_autofree char *reason = desk_record_editor_get_reason (editor);

  if (!desk_find_take_step (DESK_FIND (record), profile, is_amendment ? DESK_FIND_AMEND : DESK_FIND_REGISTER,
                            NULL, hand, reason))
    return FALSE;
  if (!is_amendment)
    decide (self, record, hand);
  return TRUE;
}

static DeskSave *
desk_find_editor_make_save (DeskRecordEditor *editor, DeskRecord *record)
{
  DeskFindEditor *self = DESK_FIND_EDITOR (editor);
  g_autoptr (GPtrArray) attachments = desk_attachment_group_list (self->attachments);
  gint64 visit_base;
  DeskVisit *visit = desk_record_editor_get_visit (editor, &visit_base);
  DeskSave *save =
      desk_registration_new (get_context (self), record, DESK_FIND_NO, attachments, visit, visit_base, NULL);

  for (guint i = 0; i < self->decided->len; i++)
    {
      const Decided *decided = &g_array_index (self->decided, Decided, i);
      g_autoptr (GPtrArray) changes = desk_record_diff (decided->before, decided->after);

      if (changes->len > 0)
        desk_save_add (save, decided->after, decided->before, decided->base, NULL);
    }
  return save;
}

static gboolean
desk_find_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (DESK_FIND_EDITOR (widget)->document);
}

static void
desk_find_editor_dispose (GObject *object)
{
  DeskFindEditor *self = DESK_FIND_EDITOR (object);

  g_cancellable_cancel (self->cancellable);
  G_OBJECT_CLASS (desk_find_editor_parent_class)->dispose (object);
}

static void
desk_find_editor_finalize (GObject *object)
{
  DeskFindEditor *self = DESK_FIND_EDITOR (object);

  g_object_unref (self->cancellable);
  g_array_unref (self->decided);
  g_free (self->note);
  G_OBJECT_CLASS (desk_find_editor_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (DESK_TYPE_ATTACHMENT_GROUP);
  g_type_ensure (DESK_TYPE_BODY_ROW);
  g_type_ensure (DESK_TYPE_CODE_ROW);
  g_type_ensure (DESK_TYPE_ENTRY_ROW);
  g_type_ensure (DESK_TYPE_LIVE_MATCHES);
  g_type_ensure (DESK_TYPE_PERSON_GROUP);
  g_type_ensure (DESK_TYPE_SWITCH_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/lost-documents/find-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskFindEditor, fields);
  gtk_widget_class_bind_template_child (widget_class, DeskFindEditor, document);
  gtk_widget_class_bind_template_child (widget_class, DeskFindEditor, number);
  gtk_widget_class_bind_template_child (widget_class, DeskFindEditor, surname);
  gtk_widget_class_bind_template_child (widget_class, DeskFindEditor, given_name);
  gtk_widget_class_bind_template_child (widget_class, DeskFindEditor, finder);
  gtk_widget_class_bind_template_child (widget_class, DeskFindEditor, matches);
  gtk_widget_class_bind_template_child (widget_class, DeskFindEditor, attachments);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_answered);
  gtk_widget_class_bind_template_callback (widget_class, ask_for_matches);
}

static void
desk_find_editor_class_init (DeskFindEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  DeskRecordEditorClass *editor_class = DESK_RECORD_EDITOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_find_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_find_editor_finalize;
  widget_class->grab_focus = desk_find_editor_grab_focus;
  editor_class->form = DESK_FIND_DRAFT;
  editor_class->begin = desk_find_editor_begin;
  editor_class->bind = desk_find_editor_bind;
  editor_class->changed = desk_find_editor_changed;
  editor_class->show = desk_find_editor_show;
  editor_class->check = desk_find_editor_check;
  editor_class->find_busy = desk_find_editor_find_busy;
  editor_class->is_waiting = desk_find_editor_is_waiting;
  editor_class->prepare = desk_find_editor_prepare;
  editor_class->make_save = desk_find_editor_make_save;
  editor_class->collect = desk_find_editor_collect;
  editor_class->restore = desk_find_editor_restore;
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "record.matches", NULL, on_matches_action);
}

static void
desk_find_editor_init (DeskFindEditor *self)
{
  g_autoptr (GPtrArray) rows = NULL;

  self->cancellable = g_cancellable_new ();
  self->decided = g_array_new (FALSE, TRUE, sizeof (Decided));
  g_array_set_clear_func (self->decided, clear_decided);
  gtk_widget_init_template (GTK_WIDGET (self));
  rows = desk_form_rows_find (self->fields);
  for (guint i = 0; i < rows->len; i++)
    g_signal_connect (g_ptr_array_index (rows, i), "typed", G_CALLBACK (on_typed), self);
}

/**
 * desk_find_editor_present_paper:
 * Shows the receipt for the finder as it will be printed, marked as a draft.
 */
void
desk_find_editor_present_paper (DeskFindEditor *self)
{
  if (desk_record_editor_is_readable (DESK_RECORD_EDITOR (self)))
    desk_lost_papers_present_find_draft (GTK_WIDGET (self), get_context (self), "find-receipt",
                                         DESK_FIND (get_record (self)),
                                         desk_person_group_get_person (self->finder), NULL);
}

/**
 * desk_find_editor_get_notice:
 *
 * Returns: (transfer none): what is told when the find is registered
 */
const char *
desk_find_editor_get_notice (DeskFindEditor *self)
{
  const char *verdict;

  return desk_live_matches_count (self->matches) > 0
                 && desk_live_matches_get_decided (self->matches, 0, &verdict) == NULL
             ? _ ("The find is registered. A declared document may be the one: decide about the match")
             : _ ("The find is registered");
}

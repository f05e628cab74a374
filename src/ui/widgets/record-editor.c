// SPDX-License-Identifier: GPL-3.0-or-later
// What the forms of statements, losses and finds have in common: opening, keeping what is typed, checking, registering,
// amending, discarding. What a form asks for is its own affair.

#include "ui/widgets/record-editor-private.h"

#include "store/error.h"
#include "ui/notice.h"
#include "ui/widgets/clash-dialog.h"
#include "ui/widgets/field-message.h"
#include "ui/widgets/form-typed.h"
#include "ui/widgets/record-act.h"

#include <glib/gi18n-lib.h>

#define CHECK_REASON "check_reason"
#define NUMBER "no"

enum
{
  SIGNAL_REGISTERED,
  SIGNAL_AMENDED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void desk_record_editor_buildable_init (GtkBuildableIface *iface);

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (DeskRecordEditor, desk_record_editor, ADW_TYPE_BIN,
                                  G_ADD_PRIVATE (DeskRecordEditor)
                                      G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                             desk_record_editor_buildable_init))

static GtkBuildableIface *parent_buildable;

/**
 * desk_record_editor_get_private:
 *
 * Returns: (transfer none): what only the files of the editor may know
 */
DeskRecordEditorPrivate *
desk_record_editor_get_private (DeskRecordEditor *self)
{
  return desk_record_editor_get_instance_private (self);
}

static GtkWidget *
get_form (DeskRecordEditor *self)
{
  return GTK_WIDGET (desk_record_editor_get_private (self)->form);
}

/**
 * desk_record_editor_collect:
 * @data: the editor
 *
 * Returns: (transfer full) (nullable): a{sv} of everything that is typed; NULL while it is being saved
 */
GVariant *
desk_record_editor_collect (gpointer data)
{
  DeskRecordEditor *self = data;
  DeskRecordEditorPrivate *priv = desk_record_editor_get_private (self);
  DeskRecordEditorClass *klass = DESK_RECORD_EDITOR_GET_CLASS (self);
  g_autoptr (GVariant) typed = NULL;
  GVariantDict dict;

  /* What is being saved needs no draft any more. */
  if (priv->save != NULL)
    return NULL;
  typed = desk_form_typed_collect (get_form (self), priv->record, priv->shown, priv->reason);
  if (klass->collect == NULL)
    return g_steal_pointer (&typed);
  g_variant_dict_init (&dict, typed);
  klass->collect (self, &dict);
  return g_variant_ref_sink (g_variant_dict_end (&dict));
}

static const char *
get_text (DeskRecord *record, const char *field)
{
  return desk_record_get_text (record, (guint)desk_record_class_find_field (DESK_RECORD_GET_CLASS (record),
                                                                            field, NULL));
}

static const char *
get_check_reason (DeskRecordEditor *self)
{
  return get_text (desk_record_editor_get_private (self)->record, CHECK_REASON);
}

/* What is missing is told at its field as well. */
static void
tell_findings (DeskRecordEditor *self)
{
  DeskRecordEditorPrivate *priv = desk_record_editor_get_private (self);
  g_autoptr (GPtrArray) rows = desk_form_rows_find (get_form (self));

  for (guint i = 0; i < rows->len; i++)
    {
      DeskFormRow *row = g_ptr_array_index (rows, i);

      if (desk_form_row_get_level (row) != DESK_VERDICT_ERROR)
        desk_field_message_set_finding (GTK_WIDGET (row),
                                        desk_finding_list_find_error (priv->findings,
                                                                      desk_form_row_get_field (row)));
    }
}

static void
show_findings (DeskRecordEditor *self)
{
  DeskRecordEditorPrivate *priv = desk_record_editor_get_private (self);
  g_autoptr (GArray) findings = NULL;

  if (!priv->asked || desk_record_editor_is_amendment (self))
    return;
  findings = DESK_RECORD_EDITOR_GET_CLASS (self)->check (self);
  desk_finding_list_show (priv->findings, desk_record_get_fields (priv->record, NULL), findings);
  tell_findings (self);
  gtk_widget_set_visible (desk_record_editor_find_row (self, CHECK_REASON),
                          desk_findings_need_reason (findings) || get_check_reason (self) != NULL);
}

static void
show_sections (DeskRecordEditor *self)
{
  if (DESK_RECORD_EDITOR_GET_CLASS (self)->show != NULL)
    DESK_RECORD_EDITOR_GET_CLASS (self)->show (self);
}

static void
show_state (DeskRecordEditor *self)
{
  DeskRecordEditorPrivate *priv = desk_record_editor_get_private (self);
  gboolean is_amendment = desk_record_editor_is_amendment (self);

  gtk_label_set_label (priv->state,
                       is_amendment ? _ ("What stood there before stays readable beside what you write")
                                    : _ ("The number is given on registering; until then a draft is kept"));
  gtk_button_set_label (priv->primary, is_amendment ? _ ("Save Amendment") : C_ ("act", "Register"));
  gtk_widget_set_visible (priv->reason_group, is_amendment);
  show_sections (self);
}

static void
on_typed (DeskRecordEditor *self)
{
  desk_record_editor_touch (self);
}

static void
on_reason_changed (DeskRecordEditor *self)
{
  DeskRecordEditorPrivate *priv = desk_record_editor_get_private (self);

  desk_field_message_show (GTK_WIDGET (priv->reason), priv->reason_message, DESK_VERDICT_OK, NULL);
  on_typed (self);
}

static void
on_record_notify (DeskRecordEditor *self, GParamSpec *pspec)
{
  DeskRecordEditorClass *klass = DESK_RECORD_EDITOR_GET_CLASS (self);

  if (desk_record_editor_get_private (self)->autosave == NULL)
    return;
  if (klass->changed != NULL)
    klass->changed (self, pspec->name);
  desk_record_editor_tell_changed (self);
}

static gboolean
focus_field (DeskRecordEditor *self, const char *field, const char *key)
{
  g_autoptr (GPtrArray) rows = desk_form_rows_find (get_form (self));

  for (guint i = 0; i < rows->len; i++)
    if (desk_form_row_focus_field (g_ptr_array_index (rows, i), field, key))
      return TRUE;
  return FALSE;
}

static void
on_finding (DeskRecordEditor *self, const char *field, const char *key)
{
  DeskRecordEditorClass *klass = DESK_RECORD_EDITOR_GET_CLASS (self);
  GtkWidget *place = NULL;

  if (focus_field (self, field, key))
    return;
  if (klass->find_place != NULL)
    place = klass->find_place (self, field);
  if (place != NULL)
    gtk_widget_grab_focus (place);
}

/**
 * desk_record_editor_start_autosave:
 * @draft: (nullable): the row to go on with
 *
 * Begins to keep what is typed from now on.
 */
void
desk_record_editor_start_autosave (DeskRecordEditor *self, const DeskDraft *draft)
{
  DeskRecordEditorPrivate *priv = desk_record_editor_get_private (self);
  g_autoptr (GVariant) were = NULL;

  if (priv->autosave != NULL)
    desk_autosave_close (priv->autosave);
  g_clear_object (&priv->autosave);
  priv->autosave = desk_autosave_new (priv->context, DESK_RECORD_EDITOR_GET_CLASS (self)->form,
                                      desk_record_get_id (priv->record), desk_record_editor_collect, self);
  were = priv->shown != NULL ? desk_form_typed_list_values (priv->shown) : NULL;
  desk_autosave_set_shown (priv->autosave, were);
  if (draft != NULL)
    desk_autosave_continue (priv->autosave, draft);
}

static gboolean
refuse (DeskRecordEditor *self, GtkWidget *where, const char *why)
{
  if (where != NULL)
    gtk_widget_grab_focus (where);
  desk_notice_show (GTK_WIDGET (self), why);
  return FALSE;
}

static gboolean
may_register (DeskRecordEditor *self)
{
  DeskRecordEditorPrivate *priv = desk_record_editor_get_private (self);
  DeskRecordEditorClass *klass = DESK_RECORD_EDITOR_GET_CLASS (self);
  g_autoptr (GArray) findings = NULL;
  const DeskFinding *obstacle;
  const char *busy = NULL;
  GtkWidget *where = NULL;

  if (!desk_record_editor_is_readable (self))
    return FALSE;
  if (klass->find_busy != NULL)
    busy = klass->find_busy (self, &where);
  if (busy != NULL)
    return refuse (self, where, busy);
  priv->waiting = klass->is_waiting != NULL && klass->is_waiting (self);
  if (priv->waiting)
    return FALSE;
  priv->asked = TRUE;
  show_findings (self);
  findings = klass->check (self);
  obstacle = desk_findings_find_obstacle (findings);
  if (obstacle != NULL)
    {
      on_finding (self, desk_record_get_fields (priv->record, NULL)[obstacle->field].name, obstacle->key);
      return refuse (self, NULL, obstacle->message);
    }
  if (desk_findings_need_reason (findings) && get_check_reason (self) == NULL)
    return refuse (self, desk_record_editor_find_row (self, CHECK_REASON),
                   _ ("Say why it is registered as it is: see the list beside the form"));
  return TRUE;
}

static gboolean
may_amend (DeskRecordEditor *self)
{
  DeskRecordEditorPrivate *priv = desk_record_editor_get_private (self);
  g_autoptr (GPtrArray) changes = NULL;
  g_autofree char *reason = desk_form_typed_get_reason (priv->reason);

  if (!desk_record_editor_is_readable (self))
    return FALSE;
  changes = desk_record_diff (priv->shown, priv->record);
  if (changes->len == 0)
    return refuse (self, NULL, _ ("Nothing has changed"));
  if (reason == NULL)
    desk_field_message_show (GTK_WIDGET (priv->reason), priv->reason_message, DESK_VERDICT_ERROR,
                             _ ("Say why it is amended"));
  return reason != NULL || refuse (self, GTK_WIDGET (priv->reason), _ ("Say why it is amended"));
}

/* A question about what somebody else changed, until it is answered. */
typedef struct
{
  DeskRecordEditor *form;
  DeskSave *save; /* holds the clashes */
} Question;

static void
on_clash_answered (DeskClashAnswer answer, gpointer data)
{
  g_autofree Question *question = data;
  g_autoptr (DeskRecordEditor) self = question->form;
  g_autoptr (DeskSave) save = question->save;
  DeskRecordEditorPrivate *priv = desk_record_editor_get_private (self);

  if (priv->autosave == NULL || answer == DESK_CLASH_LOOK_AGAIN)
    return;
  desk_clash_take_answer (answer, desk_save_list_clashes (save), priv->shown, priv->record);
  gtk_widget_activate_action (GTK_WIDGET (self), "form.primary", NULL);
}

static void
ask_about_clashes (DeskRecordEditor *self, DeskSave *save)
{
  DeskRecordEditorPrivate *priv = desk_record_editor_get_private (self);
  Question *question = g_new (Question, 1);

  *question = (Question){ g_object_ref (self), g_object_ref (save) };
  desk_clash_dialog_ask (GTK_WIDGET (self), priv->context, priv->record, desk_save_list_clashes (save),
                         on_clash_answered, question);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskRecordEditor) self = data;
  DeskRecordEditorPrivate *priv = desk_record_editor_get_private (self);
  DeskRecordEditorClass *klass = DESK_RECORD_EDITOR_GET_CLASS (self);
  g_autoptr (DeskSave) save = g_steal_pointer (&priv->save);
  g_autoptr (DeskRecord) saved = g_steal_pointer (&priv->saving);
  g_autoptr (GError) error = NULL;
  gboolean done = desk_store_save_finish (DESK_STORE (source), result, &error);

  if (priv->autosave == NULL)
    return;
  if (done)
    {
      /* What was touched since would be a draft of what is registered. */
      desk_autosave_forget (priv->autosave);
      desk_autosave_close (priv->autosave);
      g_clear_object (&priv->autosave);
      if (desk_record_editor_is_amendment (self))
        g_signal_emit (self, signals[SIGNAL_AMENDED], 0);
      else
        g_signal_emit (self, signals[SIGNAL_REGISTERED], 0, desk_record_get_id (saved),
                       get_text (saved, NUMBER));
      return;
    }
  /* Nothing was written: what is typed goes on being kept. */
  desk_autosave_touch (priv->autosave);
  /* Only an amendment shows what others may change; what comes along with a new record is read anew. */
  if (g_error_matches (error, DESK_STORE_ERROR, DESK_STORE_ERROR_CLASH)
      && desk_record_editor_is_amendment (self))
    ask_about_clashes (self, save);
  else if (klass->failed == NULL || !klass->failed (self, error))
    desk_notice_show_error (GTK_WIDGET (self), error);
}

static void
run_save (gint64 draft, gpointer data)
{
  g_autoptr (DeskRecordEditor) self = data;
  DeskRecordEditorPrivate *priv = desk_record_editor_get_private (self);
  DeskStore *store = priv->context != NULL ? desk_context_get_store (priv->context) : NULL;

  if (store == NULL || priv->autosave == NULL)
    return;
  if (desk_record_editor_is_amendment (self))
    {
      g_autofree char *reason = desk_form_typed_get_reason (priv->reason);

      priv->save = desk_context_new_save (priv->context);
      desk_save_add (priv->save, priv->saving, priv->shown, priv->base, reason);
    }
  else
    priv->save = DESK_RECORD_EDITOR_GET_CLASS (self)->make_save (self, priv->saving);
  desk_save_drop_draft (priv->save, draft);
  desk_store_save_async (store, priv->save, on_saved, g_object_ref (self));
}

/* Registers the draft, or saves the amendment; puts the focus on what hinders it. */
static void
on_primary (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskRecordEditor *self = DESK_RECORD_EDITOR (widget);
  DeskRecordEditorPrivate *priv = desk_record_editor_get_private (self);
  DeskHand hand;

  if (priv->saving != NULL || priv->autosave == NULL
      || !(desk_record_editor_is_amendment (self) ? may_amend (self) : may_register (self)))
    return;
  hand = desk_record_act_get_hand (priv->context, priv->record);
  priv->saving = desk_record_copy (priv->record);
  if (!DESK_RECORD_EDITOR_GET_CLASS (self)->prepare (self, priv->saving, &hand))
    {
      g_clear_object (&priv->saving);
      desk_notice_show (widget, _ ("Your role does not allow this"));
      return;
    }
  desk_autosave_settle (priv->autosave, run_save, g_object_ref (self));
}

static void
on_save_draft (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskRecordEditorPrivate *priv = desk_record_editor_get_private (DESK_RECORD_EDITOR (widget));

  if (priv->autosave == NULL)
    return;
  desk_autosave_touch (priv->autosave);
  desk_autosave_flush (priv->autosave);
  desk_notice_show (widget, _ ("The draft is kept"));
}

static void
on_discard (GtkWidget *widget, const char *action, GVariant *parameter)
{
  desk_record_editor_discard (DESK_RECORD_EDITOR (widget));
}

/* The page goes, or the desk is covered or locked: what is typed must not wait for the timer. */
static void
desk_record_editor_unmap (GtkWidget *widget)
{
  DeskRecordEditorPrivate *priv = desk_record_editor_get_private (DESK_RECORD_EDITOR (widget));

  if (priv->autosave != NULL)
    desk_autosave_flush (priv->autosave);
  GTK_WIDGET_CLASS (desk_record_editor_parent_class)->unmap (widget);
}

static void
desk_record_editor_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  DeskRecordEditorPrivate *priv = desk_record_editor_get_private (DESK_RECORD_EDITOR (buildable));

  if (g_strcmp0 (type, "form") == 0)
    adw_bin_set_child (priv->form, GTK_WIDGET (child));
  else if (g_strcmp0 (type, "aside") == 0)
    adw_bin_set_child (priv->aside, GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
desk_record_editor_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = desk_record_editor_add_child;
}

/* The rows are those of the subclass, whose template is there by now. */
static void
desk_record_editor_constructed (GObject *object)
{
  DeskRecordEditor *self = DESK_RECORD_EDITOR (object);
  g_autoptr (GPtrArray) rows = desk_form_rows_find (get_form (self));

  G_OBJECT_CLASS (desk_record_editor_parent_class)->constructed (object);
  for (guint i = 0; i < rows->len; i++)
    g_signal_connect_object (g_ptr_array_index (rows, i), "typed", G_CALLBACK (on_typed), self,
                             G_CONNECT_SWAPPED);
}

/* What is typed is kept before anything of it goes: therefore the rows of the subclass are let go of here. */
static void
desk_record_editor_dispose (GObject *object)
{
  DeskRecordEditorPrivate *priv = desk_record_editor_get_private (DESK_RECORD_EDITOR (object));

  if (priv->autosave != NULL)
    desk_autosave_close (priv->autosave);
  g_clear_object (&priv->autosave);
  g_clear_signal_handler (&priv->record_handler, priv->record);
  gtk_widget_dispose_template (GTK_WIDGET (object), G_OBJECT_TYPE (object));
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), DESK_TYPE_RECORD_EDITOR);
  g_clear_object (&priv->save);
  g_clear_object (&priv->saving);
  g_clear_object (&priv->record);
  g_clear_object (&priv->shown);
  g_clear_object (&priv->visit);
  g_clear_object (&priv->context);
  G_OBJECT_CLASS (desk_record_editor_parent_class)->dispose (object);
}

static void
desk_record_editor_class_init (DeskRecordEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = desk_record_editor_constructed;
  object_class->dispose = desk_record_editor_dispose;
  widget_class->unmap = desk_record_editor_unmap;

  /**
   * DeskRecordEditor::registered:
   * @id: of the record
   * @number: that it has now
   */
  signals[SIGNAL_REGISTERED] = g_signal_new ("registered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                             NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  /**
   * DeskRecordEditor::amended:
   * The amendment is in the journal.
   */
  signals[SIGNAL_AMENDED] = g_signal_new ("amended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (DESK_TYPE_FINDING_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/widgets/record-editor.ui");
  gtk_widget_class_bind_template_child_private (widget_class, DeskRecordEditor, form);
  gtk_widget_class_bind_template_child_private (widget_class, DeskRecordEditor, aside);
  gtk_widget_class_bind_template_child_private (widget_class, DeskRecordEditor, findings);
  gtk_widget_class_bind_template_child_private (widget_class, DeskRecordEditor, reason_group);
  gtk_widget_class_bind_template_child_private (widget_class, DeskRecordEditor, reason);
  gtk_widget_class_bind_template_child_private (widget_class, DeskRecordEditor, state);
  gtk_widget_class_bind_template_child_private (widget_class, DeskRecordEditor, primary);
  gtk_widget_class_bind_template_child_private (widget_class, DeskRecordEditor, matches);
  gtk_widget_class_bind_template_callback (widget_class, on_reason_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_finding);
  gtk_widget_class_install_action (widget_class, "form.primary", NULL, on_primary);
  gtk_widget_class_install_action (widget_class, "form.save-draft", NULL, on_save_draft);
  gtk_widget_class_install_action (widget_class, "editor.discard", NULL, on_discard);
}

static void
desk_record_editor_init (DeskRecordEditor *self)
{
  DeskRecordEditorPrivate *priv = desk_record_editor_get_private (self);

  gtk_widget_init_template (GTK_WIDGET (self));
  priv->reason_message = desk_field_message_add (ADW_ENTRY_ROW (priv->reason));
}

static void
open_form (DeskRecordEditor *self, DeskContext *context, DeskRecord *record, const DeskDraft *draft)
{
  DeskRecordEditorPrivate *priv = desk_record_editor_get_private (self);
  DeskRecordEditorClass *klass = DESK_RECORD_EDITOR_GET_CLASS (self);

  g_set_object (&priv->context, context);
  g_clear_signal_handler (&priv->record_handler, priv->record);
  g_set_object (&priv->record, record);
  if (klass->bind != NULL)
    klass->bind (self);
  desk_form_rows_bind (get_form (self), context, record);
  if (draft != NULL)
    desk_form_typed_restore (get_form (self), draft->typed, priv->reason);
  if (draft != NULL && klass->restore != NULL)
    klass->restore (self, draft->typed);
  desk_record_editor_start_autosave (self, draft);
  priv->record_handler =
      g_signal_connect_object (record, "notify", G_CALLBACK (on_record_notify), self, G_CONNECT_SWAPPED);
  show_state (self);
}

/**
 * desk_record_editor_open:
 * @record: what a new record begins with; the form goes on with it
 * @draft: (nullable): what was typed before
 *
 * Begins the draft of a record.
 */
void
desk_record_editor_open (DeskRecordEditor *self, DeskContext *context, DeskRecord *record,
                         const DeskDraft *draft)
{
  DeskRecordEditorPrivate *priv = desk_record_editor_get_private (self);
  DeskRecordEditorClass *klass = DESK_RECORD_EDITOR_GET_CLASS (self);

  g_set_object (&priv->context, context);
  if (draft != NULL)
    desk_form_typed_apply (record, draft->typed);
  else if (klass->begin != NULL)
    klass->begin (self, record);
  g_clear_object (&priv->shown);
  open_form (self, context, record, draft);
}

/**
 * desk_record_editor_open_amendment:
 * @record: as it is registered
 * @base: journal position at which it was read
 * @draft: (nullable): what was typed before
 *
 * Begins an amendment.
 */
void
desk_record_editor_open_amendment (DeskRecordEditor *self, DeskContext *context, DeskRecord *record,
                                   gint64 base, const DeskDraft *draft)
{
  DeskRecordEditorPrivate *priv = desk_record_editor_get_private (self);
  g_autoptr (DeskRecord) copy = desk_record_copy (record);

  g_clear_object (&priv->shown);
  priv->shown = desk_record_copy (copy);
  priv->base = draft != NULL ? draft->base : base;
  if (draft != NULL)
    {
      desk_form_typed_take_shown (priv->shown, draft->shown, draft->typed);
      desk_form_typed_apply (copy, draft->typed);
    }
  open_form (self, context, copy, draft);
}

/**
 * desk_record_editor_set_visit:
 * @visit: in which the record is taken, as just read
 *
 * Registering makes the record the outcome of the visit.
 */
void
desk_record_editor_set_visit (DeskRecordEditor *self, DeskVisit *visit)
{
  DeskRecordEditorPrivate *priv = desk_record_editor_get_private (self);

  g_set_object (&priv->visit, visit);
  priv->visit_base = desk_store_get_position (desk_context_get_store (priv->context));
}

/**
 * desk_record_editor_get_visit:
 * @base: (out): journal position at which it was read
 *
 * Returns: (transfer none) (nullable): the visit in which the record is taken
 */
DeskVisit *
desk_record_editor_get_visit (DeskRecordEditor *self, gint64 *base)
{
  *base = desk_record_editor_get_private (self)->visit_base;
  return desk_record_editor_get_private (self)->visit;
}

/**
 * desk_record_editor_get_context:
 *
 * Returns: (transfer none): what the form was opened with
 */
DeskContext *
desk_record_editor_get_context (DeskRecordEditor *self)
{
  return desk_record_editor_get_private (self)->context;
}

/**
 * desk_record_editor_get_record:
 *
 * Returns: (transfer none): the record as it stands in the form
 */
DeskRecord *
desk_record_editor_get_record (DeskRecordEditor *self)
{
  return desk_record_editor_get_private (self)->record;
}

/**
 * desk_record_editor_is_amendment:
 *
 * Returns: whether a registered record is amended
 */
gboolean
desk_record_editor_is_amendment (DeskRecordEditor *self)
{
  return desk_record_editor_get_private (self)->shown != NULL;
}

/**
 * desk_record_editor_is_open:
 *
 * Returns: whether what is typed is being kept: not while the form opens, and no longer when it is saved
 */
gboolean
desk_record_editor_is_open (DeskRecordEditor *self)
{
  return desk_record_editor_get_private (self)->autosave != NULL;
}

/**
 * desk_record_editor_is_readable:
 * Takes what stands in the rows into the record; puts the focus on what cannot be read.
 *
 * Returns: whether everything could be read
 */
gboolean
desk_record_editor_is_readable (DeskRecordEditor *self)
{
  GtkWidget *wrong;

  desk_form_rows_commit (get_form (self));
  wrong = desk_form_rows_find_error (get_form (self));
  return wrong == NULL || refuse (self, wrong, _ ("Something cannot be read: see the marked field"));
}

/**
 * desk_record_editor_find_row:
 *
 * Returns: (transfer none) (nullable): the row of a field
 */
GtkWidget *
desk_record_editor_find_row (DeskRecordEditor *self, const char *field)
{
  g_autoptr (GPtrArray) rows = desk_form_rows_find (get_form (self));

  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (desk_form_row_get_field (g_ptr_array_index (rows, i)), field))
      return g_ptr_array_index (rows, i);
  return NULL;
}

/**
 * desk_record_editor_get_reason:
 *
 * Returns: (transfer full) (nullable): why the record is amended, NULL while nothing is written there
 */
char *
desk_record_editor_get_reason (DeskRecordEditor *self)
{
  return desk_form_typed_get_reason (desk_record_editor_get_private (self)->reason);
}

/**
 * desk_record_editor_propose:
 * @text: what may stand in the field
 *
 * Fills in what nobody typed: an empty form stays one, and leaves no draft.
 */
void
desk_record_editor_propose (DeskRecordEditor *self, guint field, const char *text)
{
  DeskRecordEditorPrivate *priv = desk_record_editor_get_private (self);

  g_signal_handler_block (priv->record, priv->record_handler);
  desk_record_set_text (priv->record, field, text);
  g_signal_handler_unblock (priv->record, priv->record_handler);
}

/**
 * desk_record_editor_set_words:
 * @primary: translated: what saving means: "Book"
 * @state: translated: what becomes of what is typed
 *
 * Says what this form does. Call it from `show`.
 */
void
desk_record_editor_set_words (DeskRecordEditor *self, const char *primary, const char *state)
{
  DeskRecordEditorPrivate *priv = desk_record_editor_get_private (self);

  gtk_button_set_label (priv->primary, primary);
  gtk_label_set_label (priv->state, state);
}

/**
 * desk_record_editor_go_on:
 * Says that the answer is there that registering may have waited for.
 */
void
desk_record_editor_go_on (DeskRecordEditor *self)
{
  DeskRecordEditorPrivate *priv = desk_record_editor_get_private (self);

  if (!priv->waiting)
    return;
  priv->waiting = FALSE;
  gtk_widget_activate_action (GTK_WIDGET (self), "form.primary", NULL);
}

/**
 * desk_record_editor_show_matches:
 * @summary: (nullable): what fits, in a few words; NULL for nothing
 *
 * Tells at the foot of the form what fits; the button leads there (`record.matches`).
 */
void
desk_record_editor_show_matches (DeskRecordEditor *self, const char *summary)
{
  GtkWidget *button = GTK_WIDGET (desk_record_editor_get_private (self)->matches);

  gtk_button_set_label (GTK_BUTTON (button), summary != NULL ? summary : "");
  gtk_widget_set_visible (button, summary != NULL);
}

/**
 * desk_record_editor_touch:
 * Says that something was typed.
 */
void
desk_record_editor_touch (DeskRecordEditor *self)
{
  DeskRecordEditorPrivate *priv = desk_record_editor_get_private (self);

  if (priv->autosave != NULL)
    desk_autosave_touch (priv->autosave);
}

/**
 * desk_record_editor_tell_changed:
 * Says that something the check looks at, or the sections depend on, is another now.
 */
void
desk_record_editor_tell_changed (DeskRecordEditor *self)
{
  show_sections (self);
  show_findings (self);
  desk_record_editor_touch (self);
}

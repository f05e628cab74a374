// SPDX-License-Identifier: GPL-3.0-or-later
// The form of a person: opening, keeping what is typed, saving. The rows are those of widgets/person-panel; when a draft
// is written is said in widgets/autosave, and how a form becomes one in widgets/form-typed.

#include "ui/people/person-form.h"

#include "store/error.h"
#include "ui/notice.h"
#include "ui/people/person-file.h"
#include "ui/widgets/clash-dialog.h"
#include "ui/widgets/field-message.h"
#include "ui/widgets/form-typed.h"
#include "ui/widgets/form-row.h"
#include "ui/widgets/list-group.h"
#include "ui/widgets/person-panel.h"

#include <glib/gi18n-lib.h>

struct _DeskPersonForm
{
  AdwBin parent_instance;

  DeskContext *context;
  DeskPerson *person;
  DeskPerson *shown; /* NULL: a new person */
  gint64 base;
  gulong person_handler;
  DeskAutosave *autosave;
  DeskPerson *saving; /* what a save under way writes */
  DeskSave *save;     /* NULL until the draft is quiet */
  gboolean dirty;

  DeskPersonPanel *panel;
  GtkRevealer *reason_revealer;
  GtkEditable *reason;
  GtkLabel *reason_message;
  GtkLabel *state;
};

typedef enum
{
  PROP_DIRTY = 1
} DeskPersonFormProperty;

static GParamSpec *props[PROP_DIRTY + 1];

enum
{
  SIGNAL_SAVED,
  SIGNAL_SAME_PERSON,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskPersonForm, desk_person_form, ADW_TYPE_BIN)

/* Who somebody is: a change of these is an amendment. */
static const DeskPersonField identity[] = {
  DESK_PERSON_SURNAME,
  DESK_PERSON_GIVEN_NAME,
  DESK_PERSON_PATRONYMIC,
  DESK_PERSON_SURNAME_OTHER,
  DESK_PERSON_GIVEN_NAME_OTHER,
  DESK_PERSON_ORGANISATION,
  DESK_PERSON_ORGANISATION_NUMBER,
  DESK_PERSON_PERSONAL_NUMBER,
  DESK_PERSON_BIRTH,
  DESK_PERSON_SEX,
};

/* Filling in what was not known needs no reason. */
static gboolean
needs_reason (DeskPersonForm *self)
{
  for (guint i = 0; self->shown != NULL && i < G_N_ELEMENTS (identity); i++)
    {
      GVariant *was = desk_record_get_value (DESK_RECORD (self->shown), identity[i]);
      GVariant *is = desk_record_get_value (DESK_RECORD (self->person), identity[i]);

      if (was != NULL && (is == NULL || !g_variant_equal (was, is)))
        return TRUE;
    }
  return FALSE;
}

static GVariant *
collect (gpointer data)
{
  DeskPersonForm *self = data;

  /* What is being saved needs no draft any more. */
  if (self->save != NULL)
    return NULL;
  return desk_form_typed_collect (GTK_WIDGET (self->panel), DESK_RECORD (self->person),
                                  self->shown != NULL ? DESK_RECORD (self->shown) : NULL, self->reason);
}

static void
show_state (DeskPersonForm *self)
{
  const char *text = self->dirty           ? _ ("Not saved yet; what you type is kept as a draft")
                     : self->shown == NULL ? _ ("New person")
                                           : _ ("Saved");

  gtk_label_set_label (self->state, text);
  gtk_revealer_set_reveal_child (self->reason_revealer, needs_reason (self));
}

static void
set_dirty (DeskPersonForm *self, gboolean dirty)
{
  if (self->dirty != dirty)
    {
      self->dirty = dirty;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DIRTY]);
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "person-form.discard", dirty);
  show_state (self);
}

static void
on_typed (DeskPersonForm *self)
{
  if (self->autosave == NULL)
    return;
  set_dirty (self, TRUE);
  desk_autosave_touch (self->autosave);
}

static void
on_reason_changed (DeskPersonForm *self)
{
  desk_field_message_show (GTK_WIDGET (self->reason), self->reason_message, DESK_VERDICT_OK, NULL);
  on_typed (self);
}

static void
connect_rows (DeskPersonForm *self)
{
  g_autoptr (GPtrArray) rows = desk_form_rows_find (GTK_WIDGET (self->panel));

  for (guint i = 0; i < rows->len; i++)
    g_signal_connect_object (g_ptr_array_index (rows, i), "typed", G_CALLBACK (on_typed), self,
                             G_CONNECT_SWAPPED);
}

/* Begins to keep what is typed from now on. */
static void
start_autosave (DeskPersonForm *self)
{
  const char *id = desk_record_get_id (DESK_RECORD (self->person));
  g_autoptr (GVariant) were = NULL;

  if (self->autosave != NULL)
    desk_autosave_close (self->autosave);
  g_clear_object (&self->autosave);
  self->autosave = desk_autosave_new (self->context, DESK_PERSON_DRAFT, id, collect, self);
  were = self->shown != NULL ? desk_form_typed_list_values (DESK_RECORD (self->shown)) : NULL;
  desk_autosave_set_shown (self->autosave, were);
}

/* Entries that are saved now can be ended, no longer removed. */
static void
renew_lists (DeskPersonForm *self)
{
  g_autoptr (GPtrArray) rows = desk_form_rows_find (GTK_WIDGET (self->panel));
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  for (guint i = 0; i < rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (rows, i);

      if (DESK_IS_LIST_GROUP (row) && (focus == NULL || !gtk_widget_is_ancestor (focus, row)))
        desk_form_row_bind (DESK_FORM_ROW (row), self->context, DESK_RECORD (self->person));
    }
}

/* What was saved is what the form showed; what was typed since goes on. */
static void
settle (DeskPersonForm *self)
{
  g_autoptr (GVariant) rest = NULL;

  desk_record_set_id (DESK_RECORD (self->person), desk_record_get_id (DESK_RECORD (self->saving)));
  g_clear_object (&self->shown);
  self->shown = g_steal_pointer (&self->saving);
  self->base = desk_store_get_position (desk_context_get_store (self->context));
  gtk_editable_set_text (self->reason, "");
  desk_autosave_forget (self->autosave);
  start_autosave (self);

  rest = collect (self);
  set_dirty (self, g_variant_n_children (rest) > 0);
  if (self->dirty)
    desk_autosave_touch (self->autosave);
  else if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    renew_lists (self);
}

/* A question about what somebody else changed, until it is answered. */
typedef struct
{
  DeskPersonForm *form;
  DeskSave *save; /* holds the clashes */
} Question;

static void
on_clash_answered (DeskClashAnswer answer, gpointer data)
{
  g_autofree Question *question = data;
  g_autoptr (DeskPersonForm) self = question->form;
  g_autoptr (DeskSave) save = question->save;

  if (self->autosave == NULL || answer == DESK_CLASH_LOOK_AGAIN)
    return;
  desk_clash_take_answer (answer, desk_save_list_clashes (save), DESK_RECORD (self->shown),
                          DESK_RECORD (self->person));
  desk_person_form_save (self);
}

static void
ask_about_clashes (DeskPersonForm *self, DeskSave *save)
{
  Question *question = g_new (Question, 1);

  *question = (Question){ g_object_ref (self), g_object_ref (save) };
  desk_clash_dialog_ask (GTK_WIDGET (self), self->context, DESK_RECORD (self->person),
                         desk_save_list_clashes (save), on_clash_answered, question);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskPersonForm) self = data;
  g_autoptr (DeskSave) save = g_steal_pointer (&self->save);
  g_autoptr (GError) error = NULL;
  gboolean saved = desk_store_save_finish (DESK_STORE (source), result, &error);

  if (self->autosave == NULL)
    return;
  if (saved)
    {
      settle (self);
      desk_notice_show (GTK_WIDGET (self), _ ("The person is saved"));
      g_signal_emit (self, signals[SIGNAL_SAVED], 0);
      return;
    }
  /* Nothing was written: what is typed goes on being kept. */
  g_clear_object (&self->saving);
  desk_autosave_touch (self->autosave);
  if (g_error_matches (error, DESK_STORE_ERROR, DESK_STORE_ERROR_CLASH))
    ask_about_clashes (self, save);
  else
    desk_notice_show_error (GTK_WIDGET (self), error);
}

static void
run_save (gint64 draft, gpointer data)
{
  g_autoptr (DeskPersonForm) self = data;
  DeskStore *store = self->context != NULL ? desk_context_get_store (self->context) : NULL;
  g_autofree char *reason = needs_reason (self) ? desk_form_typed_get_reason (self->reason) : NULL;

  if (store == NULL || self->autosave == NULL)
    return;
  self->save = desk_context_new_save (self->context);
  desk_save_add (self->save, DESK_RECORD (self->saving),
                 self->shown != NULL ? DESK_RECORD (self->shown) : NULL, self->base, reason);
  desk_save_drop_draft (self->save, draft);
  desk_store_save_async (store, self->save, on_saved, g_object_ref (self));
}

static void
on_same_person (DeskPersonForm *self, const char *id)
{
  g_signal_emit (self, signals[SIGNAL_SAME_PERSON], 0, id);
}

/* A form that was discarded, for the undo. */
typedef struct
{
  DeskPersonForm *form;
  DeskDraft *draft;
} Discarded;

static void
discarded_free (gpointer data)
{
  Discarded *self = data;

  g_object_unref (self->form);
  desk_draft_free (self->draft);
  g_free (self);
}

static void
bring_back (gpointer data)
{
  Discarded *self = data;
  DeskPersonForm *form = self->form;
  g_autoptr (DeskPerson) before = NULL;

  if (form->autosave == NULL)
    return;
  before = form->shown != NULL ? g_object_ref (form->shown) : g_object_new (DESK_TYPE_PERSON, NULL);
  desk_person_form_open (form, form->context, before, form->base, self->draft);
  desk_autosave_touch (form->autosave);
}

static void
on_save_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  desk_person_form_save (DESK_PERSON_FORM (widget));
}

/* Ctrl+S keeps what is typed, and changes no record. */
static void
on_save_draft_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskPersonForm *self = DESK_PERSON_FORM (widget);

  if (self->autosave == NULL || !self->dirty)
    return;
  desk_autosave_touch (self->autosave);
  desk_autosave_flush (self->autosave);
  desk_notice_show (widget, _ ("The draft is kept"));
}

static void
on_discard_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  desk_person_form_discard (DESK_PERSON_FORM (widget));
}

/* The page goes, or the desk is covered or locked: what is typed must not wait for the timer. */
static void
desk_person_form_unmap (GtkWidget *widget)
{
  DeskPersonForm *self = DESK_PERSON_FORM (widget);

  if (self->autosave != NULL)
    desk_autosave_flush (self->autosave);
  GTK_WIDGET_CLASS (desk_person_form_parent_class)->unmap (widget);
}

static gboolean
desk_person_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DESK_PERSON_FORM (widget)->panel));
}

static void
desk_person_form_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_DIRTY)
    g_value_set_boolean (value, DESK_PERSON_FORM (object)->dirty);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
desk_person_form_dispose (GObject *object)
{
  DeskPersonForm *self = DESK_PERSON_FORM (object);

  if (self->autosave != NULL)
    desk_autosave_close (self->autosave);
  g_clear_object (&self->autosave);
  g_clear_signal_handler (&self->person_handler, self->person);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_PERSON_FORM);
  g_clear_object (&self->save);
  g_clear_object (&self->saving);
  g_clear_object (&self->person);
  g_clear_object (&self->shown);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (desk_person_form_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/people/person-form.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskPersonForm, panel);
  gtk_widget_class_bind_template_child (widget_class, DeskPersonForm, reason_revealer);
  gtk_widget_class_bind_template_child (widget_class, DeskPersonForm, reason);
  gtk_widget_class_bind_template_child (widget_class, DeskPersonForm, state);
  gtk_widget_class_bind_template_callback (widget_class, on_same_person);
  gtk_widget_class_bind_template_callback (widget_class, on_reason_changed);
}

static void
desk_person_form_class_init (DeskPersonFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = desk_person_form_get_property;
  object_class->dispose = desk_person_form_dispose;
  widget_class->unmap = desk_person_form_unmap;
  widget_class->grab_focus = desk_person_form_grab_focus;

  /**
   * DeskPersonForm:dirty:
   * Whether something was typed that is not saved.
   */
  props[PROP_DIRTY] = g_param_spec_boolean ("dirty", NULL, NULL, FALSE, G_PARAM_READABLE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  /**
   * DeskPersonForm::saved:
   * The person is in the journal.
   */
  signals[SIGNAL_SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 0);
  /**
   * DeskPersonForm::same-person:
   * @id: who the officer says it is
   */
  signals[SIGNAL_SAME_PERSON] = g_signal_new ("same-person", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                              NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (DESK_TYPE_PERSON_PANEL);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "form.primary", NULL, on_save_action);
  gtk_widget_class_install_action (widget_class, "form.save-draft", NULL, on_save_draft_action);
  gtk_widget_class_install_action (widget_class, "person-form.discard", NULL, on_discard_action);
}

static void
desk_person_form_init (DeskPersonForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->reason_message = desk_field_message_add (ADW_ENTRY_ROW (self->reason));
  connect_rows (self);
}

/**
 * desk_person_form_open:
 * @person: as it was read, or what a new person begins with
 * @base: journal position at which it was read
 * @draft: (nullable): what was typed before the program ended
 *
 * Begins to edit a copy of a person.
 */
void
desk_person_form_open (DeskPersonForm *self, DeskContext *context, DeskPerson *person, gint64 base,
                       const DeskDraft *draft)
{
  g_autoptr (DeskRecord) copy = desk_record_copy (DESK_RECORD (person));

  g_set_object (&self->context, context);
  g_clear_signal_handler (&self->person_handler, self->person);
  if (self->autosave != NULL)
    desk_autosave_close (self->autosave);
  g_clear_object (&self->autosave);
  g_set_object (&self->shown, NULL);
  if (desk_record_get_id (copy) != NULL)
    self->shown = DESK_PERSON (desk_record_copy (copy));
  if (draft != NULL && self->shown != NULL)
    desk_form_typed_take_shown (DESK_RECORD (self->shown), draft->shown, draft->typed);
  if (draft != NULL)
    desk_form_typed_apply (copy, draft->typed);

  g_set_object (&self->person, DESK_PERSON (copy));
  self->base = draft != NULL ? draft->base : base;
  gtk_editable_set_text (self->reason, "");
  desk_person_panel_set_person (self->panel, context, self->person);
  if (draft != NULL)
    desk_form_typed_restore (GTK_WIDGET (self->panel), draft->typed, self->reason);

  start_autosave (self);
  if (draft != NULL)
    desk_autosave_continue (self->autosave, draft);
  self->person_handler =
      g_signal_connect_object (self->person, "notify", G_CALLBACK (on_typed), self, G_CONNECT_SWAPPED);
  set_dirty (self, draft != NULL);
}

/**
 * desk_person_form_get_person:
 *
 * Returns: (transfer none): the person as it stands in the form
 */
DeskPerson *
desk_person_form_get_person (DeskPersonForm *self)
{
  return self->person;
}

/**
 * desk_person_form_get_autosave:
 *
 * Returns: (transfer none) (nullable): what keeps what is typed, once the form was opened
 */
DeskAutosave *
desk_person_form_get_autosave (DeskPersonForm *self)
{
  return self->autosave;
}

/**
 * desk_person_form_is_dirty:
 *
 * Returns: whether something was typed that is not saved
 */
gboolean
desk_person_form_is_dirty (DeskPersonForm *self)
{
  return self->dirty;
}

static gboolean
refuse (DeskPersonForm *self, GtkWidget *where, const char *why)
{
  gtk_widget_grab_focus (where);
  desk_notice_show (GTK_WIDGET (self), why);
  return FALSE;
}

/* Whether the form may be saved; puts the focus where it may not. */
static gboolean
check (DeskPersonForm *self)
{
  GtkWidget *wrong = desk_form_rows_find_error (GTK_WIDGET (self->panel));
  g_autofree char *reason = desk_form_typed_get_reason (self->reason);

  if (wrong != NULL)
    return refuse (self, wrong, _ ("Something cannot be read: see the marked field"));
  if (desk_record_is_empty (DESK_RECORD (self->person)))
    return refuse (self, GTK_WIDGET (self->panel), _ ("Nothing is filled in yet"));
  show_state (self);
  if (needs_reason (self) && reason == NULL)
    {
      const char *why = _ ("Say why the person's identity is changed");

      desk_field_message_show (GTK_WIDGET (self->reason), self->reason_message, DESK_VERDICT_ERROR, why);
      return refuse (self, GTK_WIDGET (self->reason), why);
    }
  return TRUE;
}

/**
 * desk_person_form_save:
 * Saves the form, or puts the focus on what hinders it.
 */
void
desk_person_form_save (DeskPersonForm *self)
{
  g_autoptr (GPtrArray) changes = NULL;

  if (self->saving != NULL)
    return;
  desk_form_rows_commit (GTK_WIDGET (self->panel));
  if (!check (self))
    return;

  changes =
      desk_record_diff (self->shown != NULL ? DESK_RECORD (self->shown) : NULL, DESK_RECORD (self->person));
  if (changes->len == 0)
    {
      desk_autosave_forget (self->autosave);
      set_dirty (self, FALSE);
      desk_notice_show (GTK_WIDGET (self), _ ("Nothing has changed"));
      return;
    }
  self->saving = DESK_PERSON (desk_record_copy (DESK_RECORD (self->person)));
  desk_autosave_settle (self->autosave, run_save, g_object_ref (self));
}

/**
 * desk_person_form_discard:
 * Goes back to what is saved; what was typed can be brought back from the notice.
 */
void
desk_person_form_discard (DeskPersonForm *self)
{
  Discarded *discarded = g_new0 (Discarded, 1);
  g_autoptr (DeskPerson) before = NULL;

  discarded->form = g_object_ref (self);
  discarded->draft = desk_draft_new (DESK_PERSON_DRAFT, desk_record_get_id (DESK_RECORD (self->person)));
  discarded->draft->base = self->base;
  discarded->draft->shown =
      self->shown != NULL ? desk_form_typed_list_values (DESK_RECORD (self->shown)) : NULL;
  discarded->draft->typed = collect (self);

  desk_autosave_forget (self->autosave);
  before = self->shown != NULL ? g_object_ref (self->shown) : g_object_new (DESK_TYPE_PERSON, NULL);
  desk_person_form_open (self, self->context, before, self->base, NULL);
  desk_notice_show_undo (GTK_WIDGET (self), _ ("What was typed is discarded"), bring_back, discarded,
                         discarded_free);
}

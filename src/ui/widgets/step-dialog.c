// SPDX-License-Identifier: GPL-3.0-or-later
// The particulars of a step. What is asked stands in a table (widgets/steps), what will do is the model's to say. The
// dialog edits a copy; particulars of a list belong to one new entry of it.

#include "ui/widgets/step-dialog.h"

#include "store/search.h"
#include "ui/notice.h"
#include "ui/widgets/body-row.h"
#include "ui/widgets/dialog-height.h"
#include "ui/widgets/field-message.h"
#include "ui/widgets/field-text.h"
#include "ui/widgets/page-title.h"
#include "ui/widgets/spoken.h"

#include <glib/gi18n-lib.h>

/* One particular: its row, and of a choice what may be chosen. */
typedef struct
{
  guint field;
  GtkWidget *row;
  GPtrArray *terms; /* NULL: it is typed */
} Question;

struct _DeskStepDialog
{
  AdwDialog parent_instance;

  DeskContext *context;
  const DeskStepTable *table;
  const DeskStepOffer *offer;
  DeskRecord *shown;
  DeskRecord *edit;
  gint64 base;
  const char **parts; /* NULL: there is nothing to choose among */
  char *key;          /* of the new entry of a list */
  Question questions[DESK_STEP_FIELDS];
  gboolean saving;

  AdwPreferencesGroup *group;
  GtkWidget *part; /* NULL: nothing to choose among */
  GtkWidget *note; /* NULL: none is asked for */
  GtkLabel *message;
  GtkWidget *told; /* the row the message is about; NULL: it is about none */
  GtkWidget *button;
};

enum
{
  DONE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskStepDialog, desk_step_dialog, ADW_TYPE_DIALOG)

static const DeskField *
get_field (DeskStepDialog *self, guint field)
{
  return &desk_record_get_fields (self->edit, NULL)[field];
}

static gboolean
is_link (DeskStepDialog *self, const Question *question)
{
  return get_field (self, question->field)->kind == DESK_FIELD_LINK;
}

static void
clear_message (DeskStepDialog *self)
{
  desk_field_message_show (self->told, self->message, DESK_VERDICT_OK, NULL);
  self->told = NULL;
}

/* @row: (nullable): the one it is about */
static void
show_message (DeskStepDialog *self, GtkWidget *row, DeskVerdict level, const char *text)
{
  clear_message (self);
  desk_field_message_show (row, self->message, level, text);
  self->told = row;
  desk_spoken_warn (GTK_WIDGET (self), text);
}

static char *
get_note (DeskStepDialog *self)
{
  char *note =
      self->note != NULL ? g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->note)))) : NULL;

  if (note != NULL && *note == '\0')
    g_clear_pointer (&note, g_free);
  return note;
}

/* The first choice is all of them. */
static const char *
get_part (DeskStepDialog *self)
{
  guint selected = self->part != NULL ? adw_combo_row_get_selected (ADW_COMBO_ROW (self->part)) : 0;

  return selected > 0 && selected != GTK_INVALID_LIST_POSITION ? self->parts[selected - 1] : NULL;
}

static DeskStepAnswers
get_answers (DeskStepDialog *self, DeskRecord *record, const char *note)
{
  return (DeskStepAnswers){ self->offer, record, get_part (self), self->key, note };
}

static void
set_value (DeskStepDialog *self, guint field, GVariant *value)
{
  if (get_field (self, field)->flags & DESK_FIELD_KEYED)
    desk_record_set_entry (self->edit, field, self->key, value);
  else
    desk_record_set_value (self->edit, field, value);
}

static GVariant *
get_value (DeskStepDialog *self, guint field)
{
  if (get_field (self, field)->flags & DESK_FIELD_KEYED)
    return desk_record_get_entry (self->edit, field, self->key);
  return desk_record_get_value (self->edit, field);
}

/* The remark has no row of a field; what is missing there stands beside it. */
static void
refuse (DeskStepDialog *self, GtkWidget *row, const char *text)
{
  if (row != NULL)
    gtk_widget_grab_focus (row);
  show_message (self, row, DESK_VERDICT_ERROR, text);
}

static void
take_choice (DeskStepDialog *self, const Question *question)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (question->row));

  set_value (self, question->field,
             selected > 0 && selected <= question->terms->len
                 ? g_variant_new_string (
                       desk_term_get_code (g_ptr_array_index (question->terms, selected - 1)))
                 : NULL);
}

static void
show_hint (DeskStepDialog *self, const Question *question)
{
  DeskStepAnswers answers = get_answers (self, self->edit, NULL);
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (question->row));
  const char *hint = self->table->find_hint (&answers, self->context, question->field, typed);

  if (hint != NULL)
    show_message (self, question->row, DESK_VERDICT_OK, hint);
}

static void
on_edited (DeskStepDialog *self)
{
  for (guint i = 0; i < self->offer->n_fields; i++)
    if (self->questions[i].row != NULL && self->questions[i].terms != NULL)
      take_choice (self, &self->questions[i]);
  clear_message (self);
  for (guint i = 0; i < self->offer->n_fields && self->table->find_hint != NULL; i++)
    if (self->questions[i].row != NULL && ADW_IS_ENTRY_ROW (self->questions[i].row))
      show_hint (self, &self->questions[i]);
}

/* Returns: FALSE where what was typed cannot be read, and the officer was told. */
static gboolean
take_text (DeskStepDialog *self, const Question *question)
{
  const DeskField *field = get_field (self, question->field);
  g_auto (DeskFieldReading) reading = { 0 };

  desk_field_text_read (field, gtk_editable_get_text (GTK_EDITABLE (question->row)), FALSE, self->context,
                        &reading);
  if (reading.level == DESK_VERDICT_ERROR)
    {
      refuse (self, question->row, reading.message);
      return FALSE;
    }
  set_value (self, question->field,
             reading.value != NULL ? desk_field_text_to_value (field, reading.value) : NULL);
  return TRUE;
}

static gboolean
take_answers (DeskStepDialog *self)
{
  for (guint i = 0; i < self->offer->n_fields; i++)
    {
      const Question *question = &self->questions[i];

      if (question->terms != NULL)
        take_choice (self, question);
      else if (DESK_IS_FORM_ROW (question->row))
        desk_form_row_commit (DESK_FORM_ROW (question->row));
      else if (!is_link (self, question) && !take_text (self, question))
        return FALSE;
    }
  return TRUE;
}

static void
on_saved (gboolean saved, gpointer data)
{
  g_autoptr (DeskStepDialog) self = data;

  self->saving = FALSE;
  if (saved)
    {
      g_signal_emit (self, signals[DONE], 0, self->offer->id);
      adw_dialog_close (ADW_DIALOG (self));
    }
  else if (self->context != NULL)
    gtk_widget_set_sensitive (self->button, TRUE);
}

/* A copy is saved: where that fails, what was typed is still there to be tried again. */
static void
save (DeskStepDialog *self)
{
  g_autofree char *note = get_note (self);
  g_autoptr (DeskRecord) after = desk_record_copy (self->edit);
  DeskStepAnswers answers = get_answers (self, after, note);

  if (!self->table->take (&answers, self->context))
    {
      show_message (self, NULL, DESK_VERDICT_ERROR,
                    _ ("This cannot be done any more: look at the state of the record."));
      return;
    }
  self->saving = TRUE;
  gtk_widget_set_sensitive (self->button, FALSE);
  self->table->save (GTK_WIDGET (self), self->context, &answers, self->shown, self->base, on_saved,
                     g_object_ref (self));
}

static void
on_confirmed (DeskStepDialog *self, const char *answer)
{
  if (g_str_equal (answer, "do"))
    save (self);
}

static void
confirm (DeskStepDialog *self)
{
  AdwDialog *dialog =
      adw_alert_dialog_new (_ (self->offer->title),
                            _ ("The number stays used, and everything that was written stays in the history. "
                               "This cannot be undone."));

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "do",
                                  _ (self->offer->title), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "do", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_confirmed), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static const char *
find_fault (DeskStepDialog *self, guint *field)
{
  g_autofree char *note = get_note (self);
  DeskStepAnswers answers = get_answers (self, self->edit, note);

  if (self->offer->is_grave && note == NULL)
    {
      *field = self->table->note_field;
      return _ ("Write the reason.");
    }
  return self->table->find_fault (&answers, self->context, field);
}

static void
check_and_save (DeskStepDialog *self)
{
  guint field;
  const char *fault;

  if (self->offer->prepare != NULL)
    self->offer->prepare (self->edit, self->context, self->key);
  fault = find_fault (self, &field);
  if (fault != NULL)
    {
      GtkWidget *row = desk_step_dialog_find_row (self, field);

      refuse (self, row != NULL ? row : self->note, fault);
    }
  else if (self->offer->is_grave)
    confirm (self);
  else
    save (self);
}

static gpointer
find_record (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return desk_search_run (database, data, cancellable, error);
}

static const Question *
find_link (DeskStepDialog *self)
{
  for (guint i = 0; i < self->offer->n_fields; i++)
    if (self->questions[i].row != NULL && is_link (self, &self->questions[i]))
      return &self->questions[i];
  return NULL;
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskStepDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = desk_store_call_finish (DESK_STORE (source), result, &error);
  const Question *link = find_link (self);

  if (hits == NULL || link == NULL)
    {
      if (error != NULL)
        show_message (self, NULL, DESK_VERDICT_ERROR, error->message);
      return;
    }
  set_value (self, link->field, NULL);
  for (guint i = 0; i < hits->len; i++)
    {
      DeskRecord *record = desk_hit_get_record (g_ptr_array_index (hits, i));

      if (g_strcmp0 (desk_record_get_kind (record), get_field (self, link->field)->detail) == 0
          && desk_hit_get_level (g_ptr_array_index (hits, i)) <= DESK_HIT_TAIL)
        {
          set_value (self, link->field, g_variant_new_string (desk_record_get_id (record)));
          break;
        }
    }
  check_and_save (self);
}

/* Another record is named by its number. */
static void
look_for_record (DeskStepDialog *self, GtkWidget *row)
{
  DeskStore *store = desk_context_get_store (self->context);
  DeskSearch *search =
      desk_search_new (gtk_editable_get_text (GTK_EDITABLE (row)),
                       desk_profile_get_code (desk_context_get_profile (self->context)), FALSE, 5);

  desk_store_call_async (store, DESK_PRIORITY_TYPING, find_record, search, (GDestroyNotify)desk_search_free,
                         (GDestroyNotify)g_ptr_array_unref, NULL, on_found, g_object_ref (self));
}

static void
on_do (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskStepDialog *self = DESK_STEP_DIALOG (widget);
  const Question *link = find_link (self);

  if (self->saving || desk_context_get_store (self->context) == NULL)
    return;
  on_edited (self);
  if (!take_answers (self))
    return;
  if (link != NULL)
    look_for_record (self, link->row);
  else
    check_and_save (self);
}

static GtkWidget *
make_combo (DeskStepDialog *self, GtkStringList *labels)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
  desk_spoken_follow_choice (row, NULL);
  return row;
}

static GtkWidget *
make_choice (DeskStepDialog *self, Question *question)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  GVariant *value = get_value (self, question->field);
  guint selected = 0;
  GtkWidget *row;

  question->terms = desk_steps_list_terms (self->table, self->edit, self->context, question->field);
  gtk_string_list_append (labels, _ ("Not said"));
  for (guint i = 0; i < question->terms->len; i++)
    {
      DeskTerm *term = g_ptr_array_index (question->terms, i);

      gtk_string_list_append (labels, desk_term_get_label (term, desk_context_get_language (self->context)));
      if (value != NULL && g_str_equal (desk_term_get_code (term), g_variant_get_string (value, NULL)))
        selected = i + 1;
    }
  row = make_combo (self, labels);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  return row;
}

static GtkWidget *
make_entry (DeskStepDialog *self, const Question *question)
{
  GtkWidget *row = adw_entry_row_new ();
  g_autofree char *text = !is_link (self, question)
                              ? desk_field_text_show (get_field (self, question->field),
                                                      get_value (self, question->field), self->context)
                              : NULL;

  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
  g_signal_connect_object (row, "changed", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  return row;
}

static void
add_question (DeskStepDialog *self, guint i)
{
  Question *question = &self->questions[i];
  const DeskField *field = get_field (self, self->offer->fields[i]);

  question->field = self->offer->fields[i];
  if (field->kind == DESK_FIELD_BODY)
    {
      question->row = g_object_new (DESK_TYPE_BODY_ROW, "field", field->name, NULL);
      desk_form_row_bind (DESK_FORM_ROW (question->row), self->context, self->edit);
    }
  else
    {
      question->row =
          field->kind == DESK_FIELD_CHOICE ? make_choice (self, question) : make_entry (self, question);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (question->row), field->kind == DESK_FIELD_LINK
                                                                              ? _ (self->offer->link_label)
                                                                              : _ (field->label));
    }
  adw_preferences_group_add (self->group, question->row);
}

/* Where there is only one part nobody needs to say which. */
static void
add_part (DeskStepDialog *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  if (self->table->list_parts != NULL)
    self->parts = self->table->list_parts (self->offer, self->edit, self->context);
  if (self->parts == NULL || self->parts[0] == NULL || self->parts[1] == NULL)
    return;
  gtk_string_list_append (labels, _ (self->table->all_parts));
  for (guint i = 0; self->parts[i] != NULL; i++)
    {
      g_autofree char *name = self->table->name_part (self->edit, self->parts[i], self->context);

      gtk_string_list_append (labels, name);
    }
  self->part = make_combo (self, labels);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->part), _ (self->table->part_label));
  adw_preferences_group_add (self->group, self->part);
}

static void
add_note (DeskStepDialog *self)
{
  if (self->offer->note == NULL)
    return;
  self->note = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->note), _ (self->offer->note));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (self->note), TRUE);
  g_signal_connect_object (self->note, "changed", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->group, self->note);
}

static void
add_button (DeskStepDialog *self, GtkWidget *header)
{
  self->button =
      gtk_button_new_with_label (self->offer->button != NULL ? _ (self->offer->button) : _ ("Save"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), "form.primary");
  gtk_widget_set_tooltip_text (self->button, "Ctrl+Enter");
  gtk_widget_add_css_class (self->button, self->offer->is_grave ? "destructive-action" : "suggested-action");
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->button);
  adw_dialog_set_default_widget (ADW_DIALOG (self), self->button);
}

static void
desk_step_dialog_dispose (GObject *object)
{
  DeskStepDialog *self = DESK_STEP_DIALOG (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->questions); i++)
    {
      g_clear_pointer (&self->questions[i].terms, g_ptr_array_unref);
      self->questions[i].row = NULL;
    }
  self->part = NULL;
  self->note = NULL;
  self->told = NULL;
  g_clear_object (&self->shown);
  g_clear_object (&self->edit);
  g_clear_object (&self->context);
  g_clear_pointer (&self->parts, g_free);
  g_clear_pointer (&self->key, g_free);
  G_OBJECT_CLASS (desk_step_dialog_parent_class)->dispose (object);
}

static void
desk_step_dialog_class_init (DeskStepDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_step_dialog_dispose;
  /**
   * DeskStepDialog::done:
   * @id: of the step, which is on disk
   */
  signals[DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "form.primary", NULL, on_do);
}

static void
desk_step_dialog_init (DeskStepDialog *self)
{
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  self->message = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->message, TRUE);
  gtk_label_set_xalign (self->message, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->message), FALSE);
  adw_dialog_set_content_width (ADW_DIALOG (self), 460);
}

static void
lay_out (DeskStepDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *below = GTK_WIDGET (adw_preferences_group_new ());

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (below), GTK_WIDGET (self->message));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), self->group);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (below));
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), desk_page_title_new ());
  add_button (self, header);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_child (ADW_DIALOG (self), view);
  desk_dialog_height_follow (ADW_DIALOG (self));
  adw_dialog_set_title (ADW_DIALOG (self), _ (self->offer->title));
}

/**
 * desk_step_dialog_new:
 * @table: (transfer none): static
 * @offer: (transfer none): what is to be done; of @table
 * @record: as it was read at @base
 *
 * Returns: (transfer floating)
 */
DeskStepDialog *
desk_step_dialog_new (DeskContext *context, const DeskStepTable *table, const DeskStepOffer *offer,
                      DeskRecord *record, gint64 base)
{
  DeskStepDialog *self = g_object_new (DESK_TYPE_STEP_DIALOG, NULL);

  self->context = g_object_ref (context);
  self->table = table;
  self->offer = offer;
  self->shown = desk_record_copy (record);
  self->edit = desk_record_copy (record);
  self->base = base;
  if (offer->n_fields > 0)
    self->key = desk_record_make_key (record, offer->fields[0], g_random_int ());
  add_part (self);
  for (guint i = 0; i < offer->n_fields; i++)
    add_question (self, i);
  add_note (self);
  lay_out (self);
  adw_dialog_set_focus (ADW_DIALOG (self), self->part != NULL    ? self->part
                                           : offer->n_fields > 0 ? self->questions[0].row
                                           : self->note != NULL  ? self->note
                                                                 : self->button);
  return self;
}

/**
 * desk_step_dialog_set_description:
 * @text: what the officer has to know for it; plain text
 */
void
desk_step_dialog_set_description (DeskStepDialog *self, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_preferences_group_set_description (self->group, escaped);
}

/**
 * desk_step_dialog_find_row:
 *
 * Returns: (transfer none) (nullable): the row of a particular
 */
GtkWidget *
desk_step_dialog_find_row (DeskStepDialog *self, guint field)
{
  for (guint i = 0; i < self->offer->n_fields; i++)
    if (self->questions[i].row != NULL && self->questions[i].field == field)
      return self->questions[i].row;
  return NULL;
}

/**
 * desk_step_dialog_get_part_row:
 *
 * Returns: (transfer none) (nullable): the row in which it is said what of the record is meant
 */
GtkWidget *
desk_step_dialog_get_part_row (DeskStepDialog *self)
{
  return self->part;
}

/**
 * desk_step_dialog_get_note_row:
 *
 * Returns: (transfer none) (nullable): the row of the remark or reason
 */
GtkWidget *
desk_step_dialog_get_note_row (DeskStepDialog *self)
{
  return self->note;
}

/**
 * desk_step_dialog_get_message:
 *
 * Returns: (transfer none): what is said about what was written, "" for nothing
 */
const char *
desk_step_dialog_get_message (DeskStepDialog *self)
{
  return gtk_label_get_label (self->message);
}

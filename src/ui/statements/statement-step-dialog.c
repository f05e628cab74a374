// SPDX-License-Identifier: GPL-3.0-or-later
// The particulars of a step. What is asked stands in a table (statement-offer.c), what will do is the model's to say
// (model/statement-step). The dialog edits a copy; particulars of a list belong to one new entry of it.

#include "ui/statements/statement-step-dialog.h"

#include "model/profile.h"
#include "model/spelling.h"
#include "store/search.h"
#include "ui/notice.h"
#include "ui/statements/statement-act.h"
#include "ui/widgets/body-row.h"
#include "ui/widgets/field-text.h"

#include <glib/gi18n-lib.h>

/* One particular: its row, and of a choice what may be chosen. */
typedef struct
{
  DeskStatementField field;
  GtkWidget *row;
  GPtrArray *terms; /* NULL: it is typed */
} Question;

struct _DeskStatementStepDialog
{
  AdwDialog parent_instance;

  DeskContext *context;
  const DeskStatementOffer *offer;
  DeskStatement *shown;
  DeskStatement *edit;
  gint64 base;
  char *key; /* of the new entry of a list */
  Question questions[DESK_STATEMENT_OFFER_FIELDS];
  gboolean saving;

  AdwPreferencesGroup *group;
  GtkWidget *note; /* NULL: none is asked for */
  GtkLabel *message;
  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (DeskStatementStepDialog, desk_statement_step_dialog, ADW_TYPE_DIALOG)

static const DeskField *
get_field (DeskStatementStepDialog *self, DeskStatementField field)
{
  return &desk_record_get_fields (DESK_RECORD (self->edit), NULL)[field];
}

static void
show_message (DeskStatementStepDialog *self, const char *text)
{
  gtk_label_set_label (self->message, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), text != NULL);
  if (text != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static char *
get_note (DeskStatementStepDialog *self)
{
  char *note =
      self->note != NULL ? g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->note)))) : NULL;

  if (note != NULL && *note == '\0')
    g_clear_pointer (&note, g_free);
  return note;
}

static void
set_value (DeskStatementStepDialog *self, DeskStatementField field, GVariant *value)
{
  if (get_field (self, field)->flags & DESK_FIELD_KEYED)
    desk_record_set_entry (DESK_RECORD (self->edit), field, self->key, value);
  else
    desk_record_set_value (DESK_RECORD (self->edit), field, value);
}

static GVariant *
get_value (DeskStatementStepDialog *self, DeskStatementField field)
{
  if (get_field (self, field)->flags & DESK_FIELD_KEYED)
    return desk_record_get_entry (DESK_RECORD (self->edit), field, self->key);
  return desk_record_get_value (DESK_RECORD (self->edit), field);
}

/* The remark has no row of a field; what is missing there stands beside it. */
static void
refuse (DeskStatementStepDialog *self, GtkWidget *row, const char *text)
{
  if (row != NULL)
    {
      gtk_widget_add_css_class (row, "error");
      gtk_widget_grab_focus (row);
    }
  show_message (self, text);
}

static void
on_edited (DeskStatementStepDialog *self)
{
  for (guint i = 0; i < self->offer->n_fields; i++)
    gtk_widget_remove_css_class (self->questions[i].row, "error");
  if (self->note != NULL)
    gtk_widget_remove_css_class (self->note, "error");
  show_message (self, NULL);
}

static void
take_choice (DeskStatementStepDialog *self, const Question *question)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (question->row));

  set_value (self, question->field,
             selected > 0 && selected <= question->terms->len
                 ? g_variant_new_string (
                       desk_term_get_code (g_ptr_array_index (question->terms, selected - 1)))
                 : NULL);
}

/* Returns: FALSE where what was typed cannot be read, and the officer was told. */
static gboolean
take_text (DeskStatementStepDialog *self, const Question *question)
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
take_answers (DeskStatementStepDialog *self)
{
  for (guint i = 0; i < self->offer->n_fields; i++)
    {
      const Question *question = &self->questions[i];

      if (question->terms != NULL)
        take_choice (self, question);
      else if (DESK_IS_FORM_ROW (question->row))
        desk_form_row_commit (DESK_FORM_ROW (question->row));
      else if (question->field != DESK_STATEMENT_SUPERSEDED_BY && !take_text (self, question))
        return FALSE;
    }
  return TRUE;
}

static void
on_saved (gboolean saved, gpointer data)
{
  g_autoptr (DeskStatementStepDialog) self = data;

  self->saving = FALSE;
  if (saved)
    adw_dialog_close (ADW_DIALOG (self));
  else if (self->context != NULL)
    gtk_widget_set_sensitive (self->button, TRUE);
}

/* An event happened when the officer says it did; the step itself happens now. */
static gboolean
take_step (DeskStatementStepDialog *self, DeskStatement *after, const char *note)
{
  DeskRecord *record = DESK_RECORD (after);
  DeskProfile *profile = desk_context_get_profile (self->context);
  DeskHand hand = desk_statement_act_get_hand (self->context);
  GVariant *at;
  g_autofree char *event = NULL;

  if (self->offer->step != DESK_STATEMENT_RECORD)
    return desk_statement_take_step (after, profile, self->offer->step, &hand, note);

  event = g_strdup (desk_record_get_entry_text (record, DESK_STATEMENT_EVENT, self->key));
  at = desk_record_get_entry (record, DESK_STATEMENT_EVENT_AT, self->key);
  hand.now = at != NULL ? g_variant_get_int64 (at) : hand.now;
  desk_record_set_entry (record, DESK_STATEMENT_EVENT, self->key, NULL);
  desk_record_set_entry (record, DESK_STATEMENT_EVENT_AT, self->key, NULL);
  return desk_statement_record_event (after, profile, event, &hand, note);
}

/* A copy is saved: where that fails, what was typed is still there to be tried again. */
static void
save (DeskStatementStepDialog *self)
{
  g_autofree char *note = get_note (self);
  g_autoptr (DeskStatement) after = DESK_STATEMENT (desk_record_copy (DESK_RECORD (self->edit)));

  if (!take_step (self, after, note))
    {
      show_message (self, _ ("This cannot be done with the statement any more."));
      return;
    }
  self->saving = TRUE;
  gtk_widget_set_sensitive (self->button, FALSE);
  desk_statement_act_save (GTK_WIDGET (self), self->context, after, self->shown, self->base, note, on_saved,
                           g_object_ref (self));
}

static void
on_confirmed (DeskStatementStepDialog *self, const char *answer)
{
  if (g_str_equal (answer, "do"))
    save (self);
}

static void
confirm (DeskStatementStepDialog *self)
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

/* The model looks at all entries of a list; here it is the new one that must be there. */
static const char *
find_missing_choice (DeskStatementStepDialog *self, DeskStatementField *field)
{
  static const struct
  {
    DeskStatementField field;
    const char *message;
  } choices[] = {
    { DESK_STATEMENT_EVENT, N_ ("Choose what happened.") },
    { DESK_STATEMENT_OFFICIAL_KIND, N_ ("Choose in which register the number was given.") },
    { DESK_STATEMENT_EXTENDED, N_ ("Choose the term that is extended.") },
    { DESK_STATEMENT_PAUSED, N_ ("Choose the term that is paused.") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    if (desk_statement_step_dialog_find_row (self, choices[i].field) != NULL
        && get_value (self, choices[i].field) == NULL)
      {
        *field = choices[i].field;
        return _ (choices[i].message);
      }
  return NULL;
}

static const char *
find_fault (DeskStatementStepDialog *self, DeskStatementField *field)
{
  g_autofree char *note = get_note (self);
  const char *missing = find_missing_choice (self, field);

  if (missing != NULL)
    return missing;
  if (self->offer->is_grave && note == NULL)
    {
      *field = DESK_STATEMENT_EVENT_NOTE;
      return _ ("Write the reason.");
    }
  return desk_statement_find_step_fault (self->edit, desk_context_get_profile (self->context),
                                         self->offer->step, note, field);
}

static void
check_and_save (DeskStatementStepDialog *self)
{
  DeskStatementField field;
  const char *fault;

  if (self->offer->prepare != NULL)
    self->offer->prepare (self->edit, self->context, self->key);
  fault = find_fault (self, &field);
  if (fault != NULL)
    {
      GtkWidget *row = desk_statement_step_dialog_find_row (self, field);

      refuse (self, row != NULL ? row : self->note, fault);
    }
  else if (self->offer->is_grave)
    confirm (self);
  else
    save (self);
}

static gpointer
find_statement (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return desk_search_run (database, data, cancellable, error);
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskStatementStepDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = desk_store_call_finish (DESK_STORE (source), result, &error);
  GtkWidget *row = desk_statement_step_dialog_find_row (self, DESK_STATEMENT_SUPERSEDED_BY);

  if (hits == NULL || row == NULL)
    {
      show_message (self, error != NULL ? error->message : NULL);
      return;
    }
  set_value (self, DESK_STATEMENT_SUPERSEDED_BY, NULL);
  for (guint i = 0; i < hits->len; i++)
    {
      DeskRecord *record = desk_hit_get_record (g_ptr_array_index (hits, i));

      if (DESK_IS_STATEMENT (record) && desk_hit_get_level (g_ptr_array_index (hits, i)) <= DESK_HIT_TAIL)
        {
          set_value (self, DESK_STATEMENT_SUPERSEDED_BY, g_variant_new_string (desk_record_get_id (record)));
          break;
        }
    }
  check_and_save (self);
}

/* Another statement is named by its number. */
static void
look_for_statement (DeskStatementStepDialog *self, GtkWidget *row)
{
  DeskStore *store = desk_context_get_store (self->context);
  DeskSearch *search =
      desk_search_new (gtk_editable_get_text (GTK_EDITABLE (row)),
                       desk_profile_get_code (desk_context_get_profile (self->context)), FALSE, 5);

  desk_store_call_async (store, DESK_PRIORITY_TYPING, find_statement, search,
                         (GDestroyNotify)desk_search_free, (GDestroyNotify)g_ptr_array_unref, NULL, on_found,
                         g_object_ref (self));
}

static void
on_do (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskStatementStepDialog *self = DESK_STATEMENT_STEP_DIALOG (widget);
  GtkWidget *link = desk_statement_step_dialog_find_row (self, DESK_STATEMENT_SUPERSEDED_BY);

  if (self->saving || desk_context_get_store (self->context) == NULL)
    return;
  on_edited (self);
  if (!take_answers (self))
    return;
  if (link != NULL)
    look_for_statement (self, link);
  else
    check_and_save (self);
}

/* A number of another shape is taken as it is: masks are hints. */
static void
on_number (DeskStatementStepDialog *self)
{
  const Question *kind = &self->questions[0];
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->questions[1].row));
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (kind->row));
  DeskTerm *term =
      selected > 0 && selected <= kind->terms->len ? g_ptr_array_index (kind->terms, selected - 1) : NULL;
  g_autofree char *canonical = desk_spelling_canonical_number (typed);

  on_edited (self);
  if (term != NULL && *typed != '\0' && !desk_term_matches_mask (term, canonical))
    show_message (self, _ ("Numbers of this register usually look otherwise. It is taken as it is written."));
}

static GtkWidget *
make_choice (DeskStatementStepDialog *self, Question *question)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  GVariant *value = get_value (self, question->field);

  question->terms = desk_statement_offer_list_terms (self->edit, self->context, question->field);
  gtk_string_list_append (labels, _ ("Not said"));
  for (guint i = 0; i < question->terms->len; i++)
    gtk_string_list_append (labels, desk_term_get_label (g_ptr_array_index (question->terms, i),
                                                         desk_context_get_language (self->context)));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
  for (guint i = 0; value != NULL && i < question->terms->len; i++)
    if (g_str_equal (desk_term_get_code (g_ptr_array_index (question->terms, i)),
                     g_variant_get_string (value, NULL)))
      adw_combo_row_set_selected (ADW_COMBO_ROW (row), i + 1);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
  return row;
}

static GtkWidget *
make_entry (DeskStatementStepDialog *self, const Question *question)
{
  GtkWidget *row = adw_entry_row_new ();
  g_autofree char *text = question->field != DESK_STATEMENT_SUPERSEDED_BY
                              ? desk_field_text_show (get_field (self, question->field),
                                                      get_value (self, question->field), self->context)
                              : NULL;

  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
  g_signal_connect_object (row, "changed",
                           question->field == DESK_STATEMENT_OFFICIAL ? G_CALLBACK (on_number)
                                                                      : G_CALLBACK (on_edited),
                           self, G_CONNECT_SWAPPED);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  return row;
}

static const char *
get_label (DeskStatementStepDialog *self, DeskStatementField field)
{
  return field == DESK_STATEMENT_SUPERSEDED_BY ? _ ("Number of the new statement")
                                               : _ (get_field (self, field)->label);
}

static void
add_question (DeskStatementStepDialog *self, guint i)
{
  Question *question = &self->questions[i];
  const DeskField *field = get_field (self, self->offer->fields[i]);

  question->field = self->offer->fields[i];
  if (field->kind == DESK_FIELD_BODY)
    {
      question->row = g_object_new (DESK_TYPE_BODY_ROW, "field", field->name, NULL);
      desk_form_row_bind (DESK_FORM_ROW (question->row), self->context, DESK_RECORD (self->edit));
    }
  else
    {
      question->row =
          field->kind == DESK_FIELD_CHOICE ? make_choice (self, question) : make_entry (self, question);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (question->row), get_label (self, question->field));
    }
  adw_preferences_group_add (self->group, question->row);
}

static void
add_note (DeskStatementStepDialog *self)
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
add_button (DeskStatementStepDialog *self, GtkWidget *header)
{
  self->button = gtk_button_new_with_label (_ ("Save"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), "form.primary");
  gtk_widget_set_tooltip_text (self->button, "Ctrl+Enter");
  gtk_widget_add_css_class (self->button, self->offer->is_grave ? "destructive-action" : "suggested-action");
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->button);
  adw_dialog_set_default_widget (ADW_DIALOG (self), self->button);
}

static void
desk_statement_step_dialog_dispose (GObject *object)
{
  DeskStatementStepDialog *self = DESK_STATEMENT_STEP_DIALOG (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->questions); i++)
    {
      g_clear_pointer (&self->questions[i].terms, g_ptr_array_unref);
      self->questions[i].row = NULL;
    }
  g_clear_object (&self->shown);
  g_clear_object (&self->edit);
  g_clear_object (&self->context);
  g_clear_pointer (&self->key, g_free);
  G_OBJECT_CLASS (desk_statement_step_dialog_parent_class)->dispose (object);
}

static void
desk_statement_step_dialog_class_init (DeskStatementStepDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_statement_step_dialog_dispose;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "form.primary", NULL, on_do);
}

static void
desk_statement_step_dialog_init (DeskStatementStepDialog *self)
{
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  self->message = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->message, TRUE);
  gtk_label_set_xalign (self->message, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->message), FALSE);
  adw_dialog_set_content_width (ADW_DIALOG (self), 460);
}

static void
lay_out (DeskStatementStepDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *below = GTK_WIDGET (adw_preferences_group_new ());

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (below), GTK_WIDGET (self->message));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), self->group);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (below));
  add_button (self, header);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_child (ADW_DIALOG (self), view);
  adw_dialog_set_title (ADW_DIALOG (self), _ (self->offer->title));
}

/**
 * desk_statement_step_dialog_new:
 * @offer: (transfer none): what is to be done; static
 * @statement: as it was read at @base
 *
 * Returns: (transfer floating)
 */
DeskStatementStepDialog *
desk_statement_step_dialog_new (DeskContext *context, const DeskStatementOffer *offer,
                                DeskStatement *statement, gint64 base)
{
  DeskStatementStepDialog *self = g_object_new (DESK_TYPE_STATEMENT_STEP_DIALOG, NULL);

  self->context = g_object_ref (context);
  self->offer = offer;
  self->shown = DESK_STATEMENT (desk_record_copy (DESK_RECORD (statement)));
  self->edit = DESK_STATEMENT (desk_record_copy (DESK_RECORD (statement)));
  self->base = base;
  if (offer->n_fields > 0)
    self->key = desk_record_make_key (DESK_RECORD (statement), offer->fields[0], g_random_int ());
  for (guint i = 0; i < offer->n_fields; i++)
    add_question (self, i);
  add_note (self);
  lay_out (self);
  adw_dialog_set_focus (ADW_DIALOG (self), offer->n_fields > 0  ? self->questions[0].row
                                           : self->note != NULL ? self->note
                                                                : self->button);
  return self;
}

/**
 * desk_statement_step_dialog_find_row:
 *
 * Returns: (transfer none) (nullable): the row of a particular
 */
GtkWidget *
desk_statement_step_dialog_find_row (DeskStatementStepDialog *self, DeskStatementField field)
{
  for (guint i = 0; i < self->offer->n_fields; i++)
    if (self->questions[i].field == field)
      return self->questions[i].row;
  return NULL;
}

/**
 * desk_statement_step_dialog_get_message:
 *
 * Returns: (transfer none): what is said about what was written, "" for nothing
 */
const char *
desk_statement_step_dialog_get_message (DeskStatementStepDialog *self)
{
  return gtk_label_get_label (self->message);
}

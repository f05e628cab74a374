// SPDX-License-Identifier: GPL-3.0-or-later
// The form row of a choice from a vocabulary of the profile.

#include "ui/widgets/choice-row.h"

#include "model/profile.h"
#include "ui/widgets/spoken.h"

#include <glib/gi18n-lib.h>

#define SEARCHED_FROM 10

struct _DeskChoiceRow
{
  AdwComboRow parent_instance;
  char *field_name;
  DeskRecord *record;
  gulong record_handler;
  guint field;
  DeskVocabulary *vocabulary;
  gboolean showing;
};

enum
{
  PROP_FIELD = 1
};

static void desk_choice_row_iface_init (DeskFormRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DeskChoiceRow, desk_choice_row, ADW_TYPE_COMBO_ROW,
                               G_IMPLEMENT_INTERFACE (DESK_TYPE_FORM_ROW, desk_choice_row_iface_init))

static GtkStringList *
make_labels (DeskVocabulary *vocabulary, const char *language)
{
  GtkStringList *labels = gtk_string_list_new (NULL);

  /* TRANSLATORS: the entry of a list for "nothing was chosen" */
  gtk_string_list_append (labels, _ ("Not said"));
  for (guint i = 0; i < desk_vocabulary_get_length (vocabulary); i++)
    gtk_string_list_append (labels,
                            desk_term_get_label (desk_vocabulary_get_term_at (vocabulary, i), language));
  return labels;
}

static void
show_value (DeskChoiceRow *self)
{
  const char *code = desk_record_get_text (self->record, self->field);
  guint selected = 0;

  for (guint i = 0; code != NULL && i < desk_vocabulary_get_length (self->vocabulary); i++)
    if (g_str_equal (desk_term_get_code (desk_vocabulary_get_term_at (self->vocabulary, i)), code))
      selected = i + 1;

  self->showing = TRUE;
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), selected);
  self->showing = FALSE;
}

static void
on_selected (DeskChoiceRow *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));

  if (self->record == NULL || self->showing || selected == GTK_INVALID_LIST_POSITION)
    return;
  desk_record_set_text (self->record, self->field,
                        selected > 0 ? desk_term_get_code (
                                           desk_vocabulary_get_term_at (self->vocabulary, selected - 1))
                                     : NULL);
}

static void
desk_choice_row_bind (DeskFormRow *row, DeskContext *context, DeskRecord *record, guint field)
{
  DeskChoiceRow *self = DESK_CHOICE_ROW (row);
  const DeskField *table = &desk_record_get_fields (record, NULL)[field];
  g_autofree char *detailed = desk_form_row_make_notify (table);
  g_autofree char *title = desk_form_row_make_title (table);
  g_autoptr (GtkStringList) labels = NULL;

  g_clear_signal_handler (&self->record_handler, self->record);
  g_set_object (&self->record, record);
  self->field = field;
  g_set_object (&self->vocabulary,
                desk_profile_get_vocabulary (desk_context_get_profile (context), table->detail));

  self->showing = TRUE;
  labels = make_labels (self->vocabulary, desk_context_get_language (context));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  desk_spoken_set_required (GTK_WIDGET (self), table->flags & DESK_FIELD_REQUIRED);
  adw_combo_row_set_enable_search (ADW_COMBO_ROW (self),
                                   desk_vocabulary_get_length (self->vocabulary) >= SEARCHED_FROM);
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (labels));
  self->showing = FALSE;

  self->record_handler =
      g_signal_connect_object (record, detailed, G_CALLBACK (show_value), self, G_CONNECT_SWAPPED);
  show_value (self);
}

static void
desk_choice_row_commit (DeskFormRow *row)
{
  on_selected (DESK_CHOICE_ROW (row));
}

static DeskVerdict
desk_choice_row_get_level (DeskFormRow *row)
{
  return DESK_VERDICT_OK;
}

static void
desk_choice_row_iface_init (DeskFormRowInterface *iface)
{
  iface->bind = desk_choice_row_bind;
  iface->commit = desk_choice_row_commit;
  iface->get_level = desk_choice_row_get_level;
}

static void
desk_choice_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, DESK_CHOICE_ROW (object)->field_name);
}

static void
desk_choice_row_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  g_set_str (&DESK_CHOICE_ROW (object)->field_name, g_value_get_string (value));
}

static void
desk_choice_row_dispose (GObject *object)
{
  DeskChoiceRow *self = DESK_CHOICE_ROW (object);

  g_clear_signal_handler (&self->record_handler, self->record);
  g_clear_object (&self->record);
  g_clear_object (&self->vocabulary);
  g_clear_pointer (&self->field_name, g_free);

  G_OBJECT_CLASS (desk_choice_row_parent_class)->dispose (object);
}

static void
desk_choice_row_class_init (DeskChoiceRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = desk_choice_row_get_property;
  object_class->set_property = desk_choice_row_set_property;
  object_class->dispose = desk_choice_row_dispose;

  g_object_class_override_property (object_class, PROP_FIELD, "field");
}

static void
desk_choice_row_init (DeskChoiceRow *self)
{
  g_autoptr (GtkExpression) expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  adw_combo_row_set_expression (ADW_COMBO_ROW (self), expression);
  adw_combo_row_set_search_match_mode (ADW_COMBO_ROW (self), GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
  g_signal_connect (self, "notify::selected", G_CALLBACK (on_selected), NULL);
  desk_spoken_follow_choice (GTK_WIDGET (self), NULL);
}

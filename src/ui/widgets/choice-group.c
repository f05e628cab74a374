// SPDX-License-Identifier: GPL-3.0-or-later
// A choice as a list of radio buttons that carry digits.

#include "ui/widgets/choice-group.h"

#include "model/profile.h"
#include "ui/widgets/digit-keys.h"

struct _DeskChoiceGroup
{
  AdwPreferencesGroup parent_instance;

  char *field_name;
  DeskRecord *record;
  gulong record_handler;
  guint field;
  GPtrArray *rows;   /* not owned */
  GPtrArray *checks; /* the same order; not owned */
  gboolean showing;
};

enum
{
  PROP_FIELD = 1
};

static void desk_choice_group_iface_init (DeskFormRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DeskChoiceGroup, desk_choice_group, ADW_TYPE_PREFERENCES_GROUP,
                               G_IMPLEMENT_INTERFACE (DESK_TYPE_FORM_ROW, desk_choice_group_iface_init))

static DeskTerm *
get_term (GtkWidget *check)
{
  return g_object_get_data (G_OBJECT (check), "term");
}

static void
show_value (DeskChoiceGroup *self)
{
  const char *code = desk_record_get_text (self->record, self->field);

  self->showing = TRUE;
  for (guint i = 0; i < self->checks->len; i++)
    {
      GtkWidget *check = g_ptr_array_index (self->checks, i);

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                                   g_strcmp0 (desk_term_get_code (get_term (check)), code) == 0);
    }
  self->showing = FALSE;
}

static void
on_toggled (DeskChoiceGroup *self, GtkWidget *check)
{
  if (!self->showing && gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
    desk_record_set_text (self->record, self->field, desk_term_get_code (get_term (check)));
}

static gboolean
on_key_pressed (DeskChoiceGroup *self, guint keyval, guint keycode, GdkModifierType state)
{
  const char digit[] = { desk_digit_keys_read (keycode, keyval, state), '\0' };

  for (guint i = 0; i < self->checks->len && digit[0] != '\0'; i++)
    {
      GtkWidget *check = g_ptr_array_index (self->checks, i);

      if (g_strcmp0 (desk_term_get_digit (get_term (check)), digit) != 0)
        continue;
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
      gtk_widget_grab_focus (check);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
add_row (DeskChoiceGroup *self, DeskTerm *term, const char *language)
{
  GtkWidget *row = adw_action_row_new (), *check = gtk_check_button_new ();
  GtkWidget *digit = gtk_label_new (desk_term_get_digit (term));

  if (self->checks->len > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check), g_ptr_array_index (self->checks, 0));
  g_object_set_data_full (G_OBJECT (check), "term", g_object_ref (term), g_object_unref);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_label_set_width_chars (GTK_LABEL (digit), 1);
  gtk_widget_add_css_class (digit, "dimmed");
  gtk_widget_add_css_class (digit, "numeric");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), desk_term_get_label (term, language));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), digit);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  gtk_widget_set_focusable (row, FALSE); /* the check says it all */
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_toggled), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->rows, row);
  g_ptr_array_add (self->checks, check);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static void
desk_choice_group_bind (DeskFormRow *row, DeskContext *context, DeskRecord *record, guint field)
{
  DeskChoiceGroup *self = DESK_CHOICE_GROUP (row);
  const DeskField *table = &desk_record_get_fields (record, NULL)[field];
  DeskVocabulary *vocabulary =
      desk_profile_get_vocabulary (desk_context_get_profile (context), table->detail);
  g_autofree char *detailed = desk_form_row_make_notify (table);
  g_autofree char *title = desk_form_row_make_title (table);

  g_clear_signal_handler (&self->record_handler, self->record);
  g_set_object (&self->record, record);
  self->field = field;
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->checks, 0);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), title);
  for (guint i = 0; i < desk_vocabulary_get_length (vocabulary); i++)
    add_row (self, desk_vocabulary_get_term_at (vocabulary, i), desk_context_get_language (context));
  self->record_handler =
      g_signal_connect_object (record, detailed, G_CALLBACK (show_value), self, G_CONNECT_SWAPPED);
  show_value (self);
}

static void
desk_choice_group_commit (DeskFormRow *row)
{
}

static DeskVerdict
desk_choice_group_get_level (DeskFormRow *row)
{
  return DESK_VERDICT_OK;
}

static void
desk_choice_group_iface_init (DeskFormRowInterface *iface)
{
  iface->bind = desk_choice_group_bind;
  iface->commit = desk_choice_group_commit;
  iface->get_level = desk_choice_group_get_level;
}

static gboolean
desk_choice_group_grab_focus (GtkWidget *widget)
{
  DeskChoiceGroup *self = DESK_CHOICE_GROUP (widget);

  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
      return gtk_widget_grab_focus (g_ptr_array_index (self->checks, i));
  return self->checks->len > 0 && gtk_widget_grab_focus (g_ptr_array_index (self->checks, 0));
}

static void
desk_choice_group_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, DESK_CHOICE_GROUP (object)->field_name);
}

static void
desk_choice_group_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  g_set_str (&DESK_CHOICE_GROUP (object)->field_name, g_value_get_string (value));
}

static void
desk_choice_group_dispose (GObject *object)
{
  DeskChoiceGroup *self = DESK_CHOICE_GROUP (object);

  g_clear_signal_handler (&self->record_handler, self->record);
  g_clear_object (&self->record);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_pointer (&self->field_name, g_free);
  G_OBJECT_CLASS (desk_choice_group_parent_class)->dispose (object);
}

static void
desk_choice_group_class_init (DeskChoiceGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = desk_choice_group_get_property;
  object_class->set_property = desk_choice_group_set_property;
  object_class->dispose = desk_choice_group_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = desk_choice_group_grab_focus;
  g_object_class_override_property (object_class, PROP_FIELD, "field");
}

static void
desk_choice_group_init (DeskChoiceGroup *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->rows = g_ptr_array_new ();
  self->checks = g_ptr_array_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

// SPDX-License-Identifier: GPL-3.0-or-later
// A choice between a few terms: toggles that carry their digits; a digit chooses while the focus is on any of them.

#include "ui/widgets/choice-entry.h"

#include "ui/widgets/digit-keys.h"
#include "ui/widgets/toggle-bin.h"

#include <adwaita.h>

#define LABEL_MARGIN 8 /* as the library has it around a label of its own */

struct _DeskChoiceEntry
{
  GtkWidget parent_instance;

  DeskVocabulary *vocabulary;
  char *code;
  gboolean showing;
  AdwToggleGroup *toggles;
};

typedef enum
{
  PROP_CODE = 1,
  PROP_LABEL
} DeskChoiceEntryProperty;

static GParamSpec *props[PROP_LABEL + 1];

G_DEFINE_FINAL_TYPE (DeskChoiceEntry, desk_choice_entry, GTK_TYPE_WIDGET)

static void
take_code (DeskChoiceEntry *self, const char *code)
{
  if (g_set_str (&self->code, code))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CODE]);
}

static void
toggled (DeskChoiceEntry *self)
{
  if (!self->showing)
    take_code (self, adw_toggle_group_get_active_name (self->toggles));
}

static gboolean
key_pressed (DeskChoiceEntry *self, guint keyval, guint keycode, GdkModifierType state)
{
  const char digit[] = { desk_digit_keys_read (keycode, keyval, state), '\0' };
  DeskTerm *term = NULL;

  if (digit[0] != '\0' && self->vocabulary != NULL)
    term = desk_vocabulary_get_term_by_digit (self->vocabulary, digit);
  if (term == NULL)
    return GDK_EVENT_PROPAGATE;

  adw_toggle_group_set_active_name (self->toggles, desk_term_get_code (term));
  return GDK_EVENT_STOP;
}

static void
desk_choice_entry_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DeskChoiceEntry *self = DESK_CHOICE_ENTRY (object);

  if (prop_id == PROP_CODE)
    g_value_set_string (value, self->code);
}

static void
desk_choice_entry_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DeskChoiceEntry *self = DESK_CHOICE_ENTRY (object);

  if (prop_id == PROP_CODE)
    desk_choice_entry_set_code (self, g_value_get_string (value));
  else
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->toggles), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    g_value_get_string (value), -1);
}

static void
desk_choice_entry_dispose (GObject *object)
{
  DeskChoiceEntry *self = DESK_CHOICE_ENTRY (object);

  if (self->toggles != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->toggles));
  self->toggles = NULL;
  g_clear_object (&self->vocabulary);
  g_clear_pointer (&self->code, g_free);

  G_OBJECT_CLASS (desk_choice_entry_parent_class)->dispose (object);
}

static void
desk_choice_entry_class_init (DeskChoiceEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = desk_choice_entry_get_property;
  object_class->set_property = desk_choice_entry_set_property;
  object_class->dispose = desk_choice_entry_dispose;

  /**
   * DeskChoiceEntry:code:
   * Code of the chosen term, NULL for none.
   */
  props[PROP_CODE] =
      g_param_spec_string ("code", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY);
  /**
   * DeskChoiceEntry:label:
   * Name of the field for a screen reader.
   */
  props[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_WRITABLE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_css_name (widget_class, "choiceentry");
  gtk_widget_class_set_layout_manager_type (widget_class, DESK_TYPE_TOGGLE_LAYOUT);
}

static void
desk_choice_entry_init (DeskChoiceEntry *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->toggles = ADW_TOGGLE_GROUP (adw_toggle_group_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->toggles), GTK_WIDGET (self));
  g_signal_connect_swapped (self->toggles, "notify::active-name", G_CALLBACK (toggled), self);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static GtkWidget *
make_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_set_margin_start (label, LABEL_MARGIN);
  gtk_widget_set_margin_end (label, LABEL_MARGIN);
  return label;
}

/**
 * desk_choice_entry_bind:
 * @vocabulary: the few terms to choose from
 * @language: language of the labels
 */
void
desk_choice_entry_bind (DeskChoiceEntry *self, DeskVocabulary *vocabulary, const char *language)
{
  g_autofree char *code = g_strdup (self->code);

  self->showing = TRUE;
  g_set_object (&self->vocabulary, vocabulary);
  adw_toggle_group_remove_all (self->toggles);
  for (guint i = 0; i < desk_vocabulary_get_length (vocabulary); i++)
    {
      DeskTerm *term = desk_vocabulary_get_term_at (vocabulary, i);
      const char *digit = desk_term_get_digit (term);
      const char *label = desk_term_get_label (term, language);
      g_autofree char *text = digit != NULL && !g_str_equal (digit, label)
                                  ? g_strdup_printf ("%s %s", digit, label)
                                  : g_strdup (label);
      AdwToggle *toggle = adw_toggle_new ();

      adw_toggle_set_name (toggle, desk_term_get_code (term));
      adw_toggle_set_child (toggle, make_label (text));
      adw_toggle_group_add (self->toggles, toggle);
    }
  self->showing = FALSE;
  desk_choice_entry_set_code (self, code);
}

/**
 * desk_choice_entry_get_code:
 *
 * Returns: (transfer none) (nullable): code of the chosen term
 */
const char *
desk_choice_entry_get_code (DeskChoiceEntry *self)
{
  return self->code;
}

/**
 * desk_choice_entry_set_code:
 * @code: (nullable): code of a term
 */
void
desk_choice_entry_set_code (DeskChoiceEntry *self, const char *code)
{
  self->showing = TRUE;
  if (code != NULL && adw_toggle_group_get_toggle_by_name (self->toggles, code) != NULL)
    adw_toggle_group_set_active_name (self->toggles, code);
  else
    adw_toggle_group_set_active (self->toggles, GTK_INVALID_LIST_POSITION);
  self->showing = FALSE;
  take_code (self, code);
}

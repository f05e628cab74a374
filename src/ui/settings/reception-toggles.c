// SPDX-License-Identifier: GPL-3.0-or-later
// Toggles for the words of a text. Words that have no toggle stay in the text.

#include "ui/settings/reception-toggles.h"

#include "ui/widgets/digit-keys.h"
#include "ui/widgets/focus-order.h"
#include "ui/widgets/spoken.h"

#include <adwaita.h>

struct _DeskReceptionToggles
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GPtrArray *buttons; /* of GtkToggleButton, the word in their data "word" */
  char *others;       /* words without a toggle */
  gboolean showing;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskReceptionToggles, desk_reception_toggles, GTK_TYPE_WIDGET)

static const char *
get_word (gpointer button)
{
  return g_object_get_data (button, "word");
}

static void
on_toggled (DeskReceptionToggles *self)
{
  if (!self->showing)
    g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
on_key (DeskReceptionToggles *self, guint keyval, guint keycode, GdkModifierType state)
{
  char digit = desk_digit_keys_read (keycode, keyval, state);
  guint place = digit != '\0' ? (guint)(digit - '1') : G_MAXUINT;
  GtkToggleButton *button;

  if (place >= self->buttons->len)
    return GDK_EVENT_PROPAGATE;
  button = g_ptr_array_index (self->buttons, place);
  gtk_toggle_button_set_active (button, !gtk_toggle_button_get_active (button));
  return GDK_EVENT_STOP;
}

static gboolean
desk_reception_toggles_grab_focus (GtkWidget *widget)
{
  DeskReceptionToggles *self = DESK_RECEPTION_TOGGLES (widget);

  return self->buttons->len > 0 && gtk_widget_grab_focus (g_ptr_array_index (self->buttons, 0));
}

static void
desk_reception_toggles_dispose (GObject *object)
{
  DeskReceptionToggles *self = DESK_RECEPTION_TOGGLES (object);

  g_clear_pointer (&self->buttons, g_ptr_array_unref);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->others, g_free);

  G_OBJECT_CLASS (desk_reception_toggles_parent_class)->dispose (object);
}

static void
desk_reception_toggles_class_init (DeskReceptionTogglesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_reception_toggles_dispose;
  widget_class->grab_focus = desk_reception_toggles_grab_focus;
  widget_class->focus = desk_focus_order_move;

  /**
   * DeskReceptionToggles::changed:
   * The officer turned a toggle over.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
desk_reception_toggles_init (DeskReceptionToggles *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->buttons = g_ptr_array_new ();
  self->box = adw_wrap_box_new ();
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (self->box), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (self->box), 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * desk_reception_toggles_new:
 * @label: what is chosen here, for a screen reader
 *
 * Returns: (transfer floating): toggles, none yet
 */
GtkWidget *
desk_reception_toggles_new (const char *label)
{
  GtkWidget *self = g_object_new (DESK_TYPE_RECEPTION_TOGGLES, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return self;
}

/**
 * desk_reception_toggles_add:
 * @word: that stands in the text
 * @label: short, on the toggle
 * @name: in full, for a screen reader
 */
void
desk_reception_toggles_add (DeskReceptionToggles *self, const char *word, const char *label, const char *name)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (label);

  g_object_set_data_full (G_OBJECT (button), "word", g_strdup (word), g_free);
  desk_spoken_set_name (button, name);
  g_signal_connect_swapped (button, "toggled", G_CALLBACK (on_toggled), self);
  g_ptr_array_add (self->buttons, button);
  adw_wrap_box_append (ADW_WRAP_BOX (self->box), button);
}

static gboolean
has_toggle (DeskReceptionToggles *self, const char *word)
{
  for (guint i = 0; i < self->buttons->len; i++)
    if (g_str_equal (get_word (g_ptr_array_index (self->buttons, i)), word))
      return TRUE;
  return FALSE;
}

/**
 * desk_reception_toggles_set_words:
 * @words: (nullable): those that are chosen, blanks between them
 */
void
desk_reception_toggles_set_words (DeskReceptionToggles *self, const char *words)
{
  g_auto (GStrv) list = g_strsplit (words != NULL ? words : "", " ", -1);
  g_autoptr (GString) others = g_string_new (NULL);

  self->showing = TRUE;
  for (guint i = 0; i < self->buttons->len; i++)
    {
      GtkToggleButton *button = g_ptr_array_index (self->buttons, i);

      gtk_toggle_button_set_active (button, g_strv_contains ((const char *const *)list, get_word (button)));
    }
  self->showing = FALSE;
  for (guint i = 0; list[i] != NULL; i++)
    if (*list[i] != '\0' && !has_toggle (self, list[i]))
      g_string_append_printf (others, "%s%s", others->len > 0 ? " " : "", list[i]);
  g_set_str (&self->others, others->len > 0 ? others->str : NULL);
}

/**
 * desk_reception_toggles_get_words:
 *
 * Returns: (transfer full) (nullable): those that are chosen, in the order of the toggles; NULL for none
 */
char *
desk_reception_toggles_get_words (DeskReceptionToggles *self)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < self->buttons->len; i++)
    if (gtk_toggle_button_get_active (g_ptr_array_index (self->buttons, i)))
      g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "",
                              get_word (g_ptr_array_index (self->buttons, i)));
  if (self->others != NULL)
    g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", self->others);
  return words->len > 0 ? g_string_free_and_steal (g_steal_pointer (&words)) : NULL;
}

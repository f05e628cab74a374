// SPDX-License-Identifier: GPL-3.0-or-later
// The keys of the top row as digits on every keyboard layout: the Kazakh one has letters there, but a code, a date or a
// phone number is typed without switching.

#include "ui/widgets/digit-keys.h"

/* Hardware keycodes of the top row, `1` to `=`, as X11 and Wayland number them (evdev + 8). */
#define FIRST_KEYCODE 10
#define LAST_KEYCODE 21

/**
 * desk_digit_keys_read:
 * @keycode: hardware keycode of the key
 * @keyval: what the layout makes of it
 * @state: modifiers held
 *
 * Returns: the digit (or `-`, or `+` for the key `=`) the key stands for, 0 where it stands for none
 */
char
desk_digit_keys_read (guint keycode, guint keyval, GdkModifierType state)
{
  static const char top_row[] = "1234567890-+";

  if ((state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK)) != 0)
    return 0;
  if (keyval >= GDK_KEY_KP_0 && keyval <= GDK_KEY_KP_9)
    return (char)('0' + keyval - GDK_KEY_KP_0);
  if (keycode >= FIRST_KEYCODE && keycode <= LAST_KEYCODE)
    return top_row[keycode - FIRST_KEYCODE];
  return 0;
}

static gboolean
pressed (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
         gpointer user_data)
{
  GtkEditable *editable = GTK_EDITABLE (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller)));
  const char digit[] = { desk_digit_keys_read (keycode, keyval, state), '\0' };
  int position;

  if (digit[0] == '\0' || !gtk_editable_get_editable (editable))
    return GDK_EVENT_PROPAGATE;

  gtk_editable_delete_selection (editable);
  position = gtk_editable_get_position (editable);
  gtk_editable_insert_text (editable, digit, 1, &position);
  gtk_editable_set_position (editable, position);
  return GDK_EVENT_STOP;
}

/**
 * desk_digit_keys_attach:
 * @editable: a field for digits; of an entry the #GtkText inside, see gtk_editable_get_delegate()
 *
 * Makes the top row type digits into the field, whatever layout is on. Shift still gives the layout's own signs.
 */
void
desk_digit_keys_attach (GtkEditable *editable)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "key-pressed", G_CALLBACK (pressed), NULL);
  gtk_widget_add_controller (GTK_WIDGET (editable), controller);
}

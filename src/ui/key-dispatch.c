// SPDX-License-Identifier: GPL-3.0-or-later
// How a key of the table reaches its action: first the widget in focus and what lies around it, then the page in view.
// Also the Cyrillic twins of the keys that text fields handle themselves in Latin only.

#include "ui/key-dispatch.h"

#include "ui/keys.h"
#include "ui/notice.h"

#include <string.h>

#define PAGE_FUNC "desk-key-page"

/* Keys of text fields, which the toolkit knows by their Latin letter. */
static const struct
{
  const char *keys;
  const char *action;
} text_keys[] = {
  { "<Control>c", "clipboard.copy" },   { "<Control>x", "clipboard.cut" },
  { "<Control>v", "clipboard.paste" },  { "<Control>a", "selection.select-all" },
  { "<Control><Shift>z", "text.redo" },
};

/* Unlike gtk_widget_activate_action() tells an action that may not be done now from one that was done. */
static gboolean
activate (GtkWidget *widget, const char *action, GVariant *target)
{
  g_autoptr (GtkShortcutAction) named = gtk_named_action_new (action);

  return gtk_shortcut_action_activate (named, 0, widget, target);
}

static GtkWidget *
get_focus (AdwApplicationWindow *window)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  return focus != NULL ? focus : GTK_WIDGET (window);
}

/* Ctrl+Z belongs to the text in focus; an entry keeps it in any case. Where there is nothing left to take back in a
   body, the last act is meant only while its notice is there: an act of long ago would be undone unseen. */
static gboolean
undo_text (GtkWidget *focus)
{
  return activate (focus, "text.undo", NULL)
         || (GTK_IS_TEXT_VIEW (focus) && !desk_notice_is_undo_offered (focus));
}

static gboolean
dispatch (AdwApplicationWindow *window, const DeskKeys *keys)
{
  DeskKeyPageFunc get_page = (DeskKeyPageFunc)g_object_get_data (G_OBJECT (window), PAGE_FUNC);
  GtkWidget *page = get_page (window);
  g_autoptr (GVariant) target = desk_keys_make_target (keys);

  if (target != NULL)
    g_variant_ref_sink (target);
  if (keys->flags & DESK_KEYS_ALWAYS)
    return activate (GTK_WIDGET (window), keys->action, target);
  if (page == NULL)
    return FALSE;
  if (adw_application_window_get_visible_dialog (window) != NULL)
    return !g_str_has_prefix (keys->action, "win.") && activate (get_focus (window), keys->action, target);
  if (g_str_equal (keys->action, "notice.undo") && undo_text (get_focus (window)))
    return TRUE;
  return activate (get_focus (window), keys->action, target) || activate (page, keys->action, target);
}

static gboolean
on_key (GtkWidget *widget, GVariant *args, gpointer keys)
{
  return dispatch (ADW_APPLICATION_WINDOW (widget), keys);
}

static gboolean
on_text_key (GtkWidget *widget, GVariant *args, gpointer action)
{
  return activate (get_focus (ADW_APPLICATION_WINDOW (widget)), action, NULL);
}

static gboolean
on_key_pressed (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
                AdwApplicationWindow *window)
{
  const DeskKeys *keys = desk_keys_find_digit (keycode, state);

  return keys != NULL && dispatch (window, keys);
}

static void
add_shortcut (GtkEventController *controller, GtkShortcutTrigger *trigger, GtkShortcutFunc func,
              gconstpointer data)
{
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (trigger, gtk_callback_action_new (func, (gpointer)data, NULL)));
}

/**
 * desk_key_dispatch_install:
 * @get_page: says which page is in view
 *
 * Makes the keys of the table work in a window. Those marked DESK_KEYS_BUBBLE come after the widget in focus, the
 * others before it (a text view would take Ctrl+Enter for a new line).
 */
void
desk_key_dispatch_install (AdwApplicationWindow *window, DeskKeyPageFunc get_page)
{
  GtkEventController *before = gtk_shortcut_controller_new ();
  GtkEventController *after = gtk_shortcut_controller_new ();
  GtkEventController *digits = gtk_event_controller_key_new ();
  guint n_rows;
  const DeskKeys *rows = desk_keys_list (&n_rows);

  g_object_set_data (G_OBJECT (window), PAGE_FUNC, (gpointer)get_page);
  for (guint i = 0; i < n_rows; i++)
    add_shortcut (rows[i].flags & DESK_KEYS_BUBBLE ? after : before, desk_keys_make_trigger (rows[i].keys),
                  on_key, &rows[i]);
  for (guint i = 0; i < G_N_ELEMENTS (text_keys); i++)
    add_shortcut (after, desk_keys_make_twin_trigger (text_keys[i].keys), on_text_key, text_keys[i].action);
  g_signal_connect (digits, "key-pressed", G_CALLBACK (on_key_pressed), window);

  gtk_event_controller_set_propagation_phase (before, GTK_PHASE_CAPTURE);
  gtk_event_controller_set_propagation_phase (digits, GTK_PHASE_CAPTURE);
  gtk_event_controller_set_propagation_phase (after, GTK_PHASE_BUBBLE);
  gtk_widget_add_controller (GTK_WIDGET (window), before);
  gtk_widget_add_controller (GTK_WIDGET (window), digits);
  gtk_widget_add_controller (GTK_WIDGET (window), after);
}

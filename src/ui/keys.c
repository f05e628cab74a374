// SPDX-License-Identifier: GPL-3.0-or-later
// The one table of keys. On a Cyrillic layout Ctrl+letter reaches nothing that was registered for the Latin letter, so
// every key is registered for what the same key gives there, too.

#include "ui/keys.h"

#include <glib/gi18n-lib.h>

static const DeskKeys table[] = {
  { "win.place", "front-desk", "<Control>1 <Control>KP_1", N_ ("Front Desk"), NULL, DESK_KEYS_PLAIN },
  { "win.place", "statements", "<Control>2 <Control>KP_2", N_ ("Statements"), NULL, DESK_KEYS_PLAIN },
  { "win.place", "lost-documents", "<Control>3 <Control>KP_3", N_ ("Lost Documents"), NULL, DESK_KEYS_PLAIN },
  { "win.place", "appointments", "<Control>4 <Control>KP_4", N_ ("Appointments"), NULL, DESK_KEYS_PLAIN },
  { "win.place", "people", "<Control>5 <Control>KP_5", N_ ("People"), NULL, DESK_KEYS_PLAIN },
  { "win.omnibox", NULL, "<Control>k", N_ ("Search everything"), NULL, DESK_KEYS_PLAIN },
  { "place.filter", NULL, "<Control>f", N_ ("Filter the list in view"), NULL, DESK_KEYS_PLAIN },
  { "place.new", NULL, "<Control>n", N_ ("New record of this place"), NULL, DESK_KEYS_PLAIN },

  { "form.primary", NULL, "<Control>Return <Control>KP_Enter", N_ ("Serve, finish, save or print"), NULL,
    DESK_KEYS_PLAIN },
  { "form.secondary", NULL, "<Control><Shift>Return <Control><Shift>KP_Enter",
    N_ ("Put in the queue; save and keep open"), NULL, DESK_KEYS_PLAIN },
  { "form.save-draft", NULL, "<Control>s", N_ ("Write the draft now"), NULL, DESK_KEYS_PLAIN },
  { "record.print", NULL, "<Control>p", N_ ("Papers of the record"), NULL, DESK_KEYS_PLAIN },
  { "record.amend", NULL, "<Control>e", N_ ("Amend the record, move the appointment"), NULL,
    DESK_KEYS_PLAIN },
  { "record.matches", NULL, "<Control>m", N_ ("Matches of lost and found documents"), NULL, DESK_KEYS_PLAIN },
  { "record.previous", NULL, "<Control>Page_Up <Control>KP_Page_Up", N_ ("Previous record of the list"), NULL,
    DESK_KEYS_PLAIN },
  { "record.next", NULL, "<Control>Page_Down <Control>KP_Page_Down", N_ ("Next record of the list"), NULL,
    DESK_KEYS_PLAIN },
  { "row.remove", NULL, "Delete KP_Delete",
    N_ ("Waiting or held visitor left; called visitor did not come; appointment is cancelled"), NULL,
    DESK_KEYS_BUBBLE },
  { "notice.undo", NULL, "<Control>z", N_ ("Undo"), NULL, DESK_KEYS_BUBBLE },

  { "front-desk.check-in", NULL, "F2", N_ ("Check in somebody who is booked"), "front-desk",
    DESK_KEYS_PLAIN },
  { "front-desk.call-next", NULL, "F3", N_ ("Call the next visitor"), "front-desk", DESK_KEYS_PLAIN },
  { "front-desk.call-again", NULL, "<Shift>F3", N_ ("Call again"), "front-desk", DESK_KEYS_PLAIN },
  { "visit.hold", NULL, "F4", N_ ("Hold or resume"), "front-desk", DESK_KEYS_PLAIN },
  { "visit.specialist", NULL, "F7", N_ ("Call a specialist"), "front-desk", DESK_KEYS_PLAIN },
  { "visit.statement", NULL, "<Control>t", N_ ("Statement from this visit"), "front-desk", DESK_KEYS_PLAIN },
  { "visit.lost-document", NULL, "<Control>d", N_ ("Lost document from this visit"), "front-desk",
    DESK_KEYS_PLAIN },
  { "record.book", NULL, "<Control>b", N_ ("Book an appointment for this visitor or person"), NULL,
    DESK_KEYS_PLAIN },

  { "appointments.previous-day", NULL, "Page_Up KP_Page_Up", N_ ("Previous day"), "appointments",
    DESK_KEYS_BUBBLE },
  { "appointments.next-day", NULL, "Page_Down KP_Page_Down", N_ ("Next day"), "appointments",
    DESK_KEYS_BUBBLE },
  { "appointments.previous-week", NULL, "<Shift>Page_Up <Shift>KP_Page_Up", N_ ("Previous week"),
    "appointments", DESK_KEYS_BUBBLE },
  { "appointments.next-week", NULL, "<Shift>Page_Down <Shift>KP_Page_Down", N_ ("Next week"), "appointments",
    DESK_KEYS_BUBBLE },
  { "appointments.today", NULL, "Home KP_Home", N_ ("Today"), "appointments", DESK_KEYS_BUBBLE },
  { "appointments.choose-day", NULL, "<Control>g", N_ ("Go to a day"), "appointments", DESK_KEYS_PLAIN },

  { "win.help", NULL, "F1", N_ ("Help about where you are"), NULL, DESK_KEYS_ALWAYS },
  { "win.sync-now", NULL, "F5", N_ ("Exchange with headquarters now"), NULL, DESK_KEYS_PLAIN },
  { "win.next-pane", NULL, "F6", N_ ("Next pane"), NULL, DESK_KEYS_PLAIN },
  { "win.headquarters", NULL, "F8", N_ ("What waits for headquarters, what has to be decided"), NULL,
    DESK_KEYS_PLAIN },
  { "win.sidebar", NULL, "F9", N_ ("Show or hide the sidebar"), NULL, DESK_KEYS_PLAIN },
  { "win.menu", NULL, "F10", N_ ("Main menu"), NULL, DESK_KEYS_PLAIN },
  { "win.full-screen", NULL, "F11", N_ ("Full screen"), NULL, DESK_KEYS_ALWAYS },
  { "win.quick-hide", NULL, "F12", N_ ("Cover the screen at once, or show it again"), NULL,
    DESK_KEYS_ALWAYS },
  { "win.lock", NULL, "<Control>l", N_ ("Lock the desk"), NULL, DESK_KEYS_ALWAYS },
  { "win.preferences", NULL, "<Control>comma", N_ ("Preferences"), NULL, DESK_KEYS_PLAIN },
  { "win.shortcuts", NULL, "<Control>F1 <Control>question", N_ ("Keyboard shortcuts"), NULL,
    DESK_KEYS_PLAIN },
  { "window.close", NULL, "<Control>w", N_ ("Close the window"), NULL, DESK_KEYS_ALWAYS },
  { "app.quit", NULL, "<Control>q", N_ ("Quit"), NULL, DESK_KEYS_ALWAYS },
};

/* Keys that widgets handle themselves: nothing is bound to them here, they are listed to be read. */
static const DeskKeys others[] = {
  { NULL, NULL, "<Shift>F10 Menu", N_ ("What can be done with the row"), NULL, DESK_KEYS_PLAIN },
  { NULL, NULL, "<Alt>Left", N_ ("Back to the page before"), NULL, DESK_KEYS_PLAIN },
  { NULL, NULL, "Escape", N_ ("Close what is open, or go back"), NULL, DESK_KEYS_PLAIN },
  { NULL, NULL, "<Control>space", N_ ("Text modules"), NULL, DESK_KEYS_PLAIN },
};

/* What the key of a Latin letter gives on the Ukrainian, Russian and Kazakh layouts, which differ on S only. */
static const struct
{
  guint latin;
  guint cyrillic[2];
} twins[] = {
  { GDK_KEY_a, { GDK_KEY_Cyrillic_ef } },
  { GDK_KEY_b, { GDK_KEY_Cyrillic_i } },
  { GDK_KEY_c, { GDK_KEY_Cyrillic_es } },
  { GDK_KEY_d, { GDK_KEY_Cyrillic_ve } },
  { GDK_KEY_e, { GDK_KEY_Cyrillic_u } },
  { GDK_KEY_f, { GDK_KEY_Cyrillic_a } },
  { GDK_KEY_g, { GDK_KEY_Cyrillic_pe } },
  { GDK_KEY_h, { GDK_KEY_Cyrillic_er } },
  { GDK_KEY_i, { GDK_KEY_Cyrillic_sha } },
  { GDK_KEY_j, { GDK_KEY_Cyrillic_o } },
  { GDK_KEY_k, { GDK_KEY_Cyrillic_el } },
  { GDK_KEY_l, { GDK_KEY_Cyrillic_de } },
  { GDK_KEY_m, { GDK_KEY_Cyrillic_softsign } },
  { GDK_KEY_n, { GDK_KEY_Cyrillic_te } },
  { GDK_KEY_o, { GDK_KEY_Cyrillic_shcha } },
  { GDK_KEY_p, { GDK_KEY_Cyrillic_ze } },
  { GDK_KEY_q, { GDK_KEY_Cyrillic_shorti } },
  { GDK_KEY_r, { GDK_KEY_Cyrillic_ka } },
  { GDK_KEY_s, { GDK_KEY_Cyrillic_yeru, GDK_KEY_Ukrainian_i } },
  { GDK_KEY_t, { GDK_KEY_Cyrillic_ie } },
  { GDK_KEY_u, { GDK_KEY_Cyrillic_ghe } },
  { GDK_KEY_v, { GDK_KEY_Cyrillic_em } },
  { GDK_KEY_w, { GDK_KEY_Cyrillic_tse } },
  { GDK_KEY_x, { GDK_KEY_Cyrillic_che } },
  { GDK_KEY_y, { GDK_KEY_Cyrillic_en } },
  { GDK_KEY_z, { GDK_KEY_Cyrillic_ya } },
  { GDK_KEY_comma, { GDK_KEY_Cyrillic_be } },
};

/* Takes ownership of both; either may be NULL. */
static GtkShortcutTrigger *
either (GtkShortcutTrigger *first, GtkShortcutTrigger *second)
{
  if (first == NULL || second == NULL)
    return first != NULL ? first : second;
  return gtk_alternative_trigger_new (first, second);
}

static GtkShortcutTrigger *
make_twins (guint keyval, GdkModifierType modifiers)
{
  GtkShortcutTrigger *trigger = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (twins); i++)
    for (guint j = 0; j < G_N_ELEMENTS (twins[i].cyrillic) && twins[i].latin == keyval; j++)
      if (twins[i].cyrillic[j] != 0)
        trigger = either (trigger, gtk_keyval_trigger_new (twins[i].cyrillic[j], modifiers));
  return trigger;
}

static GtkShortcutTrigger *
make_trigger (const char *keys, gboolean latin)
{
  g_auto (GStrv) accelerators = g_strsplit (keys, " ", -1);
  GtkShortcutTrigger *trigger = NULL;

  for (guint i = 0; accelerators[i] != NULL; i++)
    {
      guint keyval = 0;
      GdkModifierType modifiers = 0;

      if (!gtk_accelerator_parse (accelerators[i], &keyval, &modifiers))
        g_error ("No such key: %s", accelerators[i]);
      if (latin)
        trigger = either (trigger, gtk_keyval_trigger_new (keyval, modifiers));
      trigger = either (trigger, make_twins (keyval, modifiers));
    }
  return trigger;
}

/**
 * desk_keys_list:
 *
 * Returns: (transfer none) (array length=n_rows): the table of keys
 */
const DeskKeys *
desk_keys_list (guint *n_rows)
{
  *n_rows = G_N_ELEMENTS (table);
  return table;
}

/**
 * desk_keys_list_for:
 * @place: (nullable): id of a place, NULL for everywhere
 *
 * Returns: (transfer container) (element-type DeskKeys): all keys to be read about there, also those that widgets handle
 *   themselves
 */
GPtrArray *
desk_keys_list_for (const char *place)
{
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (g_strcmp0 (table[i].place, place) == 0)
      g_ptr_array_add (rows, (gpointer)&table[i]);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (g_strcmp0 (others[i].place, place) == 0)
      g_ptr_array_add (rows, (gpointer)&others[i]);
  return rows;
}

/**
 * desk_keys_find:
 * @target: (nullable): parameter of the action
 *
 * Returns: (transfer none) (nullable): the row of an action
 */
const DeskKeys *
desk_keys_find (const char *action, const char *target)
{
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (g_str_equal (table[i].action, action) && g_strcmp0 (table[i].target, target) == 0)
      return &table[i];
  return NULL;
}

/**
 * desk_keys_find_digit:
 * @keycode: hardware keycode
 *
 * Finds the row of Ctrl and a digit of the top row by the key itself: the Kazakh layout has letters there, one of which
 * (Ukrainian_i) is another layout's S.
 *
 * Returns: (transfer none) (nullable): the row
 */
const DeskKeys *
desk_keys_find_digit (guint keycode, GdkModifierType modifiers)
{
  const guint first = 10; /* the key "1", on X11 and Wayland alike */

  if (keycode < first || keycode > first + 8
      || (modifiers & gtk_accelerator_get_default_mod_mask ()) != GDK_CONTROL_MASK)
    return NULL;

  g_autofree char *wanted = g_strdup_printf ("<Control>%u", keycode - first + 1);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_auto (GStrv) accelerators = g_strsplit (table[i].keys, " ", -1);
      if (g_strv_contains ((const char *const *)accelerators, wanted))
        return &table[i];
    }
  return NULL;
}

/**
 * desk_keys_make_trigger:
 * @keys: Latin accelerators, blanks between them
 *
 * Returns: (transfer full): a trigger for these keys on Latin and on Cyrillic layouts
 */
GtkShortcutTrigger *
desk_keys_make_trigger (const char *keys)
{
  return make_trigger (keys, TRUE);
}

/**
 * desk_keys_make_twin_trigger:
 * @keys: Latin accelerators, blanks between them
 *
 * For keys whose Latin form the toolkit handles itself.
 *
 * Returns: (transfer full) (nullable): a trigger for these keys on Cyrillic layouts only
 */
GtkShortcutTrigger *
desk_keys_make_twin_trigger (const char *keys)
{
  return make_trigger (keys, FALSE);
}

/* The Latin name of a key, the same in every language. */
static char *
name_key (guint keyval)
{
  gunichar letter = gdk_keyval_to_unicode (gdk_keyval_to_upper (keyval));
  char *name;

  if (keyval == GDK_KEY_Return)
    return g_strdup ("Enter");
  if (keyval == GDK_KEY_Escape)
    return g_strdup ("Esc");
  if (keyval == GDK_KEY_space)
    return g_strdup ("Space");
  if (g_unichar_isgraph (letter))
    return g_ucs4_to_utf8 (&letter, 1, NULL, NULL, NULL);
  name = g_strdup (gdk_keyval_name (keyval));
  return g_strdelimit (name, "_", ' '); /* Page_Up */
}

/**
 * desk_keys_format:
 *
 * Returns: (transfer full): the first key of the row as all screens write it, "Ctrl+Shift+Enter"
 */
char *
desk_keys_format (const DeskKeys *keys)
{
  g_auto (GStrv) accelerators = g_strsplit (keys->keys, " ", -1);
  guint keyval = 0;
  GdkModifierType modifiers = 0;

  gtk_accelerator_parse (accelerators[0], &keyval, &modifiers);
  g_autofree char *key = name_key (keyval);
  return g_strconcat (modifiers & GDK_CONTROL_MASK ? "Ctrl+" : "", modifiers & GDK_SHIFT_MASK ? "Shift+" : "",
                      modifiers & GDK_ALT_MASK ? "Alt+" : "", key, NULL);
}

/**
 * desk_keys_make_target:
 *
 * Returns: (transfer floating) (nullable): the parameter of the row's action
 */
GVariant *
desk_keys_make_target (const DeskKeys *keys)
{
  return keys->target != NULL ? g_variant_new_string (keys->target) : NULL;
}

/**
 * desk_keys_bind:
 * @klass: class of a widget that has installed @action
 * @action: name of an action of the table
 *
 * Lets the keys of an action work while the focus is inside a widget of the class. The window hands every key of the
 * table to the widget in focus and then to the page in view anyway; this is for what lives outside it as well.
 */
void
desk_keys_bind (GtkWidgetClass *klass, const char *action)
{
  gboolean found = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GtkShortcut) shortcut = NULL;

      if (!g_str_equal (table[i].action, action))
        continue;
      shortcut = gtk_shortcut_new (desk_keys_make_trigger (table[i].keys), gtk_named_action_new (action));
      gtk_shortcut_set_arguments (shortcut, desk_keys_make_target (&table[i]));
      gtk_widget_class_add_shortcut (klass, shortcut);
      found = TRUE;
    }
  if (!found)
    g_error ("No keys are listed for the action %s", action);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/spoken.h"

#include "ui/widgets/field-words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* What has the focus in a widget that only holds others; an entry says what its text would say. */
static GtkWidget *
find_inside (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (ADW_IS_PREFERENCES_ROW (widget) && GTK_IS_EDITABLE (widget))
    return GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (widget)));
  if ((gtk_widget_get_focusable (widget) && !GTK_IS_LIST_BOX (widget)) || GTK_IS_EDITABLE (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = gtk_widget_get_visible (child) ? find_inside (child) : NULL;
  return found;
}

/**
 * desk_spoken_find_heard:
 * @field: of a form
 *
 * Returns: (transfer none): what has the focus while one types there. In a row with an entry that is the text inside of it: what is
 *   said of the row nobody hears
 */
GtkWidget *
desk_spoken_find_heard (GtkWidget *field)
{
  GtkWidget *inside = find_inside (field);

  return inside != NULL ? inside : field;
}

/**
 * desk_spoken_find_label:
 * @style: "title" or "subtitle"
 *
 * Returns: (transfer none) (nullable): where a row of the library shows that; the library keeps it to itself
 */
GtkLabel *
desk_spoken_find_label (GtkWidget *row, const char *style)
{
  GtkLabel *found = NULL;

  if (GTK_IS_LABEL (row) && gtk_widget_has_css_class (row, style))
    return GTK_LABEL (row);
  for (GtkWidget *child = gtk_widget_get_first_child (row); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = desk_spoken_find_label (child, style);
  return found;
}

/**
 * desk_spoken_set_name:
 *
 * Gives a widget that has words of its own another name. GTK relates such a widget to its label, and prefers that.
 */
void
desk_spoken_set_name (GtkWidget *widget, const char *name)
{
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * desk_spoken_set_act:
 * @button: an icon alone, one of several that are alike
 * @act: "Remove"
 * @what: (nullable): the one it is done with; none, or empty, where there is nothing yet that tells it from the others
 *
 * Says what is done with which of them, to the eye in the tooltip. A template may give the tooltip as it is without @what.
 */
void
desk_spoken_set_act (GtkWidget *button, const char *act, const char *what)
{
  g_autofree char *name = what != NULL && *what != '\0' ? desk_field_words_about (act, what) : g_strdup (act);

  if (g_strcmp0 (gtk_widget_get_tooltip_text (button), name) == 0)
    return;
  gtk_widget_set_tooltip_text (button, name);
  desk_spoken_set_name (button, name);
}

/**
 * desk_spoken_set_required:
 *
 * Says that a form cannot be saved without this field. The star in its title is for the eye.
 */
void
desk_spoken_set_required (GtkWidget *field, gboolean is_required)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (desk_spoken_find_heard (field)),
                                  GTK_ACCESSIBLE_PROPERTY_REQUIRED, is_required, -1);
}

static char *
read_choice (GtkWidget *choice)
{
  GtkExpression *expression = ADW_IS_COMBO_ROW (choice)
                                  ? adw_combo_row_get_expression (ADW_COMBO_ROW (choice))
                                  : gtk_drop_down_get_expression (GTK_DROP_DOWN (choice));
  GObject *item = ADW_IS_COMBO_ROW (choice) ? adw_combo_row_get_selected_item (ADW_COMBO_ROW (choice))
                                            : gtk_drop_down_get_selected_item (GTK_DROP_DOWN (choice));
  g_auto (GValue) value = G_VALUE_INIT;

  if (item == NULL)
    return NULL;
  if (expression != NULL && gtk_expression_evaluate (expression, item, &value)
      && G_VALUE_HOLDS_STRING (&value))
    return g_value_dup_string (&value);
  return GTK_IS_STRING_OBJECT (item) ? g_strdup (gtk_string_object_get_string (GTK_STRING_OBJECT (item)))
                                     : NULL;
}

static void
tell_choice (GtkWidget *choice)
{
  g_autofree char *words = read_choice (choice);

  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  words != NULL ? words : "", -1);
}

/**
 * desk_spoken_follow_choice:
 * @choice: a #GtkDropDown or an #AdwComboRow whose items have strings
 * @name: (nullable): what is chosen; NULL where it has a title
 *
 * Says both what is chosen and which it is, now and whenever another is.
 */
void
desk_spoken_follow_choice (GtkWidget *choice, const char *name)
{
  if (name != NULL)
    desk_spoken_set_name (choice, name);
  /* The place of a subtitle that a row with a choice does not have. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
  g_signal_connect (choice, "notify::selected-item", G_CALLBACK (tell_choice), NULL);
  tell_choice (choice);
}

/* What has the focus; the inside of an entry is not heard, the entry is. */
static GtkWidget *
find_focus (GtkWidget *from)
{
  GtkRoot *root = gtk_widget_get_root (from);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  while (focus != NULL
         && gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (focus)) == GTK_ACCESSIBLE_ROLE_NONE)
    focus = gtk_widget_get_parent (focus);
  return focus;
}

/* GTK's context for tests cannot, and does not say so. */
static gboolean
can_announce (GtkWidget *widget)
{
  g_autoptr (GtkATContext) context = gtk_accessible_get_at_context (GTK_ACCESSIBLE (widget));

  return context != NULL && !g_str_equal (G_OBJECT_TYPE_NAME (context), "GtkTestATContext");
}

/* What has the focus speaks: of what comes from elsewhere Orca drops all that follows something else within 100 ms. */
static void
speak (GtkWidget *from, const char *words, GtkAccessibleAnnouncementPriority priority)
{
  GtkWidget *focus = find_focus (from);

  if (words != NULL && *words != '\0' && gtk_widget_get_mapped (from) && can_announce (from))
    gtk_accessible_announce (GTK_ACCESSIBLE (focus != NULL ? focus : from), words, priority);
}

/**
 * desk_spoken_make_count:
 *
 * Returns: (transfer full): how many rows a search or a filter has left
 */
char *
desk_spoken_make_count (guint n_found)
{
  /* TRANSLATORS: said by a screen reader: how many rows the filter left */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u found", "%u found", n_found), n_found);
}

/**
 * desk_spoken_announce:
 * @from: a widget around what it is about; nothing is said where it is not seen
 * @words: (nullable)
 *
 * Says at once what whoever does not see would not come by: what is wrong in a field that was just left, what a list that never
 * has the focus would take.
 */
void
desk_spoken_announce (GtkWidget *from, const char *words)
{
  speak (from, words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/**
 * desk_spoken_warn:
 *
 * As desk_spoken_announce(), of what keeps the officer from going on.
 */
void
desk_spoken_warn (GtkWidget *from, const char *words)
{
  speak (from, words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
tell_focus (GtkWidget *focus)
{
  g_signal_handlers_disconnect_by_func (focus, tell_focus, NULL);
  if (gtk_widget_has_focus (focus))
    gtk_accessible_update_platform_state (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_PLATFORM_STATE_FOCUSED);
}

static void
on_focus_moved (GtkWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  if (focus == NULL || gtk_widget_get_mapped (focus))
    return;
  g_signal_handlers_disconnect_by_func (focus, tell_focus, NULL);
  g_signal_connect (focus, "map", G_CALLBACK (tell_focus), NULL);
}

/**
 * desk_spoken_follow_focus:
 *
 * Tells of the focus in a window also where it comes to a page before that is shown: GTK tells of it at once and not again,
 * which nobody hears.
 */
void
desk_spoken_follow_focus (GtkWindow *window)
{
  g_signal_connect (window, "notify::focus-widget", G_CALLBACK (on_focus_moved), NULL);
}

static void
stop_telling (GtkListBox *list)
{
  g_signal_stop_emission_by_name (list, "selected-rows-changed");
}

/**
 * desk_spoken_keep_choice:
 * @list: a list in which a row is chosen while the focus is elsewhere; new, nobody was told of it
 *
 * Does not tell of another row that is chosen: a screen reader would take it for what has the focus from now on, and say the
 * row. Where it is to be heard it is announced.
 */
void
desk_spoken_keep_choice (GtkListBox *list)
{
  g_signal_connect (list, "selected-rows-changed", G_CALLBACK (stop_telling), NULL);
}

/**
 * desk_spoken_hide:
 * @widget: new, nobody was told of it
 *
 * What is only for the eye, with all that is in it: the words stand beside it, or are the name of what it is in.
 */
void
desk_spoken_hide (GtkWidget *widget)
{
  g_object_set (widget, "accessible-role", GTK_ACCESSIBLE_ROLE_NONE,
                NULL); /* the state "hidden" does not do it */
}

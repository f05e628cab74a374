// SPDX-License-Identifier: GPL-3.0-or-later
// The keys to read, in the Latin form; on other layouts the same keys do the same.

#include "ui/shortcuts-dialog.h"

#include "ui/places.h"
#include "ui/widgets/page-title.h"

#include <glib/gi18n-lib.h>

struct _DeskShortcutsDialog
{
  AdwDialog parent_instance;

  AdwPreferencesPage *page;
};

G_DEFINE_FINAL_TYPE (DeskShortcutsDialog, desk_shortcuts_dialog, ADW_TYPE_DIALOG)

/* One group with the keys of a place, or of everywhere. */
static void
add_group (DeskShortcutsDialog *self, const char *place, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autoptr (GPtrArray) rows = desk_keys_list_for (place);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), desk_shortcuts_make_row (rows->pdata[i]));
  if (rows->len > 0)
    adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (group));
  else
    g_object_unref (g_object_ref_sink (group));
}

static void
desk_shortcuts_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DESK_TYPE_SHORTCUTS_DIALOG);

  G_OBJECT_CLASS (desk_shortcuts_dialog_parent_class)->dispose (object);
}

static void
desk_shortcuts_dialog_class_init (DeskShortcutsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_shortcuts_dialog_dispose;
  g_type_ensure (DESK_TYPE_PAGE_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dutydesk/DutyDesk/ui/shortcuts-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskShortcutsDialog, page);
}

static void
desk_shortcuts_dialog_init (DeskShortcutsDialog *self)
{
  guint n_places;
  const DeskPlace *places = desk_places_list (&n_places);

  gtk_widget_init_template (GTK_WIDGET (self));
  add_group (self, NULL, _ ("Everywhere"));
  for (guint i = 0; i < n_places; i++)
    add_group (self, places[i].id, _ (places[i].title));
}

/**
 * desk_shortcuts_make_row:
 *
 * Returns: (transfer floating): a row of a list: what a key does, and the key
 */
GtkWidget *
desk_shortcuts_make_row (const DeskKeys *keys)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *label = desk_keys_format (keys);
  GtkWidget *key = gtk_label_new (label);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (keys->title));
  gtk_widget_add_css_class (key, "keycap");
  gtk_widget_set_valign (key, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), key);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, key, NULL, -1);
  return row;
}

/**
 * desk_shortcuts_dialog_new:
 *
 * Returns: (transfer full): a dialog that shows the table of keys
 */
DeskShortcutsDialog *
desk_shortcuts_dialog_new (void)
{
  return g_object_new (DESK_TYPE_SHORTCUTS_DIALOG, NULL);
}

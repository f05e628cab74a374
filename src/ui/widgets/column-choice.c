// SPDX-License-Identifier: GPL-3.0-or-later
// Which columns a register shows. The settings hold those that were taken out, so that a column that comes with a later
// version is there.

#include "ui/widgets/column-choice.h"

#include <glib/gi18n-lib.h>

#define KEY "hidden-columns"

struct _DeskColumnChoice
{
  AdwBin parent_instance;

  GSettings *settings; /* NULL: nothing is remembered */
  DeskRegisterView *view;
  char *kind;
  GtkWidget *box;
};

G_DEFINE_FINAL_TYPE (DeskColumnChoice, desk_column_choice, ADW_TYPE_BIN)

static GStrv
list_hidden (DeskColumnChoice *self)
{
  g_autoptr (GStrvBuilder) hidden = g_strv_builder_new ();

  for (GtkWidget *check = gtk_widget_get_first_child (self->box); check != NULL;
       check = gtk_widget_get_next_sibling (check))
    if (!gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
      g_strv_builder_add (hidden, g_object_get_data (G_OBJECT (check), "title"));
  return g_strv_builder_end (hidden);
}

static void
remember (DeskColumnChoice *self, const char *const *hidden)
{
  g_autoptr (GVariant) before = NULL;
  GVariantBuilder all;
  GVariantIter iter;
  const char *kind;
  GVariant *titles;

  if (self->settings == NULL)
    return;
  before = g_settings_get_value (self->settings, KEY);
  g_variant_builder_init (&all, G_VARIANT_TYPE ("a{sas}"));
  g_variant_builder_add (&all, "{s@as}", self->kind, g_variant_new_strv (hidden, -1));
  g_variant_iter_init (&iter, before);
  while (g_variant_iter_loop (&iter, "{&s@as}", &kind, &titles))
    if (!g_str_equal (kind, self->kind))
      g_variant_builder_add (&all, "{s@as}", kind, titles);
  g_settings_set_value (self->settings, KEY, g_variant_builder_end (&all));
}

static void
on_toggled (DeskColumnChoice *self)
{
  g_auto (GStrv) hidden = list_hidden (self);

  desk_register_view_set_hidden (self->view, (const char *const *)hidden);
  remember (self, (const char *const *)hidden);
}

static void
desk_column_choice_dispose (GObject *object)
{
  DeskColumnChoice *self = DESK_COLUMN_CHOICE (object);

  g_clear_object (&self->settings);
  g_clear_pointer (&self->kind, g_free);
  g_clear_weak_pointer (&self->view);
  G_OBJECT_CLASS (desk_column_choice_parent_class)->dispose (object);
}

static void
desk_column_choice_class_init (DeskColumnChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_column_choice_dispose;
}

static void
desk_column_choice_init (DeskColumnChoice *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_popover_set_child (GTK_POPOVER (popover), self->box);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-list-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("Columns"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Columns"), -1);
  adw_bin_set_child (ADW_BIN (self), button);
}

static GStrv
read_hidden (DeskColumnChoice *self, const char *const *hidden_at_first)
{
  g_autoptr (GVariant) all = self->settings != NULL ? g_settings_get_value (self->settings, KEY) : NULL;
  GStrv hidden = NULL;

  if (all != NULL && g_variant_lookup (all, self->kind, "^as", &hidden))
    return hidden;
  return g_strdupv ((GStrv)hidden_at_first);
}

static void
add_check (DeskColumnChoice *self, const char *title, gboolean active, gboolean fixed)
{
  GtkWidget *check = gtk_check_button_new_with_label (_ (title));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), active);
  gtk_widget_set_sensitive (check, !fixed);
  g_object_set_data (G_OBJECT (check), "title", (gpointer)title);
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_toggled), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), check);
}

/**
 * desk_column_choice_bind:
 * @settings: (nullable): where the choice is kept
 * @view: the register whose columns are chosen
 * @kind: under which name the choice is kept
 * @columns: (array length=n_columns): static; the first one always stays
 * @hidden_at_first: (array zero-terminated=1): titles of those that are not there until somebody chooses
 *
 * Shows the columns that were chosen last time.
 */
void
desk_column_choice_bind (DeskColumnChoice *self, GSettings *settings, DeskRegisterView *view,
                         const char *kind, const DeskRegisterColumn *columns, guint n_columns,
                         const char *const *hidden_at_first)
{
  g_auto (GStrv) hidden = NULL;

  g_set_object (&self->settings, settings);
  g_set_weak_pointer (&self->view, view);
  g_set_str (&self->kind, kind);
  hidden = read_hidden (self, hidden_at_first);
  for (guint i = 0; i < n_columns; i++)
    if (!columns[i].needs_hq)
      add_check (self, columns[i].title, !g_strv_contains ((const char *const *)hidden, columns[i].title),
                 i == 0);
  desk_register_view_set_hidden (view, (const char *const *)hidden);
}

/**
 * desk_column_choice_apply:
 * Shows the columns that are chosen here: a view with several registers has a choice for each.
 */
void
desk_column_choice_apply (DeskColumnChoice *self)
{
  g_auto (GStrv) hidden = list_hidden (self);

  desk_register_view_set_hidden (self->view, (const char *const *)hidden);
}

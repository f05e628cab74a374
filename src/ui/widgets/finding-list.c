// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/finding-list.h"

#include "ui/widgets/spoken.h"

#include <glib/gi18n-lib.h>

struct _DeskFindingList
{
  AdwPreferencesGroup parent_instance;

  GPtrArray *rows;
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskFindingList, desk_finding_list, ADW_TYPE_PREFERENCES_GROUP)

/* A level is a word and an icon; colour only comes beside. */
static const struct
{
  const char *icon;
  const char *word;
  const char *style;
} levels[] = {
  [DESK_FINDING_HINT] = { "dialog-information-symbolic", N_ ("Worth knowing"), "dimmed" },
  [DESK_FINDING_WARNING] = { "dialog-warning-symbolic", N_ ("Needs a reason"), "warning" },
  [DESK_FINDING_ERROR] = { "dialog-error-symbolic", N_ ("Missing"), "error" },
};

static void
on_activated (AdwActionRow *row, DeskFindingList *self)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, g_object_get_data (G_OBJECT (row), "field"),
                 g_object_get_data (G_OBJECT (row), "key"));
}

static GtkWidget *
make_row (DeskFindingList *self, const DeskFinding *finding, const DeskField *fields)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name (levels[finding->level].icon);

  gtk_widget_add_css_class (icon, levels[finding->level].style);
  desk_spoken_hide (icon);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), finding->message);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ (levels[finding->level].word));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "field", (gpointer)fields[finding->field].name);
  g_object_set_data (G_OBJECT (row), "error", GINT_TO_POINTER (finding->level == DESK_FINDING_ERROR));
  g_object_set_data_full (G_OBJECT (row), "key", g_strdup (finding->key), g_free);
  g_signal_connect (row, "activated", G_CALLBACK (on_activated), self);
  return row;
}

static void
desk_finding_list_finalize (GObject *object)
{
  g_ptr_array_unref (DESK_FINDING_LIST (object)->rows);
  G_OBJECT_CLASS (desk_finding_list_parent_class)->finalize (object);
}

static void
desk_finding_list_class_init (DeskFindingListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_finding_list_finalize;

  /**
   * DeskFindingList::chosen:
   * @field: name of the field the finding is about
   * @key: (nullable): of a list the key of the entry
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
desk_finding_list_init (DeskFindingList *self)
{
  self->rows = g_ptr_array_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Before Registering"));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * desk_finding_list_find_error:
 * @field: name of a field
 *
 * Returns: (transfer none) (nullable): where it is said what is missing there
 */
GtkLabel *
desk_finding_list_find_error (DeskFindingList *self, const char *field)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GObject *row = g_ptr_array_index (self->rows, i);

      if (g_object_get_data (row, "error") != NULL && g_object_get_data (row, "key") == NULL
          && g_strcmp0 (g_object_get_data (row, "field"), field) == 0)
        return desk_spoken_find_label (GTK_WIDGET (row), "title");
    }
  return NULL;
}

/**
 * desk_finding_list_show:
 * @fields: the table of the record's type
 * @findings: (element-type DeskFinding)
 */
void
desk_finding_list_show (DeskFindingList *self, const DeskField *fields, GArray *findings)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < findings->len; i++)
    {
      GtkWidget *row = make_row (self, &g_array_index (findings, DeskFinding, i), fields);

      g_ptr_array_add (self->rows, row);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), findings->len > 0);
}

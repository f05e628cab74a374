// SPDX-License-Identifier: GPL-3.0-or-later
// The row in which a reception is chosen. There may be many: the list can be searched by typing.

#include "ui/appointments/reception-row.h"

#include "model/reception-plan.h"
#include "ui/widgets/spoken.h"

#include <glib/gi18n-lib.h>

struct _DeskReceptionRow
{
  AdwComboRow parent_instance;

  GStrv ids; /* in the order of the list, without the first row, which is any */
  char *id;  /* that is chosen, or shall be when it is listed; NULL: any */
  gboolean showing;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskReceptionRow, desk_reception_row, ADW_TYPE_COMBO_ROW)

static void
select_id (DeskReceptionRow *self)
{
  guint selected = 0;

  for (guint i = 0; self->ids != NULL && self->ids[i] != NULL; i++)
    if (g_strcmp0 (self->ids[i], self->id) == 0)
      selected = i + 1;
  self->showing = TRUE;
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), selected);
  self->showing = FALSE;
}

static void
on_selected (DeskReceptionRow *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));
  const char *id = selected > 0 && selected != GTK_INVALID_LIST_POSITION ? self->ids[selected - 1] : NULL;

  if (self->showing || self->ids == NULL)
    return;
  g_set_str (&self->id, id);
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
desk_reception_row_finalize (GObject *object)
{
  DeskReceptionRow *self = DESK_RECEPTION_ROW (object);

  g_strfreev (self->ids);
  g_free (self->id);

  G_OBJECT_CLASS (desk_reception_row_parent_class)->finalize (object);
}

static void
desk_reception_row_class_init (DeskReceptionRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_reception_row_finalize;

  /**
   * DeskReceptionRow::chosen:
   * The officer chose another one.
   */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
}

static void
desk_reception_row_init (DeskReceptionRow *self)
{
  g_autoptr (GtkExpression) words = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _ ("Reception"));
  adw_combo_row_set_expression (ADW_COMBO_ROW (self), words);
  adw_combo_row_set_search_match_mode (ADW_COMBO_ROW (self), GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
  adw_combo_row_set_enable_search (ADW_COMBO_ROW (self), TRUE);
  g_signal_connect (self, "notify::selected", G_CALLBACK (on_selected), NULL);
  desk_spoken_follow_choice (GTK_WIDGET (self), NULL);
}

static gboolean
is_listed (DeskRecord *reception, const char *service)
{
  return !desk_record_get_boolean (reception, DESK_RECEPTION_ENDED)
         && (service == NULL || desk_reception_has_service (DESK_RECEPTION (reception), service));
}

/**
 * desk_reception_row_show:
 * @receptions: (element-type DeskReception): all there are, in the order of the list
 * @service: (nullable): only those are listed that offer it
 */
void
desk_reception_row_show (DeskReceptionRow *self, GPtrArray *receptions, const char *service)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  gtk_string_list_append (names, _ ("Any"));
  for (guint i = 0; i < receptions->len; i++)
    {
      DeskRecord *reception = g_ptr_array_index (receptions, i);
      const char *name = desk_record_get_text (reception, DESK_RECEPTION_NAME);

      if (!is_listed (reception, service))
        continue;
      gtk_string_list_append (names, name != NULL ? name : "");
      g_strv_builder_add (ids, desk_record_get_id (reception));
    }
  self->showing = TRUE;
  g_strfreev (self->ids);
  self->ids = g_strv_builder_end (ids);
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (names));
  self->showing = FALSE;
  select_id (self);
}

/**
 * desk_reception_row_set_id:
 * @id: (nullable): of a reception; NULL: any
 */
void
desk_reception_row_set_id (DeskReceptionRow *self, const char *id)
{
  g_set_str (&self->id, id);
  select_id (self);
}

/**
 * desk_reception_row_get_id:
 *
 * Returns: (transfer none) (nullable): id of the reception that is chosen; NULL: any, also where the chosen one does not
 *   offer the service
 */
const char *
desk_reception_row_get_id (DeskReceptionRow *self)
{
  return adw_combo_row_get_selected (ADW_COMBO_ROW (self)) > 0 ? self->id : NULL;
}

// SPDX-License-Identifier: GPL-3.0-or-later
// The officer who receives people. Who has left is listed only where it is who stands in the record.

#include "ui/settings/official-row.h"

#include "ui/officer-name.h"

#include <glib/gi18n-lib.h>

struct _DeskOfficialRow
{
  AdwComboRow parent_instance;

  char *field_name;
  DeskContext *context;
  DeskRecord *record;
  gulong record_handler;
  guint field;
  GPtrArray *officers; /* of DeskOfficer: those in the list, after "nobody" */
  gboolean showing;
};

enum
{
  PROP_FIELD = 1
};

static void desk_official_row_iface_init (DeskFormRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DeskOfficialRow, desk_official_row, ADW_TYPE_COMBO_ROW,
                               G_IMPLEMENT_INTERFACE (DESK_TYPE_FORM_ROW, desk_official_row_iface_init))

static void
show_value (DeskOfficialRow *self)
{
  const char *id = desk_record_get_text (self->record, self->field);
  guint selected = 0;

  for (guint i = 0; id != NULL && i < self->officers->len; i++)
    if (g_strcmp0 (desk_record_get_id (g_ptr_array_index (self->officers, i)), id) == 0)
      selected = i + 1;
  self->showing = TRUE;
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), selected);
  self->showing = FALSE;
}

static void
on_selected (DeskOfficialRow *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));

  if (self->record == NULL || self->showing || selected == GTK_INVALID_LIST_POSITION)
    return;
  desk_record_set_text (self->record, self->field,
                        selected > 0 ? desk_record_get_id (g_ptr_array_index (self->officers, selected - 1))
                                     : NULL);
}

static void
desk_official_row_bind (DeskFormRow *row, DeskContext *context, DeskRecord *record, guint field)
{
  DeskOfficialRow *self = DESK_OFFICIAL_ROW (row);
  const DeskField *table = &desk_record_get_fields (record, NULL)[field];
  g_autofree char *detailed = desk_form_row_make_notify (table);
  g_autofree char *title = desk_form_row_make_title (table);

  g_clear_signal_handler (&self->record_handler, self->record);
  g_set_object (&self->context, context);
  g_set_object (&self->record, record);
  self->field = field;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  self->record_handler =
      g_signal_connect_object (record, detailed, G_CALLBACK (show_value), self, G_CONNECT_SWAPPED);
  show_value (self);
}

static void
desk_official_row_commit (DeskFormRow *row)
{
}

static DeskVerdict
desk_official_row_get_level (DeskFormRow *row)
{
  return DESK_VERDICT_OK;
}

static void
desk_official_row_iface_init (DeskFormRowInterface *iface)
{
  iface->bind = desk_official_row_bind;
  iface->commit = desk_official_row_commit;
  iface->get_level = desk_official_row_get_level;
}

static void
desk_official_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, DESK_OFFICIAL_ROW (object)->field_name);
}

static void
desk_official_row_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  g_set_str (&DESK_OFFICIAL_ROW (object)->field_name, g_value_get_string (value));
}

static void
desk_official_row_dispose (GObject *object)
{
  DeskOfficialRow *self = DESK_OFFICIAL_ROW (object);

  g_clear_signal_handler (&self->record_handler, self->record);
  g_clear_object (&self->record);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (desk_official_row_parent_class)->dispose (object);
}

static void
desk_official_row_finalize (GObject *object)
{
  DeskOfficialRow *self = DESK_OFFICIAL_ROW (object);

  g_ptr_array_unref (self->officers);
  g_free (self->field_name);

  G_OBJECT_CLASS (desk_official_row_parent_class)->finalize (object);
}

static void
desk_official_row_class_init (DeskOfficialRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = desk_official_row_get_property;
  object_class->set_property = desk_official_row_set_property;
  object_class->dispose = desk_official_row_dispose;
  object_class->finalize = desk_official_row_finalize;

  g_object_class_override_property (object_class, PROP_FIELD, "field");
}

static void
desk_official_row_init (DeskOfficialRow *self)
{
  g_autoptr (GtkExpression) words = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  self->officers = g_ptr_array_new_with_free_func (g_object_unref);
  adw_combo_row_set_expression (ADW_COMBO_ROW (self), words);
  adw_combo_row_set_search_match_mode (ADW_COMBO_ROW (self), GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
  adw_combo_row_set_enable_search (ADW_COMBO_ROW (self), TRUE);
  /* Rank and name need more room than stands beside the title. */
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (self), TRUE);
  g_signal_connect (self, "notify::selected", G_CALLBACK (on_selected), NULL);
}

/**
 * desk_official_row_show:
 * @officers: (element-type DeskOfficer): all officers of the station as they are saved
 *
 * Lists who can be chosen. The row must be bound.
 */
void
desk_official_row_show (DeskOfficialRow *self, GPtrArray *officers)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GDateTime) now = desk_clock_get_local (desk_context_get_clock (self->context));
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");
  const char *chosen = desk_record_get_text (self->record, self->field);

  g_ptr_array_set_size (self->officers, 0);
  /* TRANSLATORS: who receives people is no officer in the list */
  gtk_string_list_append (names, _ ("Nobody of this station’s list"));
  for (guint i = 0; i < officers->len; i++)
    {
      DeskOfficer *officer = g_ptr_array_index (officers, i);
      g_autofree char *name = NULL;

      if (!desk_officer_is_active (officer, today)
          && g_strcmp0 (desk_record_get_id (DESK_RECORD (officer)), chosen) != 0)
        continue;
      name = desk_officer_name_make (officer, desk_context_get_profile (self->context),
                                     desk_context_get_language (self->context));
      gtk_string_list_append (names, name);
      g_ptr_array_add (self->officers, g_object_ref (officer));
    }
  self->showing = TRUE;
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (names));
  self->showing = FALSE;
  show_value (self);
}

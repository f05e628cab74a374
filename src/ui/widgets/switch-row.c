// SPDX-License-Identifier: GPL-3.0-or-later
// The form row of a yes or no. A fact that is final (an incident) cannot be switched off once it was saved.

#include "ui/widgets/switch-row.h"

struct _DeskSwitchRow
{
  AdwActionRow parent_instance;
  char *field_name;
  DeskRecord *record;
  GBinding *binding;
  GtkWidget *button;
};

enum
{
  PROP_FIELD = 1
};

static void desk_switch_row_iface_init (DeskFormRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DeskSwitchRow, desk_switch_row, ADW_TYPE_ACTION_ROW,
                               G_IMPLEMENT_INTERFACE (DESK_TYPE_FORM_ROW, desk_switch_row_iface_init))

static void
desk_switch_row_bind (DeskFormRow *row, DeskContext *context, DeskRecord *record, guint field)
{
  DeskSwitchRow *self = DESK_SWITCH_ROW (row);
  const DeskField *table = &desk_record_get_fields (record, NULL)[field];
  g_autofree char *title = desk_form_row_make_title (table);
  gboolean is_settled = (table->flags & DESK_FIELD_FINAL) && desk_record_get_boolean (record, field);

  g_clear_pointer (&self->binding, g_binding_unbind);
  g_set_object (&self->record, record);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  gtk_widget_set_sensitive (self->button, !is_settled);
  self->binding = g_object_bind_property (record, table->name, self->button, "active",
                                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
}

static void
desk_switch_row_commit (DeskFormRow *row)
{
}

static DeskVerdict
desk_switch_row_get_level (DeskFormRow *row)
{
  return DESK_VERDICT_OK;
}

static gboolean
desk_switch_row_focus_field (DeskFormRow *row, const char *field, const char *key)
{
  DeskSwitchRow *self = DESK_SWITCH_ROW (row);

  return g_strcmp0 (self->field_name, field) == 0 && gtk_widget_grab_focus (self->button);
}

static void
desk_switch_row_iface_init (DeskFormRowInterface *iface)
{
  iface->focus_field = desk_switch_row_focus_field;
  iface->bind = desk_switch_row_bind;
  iface->commit = desk_switch_row_commit;
  iface->get_level = desk_switch_row_get_level;
}

static void
desk_switch_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, DESK_SWITCH_ROW (object)->field_name);
}

static void
desk_switch_row_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  g_set_str (&DESK_SWITCH_ROW (object)->field_name, g_value_get_string (value));
}

static void
desk_switch_row_dispose (GObject *object)
{
  DeskSwitchRow *self = DESK_SWITCH_ROW (object);

  g_clear_pointer (&self->binding, g_binding_unbind);
  g_clear_object (&self->record);
  g_clear_pointer (&self->field_name, g_free);

  G_OBJECT_CLASS (desk_switch_row_parent_class)->dispose (object);
}

static void
desk_switch_row_class_init (DeskSwitchRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = desk_switch_row_get_property;
  object_class->set_property = desk_switch_row_set_property;
  object_class->dispose = desk_switch_row_dispose;

  g_object_class_override_property (object_class, PROP_FIELD, "field");
}

static void
desk_switch_row_init (DeskSwitchRow *self)
{
  self->button = gtk_switch_new ();
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), self->button);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE); /* the switch says it all */
}

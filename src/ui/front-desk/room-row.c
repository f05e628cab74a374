// SPDX-License-Identifier: GPL-3.0-or-later
// The form row of the room. Rooms are the station's own, not a vocabulary of the profile.

#include "ui/front-desk/room-row.h"

#include "ui/front-desk/room-list.h"

struct _DeskRoomRow
{
  AdwComboRow parent_instance;

  char *field_name;
  DeskRecord *record;
  gulong record_handler;
  guint field;
  GListModel *rooms;
  gboolean showing;
};

enum
{
  PROP_FIELD = 1
};

static void desk_room_row_iface_init (DeskFormRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DeskRoomRow, desk_room_row, ADW_TYPE_COMBO_ROW,
                               G_IMPLEMENT_INTERFACE (DESK_TYPE_FORM_ROW, desk_room_row_iface_init))

static void
show_value (DeskRoomRow *self)
{
  self->showing = TRUE;
  adw_combo_row_set_selected (ADW_COMBO_ROW (self),
                              desk_room_list_find (self->rooms,
                                                   desk_record_get_text (self->record, self->field)));
  self->showing = FALSE;
}

static void
selected (DeskRoomRow *self)
{
  if (self->record != NULL && !self->showing)
    desk_record_set_text (self->record, self->field,
                          desk_room_list_get_key (self->rooms,
                                                  adw_combo_row_get_selected (ADW_COMBO_ROW (self))));
}

static void
desk_room_row_bind (DeskFormRow *row, DeskContext *context, DeskRecord *record, guint field)
{
  DeskRoomRow *self = DESK_ROOM_ROW (row);
  const DeskField *table = &desk_record_get_fields (record, NULL)[field];
  g_autofree char *detailed = g_strconcat ("notify::", table->name, NULL);
  g_autofree char *title = desk_form_row_make_title (table);

  g_clear_signal_handler (&self->record_handler, self->record);
  g_set_object (&self->record, record);
  self->field = field;
  self->showing = TRUE;
  g_clear_object (&self->rooms);
  self->rooms = desk_room_list_new (context);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (self), self->rooms);
  gtk_widget_set_visible (GTK_WIDGET (self), g_list_model_get_n_items (self->rooms) > 1);
  self->showing = FALSE;

  self->record_handler =
      g_signal_connect_object (record, detailed, G_CALLBACK (show_value), self, G_CONNECT_SWAPPED);
  show_value (self);
}

static void
desk_room_row_commit (DeskFormRow *row)
{
  selected (DESK_ROOM_ROW (row));
}

static DeskVerdict
desk_room_row_get_level (DeskFormRow *row)
{
  return DESK_VERDICT_OK;
}

static void
desk_room_row_iface_init (DeskFormRowInterface *iface)
{
  iface->bind = desk_room_row_bind;
  iface->commit = desk_room_row_commit;
  iface->get_level = desk_room_row_get_level;
}

static void
desk_room_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, DESK_ROOM_ROW (object)->field_name);
}

static void
desk_room_row_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  g_set_str (&DESK_ROOM_ROW (object)->field_name, g_value_get_string (value));
}

static void
desk_room_row_dispose (GObject *object)
{
  DeskRoomRow *self = DESK_ROOM_ROW (object);

  g_clear_signal_handler (&self->record_handler, self->record);
  g_clear_object (&self->record);
  g_clear_object (&self->rooms);
  g_clear_pointer (&self->field_name, g_free);

  G_OBJECT_CLASS (desk_room_row_parent_class)->dispose (object);
}

static void
desk_room_row_class_init (DeskRoomRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = desk_room_row_get_property;
  object_class->set_property = desk_room_row_set_property;
  object_class->dispose = desk_room_row_dispose;

  g_object_class_override_property (object_class, PROP_FIELD, "field");
}

static void
desk_room_row_init (DeskRoomRow *self)
{
  /* Purpose and camera need more room than stands beside the title. */
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (self), TRUE);
  g_signal_connect (self, "notify::selected", G_CALLBACK (selected), NULL);
}

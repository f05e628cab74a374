// SPDX-License-Identifier: GPL-3.0-or-later
// The rooms of the station to choose from: the first place of the list is no room at all.

#include "ui/front-desk/room-list.h"

#include "model/profile.h"

#include <glib/gi18n-lib.h>

/**
 * desk_room_list_make_label:
 * @key: (nullable): key of a room in the station's list
 *
 * Returns: (transfer full) (nullable): name, purpose and camera of the room: "1 · statements · camera 12"
 */
char *
desk_room_list_make_label (DeskContext *context, const char *key)
{
  DeskRecord *station = DESK_RECORD (desk_context_get_station (context));
  const char *name =
      station != NULL && key != NULL ? desk_record_get_entry_text (station, DESK_STATION_ROOM, key) : NULL;
  const char *purpose, *camera;
  GString *label;

  if (name == NULL)
    return g_strdup (key);

  label = g_string_new (name);
  purpose = desk_record_get_entry_text (station, DESK_STATION_ROOM_PURPOSE, key);
  camera = desk_record_get_entry_text (station, DESK_STATION_ROOM_CAMERA, key);
  if (purpose != NULL)
    g_string_append_printf (label, " · %s",
                            desk_profile_get_label (desk_context_get_profile (context), "room_purposes",
                                                    purpose, desk_context_get_language (context)));
  if (camera != NULL)
    {
      /* TRANSLATORS: the identification of the camera in a room */
      g_autofree char *words = g_strdup_printf (_ ("camera %s"), camera);
      g_string_append_printf (label, " · %s", words);
    }
  return g_string_free (label, FALSE);
}

/**
 * desk_room_list_new:
 *
 * Returns: (transfer full) (element-type GtkStringObject): "No room" and the rooms of the station
 */
GListModel *
desk_room_list_new (DeskContext *context)
{
  DeskRecord *station = DESK_RECORD (desk_context_get_station (context));
  g_autofree const char **keys = NULL;
  GtkStringList *rooms = gtk_string_list_new (NULL);

  gtk_string_list_append (rooms, _ ("No room"));
  if (station == NULL)
    return G_LIST_MODEL (rooms);

  keys = desk_record_list_keys (station, DESK_STATION_ROOM);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autofree char *label = desk_room_list_make_label (context, keys[i]);
      g_autoptr (GObject) room = NULL;

      gtk_string_list_append (rooms, label);
      room = g_list_model_get_item (G_LIST_MODEL (rooms), i + 1);
      g_object_set_data_full (room, "key", g_strdup (keys[i]), g_free);
    }
  return G_LIST_MODEL (rooms);
}

/**
 * desk_room_list_get_key:
 *
 * Returns: (transfer none) (nullable): key of the room at a place of the list, NULL for no room
 */
const char *
desk_room_list_get_key (GListModel *rooms, guint position)
{
  g_autoptr (GObject) room = g_list_model_get_item (rooms, position);

  return room != NULL ? g_object_get_data (room, "key") : NULL;
}

/**
 * desk_room_list_find:
 * @key: (nullable): key of a room
 *
 * Returns: its place in the list, 0 where it is not there
 */
guint
desk_room_list_find (GListModel *rooms, const char *key)
{
  for (guint i = 1; key != NULL && i < g_list_model_get_n_items (rooms); i++)
    if (g_strcmp0 (desk_room_list_get_key (rooms, i), key) == 0)
      return i;
  return 0;
}

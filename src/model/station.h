// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/profile.h"
#include "model/record.h"

G_BEGIN_DECLS

/**
 * DeskStationField:
 * The fields of a station, by their place in its table.
 */
typedef enum
{
  DESK_STATION_CODE,
  DESK_STATION_NAME,
  DESK_STATION_COUNTRY,
  DESK_STATION_ADDRESS,
  DESK_STATION_PHONE,
  DESK_STATION_WAIT_LONG,
  DESK_STATION_WAIT_TOO_LONG,
  DESK_STATION_LATE_AFTER,
  DESK_STATION_NO_SHOW_CALLS,
  DESK_STATION_IDLE_MINUTES,
  DESK_STATION_QUEUE_NUMBERS,
  DESK_STATION_LOW_VOLUME,
  DESK_STATION_ROOM,
  DESK_STATION_ROOM_PURPOSE,
  DESK_STATION_ROOM_CAMERA,
  DESK_STATION_SPECIALIST,
  DESK_STATION_SPECIALIST_TOPICS,
  DESK_STATION_SPECIALIST_PHONE
} DeskStationField;

#define DESK_TYPE_STATION (desk_station_get_type ())
G_DECLARE_FINAL_TYPE (DeskStation, desk_station, DESK, STATION, DeskRecord)

gint64 desk_station_get_default (DeskProfile *profile, DeskStationField field);
gint64 desk_station_get_threshold (DeskStation *self, DeskProfile *profile, DeskStationField field);
const char *desk_station_find_fault (DeskStation *self, DeskProfile *profile, DeskStationField *field);

G_END_DECLS

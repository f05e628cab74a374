// SPDX-License-Identifier: GPL-3.0-or-later
// The police unit this desk belongs to, with its rooms, specialists on call and thresholds.

#include "model/station.h"

#include <glib/gi18n-lib.h>

/**
 * DeskStation:
 * The police unit this desk belongs to, with its rooms, specialists on call and thresholds.
 */
struct _DeskStation
{
  DeskRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (DeskStation, desk_station, DESK_TYPE_RECORD)

static const DeskField fields[] = {
  [DESK_STATION_CODE] = { "code", DESK_FIELD_TEXT, DESK_FIELD_REQUIRED | DESK_FIELD_IMMUTABLE,
                          N_ ("Station code"), NULL },
  [DESK_STATION_NAME] = { "name", DESK_FIELD_TEXT, DESK_FIELD_REQUIRED, N_ ("Station name"), NULL },
  [DESK_STATION_COUNTRY] = { "country", DESK_FIELD_CHOICE, DESK_FIELD_IMMUTABLE | DESK_FIELD_INTERNAL,
                             N_ ("Country profile"), "countries" },
  [DESK_STATION_ADDRESS] = { "address", DESK_FIELD_TEXT, DESK_FIELD_PLAIN, N_ ("Address"), NULL },
  [DESK_STATION_PHONE] = { "phone", DESK_FIELD_PHONE, DESK_FIELD_PLAIN, N_ ("Phone for questions"), NULL },
  [DESK_STATION_WAIT_LONG] = { "wait_long", DESK_FIELD_INTEGER, DESK_FIELD_PLAIN,
                               N_ ("Wait is long after, minutes"), NULL },
  [DESK_STATION_WAIT_TOO_LONG] = { "wait_too_long", DESK_FIELD_INTEGER, DESK_FIELD_PLAIN,
                                   N_ ("Wait is too long after, minutes"), NULL },
  [DESK_STATION_LATE_AFTER] = { "late_after", DESK_FIELD_INTEGER, DESK_FIELD_PLAIN,
                                N_ ("Booked visitor is late after, minutes"), NULL },
  [DESK_STATION_NO_SHOW_CALLS] = { "no_show_calls", DESK_FIELD_INTEGER, DESK_FIELD_PLAIN,
                                   N_ ("Offer no-show after calls"), NULL },
  [DESK_STATION_IDLE_MINUTES] = { "idle_minutes", DESK_FIELD_INTEGER, DESK_FIELD_PLAIN,
                                  N_ ("Lock when idle, minutes"), NULL },
  [DESK_STATION_QUEUE_NUMBERS] = { "queue_numbers", DESK_FIELD_BOOLEAN, DESK_FIELD_PLAIN,
                                   N_ ("Queue numbers"), NULL },
  [DESK_STATION_LOW_VOLUME] = { "low_volume", DESK_FIELD_BOOLEAN, DESK_FIELD_PLAIN,
                                N_ ("Few visitors: serve without a queue"), NULL },
  [DESK_STATION_ROOM] = { "room", DESK_FIELD_TEXT, DESK_FIELD_KEYED, N_ ("Room"), NULL },
  [DESK_STATION_ROOM_PURPOSE] = { "room_purpose", DESK_FIELD_CHOICE, DESK_FIELD_KEYED,
                                  N_ ("Purpose of the room"), "room_purposes" },
  [DESK_STATION_ROOM_CAMERA] = { "room_camera", DESK_FIELD_TEXT, DESK_FIELD_KEYED, N_ ("Camera"), NULL },
  [DESK_STATION_SPECIALIST] = { "specialist", DESK_FIELD_TEXT, DESK_FIELD_KEYED, N_ ("Specialist on call"),
                                NULL },
  [DESK_STATION_SPECIALIST_TOPICS] = { "specialist_topics", DESK_FIELD_TEXT, DESK_FIELD_KEYED,
                                       N_ ("Topics of the specialist"), NULL },
  [DESK_STATION_SPECIALIST_PHONE] = { "specialist_phone", DESK_FIELD_PHONE, DESK_FIELD_KEYED,
                                      N_ ("Phone of the specialist"), NULL },
};

static void
desk_station_class_init (DeskStationClass *klass)
{
  desk_record_class_set_fields (DESK_RECORD_CLASS (klass), "station", fields, G_N_ELEMENTS (fields));
}

static void
desk_station_init (DeskStation *self)
{
}

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
                                N_ ("Booked but late after, minutes"), NULL },
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
                                       N_ ("Topics of the specialist"), "topics" },
  [DESK_STATION_SPECIALIST_PHONE] = { "specialist_phone", DESK_FIELD_PHONE, DESK_FIELD_KEYED,
                                      N_ ("Phone of the specialist"), NULL },
};

/* Where the profile says what holds while the station says nothing. */
static const struct
{
  DeskStationField field;
  const char *name;
} thresholds[] = {
  { DESK_STATION_WAIT_LONG, "wait_long_minutes" },
  { DESK_STATION_WAIT_TOO_LONG, "wait_too_long_minutes" },
  { DESK_STATION_LATE_AFTER, "booking_late_minutes" },
  { DESK_STATION_NO_SHOW_CALLS, "no_show_after_calls" },
  { DESK_STATION_IDLE_MINUTES, "lock_idle_minutes" },
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

/**
 * desk_station_get_default:
 * @field: one of the thresholds
 *
 * Returns: what the profile says where the station says nothing, in minutes or calls; -1 for any other field
 */
gint64
desk_station_get_default (DeskProfile *profile, DeskStationField field)
{
  for (guint i = 0; i < G_N_ELEMENTS (thresholds); i++)
    if (thresholds[i].field == field)
      return desk_profile_get_threshold (profile, thresholds[i].name);
  return -1;
}

/**
 * desk_station_get_threshold:
 * @self: (nullable): the station
 * @field: one of the thresholds
 *
 * Returns: what holds at the station: its own number, or the profile's
 */
gint64
desk_station_get_threshold (DeskStation *self, DeskProfile *profile, DeskStationField field)
{
  if (self != NULL && desk_record_get_value (DESK_RECORD (self), field) != NULL)
    return desk_record_get_integer (DESK_RECORD (self), field);
  return desk_station_get_default (profile, field);
}

/**
 * desk_station_find_fault:
 * @field: (out): the field that is to be mended
 *
 * Returns: (transfer none) (nullable): why the station cannot be saved as it is, in words; NULL when it can
 */
const char *
desk_station_find_fault (DeskStation *self, DeskProfile *profile, DeskStationField *field)
{
  const char *name = desk_record_get_text (DESK_RECORD (self), DESK_STATION_NAME);

  *field = DESK_STATION_NAME;
  if (name == NULL || *name == '\0')
    return _ ("The station must have a name: it stands on every paper.");
  for (guint i = 0; i < G_N_ELEMENTS (thresholds); i++)
    {
      *field = thresholds[i].field;
      if (desk_station_get_threshold (self, profile, *field) < 1)
        return _ ("The number must be 1 or more. Leave the field empty to go by the country profile.");
    }
  *field = DESK_STATION_WAIT_TOO_LONG;
  if (desk_station_get_threshold (self, profile, DESK_STATION_WAIT_TOO_LONG)
      <= desk_station_get_threshold (self, profile, DESK_STATION_WAIT_LONG))
    return _ ("A wait must be long before it is too long: the second number must be the greater one.");
  return NULL;
}

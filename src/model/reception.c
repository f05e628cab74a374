// SPDX-License-Identifier: GPL-3.0-or-later
// Somebody or something that can be booked: an official who receives people, a guest service, a room; with the rules by which
// its time is made into places. All times are those of the station's wall clock.

#include "model/reception.h"

#include <glib/gi18n-lib.h>

/**
 * DeskReception:
 * Somebody or something that can be booked: an official who receives people, a guest service, a room.
 */
struct _DeskReception
{
  DeskRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (DeskReception, desk_reception, DESK_TYPE_RECORD)

static const DeskField fields[] = {
  [DESK_RECEPTION_NAME] = { "name", DESK_FIELD_TEXT, DESK_FIELD_REQUIRED, N_ ("Name of the reception"),
                            NULL },
  [DESK_RECEPTION_KIND] = { "kind", DESK_FIELD_CHOICE, DESK_FIELD_REQUIRED, N_ ("Kind of reception"),
                            "reception_kinds" },
  [DESK_RECEPTION_OFFICIAL] = { "official", DESK_FIELD_LINK, DESK_FIELD_PLAIN, N_ ("Official"), "officer" },
  [DESK_RECEPTION_ROOM] = { "room", DESK_FIELD_TEXT, DESK_FIELD_PLAIN, N_ ("Room"), NULL },
  [DESK_RECEPTION_SERVICE] = { "service", DESK_FIELD_BOOLEAN, DESK_FIELD_KEYED, N_ ("Services"),
                               "reception_services" },
  [DESK_RECEPTION_SLOT_MINUTES] = { "slot_minutes", DESK_FIELD_INTEGER, DESK_FIELD_REQUIRED,
                                    N_ ("Length, minutes"), NULL },
  [DESK_RECEPTION_GAP_MINUTES] = { "gap_minutes", DESK_FIELD_INTEGER, DESK_FIELD_PLAIN,
                                   N_ ("Pause after each, minutes"), NULL },
  [DESK_RECEPTION_CAPACITY] = { "capacity", DESK_FIELD_INTEGER, DESK_FIELD_PLAIN, N_ ("People at a time"),
                                NULL },
  [DESK_RECEPTION_WALK_IN_EVERY] = { "walk_in_every", DESK_FIELD_INTEGER, DESK_FIELD_PLAIN,
                                     N_ ("For walk-ins: every n-th place"), NULL },
  [DESK_RECEPTION_HOLIDAYS] = { "holidays", DESK_FIELD_BOOLEAN, DESK_FIELD_PLAIN,
                                N_ ("Receives on days off too"), NULL },
  [DESK_RECEPTION_BOOKED_BY] = { "booked_by", DESK_FIELD_CHOICE, DESK_FIELD_PLAIN,
                                 N_ ("May book, from this role on"), "roles" },
  [DESK_RECEPTION_SHARED] = { "shared", DESK_FIELD_BOOLEAN, DESK_FIELD_PLAIN, N_ ("Shared with other desks"),
                              NULL },
  [DESK_RECEPTION_VALID_FROM] = { "valid_from", DESK_FIELD_DATE, DESK_FIELD_PLAIN, N_ ("Receives from"),
                                  NULL },
  [DESK_RECEPTION_VALID_TO] = { "valid_to", DESK_FIELD_DATE, DESK_FIELD_PLAIN, N_ ("Receives until"), NULL },
  [DESK_RECEPTION_DESK] = { "desk", DESK_FIELD_TEXT, DESK_FIELD_INTERNAL, N_ ("Desk"), NULL },
  [DESK_RECEPTION_RULE] = { "rule", DESK_FIELD_CHOICE, DESK_FIELD_KEYED, N_ ("Rule"), "reception_rules" },
  [DESK_RECEPTION_RULE_DAYS] = { "rule_days", DESK_FIELD_TEXT, DESK_FIELD_KEYED, N_ ("Weekdays"), NULL },
  [DESK_RECEPTION_RULE_NTH] = { "rule_nth", DESK_FIELD_TEXT, DESK_FIELD_KEYED, N_ ("Which in the month"),
                                NULL },
  [DESK_RECEPTION_RULE_DATES] = { "rule_dates", DESK_FIELD_TEXT, DESK_FIELD_KEYED, N_ ("Dates"), NULL },
  [DESK_RECEPTION_RULE_FROM] = { "rule_from", DESK_FIELD_TEXT, DESK_FIELD_KEYED, N_ ("From"), NULL },
  [DESK_RECEPTION_RULE_TO] = { "rule_to", DESK_FIELD_TEXT, DESK_FIELD_KEYED, N_ ("To"), NULL },
  [DESK_RECEPTION_RULE_VALID_FROM] = { "rule_valid_from", DESK_FIELD_DATE, DESK_FIELD_KEYED,
                                       N_ ("Rule holds from"), NULL },
  [DESK_RECEPTION_RULE_VALID_TO] = { "rule_valid_to", DESK_FIELD_DATE, DESK_FIELD_KEYED,
                                     N_ ("Rule holds until"), NULL },
  [DESK_RECEPTION_EXCEPTION] = { "exception", DESK_FIELD_CHOICE, DESK_FIELD_KEYED, N_ ("Exception"),
                                 "reception_exceptions" },
  [DESK_RECEPTION_EXCEPTION_FROM] = { "exception_from", DESK_FIELD_DATE, DESK_FIELD_KEYED, N_ ("First day"),
                                      NULL },
  [DESK_RECEPTION_EXCEPTION_TO] = { "exception_to", DESK_FIELD_DATE, DESK_FIELD_KEYED, N_ ("Last day"),
                                    NULL },
  [DESK_RECEPTION_EXCEPTION_BEGINS] = { "exception_begins", DESK_FIELD_TEXT, DESK_FIELD_KEYED, N_ ("From"),
                                        NULL },
  [DESK_RECEPTION_EXCEPTION_ENDS] = { "exception_ends", DESK_FIELD_TEXT, DESK_FIELD_KEYED, N_ ("To"), NULL },
  [DESK_RECEPTION_EXCEPTION_REASON] = { "exception_reason", DESK_FIELD_TEXT, DESK_FIELD_KEYED, N_ ("Reason"),
                                        NULL },
  [DESK_RECEPTION_ENDED] = { "ended", DESK_FIELD_BOOLEAN, DESK_FIELD_INTERNAL, N_ ("No longer receives"),
                             NULL },
};

static void
desk_reception_class_init (DeskReceptionClass *klass)
{
  desk_record_class_set_fields (DESK_RECORD_CLASS (klass), "reception", fields, G_N_ELEMENTS (fields));
}

static void
desk_reception_init (DeskReception *self)
{
}

/**
 * desk_reception_get_length:
 *
 * Returns: how long a visitor has, in minutes
 */
gint64
desk_reception_get_length (DeskReception *self)
{
  return desk_record_get_integer (DESK_RECORD (self), DESK_RECEPTION_SLOT_MINUTES);
}

/**
 * desk_reception_get_gap:
 *
 * Returns: the pause after each visitor, in minutes
 */
gint64
desk_reception_get_gap (DeskReception *self)
{
  return desk_record_get_integer (DESK_RECORD (self), DESK_RECEPTION_GAP_MINUTES);
}

/**
 * desk_reception_get_capacity:
 *
 * Returns: how many people are received at one time, at least one
 */
guint
desk_reception_get_capacity (DeskReception *self)
{
  return (guint)CLAMP (desk_record_get_integer (DESK_RECORD (self), DESK_RECEPTION_CAPACITY), 1, G_MAXINT);
}

/**
 * desk_reception_is_firm:
 * @desk: the desk that books, "PL1-A"
 *
 * Returns: whether the places belong to that desk, so that what it books is booked and not only requested
 */
gboolean
desk_reception_is_firm (DeskReception *self, const char *desk)
{
  const char *owner = desk_record_get_text (DESK_RECORD (self), DESK_RECEPTION_DESK);

  return !desk_record_get_boolean (DESK_RECORD (self), DESK_RECEPTION_SHARED)
         && (owner == NULL || g_strcmp0 (owner, desk) == 0);
}

/**
 * desk_reception_may_book:
 * @desk: the desk that books, "PL1-A"
 *
 * Returns: whether that desk books places here: nobody else's places are booked that are not shared, nor those of another
 *   station, nor any that are no more
 */
gboolean
desk_reception_may_book (DeskReception *self, const char *desk)
{
  DeskRecord *record = DESK_RECORD (self);

  return desk_record_get_owner (record) == NULL && !desk_record_get_boolean (record, DESK_RECEPTION_ENDED)
         && (desk_record_get_boolean (record, DESK_RECEPTION_SHARED) || desk_reception_is_firm (self, desk));
}

/**
 * desk_reception_has_service:
 * @service: (nullable): code of a service
 *
 * Returns: whether people come here for that
 */
gboolean
desk_reception_has_service (DeskReception *self, const char *service)
{
  GVariant *value =
      service != NULL ? desk_record_get_entry (DESK_RECORD (self), DESK_RECEPTION_SERVICE, service) : NULL;

  return value != NULL && g_variant_get_boolean (value);
}

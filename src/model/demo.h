// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

/**
 * DeskDemoEvent:
 * One thing that happened in the days of the demo. The first event of a record makes it, later ones change it.
 * @instant: seconds since 1970 in UTC
 * @kind: kind of the record: "station", "officer", "person", "visit", "statement", "reception",
 *   "appointment"
 * @key: what the demo calls the record
 * @officer: code of the officer who did it
 * @reason: (nullable): why, of an amendment
 * @values: (element-type DeskFieldValue): the fields that were set; a link holds the key of the other record
 */
typedef struct
{
  gint64 instant;
  const char *kind;
  const char *key;
  const char *officer;
  const char *reason;
  GPtrArray *values;
} DeskDemoEvent;

#define DESK_TYPE_DEMO (desk_demo_get_type ())
G_DECLARE_FINAL_TYPE (DeskDemo, desk_demo, DESK, DEMO, GObject)

DeskDemo *desk_demo_new_from_bytes (GBytes *json, const char *name, gint64 now, GTimeZone *zone,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
guint desk_demo_get_length (DeskDemo *self);
const DeskDemoEvent *desk_demo_get_event (DeskDemo *self, guint position);

G_END_DECLS

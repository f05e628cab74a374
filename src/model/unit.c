// SPDX-License-Identifier: GPL-3.0-or-later
// A station in the region's own list: what every desk knows of the others. Headquarters writes it.

#include "model/unit.h"

#include <glib/gi18n-lib.h>

/**
 * DeskUnit:
 * A station in the region's own list: what every desk knows of the others. Headquarters writes it.
 */
struct _DeskUnit
{
  DeskRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (DeskUnit, desk_unit, DESK_TYPE_RECORD)

static const DeskField fields[] = {
  [DESK_UNIT_CODE] = { "code", DESK_FIELD_TEXT, DESK_FIELD_IMMUTABLE | DESK_FIELD_INTERNAL,
                       N_ ("Station code"), NULL },
  [DESK_UNIT_NAME] = { "name", DESK_FIELD_TEXT, DESK_FIELD_INTERNAL, N_ ("Station name"), NULL },
  [DESK_UNIT_COUNTRY] = { "country", DESK_FIELD_TEXT, DESK_FIELD_IMMUTABLE | DESK_FIELD_INTERNAL,
                          N_ ("Country profile"), NULL },
  [DESK_UNIT_ADDRESS] = { "address", DESK_FIELD_TEXT, DESK_FIELD_INTERNAL, N_ ("Address"), NULL },
  [DESK_UNIT_PHONE] = { "phone", DESK_FIELD_PHONE, DESK_FIELD_INTERNAL, N_ ("Phone for questions"), NULL },
  [DESK_UNIT_ENDED] = { "ended", DESK_FIELD_BOOLEAN, DESK_FIELD_INTERNAL, N_ ("No longer in service"), NULL },
};

static void
desk_unit_class_init (DeskUnitClass *klass)
{
  desk_record_class_set_fields (DESK_RECORD_CLASS (klass), "unit", fields, G_N_ELEMENTS (fields));
}

static void
desk_unit_init (DeskUnit *self)
{
}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

/**
 * DeskUnitField:
 * The fields of such a record, by their place in its table.
 */
typedef enum
{
  DESK_UNIT_CODE,
  DESK_UNIT_NAME,
  DESK_UNIT_COUNTRY,
  DESK_UNIT_ADDRESS,
  DESK_UNIT_PHONE,
  DESK_UNIT_ENDED
} DeskUnitField;

#define DESK_TYPE_UNIT (desk_unit_get_type ())
G_DECLARE_FINAL_TYPE (DeskUnit, desk_unit, DESK, UNIT, DeskRecord)

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

/**
 * DeskStaffField:
 * The fields of such a record, by their place in its table.
 */
typedef enum
{
  DESK_STAFF_CODE,
  DESK_STAFF_STATION,
  DESK_STAFF_SURNAME,
  DESK_STAFF_GIVEN_NAME,
  DESK_STAFF_PATRONYMIC,
  DESK_STAFF_RANK,
  DESK_STAFF_POSITION,
  DESK_STAFF_ROLE,
  DESK_STAFF_ENDED
} DeskStaffField;

#define DESK_TYPE_STAFF (desk_staff_get_type ())
G_DECLARE_FINAL_TYPE (DeskStaff, desk_staff, DESK, STAFF, DeskRecord)

G_END_DECLS

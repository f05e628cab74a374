// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

/**
 * DeskShiftField:
 * The fields of a shift, by their place in its table.
 */
typedef enum
{
  DESK_SHIFT_OFFICER,
  DESK_SHIFT_DESK,
  DESK_SHIFT_OPENED,
  DESK_SHIFT_CLOSED
} DeskShiftField;

#define DESK_TYPE_SHIFT (desk_shift_get_type ())
G_DECLARE_FINAL_TYPE (DeskShift, desk_shift, DESK, SHIFT, DeskRecord)

G_END_DECLS

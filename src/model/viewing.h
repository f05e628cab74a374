// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

/**
 * DeskViewingField:
 * The fields of a viewing, by their place in its table.
 */
typedef enum
{
  DESK_VIEWING_OF,
  DESK_VIEWING_PURPOSE,
  DESK_VIEWING_PURPOSE_TEXT
} DeskViewingField;

#define DESK_TYPE_VIEWING (desk_viewing_get_type ())
G_DECLARE_FINAL_TYPE (DeskViewing, desk_viewing, DESK, VIEWING, DeskRecord)

G_END_DECLS

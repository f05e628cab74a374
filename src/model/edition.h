// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

/**
 * DeskEditionField:
 * The fields of such a record, by their place in its table.
 */
typedef enum
{
  DESK_EDITION_COUNTRY,
  DESK_EDITION_VERSION,
  DESK_EDITION_SINCE
} DeskEditionField;

#define DESK_TYPE_EDITION (desk_edition_get_type ())
G_DECLARE_FINAL_TYPE (DeskEdition, desk_edition, DESK, EDITION, DeskRecord)

G_END_DECLS

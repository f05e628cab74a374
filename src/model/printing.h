// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

/**
 * DeskPrintingField:
 * The fields of a printing, by their place in its table.
 */
typedef enum
{
  DESK_PRINTING_OF,
  DESK_PRINTING_PAPER,
  DESK_PRINTING_LANGUAGE,
  DESK_PRINTING_PAGES,
  DESK_PRINTING_COPIES
} DeskPrintingField;

#define DESK_TYPE_PRINTING (desk_printing_get_type ())
G_DECLARE_FINAL_TYPE (DeskPrinting, desk_printing, DESK, PRINTING, DeskRecord)

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/lost-documents/match-file.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DeskLiveRowKind:
 * @DESK_LIVE_ROW_FOUND_FITS: a found document that may be the lost one
 * @DESK_LIVE_ROW_DECLARED_FITS: a declared document that may be the found one; the officer may say so
 * @DESK_LIVE_ROW_DECLARED_BEFORE: where the document was declared before; a copy of that receipt is offered
 */
typedef enum
{
  DESK_LIVE_ROW_FOUND_FITS,
  DESK_LIVE_ROW_DECLARED_FITS,
  DESK_LIVE_ROW_DECLARED_BEFORE
} DeskLiveRowKind;

#define DESK_TYPE_LIVE_ROW (desk_live_row_get_type ())

/**
 * DeskLiveRow:
 * A document that fits to what is being typed; activating it opens its record.
 * Emits `decided (verdict)` when the officer said whether it is the same document; NULL: took that back.
 */
G_DECLARE_FINAL_TYPE (DeskLiveRow, desk_live_row, DESK, LIVE_ROW, AdwPreferencesRow)

DeskLiveRow *desk_live_row_new (DeskContext *context, const DeskMatchFile *file,
                                DeskLiveRowKind kind) G_GNUC_WARN_UNUSED_RESULT;
const DeskMatchFile *desk_live_row_get_file (DeskLiveRow *self);
void desk_live_row_set_verdict (DeskLiveRow *self, const char *verdict);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_REGION_DIALOG (desk_region_dialog_get_type ())

/**
 * DeskRegionDialog:
 * The directory of the region: stations, offices of other authorities and officers, found by any word of theirs. For whoever
 * was sent to the wrong door.
 */
G_DECLARE_FINAL_TYPE (DeskRegionDialog, desk_region_dialog, DESK, REGION_DIALOG, AdwDialog)

AdwDialog *desk_region_dialog_new (DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/sync/hq-watch.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_HQ_CHIP (desk_hq_chip_get_type ())

/**
 * DeskHqChip:
 * The row at the foot of the sidebar that says how the desk stands with headquarters; opens the sync sheet. Not there while
 * the desk is not enrolled.
 */
G_DECLARE_FINAL_TYPE (DeskHqChip, desk_hq_chip, DESK, HQ_CHIP, AdwBin)

void desk_hq_chip_bind (DeskHqChip *self, DeskContext *context);

G_END_DECLS

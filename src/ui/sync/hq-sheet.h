// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_HQ_SHEET (desk_hq_sheet_get_type ())

/**
 * DeskHqSheet:
 * The sync sheet: how the desk stands with headquarters, what waits for a decision, what is not at headquarters yet.
 */
G_DECLARE_FINAL_TYPE (DeskHqSheet, desk_hq_sheet, DESK, HQ_SHEET, AdwDialog)

AdwDialog *desk_hq_sheet_new (DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

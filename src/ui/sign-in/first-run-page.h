// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_FIRST_RUN_PAGE (desk_first_run_page_get_type ())

/**
 * DeskFirstRunPage:
 * The ways to begin: set up this desk, enrol, restore, try with demo data. Emits `failed (GError)` when the new desk
 * cannot be made or opened.
 */
G_DECLARE_FINAL_TYPE (DeskFirstRunPage, desk_first_run_page, DESK, FIRST_RUN_PAGE, AdwBin)

DeskFirstRunPage *desk_first_run_page_new (DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

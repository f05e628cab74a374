// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_VISITS_PAGE (desk_visits_page_get_type ())

/**
 * DeskVisitsPage:
 * The register of visits: those of today, those still open, all.
 */
G_DECLARE_FINAL_TYPE (DeskVisitsPage, desk_visits_page, DESK, VISITS_PAGE, AdwNavigationPage)

AdwNavigationPage *desk_visits_page_new (DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

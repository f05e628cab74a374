// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_MATCH_PAGE (desk_match_page_get_type ())

/**
 * DeskMatchPage:
 * A found and a declared document beside each other, and the question whether they are the same: 1 yes, 2 no.
 */
G_DECLARE_FINAL_TYPE (DeskMatchPage, desk_match_page, DESK, MATCH_PAGE, AdwNavigationPage)

AdwNavigationPage *desk_match_page_new (DeskContext *context, const char *find, const char *declared,
                                        const char *document) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

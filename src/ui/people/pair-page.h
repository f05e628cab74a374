// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_PAIR_PAGE (desk_pair_page_get_type ())

/**
 * DeskPairPage:
 * Two people side by side who may be one, with what agrees and what differs in words, and the decision.
 */
G_DECLARE_FINAL_TYPE (DeskPairPage, desk_pair_page, DESK, PAIR_PAGE, AdwNavigationPage)

AdwNavigationPage *desk_pair_page_new (DeskContext *context, const char *first,
                                       const char *second) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

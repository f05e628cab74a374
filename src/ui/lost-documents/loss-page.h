// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_LOSS_PAGE (desk_loss_page_get_type ())

/**
 * DeskLossPage:
 * A registered declaration of loss: its documents and what became of each, its matches and papers, what can be done with it,
 * what happened. That it was opened is written down.
 */
G_DECLARE_FINAL_TYPE (DeskLossPage, desk_loss_page, DESK, LOSS_PAGE, AdwNavigationPage)

AdwNavigationPage *desk_loss_page_new (DeskContext *context, const char *id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

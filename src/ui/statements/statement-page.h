// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_STATEMENT_PAGE (desk_statement_page_get_type ())

/**
 * DeskStatementPage:
 * A registered statement: what it says, its terms and numbers, what can be done with it, what happened. That it was
 * opened is written down; of a sealed one nothing is shown before it is asked what for.
 */
G_DECLARE_FINAL_TYPE (DeskStatementPage, desk_statement_page, DESK, STATEMENT_PAGE, AdwNavigationPage)

AdwNavigationPage *desk_statement_page_new (DeskContext *context, const char *id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

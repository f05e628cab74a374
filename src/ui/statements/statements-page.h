// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_STATEMENTS_PAGE (desk_statements_page_get_type ())

/**
 * DeskStatementsPage:
 * The place of statements: the drafts of the desk and the register of what was registered.
 */
G_DECLARE_FINAL_TYPE (DeskStatementsPage, desk_statements_page, DESK, STATEMENTS_PAGE, AdwNavigationPage)

AdwNavigationPage *desk_statements_page_new (DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

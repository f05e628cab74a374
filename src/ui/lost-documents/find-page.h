// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_FIND_PAGE (desk_find_page_get_type ())

/**
 * DeskFindPage:
 * A found document: what is written in it, where it lies, its matches and papers, what can be done with it, what happened.
 * That it was opened is written down.
 */
G_DECLARE_FINAL_TYPE (DeskFindPage, desk_find_page, DESK, FIND_PAGE, AdwNavigationPage)

AdwNavigationPage *desk_find_page_new (DeskContext *context, const char *id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_VISIT_PAGE (desk_visit_page_get_type ())

/**
 * DeskVisitPage:
 * A visit that is no longer on the board, to read: its fields, the person, its history. It first asks what the record
 * is opened for, and shows nothing until that is written down.
 */
G_DECLARE_FINAL_TYPE (DeskVisitPage, desk_visit_page, DESK, VISIT_PAGE, AdwNavigationPage)

AdwNavigationPage *desk_visit_page_new (DeskContext *context, const char *id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

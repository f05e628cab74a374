// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_HAND_OVER_DRAFT "hand-over" /* the form in the table of drafts */

#define DESK_TYPE_HAND_OVER_PAGE (desk_hand_over_page_get_type ())

/**
 * DeskHandOverPage:
 * A found document is handed over: who receives it, by which document that was seen, on what ground where it is not the
 * holder, signed how. What is typed is kept. Where the find was confirmed to be a declared document, the declaration gets it
 * back in the same save; the act opens.
 */
G_DECLARE_FINAL_TYPE (DeskHandOverPage, desk_hand_over_page, DESK, HAND_OVER_PAGE, AdwNavigationPage)

AdwNavigationPage *desk_hand_over_page_new (DeskContext *context, const char *find) G_GNUC_WARN_UNUSED_RESULT;
AdwNavigationPage *desk_hand_over_page_new_to_finder (DeskContext *context,
                                                      const char *find) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *desk_hand_over_page_find_row (DeskHandOverPage *self, guint field);
const char *desk_hand_over_page_get_message (DeskHandOverPage *self);

G_END_DECLS

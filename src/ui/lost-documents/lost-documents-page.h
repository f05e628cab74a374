// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_LOST_DOCUMENTS_PAGE (desk_lost_documents_page_get_type ())

/**
 * DeskLostDocumentsPage:
 * The place of lost documents: the registers of what was declared lost and of what was found, the pairs to decide about,
 * and the drafts of both.
 */
G_DECLARE_FINAL_TYPE (DeskLostDocumentsPage, desk_lost_documents_page, DESK, LOST_DOCUMENTS_PAGE,
                      AdwNavigationPage)

AdwNavigationPage *desk_lost_documents_page_new (DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;
void desk_lost_documents_page_show_matches (DeskLostDocumentsPage *self);

G_END_DECLS

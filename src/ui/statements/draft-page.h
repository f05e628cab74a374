// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/statement.h"
#include "store/draft.h"
#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_STATEMENT_DRAFT_PAGE (desk_statement_draft_page_get_type ())

/**
 * DeskStatementDraftPage:
 * The page of a statement that is being taken, or amended. Leads to the page of the registered one with its papers.
 */
G_DECLARE_FINAL_TYPE (DeskStatementDraftPage, desk_statement_draft_page, DESK, STATEMENT_DRAFT_PAGE,
                      AdwNavigationPage)

AdwNavigationPage *desk_statement_draft_page_new (DeskContext *context, const char *visit,
                                                  const char *person) G_GNUC_WARN_UNUSED_RESULT;
AdwNavigationPage *desk_statement_draft_page_new_from_draft (DeskContext *context, const DeskDraft *draft)
    G_GNUC_WARN_UNUSED_RESULT;
AdwNavigationPage *desk_statement_draft_page_new_supplement (DeskContext *context, DeskStatement *statement)
    G_GNUC_WARN_UNUSED_RESULT;
AdwNavigationPage *desk_statement_draft_page_new_amendment (DeskContext *context, DeskStatement *statement,
                                                            gint64 base) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_STATEMENT_DRAFTS (desk_statement_drafts_get_type ())

/**
 * DeskStatementDrafts:
 * The statements that were begun on this desk and are not registered. Whoever is signed in may go on with one: Enter.
 * Delete discards one, which can be undone.
 */
G_DECLARE_FINAL_TYPE (DeskStatementDrafts, desk_statement_drafts, DESK, STATEMENT_DRAFTS, AdwBin)

void desk_statement_drafts_bind (DeskStatementDrafts *self, DeskContext *context);
void desk_statement_drafts_refresh (DeskStatementDrafts *self);
guint desk_statement_drafts_count (DeskStatementDrafts *self);

G_END_DECLS

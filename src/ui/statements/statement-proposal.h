// SPDX-License-Identifier: GPL-3.0-or-later
// What a statement begins with: the profile's template of its kind, filled in.
#pragma once

#include "model/statement.h"
#include "ui/context.h"

G_BEGIN_DECLS

void desk_statement_proposal_begin (DeskRecord *statement, DeskContext *context);
void desk_statement_proposal_fill (DeskRecord *statement, DeskContext *context);
gboolean desk_statement_proposal_has_block (DeskRecord *statement, const char *block, DeskContext *context);
gboolean desk_statement_proposal_has_documents (DeskRecord *statement, DeskContext *context);
gboolean desk_statement_proposal_is_appeal (DeskRecord *statement, DeskContext *context);
char *desk_statement_proposal_format_sum (gint64 hundredths, DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/register-query.h"
#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_STATEMENT_FILTERS (desk_statement_filters_get_type ())

/**
 * DeskStatementFilters:
 * A button by which the register of statements is narrowed: one's own, one kind, a period. Emits `changed`.
 */
G_DECLARE_FINAL_TYPE (DeskStatementFilters, desk_statement_filters, DESK, STATEMENT_FILTERS, AdwBin)

void desk_statement_filters_bind (DeskStatementFilters *self, DeskContext *context);
gboolean desk_statement_filters_apply (DeskStatementFilters *self, DeskRegisterQuery *query);
void desk_statement_filters_clear (DeskStatementFilters *self);

G_END_DECLS

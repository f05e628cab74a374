// SPDX-License-Identifier: GPL-3.0-or-later
// Registers of statements that are lists of ids: what is due, what is open, a period, what a text finds.
#pragma once

#include "store/register-page.h"

G_BEGIN_DECLS

gboolean desk_register_statements_are_listed (const DeskRegisterQuery *query);
GPtrArray *desk_register_statements_load (DeskDatabase *database, const DeskRegisterQuery *query,
                                          GCancellable *cancellable,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

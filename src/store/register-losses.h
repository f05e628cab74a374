// SPDX-License-Identifier: GPL-3.0-or-later
// Registers of losses, finds and their pairs that are lists of ids: what lies here, what is overdue, a period, what a text
// finds, what nobody has decided about.
#pragma once

#include "store/register-page.h"

G_BEGIN_DECLS

gboolean desk_register_losses_are_listed (const DeskRegisterQuery *query);
GPtrArray *desk_register_losses_load (DeskDatabase *database, const DeskRegisterQuery *query,
                                      GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// Registers of appointments that are lists of ids: a day, a week, who is expected, what was not settled, what a text finds.
#pragma once

#include "store/register-page.h"

G_BEGIN_DECLS

gboolean desk_register_appointments_are_listed (const DeskRegisterQuery *query);
GPtrArray *desk_register_appointments_load (DeskDatabase *database, const DeskRegisterQuery *query,
                                            GCancellable *cancellable,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// A record as it was registered.
#pragma once

#include "model/record.h"
#include "store/database.h"

G_BEGIN_DECLS

DeskRecord *desk_original_load (DeskDatabase *database, DeskRecord *record, gint64 *amended,
                                GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

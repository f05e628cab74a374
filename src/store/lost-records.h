// SPDX-License-Identifier: GPL-3.0-or-later
// The losses and finds of a person or a visit.
#pragma once

#include "model/find.h"
#include "model/loss.h"
#include "store/database.h"

G_BEGIN_DECLS

GPtrArray *desk_lost_records_load_losses (DeskDatabase *database, DeskLossField field, const char *id,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *desk_lost_records_load_finds (DeskDatabase *database, DeskFindField field, const char *id,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

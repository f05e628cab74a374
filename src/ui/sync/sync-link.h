// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/sync/hq-link.h"

G_BEGIN_DECLS

#define DESK_TYPE_SYNC_LINK (desk_sync_link_get_type ())

/**
 * DeskSyncLink:
 * The program's own link to headquarters: a #DeskSync.
 */
G_DECLARE_FINAL_TYPE (DeskSyncLink, desk_sync_link, DESK, SYNC_LINK, GObject)

DeskHqLink *desk_sync_link_new (DeskStore *store, DeskClock *clock) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

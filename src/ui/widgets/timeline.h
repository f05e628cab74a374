// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_TIMELINE (desk_timeline_get_type ())

/**
 * DeskTimeline:
 * What happened to a record, the newest first: visits, changes, who looked at it and why, what was printed. Follows what
 * is saved.
 */
G_DECLARE_FINAL_TYPE (DeskTimeline, desk_timeline, DESK, TIMELINE, AdwBin)

void desk_timeline_show (DeskTimeline *self, DeskContext *context, const char *record);
GListModel *desk_timeline_get_events (DeskTimeline *self);

G_END_DECLS

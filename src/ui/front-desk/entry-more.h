// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/visit.h"
#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_ENTRY_MORE (desk_entry_more_get_type ())

/**
 * DeskEntryMore:
 * The fields of the entry that are seldom needed: channel, priority, room, companion, deposited items.
 * Signal `typed`: something in it changed.
 */
G_DECLARE_FINAL_TYPE (DeskEntryMore, desk_entry_more, DESK, ENTRY_MORE, AdwBin)

void desk_entry_more_bind (DeskEntryMore *self, DeskContext *context);
void desk_entry_more_renew_rooms (DeskEntryMore *self, DeskContext *context);
gboolean desk_entry_more_apply (DeskEntryMore *self, DeskVisit *visit);
void desk_entry_more_clear (DeskEntryMore *self);
void desk_entry_more_collect (DeskEntryMore *self, GVariantDict *typed);
gboolean desk_entry_more_restore (DeskEntryMore *self, GVariantDict *typed);
gboolean desk_entry_more_focus (DeskEntryMore *self, DeskVisitField field);

G_END_DECLS

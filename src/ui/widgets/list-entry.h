// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/identifier.h"
#include "model/record.h"
#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_LIST_ENTRY (desk_list_entry_get_type ())

/**
 * DeskListEntry:
 * One entry of a keyed field with its companions, as a row. Emits `removed` when the officer takes it out and
 * `typed (text)` with each keystroke.
 */
G_DECLARE_FINAL_TYPE (DeskListEntry, desk_list_entry, DESK, LIST_ENTRY, AdwPreferencesRow)

DeskListEntry *desk_list_entry_new (DeskContext *context, DeskRecord *record, guint field,
                                    const char *companions, const char *key) G_GNUC_WARN_UNUSED_RESULT;
const char *desk_list_entry_get_key (DeskListEntry *self);
gboolean desk_list_entry_focus_field (DeskListEntry *self, guint field);
void desk_list_entry_show (DeskListEntry *self);
void desk_list_entry_commit (DeskListEntry *self);
void desk_list_entry_collect (DeskListEntry *self, GVariantDict *texts);
void desk_list_entry_restore (DeskListEntry *self, GVariant *texts);
DeskVerdict desk_list_entry_get_level (DeskListEntry *self);

G_END_DECLS

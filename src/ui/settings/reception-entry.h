// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/finding.h"
#include "model/identifier.h"
#include "model/reception.h"
#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_RECEPTION_ENTRY (desk_reception_entry_get_type ())

/**
 * DeskReceptionEntry:
 * One rule or one exception of a reception: a line for each thing that belongs to its kind. Emits `removed`.
 */
G_DECLARE_FINAL_TYPE (DeskReceptionEntry, desk_reception_entry, DESK, RECEPTION_ENTRY, AdwPreferencesRow)

DeskReceptionEntry *desk_reception_entry_new (DeskContext *context, DeskRecord *record,
                                              DeskReceptionField field,
                                              const char *key) G_GNUC_WARN_UNUSED_RESULT;
const char *desk_reception_entry_get_key (DeskReceptionEntry *self);
void desk_reception_entry_show (DeskReceptionEntry *self);
void desk_reception_entry_commit (DeskReceptionEntry *self);
DeskVerdict desk_reception_entry_get_level (DeskReceptionEntry *self);
void desk_reception_entry_show_findings (DeskReceptionEntry *self, GArray *findings);
gboolean desk_reception_entry_focus_field (DeskReceptionEntry *self, DeskReceptionField field);
GtkWidget *desk_reception_entry_get_widget (DeskReceptionEntry *self, DeskReceptionField field);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/finding.h"
#include "ui/settings/reception-entry.h"
#include "ui/widgets/form-row.h"

G_BEGIN_DECLS

#define DESK_TYPE_RECEPTION_ENTRIES (desk_reception_entries_get_type ())

/**
 * DeskReceptionEntries:
 * The form rows of the rules of a reception, or of its exceptions (@field says which), and a row to add one.
 */
G_DECLARE_FINAL_TYPE (DeskReceptionEntries, desk_reception_entries, DESK, RECEPTION_ENTRIES,
                      AdwPreferencesGroup)

DeskReceptionEntry *desk_reception_entries_add (DeskReceptionEntries *self);
void desk_reception_entries_show_findings (DeskReceptionEntries *self, GArray *findings);

G_END_DECLS

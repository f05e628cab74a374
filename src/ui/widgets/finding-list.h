// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/finding.h"
#include "model/record.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_FINDING_LIST (desk_finding_list_get_type ())

/**
 * DeskFindingList:
 * What is still missing before a record can be registered, or worth knowing. Each row leads to its field.
 * Emits `chosen (field, key)` with the name of the field and, of a list, the key of the entry.
 */
G_DECLARE_FINAL_TYPE (DeskFindingList, desk_finding_list, DESK, FINDING_LIST, AdwPreferencesGroup)

GtkLabel *desk_finding_list_find_error (DeskFindingList *self, const char *field);
void desk_finding_list_show (DeskFindingList *self, const DeskField *fields, GArray *findings);

G_END_DECLS

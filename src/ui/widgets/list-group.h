// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/form-row.h"

G_BEGIN_DECLS

#define DESK_TYPE_LIST_GROUP (desk_list_group_get_type ())

/**
 * DeskListGroup:
 * The form rows of a keyed field: phones, addresses, documents, rooms. One row an entry with the companions of the
 * entry beside it (@companions: names of keyed fields with the same keys, blanks between them), and a row to add one.
 * Where the record has a field "<name>_ended" an entry that was saved is ended, not removed.
 */
G_DECLARE_FINAL_TYPE (DeskListGroup, desk_list_group, DESK, LIST_GROUP, AdwPreferencesGroup)

G_END_DECLS

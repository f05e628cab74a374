// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_MATCH_GROUP (desk_match_group_get_type ())

/**
 * DeskMatchGroup:
 * The pairs of a record, those nobody has decided about first; each row opens the pair (`win.show-match`). Not there while
 * the record has none.
 */
G_DECLARE_FINAL_TYPE (DeskMatchGroup, desk_match_group, DESK, MATCH_GROUP, AdwPreferencesGroup)

void desk_match_group_show (DeskMatchGroup *self, DeskContext *context, GPtrArray *files, gboolean found);
void desk_match_group_load (DeskMatchGroup *self, DeskContext *context, const char *declared);
void desk_match_group_lead (DeskMatchGroup *self);

G_END_DECLS

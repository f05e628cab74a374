// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_BRANCH_GROUP (desk_branch_group_get_type ())

/**
 * DeskBranchGroup:
 * The first question of the form of a loss: lost or stolen? Nothing is chosen before the officer does, by a digit or a
 * click, for the two go different ways.
 * Emits `lost` and `stolen`.
 */
G_DECLARE_FINAL_TYPE (DeskBranchGroup, desk_branch_group, DESK, BRANCH_GROUP, AdwPreferencesGroup)

gboolean desk_branch_group_is_lost (DeskBranchGroup *self);
void desk_branch_group_set_lost (DeskBranchGroup *self, gboolean lost);

G_END_DECLS

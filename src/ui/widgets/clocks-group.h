// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/record.h"
#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_CLOCKS_GROUP (desk_clocks_group_get_type ())

/**
 * DeskClocksGroup:
 * The terms of a statement, or the one in which whoever came to a reception is answered: until when, how long that is, how it
 * stands, which law says so. Goes on with the time.
 */
G_DECLARE_FINAL_TYPE (DeskClocksGroup, desk_clocks_group, DESK, CLOCKS_GROUP, AdwPreferencesGroup)

void desk_clocks_group_show (DeskClocksGroup *self, DeskContext *context, DeskRecord *record);

G_END_DECLS

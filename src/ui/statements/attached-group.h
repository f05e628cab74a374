// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_ATTACHED_GROUP (desk_attached_group_get_type ())

/**
 * DeskAttachedGroup:
 * What is attached to a registered statement: to look at and to save a copy of. Nothing is opened outside of the program.
 */
G_DECLARE_FINAL_TYPE (DeskAttachedGroup, desk_attached_group, DESK, ATTACHED_GROUP, AdwPreferencesGroup)

void desk_attached_group_show (DeskAttachedGroup *self, DeskContext *context, GPtrArray *attachments);

G_END_DECLS

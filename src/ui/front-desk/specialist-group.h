// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/visit.h"
#include "ui/widgets/form-row.h"

G_BEGIN_DECLS

#define DESK_TYPE_SPECIALIST_GROUP (desk_specialist_group_get_type ())

/**
 * DeskSpecialistGroup:
 * The specialists who were called to the visitor: since when, whether they came. Property `companions`: fields shown
 * along.
 */
G_DECLARE_FINAL_TYPE (DeskSpecialistGroup, desk_specialist_group, DESK, SPECIALIST_GROUP, AdwPreferencesGroup)

void desk_specialist_group_tick (DeskSpecialistGroup *self);
void desk_specialist_call (DeskVisit *visit, const char *name, gboolean comes, gint64 now);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/form-row.h"

G_BEGIN_DECLS

#define DESK_TYPE_STEP_GROUP (desk_step_group_get_type ())

/**
 * DeskStepGroup:
 * The script of the visit's topic as checks: what to ask and to say. Another topic has other steps.
 */
G_DECLARE_FINAL_TYPE (DeskStepGroup, desk_step_group, DESK, STEP_GROUP, AdwPreferencesGroup)

DeskVocabulary *desk_step_group_find_steps (DeskContext *context, DeskRecord *visit);

G_END_DECLS

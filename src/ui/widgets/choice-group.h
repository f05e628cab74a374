// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/form-row.h"

G_BEGIN_DECLS

#define DESK_TYPE_CHOICE_GROUP (desk_choice_group_get_type ())

/**
 * DeskChoiceGroup:
 * A choice of which all terms stand below each other, each with the digit that chooses it while the focus is on any of them.
 */
G_DECLARE_FINAL_TYPE (DeskChoiceGroup, desk_choice_group, DESK, CHOICE_GROUP, AdwPreferencesGroup)

G_END_DECLS

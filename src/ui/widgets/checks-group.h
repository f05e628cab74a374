// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/form-row.h"

G_BEGIN_DECLS

#define DESK_TYPE_CHECKS_GROUP (desk_checks_group_get_type ())

/**
 * DeskChecksGroup:
 * The form rows of a keyed yes-or-no field: one check for each term of its vocabulary (needs of a person, topics of
 * an officer).
 */
G_DECLARE_FINAL_TYPE (DeskChecksGroup, desk_checks_group, DESK, CHECKS_GROUP, AdwPreferencesGroup)

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/statement.h"
#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_WARNING_GROUP (desk_warning_group_get_type ())

/**
 * DeskWarningGroup:
 * The warning about a knowingly false report: the words to be read aloud, and whether the applicant acknowledged them.
 * Shown where the kind of the statement has a warning and the applicant is here.
 */
G_DECLARE_FINAL_TYPE (DeskWarningGroup, desk_warning_group, DESK, WARNING_GROUP, AdwPreferencesGroup)

void desk_warning_group_bind (DeskWarningGroup *self, DeskContext *context, DeskStatement *statement);
void desk_warning_group_show (DeskWarningGroup *self);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/record.h"
#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_OFFICIAL_GROUP (desk_official_group_get_type ())

/**
 * DeskOfficialGroup:
 * The numbers other registers gave to a statement or a declaration of loss, a row each. Hidden where there are none.
 */
G_DECLARE_FINAL_TYPE (DeskOfficialGroup, desk_official_group, DESK, OFFICIAL_GROUP, AdwPreferencesGroup)

void desk_official_group_show (DeskOfficialGroup *self, DeskRecord *record, GPtrArray *officers,
                               DeskContext *context);
const char *desk_official_group_find_hint (DeskRecord *record, const char *key, const char *typed,
                                           DeskContext *context);

G_END_DECLS

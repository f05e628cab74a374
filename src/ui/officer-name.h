// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/officer.h"
#include "model/profile.h"

G_BEGIN_DECLS

char *desk_officer_name_make (DeskOfficer *officer, DeskProfile *profile,
                              const char *language) G_GNUC_WARN_UNUSED_RESULT;
void desk_officer_name_fill_table (GHashTable *names, GPtrArray *officers, DeskProfile *profile,
                                   const char *language);
char *desk_officer_name_turn (const char *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

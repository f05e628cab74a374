// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/officer.h"

G_BEGIN_DECLS

/**
 * DeskOfficerRoll:
 * What must be known of the others to judge a change of one officer.
 * @officers: (element-type DeskOfficer): all officers as they are saved
 * @can_sign_in: codes of those who have a password on this desk
 * @today: the station's date, "2026-05-28"
 */
typedef struct
{
  GPtrArray *officers;
  const char *const *can_sign_in;
  const char *today;
} DeskOfficerRoll;

const char *desk_officer_find_fault (DeskOfficer *self, const DeskOfficerRoll *roll, DeskOfficerField *field);

G_END_DECLS

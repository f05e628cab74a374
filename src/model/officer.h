// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

/**
 * DeskOfficerField:
 * The fields of a officer, by their place in its table.
 */
typedef enum
{
  DESK_OFFICER_CODE,
  DESK_OFFICER_SURNAME,
  DESK_OFFICER_GIVEN_NAME,
  DESK_OFFICER_PATRONYMIC,
  DESK_OFFICER_RANK,
  DESK_OFFICER_POSITION,
  DESK_OFFICER_ROLE,
  DESK_OFFICER_TOPIC,
  DESK_OFFICER_ACTIVE_FROM,
  DESK_OFFICER_ACTIVE_TO
} DeskOfficerField;

#define DESK_TYPE_OFFICER (desk_officer_get_type ())
G_DECLARE_FINAL_TYPE (DeskOfficer, desk_officer, DESK, OFFICER, DeskRecord)

char *desk_officer_get_short_name (DeskOfficer *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean desk_officer_is_active (DeskOfficer *self, const char *today);
gboolean desk_officer_is_code (const char *text);
DeskOfficer *desk_officer_find (GPtrArray *officers, const char *id);
DeskOfficer *desk_officer_find_by_code (GPtrArray *officers, const char *code);
gboolean desk_officer_role_reaches (const char *role, const char *needed);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

/**
 * DeskAgencyField:
 * The fields of such a record, by their place in its table.
 */
typedef enum
{
  DESK_AGENCY_CODE,
  DESK_AGENCY_AGENCY,
  DESK_AGENCY_NAME,
  DESK_AGENCY_ADDRESS,
  DESK_AGENCY_PHONE,
  DESK_AGENCY_HOURS,
  DESK_AGENCY_ENDED
} DeskAgencyField;

#define DESK_TYPE_AGENCY (desk_agency_get_type ())
G_DECLARE_FINAL_TYPE (DeskAgency, desk_agency, DESK, AGENCY, DeskRecord)

char *desk_agency_join_place (DeskAgency *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

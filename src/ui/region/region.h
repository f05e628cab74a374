// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/profile.h"
#include "store/store.h"

G_BEGIN_DECLS

#define DESK_TYPE_REGION (desk_region_get_type ())

/**
 * DeskRegion:
 * What headquarters says to all desks of a region: stations, offices of other authorities, officers, days off, the edition of the
 * country profile. It is read
 * when the store is opened and whenever headquarters sends something else; the days lie over the calendar of the country
 * profile at once. Emits `changed` on the main thread. A desk without headquarters has an empty one.
 */
G_DECLARE_FINAL_TYPE (DeskRegion, desk_region, DESK, REGION, GObject)

/**
 * DeskRegionPart:
 * The lists of a region.
 */
typedef enum
{
  DESK_REGION_STATIONS, /* of DeskUnit */
  DESK_REGION_OFFICES,  /* of DeskAgency */
  DESK_REGION_OFFICERS, /* of DeskStaff */
  DESK_REGION_DAYS,     /* of DeskCalendarDay */
  DESK_REGION_EDITIONS, /* of DeskEdition */
  DESK_REGION_N_PARTS
} DeskRegionPart;

DeskRegion *desk_region_new (DeskStore *store, DeskProfile *profile) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *desk_region_list (DeskRegion *self, DeskRegionPart part);
gint64 desk_region_get_edition (DeskRegion *self);
const char *desk_region_get_station_name (DeskRegion *self, const char *code);
GPtrArray *desk_region_find_offices (DeskRegion *self, const char *agency) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

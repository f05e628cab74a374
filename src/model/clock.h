// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define DESK_TYPE_CLOCK (desk_clock_get_type ())
G_DECLARE_FINAL_TYPE (DeskClock, desk_clock, DESK, CLOCK, GObject)

DeskClock *desk_clock_new (GTimeZone *zone) G_GNUC_WARN_UNUSED_RESULT;
DeskClock *desk_clock_new_at (GTimeZone *zone, gint64 now) G_GNUC_WARN_UNUSED_RESULT;

gint64 desk_clock_get_now (DeskClock *self);
void desk_clock_set_now (DeskClock *self, gint64 now);
GTimeZone *desk_clock_get_zone (DeskClock *self);
void desk_clock_set_zone (DeskClock *self, GTimeZone *zone);
GDateTime *desk_clock_get_local (DeskClock *self) G_GNUC_WARN_UNUSED_RESULT;
gint64 desk_clock_get_day_start (DeskClock *self, int days);

G_END_DECLS

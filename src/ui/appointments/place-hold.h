// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/booking.h"
#include "ui/context.h"

G_BEGIN_DECLS

/**
 * DeskPlaceHoldState:
 * @DESK_PLACE_HOLD_NONE: nothing is held
 * @DESK_PLACE_HOLD_HELD: the place is held for this form
 * @DESK_PLACE_HOLD_EXPIRED: nothing was typed for too long; the next key holds the place again, if it is still free
 * @DESK_PLACE_HOLD_SET_BACK: the clock was set back since; the next key holds the place again, if it is still free
 * @DESK_PLACE_HOLD_TAKEN: somebody else has the place
 */
typedef enum
{
  DESK_PLACE_HOLD_NONE,
  DESK_PLACE_HOLD_HELD,
  DESK_PLACE_HOLD_EXPIRED,
  DESK_PLACE_HOLD_SET_BACK,
  DESK_PLACE_HOLD_TAKEN
} DeskPlaceHoldState;

#define DESK_TYPE_PLACE_HOLD (desk_place_hold_get_type ())

/**
 * DeskPlaceHold:
 * Keeps the place that is chosen in an open form from others, for the profile's `booking_hold_minutes` after the last
 * keystroke. Emits `changed` when its state is another one, it lasts longer, or the store has answered.
 */
G_DECLARE_FINAL_TYPE (DeskPlaceHold, desk_place_hold, DESK, PLACE_HOLD, GObject)

DeskPlaceHold *desk_place_hold_new (DeskContext *context, const char *ignore) G_GNUC_WARN_UNUSED_RESULT;
void desk_place_hold_take (DeskPlaceHold *self, const char *reception, const char *start, gint64 length);
void desk_place_hold_touch (DeskPlaceHold *self);
void desk_place_hold_release (DeskPlaceHold *self);
gboolean desk_place_hold_is_busy (DeskPlaceHold *self);
DeskPlaceHoldState desk_place_hold_get_state (DeskPlaceHold *self);
gint64 desk_place_hold_get_end (DeskPlaceHold *self);
gint64 desk_place_hold_get_id (DeskPlaceHold *self);

G_END_DECLS

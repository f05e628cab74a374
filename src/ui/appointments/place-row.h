// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/appointments/free-places.h"

G_BEGIN_DECLS

#define DESK_TYPE_PLACE_ROW (desk_place_row_get_type ())

/**
 * DeskPlaceRow:
 * A place in the list of free ones: its digit, time, with whom, where, and whether it will be confirmed.
 */
G_DECLARE_FINAL_TYPE (DeskPlaceRow, desk_place_row, DESK, PLACE_ROW, GtkListBoxRow)

GtkWidget *desk_place_row_new (DeskContext *context, const DeskPlace *place, DeskReception *reception,
                               guint position) G_GNUC_WARN_UNUSED_RESULT;
const DeskPlace *desk_place_row_get_place (DeskPlaceRow *self);
void desk_place_row_show (DeskPlaceRow *self, gboolean is_chosen);

char *desk_place_row_make_day (const DeskPlace *place, DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;
char *desk_place_row_make_words (const DeskPlace *place, DeskReception *reception,
                                 DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// Where the times of a day lie on the screen.
#pragma once

#include "ui/appointments/day-plan.h"

G_BEGIN_DECLS

/**
 * DeskDayPiece:
 * @from: first minute of the day
 * @to: the minute behind its last one
 * @y: where it begins, pixels from the top of the day
 * @height: how high it is
 * @is_folded: nobody receives: it is drawn as a narrow band, however long it is
 *
 * A piece of the day that is drawn evenly.
 */
typedef struct
{
  int from;
  int to;
  double y;
  double height;
  gboolean is_folded;
} DeskDayPiece;

typedef struct _DeskDayAxis DeskDayAxis;

DeskDayAxis *desk_day_axis_new (const DeskDayPlan *plan, double one_line,
                                double two_lines) G_GNUC_WARN_UNUSED_RESULT;
void desk_day_axis_free (DeskDayAxis *self);

double desk_day_axis_get_height (const DeskDayAxis *self);
double desk_day_axis_get_y (const DeskDayAxis *self, int minute);
const DeskDayPiece *desk_day_axis_list_pieces (const DeskDayAxis *self, guint *n_pieces);
GArray *desk_day_axis_list_labels (const DeskDayAxis *self, const DeskDayPlan *plan,
                                   double distance) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskDayAxis, desk_day_axis_free)

G_END_DECLS

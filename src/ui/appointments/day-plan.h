// SPDX-License-Identifier: GPL-3.0-or-later
// A day of receptions as plain data: what the day grid draws. It knows no records; day-words.c makes it from them.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DeskDayCellKind:
 * @DESK_DAY_FREE: a place that can be booked
 * @DESK_DAY_WALK_IN: a place kept for people without an appointment
 * @DESK_DAY_PASSED: a place that nobody took and that has passed
 * @DESK_DAY_ELSEWHERE: a free place that another desk or another station books
 * @DESK_DAY_HELD: a place somebody is just being booked for
 * @DESK_DAY_BOOKING: an appointment
 *
 * What stands at a place of the grid.
 */
typedef enum
{
  DESK_DAY_FREE,
  DESK_DAY_WALK_IN,
  DESK_DAY_PASSED,
  DESK_DAY_ELSEWHERE,
  DESK_DAY_HELD,
  DESK_DAY_BOOKING
} DeskDayCellKind;

/**
 * DeskDayCell:
 * @kind: what it is
 * @minute: when it begins, minutes of the station's wall day
 * @length: how long it is, minutes
 * @start: when it begins, "2026-11-24T09:30"
 * @appointment: (nullable): id of the appointment
 * @title: what it is called: a name, or the time of a free place
 * @detail: (nullable): state and the like, below the title
 * @icon: (nullable): name of an icon, static
 * @tone: (nullable): "warning" or "error" where it is to stand out, static
 * @spoken: all of it for a screen reader
 * @may_move: the appointment may be moved
 * @lane: its place beside others of the same time, from 0; set by desk_day_plan_lay_out()
 * @span: how many lanes it is wide; set by desk_day_plan_lay_out()
 * @digit: the digit key that takes it, 1 to 10 (the key 0); 0 for none; set by desk_day_plan_lay_out()
 *
 * One cell of the grid.
 */
typedef struct
{
  DeskDayCellKind kind;
  int minute;
  int length;
  char *start;
  char *appointment;
  char *title;
  char *detail;
  const char *icon;
  const char *tone;
  char *spoken;
  gboolean may_move;
  guint lane;
  guint span;
  guint digit;
} DeskDayCell;

/**
 * DeskDayColumn:
 * @reception: id of the reception
 * @title: its name
 * @taken: (nullable): how much of it is taken
 * @place: (nullable): kind and room
 * @note: (nullable): why it has no places on this day
 * @lanes: how many cells lie side by side at most, 1 at least; set by desk_day_plan_lay_out()
 * @cells: (element-type DeskDayCell): in the order of time
 *
 * One column of the grid.
 */
typedef struct
{
  char *reception;
  char *title;
  char *taken;
  char *place;
  char *note;
  guint lanes;
  GPtrArray *cells;
} DeskDayColumn;

/**
 * DeskDayPlan:
 * @columns: (element-type DeskDayColumn):
 * @now: minute of the day it is, -1 on another day
 *
 * All of a day.
 */
typedef struct
{
  GPtrArray *columns;
  int now;
} DeskDayPlan;

/**
 * DeskDayPlace:
 * Where a cell is in a plan: column and cell, from 0.
 */
typedef struct
{
  guint column;
  guint cell;
} DeskDayPlace;

DeskDayPlan *desk_day_plan_new (void) G_GNUC_WARN_UNUSED_RESULT;
void desk_day_plan_free (DeskDayPlan *self);
DeskDayColumn *desk_day_plan_add_column (DeskDayPlan *self, const char *reception, const char *title);
DeskDayCell *desk_day_column_add_cell (DeskDayColumn *self, DeskDayCellKind kind, int minute, int length);
void desk_day_plan_lay_out (DeskDayPlan *self);

const DeskDayColumn *desk_day_plan_get_column (const DeskDayPlan *self, guint column);
const DeskDayCell *desk_day_plan_get_cell (const DeskDayPlan *self, DeskDayPlace place);
gboolean desk_day_plan_find (const DeskDayPlan *self, const char *reception, const DeskDayCell *like,
                             DeskDayPlace *place);
gboolean desk_day_plan_find_appointment (const DeskDayPlan *self, const char *appointment,
                                         DeskDayPlace *place);
gboolean desk_day_plan_find_digit (const DeskDayPlan *self, guint digit, DeskDayPlace *place);
gboolean desk_day_plan_find_first (const DeskDayPlan *self, DeskDayPlace *place);
gboolean desk_day_plan_step (const DeskDayPlan *self, int columns, int cells, int minute,
                             DeskDayPlace *place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskDayPlan, desk_day_plan_free)

G_END_DECLS

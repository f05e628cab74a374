// SPDX-License-Identifier: GPL-3.0-or-later
// The date fields: how an officer types a day or a time, what is read from it, and the echo that shows the reading.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DeskMomentField:
 * @DESK_MOMENT_PAST: something that has happened: a loss, an event
 * @DESK_MOMENT_FUTURE: something that will be: a booking
 * @DESK_MOMENT_BIRTH: a birth; four digits are a year, and the year alone will do
 *
 * What a date field asks for.
 */
typedef enum
{
  DESK_MOMENT_PAST,
  DESK_MOMENT_FUTURE,
  DESK_MOMENT_BIRTH,
} DeskMomentField;

/**
 * DeskMomentReason:
 * @DESK_MOMENT_FITS: nothing to say
 * @DESK_MOMENT_UNREADABLE: not a date as the fields take it
 * @DESK_MOMENT_NO_SUCH_DATE: a day that is not in the calendar
 * @DESK_MOMENT_NO_SUCH_TIME: a time that no clock shows
 * @DESK_MOMENT_IN_FUTURE: later than now, in a field of the past
 * @DESK_MOMENT_IN_PAST: earlier than now, in a field of the future
 * @DESK_MOMENT_TOO_LONG_AGO: before anybody alive was born
 *
 * Why a typed date is an error.
 */
typedef enum
{
  DESK_MOMENT_FITS,
  DESK_MOMENT_UNREADABLE,
  DESK_MOMENT_NO_SUCH_DATE,
  DESK_MOMENT_NO_SUCH_TIME,
  DESK_MOMENT_IN_FUTURE,
  DESK_MOMENT_IN_PAST,
  DESK_MOMENT_TOO_LONG_AGO,
} DeskMomentReason;

/**
 * DeskMoment:
 * @year: the year
 * @month: 1 to 12, 0 when only the year is known
 * @day: 1 to 31, 0 when it is not known
 * @hour: 0 to 23, -1 when no time was given
 * @minute: 0 to 59
 *
 * A day, perhaps with a time, on the station's wall clock. Owns nothing; lives on the stack.
 */
typedef struct
{
  int year;
  int month;
  int day;
  int hour;
  int minute;
} DeskMoment;

DeskMomentReason desk_moment_read (const char *text, DeskMomentField field, GDateTime *now, DeskMoment *out);
const char *desk_moment_message (DeskMomentReason reason);
char *desk_moment_echo (const DeskMoment *self) G_GNUC_WARN_UNUSED_RESULT;
char *desk_moment_to_date (const DeskMoment *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean desk_moment_from_date (const char *date, DeskMoment *out);
char *desk_moment_to_wall (const DeskMoment *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean desk_moment_from_wall (const char *wall, DeskMoment *out);
int desk_moment_compare (const DeskMoment *a, const DeskMoment *b);
gint64 desk_moment_to_utc (const DeskMoment *self, GTimeZone *zone);
void desk_moment_from_utc (gint64 utc, GTimeZone *zone, DeskMoment *out);

G_END_DECLS

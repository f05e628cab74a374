// SPDX-License-Identifier: GPL-3.0-or-later
// When to try again. The delay is drawn from all of the time up to a limit that doubles ("full jitter"): desks that lost
// headquarters at one moment do not come back at one moment.

#include "sync/pace.h"

/**
 * desk_pace_draw:
 * @longest: milliseconds
 * @chance: from 0 to below 1
 *
 * Returns: some milliseconds up to @longest
 */
guint
desk_pace_draw (guint longest, double chance)
{
  return (guint)((double)longest * chance);
}

/**
 * desk_pace_back_off:
 * @n_failures: so far without a success, from 1
 * @chance: from 0 to below 1
 *
 * Returns: milliseconds until the next try
 */
guint
desk_pace_back_off (const DeskPace *self, guint n_failures, double chance)
{
  guint64 limit = (guint64)self->first_delay << MIN (n_failures - 1, 20);

  return desk_pace_draw ((guint)MIN (limit, self->longest_delay), chance);
}

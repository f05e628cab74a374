// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/register-query.h"

#include "model/loss-step.h"

/**
 * desk_register_query_begin:
 * @query: (out caller-allocates): asks for nothing yet
 *
 * Puts in what every question to a register needs: the time, and what the country says.
 */
void
desk_register_query_begin (DeskRegisterQuery *query, DeskContext *context)
{
  DeskClock *clock = desk_context_get_clock (context);
  DeskProfile *profile = desk_context_get_profile (context);
  gint64 now = desk_clock_get_now (clock);

  *query = (DeskRegisterQuery){ .country = desk_profile_get_code (profile),
                                .day_start = desk_clock_get_day_start (clock, 0),
                                .now = now,
                                .day_end = desk_clock_get_day_start (clock, 1),
                                .archived_before = desk_loss_get_archive_start (profile, now),
                                .storage_days = desk_profile_get_threshold (profile, "find_storage_days"),
                                .match_days = desk_profile_get_threshold (profile, "match_days"),
                                .zone = desk_clock_get_zone (clock),
                                .standings = desk_context_is_enrolled (context) };
}

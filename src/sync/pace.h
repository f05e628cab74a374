// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DeskPace:
 * How long the sync waits for what. Milliseconds, where nothing else is said.
 */
typedef struct
{
  guint idle_seconds; /* a peer that says nothing for so long is left */
  guint after_save;   /* from a save to its exchange */
  guint after_save_metered;
  guint
      after_network; /* at most, from a change of the network to an exchange; drawn, so that not all desks come at once */
  guint first_delay;   /* at most, after the first failure; twice as much after each further one */
  guint longest_delay; /* at most */
} DeskPace;

#define DESK_PACE_USUAL ((DeskPace){ 60, 1000, 60000, 10000, 5000, 30 * 60 * 1000 })

guint desk_pace_draw (guint longest, double chance);
guint desk_pace_back_off (const DeskPace *self, guint n_failures, double chance);

G_END_DECLS

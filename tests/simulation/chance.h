// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

/** Chance that is the same for the same seed: splitmix64. */
typedef struct
{
  guint64 state;
} Chance;

static inline guint64
chance_next (Chance *self)
{
  guint64 z = (self->state += 0x9e3779b97f4a7c15u);

  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return z ^ (z >> 31);
}

/** Returns: a number from 0 to @limit - 1; 0 where the limit is 0. */
static inline guint
chance_below (Chance *self, guint limit)
{
  return limit > 0 ? (guint)(chance_next (self) % limit) : 0;
}

/** Returns: a number from @low to @high. */
static inline guint
chance_between (Chance *self, guint low, guint high)
{
  return low + chance_below (self, high - low + 1);
}

/** Returns: TRUE in so many of a thousand cases. */
static inline gboolean
chance_per_mille (Chance *self, guint per_mille)
{
  return chance_below (self, 1000) < per_mille;
}

static inline void
chance_fill (Chance *self, guint8 *bytes, gsize length)
{
  for (gsize i = 0; i < length; i++)
    bytes[i] = (guint8)(chance_next (self) >> 32);
}

// SPDX-License-Identifier: GPL-3.0-or-later
// Figures of a benchmark: one JSON line each, beside the limit they are held against.
#pragma once

#include <glib.h>
#include <stdio.h>

/** Prints one figure. @limit 0: there is none, it is only told. */
static inline void
figure_print (const char *name, double value, const char *unit, double limit, const char *against)
{
  g_print ("{\"name\":\"%s\",\"value\":%.3f,\"unit\":\"%s\"", name, value, unit);
  if (limit > 0)
    g_print (",\"limit\":%g,\"against\":\"%s\"", limit, against);
  g_print ("}\n");
  fflush (stdout);
}

static inline int
figure_compare (gconstpointer a, gconstpointer b)
{
  double first = *(const double *)a, second = *(const double *)b;

  return (first > second) - (first < second);
}

/** Returns: the value below which @share (0 to 1) of the values lie; sorts them */
static inline double
figure_percentile (GArray *values, double share)
{
  guint place = (guint)(share * (values->len - 1) + 0.5);

  g_array_sort (values, figure_compare);
  return g_array_index (values, double, place);
}

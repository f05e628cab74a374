// SPDX-License-Identifier: GPL-3.0-or-later
// What the kernel says of the memory this process uses.
#pragma once

#include <glib.h>
#include <stdlib.h>
#include <string.h>

/** Returns: a number of KiB in one of the kernel's lists about this process; 0 where it is not told */
static inline long
memory_read (const char *path, const char *name)
{
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents (path, &text, NULL, NULL) || (line = strstr (text, name)) == NULL)
    return 0;
  return strtol (line + strlen (name), NULL, 10);
}

/** Returns: KiB in use now; a page that n processes share counts for one nth */
static inline long
memory_get_share (void)
{
  return memory_read ("/proc/self/smaps_rollup", "\nPss:");
}

/** Returns: the most KiB that were ever in memory at once, shared or not */
static inline long
memory_get_peak (void)
{
  return memory_read ("/proc/self/status", "\nVmHWM:");
}

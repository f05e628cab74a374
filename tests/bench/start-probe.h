// SPDX-License-Identifier: GPL-3.0-or-later
// What bench-start and the probe it loads into programs agree on.
#pragma once

#include <glib.h>

/** PROBE_UNTIL: names in the environment the widget whose painting ends the measure; unset: the first frame does. */
#define PROBE_UNTIL "DUTYDESK_PROBE_UNTIL"
#define PROBE_PASSWORD "the password of nobody real"
/** PROBE_FORMAT: first frame and last one (µs, monotonic), processor time used (ms), PSS and highest RSS (KiB) */
#define PROBE_FORMAT "painted %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %ld %ld %ld"

// SPDX-License-Identifier: GPL-3.0-or-later
// How the rules of a reception are written: hours, weekdays, which of the month, dates.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* In which weeks of the month: bits 1 to 5 for the first to the fifth such day, this one for the last. */
#define DESK_RECEPTION_LAST (1u << 6)

int desk_reception_read_hour (const char *text);
gboolean desk_reception_read_weekdays (const char *text, guint *weekdays, char **wrong);
gboolean desk_reception_read_nth (const char *text, guint *nth, char **wrong);
gboolean desk_reception_read_dates (const char *text, GArray *days, char **wrong);
guint32 desk_reception_read_day (const char *text, gboolean is_end);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/desk.h"

G_BEGIN_DECLS

gboolean desk_high_water_read (const char *path, DeskBook *high_water, char **book, GError **error);
gboolean desk_high_water_write (const char *path, const DeskBook *high_water, GError **error);

G_END_DECLS

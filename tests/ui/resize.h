// SPDX-License-Identifier: GPL-3.0-or-later
// Makes a window that is on the screen larger or smaller, as the edge of it being dragged.
#pragma once

#include "tour.h"

void resize_put_pointer_away (void);
gboolean resize_window (DeskWindow *window, int width, int height);

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_DAY_CHOOSER (desk_day_chooser_get_type ())

/**
 * DeskDayChooser:
 * The title of a page that shows a day: what is in view, and a field and a month to go to another day. Emits `chosen`;
 * desk_day_chooser_get_day() says where to.
 */
G_DECLARE_FINAL_TYPE (DeskDayChooser, desk_day_chooser, DESK, DAY_CHOOSER, AdwBin)

void desk_day_chooser_bind (DeskDayChooser *self, DeskContext *context);
void desk_day_chooser_show (DeskDayChooser *self, const GDate *day, const char *title, const char *words);
void desk_day_chooser_get_day (DeskDayChooser *self, GDate *day);
void desk_day_chooser_popup (DeskDayChooser *self);

G_END_DECLS

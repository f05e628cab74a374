// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/visit-check.h"
#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_OUTCOME_BAR (desk_outcome_bar_get_type ())

/**
 * DeskOutcomeBar:
 * The foot of the visit: how it ended, why where that is asked for, and the button that finishes it.
 */
G_DECLARE_FINAL_TYPE (DeskOutcomeBar, desk_outcome_bar, DESK, OUTCOME_BAR, AdwBin)

void desk_outcome_bar_set_visit (DeskOutcomeBar *self, DeskContext *context, DeskVisit *visit);
void desk_outcome_bar_show_message (DeskOutcomeBar *self, const char *text, gboolean is_error);
GtkWidget *desk_outcome_bar_find_field (DeskOutcomeBar *self, DeskVisitField field);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/front-desk/visitor.h"
#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_MATCHES (desk_matches_get_type ())

/**
 * DeskMatches:
 * The list below "Who came?": who is booked for today, who is known already, and what would be recorded as new. It never
 * takes the focus; the entry moves its highlight. Signal `chosen`: a row was clicked, it is the highlighted one now.
 */
G_DECLARE_FINAL_TYPE (DeskMatches, desk_matches, DESK, MATCHES, AdwBin)

void desk_matches_bind (DeskMatches *self, DeskContext *context);
void desk_matches_show (DeskMatches *self, GPtrArray *expected, GPtrArray *hits, GPtrArray *newcomers);
void desk_matches_show_expected (DeskMatches *self, GPtrArray *expected);
void desk_matches_clear (DeskMatches *self);
gboolean desk_matches_is_open (DeskMatches *self);
void desk_matches_move (DeskMatches *self, int step);
DeskRecord *desk_matches_get_highlighted (DeskMatches *self, gboolean *known);
GPtrArray *desk_matches_list_exact (DeskMatches *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

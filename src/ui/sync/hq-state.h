// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/standing.h"
#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_HQ_STATE (desk_hq_state_get_type ())

/**
 * DeskHqState:
 * How one record stands with headquarters, as an icon and words; leads to the decision where one is needed. Not there while
 * the desk is not enrolled. Follows what is saved and what comes.
 */
G_DECLARE_FINAL_TYPE (DeskHqState, desk_hq_state, DESK, HQ_STATE, AdwBin)

void desk_hq_state_show (DeskHqState *self, DeskContext *context, const char *record);

G_END_DECLS

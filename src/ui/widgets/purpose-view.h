// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_PURPOSE_VIEW (desk_purpose_view_get_type ())

/**
 * DeskPurposeView:
 * Asks what a record is opened for: one digit, or words for another purpose. Emits `granted` when that is written down
 * as a viewing, and not before.
 */
G_DECLARE_FINAL_TYPE (DeskPurposeView, desk_purpose_view, DESK, PURPOSE_VIEW, AdwBin)

void desk_purpose_view_bind (DeskPurposeView *self, DeskContext *context, const char *record);
void desk_purpose_view_choose (DeskPurposeView *self, const char *purpose, const char *words);

G_END_DECLS

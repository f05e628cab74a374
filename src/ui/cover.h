// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_COVER (desk_cover_get_type ())

/**
 * DeskCover:
 * What covers the screen at once when somebody looks who should not (F12). It tells nothing.
 */
G_DECLARE_FINAL_TYPE (DeskCover, desk_cover, DESK, COVER, AdwBin)

GtkWidget *desk_cover_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

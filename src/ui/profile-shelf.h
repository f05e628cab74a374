// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/profile.h"

G_BEGIN_DECLS

/**
 * DeskProfileShelf:
 * The country profiles that were read, each once. May be used from several threads.
 */
#define DESK_TYPE_PROFILE_SHELF (desk_profile_shelf_get_type ())
G_DECLARE_FINAL_TYPE (DeskProfileShelf, desk_profile_shelf, DESK, PROFILE_SHELF, GObject)

DeskProfileShelf *desk_profile_shelf_new (void) G_GNUC_WARN_UNUSED_RESULT;
void desk_profile_shelf_expect (DeskProfileShelf *self, const char *country);
DeskProfile *desk_profile_shelf_take (DeskProfileShelf *self, const char *country,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_SIGN_IN_PAGE (desk_sign_in_page_get_type ())

/**
 * DeskSignInPage:
 * Who works at the desk now: an officer is chosen with the arrow keys and a password typed. Also the page of the locked
 * desk. Emits `opening ()` when a password is going to be tried, and `failed (GError)` when the desk itself cannot be
 * opened.
 */
G_DECLARE_FINAL_TYPE (DeskSignInPage, desk_sign_in_page, DESK, SIGN_IN_PAGE, AdwBin)

DeskSignInPage *desk_sign_in_page_new (DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

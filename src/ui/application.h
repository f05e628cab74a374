// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_APPLICATION (desk_application_get_type ())

/**
 * DeskApplication:
 * The running program: one window, brought to the front when the program is started again.
 */
G_DECLARE_FINAL_TYPE (DeskApplication, desk_application, DESK, APPLICATION, AdwApplication)

DeskApplication *desk_application_new (const char *id, DeskContext *context, GApplicationFlags flags,
                                       const char *demo) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

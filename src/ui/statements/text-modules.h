// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/statement.h"
#include "ui/context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_TEXT_MODULES (desk_text_modules_get_type ())

/**
 * DeskTextModules:
 * The text modules of the profile that suit a statement, to be chosen by two digits, by letters, or with the arrows.
 * Emits `chosen (text)`: the text in the language of the statement.
 */
G_DECLARE_FINAL_TYPE (DeskTextModules, desk_text_modules, DESK, TEXT_MODULES, GtkPopover)

DeskTextModules *desk_text_modules_new (void) G_GNUC_WARN_UNUSED_RESULT;
void desk_text_modules_show (DeskTextModules *self, DeskContext *context, DeskStatement *statement,
                             const GdkRectangle *place);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_HELP_DIALOG (desk_help_dialog_get_type ())

/**
 * DeskHelpDialog:
 * The guide: topics with a search at the left, a page at the right. It begins with the page about where the officer is.
 */
G_DECLARE_FINAL_TYPE (DeskHelpDialog, desk_help_dialog, DESK, HELP_DIALOG, AdwDialog)

DeskHelpDialog *desk_help_dialog_new (DeskContext *context, GtkWidget *where,
                                      const char *place) G_GNUC_WARN_UNUSED_RESULT;
void desk_help_dialog_show (DeskHelpDialog *self, const char *page);
const char *desk_help_dialog_get_page (DeskHelpDialog *self);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/help/help-page.h"

G_BEGIN_DECLS

/** Called when another page is asked for. */
typedef void (*DeskHelpSeeFunc) (const char *page, gpointer data);

GtkWidget *desk_help_view_new (GPtrArray *pages, const DeskHelpPage *page, DeskHelpSeeFunc see,
                               gpointer data) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

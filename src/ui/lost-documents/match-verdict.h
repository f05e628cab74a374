// SPDX-License-Identifier: GPL-3.0-or-later
// Decisions about pairs.
#pragma once

#include "ui/lost-documents/match-file.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean desk_match_verdict_may (const DeskMatchFile *file, DeskContext *context, const char *verdict);
void desk_match_verdict_decide (GtkWidget *from, DeskContext *context, const DeskMatchFile *file,
                                const char *verdict);

G_END_DECLS

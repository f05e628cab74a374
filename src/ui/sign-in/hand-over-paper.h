// SPDX-License-Identifier: GPL-3.0-or-later
// What waits at the desk, from the database to the sheet both officers sign.
#pragma once

#include "paper/paper-source.h"
#include "ui/context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void desk_hand_over_paper_gather_async (DeskContext *context, GAsyncReadyCallback callback, gpointer data);
DeskPaperSource *desk_hand_over_paper_gather_finish (DeskContext *context, GAsyncResult *result,
                                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
void desk_hand_over_paper_present (GtkWidget *from, DeskContext *context);

G_END_DECLS

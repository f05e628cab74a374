// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DeskUndoFunc:
 * Takes the last act back.
 */
typedef void (*DeskUndoFunc) (gpointer data);

void desk_notice_show (GtkWidget *from, const char *text);
void desk_notice_show_undo (GtkWidget *from, const char *text, DeskUndoFunc undo, gpointer data,
                            GDestroyNotify data_free);
void desk_notice_show_error (GtkWidget *from, const GError *error);
gboolean desk_notice_is_undo_offered (GtkWidget *from);
void desk_notice_forget_undo (GtkWidget *from, gconstpointer data);
void desk_notice_forget (GtkWidget *from);

G_END_DECLS

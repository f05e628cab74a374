// SPDX-License-Identifier: GPL-3.0-or-later
// What a screen reader is told where GTK by itself would say something else, or say it where nobody hears it.
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *desk_spoken_find_heard (GtkWidget *field);
GtkLabel *desk_spoken_find_label (GtkWidget *row, const char *style);
void desk_spoken_set_name (GtkWidget *widget, const char *name);
void desk_spoken_set_act (GtkWidget *button, const char *act, const char *what);
void desk_spoken_set_required (GtkWidget *field, gboolean is_required);
void desk_spoken_follow_choice (GtkWidget *choice, const char *name);
char *desk_spoken_make_count (guint n_found);
void desk_spoken_announce (GtkWidget *from, const char *words);
void desk_spoken_warn (GtkWidget *from, const char *words);
void desk_spoken_keep_choice (GtkListBox *list);
void desk_spoken_follow_focus (GtkWindow *window);
void desk_spoken_hide (GtkWidget *widget);

G_END_DECLS

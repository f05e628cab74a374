// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_IDLE (desk_idle_get_type ())

/**
 * DeskIdle:
 * Notices that nobody has touched keys or pointer for a while. A computer that was asleep counts as not touched.
 * Emits `over` once; then again only after it was touched.
 */
G_DECLARE_FINAL_TYPE (DeskIdle, desk_idle, DESK, IDLE, GObject)

DeskIdle *desk_idle_new (GtkWidget *window) G_GNUC_WARN_UNUSED_RESULT;
void desk_idle_set_minutes (DeskIdle *self, int minutes);
void desk_idle_touch (DeskIdle *self, gint64 now);
gboolean desk_idle_check (DeskIdle *self, gint64 now);

G_END_DECLS

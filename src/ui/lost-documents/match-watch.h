// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_MATCH_WATCH (desk_match_watch_get_type ())

/**
 * DeskMatchWatch:
 * Counts the pairs nobody has decided about, from sign-in on and whenever a loss, a statement or a find is saved; says so
 * when there is a new one.
 */
G_DECLARE_FINAL_TYPE (DeskMatchWatch, desk_match_watch, DESK, MATCH_WATCH, GObject)

GObject *desk_match_watch_new (DeskContext *context, GtkWidget *where) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

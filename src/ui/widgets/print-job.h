// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "paper/sheet.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DeskPrintedFunc:
 * @copies: how many copies went out
 * @error: what went wrong, NULL where nothing did
 *
 * Told once, only where the paper was printed (no error) or failed; not where the officer thought better of it.
 */
typedef void (*DeskPrintedFunc) (guint copies, const GError *error, gpointer user_data);

void desk_print_job_run (GtkWindow *parent, DeskSheet *sheet, const char *paper, const char *title,
                         guint copies, GSettings *settings, DeskPrintedFunc printed, gpointer user_data);
GtkPrintOperation *desk_print_job_make (DeskSheet *sheet, const char *title) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_EXPECTED_COUNT (desk_expected_count_get_type ())

/**
 * DeskExpectedCount:
 * How many people with an appointment have still to come today, for the sidebar.
 */
G_DECLARE_FINAL_TYPE (DeskExpectedCount, desk_expected_count, DESK, EXPECTED_COUNT, GObject)

GObject *desk_expected_count_new (DeskContext *context, GtkWidget *where) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

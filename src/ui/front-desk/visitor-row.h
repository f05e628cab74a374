// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"
#include "ui/front-desk/visitor.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_VISITOR_ROW (desk_visitor_row_get_type ())

/**
 * DeskVisitorRow:
 * A visitor on the board: number, name, topic, how long it takes, as text and icon.
 */
G_DECLARE_FINAL_TYPE (DeskVisitorRow, desk_visitor_row, DESK, VISITOR_ROW, GtkBox)

GtkWidget *desk_visitor_row_new (DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;
void desk_visitor_row_set_visitor (DeskVisitorRow *self, DeskVisitor *visitor);
void desk_visitor_row_set_narrow (DeskVisitorRow *self, gboolean narrow);
void desk_visitor_row_set_ends (DeskVisitorRow *self, gboolean first, gboolean last);
const char *desk_visitor_row_get_spoken (DeskVisitorRow *self);

G_END_DECLS

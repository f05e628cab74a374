// SPDX-License-Identifier: GPL-3.0-or-later
// What the window and its actions know of each other.
#pragma once

#include "ui/places.h"
#include "ui/window.h"

G_BEGIN_DECLS

DeskContext *desk_window_get_context (DeskWindow *self);
DeskPlaces *desk_window_get_places (DeskWindow *self);
void desk_window_start (DeskWindow *self);
void desk_window_leave_demo (DeskWindow *self);
void desk_window_fail (DeskWindow *self, const GError *error);
void desk_window_cover (DeskWindow *self);
void desk_window_rebuild (DeskWindow *self);

typedef AdwNavigationPage *(*DeskMakeRecordPage) (DeskContext *context, const char *id);

void desk_window_push (GtkWidget *window, AdwNavigationPage *page);
gboolean desk_window_find_record (GtkWidget *window, const char *action, GVariant *target);
void desk_window_show_record (GtkWidget *window, const char *action, GVariant *id,
                              DeskMakeRecordPage make_page);
const char *desk_window_get_part (GVariant *parameter, gsize place);

void desk_window_install_actions (GtkWidgetClass *klass);
void desk_window_install_visit_actions (GtkWidgetClass *klass);
void desk_window_install_appointment_actions (GtkWidgetClass *klass);
void desk_window_install_lost_document_actions (GtkWidgetClass *klass);
void desk_window_install_statement_actions (GtkWidgetClass *klass);
void desk_window_install_booking_actions (GtkWidgetClass *klass);
void desk_window_install_headquarters_actions (GtkWidgetClass *klass);
void desk_window_update_headquarters_actions (DeskWindow *self);
void desk_window_update_actions (DeskWindow *self, gboolean signed_in);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// Who is booked with a reception and would be touched by a change of it.
#pragma once

#include "model/reception.h"
#include "ui/context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void desk_reception_bookings_load_async (DeskContext *context, const char *reception,
                                         GAsyncReadyCallback callback, gpointer data);
GPtrArray *desk_reception_bookings_load_finish (GAsyncResult *result,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *desk_reception_bookings_find_outside (GPtrArray *rows, DeskReception *before, DeskReception *after,
                                                 DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *desk_reception_bookings_make_list (GPtrArray *rows) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

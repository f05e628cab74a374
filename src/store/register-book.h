// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/database.h"

G_BEGIN_DECLS

gboolean desk_register_book_start (DeskDatabase *database, gint64 first_number, GError **error);
gboolean desk_register_book_go_on (DeskDatabase *database, int year, gint64 last, GError **error);
gboolean desk_register_book_open_sub (DeskDatabase *database, GError **error);
gboolean desk_register_book_fence (DeskDatabase *database, GError **error);
gboolean desk_register_book_turn (DeskDatabase *database, gint64 now, GTimeZone *zone, GError **error);
char *desk_register_book_draw (DeskDatabase *database, gint64 now, GTimeZone *zone,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean desk_register_book_begin_note (DeskDatabase *database, GError **error);
void desk_register_book_end_note (DeskDatabase *database, gboolean committed);
char *desk_register_book_draw_queue (DeskDatabase *database, gboolean priority, gint64 day_start,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

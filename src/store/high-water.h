// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/desk.h"

G_BEGIN_DECLS

/**
 * DeskHighWater:
 * The open high-water file. Belongs to one thread; it brings the file to the disk in another, so that a save waits for
 * the slower of two disk writes and not for both.
 */
typedef struct _DeskHighWater DeskHighWater;

DeskHighWater *desk_high_water_open (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void desk_high_water_close (DeskHighWater *self);

gboolean desk_high_water_is_damaged (DeskHighWater *self);
gboolean desk_high_water_get (DeskHighWater *self, const char *last_change, const DeskBook *books,
                              gsize n_books, DeskBook *told);
GPtrArray *desk_high_water_list_told (const char *path, const char *book,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean desk_high_water_is_told (DeskHighWater *self, const DeskBook *book);

void desk_high_water_begin (DeskHighWater *self, const DeskBook *book, const char *last_change);
gboolean desk_high_water_end (DeskHighWater *self, gboolean is_told, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskHighWater, desk_high_water_close)

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GListModel *desk_room_list_new (DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;
const char *desk_room_list_get_key (GListModel *rooms, guint position);
guint desk_room_list_find (GListModel *rooms, const char *key);
char *desk_room_list_make_label (DeskContext *context, const char *key) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

gpointer desk_ask (DeskStore *store, DeskStoreFunc func, gpointer data, GError **error);
gboolean desk_ask_failed (GError *failed, GError **error);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/database.h"

gpointer hq_pages_stamp_all (DeskDatabase *database, gpointer data, GCancellable *cancellable,
                             GError **error);
gpointer hq_pages_write_verdict (DeskDatabase *database, gpointer name, GCancellable *cancellable,
                                 GError **error);
gpointer hq_pages_write_foreign (DeskDatabase *database, gpointer person, GCancellable *cancellable,
                                 GError **error);

// SPDX-License-Identifier: GPL-3.0-or-later
// Tables as text that spreadsheets read (RFC 4180).
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DESK_CSV_BEGINNING "\xEF\xBB\xBF" /* spreadsheets take what begins so for UTF-8 */

void desk_csv_add_line (GString *table, char *const *cells, guint n_cells);

G_END_DECLS

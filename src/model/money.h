// SPDX-License-Identifier: GPL-3.0-or-later
// Sums of money, in hundredths of the country's currency.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean desk_money_read (const char *text, gint64 *hundredths);
char *desk_money_show (gint64 hundredths) G_GNUC_WARN_UNUSED_RESULT;
char *desk_money_show_exactly (gint64 hundredths) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

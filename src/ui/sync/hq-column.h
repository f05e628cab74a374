// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/register-cell.h"

G_BEGIN_DECLS

char *desk_hq_column_make_text (DeskRegisterRow *row, DeskContext *context,
                                gpointer data) G_GNUC_WARN_UNUSED_RESULT;
const char *desk_hq_column_get_icon (DeskRegisterRow *row, DeskContext *context, const char **tone);

/**
 * DESK_HQ_COLUMN:
 * The last column of each register: how the record stands with headquarters. Put it behind a comment for translators.
 */
#define DESK_HQ_COLUMN \
  { N_ ("HQ"), 11, FALSE, desk_hq_column_make_text, desk_hq_column_get_icon, FALSE, TRUE }

G_END_DECLS

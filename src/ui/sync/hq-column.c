// SPDX-License-Identifier: GPL-3.0-or-later
// How the record of a row stands with headquarters, as a column of its register.

#include "ui/sync/hq-column.h"

#include "ui/sync/hq-words.h"

/**
 * desk_hq_column_make_text:
 *
 * Returns: (transfer full): the state in words
 */
char *
desk_hq_column_make_text (DeskRegisterRow *row, DeskContext *context, gpointer data)
{
  return g_strdup (desk_hq_words_standing (desk_register_row_get_standing (row)));
}

/**
 * desk_hq_column_get_icon:
 *
 * Returns: (transfer none) (nullable): an icon that says the same
 */
const char *
desk_hq_column_get_icon (DeskRegisterRow *row, DeskContext *context, const char **tone)
{
  DeskStandingState state = desk_register_row_get_standing (row);

  if (state == DESK_STANDING_UNDECIDED)
    *tone = "warning";
  return state != DESK_STANDING_NONE ? desk_hq_words_standing_icon (state) : NULL;
}

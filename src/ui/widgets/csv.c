// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/csv.h"

#include <string.h>

/* A spreadsheet would run what begins so: a visitor's words must not become a formula on somebody's computer. */
static gboolean
looks_like_formula (const char *text)
{
  return text[0] != '\0' && strchr ("=+-@\t\r", text[0]) != NULL;
}

static void
add_cell (GString *table, const char *words)
{
  gboolean is_formula = looks_like_formula (words);
  gboolean is_quoted = is_formula || strpbrk (words, ",\"\r\n") != NULL;

  if (is_quoted)
    g_string_append_c (table, '"');
  if (is_formula)
    g_string_append_c (table, '\'');
  for (const char *c = words; *c != '\0'; c++)
    {
      if (*c == '"')
        g_string_append_c (table, '"');
      g_string_append_c (table, *c);
    }
  if (is_quoted)
    g_string_append_c (table, '"');
}

/**
 * desk_csv_add_line:
 * @table: what was written so far
 * @cells: (array length=n_cells): what stands in the line; NULL for nothing
 *
 * Adds a line. A text that looks like a formula gets an apostrophe before it.
 */
void
desk_csv_add_line (GString *table, char *const *cells, guint n_cells)
{
  for (guint i = 0; i < n_cells; i++)
    {
      if (i > 0)
        g_string_append_c (table, ',');
      add_cell (table, cells[i] != NULL ? cells[i] : "");
    }
  g_string_append (table, "\r\n");
}

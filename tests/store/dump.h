// SPDX-License-Identifier: GPL-3.0-or-later
// All that is folded from the journal, as text: to compare before and after.
#pragma once

#include "model/record-types.h"
#include "store/query.h"

static inline char *
dump_columns (DeskDatabase *database, const char *table)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskQuery) columns = desk_query_new (
      database,
      "SELECT group_concat ('quote (\"' || name || '\")', ' || '' | '' || ') FROM pragma_table_info (?)",
      &error);

  g_assert_no_error (error);
  desk_query_bind (columns, "s", table);
  g_assert_true (desk_query_next (columns, &error));
  return g_strdup (desk_query_get_text (columns, 0));
}

static inline void
dump_table (DeskDatabase *database, const char *table, GString *text)
{
  g_autofree char *columns = dump_columns (database, table);
  g_autofree char *sql = g_strdup_printf ("SELECT %s AS line FROM %s ORDER BY line", columns, table);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskQuery) rows = desk_query_new (database, sql, &error);

  g_assert_no_error (error);
  g_string_append_printf (text, "-- %s\n", table);
  while (desk_query_next (rows, &error))
    g_string_append_printf (text, "%s\n", desk_query_get_text (rows, 0));
  g_assert_no_error (error);
}

static inline char *
dump_folded (DeskDatabase *database, const char *const *more)
{
  GString *text = g_string_new (NULL);
  guint n_types;
  const GType *types = desk_record_types_list (&n_types);

  for (guint i = 0; i < n_types; i++)
    dump_table (database, ((DeskRecordClass *)g_type_class_get (types[i]))->kind, text);
  dump_table (database, "entry", text);
  dump_table (database, "other", text);
  for (; more != NULL && *more != NULL; more++)
    dump_table (database, *more, text);
  return g_string_free (text, FALSE);
}

/* Tells the first line that differs, not all of both. */
static inline void
assert_same_dump (const char *before, const char *after)
{
  g_auto (GStrv) old_lines = g_strsplit (before, "\n", -1);
  g_auto (GStrv) new_lines = g_strsplit (after, "\n", -1);

  for (guint i = 0; old_lines[i] != NULL && new_lines[i] != NULL; i++)
    g_assert_cmpstr (old_lines[i], ==, new_lines[i]);
  g_assert_cmpuint (g_strv_length (old_lines), ==, g_strv_length (new_lines));
}

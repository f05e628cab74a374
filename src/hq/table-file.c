// SPDX-License-Identifier: GPL-3.0-or-later
// Tables that people write with other programs: CSV as spreadsheets write it (RFC 4180; commas, semicolons or tabs), and JSON,
// a list of objects. Every value knows where it stands, so that what is wrong with it can be said there.

#include "hq/table-file.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define MAX_FILE (16 * 1024 * 1024)

static void
cell_free (gpointer data)
{
  DeskTableCell *cell = data;

  g_free (cell->name);
  g_free (cell->value);
  g_free (cell);
}

static void
row_free (gpointer data)
{
  DeskTableRow *row = data;

  g_ptr_array_unref (row->cells);
  g_free (row);
}

static DeskTableRow *
row_new (guint line, guint column)
{
  DeskTableRow *row = g_new0 (DeskTableRow, 1);

  row->line = line;
  row->column = column;
  row->cells = g_ptr_array_new_with_free_func (cell_free);
  return row;
}

static void
add_cell (DeskTableRow *row, const char *name, const char *value, guint line, guint column)
{
  DeskTableCell *cell = g_new0 (DeskTableCell, 1);

  cell->name = g_strdup (name);
  cell->value = g_strstrip (g_strdup (value));
  cell->line = line;
  cell->column = column;
  g_ptr_array_add (row->cells, cell);
}

/** Sets an error that says where it is. Returns: FALSE */
gboolean
desk_table_refuse (guint line, guint column, GError **error, const char *format, ...)
{
  va_list words;
  g_autofree char *message = NULL;

  va_start (words, format);
  message = g_strdup_vprintf (format, words);
  va_end (words);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               "Line %u, column %u: %s Nothing was written: mend the file and try again.", line, column,
               message);
  return FALSE;
}

/** Returns: (nullable): the value of that name in a row. */
const DeskTableCell *
desk_table_row_find (const DeskTableRow *self, const char *name)
{
  for (guint i = 0; i < self->cells->len; i++)
    if (strcmp (((DeskTableCell *)g_ptr_array_index (self->cells, i))->name, name) == 0)
      return g_ptr_array_index (self->cells, i);
  return NULL;
}

/* CSV ------------------------------------------------------------------------------------------------------------------ */

/* Where the reader stands. */
typedef struct
{
  const char *at;
  char separator;
  guint line;
  guint column; /* in characters */
} Csv;

static void
step (Csv *csv)
{
  if (*csv->at == '\n')
    {
      csv->line++;
      csv->column = 0;
    }
  csv->at = g_utf8_next_char (csv->at);
  csv->column++;
}

static gboolean
is_line_end (const char *at)
{
  return *at == '\0' || *at == '\n' || (at[0] == '\r' && at[1] == '\n');
}

static gboolean
read_quoted (Csv *csv, GString *value, GError **error)
{
  guint line = csv->line, column = csv->column;

  step (csv);
  while (*csv->at != '\0')
    {
      const char *at = csv->at;

      step (csv);
      if (*at != '"')
        g_string_append_len (value, at, csv->at - at);
      else if (*csv->at == '"')
        {
          g_string_append_c (value, '"');
          step (csv);
        }
      else if (*csv->at == csv->separator || is_line_end (csv->at))
        return TRUE;
      else
        return desk_table_refuse (csv->line, csv->column, error,
                                  "after a closing quotation mark comes a separator.");
    }
  return desk_table_refuse (line, column, error, "this quotation mark is never closed.");
}

static gboolean
read_value (Csv *csv, GString *value, GError **error)
{
  g_string_truncate (value, 0);
  if (*csv->at == '"')
    return read_quoted (csv, value, error);
  while (*csv->at != csv->separator && !is_line_end (csv->at))
    {
      const char *at = csv->at;

      step (csv);
      g_string_append_len (value, at, csv->at - at);
    }
  return TRUE;
}

/* Returns: (transfer full) (nullable): a row; @header: (nullable): the first one, by which the values get their names */
static DeskTableRow *
read_row (Csv *csv, const DeskTableRow *header, GError **error)
{
  DeskTableRow *row = row_new (csv->line, csv->column);
  g_autoptr (GString) value = g_string_new (NULL);
  gboolean is_last = FALSE;

  while (!is_last)
    {
      guint line = csv->line, column = csv->column, n = row->cells->len;
      const DeskTableCell *head = header != NULL && n < header->cells->len ? header->cells->pdata[n] : NULL;

      if (!read_value (csv, value, error)
          || (header != NULL && head == NULL && value->len > 0
              && !desk_table_refuse (line, column, error,
                                     "there are more values than columns in the first line.")))
        {
          row_free (row);
          return NULL;
        }
      if (header == NULL || head != NULL)
        add_cell (row, head != NULL ? head->value : "", value->str, line, column);
      is_last = is_line_end (csv->at);
      if (!is_last)
        step (csv);
    }
  while (*csv->at == '\r' || *csv->at == '\n')
    {
      gboolean is_end = *csv->at == '\n';

      step (csv);
      if (is_end)
        break;
    }
  return row;
}

/* The one that the first line has most of. */
static char
find_separator (const char *text)
{
  static const char separators[] = ",;\t";
  guint best = 0, counts[3] = { 0 };

  for (const char *at = text; !is_line_end (at); at++)
    if (strchr (separators, *at) != NULL)
      counts[strchr (separators, *at) - separators]++;
  for (guint i = 1; i < G_N_ELEMENTS (counts); i++)
    if (counts[i] > counts[best])
      best = i;
  return separators[best];
}

static gboolean
check_header (const DeskTableRow *header, GError **error)
{
  for (guint i = 0; i < header->cells->len; i++)
    {
      const DeskTableCell *cell = g_ptr_array_index (header->cells, i);

      if (*cell->value == '\0')
        return desk_table_refuse (cell->line, cell->column, error, "a column has no name.");
      for (guint j = 0; j < i; j++)
        if (strcmp (((DeskTableCell *)g_ptr_array_index (header->cells, j))->value, cell->value) == 0)
          return desk_table_refuse (cell->line, cell->column, error, "there is a second column “%s”.",
                                    cell->value);
    }
  return TRUE;
}

static gboolean
is_empty (const DeskTableRow *row)
{
  for (guint i = 0; i < row->cells->len; i++)
    if (*((DeskTableCell *)g_ptr_array_index (row->cells, i))->value != '\0')
      return FALSE;
  return TRUE;
}

/**
 * desk_table_read_csv:
 * @text: UTF-8; its first line names the columns
 *
 * Returns: (transfer full) (element-type DeskTableRow) (nullable): its rows; empty lines are none
 */
GPtrArray *
desk_table_read_csv (const char *text, GError **error)
{
  Csv csv = { text, find_separator (text), 1, 1 };
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (row_free);
  DeskTableRow *header = read_row (&csv, NULL, error);
  gboolean done = header != NULL && check_header (header, error);

  while (done && *csv.at != '\0')
    {
      DeskTableRow *row = read_row (&csv, header, error);

      done = row != NULL;
      if (done && is_empty (row))
        row_free (row);
      else if (done)
        g_ptr_array_add (rows, row);
    }
  g_clear_pointer (&header, row_free);
  return done ? g_steal_pointer (&rows) : NULL;
}

/* JSON ----------------------------------------------------------------------------------------------------------------- */

/* The parser tells where it stands with each object that ends. */
static void
note_object (JsonParser *parser, JsonObject *object, gpointer data)
{
  DeskTableRow *row =
      row_new (json_parser_get_current_line (parser), json_parser_get_current_pos (parser) + 1);

  g_ptr_array_add (data, row);
}

/* The message begins with "<data>:2:6: ". */
static void
refuse_json (const char *message, GError **error)
{
  g_autoptr (GRegex) place = g_regex_new ("^[^:]*:([0-9]+):([0-9]+): ", 0, 0, NULL);
  g_autoptr (GMatchInfo) found = NULL;
  g_autofree char *line = NULL, *column = NULL;

  if (g_regex_match (place, message, 0, &found))
    {
      line = g_match_info_fetch (found, 1);
      column = g_match_info_fetch (found, 2);
    }
  desk_table_refuse (line != NULL ? (guint)g_ascii_strtoull (line, NULL, 10) : 1,
                     column != NULL ? (guint)g_ascii_strtoull (column, NULL, 10) : 1, error,
                     "this is no JSON (%s).", message);
}

static gboolean
read_member (DeskTableRow *row, JsonObject *object, const char *name, GError **error)
{
  JsonNode *node = json_object_get_member (object, name);
  GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;

  if (JSON_NODE_HOLDS_NULL (node))
    add_cell (row, name, "", row->line, row->column);
  else if (type == G_TYPE_STRING)
    add_cell (row, name, json_node_get_string (node), row->line, row->column);
  else if (type == G_TYPE_BOOLEAN)
    add_cell (row, name, json_node_get_boolean (node) ? "true" : "", row->line, row->column);
  else
    return desk_table_refuse (row->line, row->column, error,
                              "“%s” is neither a text nor true, false or null.", name);
  return TRUE;
}

/**
 * desk_table_read_json:
 * @text: a list of objects
 *
 * Returns: (transfer full) (element-type DeskTableRow) (nullable): its rows; they stand where their objects end
 */
GPtrArray *
desk_table_read_json (const char *text, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (row_free);
  g_autoptr (GError) local = NULL;
  JsonNode *root;
  JsonArray *list;

  g_signal_connect (parser, "object-end", G_CALLBACK (note_object), rows);
  if (!json_parser_load_from_data (parser, text, -1, &local))
    {
      refuse_json (local->message, error);
      return NULL;
    }
  root = json_parser_get_root (parser);
  list = root != NULL && JSON_NODE_HOLDS_ARRAY (root) ? json_node_get_array (root) : NULL;
  if (list == NULL || json_array_get_length (list) != rows->len)
    {
      desk_table_refuse (1, 1, error, "the file is no list of objects without objects in them.");
      return NULL;
    }
  for (guint i = 0; i < rows->len; i++)
    {
      JsonObject *object = json_array_get_object_element (list, i);
      g_autoptr (GList) names = json_object_get_members (object);

      for (GList *at = names; at != NULL; at = at->next)
        if (!read_member (g_ptr_array_index (rows, i), object, at->data, error))
          return NULL;
    }
  return g_steal_pointer (&rows);
}

/**
 * desk_table_read_file:
 * @path: a file whose name ends in .json, or CSV
 *
 * Returns: (transfer full) (element-type DeskTableRow) (nullable): its rows
 */
GPtrArray *
desk_table_read_file (const char *path, GError **error)
{
  g_autofree char *text = NULL;
  const char *start, *end;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, error))
    return NULL;
  start = g_str_has_prefix (text, "\xef\xbb\xbf") ? text + 3 : text;
  if (length > MAX_FILE || strlen (text) != length || !g_utf8_validate (start, -1, &end))
    {
      g_set_error (
          error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
          "The file %s is no text in UTF-8, or over %d MB. Nothing was written: save it as CSV in UTF-8.",
          path, MAX_FILE / 1024 / 1024);
      return NULL;
    }
  return g_str_has_suffix (path, ".json") ? desk_table_read_json (start, error)
                                          : desk_table_read_csv (start, error);
}

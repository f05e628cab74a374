// SPDX-License-Identifier: GPL-3.0-or-later
// What the operator writes into the log of the region for all desks: stations, officers, agencies, and the days that are off
// or worked otherwise than the country's profile has them.

#include "hq/command.h"

#include <gio/gio.h>
#include <string.h>

#include "hq/reference.h"
#include "hq/table-file.h"

static gboolean
write_rows (Databases *databases, const DeskReferenceKind *kind, GPtrArray *rows, GError **error)
{
  g_autoptr (GPtrArray) records = desk_reference_read (kind, rows, error);
  g_autoptr (DeskHq) hq = open_log (databases, DESK_LOG_REGION);
  DeskReferenceCount count;

  if (records == NULL || !desk_reference_write (kind, hq, records, &count, error))
    return FALSE;
  g_print ("%u added, %u changed, %u as they were\n", count.n_added, count.n_changed, count.n_same);
  return TRUE;
}

/* A station in the region's list is also one that desks can enrol at. */
static gboolean
register_stations (Databases *databases, GPtrArray *rows, GError **error)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const DeskTableRow *row = g_ptr_array_index (rows, i);
      g_autoptr (GError) local = NULL;

      if (!desk_registry_add_station (databases->registry, desk_table_row_find (row, "code")->value,
                                      desk_table_row_find (row, "name")->value,
                                      desk_table_row_find (row, "country")->value, &local)
          && !g_error_matches (local, DESK_REGISTRY_ERROR, DESK_REGISTRY_ERROR_TAKEN))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }
  return TRUE;
}

/** Takes a table of stations, officers, agencies or editions of profiles into the log of the region. */
gboolean
do_import (const Options *options, Databases *databases, GError **error)
{
  const char *name = options->words[1], *path = name != NULL ? options->words[2] : NULL;
  const DeskReferenceKind *kind = desk_reference_find (name);
  g_autoptr (GPtrArray) rows = NULL;

  if (kind == NULL || path == NULL)
    return refuse_words (
        error,
        "Say what: dutydesk-hq import stations FILE, or officers, agencies or profiles. The file is CSV or JSON.");
  rows = desk_table_read_file (path, error);
  return rows != NULL && write_rows (databases, kind, rows, error)
         && (strcmp (name, "stations") != 0 || register_stations (databases, rows, error));
}

/* "calendar 2027-01-04 off": a table of one row. */
static gboolean
write_day (const Options *options, Databases *databases, GError **error)
{
  const char *names[] = { "country", "date", "day", "name" };
  const char *values[] = { options->country, options->words[1], options->words[2], options->name };
  g_autoptr (GString) csv = g_string_new (NULL);
  g_autoptr (GPtrArray) rows = NULL;
  guint n = options->name != NULL ? 4 : 3;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (csv, "%s%s", i > 0 ? "," : "", names[i]);
  g_string_append_c (csv, '\n');
  for (guint i = 0; i < n; i++)
    {
      g_auto (GStrv) parts = g_strsplit (values[i], "\"", -1);
      g_autofree char *quoted = g_strjoinv ("\"\"", parts);

      g_string_append_printf (csv, "%s\"%s\"", i > 0 ? "," : "", quoted);
    }
  rows = desk_table_read_csv (csv->str, error);
  return rows != NULL && write_rows (databases, desk_reference_find ("days"), rows, error);
}

static gboolean
add_name (const DeskLedgerEntry *entry, gpointer data)
{
  if (g_strcmp0 (entry->kind, "calendar_day") == 0)
    g_ptr_array_add (data, g_strdup (entry->rec));
  return TRUE;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *)a, *(char *const *)b);
}

static const char *
get_text (const DeskFold *fold, const char *field)
{
  GVariant *value = desk_fold_get_value (fold, field);

  return value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_STRING)
             ? g_variant_get_string (value, NULL)
             : "-";
}

static gboolean
list_days (Databases *databases, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DeskHq) hq = open_log (databases, DESK_LOG_REGION);
  DeskLedgerInterface *ledger = DESK_LEDGER_GET_IFACE (databases->ledger);
  DeskLedgerHead head;

  if (!ledger->get_head (databases->ledger, DESK_LOG_REGION, &head, error)
      || !ledger->page (databases->ledger, DESK_LOG_REGION, 0, head.position, add_name, names, error))
    return FALSE;
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      DeskFold *day = desk_hq_load (hq, g_ptr_array_index (names, i), error);

      if (day == NULL)
        return FALSE;
      g_print ("%s\t%s\t%s\t%s\n", get_text (day, "country"), get_text (day, "date"), get_text (day, "day"),
               get_text (day, "name"));
      desk_fold_free (day);
    }
  return TRUE;
}

/** Lists the region's days, sets one, or takes a table of them. */
gboolean
do_calendar (const Options *options, Databases *databases, GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;

  if (options->words[1] == NULL)
    return list_days (databases, error);
  if (options->words[2] != NULL)
    return options->country != NULL
               ? write_day (options, databases, error)
               : refuse_words (error,
                               "Say which: dutydesk-hq calendar 2027-01-04 off --country=ua [--name=NAME]");
  rows = desk_table_read_file (options->words[1], error);
  return rows != NULL && write_rows (databases, desk_reference_find ("days"), rows, error);
}

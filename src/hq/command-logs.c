// SPDX-License-Identifier: GPL-3.0-or-later
// What there is in the logs, whether it holds, and what waits for an author who is gone.

#include "hq/command.h"

#include <gio/gio.h>
#include <string.h>

#include "hq/ledger-sql.h"
#include "journal/line.h"

/** Returns: (transfer full) (nullable): names of the logs: those of all stations, that of the region, and others that have lines. */
GPtrArray *
list_logs (Databases *databases, GError **error)
{
  g_autoptr (GPtrArray) logs = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) written = g_ptr_array_new_with_free_func (g_free);

  if (!desk_registry_list_stations (databases->registry, logs, error))
    return NULL;
  g_ptr_array_add (logs, g_strdup (DESK_LOG_REGION));
  if (!desk_ledger_sql_list_logs (DESK_LEDGER_SQL (databases->ledger), written, error))
    return NULL;
  for (guint i = 0; i < written->len; i++)
    if (!g_ptr_array_find_with_equal_func (logs, g_ptr_array_index (written, i), g_str_equal, NULL))
      g_ptr_array_add (logs, g_strdup (g_ptr_array_index (written, i)));
  return g_steal_pointer (&logs);
}

static gboolean
count_waiting (const DeskLedgerWaiting *waiting, gpointer data)
{
  ++*(guint *)data;
  return TRUE;
}

/** Tells how long each log is, how much waits, and how often something was noted. */
gboolean
do_status (const Options *options, Databases *databases, GError **error)
{
  g_autoptr (GPtrArray) logs = list_logs (databases, error);
  DeskLedgerInterface *ledger = DESK_LEDGER_GET_IFACE (databases->ledger);

  for (guint i = 0; logs != NULL && i < logs->len; i++)
    {
      const char *log = g_ptr_array_index (logs, i);
      DeskLedgerHead head;
      guint n_waiting = 0;
      gint64 n_reports = 0;

      if (!ledger->get_head (databases->ledger, log, &head, error)
          || !ledger->list_waiting (databases->ledger, log, count_waiting, &n_waiting, error)
          || !desk_ledger_sql_count_reports (DESK_LEDGER_SQL (databases->ledger), log, &n_reports, error))
        return FALSE;
      g_print ("%s\t%" G_GINT64_FORMAT " lines\t%u waiting\t%" G_GINT64_FORMAT " reported\n", log,
               head.position, n_waiting, n_reports);
    }
  return logs != NULL;
}

/** Lets in what waits in a log. */
gboolean
do_release (const Options *options, Databases *databases, GError **error)
{
  g_autoptr (DeskHq) hq = NULL;
  guint n_released;

  if (options->words[1] == NULL)
    return refuse_words (error, "Say which log: dutydesk-hq release PL1");
  hq = open_log (databases, options->words[1]);
  if (!desk_hq_release (hq, &n_released, error))
    return FALSE;
  g_print ("%u\n", n_released);
  return TRUE;
}

/** Where a walk over a log is. */
typedef struct
{
  guint8 hash[DESK_HASH_BYTES];
  gint64 position;
  char *fault;
} Walk;

/* What nobody could read is kept as it is, under a hash of all of it. */
static gboolean
has_digest (const DeskLedgerEntry *entry)
{
  g_autofree char *id = desk_change_id (entry->run, entry->n);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[DESK_HASH_BYTES];
  gsize length = DESK_HASH_BYTES;

  if (!desk_line_digest (id, entry->line, -1, digest, NULL))
    {
      g_checksum_update (checksum, (const guchar *)id, -1);
      g_checksum_update (checksum, (const guchar *)"\n", 1);
      g_checksum_update (checksum, (const guchar *)entry->line, -1);
      g_checksum_get_digest (checksum, digest, &length);
    }
  return memcmp (digest, entry->digest, DESK_HASH_BYTES) == 0;
}

static gboolean
verify_entry (const DeskLedgerEntry *entry, gpointer data)
{
  Walk *walk = data;
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize length = DESK_HASH_BYTES;

  g_checksum_update (checksum, walk->hash, DESK_HASH_BYTES);
  g_checksum_update (checksum, entry->digest, DESK_HASH_BYTES);
  g_checksum_update (checksum, (const guchar *)entry->stamp, -1);
  g_checksum_get_digest (checksum, walk->hash, &length);
  walk->position++;
  if (entry->position != walk->position)
    walk->fault = g_strdup_printf ("position %" G_GINT64_FORMAT " is missing", walk->position);
  else if (memcmp (walk->hash, entry->hash, DESK_HASH_BYTES) != 0 || !has_digest (entry))
    walk->fault = g_strdup_printf ("position %" G_GINT64_FORMAT ", %s.%" G_GINT64_FORMAT ", does not hold",
                                   entry->position, entry->run, entry->n);
  return walk->fault == NULL;
}

static gboolean
verify_log (DeskLedger *ledger, const char *log, gboolean is_told, GError **error)
{
  DeskLedgerHead head;
  Walk walk = { 0 };
  g_autofree char *fault = NULL;

  if (!DESK_LEDGER_GET_IFACE (ledger)->get_head (ledger, log, &head, error)
      || !DESK_LEDGER_GET_IFACE (ledger)->page (ledger, log, 0, head.position, verify_entry, &walk, error))
    return FALSE;
  if (walk.fault == NULL
      && (walk.position != head.position || memcmp (walk.hash, head.hash, DESK_HASH_BYTES) != 0))
    walk.fault = g_strdup ("its end is missing");
  fault = walk.fault;
  if (fault != NULL)
    {
      g_set_error (
          error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
          "The log %s is broken: %s. Put the newest backup back that holds: the desks bring what it lacks.",
          log, fault);
      return FALSE;
    }
  if (is_told)
    g_print ("%s\t%" G_GINT64_FORMAT " lines hold\n", log, head.position);
  return TRUE;
}

/**
 * verify_logs:
 * @is_told: whether each log that holds is printed
 *
 * Computes the digests and hashes of logs again. Returns: FALSE at the first that does not hold
 */
gboolean
verify_logs (DeskLedger *ledger, GPtrArray *logs, gboolean is_told, GError **error)
{
  for (guint i = 0; i < logs->len; i++)
    if (!verify_log (ledger, g_ptr_array_index (logs, i), is_told, error))
      return FALSE;
  return TRUE;
}

/** Computes every log again. */
gboolean
do_verify (const Options *options, Databases *databases, GError **error)
{
  g_autoptr (GPtrArray) logs = list_logs (databases, error);

  return logs != NULL && verify_logs (databases->ledger, logs, TRUE, error);
}

// SPDX-License-Identifier: GPL-3.0-or-later
// dutydesk-hq: regional headquarters, and what its operator does from a terminal.

#include <errno.h>
#include <glib-unix.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "hq/bundle-answer.h"
#include "hq/ledger-sql.h"
#include "hq/service.h"
#include "hq/registry.h"
#include "hq/rules.h"
#include "journal/desk.h"

#define DEFAULT_PORT 8443
#define STOP_SECONDS 10

/** What stands on the command line. */
typedef struct
{
  char *database; /* "postgresql://...", or NULL: files in @folder */
  char *folder;
  int port;
  char *certificate;
  char *key;
  char *name;
  char *country;
  char *station;
  char *book;
  char *starts;
  char *answer;
  char **words;
} Options;

/** The databases of headquarters. */
typedef struct
{
  DeskLedger *ledger;
  DeskRegistry *registry;
} Databases;

static DeskSql *
open_sql (const Options *options, const char *file, GError **error)
{
  g_autofree char *path = NULL;

  if (options->database != NULL)
    return desk_sql_open_postgres (options->database, error);
  if (g_mkdir_with_parents (options->folder, 0700) != 0)
    {
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "The folder %s cannot be made: %s",
                   options->folder, g_strerror (errno));
      return NULL;
    }
  path = g_build_filename (options->folder, file, NULL);
  return desk_sql_open_sqlite (path, error);
}

static gboolean
open_databases (const Options *options, Databases *databases, GError **error)
{
  g_autoptr (DeskSql) ledger = open_sql (options, "ledger.db", error);
  g_autoptr (DeskSql) registry = ledger != NULL ? open_sql (options, "registry.db", error) : NULL;

  if (registry == NULL || (databases->ledger = desk_ledger_sql_new (ledger, error)) == NULL)
    return FALSE;
  databases->registry = desk_registry_new (registry, error);
  return databases->registry != NULL;
}

static void
close_databases (Databases *databases)
{
  g_clear_object (&databases->ledger);
  g_clear_object (&databases->registry);
}

static gint64
get_now (gpointer data)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, message);
  return FALSE;
}

static char *
format_time (gint64 time)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_local (time);

  return time != 0 && date != NULL ? g_date_time_format (date, "%Y-%m-%d %H:%M") : g_strdup ("never");
}

/* Commands --------------------------------------------------------------------------------------------------------------- */

/** State of a service that runs. */
typedef struct
{
  GMainLoop *loop;
  DeskService *service;
} Serving;

static gboolean
on_stopped (gpointer data)
{
  g_main_loop_quit (((Serving *)data)->loop);
  return G_SOURCE_REMOVE;
}

static gboolean
on_signal (gpointer data)
{
  Serving *serving = data;

  desk_service_stop (serving->service);
  g_timeout_add_seconds (STOP_SECONDS, on_stopped, serving);
  g_idle_add_full (G_PRIORITY_LOW, on_stopped, serving, NULL);
  return G_SOURCE_REMOVE;
}

static GTlsCertificate *
load_certificate (const Options *options, GError **error)
{
  return g_tls_certificate_new_from_files (options->certificate,
                                           options->key != NULL ? options->key : options->certificate, error);
}

static gboolean
serve (const Options *options, Databases *databases, GError **error)
{
  g_autoptr (DeskService) service = desk_service_new (databases->ledger, databases->registry);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GTlsCertificate) certificate = NULL;
  Serving serving = { loop, service };

  if (options->certificate != NULL && (certificate = load_certificate (options, error)) == NULL)
    return FALSE;
  if (!desk_service_listen (service, (guint)options->port, certificate, error))
    return FALSE;
  g_unix_signal_add (SIGTERM, on_signal, &serving);
  g_unix_signal_add (SIGINT, on_signal, &serving);
  g_print ("%s://%s:%u\n", certificate != NULL ? "https" : "http",
           certificate != NULL ? g_get_host_name () : "127.0.0.1", desk_service_get_port (service));
  if (certificate == NULL)
    g_printerr ("Without a certificate only this machine is listened to.\n");
  g_main_loop_run (loop);
  return TRUE;
}

static gboolean
add_station (const Options *options, Databases *databases, GError **error)
{
  if (options->words[1] == NULL || options->name == NULL || options->country == NULL)
    return refuse (error, "Say which: dutydesk-hq station CODE --name=NAME --country=ua");
  if (!desk_registry_add_station (databases->registry, options->words[1], options->name, options->country,
                                  error))
    return FALSE;
  g_print ("%s\n", options->words[1]);
  return TRUE;
}

static gboolean
issue_code (const Options *options, Databases *databases, GError **error)
{
  g_autofree char *code = NULL;

  if (options->station == NULL || options->book == NULL)
    return refuse (error, "Say which: dutydesk-hq code --station=PL1 --book=B [--start=2026=37]");
  code = desk_registry_issue_code (databases->registry, options->station, options->book, options->starts,
                                   get_now (NULL), error);
  if (code == NULL)
    return FALSE;
  g_print ("%s\n", code);
  g_printerr ("Good for %d days, once. It is written down nowhere: give it to the desk now.\n",
              DESK_REGISTRY_CODE_DAYS);
  return TRUE;
}

static gboolean
list_desks (Databases *databases, GError **error)
{
  g_autoptr (GPtrArray) desks = desk_registry_list (databases->registry, error);

  for (guint i = 0; desks != NULL && i < desks->len; i++)
    {
      const DeskRegistered *desk = g_ptr_array_index (desks, i);
      g_autofree char *seen = format_time (desk->seen);

      g_print ("%s\t%s\t%s\t%s\t%s\n", desk->code, desk->revoked != 0 ? "revoked" : "enrolled", seen,
               desk->app != NULL ? desk->app : "-", desk->host);
    }
  return desks != NULL;
}

static gboolean
do_desk (const Options *options, Databases *databases, GError **error)
{
  if (options->words[1] == NULL || strcmp (options->words[1], "list") == 0)
    return list_desks (databases, error);
  if (strcmp (options->words[1], "revoke") == 0 && options->words[2] != NULL)
    return desk_registry_revoke (databases->registry, options->words[2], get_now (NULL), error);
  return refuse (error, "Say what: dutydesk-hq desk list, or dutydesk-hq desk revoke PL1-B");
}

static GPtrArray *
list_logs (Databases *databases, GError **error)
{
  g_autoptr (GPtrArray) logs = g_ptr_array_new_with_free_func (g_free);

  if (!desk_registry_list_stations (databases->registry, logs, error))
    return NULL;
  g_ptr_array_add (logs, g_strdup ("region"));
  return g_steal_pointer (&logs);
}

static gboolean
count_waiting (const DeskLedgerWaiting *waiting, gpointer data)
{
  ++*(guint *)data;
  return TRUE;
}

static gboolean
tell_status (const Options *options, Databases *databases, GError **error)
{
  g_autoptr (GPtrArray) logs = list_logs (databases, error);
  DeskLedgerInterface *ledger = DESK_LEDGER_GET_IFACE (databases->ledger);

  for (guint i = 0; logs != NULL && i < logs->len; i++)
    {
      const char *log = g_ptr_array_index (logs, i);
      DeskLedgerHead head;
      guint n_waiting = 0;

      if (!ledger->get_head (databases->ledger, log, &head, error)
          || !ledger->list_waiting (databases->ledger, log, count_waiting, &n_waiting, error))
        return FALSE;
      g_print ("%s\t%" G_GINT64_FORMAT " lines\t%u waiting\n", log, head.position, n_waiting);
    }
  return logs != NULL;
}

static char *
draw_run (void)
{
  guint8 random[DESK_RUN_RANDOM];

  for (guint i = 0; i < DESK_RUN_RANDOM; i++)
    random[i] = (guint8)g_random_int ();
  return desk_run_name (DESK_HQ_CODE, random);
}

static gboolean
release (const Options *options, Databases *databases, GError **error)
{
  g_autoptr (DeskHq) hq = NULL;
  g_autofree char *run = draw_run ();
  guint n_released;

  if (options->words[1] == NULL)
    return refuse (error, "Say which log: dutydesk-hq release PL1");
  hq = desk_hq_new (databases->ledger, options->words[1], run, desk_rules_get (), get_now, NULL);
  if (!desk_hq_release (hq, &n_released, error))
    return FALSE;
  g_print ("%u\n", n_released);
  return TRUE;
}

static gboolean
answer_bundle (const Options *options, Databases *databases, GError **error)
{
  g_autoptr (GFile) bundle = NULL;
  g_autoptr (GFile) answer = NULL;
  g_autofree char *run = draw_run (), *made = NULL;
  g_auto (DeskBundleReport) report = { 0 };

  if (options->words[1] == NULL || options->answer == NULL)
    return refuse (error, "Say which files: dutydesk-hq bundle PL1-B.ddb --answer=PL1-B-answer.ddb");
  bundle = g_file_new_for_commandline_arg (options->words[1]);
  answer = g_file_new_for_commandline_arg (options->answer);
  if (g_file_equal (bundle, answer))
    return refuse (error, "The answer needs a file of its own.");
  if (!desk_bundle_answer (databases->ledger, databases->registry, run, get_now, NULL, bundle, answer,
                           &report, error))
    return FALSE;
  made = format_time (report.made);
  g_print ("%s, made %s by its clock\t%u lines\t%u new\t%u waiting\t%u parts of attachments\n", report.from,
           made, report.n_lines, report.n_taken, report.n_waiting, report.n_parts);
  return TRUE;
}

/** Where a walk over a log is. */
typedef struct
{
  guint8 hash[DESK_HASH_BYTES];
  gint64 position;
  char *fault;
} Walk;

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
  else if (memcmp (walk->hash, entry->hash, DESK_HASH_BYTES) != 0)
    walk->fault = g_strdup_printf ("position %" G_GINT64_FORMAT ", %s.%" G_GINT64_FORMAT ", does not hold",
                                   entry->position, entry->run, entry->n);
  return walk->fault == NULL;
}

static gboolean
verify_log (Databases *databases, const char *log, GError **error)
{
  DeskLedgerInterface *ledger = DESK_LEDGER_GET_IFACE (databases->ledger);
  DeskLedgerHead head;
  Walk walk = { 0 };
  g_autofree char *fault = NULL;

  if (!ledger->get_head (databases->ledger, log, &head, error)
      || !ledger->page (databases->ledger, log, 0, head.position, verify_entry, &walk, error))
    return FALSE;
  if (walk.fault == NULL
      && (walk.position != head.position || memcmp (walk.hash, head.hash, DESK_HASH_BYTES) != 0))
    walk.fault = g_strdup ("its end is missing");
  fault = walk.fault;
  if (fault != NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "The log %s is broken: %s.", log, fault);
      return FALSE;
    }
  g_print ("%s\t%" G_GINT64_FORMAT " lines hold\n", log, head.position);
  return TRUE;
}

static gboolean
verify (const Options *options, Databases *databases, GError **error)
{
  g_autoptr (GPtrArray) logs = list_logs (databases, error);

  for (guint i = 0; logs != NULL && i < logs->len; i++)
    if (!verify_log (databases, g_ptr_array_index (logs, i), error))
      return FALSE;
  return logs != NULL;
}

static const struct
{
  const char *name;
  gboolean (*run) (const Options *options, Databases *databases, GError **error);
} commands[] = {
  { "serve", serve },        { "station", add_station }, { "code", issue_code }, { "desk", do_desk },
  { "status", tell_status }, { "release", release },     { "verify", verify },   { "bundle", answer_bundle },
};

static const char summary[] =
    "Commands:\n"
    "  serve [--port=N] [--certificate=FILE [--key=FILE]]  answer desks\n"
    "  station CODE --name=NAME --country=ua|kz            add a station\n"
    "  code --station=CODE --book=LETTER [--start=YEAR=N]  a code with which a desk enrols\n"
    "  desk list | desk revoke DESK                        the desks, or shut one out\n"
    "  status                                              logs and what waits\n"
    "  bundle FILE --answer=FILE                           take what a desk sent on a stick\n"
    "  release LOG                                         let in what waits for an author who is gone\n"
    "  verify                                              recompute every log";

static gboolean
run_command (const Options *options, GError **error)
{
  Databases databases = { 0 };
  const char *name = options->words != NULL ? options->words[0] : NULL;
  gboolean done = FALSE;

  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (commands); i++)
    if (strcmp (commands[i].name, name) == 0)
      {
        done = open_databases (options, &databases, error) && commands[i].run (options, &databases, error);
        close_databases (&databases);
        return done;
      }
  return refuse (
      error,
      "Say what to do: serve, station, code, desk, status, bundle, release or verify. --help tells more.");
}

int
main (int argc, char **argv)
{
  Options options = { .port = DEFAULT_PORT };
  const GOptionEntry entries[] = {
    { "database", 0, 0, G_OPTION_ARG_STRING, &options.database, "PostgreSQL to keep everything in",
      "ADDRESS" },
    { "folder", 0, 0, G_OPTION_ARG_FILENAME, &options.folder, "Where to keep everything without PostgreSQL",
      "FOLDER" },
    { "port", 0, 0, G_OPTION_ARG_INT, &options.port, "Port to listen to, 0 for any", "N" },
    { "certificate", 0, 0, G_OPTION_ARG_FILENAME, &options.certificate, "Certificate, in PEM", "FILE" },
    { "key", 0, 0, G_OPTION_ARG_FILENAME, &options.key, "Its key, where that is another file", "FILE" },
    { "name", 0, 0, G_OPTION_ARG_STRING, &options.name, "Name of a station", "NAME" },
    { "country", 0, 0, G_OPTION_ARG_STRING, &options.country, "Its country", "ua|kz" },
    { "station", 0, 0, G_OPTION_ARG_STRING, &options.station, "Code of a station", "CODE" },
    { "book", 0, 0, G_OPTION_ARG_STRING, &options.book, "Letter of a desk's register book", "LETTER" },
    { "start", 0, 0, G_OPTION_ARG_STRING, &options.starts, "Numbers it has used on paper", "YEAR=N" },
    { "answer", 0, 0, G_OPTION_ARG_FILENAME, &options.answer, "Where the answer to a bundle goes", "FILE" },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.words, NULL, "COMMAND" },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  gboolean done;

  setlocale (LC_ALL, "");
  g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_set_summary (context, summary);
  done = g_option_context_parse (context, &argc, &argv, &error);
  if (options.folder == NULL)
    options.folder = g_build_filename (g_get_user_data_dir (), "dutydesk-hq", NULL);
  if (!done || !run_command (&options, &error))
    {
      g_printerr ("dutydesk-hq: %s\n", error->message);
      return EXIT_FAILURE;
    }
  return EXIT_SUCCESS;
}

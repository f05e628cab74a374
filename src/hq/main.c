// SPDX-License-Identifier: GPL-3.0-or-later
// dutydesk-hq: regional headquarters, and what its operator does from a terminal.

#include <errno.h>
#include <fcntl.h>
#include <glib-unix.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "hq/command.h"
#include "hq/ledger-sql.h"
#include "hq/service.h"

#define DEFAULT_PORT 8443
#define STOP_SECONDS 10

static DeskSql *
open_sql (const Options *options, const char *file, GError **error)
{
  g_autofree char *path = NULL;

  if (options->database != NULL)
    return desk_sql_open_postgres (options->database, error);
  path = g_build_filename (options->folder, file, NULL);
  return desk_sql_open_sqlite (path, error);
}

/**
 * lock_folder:
 * @alone: nobody else may have it open; else it may not be taken away
 * @lock: (out): to be closed
 */
gboolean
lock_folder (const Options *options, gboolean alone, int *lock, GError **error)
{
  g_autofree char *path = g_build_filename (options->folder, "lock", NULL);

  if (g_mkdir_with_parents (options->folder, 0700) != 0
      || (*lock = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600)) < 0)
    {
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "The folder %s cannot be used: %s",
                   options->folder, g_strerror (errno));
      return FALSE;
    }
  if (flock (*lock, (alone ? LOCK_EX : LOCK_SH) | LOCK_NB) == 0)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_BUSY,
               alone ? "Headquarters is running on %s. Stop the service first, and start it again afterwards."
                     : "A backup is being put back into %s. Wait until that is done.",
               options->folder);
  return FALSE;
}

/** Opens what headquarters keeps; close_databases() also where that failed. */
gboolean
open_databases (const Options *options, Databases *databases, GError **error)
{
  g_autoptr (DeskSql) ledger = NULL;
  g_autoptr (DeskSql) registry = NULL;

  if (options->database == NULL && !lock_folder (options, FALSE, &databases->lock, error))
    return FALSE;
  ledger = open_sql (options, LEDGER_FILE, error);
  registry = ledger != NULL ? open_sql (options, REGISTRY_FILE, error) : NULL;
  if (registry == NULL || (databases->ledger = desk_ledger_sql_new (ledger, error)) == NULL
      || (databases->registry = desk_registry_new (registry, error)) == NULL)
    return FALSE;
  databases->rules = desk_rules_new (databases->ledger, databases->registry);
  return TRUE;
}

/** Closes them. */
void
close_databases (Databases *databases)
{
  g_clear_pointer (&databases->rules, desk_rules_free);
  g_clear_object (&databases->ledger);
  g_clear_object (&databases->registry);
  if (databases->lock >= 0)
    close (databases->lock);
  databases->lock = -1;
}

/** Returns: (transfer full): headquarters' side of a log, with a run of this command. */
DeskHq *
open_log (Databases *databases, const char *log)
{
  return desk_rules_open_log (databases->rules, log, get_now, NULL);
}

/** Returns: (transfer full): a time for the operator's eyes; "never" for 0. */
char *
format_time (gint64 time)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_local (time);

  return time != 0 && date != NULL ? g_date_time_format (date, "%Y-%m-%d %H:%M") : g_strdup ("never");
}

/** Returns: seconds UTC. */
gint64
get_now (gpointer data)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

/** Sets an error about the command line. Returns: FALSE */
gboolean
refuse_words (GError **error, const char *message)
{
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, message);
  return FALSE;
}

/* The service ------------------------------------------------------------------------------------------------------------ */

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

static char *
get_pin (const Options *options, GError **error)
{
  const char *path = options->proxy_certificate != NULL ? options->proxy_certificate : options->certificate;

  return path != NULL ? fingerprint_file (path, error) : NULL;
}

/* What a code of enrolment has to say: which certificate desks see, and where. */
static gboolean
note_place (const Options *options, Databases *databases, const char *pin, const char *address,
            GError **error)
{
  return (pin == NULL || desk_registry_set (databases->registry, DESK_REGISTRY_PIN, pin, error))
         && desk_registry_set (databases->registry, DESK_REGISTRY_ADDRESS,
                               options->address != NULL ? options->address : address, error);
}

static gboolean
begin_serving (const Options *options, Databases *databases, DeskService *service, GError **error)
{
  g_autoptr (GTlsCertificate) certificate = NULL;
  g_autofree char *address = NULL, *pin = NULL, *next = NULL;
  GError *local = NULL;

  if (options->certificate != NULL && (certificate = load_certificate (options, error)) == NULL)
    return FALSE;
  pin = get_pin (options, &local);
  if (local == NULL && options->next_certificate != NULL)
    next = fingerprint_file (options->next_certificate, &local);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  desk_service_set_pins (service, pin, next);
  desk_service_set_idle (service, (guint)options->idle);
  if (!desk_service_listen (service, (guint)options->port, certificate, error))
    return FALSE;
  address = g_strdup_printf ("%s://%s:%u", certificate != NULL ? "https" : "http",
                             certificate != NULL ? g_get_host_name () : "127.0.0.1",
                             desk_service_get_port (service));
  if (!note_place (options, databases, pin, address, error))
    return FALSE;
  g_print ("%s\n", address);
  if (certificate == NULL)
    g_printerr ("Without a certificate only this machine is listened to.\n");
  return TRUE;
}

/** Answers desks until it is stopped. */
gboolean
do_serve (const Options *options, Databases *databases, GError **error)
{
  g_autoptr (DeskService) service =
      desk_service_new (databases->ledger, databases->registry, databases->rules);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Serving serving = { loop, service };

  if (!begin_serving (options, databases, service, error))
    return FALSE;
  g_unix_signal_add (SIGTERM, on_signal, &serving);
  g_unix_signal_add (SIGINT, on_signal, &serving);
  g_main_loop_run (loop);
  return TRUE;
}

/* The command line ------------------------------------------------------------------------------------------------------- */

static const struct
{
  const char *name;
  gboolean (*run) (const Options *options, Databases *databases, GError **error);
  gboolean opens_itself;
} commands[] = {
  { "serve", do_serve, FALSE },   { "station", do_station, FALSE }, { "code", do_code, FALSE },
  { "desk", do_desk, FALSE },     { "import", do_import, FALSE },   { "calendar", do_calendar, FALSE },
  { "status", do_status, FALSE }, { "release", do_release, FALSE }, { "verify", do_verify, FALSE },
  { "backup", do_backup, FALSE }, { "restore", do_restore, TRUE },  { "bundle", do_bundle, FALSE },
};

static const char summary[] =
    "Commands:\n"
    "  serve [--port=N] [--certificate=FILE [--key=FILE]]  answer desks\n"
    "  station CODE --name=NAME --country=ua|kz            add a station\n"
    "  code --station=CODE --book=LETTER [--start=YEAR=N] [--region] [--file]\n"
    "                                                      a code with which a desk enrols\n"
    "  desk list                                           the desks\n"
    "  desk revoke DESK                                    shut one out that was lost or stolen\n"
    "  desk retire DESK                                    take one out of service: what it wrote stays\n"
    "  import stations|officers|agencies|profiles FILE     a table, CSV or JSON, for all desks of the region\n"
    "  calendar [FILE]                                     the region's days; with a table: set them\n"
    "  calendar DATE off|working|usual --country=ua|kz [--name=NAME]   set one\n"
    "  status                                              logs and what waits\n"
    "  bundle FILE --answer=FILE                           take what a desk sent on a stick\n"
    "  release LOG                                         let in what waits for an author who is gone\n"
    "  verify                                              recompute every log\n"
    "  backup FOLDER                                       copy everything, also while serving\n"
    "  restore [--registry] FOLDER                         put a backup back, while nothing is served";

static gboolean
run_command (const Options *options, GError **error)
{
  Databases databases = { .lock = -1 };
  const char *name = options->words != NULL ? options->words[0] : NULL;
  gboolean done = FALSE;

  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (commands); i++)
    if (strcmp (commands[i].name, name) == 0)
      {
        done = (commands[i].opens_itself || open_databases (options, &databases, error))
               && commands[i].run (options, &databases, error);
        close_databases (&databases);
        return done;
      }
  return refuse_words (
      error, "Say what to do: serve, station, code, desk, import, calendar, status, bundle, release, verify, "
             "backup or restore. --help tells more.");
}

int
main (int argc, char **argv)
{
  Options options = { .port = DEFAULT_PORT, .idle = DESK_SERVICE_IDLE_SECONDS };
  const GOptionEntry entries[] = {
    { "database", 0, 0, G_OPTION_ARG_STRING, &options.database, "PostgreSQL to keep everything in",
      "ADDRESS" },
    { "folder", 0, 0, G_OPTION_ARG_FILENAME, &options.folder, "Where to keep everything without PostgreSQL",
      "FOLDER" },
    { "port", 0, 0, G_OPTION_ARG_INT, &options.port, "Port to listen to, 0 for any", "N" },
    { "idle", 0, 0, G_OPTION_ARG_INT, &options.idle, "Seconds after which a peer that is silent is cut",
      "N" },
    { "certificate", 0, 0, G_OPTION_ARG_FILENAME, &options.certificate, "Certificate, in PEM", "FILE" },
    { "key", 0, 0, G_OPTION_ARG_FILENAME, &options.key, "Its key, where that is another file", "FILE" },
    { "proxy-certificate", 0, 0, G_OPTION_ARG_FILENAME, &options.proxy_certificate,
      "Certificate of the proxy before headquarters, in PEM: the one desks see", "FILE" },
    { "next-certificate", 0, 0, G_OPTION_ARG_FILENAME, &options.next_certificate,
      "Certificate that desks will see next: they are told before it comes", "FILE" },
    { "address", 0, 0, G_OPTION_ARG_STRING, &options.address, "Where desks find headquarters",
      "https://..." },
    { "name", 0, 0, G_OPTION_ARG_STRING, &options.name, "Name of a station or day", "NAME" },
    { "country", 0, 0, G_OPTION_ARG_STRING, &options.country, "Its country", "ua|kz" },
    { "station", 0, 0, G_OPTION_ARG_STRING, &options.station, "Code of a station", "CODE" },
    { "book", 0, 0, G_OPTION_ARG_STRING, &options.book, "Letter of a desk's register book", "LETTER" },
    { "answer", 0, 0, G_OPTION_ARG_FILENAME, &options.answer, "Where the answer to a bundle goes", "FILE" },
    { "start", 0, 0, G_OPTION_ARG_STRING, &options.starts, "Numbers it has used on paper", "YEAR=N" },
    { "region", 0, 0, G_OPTION_ARG_NONE, &options.region, "The desk is one of the region's officers", NULL },
    { "file", 0, 0, G_OPTION_ARG_NONE, &options.file, "Print the code as a file to be carried to the desk",
      NULL },
    { "registry", 0, 0, G_OPTION_ARG_NONE, &options.registry, "Put back the register of desks too", NULL },
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

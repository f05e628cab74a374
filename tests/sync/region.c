// SPDX-License-Identifier: GPL-3.0-or-later
#include "region.h"

#include "model/attachment.h"
#include "model/record-types.h"
#include "store/blob.h"
#include "store/error.h"
#include "store/query.h"
#include "sync/ask.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

#define PATIENCE 60 /* seconds after which a test has failed */

const char *hq_program;
const char *hq_server;

/* Headquarters --------------------------------------------------------------------------------------------------------- */

/* What it leaves in memory when it ends is for its own tests. */
static GSubprocess *
hq_spawn (const char *const *arguments, GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);

  g_subprocess_launcher_setenv (launcher, "ASAN_OPTIONS", "detect_leaks=0:abort_on_error=1", TRUE);
  return g_subprocess_launcher_spawnv (launcher, arguments, error);
}

/* Where all of it lies, as an option of the program. */
static char *
get_place (Headquarters *self)
{
  return self->database != NULL ? g_strconcat ("--database=", self->database, NULL)
                                : g_strconcat ("--folder=", self->folder, NULL);
}

void
hq_start (Headquarters *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *place = get_place (self),
                  *certificate = g_strconcat ("--certificate=", self->certificate, NULL),
                  *next = g_strconcat ("--next-certificate=", self->next_certificate, NULL), *line = NULL;
  const char *arguments[7] = { hq_program, place, "--port=0", "serve" };
  g_autoptr (GDataInputStream) output = NULL;

  if (self->certificate != NULL)
    arguments[4] = certificate;
  if (self->next_certificate != NULL)
    arguments[5] = next;
  self->process = hq_spawn (arguments, &error);
  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->process));
  line = g_data_input_stream_read_line (output, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (line);
  self->port = (guint)g_ascii_strtoull (strrchr (line, ':') + 1, NULL, 10);
}

/* As a power cut does it. */
void
hq_kill (Headquarters *self)
{
  if (self->process == NULL)
    return;
  g_subprocess_send_signal (self->process, SIGKILL);
  g_subprocess_wait (self->process, NULL, NULL);
  g_clear_object (&self->process);
}

/* What an operator types; returns what is printed. */
char *
hq_do (Headquarters *self, ...)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  const char *word;
  char *printed = NULL;
  va_list words;

  g_ptr_array_add (arguments, g_strdup (hq_program));
  g_ptr_array_add (arguments, get_place (self));
  va_start (words, self);
  while ((word = va_arg (words, const char *)) != NULL)
    g_ptr_array_add (arguments, g_strdup (word));
  va_end (words);
  g_ptr_array_add (arguments, NULL);
  process = hq_spawn ((const char *const *)arguments->pdata, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &printed, NULL, &error));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
  return g_strstrip (printed);
}

/** Takes the arguments of a test: the program, before it the address of a server where there is one. */
void
hq_read_arguments (int argc, char **argv)
{
  hq_program = argv[argc - 1];
  hq_server = argc > 2 ? argv[1] : NULL;
}

static void
ask_server (const char *sql)
{
  const char *const arguments[] = { "psql", hq_server, "-qc", sql, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error);

  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (process, NULL, &error));
}

/* The name of the database; with @what another one beside it. */
static char *
name_database (Headquarters *self, const char *what)
{
  g_autofree char *name = g_path_get_basename (self->folder);

  return g_strconcat (name, what, NULL);
}

/* A copy takes nobody who is still in the database, as a program that was just killed may seem to be. */
static void
copy_database (const char *from, const char *to)
{
  g_autofree char *drop = g_strdup_printf ("DROP DATABASE IF EXISTS \"%s\" WITH (FORCE)", to);
  g_autofree char *leave =
      g_strdup_printf ("SELECT pg_terminate_backend (pid) FROM pg_stat_activity WHERE datname = '%s'", from);
  g_autofree char *create = g_strdup_printf ("CREATE DATABASE \"%s\" TEMPLATE \"%s\"", to, from);

  ask_server (drop);
  ask_server (leave);
  ask_server (create);
}

/** Keeps all that headquarters has, which must not run, for hq_put_back(). */
void
hq_keep (Headquarters *self)
{
  g_autofree char *folder = g_strconcat (self->folder, "-kept", NULL), *name = name_database (self, ""),
                  *kept = name_database (self, "-kept");

  if (self->database != NULL)
    {
      copy_database (name, kept);
      return;
    }
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  copy_folder (self->folder, folder);
}

/** Headquarters, which must not run, has again what it had at hq_keep(). */
void
hq_put_back (Headquarters *self)
{
  g_autofree char *folder = g_strconcat (self->folder, "-kept", NULL), *name = name_database (self, ""),
                  *kept = name_database (self, "-kept");

  if (self->database != NULL)
    copy_database (kept, name);
  else
    copy_folder (folder, self->folder);
}

static void
make_database (Headquarters *self)
{
  const char *begins = strstr (hq_server, "/hq?");
  g_autofree char *name = name_database (self, "");
  g_autofree char *create = g_strdup_printf ("CREATE DATABASE \"%s\"", name);

  g_assert_nonnull (begins);
  ask_server (create);
  self->database =
      g_strdup_printf ("%.*s/%s%s", (int)(begins - hq_server), hq_server, name, begins + strlen ("/hq"));
}

void
hq_set_up (Headquarters *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *printed = NULL;

  self->folder = g_dir_make_tmp ("hq-XXXXXX", &error);
  g_assert_no_error (error);
  if (hq_server != NULL)
    make_database (self);
  printed = hq_do (self, "station", "PL1", "--name=Перше відділення", "--country=ua", NULL);
  hq_start (self);
}

void
hq_tear_down (Headquarters *self)
{
  hq_kill (self);
  g_free (self->folder);
  g_free (self->database);
  g_free (self->certificate);
  g_free (self->next_certificate);
}

char *
hq_code (Headquarters *self, const char *station, const char *book)
{
  g_autofree char *station_word = g_strconcat ("--station=", station, NULL),
                  *book_word = g_strconcat ("--book=", book, NULL);

  return hq_do (self, "code", station_word, book_word, "--start=2026=37", NULL);
}

/* The network ---------------------------------------------------------------------------------------------------------- */

#define TEST_TYPE_MONITOR (test_monitor_get_type ())
G_DECLARE_FINAL_TYPE (TestMonitor, test_monitor, TEST, MONITOR, GObject)

struct _TestMonitor
{
  GObject parent_instance;
  gboolean is_available;
  gboolean is_metered;
};

enum
{
  PROP_AVAILABLE = 1,
  PROP_METERED,
  PROP_CONNECTIVITY
};

static void
initable_init (GInitableIface *iface)
{
}

static void
monitor_init (GNetworkMonitorInterface *iface)
{
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestMonitor, test_monitor, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_INITABLE, initable_init)
                                   G_IMPLEMENT_INTERFACE (G_TYPE_NETWORK_MONITOR, monitor_init))

static void
test_monitor_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TestMonitor *self = TEST_MONITOR (object);

  if (id == PROP_AVAILABLE)
    g_value_set_boolean (value, self->is_available);
  else if (id == PROP_METERED)
    g_value_set_boolean (value, self->is_metered);
  else
    g_value_set_enum (value, self->is_available ? G_NETWORK_CONNECTIVITY_FULL : G_NETWORK_CONNECTIVITY_LOCAL);
}

static void
test_monitor_class_init (TestMonitorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = test_monitor_get_property;
  g_object_class_override_property (object_class, PROP_AVAILABLE, "network-available");
  g_object_class_override_property (object_class, PROP_METERED, "network-metered");
  g_object_class_override_property (object_class, PROP_CONNECTIVITY, "connectivity");
}

static void
test_monitor_init (TestMonitor *self)
{
}

GNetworkMonitor *
make_monitor (gboolean is_available, gboolean is_metered)
{
  TestMonitor *self = g_object_new (TEST_TYPE_MONITOR, NULL);

  self->is_available = is_available;
  self->is_metered = is_metered;
  return G_NETWORK_MONITOR (self);
}

void
set_monitor (GNetworkMonitor *monitor, gboolean is_available, gboolean is_metered)
{
  TestMonitor *self = TEST_MONITOR (monitor);

  self->is_available = is_available;
  self->is_metered = is_metered;
  g_signal_emit_by_name (monitor, "network-changed", is_available);
}

/* Desks ---------------------------------------------------------------------------------------------------------------- */

void
peer_set_up (Peer *self, Headquarters *hq, const char *book)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *data_folder = NULL, *state_folder = NULL;

  self->desk.top = g_dir_make_tmp ("desk-XXXXXX", &error);
  g_assert_no_error (error);
  data_folder = g_build_filename (self->desk.top, "data", NULL);
  state_folder = g_build_filename (self->desk.top, "state", NULL);
  self->desk.folders = desk_folders_new (data_folder, state_folder);
  self->desk.key = desk_key_new_random ();
  self->desk.zone = g_time_zone_new_identifier ("Europe/Kyiv");
  self->desk.database = desk_database_create (self->desk.folders, self->desk.key, "PL1", book, 1, &error);
  g_assert_no_error (error);
  desk_shut (&self->desk);
  self->clock = desk_clock_new_at (self->desk.zone, NOW);
  self->front = front_new ();
  front_set_port (self->front, hq->port);
  peer_open (self);
}

/* Starts the program: nothing happens by itself but what a test asks for. */
void
peer_open (Peer *self)
{
  const DeskPace pace = { 20, 3600000, 3600000, 3600000, 3600000, 3600000 };

  desk_open (&self->desk);
  self->store = desk_store_new (self->desk.database);
  g_clear_object (&self->desk.database);
  self->sync = desk_sync_new (self->store, self->clock, self->monitor);
  desk_sync_set_pace (self->sync, &pace);
  desk_sync_start (self->sync);
  /* What was asked for before is there: the queue keeps its order. */
  peer_count (self, "SELECT 1");
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

void
peer_shut (Peer *self)
{
  desk_sync_stop (self->sync);
  desk_store_close (self->store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&self->sync);
  g_clear_object (&self->store);
}

void
peer_tear_down (Peer *self)
{
  peer_shut (self);
  front_free (self->front);
  g_clear_object (&self->clock);
  g_clear_object (&self->monitor);
  desk_tear_down (&self->desk, NULL);
}

static gboolean
on_impatient (gpointer data)
{
  g_error ("Nothing comes to its end.");
  return G_SOURCE_REMOVE;
}

/* Until no exchange goes on. */
void
peer_wait (Peer *self)
{
  guint watch = g_timeout_add_seconds (PATIENCE, on_impatient, NULL);

  while (desk_sync_get_state (self->sync) == DESK_SYNC_WORKING)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (watch);
  /* What is counted behind it. */
  peer_count (self, "SELECT 1");
}

static void
on_enrolled (GObject *object, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **)data = g_object_ref (result);
}

gboolean
peer_enrol (Peer *self, const char *code, DeskSyncEnrolFlags flags, GError **error)
{
  g_autofree char *address = front_get_address (self->front);
  g_autoptr (GAsyncResult) result = NULL;

  desk_sync_enrol_async (self->sync, address, code, flags, NULL, on_enrolled, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  peer_wait (self);
  return desk_sync_enrol_finish (self->sync, result, error);
}

void
peer_enrol_well (Peer *self, Headquarters *hq, const char *book)
{
  g_autofree char *code = hq_code (hq, "PL1", book);
  g_autoptr (GError) error = NULL;

  peer_enrol (self, code, DESK_SYNC_ENROL_PLAIN, &error);
  g_assert_no_error (error);
}

void
peer_sync (Peer *self)
{
  desk_sync_now (self->sync, FALSE);
  peer_wait (self);
}

void
peer_sync_well (Peer *self)
{
  peer_sync (self);
  g_assert_no_error (desk_sync_get_error (self->sync));
  g_assert_cmpint (desk_sync_get_state (self->sync), ==, DESK_SYNC_RESTING);
}

void
peer_assert_error (Peer *self, DeskSyncState state, int code)
{
  const GError *error = desk_sync_get_error (self->sync);

  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_assert_error (error, DESK_SYNC_ERROR, code);
  g_assert_cmpint (desk_sync_get_state (self->sync), ==, state);
}

static void
on_saved (GObject *store, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  desk_store_save_finish (DESK_STORE (store), result, &error);
  g_assert_no_error (error);
  *(gboolean *)data = TRUE;
}

void
peer_save (Peer *self, DeskSave *saved)
{
  gboolean done = FALSE;

  desk_store_save_async (self->store, saved, on_saved, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  /* The count that follows. */
  peer_count (self, "SELECT 1");
}

static char *
save_one (Peer *self, DeskRecord *record, int number)
{
  g_autoptr (DeskSave) saved = desk_save_new ("4417", desk_clock_get_now (self->clock), self->desk.zone);

  desk_save_add (saved, record, NULL, desk_store_get_position (self->store), NULL);
  if (number >= 0)
    desk_save_draw_number (saved, record, (guint)number);
  peer_save (self, saved);
  return g_strdup (desk_record_get_id (record));
}

/* Returns: the id of a person who was written down. */
char *
peer_add_person (Peer *self, const char *surname)
{
  g_autoptr (DeskRecord) person =
      g_object_new (DESK_TYPE_PERSON, "surname", surname, "given-name", "Марія", NULL);

  return save_one (self, person, -1);
}

/* Returns: the number of a visit. */
char *
peer_receive (Peer *self)
{
  g_autoptr (DeskRecord) visit = g_object_new (DESK_TYPE_VISIT, "state", "waiting", "arrived",
                                               desk_clock_get_now (self->clock), "topic", "50", NULL);
  g_autofree char *id = save_one (self, visit, DESK_VISIT_NO);

  return g_strdup (desk_record_get_text (visit, DESK_VISIT_NO));
}

static gpointer
put_bytes (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  char *sha = NULL;

  return desk_blob_put_bytes (database, data, 50 * 1024 * 1024, &sha, error) ? sha : NULL;
}

/* Returns: under what some bytes lie. */
char *
peer_attach (Peer *self, gsize size, guint seed)
{
  g_autoptr (GError) error = NULL;
  g_autofree guint8 *data = g_malloc (size);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (DeskRecord) attachment = g_object_new (DESK_TYPE_ATTACHMENT, NULL);
  g_autofree char *person = peer_add_person (self, "Шевченко"), *id = NULL;
  char *sha;

  for (gsize i = 0; i < size; i++)
    data[i] = (guint8)(i * 2654435761u >> 13 ^ seed * 40503u);
  bytes = g_bytes_new_take (g_steal_pointer (&data), size);
  sha = desk_ask (self->store, put_bytes, bytes, &error);
  g_assert_no_error (error);
  desk_record_set_text (attachment, DESK_ATTACHMENT_OF, person);
  desk_record_set_text (attachment, DESK_ATTACHMENT_NAME, "фото.jpg");
  desk_record_set_text (attachment, DESK_ATTACHMENT_SHA, sha);
  desk_record_set_integer (attachment, DESK_ATTACHMENT_SIZE, (gint64)size);
  id = save_one (self, attachment, -1);
  return sha;
}

static gpointer
count_rows (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (DeskQuery) query = desk_query_new (database, data, error);

  if (query == NULL || !desk_query_next (query, error))
    return NULL;
  return g_strdup_printf ("%" G_GINT64_FORMAT, desk_query_get_integer (query, 0));
}

gint64
peer_count (Peer *self, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = desk_ask (self->store, count_rows, (gpointer)sql, &error);

  g_assert_no_error (error);
  return g_ascii_strtoll (text, NULL, 10);
}

/* The log as this desk has it, in the order of headquarters: lines and stamps to the byte. */
static gpointer
dump_log (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  GString *text = g_string_new (NULL);
  g_autoptr (DeskQuery) lines = desk_query_new (
      database,
      "SELECT r.name, c.n, c.line, c.pos, c.stamp, hex (c.chain) FROM change c JOIN run r ON r.id = c.run"
      " ORDER BY c.pos IS NULL, c.pos, r.name, c.n",
      error);

  while (desk_query_next (lines, error))
    g_string_append_printf (text, "%s.%s %s @%s %s %s\n", desk_query_get_text (lines, 0),
                            desk_query_get_text (lines, 1), desk_query_get_text (lines, 2),
                            desk_query_get_text (lines, 3), desk_query_get_text (lines, 4),
                            desk_query_get_text (lines, 5));
  return g_string_free (text, FALSE);
}

static void
dump_kind (DeskDatabase *database, const char *kind, GString *text)
{
  g_autoptr (DeskQuery) columns = desk_query_new (
      database,
      "SELECT group_concat ('quote (\"' || name || '\")', ' || '' | '' || ') FROM pragma_table_info (?) WHERE name <> 'row'",
      NULL);
  g_autoptr (DeskQuery) rows = NULL;
  g_autofree char *sql = NULL;

  desk_query_bind (columns, "s", kind);
  g_assert_true (desk_query_next (columns, NULL));
  sql = g_strdup_printf ("SELECT %s AS line FROM %s ORDER BY line", desk_query_get_text (columns, 0), kind);
  rows = desk_query_new (database, sql, NULL);
  while (desk_query_next (rows, NULL))
    g_string_append_printf (text, "%s: %s\n", kind, desk_query_get_text (rows, 0));
}

/* What the desk knows, in no order of its own. */
static gpointer
dump_records (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  GString *text = g_string_new (NULL);
  guint n_types;
  const GType *types = desk_record_types_list (&n_types);

  for (guint i = 0; i < n_types; i++)
    dump_kind (database, ((DeskRecordClass *)g_type_class_get (types[i]))->kind, text);
  return g_string_free (text, FALSE);
}

char *
peer_dump_log (Peer *self)
{
  return desk_ask (self->store, dump_log, NULL, NULL);
}

char *
peer_dump_records (Peer *self)
{
  return desk_ask (self->store, dump_records, NULL, NULL);
}

static gpointer
get_blob (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return desk_blob_get (database, data, NULL, error);
}

/* Returns: (nullable): the bytes, where they are on this desk. */
GBytes *
peer_get_blob (Peer *self, const char *sha)
{
  return desk_ask (self->store, get_blob, (gpointer)sha, NULL);
}

/* Two desks of one station -------------------------------------------------------------------------------------------- */

void
region_set_up (SyncRegion *region, gconstpointer data)
{
  hq_set_up (&region->hq);
  peer_set_up (&region->peers[0], &region->hq, "A");
  peer_set_up (&region->peers[1], &region->hq, "B");
}

void
region_tear_down (SyncRegion *region, gconstpointer data)
{
  peer_tear_down (&region->peers[0]);
  peer_tear_down (&region->peers[1]);
  hq_tear_down (&region->hq);
}

void
region_enrol_all (SyncRegion *region)
{
  peer_enrol_well (&region->peers[0], &region->hq, "A");
  peer_enrol_well (&region->peers[1], &region->hq, "B");
}

void
region_restart_hq (SyncRegion *region)
{
  hq_kill (&region->hq);
  hq_start (&region->hq);
  for (guint i = 0; i < N_DESKS; i++)
    front_set_port (region->peers[i].front, region->hq.port);
}

/* Each in turn, until there is nothing to say. */
void
region_settle (SyncRegion *region)
{
  for (guint i = 0; i < 2 * N_DESKS; i++)
    peer_sync_well (&region->peers[i % N_DESKS]);
  /* What the screens hear when there is nothing else to do. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

void
region_assert_agree (SyncRegion *region)
{
  g_autofree char *log = peer_dump_log (&region->peers[0]), *other_log = peer_dump_log (&region->peers[1]);
  g_autofree char *records = peer_dump_records (&region->peers[0]),
                  *other_records = peer_dump_records (&region->peers[1]);
  g_autofree char *verified = hq_do (&region->hq, "verify", NULL);

  g_assert_cmpstr (log, ==, other_log);
  g_assert_cmpstr (records, ==, other_records);
  for (guint i = 0; i < N_DESKS; i++)
    g_assert_cmpint (peer_count (&region->peers[i], "SELECT count (*) FROM change WHERE pos IS NULL"), ==, 0);
  g_assert_nonnull (strstr (verified, "lines hold"));
}

void
peer_assert_blob (Peer *peer, const char *sha, gsize size)
{
  g_autoptr (GBytes) bytes = peer_get_blob (peer, sha);
  g_autofree char *found = bytes != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes) : NULL;

  g_assert_cmpstr (found, ==, sha);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, size);
}

void
copy_folder (const char *from, const char *to)
{
  g_autofree char *whole = g_strconcat (from, "/.", NULL);
  const char *const arguments[] = { "cp", "-a", whole, to, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_NONE, &error);

  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (process, NULL, &error));
}

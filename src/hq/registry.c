// SPDX-License-Identifier: GPL-3.0-or-later
// Stations, desks and codes of enrolment. Codes and tokens are kept as hashes: whoever reads the database cannot speak
// for a desk.

#include "hq/registry.h"

#include <sodium.h>
#include <string.h>

#include "journal/desk.h"

#define CODE_GROUP 5
#define CODE_SECRET 20 /* of 40 characters; the others, where they are, begin the certificate's hash */
#define CODE_PIN 20
#define MARK_REGION "region"   /* the desk is one of the region's officers */
#define MARK_RETIRED "retired" /* the desk was taken out of service */
#define TOKEN_BYTES 32
#define BUNDLE_KEY "bundle_key" /* setting: with which headquarters signs bundles, hexadecimal */

struct _DeskRegistry
{
  GObject parent_instance;
  DeskSql *sql;
};

G_DEFINE_FINAL_TYPE (DeskRegistry, desk_registry, G_TYPE_OBJECT)
G_DEFINE_QUARK (desk - registry - error - quark, desk_registry_error)

/* As in names of runs: no letters that are misread on paper. */
static const char alphabet[] = "0123456789abcdefghjkmnpqrstvwxyz";

static const char *const schema[] = {
  "CREATE TABLE IF NOT EXISTS station (code TEXT PRIMARY KEY, name TEXT NOT NULL, country TEXT NOT NULL)",
  "CREATE TABLE IF NOT EXISTS desk (code TEXT PRIMARY KEY, station TEXT NOT NULL, token TEXT NOT NULL UNIQUE,"
  " host TEXT NOT NULL, app TEXT, enrolled BIGINT NOT NULL, seen BIGINT NOT NULL, revoked BIGINT NOT NULL)",
  "CREATE TABLE IF NOT EXISTS code (hash TEXT PRIMARY KEY, station TEXT NOT NULL, desk TEXT NOT NULL UNIQUE,"
  " starts TEXT NOT NULL, expires BIGINT NOT NULL, used_by TEXT)",
  "CREATE TABLE IF NOT EXISTS former (code TEXT PRIMARY KEY, desk TEXT NOT NULL)",
  "CREATE TABLE IF NOT EXISTS mark (desk TEXT NOT NULL, what TEXT NOT NULL, PRIMARY KEY (desk, what))",
  "CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
};

static void
desk_registry_finalize (GObject *object)
{
  g_clear_object (&DESK_REGISTRY (object)->sql);
  G_OBJECT_CLASS (desk_registry_parent_class)->finalize (object);
}

static void
desk_registry_class_init (DeskRegistryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_registry_finalize;
}

static void
desk_registry_init (DeskRegistry *self)
{
}

/** Frees what is known of a desk. */
void
desk_registered_free (DeskRegistered *self)
{
  g_free (self->code);
  g_free (self->station);
  g_free (self->host);
  g_free (self->app);
  g_free (self);
}

/** Frees an enrolment. */
void
desk_enrolment_free (DeskEnrolment *self)
{
  g_free (self->desk);
  g_free (self->station);
  g_free (self->station_name);
  g_free (self->country);
  g_free (self->starts);
  g_free (self->token);
  g_free (self);
}

/**
 * desk_registry_new:
 *
 * Returns: (transfer full) (nullable): the registry in a database, with its tables where they were not there
 */
DeskRegistry *
desk_registry_new (DeskSql *sql, GError **error)
{
  g_autoptr (DeskRegistry) self = g_object_new (DESK_TYPE_REGISTRY, NULL);

  self->sql = g_object_ref (sql);
  for (guint i = 0; i < G_N_ELEMENTS (schema); i++)
    if (!desk_sql_run (sql, schema[i], NULL, 0, NULL, NULL, error))
      return NULL;
  return g_steal_pointer (&self);
}

static char *
hash_of (const char *secret)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, secret, -1);
}

static gboolean
refuse (DeskRegistryError code, const char *message, GError **error)
{
  g_set_error_literal (error, DESK_REGISTRY_ERROR, (int)code, message);
  return FALSE;
}

/**
 * desk_registry_add_station:
 * @code: 2 to 12 of A-Z and 0-9
 * @country: "ua" or "kz"
 */
gboolean
desk_registry_add_station (DeskRegistry *self, const char *code, const char *name, const char *country,
                           GError **error)
{
  g_autofree char *desk = g_strconcat (code, "-A", NULL);
  const DeskSqlValue values[] = { DESK_SQL_T (code), DESK_SQL_T (name), DESK_SQL_T (country) };
  gint64 n_added = 0;

  if (!desk_code_is_valid (desk))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   "“%s” is no code of a station: it has 2 to 12 Latin capitals and digits.", code);
      return FALSE;
    }
  if (!desk_sql_change (
          self->sql,
          "INSERT INTO station (code, name, country) VALUES ($1, $2, $3) ON CONFLICT (code) DO NOTHING",
          values, 3, &n_added, error))
    return FALSE;
  return n_added > 0 || refuse (DESK_REGISTRY_ERROR_TAKEN, "There is a station of that code already.", error);
}

static gboolean
add_text (const DeskSqlRow *row, gpointer data)
{
  g_ptr_array_add (data, g_strdup (row->get_text (row->result, row->row, 0)));
  return TRUE;
}

/** Adds the codes of all stations to @codes, which owns them. */
gboolean
desk_registry_list_stations (DeskRegistry *self, GPtrArray *codes, GError **error)
{
  return desk_sql_run (self->sql, "SELECT code FROM station ORDER BY code", NULL, 0, add_text, codes, error);
}

/* The first 100 bits of a hash in 20 characters. */
static gboolean
write_pin (const char *pin, char text[CODE_PIN])
{
  guint8 hash[32];

  if (pin == NULL || sodium_hex2bin (hash, sizeof hash, pin, strlen (pin), NULL, NULL, NULL) != 0)
    return FALSE;
  for (guint i = 0; i < CODE_PIN; i++)
    {
      guint bit = 5 * i, pair = (guint)hash[bit / 8] << 8 | hash[bit / 8 + 1];

      text[i] = alphabet[pair >> (11 - bit % 8) & 31];
    }
  return TRUE;
}

/* Half of a code is secret, the other half says which certificate headquarters has, where that is known: docs/sync.md. */
static char *
draw_code (const char *pin)
{
  GString *code = g_string_new (NULL);
  guint8 random[CODE_SECRET];
  char letters[CODE_SECRET + CODE_PIN];
  guint length;

  randombytes_buf (random, sizeof random);
  for (guint i = 0; i < CODE_SECRET; i++)
    letters[i] = alphabet[random[i] & 31];
  length = write_pin (pin, letters + CODE_SECRET) ? CODE_SECRET + CODE_PIN : CODE_SECRET;
  for (guint i = 0; i < length; i++)
    {
      if (i > 0 && i % CODE_GROUP == 0)
        g_string_append_c (code, '-');
      g_string_append_c (code, letters[i]);
    }
  return g_string_free (code, FALSE);
}

/* A code as somebody types it: with or without hyphens, in capitals, with letters that are read wrongly. */
static char *
normalise_code (const char *typed)
{
  GString *code = g_string_new (NULL);

  for (const char *at = typed; *at != '\0'; at++)
    {
      char letter = g_ascii_tolower (*at);

      letter = letter == 'o' ? '0' : letter == 'i' || letter == 'l' ? '1' : letter;
      if (g_ascii_isalnum (letter))
        g_string_append_c (code, letter);
    }
  return g_string_free (code, FALSE);
}

/* Only the secret half is known here: what the certificate is, is for the desk to compare. */
static char *
hash_code (const char *code)
{
  g_autofree char *plain = normalise_code (code);

  if (strlen (plain) > CODE_SECRET)
    plain[CODE_SECRET] = '\0';
  return hash_of (plain);
}

static gboolean
is_known_station (DeskRegistry *self, const char *station, GError **error)
{
  g_autoptr (GPtrArray) stations = g_ptr_array_new_with_free_func (g_free);

  if (!desk_registry_list_stations (self, stations, error))
    return FALSE;
  return g_ptr_array_find_with_equal_func (stations, station, g_str_equal, NULL)
         || refuse (DESK_REGISTRY_ERROR_UNKNOWN, "There is no station of that code. Add it first.", error);
}

static gboolean
mark (DeskRegistry *self, const char *desk, const char *what, gboolean is, GError **error)
{
  const DeskSqlValue values[] = { DESK_SQL_T (desk), DESK_SQL_T (what) };

  return desk_sql_run (self->sql,
                       is ? "INSERT INTO mark (desk, what) VALUES ($1, $2) ON CONFLICT DO NOTHING"
                          : "DELETE FROM mark WHERE desk = $1 AND what = $2",
                       values, 2, NULL, NULL, error);
}

/* A code that nobody used in its time gives its book free. */
static gboolean
write_code (DeskRegistry *self, const char *hash, const char *desk, const DeskCodeRequest *request,
            gint64 now, GError **error)
{
  const DeskSqlValue values[] = { DESK_SQL_T (hash), DESK_SQL_T (request->station), DESK_SQL_T (desk),
                                  DESK_SQL_T (request->starts != NULL ? request->starts : ""),
                                  DESK_SQL_I (now + DESK_REGISTRY_CODE_DAYS * G_GINT64_CONSTANT (86400)) };
  gint64 n_added = 0;

  return desk_sql_run (self->sql, "DELETE FROM code WHERE desk = $1 AND used_by IS NULL AND expires < $2",
                       (const DeskSqlValue[]){ DESK_SQL_T (desk), DESK_SQL_I (now) }, 2, NULL, NULL, error)
         && desk_sql_change (
             self->sql,
             "INSERT INTO code (hash, station, desk, starts, expires) VALUES ($1, $2, $3, $4, $5)"
             " ON CONFLICT DO NOTHING",
             values, 5, &n_added, error)
         && (n_added > 0
             || refuse (DESK_REGISTRY_ERROR_TAKEN,
                        "That book is another desk's. Books are never given twice: take the next letter.",
                        error))
         && mark (self, desk, MARK_REGION, request->is_region, error);
}

/* Ends a transaction, well or not. */
static gboolean
end (DeskRegistry *self, gboolean done, GError **error)
{
  if (done)
    return DESK_SQL_GET_IFACE (self->sql)->commit (self->sql, error);
  DESK_SQL_GET_IFACE (self->sql)->roll_back (self->sql);
  return FALSE;
}

/**
 * desk_registry_issue_code:
 * @now: seconds UTC
 *
 * Returns: (transfer full) (nullable): the code, whose secret half is written down nowhere: a desk enrols with it once
 */
char *
desk_registry_issue_code (DeskRegistry *self, const DeskCodeRequest *request, gint64 now, GError **error)
{
  g_autofree char *code = draw_code (request->pin), *hash = hash_code (code),
                  *desk = g_strconcat (request->station, "-", request->book, NULL);

  if (!is_known_station (self, request->station, error))
    return NULL;
  if (!desk_code_is_valid (desk))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   "“%s” is no book: it is one or two Latin capitals.", request->book);
      return NULL;
    }
  if (!DESK_SQL_GET_IFACE (self->sql)->begin (self->sql, error)
      || !end (self, write_code (self, hash, desk, request, now, error), error))
    return NULL;
  return g_steal_pointer (&code);
}

/* A code with its station. */
typedef struct
{
  gboolean found;
  DeskEnrolment *enrolment;
  gint64 expires;
  char *used_by;
} Coded;

static gboolean
take_code (const DeskSqlRow *row, gpointer data)
{
  Coded *coded = data;

  coded->found = TRUE;
  coded->enrolment->station = g_strdup (row->get_text (row->result, row->row, 0));
  coded->enrolment->desk = g_strdup (row->get_text (row->result, row->row, 1));
  coded->enrolment->starts = g_strdup (row->get_text (row->result, row->row, 2));
  coded->expires = row->get_integer (row->result, row->row, 3);
  coded->used_by = g_strdup (row->get_text (row->result, row->row, 4));
  coded->enrolment->station_name = g_strdup (row->get_text (row->result, row->row, 5));
  coded->enrolment->country = g_strdup (row->get_text (row->result, row->row, 6));
  coded->enrolment->is_region = row->get_integer (row->result, row->row, 7) > 0;
  return FALSE;
}

static char *
draw_token (void)
{
  guint8 random[TOKEN_BYTES];
  char digits[2 * TOKEN_BYTES + 1];

  randombytes_buf (random, sizeof random);
  return g_strdup (sodium_bin2hex (digits, sizeof digits, random, sizeof random));
}

/* What a desk wrote before it enrolled is its own, and no other desk's. */
static gboolean
write_former (DeskRegistry *self, const char *former, const char *desk, GError **error)
{
  const DeskSqlValue values[] = { DESK_SQL_T (former), DESK_SQL_T (desk) };
  g_autofree char *run = g_strconcat (former, "-00000000", NULL), *code = desk_run_get_desk (run);
  g_autofree char *owner = NULL;
  GError *local = NULL;

  if (g_strcmp0 (code, former) != 0 || !g_ascii_islower (*former))
    return refuse (DESK_REGISTRY_ERROR_USED, "That is no code of a desk that was set up alone.", error);
  if (!desk_sql_run (self->sql,
                     "INSERT INTO former (code, desk) VALUES ($1, $2) ON CONFLICT (code) DO NOTHING", values,
                     2, NULL, NULL, error))
    return FALSE;
  owner = desk_registry_find_former (self, former, &local);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  return g_strcmp0 (owner, desk) == 0
         || refuse (DESK_REGISTRY_ERROR_USED, "Another desk was enrolled from the same database.", error);
}

static gboolean
write_desk (DeskRegistry *self, const DeskEnrolment *enrolment, const char *code_hash, const char *key,
            const char *host, const char *former, gint64 now, GError **error)
{
  g_autofree char *token = hash_of (enrolment->token);
  const DeskSqlValue values[] = { DESK_SQL_T (enrolment->desk), DESK_SQL_T (enrolment->station),
                                  DESK_SQL_T (token), DESK_SQL_T (host), DESK_SQL_I (now) };
  const DeskSqlValue used[] = { DESK_SQL_T (code_hash), DESK_SQL_T (key) };

  return desk_sql_run (self->sql, "UPDATE code SET used_by = $2 WHERE hash = $1", used, 2, NULL, NULL, error)
         && desk_sql_run (self->sql,
                          "INSERT INTO desk (code, station, token, host, enrolled, seen, revoked)"
                          " VALUES ($1, $2, $3, $4, $5, 0, 0)"
                          " ON CONFLICT (code) DO UPDATE SET token = excluded.token, host = excluded.host",
                          values, 5, NULL, NULL, error)
         && (former == NULL || write_former (self, former, enrolment->desk, error));
}

static gboolean
find_code (DeskRegistry *self, const char *hash, const char *key, gint64 now, Coded *coded, GError **error)
{
  const DeskSqlValue values[] = { DESK_SQL_T (hash) };

  if (!desk_sql_run (self->sql,
                     "SELECT c.station, c.desk, c.starts, c.expires, c.used_by, s.name, s.country,"
                     " (SELECT count (*) FROM mark WHERE desk = c.desk AND what = '" MARK_REGION
                     "') FROM code c"
                     " JOIN station s ON s.code = c.station WHERE c.hash = $1",
                     values, 1, take_code, coded, error))
    return FALSE;
  if (!coded->found)
    return refuse (DESK_REGISTRY_ERROR_UNKNOWN, "Headquarters does not know this code.", error);
  if (coded->used_by != NULL && strcmp (coded->used_by, key) != 0)
    return refuse (DESK_REGISTRY_ERROR_USED, "Another workstation has enrolled with this code.", error);
  if (coded->used_by == NULL && coded->expires < now)
    return refuse (DESK_REGISTRY_ERROR_EXPIRED, "This code is too old.", error);
  return TRUE;
}

/**
 * desk_registry_enrol:
 * @code: as it was typed
 * @key: the public key of the machine: with it the call can be repeated when its answer was lost
 * @host: name of the machine
 * @former: (nullable): the code under which the desk wrote while it was alone
 *
 * Returns: (transfer full) (nullable): what the desk is from now on, with a new token; %NULL with a #DeskRegistryError
 */
DeskEnrolment *
desk_registry_enrol (DeskRegistry *self, const char *code, const char *key, const char *host,
                     const char *former, gint64 now, GError **error)
{
  g_autofree char *hash = hash_code (code);
  g_autoptr (DeskEnrolment) enrolment = g_new0 (DeskEnrolment, 1);
  Coded coded = { .enrolment = enrolment };
  gboolean done;

  if (!DESK_SQL_GET_IFACE (self->sql)->begin (self->sql, error))
    return NULL;
  enrolment->token = draw_token ();
  done = find_code (self, hash, key, now, &coded, error)
         && write_desk (self, enrolment, hash, key, host, former, now, error);
  g_free (coded.used_by);
  return end (self, done, error) ? g_steal_pointer (&enrolment) : NULL;
}

static gboolean
take_text (const DeskSqlRow *row, gpointer data)
{
  g_set_str (data, row->get_text (row->result, row->row, 0));
  return FALSE;
}

static char *
find_text (DeskRegistry *self, const char *sql, const char *key, GError **error)
{
  const DeskSqlValue values[] = { DESK_SQL_T (key) };
  char *text = NULL;

  desk_sql_run (self->sql, sql, values, 1, take_text, &text, error);
  return text;
}

/**
 * desk_registry_find_former:
 * @former: the code of a desk that was set up alone
 *
 * Returns: (transfer full) (nullable): the code it was given when it enrolled; NULL where nobody did, or with @error set
 */
char *
desk_registry_find_former (DeskRegistry *self, const char *former, GError **error)
{
  return find_text (self, "SELECT desk FROM former WHERE code = $1", former, error);
}

/** Returns: whether the desk is one of the region's officers. */
gboolean
desk_registry_is_region (DeskRegistry *self, const char *desk, GError **error)
{
  g_autofree char *found =
      find_text (self, "SELECT desk FROM mark WHERE desk = $1 AND what = '" MARK_REGION "'", desk, error);

  return found != NULL;
}

/** Notes something about headquarters itself, for its other processes and commands. */
gboolean
desk_registry_set (DeskRegistry *self, const char *setting, const char *value, GError **error)
{
  const DeskSqlValue values[] = { DESK_SQL_T (setting), DESK_SQL_T (value) };

  return desk_sql_run (self->sql,
                       "INSERT INTO setting (name, value) VALUES ($1, $2)"
                       " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                       values, 2, NULL, NULL, error);
}

/** Returns: (transfer full) (nullable): what was noted last; NULL for nothing, or with @error set. */
char *
desk_registry_get (DeskRegistry *self, const char *setting, GError **error)
{
  return find_text (self, "SELECT value FROM setting WHERE name = $1", setting, error);
}

#define DESK_COLUMNS \
  "code, station, host, app, enrolled, seen, revoked," \
  " (SELECT count (*) FROM mark WHERE mark.desk = desk.code AND what = '" MARK_RETIRED "')," \
  " (SELECT count (*) FROM mark WHERE mark.desk = desk.code AND what = '" MARK_REGION "')"

static gboolean
add_desk (const DeskSqlRow *row, gpointer data)
{
  DeskRegistered *desk = g_new0 (DeskRegistered, 1);

  desk->code = g_strdup (row->get_text (row->result, row->row, 0));
  desk->station = g_strdup (row->get_text (row->result, row->row, 1));
  desk->host = g_strdup (row->get_text (row->result, row->row, 2));
  desk->app = g_strdup (row->get_text (row->result, row->row, 3));
  desk->enrolled = row->get_integer (row->result, row->row, 4);
  desk->seen = row->get_integer (row->result, row->row, 5);
  desk->revoked = row->get_integer (row->result, row->row, 6);
  desk->is_retired = row->get_integer (row->result, row->row, 7) > 0;
  desk->is_region = row->get_integer (row->result, row->row, 8) > 0;
  g_ptr_array_add (data, desk);
  return TRUE;
}

static DeskRegistered *
let_in (GPtrArray *found, GError **error)
{
  const DeskRegistered *desk = found->len > 0 ? g_ptr_array_index (found, 0) : NULL;

  if (desk == NULL)
    refuse (DESK_REGISTRY_ERROR_UNKNOWN, "Headquarters does not know this desk. Enrol it anew.", error);
  else if (desk->is_retired)
    refuse (DESK_REGISTRY_ERROR_RETIRED, "This desk was taken out of service.", error);
  else if (desk->revoked != 0)
    refuse (DESK_REGISTRY_ERROR_REVOKED, "Headquarters has shut this desk out.", error);
  else
    return g_ptr_array_steal_index (found, 0);
  return NULL;
}

/**
 * desk_registry_find:
 * @token: what a desk says of itself
 *
 * Returns: (transfer full) (nullable): the desk; %NULL with %DESK_REGISTRY_ERROR_UNKNOWN, _REVOKED or _RETIRED
 */
DeskRegistered *
desk_registry_find (DeskRegistry *self, const char *token, GError **error)
{
  g_autofree char *hash = hash_of (token);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify)desk_registered_free);
  const DeskSqlValue values[] = { DESK_SQL_T (hash) };

  if (!desk_sql_run (self->sql, "SELECT " DESK_COLUMNS " FROM desk WHERE token = $1", values, 1, add_desk,
                     found, error))
    return NULL;
  return let_in (found, error);
}

/**
 * desk_registry_find_desk:
 * @code: "PL1-B"
 * @key: (out) (nullable): the key it enrolled with
 *
 * Returns: (transfer full) (nullable): the desk; %NULL with an error as of desk_registry_find()
 */
DeskRegistered *
desk_registry_find_desk (DeskRegistry *self, const char *code, char **key, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify)desk_registered_free);
  const DeskSqlValue values[] = { DESK_SQL_T (code) };
  g_autoptr (GError) local = NULL;

  *key = find_text (self, "SELECT used_by FROM code WHERE desk = $1", code, &local);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (desk_sql_run (self->sql, "SELECT " DESK_COLUMNS " FROM desk WHERE code = $1", values, 1, add_desk,
                         found, error))
    return let_in (found, error);
  return NULL;
}

/**
 * desk_registry_get_keys:
 * @keys: (out): with which headquarters signs and opens bundles; the caller wipes them
 *
 * They are drawn the first time and stay for ever: desks have the public half.
 */
gboolean
desk_registry_get_keys (DeskRegistry *self, DeskBundleKeys *keys, GError **error)
{
  g_autofree char *kept = NULL;
  char drawn[2 * DESK_BUNDLE_SECRET_BYTES + 1];
  gsize length = 0;

  desk_bundle_keys_draw (keys);
  sodium_bin2hex (drawn, sizeof drawn, keys->secret_key, sizeof keys->secret_key);
  if (!desk_sql_run (self->sql,
                     "INSERT INTO setting (name, value) VALUES ('" BUNDLE_KEY "', $1)"
                     " ON CONFLICT (name) DO NOTHING",
                     (const DeskSqlValue[]){ DESK_SQL_T (drawn) }, 1, NULL, NULL, error))
    return FALSE;
  sodium_memzero (drawn, sizeof drawn);
  kept = desk_registry_get (self, BUNDLE_KEY, error);
  if (kept == NULL)
    return FALSE;
  if (sodium_hex2bin (keys->secret_key, sizeof keys->secret_key, kept, strlen (kept), NULL, &length, NULL)
          != 0
      || length != sizeof keys->secret_key)
    return refuse (DESK_REGISTRY_ERROR_UNKNOWN, "The key of headquarters cannot be read.", error);
  crypto_sign_ed25519_sk_to_pk (keys->public_key, keys->secret_key);
  return TRUE;
}

/** Notes that a desk has spoken to headquarters. */
gboolean
desk_registry_note_seen (DeskRegistry *self, const char *desk, const char *app, gint64 now, GError **error)
{
  const DeskSqlValue values[] = { DESK_SQL_T (desk), DESK_SQL_T (app), DESK_SQL_I (now) };

  return desk_sql_run (self->sql, "UPDATE desk SET app = $2, seen = $3 WHERE code = $1", values, 3, NULL,
                       NULL, error);
}

static gboolean
shut_out (DeskRegistry *self, const char *desk, gboolean is_retired, gint64 now, GError **error)
{
  const DeskSqlValue values[] = { DESK_SQL_T (desk), DESK_SQL_I (now) };
  gint64 n_changed = 0;

  /* One that was shut out may be retired later. */
  if (!desk_sql_change (
          self->sql,
          is_retired ? "UPDATE desk SET revoked = $2 WHERE code = $1 AND NOT EXISTS (SELECT 1 FROM mark"
                       " WHERE mark.desk = $1 AND what = '" MARK_RETIRED "')"
                     : "UPDATE desk SET revoked = $2 WHERE code = $1 AND revoked = 0",
          values, 2, &n_changed, error))
    return FALSE;
  if (n_changed > 0)
    return !is_retired || mark (self, desk, MARK_RETIRED, TRUE, error);
  return refuse (DESK_REGISTRY_ERROR_UNKNOWN,
                 is_retired ? "There is no such desk, or it is retired already."
                            : "There is no such desk, or it is shut out already.",
                 error);
}

/**
 * desk_registry_revoke:
 * @is_retired: it is taken out of service, nobody stole it
 *
 * Shuts a desk out. What it wrote stays, and its book is never given again.
 */
gboolean
desk_registry_revoke (DeskRegistry *self, const char *desk, gboolean is_retired, gint64 now, GError **error)
{
  return DESK_SQL_GET_IFACE (self->sql)->begin (self->sql, error)
         && end (self, shut_out (self, desk, is_retired, now, error), error);
}

/* Copying -------------------------------------------------------------------------------------------------------------- */

static const struct
{
  const char *name;
  const char *columns; /* those of numbers begin with a "#" */
} tables[] = {
  { "station", "code name country" },
  { "desk", "code station token host app #enrolled #seen #revoked" },
  { "code", "hash station desk starts #expires used_by" },
  { "former", "code desk" },
  { "mark", "desk what" },
  { "setting", "name value" },
};

/* A table that is copied row by row. */
typedef struct
{
  DeskRegistry *to;
  char **columns;
  char *insert;
  GError **error;
  gboolean done;
} Copying;

static gboolean
copy_row (const DeskSqlRow *row, gpointer data)
{
  Copying *copying = data;
  DeskSqlValue values[8];
  guint n = 0;

  for (; copying->columns[n] != NULL; n++)
    values[n] = *copying->columns[n] == '#' ? DESK_SQL_I (row->get_integer (row->result, row->row, (int)n))
                                            : DESK_SQL_T (row->get_text (row->result, row->row, (int)n));
  copying->done = desk_sql_run (copying->to->sql, copying->insert, values, n, NULL, NULL, copying->error);
  return copying->done;
}

static gboolean
copy_table (DeskRegistry *self, DeskRegistry *to, guint table, GError **error)
{
  g_auto (GStrv) columns = g_strsplit (tables[table].columns, " ", -1);
  g_auto (GStrv) parts = g_strsplit (tables[table].columns, "#", -1);
  g_autofree char *plain = g_strjoinv ("", parts);
  g_autofree char *list = g_strdelimit (g_strdup (plain), " ", ',');
  g_autofree char *select = g_strdup_printf ("SELECT %s FROM %s", list, tables[table].name);
  g_autofree char *empty = g_strdup_printf ("DELETE FROM %s", tables[table].name);
  g_autoptr (GString) insert = g_string_new (NULL);
  Copying copying = { to, columns, NULL, error, TRUE };

  g_string_append_printf (insert, "INSERT INTO %s (%s) VALUES (", tables[table].name, list);
  for (guint i = 0; columns[i] != NULL; i++)
    g_string_append_printf (insert, "%s$%u", i > 0 ? ", " : "", i + 1);
  g_string_append_c (insert, ')');
  copying.insert = insert->str;
  return desk_sql_run (to->sql, empty, NULL, 0, NULL, NULL, error)
         && desk_sql_run (self->sql, select, NULL, 0, copy_row, &copying, error) && copying.done;
}

/**
 * desk_registry_copy:
 * @to: another registry, whose content is replaced by that of @self: wholly, or not at all
 */
gboolean
desk_registry_copy (DeskRegistry *self, DeskRegistry *to, GError **error)
{
  gboolean done = TRUE;

  /* What is read is one state: it is locked meanwhile. */
  if (!DESK_SQL_GET_IFACE (self->sql)->begin (self->sql, error))
    return FALSE;
  if (!DESK_SQL_GET_IFACE (to->sql)->begin (to->sql, error))
    return end (self, FALSE, NULL);
  for (guint i = 0; done && i < G_N_ELEMENTS (tables); i++)
    done = copy_table (self, to, i, error);
  DESK_SQL_GET_IFACE (self->sql)->roll_back (self->sql);
  return end (to, done, error);
}

/** Returns: (transfer full) (nullable) (element-type DeskRegistered): all desks in order of their codes. */
GPtrArray *
desk_registry_list (DeskRegistry *self, GError **error)
{
  g_autoptr (GPtrArray) desks = g_ptr_array_new_with_free_func ((GDestroyNotify)desk_registered_free);

  return desk_sql_run (self->sql, "SELECT " DESK_COLUMNS " FROM desk ORDER BY code", NULL, 0, add_desk, desks,
                       error)
             ? g_steal_pointer (&desks)
             : NULL;
}

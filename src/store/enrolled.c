// SPDX-License-Identifier: GPL-3.0-or-later
// Headquarters as this desk knows it, and what becomes of a desk that was set up alone when it enrols: it gets its code,
// its station's log, perhaps another book. What was written before keeps its ids and numbers.

#include "store/enrolled.h"

#include "journal/desk.h"
#include "store/database-private.h"
#include "store/error.h"
#include "store/query.h"
#include "store/register-book.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#define META_ADDRESS "hq_address"
#define META_TOKEN "hq_token"
#define META_PIN "hq_pin"
#define META_NEXT_PIN "hq_next_pin"
#define META_PROVEN "hq_proven"
#define META_SUCCESS "hq_success"
#define META_KEY "machine_key"
#define META_HQ_KEY "hq_key"
#define MAX_TOKEN 1024

/** Frees what is known of headquarters. */
void
desk_enrolled_free (DeskEnrolled *self)
{
  g_free (self->address);
  g_free (self->code);
  g_free (self->station);
  g_free (self->token);
  g_free (self->pin);
  g_free (self->next_pin);
  g_free (self);
}

/** Frees an answer. */
void
desk_enrolled_as_free (DeskEnrolledAs *self)
{
  g_free (self->desk);
  g_free (self->station);
  g_free (self->starts);
  g_free (self->token);
  g_free (self->key);
  g_free (self);
}

/* What may stand in a header. */
static gboolean
is_plain (const char *text)
{
  gsize length = strlen (text);

  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isgraph (text[i]))
      return FALSE;
  return length > 0 && length <= MAX_TOKEN;
}

/** Returns: whether an answer makes sense: a desk, its station, a token. */
gboolean
desk_enrolled_as_is_valid (const DeskEnrolledAs *self)
{
  gsize length = self->station != NULL ? strlen (self->station) : 0;

  return length > 0 && self->desk != NULL && desk_code_is_valid (self->desk) && self->desk[0] != 'x'
         && g_str_has_prefix (self->desk, self->station) && self->desk[length] == '-' && self->token != NULL
         && is_plain (self->token);
}

/* Reads all notes at once: that there is none is no error. */
static void
take_note (DeskEnrolled *self, const char *key, const char *value)
{
  const struct
  {
    const char *key;
    char **place;
  } texts[] = {
    { META_ADDRESS, &self->address },
    { META_TOKEN, &self->token },
    { META_PIN, &self->pin },
    { META_NEXT_PIN, &self->next_pin },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (strcmp (key, texts[i].key) == 0)
      g_set_str (texts[i].place, value != NULL && *value != '\0' ? value : NULL);
  if (strcmp (key, META_PROVEN) == 0)
    self->is_proven = g_strcmp0 (value, "1") == 0;
  else if (strcmp (key, META_SUCCESS) == 0)
    self->last_success = value != NULL ? g_ascii_strtoll (value, NULL, 10) : 0;
}

/**
 * desk_enrolled_load:
 *
 * Returns: (transfer full) (nullable): how this desk speaks to headquarters, if it does; NULL with @error
 */
DeskEnrolled *
desk_enrolled_load (DeskDatabase *database, GError **error)
{
  g_autoptr (DeskQuery) list =
      desk_query_new (database, "SELECT key, value FROM meta WHERE key GLOB 'hq_*'", error);
  g_autoptr (DeskEnrolled) self = g_new0 (DeskEnrolled, 1);
  GError *failed = NULL;

  if (list == NULL)
    return NULL;
  self->code = g_strdup (desk_database_get_code (database));
  self->station = g_strdup (desk_database_get_station (database));
  while (desk_query_next (list, &failed))
    take_note (self, desk_query_get_text (list, 0), desk_query_get_text (list, 1));
  if (failed == NULL)
    return g_steal_pointer (&self);
  g_propagate_error (error, failed);
  return NULL;
}

static gboolean
note_text (DeskDatabase *database, const char *key, const char *text, GError **error)
{
  return desk_database_set_meta (database, key, g_variant_new_string (text != NULL ? text : ""), error);
}

static gboolean
note_number (DeskDatabase *database, const char *key, gint64 number, GError **error)
{
  return desk_database_set_meta (database, key, g_variant_new_int64 (number), error);
}

static gboolean
end (DeskDatabase *database, gboolean done, GError **error)
{
  if (done)
    return desk_database_commit (database, error);
  desk_database_roll_back (database);
  return FALSE;
}

/**
 * desk_enrolled_get_key:
 *
 * Returns: (transfer full) (nullable): this machine's public key (Ed25519, hexadecimal); drawn when it is asked for first.
 *   With it an enrolment whose answer was lost is repeated, and headquarters knows the machine when it enrols anew
 */
char *
desk_enrolled_get_key (DeskDatabase *database, GError **error)
{
  guint8 public_key[crypto_sign_PUBLICKEYBYTES], secret[crypto_sign_SECRETKEYBYTES];
  g_autofree char *kept = desk_database_get_meta (database, META_KEY, NULL);
  char digits[2 * sizeof secret + 1];
  const gsize seed = crypto_sign_SEEDBYTES;
  gboolean done;

  /* The second half of a secret key is the public one. */
  if (kept != NULL && strlen (kept) == 2 * sizeof secret)
    return g_strdup (kept + 2 * seed);
  if (!desk_database_begin (database, error))
    return NULL;
  crypto_sign_keypair (public_key, secret);
  sodium_bin2hex (digits, sizeof digits, secret, sizeof secret);
  done = end (database, note_text (database, META_KEY, digits, error), error);
  sodium_memzero (secret, sizeof secret);
  return done ? g_strdup (digits + 2 * seed) : NULL;
}

/**
 * desk_enrolled_get_bundle_keys:
 * @own: (out): with which this desk signs and opens bundles; the caller wipes them
 * @headquarters: (out): the key of whoever they are for and from
 *
 * Returns: FALSE with %DESK_STORE_ERROR_MISSING where this desk did not enrol
 */
gboolean
desk_enrolled_get_bundle_keys (DeskDatabase *database, DeskBundleKeys *own,
                               guint8 headquarters[DESK_BUNDLE_PUBLIC_BYTES], GError **error)
{
  g_autofree char *kept = desk_database_get_meta (database, META_KEY, NULL);
  g_autofree char *theirs = desk_database_get_meta (database, META_HQ_KEY, NULL);
  gsize length = 0;

  if (kept == NULL || !desk_bundle_parse_public_key (theirs, headquarters)
      || sodium_hex2bin (own->secret_key, sizeof own->secret_key, kept, strlen (kept), NULL, &length, NULL)
             != 0
      || length != sizeof own->secret_key)
    {
      g_set_error_literal (
          error, DESK_STORE_ERROR, DESK_STORE_ERROR_MISSING,
          _ ("This desk is not enrolled at headquarters, so there is nobody to make a file for."));
      return FALSE;
    }
  crypto_sign_ed25519_sk_to_pk (own->public_key, own->secret_key);
  return TRUE;
}

/* A log that was exchanged with one station's headquarters is not another station's. */
static gboolean
check_station (DeskDatabase *database, const char *station, gboolean any_station, GError **error)
{
  if (strcmp (desk_database_get_station (database), station) == 0)
    return TRUE;
  if (!any_station)
    g_set_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_CLASH,
                 _ ("The code is for station %s, but this desk was set up for %s. Nothing was changed."),
                 station, desk_database_get_station (database));
  else if (desk_database_get_position (database) > 0 || desk_database_get_head (database)->foreign)
    g_set_error (
        error, DESK_STORE_ERROR, DESK_STORE_ERROR_REFUSED,
        _ ("This desk holds the journal of station %s and cannot change to %s. Nothing was changed. Set up a "
           "new desk for that station."),
        desk_database_get_station (database), station);
  else
    return TRUE;
  return FALSE;
}

/* "2026=37 2027=0": what stands on paper counts, unless more was given here already. */
static gboolean
note_starts (DeskDatabase *database, const char *starts, GError **error)
{
  g_auto (GStrv) parts = g_strsplit_set (starts != NULL ? starts : "", " ,", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *equals = strchr (parts[i], '=');
      gint64 year = g_ascii_strtoll (parts[i], NULL, 10);
      gint64 last = equals != NULL ? g_ascii_strtoll (equals + 1, NULL, 10) : 0;

      if (year > 0 && last > 0 && !desk_register_book_go_on (database, (int)year, last, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
change_identity (DeskDatabase *database, const DeskEnrolledAs *as, GError **error)
{
  const char *before = desk_database_get_station (database);
  gboolean same_book = strcmp (desk_database_get_desk (database), as->desk) == 0;

  if (strcmp (before, as->station) != 0
      && !desk_database_change (database, error, "UPDATE run SET log = ? WHERE log = ?", "ss", as->station,
                                before))
    return FALSE;
  return desk_database_set_identity (database, as->desk, as->station, error)
         && (same_book
             || (desk_database_set_book (database, as->desk, error)
                 && desk_register_book_start (database, 1, error)))
         && note_starts (database, as->starts, error);
}

/**
 * desk_enrolled_keep:
 * @as: what headquarters answered
 * @address: of headquarters
 * @pin: (nullable): SHA-256 of its certificate
 * @any_station: the desk may come to another station than it was set up for, where nothing was exchanged yet
 * @any_history: headquarters may begin anew
 *
 * Makes this desk what headquarters says it is, in one transaction: code, log, book, token. A new run begins with the next
 * change. Books that were used stay known.
 *
 * Returns: FALSE with %DESK_STORE_ERROR_CLASH where the station is another one, or _REFUSED; then nothing was changed
 */
gboolean
desk_enrolled_keep (DeskDatabase *database, const DeskEnrolledAs *as, const char *address, const char *pin,
                    gboolean any_station, gboolean any_history, GError **error)
{
  gboolean is_proven = any_history || desk_database_get_position (database) == 0;

  if (!check_station (database, as->station, any_station, error) || !desk_database_begin (database, error))
    return FALSE;
  if (end (database,
           change_identity (database, as, error) && note_text (database, META_ADDRESS, address, error)
               && note_text (database, META_TOKEN, as->token, error)
               && note_text (database, META_HQ_KEY, as->key, error)
               && note_text (database, META_PIN, pin, error)
               && note_text (database, META_NEXT_PIN, NULL, error)
               && note_number (database, META_PROVEN, is_proven, error),
           error))
    return desk_database_reload_identity (database, error) && desk_register_book_fence (database, error);
  desk_database_reload_identity (database, NULL);
  return FALSE;
}

/**
 * desk_enrolled_note_success:
 * @now: seconds UTC
 * @pin: (nullable): of the certificate that was shown
 *
 * Notes that an exchange went well, so that this is the headquarters that has the desk's history.
 */
gboolean
desk_enrolled_note_success (DeskDatabase *database, gint64 now, const char *pin, GError **error)
{
  if (!desk_database_begin (database, error))
    return FALSE;
  return end (database,
              note_number (database, META_SUCCESS, now, error)
                  && note_number (database, META_PROVEN, 1, error)
                  && (pin == NULL || note_text (database, META_PIN, pin, error)),
              error);
}

/**
 * desk_enrolled_note_next:
 * @token: (nullable): the token from now on
 * @next_pin: (nullable): of the certificate that follows
 *
 * Notes what headquarters said for the next exchange.
 */
gboolean
desk_enrolled_note_next (DeskDatabase *database, const char *token, const char *next_pin, GError **error)
{
  if (!desk_database_begin (database, error))
    return FALSE;
  return end (database,
              (token == NULL || note_text (database, META_TOKEN, token, error))
                  && (next_pin == NULL || note_text (database, META_NEXT_PIN, next_pin, error)),
              error);
}

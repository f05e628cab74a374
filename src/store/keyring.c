// SPDX-License-Identifier: GPL-3.0-or-later
// Who can open the desk: one slot per officer and one for the recovery key, in keys.json.

#include "store/keyring.h"

#include "store/durable.h"
#include "store/error.h"
#include "store/key-slot.h"
#include "store/recovery-key.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FORMAT 1
#define RECOVERY_CODE ""

struct _DeskKeyring
{
  GObject parent_instance;
  GMutex mutex; /* guards what stands below */
  char *path;
  char *station;
  char *station_name;
  char *country;
  GPtrArray *slots; /* (element-type DeskSlot) */
  DeskSlot *recovery;
  guint64 operations;
  guint64 memory;
};

enum
{
  PROP_PATH = 1,
  PROP_OPERATIONS,
  PROP_MEMORY,
  PROP_LAST = PROP_MEMORY
};

static GParamSpec *props[PROP_LAST + 1];

G_DEFINE_FINAL_TYPE (DeskKeyring, desk_keyring, G_TYPE_OBJECT)

static DeskSlot *
find_slot (DeskKeyring *self, const char *code)
{
  if (code == NULL || g_str_equal (code, RECOVERY_CODE))
    return self->recovery;
  for (guint i = 0; i < self->slots->len; i++)
    {
      DeskSlot *slot = g_ptr_array_index (self->slots, i);

      if (g_str_equal (slot->code, code))
        return slot;
    }
  return NULL;
}

static char *
write_text (DeskKeyring *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "v");
  json_builder_add_int_value (builder, FORMAT);
  json_builder_set_member_name (builder, "station");
  json_builder_add_string_value (builder, self->station);
  json_builder_set_member_name (builder, "station_name");
  json_builder_add_string_value (builder, self->station_name);
  if (self->country != NULL)
    {
      json_builder_set_member_name (builder, "country");
      json_builder_add_string_value (builder, self->country);
    }
  json_builder_set_member_name (builder, "slots");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->slots->len; i++)
    desk_slot_write (g_ptr_array_index (self->slots, i), builder);
  json_builder_end_array (builder);
  if (self->recovery != NULL)
    {
      json_builder_set_member_name (builder, "recovery");
      desk_slot_write (self->recovery, builder);
    }
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, TRUE);
}

static gboolean
save (DeskKeyring *self, GError **error)
{
  g_autofree char *text = write_text (self);

  return desk_durable_replace (self->path, text, strlen (text), error);
}

static gboolean
set_damaged (DeskKeyring *self, const char *cause, GError **error)
{
  g_set_error (
      error, DESK_STORE_ERROR, DESK_STORE_ERROR_DAMAGED,
      _ ("The file with the keys of this desk, %s, is damaged, so nobody can sign in. Nothing was changed. "
         "Put back the copy from your last backup. (%s)"),
      self->path, cause);
  return FALSE;
}

static gboolean
read_slots (DeskKeyring *self, JsonReader *reader)
{
  gboolean good = json_reader_read_member (reader, "slots") && json_reader_is_array (reader);
  int n_slots = good ? json_reader_count_elements (reader) : 0;

  for (int i = 0; good && i < n_slots; i++)
    {
      DeskSlot *slot = json_reader_read_element (reader, (guint)i) && json_reader_is_object (reader)
                           ? desk_slot_read (reader)
                           : NULL;

      json_reader_end_element (reader);
      good = slot != NULL && slot->code[0] != '\0';
      if (slot != NULL)
        g_ptr_array_add (self->slots, slot);
    }
  json_reader_end_member (reader);
  if (!good)
    return FALSE;

  if (json_reader_read_member (reader, "recovery"))
    {
      self->recovery = json_reader_is_object (reader) ? desk_slot_read (reader) : NULL;
      good = self->recovery != NULL;
    }
  json_reader_end_member (reader);
  return good;
}

static char *
read_name (JsonReader *reader, const char *name)
{
  JsonNode *node = json_reader_read_member (reader, name) ? json_reader_get_current_node (reader) : NULL;
  char *text = NULL;

  if (node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    text = g_strdup (json_node_get_string (node));
  json_reader_end_member (reader);
  return text;
}

static gboolean
read_text (DeskKeyring *self, const char *text, gsize length, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (JsonReader) reader = NULL;
  g_autoptr (GError) local = NULL;
  gint64 format = 0;

  if (!json_parser_load_from_data (parser, text, (gssize)length, &local))
    return set_damaged (self, local->message, error);
  reader = json_reader_new (json_parser_get_root (parser));
  if (!json_reader_is_object (reader))
    return set_damaged (self, "no object", error);

  if (json_reader_read_member (reader, "v") && json_reader_is_value (reader))
    format = json_reader_get_int_value (reader);
  json_reader_end_member (reader);
  if (format > FORMAT)
    {
      g_set_error (
          error, DESK_STORE_ERROR, DESK_STORE_ERROR_NEWER,
          _ ("The keys of this desk were written by a newer version of the program. Install that version; "
             "nothing was changed."));
      return FALSE;
    }

  self->station = read_name (reader, "station");
  self->station_name = read_name (reader, "station_name");
  self->country = read_name (reader, "country");
  if (format < 1 || !read_slots (self, reader))
    return set_damaged (self, "a slot is not whole", error);
  return TRUE;
}

static void
desk_keyring_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DeskKeyring *self = DESK_KEYRING (object);

  switch (prop_id)
    {
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_OPERATIONS:
      g_value_set_uint64 (value, self->operations);
      break;
    case PROP_MEMORY:
      g_value_set_uint64 (value, self->memory);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_keyring_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DeskKeyring *self = DESK_KEYRING (object);

  switch (prop_id)
    {
    case PROP_PATH:
      self->path = g_value_dup_string (value);
      break;
    case PROP_OPERATIONS:
      self->operations = g_value_get_uint64 (value);
      break;
    case PROP_MEMORY:
      self->memory = g_value_get_uint64 (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_keyring_finalize (GObject *object)
{
  DeskKeyring *self = DESK_KEYRING (object);

  g_mutex_clear (&self->mutex);
  g_free (self->path);
  g_free (self->station);
  g_free (self->station_name);
  g_free (self->country);
  g_ptr_array_unref (self->slots);
  g_clear_pointer (&self->recovery, desk_slot_free);

  G_OBJECT_CLASS (desk_keyring_parent_class)->finalize (object);
}

static void
desk_keyring_class_init (DeskKeyringClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = desk_keyring_get_property;
  object_class->set_property = desk_keyring_set_property;
  object_class->finalize = desk_keyring_finalize;

  /**
   * DeskKeyring:path:
   * The file.
   */
  props[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, flags | G_PARAM_CONSTRUCT_ONLY);

  /**
   * DeskKeyring:operations:
   * Argon2id passes of slots made from now on; each slot remembers its own. Lowered only by tests.
   */
  props[PROP_OPERATIONS] =
      g_param_spec_uint64 ("operations", NULL, NULL, crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_OPSLIMIT_MAX,
                           crypto_pwhash_OPSLIMIT_MODERATE, flags | G_PARAM_CONSTRUCT);

  /**
   * DeskKeyring:memory:
   * Bytes that Argon2id fills for slots made from now on.
   */
  props[PROP_MEMORY] =
      g_param_spec_uint64 ("memory", NULL, NULL, crypto_pwhash_MEMLIMIT_MIN, crypto_pwhash_MEMLIMIT_MAX,
                           crypto_pwhash_MEMLIMIT_MODERATE, flags | G_PARAM_CONSTRUCT);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
desk_keyring_init (DeskKeyring *self)
{
  if (sodium_init () < 0)
    g_error ("The random numbers of this system cannot be used");
  g_mutex_init (&self->mutex);
  self->slots = g_ptr_array_new_with_free_func ((GDestroyNotify)desk_slot_free);
}

/**
 * desk_key_slot_free:
 */
void
desk_key_slot_free (DeskKeySlot *self)
{
  g_free (self->code);
  g_free (self->name);
  g_free (self);
}

/**
 * desk_keyring_new:
 * @path: where it will be written with the first slot
 *
 * Returns: (transfer full): a keyring without slots
 */
DeskKeyring *
desk_keyring_new (const char *path)
{
  return g_object_new (DESK_TYPE_KEYRING, "path", path, NULL);
}

/**
 * desk_keyring_load:
 *
 * Returns: (transfer full): the keyring in a file, or NULL with %DESK_STORE_ERROR_MISSING, _DAMAGED, _NEWER ...
 */
DeskKeyring *
desk_keyring_load (const char *path, GError **error)
{
  g_autoptr (DeskKeyring) self = desk_keyring_new (path);
  g_autoptr (GError) local = NULL;
  g_autofree char *text = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, &local))
    {
      gboolean missing = g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_NOENT);

      g_set_error (error, DESK_STORE_ERROR, missing ? DESK_STORE_ERROR_MISSING : DESK_STORE_ERROR_FAILED,
                   missing ? _ ("This desk has no keys yet. Set it up first. (%s)")
                           : _ ("The file with the keys of this desk could not be read. (%s)"),
                   local->message);
      return NULL;
    }
  if (!read_text (self, text, length, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * desk_keyring_get_station:
 *
 * Returns: (transfer none) (nullable): "PL1-A", for the sign-in page
 */
const char *
desk_keyring_get_station (DeskKeyring *self)
{
  const char *station;

  /* Another thread may note another one while it is being read. */
  g_mutex_lock (&self->mutex);
  station = g_intern_string (self->station);
  g_mutex_unlock (&self->mutex);
  return station;
}

/**
 * desk_keyring_get_station_name:
 *
 * Returns: (transfer none) (nullable): the station's name, for the sign-in page
 */
const char *
desk_keyring_get_station_name (DeskKeyring *self)
{
  const char *name;

  /* Another thread may rename the station while the name is being read. */
  g_mutex_lock (&self->mutex);
  name = g_intern_string (self->station_name);
  g_mutex_unlock (&self->mutex);
  return name;
}

/**
 * desk_keyring_get_country:
 *
 * Returns: (transfer none) (nullable): "ua": whose profile the desk will most likely need once it is open; the record
 *   of the station has the last word. NULL in files of a program that did not note it yet.
 */
const char *
desk_keyring_get_country (DeskKeyring *self)
{
  const char *country;

  g_mutex_lock (&self->mutex);
  country = g_intern_string (self->country);
  g_mutex_unlock (&self->mutex);
  return country;
}

/**
 * desk_keyring_set_station:
 * @station_and_book: "PL1-A"
 * @country: (nullable): "ua"
 *
 * What is known of the station before anything is open. Written to the file with the next slot.
 */
void
desk_keyring_set_station (DeskKeyring *self, const char *station_and_book, const char *station_name,
                          const char *country)
{
  g_mutex_lock (&self->mutex);
  g_set_str (&self->station, station_and_book);
  g_set_str (&self->station_name, station_name);
  g_set_str (&self->country, country);
  g_mutex_unlock (&self->mutex);
}

/**
 * desk_keyring_list:
 *
 * Returns: (transfer full) (element-type DeskKeySlot): the officers who can sign in, in the order they were added
 */
GPtrArray *
desk_keyring_list (DeskKeyring *self)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify)desk_key_slot_free);

  g_mutex_lock (&self->mutex);
  for (guint i = 0; i < self->slots->len; i++)
    {
      const DeskSlot *slot = g_ptr_array_index (self->slots, i);
      DeskKeySlot *entry = g_new0 (DeskKeySlot, 1);

      entry->code = g_strdup (slot->code);
      entry->name = g_strdup (slot->name);
      g_ptr_array_add (list, entry);
    }
  g_mutex_unlock (&self->mutex);
  return list;
}

/* The same password typed on another keyboard may be composed otherwise. */
static char *
normalize (const char *password)
{
  char *normal = g_utf8_normalize (password, -1, G_NORMALIZE_NFC);

  return normal != NULL ? normal : g_strdup (password);
}

static void
wipe (char *secret)
{
  sodium_memzero (secret, strlen (secret));
  g_free (secret);
}

/* Puts a slot in the place of the one with its code, in memory and on the disk; on an error in neither. */
static gboolean
put_slot (DeskKeyring *self, DeskSlot *slot, GError **error)
{
  DeskSlot *old;
  gboolean saved;
  guint place = 0;

  g_mutex_lock (&self->mutex);
  old = find_slot (self, slot->code);
  if (slot->code[0] == '\0')
    self->recovery = slot;
  else if (old != NULL && g_ptr_array_find (self->slots, old, &place))
    self->slots->pdata[place] = slot;
  else
    g_ptr_array_add (self->slots, slot);

  saved = save (self, error);
  if (saved)
    g_clear_pointer (&old, desk_slot_free);
  else if (slot->code[0] == '\0')
    self->recovery = old;
  else if (old != NULL)
    self->slots->pdata[place] = old;
  else
    self->slots->pdata[--self->slots->len] = NULL;
  g_mutex_unlock (&self->mutex);

  if (!saved)
    desk_slot_free (slot);
  return saved;
}

/**
 * desk_keyring_put:
 * @code: officer code
 * @name: as the sign-in page shows it
 * @key: the key of the database
 *
 * Lets an officer in with a password, or changes the password of one who has a slot already. Takes about a second.
 */
gboolean
desk_keyring_put (DeskKeyring *self, const char *code, const char *name, const char *password, DeskKey *key,
                  GError **error)
{
  char *secret = normalize (password);
  DeskSlot *slot;

  g_return_val_if_fail (code[0] != '\0', FALSE);

  slot = desk_slot_wrap (code, name, secret, self->operations, self->memory, key, error);
  wipe (secret);
  return slot != NULL && put_slot (self, slot, error);
}

/* Takes a text into a place of the keyring and onto the disk; on an error into neither. */
static gboolean
replace_text (DeskKeyring *self, char **place, const char *text, GError **error)
{
  char *old = g_steal_pointer (place);

  *place = g_strdup (text);
  if (save (self, error))
    {
      g_free (old);
      return TRUE;
    }
  g_free (*place);
  *place = old;
  return FALSE;
}

/**
 * desk_keyring_rename:
 * @name: as the sign-in page shows the officer from now on
 *
 * Returns: FALSE with %DESK_STORE_ERROR_MISSING for an officer without a password, or an error of the disk
 */
gboolean
desk_keyring_rename (DeskKeyring *self, const char *code, const char *name, GError **error)
{
  DeskSlot *slot;
  gboolean renamed = FALSE;

  g_return_val_if_fail (code[0] != '\0', FALSE);

  g_mutex_lock (&self->mutex);
  slot = find_slot (self, code);
  if (slot == NULL)
    g_set_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_MISSING,
                 _ ("Officer %s has no password on this desk."), code);
  else
    renamed = replace_text (self, &slot->name, name, error);
  g_mutex_unlock (&self->mutex);
  return renamed;
}

static void
swap_texts (char **a, char **b)
{
  char *kept = *a;

  *a = *b;
  *b = kept;
}

/**
 * desk_keyring_note_station:
 * @station_and_book: "PL1-A", which enrolment may have changed
 * @station_name: as the record of the station has it
 * @country: as the record of the station has it
 *
 * Writes what the sign-in page shows, and the file only where that says something else. On an error nothing is changed.
 */
gboolean
desk_keyring_note_station (DeskKeyring *self, const char *station_and_book, const char *station_name,
                           const char *country, GError **error)
{
  char *texts[] = { g_strdup (station_and_book), g_strdup (station_name), g_strdup (country) };
  char **places[] = { &self->station, &self->station_name, &self->country };
  gboolean is_same = TRUE, noted;

  g_mutex_lock (&self->mutex);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      is_same = is_same && g_strcmp0 (*places[i], texts[i]) == 0;
      swap_texts (places[i], &texts[i]);
    }
  noted = is_same || save (self, error);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      if (!noted)
        swap_texts (places[i], &texts[i]);
      g_free (texts[i]);
    }
  g_mutex_unlock (&self->mutex);
  return noted;
}

/**
 * desk_keyring_has:
 *
 * Returns: whether an officer has a password on this desk
 */
gboolean
desk_keyring_has (DeskKeyring *self, const char *code)
{
  gboolean has;

  g_mutex_lock (&self->mutex);
  has = code[0] != '\0' && find_slot (self, code) != NULL;
  g_mutex_unlock (&self->mutex);
  return has;
}

/**
 * desk_keyring_remove:
 * Takes an officer's slot away. The last slot stays: nobody could open the desk any more.
 */
gboolean
desk_keyring_remove (DeskKeyring *self, const char *code, GError **error)
{
  DeskSlot *slot;
  guint place;
  gboolean removed = FALSE;

  g_mutex_lock (&self->mutex);
  slot = find_slot (self, code);
  if (slot == NULL || !g_ptr_array_find (self->slots, slot, &place))
    g_set_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_MISSING,
                 _ ("Officer %s has no password on this desk."), code);
  else if (self->slots->len == 1)
    g_set_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_REFUSED,
                 _ ("Officer %s is the only one who can open this desk. Add another officer first."), code);
  else
    {
      g_ptr_array_steal_index (self->slots, place);
      removed = save (self, error);
      if (removed)
        desk_slot_free (slot);
      else
        g_ptr_array_insert (self->slots, (int)place, slot);
    }
  g_mutex_unlock (&self->mutex);
  return removed;
}

/**
 * desk_keyring_get_delay:
 * @code: (nullable): officer code, NULL for the recovery key
 * @now: seconds UTC
 *
 * Returns: seconds until the next attempt is allowed
 */
int
desk_keyring_get_delay (DeskKeyring *self, const char *code, gint64 now)
{
  DeskSlot *slot;
  int delay;

  g_mutex_lock (&self->mutex);
  slot = find_slot (self, code);
  delay = slot != NULL ? desk_slot_get_delay (slot, now) : 0;
  g_mutex_unlock (&self->mutex);
  return delay;
}

/* Counts the attempt on the disk before it is judged, so that killing the program forgets none. */
static DeskSlot *
begin_attempt (DeskKeyring *self, const char *code, gint64 now, GError **error)
{
  DeskSlot *slot = find_slot (self, code);
  int delay = slot != NULL ? desk_slot_get_delay (slot, now) : 0;

  if (slot == NULL)
    {
      g_set_error_literal (error, DESK_STORE_ERROR, DESK_STORE_ERROR_MISSING,
                           code != NULL ? _ ("This officer has no password on this desk.")
                                        : _ ("This desk has no recovery key."));
      return NULL;
    }
  if (delay > 0)
    {
      g_set_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_WAIT,
                   ngettext ("Too many wrong attempts. Wait %d second, then try again.",
                             "Too many wrong attempts. Wait %d seconds, then try again.", (gulong)delay),
                   delay);
      return NULL;
    }

  slot->failures++;
  slot->since = now;
  return save (self, error) ? desk_slot_copy (slot) : NULL;
}

static DeskKey *
unlock (DeskKeyring *self, const char *code, const char *secret, gint64 now, GError **error)
{
  g_autoptr (DeskSlot) attempt = NULL;
  DeskSlot *slot;
  DeskKey *key;

  g_mutex_lock (&self->mutex);
  attempt = begin_attempt (self, code, now, error);
  g_mutex_unlock (&self->mutex);
  if (attempt == NULL)
    return NULL;

  key = desk_slot_unwrap (attempt, secret, error);
  if (key == NULL)
    return NULL;

  g_mutex_lock (&self->mutex);
  slot = find_slot (self, code);
  if (slot != NULL)
    {
      g_autoptr (GError) local = NULL;

      slot->failures = 0;
      if (!save (self, &local))
        g_warning ("The attempts to sign in could not be reset: %s", local->message);
    }
  g_mutex_unlock (&self->mutex);
  return key;
}

/**
 * desk_keyring_unlock:
 * @now: seconds UTC
 *
 * Takes about a second.
 *
 * Returns: (transfer full): the key of the database, or NULL with %DESK_STORE_ERROR_PASSWORD, _WAIT (nothing was
 *   tried), _MISSING, _FULL, _READ_ONLY
 */
DeskKey *
desk_keyring_unlock (DeskKeyring *self, const char *code, const char *password, gint64 now, GError **error)
{
  char *secret = normalize (password);
  DeskKey *key = unlock (self, code, secret, now, error);

  wipe (secret);
  return key;
}

/**
 * desk_keyring_make_recovery:
 * @key: the key of the database
 *
 * Makes a recovery key in place of the one before. It is written nowhere: show it once.
 *
 * Returns: (transfer full): "4K7QM-..." of 8 groups of 5 characters
 */
char *
desk_keyring_make_recovery (DeskKeyring *self, DeskKey *key, GError **error)
{
  char chars[DESK_RECOVERY_CHARS + 1];
  g_autofree char *groups = NULL;
  DeskSlot *slot;

  desk_recovery_key_draw (chars);
  groups = desk_recovery_key_format (chars);
  slot = desk_slot_wrap (RECOVERY_CODE, "", chars, self->operations, self->memory, key, error);
  sodium_memzero (chars, sizeof chars);
  if (slot == NULL || !put_slot (self, slot, error))
    return NULL;
  return g_steal_pointer (&groups);
}

/**
 * desk_keyring_recover:
 * @recovery: as it was copied from paper
 *
 * Returns: (transfer full): the key of the database, or NULL with %DESK_STORE_ERROR_MISTYPED (nothing was tried),
 *   _PASSWORD, _WAIT, _MISSING
 */
DeskKey *
desk_keyring_recover (DeskKeyring *self, const char *recovery, gint64 now, GError **error)
{
  char chars[DESK_RECOVERY_CHARS + 1];
  DeskKey *key = NULL;

  if (desk_recovery_key_read (recovery, chars))
    key = unlock (self, NULL, chars, now, error);
  else
    g_set_error_literal (
        error, DESK_STORE_ERROR, DESK_STORE_ERROR_MISTYPED,
        _ ("This is not a recovery key: it has 8 groups of 5 letters and digits. Compare it with the "
           "paper, group by group."));
  sodium_memzero (chars, sizeof chars);
  return key;
}

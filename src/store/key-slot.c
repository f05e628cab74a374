// SPDX-License-Identifier: GPL-3.0-or-later
// One slot of the keyring: wrapping and unwrapping the key, the delay after wrong attempts, its JSON. Which slots
// there are and where they lie is the keyring's business.

#include "store/key-slot.h"

#include "store/error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FREE_ATTEMPTS 3
#define FIRST_DELAY 5     /* seconds */
#define LONGEST_DELAY 900 /* seconds */

static gboolean
derive (const DeskSlot *self, const char *secret, guint8 *wrapper, GError **error)
{
  if (crypto_pwhash (wrapper, DESK_KEY_BYTES, secret, strlen (secret), self->salt, self->operations,
                     (size_t)self->memory, crypto_pwhash_ALG_ARGON2ID13)
      == 0)
    return TRUE;

  g_set_error (
      error, DESK_STORE_ERROR, DESK_STORE_ERROR_FAILED,
      _ ("There is not enough free memory to check a password: %d MB are needed. Close other programs "
         "and try again."),
      (int)(self->memory >> 20));
  return FALSE;
}

/**
 * desk_slot_wrap:
 * @operations: Argon2id passes
 * @memory: bytes that Argon2id fills
 *
 * Returns: (transfer full): a new slot, or NULL with @error where there is too little memory
 */
DeskSlot *
desk_slot_wrap (const char *code, const char *name, const char *secret, guint64 operations, guint64 memory,
                DeskKey *key, GError **error)
{
  g_autoptr (DeskSlot) self = g_new0 (DeskSlot, 1);
  guint8 *wrapper = sodium_malloc (DESK_KEY_BYTES);
  gboolean derived;

  self->code = g_strdup (code);
  self->name = g_strdup (name);
  self->operations = operations;
  self->memory = memory;
  randombytes_buf (self->salt, sizeof self->salt);
  randombytes_buf (self->nonce, sizeof self->nonce);

  derived = derive (self, secret, wrapper, error);
  if (derived)
    crypto_aead_xchacha20poly1305_ietf_encrypt (self->box, NULL, desk_key_peek (key), DESK_KEY_BYTES,
                                                (const guint8 *)code, strlen (code), NULL, self->nonce,
                                                wrapper);
  sodium_free (wrapper);
  return derived ? g_steal_pointer (&self) : NULL;
}

/**
 * desk_slot_unwrap:
 *
 * Returns: (transfer full): the key, or NULL with %DESK_STORE_ERROR_PASSWORD for the wrong secret
 */
DeskKey *
desk_slot_unwrap (const DeskSlot *self, const char *secret, GError **error)
{
  guint8 *wrapper = sodium_malloc (DESK_KEY_BYTES);
  guint8 *bytes = sodium_malloc (DESK_KEY_BYTES);
  DeskKey *key = NULL;

  if (derive (self, secret, wrapper, error))
    {
      if (crypto_aead_xchacha20poly1305_ietf_decrypt (bytes, NULL, NULL, self->box, sizeof self->box,
                                                      (const guint8 *)self->code, strlen (self->code),
                                                      self->nonce, wrapper)
          == 0)
        key = desk_key_new (bytes);
      else
        g_set_error_literal (error, DESK_STORE_ERROR, DESK_STORE_ERROR_PASSWORD,
                             self->code[0] != '\0' ? _ ("This password is not right. Try again.")
                                                   : _ ("This recovery key belongs to another desk, or it "
                                                        "was replaced by a newer one."));
    }
  sodium_free (wrapper);
  sodium_free (bytes);
  return key;
}

/**
 * desk_slot_copy:
 */
DeskSlot *
desk_slot_copy (const DeskSlot *self)
{
  DeskSlot *copy = g_memdup2 (self, sizeof *self);

  copy->code = g_strdup (self->code);
  copy->name = g_strdup (self->name);
  return copy;
}

/**
 * desk_slot_free:
 */
void
desk_slot_free (DeskSlot *self)
{
  g_free (self->code);
  g_free (self->name);
  g_free (self);
}

/**
 * desk_slot_get_delay:
 * @now: seconds UTC
 *
 * After three attempts without success each further one has to wait: 5 s, 10 s, 20 s ... up to 15 min after the last.
 * A clock that was set back to before the last attempt starts the whole wait anew from where it stands now.
 *
 * Returns: seconds to wait before the next attempt
 */
int
desk_slot_get_delay (DeskSlot *self, gint64 now)
{
  gint64 delay;

  if (self->failures < FREE_ATTEMPTS)
    return 0;
  if (now < self->since)
    self->since = now;
  delay = MIN (LONGEST_DELAY, FIRST_DELAY << MIN (self->failures - FREE_ATTEMPTS, 10));
  return (int)MAX (0, delay - (now - self->since));
}

static void
write_bytes (JsonBuilder *builder, const char *name, const guint8 *bytes, gsize length)
{
  g_autofree char *hex = g_malloc (2 * length + 1);

  sodium_bin2hex (hex, 2 * length + 1, bytes, length);
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, hex);
}

static void
write_integer (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

/**
 * desk_slot_write:
 * Adds the slot as an object.
 */
void
desk_slot_write (const DeskSlot *self, JsonBuilder *builder)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "code");
  json_builder_add_string_value (builder, self->code);
  json_builder_set_member_name (builder, "name");
  json_builder_add_string_value (builder, self->name);
  write_integer (builder, "operations", (gint64)self->operations);
  write_integer (builder, "memory", (gint64)self->memory);
  write_bytes (builder, "salt", self->salt, sizeof self->salt);
  write_bytes (builder, "nonce", self->nonce, sizeof self->nonce);
  write_bytes (builder, "box", self->box, sizeof self->box);
  write_integer (builder, "failures", self->failures);
  write_integer (builder, "since", self->since);
  json_builder_end_object (builder);
}

static char *
read_string (JsonReader *reader, const char *name)
{
  char *string = NULL;

  if (json_reader_read_member (reader, name) && json_reader_is_value (reader)
      && json_node_get_value_type (json_reader_get_current_node (reader)) == G_TYPE_STRING)
    string = g_strdup (json_reader_get_string_value (reader));
  json_reader_end_member (reader);
  return string;
}

static gboolean
read_integer (JsonReader *reader, const char *name, gint64 *value)
{
  gboolean found = json_reader_read_member (reader, name) && json_reader_is_value (reader)
                   && json_node_get_value_type (json_reader_get_current_node (reader)) == G_TYPE_INT64;

  if (found)
    *value = json_reader_get_int_value (reader);
  json_reader_end_member (reader);
  return found && *value >= 0;
}

static gboolean
read_bytes (JsonReader *reader, const char *name, guint8 *bytes, gsize length)
{
  g_autofree char *hex = read_string (reader, name);
  size_t written = 0;

  return hex != NULL && strlen (hex) == 2 * length
         && sodium_hex2bin (bytes, length, hex, strlen (hex), NULL, &written, NULL) == 0 && written == length;
}

/**
 * desk_slot_read:
 * @reader: stands on the object
 *
 * Returns: (transfer full) (nullable): the slot; NULL where the object is not one
 */
DeskSlot *
desk_slot_read (JsonReader *reader)
{
  g_autoptr (DeskSlot) self = g_new0 (DeskSlot, 1);
  gint64 operations, memory, failures;

  self->code = read_string (reader, "code");
  self->name = read_string (reader, "name");
  if (self->code == NULL || self->name == NULL || !read_integer (reader, "operations", &operations)
      || !read_integer (reader, "memory", &memory) || !read_integer (reader, "failures", &failures)
      || !read_integer (reader, "since", &self->since)
      || !read_bytes (reader, "salt", self->salt, sizeof self->salt)
      || !read_bytes (reader, "nonce", self->nonce, sizeof self->nonce)
      || !read_bytes (reader, "box", self->box, sizeof self->box))
    return NULL;

  self->operations = (guint64)operations;
  self->memory = (guint64)memory;
  self->failures = (int)MIN (failures, 1000);
  return g_steal_pointer (&self);
}

// SPDX-License-Identifier: GPL-3.0-or-later

/*
 * A bundle: the lines of an exchange in a file that is carried by hand.
 *
 *   "DUTYDESK-BUNDLE\n"
 *   {"v":1,"from":"PL1-B","to":"<hex of the receiver's public key>","made":1780000200}\n
 *   80 bytes    the key of what follows, in a sealed box for the receiver (libsodium crypto_box_seal, X25519)
 *   24 bytes    header of the secret stream (crypto_secretstream_xchacha20poly1305)
 *   chunks      of 64 KiB and a tag of 17 bytes, the last one shorter and marked as the last
 *
 * Inside is a gzip stream of lines. The last line is {"sig":"<hex>"}: Ed25519ph (RFC 8032, crypto_sign_init) over the header line
 * and all of the lines before, with their ends. The header line is bound to every chunk as associated data.
 */

#include "journal/bundle.h"

#include <json-glib/json-glib.h>
#include <sodium.h>
#include <string.h>

#define MAGIC "DUTYDESK-BUNDLE\n"
#define MAGIC_BYTES (sizeof MAGIC - 1)
#define VERSION 1
#define MAX_HEADER 512
#define KEY_BYTES crypto_secretstream_xchacha20poly1305_KEYBYTES
#define SEALED_BYTES (crypto_box_SEALBYTES + KEY_BYTES)
#define STREAM_BYTES crypto_secretstream_xchacha20poly1305_HEADERBYTES
#define CHUNK 65536
#define SEALED_CHUNK (CHUNK + crypto_secretstream_xchacha20poly1305_ABYTES)
#define SIGNATURE "{\"sig\":\""
#define SIGNATURE_BYTES (sizeof SIGNATURE - 1)

G_STATIC_ASSERT (DESK_BUNDLE_PUBLIC_BYTES == crypto_sign_PUBLICKEYBYTES);
G_STATIC_ASSERT (DESK_BUNDLE_SECRET_BYTES == crypto_sign_SECRETKEYBYTES);

G_DEFINE_QUARK (desk - bundle - error - quark, desk_bundle_error)

struct _DeskBundleWriter
{
  char *header;
  DeskBundleKeys sender;
  guint8 receiver[DESK_BUNDLE_PUBLIC_BYTES];
  DeskBundleFunc func;
  gpointer data;
  gboolean is_begun;
  GConverter *deflater;
  GByteArray *plain; /* deflated, not sealed yet: less than a chunk */
  crypto_secretstream_xchacha20poly1305_state stream;
  crypto_sign_state signature;
};

typedef enum
{
  READ_HEADER,
  READ_KEY,
  READ_CHUNKS,
  READ_SIGNED, /* the signature was right: nothing may follow */
} ReadState;

struct _DeskBundleReader
{
  const DeskBundleKeys *receiver;
  DeskBundleSenderFunc find_sender;
  DeskStreamFunc take_line;
  gpointer data;
  ReadState state;
  gboolean is_last; /* the last chunk was read */
  GByteArray *rest; /* bytes that were not read yet */
  char *header;
  char *from;
  gint64 made;
  guint8 sender[DESK_BUNDLE_PUBLIC_BYTES];
  DeskLineStream *lines;
  crypto_secretstream_xchacha20poly1305_state stream;
  crypto_sign_state signature;
};

/** Draws a new pair of keys. */
void
desk_bundle_keys_draw (DeskBundleKeys *self)
{
  if (sodium_init () < 0)
    g_error ("The random numbers of this system cannot be used");
  crypto_sign_keypair (self->public_key, self->secret_key);
}

/** Leaves nothing of the keys in memory. */
void
desk_bundle_keys_wipe (DeskBundleKeys *self)
{
  sodium_memzero (self, sizeof *self);
}

/**
 * desk_bundle_format_public_key:
 *
 * Returns: (transfer full): 64 digits
 */
char *
desk_bundle_format_public_key (const guint8 key[DESK_BUNDLE_PUBLIC_BYTES])
{
  char *text = g_malloc (DESK_BUNDLE_PUBLIC_BYTES * 2 + 1);

  return sodium_bin2hex (text, DESK_BUNDLE_PUBLIC_BYTES * 2 + 1, key, DESK_BUNDLE_PUBLIC_BYTES);
}

/**
 * desk_bundle_parse_public_key:
 * @text: (nullable): as desk_bundle_format_public_key() writes it
 *
 * Returns: %FALSE if it is no key
 */
gboolean
desk_bundle_parse_public_key (const char *text, guint8 key[DESK_BUNDLE_PUBLIC_BYTES])
{
  gsize length = 0;

  return text != NULL && strlen (text) == DESK_BUNDLE_PUBLIC_BYTES * 2
         && sodium_hex2bin (key, DESK_BUNDLE_PUBLIC_BYTES, text, strlen (text), NULL, &length, NULL) == 0
         && length == DESK_BUNDLE_PUBLIC_BYTES;
}

static gboolean
refuse (GError **error, DeskBundleError code, const char *why)
{
  g_set_error_literal (error, DESK_BUNDLE_ERROR, code, why);
  return FALSE;
}

static gboolean
damaged (GError **error)
{
  return refuse (error, DESK_BUNDLE_ERROR_DAMAGED, "Bytes of the bundle are missing or were changed.");
}

static void
sign_line (crypto_sign_state *signature, const char *line, gsize length)
{
  crypto_sign_update (signature, (const guint8 *)line, length);
  crypto_sign_update (signature, (const guint8 *)"\n", 1);
}

/**
 * desk_bundle_writer_new:
 * @from: code of the desk, or "HQ"
 * @receiver: its public key
 * @now: seconds UTC, shown to whoever has the stick
 * @func: gets the bytes in their order
 *
 * Returns: (transfer full): a bundle of which nothing was written yet
 */
DeskBundleWriter *
desk_bundle_writer_new (const char *from, const DeskBundleKeys *sender,
                        const guint8 receiver[DESK_BUNDLE_PUBLIC_BYTES], gint64 now, DeskBundleFunc func,
                        gpointer data)
{
  DeskBundleWriter *self = g_new0 (DeskBundleWriter, 1);
  g_autofree char *to = desk_bundle_format_public_key (receiver);

  self->header = g_strdup_printf ("{\"v\":%d,\"from\":\"%s\",\"to\":\"%s\",\"made\":%" G_GINT64_FORMAT "}",
                                  VERSION, from, to, now);
  self->sender = *sender;
  memcpy (self->receiver, receiver, sizeof self->receiver);
  self->func = func;
  self->data = data;
  self->deflater = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 6));
  self->plain = g_byte_array_new ();
  crypto_sign_init (&self->signature);
  sign_line (&self->signature, self->header, strlen (self->header));
  return self;
}

/** Frees a writer, finished or not. */
void
desk_bundle_writer_free (DeskBundleWriter *self)
{
  g_free (self->header);
  g_object_unref (self->deflater);
  g_byte_array_unref (self->plain);
  sodium_memzero (self, sizeof *self);
  g_free (self);
}

static gboolean
begin (DeskBundleWriter *self, GError **error)
{
  guint8 key[KEY_BYTES], sealed[SEALED_BYTES], stream[STREAM_BYTES], box[crypto_box_PUBLICKEYBYTES];
  g_autofree char *text = g_strconcat (MAGIC, self->header, "\n", NULL);

  if (crypto_sign_ed25519_pk_to_curve25519 (box, self->receiver) != 0)
    return refuse (error, DESK_BUNDLE_ERROR_NOT_OURS, "The key of the receiver is no key.");
  crypto_secretstream_xchacha20poly1305_keygen (key);
  crypto_secretstream_xchacha20poly1305_init_push (&self->stream, stream, key);
  crypto_box_seal (sealed, key, sizeof key, box);
  sodium_memzero (key, sizeof key);
  self->is_begun = TRUE;
  return self->func (text, strlen (text), self->data, error)
         && self->func (sealed, sizeof sealed, self->data, error)
         && self->func (stream, sizeof stream, self->data, error);
}

static gboolean
write_chunk (DeskBundleWriter *self, gsize length, gboolean is_last, GError **error)
{
  guint8 sealed[SEALED_CHUNK];
  unsigned long long n_sealed = 0;
  guint8 tag = is_last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL
                       : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;

  crypto_secretstream_xchacha20poly1305_push (&self->stream, sealed, &n_sealed, self->plain->data, length,
                                              (const guint8 *)self->header, strlen (self->header), tag);
  g_byte_array_remove_range (self->plain, 0, (guint)length);
  return self->func (sealed, (gsize)n_sealed, self->data, error);
}

static gboolean
deflate_text (DeskBundleWriter *self, const char *text, gsize length, GConverterFlags flags, GError **error)
{
  GConverterResult result = G_CONVERTER_CONVERTED;

  while (length > 0 || (flags == G_CONVERTER_INPUT_AT_END && result != G_CONVERTER_FINISHED))
    {
      guint8 bytes[16384];
      gsize n_read = 0, n_written = 0;

      result = g_converter_convert (self->deflater, text, length, bytes, sizeof bytes, flags, &n_read,
                                    &n_written, error);
      if (result == G_CONVERTER_ERROR)
        return FALSE;
      text += n_read;
      length -= n_read;
      g_byte_array_append (self->plain, bytes, (guint)n_written);
      /* A whole chunk waits for a byte after it: the last one is always shorter than those before. */
      while (self->plain->len > CHUNK)
        if (!write_chunk (self, CHUNK, FALSE, error))
          return FALSE;
    }
  return TRUE;
}

static gboolean
deflate_line (DeskBundleWriter *self, const char *line, gsize length, GConverterFlags flags, GError **error)
{
  g_autofree char *text = g_malloc (length + 1);

  memcpy (text, line, length);
  text[length] = '\n';
  return deflate_text (self, text, length + 1, flags, error);
}

/**
 * desk_bundle_writer_add:
 * @line: without an end, at most %DESK_BUNDLE_MAX_LINE bytes
 *
 * Returns: %FALSE with the error of the function that takes the bytes
 */
gboolean
desk_bundle_writer_add (DeskBundleWriter *self, const char *line, gsize length, GError **error)
{
  g_return_val_if_fail (length <= DESK_BUNDLE_MAX_LINE, FALSE);
  g_return_val_if_fail (!g_str_has_prefix (line, SIGNATURE), FALSE);

  if (!self->is_begun && !begin (self, error))
    return FALSE;
  sign_line (&self->signature, line, length);
  return deflate_line (self, line, length, G_CONVERTER_NO_FLAGS, error);
}

/**
 * desk_bundle_writer_finish:
 *
 * Signs the bundle and writes what is left of it. Nothing may be added after.
 *
 * Returns: %FALSE with the error of the function that takes the bytes
 */
gboolean
desk_bundle_writer_finish (DeskBundleWriter *self, GError **error)
{
  guint8 signature[crypto_sign_BYTES];
  char hex[crypto_sign_BYTES * 2 + 1];
  g_autofree char *line = NULL;

  if (!self->is_begun && !begin (self, error))
    return FALSE;
  crypto_sign_final_create (&self->signature, signature, NULL, self->sender.secret_key);
  sodium_bin2hex (hex, sizeof hex, signature, sizeof signature);
  line = g_strconcat (SIGNATURE, hex, "\"}", NULL);
  return deflate_line (self, line, strlen (line), G_CONVERTER_INPUT_AT_END, error)
         && write_chunk (self, self->plain->len, TRUE, error);
}

/**
 * desk_bundle_reader_new:
 * @receiver: (transfer none): who opens it; stays with the caller and must outlive the reader
 * @find_sender: says what key a sender has
 * @take_line: gets every line but the signature
 *
 * Returns: (transfer full): a reader that was given nothing yet
 */
DeskBundleReader *
desk_bundle_reader_new (const DeskBundleKeys *receiver, DeskBundleSenderFunc find_sender,
                        DeskStreamFunc take_line, gpointer data)
{
  DeskBundleReader *self = g_new0 (DeskBundleReader, 1);

  self->receiver = receiver;
  self->find_sender = find_sender;
  self->take_line = take_line;
  self->data = data;
  self->rest = g_byte_array_new ();
  self->lines = desk_line_stream_new (TRUE, DESK_BUNDLE_MAX_LINE, DESK_BUNDLE_MAX_TEXT);
  crypto_sign_init (&self->signature);
  return self;
}

/** Frees a reader. */
void
desk_bundle_reader_free (DeskBundleReader *self)
{
  g_byte_array_unref (self->rest);
  g_free (self->header);
  g_free (self->from);
  desk_line_stream_free (self->lines);
  sodium_memzero (self, sizeof *self);
  g_free (self);
}

/* What the header line says; its text is known to be bound to all that follows only when that was opened. */
static gboolean
parse_header (DeskBundleReader *self, GError **error)
{
  g_autoptr (JsonNode) node = json_from_string (self->header, NULL);
  JsonObject *object;
  guint8 to[DESK_BUNDLE_PUBLIC_BYTES];

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return damaged (error);
  object = json_node_get_object (node);
  if (json_object_get_int_member_with_default (object, "v", 0) > VERSION)
    return refuse (error, DESK_BUNDLE_ERROR_NEWER, "A later version of the program made the bundle.");
  self->from = g_strdup (json_object_get_string_member_with_default (object, "from", NULL));
  self->made = json_object_get_int_member_with_default (object, "made", 0);
  if (self->from == NULL
      || !desk_bundle_parse_public_key (json_object_get_string_member_with_default (object, "to", NULL), to))
    return damaged (error);
  if (sodium_memcmp (to, self->receiver->public_key, sizeof to) != 0)
    return refuse (error, DESK_BUNDLE_ERROR_NOT_OURS, "The bundle is sealed for somebody else.");
  sign_line (&self->signature, self->header, strlen (self->header));
  return self->find_sender (self->from, self->sender, self->data, error);
}

/* Returns: FALSE with @error set, or without it if bytes are missing still */
static gboolean
read_header (DeskBundleReader *self, GError **error)
{
  const guint8 *stop;
  const char *text = (const char *)self->rest->data;

  if (memcmp (text, MAGIC, MIN (self->rest->len, MAGIC_BYTES)) != 0)
    return refuse (error, DESK_BUNDLE_ERROR_OTHER_FILE, "This file is no bundle.");
  if (self->rest->len <= MAGIC_BYTES)
    return FALSE;
  stop = memchr (self->rest->data + MAGIC_BYTES, '\n', self->rest->len - MAGIC_BYTES);
  if (stop == NULL)
    return self->rest->len > MAGIC_BYTES + MAX_HEADER ? damaged (error) : FALSE;
  self->header = g_strndup (text + MAGIC_BYTES, (gsize)(stop - self->rest->data) - MAGIC_BYTES);
  g_byte_array_remove_range (self->rest, 0, (guint)(stop - self->rest->data) + 1);
  if (!parse_header (self, error))
    return FALSE;
  self->state = READ_KEY;
  return TRUE;
}

static gboolean
read_key (DeskBundleReader *self, GError **error)
{
  guint8 key[KEY_BYTES], secret[crypto_box_SECRETKEYBYTES], box[crypto_box_PUBLICKEYBYTES];
  gboolean is_opened;

  if (self->rest->len < SEALED_BYTES + STREAM_BYTES)
    return FALSE;
  is_opened =
      crypto_sign_ed25519_pk_to_curve25519 (box, self->receiver->public_key) == 0
      && crypto_sign_ed25519_sk_to_curve25519 (secret, self->receiver->secret_key) == 0
      && crypto_box_seal_open (key, self->rest->data, SEALED_BYTES, box, secret) == 0
      && crypto_secretstream_xchacha20poly1305_init_pull (&self->stream, self->rest->data + SEALED_BYTES, key)
             == 0;
  sodium_memzero (key, sizeof key);
  sodium_memzero (secret, sizeof secret);
  if (!is_opened)
    return damaged (error);
  g_byte_array_remove_range (self->rest, 0, SEALED_BYTES + STREAM_BYTES);
  self->state = READ_CHUNKS;
  return TRUE;
}

static gboolean
check_signature (DeskBundleReader *self, const char *line, gsize length, GError **error)
{
  guint8 signature[crypto_sign_BYTES];
  gsize n_bytes = 0;

  if (length != SIGNATURE_BYTES + sizeof signature * 2 + 2
      || sodium_hex2bin (signature, sizeof signature, line + SIGNATURE_BYTES, sizeof signature * 2, NULL,
                         &n_bytes, NULL)
             != 0
      || crypto_sign_final_verify (&self->signature, signature, self->sender) != 0)
    return refuse (error, DESK_BUNDLE_ERROR_FORGED, "The bundle is not from whom it says.");
  self->state = READ_SIGNED;
  return TRUE;
}

static gboolean
read_line (const char *line, gsize length, gpointer data, GError **error)
{
  DeskBundleReader *self = data;

  if (self->state == READ_SIGNED)
    return damaged (error);
  if (length >= SIGNATURE_BYTES && memcmp (line, SIGNATURE, SIGNATURE_BYTES) == 0)
    return check_signature (self, line, length, error);
  sign_line (&self->signature, line, length);
  return self->take_line (line, length, self->data, error);
}

static gboolean
read_chunk (DeskBundleReader *self, gsize length, GError **error)
{
  guint8 plain[CHUNK], tag = 0;
  unsigned long long n_plain = 0;

  if (self->is_last || length < crypto_secretstream_xchacha20poly1305_ABYTES
      || crypto_secretstream_xchacha20poly1305_pull (&self->stream, plain, &n_plain, &tag, self->rest->data,
                                                     length, (const guint8 *)self->header,
                                                     strlen (self->header))
             != 0)
    return damaged (error);
  g_byte_array_remove_range (self->rest, 0, (guint)length);
  self->is_last = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
  return desk_line_stream_push (self->lines, plain, (gsize)n_plain, read_line, self, error);
}

/**
 * desk_bundle_reader_push:
 *
 * Returns: %FALSE with a #DeskBundleError, or an error of the functions or of the line stream; nothing may be pushed
 *   then
 */
gboolean
desk_bundle_reader_push (DeskBundleReader *self, const void *bytes, gsize length, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (length == 0)
    return TRUE;
  g_byte_array_append (self->rest, bytes, (guint)length);
  if ((self->state == READ_HEADER && !read_header (self, &local))
      || (self->state == READ_KEY && !read_key (self, &local)))
    {
      if (local == NULL)
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  while (self->rest->len > SEALED_CHUNK)
    if (!read_chunk (self, SEALED_CHUNK, error))
      return FALSE;
  return TRUE;
}

/**
 * desk_bundle_reader_finish:
 *
 * Returns: whether all of the bundle was there and is from its sender, %FALSE with an error as with
 *   desk_bundle_reader_push()
 */
gboolean
desk_bundle_reader_finish (DeskBundleReader *self, GError **error)
{
  if (self->state == READ_HEADER)
    return refuse (error, DESK_BUNDLE_ERROR_OTHER_FILE, "This file is no bundle.");
  if (self->state == READ_KEY)
    return damaged (error);
  if (self->rest->len > 0 && !read_chunk (self, self->rest->len, error))
    return FALSE;
  return (self->is_last && self->state == READ_SIGNED) || damaged (error);
}

/**
 * desk_bundle_reader_read:
 * @stream: the bundle from its beginning
 *
 * Reads all of a bundle, and that it is whole.
 *
 * Returns: FALSE with a #DeskBundleError, an error of the stream, of @find_sender or of @take_line
 */
gboolean
desk_bundle_reader_read (DeskBundleReader *self, GInputStream *stream, GCancellable *cancellable,
                         GError **error)
{
  g_autofree guint8 *bytes = g_malloc (CHUNK);
  gssize length;

  while ((length = g_input_stream_read (stream, bytes, CHUNK, cancellable, error)) > 0)
    if (!desk_bundle_reader_push (self, bytes, (gsize)length, error))
      return FALSE;
  return length == 0 && desk_bundle_reader_finish (self, error);
}

/** Returns: (nullable): who says that they made it; true when the end was read */
const char *
desk_bundle_reader_get_from (DeskBundleReader *self)
{
  return self->from;
}

/** Returns: when it was made, by the clock of its sender, seconds UTC */
gint64
desk_bundle_reader_get_made (DeskBundleReader *self)
{
  return self->made;
}

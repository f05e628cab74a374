// SPDX-License-Identifier: GPL-3.0-or-later

/* Lines of bytes as they come from the network or from a stick. Whoever sends them may be anybody. */

#include "journal/line-stream.h"

#include <string.h>

#include "journal/error.h"

#define CHUNK 16384
#define FLUSH_BYTES 8192            /* of text between two flushes of what is gzipped */
#define FREE_OF_RATIO (1024 * 1024) /* so much may be inflated from however little */

struct _DeskLineStream
{
  GConverter *inflater; /* NULL: the bytes are the text */
  gboolean is_ended;    /* the gzip stream is over: what follows is not read */
  gsize max_line;
  gsize max_total;
  gsize n_read;
  gsize n_inflated;
  GByteArray *rest; /* bytes that were not inflated yet */
  GString *line;    /* the one that is not whole yet */
};

/**
 * desk_line_stream_new:
 * @max_line: bytes of a line
 * @max_total: bytes of all, inflated
 *
 * Returns: (transfer full): a stream of which nothing was read
 */
DeskLineStream *
desk_line_stream_new (gboolean is_gzip, gsize max_line, gsize max_total)
{
  DeskLineStream *self = g_new0 (DeskLineStream, 1);

  if (is_gzip)
    self->inflater = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  self->max_line = max_line;
  self->max_total = max_total;
  self->rest = g_byte_array_new ();
  self->line = g_string_new (NULL);
  return self;
}

/** Frees a stream. A line that is not whole is thrown away. */
void
desk_line_stream_free (DeskLineStream *self)
{
  g_clear_object (&self->inflater);
  g_byte_array_unref (self->rest);
  g_string_free (self->line, TRUE);
  g_free (self);
}

static gboolean
too_long (GError **error, const char *what)
{
  g_set_error (error, DESK_JOURNAL_ERROR, DESK_JOURNAL_ERROR_TOO_LONG, "%s", what);
  return FALSE;
}

static gboolean
take_text (DeskLineStream *self, const char *text, gsize length, DeskStreamFunc func, gpointer data,
           GError **error)
{
  const char *end = text + length;

  self->n_inflated += length;
  if (self->n_inflated > self->max_total)
    return too_long (error, "There is more than one exchange may have.");
  if (self->n_inflated > FREE_OF_RATIO && self->n_inflated / DESK_STREAM_MAX_RATIO > self->n_read)
    return too_long (error, "What came would be inflated to far more than it is.");
  while (text < end)
    {
      const char *stop = memchr (text, '\n', (gsize)(end - text));
      gsize part = (gsize)((stop != NULL ? stop : end) - text);

      if (self->line->len + part > self->max_line)
        return too_long (error, "A line is longer than a line may be.");
      g_string_append_len (self->line, text, (gssize)part);
      text += part;
      if (stop == NULL)
        break;
      text++;
      if (!func (self->line->str, self->line->len, data, error))
        return FALSE;
      g_string_truncate (self->line, 0);
    }
  return TRUE;
}

/* Inflates what is there; bytes that are too few for another step wait. */
static gboolean
inflate (DeskLineStream *self, DeskStreamFunc func, gpointer data, GError **error)
{
  char text[CHUNK];
  gsize at = 0;

  while (at < self->rest->len && !self->is_ended)
    {
      g_autoptr (GError) local = NULL;
      gsize n_read = 0, n_written = 0;
      GConverterResult result =
          g_converter_convert (self->inflater, self->rest->data + at, self->rest->len - at, text, sizeof text,
                               G_CONVERTER_NO_FLAGS, &n_read, &n_written, &local);

      if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT))
        break;
      if (result == G_CONVERTER_ERROR)
        {
          g_set_error (error, DESK_JOURNAL_ERROR, DESK_JOURNAL_ERROR_MALFORMED, "This is not gzip: %s",
                       local->message);
          return FALSE;
        }
      at += n_read;
      self->is_ended = result == G_CONVERTER_FINISHED;
      if (!take_text (self, text, n_written, func, data, error))
        return FALSE;
    }
  g_byte_array_remove_range (self->rest, 0, (guint)at);
  return TRUE;
}

/**
 * desk_line_stream_push:
 * @func: gets the lines that are whole now
 *
 * Returns: %FALSE with %DESK_JOURNAL_ERROR_TOO_LONG, _MALFORMED or the error of @func; nothing may be pushed then
 */
gboolean
desk_line_stream_push (DeskLineStream *self, const void *bytes, gsize length, DeskStreamFunc func,
                       gpointer data, GError **error)
{
  self->n_read += length;
  if (self->inflater == NULL)
    return take_text (self, bytes, length, func, data, error);
  g_byte_array_append (self->rest, bytes, (guint)length);
  return inflate (self, func, data, error);
}

/* Adds what the deflater makes of some bytes. */
static gboolean
deflate_part (GConverter *deflater, const char *text, gsize length, GConverterFlags flags, GByteArray *out,
              GError **error)
{
  guint8 bytes[CHUNK];
  GConverterResult result;

  do
    {
      gsize n_read = 0, n_written = 0;

      result = g_converter_convert (deflater, text, length, bytes, sizeof bytes, flags, &n_read, &n_written,
                                    error);
      if (result == G_CONVERTER_ERROR)
        return FALSE;
      g_byte_array_append (out, bytes, (guint)n_written);
      text += n_read;
      length -= n_read;
    }
  while (length > 0 || (flags == G_CONVERTER_FLUSH && result != G_CONVERTER_FLUSHED)
         || (flags == G_CONVERTER_INPUT_AT_END && result != G_CONVERTER_FINISHED));
  return TRUE;
}

/**
 * desk_gzip:
 *
 * Every so many bytes it is flushed: of a stream that is cut all can be inflated but the end.
 *
 * Returns: (transfer full) (nullable): the text, gzipped
 */
GBytes *
desk_gzip (const char *text, gsize length, GError **error)
{
  g_autoptr (GConverter) deflater = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 6));
  g_autoptr (GByteArray) out = g_byte_array_new ();
  gsize at = 0;

  for (; length - at > FLUSH_BYTES; at += FLUSH_BYTES)
    if (!deflate_part (deflater, text + at, FLUSH_BYTES, G_CONVERTER_FLUSH, out, error))
      return NULL;
  if (!deflate_part (deflater, text + at, length - at, G_CONVERTER_INPUT_AT_END, out, error))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}

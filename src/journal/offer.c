// SPDX-License-Identifier: GPL-3.0-or-later

/* A line that is offered. What is no line within the limits is kept all the same, byte for byte. */

#include "journal/offer.h"

#include <string.h>

/* Its bytes, so that nothing is lost. */
static char *
wrap_unreadable (const char *line, gsize length)
{
  g_autofree char *bytes = g_base64_encode ((const guchar *)line, length);

  return g_strdup_printf ("{\"raw\":\"%s\"}", bytes);
}

static void
digest_unreadable (const char *id, const char *line, guint8 digest[DESK_HASH_BYTES])
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize length = DESK_HASH_BYTES;

  g_checksum_update (checksum, (const guchar *)id, -1);
  g_checksum_update (checksum, (const guchar *)"\n", 1);
  g_checksum_update (checksum, (const guchar *)line, -1);
  g_checksum_get_digest (checksum, digest, &length);
}

/**
 * desk_offer_new:
 * @parent_run: (nullable): with @n = 1, the run of the line before
 * @before: the chain before the line
 * @line: as it came, @length bytes
 * @clip: or %DESK_NO_CLIP
 *
 * Returns: (transfer full): the line, read as far as it can be
 */
DeskOffer *
desk_offer_new (const char *run, gint64 n, const char *parent_run, gint64 parent_n,
                const guint8 before[DESK_HASH_BYTES], const char *line, gsize length, gint64 clip)
{
  DeskOffer *self = g_new0 (DeskOffer, 1);
  g_autofree char *id = desk_change_id (run, n);

  self->run = g_strdup (run);
  self->n = n;
  self->parent_run = g_strdup (parent_run);
  self->parent_n = parent_n;
  memcpy (self->before, before, DESK_HASH_BYTES);
  self->clip = clip;
  self->change = desk_line_read (line, (gssize)length, run, n, NULL);
  if (self->change != NULL && desk_line_digest (id, line, (gssize)length, self->digest, NULL))
    {
      self->line = g_strndup (line, length);
      return self;
    }
  g_clear_pointer (&self->change, desk_change_unref);
  self->line = wrap_unreadable (line, length);
  digest_unreadable (id, self->line, self->digest);
  return self;
}

/** Frees an offer. */
void
desk_offer_free (DeskOffer *self)
{
  g_free (self->run);
  g_free (self->parent_run);
  g_free (self->line);
  g_clear_pointer (&self->change, desk_change_unref);
  g_free (self);
}

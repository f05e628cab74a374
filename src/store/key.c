// SPDX-License-Identifier: GPL-3.0-or-later
// The key of the database while the program holds it.

#include "store/key.h"

#include <sodium.h>
#include <string.h>

struct _DeskKey
{
  gatomicrefcount references;
  guint8 *bytes; /* sodium_malloc */
};

static DeskKey *
make (void)
{
  DeskKey *self = g_new0 (DeskKey, 1);

  if (sodium_init () < 0)
    g_error ("The random numbers of this system cannot be used");
  g_atomic_ref_count_init (&self->references);
  self->bytes = sodium_malloc (DESK_KEY_BYTES);
  if (self->bytes == NULL)
    g_error ("There is no memory for the key");
  return self;
}

/**
 * desk_key_new:
 * @bytes: the key; the caller wipes its own copy
 */
DeskKey *
desk_key_new (const guint8 bytes[DESK_KEY_BYTES])
{
  DeskKey *self = make ();

  memcpy (self->bytes, bytes, DESK_KEY_BYTES);
  return self;
}

/**
 * desk_key_new_random:
 *
 * Returns: (transfer full): a key nobody has had
 */
DeskKey *
desk_key_new_random (void)
{
  DeskKey *self = make ();

  randombytes_buf (self->bytes, DESK_KEY_BYTES);
  return self;
}

/**
 * desk_key_ref:
 */
DeskKey *
desk_key_ref (DeskKey *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

/**
 * desk_key_unref:
 * The last one wipes the key.
 */
void
desk_key_unref (DeskKey *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  sodium_free (self->bytes);
  g_free (self);
}

/**
 * desk_key_peek:
 *
 * Returns: (transfer none) (array fixed-size=32): the key
 */
const guint8 *
desk_key_peek (DeskKey *self)
{
  return self->bytes;
}

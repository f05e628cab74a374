// SPDX-License-Identifier: GPL-3.0-or-later
// What the busy desk types, so that whoever looks afterwards can tell how much of it is there.
#pragma once

#include "store/key.h"

#include <string.h>

static const char desk_note_text[] =
    "Was told where the office of the service centre is and which papers to bring; ";

/* The first @n letters of a note. */
static inline char *
desk_note_make (int n)
{
  char *note = g_malloc (n + 1);

  for (int i = 0; i < n; i++)
    note[i] = desk_note_text[i % (int)(sizeof desk_note_text - 1)];
  note[n] = '\0';
  return note;
}

/* How many letters of a note this is; -1 where it is none. */
static inline int
desk_note_count (const char *note)
{
  int n = note != NULL ? (int)strlen (note) : 0;
  g_autofree char *expected = desk_note_make (n);

  return note == NULL || strcmp (note, expected) == 0 ? n : -1;
}

/* A key as 64 hexadecimal digits. */
static inline DeskKey *
desk_note_read_key (const char *text)
{
  guint8 bytes[DESK_KEY_BYTES];

  g_assert_cmpuint (strlen (text), ==, 2 * DESK_KEY_BYTES);
  for (int i = 0; i < DESK_KEY_BYTES; i++)
    bytes[i] = (guint8)(g_ascii_xdigit_value (text[2 * i]) * 16 + g_ascii_xdigit_value (text[2 * i + 1]));
  return desk_key_new (bytes);
}

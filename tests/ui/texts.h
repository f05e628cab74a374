// SPDX-License-Identifier: GPL-3.0-or-later
// What a catalogue of translations says, to tell our own words on a screen from what people typed.
#pragma once

#include <glib.h>

typedef struct
{
  GHashTable *whole;   /* texts without a hole */
  GPtrArray *patterns; /* texts with holes for numbers and names */
} Texts;

Texts *texts_load (const char *path);
void texts_free (Texts *texts);
gboolean texts_has (const Texts *texts, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Texts, texts_free)

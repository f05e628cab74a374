// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/vocabulary.h"

G_BEGIN_DECLS

/**
 * DeskCodeMatch:
 * What a code field reads its text against. Borrows everything.
 */
typedef struct
{
  DeskVocabulary *vocabulary;
  const char *language;
  const char *const *favourites; /* codes that one digit chooses, NULL where there are none */
} DeskCodeMatch;

gboolean desk_code_match_is_digits (const char *text);
const char *desk_code_match_get_favourite_digit (const DeskCodeMatch *self, const char *code);
gboolean desk_code_match_fits (const DeskCodeMatch *self, DeskTerm *term, const char *text);
const char *desk_code_match_read (const DeskCodeMatch *self, const char *text);
gboolean desk_code_match_is_complete (const DeskCodeMatch *self, const char *text);

G_END_DECLS

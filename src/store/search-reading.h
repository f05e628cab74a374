// SPDX-License-Identifier: GPL-3.0-or-later
// How what was typed can be read: names, numbers, both. A pure function of the text.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DeskSearchReading:
 * @words: (array zero-terminated=1): the words of a name, folded; empty where nothing but a number was typed
 * @whole: (nullable): the whole text as a document or register number, canonical; NULL where it has no digit
 * @number: (nullable): the typed number alone, canonical; differs from @whole where a name stands beside it
 * @digits: (array zero-terminated=1): the number's digits, then what they are with the country's code before them;
 *   empty where letters belong to the number
 */
typedef struct
{
  char **words;
  char *whole;
  char *number;
  char **digits;
} DeskSearchReading;

DeskSearchReading *desk_search_reading_new (const char *text, const char *country) G_GNUC_WARN_UNUSED_RESULT;
void desk_search_reading_free (DeskSearchReading *self);
gboolean desk_search_reading_fits_number (const DeskSearchReading *self, const char *numbers);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskSearchReading, desk_search_reading_free)

/**
 * DeskNamePattern:
 * Beginnings of a surname, a given name and a patronymic; the latter two may be NULL. Folded.
 */
typedef struct
{
  char *surname;
  char *given_name;
  char *patronymic;
} DeskNamePattern;

GPtrArray *desk_name_patterns_new (const char *const *words) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *desk_name_patterns_new_given_first (const char *const *words) G_GNUC_WARN_UNUSED_RESULT;
gboolean desk_name_pattern_fits (const DeskNamePattern *self, const char *surname, const char *given_name,
                                 const char *patronymic);

G_END_DECLS

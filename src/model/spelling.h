// SPDX-License-Identifier: GPL-3.0-or-later
// How one name or number is recognised in different spellings: for search, for duplicates, for capitals. What a person's
// papers say is stored as written; nothing here transliterates.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * desk_spelling_fold:
 * @text: a name, or what was typed to find one; valid UTF-8
 *
 * The form in which names are searched and compared: small letters; apostrophes, ь and ъ dropped; ґ ғ = г; є ё э = е;
 * і ї ы = и; ә = а; қ = к; ң = н; ө = о; ұ ү = у; һ = х; Latin letters without their marks; Latin look-alikes inside a
 * Cyrillic word are Cyrillic. Hyphens and everything else that is no letter or digit split words; words are joined by
 * one space. Folding twice changes nothing. Made for a million names: allocates nothing but the result.
 *
 * Returns: (transfer full): the folded text, "" when nothing is left
 */
char *desk_spelling_fold (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/**
 * desk_spelling_canonical_number:
 * @text: the series and number of a document, or a plate, as written
 *
 * The form in which document numbers are compared: capitals, Cyrillic letters that look Latin become Latin, the sign №,
 * spaces and dashes are dropped. Other Cyrillic letters stay.
 *
 * Returns: (transfer full): the canonical form
 */
char *desk_spelling_canonical_number (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/**
 * desk_spelling_layout_variants:
 * @text: what was typed
 *
 * What may have been meant when the wrong keyboard layout was on: Latin read as Ukrainian, Russian and Kazakh keys,
 * Cyrillic read as Latin keys, the Kazakh digit row read as digits.
 *
 * Returns: (transfer full) (array zero-terminated=1): the readings, without @text itself and without doubles
 */
char **desk_spelling_layout_variants (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/**
 * desk_spelling_within_one_swap:
 * @a: folded text
 * @b: folded text
 *
 * Whether the two are equal, or become so when two neighbouring letters of one are exchanged.
 */
gboolean desk_spelling_within_one_swap (const char *a, const char *b);

/**
 * desk_spelling_swaps:
 * @folded: folded text
 *
 * For looking up in an index: every text that has one pair of neighbouring letters of a word exchanged.
 *
 * Returns: (transfer full) (array zero-terminated=1): the texts, without @folded itself
 */
char **desk_spelling_swaps (const char *folded) G_GNUC_WARN_UNUSED_RESULT;

/**
 * desk_spelling_capitalise:
 * @name: a surname, given name or patronymic as typed
 *
 * Sets the capitals of a name, part by part: "ковальчук-іванова" becomes "Ковальчук-Іванова", "о'браєн" "О'Браєн",
 * "СИДОРЕНКО" "Сидоренко"; "МакДональд" is left alone, and so are the small words ұлы, қызы, огли, кизи, оглы, кызы that
 * follow a name. Spaces are trimmed and single.
 *
 * Returns: (transfer full): the name
 */
char *desk_spelling_capitalise (const char *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

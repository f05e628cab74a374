// SPDX-License-Identifier: GPL-3.0-or-later
// How one name or number is recognised in different spellings: for search, for duplicates, for capitals. What a person's
// papers say is stored as written; nothing here transliterates.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *desk_spelling_fold (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *desk_spelling_canonical_number (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *desk_spelling_write_number (const char *text, gboolean cyrillic) G_GNUC_WARN_UNUSED_RESULT;
char **desk_spelling_layout_variants (const char *text) G_GNUC_WARN_UNUSED_RESULT;
gboolean desk_spelling_within_one_swap (const char *a, const char *b);
char **desk_spelling_swaps (const char *folded) G_GNUC_WARN_UNUSED_RESULT;
char *desk_spelling_capitalise (const char *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/vocabulary.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_CODE_ENTRY (desk_code_entry_get_type ())

/**
 * DeskCodeEntry:
 * A field that chooses a term by its digits, by one digit of a favourite, or by letters of its name. What fits is
 * listed below while the field has the focus.
 */
G_DECLARE_FINAL_TYPE (DeskCodeEntry, desk_code_entry, DESK, CODE_ENTRY, GtkWidget)

void desk_code_entry_bind (DeskCodeEntry *self, DeskVocabulary *vocabulary, const char *language);
void desk_code_entry_set_favourites (DeskCodeEntry *self, const char *const *codes);
const char *desk_code_entry_get_code (DeskCodeEntry *self);
void desk_code_entry_set_code (DeskCodeEntry *self, const char *code);
const char *desk_code_entry_get_message (DeskCodeEntry *self);
void desk_code_entry_set_words (DeskCodeEntry *self, GtkLabel *words);
const char *desk_code_entry_get_typed (DeskCodeEntry *self);
void desk_code_entry_set_typed (DeskCodeEntry *self, const char *text);
gboolean desk_code_entry_commit (DeskCodeEntry *self);

G_END_DECLS

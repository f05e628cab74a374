// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/vocabulary.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_CHOICE_ENTRY (desk_choice_entry_get_type ())

/**
 * DeskChoiceEntry:
 * A choice between a few terms that all stand there, each with the digit that chooses it.
 */
G_DECLARE_FINAL_TYPE (DeskChoiceEntry, desk_choice_entry, DESK, CHOICE_ENTRY, GtkWidget)

void desk_choice_entry_bind (DeskChoiceEntry *self, DeskVocabulary *vocabulary, const char *language);
const char *desk_choice_entry_get_code (DeskChoiceEntry *self);
void desk_choice_entry_set_code (DeskChoiceEntry *self, const char *code);

G_END_DECLS

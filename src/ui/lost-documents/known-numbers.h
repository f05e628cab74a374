// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/person.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_KNOWN_NUMBERS (desk_known_numbers_get_type ())

/**
 * DeskKnownNumbers:
 * The numbers that a person's record knows of documents of one type, offered with their ends.
 * Emits `taken (number)` when the officer takes one.
 */
G_DECLARE_FINAL_TYPE (DeskKnownNumbers, desk_known_numbers, DESK, KNOWN_NUMBERS, AdwBin)

void desk_known_numbers_show (DeskKnownNumbers *self, DeskPerson *person, const char *type);
gboolean desk_known_numbers_take_first (DeskKnownNumbers *self);

G_END_DECLS

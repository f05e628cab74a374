// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/front-desk/matches.h"
#include "ui/front-desk/visit-acts.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_ENTRY (desk_entry_get_type ())

/**
 * DeskEntry:
 * The always-ready entry: who came, what about, and how it ended where it is over already. What stands in it is a draft
 * that survives a power cut.
 * Signals: `admitted (id, state, has outcome)`: a visit was saved; `visit-chosen (id)`: the typed number is a visit's;
 * `expected-chosen (id)`: somebody who is booked came, and this is the appointment.
 */
G_DECLARE_FINAL_TYPE (DeskEntry, desk_entry, DESK, ENTRY, AdwBin)

void desk_entry_bind (DeskEntry *self, DeskContext *context, DeskVisitActs *acts, DeskBoardModel *board,
                      DeskMatches *matches);
void desk_entry_begin_check_in (DeskEntry *self);
void desk_entry_set_favourites (DeskEntry *self, const char *const *topics);
void desk_entry_set_narrow (DeskEntry *self, gboolean narrow);
void desk_entry_set_person (DeskEntry *self, DeskPerson *person);
gboolean desk_entry_take_key (DeskEntry *self, GtkEventControllerKey *controller);
void desk_entry_flush (DeskEntry *self);
void desk_entry_renew_rooms (DeskEntry *self);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// A row of a register on the screen.
#pragma once

#include "model/record.h"
#include "store/matches.h"
#include "store/standing.h"

G_BEGIN_DECLS

#define DESK_TYPE_REGISTER_ROW (desk_register_row_get_type ())

/**
 * DeskRegisterRow:
 * One row: its record (NULL while it is being fetched), the person it is about (of a visit; of a statement or a loss the
 * applicant), or who may be the same person (in the register of duplicates). A pair of documents has the find as its record,
 * the loss or statement in the place of the person, and the match. Notifies when it is filled, and when the record was changed since.
 */
G_DECLARE_FINAL_TYPE (DeskRegisterRow, desk_register_row, DESK, REGISTER_ROW, GObject)

DeskRegisterRow *desk_register_row_new (guint position) G_GNUC_WARN_UNUSED_RESULT;
guint desk_register_row_get_position (DeskRegisterRow *self);
void desk_register_row_set_position (DeskRegisterRow *self, guint position);
DeskRecord *desk_register_row_get_record (DeskRegisterRow *self);
DeskRecord *desk_register_row_get_person (DeskRegisterRow *self);
gint64 desk_register_row_get_last_visit (DeskRegisterRow *self);
void desk_register_row_fill (DeskRegisterRow *self, DeskRecord *record, DeskRecord *person,
                             gint64 last_visit);
const DeskMatch *desk_register_row_get_match (DeskRegisterRow *self);
void desk_register_row_set_match (DeskRegisterRow *self, const DeskMatch *match);
DeskStandingState desk_register_row_get_standing (DeskRegisterRow *self);
void desk_register_row_set_standing (DeskRegisterRow *self, DeskStandingState standing);
gboolean desk_register_row_shows (DeskRegisterRow *self, const char *id);

G_END_DECLS

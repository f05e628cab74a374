// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/person.h"
#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_HOLDER_BOX (desk_holder_box_get_type ())

/**
 * DeskHolderBox:
 * Whose document it is, where it is not the applicant's, and on what ground the applicant stands for that person; the
 * paper that shows it is named.
 * Emits `typed` with each keystroke and `changed` when the holder, or what is known of him or her, is another.
 */
G_DECLARE_FINAL_TYPE (DeskHolderBox, desk_holder_box, DESK, HOLDER_BOX, AdwBin)

/**
 * DeskHolderBoxCell:
 * The two things that are asked.
 */
typedef enum
{
  DESK_HOLDER_PERSON,
  DESK_HOLDER_BASIS,
  DESK_HOLDER_N_CELLS
} DeskHolderBoxCell;

void desk_holder_box_bind (DeskHolderBox *self, DeskContext *context, const char *basis_label);
void desk_holder_box_set (DeskHolderBox *self, const char *person, const char *basis);
const char *desk_holder_box_get_id (DeskHolderBox *self);
const char *desk_holder_box_get_basis (DeskHolderBox *self);
DeskPerson *desk_holder_box_get_person (DeskHolderBox *self);
const char *desk_holder_box_get_typed (DeskHolderBox *self, DeskHolderBoxCell cell);
void desk_holder_box_set_typed (DeskHolderBox *self, DeskHolderBoxCell cell, const char *text);
const char *desk_holder_box_get_fault (DeskHolderBox *self);
void desk_holder_box_set_words (DeskHolderBox *self, GtkLabel *words);
void desk_holder_box_commit (DeskHolderBox *self);
gboolean desk_holder_box_focus (DeskHolderBox *self, DeskHolderBoxCell cell);

G_END_DECLS

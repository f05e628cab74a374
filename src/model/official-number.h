// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/hand.h"
#include "model/record.h"

G_BEGIN_DECLS

/**
 * DeskOfficialFields:
 * The fields of a record that hold the numbers other registers gave, entries of lists that share their keys.
 * @number: as the register gave it
 * @kind: which register, a term of `official_numbers`
 * @given: when it was given, seconds UTC
 * @by: the officer who attached it
 */
typedef struct
{
  guint number;
  guint kind;
  guint given;
  guint by;
} DeskOfficialFields;

const DeskOfficialFields *desk_official_number_get_fields (DeskRecord *record);
const char *desk_official_number_find_fault (DeskRecord *record, guint *field);
void desk_official_number_attach (DeskRecord *record, const DeskHand *hand);

G_END_DECLS

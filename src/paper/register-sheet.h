// SPDX-License-Identifier: GPL-3.0-or-later
// What the registers on paper share: the head with the period, the foot with the line to sign on.
#pragma once

#include "paper/paper-source.h"
#include "paper/sheet.h"

G_BEGIN_DECLS

/**
 * DeskRegisterSheet:
 * A register while it is made. Owns nothing.
 * @words: the group of its texts in the profile: "losses"
 */
typedef struct
{
  DeskPaperSource *source;
  const char *language;
  const char *words;
  DeskSheet *sheet;
} DeskRegisterSheet;

/**
 * DeskRegisterSheetColumn:
 * @key: which text of the profile heads it: "sheet.row"
 * @weight: share of the width
 * @align: how its cells stand
 */
typedef struct
{
  const char *key;
  double weight;
  PangoAlignment align;
} DeskRegisterSheetColumn;

void desk_register_sheet_begin (DeskRegisterSheet *self, DeskPaperSource *source, const char *words,
                                const char *language);
void desk_register_sheet_begin_rows (DeskRegisterSheet *self, const DeskRegisterSheetColumn *columns,
                                     guint n_columns);
void desk_register_sheet_end_rows (DeskRegisterSheet *self, guint n_rows);
void desk_register_sheet_sign (DeskRegisterSheet *self);

const char *desk_register_sheet_get_text (DeskRegisterSheet *self, const char *key);

G_END_DECLS

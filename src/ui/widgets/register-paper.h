// SPDX-License-Identifier: GPL-3.0-or-later
// A register on paper.
#pragma once

#include "paper/papers.h"
#include "store/register-page.h"
#include "ui/widgets/register-export.h"

G_BEGIN_DECLS

/**
 * DeskRegisterPaper:
 * How a register gets onto paper.
 * @id: of the paper
 * @table: which rows it has
 * @add: hands a row, whose record is there, to what the paper is made from
 */
typedef struct
{
  const char *id;
  const DeskRegisterTable *table;
  void (*add) (DeskPaperSource *source, const DeskRegisterEntry *entry, GPtrArray *officers);
} DeskRegisterPaper;

void desk_register_paper_present (GtkWidget *from, DeskContext *context, const DeskRegisterPaper *paper,
                                  const DeskRegisterQuery *query);

G_END_DECLS

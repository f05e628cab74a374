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
 * @read: (nullable): runs on the worker: puts what a row is linked with into @linked, id to DeskRecord
 * @add: hands a row, whose record is there, to what the paper is made from
 * @oldest_first: the rows come in the order in which they stand on paper; else the newest first
 */
typedef struct
{
  const char *id;
  const DeskRegisterTable *table;
  void (*read) (DeskDatabase *database, const DeskRegisterEntry *entry, GHashTable *linked);
  void (*add) (DeskPaperSource *source, const DeskRegisterEntry *entry, GPtrArray *officers,
               GHashTable *linked);
  gboolean oldest_first;
} DeskRegisterPaper;

void desk_register_paper_present (GtkWidget *from, DeskContext *context, const DeskRegisterPaper *paper,
                                  const DeskRegisterQuery *query);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// A save that can be taken back by its notice.
#pragma once

#include "model/record.h"
#include "ui/context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DeskUndoable:
 * One decision of an officer: what it writes into one or more records, in one transaction, and what stood there before.
 */
typedef struct _DeskUndoable DeskUndoable;

DeskUndoable *desk_undoable_new (GtkWidget *from, DeskContext *context,
                                 const char *notice) G_GNUC_WARN_UNUSED_RESULT;
void desk_undoable_free (DeskUndoable *self);
void desk_undoable_add (DeskUndoable *self, DeskRecord *after, DeskRecord *before);
void desk_undoable_run (DeskUndoable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskUndoable, desk_undoable_free)

G_END_DECLS

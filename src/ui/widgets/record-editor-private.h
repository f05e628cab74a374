// SPDX-License-Identifier: GPL-3.0-or-later
// What only the files of the editor may know of it.
#pragma once

#include "ui/widgets/autosave.h"
#include "ui/widgets/finding-list.h"
#include "ui/widgets/record-editor.h"

G_BEGIN_DECLS

typedef struct
{
  DeskContext *context;
  DeskRecord *record;
  DeskRecord *shown; /* as it is registered; NULL while it is not */
  gint64 base;
  DeskVisit *visit; /* in which it is taken; NULL: none */
  gint64 visit_base;
  gulong record_handler;
  DeskAutosave *autosave;
  DeskRecord *saving; /* what a save under way writes */
  DeskSave *save;     /* NULL until the draft is quiet */
  gboolean waiting;   /* registering goes on when the answer is there */
  gboolean asked;     /* registering was tried: what is missing is shown from then on */

  AdwBin *form;
  AdwBin *aside;
  DeskFindingList *findings;
  GtkWidget *reason_group;
  GtkEditable *reason;
  GtkLabel *reason_message;
  GtkLabel *state;
  GtkButton *primary;
  GtkButton *matches; /* leads to what fits, which may be out of view in a narrow window */
} DeskRecordEditorPrivate;

DeskRecordEditorPrivate *desk_record_editor_get_private (DeskRecordEditor *self);
GVariant *desk_record_editor_collect (gpointer data) G_GNUC_WARN_UNUSED_RESULT;
void desk_record_editor_start_autosave (DeskRecordEditor *self, const DeskDraft *draft);

G_END_DECLS

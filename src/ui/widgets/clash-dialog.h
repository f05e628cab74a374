// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DeskClashAnswer:
 * What the officer decides about fields that somebody else wrote while the form was open.
 */
typedef enum
{
  DESK_CLASH_LOOK_AGAIN,  /* nothing is written yet */
  DESK_CLASH_KEEP_THEIRS, /* what stands there stays */
  DESK_CLASH_WRITE_MINE   /* what was typed here takes its place; both remain in the history */
} DeskClashAnswer;

/**
 * DeskClashFunc:
 * Told once what the officer decided.
 */
typedef void (*DeskClashFunc) (DeskClashAnswer answer, gpointer data);

void desk_clash_dialog_ask (GtkWidget *from, DeskContext *context, DeskRecord *record, GPtrArray *clashes,
                            DeskClashFunc func, gpointer data);
void desk_clash_take_answer (DeskClashAnswer answer, GPtrArray *clashes, DeskRecord *shown,
                             DeskRecord *record);

G_END_DECLS

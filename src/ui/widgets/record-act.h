// SPDX-License-Identifier: GPL-3.0-or-later
// What is done with registered records, as one save.
#pragma once

#include "model/hand.h"
#include "model/record.h"
#include "ui/context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DeskRecordDone:
 * @saved: FALSE where the officer has been told that it is not
 */
typedef void (*DeskRecordDone) (gboolean saved, gpointer data);

DeskHand desk_record_act_get_hand (DeskContext *context, DeskRecord *record);
void desk_record_act_run (GtkWidget *from, DeskContext *context, DeskSave *save, DeskRecordDone done,
                          gpointer data);
void desk_record_act_save (GtkWidget *from, DeskContext *context, DeskRecord *record, DeskRecord *shown,
                           gint64 base, const char *reason, DeskRecordDone done, gpointer data);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// What was declared as lost turns out stolen: a statement of theft that carries everything.
#pragma once

#include "model/hand.h"
#include "model/loss.h"
#include "store/draft.h"
#include "ui/context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_CONVERSION_LOSS "loss:" /* in the draft of the statement: id of the registered loss */
#define DESK_CONVERSION_DOCUMENT "loss-document:" /* key of the document in it; not there: all of them */

DeskDraft *desk_loss_conversion_make_draft (DeskContext *context, GVariant *typed) G_GNUC_WARN_UNUSED_RESULT;
void desk_loss_conversion_open (GtkWidget *from, DeskContext *context, const DeskDraft *draft);
void desk_loss_conversion_begin (GtkWidget *from, DeskContext *context, DeskLoss *loss, const char *document);
void desk_loss_conversion_settle (DeskSave *save, DeskContext *context, DeskLoss *loss, gint64 base,
                                  const char *document, DeskRecord *statement, const DeskHand *hand);

G_END_DECLS

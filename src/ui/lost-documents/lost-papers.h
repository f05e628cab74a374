// SPDX-License-Identifier: GPL-3.0-or-later
// From a loss or a find to the preview of its papers.
#pragma once

#include "model/find.h"
#include "model/loss.h"
#include "model/person.h"
#include "ui/context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void desk_lost_papers_present (GtkWidget *from, DeskContext *context, const char *paper, const char *record);
void desk_lost_papers_present_loss_draft (GtkWidget *from, DeskContext *context, DeskLoss *loss,
                                          DeskPerson *applicant, GHashTable *persons);
void desk_lost_papers_present_find_draft (GtkWidget *from, DeskContext *context, const char *paper,
                                          DeskFind *find, DeskPerson *finder, DeskPerson *receiver);

G_END_DECLS

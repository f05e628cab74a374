// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/visit.h"
#include "ui/widgets/autosave.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_VISIT_DRAFT (desk_visit_draft_get_type ())

/**
 * DeskVisitDraft:
 * What is being typed into the rows of an open visit and is not left yet: written as a draft, and put back into the rows
 * when the visit is opened after a power cut.
 */
G_DECLARE_FINAL_TYPE (DeskVisitDraft, desk_visit_draft, DESK, VISIT_DRAFT, GObject)

DeskVisitDraft *desk_visit_draft_new (DeskContext *context, GtkWidget *form,
                                      DeskVisit *visit) G_GNUC_WARN_UNUSED_RESULT;
void desk_visit_draft_settle (DeskVisitDraft *self, DeskAutosaveSettled settled, gpointer data);
void desk_visit_draft_flush (DeskVisitDraft *self);

G_END_DECLS

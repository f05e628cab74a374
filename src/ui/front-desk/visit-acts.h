// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/visit-step.h"
#include "ui/front-desk/board-model.h"

G_BEGIN_DECLS

/**
 * DeskVisitDone:
 * @visit: (nullable): the visit as it was saved, with id and numbers; NULL where it could not be saved
 *
 * Called when an act is on disk, or when the officer has been told that it is not.
 */
typedef void (*DeskVisitDone) (DeskVisit *visit, gpointer data);

#define DESK_TYPE_VISIT_ACTS (desk_visit_acts_get_type ())

/**
 * DeskVisitActs:
 * Everything an officer does with visits, each act one save. The board shows an act at once; when the save fails, the
 * officer is told and the board shows what the store holds. Acts without legal effect can be undone.
 */
G_DECLARE_FINAL_TYPE (DeskVisitActs, desk_visit_acts, DESK, VISIT_ACTS, GObject)

DeskVisitActs *desk_visit_acts_new (DeskContext *context, DeskBoardModel *board,
                                    GtkWidget *widget) G_GNUC_WARN_UNUSED_RESULT;
void desk_visit_acts_admit (DeskVisitActs *self, DeskVisit *visit, DeskPerson *person, const char *state,
                            gint64 draft, DeskVisitDone done, gpointer data);
gboolean desk_visit_acts_check_in (DeskVisitActs *self, DeskVisitor *visitor, DeskVisitDone done,
                                   gpointer data);
gboolean desk_visit_acts_step (DeskVisitActs *self, DeskVisitor *visitor, DeskVisit *visit,
                               DeskVisitStep step, const char *detail, const char *reason, gint64 draft,
                               DeskVisitDone done, gpointer data);
void desk_visit_acts_save (DeskVisitActs *self, DeskVisitor *visitor, DeskVisit *visit, const char *reason,
                           gint64 draft, DeskVisitDone done, gpointer data);
void desk_visit_acts_view (DeskVisitActs *self, DeskRecord *record, const char *purpose, const char *text);
gboolean desk_visit_acts_may (DeskVisitActs *self, DeskVisitor *visitor, DeskVisitStep step);

G_END_DECLS

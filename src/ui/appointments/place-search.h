// SPDX-License-Identifier: GPL-3.0-or-later
// What the worker reads for the list of free places.
#pragma once

#include "ui/appointments/free-places.h"

G_BEGIN_DECLS

DeskPlace *desk_place_copy (const DeskPlace *self) G_GNUC_WARN_UNUSED_RESULT;
void desk_place_free (DeskPlace *self);

/**
 * DeskPlaceQuestion:
 * A search on its way to the worker.
 * @query: as the store takes it
 * @desk: this desk, "PL1-A"
 * @outside: (nullable): a wall time that was asked for by somebody who may book outside of the rules
 * @now: who receives at this moment is wanted, rather than the next places
 * @page: which ten places, from 0 on
 * @hold: what the form holds itself
 * @limit: at most so many places
 */
typedef struct
{
  DeskBookingQuery *query;
  char *desk;
  char *outside;
  gboolean now;
  guint page;
  gint64 hold;
  guint limit;
} DeskPlaceQuestion;

DeskPlaceQuestion *desk_place_question_new (const DeskPlaceSearch *search,
                                            DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;
DeskPlaceQuestion *desk_place_question_copy (const DeskPlaceQuestion *self) G_GNUC_WARN_UNUSED_RESULT;
void desk_place_question_free (DeskPlaceQuestion *self);

gpointer desk_place_search_run (DeskDatabase *database, gpointer question, GCancellable *cancellable,
                                GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskPlaceQuestion, desk_place_question_free)

G_END_DECLS

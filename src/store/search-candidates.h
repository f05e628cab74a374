// SPDX-License-Identifier: GPL-3.0-or-later
// The best of what a search has come across so far.
#pragma once

#include "store/database.h"
#include "store/hit.h"

G_BEGIN_DECLS

/**
 * DeskCandidate:
 * An entry of the index that fits what was typed, before its record is read.
 */
typedef struct
{
  char *record;
  const char *kind; /* static */
  DeskHitLevel level;
  int rank; /* within the level */
  gint64 last_visit;
  char *matched;
} DeskCandidate;

/**
 * DeskCandidates:
 * The best candidates in order: by level, rank, last visit, then as they came. A record stands in it once.
 */
typedef struct
{
  GPtrArray *list; /* (element-type DeskCandidate) */
  guint limit;
  const char *
      sealed; /* kinds of statements and topics of appointments that are found by their numbers alone: ",a,b,", or "" */
} DeskCandidates;

DeskCandidates *desk_candidates_new (guint limit) G_GNUC_WARN_UNUSED_RESULT;
void desk_candidates_free (DeskCandidates *self);
gboolean desk_candidates_is_full (const DeskCandidates *self);
void desk_candidates_add (DeskCandidates *self, const DeskCandidate *candidate);
GPtrArray *desk_candidates_load (DeskCandidates *self, DeskDatabase *database, guint limit,
                                 GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskCandidates, desk_candidates_free)

G_END_DECLS

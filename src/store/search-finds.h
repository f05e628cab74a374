// SPDX-License-Identifier: GPL-3.0-or-later
// The best of what a search has come across so far.
#pragma once

#include "store/database.h"
#include "store/hit.h"

G_BEGIN_DECLS

/**
 * DeskFind:
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
} DeskFind;

/**
 * DeskFinds:
 * The best finds in order: by level, rank, last visit, then as they came. A record stands in it once.
 */
typedef struct
{
  GPtrArray *finds; /* (element-type DeskFind) */
  guint limit;
  const char *sealed; /* kinds of statements that are found by their numbers alone: ",a,b,", or "" */
} DeskFinds;

DeskFinds *desk_finds_new (guint limit) G_GNUC_WARN_UNUSED_RESULT;
void desk_finds_free (DeskFinds *self);
gboolean desk_finds_is_full (const DeskFinds *self);
void desk_finds_add (DeskFinds *self, const DeskFind *find);
GPtrArray *desk_finds_load (DeskFinds *self, DeskDatabase *database, guint limit, GCancellable *cancellable,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskFinds, desk_finds_free)

G_END_DECLS

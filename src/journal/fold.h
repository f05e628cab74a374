// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/change.h"
#include "journal/stamp.h"

G_BEGIN_DECLS

/** A change that wrote a value, and where it stands in the log (0: nowhere yet). */
typedef struct
{
  DeskChange *change;
  gint64 position;
} DeskFoldEntry;

/** The state of one field. It stands there from the first change that writes it, cleared or not. */
typedef struct
{
  const char *name;
  GVariant *value;        /* NULL: cleared */
  DeskFoldEntry *writers; /* the changes that wrote this very value; at least one, the newest last */
  guint n_writers;
  DeskFoldEntry *others; /* changes that wrote other values which nobody has settled yet */
  guint n_others;
} DeskFoldField;

/**
 * DeskFold: the state of one record, made of its changes.
 *
 * Apply the stamped changes in order of position, then the unstamped ones in the order their runs were
 * first seen and by n. Nothing is ever taken back: to fold again, begin anew. Not for several threads.
 */
typedef struct _DeskFold DeskFold;

DeskFold *desk_fold_new (void) G_GNUC_WARN_UNUSED_RESULT;
void desk_fold_free (DeskFold *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskFold, desk_fold_free)

/**
 * DeskSeenFunc:
 * @earlier: a change of the same record
 * @position: where it stands, 0: nowhere yet
 *
 * Returns: whether the author of the change being judged had @earlier on the screen.
 */
typedef gboolean (*DeskSeenFunc) (const DeskChange *earlier, gint64 position, gpointer data);

/**
 * DeskParentFunc:
 * @parent_run: (out) (transfer none): the run of the parent of the first change of @run; it must stay valid
 *   while a change is judged
 * @parent_n: (out): its number
 *
 * Returns: whether @run is known and has a parent.
 */
typedef gboolean (*DeskParentFunc) (const char *run, const char **parent_run, gint64 *parent_n,
                                    gpointer data);

/** The author of a change, for desk_author_has_seen(). */
typedef struct
{
  const DeskChange *change;
  gint64 base;           /* the base as it is counted: that of the change, clipped */
  DeskParentFunc parent; /* NULL: no run has a parent */
  gpointer parent_data;
} DeskAuthor;

gboolean desk_author_has_seen (const DeskChange *earlier, gint64 position, gpointer author);

void desk_fold_apply (DeskFold *self, DeskChange *change, const DeskStamp *stamp);
void desk_fold_apply_local (DeskFold *self, DeskChange *change, gint64 clip, DeskParentFunc parent,
                            gpointer data);
void desk_judge (const DeskFold *self, const DeskChange *change, DeskSeenFunc seen, gpointer data,
                 DeskStamp *stamp);

const DeskFoldField *desk_fold_get_fields (const DeskFold *self, guint *n_fields);
const DeskFoldField *desk_fold_get_field (const DeskFold *self, const char *name);
GVariant *desk_fold_get_value (const DeskFold *self, const char *name);
const char *desk_fold_get_kind (const DeskFold *self);
gboolean desk_fold_has_conflict (const DeskFold *self);
char *desk_fold_to_plain (const DeskFold *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

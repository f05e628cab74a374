// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DESK_NO_CLIP G_MAXINT64 /* the base of the change counts as it is */

/** What headquarters found about a change. Of the first three the fields still count. */
typedef enum
{
  DESK_VERDICT_OK,
  DESK_VERDICT_FULL,       /* no room in the slot, or it is another desk's */
  DESK_VERDICT_DUPNO,      /* the register number is taken */
  DESK_VERDICT_DENIED,     /* its author may not write this */
  DESK_VERDICT_STALE,      /* an old statement of headquarters that is no longer true */
  DESK_VERDICT_UNREADABLE, /* no line within the limits */
} DeskVerdict;

/** Other values of a field that stay although the change won: the ids of the changes that wrote them. */
typedef struct
{
  char *field;
  GPtrArray *ids; /* of char * */
} DeskKeep;

/**
 * DeskStamp: headquarters' decision on one change, never computed again.
 *
 * It carries results, so that folding needs nothing but the change and its stamp.
 */
typedef struct
{
  gint64 position; /* in the log, from 1; 0: none yet */
  gint64 at;       /* headquarters' clock, UTC seconds */
  gint64 off;      /* headquarters' clock minus the desk's, seconds; 0: within two minutes */
  gint64 clip;     /* the base as it was counted, or DESK_NO_CLIP */
  DeskVerdict verdict;
  GPtrArray *lost; /* (nullable): names of the fields that lost */
  GPtrArray *keep; /* (nullable): of DeskKeep * */
  char *via;       /* (nullable): the desk that brought it, if not its author */
} DeskStamp;

/** A stamp that says nothing but where the change stands. */
#define DESK_STAMP_PLAIN(where) ((DeskStamp){ .position = (where), .clip = DESK_NO_CLIP })

void desk_stamp_clear (DeskStamp *self);
void desk_stamp_free (DeskStamp *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DeskStamp, desk_stamp_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskStamp, desk_stamp_free)

DeskStamp *desk_stamp_read (const char *text, gssize length, GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *desk_stamp_write (const DeskStamp *self) G_GNUC_WARN_UNUSED_RESULT;

gboolean desk_stamp_is_folded (const DeskStamp *self);
gboolean desk_stamp_is_lost (const DeskStamp *self, const char *field);
void desk_stamp_add_lost (DeskStamp *self, const char *field);
const DeskKeep *desk_stamp_get_keep (const DeskStamp *self, const char *field);
void desk_stamp_add_keep (DeskStamp *self, const char *field, const char *id);
void desk_stamp_sort (DeskStamp *self);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/fold.h"
#include "model/record.h"
#include "store/database.h"

G_BEGIN_DECLS

/**
 * DeskRefold:
 * Folds records of one database from their changes; keeps what it learnt about runs from one record to the next.
 */
typedef struct _DeskRefold DeskRefold;

/** What headquarters said to a booking that still waits for its visitor. */
typedef enum
{
  DESK_PLACE_NONE,    /* it claims no place */
  DESK_PLACE_UNSAID,  /* nothing yet */
  DESK_PLACE_GRANTED, /* it has its place */
  DESK_PLACE_FULL     /* it has none: the place is full, or another desk's */
} DeskPlace;

DeskRefold *desk_refold_new (DeskDatabase *database) G_GNUC_WARN_UNUSED_RESULT;
void desk_refold_free (DeskRefold *self);
gboolean desk_refold_record (DeskRefold *self, const char *rec, DeskRecord **before, DeskRecord **record,
                             GError **error);
DeskFold *desk_refold_load (DeskRefold *self, const char *rec, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean desk_refold_read_place (DeskRefold *self, const char *rec, DeskPlace *place, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskRefold, desk_refold_free)

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/line.h"

G_BEGIN_DECLS

/**
 * DeskOffer:
 * A line that is offered to headquarters, read and hashed once: what follows happens under the lock of its log.
 */
typedef struct
{
  char *run;
  gint64 n;
  char *parent_run; /* (nullable): with n = 1 */
  gint64 parent_n;
  guint8 before[DESK_HASH_BYTES]; /* the chain before it */
  gint64 clip;                    /* what its base is cut to, or DESK_NO_CLIP */
  char *line;                     /* as it is kept: what cannot be read as {"raw":...} */
  DeskChange *change;             /* (nullable): NULL: it cannot be read */
  guint8 digest[DESK_HASH_BYTES];
} DeskOffer;

DeskOffer *desk_offer_new (const char *run, gint64 n, const char *parent_run, gint64 parent_n,
                           const guint8 before[DESK_HASH_BYTES], const char *line, gsize length,
                           gint64 clip) G_GNUC_WARN_UNUSED_RESULT;
void desk_offer_free (DeskOffer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskOffer, desk_offer_free)

G_END_DECLS

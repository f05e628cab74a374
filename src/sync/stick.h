// SPDX-License-Identifier: GPL-3.0-or-later
// One half of an exchange in a file, for a desk without a link: what goes to headquarters, and its answer.
#pragma once

#include "sync/round.h"
#include "sync/sync.h"

G_BEGIN_DECLS

/**
 * DeskStick:
 * A file that is written or read once.
 */
typedef struct
{
  DeskStore *store;
  GFile *file;
  gint64 now; /* the desk's clock, seconds UTC */
  GCancellable *cancellable;
  DeskRoundFunc tell;
  gpointer tell_data;
  DeskSyncCarried report;
} DeskStick;

gboolean desk_stick_write (DeskStick *self, GError **error);
gboolean desk_stick_read (DeskStick *self, GError **error);

G_END_DECLS

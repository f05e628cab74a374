// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/store.h"
#include "sync/sync.h"

G_BEGIN_DECLS

/**
 * DeskEnrol:
 * What it takes to enrol a desk, once.
 */
typedef struct
{
  DeskStore *store;
  char *address; /* as typed */
  char *code;    /* as typed */
  DeskSyncEnrolFlags flags;
  guint idle_seconds;
} DeskEnrol;

DeskEnrol *desk_enrol_new (DeskStore *store, const char *address, const char *code, DeskSyncEnrolFlags flags,
                           guint idle_seconds) G_GNUC_WARN_UNUSED_RESULT;
void desk_enrol_free (DeskEnrol *self);
gboolean desk_enrol_run (DeskEnrol *self, GCancellable *cancellable, GError **error);

G_END_DECLS

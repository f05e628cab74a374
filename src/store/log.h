// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/change.h"
#include "journal/line.h"
#include "store/database.h"

G_BEGIN_DECLS

/**
 * DeskLogHead:
 * Where the journal of this desk stands: kept in memory so that a save reads nothing. Copied before a transaction
 * and put back when it fails.
 */
typedef struct
{
  gint64 run;                    /* row of the present run, 0 while this start has written nothing */
  char run_name[64];             /* its name */
  gint64 n;                      /* its last change */
  gint64 last_run;               /* row of the run of the last own change, 0: there is none */
  char last_name[64];            /* name of that run */
  gint64 last_n;                 /* number of the last own change */
  guint8 chain[DESK_HASH_BYTES]; /* its chain */
  gint64 row;                    /* its row */
  gint64 newest;                 /* time of the newest own change, seconds UTC, 0: none */
  gboolean foreign;              /* whether others wrote into the log */
} DeskLogHead;

gboolean desk_log_load (DeskDatabase *database, GError **error);
gboolean desk_log_begin_run (DeskDatabase *database, GError **error);
gboolean desk_log_append (DeskDatabase *database, const DeskChange *change, GError **error);
gboolean desk_log_is_last (DeskDatabase *database, const char *id);
gboolean desk_log_is_behind (DeskDatabase *database, gint64 now);
gboolean desk_log_confirm_clock (DeskDatabase *database, gint64 now, GError **error);

G_END_DECLS

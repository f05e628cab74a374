// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/record.h"
#include "store/database.h"

G_BEGIN_DECLS

/**
 * DeskEvent:
 * One event in the life of a record, read from the journal: who, when, which fields, why.
 * For a person also the changes of its visits, statements, losses and appointments, and of what it found or received; for each
 * the viewings, printings and attachments.
 */
typedef struct
{
  char *change;      /* "RUN.n" */
  char *kind;        /* kind of the record that was changed */
  char *record;      /* its id */
  gboolean created;  /* this change created it */
  gint64 time;       /* the desk's clock, seconds UTC */
  char *officer;     /* officer code */
  char *reason;      /* NULL where none was needed */
  GPtrArray *fields; /* (element-type DeskFieldValue) */
  GPtrArray *were;   /* (element-type GVariant): what stood in each of the fields before, NULL for nothing */
  char *topic;       /* of a visit, a statement or an appointment: what it is about now; else NULL */
  char *matter;      /* of a statement: its kind; else NULL */
  gboolean at_hq;    /* has a stamp */
} DeskEvent;

void desk_event_free (DeskEvent *self);
GPtrArray *desk_history_load (DeskDatabase *database, const char *record, GCancellable *cancellable,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

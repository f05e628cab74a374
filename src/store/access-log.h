// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/database.h"

G_BEGIN_DECLS

/**
 * DeskAccess:
 * That somebody opened a record.
 */
typedef struct
{
  gint64 time;        /* the desk's clock, seconds UTC */
  char *officer;      /* officer code */
  char *of;           /* id of the record */
  char *person;       /* "Shevchuk O. M." where it is a person with a name, NULL otherwise */
  char *kind;         /* of the record: "visit", "person"; NULL where it is of none that is opened */
  char *number;       /* of a record of such a kind, NULL: none */
  char *purpose;      /* a term of "access_purposes", NULL: none was asked for */
  char *purpose_text; /* in words, NULL: none */
} DeskAccess;

void desk_access_free (DeskAccess *self);
GPtrArray *desk_access_log_load (DeskDatabase *database, guint limit, GCancellable *cancellable,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

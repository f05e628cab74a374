// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DeskHand:
 * Who does a step with a record, where and when.
 */
typedef struct
{
  const char *officer; /* id of the officer's record */
  const char *role;    /* the officer's role, "duty" */
  const char *desk;    /* the desk, "PL1-A" */
  gint64 now;          /* the desk's clock, seconds UTC */
} DeskHand;

G_END_DECLS

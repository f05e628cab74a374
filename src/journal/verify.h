// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** A line with what is stored beside it. */
typedef struct
{
  const char *run;
  gint64 n;
  const char *parent_run; /* (nullable): with n = 1, as the run says */
  gint64 parent_n;
  const char *line;
  gsize length;
  const guint8 *chain; /* 32 bytes */
} DeskVerifyLine;

/**
 * DeskVerifyNextFunc:
 * @line: (out): the next line: run by run, each by n. What it points to stays until the next call.
 *
 * Returns: %FALSE at the end, or with @error set if the lines cannot be had.
 */
typedef gboolean (*DeskVerifyNextFunc) (DeskVerifyLine *line, gpointer data, GError **error);

/**
 * DeskVerifyChainFunc:
 * @chain: (out): the chain stored with this change
 *
 * Returns: whether there is such a change. Asked once a run, for its parent.
 */
typedef gboolean (*DeskVerifyChainFunc) (const char *run, gint64 n, guint8 chain[32], gpointer data);

gboolean desk_verify (DeskVerifyNextFunc next, DeskVerifyChainFunc chain_of, gpointer data, gint64 *n_lines,
                      GError **error);

G_END_DECLS

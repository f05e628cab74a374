// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/headquarters.h"

G_BEGIN_DECLS

/** How many records an import made, changed, and left as they were. */
typedef struct
{
  guint n_added;
  guint n_changed;
  guint n_same;
} DeskReferenceCount;

/**
 * DeskReferenceKind:
 * A kind of reference data: what headquarters writes for all desks of the region.
 */
typedef struct _DeskReferenceKind DeskReferenceKind;

const DeskReferenceKind *desk_reference_find (const char *name);
GPtrArray *desk_reference_read (const DeskReferenceKind *kind, GPtrArray *rows,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean desk_reference_write (const DeskReferenceKind *kind, DeskHq *hq, GPtrArray *records,
                               DeskReferenceCount *count, GError **error);

G_END_DECLS

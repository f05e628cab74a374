// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

const GType *desk_record_types_list (guint *n_types);
GType desk_record_types_find (const char *kind);
DeskRecord *desk_record_types_create (const char *kind, const char *id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

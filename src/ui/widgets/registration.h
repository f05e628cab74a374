// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/visit.h"
#include "ui/context.h"

G_BEGIN_DECLS

DeskSave *desk_registration_new (DeskContext *context, DeskRecord *record, guint number_field,
                                 GPtrArray *attachments, DeskVisit *visit, gint64 visit_base,
                                 const char *outcome) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

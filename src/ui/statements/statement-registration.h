// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/statement.h"
#include "ui/context.h"

G_BEGIN_DECLS

DeskSave *desk_statement_registration_new (DeskContext *context, DeskStatement *statement,
                                           GPtrArray *attachments, DeskRecord *visit,
                                           gint64 visit_base) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

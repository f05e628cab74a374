// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/finding.h"
#include "model/person.h"
#include "model/profile.h"
#include "model/statement.h"

G_BEGIN_DECLS

GArray *desk_statement_check (DeskStatement *self, DeskPerson *applicant, guint n_attachments,
                              DeskProfile *profile, const char *language,
                              gint64 now) G_GNUC_WARN_UNUSED_RESULT;
gboolean desk_statement_is_sealed (DeskStatement *self, DeskProfile *profile);

G_END_DECLS

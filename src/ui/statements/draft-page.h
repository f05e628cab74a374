// SPDX-License-Identifier: GPL-3.0-or-later
// The pages on which statements are taken, or amended.
#pragma once

#include "model/appointment.h"
#include "model/statement.h"
#include "store/draft.h"
#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

AdwNavigationPage *desk_statement_draft_page_new (DeskContext *context, const char *visit,
                                                  const char *person) G_GNUC_WARN_UNUSED_RESULT;
AdwNavigationPage *desk_statement_draft_page_new_from_draft (DeskContext *context, const DeskDraft *draft)
    G_GNUC_WARN_UNUSED_RESULT;
AdwNavigationPage *desk_statement_draft_page_new_supplement (DeskContext *context, DeskStatement *statement)
    G_GNUC_WARN_UNUSED_RESULT;
AdwNavigationPage *
desk_statement_draft_page_new_from_reception (DeskContext *context,
                                              DeskAppointment *appointment) G_GNUC_WARN_UNUSED_RESULT;
AdwNavigationPage *desk_statement_draft_page_new_amendment (DeskContext *context, DeskStatement *statement,
                                                            gint64 base) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// The pages on which losses and finds are taken, or amended.
#pragma once

#include "model/find.h"
#include "model/loss.h"
#include "store/draft.h"
#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_LOSS_DRAFT "loss" /* the forms in the table of drafts */
#define DESK_FIND_DRAFT "find"

AdwNavigationPage *desk_loss_draft_page_new (DeskContext *context, const char *visit,
                                             const char *person) G_GNUC_WARN_UNUSED_RESULT;
AdwNavigationPage *desk_loss_draft_page_new_from_draft (DeskContext *context,
                                                        const DeskDraft *draft) G_GNUC_WARN_UNUSED_RESULT;
AdwNavigationPage *desk_loss_draft_page_new_amendment (DeskContext *context, DeskLoss *loss,
                                                       gint64 base) G_GNUC_WARN_UNUSED_RESULT;

AdwNavigationPage *desk_find_draft_page_new (DeskContext *context, const char *visit,
                                             const char *finder) G_GNUC_WARN_UNUSED_RESULT;
AdwNavigationPage *desk_find_draft_page_new_from_draft (DeskContext *context,
                                                        const DeskDraft *draft) G_GNUC_WARN_UNUSED_RESULT;
AdwNavigationPage *desk_find_draft_page_new_amendment (DeskContext *context, DeskFind *find,
                                                       gint64 base) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

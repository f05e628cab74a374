// SPDX-License-Identifier: GPL-3.0-or-later
// What lists and pages say about a declaration of loss and a found document.
#pragma once

#include "model/find.h"
#include "model/loss.h"
#include "ui/context.h"

G_BEGIN_DECLS

char *desk_loss_words_list_documents (DeskLoss *loss, DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;
char *desk_loss_words_list_tails (DeskLoss *loss) G_GNUC_WARN_UNUSED_RESULT;
char *desk_loss_words_get_when (DeskLoss *loss, DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;
char *desk_loss_words_get_state (DeskLoss *loss, DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;
char *desk_loss_words_get_document_state (DeskLoss *loss, const char *document,
                                          DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;
const char *desk_loss_words_get_state_icon (const char *state);

char *desk_lost_words_name_document (const char *type, const char *number) G_GNUC_WARN_UNUSED_RESULT;

char *desk_find_words_get_document (DeskFind *find, DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;
char *desk_find_words_get_holder (DeskFind *find) G_GNUC_WARN_UNUSED_RESULT;
char *desk_find_words_get_state (DeskFind *find, DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;
const char *desk_find_words_get_state_icon (DeskFind *find);
char *desk_find_words_get_term (DeskFind *find, DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;
gboolean desk_find_words_is_overdue (DeskFind *find, DeskContext *context);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// Documents that were declared lost or stolen: those of a loss and those of a statement of theft, read alike.
#pragma once

#include "model/loss.h"
#include "model/statement.h"
#include "ui/context.h"

G_BEGIN_DECLS

guint desk_declared_get_field (DeskRecord *declared, DeskLossField field);
const char **desk_declared_list_documents (DeskRecord *declared) G_GNUC_WARN_UNUSED_RESULT;
const char *desk_declared_get_text (DeskRecord *declared, const char *document, DeskLossField field);
const char *desk_declared_get_holder (DeskRecord *declared, const char *document);
char *desk_declared_get_words (DeskRecord *declared, const char *document, DeskLossField field,
                               DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;
char *desk_declared_name_document (DeskRecord *declared, const char *document,
                                   DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

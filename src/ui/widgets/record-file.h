// SPDX-License-Identifier: GPL-3.0-or-later
// What the page and the papers of every registered record are made from, beside the record itself. Runs on the worker.
#pragma once

#include "model/person.h"
#include "store/draft.h"
#include "ui/context.h"

G_BEGIN_DECLS

DeskRecord *desk_record_file_load_original (DeskDatabase *database, DeskRecord *record, gint64 *amended,
                                            GCancellable *cancellable,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean desk_record_file_read_draft (DeskDatabase *database, const char *form, const char *record,
                                      DeskDraft **draft, GError **error);
gboolean desk_record_file_read_seal (DeskDatabase *database, const char *record, char **seal, GError **error);
DeskPerson *desk_record_file_find_person (DeskDatabase *database, const char *id) G_GNUC_WARN_UNUSED_RESULT;
char *desk_record_file_name_officer (GPtrArray *officers, const char *id,
                                     DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// A found and a declared document that may be the same, with their records.
#pragma once

#include "model/find.h"
#include "model/person.h"
#include "store/matches.h"
#include "ui/context.h"

G_BEGIN_DECLS

/**
 * DeskMatchFile:
 * What a pair is shown from.
 * @match: what the store says of the pair; of the records only the ids are those of @find and @declared
 * @find: the found document
 * @declared: the loss, or the statement of theft
 * @holder: (nullable): whose document was declared
 * @applicant: (nullable): who declared it
 * @base: journal position at which it was read
 */
typedef struct
{
  DeskMatch *match;
  DeskFind *find;
  DeskRecord *declared;
  DeskPerson *holder;
  DeskPerson *applicant;
  gint64 base;
} DeskMatchFile;

/**
 * DeskMatchAsk:
 * What the worker is asked.
 * @id: of a loss, a statement of theft or a find
 * @days: match_days of the profile
 * @now: the desk's clock, seconds UTC
 */
typedef struct
{
  char *id;
  gint64 days;
  gint64 now;
} DeskMatchAsk;

void desk_match_ask_run (DeskContext *context, const char *id, DeskStoreFunc load, GDestroyNotify file_free,
                         GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);

void desk_match_file_free (DeskMatchFile *self);
GPtrArray *desk_match_files_list (DeskDatabase *database, const DeskMatchAsk *ask, GCancellable *cancellable,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
void desk_match_file_load_async (DeskContext *context, const char *find, const char *declared,
                                 const char *document, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data);
DeskRecord *desk_match_file_find_declared (DeskDatabase *database, const char *id) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskMatchFile, desk_match_file_free)

G_END_DECLS

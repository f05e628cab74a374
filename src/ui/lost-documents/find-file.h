// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/lost-documents/match-file.h"

#include "store/draft.h"

G_BEGIN_DECLS

/**
 * DeskFindFile:
 * What the page of a found document, and its papers, are made from.
 */
typedef struct
{
  DeskFind *find;
  DeskFind *original;   /* what it said when it was registered; steps and states as they are now */
  gint64 amended;       /* when it was last amended, 0: never */
  gint64 base;          /* journal position at which it was read */
  DeskPerson *finder;   /* (nullable) */
  DeskPerson *receiver; /* (nullable) */
  GPtrArray *officers;  /* of DeskOfficer, all of this desk */
  GPtrArray *matches;   /* of DeskMatchFile */
  DeskDraft *draft;     /* (nullable): an amendment that was begun and not saved */
  char *seal;           /* (nullable): 8 hex digits of the chain */
} DeskFindFile;

DeskFindFile *desk_find_file_load (DeskDatabase *database, const DeskMatchAsk *ask, GCancellable *cancellable,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
void desk_find_file_free (DeskFindFile *self);
void desk_find_file_load_async (DeskContext *context, const char *id, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data);
DeskFindFile *desk_find_file_load_finish (DeskStore *store, GAsyncResult *result,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
const DeskMatchFile *desk_find_file_get_confirmed (DeskFindFile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskFindFile, desk_find_file_free)

G_END_DECLS

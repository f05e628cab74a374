// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/lost-documents/match-file.h"

#include "model/loss.h"
#include "store/draft.h"

G_BEGIN_DECLS

/**
 * DeskLossFile:
 * What the page of a declaration of loss, and its papers, are made from.
 */
typedef struct
{
  DeskLoss *loss;
  DeskLoss *original;    /* what it said when it was registered; steps and states as they are now */
  gint64 amended;        /* when it was last amended, 0: never */
  gint64 base;           /* journal position at which it was read */
  DeskPerson *applicant; /* (nullable) */
  GHashTable *persons;   /* id -> DeskPerson, of the holders */
  GPtrArray *officers;   /* of DeskOfficer, all of this desk */
  GHashTable *numbers;   /* id -> number, of the records it is linked with */
  GPtrArray *matches;    /* of DeskMatchFile */
  DeskDraft *draft;      /* (nullable): an amendment that was begun and not saved */
  char *seal;            /* (nullable): 8 hex digits of the chain */
} DeskLossFile;

DeskLossFile *desk_loss_file_load (DeskDatabase *database, const DeskMatchAsk *ask, GCancellable *cancellable,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
void desk_loss_file_free (DeskLossFile *self);
void desk_loss_file_load_async (DeskContext *context, const char *id, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data);
DeskLossFile *desk_loss_file_load_finish (DeskStore *store, GAsyncResult *result,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskLossFile, desk_loss_file_free)

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/attachment.h"
#include "model/officer.h"
#include "model/person.h"
#include "model/statement.h"
#include "store/draft.h"
#include "ui/context.h"

G_BEGIN_DECLS

/**
 * DeskStatementFile:
 * What the page of a statement, and its papers, are made from.
 */
typedef struct
{
  DeskStatement *statement;
  DeskStatement *original; /* what it said when it was registered; steps and numbers as they are now */
  gint64 amended;          /* when it was last amended, 0: never */
  gint64 base;             /* journal position at which it was read */
  DeskPerson *applicant;   /* (nullable) */
  GHashTable *persons;     /* id -> DeskPerson, of those who take part and of holders */
  GPtrArray *attachments;  /* of DeskAttachment */
  GPtrArray *officers;     /* of DeskOfficer, all of this desk */
  GHashTable *numbers;     /* id -> number, of the statements it is linked with */
  DeskDraft *draft;        /* (nullable): an amendment that was begun and not saved */
  char *seal;              /* (nullable): 8 hex digits of the chain */
} DeskStatementFile;

DeskStatementFile *desk_statement_file_load (DeskDatabase *database, const char *id,
                                             GCancellable *cancellable,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
void desk_statement_file_free (DeskStatementFile *self);
void desk_statement_file_load_async (DeskContext *context, const char *id, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);
DeskStatementFile *desk_statement_file_load_finish (DeskStore *store, GAsyncResult *result,
                                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

DeskOfficer *desk_statement_file_find_officer (DeskStatementFile *self, const char *id);
char *desk_statement_file_name_officer (DeskStatementFile *self, const char *id,
                                        DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskStatementFile, desk_statement_file_free)

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/record.h"
#include "store/database.h"

G_BEGIN_DECLS

/**
 * DeskDraft:
 * An open form as it lies in the database: what it edits, what the officer saw when it opened, what was typed.
 * Drafts belong to the desk, stay on it and are never sent.
 */
typedef struct
{
  gint64 id;       /* 0: not written yet */
  char *form;      /* which form: "front-desk-entry", "visit", "person" */
  char *record;    /* id of the record it edits, NULL for a new one */
  gint64 base;     /* the journal position the officer had seen */
  char *officer;   /* code of the officer who typed last */
  GVariant *shown; /* a{sv}: the values shown when the form opened; NULL for a new record */
  GVariant *typed; /* a{sv}: what differs now, by wire name or by the form's own names */
  gint64 touched;  /* last keystroke, seconds UTC */
} DeskDraft;

DeskDraft *desk_draft_new (const char *form, const char *record) G_GNUC_WARN_UNUSED_RESULT;
DeskDraft *desk_draft_copy (const DeskDraft *self) G_GNUC_WARN_UNUSED_RESULT;
void desk_draft_free (DeskDraft *self);

gboolean desk_draft_write (DeskDraft *self, DeskDatabase *database, GCancellable *cancellable,
                           GError **error);
gboolean desk_draft_discard (gint64 id, DeskDatabase *database, GError **error);
GPtrArray *desk_draft_list (DeskDatabase *database, const char *form,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskDraft, desk_draft_free)

G_END_DECLS

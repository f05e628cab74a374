// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/draft.h"
#include "ui/context.h"

G_BEGIN_DECLS

/**
 * DeskAutosaveCollect:
 * Returns: (transfer full) (nullable): a{sv} of what the officer typed and nothing has saved yet; NULL or empty where
 *   the form holds nothing
 */
typedef GVariant *(*DeskAutosaveCollect) (gpointer data);

/**
 * DeskAutosaveSettled:
 * @draft: id of the form's draft in the database, 0 where there is none: for desk_save_drop_draft()
 */
typedef void (*DeskAutosaveSettled) (gint64 draft, gpointer data);

/**
 * DeskAutosaveKept:
 * @error: (nullable): why what is typed could not be written
 */
typedef void (*DeskAutosaveKept) (const GError *error, gpointer data);

#define DESK_TYPE_AUTOSAVE (desk_autosave_get_type ())

/**
 * DeskAutosave:
 * Keeps what is typed into an open form as a draft in the database, so that a power cut takes one second of typing at
 * most. The form says when something was typed; the autosave asks for all of it when it is time to write.
 */
G_DECLARE_FINAL_TYPE (DeskAutosave, desk_autosave, DESK, AUTOSAVE, GObject)

DeskAutosave *desk_autosave_new (DeskContext *context, const char *form, const char *record,
                                 DeskAutosaveCollect collect, gpointer data) G_GNUC_WARN_UNUSED_RESULT;
void desk_autosave_set_shown (DeskAutosave *self, GVariant *shown);
void desk_autosave_continue (DeskAutosave *self, const DeskDraft *draft);
void desk_autosave_touch (DeskAutosave *self);
void desk_autosave_flush (DeskAutosave *self);
void desk_autosave_when_kept (DeskAutosave *self, DeskAutosaveKept kept, gpointer data);
gboolean desk_autosave_has_typed (DeskAutosave *self);
const DeskDraft *desk_autosave_get_draft (DeskAutosave *self);
void desk_autosave_settle (DeskAutosave *self, DeskAutosaveSettled settled, gpointer data);
void desk_autosave_forget (DeskAutosave *self);
void desk_autosave_close (DeskAutosave *self);

G_END_DECLS

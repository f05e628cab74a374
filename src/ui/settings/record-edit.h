// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_RECORD_EDIT (desk_record_edit_get_type ())

/**
 * DeskRecordEdit:
 * A record that is being edited without a draft: as it stands in the store, as it shall be, and the saving of what
 * differs. Its property `saving` says whether a save is under way.
 */
G_DECLARE_FINAL_TYPE (DeskRecordEdit, desk_record_edit, DESK, RECORD_EDIT, GObject)

DeskRecordEdit *desk_record_edit_new (DeskContext *context, DeskRecord *shown) G_GNUC_WARN_UNUSED_RESULT;
DeskRecord *desk_record_edit_get_record (DeskRecordEdit *self);
DeskRecord *desk_record_edit_get_shown (DeskRecordEdit *self);
gboolean desk_record_edit_is_changed (DeskRecordEdit *self);

void desk_record_edit_save_async (DeskRecordEdit *self, GtkWidget *from, GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean desk_record_edit_save_finish (DeskRecordEdit *self, GAsyncResult *result, GError **error);

G_END_DECLS

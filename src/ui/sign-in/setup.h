// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/officer.h"
#include "model/station.h"
#include "store/database.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define DESK_TYPE_SETUP (desk_setup_get_type ())

/**
 * DeskSetup:
 * A desk that is being set up: what was answered, and in two steps the files of it. Until the second step has ended
 * well there is no desk.
 */
G_DECLARE_FINAL_TYPE (DeskSetup, desk_setup, DESK, SETUP, GObject)

DeskSetup *desk_setup_new (const DeskFolders *folders) G_GNUC_WARN_UNUSED_RESULT;
DeskRecord *desk_setup_get_station (DeskSetup *self);
DeskRecord *desk_setup_get_officer (DeskSetup *self);
void desk_setup_set_book (DeskSetup *self, const char *book, gint64 first_number);
void desk_setup_set_password (DeskSetup *self, const char *password, const char *name);
void desk_setup_set_effort (DeskSetup *self, guint64 operations, guint64 memory);

void desk_setup_prepare_async (DeskSetup *self, GAsyncReadyCallback callback, gpointer user_data);
char *desk_setup_prepare_finish (DeskSetup *self, GAsyncResult *result,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
void desk_setup_commit_async (DeskSetup *self, gint64 now, GTimeZone *zone, GAsyncReadyCallback callback,
                              gpointer user_data);
DeskDatabase *desk_setup_commit_finish (DeskSetup *self, GAsyncResult *result,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean desk_setup_is_station_code (const char *text);
gboolean desk_setup_is_book (const char *text);
gboolean desk_setup_is_officer_code (const char *text);
char *desk_setup_suggest_code (const char *surname) G_GNUC_WARN_UNUSED_RESULT;
gboolean desk_setup_is_last_group (const char *recovery, const char *typed);

G_END_DECLS

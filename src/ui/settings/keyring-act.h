// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

G_BEGIN_DECLS

void desk_keyring_act_set_password_async (DeskContext *context, const char *code, const char *name,
                                          const char *own_password, const char *password,
                                          GAsyncReadyCallback callback, gpointer user_data);
void desk_keyring_act_rename_async (DeskContext *context, const char *code, const char *name,
                                    GAsyncReadyCallback callback, gpointer user_data);
void desk_keyring_act_note_station_async (DeskContext *context, DeskStation *station,
                                          GAsyncReadyCallback callback, gpointer user_data);
void desk_keyring_act_remove_async (DeskContext *context, const char *code, GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean desk_keyring_act_finish (DeskContext *context, GAsyncResult *result, GError **error);

G_END_DECLS

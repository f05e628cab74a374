// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_HQ_FILE_GROUP (desk_hq_file_group_get_type ())
/**
 * DeskHqFileGroup:
 * The way to headquarters for a desk without a connection: a file that is carried there, and the answer.
 */
G_DECLARE_FINAL_TYPE (DeskHqFileGroup, desk_hq_file_group, DESK, HQ_FILE_GROUP, AdwPreferencesGroup)

void desk_hq_file_group_set_context (DeskHqFileGroup *self, DeskContext *context);
void desk_hq_file_group_write (DeskHqFileGroup *self, GFile *file);
void desk_hq_file_group_read (DeskHqFileGroup *self, GFile *file);

G_END_DECLS

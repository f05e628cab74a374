// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_RECORD_FRAME (desk_record_frame_get_type ())

/**
 * DeskRecordFrame:
 * What the page of a registered record consists of: header, what it says, and a pane beside it, which takes turns with it
 * where the window is narrow. Shows nothing of the record before the purpose it is opened for is written down; emits
 * `granted` then.
 */
G_DECLARE_FINAL_TYPE (DeskRecordFrame, desk_record_frame, DESK, RECORD_FRAME, AdwBreakpointBin)

void desk_record_frame_bind (DeskRecordFrame *self, DeskContext *context, const char *id);
GtkBox *desk_record_frame_get_sections (DeskRecordFrame *self);
void desk_record_frame_grant (DeskRecordFrame *self, const char *purpose);
void desk_record_frame_ask (DeskRecordFrame *self);
gboolean desk_record_frame_is_granted (DeskRecordFrame *self);
gboolean desk_record_frame_show_record (DeskRecordFrame *self);
void desk_record_frame_show_failure (DeskRecordFrame *self, const char *text);
void desk_record_frame_set_subtitle (DeskRecordFrame *self, const char *state, gint64 amended);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

G_BEGIN_DECLS

/**
 * DeskTrouble:
 * What the officer ought to know while the desk works on, worst last.
 */
typedef enum
{
  DESK_TROUBLE_NONE,
  DESK_TROUBLE_ATTACHMENTS,  /* the file of attachments is lost or cannot be opened */
  DESK_TROUBLE_CLOCK_BEHIND, /* the clock is earlier than the newest entry of the journal */
  DESK_TROUBLE_DISK_LOW,     /* little space left where the database lies */
  DESK_TROUBLE_READ_ONLY,    /* the folder cannot be written (any more) */
  DESK_TROUBLE_DAMAGED       /* the thorough check found damage */
} DeskTrouble;

#define DESK_TYPE_TROUBLES (desk_troubles_get_type ())

/**
 * DeskTroubles:
 * Looks now and then whether something is wrong with the disk, the clock or the database. Emits `changed` when what is
 * to be told has changed.
 */
G_DECLARE_FINAL_TYPE (DeskTroubles, desk_troubles, DESK, TROUBLES, GObject)

DeskTroubles *desk_troubles_new (DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;
void desk_troubles_look (DeskTroubles *self);
DeskTrouble desk_troubles_get_worst (DeskTroubles *self);
char *desk_troubles_describe (DeskTroubles *self) G_GNUC_WARN_UNUSED_RESULT;
void desk_troubles_confirm_clock_async (DeskTroubles *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean desk_troubles_confirm_clock_finish (DeskTroubles *self, GAsyncResult *result, GError **error);

G_END_DECLS

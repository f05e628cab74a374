// SPDX-License-Identifier: GPL-3.0-or-later
// The appointments of some days as a file for the calendar of whoever receives.
#pragma once

#include "ui/context.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DeskCalendarWish:
 * What shall be in the file. Nothing is owned.
 * @from: its first day
 * @n_days: how many days
 * @reception: (nullable): id of the only reception that is wanted
 * @title: what the calendar is called
 * @with_names: whose appointment it is, what that person needs and asks
 */
typedef struct
{
  GDate from;
  guint n_days;
  const char *reception;
  const char *title;
  gboolean with_names;
} DeskCalendarWish;

/**
 * DeskCalendarFile:
 * @text: in UTF-8, lines end in CR LF
 * @n_appointments: how many are in it
 */
typedef struct
{
  char *text;
  guint n_appointments;
} DeskCalendarFile;

void desk_calendar_file_free (DeskCalendarFile *self);
void desk_calendar_file_make_async (DeskContext *context, const DeskCalendarWish *wish,
                                    GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer user_data);
DeskCalendarFile *desk_calendar_file_make_finish (DeskStore *store, GAsyncResult *result,
                                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

void desk_calendar_file_write_async (const DeskCalendarFile *self, GFile *file, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);
gboolean desk_calendar_file_write_finish (GFile *file, GAsyncResult *result,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskCalendarFile, desk_calendar_file_free)

G_END_DECLS

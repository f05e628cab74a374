// SPDX-License-Identifier: GPL-3.0-or-later
// What the screens ask of the exchange with headquarters. The program's is ui/sync/sync-link.h; tests have their own.
#pragma once

#include "sync/sync.h"

G_BEGIN_DECLS

/**
 * DeskHqStatus:
 * How the desk stands with headquarters; see #DeskSync. Texts and the error belong to the link.
 */
typedef struct
{
  DeskSyncState state;
  const GError *error;
  guint unsent;
  guint sent;
  guint to_send;
  guint received;
  guint to_receive;
  guint unsent_attachments;
  guint held_attachments;
  gint64 last_success;
  gint64 next_try;
  gboolean metered;
  const char *headquarters; /* NULL while not enrolled */
  const char *desk;
} DeskHqStatus;

#define DESK_TYPE_HQ_LINK (desk_hq_link_get_type ())

/**
 * DeskHqLink:
 * The exchange with headquarters as the screens see it. Emits `changed` on the main thread whenever something of its status
 * did.
 */
G_DECLARE_INTERFACE (DeskHqLink, desk_hq_link, DESK, HQ_LINK, GObject)

struct _DeskHqLinkInterface
{
  GTypeInterface parent;

  void (*get_status) (DeskHqLink *self, DeskHqStatus *status);
  void (*sync_now) (DeskHqLink *self, gboolean with_large);
  void (*enrol_async) (DeskHqLink *self, const char *address, const char *code, DeskSyncEnrolFlags flags,
                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
  gboolean (*enrol_finish) (DeskHqLink *self, GAsyncResult *result, GError **error);
  void (*write_file_async) (DeskHqLink *self, GFile *file, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data);
  void (*read_file_async) (DeskHqLink *self, GFile *file, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data);
  gboolean (*file_finish) (DeskHqLink *self, GAsyncResult *result, DeskSyncCarried *carried, GError **error);
  void (*stop) (DeskHqLink *self);
};

void desk_hq_link_get_status (DeskHqLink *self, DeskHqStatus *status);
void desk_hq_link_sync_now (DeskHqLink *self, gboolean with_large);
void desk_hq_link_enrol_async (DeskHqLink *self, const char *address, const char *code,
                               DeskSyncEnrolFlags flags, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data);
gboolean desk_hq_link_enrol_finish (DeskHqLink *self, GAsyncResult *result, GError **error);
void desk_hq_link_write_file_async (DeskHqLink *self, GFile *file, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);
void desk_hq_link_read_file_async (DeskHqLink *self, GFile *file, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data);
gboolean desk_hq_link_file_finish (DeskHqLink *self, GAsyncResult *result, DeskSyncCarried *carried,
                                   GError **error);
void desk_hq_link_stop (DeskHqLink *self);
void desk_hq_link_emit_changed (DeskHqLink *self);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// What the screens ask of the exchange with headquarters.

#include "ui/sync/hq-link.h"

G_DEFINE_INTERFACE (DeskHqLink, desk_hq_link, G_TYPE_OBJECT)

static guint changed_signal;

static void
desk_hq_link_default_init (DeskHqLinkInterface *iface)
{
  changed_signal =
      g_signal_new ("changed", DESK_TYPE_HQ_LINK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/**
 * desk_hq_link_get_status:
 * @status: (out caller-allocates): valid until the main loop goes on
 */
void
desk_hq_link_get_status (DeskHqLink *self, DeskHqStatus *status)
{
  *status = (DeskHqStatus){ 0 };
  DESK_HQ_LINK_GET_IFACE (self)->get_status (self, status);
}

/**
 * desk_hq_link_sync_now:
 * @with_large: also large attachments, although the network has a meter
 *
 * Exchanges at once.
 */
void
desk_hq_link_sync_now (DeskHqLink *self, gboolean with_large)
{
  DESK_HQ_LINK_GET_IFACE (self)->sync_now (self, with_large);
}

/**
 * desk_hq_link_enrol_async:
 * See desk_sync_enrol_async().
 */
void
desk_hq_link_enrol_async (DeskHqLink *self, const char *address, const char *code, DeskSyncEnrolFlags flags,
                          GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  DESK_HQ_LINK_GET_IFACE (self)->enrol_async (self, address, code, flags, cancellable, callback, user_data);
}

/**
 * desk_hq_link_enrol_finish:
 * See desk_sync_enrol_finish().
 */
gboolean
desk_hq_link_enrol_finish (DeskHqLink *self, GAsyncResult *result, GError **error)
{
  return DESK_HQ_LINK_GET_IFACE (self)->enrol_finish (self, result, error);
}

/**
 * desk_hq_link_write_file_async:
 * See desk_sync_write_file_async().
 */
void
desk_hq_link_write_file_async (DeskHqLink *self, GFile *file, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  DESK_HQ_LINK_GET_IFACE (self)->write_file_async (self, file, cancellable, callback, user_data);
}

/**
 * desk_hq_link_read_file_async:
 * See desk_sync_read_file_async().
 */
void
desk_hq_link_read_file_async (DeskHqLink *self, GFile *file, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  DESK_HQ_LINK_GET_IFACE (self)->read_file_async (self, file, cancellable, callback, user_data);
}

/**
 * desk_hq_link_file_finish:
 * See desk_sync_file_finish().
 */
gboolean
desk_hq_link_file_finish (DeskHqLink *self, GAsyncResult *result, DeskSyncCarried *carried, GError **error)
{
  return DESK_HQ_LINK_GET_IFACE (self)->file_finish (self, result, carried, error);
}

/**
 * desk_hq_link_stop:
 * Ends the exchange for good, before the store is closed.
 */
void
desk_hq_link_stop (DeskHqLink *self)
{
  DESK_HQ_LINK_GET_IFACE (self)->stop (self);
}

/**
 * desk_hq_link_emit_changed:
 * For those who are a link: something of the status is different.
 */
void
desk_hq_link_emit_changed (DeskHqLink *self)
{
  g_signal_emit (self, changed_signal, 0);
}

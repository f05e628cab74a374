// SPDX-License-Identifier: GPL-3.0-or-later
// The program's own link to headquarters.

#include "ui/sync/sync-link.h"

struct _DeskSyncLink
{
  GObject parent_instance;
  DeskSync *sync;
};

static void link_iface_init (DeskHqLinkInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DeskSyncLink, desk_sync_link, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (DESK_TYPE_HQ_LINK, link_iface_init))

static void
link_get_status (DeskHqLink *link, DeskHqStatus *status)
{
  DeskSync *sync = DESK_SYNC_LINK (link)->sync;

  *status = (DeskHqStatus){
    .state = desk_sync_get_state (sync),
    .error = desk_sync_get_error (sync),
    .unsent = desk_sync_get_unsent (sync),
    .sent = desk_sync_get_sent (sync),
    .to_send = desk_sync_get_to_send (sync),
    .received = desk_sync_get_received (sync),
    .to_receive = desk_sync_get_to_receive (sync),
    .unsent_attachments = desk_sync_get_unsent_attachments (sync),
    .held_attachments = desk_sync_get_held_attachments (sync),
    .last_success = desk_sync_get_last_success (sync),
    .next_try = desk_sync_get_next_try (sync),
    .metered = desk_sync_is_metered (sync),
    .headquarters = desk_sync_get_headquarters (sync),
    .desk = desk_sync_get_desk (sync),
  };
}

static void
link_sync_now (DeskHqLink *link, gboolean with_large)
{
  desk_sync_now (DESK_SYNC_LINK (link)->sync, with_large);
}

static void
on_enrolled (GObject *sync, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (desk_sync_enrol_finish (DESK_SYNC (sync), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
link_enrol_async (DeskHqLink *link, const char *address, const char *code, DeskSyncEnrolFlags flags,
                  GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (link, NULL, callback, user_data);

  g_task_set_source_tag (task, link_enrol_async);
  desk_sync_enrol_async (DESK_SYNC_LINK (link)->sync, address, code, flags, cancellable, on_enrolled, task);
}

static gboolean
link_enrol_finish (DeskHqLink *link, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* A file that is carried by hand outlives a lock of the screen, and its answer is told as the link's. */
static void
on_carried (GObject *sync, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autofree DeskSyncCarried *carried = g_new0 (DeskSyncCarried, 1);
  GError *error = NULL;

  if (desk_sync_file_finish (DESK_SYNC (sync), result, carried, &error))
    g_task_return_pointer (task, g_steal_pointer (&carried), g_free);
  else
    g_task_return_error (task, error);
}

static void
link_write_file_async (DeskHqLink *link, GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback,
                       gpointer user_data)
{
  GTask *task = g_task_new (link, NULL, callback, user_data);

  g_task_set_source_tag (task, link_write_file_async);
  desk_sync_write_file_async (DESK_SYNC_LINK (link)->sync, file, cancellable, on_carried, task);
}

static void
link_read_file_async (DeskHqLink *link, GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback,
                      gpointer user_data)
{
  GTask *task = g_task_new (link, NULL, callback, user_data);

  g_task_set_source_tag (task, link_read_file_async);
  desk_sync_read_file_async (DESK_SYNC_LINK (link)->sync, file, cancellable, on_carried, task);
}

static gboolean
link_file_finish (DeskHqLink *link, GAsyncResult *result, DeskSyncCarried *carried, GError **error)
{
  g_autofree DeskSyncCarried *found = g_task_propagate_pointer (G_TASK (result), error);

  if (found != NULL)
    *carried = *found;
  return found != NULL;
}

static void
link_stop (DeskHqLink *link)
{
  desk_sync_stop (DESK_SYNC_LINK (link)->sync);
}

static void
link_iface_init (DeskHqLinkInterface *iface)
{
  iface->get_status = link_get_status;
  iface->sync_now = link_sync_now;
  iface->enrol_async = link_enrol_async;
  iface->enrol_finish = link_enrol_finish;
  iface->write_file_async = link_write_file_async;
  iface->read_file_async = link_read_file_async;
  iface->file_finish = link_file_finish;
  iface->stop = link_stop;
}

static void
desk_sync_link_finalize (GObject *object)
{
  g_clear_object (&DESK_SYNC_LINK (object)->sync);
  G_OBJECT_CLASS (desk_sync_link_parent_class)->finalize (object);
}

static void
desk_sync_link_class_init (DeskSyncLinkClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_sync_link_finalize;
}

static void
desk_sync_link_init (DeskSyncLink *self)
{
}

/**
 * desk_sync_link_new:
 * @store: of a desk that was opened; the exchange begins at once
 *
 * Returns: (transfer full)
 */
DeskHqLink *
desk_sync_link_new (DeskStore *store, DeskClock *clock)
{
  DeskSyncLink *self = g_object_new (DESK_TYPE_SYNC_LINK, NULL);

  self->sync = desk_sync_new (store, clock, NULL);
  g_signal_connect_object (self->sync, "notify", G_CALLBACK (desk_hq_link_emit_changed), self,
                           G_CONNECT_SWAPPED);
  desk_sync_start (self->sync);
  return DESK_HQ_LINK (self);
}

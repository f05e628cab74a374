// SPDX-License-Identifier: GPL-3.0-or-later
// Troubles that do not stop the work but have to be told: disk nearly full, folder not writable, clock set back, damage.

#include "ui/troubles.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define LOOK_SECONDS 60
#define CHECK_SECONDS 20 /* the thorough check begins when the officer has begun, too */
#define LOW_BYTES (500 * (guint64)1024 * 1024)

struct _DeskTroubles
{
  GObject parent_instance;

  DeskContext *context;
  GCancellable *cancellable;
  guint look_timer;
  guint check_timer;
  gboolean clock_behind;
  gboolean read_only;
  gboolean damaged;
  guint64 free_bytes;
  char *attachments; /* (nullable) what is wrong with them */
};

G_DEFINE_FINAL_TYPE (DeskTroubles, desk_troubles, G_TYPE_OBJECT)

static guint changed_signal;

static void
emit_changed (DeskTroubles *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static void
on_space_known (GObject *file, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskTroubles) self = data;
  g_autoptr (GFileInfo) info = g_file_query_filesystem_info_finish (G_FILE (file), result, NULL);
  gboolean read_only = g_access (desk_context_get_folders (self->context)->data, W_OK) != 0;
  guint64 bytes = G_MAXUINT64;
  gboolean same;

  if (info != NULL && g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_FILESYSTEM_FREE))
    bytes = g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_FILESYSTEM_FREE);
  if (info != NULL)
    read_only |= g_file_info_get_attribute_boolean (info, G_FILE_ATTRIBUTE_FILESYSTEM_READONLY);
  same = read_only == self->read_only && bytes >= LOW_BYTES && self->free_bytes >= LOW_BYTES;
  self->free_bytes = bytes;
  self->read_only = read_only;
  if (!same)
    emit_changed (self);
}

static gpointer
compare_clock (DeskDatabase *database, gpointer now, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (desk_database_is_clock_behind (database, *(gint64 *)now) ? 2 : 1);
}

static void
on_clock_compared (GObject *store, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskTroubles) self = data;
  int answer = GPOINTER_TO_INT (desk_store_call_finish (DESK_STORE (store), result, NULL));

  if (answer == 0 || self->clock_behind == (answer == 2))
    return;
  self->clock_behind = answer == 2;
  emit_changed (self);
}

static gpointer
ask_attachments (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  const GError *problem = desk_database_get_blob_problem (database);

  return g_strdup (problem != NULL ? problem->message : NULL);
}

static void
on_attachments_told (GObject *store, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskTroubles) self = data;
  g_autofree char *told = desk_store_call_finish (DESK_STORE (store), result, NULL);

  if (told == NULL)
    return;
  g_set_str (&self->attachments, told);
  emit_changed (self);
}

static void
on_checked (GObject *store, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskTroubles) self = data;
  g_autoptr (GError) error = NULL;

  if (desk_store_check_finish (DESK_STORE (store), result, &error)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_message ("The check of the database: %s", error->message);
  self->damaged = TRUE;
  emit_changed (self);
}

static gboolean
on_check_due (gpointer data)
{
  DeskTroubles *self = DESK_TROUBLES (data);

  self->check_timer = 0;
  desk_store_check_async (desk_context_get_store (self->context), self->cancellable, on_checked,
                          g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static gboolean
on_look_due (gpointer data)
{
  desk_troubles_look (DESK_TROUBLES (data));
  return G_SOURCE_CONTINUE;
}

static void
on_store_changed (DeskTroubles *self)
{
  DeskStore *store = desk_context_get_store (self->context);

  g_clear_handle_id (&self->check_timer, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->clock_behind = FALSE;
  self->damaged = FALSE;
  g_clear_pointer (&self->attachments, g_free);
  if (store != NULL)
    {
      self->check_timer = g_timeout_add_seconds (CHECK_SECONDS, on_check_due, self);
      desk_store_call_async (store, DESK_PRIORITY_BACKGROUND, ask_attachments, NULL, NULL, g_free,
                             self->cancellable, on_attachments_told, g_object_ref (self));
    }
  desk_troubles_look (self);
}

static void
desk_troubles_dispose (GObject *object)
{
  DeskTroubles *self = DESK_TROUBLES (object);

  g_clear_handle_id (&self->look_timer, g_source_remove);
  g_clear_handle_id (&self->check_timer, g_source_remove);
  g_cancellable_cancel (self->cancellable);

  G_OBJECT_CLASS (desk_troubles_parent_class)->dispose (object);
}

static void
desk_troubles_finalize (GObject *object)
{
  DeskTroubles *self = DESK_TROUBLES (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->context);
  g_free (self->attachments);

  G_OBJECT_CLASS (desk_troubles_parent_class)->finalize (object);
}

static void
desk_troubles_class_init (DeskTroublesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_troubles_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_troubles_finalize;
  changed_signal =
      g_signal_new ("changed", DESK_TYPE_TROUBLES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
desk_troubles_init (DeskTroubles *self)
{
  self->free_bytes = G_MAXUINT64;
  self->cancellable = g_cancellable_new ();
}

/**
 * desk_troubles_new:
 *
 * Returns: (transfer full): a watch over the desk of the context; it has looked at nothing yet
 */
DeskTroubles *
desk_troubles_new (DeskContext *context)
{
  DeskTroubles *self = g_object_new (DESK_TYPE_TROUBLES, NULL);

  self->context = g_object_ref (context);
  g_signal_connect_object (context, "notify::store", G_CALLBACK (on_store_changed), self, G_CONNECT_SWAPPED);
  self->look_timer = g_timeout_add_seconds (LOOK_SECONDS, on_look_due, self);
  return self;
}

/**
 * desk_troubles_look:
 * Looks at disk and clock now; it does so by itself each minute.
 */
void
desk_troubles_look (DeskTroubles *self)
{
  g_autoptr (GFile) folder = g_file_new_for_path (desk_context_get_folders (self->context)->data);
  DeskStore *store = desk_context_get_store (self->context);
  gint64 now = desk_clock_get_now (desk_context_get_clock (self->context));

  g_file_query_filesystem_info_async (folder,
                                      G_FILE_ATTRIBUTE_FILESYSTEM_FREE
                                      "," G_FILE_ATTRIBUTE_FILESYSTEM_READONLY,
                                      G_PRIORITY_LOW, self->cancellable, on_space_known, g_object_ref (self));
  if (store != NULL)
    desk_store_call_async (store, DESK_PRIORITY_BACKGROUND, compare_clock, g_memdup2 (&now, sizeof now),
                           g_free, NULL, self->cancellable, on_clock_compared, g_object_ref (self));
}

/**
 * desk_troubles_get_worst:
 *
 * Returns: what is worst of what was found
 */
DeskTrouble
desk_troubles_get_worst (DeskTroubles *self)
{
  if (self->damaged)
    return DESK_TROUBLE_DAMAGED;
  if (self->read_only)
    return DESK_TROUBLE_READ_ONLY;
  if (self->free_bytes < LOW_BYTES)
    return DESK_TROUBLE_DISK_LOW;
  if (self->clock_behind)
    return DESK_TROUBLE_CLOCK_BEHIND;
  return self->attachments != NULL ? DESK_TROUBLE_ATTACHMENTS : DESK_TROUBLE_NONE;
}

/**
 * desk_troubles_describe:
 *
 * Returns: (transfer full) (nullable): what the banner says of the worst trouble
 */
char *
desk_troubles_describe (DeskTroubles *self)
{
  g_autofree char *size = g_format_size_full (self->free_bytes, G_FORMAT_SIZE_IEC_UNITS);

  switch (desk_troubles_get_worst (self))
    {
    case DESK_TROUBLE_DAMAGED:
      return g_strdup (
          _ ("The database is damaged. Finish the open visits on paper, quit, and copy the folder to "
             "another drive before anything else."));
    case DESK_TROUBLE_READ_ONLY:
      return g_strdup (_ ("The folder of this desk cannot be written to. What is typed now is not kept."));
    case DESK_TROUBLE_DISK_LOW:
      /* Translators: %s is a size, "120 MB" */
      return g_strdup_printf (_ ("The disk is nearly full: %s left. Free some space before work stops."),
                              size);
    case DESK_TROUBLE_CLOCK_BEHIND:
      return g_strdup (
          _ ("The computer's clock is earlier than the last entry of this desk. Put it right, or confirm "
             "that the date is true."));
    case DESK_TROUBLE_ATTACHMENTS:
      return g_strdup (self->attachments);
    case DESK_TROUBLE_NONE:
    default:
      return NULL;
    }
}

/* What the worker is handed to confirm the clock. */
typedef struct
{
  gint64 now;
  GTimeZone *zone;
} Moment;

static void
moment_free (Moment *self)
{
  g_time_zone_unref (self->zone);
  g_free (self);
}

static gpointer
confirm_clock (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  Moment *moment = data;

  return GINT_TO_POINTER (desk_database_confirm_clock (database, moment->now, moment->zone, error));
}

/**
 * desk_troubles_confirm_clock_async:
 * The officer says that the date of the computer is true; register numbers follow it from now on.
 */
void
desk_troubles_confirm_clock_async (DeskTroubles *self, GAsyncReadyCallback callback, gpointer user_data)
{
  DeskClock *clock = desk_context_get_clock (self->context);
  Moment *moment = g_new0 (Moment, 1);

  moment->now = desk_clock_get_now (clock);
  moment->zone = g_time_zone_ref (desk_clock_get_zone (clock));
  desk_store_call_async (desk_context_get_store (self->context), DESK_PRIORITY_SAVING, confirm_clock, moment,
                         (GDestroyNotify)moment_free, NULL, self->cancellable, callback, user_data);
}

/**
 * desk_troubles_confirm_clock_finish:
 *
 * Returns: whether it is written down
 */
gboolean
desk_troubles_confirm_clock_finish (DeskTroubles *self, GAsyncResult *result, GError **error)
{
  g_autoptr (DeskStore) store = DESK_STORE (g_async_result_get_source_object (result));
  gboolean confirmed = desk_store_call_finish (store, result, error) != NULL;

  if (confirmed && self->clock_behind)
    {
      self->clock_behind = FALSE;
      emit_changed (self);
    }
  return confirmed;
}

// SPDX-License-Identifier: GPL-3.0-or-later
// The days headquarters has said are off or worked: they lie over the calendar of the country profile as soon as they are here.

#include "ui/region-days.h"

#include "store/records.h"

static gpointer
load_days (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return desk_records_load_all (database, "calendar_day", cancellable, error);
}

static void
on_loaded (GObject *store, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskContext) context = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) days = desk_store_call_finish (DESK_STORE (store), result, &error);
  DeskProfile *profile = desk_context_get_profile (context);

  if (days == NULL)
    g_message ("The region's days off cannot be read: %s", error->message);
  else if (profile != NULL && desk_context_get_store (context) == DESK_STORE (store))
    desk_calendar_set_region_days (desk_profile_get_calendar (profile), desk_profile_get_country (profile),
                                   days);
}

static void
load (DeskContext *context, DeskStore *store)
{
  desk_store_call_async (store, DESK_PRIORITY_BACKGROUND, load_days, NULL, NULL,
                         (GDestroyNotify)g_ptr_array_unref, NULL, on_loaded, g_object_ref (context));
}

static void
on_changed (DeskStore *store, const char *kind, const char *id, DeskContext *context)
{
  if (g_strcmp0 (kind, "calendar_day") == 0)
    load (context, store);
}

/**
 * desk_region_days_follow:
 * @context: with the profile the days are laid over
 * @store: just opened, or shown to another officer
 *
 * Reads the region's days now and whenever headquarters sends others.
 */
void
desk_region_days_follow (DeskContext *context, DeskStore *store)
{
  g_signal_handlers_disconnect_by_func (store, on_changed, context);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_changed), context, G_CONNECT_DEFAULT);
  load (context, store);
}

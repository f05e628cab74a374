// SPDX-License-Identifier: GPL-3.0-or-later
// A profile takes a while to be read and checked, so that begins, in a thread, as soon as it is known which one will be
// needed. A fault is told to whoever takes the profile, never before.

#include "ui/profile-shelf.h"

#include "ui/profile-file.h"

struct _DeskProfileShelf
{
  GObject parent_instance;

  GMutex mutex; /* guards what stands below */
  GCond read;
  GHashTable *profiles; /* country -> DeskProfile, NULL while it is being read */
};

G_DEFINE_FINAL_TYPE (DeskProfileShelf, desk_profile_shelf, G_TYPE_OBJECT)

/* Puts a profile on the shelf; NULL for one that cannot be read leaves no trace. */
static void
put (DeskProfileShelf *self, const char *country, DeskProfile *profile)
{
  g_mutex_lock (&self->mutex);
  if (profile != NULL)
    g_hash_table_insert (self->profiles, g_strdup (country), g_object_ref (profile));
  else
    g_hash_table_remove (self->profiles, country);
  g_cond_broadcast (&self->read);
  g_mutex_unlock (&self->mutex);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (DeskProfile) profile = desk_profile_file_load (data, NULL);

  put (source, data, profile);
  g_task_return_boolean (task, profile != NULL);
}

static void
free_profile (gpointer profile)
{
  if (profile != NULL)
    g_object_unref (profile);
}

static void
desk_profile_shelf_finalize (GObject *object)
{
  DeskProfileShelf *self = DESK_PROFILE_SHELF (object);

  g_hash_table_unref (self->profiles);
  g_cond_clear (&self->read);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (desk_profile_shelf_parent_class)->finalize (object);
}

static void
desk_profile_shelf_class_init (DeskProfileShelfClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_profile_shelf_finalize;
}

static void
desk_profile_shelf_init (DeskProfileShelf *self)
{
  g_mutex_init (&self->mutex);
  g_cond_init (&self->read);
  self->profiles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_profile);
}

/**
 * desk_profile_shelf_new:
 *
 * Returns: (transfer full): an empty shelf
 */
DeskProfileShelf *
desk_profile_shelf_new (void)
{
  return g_object_new (DESK_TYPE_PROFILE_SHELF, NULL);
}

/**
 * desk_profile_shelf_expect:
 * @country: (nullable): "ua"; NULL where nobody knows yet
 *
 * Begins to read a profile that will most likely be taken.
 */
void
desk_profile_shelf_expect (DeskProfileShelf *self, const char *country)
{
  g_autoptr (GTask) task = NULL;
  gboolean known;

  if (country == NULL)
    return;
  g_mutex_lock (&self->mutex);
  known = g_hash_table_contains (self->profiles, country);
  if (!known)
    g_hash_table_insert (self->profiles, g_strdup (country), NULL);
  g_mutex_unlock (&self->mutex);
  if (known)
    return;

  task = g_task_new (self, NULL, NULL, NULL);
  g_task_set_task_data (task, g_strdup (country), g_free);
  g_task_run_in_thread (task, read_in_thread);
}

/**
 * desk_profile_shelf_take:
 * @country: (nullable): "ua"
 *
 * Waits for a profile that is being read and reads any other.
 *
 * Returns: (transfer full): the profile, the same one each time, or NULL with %DESK_MODEL_ERROR_PROFILE
 */
DeskProfile *
desk_profile_shelf_take (DeskProfileShelf *self, const char *country, GError **error)
{
  gpointer profile = NULL;

  if (country != NULL)
    {
      g_mutex_lock (&self->mutex);
      while (g_hash_table_lookup_extended (self->profiles, country, NULL, &profile) && profile == NULL)
        g_cond_wait (&self->read, &self->mutex);
      if (profile != NULL)
        g_object_ref (profile);
      g_mutex_unlock (&self->mutex);
    }
  if (profile == NULL)
    {
      profile = desk_profile_file_load (country, error);
      if (profile != NULL)
        put (self, country, profile);
    }
  return profile;
}

// SPDX-License-Identifier: GPL-3.0-or-later
// A set-up desk with a head, a communicator and an auditor, their passwords, and a window to put dialogs on.
#pragma once

#include "model/officer.h"
#include "model/station.h"
#include "store/database.h"
#include "store/records.h"
#include "ui/context.h"

#include <adwaita.h>

#define NOW G_GINT64_CONSTANT (1780000000) /* 28 May 2026 */

typedef struct
{
  DeskFolders *folders;
  DeskKey *key;
  DeskKeyring *keyring;
  DeskContext *context;
  GPtrArray *officers; /* of DeskRecord: head, communicator, auditor */
  GtkWidget *window;
} Fixture;

static inline void
fixture_save (Fixture *self, DeskDatabase *database, DeskRecord *record)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Kyiv");
  g_autoptr (DeskSave) save = desk_save_new ("shevchuk", NOW - 1000, zone);
  g_autoptr (GError) error = NULL;

  desk_save_add (save, record, NULL, 0, NULL);
  g_assert_true (desk_save_run (save, database, NULL, &error));
  g_assert_no_error (error);
  desk_save_finish (save);
}

static inline DeskRecord *
fixture_add_officer (Fixture *self, DeskDatabase *database, const char *code, const char *surname,
                     const char *given_name, const char *role)
{
  DeskRecord *officer =
      g_object_new (DESK_TYPE_OFFICER, "code", code, "surname", surname, "given_name", given_name, "role",
                    role, "rank", "captain", "active_from", "2021-03-01", NULL);
  g_autoptr (GError) error = NULL;

  fixture_save (self, database, officer);
  g_ptr_array_add (self->officers, officer);
  g_assert_true (desk_keyring_put (self->keyring, code, surname, "old password", self->key, &error));
  g_assert_no_error (error);
  return officer;
}

static inline DeskStation *
fixture_add_station (Fixture *self, DeskDatabase *database)
{
  DeskStation *station =
      g_object_new (DESK_TYPE_STATION, "code", "PL1", "name", "Відділ поліції № 1, Полтава", "country", "ua",
                    "queue_numbers", TRUE, "wait_long", (gint64)15, NULL);
  DeskRecord *record = DESK_RECORD (station);

  desk_record_set_entry (record, DESK_STATION_ROOM, "r1", g_variant_new_string ("1"));
  desk_record_set_entry (record, DESK_STATION_ROOM_PURPOSE, "r1", g_variant_new_string ("statement"));
  desk_record_set_entry (record, DESK_STATION_ROOM_CAMERA, "r1", g_variant_new_string ("CAM-01"));
  desk_record_set_entry (record, DESK_STATION_SPECIALIST, "s1",
                         g_variant_new_string ("Гнатюк О. В., міграційна служба"));
  desk_record_set_entry (record, DESK_STATION_SPECIALIST_TOPICS, "s1", g_variant_new_string ("MIG CERT"));
  desk_record_set_entry (record, DESK_STATION_SPECIALIST_PHONE, "s1", g_variant_new_string ("+380670000901"));
  fixture_save (self, database, record);
  return station;
}

static inline DeskProfile *
fixture_load_profile (void)
{
  g_autoptr (GBytes) json = g_resources_lookup_data ("/org/dutydesk/DutyDesk/profiles/ua.json", 0, NULL);
  g_autoptr (GError) error = NULL;
  DeskProfile *profile = desk_profile_new_from_bytes (json, "ua", &error);

  g_assert_no_error (error);
  return profile;
}

static inline void
fixture_set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *top = g_dir_make_tmp ("desk-XXXXXX", NULL);
  g_autofree char *data_folder = g_build_filename (top, "data", NULL);
  g_autofree char *state_folder = g_build_filename (top, "state", NULL);
  g_autofree char *keyring_path = NULL;
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Kyiv");
  g_autoptr (DeskClock) clock = desk_clock_new_at (zone, NOW);
  g_autoptr (GSettings) settings = g_settings_new ("org.dutydesk.DutyDesk");
  g_autoptr (DeskProfile) profile = fixture_load_profile ();
  g_autoptr (DeskDatabase) database = NULL;
  g_autoptr (DeskStation) station = NULL;
  g_autoptr (DeskStore) store = NULL;
  g_autoptr (GError) error = NULL;

  self->folders = desk_folders_new (data_folder, state_folder);
  self->key = desk_key_new_random ();
  self->officers = g_ptr_array_new_with_free_func (g_object_unref);
  database = desk_database_create (self->folders, self->key, "PL1", "A", 1, &error);
  g_assert_no_error (error);
  keyring_path = desk_folders_get_keyring (self->folders);
  self->keyring = desk_keyring_new (keyring_path);
  /* The least that Argon2id takes: guessing is not what is tested here. */
  g_object_set (self->keyring, "operations", (guint64)1, "memory", (guint64)8192, NULL);
  desk_keyring_set_station (self->keyring, "PL1-A", "Відділ поліції № 1, Полтава", "ua");
  station = fixture_add_station (self, database);
  fixture_add_officer (self, database, "shevchuk", "Шевчук", "Олена", "head");
  fixture_add_officer (self, database, "bondar", "Бондар", "Ігор", "communicator");
  fixture_add_officer (self, database, "melnyk", "Мельник", "Ганна", "auditor");

  store = desk_store_new (database);
  self->context = desk_context_new (clock, self->folders, settings);
  desk_context_set_profile (self->context, profile);
  desk_context_set_keyring (self->context, self->keyring);
  desk_context_set_station (self->context, station);
  desk_context_set_store (self->context, store);
  desk_context_set_officer (self->context, g_ptr_array_index (self->officers, 0));
  self->window = g_object_new (ADW_TYPE_WINDOW, "default-width", 900, "default-height", 700, "content",
                               adw_toast_overlay_new (), NULL);
  /* The library does not let go of a dialog whose window is closed while it still moves. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  gtk_window_present (GTK_WINDOW (self->window));
}

/* Lets the program work until something holds; fails the test when that takes a quarter of a minute. */
#define fixture_wait(condition) \
  G_STMT_START \
  { \
    gint64 fixture_end = g_get_monotonic_time () + 15 * G_USEC_PER_SEC; \
    guint fixture_timer = g_timeout_add (20, G_SOURCE_FUNC (fixture_tick), NULL); \
    while (!(condition)) \
      { \
        if (g_get_monotonic_time () > fixture_end) \
          g_error ("%s never came true", #condition); \
        g_main_context_iteration (NULL, TRUE); \
      } \
    g_source_remove (fixture_timer); \
  } \
  G_STMT_END

static inline gboolean
fixture_tick (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static inline void
fixture_tear_down (Fixture *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  desk_store_close (desk_context_get_store (self->context));
  /* What a thread still works on comes home first. */
  fixture_wait (G_OBJECT (self->context)->ref_count == 1);
  g_assert_finalize_object (self->context);
  g_object_unref (self->keyring);
  g_ptr_array_unref (self->officers);
  desk_folders_free (self->folders);
  desk_key_unref (self->key);
}

static inline gpointer
fixture_load (DeskDatabase *database, gpointer kind, GCancellable *cancellable, GError **error)
{
  return desk_records_load_all (database, kind, cancellable, error);
}

static inline void
fixture_on_loaded (GObject *store, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  *(GPtrArray **)data = desk_store_call_finish (DESK_STORE (store), result, &error);
  g_assert_no_error (error);
}

/* The records of a kind as they stand in the database, oldest first. */
static inline GPtrArray *
fixture_read (Fixture *self, const char *kind)
{
  GPtrArray *records = NULL;

  desk_store_call_async (desk_context_get_store (self->context), DESK_PRIORITY_BACKGROUND, fixture_load,
                         (gpointer)kind, NULL, (GDestroyNotify)g_ptr_array_unref, NULL, fixture_on_loaded,
                         &records);
  fixture_wait (records != NULL);
  return records;
}

/* The first widget of a type below another whose property says so; the property may be NULL. */
static inline GtkWidget *
fixture_find (GtkWidget *widget, GType type, const char *property, const char *value)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    {
      g_autofree char *text = NULL;

      if (property != NULL)
        g_object_get (widget, property, &text, NULL);
      if (property == NULL || g_strcmp0 (text, value) == 0)
        return widget;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = fixture_find (child, type, property, value);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The dialog in front, NULL: none. */
static inline AdwDialog *
fixture_get_dialog (Fixture *self)
{
  return adw_window_get_visible_dialog (ADW_WINDOW (self->window));
}

/* Presses the button with a label, somewhere below a widget. */
static inline void
fixture_press (gpointer below, const char *label)
{
  GtkWidget *button = fixture_find (below, GTK_TYPE_BUTTON, "label", label);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

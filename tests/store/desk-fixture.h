// SPDX-License-Identifier: GPL-3.0-or-later
// A desk of its own for each test: folders, a key and an open database.
#pragma once

#include "model/person.h"
#include "model/record-types.h"
#include "model/visit.h"
#include "store/database.h"
#include "store/save.h"

#define NOW G_GINT64_CONSTANT (1780000000) /* 28 May 2026 */

typedef struct
{
  char *top;
  DeskFolders *folders;
  DeskKey *key;
  DeskDatabase *database;
  GTimeZone *zone;
} Desk;

static inline void
desk_open (Desk *desk)
{
  g_autoptr (GError) error = NULL;

  desk->database = desk_database_open (desk->folders, desk->key, &error);
  g_assert_no_error (error);
}

static inline void
desk_shut (Desk *desk)
{
  g_clear_object (&desk->database);
}

static inline void
desk_set_up (Desk *desk, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *data_folder = NULL;
  g_autofree char *state_folder = NULL;

  desk->top = g_dir_make_tmp ("desk-XXXXXX", &error);
  g_assert_no_error (error);
  data_folder = g_build_filename (desk->top, "data", NULL);
  state_folder = g_build_filename (desk->top, "state", NULL);
  desk->folders = desk_folders_new (data_folder, state_folder);
  desk->key = desk_key_new_random ();
  desk->zone = g_time_zone_new_identifier ("Europe/Kyiv");
  desk->database = desk_database_create (desk->folders, desk->key, "PL1", "A", 1, &error);
  g_assert_no_error (error);
  g_assert_nonnull (desk->database);
}

/* The home the test runs in is removed with everything in it. */
static inline void
desk_tear_down (Desk *desk, gconstpointer data)
{
  g_clear_object (&desk->database);
  g_clear_pointer (&desk->folders, desk_folders_free);
  g_clear_pointer (&desk->key, desk_key_unref);
  g_clear_pointer (&desk->zone, g_time_zone_unref);
  g_free (desk->top);
}

#define desk_test(path, func) g_test_add (path, Desk, NULL, desk_set_up, func, desk_tear_down)

static inline void
desk_run_save (Desk *desk, DeskSave *save)
{
  g_autoptr (GError) error = NULL;
  gboolean saved = desk_save_run (save, desk->database, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (saved);
  desk_save_finish (save);
}

/* Saves one record as an officer does at @now. */
static inline void
desk_save_one (Desk *desk, DeskRecord *record, DeskRecord *shown, gint64 now)
{
  g_autoptr (DeskSave) save = desk_save_new ("4417", now, desk->zone);

  desk_save_add (save, record, shown, 0, NULL);
  desk_run_save (desk, save);
}

/* A visit with the next number. */
static inline DeskRecord *
desk_receive (Desk *desk, gint64 now)
{
  DeskRecord *visit = g_object_new (DESK_TYPE_VISIT, "state", "waiting", "arrived", now, "topic", "50", NULL);
  g_autoptr (DeskSave) save = desk_save_new ("4417", now, desk->zone);

  desk_save_add (save, visit, NULL, 0, NULL);
  desk_save_draw_number (save, visit, DESK_VISIT_NO);
  desk_run_save (desk, save);
  return visit;
}

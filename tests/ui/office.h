// SPDX-License-Identifier: GPL-3.0-or-later
// An office for each test of the screens: folders, a clock that stands, a context, and a desk that can be set up
// cheaply.
#pragma once

#include "ui/context.h"
#include "ui/sign-in/session.h"
#include "ui/sign-in/setup.h"

#include <adwaita.h>

#define NOW G_GINT64_CONSTANT (1780000000) /* 28 May 2026 */
#define PASSWORD "correct horse battery"

typedef struct
{
  char *top;
  DeskClock *clock;
  DeskFolders *folders;
  DeskContext *context;
  GAsyncResult *result;
} Office;

/* Runs the main loop until something is true; a test that waits in vain fails. */
#define WAIT_FOR(condition) \
  G_STMT_START \
  { \
    gint64 deadline_ = g_get_monotonic_time () + 30 * G_USEC_PER_SEC; \
    while (!(condition)) \
      { \
        if (g_get_monotonic_time () > deadline_) \
          g_error ("Waited in vain for: %s", #condition); \
        if (!g_main_context_iteration (NULL, FALSE)) \
          g_usleep (1000); \
      } \
  } \
  G_STMT_END

static inline void
office_on_done (GObject *source, GAsyncResult *result, gpointer data)
{
  g_set_object (&((Office *)data)->result, result);
}

static inline GAsyncResult *
office_wait (Office *office)
{
  WAIT_FOR (office->result != NULL);
  return g_steal_pointer (&office->result);
}

/* What was begun goes on for a twentieth of a second: frames, idles, answers of the store. */
static inline void
office_settle (void)
{
  gint64 until = g_get_monotonic_time () + G_USEC_PER_SEC / 20;

  while (g_get_monotonic_time () < until)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static inline void
office_set_up (Office *office, gconstpointer data)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Kyiv");
  g_autofree char *data_folder = NULL;
  g_autofree char *state_folder = NULL;

  office->top = g_dir_make_tmp ("office-XXXXXX", NULL);
  data_folder = g_build_filename (office->top, "data", NULL);
  state_folder = g_build_filename (office->top, "state", NULL);
  office->clock = desk_clock_new_at (zone, NOW);
  office->folders = desk_folders_new (data_folder, state_folder);
  office->context = desk_context_new (office->clock, office->folders, NULL);
  desk_context_set_language (office->context, "uk");
}

/* The home the test runs in is removed with everything in it. */
static inline void
office_tear_down (Office *office, gconstpointer data)
{
  desk_session_close (office->context);
  g_clear_object (&office->context);
  g_clear_object (&office->clock);
  g_clear_pointer (&office->folders, desk_folders_free);
  g_free (office->top);
}

/* The program ends and is started again: nothing of it is left but the files. */
static inline void
office_restart (Office *office)
{
  desk_session_close (office->context);
  g_clear_object (&office->context);
  office->context = desk_context_new (office->clock, office->folders, NULL);
  desk_context_set_language (office->context, "uk");
}

static inline DeskSetup *
office_fill_setup (Office *office)
{
  DeskSetup *setup = desk_setup_new (office->folders);
  DeskRecord *station = desk_setup_get_station (setup);
  DeskRecord *officer = desk_setup_get_officer (setup);

  desk_record_set_text (station, DESK_STATION_CODE, "PL1");
  desk_record_set_text (station, DESK_STATION_NAME, "Відділ поліції № 1");
  desk_record_set_text (station, DESK_STATION_COUNTRY, "ua");
  desk_record_set_text (officer, DESK_OFFICER_CODE, "shevchuk");
  desk_record_set_text (officer, DESK_OFFICER_SURNAME, "Шевчук");
  desk_record_set_text (officer, DESK_OFFICER_GIVEN_NAME, "Олена");
  desk_record_set_text (officer, DESK_OFFICER_RANK, "captain");
  desk_record_set_text (officer, DESK_OFFICER_ROLE, "head");
  desk_setup_set_book (setup, "B", 41);
  desk_setup_set_password (setup, PASSWORD, "капітан О. Шевчук");
  desk_setup_set_effort (setup, 1, 8192);
  return setup;
}

static inline char *
office_prepare (Office *office, DeskSetup *setup)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char *recovery;

  desk_setup_prepare_async (setup, office_on_done, office);
  result = office_wait (office);
  recovery = desk_setup_prepare_finish (setup, result, &error);
  g_assert_no_error (error);
  return recovery;
}

static inline DeskDatabase *
office_commit (Office *office, DeskSetup *setup, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  desk_setup_commit_async (setup, NOW, desk_clock_get_zone (office->clock), office_on_done, office);
  result = office_wait (office);
  return desk_setup_commit_finish (setup, result, error);
}

/* A desk that is set up and closed again. Returns: its recovery key. */
static inline char *
office_make_desk (Office *office)
{
  g_autoptr (DeskSetup) setup = office_fill_setup (office);
  g_autoptr (GError) error = NULL;
  char *recovery = office_prepare (office, setup);
  g_autoptr (DeskDatabase) database = office_commit (office, setup, &error);

  g_assert_no_error (error);
  desk_database_close (database, NULL);
  return recovery;
}

static inline gboolean
office_open (Office *office, const char *password, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  desk_session_open_async (office->context, "shevchuk", password, NULL, office_on_done, office);
  result = office_wait (office);
  return desk_session_open_finish (office->context, result, error);
}

/* A desk that is set up, with its first officer signed in. */
static inline void
office_sign_in (Office *office)
{
  g_autofree char *recovery = office_make_desk (office);
  g_autoptr (GError) error = NULL;

  g_assert_true (desk_session_start (office->context, &error));
  g_assert_true (office_open (office, PASSWORD, &error));
  g_assert_no_error (error);
}

/* The child of a template by its name in the .blp. */
#define TEMPLATE_CHILD(widget, name) \
  ((gpointer)gtk_widget_get_template_child (GTK_WIDGET (widget), G_OBJECT_TYPE (widget), name))

/* Saves one record; @shown: as it was before, NULL where it is new. */
static inline void
office_save (Office *office, DeskRecord *record, DeskRecord *shown)
{
  DeskStore *store = desk_context_get_store (office->context);
  g_autoptr (DeskSave) save = desk_context_new_save (office->context);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  desk_save_add (save, record, shown, 0, NULL);
  desk_store_save_async (store, save, office_on_done, office);
  result = office_wait (office);
  g_assert_true (desk_store_save_finish (store, result, &error));
  g_assert_no_error (error);
}

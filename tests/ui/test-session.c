// SPDX-License-Identifier: GPL-3.0-or-later
// Setting a desk up, signing in, locking, handing over: everything but the pages.

#include "office.h"

#include "model/error.h"
#include "store/error.h"
#include "store/records.h"

#include <glib/gstdio.h>

static gpointer
load_all (DeskDatabase *database, gpointer kind, GCancellable *cancellable, GError **error)
{
  return desk_records_load_all (database, kind, NULL, error);
}

/* What the database holds of a kind, once everything before is written. */
static GPtrArray *
load (Office *office, const char *kind)
{
  g_autoptr (GAsyncResult) result = NULL;

  desk_store_call_async (desk_context_get_store (office->context), DESK_PRIORITY_BACKGROUND, load_all,
                         (gpointer)kind, NULL, (GDestroyNotify)g_ptr_array_unref, NULL, office_on_done,
                         office);
  result = office_wait (office);
  return desk_store_call_finish (desk_context_get_store (office->context), result, NULL);
}

static void
test_new (Office *office, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (desk_session_start (office->context, &error));
  g_assert_no_error (error);
  g_assert_null (desk_context_get_keyring (office->context));
}

static void
test_set_up (Office *office, gconstpointer data)
{
  g_autofree char *recovery = office_make_desk (office);
  g_autoptr (GPtrArray) slots = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (strlen (recovery), ==, 47);
  g_assert_true (desk_session_start (office->context, &error));
  slots = desk_keyring_list (desk_context_get_keyring (office->context));
  g_assert_cmpuint (slots->len, ==, 1);
  g_assert_cmpstr (((DeskKeySlot *)slots->pdata[0])->name, ==, "капітан О. Шевчук");
  g_assert_cmpstr (desk_keyring_get_station (desk_context_get_keyring (office->context)), ==, "PL1-B");
}

/* The power goes after the recovery key was shown, or after the database was made: the desk is simply still new. */
static void
test_set_up_unfinished (Office *office, gconstpointer data)
{
  g_autofree char *keyring = desk_folders_get_keyring (office->folders);
  g_autofree char *unfinished = g_strconcat (keyring, ".new", NULL);
  g_autofree char *recovery = NULL;
  g_autoptr (GError) error = NULL;

  {
    g_autoptr (DeskSetup) setup = office_fill_setup (office);
    g_free (office_prepare (office, setup));
  }
  g_assert_true (desk_session_start (office->context, &error));
  g_assert_null (desk_context_get_keyring (office->context));

  g_free (office_make_desk (office));
  g_assert_cmpint (g_rename (keyring, unfinished), ==, 0);
  g_assert_true (desk_session_start (office->context, &error));
  g_assert_null (desk_context_get_keyring (office->context));

  recovery = office_make_desk (office);
  g_assert_true (desk_session_start (office->context, &error));
  g_assert_no_error (error);
  g_assert_nonnull (desk_context_get_keyring (office->context));
}

/* A database without its keys is not a new desk, and a set-up does not touch it. */
static void
test_keys_lost (Office *office, gconstpointer data)
{
  g_autofree char *keyring = desk_folders_get_keyring (office->folders);
  g_autofree char *database = desk_folders_get_database (office->folders);
  g_autofree char *before = NULL, *after = NULL;
  gsize length_before, length_after;
  g_autoptr (GError) error = NULL;

  g_free (office_make_desk (office));
  g_assert_true (g_file_get_contents (database, &before, &length_before, NULL));
  g_unlink (keyring);
  g_assert_false (desk_session_start (office->context, &error));
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_MISSING);
  g_clear_error (&error);

  g_autoptr (DeskSetup) setup = office_fill_setup (office);
  g_free (office_prepare (office, setup));
  g_assert_null (office_commit (office, setup, &error));
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_EXISTS);
  g_assert_true (g_file_get_contents (database, &after, &length_after, NULL));
  g_assert_cmpmem (before, length_before, after, length_after);
}

static void
test_sign_in (Office *office, gconstpointer data)
{
  g_autoptr (GPtrArray) shifts = NULL;
  DeskRecord *shift;

  office_sign_in (office);
  g_assert_cmpstr (desk_context_get_officer_code (office->context), ==, "shevchuk");
  g_assert_cmpstr (desk_context_get_role (office->context), ==, "head");
  g_assert_cmpstr (desk_profile_get_code (desk_context_get_profile (office->context)), ==, "ua");
  g_assert_cmpstr (desk_record_get_text (DESK_RECORD (desk_context_get_station (office->context)),
                                         DESK_STATION_CODE),
                   ==, "PL1");

  shifts = load (office, "shift");
  g_assert_cmpuint (shifts->len, ==, 1);
  shift = shifts->pdata[0];
  g_assert_cmpint (desk_record_get_integer (shift, DESK_SHIFT_OPENED), ==, NOW);
  g_assert_cmpstr (desk_record_get_text (shift, DESK_SHIFT_DESK), ==, "PL1-B");
  g_assert_null (desk_record_get_value (shift, DESK_SHIFT_CLOSED));
}

/* A lock, and even a restart, goes on with the shift; the store stays open over a lock. */
static void
test_lock (Office *office, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) shifts = NULL;
  DeskStore *store;

  office_sign_in (office);
  store = desk_context_get_store (office->context);
  desk_session_lock (office->context);
  g_assert_null (desk_context_get_officer (office->context));
  g_assert_true (desk_context_get_store (office->context) == store);
  g_assert_cmpstr (desk_context_get_last_officer (office->context), ==, "shevchuk");

  g_assert_false (office_open (office, "wrong", &error));
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_PASSWORD);
  g_assert_null (desk_context_get_officer (office->context));
  g_clear_error (&error);

  g_assert_true (office_open (office, PASSWORD, &error));
  g_assert_true (desk_context_get_store (office->context) == store);
  office_restart (office);
  g_assert_true (desk_session_start (office->context, &error));
  g_assert_true (office_open (office, PASSWORD, &error));
  shifts = load (office, "shift");
  g_assert_cmpuint (shifts->len, ==, 1);
}

static void
test_hand_over (Office *office, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) shifts = NULL;
  g_autoptr (GError) error = NULL;

  office_sign_in (office);
  desk_clock_set_now (office->clock, NOW + 3600);
  desk_session_hand_over_async (office->context, office_on_done, office);
  result = office_wait (office);
  g_assert_true (desk_session_hand_over_finish (office->context, result, &error));
  g_assert_no_error (error);
  g_assert_null (desk_context_get_officer (office->context));

  g_assert_true (office_open (office, PASSWORD, &error));
  shifts = load (office, "shift");
  g_assert_cmpuint (shifts->len, ==, 2);
  g_assert_cmpint (desk_record_get_integer (shifts->pdata[0], DESK_SHIFT_CLOSED), ==, NOW + 3600);
  g_assert_cmpint (desk_record_get_integer (shifts->pdata[1], DESK_SHIFT_OPENED), ==, NOW + 3600);
}

/* Growing delay after three wrong passwords, also for a program that was started again. */
static void
test_delay (Office *office, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_free (office_make_desk (office));
  g_assert_true (desk_session_start (office->context, &error));
  for (int i = 0; i < 3; i++)
    {
      g_assert_false (office_open (office, "wrong", &error));
      g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_PASSWORD);
      g_clear_error (&error);
    }
  office_restart (office);
  g_assert_true (desk_session_start (office->context, &error));
  g_assert_false (office_open (office, PASSWORD, &error));
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_WAIT);
  g_clear_error (&error);
  desk_clock_set_now (office->clock, NOW + 3600);
  g_assert_true (office_open (office, PASSWORD, &error));
  g_assert_no_error (error);
}

/* An officer whose account has ended knows the password still. */
static void
test_account_ended (Office *office, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DeskSave) save = NULL;
  g_autoptr (DeskRecord) officer = NULL;

  office_sign_in (office);
  officer = desk_record_copy (DESK_RECORD (desk_context_get_officer (office->context)));
  desk_record_set_text (officer, DESK_OFFICER_ACTIVE_TO, "2026-05-27");
  save = desk_context_new_save (office->context);
  desk_save_add (save, officer, DESK_RECORD (desk_context_get_officer (office->context)), 0, NULL);
  desk_store_save_async (desk_context_get_store (office->context), save, office_on_done, office);
  result = office_wait (office);
  g_assert_true (desk_store_save_finish (desk_context_get_store (office->context), result, &error));

  desk_session_lock (office->context);
  g_assert_false (office_open (office, PASSWORD, &error));
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_REFUSED);
}

/* Two programs on the same files: the second says so and touches nothing. */
static void
test_second_instance (Office *office, gconstpointer data)
{
  g_autoptr (DeskContext) other = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  office_sign_in (office);
  other = desk_context_new (office->clock, office->folders, NULL);
  g_assert_true (desk_session_start (other, &error));
  desk_session_open_async (other, "shevchuk", PASSWORD, NULL, office_on_done, office);
  result = office_wait (office);
  g_assert_false (desk_session_open_finish (other, result, &error));
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_SECOND_INSTANCE);
  g_assert_null (desk_context_get_store (other));
}

/* The program starts, and somebody signs in, with a file of keys in which one text was put for another. */
static gboolean
open_with_keys (Office *office, const char *from, const char *to, GError **error)
{
  g_autofree char *path = desk_folders_get_keyring (office->folders);
  g_autofree char *text = NULL;
  g_autoptr (GString) keys = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  keys = g_string_new (text);
  g_assert_cmpuint (g_string_replace (keys, from, to, 0), ==, 1);
  g_assert_true (g_file_set_contents (path, keys->str, (gssize)keys->len, NULL));
  office_restart (office);
  desk_session_foresee (office->context);
  return desk_session_start (office->context, error) && office_open (office, PASSWORD, error);
}

static void
assert_noted (Office *office, const char *country)
{
  g_autofree char *path = desk_folders_get_keyring (office->folders);
  g_autoptr (DeskKeyring) keyring = desk_keyring_load (path, NULL);

  g_assert_cmpstr (desk_keyring_get_country (keyring), ==, country);
}

/* The file of keys only says whose profile to read beforehand: without it, or with a wrong one, all is the same. */
static void
test_country (Office *office, gconstpointer data)
{
  static const char *const former[] = { "", "  \"country\" : \"kz\",\n", "  \"country\" : \"xx\",\n",
                                        "  \"country\" : 5,\n" };
  g_autoptr (GError) error = NULL;

  g_free (office_make_desk (office));
  assert_noted (office, "ua");
  for (guint i = 0; i < G_N_ELEMENTS (former); i++)
    {
      open_with_keys (office, "  \"country\" : \"ua\",\n", former[i], &error);
      g_assert_no_error (error);
      g_assert_cmpstr (desk_profile_get_code (desk_context_get_profile (office->context)), ==, "ua");
      assert_noted (office, "ua");
    }
}

/* What was read once is there for the next officer. */
static void
test_profile_kept (Office *office, gconstpointer data)
{
  g_autoptr (DeskProfile) profile = NULL;

  office_sign_in (office);
  g_set_object (&profile, desk_context_get_profile (office->context));
  desk_session_lock (office->context);
  g_assert_true (office_open (office, PASSWORD, NULL));
  g_assert_true (desk_context_get_profile (office->context) == profile);
}

/* A fault in a profile is told to who signs in, whether the profile was read beforehand or not. */
static void
test_profile_broken (Office *office, gconstpointer folder)
{
  static const char *const noted[] = { "\"ua\"", "\"kz\"" };
  g_autofree char *path = g_build_filename (folder, "ua.json", NULL);
  g_autoptr (GBytes) bytes =
      g_resources_lookup_data ("/org/dutydesk/DutyDesk/profiles/ua.json", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GString) text = g_string_new (g_bytes_get_data (bytes, NULL));

  g_free (office_make_desk (office));
  g_assert_cmpuint (g_string_replace (text, "\"Europe/Kyiv\"", "\"Nowhere\"", 0), ==, 1);
  g_assert_true (g_file_set_contents (path, text->str, (gssize)text->len, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (noted); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (open_with_keys (office, "\"ua\"", noted[i], &error));
      g_assert_error (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_PROFILE);
      g_assert_nonnull (strstr (error->message, "time_zone: is not a known time zone"));
      g_assert_null (desk_context_get_officer (office->context));
    }
  g_unlink (path);
}

static void
test_codes (void)
{
  g_autofree char *suggested = desk_setup_suggest_code ("O'Brien-Шевчук");

  g_assert_true (desk_setup_is_station_code ("PL1"));
  g_assert_false (desk_setup_is_station_code ("P"));
  g_assert_false (desk_setup_is_station_code ("ABCDEFGHI"));
  g_assert_false (desk_setup_is_station_code ("РЛ1"));
  g_assert_false (desk_setup_is_station_code ("PL-1"));
  g_assert_true (desk_setup_is_book ("A"));
  g_assert_false (desk_setup_is_book ("1"));
  g_assert_false (desk_setup_is_book ("AB"));
  g_assert_false (desk_setup_is_book (""));
  g_assert_false (desk_setup_is_officer_code (""));
  g_assert_false (desk_setup_is_officer_code ("hq"));
  g_assert_true (desk_setup_is_officer_code ("o-1.x"));
  g_assert_true (desk_setup_is_officer_code (suggested));
  g_assert_true (desk_setup_is_last_group ("AAAAA-BBBBB", " bbbbb "));
  g_assert_true (desk_setup_is_last_group ("AAAAA-BBBBB", "AAAAA-BBBBB"));
  g_assert_false (desk_setup_is_last_group ("AAAAA-BBBBB", "AAAAA"));
  g_assert_false (desk_setup_is_last_group ("AAAAA-BBBBB", ""));
}

#define ADD(path, func) g_test_add (path, Office, NULL, office_set_up, func, office_tear_down)

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("profiles-XXXXXX", NULL);
  g_autofree char *overlay = g_strconcat ("/org/dutydesk/DutyDesk/profiles=", folder, NULL);

  /* A profile in the folder goes before the program's own. */
  g_setenv ("G_RESOURCE_OVERLAYS", overlay, TRUE);
  g_test_init (&argc, &argv, NULL);
  ADD ("/session/new", test_new);
  ADD ("/session/set-up", test_set_up);
  ADD ("/session/set-up-unfinished", test_set_up_unfinished);
  ADD ("/session/keys-lost", test_keys_lost);
  ADD ("/session/sign-in", test_sign_in);
  ADD ("/session/lock", test_lock);
  ADD ("/session/hand-over", test_hand_over);
  ADD ("/session/delay", test_delay);
  ADD ("/session/account-ended", test_account_ended);
  ADD ("/session/second-instance", test_second_instance);
  ADD ("/session/country", test_country);
  ADD ("/session/profile/kept", test_profile_kept);
  g_test_add ("/session/profile/broken", Office, folder, office_set_up, test_profile_broken,
              office_tear_down);
  g_test_add_func ("/session/codes", test_codes);
  return g_test_run ();
}

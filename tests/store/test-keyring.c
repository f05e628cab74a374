// SPDX-License-Identifier: GPL-3.0-or-later
// Who can open the desk, who cannot, and how long one who guesses has to wait.

#include "store/keyring.h"

#include "store/error.h"

#include <glib/gstdio.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>

#define NOW G_GINT64_CONSTANT (1780000000)

typedef struct
{
  char *path;
  DeskKeyring *keyring;
  DeskKey *key;
} Ring;

static void
make_quick (DeskKeyring *keyring)
{
  g_object_set (keyring, "operations", (guint64)crypto_pwhash_OPSLIMIT_MIN, "memory",
                (guint64)crypto_pwhash_MEMLIMIT_MIN, NULL);
}

static void
set_up (Ring *ring, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("keys-XXXXXX", &error);

  g_assert_no_error (error);
  ring->path = g_build_filename (folder, "keys.json", NULL);
  ring->keyring = desk_keyring_new (ring->path);
  ring->key = desk_key_new_random ();
  make_quick (ring->keyring);
  desk_keyring_set_station (ring->keyring, "PL1-A", "Полтава, відділ № 1", "ua");
  g_assert_true (desk_keyring_put (ring->keyring, "4417", "О. Шевчук", "пароль", ring->key, &error));
  g_assert_no_error (error);
}

static void
tear_down (Ring *ring, gconstpointer data)
{
  g_clear_object (&ring->keyring);
  g_clear_pointer (&ring->key, desk_key_unref);
  g_free (ring->path);
}

/* Without bringing it to the disk each time. */
static void
put_file (Ring *ring, const char *text, gsize length)
{
  g_assert_true (
      g_file_set_contents_full (ring->path, text, (gssize)length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

static void
restart (Ring *ring)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&ring->keyring);
  ring->keyring = desk_keyring_load (ring->path, &error);
  g_assert_no_error (error);
  make_quick (ring->keyring);
}

static void
assert_opens (Ring *ring, const char *code, const char *password, gint64 now)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskKey) key = desk_keyring_unlock (ring->keyring, code, password, now, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (desk_key_peek (key), DESK_KEY_BYTES, desk_key_peek (ring->key), DESK_KEY_BYTES);
}

static void
assert_refuses (Ring *ring, const char *code, const char *password, gint64 now, DeskStoreError expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskKey) key = desk_keyring_unlock (ring->keyring, code, password, now, &error);

  g_assert_null (key);
  g_assert_error (error, DESK_STORE_ERROR, (int)expected);
}

static void
test_round_trip (Ring *ring, gconstpointer data)
{
  g_autoptr (GPtrArray) list = NULL;
  const DeskKeySlot *slot;
  GStatBuf status;

  restart (ring);
  g_assert_cmpstr (desk_keyring_get_station (ring->keyring), ==, "PL1-A");
  g_assert_cmpstr (desk_keyring_get_station_name (ring->keyring), ==, "Полтава, відділ № 1");
  g_assert_cmpstr (desk_keyring_get_country (ring->keyring), ==, "ua");
  list = desk_keyring_list (ring->keyring);
  g_assert_cmpuint (list->len, ==, 1);
  slot = g_ptr_array_index (list, 0);
  g_assert_cmpstr (slot->code, ==, "4417");
  g_assert_cmpstr (slot->name, ==, "О. Шевчук");

  assert_opens (ring, "4417", "пароль", NOW);
  assert_refuses (ring, "4417", "Пароль", NOW, DESK_STORE_ERROR_PASSWORD);
  assert_refuses (ring, "4417", "", NOW, DESK_STORE_ERROR_PASSWORD);
  assert_refuses (ring, "4418", "пароль", NOW, DESK_STORE_ERROR_MISSING);
  g_assert_cmpint (g_stat (ring->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

/* The product's limits are those libsodium calls moderate, unless somebody lowers them. */
static void
test_limits (Ring *ring, gconstpointer data)
{
  g_autoptr (DeskKeyring) keyring = desk_keyring_new ("/nowhere");
  guint64 operations, memory;

  g_object_get (keyring, "operations", &operations, "memory", &memory, NULL);
  g_assert_cmpuint (operations, ==, crypto_pwhash_OPSLIMIT_MODERATE);
  g_assert_cmpuint (memory, ==, crypto_pwhash_MEMLIMIT_MODERATE);
}

/* й as one character and as two is the same password. */
static void
test_composition (Ring *ring, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (desk_keyring_put (ring->keyring, "4418", "Й. Гай", "гай", ring->key, &error));
  assert_opens (ring, "4418", "гаи\xcc\x86", NOW);
}

static void
test_change_and_remove (Ring *ring, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = NULL;

  g_assert_false (desk_keyring_remove (ring->keyring, "4417", &error));
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_REFUSED);
  g_clear_error (&error);

  g_assert_true (desk_keyring_put (ring->keyring, "4418", "І. Бондар", "b", ring->key, &error));
  g_assert_true (desk_keyring_put (ring->keyring, "4417", "О. Шевчук", "нове", ring->key, &error));
  assert_refuses (ring, "4417", "пароль", NOW, DESK_STORE_ERROR_PASSWORD);
  assert_opens (ring, "4417", "нове", NOW);

  g_assert_true (desk_keyring_remove (ring->keyring, "4417", &error));
  restart (ring);
  list = desk_keyring_list (ring->keyring);
  g_assert_cmpuint (list->len, ==, 1);
  assert_refuses (ring, "4417", "нове", NOW, DESK_STORE_ERROR_MISSING);
  assert_opens (ring, "4418", "b", NOW);
}

/* Three attempts are free; then the wait grows. It is on the disk, so a restart does not shorten it. */
static void
test_delay (Ring *ring, gconstpointer data)
{
  gint64 now = NOW;

  for (int i = 0; i < 3; i++)
    assert_refuses (ring, "4417", "x", now, DESK_STORE_ERROR_PASSWORD);
  g_assert_cmpint (desk_keyring_get_delay (ring->keyring, "4417", now), ==, 5);
  assert_refuses (ring, "4417", "пароль", now, DESK_STORE_ERROR_WAIT);

  restart (ring);
  g_assert_cmpint (desk_keyring_get_delay (ring->keyring, "4417", now + 1), ==, 4);
  assert_refuses (ring, "4417", "пароль", now + 4, DESK_STORE_ERROR_WAIT);
  now += 5;
  assert_refuses (ring, "4417", "x", now, DESK_STORE_ERROR_PASSWORD);
  g_assert_cmpint (desk_keyring_get_delay (ring->keyring, "4417", now), ==, 10);

  for (int i = 0; i < 20; i++)
    {
      now += desk_keyring_get_delay (ring->keyring, "4417", now);
      assert_refuses (ring, "4417", "x", now, DESK_STORE_ERROR_PASSWORD);
    }
  g_assert_cmpint (desk_keyring_get_delay (ring->keyring, "4417", now), ==, 900);
  now += 900;
  assert_opens (ring, "4417", "пароль", now);
  restart (ring);
  g_assert_cmpint (desk_keyring_get_delay (ring->keyring, "4417", now), ==, 0);
}

/* Setting the clock back starts the wait anew; it does not end it, nor does it make it last for years. */
static void
test_clock_set_back (Ring *ring, gconstpointer data)
{
  for (int i = 0; i < 3; i++)
    assert_refuses (ring, "4417", "x", NOW, DESK_STORE_ERROR_PASSWORD);
  restart (ring);
  assert_refuses (ring, "4417", "пароль", NOW - 1000000, DESK_STORE_ERROR_WAIT);
  assert_refuses (ring, "4417", "пароль", NOW - 1000000 + 4, DESK_STORE_ERROR_WAIT);
  assert_opens (ring, "4417", "пароль", NOW - 1000000 + 5);
}

/* Who kills the program while a password is being judged has used up the attempt. */
static void
test_counted_before_judged (Ring *ring, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autoptr (DeskKeyring) killed = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_get_contents (ring->path, &before, NULL, NULL));
  g_assert_nonnull (strstr (before, "\"failures\" : 0"));

  /* The slot asks for more memory than can be, so judging it fails after the attempt was counted. */
  {
    char *memory = strstr (before, "\"memory\" : ");
    g_autoptr (GString) text = g_string_new_len (before, memory - before);

    g_string_append_printf (text, "\"memory\" : %" G_GUINT64_FORMAT, (guint64)1 << 43);
    g_string_append (text, strchr (memory, ','));
    put_file (ring, text->str, text->len);
  }
  restart (ring);
  assert_refuses (ring, "4417", "пароль", NOW, DESK_STORE_ERROR_FAILED);
  killed = desk_keyring_load (ring->path, &error);
  g_assert_no_error (error);
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (DeskKey) key = desk_keyring_unlock (killed, "4417", "пароль", NOW, NULL);

      g_assert_null (key);
    }
  g_assert_cmpint (desk_keyring_get_delay (killed, "4417", NOW), ==, 5);
}

static void
test_recovery (Ring *ring, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *recovery = desk_keyring_make_recovery (ring->keyring, ring->key, &error);
  g_autofree char *lower = g_ascii_strdown (recovery, -1);
  g_auto (GStrv) groups = g_strsplit (recovery, "-", -1);
  g_autofree char *spaced = g_strjoinv ("  ", groups);
  g_autofree char *file = NULL;
  const char *const spellings[] = { recovery, lower, spaced };

  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (groups), ==, 8);
  for (guint i = 0; i < 8; i++)
    g_assert_cmpuint (strlen (groups[i]), ==, 5);

  restart (ring);
  for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
    {
      g_autoptr (DeskKey) key = desk_keyring_recover (ring->keyring, spellings[i], NOW, &error);

      g_assert_no_error (error);
      g_assert_cmpmem (desk_key_peek (key), DESK_KEY_BYTES, desk_key_peek (ring->key), DESK_KEY_BYTES);
    }
  g_assert_true (g_file_get_contents (ring->path, &file, NULL, NULL));
  g_assert_null (strstr (file, groups[0]));
}

/* Every single wrong character is noticed before it costs an attempt, but for one in a million. */
static void
test_recovery_mistyped (Ring *ring, gconstpointer data)
{
  g_autofree char *recovery = desk_keyring_make_recovery (ring->keyring, ring->key, NULL);
  const char *const others[] = { "", "x", "ABCDE-ABCDE-ABCDE-ABCDE-ABCDE-ABCDE-ABCDE", "пароль" };
  guint noticed = 0, tried = 0;

  for (char *at = recovery; *at != '\0'; at++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DeskKey) key = NULL;
      char right = *at;

      if (right == '-')
        continue;
      *at = right == 'A' ? 'B' : 'A';
      key = desk_keyring_recover (ring->keyring, recovery, NOW, &error);
      g_assert_null (key);
      tried++;
      noticed += g_error_matches (error, DESK_STORE_ERROR, DESK_STORE_ERROR_MISTYPED);
      *at = right;
    }
  g_assert_cmpuint (tried, ==, 40);
  g_assert_cmpuint (noticed, >=, 39);

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DeskKey) key = desk_keyring_recover (ring->keyring, others[i], NOW, &error);

      g_assert_null (key);
      g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_MISTYPED);
    }
}

static void
test_recovery_replaced (Ring *ring, gconstpointer data)
{
  g_autofree char *first = desk_keyring_make_recovery (ring->keyring, ring->key, NULL);
  g_autofree char *second = desk_keyring_make_recovery (ring->keyring, ring->key, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskKey) key = desk_keyring_recover (ring->keyring, first, NOW, &error);

  g_assert_cmpstr (first, !=, second);
  g_assert_null (key);
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_PASSWORD);
}

/* A slot cannot be passed off as another officer's. */
static void
test_swapped_codes (Ring *ring, gconstpointer data)
{
  g_autofree char *text = NULL;
  char *code;

  g_assert_true (g_file_get_contents (ring->path, &text, NULL, NULL));
  code = strstr (text, "4417");
  memcpy (code, "9999", 4);
  put_file (ring, text, strlen (text));
  restart (ring);
  assert_refuses (ring, "9999", "пароль", NOW, DESK_STORE_ERROR_PASSWORD);
}

/* The file cut off anywhere, or with any byte lost, is refused or still the same; it is never written to. */
static void
test_damaged (Ring *ring, gconstpointer data)
{
  g_autofree char *whole = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (ring->path, &whole, &length, NULL));
  for (gsize cut = 0; cut < length - 1; cut++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DeskKeyring) keyring = NULL;
      g_autofree char *after = NULL;
      gsize after_length;

      put_file (ring, whole, cut);
      keyring = desk_keyring_load (ring->path, &error);
      g_assert_null (keyring);
      g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_DAMAGED);
      g_assert_true (g_file_get_contents (ring->path, &after, &after_length, NULL));
      g_assert_cmpmem (after, after_length, whole, cut);
    }
  for (gsize place = 0; place < length; place++)
    {
      g_autoptr (GString) text = g_string_new_len (whole, (gssize)length);
      g_autoptr (GError) error = NULL;
      g_autoptr (DeskKeyring) keyring = NULL;

      g_string_erase (text, (gssize)place, 1);
      put_file (ring, text->str, text->len);
      keyring = desk_keyring_load (ring->path, &error);
      g_assert_true (keyring != NULL || error->domain == DESK_STORE_ERROR);
    }
}

static void
test_other_files (Ring *ring, gconstpointer data)
{
  static const struct
  {
    const char *text;
    DeskStoreError error;
  } files[] = { { "[]", DESK_STORE_ERROR_DAMAGED },
                { "{}", DESK_STORE_ERROR_DAMAGED },
                { "null", DESK_STORE_ERROR_DAMAGED },
                { "{\"v\":1,\"slots\":5}", DESK_STORE_ERROR_DAMAGED },
                { "{\"v\":1,\"slots\":[5]}", DESK_STORE_ERROR_DAMAGED },
                { "{\"v\":1,\"slots\":[{}]}", DESK_STORE_ERROR_DAMAGED },
                { "{\"v\":1,\"slots\":[],\"recovery\":[]}", DESK_STORE_ERROR_DAMAGED },
                { "{\"v\":2,\"slots\":\"in another way\"}", DESK_STORE_ERROR_NEWER } };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DeskKeyring) keyring = NULL;

      put_file (ring, files[i].text, strlen (files[i].text));
      keyring = desk_keyring_load (ring->path, &error);
      g_assert_null (keyring);
      g_assert_error (error, DESK_STORE_ERROR, (int)files[i].error);
    }
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (DeskKeyring) keyring = desk_keyring_load ("/nowhere/keys.json", &error);

    g_assert_null (keyring);
    g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_MISSING);
  }
}

/* A slot that cannot be written is not there in memory either. */
static void
test_unwritable (Ring *ring, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskKeyring) keyring = desk_keyring_new ("/proc/nowhere/keys.json");
  g_autoptr (GPtrArray) list = NULL;

  make_quick (keyring);
  g_assert_false (desk_keyring_put (keyring, "4417", "О. Шевчук", "пароль", ring->key, &error));
  g_assert_true (error->domain == DESK_STORE_ERROR);
  list = desk_keyring_list (keyring);
  g_assert_cmpuint (list->len, ==, 0);
}

#define ring_test(path, func) g_test_add (path, Ring, NULL, set_up, func, tear_down)

/* Names change, passwords stay; the file says the same as the memory. */
static void
test_rename (Ring *ring, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskKeyring) again = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (DeskKey) key = NULL;

  g_assert_true (desk_keyring_rename (ring->keyring, "4417", "О. Коваль", &error));
  g_assert_true (desk_keyring_note_station (ring->keyring, "PL1-A", "Полтава, відділ № 2", "ua", &error));
  g_assert_no_error (error);
  g_assert_false (desk_keyring_rename (ring->keyring, "1", "Nobody", &error));
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_MISSING);
  g_clear_error (&error);
  g_assert_true (desk_keyring_has (ring->keyring, "4417"));
  g_assert_false (desk_keyring_has (ring->keyring, "1"));
  g_assert_false (desk_keyring_has (ring->keyring, ""));

  again = desk_keyring_load (ring->path, &error);
  g_assert_no_error (error);
  list = desk_keyring_list (again);
  g_assert_cmpstr (((DeskKeySlot *)g_ptr_array_index (list, 0))->name, ==, "О. Коваль");
  g_assert_cmpstr (desk_keyring_get_station_name (again), ==, "Полтава, відділ № 2");
  key = desk_keyring_unlock (again, "4417", "пароль", NOW, &error);
  g_assert_no_error (error);
  g_assert_nonnull (key);
}

static gboolean
note (Ring *ring, const char *country, GError **error)
{
  return desk_keyring_note_station (ring->keyring, "PL1-A", "Відділення № 1", country, error);
}

/* A name that did not reach the disk is not the name. */
static void
test_rename_fails (Ring *ring, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_path_get_dirname (ring->path);
  g_autoptr (GPtrArray) list = NULL;

  g_remove (ring->path);
  g_rmdir (folder);
  g_assert_false (desk_keyring_rename (ring->keyring, "4417", "О. Коваль", &error));
  g_assert_nonnull (error);
  g_assert_false (note (ring, "kz", NULL));
  g_assert_cmpstr (desk_keyring_get_country (ring->keyring), ==, "ua");
  list = desk_keyring_list (ring->keyring);
  g_assert_cmpstr (((DeskKeySlot *)g_ptr_array_index (list, 0))->name, ==, "О. Шевчук");
}

/* A file that was written before countries were noted gets the one it is told, and only then is written. */
static void
test_country (Ring *ring, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GString) old = NULL;

  g_assert_true (g_file_get_contents (ring->path, &text, NULL, NULL));
  old = g_string_new (text);
  g_assert_cmpuint (g_string_replace (old, "  \"country\" : \"ua\",\n", "", 0), ==, 1);
  put_file (ring, old->str, old->len);
  restart (ring);
  g_assert_null (desk_keyring_get_country (ring->keyring));

  g_assert_true (note (ring, "ua", &error));
  g_assert_no_error (error);
  restart (ring);
  g_assert_cmpstr (desk_keyring_get_country (ring->keyring), ==, "ua");
  assert_opens (ring, "4417", "пароль", NOW);

  g_remove (ring->path);
  g_assert_true (note (ring, "ua", &error));
  g_assert_false (g_file_test (ring->path, G_FILE_TEST_EXISTS));
  g_assert_true (note (ring, "kz", &error));
  restart (ring);
  g_assert_cmpstr (desk_keyring_get_country (ring->keyring), ==, "kz");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ring_test ("/keyring/round-trip", test_round_trip);
  ring_test ("/keyring/limits", test_limits);
  ring_test ("/keyring/composition", test_composition);
  ring_test ("/keyring/change-and-remove", test_change_and_remove);
  ring_test ("/keyring/rename", test_rename);
  ring_test ("/keyring/rename/fails", test_rename_fails);
  ring_test ("/keyring/country", test_country);
  ring_test ("/keyring/delay", test_delay);
  ring_test ("/keyring/clock-set-back", test_clock_set_back);
  ring_test ("/keyring/counted-before-judged", test_counted_before_judged);
  ring_test ("/keyring/recovery", test_recovery);
  ring_test ("/keyring/recovery/mistyped", test_recovery_mistyped);
  ring_test ("/keyring/recovery/replaced", test_recovery_replaced);
  ring_test ("/keyring/swapped-codes", test_swapped_codes);
  ring_test ("/keyring/damaged", test_damaged);
  ring_test ("/keyring/other-files", test_other_files);
  ring_test ("/keyring/unwritable", test_unwritable);

  return g_test_run ();
}

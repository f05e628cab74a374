// SPDX-License-Identifier: GPL-3.0-or-later
// A register as a list: order, filters, pages at any place, and what happens to it while others save.

#include "store/register-list.h"

#include "desk-fixture.h"
#include "store/register-cache.h"

#define N_PEOPLE 700

typedef struct
{
  guint position;
  guint removed;
  guint added;
  guint times;
} Change;

static void
on_items_changed (GListModel *model, guint position, guint removed, guint added, Change *change)
{
  *change = (Change){ position, removed, added, change->times + 1 };
}

static void
settle (void)
{
  gint64 end = g_get_monotonic_time () + 100 * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static void
wait_loaded (DeskRegisterList *list)
{
  while (!desk_register_list_is_loaded (list))
    g_main_context_iteration (NULL, TRUE);
}

/* The row at a position, fetched. */
static DeskRegisterRow *
get_row (DeskRegisterList *list, guint position)
{
  DeskRegisterRow *row = g_list_model_get_item (G_LIST_MODEL (list), position);

  g_assert_nonnull (row);
  g_assert_cmpuint (desk_register_row_get_position (row), ==, position);
  while (desk_register_row_get_record (row) == NULL)
    g_main_context_iteration (NULL, TRUE);
  return row;
}

static char *
get_name (DeskRegisterList *list, guint position)
{
  g_autoptr (DeskRegisterRow) row = get_row (list, position);

  return g_strdup (desk_record_get_text (desk_register_row_get_record (row), DESK_PERSON_SURNAME));
}

static void
assert_name (DeskRegisterList *list, guint position, const char *expected)
{
  g_autofree char *name = get_name (list, position);

  g_assert_cmpstr (name, ==, expected);
}

static DeskRegisterList *
open_list (DeskStore *store, const char *kind, const char *filter, const char *text)
{
  DeskRegisterQuery query = { kind, filter, text, "ua", NOW };
  DeskRegisterList *list = desk_register_list_new (store, &query);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  wait_loaded (list);
  return list;
}

static void
on_done (GObject *source, GAsyncResult *result, gpointer place)
{
  *(GAsyncResult **)place = g_object_ref (result);
}

static void
save_in (DeskStore *store, DeskSave *save)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  desk_store_save_async (store, save, on_done, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (desk_store_save_finish (store, result, &error));
  g_assert_no_error (error);
}

static void
save_one_in (Desk *desk, DeskStore *store, DeskRecord *record, DeskRecord *shown, DeskRecord *person)
{
  g_autoptr (DeskSave) save = desk_save_new ("4417", NOW, desk->zone);

  desk_save_add (save, record, shown, 0, NULL);
  if (person != NULL)
    desk_save_link (save, record, DESK_VISIT_PERSON, person);
  save_in (store, save);
}

static char *
make_surname (guint i)
{
  /* Several first letters, several rows in each stretch. */
  static const char *const starts[] = { "Андр", "Бонд", "Кова", "Ковб", "Шевч" };

  return g_strdup_printf ("%s%03u", starts[i % G_N_ELEMENTS (starts)], i);
}

static void
make_people (Desk *desk)
{
  g_autoptr (DeskSave) save = desk_save_new ("4417", NOW, desk->zone);

  for (guint i = 0; i < N_PEOPLE; i++)
    {
      g_autofree char *surname = make_surname (i);
      g_autoptr (DeskRecord) person =
          g_object_new (DESK_TYPE_PERSON, "surname", surname, "surname-other", "X", NULL);

      desk_save_add (save, person, NULL, 0, NULL);
    }
  desk_run_save (desk, save);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static GPtrArray *
list_names (void)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < N_PEOPLE; i++)
    g_ptr_array_add (names, make_surname (i));
  g_ptr_array_sort (names, compare_names);
  return names;
}

static DeskStore *
open_store (Desk *desk)
{
  return desk_store_new (desk->database);
}

static void
test_people (Desk *desk, gconstpointer data)
{
  g_autoptr (GPtrArray) names = list_names ();
  g_autoptr (DeskStore) store = NULL;
  g_autoptr (DeskRegisterList) list = NULL;

  make_people (desk);
  store = open_store (desk);
  list = open_list (store, "person", "all", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, N_PEOPLE);

  /* Any place first, then all of them forwards and backwards. */
  assert_name (list, 350, g_ptr_array_index (names, 350));
  assert_name (list, N_PEOPLE - 1, g_ptr_array_index (names, N_PEOPLE - 1));
  for (guint i = 0; i < N_PEOPLE; i++)
    assert_name (list, i, g_ptr_array_index (names, i));
  for (guint i = N_PEOPLE; i > 0; i--)
    assert_name (list, i - 1, g_ptr_array_index (names, i - 1));
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), N_PEOPLE));
  desk_store_close (store);
}

static void
test_memory (Desk *desk, gconstpointer data)
{
  g_autoptr (DeskRegisterCache) cache = desk_register_cache_new ();

  for (guint position = 0; position < 1000000; position += 50)
    {
      gboolean whole;

      g_assert_nonnull (desk_register_cache_get (cache, position, &whole));
      g_assert_false (whole);
      g_assert_cmpuint (desk_register_cache_count (cache), <=, 24);
    }
  g_assert_true (desk_register_cache_wants (cache, 999950 / DESK_REGISTER_PAGE * DESK_REGISTER_PAGE));
  g_assert_false (desk_register_cache_wants (cache, 0));
}

/* A person who is added moves those behind; rows keep who they are. */
static void
test_follows_added (Desk *desk, gconstpointer data)
{
  g_autoptr (DeskStore) store = NULL;
  g_autoptr (DeskRegisterList) list = NULL;
  g_autoptr (DeskRegisterRow) kept = NULL;
  g_autoptr (DeskRecord) person = g_object_new (DESK_TYPE_PERSON, "surname", "Вовк", NULL);
  Change change = { 0 };

  make_people (desk);
  store = open_store (desk);
  list = open_list (store, "person", "all", NULL);
  kept = get_row (list, 300);
  g_signal_connect (list, "items-changed", G_CALLBACK (on_items_changed), &change);

  save_one_in (desk, store, person, NULL, NULL);
  while (change.times == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (change.position, ==, 280); /* behind 140 times Андр and 140 times Бонд */
  g_assert_cmpuint (change.removed, ==, 0);
  g_assert_cmpuint (change.added, ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, N_PEOPLE + 1);
  g_assert_cmpuint (desk_register_row_get_position (kept), ==, 301);
  assert_name (list, 280, "Вовк");

  {
    g_autoptr (DeskRegisterRow) same = get_row (list, 301);

    g_assert_true (same == kept);
  }
  desk_store_close (store);
}

/* A name that is changed goes to its new place; a row that stays is filled anew. */
static void
test_follows_changed (Desk *desk, gconstpointer data)
{
  g_autoptr (DeskStore) store = NULL;
  g_autoptr (DeskRegisterList) list = NULL;
  g_autoptr (DeskRegisterRow) row = NULL;
  g_autoptr (DeskRecord) person = NULL;
  g_autoptr (DeskRecord) shown = NULL;

  make_people (desk);
  store = open_store (desk);
  list = open_list (store, "person", "all", NULL);
  row = get_row (list, 0);
  person = desk_record_copy (desk_register_row_get_record (row));
  shown = desk_record_copy (person);

  desk_record_set_text (person, DESK_PERSON_BIRTH, "1985");
  save_one_in (desk, store, person, shown, NULL);
  while (desk_record_get_text (desk_register_row_get_record (row), DESK_PERSON_BIRTH) == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_object_unref (shown);
  shown = desk_record_copy (person);
  desk_record_set_text (person, DESK_PERSON_SURNAME, "Яремчук");
  save_one_in (desk, store, person, shown, NULL);
  settle ();
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, N_PEOPLE);
  assert_name (list, 0, "Андр005");
  assert_name (list, N_PEOPLE - 1, "Яремчук");
  desk_store_close (store);
}

static DeskRecord *
make_visit (Desk *desk, const char *state, gint64 arrived, DeskRecord *person)
{
  DeskRecord *visit =
      g_object_new (DESK_TYPE_VISIT, "state", state, "arrived", arrived, "note", "Про паспорт", NULL);
  g_autoptr (DeskSave) save = desk_save_new ("4417", arrived, desk->zone);

  desk_save_add (save, visit, NULL, 0, NULL);
  if (person != NULL)
    desk_save_link (save, visit, DESK_VISIT_PERSON, person);
  desk_run_save (desk, save);
  return visit;
}

static void
assert_visits (DeskStore *store, const char *filter, const char *text, DeskRecord *const *visits)
{
  g_autoptr (DeskRegisterList) list = open_list (store, "visit", filter, text);
  guint n = 0;

  for (; visits[n] != NULL; n++)
    {
      g_autoptr (DeskRegisterRow) row = get_row (list, n);
      const char *person = desk_record_get_text (visits[n], DESK_VISIT_PERSON);

      g_assert_cmpstr (desk_record_get_id (desk_register_row_get_record (row)), ==,
                       desk_record_get_id (visits[n]));
      g_assert_cmpint (desk_register_row_get_last_visit (row), ==,
                       desk_record_get_integer (visits[n], DESK_VISIT_ARRIVED));
      g_assert_cmpstr (person != NULL ? desk_record_get_id (desk_register_row_get_person (row)) : NULL, ==,
                       person);
    }
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, n);
}

static void
test_visits (Desk *desk, gconstpointer data)
{
  g_autoptr (DeskRecord) person = g_object_new (DESK_TYPE_PERSON, "surname", "Коваленко", NULL);
  g_autoptr (DeskRecord) old_closed = NULL, old_open = NULL, closed = NULL, open = NULL;
  g_autoptr (DeskStore) store = NULL;

  desk_save_one (desk, person, NULL, NOW);
  old_closed = make_visit (desk, "finished", NOW - 200000, person);
  old_open = make_visit (desk, "waiting", NOW - 100000, NULL);
  closed = make_visit (desk, "finished", NOW, NULL);
  open = make_visit (desk, "serving", NOW + 5, person);
  store = open_store (desk);

  assert_visits (store, "all", NULL, (DeskRecord *[]){ open, closed, old_open, old_closed, NULL });
  assert_visits (store, "today", NULL, (DeskRecord *[]){ open, closed, NULL });
  assert_visits (store, "open", NULL, (DeskRecord *[]){ open, old_open, NULL });
  assert_visits (store, "all", "ковал", (DeskRecord *[]){ open, old_closed, NULL });
  assert_visits (store, "today", "ковал", (DeskRecord *[]){ open, NULL });
  assert_visits (store, "open", "паспорт", (DeskRecord *[]){ open, old_open, NULL });
  assert_visits (store, "all", "нема", (DeskRecord *[]){ NULL });
  assert_visits (store, "all", "  ", (DeskRecord *[]){ open, closed, old_open, old_closed, NULL });
  desk_store_close (store);
}

/* The newest comes on top, in the register of all and in that of the day. */
static void
test_follows_visit (Desk *desk, gconstpointer data)
{
  static const char *const filters[] = { "all", "today" };
  g_autoptr (DeskStore) store = NULL;

  for (int i = 0; i < 200; i++)
    {
      g_autoptr (DeskRecord) visit = make_visit (desk, "finished", NOW + i, NULL);
    }
  store = open_store (desk);

  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      g_autoptr (DeskRegisterList) list = open_list (store, "visit", filters[i], NULL);
      g_autoptr (DeskRecord) visit =
          g_object_new (DESK_TYPE_VISIT, "state", "waiting", "arrived", NOW + 1000 + (gint64)i, NULL);
      g_autoptr (DeskRegisterRow) kept = get_row (list, 100);
      g_autoptr (DeskRegisterRow) top = NULL;
      Change change = { 0 };

      g_signal_connect (list, "items-changed", G_CALLBACK (on_items_changed), &change);
      save_one_in (desk, store, visit, NULL, NULL);
      while (change.times == 0)
        g_main_context_iteration (NULL, TRUE);
      g_assert_cmpuint (change.position, ==, 0);
      g_assert_cmpuint (change.removed, ==, 0);
      g_assert_cmpuint (change.added, ==, 1);
      g_assert_cmpuint (desk_register_row_get_position (kept), ==, 101);
      top = get_row (list, 0);
      g_assert_cmpstr (desk_record_get_id (desk_register_row_get_record (top)), ==,
                       desk_record_get_id (visit));
    }
  desk_store_close (store);
}

static void
test_recent_and_duplicates (Desk *desk, gconstpointer data)
{
  g_autoptr (DeskRecord) a =
      g_object_new (DESK_TYPE_PERSON, "surname", "Андрієнко", "personal-number", "3121209019", NULL);
  g_autoptr (DeskRecord) b =
      g_object_new (DESK_TYPE_PERSON, "surname", "Бондар", "personal-number", "3121209019", NULL);
  g_autoptr (DeskRecord) c = g_object_new (DESK_TYPE_PERSON, "surname", "Вовк", NULL);
  g_autoptr (DeskRecord) first = NULL, second = NULL;
  g_autoptr (DeskStore) store = NULL;
  g_autoptr (DeskRegisterList) recent = NULL, doubles = NULL;
  g_autoptr (DeskRegisterRow) row = NULL;

  desk_save_one (desk, a, NULL, NOW);
  desk_save_one (desk, b, NULL, NOW);
  desk_save_one (desk, c, NULL, NOW);
  first = make_visit (desk, "finished", NOW, c);
  second = make_visit (desk, "finished", NOW + 10, a);
  store = open_store (desk);

  recent = open_list (store, "person", "recent", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (recent)), ==, 2);
  assert_name (recent, 0, "Андрієнко");
  assert_name (recent, 1, "Вовк");

  doubles = open_list (store, "person", "duplicates", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (doubles)), ==, 1);
  row = get_row (doubles, 0);
  g_assert_cmpstr (desk_record_get_id (desk_register_row_get_record (row)), ==, desk_record_get_id (a));
  g_assert_cmpstr (desk_record_get_id (desk_register_row_get_person (row)), ==, desk_record_get_id (b));

  /* Decided: it leaves the list. */
  {
    g_autoptr (DeskRecord) shown = desk_record_copy (b);

    desk_record_set_text (b, DESK_PERSON_SAME_AS, desk_record_get_id (a));
    save_one_in (desk, store, b, shown, NULL);
    while (g_list_model_get_n_items (G_LIST_MODEL (doubles)) > 0)
      g_main_context_iteration (NULL, TRUE);
  }

  /* And stands in no register of its own. */
  {
    g_autoptr (DeskRegisterList) all = open_list (store, "person", "all", NULL);

    g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (all)), ==, 2);
    assert_name (all, 0, "Андрієнко");
    assert_name (all, 1, "Вовк");
  }
  desk_store_close (store);
}

/* A page that was closed while its rows are on their way. */
static void
test_let_go (Desk *desk, gconstpointer data)
{
  g_autoptr (DeskStore) store = NULL;
  g_autoptr (DeskRegisterRow) row = NULL;
  DeskRegisterList *list;
  GWeakRef there;

  make_people (desk);
  store = open_store (desk);
  list = open_list (store, "person", "all", NULL);
  row = g_list_model_get_item (G_LIST_MODEL (list), 600);
  g_weak_ref_init (&there, list);
  g_object_run_dispose (G_OBJECT (list));
  g_weak_ref_set (&there, list);
  g_object_unref (list);

  while ((list = g_weak_ref_get (&there)) != NULL)
    {
      g_object_unref (list);
      g_main_context_iteration (NULL, TRUE);
    }
  g_weak_ref_clear (&there);
  desk_store_close (store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  desk_test ("/register-list/people", test_people);
  desk_test ("/register-list/memory", test_memory);
  desk_test ("/register-list/follows-added", test_follows_added);
  desk_test ("/register-list/follows-changed", test_follows_changed);
  desk_test ("/register-list/visits", test_visits);
  desk_test ("/register-list/follows-visit", test_follows_visit);
  desk_test ("/register-list/recent-and-duplicates", test_recent_and_duplicates);
  desk_test ("/register-list/let-go", test_let_go);
  return g_test_run ();
}

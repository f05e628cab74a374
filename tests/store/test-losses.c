// SPDX-License-Identifier: GPL-3.0-or-later
// Finding losses and finds: their registers with the filters, the list of pairs, the search.

#include "desk-fixture.h"
#include "dump.h"
#include "model/find.h"
#include "model/loss.h"
#include "model/statement.h"
#include "store/history.h"
#include "store/rebuild.h"
#include "store/register-list.h"
#include "store/search-index.h"
#include "store/search.h"
#include "store/store.h"

#include <string.h>

#define DAY 86400
#define YEAR (366 * DAY)

static DeskRecord *
make_person (Desk *desk, const char *surname)
{
  DeskRecord *person = g_object_new (DESK_TYPE_PERSON, "surname", surname, "given-name", "Марія", NULL);

  desk_save_one (desk, person, NULL, NOW);
  return person;
}

static void
save_numbered (Desk *desk, DeskRecord *record, guint field)
{
  g_autoptr (DeskSave) save = desk_save_new ("4417", NOW, desk->zone);

  desk_save_add (save, record, NULL, 0, NULL);
  desk_save_draw_number (save, record, field);
  desk_run_save (desk, save);
}

static DeskRecord *
make_loss (Desk *desk, const char *state, DeskRecord *applicant, DeskRecord *holder, gint64 declared,
           const char *number)
{
  DeskRecord *loss = g_object_new (DESK_TYPE_LOSS, "state", state, "declared", declared, "kept-until",
                                   declared + 5 * (gint64)YEAR, "officer",
                                   g_str_equal (state, "registered") ? "4417" : "4418", NULL);

  desk_record_set_text (loss, DESK_LOSS_APPLICANT, desk_record_get_id (applicant));
  desk_record_set_entry (loss, DESK_LOSS_DOCUMENT, "k1",
                         g_variant_new_string (g_str_has_prefix (number, "КН") ? "passport_book"
                                                                               : "id_card"));
  desk_record_set_entry (loss, DESK_LOSS_DOCUMENT_NUMBER, "k1", g_variant_new_string (number));
  if (!g_str_equal (state, "registered") && !g_str_equal (state, "matched"))
    desk_record_set_entry (loss, DESK_LOSS_DOCUMENT_STATE, "k1", g_variant_new_string (state));
  if (holder != NULL)
    desk_record_set_entry (loss, DESK_LOSS_DOCUMENT_HOLDER, "k1",
                           g_variant_new_string (desk_record_get_id (holder)));
  save_numbered (desk, loss, DESK_LOSS_NO);
  return loss;
}

static DeskRecord *
make_find (Desk *desk, const char *state, const char *surname, DeskRecord *finder, gint64 received,
           const char *number)
{
  DeskRecord *find =
      g_object_new (DESK_TYPE_FIND, "state", state, "received", received, "document", "id_card", "number",
                    number, "holder-surname", surname, "holder-given-name", "Марія", "officer", "4417", NULL);

  if (finder != NULL)
    desk_record_set_text (find, DESK_FIND_FINDER, desk_record_get_id (finder));
  save_numbered (desk, find, DESK_FIND_NO);
  return find;
}

/* Numbers 1 to 5 are losses, 6 to 9 finds. */
typedef struct
{
  DeskRecord *people[3];
  DeskRecord *losses[5];
  DeskRecord *finds[4];
} Town;

static void
make_town (Desk *desk, Town *town)
{
  DeskRecord *a = make_person (desk, "Коваленко"), *b = make_person (desk, "Бондар"),
             *c = make_person (desk, "Шевчук");

  *town = (Town){ { a, b, c },
                  { make_loss (desk, "registered", a, NULL, NOW - 6 * (gint64)YEAR, "000000001"),
                    make_loss (desk, "registered", a, c, NOW - 9 * DAY, "001234567"),
                    make_loss (desk, "matched", b, NULL, NOW - 8 * DAY, "КН 123456"),
                    make_loss (desk, "returned", b, NULL, NOW - 7 * DAY, "007654321"),
                    make_loss (desk, "annulled", a, NULL, NOW - 6 * DAY, "009999999") },
                  { make_find (desk, "received", "Мельник", b, NOW - 200 * DAY, "005554444"),
                    make_find (desk, "handed_over", "Мельник", NULL, NOW - 190 * DAY, "005553333"),
                    make_find (desk, "notified", "Ткаченко", NULL, NOW - 180 * DAY, NULL),
                    make_find (desk, "matched", "Ткаченко", c, NOW - 5 * DAY, "001234567") } };
}

static void
clear_town (Town *town)
{
  for (guint i = 0; i < G_N_ELEMENTS (town->people); i++)
    g_object_unref (town->people[i]);
  for (guint i = 0; i < G_N_ELEMENTS (town->losses); i++)
    g_object_unref (town->losses[i]);
  for (guint i = 0; i < G_N_ELEMENTS (town->finds); i++)
    g_object_unref (town->finds[i]);
}

static const char *
get_counter (DeskRecord *record)
{
  guint field = DESK_IS_LOSS (record)   ? (guint)DESK_LOSS_NO
                : DESK_IS_FIND (record) ? (guint)DESK_FIND_NO
                                        : (guint)DESK_STATEMENT_NO;

  return strrchr (desk_record_get_text (record, field), '0') + 1;
}

static void
wait_loaded (DeskRegisterList *list)
{
  while (!desk_register_list_is_loaded (list))
    g_main_context_iteration (NULL, TRUE);
}

static DeskRegisterRow *
get_row (DeskRegisterList *list, guint position)
{
  DeskRegisterRow *row = g_list_model_get_item (G_LIST_MODEL (list), position);

  while (desk_register_row_get_record (row) == NULL)
    g_main_context_iteration (NULL, TRUE);
  return row;
}

/* The counters of the numbers, in the order of the register: "3 1". */
static void
assert_register (DeskStore *store, DeskRegisterQuery query, const char *expected)
{
  g_autoptr (DeskRegisterList) list = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  query.country = "ua";
  query.now = NOW;
  query.archived_before = NOW - 5 * (gint64)YEAR;
  query.storage_days = 180;
  query.match_days = 30;
  list = desk_register_list_new (store, &query);
  wait_loaded (list);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (DeskRegisterRow) row = get_row (list, i);
      DeskRecord *record = desk_register_row_get_record (row);
      DeskRecord *person = desk_register_row_get_person (row);
      gboolean is_loss = DESK_IS_LOSS (record);

      g_assert_cmpstr (person != NULL ? desk_record_get_id (person) : NULL, ==,
                       is_loss ? desk_record_get_text (record, DESK_LOSS_APPLICANT) : NULL);
      g_assert_cmpint (desk_register_row_get_last_visit (row), ==,
                       desk_record_get_integer (record, is_loss ? (guint)DESK_LOSS_DECLARED
                                                                : (guint)DESK_FIND_RECEIVED));
      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", get_counter (record));
    }
  g_assert_no_error (desk_register_list_get_error (list));
  g_assert_cmpstr (text->str, ==, expected);
}

#define losses(...) ((DeskRegisterQuery){ .kind = "loss", __VA_ARGS__ })
#define finds(...) ((DeskRegisterQuery){ .kind = "find", __VA_ARGS__ })

static void
test_registers (Desk *desk, gconstpointer data)
{
  g_autoptr (DeskStore) store = NULL;
  Town town;

  make_town (desk, &town);
  store = desk_store_new (desk->database);
  assert_register (store, losses (.filter = "all"), "5 4 3 2 1");
  assert_register (store, losses (.filter = "open"), "3 2");
  assert_register (store, losses (.filter = "open", .officer = "4417"), "2");
  assert_register (store, losses (.filter = "all", .officer = "4418"), "5 4 3");
  assert_register (store, losses (.filter = "all", .from = NOW - 8 * DAY, .to = NOW - 6 * DAY), "4 3");
  assert_register (store, losses (.filter = "open", .from = NOW - 8 * DAY), "3");
  assert_register (store, losses (.filter = "open", .document = "id_card"), "2");
  assert_register (store, losses (.filter = "all", .document = "passport_book"), "3");
  assert_register (store, losses (.filter = "all", .text = "2026/4"), "4");
  assert_register (store, losses (.filter = "all", .text = "001234567"), "2");
  assert_register (store, losses (.filter = "all", .text = "4567"), "2");
  assert_register (store, losses (.filter = "all", .text = "kh123456"), "3");
  assert_register (store, losses (.filter = "all", .text = "коваленко"), "5 2 1");
  assert_register (store, losses (.filter = "open", .text = "коваленко"), "2");
  assert_register (store, losses (.filter = "all", .text = "шевчук"), "2");

  assert_register (store, finds (.filter = "all"), "9 8 7 6");
  assert_register (store, finds (.filter = "stored"), "9 8 6");
  assert_register (store, finds (.filter = "overdue"), "6 8");
  assert_register (store, finds (.filter = "all", .from = NOW - 190 * DAY, .to = NOW - 5 * DAY), "8 7");
  assert_register (store, finds (.filter = "stored", .document = "id_card"), "9 8 6");
  assert_register (store, finds (.filter = "stored", .document = "other"), "");
  assert_register (store, finds (.filter = "all", .text = "мельник"), "7 6");
  assert_register (store, finds (.filter = "stored", .text = "мельн марія"), "");
  assert_register (store, finds (.filter = "stored", .text = "мельник мар"), "6");
  assert_register (store, finds (.filter = "all", .text = "бондар"), "6");
  assert_register (store, finds (.filter = "all", .text = "001234567"), "9");
  assert_register (store, finds (.filter = "all", .text = "00006"), "6");
  desk_store_close (store);
  clear_town (&town);
}

/* Many days, any place; what is settled leaves those that are open. */
static void
test_long (Desk *desk, gconstpointer data)
{
  DeskRegisterQuery query = {
    .kind = "loss", .filter = "open", .now = NOW, .archived_before = NOW - 100 * DAY
  };
  DeskRegisterQuery all_finds = { .kind = "find", .filter = "all", .now = NOW };
  g_autoptr (DeskSave) save = desk_save_new ("4417", NOW, desk->zone);
  g_autoptr (DeskStore) store = NULL;
  g_autoptr (DeskRegisterList) list = NULL, finds = NULL;
  g_autoptr (DeskRecord) shown = NULL, changed = NULL;

  for (guint i = 0; i < 400; i++)
    {
      g_autoptr (DeskRecord) loss =
          g_object_new (DESK_TYPE_LOSS, "state", i % 2 == 0 ? "registered" : "returned", "declared",
                        NOW - (gint64)i * 20000, NULL);
      g_autoptr (DeskRecord) find =
          g_object_new (DESK_TYPE_FIND, "state", "received", "received", NOW - (gint64)i * 20000, NULL);

      desk_save_add (save, loss, NULL, 0, NULL);
      desk_save_add (save, find, NULL, 0, NULL);
      if (i == 100)
        changed = g_object_ref (loss);
    }
  desk_run_save (desk, save);
  store = desk_store_new (desk->database);
  list = desk_register_list_new (store, &query);
  finds = desk_register_list_new (store, &all_finds);
  wait_loaded (list);
  wait_loaded (finds);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 200);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (finds)), ==, 400);
  for (guint i = 0; i < 200; i++)
    {
      guint place = i * 37 % 200;
      g_autoptr (DeskRegisterRow) row = get_row (list, place);
      g_autoptr (DeskRegisterRow) find = get_row (finds, 2 * place);

      g_assert_cmpint (desk_register_row_get_last_visit (row), ==, NOW - (gint64)place * 40000);
      g_assert_cmpint (desk_register_row_get_last_visit (find), ==, NOW - (gint64)place * 40000);
    }

  shown = desk_record_copy (changed);
  desk_record_set_text (changed, DESK_LOSS_STATE, "withdrawn");
  {
    g_autoptr (DeskSave) settle = desk_save_new ("4417", NOW, desk->zone);

    desk_save_add (settle, changed, shown, 0, NULL);
    desk_store_save_async (store, settle, NULL, NULL);
  }
  while (g_list_model_get_n_items (G_LIST_MODEL (list)) == 200)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 199);
  desk_store_close (store);
}

/* The oldest are archived by the day alone. */
static void
test_archived (Desk *desk, gconstpointer data)
{
  DeskRegisterQuery query = { .kind = "loss", .filter = "open", .now = NOW };
  g_autoptr (DeskStore) store = NULL;
  const gint64 starts[] = { 0, NOW - 30 * DAY, NOW - 10 * DAY };
  const guint expected[] = { 40, 31, 11 };

  for (guint i = 0; i < 40; i++)
    {
      g_autoptr (DeskRecord) loss =
          g_object_new (DESK_TYPE_LOSS, "state", "registered", "declared", NOW - (gint64)i * DAY, NULL);

      desk_save_one (desk, loss, NULL, NOW);
    }
  store = desk_store_new (desk->database);
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      g_autoptr (DeskRegisterList) list = NULL;

      query.archived_before = starts[i];
      list = desk_register_list_new (store, &query);
      wait_loaded (list);
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, expected[i]);
    }
  desk_store_close (store);
}

/* A row of a pair: the find, what declares it, and by what they agree. */
static void
test_pairs (Desk *desk, gconstpointer data)
{
  DeskRegisterQuery query = { .kind = "match", .filter = "open", .now = NOW, .match_days = 30 };
  g_autoptr (DeskStore) store = NULL;
  g_autoptr (DeskRegisterList) list = NULL;
  g_autoptr (DeskRecord) theft =
      g_object_new (DESK_TYPE_STATEMENT, "state", "registered", "submitted", NOW, NULL);
  Town town;

  make_town (desk, &town);
  desk_record_set_entry (theft, DESK_STATEMENT_DOCUMENT, "k1", g_variant_new_string ("id_card"));
  desk_record_set_entry (theft, DESK_STATEMENT_DOCUMENT_NUMBER, "k1", g_variant_new_string ("005554444"));
  save_numbered (desk, theft, DESK_STATEMENT_NO);

  store = desk_store_new (desk->database);
  list = desk_register_list_new (store, &query);
  wait_loaded (list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 2);
  {
    g_autoptr (DeskRegisterRow) first = get_row (list, 0);
    g_autoptr (DeskRegisterRow) second = get_row (list, 1);
    const DeskMatch *match = desk_register_row_get_match (first);

    g_assert_cmpstr (get_counter (desk_register_row_get_record (first)), ==, "9");
    g_assert_true (DESK_IS_LOSS (desk_register_row_get_person (first)));
    g_assert_cmpstr (get_counter (desk_register_row_get_person (first)), ==, "2");
    g_assert_true (match->strong);
    g_assert_cmpstr (match->document, ==, "k1");
    g_assert_cmpstr (match->find, ==, desk_record_get_id (town.finds[3]));
    g_assert_true (desk_register_row_shows (first, desk_record_get_id (town.losses[1])));

    g_assert_cmpstr (get_counter (desk_register_row_get_record (second)), ==, "6");
    g_assert_true (DESK_IS_STATEMENT (desk_register_row_get_person (second)));
  }
  desk_store_close (store);
  clear_town (&town);
}

/* "E2" is number 2 at level exact; people are a letter alone. */
static void
assert_found (Desk *desk, const char *typed, const char *expected)
{
  g_autoptr (DeskSearch) search = desk_search_new (typed, "ua", FALSE, 20);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = desk_search_run (desk->database, search, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < hits->len; i++)
    {
      DeskRecord *record = desk_hit_get_record (g_ptr_array_index (hits, i));

      g_string_append_printf (text, "%s%c%s", i > 0 ? " " : "",
                              "ETNSW"[desk_hit_get_level (g_ptr_array_index (hits, i))],
                              DESK_IS_PERSON (record) ? "" : get_counter (record));
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_search (Desk *desk, gconstpointer data)
{
  g_autoptr (DeskRecord) shown = NULL;
  Town town;

  make_town (desk, &town);
  assert_found (desk, "PL1-A/2026/00002", "E2");
  assert_found (desk, "2026/8", "T8");
  assert_found (desk, "001234567", "E9 E2");
  assert_found (desk, "34567", "T9 T2");
  assert_found (desk, "КН123456", "E3");
  assert_found (desk, "kh 123456", "E3");
  assert_found (desk, "5554444", "T6");
  assert_found (desk, "ткаченко", "W9 W8");
  assert_found (desk, "ткаченко марія", "W9 W8");
  assert_found (desk, "коваленко", "N W5 W2 W1");
  assert_found (desk, "шевчук", "N W2");

  shown = desk_record_copy (town.finds[3]);
  desk_record_set_text (town.finds[3], DESK_FIND_HOLDER_SURNAME, "Гончар");
  desk_record_set_text (town.finds[3], DESK_FIND_NUMBER, "001234568");
  desk_save_one (desk, town.finds[3], shown, NOW);
  assert_found (desk, "ткаченко", "W8");
  assert_found (desk, "гончар", "W9");
  assert_found (desk, "001234567", "E2");

  g_clear_object (&shown);
  shown = desk_record_copy (town.losses[0]);
  desk_record_set_entry (town.losses[0], DESK_LOSS_OFFICIAL, "n1", g_variant_new_string ("44170026"));
  desk_save_one (desk, town.losses[0], shown, NOW);
  assert_found (desk, "44170026", "E1");
  assert_found (desk, "170026", "T1");
  clear_town (&town);
}

static void
test_rebuilt (Desk *desk, gconstpointer data)
{
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;
  Town town;

  make_town (desk, &town);
  before = dump_folded (desk->database, desk_search_index_list_tables ());
  for (int i = 0; i < 2; i++)
    {
      g_assert_true (desk_rebuild_run (desk->database, NULL, NULL, NULL, NULL, &error));
      g_assert_no_error (error);
      assert_found (desk, "ткаченко", "W9 W8");
    }
  after = dump_folded (desk->database, desk_search_index_list_tables ());
  assert_same_dump (before, after);
  clear_town (&town);
}

/* The newest first: "find loss person". */
static void
assert_history (Desk *desk, DeskRecord *record, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) events =
      desk_history_load (desk->database, desk_record_get_id (record), NULL, &error);
  g_autoptr (GString) kinds = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < events->len; i++)
    g_string_append_printf (kinds, "%s%s", i > 0 ? " " : "", ((DeskEvent *)events->pdata[i])->kind);
  g_assert_cmpstr (kinds->str, ==, expected);
}

static void
test_history (Desk *desk, gconstpointer data)
{
  Town town;

  make_town (desk, &town);
  assert_history (desk, town.losses[0], "loss");
  assert_history (desk, town.finds[0], "find");
  assert_history (desk, town.people[1], "find loss loss person");
  clear_town (&town);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  desk_test ("/losses/registers", test_registers);
  desk_test ("/losses/long", test_long);
  desk_test ("/losses/archived", test_archived);
  desk_test ("/losses/pairs", test_pairs);
  desk_test ("/losses/search", test_search);
  desk_test ("/losses/rebuilt", test_rebuilt);
  desk_test ("/losses/history", test_history);
  return g_test_run ();
}

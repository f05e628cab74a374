// SPDX-License-Identifier: GPL-3.0-or-later
// Finding statements: their register with its filters, the search, and what is sealed.

#include "desk-fixture.h"
#include "dump.h"
#include "model/attachment.h"
#include "model/printing.h"
#include "model/statement.h"
#include "model/viewing.h"
#include "store/history.h"
#include "store/rebuild.h"
#include "store/register-list.h"
#include "store/search-index.h"
#include "store/search.h"
#include "store/store.h"

#include <string.h>

#define DAY 86400

static const char *const sealed_kinds[] = { "domestic", "other", NULL };

static DeskRecord *
make_person (Desk *desk, const char *surname)
{
  DeskRecord *person = g_object_new (DESK_TYPE_PERSON, "surname", surname, "given-name", "Марія", NULL);

  desk_save_one (desk, person, NULL, NOW);
  return person;
}

static DeskRecord *
make_statement (Desk *desk, const char *kind, const char *state, DeskRecord *applicant, gint64 submitted,
                gint64 due, const char *text)
{
  DeskRecord *statement =
      g_object_new (DESK_TYPE_STATEMENT, "kind", kind, "state", state, "submitted", submitted, "officer",
                    g_str_equal (kind, "theft") ? "4417" : "4418", NULL);
  g_autoptr (DeskSave) save = desk_save_new ("4417", NOW, desk->zone);

  if (due != 0)
    desk_record_set_integer (statement, DESK_STATEMENT_DUE, due);
  if (text != NULL)
    desk_statement_set_text (DESK_STATEMENT (statement), text);
  if (applicant != NULL)
    desk_record_set_text (statement, DESK_STATEMENT_APPLICANT, desk_record_get_id (applicant));
  desk_save_add (save, statement, NULL, 0, NULL);
  desk_save_draw_number (save, statement, DESK_STATEMENT_NO);
  desk_run_save (desk, save);
  return statement;
}

/* Numbers 1 to 6: two people, two kinds, several days. */
typedef struct
{
  DeskRecord *people[2];
  DeskRecord *statements[6];
} Town;

static void
make_town (Desk *desk, Town *town)
{
  DeskRecord *a = make_person (desk, "Коваленко"), *b = make_person (desk, "Бондар");

  *town = (Town){
    { a, b },
    { make_statement (desk, "theft", "in_work", a, NOW - 9 * DAY, NOW - DAY, "Вкрали велосипед"),
      make_statement (desk, "appeal", "registered", b, NOW - 8 * DAY, NOW + 9 * DAY, "Шум уночі"),
      make_statement (desk, "domestic", "assigned", a, NOW - 7 * DAY, NOW + 3600, "Велосипед і сварка"),
      make_statement (desk, "theft", "closed", b, NOW - 6 * DAY, 0, "Вкрали телефон"),
      make_statement (desk, "theft", "annulled", NULL, NOW - 5 * DAY, 0, "Помилка"),
      make_statement (desk, "appeal", "answered", a, NOW - 4 * DAY, NOW + 60, NULL) }
  };
}

static void
clear_town (Town *town)
{
  for (guint i = 0; i < G_N_ELEMENTS (town->people); i++)
    g_object_unref (town->people[i]);
  for (guint i = 0; i < G_N_ELEMENTS (town->statements); i++)
    g_object_unref (town->statements[i]);
}

/* The counters of the numbers, in the order of the register: "3 1". */
static char *
list_register (DeskStore *store, DeskRegisterQuery query)
{
  g_autoptr (DeskRegisterList) list = NULL;
  GString *text = g_string_new (NULL);

  query.kind = "statement";
  query.country = "ua";
  query.day_end = NOW - 3600 + 86400;
  query.now = NOW;
  list = desk_register_list_new (store, &query);
  while (!desk_register_list_is_loaded (list))
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (DeskRegisterRow) row = g_list_model_get_item (G_LIST_MODEL (list), i);
      DeskRecord *person;
      const char *applicant;

      while (desk_register_row_get_record (row) == NULL)
        g_main_context_iteration (NULL, TRUE);
      person = desk_register_row_get_person (row);
      applicant = desk_record_get_text (desk_register_row_get_record (row), DESK_STATEMENT_APPLICANT);
      g_assert_cmpstr (person != NULL ? desk_record_get_id (person) : NULL, ==, applicant);
      g_string_append_printf (
          text, "%s%s", i > 0 ? " " : "",
          strrchr (desk_record_get_text (desk_register_row_get_record (row), DESK_STATEMENT_NO), '0') + 1);
    }
  g_assert_no_error (desk_register_list_get_error (list));
  return g_string_free_and_steal (text);
}

static void
assert_register (DeskStore *store, DeskRegisterQuery query, const char *expected)
{
  g_autofree char *listed = list_register (store, query);

  g_assert_cmpstr (listed, ==, expected);
}

static void
test_register (Desk *desk, gconstpointer data)
{
  g_autoptr (DeskStore) store = NULL;
  Town town;

  make_town (desk, &town);
  store = desk_store_new (desk->database);
  assert_register (store, (DeskRegisterQuery){ .filter = "all" }, "6 5 4 3 2 1");
  assert_register (store, (DeskRegisterQuery){ .filter = "open" }, "6 3 2 1");
  assert_register (store, (DeskRegisterQuery){ .filter = "due" }, "1 6 3");
  assert_register (store, (DeskRegisterQuery){ .filter = "overdue" }, "1");
  assert_register (store, (DeskRegisterQuery){ .filter = "all", .officer = "4418" }, "6 3 2");
  assert_register (store, (DeskRegisterQuery){ .filter = "open", .officer = "4417" }, "1");
  assert_register (store, (DeskRegisterQuery){ .filter = "all", .statement_kind = "theft" }, "5 4 1");
  assert_register (store, (DeskRegisterQuery){ .filter = "all", .from = NOW - 8 * DAY, .to = NOW - 5 * DAY },
                   "4 3 2");
  assert_register (store,
                   (DeskRegisterQuery){ .filter = "open", .from = NOW - 8 * DAY, .statement_kind = "appeal" },
                   "6 2");
  assert_register (store, (DeskRegisterQuery){ .filter = "all", .text = "2026/4" }, "4");
  assert_register (store, (DeskRegisterQuery){ .filter = "all", .text = "вкрали" }, "4 1");
  assert_register (store, (DeskRegisterQuery){ .filter = "open", .text = "вкрали" }, "1");
  assert_register (store, (DeskRegisterQuery){ .filter = "all", .text = "коваленко" }, "6 3 1");
  assert_register (store, (DeskRegisterQuery){ .filter = "due", .text = "коваленко" }, "1 6 3");
  assert_register (store, (DeskRegisterQuery){ .filter = "all", .text = "коваленко", .sealed = sealed_kinds },
                   "6 1");
  assert_register (store, (DeskRegisterQuery){ .filter = "all", .text = "велосипед" }, "3 1");
  assert_register (store, (DeskRegisterQuery){ .filter = "all", .text = "велосипед", .sealed = sealed_kinds },
                   "1");
  assert_register (store, (DeskRegisterQuery){ .filter = "all", .text = "00003", .sealed = sealed_kinds },
                   "3");
  desk_store_close (store);
  clear_town (&town);
}

/* Many days, any place, and it follows a save. */
static void
test_long_register (Desk *desk, gconstpointer data)
{
  DeskRegisterQuery query = { .kind = "statement", .filter = "all" };
  g_autoptr (DeskSave) save = desk_save_new ("4417", NOW, desk->zone);
  g_autoptr (DeskStore) store = NULL;
  g_autoptr (DeskRegisterList) list = NULL;

  for (guint i = 0; i < 500; i++)
    {
      g_autoptr (DeskRecord) statement =
          g_object_new (DESK_TYPE_STATEMENT, "submitted", NOW - (gint64)i * 20000, NULL);

      desk_save_add (save, statement, NULL, 0, NULL);
    }
  desk_run_save (desk, save);
  store = desk_store_new (desk->database);
  list = desk_register_list_new (store, &query);
  while (!desk_register_list_is_loaded (list))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 500);
  for (guint i = 0; i < 500; i++)
    {
      guint place = i * 37 % 500;
      g_autoptr (DeskRegisterRow) row = g_list_model_get_item (G_LIST_MODEL (list), place);

      while (desk_register_row_get_record (row) == NULL)
        g_main_context_iteration (NULL, TRUE);
      g_assert_cmpint (desk_register_row_get_last_visit (row), ==, NOW - (gint64)place * 20000);
    }
  desk_store_close (store);
}

/* What a search tells: "E3" is statement 3 at level exact; people and visits are a letter alone. */
static void
assert_found (Desk *desk, const char *typed, const char *const *sealed, const char *expected)
{
  g_autoptr (DeskSearch) search = desk_search_new (typed, "ua", FALSE, 20);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = NULL;

  if (sealed != NULL)
    desk_search_set_sealed (search, sealed);
  hits = desk_search_run (desk->database, search, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < hits->len; i++)
    {
      DeskRecord *record = desk_hit_get_record (g_ptr_array_index (hits, i));

      g_string_append_printf (text, "%s%c", i > 0 ? " " : "",
                              "ETNSW"[desk_hit_get_level (g_ptr_array_index (hits, i))]);
      if (DESK_IS_STATEMENT (record))
        g_string_append (text, strrchr (desk_record_get_text (record, DESK_STATEMENT_NO), '0') + 1);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
amend (Desk *desk, DeskRecord *statement, guint field, const char *text)
{
  g_autoptr (DeskRecord) shown = desk_record_copy (statement);

  desk_record_set_entry (statement, field, "0abc", text != NULL ? g_variant_new_string (text) : NULL);
  desk_save_one (desk, statement, shown, NOW);
}

static void
test_search (Desk *desk, gconstpointer data)
{
  Town town;
  g_autoptr (DeskRecord) shown = NULL;

  make_town (desk, &town);
  amend (desk, town.statements[0], DESK_STATEMENT_OFFICIAL, "12026123456789012");
  amend (desk, town.statements[3], DESK_STATEMENT_ITEM_NUMBER, "35 209900-176148-1");
  amend (desk, town.statements[2], DESK_STATEMENT_ITEM_NUMBER, "WBK 77001");
  amend (desk, town.statements[2], DESK_STATEMENT_OFFICIAL, "ЄО-5512");

  assert_found (desk, "PL1-A/2026/00003", NULL, "E3");
  assert_found (desk, "PL1-A/2026/00003", sealed_kinds, "E3");
  assert_found (desk, "2026/4", NULL, "T4");
  assert_found (desk, "12026123456789012", NULL, "E1");
  assert_found (desk, "789012", NULL, "T1");
  assert_found (desk, "352099001761481", NULL, "E4");
  assert_found (desk, "761481", NULL, "T4");
  assert_found (desk, "wbk77001", NULL, "E3");
  assert_found (desk, "77001", NULL, "T3");
  assert_found (desk, "велосипед", NULL, "W3 W1");
  assert_found (desk, "вкр", NULL, "W4 W1");
  assert_found (desk, "вкрали телефон", NULL, "W4");
  assert_found (desk, "бондар", NULL, "N W4 W2");

  /* A sealed matter: by its numbers and by nothing else. */
  assert_found (desk, "ЄО-5512", sealed_kinds, "E3");
  assert_found (desk, "wbk77001", sealed_kinds, "");
  assert_found (desk, "77001", sealed_kinds, "");
  assert_found (desk, "велосипед", sealed_kinds, "W1");
  assert_found (desk, "коваленко", sealed_kinds, "N W6 W1");

  /* What was amended is found as it is now. */
  shown = desk_record_copy (town.statements[0]);
  desk_statement_set_text (DESK_STATEMENT (town.statements[0]), "Вкрали самокат");
  desk_save_one (desk, town.statements[0], shown, NOW);
  amend (desk, town.statements[0], DESK_STATEMENT_OFFICIAL, NULL);
  assert_found (desk, "велосипед", NULL, "W3");
  assert_found (desk, "самокат", NULL, "W1");
  assert_found (desk, "12026123456789012", NULL, "");
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
      assert_found (desk, "велосипед", NULL, "W3 W1");
      assert_found (desk, "вкр", NULL, "W4 W1");
    }
  after = dump_folded (desk->database, desk_search_index_list_tables ());
  assert_same_dump (before, after);
  clear_town (&town);
}

static DeskRecord *
save_about (Desk *desk, GType type, guint field, DeskRecord *of)
{
  DeskRecord *record = g_object_new (type, NULL);

  desk_record_set_text (record, field, desk_record_get_id (of));
  desk_save_one (desk, record, NULL, NOW);
  return record;
}

/* The newest first: "attachment printing viewing statement". */
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
  g_autoptr (DeskRecord) person = make_person (desk, "Коваленко"), twin = make_person (desk, "Коваленка");
  g_autoptr (DeskRecord) shown = NULL, viewing = NULL, printing = NULL, attachment = NULL;
  g_autoptr (DeskRecord) statement = make_statement (desk, "theft", "registered", twin, NOW, 0, "Вкрали");

  viewing = save_about (desk, DESK_TYPE_VIEWING, DESK_VIEWING_OF, statement);
  printing = save_about (desk, DESK_TYPE_PRINTING, DESK_PRINTING_OF, statement);
  attachment = save_about (desk, DESK_TYPE_ATTACHMENT, DESK_ATTACHMENT_OF, statement);
  assert_history (desk, statement, "attachment printing viewing statement");
  assert_history (desk, twin, "attachment printing viewing statement person");
  assert_history (desk, person, "person");

  shown = desk_record_copy (twin);
  desk_record_set_text (twin, DESK_PERSON_SAME_AS, desk_record_get_id (person));
  desk_save_one (desk, twin, shown, NOW);
  assert_history (desk, person, "person attachment printing viewing statement person person");
}

/* A long statement is several changes, and one event. */
static void
test_long_history (Desk *desk, gconstpointer data)
{
  g_autofree char *text = g_strnfill (200000, 'x');
  g_autoptr (DeskRecord) statement = make_statement (desk, "theft", "registered", NULL, NOW, 0, text);
  g_autoptr (DeskRecord) shown = desk_record_copy (statement);
  g_autoptr (GPtrArray) events = NULL;

  desk_record_set_text (statement, DESK_STATEMENT_STATE, "assigned");
  desk_save_one (desk, statement, shown, NOW);
  assert_history (desk, statement, "statement statement");
  events = desk_history_load (desk->database, desk_record_get_id (statement), NULL, NULL);
  g_assert_true (((DeskEvent *)events->pdata[1])->created);
  g_assert_cmpuint (((DeskEvent *)events->pdata[1])->fields->len, >=, 8);
  g_assert_cmpuint (((DeskEvent *)events->pdata[0])->fields->len, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  desk_test ("/statements/register", test_register);
  desk_test ("/statements/long-register", test_long_register);
  desk_test ("/statements/search", test_search);
  desk_test ("/statements/rebuilt", test_rebuilt);
  desk_test ("/statements/history", test_history);
  desk_test ("/statements/long-history", test_long_history);

  return g_test_run ();
}

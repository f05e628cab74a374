// SPDX-License-Identifier: GPL-3.0-or-later
// One act of the officer: ids, links, numbers, what may not change, and two forms over one record.

#include "store/save.h"

#include "desk-fixture.h"
#include "dump.h"
#include "journal/line.h"
#include "model/statement.h"
#include "store/error.h"
#include "store/rebuild.h"
#include "store/records.h"
#include "store/search-index.h"
#include "store/verify.h"

#include <string.h>

static void
assert_same (DeskRecord *a, DeskRecord *b)
{
  g_autoptr (GPtrArray) diff = desk_record_diff (a, b);

  g_assert_cmpstr (desk_record_get_id (a), ==, desk_record_get_id (b));
  g_assert_cmpuint (diff->len, ==, 0);
}

static DeskRecord *
load (Desk *desk, DeskRecord *record)
{
  g_autoptr (GError) error = NULL;
  DeskRecord *loaded =
      desk_records_load (desk->database, desk_record_get_kind (record), desk_record_get_id (record), &error);

  g_assert_no_error (error);
  return loaded;
}

static GVariant *
make_value (const DeskField *field, guint seed)
{
  const GVariantType *type = desk_field_get_value_type (field);

  if (g_variant_type_equal (type, G_VARIANT_TYPE_BOOLEAN))
    return g_variant_new_boolean (seed % 2 == 0);
  if (g_variant_type_equal (type, G_VARIANT_TYPE_INT64))
    return g_variant_new_int64 (seed * G_GINT64_CONSTANT (1000003) - 5);
  return g_variant_new_take_string (g_strdup_printf ("0%u значення \"x\"\n' \\ \xf0\x9f\x9a\x93", seed));
}

/* Every type, every field, through a change and the tables and back. */
static void
test_round_trip (Desk *desk, gconstpointer data)
{
  guint n_types;
  const GType *types = desk_record_types_list (&n_types);

  for (guint t = 0; t < n_types; t++)
    {
      g_autoptr (DeskRecord) record = g_object_new (types[t], NULL);
      g_autoptr (DeskRecord) loaded = NULL;
      guint n_fields;
      const DeskField *fields = desk_record_get_fields (record, &n_fields);

      for (guint i = 0; i < n_fields; i++)
        if (fields[i].flags & DESK_FIELD_KEYED)
          for (guint k = 0; k < 5; k++)
            {
              g_autofree char *key = g_strdup_printf ("%uabc", k);

              desk_record_set_entry (record, i, key, make_value (&fields[i], i * 7 + k));
            }
        else
          desk_record_set_value (record, i, make_value (&fields[i], i));
      desk_save_one (desk, record, NULL, NOW);
      loaded = load (desk, record);
      assert_same (loaded, record);
      assert_same (record, loaded);
    }
}

static void
test_link (Desk *desk, gconstpointer data)
{
  g_autoptr (DeskRecord) visit = g_object_new (DESK_TYPE_VISIT, "state", "waiting", NULL);
  g_autoptr (DeskRecord) person = g_object_new (DESK_TYPE_PERSON, "surname", "Коваленко", NULL);
  g_autoptr (DeskSave) save = desk_save_new ("4417", NOW, desk->zone);
  g_autoptr (DeskRecord) loaded = NULL;
  g_autoptr (GPtrArray) written = NULL;

  desk_save_add (save, visit, NULL, 0, NULL);
  desk_save_add (save, person, NULL, 0, NULL);
  desk_save_link (save, visit, DESK_VISIT_PERSON, person);
  desk_save_draw_number (save, visit, DESK_VISIT_NO);
  desk_save_draw_queue_number (save, visit, DESK_VISIT_QUEUE_NO, FALSE, NOW);
  desk_run_save (desk, save);

  g_assert_nonnull (desk_record_get_id (person));
  g_assert_cmpstr (desk_record_get_text (visit, DESK_VISIT_PERSON), ==, desk_record_get_id (person));
  g_assert_cmpstr (desk_record_get_text (visit, DESK_VISIT_NO), ==, "PL1-A/2026/00001");
  g_assert_cmpstr (desk_record_get_text (visit, DESK_VISIT_QUEUE_NO), ==, "A100");
  written = desk_save_list_records (save);
  g_assert_cmpuint (written->len, ==, 2);
  loaded = load (desk, visit);
  assert_same (loaded, visit);
}

static void
test_nothing_to_write (Desk *desk, gconstpointer data)
{
  g_autoptr (DeskRecord) visit = desk_receive (desk, NOW);
  g_autoptr (DeskSave) save = desk_save_new ("4417", NOW, desk->zone);
  g_autoptr (GPtrArray) written = NULL;
  g_autoptr (GError) error = NULL;
  gint64 before, after;

  g_assert_true (desk_verify_run (desk->database, &before, NULL, &error));
  desk_save_add (save, visit, visit, 0, NULL);
  desk_run_save (desk, save);
  written = desk_save_list_records (save);
  g_assert_cmpuint (written->len, ==, 0);
  g_assert_true (desk_verify_run (desk->database, &after, NULL, &error));
  g_assert_cmpint (after, ==, before);
}

static void
test_clash (Desk *desk, gconstpointer data)
{
  g_autoptr (DeskRecord) first = desk_receive (desk, NOW);
  g_autoptr (DeskRecord) shown = desk_record_copy (first);
  g_autoptr (DeskRecord) second = desk_record_copy (first);
  g_autoptr (DeskSave) save = desk_save_new ("4418", NOW, desk->zone);
  g_autoptr (DeskRecord) loaded = NULL;
  g_autoptr (GError) error = NULL;
  const DeskClash *clash;

  desk_record_set_text (first, DESK_VISIT_NOTE, "перша");
  desk_record_set_text (first, DESK_VISIT_TOPIC, "2");
  desk_save_one (desk, first, shown, NOW);

  desk_record_set_text (second, DESK_VISIT_NOTE, "друга");
  desk_record_set_text (second, DESK_VISIT_TOPIC, "2");
  desk_record_set_text (second, DESK_VISIT_COMPANION, "брат");
  desk_save_add (save, second, shown, 0, NULL);
  g_assert_false (desk_save_run (save, desk->database, NULL, &error));
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_CLASH);
  g_assert_nonnull (strstr (error->message, "(Note)"));
  g_clear_error (&error);

  /* The topic is the same in both, the companion nobody else touched. */
  g_assert_cmpuint (desk_save_list_clashes (save)->len, ==, 1);
  clash = g_ptr_array_index (desk_save_list_clashes (save), 0);
  g_assert_cmpstr (clash->field, ==, "note");
  g_assert_cmpstr (clash->record, ==, desk_record_get_id (first));
  g_assert_null (clash->shown);
  g_assert_cmpstr (g_variant_get_string (clash->present, NULL), ==, "перша");
  g_assert_cmpstr (g_variant_get_string (clash->wanted, NULL), ==, "друга");
  loaded = load (desk, first);
  assert_same (loaded, first);

  desk_save_accept_clash (save);
  desk_run_save (desk, save);
  g_set_object (&loaded, NULL);
  loaded = load (desk, first);
  g_assert_cmpstr (desk_record_get_text (loaded, DESK_VISIT_NOTE), ==, "друга");
}

static void
test_fixed_fields (Desk *desk, gconstpointer data)
{
  g_autoptr (DeskRecord) visit = desk_receive (desk, NOW);
  g_autoptr (DeskRecord) shown = desk_record_copy (visit);
  g_autoptr (DeskRecord) loaded = NULL;

  desk_record_set_boolean (visit, DESK_VISIT_INCIDENT, TRUE);
  desk_save_one (desk, visit, shown, NOW);

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (DeskRecord) wrong = desk_record_copy (visit);
      g_autoptr (DeskSave) save = desk_save_new ("4417", NOW, desk->zone);
      g_autoptr (GError) error = NULL;

      if (i == 0)
        desk_record_set_text (wrong, DESK_VISIT_NO, "PL1-A/2026/00777");
      else if (i == 1)
        desk_record_set_value (wrong, DESK_VISIT_ARRIVED, NULL);
      else
        desk_record_set_boolean (wrong, DESK_VISIT_INCIDENT, FALSE);
      desk_record_set_text (wrong, DESK_VISIT_NOTE, "x");
      desk_save_add (save, wrong, visit, 0, NULL);
      desk_save_accept_clash (save);
      g_assert_false (desk_save_run (save, desk->database, NULL, &error));
      g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_REFUSED);
    }
  loaded = load (desk, visit);
  assert_same (loaded, visit);
}

/* A save that fails leaves no hole in the numbers, the ids or the chain. */
static void
test_too_long (Desk *desk, gconstpointer data)
{
  g_autofree char *text = g_strnfill (70000, 'x');
  g_autoptr (DeskRecord) visit = g_object_new (DESK_TYPE_VISIT, "note", text, NULL);
  g_autoptr (DeskSave) save = desk_save_new ("4417", NOW, desk->zone);
  g_autoptr (DeskRecord) next = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n_changes;

  desk_save_add (save, visit, NULL, 0, NULL);
  desk_save_draw_number (save, visit, DESK_VISIT_NO);
  g_assert_false (desk_save_run (save, desk->database, NULL, &error));
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_REFUSED);
  g_clear_error (&error);

  next = desk_receive (desk, NOW);
  g_assert_cmpstr (desk_record_get_text (next, DESK_VISIT_NO), ==, "PL1-A/2026/00001");
  g_assert_true (g_str_has_suffix (desk_record_get_id (next), ".1"));
  g_assert_true (desk_verify_run (desk->database, &n_changes, NULL, &error));
  g_assert_cmpint (n_changes, ==, 1);
}

static char *
make_long_text (gsize length)
{
  GString *text = g_string_new (NULL);

  for (guint line = 1; text->len < length; line++)
    g_string_append_printf (text, "Рядок %u: у тролейбусі вкрали \"сумку\" з паспортом.\n", line);
  return g_string_free (text, FALSE);
}

static void
add_item (DeskRecord *statement, guint i)
{
  g_autofree char *key = g_strdup_printf ("%02uab", i);
  g_autofree char *item = g_strdup_printf ("Телефон %u", i);

  desk_record_set_entry (statement, DESK_STATEMENT_ITEM, key, g_variant_new_string (item));
  desk_record_set_entry (statement, DESK_STATEMENT_ITEM_COUNT, key, g_variant_new_int64 (i));
  desk_record_set_entry (statement, DESK_STATEMENT_ITEM_VALUE, key, g_variant_new_int64 (i * 1000));
  desk_record_set_entry (statement, DESK_STATEMENT_ITEM_NUMBER, key, g_variant_new_string (item));
}

static gint64
count_lines (Desk *desk, gint64 *longest)
{
  g_autoptr (DeskQuery) lines =
      desk_query_new (desk->database, "SELECT count (*), max (octet_length (line)) FROM change", NULL);

  g_assert_true (desk_query_next (lines, NULL));
  *longest = desk_query_get_integer (lines, 1);
  return desk_query_get_integer (lines, 0);
}

/* A statement of thirty pages with forty things is one save of several changes, each within the limits of a line. */
static void
test_long_statement (Desk *desk, gconstpointer data)
{
  g_autofree char *text = make_long_text (200000);
  g_autofree char *before = NULL, *after = NULL, *back = NULL;
  g_autoptr (DeskRecord) statement = g_object_new (DESK_TYPE_STATEMENT, "state", "registered", NULL);
  g_autoptr (DeskRecord) shown = NULL, loaded = NULL;
  g_autoptr (DeskSave) save = desk_save_new ("4417", NOW, desk->zone);
  g_autoptr (DeskSave) amend = desk_save_new ("4417", NOW, desk->zone);
  g_autoptr (GError) error = NULL;
  gint64 longest;

  desk_statement_set_text (DESK_STATEMENT (statement), text);
  for (guint i = 0; i < 40; i++)
    add_item (statement, i);
  desk_save_add (save, statement, NULL, 0, "з паперу заявника");
  desk_save_draw_number (save, statement, DESK_STATEMENT_NO);
  desk_run_save (desk, save);
  g_assert_cmpint (count_lines (desk, &longest), >, 5);
  g_assert_cmpint (longest, <=, DESK_LINE_MAX_BYTES);

  loaded = load (desk, statement);
  assert_same (loaded, statement);
  assert_same (statement, loaded);
  back = desk_statement_get_text (DESK_STATEMENT (loaded));
  g_assert_cmpstr (back, ==, text);

  /* An amendment of the whole text, too. */
  shown = desk_record_copy (statement);
  g_set_str (&text, "Зовсім інший текст");
  desk_statement_set_text (DESK_STATEMENT (statement), text);
  desk_save_add (amend, statement, shown, 0, "помилка");
  desk_run_save (desk, amend);
  before = dump_folded (desk->database, desk_search_index_list_tables ());
  g_assert_true (desk_rebuild_run (desk->database, NULL, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  after = dump_folded (desk->database, desk_search_index_list_tables ());
  assert_same_dump (before, after);
  g_assert_true (desk_verify_run (desk->database, NULL, NULL, &error));
  g_assert_no_error (error);
}

/* Values of any length up to the longest, in any order: whatever a line can hold is saved. */
static void
test_any_lengths (Desk *desk, gconstpointer data)
{
  for (int round = 0; round < 60; round++)
    {
      g_autoptr (DeskRecord) statement = g_object_new (DESK_TYPE_STATEMENT, NULL);
      g_autoptr (DeskRecord) loaded = NULL;
      gint64 longest;

      for (int i = g_test_rand_int_range (1, 90); i > 0; i--)
        {
          g_autofree char *key = g_strdup_printf ("%02dab", i);
          gsize length = (gsize)(g_test_rand_int_range (0, 4) == 0 ? g_test_rand_int_range (1, 60001)
                                                                   : g_test_rand_int_range (1, 200));

          desk_record_set_entry (statement, DESK_STATEMENT_EVENT_NOTE, key,
                                 g_variant_new_take_string (g_strnfill (length, 'x')));
        }
      desk_save_one (desk, statement, NULL, NOW);
      loaded = load (desk, statement);
      assert_same (loaded, statement);
      count_lines (desk, &longest);
      g_assert_cmpint (longest, <=, DESK_LINE_MAX_BYTES);
    }
}

static void
test_unknown_record (Desk *desk, gconstpointer data)
{
  g_autoptr (DeskRecord) visit = g_object_new (DESK_TYPE_VISIT, "id", "PL1-A-00000000.9", "note", "x", NULL);
  g_autoptr (DeskSave) save = desk_save_new ("4417", NOW, desk->zone);
  g_autoptr (GError) error = NULL;

  desk_save_add (save, visit, NULL, 0, NULL);
  g_assert_false (desk_save_run (save, desk->database, NULL, &error));
  g_assert_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_MISSING);
}

static void
test_cancelled (Desk *desk, gconstpointer data)
{
  g_autoptr (DeskRecord) visit = g_object_new (DESK_TYPE_VISIT, "note", "x", NULL);
  g_autoptr (DeskSave) save = desk_save_new ("4417", NOW, desk->zone);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  desk_save_add (save, visit, NULL, 0, NULL);
  g_assert_false (desk_save_run (save, desk->database, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  desk_test ("/save/round-trip", test_round_trip);
  desk_test ("/save/link", test_link);
  desk_test ("/save/nothing-to-write", test_nothing_to_write);
  desk_test ("/save/clash", test_clash);
  desk_test ("/save/fixed-fields", test_fixed_fields);
  desk_test ("/save/too-long", test_too_long);
  desk_test ("/save/long-statement", test_long_statement);
  desk_test ("/save/any-lengths", test_any_lengths);
  desk_test ("/save/unknown-record", test_unknown_record);
  desk_test ("/save/cancelled", test_cancelled);

  return g_test_run ();
}

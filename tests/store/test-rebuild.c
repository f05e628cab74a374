// SPDX-License-Identifier: GPL-3.0-or-later
// What is folded from the journal can be thrown away: filled again it is the same to the byte. This is also the proof
// that saving, which writes rows without folding the whole history, agrees with the fold.

#include "store/rebuild.h"

#include "journal/line.h"
#include "desk-fixture.h"
#include "dump.h"
#include "store/error.h"
#include "store/records.h"
#include "store/search-index.h"

#include <string.h>

typedef struct
{
  Desk *desk;
  GPtrArray *records; /* as the screens hold them */
  gint64 now;
} Town;

static GVariant *
make_value (const DeskField *field)
{
  const GVariantType *type = desk_field_get_value_type (field);
  static const char *const words[] = { "Коваленко",     "Шевченко",   "Іваненко-Петренко",
                                       "+380501112233", "1985-03-12", "АА123456",
                                       "waiting",       "finished",   "" };

  if (g_variant_type_equal (type, G_VARIANT_TYPE_BOOLEAN))
    return g_variant_new_boolean (g_test_rand_int_range (0, 2));
  if (g_variant_type_equal (type, G_VARIANT_TYPE_INT64))
    return g_variant_new_int64 (NOW + g_test_rand_int_range (-1000, 1000));
  return g_variant_new_string (words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
}

static void
scribble (DeskRecord *record)
{
  guint n_fields;
  const DeskField *fields = desk_record_get_fields (record, &n_fields);

  for (int i = g_test_rand_int_range (1, 8); i > 0; i--)
    {
      guint field = (guint)g_test_rand_int_range (0, (gint32)n_fields);
      GVariant *value = g_test_rand_int_range (0, 4) == 0 ? NULL : make_value (&fields[field]);

      if (fields[field].flags & (DESK_FIELD_IMMUTABLE | DESK_FIELD_FINAL)
          && desk_record_get_id (record) != NULL)
        g_clear_pointer (&value, g_variant_unref);
      else if (fields[field].flags & DESK_FIELD_KEYED)
        {
          g_autofree char *key = g_strdup_printf ("%cabc", 'a' + g_test_rand_int_range (0, 3));

          desk_record_set_entry (record, field, key, value);
        }
      else
        desk_record_set_value (record, field, value);
    }
}

static void
save_some (Town *town)
{
  g_autoptr (DeskSave) save = desk_save_new ("4417", town->now++, town->desk->zone);
  guint n_types;
  const GType *types = desk_record_types_list (&n_types);

  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int i = g_test_rand_int_range (1, 4); i > 0; i--)
    if (town->records->len == 0 || g_test_rand_int_range (0, 3) == 0)
      {
        DeskRecord *record = g_object_new (types[g_test_rand_int_range (0, (gint32)n_types)], NULL);

        g_ptr_array_add (town->records, record);
        scribble (record);
        desk_save_add (save, record, NULL, 0, NULL);
        if (DESK_IS_VISIT (record))
          {
            desk_save_draw_number (save, record, DESK_VISIT_NO);
            desk_save_draw_queue_number (save, record, DESK_VISIT_QUEUE_NO, g_test_rand_int_range (0, 2),
                                         NOW);
          }
      }
    else
      {
        guint which = (guint)g_test_rand_int_range (0, (gint32)town->records->len);
        DeskRecord *record = g_ptr_array_index (town->records, which);
        g_autoptr (DeskRecord) shown = NULL;

        if (desk_record_get_id (record) == NULL
            || !g_hash_table_add (taken, g_strdup (desk_record_get_id (record))))
          continue;
        shown = desk_records_load (town->desk->database, desk_record_get_kind (record),
                                   desk_record_get_id (record), NULL);
        g_assert_nonnull (shown);
        /* A new object for each form; the one in the list is only its id. */
        record = desk_record_copy (shown);
        scribble (record);
        desk_save_add (save, record, shown, 0, NULL);
        g_object_unref (record);
      }
  desk_run_save (town->desk, save);
  for (guint i = town->records->len; i > 0; i--)
    if (desk_record_get_id (g_ptr_array_index (town->records, i - 1)) == NULL)
      g_ptr_array_remove_index (town->records, i - 1);
}

static void
assert_rebuilds (Desk *desk)
{
  g_autofree char *before = dump_folded (desk->database, desk_search_index_list_tables ());
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (desk_rebuild_run (desk->database, NULL, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  after = dump_folded (desk->database, desk_search_index_list_tables ());
  assert_same_dump (before, after);
}

static void
test_own (Desk *desk, gconstpointer data)
{
  Town town = { desk, g_ptr_array_new_with_free_func (g_object_unref), NOW };

  for (int round = 0; round < 10; round++)
    {
      for (int i = 0; i < 60; i++)
        save_some (&town);
      assert_rebuilds (desk);
      desk_shut (desk);
      desk_open (desk);
    }
  g_assert_cmpuint (town.records->len, >, 100);
  g_ptr_array_unref (town.records);
}

/* A line of another desk as a pull would put it: with a position, and a stamp where it is not plain. */
static void
add_foreign (Desk *desk, gint64 n, const char *rec, const char *kind, gint64 position, const char *stamp,
             const char *field, const char *text)
{
  g_autoptr (GVariant) value = g_variant_ref_sink (g_variant_new_string (text));
  DeskChangeField fields[] = { { .name = field, .value = value } };
  DeskChange change = { .run = "PL1-B-00000000",
                        .n = n,
                        .kind = kind,
                        .rec = rec,
                        .time = NOW,
                        .officer = "9",
                        .fields = fields,
                        .n_fields = 1 };
  g_autofree char *id = desk_change_id (change.run, n);
  g_autoptr (GError) error = NULL;
  g_autofree char *line = desk_line_write (&change, &error);

  g_assert_no_error (error);
  g_assert_true (
      desk_database_change (desk->database, &error,
                            "INSERT OR IGNORE INTO run (log, name, mine) VALUES ('PL1', 'PL1-B-00000000', 0)",
                            ""));
  g_assert_true (desk_database_change (desk->database, &error,
                                       "INSERT INTO change (run, n, rec, line, pos, stamp)"
                                       " SELECT id, ?, ?, ?, ?, ? FROM run WHERE name = 'PL1-B-00000000'",
                                       "issis", n, rec != NULL ? rec : id, line, position, stamp));
}

static char *
ask (Desk *desk, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskQuery) statement = desk_query_new (desk->database, sql, &error);

  g_assert_no_error (error);
  g_assert_true (desk_query_next (statement, &error));
  return g_strdup (desk_query_get_text (statement, 0));
}

/* Records that others wrote into too are folded from their whole history, also when they are saved. */
static void
test_foreign (Desk *desk, gconstpointer data)
{
  g_autoptr (DeskRecord) mine = g_object_new (DESK_TYPE_PERSON, "surname", "Коваленко", NULL);
  g_autoptr (DeskRecord) loaded = NULL;
  g_autoptr (DeskRecord) shown = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *others = NULL;
  g_autofree char *count = NULL;
  g_autofree char *present = NULL;

  desk_save_one (desk, mine, NULL, NOW);
  add_foreign (desk, 1, NULL, "person", 1, NULL, "surname", "Бондаренко");
  add_foreign (desk, 2, "PL1-B-00000000.1", NULL, 2, "{\"@\":2,\"at\":1780000000,\"x\":[\"surname\"]}",
               "surname", "Бондаренка");
  add_foreign (desk, 3, desk_record_get_id (mine), NULL, 3, NULL, "surname", "Ковальчук");
  add_foreign (desk, 4, NULL, "kind_of_tomorrow", 4, NULL, "colour", "blue");
  add_foreign (desk, 5, "PL1-B-00000000.1", NULL, 5, NULL, "field_of_tomorrow", "x");
  desk_shut (desk);
  desk_open (desk);
  g_assert_true (desk_rebuild_run (desk->database, NULL, NULL, NULL, NULL, &error));
  g_assert_no_error (error);

  others =
      ask (desk, "SELECT group_concat (rec || ' ' || field || ' ' || n) FROM other WHERE field = 'surname'");
  g_assert_nonnull (strstr (others, "PL1-B-00000000.1 surname 2"));
  /* The own change is unstamped and had not seen what stands at position 3. */
  count = ask (desk, "SELECT count (*) FROM other");
  g_assert_cmpstr (count, ==, "2");
  present = ask (desk, "SELECT surname FROM person ORDER BY row LIMIT 1");
  g_assert_cmpstr (present, ==, "Ковальчук");
  assert_rebuilds (desk);

  loaded = desk_records_load (desk->database, "person", "PL1-B-00000000.1", &error);
  g_assert_cmpstr (desk_record_get_text (loaded, DESK_PERSON_SURNAME), ==, "Бондаренко");
  shown = desk_record_copy (loaded);
  desk_record_set_text (loaded, DESK_PERSON_SURNAME, "Бондар");
  {
    g_autoptr (DeskSave) save = desk_save_new ("4417", NOW, desk->zone);

    desk_save_add (save, loaded, shown, 5, NULL);
    desk_run_save (desk, save);
  }
  g_clear_object (&loaded);
  loaded = desk_records_load (desk->database, "person", "PL1-B-00000000.1", &error);
  g_assert_cmpstr (desk_record_get_text (loaded, DESK_PERSON_SURNAME), ==, "Бондар");
  assert_rebuilds (desk);
}

/* What was damaged in the tables alone is mended. */
static void
test_mends (Desk *desk, gconstpointer data)
{
  g_autoptr (DeskRecord) visit = desk_receive (desk, NOW);
  g_autofree char *before = dump_folded (desk->database, desk_search_index_list_tables ());
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n_records;

  g_assert_true (desk_database_execute (desk->database,
                                        "UPDATE visit SET topic = '99', note = 'x';"
                                        "INSERT INTO entry VALUES ('nobody', 'phone', 'a', '1');"
                                        "INSERT INTO person (id) VALUES ('nobody');",
                                        &error));
  g_assert_true (desk_rebuild_run (desk->database, NULL, NULL, &n_records, NULL, &error));
  g_assert_cmpint (n_records, ==, 1);
  after = dump_folded (desk->database, desk_search_index_list_tables ());
  assert_same_dump (before, after);
}

static void
cancel_at_once (gint64 done, gint64 all, gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
}

static void
test_cancelled (Desk *desk, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 1100; i++)
    {
      g_autoptr (DeskRecord) visit = desk_receive (desk, NOW);
    }
  before = dump_folded (desk->database, desk_search_index_list_tables ());
  g_assert_false (desk_rebuild_run (desk->database, cancel_at_once, cancellable, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  after = dump_folded (desk->database, desk_search_index_list_tables ());
  assert_same_dump (before, after);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  desk_test ("/rebuild/own", test_own);
  desk_test ("/rebuild/foreign", test_foreign);
  desk_test ("/rebuild/mends", test_mends);
  desk_test ("/rebuild/cancelled", test_cancelled);

  return g_test_run ();
}

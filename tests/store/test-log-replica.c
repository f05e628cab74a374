// SPDX-License-Identifier: GPL-3.0-or-later
// Two desks and headquarters: what each does to its records comes to the other, also when it was done to the same ones,
// and when headquarters was put back from a backup. What is folded as it comes is what a rebuild makes.

#include "dump.h"
#include "region-fixture.h"
#include "store/rebuild.h"
#include "store/records.h"
#include "store/search-index.h"

static char *
describe (DeskRecord *record)
{
  g_autoptr (GPtrArray) values = desk_record_list_values (record);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < values->len; i++)
    {
      const DeskFieldValue *value = g_ptr_array_index (values, i);
      g_autofree char *printed =
          value->value != NULL ? g_variant_print (value->value, FALSE) : g_strdup ("-");

      g_string_append_printf (text, "%s=%s;", value->name, printed);
    }
  return g_string_free (text, FALSE);
}

static GPtrArray *
list_ids (DeskDatabase *database, const char *kind)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s ORDER BY id", kind);
  g_autoptr (DeskQuery) list = desk_query_new (database, sql, NULL);
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  while (desk_query_next (list, NULL))
    g_ptr_array_add (ids, g_strdup (desk_query_get_text (list, 0)));
  return ids;
}

/* Both desks have the same records with the same values. */
static void
assert_agree (Region *region)
{
  static const char *const kinds[] = { "person", "visit" };

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      g_autoptr (GPtrArray) ids = list_ids (region->sides[0].desk.database, kinds[k]),
                            others = list_ids (region->sides[1].desk.database, kinds[k]);

      g_assert_cmpuint (ids->len, ==, others->len);
      for (guint i = 0; i < ids->len; i++)
        {
          g_autoptr (DeskRecord) one =
              desk_records_load (region->sides[0].desk.database, kinds[k], ids->pdata[i], NULL);
          g_autoptr (DeskRecord) other =
              desk_records_load (region->sides[1].desk.database, kinds[k], ids->pdata[i], NULL);
          g_autofree char *text = describe (one), *other_text = describe (other);

          g_assert_cmpstr (text, ==, other_text);
        }
    }
}

/* What was folded as it came is what a rebuild makes of the journal. */
static void
assert_rebuilt (Region *region)
{
  for (guint i = 0; i < 2; i++)
    {
      DeskDatabase *database = region->sides[i].desk.database;
      g_autofree char *before = dump_folded (database, desk_search_index_list_tables ()), *after = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (desk_rebuild_run (database, NULL, NULL, NULL, NULL, &error));
      g_assert_no_error (error);
      after = dump_folded (database, desk_search_index_list_tables ());
      assert_same_dump (before, after);
    }
}

static gint64
count_open_values (DeskDatabase *database)
{
  g_autoptr (DeskQuery) count = desk_query_new (database, "SELECT count (*) FROM other", NULL);

  g_assert_true (desk_query_next (count, NULL));
  return desk_query_get_integer (count, 0);
}

static void
test_both_ways (Region *region, gconstpointer data)
{
  Side *a = &region->sides[0], *b = &region->sides[1];
  g_autoptr (DeskRecord) person = add_person (region, a, "Коваленко");
  g_autoptr (DeskRecord) visit = desk_receive (&b->desk, NOW);
  g_autoptr (GPtrArray) changed = NULL;
  gint64 count, oldest;

  exchange_all (region);
  assert_agree (region);
  assert_rebuilt (region);
  g_assert_true (desk_log_replica_count_unsent (a->desk.database, NULL, &count, &oldest, NULL));
  g_assert_cmpint (count, ==, 0);
  changed = desk_log_replica_take_changed (a->replica);
  g_assert_cmpint (desk_database_get_position (a->desk.database), ==, test_ledger_list (region->ledger)->len);
}

/* Two officers change the same field without seeing the other's change: both values stay, at both desks. */
static void
test_conflict (Region *region, gconstpointer data)
{
  Side *a = &region->sides[0], *b = &region->sides[1];
  g_autoptr (DeskRecord) person = add_person (region, a, "Коваленко");
  const char *id = desk_record_get_id (person);
  g_autoptr (DeskRecord) settled = NULL;

  exchange_all (region);
  set_name (region, a, id, "Олена", desk_database_get_position (a->desk.database));
  set_name (region, b, id, "Ольга", desk_database_get_position (b->desk.database));
  exchange_all (region);
  assert_agree (region);
  g_assert_cmpint (count_open_values (a->desk.database), ==, 1);
  g_assert_cmpint (count_open_values (b->desk.database), ==, 1);
  assert_rebuilt (region);

  /* Somebody who sees both decides. */
  set_name (region, b, id, "Ольга", desk_database_get_position (b->desk.database));
  set_name (region, b, id, "Оля", desk_database_get_position (b->desk.database));
  exchange_all (region);
  settled = desk_records_load (a->desk.database, "person", id, NULL);
  g_assert_cmpstr (desk_record_get_text (settled, DESK_PERSON_GIVEN_NAME), ==, "Оля");
  g_assert_cmpint (count_open_values (a->desk.database), ==, 0);
  assert_rebuilt (region);
}

/* A reply that is cut anywhere leaves a desk that goes on where it was. */
static void
test_cut (Region *region, gconstpointer data)
{
  Side *a = &region->sides[0], *b = &region->sides[1];

  for (guint i = 0; i < 30; i++)
    g_object_unref (add_person (region, a, "Шевченко"));
  exchange (region, a);
  start_side (b);
  for (guint cut = 0; cut < 40; cut += 3)
    exchange_once (region, b, cut);
  exchange_all (region);
  assert_agree (region);
  assert_rebuilt (region);
}

/* Headquarters is put back: what it lost comes again from the desks, and nothing is there twice. */
static void
test_divergence (Region *region, gconstpointer data)
{
  Side *a = &region->sides[0], *b = &region->sides[1];
  g_autoptr (DeskRecord) person = add_person (region, a, "Коваленко");
  TestLedgerBackup *backup;
  guint n_lines;

  exchange_all (region);
  backup = test_ledger_back_up (region->ledger);
  for (guint i = 0; i < 5; i++)
    {
      g_object_unref (add_person (region, a, "Бондар"));
      g_object_unref (desk_receive (&b->desk, NOW + i));
    }
  set_name (region, b, desk_record_get_id (person), "Ольга", desk_database_get_position (b->desk.database));
  exchange_all (region);
  n_lines = test_ledger_list (region->ledger)->len;
  test_ledger_restore (region->ledger, backup);
  test_ledger_backup_free (backup);
  start_hq (region);
  exchange_all (region);
  exchange_all (region);
  g_assert_cmpuint (test_ledger_list (region->ledger)->len, ==, n_lines);
  assert_agree (region);
  assert_rebuilt (region);
}

static void
act (Region *region, Side *side)
{
  g_autoptr (GPtrArray) people = list_ids (side->desk.database, "person");
  static const char *const names[] = { "Олена", "Ольга", "Іван", "Марія" };
  gint64 position = desk_database_get_position (side->desk.database), unseen = g_test_rand_int_range (0, 5);

  region->now++;
  if (people->len == 0 || g_test_rand_int_range (0, 4) == 0)
    g_object_unref (add_person (region, side, names[g_test_rand_int_range (0, 4)]));
  else if (g_test_rand_int_range (0, 5) == 0)
    g_object_unref (desk_receive (&side->desk, region->now));
  else
    set_name (region, side, people->pdata[g_test_rand_int_range (0, MIN (3, (gint32)people->len))],
              names[g_test_rand_int_range (0, 4)], MAX (0, position - unseen));
}

static void
test_random (Region *region, gconstpointer data)
{
  for (guint step = 0; step < 120; step++)
    {
      Side *side = &region->sides[g_test_rand_int_range (0, 2)];

      if (g_test_rand_int_range (0, 3) > 0)
        act (region, side);
      else
        {
          start_side (side);
          exchange_once (region, side, (guint)g_test_rand_int_range (0, 60));
        }
    }
  exchange_all (region);
  assert_agree (region);
  assert_rebuilt (region);
}

int
main (int argc, char **argv)
{
#define ADD(name, func) g_test_add ("/log-replica/" name, Region, NULL, set_up, func, tear_down)
  g_test_init (&argc, &argv, NULL);
  ADD ("both-ways", test_both_ways);
  ADD ("conflict", test_conflict);
  ADD ("cut", test_cut);
  ADD ("divergence", test_divergence);
  ADD ("random", test_random);
  return g_test_run ();
}

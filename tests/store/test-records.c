// SPDX-License-Identifier: GPL-3.0-or-later
// Reading records when the reading is cut off: nothing half-read is passed off as a record.

#include "store/records.h"

#include "desk-fixture.h"
#include "model/find.h"
#include "model/station.h"
#include "store/database-private.h"
#include "store/find-records.h"

#include <sqlite3.h>

#define MOST_STEPS 5000

static int
stop_after (gpointer steps)
{
  guint *left = steps;

  return (*left)-- == 0;
}

static DeskRecord *
save_person (Desk *desk)
{
  DeskRecord *person = g_object_new (DESK_TYPE_PERSON, "surname", "Коваленко", NULL);
  guint n_fields;
  const DeskField *fields = desk_record_get_fields (person, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    if ((fields[i].flags & DESK_FIELD_KEYED)
        && g_variant_type_equal (desk_field_get_value_type (&fields[i]), G_VARIANT_TYPE_STRING))
      for (guint k = 0; k < 5; k++)
        {
          g_autofree char *key = g_strdup_printf ("%uabc", k);

          desk_record_set_entry (person, i, key, g_variant_new_string ("050 000 00 00"));
        }
  desk_save_one (desk, person, NULL, NOW);
  return person;
}

static gpointer
load_one (Desk *desk, DeskRecord *record, GError **error)
{
  return desk_records_load (desk->database, "person", desk_record_get_id (record), error);
}

static gpointer
load_all (Desk *desk, DeskRecord *record, GError **error)
{
  g_autoptr (GPtrArray) all = desk_records_load_all (desk->database, "person", NULL, error);

  return all != NULL ? g_object_ref (g_ptr_array_index (all, 0)) : NULL;
}

/* Stops the database after one step, after two, and so on, until it comes to the end. */
static void
cut_off_everywhere (Desk *desk, gpointer (*load) (Desk *desk, DeskRecord *record, GError **error))
{
  g_autoptr (DeskRecord) person = save_person (desk);
  sqlite3 *handle = desk_database_get_handle (desk->database);
  guint cut = 0;

  for (guint steps = 0; steps < MOST_STEPS; steps++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DeskRecord) loaded = NULL;
      guint left = steps;

      sqlite3_progress_handler (handle, 1, stop_after, &left);
      loaded = load (desk, person, &error);
      sqlite3_progress_handler (handle, 0, NULL, NULL);
      if (loaded != NULL)
        {
          g_autoptr (GPtrArray) diff = desk_record_diff (person, loaded);

          g_assert_no_error (error);
          g_assert_cmpuint (diff->len, ==, 0);
          g_assert_cmpuint (cut, >, 10);
          return;
        }
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      cut++;
    }
  g_assert_not_reached ();
}

static void
test_one_cut_off (Desk *desk, gconstpointer data)
{
  cut_off_everywhere (desk, load_one);
}

static void
test_all_cut_off (Desk *desk, gconstpointer data)
{
  cut_off_everywhere (desk, load_all);
}

/* Steps the database takes to read the stations there are. */
static guint
count_steps (Desk *desk)
{
  g_autoptr (GPtrArray) stations = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *handle = desk_database_get_handle (desk->database);
  guint left = G_MAXUINT;

  sqlite3_progress_handler (handle, 1, stop_after, &left);
  stations = desk_records_load_all (desk->database, "station", NULL, &error);
  sqlite3_progress_handler (handle, 0, NULL, NULL);
  g_assert_no_error (error);
  g_assert_cmpuint (stations->len, ==, 1);
  return G_MAXUINT - left;
}

static void
test_few_among_many (Desk *desk, gconstpointer data)
{
  g_autoptr (DeskRecord) station = g_object_new (DESK_TYPE_STATION, "code", "PL1", NULL);
  guint steps;

  desk_save_one (desk, station, NULL, NOW);
  steps = count_steps (desk);
  for (guint i = 0; i < 20; i++)
    g_object_unref (save_person (desk));
  g_assert_cmpuint (count_steps (desk), <=, steps);
}

/* Before anything was stored there is no last cell, and that is no error. */
static void
test_last_cell (Desk *desk, gconstpointer data)
{
  static const char *const cells[] = { "", "A-1", "A-2", "A-2" };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *last = desk_find_records_load_last_cell (desk->database, &error);
      g_autoptr (DeskRecord) find = NULL;

      g_assert_no_error (error);
      g_assert_cmpstr (last, ==, cells[i]);
      find = g_object_new (DESK_TYPE_FIND, "cell",
                           i == 0   ? "A-1"
                           : i == 1 ? "A-2"
                                    : NULL,
                           "place", "bus", NULL);
      desk_save_one (desk, find, NULL, NOW);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  desk_test ("/records/one-cut-off", test_one_cut_off);
  desk_test ("/records/all-cut-off", test_all_cut_off);
  desk_test ("/records/few-among-many", test_few_among_many);
  desk_test ("/records/last-cell", test_last_cell);
  return g_test_run ();
}

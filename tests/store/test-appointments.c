// SPDX-License-Identifier: GPL-3.0-or-later
// Finding appointments: their registers, the search, and what is sealed.

#include "booking-fixture.h"
#include "dump.h"
#include "store/booking-day.h"
#include "store/rebuild.h"
#include "store/register-list.h"
#include "store/search-index.h"
#include "store/search.h"
#include "store/store.h"

#include <string.h>

static const char *const sealed_topics[] = { "DV", NULL };

typedef struct
{
  Office office;
  DeskReception *chief;
  DeskReception *lawyer;
  DeskRecord *person;
} Town;

static DeskAppointment *
book (Town *town, DeskReception *reception, const char *start, const char *phone, const char *topic)
{
  Office *office = &town->office;
  DeskAppointment *appointment = office_make (office, reception, start);
  DeskRecord *record = DESK_RECORD (appointment);
  g_autoptr (DeskSave) save = desk_save_new ("4417", office->hand.now, office->desk.zone);

  desk_record_set_text (record, DESK_APPOINTMENT_PHONE, phone);
  if (phone == NULL)
    desk_record_set_text (record, DESK_APPOINTMENT_PERSON, desk_record_get_id (town->person));
  desk_record_set_text (record, DESK_APPOINTMENT_TOPIC, topic);
  g_assert_true (desk_appointment_take_step (appointment, reception, office->profile, DESK_APPOINTMENT_BOOK,
                                             &office->hand));
  desk_save_add (save, record, NULL, 0, NULL);
  desk_save_draw_number (save, record, DESK_APPOINTMENT_NO);
  desk_save_claim_place (save, appointment, office->calendar, 0);
  desk_run_save (&office->desk, save);
  return appointment;
}

/* Numbers 1 to 7: on Sunday one that was never settled, three on Monday, two later in the week, one in July. */
static void
set_up (Town *town, gconstpointer data)
{
  static const struct
  {
    gboolean lawyer;
    const char *start;
    const char *phone; /* NULL: for the person */
    const char *topic;
  } rows[] = {
    { FALSE, "2026-11-22T10:00", "+380671112233", NULL },
    { FALSE, "2026-11-23T09:00", NULL, NULL },
    { TRUE, "2026-11-23T10:00", "+380509998877", NULL },
    { FALSE, "2026-11-23T11:00", "+380671112233", NULL },
    { FALSE, "2026-11-25T09:00", NULL, "DV" },
    { TRUE, "2026-11-29T10:30", "+380671112244", "DV" },
    { FALSE, "2027-07-01T09:00", NULL, NULL },
  };
  Office *office = &town->office;

  office_set_up (office, "ua");
  office->hand.now = office_read (office, "2026-11-20T08:00");
  town->chief = office_add_reception (office, "Chief", "09:00", "12:00");
  town->lawyer = office_add_reception (office, "Lawyer", "10:00", "12:00");
  town->person = g_object_new (DESK_TYPE_PERSON, "surname", "Бондар", "given-name", "Іван", NULL);
  desk_save_one (&office->desk, town->person, NULL, office->hand.now);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_object_unref (book (town, rows[i].lawyer ? town->lawyer : town->chief, rows[i].start, rows[i].phone,
                          rows[i].topic));
  office->hand.now = office_read (office, "2026-11-23T10:30");
}

static void
tear_down (Town *town, gconstpointer data)
{
  g_object_unref (town->chief);
  g_object_unref (town->lawyer);
  g_object_unref (town->person);
  office_tear_down (&town->office, "ua");
}

static char *
write_number (DeskRecord *record)
{
  const char *number = desk_record_get_text (record, DESK_APPOINTMENT_NO);

  return g_strdup (number != NULL ? strrchr (number, '/') + 5 : "?");
}

/* "2 3 4": the numbers of the rows in order. */
static char *
list_rows (Town *town, DeskStore *store, const DeskRegisterQuery *asked)
{
  DeskRegisterQuery query = *asked;
  g_autoptr (DeskRegisterList) list = NULL;
  GString *text = g_string_new (NULL);
  guint n;

  query.kind = "appointment";
  query.country = "ua";
  query.zone = town->office.desk.zone;
  query.now = town->office.hand.now;
  query.day_start = office_read (&town->office, "2026-11-23T00:00");
  query.day_end = office_read (&town->office, "2026-11-24T00:00");
  list = desk_register_list_new (store, &query);
  while (!desk_register_list_is_loaded (list))
    g_main_context_iteration (NULL, TRUE);
  n = g_list_model_get_n_items (G_LIST_MODEL (list));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DeskRegisterRow) row = g_list_model_get_item (G_LIST_MODEL (list), i);
      g_autofree char *number = NULL;

      while (desk_register_row_get_record (row) == NULL)
        g_main_context_iteration (NULL, TRUE);
      number = write_number (desk_register_row_get_record (row));
      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", number);
    }
  return g_string_free (text, FALSE);
}

static void
assert_rows (Town *town, DeskStore *store, DeskRegisterQuery query, const char *expected)
{
  g_autofree char *rows = list_rows (town, store, &query);

  g_assert_cmpstr (rows, ==, expected);
}

static void
close_store (DeskStore *store)
{
  desk_store_close (store);
  g_object_unref (store);
}

static void
each_filter_has_its_rows (Town *town, gconstpointer data)
{
  Office *office = &town->office;
  DeskStore *store = desk_store_new (office->desk.database);
  gint64 monday = office_read (office, "2026-11-23T00:00");
  gint64 tuesday = office_read (office, "2026-11-24T00:00");
  gint64 next_monday = office_read (office, "2026-11-30T00:00");
  const char *person = desk_record_get_id (town->person);
  const char *lawyer = desk_record_get_id (DESK_RECORD (town->lawyer));

  assert_rows (town, store, (DeskRegisterQuery){ .filter = "all" }, "7 6 5 4 3 2 1");
  assert_rows (town, store, (DeskRegisterQuery){ .filter = "expected" }, "2 3 4");
  assert_rows (town, store, (DeskRegisterQuery){ .filter = "open" }, "1");
  assert_rows (town, store, (DeskRegisterQuery){ .filter = "day", .from = monday, .to = tuesday }, "2 3 4");
  assert_rows (town, store, (DeskRegisterQuery){ .filter = "week", .from = monday, .to = next_monday },
               "2 3 4 5 6");
  assert_rows (town, store, (DeskRegisterQuery){ .filter = "all", .person = person }, "7 5 2");
  assert_rows (town, store, (DeskRegisterQuery){ .filter = "all", .reception = lawyer }, "6 3");
  assert_rows (town, store, (DeskRegisterQuery){ .filter = "expected", .reception = lawyer }, "3");
  assert_rows (town, store, (DeskRegisterQuery){ .filter = "all", .from = tuesday }, "7 6 5");
  assert_rows (town, store, (DeskRegisterQuery){ .filter = "due" }, "");
  close_store (store);
}

/* What was settled is not expected, but stays in its day. */
static void
who_came_or_cancelled_is_not_expected (Town *town, gconstpointer data)
{
  Office *office = &town->office;
  g_autoptr (GPtrArray) rows = desk_booking_list_expected (office->desk.database, "2026-11-23", NULL);
  gint64 monday = office_read (office, "2026-11-23T00:00");
  g_autoptr (GError) error = NULL;
  DeskStore *store;

  office_step (office, ((DeskBookingRow *)g_ptr_array_index (rows, 0))->appointment, town->chief,
               DESK_APPOINTMENT_ARRIVE, &error);
  g_assert_no_error (error);
  office_step (office, ((DeskBookingRow *)g_ptr_array_index (rows, 2))->appointment, town->chief,
               DESK_APPOINTMENT_CANCEL, &error);
  g_assert_no_error (error);
  store = desk_store_new (office->desk.database);
  assert_rows (town, store, (DeskRegisterQuery){ .filter = "expected" }, "3");
  assert_rows (town, store,
               (DeskRegisterQuery){ .filter = "day", .from = monday, .to = monday + 24 * 60 * 60 }, "2 3 4");
  close_store (store);
}

static void
answers_are_told_until_they_are_given (Town *town, gconstpointer data)
{
  Office *office = &town->office;
  g_autoptr (GPtrArray) rows = desk_booking_list_expected (office->desk.database, "2026-11-23", NULL);
  DeskAppointment *first = ((DeskBookingRow *)g_ptr_array_index (rows, 0))->appointment;
  g_autoptr (DeskRecord) shown = desk_record_copy (DESK_RECORD (first));
  gint64 due, n;
  DeskStore *store;

  desk_record_set_text (DESK_RECORD (first), DESK_APPOINTMENT_RESULT, "in_work");
  desk_record_set_text (DESK_RECORD (first), DESK_APPOINTMENT_EXECUTOR, "Hnat");
  desk_record_set_text (DESK_RECORD (first), DESK_APPOINTMENT_ANSWER_FORM, "written");
  g_assert_true (desk_appointment_take_step (first, town->chief, office->profile, DESK_APPOINTMENT_FINISH,
                                             &office->hand));
  desk_save_one (&office->desk, DESK_RECORD (first), shown, office->hand.now);
  due = desk_record_get_integer (DESK_RECORD (first), DESK_APPOINTMENT_DUE);
  g_assert_true (desk_booking_count_due (office->desk.database, due, &n, NULL));
  g_assert_cmpint (n, ==, 0);
  g_assert_true (desk_booking_count_due (office->desk.database, due + 1, &n, NULL));
  g_assert_cmpint (n, ==, 1);

  store = desk_store_new (office->desk.database);
  assert_rows (town, store, (DeskRegisterQuery){ .filter = "due" }, "2");
  assert_rows (town, store, (DeskRegisterQuery){ .filter = "overdue" }, "");
  office->hand.now = due + 1;
  assert_rows (town, store, (DeskRegisterQuery){ .filter = "overdue" }, "2");
  desk_store_close (store);
  g_object_unref (store);
  desk_shut (&office->desk);
  desk_open (&office->desk);

  g_object_unref (g_steal_pointer (&shown));
  shown = desk_record_copy (DESK_RECORD (first));
  desk_record_set_text (DESK_RECORD (first), DESK_APPOINTMENT_ANSWER, "By letter");
  g_assert_true (
      desk_appointment_take_step (first, town->chief, office->profile, DESK_APPOINTMENT_TELL, &office->hand));
  desk_save_one (&office->desk, DESK_RECORD (first), shown, office->hand.now);
  g_assert_true (desk_booking_count_due (office->desk.database, due + 1, &n, NULL));
  g_assert_cmpint (n, ==, 0);
}

static void
a_text_finds_numbers_phones_and_people (Town *town, gconstpointer data)
{
  DeskStore *store = desk_store_new (town->office.desk.database);

  assert_rows (town, store, (DeskRegisterQuery){ .filter = "all", .text = "0671112233" }, "4 1");
  assert_rows (town, store, (DeskRegisterQuery){ .filter = "all", .text = "2233" }, "4 1");
  assert_rows (town, store, (DeskRegisterQuery){ .filter = "expected", .text = "0671112233" }, "4");
  assert_rows (town, store, (DeskRegisterQuery){ .filter = "all", .text = "2026/3" }, "3");
  assert_rows (town, store, (DeskRegisterQuery){ .filter = "all", .text = "бондар" }, "7 5 2");
  assert_rows (town, store, (DeskRegisterQuery){ .filter = "all", .text = "бондар", .sealed = sealed_topics },
               "7 2");
  assert_rows (town, store, (DeskRegisterQuery){ .filter = "all", .text = "0671112244" }, "6");
  assert_rows (town, store,
               (DeskRegisterQuery){ .filter = "all", .text = "0671112244", .sealed = sealed_topics }, "");
  assert_rows (town, store, (DeskRegisterQuery){ .filter = "all", .text = "2026/6", .sealed = sealed_topics },
               "6");
  close_store (store);
}

static char *
search (Town *town, const char *text)
{
  g_autoptr (DeskSearch) asked = desk_search_new (text, "ua", FALSE, 20);
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GError) error = NULL;
  GString *found = g_string_new (NULL);

  desk_search_set_sealed (asked, sealed_topics);
  hits = desk_search_run (town->office.desk.database, asked, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < hits->len; i++)
    {
      DeskRecord *record = desk_hit_get_record (g_ptr_array_index (hits, i));
      g_autofree char *number = DESK_IS_APPOINTMENT (record) ? write_number (record) : NULL;

      g_string_append_printf (found, "%s%s", i > 0 ? " " : "",
                              number != NULL ? number : desk_record_get_kind (record));
    }
  return g_string_free (found, FALSE);
}

static void
assert_found (Town *town, const char *text, const char *expected)
{
  g_autofree char *found = search (town, text);

  g_assert_cmpstr (found, ==, expected);
}

static void
the_search_finds_them (Town *town, gconstpointer data)
{
  assert_found (town, "0671112233", "4 1");
  assert_found (town, "PL1-A/2026/00006", "6");
  assert_found (town, "0671112244", "");
  assert_found (town, "Бондар", "person 7 2");
  assert_found (town, "8877", "3");
}

static void
everything_follows_from_the_journal (Town *town, gconstpointer data)
{
  DeskDatabase *database = town->office.desk.database;
  const char *const *tables = desk_search_index_list_tables ();
  g_autofree char *before = dump_folded (database, tables);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  desk_rebuild_run (database, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  after = dump_folded (database, tables);
  assert_same_dump (before, after);
}

/* A year of days: each row in its place, whichever page is asked for first. */
static void
a_long_register_is_in_order (Town *town, gconstpointer data)
{
  Office *office = &town->office;
  g_autoptr (DeskRegisterList) list = NULL;
  DeskRegisterQuery query = { .kind = "appointment", .filter = "all", .zone = office->desk.zone };
  const char *last = "9";
  DeskStore *store;
  guint n;

  for (guint month = 1; month <= 12; month++)
    for (guint day = 1; day <= 28; day += 3)
      {
        g_autofree char *start = g_strdup_printf ("2027-%02u-%02uT10:00", month, day);

        g_object_unref (book (town, town->chief, start, "+380501112233", NULL));
      }
  store = desk_store_new (office->desk.database);
  list = desk_register_list_new (store, &query);
  while (!desk_register_list_is_loaded (list))
    g_main_context_iteration (NULL, TRUE);
  n = g_list_model_get_n_items (G_LIST_MODEL (list));
  g_assert_cmpuint (n, ==, 7 + 12 * 10);
  for (guint i = n; i > 0; i--)
    {
      g_autoptr (DeskRegisterRow) row = g_list_model_get_item (G_LIST_MODEL (list), i - 1);
      DeskRecord *record;

      while ((record = desk_register_row_get_record (row)) == NULL)
        g_main_context_iteration (NULL, TRUE);
      if (i < n)
        g_assert_cmpstr (desk_record_get_text (record, DESK_APPOINTMENT_START), >=, last);
      last = g_intern_string (desk_record_get_text (record, DESK_APPOINTMENT_START));
    }
  close_store (store);
}

#define ADD(path, function) g_test_add (path, Town, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/store/appointments/filters", each_filter_has_its_rows);
  ADD ("/store/appointments/settled", who_came_or_cancelled_is_not_expected);
  ADD ("/store/appointments/answers", answers_are_told_until_they_are_given);
  ADD ("/store/appointments/text", a_text_finds_numbers_phones_and_people);
  ADD ("/store/appointments/search", the_search_finds_them);
  ADD ("/store/appointments/rebuild", everything_follows_from_the_journal);
  ADD ("/store/appointments/long", a_long_register_is_in_order);

  return g_test_run ();
}

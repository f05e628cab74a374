// SPDX-License-Identifier: GPL-3.0-or-later

#include "office.h"

#include "model/appointment.h"
#include "model/find.h"
#include "model/loss.h"
#include "model/reception.h"
#include "model/statement.h"
#include "store/board.h"
#include "store/matches.h"
#include "store/records.h"
#include "store/verify.h"
#include "ui/sign-in/demo-desk.h"
#include "ui/sign-in/demo-session.h"

static DeskDatabase *
make (Office *office, const char *country, char **officer)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  DeskDatabase *database;

  desk_demo_desk_make_async (office->folders, country, NOW, NULL, office_on_done, office);
  result = office_wait (office);
  database = desk_demo_desk_make_finish (result, officer, &error);
  g_assert_no_error (error);
  return database;
}

/* Everything the database holds, but for ids, which are random, and links, which are ids. */
static char *
print_all (DeskDatabase *database)
{
  static const char *const kinds[] = { "station", "officer", "person", "visit" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GPtrArray) records = desk_records_load_all (database, kinds[i], NULL, NULL);
      for (guint j = 0; j < records->len; j++)
        {
          g_autoptr (GPtrArray) values = desk_record_list_values (records->pdata[j]);
          for (guint k = 0; k < values->len; k++)
            {
              const DeskFieldValue *value = values->pdata[k];
              g_autofree char *printed = g_variant_print (value->value, FALSE);
              int field =
                  desk_record_class_find_field (DESK_RECORD_GET_CLASS (records->pdata[j]), value->name, NULL);

              if (desk_record_get_fields (records->pdata[j], NULL)[field].kind != DESK_FIELD_LINK)
                g_string_append_printf (text, "%s %s=%s\n", kinds[i], value->name, printed);
            }
        }
    }
  return g_string_free (text, FALSE);
}

static gboolean
has_record (GPtrArray *records, const char *id)
{
  for (guint i = 0; i < records->len; i++)
    if (g_strcmp0 (desk_record_get_id (records->pdata[i]), id) == 0)
      return TRUE;
  return FALSE;
}

/* Each statement has a number of this desk, and names people of this desk. */
static void
test_statements (Office *office, gconstpointer country)
{
  g_autofree char *officer = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskDatabase) database = make (office, country, &officer);
  g_autoptr (GPtrArray) people = desk_records_load_all (database, "person", NULL, &error);
  g_autoptr (GPtrArray) statements = desk_records_load_all (database, "statement", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (statements->len, ==, 10);
  for (guint i = 0; i < statements->len; i++)
    {
      DeskRecord *statement = statements->pdata[i];
      const char *desk = desk_database_get_desk (database);
      g_autofree const char **keys = desk_record_list_keys (statement, DESK_STATEMENT_PARTICIPANT_PERSON);

      g_assert_true (g_str_has_prefix (desk_record_get_text (statement, DESK_STATEMENT_NO), desk));
      g_assert_cmpstr (desk_record_get_text (statement, DESK_STATEMENT_DESK), ==, desk);
      g_assert_true (has_record (people, desk_record_get_text (statement, DESK_STATEMENT_APPLICANT)));
      for (guint j = 0; keys[j] != NULL; j++)
        g_assert_true (
            has_record (people,
                        desk_record_get_entry_text (statement, DESK_STATEMENT_PARTICIPANT_PERSON, keys[j])));
    }
  desk_database_close (database, NULL);
}

/* Losses and finds have numbers of this desk; a found document waits for somebody to say whose it is. */
static void
test_losses (Office *office, gconstpointer country)
{
  g_autofree char *officer = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskDatabase) database = make (office, country, &officer);
  g_autoptr (GPtrArray) losses = desk_records_load_all (database, "loss", NULL, &error);
  g_autoptr (GPtrArray) finds = desk_records_load_all (database, "find", NULL, &error);
  gint64 now = desk_clock_get_now (office->clock), n;

  g_assert_no_error (error);
  g_assert_cmpuint (losses->len, ==, 5);
  g_assert_cmpuint (finds->len, ==, 3);
  for (guint i = 0; i < losses->len; i++)
    {
      const char *number = desk_record_get_text (losses->pdata[i], DESK_LOSS_NO);

      g_assert_true (g_str_has_prefix (number, desk_database_get_desk (database)));
      g_assert_cmpint (desk_record_get_integer (losses->pdata[i], DESK_LOSS_KEPT_UNTIL), >, now);
    }
  for (guint i = 0; i < finds->len; i++)
    g_assert_nonnull (desk_record_get_text (finds->pdata[i], DESK_FIND_NO));
  g_assert_true (desk_matches_count (database, 30, now, &n, &error));
  g_assert_cmpint (n, ==, 1);
  desk_database_close (database, NULL);
}

static guint
count_with (GPtrArray *records, guint field, const char *value)
{
  guint n = 0;

  for (guint i = 0; i < records->len; i++)
    n += g_strcmp0 (desk_record_get_text (records->pdata[i], field), value) == 0;
  return n;
}

/* Who receives and what becomes of an appointment is shown in its kinds; what was moved leads to what took its place. */
static void
test_appointments (Office *office, gconstpointer country)
{
  static const char *const kinds[] = { "chief", "investigator", "community", "permits", "guest", "room" };
  static const char *const states[] = { "requested", "booked", "done",   "no_show",
                                        "cancelled", "moved",  "refused" };
  g_autofree char *officer = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskDatabase) database = make (office, country, &officer);
  g_autoptr (GPtrArray) people = desk_records_load_all (database, "person", NULL, &error);
  g_autoptr (GPtrArray) receptions = desk_records_load_all (database, "reception", NULL, &error);
  g_autoptr (GPtrArray) appointments = desk_records_load_all (database, "appointment", NULL, &error);
  guint n_answers = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_assert_cmpuint (count_with (receptions, DESK_RECEPTION_KIND, kinds[i]), ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    g_assert_cmpuint (count_with (appointments, DESK_APPOINTMENT_STATE, states[i]), >, 0);
  for (guint i = 0; i < appointments->len; i++)
    {
      DeskRecord *appointment = appointments->pdata[i];
      const char *moved_to = desk_record_get_text (appointment, DESK_APPOINTMENT_MOVED_TO);

      g_assert_nonnull (desk_record_get_text (appointment, DESK_APPOINTMENT_NO));
      g_assert_true (has_record (people, desk_record_get_text (appointment, DESK_APPOINTMENT_PERSON)));
      g_assert_true (
          has_record (appointments, moved_to)
          == (g_strcmp0 (desk_record_get_text (appointment, DESK_APPOINTMENT_STATE), "moved") == 0));
      n_answers +=
          desk_record_get_integer (appointment, DESK_APPOINTMENT_DUE) > desk_clock_get_now (office->clock);
    }
  g_assert_cmpuint (n_answers, ==, 1);
  desk_database_close (database, NULL);
}

static void
test_day (Office *office, gconstpointer country)
{
  g_autofree char *officer = NULL, *once = NULL, *again = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskDatabase) database = make (office, country, &officer);
  DeskBoardQuery query = { .day_start = desk_clock_get_day_start (office->clock, 0) };
  g_autoptr (GPtrArray) board = desk_board_load (database, &query, NULL, &error);
  guint n_waiting = 0, n_people = 0;
  gint64 n_changes;

  for (guint i = 0; i < board->len; i++)
    {
      const DeskBoardRow *row = board->pdata[i];
      DeskRecord *visit = DESK_RECORD (row->visit);
      g_assert_cmpstr (desk_record_get_text (visit, DESK_VISIT_NO), !=, NULL);
      n_people += row->person != NULL;
      if (g_strcmp0 (desk_record_get_text (visit, DESK_VISIT_STATE), "waiting") == 0)
        {
          n_waiting++;
          g_assert_cmpstr (desk_record_get_text (visit, DESK_VISIT_QUEUE_NO), !=, NULL);
        }
    }
  g_assert_cmpuint (n_waiting, >=, 2);
  g_assert_cmpuint (n_people, >=, 2);
  g_assert_true (desk_verify_run (database, &n_changes, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (n_changes, >, 200);

  once = print_all (database);
  desk_database_close (database, NULL);
  g_clear_object (&database);
  g_clear_pointer (&officer, g_free);
  database = make (office, country, &officer);
  again = print_all (database);
  g_assert_cmpstr (once, ==, again);
  g_assert_nonnull (officer);
}

/* A demo lies beside the real desk, is come back to after a restart, and left without a trace in the real one. */
static void
test_apart (Office *office, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  desk_demo_session_open_async (office->context, "ua", FALSE, office_on_done, office);
  result = office_wait (office);
  g_assert_true (desk_demo_session_open_finish (office->context, result, &error));
  g_assert_no_error (error);
  g_assert_true (desk_context_is_demo (office->context));
  g_assert_nonnull (desk_context_get_officer (office->context));
  g_assert_false (desk_database_exists (office->folders));

  office_restart (office);
  g_assert_true (desk_session_start (office->context, &error));
  g_assert_null (desk_context_get_keyring (office->context));
  g_assert_true (desk_demo_session_resume (office->context, &error));
  g_assert_true (desk_context_is_demo (office->context));
  g_assert_nonnull (desk_context_get_keyring (office->context));

  desk_demo_session_leave (office->context);
  g_assert_false (desk_context_is_demo (office->context));
  g_assert_true (desk_demo_session_resume (office->context, &error));
  g_assert_null (desk_context_get_keyring (office->context));
  g_assert_true (desk_demo_desk_exists (office->folders, "ua"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/demo-desk/day/ua", Office, "ua", office_set_up, test_day, office_tear_down);
  g_test_add ("/demo-desk/day/kz", Office, "kz", office_set_up, test_day, office_tear_down);
  g_test_add ("/demo-desk/statements/ua", Office, "ua", office_set_up, test_statements, office_tear_down);
  g_test_add ("/demo-desk/statements/kz", Office, "kz", office_set_up, test_statements, office_tear_down);
  g_test_add ("/demo-desk/losses/ua", Office, "ua", office_set_up, test_losses, office_tear_down);
  g_test_add ("/demo-desk/losses/kz", Office, "kz", office_set_up, test_losses, office_tear_down);
  g_test_add ("/demo-desk/appointments/ua", Office, "ua", office_set_up, test_appointments, office_tear_down);
  g_test_add ("/demo-desk/appointments/kz", Office, "kz", office_set_up, test_appointments, office_tear_down);
  g_test_add ("/demo-desk/apart", Office, NULL, office_set_up, test_apart, office_tear_down);
  return g_test_run ();
}

// SPDX-License-Identifier: GPL-3.0-or-later
// Who opened what, as the auditor reads it.

#include "store/access-log.h"

#include "desk-fixture.h"
#include "model/statement.h"
#include "model/viewing.h"

static void
look (Desk *desk, DeskRecord *of, const char *purpose, gint64 now)
{
  g_autoptr (DeskRecord) viewing = g_object_new (DESK_TYPE_VIEWING, "purpose", purpose, NULL);

  desk_record_set_text (viewing, DESK_VIEWING_OF, desk_record_get_id (of));
  desk_save_one (desk, viewing, NULL, now);
}

static GPtrArray *
load (Desk *desk, guint limit)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *log = desk_access_log_load (desk->database, limit, NULL, &error);

  g_assert_no_error (error);
  return log;
}

/* The newest first, with who, when and what for; a person by name, a visit or a statement by number, anything else by its id. */
static void
test_last (Desk *desk, gconstpointer data)
{
  g_autoptr (DeskRecord) person =
      g_object_new (DESK_TYPE_PERSON, "surname", "Коваленко", "given_name", "Марія", NULL);
  g_autoptr (DeskRecord) nameless = g_object_new (DESK_TYPE_PERSON, "sex", "female", NULL);
  g_autoptr (DeskRecord) visit = desk_receive (desk, NOW);
  g_autoptr (DeskRecord) statement = g_object_new (DESK_TYPE_STATEMENT, "no", "PL1-A/2026/00153", NULL);
  g_autoptr (GPtrArray) log = NULL;
  const DeskAccess *access;

  desk_save_one (desk, person, NULL, NOW);
  desk_save_one (desk, nameless, NULL, NOW);
  look (desk, person, "service", NOW + 1);
  look (desk, visit, "supervision", NOW + 2);
  look (desk, nameless, NULL, NOW + 3);
  desk_save_one (desk, statement, NULL, NOW);
  look (desk, statement, "supervision", NOW);
  log = load (desk, 10);
  g_assert_cmpuint (log->len, ==, 4);

  access = g_ptr_array_index (log, 0);
  g_assert_cmpstr (access->kind, ==, "statement");
  g_assert_cmpstr (access->number, ==, "PL1-A/2026/00153");
  g_ptr_array_remove_index (log, 0);

  access = g_ptr_array_index (log, 0);
  g_assert_cmpstr (access->of, ==, desk_record_get_id (nameless));
  g_assert_null (access->person);
  g_assert_cmpstr (access->kind, ==, "person");
  g_assert_null (access->number);
  g_assert_null (access->purpose);
  access = g_ptr_array_index (log, 1);
  g_assert_cmpint (access->time, ==, NOW + 2);
  g_assert_cmpstr (access->kind, ==, "visit");
  g_assert_cmpstr (access->number, ==, desk_record_get_text (visit, DESK_VISIT_NO));
  g_assert_cmpstr (access->officer, ==, "4417");
  access = g_ptr_array_index (log, 2);
  g_assert_cmpstr (access->person, ==, "Коваленко М.");
  g_assert_cmpstr (access->purpose, ==, "service");
}

static void
test_limit (Desk *desk, gconstpointer data)
{
  g_autoptr (DeskRecord) visit = desk_receive (desk, NOW);
  g_autoptr (GPtrArray) log = NULL;
  g_autoptr (GPtrArray) none = NULL;

  none = load (desk, 5);
  g_assert_cmpuint (none->len, ==, 0);
  for (int i = 1; i <= 4; i++)
    look (desk, visit, "matter", NOW + i);
  log = load (desk, 3);
  g_assert_cmpuint (log->len, ==, 3);
  g_assert_cmpint (((DeskAccess *)g_ptr_array_index (log, 0))->time, ==, NOW + 4);
  g_assert_cmpint (((DeskAccess *)g_ptr_array_index (log, 2))->time, ==, NOW + 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  desk_test ("/access-log/last", test_last);
  desk_test ("/access-log/limit", test_limit);
  return g_test_run ();
}

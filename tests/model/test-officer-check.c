// SPDX-License-Identifier: GPL-3.0-or-later
// What is asked of an officer, above all that a unit never loses its last head.

#include "model/officer-check.h"

typedef struct
{
  GPtrArray *officers;
  DeskOfficerRoll roll;
  const char *codes[4];
} Fixture;

static DeskRecord *
add (Fixture *self, const char *code, const char *role)
{
  DeskRecord *officer = g_object_new (DESK_TYPE_OFFICER, "id", code, "code", code, "surname", "A",
                                      "given_name", "B", "role", role, NULL);

  g_ptr_array_add (self->officers, officer);
  return officer;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->officers = g_ptr_array_new_with_free_func (g_object_unref);
  add (self, "shevchuk", "head");
  add (self, "bondar", "communicator");
  self->codes[0] = "shevchuk";
  self->codes[1] = "bondar";
  self->roll = (DeskOfficerRoll){ self->officers, self->codes, "2026-05-28" };
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_ptr_array_unref (self->officers);
}

/* The officer of a code as saved, with one field otherwise; the field that is wrong then, -1: none. */
static int
judge (Fixture *self, guint place, DeskOfficerField field, const char *text)
{
  g_autoptr (DeskRecord) officer = desk_record_copy (g_ptr_array_index (self->officers, place));
  DeskOfficerField wrong;

  desk_record_set_text (officer, field, text);
  return desk_officer_find_fault (DESK_OFFICER (officer), &self->roll, &wrong) != NULL ? (int)wrong : -1;
}

static void
test_required (Fixture *self, gconstpointer data)
{
  g_assert_cmpint (judge (self, 1, DESK_OFFICER_POSITION, NULL), ==, -1);
  g_assert_cmpint (judge (self, 1, DESK_OFFICER_SURNAME, NULL), ==, DESK_OFFICER_SURNAME);
  g_assert_cmpint (judge (self, 1, DESK_OFFICER_GIVEN_NAME, ""), ==, DESK_OFFICER_GIVEN_NAME);
  g_assert_cmpint (judge (self, 1, DESK_OFFICER_ROLE, NULL), ==, DESK_OFFICER_ROLE);
  g_assert_cmpint (judge (self, 1, DESK_OFFICER_CODE, NULL), ==, DESK_OFFICER_CODE);
}

/* A code belongs to one officer, whatever the case of its letters. */
static void
test_code (Fixture *self, gconstpointer data)
{
  g_assert_cmpint (judge (self, 1, DESK_OFFICER_CODE, "Shevchuk"), ==, DESK_OFFICER_CODE);
  g_assert_cmpint (judge (self, 1, DESK_OFFICER_CODE, "бондар"), ==, DESK_OFFICER_CODE);
  g_assert_cmpint (judge (self, 1, DESK_OFFICER_CODE, "bondar2"), ==, -1);
}

static void
test_dates (Fixture *self, gconstpointer data)
{
  desk_record_set_text (g_ptr_array_index (self->officers, 1), DESK_OFFICER_ACTIVE_FROM, "2026-03-01");
  g_assert_cmpint (judge (self, 1, DESK_OFFICER_ACTIVE_TO, "2026-02-28"), ==, DESK_OFFICER_ACTIVE_TO);
  g_assert_cmpint (judge (self, 1, DESK_OFFICER_ACTIVE_TO, "2026-03-01"), ==, -1);
  g_assert_cmpint (judge (self, 1, DESK_OFFICER_ACTIVE_TO, "2026"), ==, -1);
}

/* The only head can neither get another role nor a last day, not even a late one. */
static void
test_last_head (Fixture *self, gconstpointer data)
{
  g_assert_cmpint (judge (self, 0, DESK_OFFICER_POSITION, "chief"), ==, -1);
  g_assert_cmpint (judge (self, 0, DESK_OFFICER_ROLE, "duty"), ==, DESK_OFFICER_ROLE);
  g_assert_cmpint (judge (self, 0, DESK_OFFICER_ACTIVE_TO, "2026-05-28"), ==, DESK_OFFICER_ROLE);
  g_assert_cmpint (judge (self, 0, DESK_OFFICER_ACTIVE_TO, "2030-01-01"), ==, DESK_OFFICER_ROLE);

  /* A second head who has no password yet, or who begins later, helps nobody. */
  desk_record_set_text (g_ptr_array_index (self->officers, 1), DESK_OFFICER_ROLE, "head");
  self->codes[1] = NULL;
  g_assert_cmpint (judge (self, 0, DESK_OFFICER_ROLE, "duty"), ==, DESK_OFFICER_ROLE);
  self->codes[1] = "bondar";
  desk_record_set_text (g_ptr_array_index (self->officers, 1), DESK_OFFICER_ACTIVE_FROM, "2026-06-01");
  g_assert_cmpint (judge (self, 0, DESK_OFFICER_ROLE, "duty"), ==, DESK_OFFICER_ROLE);

  desk_record_set_text (g_ptr_array_index (self->officers, 1), DESK_OFFICER_ACTIVE_FROM, NULL);
  g_assert_cmpint (judge (self, 0, DESK_OFFICER_ROLE, "duty"), ==, -1);
  g_assert_cmpint (judge (self, 0, DESK_OFFICER_ACTIVE_TO, "2026-05-27"), ==, -1);

  /* One of two whose last day is set may still be mended, since that takes nothing away. */
  desk_record_set_text (g_ptr_array_index (self->officers, 1), DESK_OFFICER_ACTIVE_TO, "2026-12-31");
  g_assert_cmpint (judge (self, 1, DESK_OFFICER_ACTIVE_TO, "2026-11-30"), ==, -1);
  g_assert_cmpint (judge (self, 0, DESK_OFFICER_ROLE, "duty"), ==, DESK_OFFICER_ROLE);
}

/* A new officer has no id yet and is compared with all. */
static void
test_new (Fixture *self, gconstpointer data)
{
  g_autoptr (DeskOfficer) officer = g_object_new (DESK_TYPE_OFFICER, "code", "bondar", "surname", "A",
                                                  "given_name", "B", "role", "duty", NULL);
  DeskOfficerField wrong;

  g_assert_nonnull (desk_officer_find_fault (officer, &self->roll, &wrong));
  g_assert_cmpint (wrong, ==, DESK_OFFICER_CODE);
  g_object_set (officer, "code", "melnyk", NULL);
  g_assert_null (desk_officer_find_fault (officer, &self->roll, &wrong));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/officer-check/required", Fixture, NULL, set_up, test_required, tear_down);
  g_test_add ("/officer-check/code", Fixture, NULL, set_up, test_code, tear_down);
  g_test_add ("/officer-check/dates", Fixture, NULL, set_up, test_dates, tear_down);
  g_test_add ("/officer-check/last-head", Fixture, NULL, set_up, test_last_head, tear_down);
  g_test_add ("/officer-check/new", Fixture, NULL, set_up, test_new, tear_down);
  return g_test_run ();
}

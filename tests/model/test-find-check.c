// SPDX-License-Identifier: GPL-3.0-or-later
// What is asked of a found document before it is registered, with both profiles.

#include "model/find-check.h"

/* Monday 23 November 2026, 15:00 in Kyiv, 18:00 in Almaty. */
#define NOW G_GINT64_CONSTANT (1795438800)

typedef struct
{
  DeskProfile *profile;
  DeskFind *find;
  DeskRecord *record;
} Fixture;

static void
set_up (Fixture *self, gconstpointer country)
{
  g_autofree char *path = g_strdup_printf ("/org/dutydesk/DutyDesk/profiles/%s.json", (const char *)country);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = g_resources_lookup_data (path, 0, &error);

  g_assert_no_error (error);
  self->profile = desk_profile_new_from_bytes (json, country, &error);
  g_assert_no_error (error);
  self->find = g_object_new (DESK_TYPE_FIND, "document", "id_card", "number", "001234567", "found",
                             "2026-11-23T09:00", "place", "парк", "finder", "p.1", "cell", "сейф 2", NULL);
  self->record = DESK_RECORD (self->find);
}

static void
tear_down (Fixture *self, gconstpointer country)
{
  g_object_unref (self->find);
  g_object_unref (self->profile);
}

static int
find_level (Fixture *self, DeskPerson *finder, DeskFindField field)
{
  g_autoptr (GArray) findings = desk_find_check (self->find, finder, self->profile, "en", NOW);
  int level = -1;

  for (guint i = 0; i < findings->len; i++)
    if (g_array_index (findings, DeskFinding, i).field == field)
      level = MAX (level, (int)g_array_index (findings, DeskFinding, i).level);
  return level;
}

#define assert_error(field) g_assert_cmpint (find_level (self, NULL, field), ==, DESK_FINDING_ERROR)
#define assert_warning(field) g_assert_cmpint (find_level (self, NULL, field), ==, DESK_FINDING_WARNING)
#define assert_fine(field) g_assert_cmpint (find_level (self, NULL, field), ==, -1)

static void
set (Fixture *self, DeskFindField field, const char *text)
{
  desk_record_set_text (self->record, field, text);
}

static void
test_well (Fixture *self, gconstpointer country)
{
  g_autoptr (GArray) findings = desk_find_check (self->find, NULL, self->profile, "en", NOW);

  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_empty (Fixture *self, gconstpointer country)
{
  g_autoptr (DeskFind) find = g_object_new (DESK_TYPE_FIND, NULL);
  g_autoptr (GArray) findings = desk_find_check (find, NULL, self->profile, "en", NOW);
  const DeskFindField expected[] = { DESK_FIND_DOCUMENT, DESK_FIND_NUMBER, DESK_FIND_PLACE, DESK_FIND_FINDER,
                                     DESK_FIND_CELL };

  g_assert_cmpuint (findings->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < findings->len; i++)
    g_assert_cmpint (g_array_index (findings, DeskFinding, i).field, ==, expected[i]);
  g_assert_cmpint (desk_findings_find_obstacle (findings)->field, ==, DESK_FIND_DOCUMENT);
}

/* A number or whose it is: without both it is taken in all the same. */
static void
test_document (Fixture *self, gconstpointer country)
{
  set (self, DESK_FIND_NUMBER, "0012345");
  assert_warning (DESK_FIND_NUMBER);
  set (self, DESK_FIND_NUMBER, NULL);
  assert_warning (DESK_FIND_NUMBER);
  set (self, DESK_FIND_HOLDER_SURNAME, "Коваленко");
  assert_warning (DESK_FIND_NUMBER);
  set (self, DESK_FIND_HOLDER_GIVEN_NAME, "Марія");
  assert_fine (DESK_FIND_NUMBER);

  set (self, DESK_FIND_HOLDER_BIRTH, "1985");
  assert_fine (DESK_FIND_HOLDER_BIRTH);
  set (self, DESK_FIND_HOLDER_BIRTH, "2026-11-24");
  assert_error (DESK_FIND_HOLDER_BIRTH);
  set (self, DESK_FIND_HOLDER_BIRTH, "1985-02-30");
  assert_error (DESK_FIND_HOLDER_BIRTH);
  set (self, DESK_FIND_DOCUMENT, "no_such_type");
  assert_error (DESK_FIND_DOCUMENT);
}

static void
test_event (Fixture *self, gconstpointer country)
{
  set (self, DESK_FIND_FOUND, "2026-11-24");
  assert_error (DESK_FIND_FOUND);
  set (self, DESK_FIND_FOUND, "2026-11-31");
  assert_error (DESK_FIND_FOUND);
  set (self, DESK_FIND_FOUND, NULL);
  assert_fine (DESK_FIND_FOUND);

  set (self, DESK_FIND_PLACE, "");
  assert_error (DESK_FIND_PLACE);
  desk_record_set_boolean (self->record, DESK_FIND_PLACE_UNKNOWN, TRUE);
  assert_fine (DESK_FIND_PLACE);
  set (self, DESK_FIND_CELL, " ");
  assert_error (DESK_FIND_CELL);
}

static void
test_finder (Fixture *self, gconstpointer country)
{
  g_autoptr (DeskPerson) typed = g_object_new (DESK_TYPE_PERSON, "surname", "Шевчук", NULL);

  desk_record_set_boolean (self->record, DESK_FIND_REWARD, TRUE);
  assert_fine (DESK_FIND_REWARD);

  set (self, DESK_FIND_FINDER, NULL);
  assert_error (DESK_FIND_FINDER);
  g_assert_cmpint (find_level (self, typed, DESK_FIND_FINDER), ==, DESK_FINDING_ERROR);
  desk_record_set_text (DESK_RECORD (typed), DESK_PERSON_GIVEN_NAME, "Іван");
  g_assert_cmpint (find_level (self, typed, DESK_FIND_FINDER), ==, -1);
  g_assert_cmpint (find_level (self, typed, DESK_FIND_REWARD), ==, -1);

  desk_record_set_boolean (self->record, DESK_FIND_FINDER_ANONYMOUS, TRUE);
  assert_fine (DESK_FIND_FINDER);
  assert_error (DESK_FIND_REWARD);
}

static void
add (const char *name, void (*test) (Fixture *self, gconstpointer country))
{
  static const char *const countries[] = { "ua", "kz" };

  for (guint i = 0; i < G_N_ELEMENTS (countries); i++)
    {
      g_autofree char *path = g_strdup_printf ("/model/find-check/%s/%s", countries[i], name);

      g_test_add (path, Fixture, countries[i], set_up, test, tear_down);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("well", test_well);
  add ("empty", test_empty);
  add ("document", test_document);
  add ("event", test_event);
  add ("finder", test_finder);

  return g_test_run ();
}

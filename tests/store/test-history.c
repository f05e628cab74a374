// SPDX-License-Identifier: GPL-3.0-or-later
// The life of a record as the journal tells it.

#include "store/history.h"

#include "desk-fixture.h"
#include "model/printing.h"
#include "model/viewing.h"

static GPtrArray *
load (Desk *desk, DeskRecord *record)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *events = desk_history_load (desk->database, desk_record_get_id (record), NULL, &error);

  g_assert_no_error (error);
  return events;
}

static void
assert_event (GPtrArray *events, guint i, const char *kind, gboolean created, gint64 time, const char *field,
              const char *value)
{
  const DeskEvent *event;
  gboolean found = FALSE;

  g_assert_cmpuint (i, <, events->len);
  event = g_ptr_array_index (events, i);
  g_assert_cmpstr (event->kind, ==, kind);
  g_assert_cmpint (event->created, ==, created);
  g_assert_cmpint (event->time, ==, time);
  g_assert_cmpstr (event->officer, ==, "4417");
  g_assert_false (event->at_hq);
  for (guint j = 0; j < event->fields->len; j++)
    {
      const DeskFieldValue *written = g_ptr_array_index (event->fields, j);

      if (g_str_equal (written->name, field))
        {
          found = TRUE;
          g_assert_cmpstr (written->value != NULL ? g_variant_get_string (written->value, NULL) : NULL, ==,
                           value);
        }
    }
  g_assert_true (found);
}

static DeskRecord *
save_about (Desk *desk, GType type, guint field, DeskRecord *of, gint64 now)
{
  DeskRecord *record = g_object_new (type, NULL);

  desk_record_set_text (record, field, desk_record_get_id (of));
  desk_save_one (desk, record, NULL, now);
  return record;
}

static void
test_person (Desk *desk, gconstpointer data)
{
  g_autoptr (DeskRecord) person = g_object_new (DESK_TYPE_PERSON, "surname", "Коваленко", NULL);
  g_autoptr (DeskRecord) other = g_object_new (DESK_TYPE_PERSON, "surname", "Бондар", NULL);
  g_autoptr (DeskRecord) shown = NULL, visit = NULL, viewing = NULL, printing = NULL, stranger = NULL;
  g_autoptr (GPtrArray) events = NULL, of_visit = NULL, of_other = NULL;

  desk_save_one (desk, person, NULL, NOW);
  desk_save_one (desk, other, NULL, NOW);
  visit = save_about (desk, DESK_TYPE_VISIT, DESK_VISIT_PERSON, person, NOW + 10);
  stranger = save_about (desk, DESK_TYPE_VISIT, DESK_VISIT_PERSON, other, NOW + 15);
  viewing = save_about (desk, DESK_TYPE_VIEWING, DESK_VIEWING_OF, person, NOW + 20);
  printing = save_about (desk, DESK_TYPE_PRINTING, DESK_PRINTING_OF, visit, NOW + 30);
  shown = desk_record_copy (person);
  desk_record_set_text (person, DESK_PERSON_SURNAME, NULL);
  desk_save_one (desk, person, shown, NOW + 40);

  events = load (desk, person);
  g_assert_cmpuint (events->len, ==, 5);
  assert_event (events, 0, "person", FALSE, NOW + 40, "surname", NULL);
  assert_event (events, 1, "printing", TRUE, NOW + 30, "of", desk_record_get_id (visit));
  assert_event (events, 2, "viewing", TRUE, NOW + 20, "of", desk_record_get_id (person));
  assert_event (events, 3, "visit", TRUE, NOW + 10, "person", desk_record_get_id (person));
  assert_event (events, 4, "person", TRUE, NOW, "surname", "Коваленко");

  /* What was done to a person linked to it, and that person's visits, belong to its life. */
  g_object_unref (shown);
  shown = desk_record_copy (other);
  desk_record_set_text (other, DESK_PERSON_SAME_AS, desk_record_get_id (person));
  desk_save_one (desk, other, shown, NOW + 50);
  g_ptr_array_unref (events);
  events = load (desk, person);
  g_assert_cmpuint (events->len, ==, 8);
  assert_event (events, 0, "person", FALSE, NOW + 50, "same_as", desk_record_get_id (person));
  assert_event (events, 4, "visit", TRUE, NOW + 15, "person", desk_record_get_id (other));

  of_visit = load (desk, visit);
  g_assert_cmpuint (of_visit->len, ==, 2);
  assert_event (of_visit, 0, "printing", TRUE, NOW + 30, "of", desk_record_get_id (visit));
  assert_event (of_visit, 1, "visit", TRUE, NOW + 10, "person", desk_record_get_id (person));

  of_other = load (desk, other);
  g_assert_cmpuint (of_other->len, ==, 3);
}

/* A clock that was set back does not mix up what was done at one desk in one second. */
static void
test_reason_and_order (Desk *desk, gconstpointer data)
{
  g_autoptr (DeskRecord) visit = desk_receive (desk, NOW);
  g_autoptr (DeskRecord) shown = desk_record_copy (visit);
  g_autoptr (DeskSave) save = desk_save_new ("4417", NOW, desk->zone);
  g_autoptr (GPtrArray) events = NULL;

  desk_record_set_text (visit, DESK_VISIT_STATE, "annulled");
  desk_save_add (save, visit, shown, 0, "entered twice");
  desk_run_save (desk, save);

  events = load (desk, visit);
  g_assert_cmpuint (events->len, ==, 2);
  assert_event (events, 0, "visit", FALSE, NOW, "state", "annulled");
  g_assert_cmpstr (((DeskEvent *)events->pdata[0])->reason, ==, "entered twice");
  assert_event (events, 1, "visit", TRUE, NOW, "state", "waiting");
  g_assert_null (((DeskEvent *)events->pdata[1])->reason);
}

static const char *
get_was (const DeskEvent *event, const char *field)
{
  for (guint i = 0; i < event->fields->len; i++)
    if (g_str_equal (((DeskFieldValue *)event->fields->pdata[i])->name, field))
      return event->were->pdata[i] != NULL ? g_variant_get_string (event->were->pdata[i], NULL) : NULL;
  return "not written";
}

/* An amendment is told with what stood there before it, a visit with what it is about now. */
static void
test_what_was (Desk *desk, gconstpointer data)
{
  g_autoptr (DeskRecord) visit = desk_receive (desk, NOW);
  g_autoptr (DeskRecord) first = desk_record_copy (visit);
  g_autoptr (DeskRecord) second = NULL;
  g_autoptr (GPtrArray) events = NULL;

  desk_record_set_text (visit, DESK_VISIT_NOTE, "Загубила паспорт");
  desk_record_set_text (visit, DESK_VISIT_TOPIC, "LOST");
  desk_save_one (desk, visit, first, NOW + 10);
  second = desk_record_copy (visit);
  desk_record_set_text (visit, DESK_VISIT_NOTE, NULL);
  desk_record_set_text (visit, DESK_VISIT_TOPIC, "DV");
  desk_save_one (desk, visit, second, NOW + 20);

  events = load (desk, visit);
  g_assert_cmpuint (events->len, ==, 3);
  g_assert_cmpstr (get_was (events->pdata[0], "note"), ==, "Загубила паспорт");
  g_assert_cmpstr (get_was (events->pdata[1], "note"), ==, NULL);
  g_assert_cmpstr (get_was (events->pdata[2], "state"), ==, NULL);
  for (guint i = 0; i < events->len; i++)
    g_assert_cmpstr (((DeskEvent *)events->pdata[i])->topic, ==, "DV");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  desk_test ("/history/person", test_person);
  desk_test ("/history/reason-and-order", test_reason_and_order);
  desk_test ("/history/what-was", test_what_was);
  return g_test_run ();
}

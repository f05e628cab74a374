// SPDX-License-Identifier: GPL-3.0-or-later
// What the officer is told of the exchange: what headquarters does not have, what has to be decided and how that is settled.

#include "store/decisions.h"

#include "model/appointment.h"
#include "model/reception.h"
#include "model/viewing.h"
#include "region-fixture.h"
#include "store/standing.h"
#include "store/waiting.h"

static DeskStandingState
get_state (Side *side, const char *id, gint64 *since)
{
  g_autoptr (GError) error = NULL;
  DeskStanding standing;

  g_assert_true (desk_standing_load (side->desk.database, id, &standing, &error));
  g_assert_no_error (error);
  if (since != NULL)
    *since = standing.since;
  return standing.state;
}

static guint
count (Side *side)
{
  guint count;

  g_assert_true (desk_decisions_count (side->desk.database, &count, NULL));
  return count;
}

static DeskWaitingCount
count_waiting (Side *side, gint64 before)
{
  DeskWaitingCount count;

  g_assert_true (desk_waiting_count (side->desk.database, before, &count, NULL));
  return count;
}

/* The only decision of a desk. */
static DeskDecision *
take_decision (Side *side)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = desk_decisions_list (side->desk.database, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpuint (count (side), ==, 1);
  return g_ptr_array_steal_index (list, 0);
}

static void
test_waiting (Region *region, gconstpointer data)
{
  Side *a = &region->sides[0];
  g_autoptr (DeskRecord) first = add_person (region, a, "Коваленко");
  g_autoptr (DeskRecord) viewing =
      g_object_new (DESK_TYPE_VIEWING, "of", desk_record_get_id (first), "purpose", "matter", NULL);
  g_autoptr (DeskRecord) second = NULL;
  g_autoptr (GPtrArray) page = NULL, rest = NULL;
  const DeskWaiting *waiting;
  gint64 since;

  desk_save_one (&a->desk, viewing, NULL, region->now + 1);
  second = desk_receive (&a->desk, region->now + 60);
  set_name (region, a, desk_record_get_id (first), "Олена", 0);
  g_assert_cmpint (get_state (a, desk_record_get_id (first), &since), ==, DESK_STANDING_UNSENT);
  g_assert_cmpint (since, ==, region->now);
  g_assert_cmpint (get_state (a, "PL1-A-00000000.1", NULL), ==, DESK_STANDING_NONE);

  g_assert_cmpuint (count_waiting (a, G_MAXINT64).n_records, ==, 3);
  g_assert_cmpuint (count_waiting (a, G_MAXINT64).n_entries, ==, 1);
  g_assert_cmpint (count_waiting (a, G_MAXINT64).oldest, ==, region->now);
  g_assert_cmpuint (count_waiting (a, region->now + 60).n_records, ==, 2);

  page = desk_waiting_list (a->desk.database, 0, 1, NULL, NULL);
  g_assert_cmpuint (page->len, ==, 1);
  waiting = g_ptr_array_index (page, 0);
  g_assert_cmpstr (desk_record_get_id (waiting->record), ==, desk_record_get_id (first));
  rest = desk_waiting_list (a->desk.database, waiting->row, 10, NULL, NULL);
  g_assert_cmpuint (rest->len, ==, 1);
  waiting = g_ptr_array_index (rest, 0);
  g_assert_cmpstr (desk_record_get_id (waiting->record), ==, desk_record_get_id (second));
  g_assert_cmpint (waiting->since, ==, region->now + 60);

  region->now += 100;
  exchange_all (region);
  g_assert_cmpuint (count_waiting (a, G_MAXINT64).n_records, ==, 0);
  g_assert_cmpint (get_state (a, desk_record_get_id (first), &since), ==, DESK_STANDING_THERE);
  g_assert_cmpint (since, ==, region->now);
  g_assert_cmpint (get_state (&region->sides[1], desk_record_get_id (first), NULL), ==, DESK_STANDING_THERE);
  set_name (region, a, desk_record_get_id (first), "Ольга", desk_database_get_position (a->desk.database));
  g_assert_cmpint (get_state (a, desk_record_get_id (first), NULL), ==, DESK_STANDING_UNSENT);
}

/* Both desks wrote a name; the other one's clock is two hours fast. Returns: the person. */
static DeskRecord *
make_conflict (Region *region)
{
  Side *a = &region->sides[0], *b = &region->sides[1];
  DeskRecord *person = add_person (region, a, "Коваленко");
  const char *id = desk_record_get_id (person);

  exchange_all (region);
  set_name (region, a, id, "Олена", desk_database_get_position (a->desk.database));
  set_name (region, b, id, "Ольга", desk_database_get_position (b->desk.database));
  exchange_all (region);
  return person;
}

static void
choose (Region *region, Side *side, const DeskDecision *decision, gboolean mine)
{
  const DeskDecisionField *field = g_ptr_array_index (decision->fields, 0);
  const DeskDecisionValue *other = g_ptr_array_index (field->others, 0);
  g_autoptr (DeskSave) save = desk_save_new ("4417", region->now, side->desk.zone);

  desk_decision_choose (decision, field, mine ? other->value : field->standing->value, save);
  desk_run_save (&side->desk, save);
}

static void
assert_settled (Region *region, const char *id, const char *name)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (DeskRecord) person = desk_records_load (region->sides[i].desk.database, "person", id, NULL);

      g_assert_cmpstr (desk_record_get_text (person, DESK_PERSON_GIVEN_NAME), ==, name);
      g_assert_cmpuint (count (&region->sides[i]), ==, 0);
      g_assert_cmpint (get_state (&region->sides[i], id, NULL), ==, DESK_STANDING_THERE);
    }
}

static void
test_conflict (Region *region, gconstpointer data)
{
  Side *b = &region->sides[1];
  g_autoptr (DeskRecord) person = make_conflict (region);
  g_autoptr (DeskDecision) decision = take_decision (b);
  const DeskDecisionField *field = g_ptr_array_index (decision->fields, 0);
  const DeskDecisionValue *other = g_ptr_array_index (field->others, 0);

  g_assert_cmpint (decision->kind, ==, DESK_DECISION_CONFLICT);
  g_assert_cmpuint (decision->fields->len, ==, 1);
  g_assert_cmpstr (field->field, ==, "given_name");
  g_assert_cmpstr (g_variant_get_string (field->standing->value, NULL), ==, "Олена");
  g_assert_null (field->standing->desk);
  g_assert_cmpstr (field->standing->officer, ==, "4417");
  g_assert_false (field->standing->mine);
  g_assert_cmpstr (g_variant_get_string (other->value, NULL), ==, "Ольга");
  g_assert_true (other->mine);
  g_assert_cmpstr (other->desk, ==, "PL1-B");
  g_assert_cmpint (other->at, ==, region->now);
  g_assert_cmpint (get_state (b, decision->id, NULL), ==, DESK_STANDING_UNDECIDED);
  g_assert_cmpuint (count (&region->sides[0]), ==, 1);

  choose (region, b, decision, TRUE);
  g_assert_cmpuint (count (b), ==, 0);
  g_assert_null (desk_decisions_find (b->desk.database, decision->id, NULL, NULL));
  exchange_all (region);
  assert_settled (region, decision->id, "Ольга");
}

/* To keep what stands there is a decision, too: it is written although nothing changes. */
static void
test_keep (Region *region, gconstpointer data)
{
  g_autoptr (DeskRecord) person = make_conflict (region);
  g_autoptr (DeskDecision) decision = take_decision (&region->sides[1]);

  choose (region, &region->sides[1], decision, FALSE);
  exchange_all (region);
  assert_settled (region, decision->id, "Олена");
}

/* Somebody at this desk wrote the field after the card was read: that is not written over. */
static void
test_clash (Region *region, gconstpointer data)
{
  Side *b = &region->sides[1];
  g_autoptr (DeskRecord) person = make_conflict (region);
  g_autoptr (DeskDecision) decision = take_decision (b);
  const DeskDecisionField *field = g_ptr_array_index (decision->fields, 0);
  const DeskDecisionValue *other = g_ptr_array_index (field->others, 0);
  g_autoptr (DeskSave) save = desk_save_new ("4417", region->now, b->desk.zone);
  g_autoptr (GError) error = NULL;

  set_name (region, b, decision->id, "Оля", desk_database_get_position (b->desk.database));
  desk_decision_choose (decision, field, other->value, save);
  g_assert_false (desk_save_run (save, b->desk.database, NULL, &error));
  g_assert_nonnull (error);
}

/* Two desks that think they have the same book: the second number is amended by another one. */
static void
test_number (Region *region, gconstpointer data)
{
  Side *a = &region->sides[0], *b = &region->sides[1];
  g_autoptr (DeskRecord) first = desk_receive (&a->desk, NOW), second = NULL;
  g_autoptr (DeskRecord) shown = NULL, amended = NULL;
  g_autoptr (DeskDecision) decision = NULL;
  g_autoptr (DeskSave) save = desk_save_new ("4417", region->now, b->desk.zone);

  second = g_object_new (DESK_TYPE_VISIT, "state", "waiting", "arrived", NOW, "topic", "50", "no",
                         desk_record_get_text (first, DESK_VISIT_NO), NULL);
  exchange (region, a);
  desk_save_one (&b->desk, second, NULL, NOW);
  exchange_all (region);
  g_assert_cmpuint (count (a), ==, 0);
  decision = take_decision (b);
  g_assert_cmpint (decision->kind, ==, DESK_DECISION_NUMBER);
  g_assert_cmpstr (decision->id, ==, desk_record_get_id (second));
  g_assert_true (decision->written->mine);
  g_assert_cmpint (decision->since, ==, region->now);

  shown = desk_records_load (b->desk.database, "visit", decision->id, NULL);
  amended = desk_record_copy (shown);
  desk_save_add (save, amended, shown, decision->base, "used twice");
  desk_save_draw_number (save, amended, DESK_VISIT_NO);
  desk_run_save (&b->desk, save);
  g_assert_cmpuint (count (b), ==, 0);
  exchange_all (region);
  g_assert_cmpuint (count (b), ==, 0);
  g_assert_cmpint (get_state (b, decision->id, NULL), ==, DESK_STANDING_THERE);
  g_clear_object (&shown);
  shown = desk_records_load (a->desk.database, "visit", decision->id, NULL);
  g_assert_cmpstr (desk_record_get_text (shown, DESK_VISIT_NO), ==, "PL1-B/2026/00001");
}

/* An appointment without a place: it is settled when it is cancelled, or when the officer says so. */
static void
test_place (Region *region, gconstpointer data)
{
  Side *a = &region->sides[0];
  g_autoptr (DeskRecord) reception = g_object_new (DESK_TYPE_RECEPTION, "name", "Начальник", NULL);
  g_autoptr (DeskRecord) appointment = NULL, other = NULL, cancelled = NULL;
  g_autoptr (DeskDecision) decision = NULL;

  desk_save_one (&a->desk, reception, NULL, NOW);
  appointment =
      g_object_new (DESK_TYPE_APPOINTMENT, "state", "requested", "reception", desk_record_get_id (reception),
                    "start", "2026-11-24T09:30", "length", (gint64)30, NULL);
  desk_save_one (&a->desk, appointment, NULL, NOW);
  exchange_all (region);
  decision = take_decision (a);
  g_assert_cmpint (decision->kind, ==, DESK_DECISION_PLACE);
  g_assert_cmpuint (count (&region->sides[1]), ==, 0);

  cancelled = desk_record_copy (appointment);
  desk_record_set_text (cancelled, DESK_APPOINTMENT_STATE, "cancelled");
  desk_save_one (&a->desk, cancelled, appointment, NOW);
  g_assert_cmpuint (count (a), ==, 0);

  other =
      g_object_new (DESK_TYPE_APPOINTMENT, "state", "requested", "reception", desk_record_get_id (reception),
                    "start", "2026-11-24T10:30", "length", (gint64)30, NULL);
  desk_save_one (&a->desk, other, NULL, NOW);
  exchange_all (region);
  g_clear_pointer (&decision, desk_decision_free);
  decision = take_decision (a);
  g_assert_true (desk_decisions_deal (a->desk.database, decision->change, TRUE, NULL));
  g_assert_cmpuint (count (a), ==, 0);
  g_assert_cmpint (get_state (a, decision->id, NULL), ==, DESK_STANDING_THERE);
}

/* What headquarters did not take is told with what holds instead. */
static void
test_refused (Region *region, gconstpointer data)
{
  Side *b = &region->sides[1];
  g_autoptr (DeskRecord) person = add_person (region, &region->sides[0], "Коваленко");
  g_autoptr (DeskRecord) shown = NULL, changed = NULL;
  g_autoptr (DeskDecision) decision = NULL;
  const DeskDecisionField *field;

  exchange_all (region);
  shown = desk_records_load (b->desk.database, "person", desk_record_get_id (person), NULL);
  changed = desk_record_copy (shown);
  desk_record_set_text (changed, DESK_PERSON_BIRTH, "1985-02-01");
  desk_save_one (&b->desk, changed, shown, NOW);
  exchange_all (region);

  decision = take_decision (b);
  g_assert_cmpint (decision->kind, ==, DESK_DECISION_REFUSED);
  g_assert_cmpuint (decision->fields->len, ==, 1);
  field = g_ptr_array_index (decision->fields, 0);
  g_assert_cmpstr (field->field, ==, "birth");
  g_assert_null (field->standing->value);
  g_assert_cmpstr (g_variant_get_string (((DeskDecisionValue *)g_ptr_array_index (field->others, 0))->value,
                                         NULL),
                   ==, "1985-02-01");
  g_assert_true (desk_decisions_deal (b->desk.database, decision->change, TRUE, NULL));
  g_assert_cmpuint (count (b), ==, 0);
}

int
main (int argc, char **argv)
{
#define ADD(name, func) g_test_add ("/decisions/" name, Region, NULL, set_up, func, tear_down)
  g_test_init (&argc, &argv, NULL);
  ADD ("waiting", test_waiting);
  ADD ("conflict", test_conflict);
  ADD ("keep", test_keep);
  ADD ("clash", test_clash);
  ADD ("number", test_number);
  ADD ("place", test_place);
  ADD ("refused", test_refused);
  return g_test_run ();
}

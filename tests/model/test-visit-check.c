// SPDX-License-Identifier: GPL-3.0-or-later
// What is asked of a visit, with the Ukrainian profile.

#include "model/visit-check.h"

#include <string.h>

typedef struct
{
  DeskProfile *profile;
  GDateTime *today;
  DeskVisit *visit;
  DeskPerson *person;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = g_resources_lookup_data ("/org/dutydesk/DutyDesk/profiles/ua.json", 0, &error);

  g_assert_no_error (error);
  self->profile = desk_profile_new_from_bytes (json, "ua", &error);
  g_assert_no_error (error);
  self->today = g_date_time_new_utc (2026, 11, 21, 12, 0, 0);
  self->visit = g_object_new (DESK_TYPE_VISIT, "priority", "ordinary", NULL);
  self->person = g_object_new (DESK_TYPE_PERSON, NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_object_unref (self->profile);
  g_date_time_unref (self->today);
  g_object_unref (self->visit);
  g_object_unref (self->person);
}

/* The level of one finding, -1 where it is not found. */
static int
find (Fixture *self, const char *state, DeskVisitFault fault)
{
  g_autoptr (GArray) findings =
      desk_visit_check (self->visit, self->person, self->profile, self->today, state);

  for (guint i = 0; i < findings->len; i++)
    if (g_array_index (findings, DeskVisitFinding, i).fault == fault)
      return (int)g_array_index (findings, DeskVisitFinding, i).level;
  return -1;
}

static gboolean
may (Fixture *self, const char *state)
{
  g_autoptr (GArray) findings =
      desk_visit_check (self->visit, self->person, self->profile, self->today, state);

  return desk_visit_find_obstacle (findings) == NULL;
}

static void
tick_all (Fixture *self)
{
  DeskTerm *topic =
      desk_profile_get_term (self->profile, "topics",
                             desk_record_get_text (DESK_RECORD (self->visit), DESK_VISIT_TOPIC));
  DeskVocabulary *script = desk_term_get_parts (topic, "script");

  for (guint i = 0; i < desk_vocabulary_get_length (script); i++)
    desk_record_set_entry (DESK_RECORD (self->visit), DESK_VISIT_STEP,
                           desk_term_get_code (desk_vocabulary_get_term_at (script, i)),
                           g_variant_new_boolean (TRUE));
}

static void
test_end (Fixture *self, gconstpointer data)
{
  g_assert_true (may (self, "serving"));
  g_assert_true (may (self, "waiting"));
  g_assert_cmpint (find (self, "finished", DESK_VISIT_NO_TOPIC), ==, DESK_VISIT_ERROR);
  g_assert_cmpint (find (self, "finished", DESK_VISIT_NO_OUTCOME), ==, DESK_VISIT_ERROR);

  g_object_set (self->visit, "topic", "CON", "outcome", "answered", NULL);
  g_assert_true (may (self, "finished"));
}

static void
test_first_error (Fixture *self, gconstpointer data)
{
  g_autoptr (GArray) findings = NULL;

  g_object_set (self->visit, "priority", "urgent", NULL);
  findings = desk_visit_check (self->visit, NULL, self->profile, self->today, "finished");
  g_assert_cmpint (desk_visit_find_obstacle (findings)->field, ==, DESK_VISIT_PRIORITY_REASON);
}

static void
test_crime (Fixture *self, gconstpointer data)
{
  static const char *const advised[] = { "answered", "form", "not_police" };

  g_object_set (self->visit, "topic", "THEFT", "state", "serving", NULL);
  tick_all (self);
  for (guint i = 0; i < G_N_ELEMENTS (advised); i++)
    {
      g_object_set (self->visit, "outcome", advised[i], "outcome_reason", NULL, NULL);
      g_assert_cmpint (find (self, "finished", DESK_VISIT_CRIME_NO_REASON), ==, DESK_VISIT_ERROR);
      g_assert_true (desk_visit_needs_outcome_reason (self->visit, self->profile));
      g_object_set (self->visit, "outcome_reason", "asked about the state of a case", NULL);
      g_assert_true (may (self, "finished"));
    }
  g_object_set (self->visit, "outcome", "statement", "outcome_reason", NULL, NULL);
  g_assert_true (may (self, "finished"));
  g_assert_false (desk_visit_needs_outcome_reason (self->visit, self->profile));
}

static void
test_domestic (Fixture *self, gconstpointer data)
{
  g_object_set (self->visit, "topic", "DV", "state", "serving", "outcome", "left", NULL);
  tick_all (self);
  g_assert_cmpint (find (self, "finished", DESK_VISIT_DOMESTIC_NO_REASON), ==, DESK_VISIT_ERROR);
  g_assert_cmpint (find (self, "finished", DESK_VISIT_DOMESTIC_STATEMENT), ==, DESK_VISIT_HINT);
  g_object_set (self->visit, "outcome_reason", "was afraid to wait", NULL);
  g_assert_true (may (self, "finished"));

  g_object_set (self->visit, "outcome", "statement", NULL);
  g_assert_cmpint (find (self, "finished", DESK_VISIT_DOMESTIC_STATEMENT), ==, -1);
  g_assert_true (desk_visit_is_sealed (self->visit, self->profile));
  g_object_set (self->visit, "topic", "THEFT", NULL);
  g_assert_false (desk_visit_is_sealed (self->visit, self->profile));
}

static void
test_steps (Fixture *self, gconstpointer data)
{
  g_object_set (self->visit, "topic", "LOST", "outcome", "answered", NULL);
  g_assert_true (may (self, "finished"));
  g_object_set (self->visit, "state", "serving", NULL);
  g_assert_cmpint (find (self, "finished", DESK_VISIT_NO_STEP_REASON), ==, DESK_VISIT_ERROR);
  g_assert_cmpint (find (self, "waiting", DESK_VISIT_NO_STEP_REASON), ==, -1);
  tick_all (self);
  g_assert_true (may (self, "finished"));
  desk_record_set_entry (DESK_RECORD (self->visit), DESK_VISIT_STEP, "branch", g_variant_new_boolean (FALSE));
  g_assert_false (may (self, "finished"));
  g_object_set (self->visit, "step_reason", "known from the last visit", NULL);
  g_assert_true (may (self, "finished"));

  /* A plain consultation ends with its outcome. */
  g_object_set (self->visit, "topic", "CON", "step_reason", NULL, NULL);
  g_assert_true (may (self, "finished"));

  /* A crime is led by its script also where it is recorded at once. */
  g_object_set (self->visit, "topic", "THEFT", "outcome", "statement", "state", NULL, "step_reason", NULL,
                NULL);
  g_assert_false (may (self, "finished"));
}

static void
test_priority (Fixture *self, gconstpointer data)
{
  g_object_set (self->visit, "priority", "urgent", NULL);
  g_assert_false (may (self, "waiting"));
  g_object_set (self->visit, "priority_reason", "bleeding", NULL);
  g_assert_true (may (self, "waiting"));

  g_object_set (self->visit, "priority", "group", NULL);
  g_assert_cmpint (find (self, "waiting", DESK_VISIT_NO_PRIORITY_GROUP), ==, DESK_VISIT_ERROR);
  g_object_set (self->visit, "priority_group", "veteran", NULL);
  g_assert_true (may (self, "waiting"));
}

static void
test_referral (Fixture *self, gconstpointer data)
{
  g_object_set (self->visit, "topic", "UTL", "outcome", "referred", NULL);
  g_assert_cmpint (find (self, "finished", DESK_VISIT_NO_AGENCY), ==, DESK_VISIT_ERROR);
  g_object_set (self->visit, "agency", "OMS", NULL);
  g_assert_true (may (self, "finished"));
  g_object_set (self->visit, "agency", NULL, "outcome", "not_police", NULL);
  g_assert_cmpint (find (self, "finished", DESK_VISIT_NO_AGENCY), ==, DESK_VISIT_HINT);
}

static void
test_minor (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *birth;
    gboolean minor;
  } births[] = {
    { "2008-11-22", TRUE }, { "2008-11-21", FALSE }, { "2009-01", TRUE }, { "2009", TRUE },
    { "2008", FALSE },      { "1985", FALSE },       { NULL, FALSE },
  };

  g_object_set (self->visit, "topic", "CON", "outcome", "answered", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (births); i++)
    {
      g_object_set (self->person, "birth", births[i].birth, "sex", "male", NULL);
      g_assert_cmpint (find (self, "finished", DESK_VISIT_MINOR_ALONE), ==,
                       births[i].minor ? DESK_VISIT_WARNING : -1);
      g_assert_cmpint (may (self, "finished"), ==, !births[i].minor);
      g_assert_true (may (self, "serving"));
    }

  g_object_set (self->person, "birth", "2015-05-05", NULL);
  g_object_set (self->visit, "outcome_reason", "the mother is on her way", NULL);
  g_assert_true (may (self, "finished"));
  g_object_set (self->visit, "outcome_reason", NULL, "companion", "Mother", NULL);
  g_assert_cmpint (find (self, "finished", DESK_VISIT_MINOR_ALONE), ==, -1);
}

static void
test_deposited (Fixture *self, gconstpointer data)
{
  DeskRecord *record = DESK_RECORD (self->visit);

  g_object_set (self->visit, "topic", "CON", "outcome", "answered", NULL);
  desk_record_set_entry (record, DESK_VISIT_DEPOSITED, "0abc", g_variant_new_string ("Knife"));
  g_assert_cmpint (find (self, "finished", DESK_VISIT_DEPOSITED_KEPT), ==, DESK_VISIT_WARNING);
  desk_record_set_entry (record, DESK_VISIT_DEPOSITED_RETURNED, "0abc", g_variant_new_boolean (TRUE));
  g_assert_true (may (self, "finished"));

  g_object_set (self->visit, "incident", TRUE, NULL);
  g_assert_false (may (self, "finished"));
  g_object_set (self->visit, "incident_note", "shouted", NULL);
  g_assert_true (may (self, "finished"));
}

static void
test_messages (void)
{
  for (int fault = 0; fault < DESK_VISIT_N_FAULTS; fault++)
    g_assert_cmpuint (strlen (desk_visit_fault_get_message ((DeskVisitFault)fault)), >, 10);
}

#define ADD(name, func) g_test_add ("/visit-check/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("end", test_end);
  ADD ("first-error", test_first_error);
  ADD ("crime", test_crime);
  ADD ("domestic", test_domestic);
  ADD ("steps", test_steps);
  ADD ("priority", test_priority);
  ADD ("referral", test_referral);
  ADD ("minor", test_minor);
  ADD ("deposited", test_deposited);
  g_test_add_func ("/visit-check/messages", test_messages);
  return g_test_run ();
}

// SPDX-License-Identifier: GPL-3.0-or-later
// The shipped demos: every value is one that a desk could have saved, in an order a desk could have saved it.

#include "model/demo.h"

#include <string.h>

#include "model/error.h"
#include "model/find-check.h"
#include "model/find-step.h"
#include "model/identifier.h"
#include "model/loss-check.h"
#include "model/loss-step.h"
#include "model/officer.h"
#include "model/person.h"
#include "model/phone.h"
#include "model/profile.h"
#include "model/record-types.h"
#include "model/spelling.h"
#include "model/statement-check.h"
#include "model/statement-step.h"
#include "model/station.h"
#include "model/visit.h"
#include "model/wall-time.h"

static const char *const countries[] = { "ua", "kz" };

/* Monday 23 November 2026, 15:00 in Kyiv. */
#define NOW G_GINT64_CONSTANT (1795438800)

typedef struct
{
  const char *country;
  DeskProfile *profile;
  DeskDemo *demo;
  GHashTable *records; /* "kind key" -> DeskRecord as it stands after the last event */
} Fixture;

static GBytes *
load_bytes (const char *folder, const char *name)
{
  g_autofree char *path = g_strdup_printf ("/org/dutydesk/DutyDesk/%s/%s.json", folder, name);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = g_resources_lookup_data (path, 0, &error);

  g_assert_no_error (error);

  return bytes;
}

static DeskRecord *
find_record (Fixture *self, const char *kind, const char *key)
{
  g_autofree char *name = g_strdup_printf ("%s %s", kind, key);

  return g_hash_table_lookup (self->records, name);
}

static void
set_up (Fixture *self, gconstpointer country)
{
  g_autoptr (GBytes) profile = load_bytes ("profiles", country);
  g_autoptr (GBytes) demo = load_bytes ("demo", country);
  g_autoptr (GError) error = NULL;

  self->country = country;
  self->records = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->profile = desk_profile_new_from_bytes (profile, country, &error);
  g_assert_no_error (error);
  self->demo =
      desk_demo_new_from_bytes (demo, country, NOW, desk_profile_get_time_zone (self->profile), &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer country)
{
  g_hash_table_unref (self->records);
  g_object_unref (self->demo);
  g_object_unref (self->profile);
}

static void
apply (Fixture *self, const DeskDemoEvent *event)
{
  DeskRecord *record = find_record (self, event->kind, event->key);

  if (record == NULL)
    {
      record = g_object_new (desk_record_types_find (event->kind), NULL);
      g_hash_table_insert (self->records, g_strdup_printf ("%s %s", event->kind, event->key), record);
    }
  for (guint i = 0; i < event->values->len; i++)
    {
      DeskFieldValue *value = event->values->pdata[i];

      g_assert_true (desk_record_set_wire (record, value->name, value->value));
    }
}

static void
replay (Fixture *self)
{
  for (guint i = 0; i < desk_demo_get_length (self->demo); i++)
    apply (self, desk_demo_get_event (self->demo, i));
}

static guint
count_records (Fixture *self, const char *kind)
{
  GHashTableIter iter;
  gpointer name;
  guint count = 0;

  g_hash_table_iter_init (&iter, self->records);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    count += g_str_has_prefix (name, kind);

  return count;
}

static void
test_size (Fixture *self, gconstpointer country)
{
  replay (self);
  g_assert_cmpuint (count_records (self, "station "), ==, 1);
  g_assert_cmpuint (count_records (self, "officer "), ==, 4);
  g_assert_cmpuint (count_records (self, "person "), ==, 60);
  g_assert_cmpuint (count_records (self, "visit "), >=, 45);
  g_assert_cmpuint (count_records (self, "statement "), ==, 10);
  g_assert_cmpuint (count_records (self, "loss "), ==, 5);
  g_assert_cmpuint (count_records (self, "find "), ==, 3);
}

static void
test_order (Fixture *self, gconstpointer country)
{
  gint64 before = G_MININT64;

  for (guint i = 0; i < desk_demo_get_length (self->demo); i++)
    {
      const DeskDemoEvent *event = desk_demo_get_event (self->demo, i);

      g_assert_cmpint (event->instant, >=, before);
      g_assert_cmpint (event->instant, <=, NOW);
      before = event->instant;
      if (i == 0)
        g_assert_cmpstr (event->kind, ==, "station");
      else if (i <= 4)
        g_assert_cmpstr (event->kind, ==, "officer");
    }
}

static void
assert_link (Fixture *self, const DeskField *field, GVariant *value)
{
  const char *key = g_variant_get_string (value, NULL);
  gboolean is_there = field->detail != NULL ? find_record (self, field->detail, key) != NULL
                                            : find_record (self, "loss", key) != NULL
                                                  || find_record (self, "statement", key) != NULL;

  if (!is_there)
    g_error ("%s: there is no %s “%s” yet", field->name, field->detail, key);
}

/* A room of a visit is one of the station's, everything else that is chosen is a term of the profile. */
static void
assert_choice (Fixture *self, const DeskField *field, GVariant *value)
{
  const char *code = g_variant_get_string (value, NULL);

  if (g_str_equal (field->detail, "rooms"))
    g_assert_nonnull (
        desk_record_get_entry (find_record (self, "station", "station"), DESK_STATION_ROOM, code));
  else if (desk_profile_get_term (self->profile, field->detail, code) == NULL)
    g_error ("%s: “%s” is not in %s", field->name, code, field->detail);
}

static void
assert_step (Fixture *self, const DeskDemoEvent *event, const char *step)
{
  DeskRecord *visit = find_record (self, "visit", event->key);
  const char *topic = desk_record_get_text (visit, DESK_VISIT_TOPIC);
  DeskVocabulary *script =
      desk_term_get_parts (desk_profile_get_term (self->profile, "topics", topic), "script");

  if (desk_vocabulary_get_term (script, step) == NULL)
    g_error ("%s: “%s” is no step of %s", event->key, step, topic);
}

static void
assert_value (Fixture *self, const DeskDemoEvent *event, const DeskFieldValue *value)
{
  DeskRecord *record = find_record (self, event->kind, event->key);
  const char *key;
  int field = desk_record_class_find_field (DESK_RECORD_GET_CLASS (record), value->name, &key);
  const DeskField *fields = desk_record_get_fields (record, NULL);
  g_autofree char *phone = NULL;

  switch (fields[field].kind)
    {
    case DESK_FIELD_LINK:
      assert_link (self, &fields[field], value->value);
      break;
    case DESK_FIELD_CHOICE:
      if (g_strcmp0 (fields[field].detail, "countries") != 0)
        assert_choice (self, &fields[field], value->value);
      break;
    case DESK_FIELD_PHONE:
      phone = desk_phone_normalise (g_variant_get_string (value->value, NULL),
                                    desk_profile_get_country (self->profile), NULL);
      g_assert_cmpstr (phone, ==, g_variant_get_string (value->value, NULL));
      break;
    case DESK_FIELD_BOOLEAN:
      if (g_strcmp0 (fields[field].detail, "steps") == 0)
        assert_step (self, event, key);
      else if (fields[field].detail != NULL)
        g_assert_nonnull (desk_profile_get_term (self->profile, fields[field].detail, key));
      break;
    default:
      break;
    }
}

/* Every link leads to a record that is there by then, every choice is a term. */
static void
test_values (Fixture *self, gconstpointer country)
{
  for (guint i = 0; i < desk_demo_get_length (self->demo); i++)
    {
      const DeskDemoEvent *event = desk_demo_get_event (self->demo, i);

      apply (self, event);
      for (guint j = 0; j < event->values->len; j++)
        assert_value (self, event, event->values->pdata[j]);
      if (i > 4)
        g_assert_nonnull (find_record (self, "officer", event->officer));
    }
}

static gboolean
may_become (const char *from, const char *to)
{
  for (int step = DESK_VISIT_CALL; step <= DESK_VISIT_FINISH; step++)
    if (g_strcmp0 (desk_visit_may_step (from, step, "communicator"), to) == 0)
      return TRUE;

  return FALSE;
}

static void
test_states (Fixture *self, gconstpointer country)
{
  for (guint i = 0; i < desk_demo_get_length (self->demo); i++)
    {
      const DeskDemoEvent *event = desk_demo_get_event (self->demo, i);
      DeskRecord *visit = find_record (self, "visit", event->key);
      g_autofree char *before = NULL;
      const char *after;

      if (visit != NULL)
        before = g_strdup (desk_record_get_text (visit, DESK_VISIT_STATE));
      apply (self, event);
      if (!g_str_equal (event->kind, "visit"))
        continue;

      after = desk_record_get_text (find_record (self, "visit", event->key), DESK_VISIT_STATE);
      if (before != NULL && !g_str_equal (before, after) && !may_become (before, after))
        g_error ("%s goes from %s to %s", event->key, before, after);
    }
}

/* Before a statement's event is applied: its officer may do what it does, and an amendment says why. */
static void
assert_statement_event (Fixture *self, const DeskDemoEvent *event, DeskRecord *before)
{
  DeskRecord *after = find_record (self, "statement", event->key);
  const char *role = desk_record_get_text (find_record (self, "officer", event->officer), DESK_OFFICER_ROLE);
  const char *state = desk_record_get_text (after, DESK_STATEMENT_STATE);
  gboolean may = FALSE;

  for (int step = 0; step < DESK_STATEMENT_N_STEPS; step++)
    may |=
        g_strcmp0 (desk_statement_may_step (DESK_STATEMENT (before), self->profile, step, role), state) == 0;
  if (!may)
    g_error ("%s: a %s may not make it %s", event->key, role, state);

  if (desk_record_get_text (before, DESK_STATEMENT_KIND) != NULL
      && g_strcmp0 (desk_record_get_text (before, DESK_STATEMENT_PLACE),
                    desk_record_get_text (after, DESK_STATEMENT_PLACE))
             != 0)
    g_assert_nonnull (event->reason);
}

static void
assert_well_registered (Fixture *self, const DeskDemoEvent *event)
{
  DeskRecord *statement = find_record (self, "statement", event->key);
  DeskRecord *applicant =
      find_record (self, "person", desk_record_get_text (statement, DESK_STATEMENT_APPLICANT));
  g_autoptr (GArray) findings = desk_statement_check (DESK_STATEMENT (statement), DESK_PERSON (applicant), 0,
                                                      self->profile, "en", event->instant);
  const DeskFinding *obstacle = desk_findings_find_obstacle (findings);

  if (obstacle != NULL)
    g_error ("%s: %s", event->key, obstacle->message);
  g_assert_cmpint (desk_record_get_integer (statement, DESK_STATEMENT_REGISTERED), ==, event->instant);
}

/* Every statement is filled in as the check asks, and goes its way as the steps allow. */
static void
test_statements (Fixture *self, gconstpointer country)
{
  for (guint i = 0; i < desk_demo_get_length (self->demo); i++)
    {
      const DeskDemoEvent *event = desk_demo_get_event (self->demo, i);
      DeskRecord *record = find_record (self, event->kind, event->key);
      g_autoptr (DeskRecord) before = NULL;

      if (g_str_equal (event->kind, "statement"))
        before = record != NULL ? desk_record_copy (record) : g_object_new (DESK_TYPE_STATEMENT, NULL);
      apply (self, event);
      if (before == NULL)
        continue;

      if (record == NULL)
        assert_well_registered (self, event);
      assert_statement_event (self, event, before);
    }
}

static gboolean
has_number (DeskRecord *statement, const char *kind)
{
  g_autofree const char **keys = desk_record_list_keys (statement, DESK_STATEMENT_OFFICIAL_KIND);

  for (guint i = 0; keys[i] != NULL; i++)
    if (g_strcmp0 (desk_record_get_entry_text (statement, DESK_STATEMENT_OFFICIAL_KIND, keys[i]), kind) == 0)
      return TRUE;
  return FALSE;
}

/* Returns: the last second for the register of investigations, 0 where the number is there or nobody asks for one */
static gint64
get_register_due (Fixture *self, DeskRecord *statement)
{
  gboolean crime = desk_profile_has_flag (self->profile, "statement_kinds",
                                          desk_record_get_text (statement, DESK_STATEMENT_KIND), "crime");

  return crime && !has_number (statement, "erdr")
             ? desk_record_get_integer (statement, DESK_STATEMENT_SUBMITTED) + 24 * 3600
             : 0;
}

/* A register worth looking at: something is overdue, something due today, something sealed, extended, annulled. */
static void
test_register (Fixture *self, gconstpointer country)
{
  GTimeZone *zone = desk_profile_get_time_zone (self->profile);
  g_autofree char *today = desk_wall_time_day (zone, NOW);
  guint overdue = 0, due_today = 0, sealed = 0, extended = 0, annulled = 0, numbered = 0;

  replay (self);
  for (guint i = 1; i <= 10; i++)
    {
      g_autofree char *key = g_strdup_printf ("s%u", i);
      DeskRecord *statement = find_record (self, "statement", key);
      gint64 due = get_register_due (self, statement);
      g_autofree char *day = desk_wall_time_day (zone, due);
      g_autofree const char **keys = desk_record_list_keys (statement, DESK_STATEMENT_EXTENDED);

      overdue += due != 0 && due < NOW;
      due_today += due >= NOW && g_str_equal (day, today);
      sealed += desk_statement_is_sealed (DESK_STATEMENT (statement), self->profile);
      extended += keys[0] != NULL;
      annulled += g_str_equal (desk_record_get_text (statement, DESK_STATEMENT_STATE), "annulled");
      numbered += has_number (statement, "erdr");
    }
  g_assert_cmpuint (overdue, ==, 1);
  g_assert_cmpuint (due_today, ==, 1);
  g_assert_cmpuint (sealed, ==, 1);
  g_assert_cmpuint (extended, ==, 1);
  g_assert_cmpuint (annulled, ==, 1);
  g_assert_cmpuint (numbered, >=, 3);
}

/* Times of a statement are told from the start of the demo like those of the events. */
static void
test_times (void)
{
  static const char json[] =
      "{\"station\":{\"at\":\"08:00\",\"by\":\"x\",\"fields\":{}},\"officers\":[],\"people\":[],\"visits\":[],"
      "\"losses\":[],\"finds\":[],\"receptions\":[],\"appointments\":[],\"statements\":[{\"key\":\"s\",\"ago\":10,\"by\":\"x\",\"reason\":\"why\",\"fields\":{"
      "\"event_from\":{\"day\":-1},\"event_to\":{\"day\":-1,\"at\":\"18:30\"},\"submitted\":{\"ago\":20},"
      "\"registered\":\"now\"}}]}";
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Kyiv");
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskDemo) demo = desk_demo_new_from_bytes (bytes, "xx", NOW, zone, &error);
  g_autoptr (DeskRecord) statement = g_object_new (DESK_TYPE_STATEMENT, NULL);
  const DeskDemoEvent *event;

  g_assert_no_error (error);
  event = desk_demo_get_event (demo, 1);
  g_assert_cmpstr (event->reason, ==, "why");
  for (guint i = 0; i < event->values->len; i++)
    {
      DeskFieldValue *value = event->values->pdata[i];

      g_assert_true (desk_record_set_wire (statement, value->name, value->value));
    }
  g_assert_cmpstr (desk_record_get_text (statement, DESK_STATEMENT_EVENT_FROM), ==, "2026-11-22");
  g_assert_cmpstr (desk_record_get_text (statement, DESK_STATEMENT_EVENT_TO), ==, "2026-11-22T18:30");
  g_assert_cmpint (desk_record_get_integer (statement, DESK_STATEMENT_SUBMITTED), ==, NOW - 1200);
  g_assert_cmpint (desk_record_get_integer (statement, DESK_STATEMENT_REGISTERED), ==, NOW - 600);
}

/* Holders who are not the applicant, by key of the document. */
static GHashTable *
list_holders (Fixture *self, DeskRecord *loss)
{
  g_autofree const char **keys = desk_record_list_keys (loss, DESK_LOSS_DOCUMENT_HOLDER);
  GHashTable *holders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; keys[i] != NULL; i++)
    g_hash_table_insert (holders, g_strdup (keys[i]),
                         find_record (self, "person",
                                      desk_record_get_entry_text (loss, DESK_LOSS_DOCUMENT_HOLDER, keys[i])));
  return holders;
}

/* As the check asks, without a word: nothing strange about a number or a holder. */
static void
assert_well_declared (Fixture *self, const DeskDemoEvent *event)
{
  DeskRecord *record = find_record (self, event->kind, event->key);
  g_autoptr (GArray) findings = NULL;

  if (DESK_IS_LOSS (record))
    {
      g_autoptr (GHashTable) holders = list_holders (self, record);
      DeskRecord *applicant =
          find_record (self, "person", desk_record_get_text (record, DESK_LOSS_APPLICANT));

      findings = desk_loss_check (DESK_LOSS (record), DESK_PERSON (applicant), holders, self->profile, "en",
                                  event->instant);
    }
  else
    findings = desk_find_check (DESK_FIND (record), NULL, self->profile, "en", event->instant);
  for (guint i = 0; i < findings->len; i++)
    g_error ("%s: %s", event->key, g_array_index (findings, DeskFinding, i).message);
}

/* Whether a step leads from what was to what is. */
static gboolean
may_go_on (Fixture *self, const DeskDemoEvent *event, DeskRecord *before, const char *state)
{
  const char *role = desk_record_get_text (find_record (self, "officer", event->officer), DESK_OFFICER_ROLE);

  for (int step = 0; DESK_IS_LOSS (before) && step < DESK_LOSS_N_STEPS; step++)
    if (g_strcmp0 (desk_loss_may_step (DESK_LOSS (before), step, NULL, role), state) == 0)
      return TRUE;
  for (int step = 0; DESK_IS_FIND (before) && step < DESK_FIND_N_STEPS; step++)
    if (g_strcmp0 (desk_find_may_step (DESK_FIND (before), self->profile, step, role, event->instant), state)
        == 0)
      return TRUE;
  return FALSE;
}

/* Losses and finds go their way as the steps allow; one find is one that is still looked for. */
static void
test_losses (Fixture *self, gconstpointer country)
{
  DeskRecord *loss, *find;

  for (guint i = 0; i < desk_demo_get_length (self->demo); i++)
    {
      const DeskDemoEvent *event = desk_demo_get_event (self->demo, i);
      gboolean is_loss = g_str_equal (event->kind, "loss");
      DeskRecord *record = find_record (self, event->kind, event->key);
      g_autoptr (DeskRecord) before = record != NULL
                                          ? desk_record_copy (record)
                                          : g_object_new (is_loss ? DESK_TYPE_LOSS : DESK_TYPE_FIND, NULL);

      apply (self, event);
      if (!is_loss && !g_str_equal (event->kind, "find"))
        continue;
      if (record == NULL)
        assert_well_declared (self, event);
      record = find_record (self, event->kind, event->key);
      g_assert_true (may_go_on (self, event, before,
                                desk_record_get_text (record, is_loss ? (guint)DESK_LOSS_STATE
                                                                      : (guint)DESK_FIND_STATE)));
    }

  loss = find_record (self, "loss", "l4");
  find = find_record (self, "find", "f3");
  g_assert_true (desk_loss_is_open (DESK_LOSS (loss), "k1"));
  g_assert_true (desk_find_is_open (DESK_FIND (find)));
  g_assert_cmpstr (desk_record_get_text (find, DESK_FIND_NUMBER), ==,
                   desk_record_get_entry_text (loss, DESK_LOSS_DOCUMENT_NUMBER, "k1"));
}

static void
assert_finished (Fixture *self, const char *name, DeskRecord *visit)
{
  DeskTerm *topic =
      desk_profile_get_term (self->profile, "topics", desk_record_get_text (visit, DESK_VISIT_TOPIC));
  DeskTerm *outcome =
      desk_profile_get_term (self->profile, "outcomes", desk_record_get_text (visit, DESK_VISIT_OUTCOME));
  DeskVocabulary *script = desk_term_get_parts (topic, "script");

  g_assert_nonnull (outcome);
  g_assert_cmpint (desk_record_get_integer (visit, DESK_VISIT_FINISHED), >=,
                   desk_record_get_integer (visit, DESK_VISIT_STARTED));
  g_assert_nonnull (desk_record_get_text (visit, DESK_VISIT_OFFICER));
  if (desk_term_has_flag (topic, "crime"))
    g_assert_false (desk_term_has_flag (outcome, "advised"));
  if (desk_term_has_flag (outcome, "referral"))
    g_assert_nonnull (desk_record_get_text (visit, DESK_VISIT_AGENCY));

  for (guint i = 0; i < desk_vocabulary_get_length (script); i++)
    {
      DeskTerm *step = desk_vocabulary_get_term_at (script, i);

      if (desk_term_has_flag (step, "mandatory")
          && desk_record_get_entry (visit, DESK_VISIT_STEP, desk_term_get_code (step)) == NULL)
        g_error ("%s: step %s was skipped", name, desk_term_get_code (step));
    }
}

/* What goes on now is the state of the visit; a call is part of the wait, and after the end nothing goes on. */
static void
assert_periods (DeskVisit *visit, const char *state)
{
  const char *key = desk_visit_find_period (visit);
  const char *period =
      key != NULL ? desk_record_get_entry_text (DESK_RECORD (visit), DESK_VISIT_PERIOD, key) : NULL;
  const char *expected = g_str_equal (state, "called") ? "waiting" : state;

  g_assert_cmpstr (period, ==, desk_visit_is_open (visit) ? expected : NULL);
  g_assert_cmpint (desk_visit_get_since (visit), >, 0);
}

/* A finished visit has what finishing asks for, and at the end the board has somebody in every section. */
static void
test_board (Fixture *self, gconstpointer country)
{
  g_autoptr (GHashTable) states = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer name, record;

  replay (self);
  g_hash_table_iter_init (&iter, self->records);
  while (g_hash_table_iter_next (&iter, &name, &record))
    if (DESK_IS_VISIT (record))
      {
        const char *state = desk_record_get_text (record, DESK_VISIT_STATE);

        g_hash_table_add (states, (gpointer)state);
        if (g_str_equal (state, "finished"))
          assert_finished (self, name, record);
        assert_periods (DESK_VISIT (record), state);
      }

  for (const char *const *state =
           (const char *const[]){ "waiting", "serving", "held", "finished", "left", "no_show", NULL };
       *state != NULL; state++)
    g_assert_true (g_hash_table_contains (states, *state));
}

static gboolean
fits_a_kind (Fixture *self, const char *number, const char *holder, GDateTime *today, const char *birth,
             char sex)
{
  DeskVocabulary *kinds = desk_profile_get_vocabulary (self->profile, "personal_numbers");

  for (guint i = 0; i < desk_vocabulary_get_length (kinds); i++)
    {
      DeskTerm *kind = desk_vocabulary_get_term_at (kinds, i);
      DeskIdentifierResult result;

      if (g_strcmp0 (desk_term_get_string (kind, "holder"), holder) == 0
          && desk_identifier_check (desk_identifier_kind_from_name (desk_term_get_string (kind, "algorithm")),
                                    number, today, &result)
                 == DESK_VERDICT_OK
          && desk_identifier_compare (&result, birth, sex) == DESK_VERDICT_OK)
        return TRUE;
    }

  return FALSE;
}

static void
assert_documents (Fixture *self, DeskRecord *person)
{
  g_autofree const char **keys = desk_record_list_keys (person, DESK_PERSON_DOCUMENT_NUMBER);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      const char *type = desk_record_get_entry_text (person, DESK_PERSON_DOCUMENT_TYPE, keys[i]);
      const char *written = desk_record_get_entry_text (person, DESK_PERSON_DOCUMENT_NUMBER, keys[i]);
      g_autofree char *number = desk_spelling_canonical_number (written);

      if (!desk_term_matches_mask (desk_profile_get_term (self->profile, "document_types", type), number))
        g_error ("%s: %s does not fit", type, number);
    }
}

/* Check digits, birth date and sex of every number agree with the person; documents look as they should. */
static void
test_people (Fixture *self, gconstpointer country)
{
  g_autoptr (GDateTime) today = g_date_time_new_from_unix_utc (NOW);
  GHashTableIter iter;
  gpointer name, record;
  guint numbers = 0;

  replay (self);
  g_hash_table_iter_init (&iter, self->records);
  while (g_hash_table_iter_next (&iter, &name, &record))
    {
      const char *number, *birth, *sex;

      if (!DESK_IS_PERSON (record))
        continue;

      number = desk_record_get_text (record, DESK_PERSON_PERSONAL_NUMBER);
      birth = desk_record_get_text (record, DESK_PERSON_BIRTH);
      sex = desk_record_get_text (record, DESK_PERSON_SEX);
      if (number != NULL && !fits_a_kind (self, number, "person", today, birth, *sex))
        g_error ("%s: %s does not fit", (char *)name, number);
      numbers += number != NULL;
      assert_documents (self, record);
    }
  g_assert_cmpuint (numbers, >=, 40);
}

static void
test_organisation (Fixture *self, gconstpointer country)
{
  g_autoptr (GDateTime) today = g_date_time_new_from_unix_utc (NOW);
  DeskRecord *organisation;

  replay (self);
  organisation = find_record (self, "person", "p58");
  g_assert_nonnull (desk_record_get_text (organisation, DESK_PERSON_ORGANISATION));
  if (g_str_equal (country, "kz"))
    g_assert_true (fits_a_kind (self, desk_record_get_text (organisation, DESK_PERSON_ORGANISATION_NUMBER),
                                "organisation", today, NULL, 0));
}

static void
test_refused (void)
{
  static const char *const texts[] = {
    "",
    "[]",
    "{}",
    "{\"station\":{\"at\":\"25:00\",\"by\":\"x\",\"fields\":{}}}",
    "{\"station\":{\"at\":\"08:00\",\"by\":\"x\",\"fields\":{\"colour\":\"blue\"}}}",
    "{\"station\":{\"at\":\"08:00\",\"by\":\"x\",\"fields\":{\"wait_long\":\"10\"}}}",
    "{\"station\":{\"at\":\"08:00\",\"by\":\"x\",\"fields\":{}}}",
    "{\"station\":{\"at\":\"08:00\",\"by\":\"x\",\"fields\":{}},\"officers\":[],\"people\":[],\"visits\":[],"
    "\"statements\":[{\"key\":\"s\",\"ago\":1,\"by\":\"x\",\"fields\":{\"event_from\":\"2026-11-22\"}}]}",
  };
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (texts[i], strlen (texts[i]));
      g_autoptr (GError) error = NULL;

      g_assert_null (desk_demo_new_from_bytes (bytes, "xx", NOW, zone, &error));
      g_assert_error (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_INVALID);
    }
}

static void
add (const char *name, void (*test) (Fixture *self, gconstpointer country))
{
  for (guint i = 0; i < G_N_ELEMENTS (countries); i++)
    {
      g_autofree char *path = g_strdup_printf ("/demo/%s/%s", countries[i], name);

      g_test_add (path, Fixture, countries[i], set_up, test, tear_down);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("size", test_size);
  add ("order", test_order);
  add ("values", test_values);
  add ("states", test_states);
  add ("statements", test_statements);
  add ("register", test_register);
  add ("losses", test_losses);
  add ("board", test_board);
  add ("people", test_people);
  add ("organisation", test_organisation);
  g_test_add_func ("/demo/refused", test_refused);
  g_test_add_func ("/demo/times", test_times);

  return g_test_run ();
}

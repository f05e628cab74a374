// SPDX-License-Identifier: GPL-3.0-or-later
// Who may do which step with a statement in which state, and what it writes, with both profiles.

#include "model/statement-step.h"

#include <string.h>

#define NOW G_GINT64_CONSTANT (1795438800)

static const char *const states[] = { "draft",   "ready",     "registered", "assigned",
                                      "in_work", "forwarded", "decided",    "answered",
                                      "closed",  "annulled",  "superseded" };
static const char *const roles[] = { "communicator", "duty", "head", "hq", "auditor", NULL };

typedef struct
{
  DeskProfile *profile;
  DeskStatement *statement;
  DeskRecord *record;
  DeskHand hand;
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
  self->statement = g_object_new (DESK_TYPE_STATEMENT, "kind", "crime_report", "regime", "criminal", NULL);
  self->record = DESK_RECORD (self->statement);
  self->hand = (DeskHand){ .officer = "o.1", .role = "head", .desk = "PL1-A", .now = NOW };
}

static void
tear_down (Fixture *self, gconstpointer country)
{
  g_object_unref (self->statement);
  g_object_unref (self->profile);
}

static gboolean
take (Fixture *self, DeskStatementStep step, const char *note)
{
  return desk_statement_take_step (self->statement, self->profile, step, &self->hand, note);
}

static void
set (Fixture *self, DeskStatementField field, const char *text)
{
  desk_record_set_text (self->record, field, text);
}

static void
set_entry (Fixture *self, DeskStatementField field, const char *key, const char *text)
{
  desk_record_set_entry (self->record, field, key, g_variant_new_string (text));
}

static void
assert_text (Fixture *self, DeskStatementField field, const char *text)
{
  g_assert_cmpstr (desk_record_get_text (self->record, field), ==, text);
}

static void
assert_fault (Fixture *self, DeskStatementStep step, const char *note, DeskStatementField field)
{
  DeskStatementField found;
  const char *fault = desk_statement_find_step_fault (self->statement, self->profile, step, note, &found);

  g_assert_nonnull (fault);
  g_assert_cmpint (found, ==, field);
  g_assert_false (take (self, step, note));
}

static guint
count_events (Fixture *self, const char *event)
{
  g_autofree const char **keys = desk_record_list_keys (self->record, DESK_STATEMENT_EVENT);
  guint count = 0;

  for (guint i = 0; keys[i] != NULL; i++)
    if (g_strcmp0 (desk_record_get_entry_text (self->record, DESK_STATEMENT_EVENT, keys[i]), event) == 0)
      {
        g_assert_nonnull (desk_record_get_entry (self->record, DESK_STATEMENT_EVENT_AT, keys[i]));
        count++;
      }
  return count;
}

/* What the table must say: for each step its first role, and the states it is done from. Everything else is refused. */
static const struct
{
  const char *role;
  const char *from;
} allowed[] = {
  [DESK_STATEMENT_REGISTER] = { "communicator", "draft ready" },
  [DESK_STATEMENT_ASSIGN] = { "duty", "registered assigned in_work" },
  [DESK_STATEMENT_TAKE_UP] = { "communicator", "assigned" },
  [DESK_STATEMENT_FORWARD] = { "duty", "registered assigned in_work" },
  [DESK_STATEMENT_DECIDE] = { "duty", "registered assigned in_work" },
  [DESK_STATEMENT_TELL] = { "duty", "forwarded decided" },
  [DESK_STATEMENT_CLOSE] = { "duty", "answered" },
  [DESK_STATEMENT_ANNUL] = { "head", "registered assigned in_work forwarded decided answered closed" },
  [DESK_STATEMENT_SUPERSEDE] = { "head", "registered assigned in_work forwarded decided answered closed" },
  [DESK_STATEMENT_AMEND] = { "communicator",
                             "registered assigned in_work forwarded decided answered closed" },
  [DESK_STATEMENT_NUMBER] = { "duty", "registered assigned in_work forwarded decided answered closed" },
  [DESK_STATEMENT_EXTEND] = { "head", "registered assigned in_work" },
  [DESK_STATEMENT_PAUSE] = { "head", "registered assigned in_work" },
  [DESK_STATEMENT_SIGN] = { "communicator", "registered assigned in_work forwarded decided answered closed" },
  [DESK_STATEMENT_RECORD] = { "duty", "registered assigned in_work forwarded decided answered closed" },
};

static gboolean
is_allowed (DeskTerm *kind, DeskStatementStep step, const char *state, const char *role)
{
  g_auto (GStrv) from = g_strsplit (allowed[step].from, " ", -1);
  gboolean stays = desk_term_has_flag (kind, "crime") || desk_term_has_flag (kind, "domestic");
  guint needed = 0, rank = 0;

  while (!g_str_equal (roles[needed], allowed[step].role))
    needed++;
  while (!g_str_equal (roles[rank], role))
    rank++;
  if (rank > 2 || rank < needed || !g_strv_contains ((const char *const *)from, state))
    return FALSE;
  return !(step == DESK_STATEMENT_ANNUL && stays) && !(step == DESK_STATEMENT_SUPERSEDE && !stays);
}

/* Every kind, step, state and role. */
static void
test_table (Fixture *self, gconstpointer country)
{
  DeskVocabulary *kinds = desk_profile_get_vocabulary (self->profile, "statement_kinds");

  g_assert_cmpuint (G_N_ELEMENTS (allowed), ==, DESK_STATEMENT_N_STEPS);
  for (guint k = 0; k < desk_vocabulary_get_length (kinds); k++)
    for (guint s = 0; s < G_N_ELEMENTS (states); s++)
      {
        DeskTerm *kind = desk_vocabulary_get_term_at (kinds, k);
        g_autoptr (DeskStatement) statement =
            g_object_new (DESK_TYPE_STATEMENT, "kind", desk_term_get_code (kind), "state", states[s], NULL);

        for (int step = 0; step < DESK_STATEMENT_N_STEPS; step++)
          for (guint r = 0; roles[r] != NULL; r++)
            {
              const char *to = desk_statement_may_step (statement, self->profile, step, roles[r]);

              g_assert_true ((to != NULL) == is_allowed (kind, step, states[s], roles[r]));
              if (to != NULL)
                g_assert_nonnull (desk_profile_get_term (self->profile, "statement_states", to));
            }
        g_assert_null (desk_statement_may_step (statement, self->profile, DESK_STATEMENT_AMEND, NULL));
      }
}

static void
test_register (Fixture *self, gconstpointer country)
{
  self->hand.role = "communicator";
  set (self, DESK_STATEMENT_REGIME, NULL);
  desk_record_set_integer (self->record, DESK_STATEMENT_SUBMITTED, NOW - 600);
  desk_record_set_integer (self->record, DESK_STATEMENT_WARNED, NOW - 60);
  g_assert_true (take (self, DESK_STATEMENT_REGISTER, NULL));
  assert_text (self, DESK_STATEMENT_STATE, "registered");
  assert_text (self, DESK_STATEMENT_OFFICER, "o.1");
  assert_text (self, DESK_STATEMENT_DESK, "PL1-A");
  assert_text (self, DESK_STATEMENT_REGIME, "criminal");
  assert_text (self, DESK_STATEMENT_WARNING, g_str_equal (country, "ua") ? "UA-383" : "KZ-419");
  g_assert_true (g_str_has_prefix (desk_record_get_text (self->record, DESK_STATEMENT_PROFILE), country));
  g_assert_cmpint (desk_record_get_integer (self->record, DESK_STATEMENT_SUBMITTED), ==, NOW - 600);
  g_assert_cmpint (desk_record_get_integer (self->record, DESK_STATEMENT_REGISTERED), ==, NOW);
  g_assert_false (take (self, DESK_STATEMENT_REGISTER, NULL));
}

static void
test_way (Fixture *self, gconstpointer country)
{
  g_assert_true (take (self, DESK_STATEMENT_REGISTER, NULL));
  g_assert_null (desk_record_get_text (self->record, DESK_STATEMENT_WARNING));

  assert_fault (self, DESK_STATEMENT_ASSIGN, NULL, DESK_STATEMENT_ASSIGNED_TO);
  g_assert_cmpuint (count_events (self, "assigned"), ==, 0);
  set (self, DESK_STATEMENT_ASSIGNED_TO, "Лисенко Д. П.");
  g_assert_true (take (self, DESK_STATEMENT_ASSIGN, "Терміново"));
  g_assert_true (take (self, DESK_STATEMENT_TAKE_UP, NULL));
  assert_text (self, DESK_STATEMENT_STATE, "in_work");

  assert_fault (self, DESK_STATEMENT_DECIDE, NULL, DESK_STATEMENT_DECISION);
  set (self, DESK_STATEMENT_DECISION, "satisfied");
  assert_fault (self, DESK_STATEMENT_DECIDE, NULL, DESK_STATEMENT_DECISION);
  set (self, DESK_STATEMENT_DECISION, "entered_register");
  g_assert_true (take (self, DESK_STATEMENT_DECIDE, NULL));

  assert_fault (self, DESK_STATEMENT_TELL, NULL, DESK_STATEMENT_ANSWER);
  set (self, DESK_STATEMENT_ANSWER, "Витяг вручено");
  g_assert_true (take (self, DESK_STATEMENT_TELL, NULL));

  desk_record_set_integer (self->record, DESK_STATEMENT_DUE, NOW + 3600);
  assert_fault (self, DESK_STATEMENT_CLOSE, NULL, DESK_STATEMENT_DUE);
  desk_record_set_value (self->record, DESK_STATEMENT_DUE, NULL);
  g_assert_true (take (self, DESK_STATEMENT_CLOSE, NULL));
  assert_text (self, DESK_STATEMENT_STATE, "closed");

  g_assert_cmpuint (count_events (self, "assigned"), ==, 1);
  g_assert_cmpuint (count_events (self, "in_work"), ==, 1);
  g_assert_cmpuint (count_events (self, "decided"), ==, 1);
  g_assert_cmpuint (count_events (self, "answered"), ==, 1);
  g_assert_cmpuint (count_events (self, "closed"), ==, 1);
}

static void
test_domestic (Fixture *self, gconstpointer country)
{
  set (self, DESK_STATEMENT_KIND, "domestic");
  set (self, DESK_STATEMENT_STATE, "in_work");
  set (self, DESK_STATEMENT_DECISION, "no_offence");
  assert_fault (self, DESK_STATEMENT_DECIDE, NULL, DESK_STATEMENT_DECISION_NO);
  set (self, DESK_STATEMENT_DECISION_NO, "14/208");
  g_assert_true (take (self, DESK_STATEMENT_DECIDE, NULL));
}

static void
test_forward (Fixture *self, gconstpointer country)
{
  set (self, DESK_STATEMENT_KIND, "appeal_complaint");
  set (self, DESK_STATEMENT_REGIME, "appeal");
  set (self, DESK_STATEMENT_STATE, "registered");
  assert_fault (self, DESK_STATEMENT_FORWARD, NULL, DESK_STATEMENT_AGENCY);

  set (self, DESK_STATEMENT_AGENCY, "PROS");
  assert_fault (self, DESK_STATEMENT_FORWARD, NULL, DESK_STATEMENT_OUTGOING_NO);
  set (self, DESK_STATEMENT_OUTGOING_NO, "45/1102");

  set_entry (self, DESK_STATEMENT_PARTICIPANT, "p1", "offender");
  set_entry (self, DESK_STATEMENT_PARTICIPANT_WORDS, "p1",
             g_str_equal (country, "ua") ? "Київська окружна прокуратура"
                                         : "Прокуратура района, прокурор Ким");
  g_assert_false (desk_statement_may_forward_to (self->statement, self->profile, "PROS"));
  g_assert_true (desk_statement_may_forward_to (self->statement, self->profile, "SOC"));
  g_assert_false (desk_statement_may_forward_to (self->statement, self->profile, "NOWHERE"));
  assert_fault (self, DESK_STATEMENT_FORWARD, NULL, DESK_STATEMENT_AGENCY);

  set (self, DESK_STATEMENT_AGENCY, "SOC");
  g_assert_true (take (self, DESK_STATEMENT_FORWARD, NULL));
  assert_text (self, DESK_STATEMENT_STATE, "forwarded");
}

static void
test_end (Fixture *self, gconstpointer country)
{
  set (self, DESK_STATEMENT_STATE, "registered");
  desk_record_set_id (self->record, "PL1-A.1");
  g_assert_false (take (self, DESK_STATEMENT_ANNUL, "Помилка"));
  assert_fault (self, DESK_STATEMENT_SUPERSEDE, NULL, DESK_STATEMENT_SUPERSEDED_BY);
  set (self, DESK_STATEMENT_SUPERSEDED_BY, "PL1-A.1");
  assert_fault (self, DESK_STATEMENT_SUPERSEDE, NULL, DESK_STATEMENT_SUPERSEDED_BY);
  set (self, DESK_STATEMENT_SUPERSEDED_BY, "PL1-A.2");
  g_assert_true (take (self, DESK_STATEMENT_SUPERSEDE, NULL));
  assert_text (self, DESK_STATEMENT_STATE, "superseded");
}

static void
test_annul (Fixture *self, gconstpointer country)
{
  set (self, DESK_STATEMENT_STATE, "registered");
  set (self, DESK_STATEMENT_KIND, "certificate");
  assert_fault (self, DESK_STATEMENT_ANNUL, " ", DESK_STATEMENT_EVENT_NOTE);
  assert_fault (self, DESK_STATEMENT_AMEND, NULL, DESK_STATEMENT_EVENT_NOTE);
  g_assert_true (take (self, DESK_STATEMENT_AMEND, "Уточнив адресу"));
  assert_text (self, DESK_STATEMENT_STATE, "registered");
  g_assert_true (take (self, DESK_STATEMENT_ANNUL, "Зареєстровано двічі"));
  assert_text (self, DESK_STATEMENT_STATE, "annulled");
  g_assert_cmpuint (count_events (self, "annulled"), ==, 1);
}

static void
test_number (Fixture *self, gconstpointer country)
{
  set (self, DESK_STATEMENT_STATE, "registered");
  assert_fault (self, DESK_STATEMENT_NUMBER, NULL, DESK_STATEMENT_OFFICIAL);
  set_entry (self, DESK_STATEMENT_OFFICIAL, "n1", "12026170000000123");
  assert_fault (self, DESK_STATEMENT_NUMBER, NULL, DESK_STATEMENT_OFFICIAL_KIND);
  set_entry (self, DESK_STATEMENT_OFFICIAL_KIND, "n1", "erdr");
  g_assert_true (take (self, DESK_STATEMENT_NUMBER, NULL));
  g_assert_cmpstr (desk_record_get_entry_text (self->record, DESK_STATEMENT_OFFICIAL_BY, "n1"), ==, "o.1");
  g_assert_cmpint (g_variant_get_int64 (
                       desk_record_get_entry (self->record, DESK_STATEMENT_OFFICIAL_GIVEN, "n1")),
                   ==, NOW);

  self->hand.now += 100;
  set_entry (self, DESK_STATEMENT_OFFICIAL_KIND, "n2", "erdr");
  assert_fault (self, DESK_STATEMENT_NUMBER, NULL, DESK_STATEMENT_OFFICIAL);
  set_entry (self, DESK_STATEMENT_OFFICIAL, "n2", "17");
  g_assert_true (take (self, DESK_STATEMENT_NUMBER, NULL));
  g_assert_cmpint (g_variant_get_int64 (
                       desk_record_get_entry (self->record, DESK_STATEMENT_OFFICIAL_GIVEN, "n1")),
                   ==, NOW);
}

static void
test_terms (Fixture *self, gconstpointer country)
{
  const char *clock = g_str_equal (country, "ua") ? "UA-APPEAL" : "KZ-APPEAL";

  set (self, DESK_STATEMENT_KIND, "appeal_application");
  set (self, DESK_STATEMENT_STATE, "in_work");
  assert_fault (self, DESK_STATEMENT_EXTEND, NULL, DESK_STATEMENT_EXTENDED);
  set_entry (self, DESK_STATEMENT_EXTENDED, "e1", g_str_equal (country, "ua") ? "UA-ERDR" : "KZ-ERDR");
  assert_fault (self, DESK_STATEMENT_EXTEND, NULL, DESK_STATEMENT_EXTENDED);
  set_entry (self, DESK_STATEMENT_EXTENDED, "e1", clock);
  assert_fault (self, DESK_STATEMENT_EXTEND, NULL, DESK_STATEMENT_EXTENDED_REASON);
  set_entry (self, DESK_STATEMENT_EXTENDED_REASON, "e1", "Чекаємо відповіді");
  g_assert_true (take (self, DESK_STATEMENT_EXTEND, NULL));
  assert_text (self, DESK_STATEMENT_STATE, "in_work");
  g_assert_cmpuint (count_events (self, "extended"), ==, 1);
  g_assert_nonnull (desk_record_get_entry (self->record, DESK_STATEMENT_EXTENDED_AT, "e1"));

  assert_fault (self, DESK_STATEMENT_PAUSE, NULL, DESK_STATEMENT_PAUSED);
  set_entry (self, DESK_STATEMENT_PAUSED, "w1", clock);
  assert_fault (self, DESK_STATEMENT_PAUSE, NULL, DESK_STATEMENT_PAUSED);
}

static void
test_sign (Fixture *self, gconstpointer country)
{
  g_assert_false (take (self, DESK_STATEMENT_SIGN, NULL));
  set (self, DESK_STATEMENT_STATE, "registered");
  assert_fault (self, DESK_STATEMENT_SIGN, NULL, DESK_STATEMENT_SIGNATURE);
  set (self, DESK_STATEMENT_SIGNATURE, "refused");
  assert_fault (self, DESK_STATEMENT_SIGN, NULL, DESK_STATEMENT_SIGNATURE_REASON);
  set (self, DESK_STATEMENT_SIGNATURE, "paper");
  g_assert_true (take (self, DESK_STATEMENT_SIGN, NULL));
}

static void
test_record (Fixture *self, gconstpointer country)
{
  g_assert_false (
      desk_statement_record_event (self->statement, self->profile, "not_competent", &self->hand, NULL));
  set (self, DESK_STATEMENT_STATE, "registered");
  g_assert_false (desk_statement_record_event (self->statement, self->profile, "decided", &self->hand, NULL));
  g_assert_true (desk_statement_record_event (self->statement, self->profile, "not_competent", &self->hand,
                                              "Комунальне"));
  g_assert_cmpuint (count_events (self, "not_competent"), ==, 1);
  self->hand.role = "communicator";
  g_assert_false (
      desk_statement_record_event (self->statement, self->profile, "not_competent", &self->hand, NULL));
}

static void
add (const char *name, void (*test) (Fixture *self, gconstpointer country))
{
  static const char *const countries[] = { "ua", "kz" };

  for (guint i = 0; i < G_N_ELEMENTS (countries); i++)
    {
      g_autofree char *path = g_strdup_printf ("/model/statement-step/%s/%s", countries[i], name);

      g_test_add (path, Fixture, countries[i], set_up, test, tear_down);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("table", test_table);
  add ("register", test_register);
  add ("way", test_way);
  add ("domestic", test_domestic);
  add ("forward", test_forward);
  add ("end", test_end);
  add ("annul", test_annul);
  add ("number", test_number);
  add ("terms", test_terms);
  add ("sign", test_sign);
  add ("record", test_record);

  return g_test_run ();
}

// SPDX-License-Identifier: GPL-3.0-or-later
// What an officer decides of a find and a declared document, and what follows from it in both.

#include "model/match.h"

#include "model/find-step.h"
#include "model/loss-step.h"
#include "model/statement.h"

#define NOW G_GINT64_CONSTANT (1795438800)

typedef struct
{
  DeskProfile *profile;
  DeskFind *find;
  DeskLoss *loss;
  DeskHand hand;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = g_resources_lookup_data ("/org/dutydesk/DutyDesk/profiles/ua.json", 0, &error);

  g_assert_no_error (error);
  self->profile = desk_profile_new_from_bytes (json, "ua", &error);
  g_assert_no_error (error);
  self->find = g_object_new (DESK_TYPE_FIND, "document", "id_card", "state", "received", NULL);
  desk_record_set_id (DESK_RECORD (self->find), "f.1");
  self->loss = g_object_new (DESK_TYPE_LOSS, "state", "registered", NULL);
  desk_record_set_id (DESK_RECORD (self->loss), "l.1");
  desk_record_set_entry (DESK_RECORD (self->loss), DESK_LOSS_DOCUMENT, "k1",
                         g_variant_new_string ("id_card"));
  desk_record_set_entry (DESK_RECORD (self->loss), DESK_LOSS_DOCUMENT, "k2", g_variant_new_string ("other"));
  self->hand = (DeskHand){ .officer = "o.1", .role = "communicator", .desk = "PL1-A", .now = NOW };
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_object_unref (self->find);
  g_object_unref (self->loss);
  g_object_unref (self->profile);
}

static gboolean
decide (Fixture *self, const char *document, const char *verdict)
{
  return desk_match_decide (self->find, DESK_RECORD (self->loss), document, verdict, self->profile,
                            &self->hand);
}

static void
assert_states (Fixture *self, const char *find, const char *document, const char *verdict)
{
  g_assert_cmpstr (desk_record_get_text (DESK_RECORD (self->find), DESK_FIND_STATE), ==, find);
  g_assert_cmpstr (desk_loss_get_document_state (self->loss, "k1"), ==, document);
  g_assert_cmpstr (desk_match_get_verdict (self->find, "l.1", "k1"), ==, verdict);
}

/* Each decision can be replaced and taken back, in any order; the last one counts, also of those in one second. */
static void
test_decide (Fixture *self, gconstpointer data)
{
  const char *declared, *document;

  assert_states (self, "received", "registered", NULL);
  g_assert_false (desk_match_find_confirmed (self->find, NULL, NULL));
  g_assert_false (decide (self, "k1", NULL));

  g_assert_true (decide (self, "k1", DESK_MATCH_SAME));
  assert_states (self, "matched", "matched", DESK_MATCH_SAME);
  g_assert_true (desk_match_find_confirmed (self->find, &declared, &document));
  g_assert_cmpstr (declared, ==, "l.1");
  g_assert_cmpstr (document, ==, "k1");
  g_assert_null (desk_match_get_verdict (self->find, "l.1", "k2"));
  g_assert_false (decide (self, "k1", DESK_MATCH_SAME));

  g_assert_true (decide (self, "k1", DESK_MATCH_DIFFERENT));
  assert_states (self, "received", "registered", DESK_MATCH_DIFFERENT);
  g_assert_true (decide (self, "k1", NULL));
  assert_states (self, "received", "registered", NULL);
  g_assert_true (decide (self, "k1", DESK_MATCH_DIFFERENT));
  g_assert_true (decide (self, "k1", DESK_MATCH_SAME));
  g_assert_true (decide (self, "k1", NULL));
  assert_states (self, "received", "registered", NULL);
  g_assert_false (desk_match_find_confirmed (self->find, NULL, NULL));
}

/* Whose find was confirmed twice stays matched until both are taken back. */
static void
test_two (Fixture *self, gconstpointer data)
{
  g_assert_true (decide (self, "k1", DESK_MATCH_SAME));
  g_assert_true (decide (self, "k2", DESK_MATCH_SAME));
  g_assert_true (decide (self, "k2", NULL));
  assert_states (self, "matched", "matched", DESK_MATCH_SAME);
  g_assert_cmpstr (desk_loss_get_document_state (self->loss, "k2"), ==, "registered");
  g_assert_true (decide (self, "k1", NULL));
  assert_states (self, "received", "registered", NULL);
}

static void
test_theft (Fixture *self, gconstpointer data)
{
  g_autoptr (DeskRecord) statement =
      g_object_new (DESK_TYPE_STATEMENT, "kind", "document_theft", "state", "registered", NULL);
  g_autoptr (DeskRecord) before = NULL;
  g_autoptr (GPtrArray) changed = NULL;

  desk_record_set_id (statement, "s.1");
  before = desk_record_copy (statement);
  g_assert_true (
      desk_match_decide (self->find, statement, "k1", DESK_MATCH_SAME, self->profile, &self->hand));
  assert_states (self, "matched", "registered", NULL);
  g_assert_cmpstr (desk_match_get_verdict (self->find, "s.1", "k1"), ==, DESK_MATCH_SAME);
  changed = desk_record_diff (before, statement);
  g_assert_cmpuint (changed->len, ==, 0);
}

static void
test_refused (Fixture *self, gconstpointer data)
{
  g_assert_true (
      desk_loss_take_step (self->loss, self->profile, DESK_LOSS_WITHDRAW, "k1", &self->hand, NULL));
  g_assert_false (decide (self, "k1", DESK_MATCH_SAME));
  g_assert_true (decide (self, "k1", DESK_MATCH_DIFFERENT));
  g_assert_true (decide (self, "k2", DESK_MATCH_SAME));

  self->hand.role = "auditor";
  g_assert_false (decide (self, "k2", NULL));
  self->hand.role = "head";
  desk_record_set_text (DESK_RECORD (self->find), DESK_FIND_STATE, "handed_over");
  g_assert_false (decide (self, "k2", NULL));
  assert_states (self, "handed_over", "withdrawn", DESK_MATCH_DIFFERENT);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/model/match/decide", Fixture, NULL, set_up, test_decide, tear_down);
  g_test_add ("/model/match/two", Fixture, NULL, set_up, test_two, tear_down);
  g_test_add ("/model/match/theft", Fixture, NULL, set_up, test_theft, tear_down);
  g_test_add ("/model/match/refused", Fixture, NULL, set_up, test_refused, tear_down);

  return g_test_run ();
}

// SPDX-License-Identifier: GPL-3.0-or-later
// Who may do which step with a declaration of loss in which state, and what it writes, with both profiles.

#include "model/loss-step.h"

#include "model/wall-time.h"

#include <string.h>

/* Monday 23 November 2026, 15:00 in Kyiv, 18:00 in Almaty. */
#define NOW G_GINT64_CONSTANT (1795438800)

static const char *const states[] = { "draft",     "registered", "matched",  "returned", "reissued",
                                      "withdrawn", "stolen",     "archived", "annulled" };
static const char *const roles[] = { "communicator", "duty", "head", "hq", "auditor", NULL };

typedef struct
{
  DeskProfile *profile;
  DeskLoss *loss;
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
  self->loss = g_object_new (DESK_TYPE_LOSS, NULL);
  self->record = DESK_RECORD (self->loss);
  desk_record_set_entry (self->record, DESK_LOSS_DOCUMENT, "k1", g_variant_new_string ("id_card"));
  desk_record_set_entry (self->record, DESK_LOSS_DOCUMENT, "k2", g_variant_new_string ("driving_licence"));
  self->hand = (DeskHand){ .officer = "o.1", .role = "communicator", .desk = "PL1-A", .now = NOW };
}

static void
tear_down (Fixture *self, gconstpointer country)
{
  g_object_unref (self->loss);
  g_object_unref (self->profile);
}

static gboolean
take (Fixture *self, DeskLossStep step, const char *document, const char *note)
{
  return desk_loss_take_step (self->loss, self->profile, step, document, &self->hand, note);
}

static void
assert_states (Fixture *self, const char *whole, const char *first, const char *second)
{
  g_assert_cmpstr (desk_record_get_text (self->record, DESK_LOSS_STATE), ==, whole);
  g_assert_cmpstr (desk_loss_get_document_state (self->loss, "k1"), ==, first);
  g_assert_cmpstr (desk_loss_get_document_state (self->loss, "k2"), ==, second);
}

static void
assert_fault (Fixture *self, DeskLossStep step, const char *note, DeskLossField field)
{
  DeskLossField found;

  g_assert_nonnull (desk_loss_find_step_fault (self->loss, step, NULL, note, &found));
  g_assert_cmpint (found, ==, field);
  g_assert_false (take (self, step, NULL, note));
}

/* The last event: what, about which document, with which words. */
static void
assert_event (Fixture *self, guint n, const char *event, const char *document, const char *note)
{
  g_autofree const char **keys = desk_record_list_keys (self->record, DESK_LOSS_EVENT);
  const char *last;

  g_assert_cmpuint (g_strv_length ((char **)keys), ==, n);
  last = keys[n - 1];
  g_assert_cmpstr (desk_record_get_entry_text (self->record, DESK_LOSS_EVENT, last), ==, event);
  g_assert_cmpstr (desk_record_get_entry_text (self->record, DESK_LOSS_EVENT_DOCUMENT, last), ==, document);
  g_assert_cmpstr (desk_record_get_entry_text (self->record, DESK_LOSS_EVENT_NOTE, last), ==, note);
  g_assert_cmpstr (desk_record_get_entry_text (self->record, DESK_LOSS_EVENT_BY, last), ==, "o.1");
  g_assert_cmpint (desk_record_get_entry_integer (self->record, DESK_LOSS_EVENT_AT, last), ==, NOW);
}

/* What the table must say: for each step its first role, and the states it is done from. Everything else is refused. */
static const struct
{
  const char *role;
  const char *from;
  const char *to;
} allowed[] = {
  [DESK_LOSS_REGISTER] = { "communicator", " draft ", "registered" },
  [DESK_LOSS_MATCHED] = { "communicator", " registered matched ", "matched" },
  [DESK_LOSS_UNMATCHED] = { "communicator", " matched ", "registered" },
  [DESK_LOSS_RETURN] = { "communicator", " registered matched ", "returned" },
  [DESK_LOSS_REISSUE] = { "communicator", " registered matched ", "reissued" },
  [DESK_LOSS_WITHDRAW] = { "communicator", " registered matched ", "withdrawn" },
  [DESK_LOSS_TURN_STOLEN] = { "communicator", " registered matched ", "stolen" },
  [DESK_LOSS_REOPEN] = { "communicator", " returned reissued withdrawn stolen ", "registered" },
  [DESK_LOSS_ANNUL] = { "head", " registered matched returned reissued withdrawn stolen ", "annulled" },
  [DESK_LOSS_AMEND] = { "communicator", " registered matched returned reissued withdrawn stolen ", NULL },
  [DESK_LOSS_NUMBER] = { "duty", " registered matched returned reissued withdrawn stolen ", NULL },
};

static gboolean
reaches (const char *role, const char *needed)
{
  static const char *const ranks[] = { "communicator", "duty", "head" };
  int has = -1, needs = 0;

  for (int i = 0; i < (int)G_N_ELEMENTS (ranks); i++)
    {
      if (g_strcmp0 (role, ranks[i]) == 0)
        has = i;
      if (g_strcmp0 (needed, ranks[i]) == 0)
        needs = i;
    }
  return has >= needs;
}

static void
test_allowed (Fixture *self, gconstpointer country)
{
  for (DeskLossStep step = 0; step < DESK_LOSS_N_STEPS; step++)
    for (guint i = 0; i < G_N_ELEMENTS (states); i++)
      for (guint j = 0; j < G_N_ELEMENTS (roles); j++)
        {
          gboolean is_draft = g_str_equal (states[i], "draft");
          g_autofree char *word = g_strdup_printf (" %s ", states[i]);
          const char *expected = NULL;

          desk_record_set_text (self->record, DESK_LOSS_STATE, is_draft ? NULL : states[i]);
          for (guint k = 0; k < 2; k++)
            desk_record_set_entry (self->record, DESK_LOSS_DOCUMENT_STATE, k == 0 ? "k1" : "k2",
                                   is_draft ? NULL : g_variant_new_string (states[i]));
          if (reaches (roles[j], allowed[step].role) && strstr (allowed[step].from, word) != NULL)
            expected = allowed[step].to != NULL ? allowed[step].to : states[i];
          g_assert_cmpstr (desk_loss_may_step (self->loss, step, NULL, roles[j]), ==, expected);
        }
}

static void
test_register (Fixture *self, gconstpointer country)
{
  g_autofree char *until = NULL;

  assert_states (self, NULL, "draft", "draft");
  g_assert_null (desk_loss_may_step (self->loss, DESK_LOSS_REGISTER, "k1", "head"));
  g_assert_false (take (self, DESK_LOSS_RETURN, NULL, NULL));
  g_assert_true (take (self, DESK_LOSS_REGISTER, NULL, NULL));
  assert_states (self, "registered", "registered", "registered");
  g_assert_cmpint (desk_record_get_integer (self->record, DESK_LOSS_DECLARED), ==, NOW);
  g_assert_cmpstr (desk_record_get_text (self->record, DESK_LOSS_OFFICER), ==, "o.1");
  g_assert_cmpstr (desk_record_get_text (self->record, DESK_LOSS_DESK), ==, "PL1-A");
  g_assert_nonnull (desk_record_get_text (self->record, DESK_LOSS_PROFILE));
  g_assert_false (take (self, DESK_LOSS_REGISTER, NULL, NULL));

  /* Archived by itself five years later, on the minute. */
  until = desk_wall_time_write (desk_profile_get_time_zone (self->profile),
                                desk_record_get_integer (self->record, DESK_LOSS_KEPT_UNTIL));
  g_assert_true (g_str_has_prefix (until, "2031-11-23"));
  g_assert_cmpstr (desk_loss_get_shown_state (self->loss, NOW), ==, "registered");
  g_assert_cmpstr (desk_loss_get_shown_state (self->loss,
                                              desk_record_get_integer (self->record, DESK_LOSS_KEPT_UNTIL)),
                   ==, "archived");
  /* What happens to it then is a fact all the same. */
  g_assert_true (take (self, DESK_LOSS_RETURN, NULL, NULL));
  g_assert_cmpstr (desk_loss_get_shown_state (self->loss, G_MAXINT64), ==, "returned");
}

/* One document after the other: the declaration is settled once each of them is. */
static void
test_documents (Fixture *self, gconstpointer country)
{
  g_assert_true (take (self, DESK_LOSS_REGISTER, NULL, NULL));
  g_assert_true (take (self, DESK_LOSS_MATCHED, "k1", NULL));
  assert_states (self, "matched", "matched", "registered");
  assert_event (self, 1, "matched", "k1", NULL);
  g_assert_true (take (self, DESK_LOSS_UNMATCHED, "k1", NULL));
  assert_states (self, "registered", "registered", "registered");
  g_assert_null (desk_loss_may_step (self->loss, DESK_LOSS_UNMATCHED, NULL, "head"));

  g_assert_true (take (self, DESK_LOSS_RETURN, "k1", "Віддав охоронець"));
  assert_states (self, "registered", "returned", "registered");
  assert_event (self, 3, "returned", "k1", "Віддав охоронець");
  g_assert_true (desk_loss_is_open (self->loss, NULL));
  g_assert_false (desk_loss_is_open (self->loss, "k1"));
  g_assert_true (desk_loss_is_open (self->loss, "k2"));
  g_assert_null (desk_loss_may_step (self->loss, DESK_LOSS_REISSUE, "k1", "head"));
  g_assert_null (desk_loss_may_step (self->loss, DESK_LOSS_REISSUE, "k3", "head"));

  g_assert_true (take (self, DESK_LOSS_REISSUE, NULL, NULL));
  assert_states (self, "reissued", "returned", "reissued");
  g_assert_false (desk_loss_is_open (self->loss, NULL));

  assert_fault (self, DESK_LOSS_REOPEN, " ", DESK_LOSS_EVENT_NOTE);
  g_assert_true (take (self, DESK_LOSS_REOPEN, "k1", "Описка"));
  assert_states (self, "registered", "registered", "reissued");
}

static void
test_withdraw (Fixture *self, gconstpointer country)
{
  g_assert_true (take (self, DESK_LOSS_REGISTER, NULL, NULL));
  g_assert_true (take (self, DESK_LOSS_WITHDRAW, NULL, NULL));
  assert_states (self, "withdrawn", "withdrawn", "withdrawn");
  assert_event (self, 1, "withdrawn", NULL, NULL);
}

/* A theft goes on in its statement. */
static void
test_stolen (Fixture *self, gconstpointer country)
{
  g_assert_true (take (self, DESK_LOSS_REGISTER, NULL, NULL));
  assert_fault (self, DESK_LOSS_TURN_STOLEN, NULL, DESK_LOSS_STATEMENT);
  desk_record_set_text (self->record, DESK_LOSS_STATEMENT, "s.1");
  g_assert_true (take (self, DESK_LOSS_TURN_STOLEN, NULL, NULL));
  assert_states (self, "stolen", "stolen", "stolen");
}

static void
test_annul (Fixture *self, gconstpointer country)
{
  g_assert_true (take (self, DESK_LOSS_REGISTER, NULL, NULL));
  g_assert_true (take (self, DESK_LOSS_RETURN, "k1", NULL));
  g_assert_false (take (self, DESK_LOSS_ANNUL, NULL, "Двічі"));
  self->hand.role = "head";
  assert_fault (self, DESK_LOSS_ANNUL, NULL, DESK_LOSS_EVENT_NOTE);
  g_assert_true (take (self, DESK_LOSS_ANNUL, NULL, "Двічі"));
  assert_states (self, "annulled", "annulled", "annulled");
  for (DeskLossStep step = 0; step < DESK_LOSS_N_STEPS; step++)
    g_assert_null (desk_loss_may_step (self->loss, step, NULL, "head"));
}

/* A document that is added later is looked for, and opens the declaration again. */
static void
test_amend (Fixture *self, gconstpointer country)
{
  g_assert_true (take (self, DESK_LOSS_REGISTER, NULL, NULL));
  g_assert_true (take (self, DESK_LOSS_RETURN, NULL, NULL));
  assert_fault (self, DESK_LOSS_AMEND, NULL, DESK_LOSS_EVENT_NOTE);
  desk_record_set_entry (self->record, DESK_LOSS_DOCUMENT, "k3", g_variant_new_string ("other"));
  g_assert_true (take (self, DESK_LOSS_AMEND, NULL, "Забули картку"));
  assert_states (self, "registered", "returned", "returned");
  g_assert_true (desk_loss_is_open (self->loss, "k3"));
  assert_event (self, 1, "returned", NULL, NULL);
}

static void
set_number (Fixture *self, DeskLossField field, const char *key, const char *text)
{
  desk_record_set_entry (self->record, field, key, g_variant_new_string (text));
}

/* Each number has its register; who attached it and when is noted, and what became of the documents stays. */
static void
test_number (Fixture *self, gconstpointer country)
{
  g_assert_true (take (self, DESK_LOSS_REGISTER, NULL, NULL));
  g_assert_true (take (self, DESK_LOSS_RETURN, "k1", NULL));
  g_assert_false (take (self, DESK_LOSS_NUMBER, NULL, NULL));
  self->hand.role = "duty";
  assert_fault (self, DESK_LOSS_NUMBER, NULL, DESK_LOSS_OFFICIAL);
  set_number (self, DESK_LOSS_OFFICIAL, "n1", "4417");
  assert_fault (self, DESK_LOSS_NUMBER, NULL, DESK_LOSS_OFFICIAL_KIND);
  set_number (self, DESK_LOSS_OFFICIAL_KIND, "n1", "eo");
  set_number (self, DESK_LOSS_OFFICIAL_KIND, "n2", "erdr");
  assert_fault (self, DESK_LOSS_NUMBER, NULL, DESK_LOSS_OFFICIAL);
  desk_record_set_entry (self->record, DESK_LOSS_OFFICIAL_KIND, "n2", NULL);
  g_assert_null (desk_loss_may_step (self->loss, DESK_LOSS_NUMBER, "k1", "duty"));
  g_assert_true (take (self, DESK_LOSS_NUMBER, NULL, NULL));
  assert_states (self, "registered", "returned", "registered");
  assert_event (self, 1, "returned", "k1", NULL);
  g_assert_cmpint (desk_record_get_entry_integer (self->record, DESK_LOSS_OFFICIAL_GIVEN, "n1"), ==, NOW);
  g_assert_cmpstr (desk_record_get_entry_text (self->record, DESK_LOSS_OFFICIAL_BY, "n1"), ==, "o.1");
}

static void
add (const char *name, void (*test) (Fixture *self, gconstpointer country))
{
  static const char *const countries[] = { "ua", "kz" };

  for (guint i = 0; i < G_N_ELEMENTS (countries); i++)
    {
      g_autofree char *path = g_strdup_printf ("/model/loss-step/%s/%s", countries[i], name);

      g_test_add (path, Fixture, countries[i], set_up, test, tear_down);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("allowed", test_allowed);
  add ("register", test_register);
  add ("documents", test_documents);
  add ("withdraw", test_withdraw);
  add ("stolen", test_stolen);
  add ("annul", test_annul);
  add ("amend", test_amend);
  add ("number", test_number);

  return g_test_run ();
}

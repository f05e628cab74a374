// SPDX-License-Identifier: GPL-3.0-or-later
// Who may do which step with a found document in which state, and what it writes, with both profiles.

#include "model/find-step.h"

#include <string.h>

/* Monday 23 November 2026, 15:00 in Kyiv, 18:00 in Almaty. */
#define NOW G_GINT64_CONSTANT (1795438800)
#define DAY 86400

static const char *const states[] = { "draft", "received",        "matched",  "notified", "handed_over",
                                      "sent",  "given_to_finder", "disposed", "annulled" };
static const char *const roles[] = { "communicator", "duty", "head", "hq", "auditor", NULL };

typedef struct
{
  DeskProfile *profile;
  DeskFind *find;
  DeskRecord *record;
  DeskPerson *holder;
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
  self->find =
      g_object_new (DESK_TYPE_FIND, "document", "id_card", "number", "001234567", "holder-surname",
                    "КОВАЛЕНКО", "holder-given-name", "МАРІЯ", "finder", "p.9", "cell", "сейф 2", NULL);
  self->record = DESK_RECORD (self->find);
  self->holder = g_object_new (DESK_TYPE_PERSON, "surname", "Коваленко", "given-name", "Марія", "birth",
                               "1985-03-12", NULL);
  desk_record_set_id (DESK_RECORD (self->holder), "p.1");
  self->hand = (DeskHand){ .officer = "o.1", .role = "communicator", .desk = "PL1-A", .now = NOW };
}

static void
tear_down (Fixture *self, gconstpointer country)
{
  g_object_unref (self->holder);
  g_object_unref (self->find);
  g_object_unref (self->profile);
}

static void
set (Fixture *self, DeskFindField field, const char *text)
{
  desk_record_set_text (self->record, field, text);
}

static gboolean
take (Fixture *self, DeskFindStep step, const char *note)
{
  return desk_find_take_step (self->find, self->profile, step, NULL, &self->hand, note);
}

static void
register_it (Fixture *self)
{
  g_assert_true (take (self, DESK_FIND_REGISTER, NULL));
}

static void
assert_fault (Fixture *self, DeskFindStep step, DeskPerson *receiver, const char *note, DeskFindField field)
{
  DeskFindField found;

  g_assert_nonnull (desk_find_find_step_fault (self->find, self->profile, step, receiver, note, &found));
  g_assert_cmpint (found, ==, field);
  g_assert_false (desk_find_take_step (self->find, self->profile, step, receiver, &self->hand, note));
}

static void
assert_state (Fixture *self, const char *state, guint n_events)
{
  g_autofree const char **keys = desk_record_list_keys (self->record, DESK_FIND_EVENT);

  g_assert_cmpstr (desk_record_get_text (self->record, DESK_FIND_STATE), ==, state);
  g_assert_cmpuint (g_strv_length ((char **)keys), ==, n_events);
  if (n_events > 0)
    {
      const char *last = keys[n_events - 1];

      g_assert_cmpstr (desk_record_get_entry_text (self->record, DESK_FIND_EVENT, last), ==, state);
      g_assert_cmpstr (desk_record_get_entry_text (self->record, DESK_FIND_EVENT_BY, last), ==, "o.1");
      g_assert_cmpint (desk_record_get_entry_integer (self->record, DESK_FIND_EVENT_AT, last), ==,
                       self->hand.now);
    }
}

#define OPEN " received matched notified "
#define LIVE OPEN "handed_over sent given_to_finder disposed "

/* What the table must say: for each step its first role, and the states it is done from. Everything else is refused. */
static const struct
{
  int rank; /* communicator, duty, head */
  const char *from;
  const char *to;
} allowed[] = {
  [DESK_FIND_REGISTER] = { 0, " draft ", "received" },
  [DESK_FIND_MATCHED] = { 0, OPEN, "matched" },
  [DESK_FIND_UNMATCHED] = { 0, " matched notified ", "received" },
  [DESK_FIND_NOTIFY] = { 0, OPEN, "notified" },
  [DESK_FIND_HAND_OVER] = { 0, OPEN, "handed_over" },
  [DESK_FIND_SEND] = { 1, OPEN, "sent" },
  [DESK_FIND_GIVE] = { 1, OPEN, "given_to_finder" },
  [DESK_FIND_DISPOSE] = { 2, OPEN, "disposed" },
  [DESK_FIND_ANNUL] = { 2, LIVE, "annulled" },
  [DESK_FIND_AMEND] = { 0, LIVE, NULL },
};

static void
test_allowed (Fixture *self, gconstpointer country)
{
  set (self, DESK_FIND_DOCUMENT, "other");
  desk_record_set_integer (self->record, DESK_FIND_RECEIVED, NOW - 366 * DAY);
  for (DeskFindStep step = 0; step < DESK_FIND_N_STEPS; step++)
    for (guint i = 0; i < G_N_ELEMENTS (states); i++)
      for (int j = 0; j < (int)G_N_ELEMENTS (roles); j++)
        {
          gboolean is_draft = g_str_equal (states[i], "draft");
          g_autofree char *word = g_strdup_printf (" %s ", states[i]);
          const char *expected = NULL;

          set (self, DESK_FIND_STATE, is_draft ? NULL : states[i]);
          if (j <= 2 && j >= allowed[step].rank && strstr (allowed[step].from, word) != NULL)
            expected = allowed[step].to != NULL ? allowed[step].to : states[i];
          g_assert_cmpstr (desk_find_may_step (self->find, self->profile, step, roles[j], NOW), ==, expected);
        }
}

static void
test_register (Fixture *self, gconstpointer country)
{
  g_assert_false (desk_find_is_open (self->find));
  register_it (self);
  assert_state (self, "received", 0);
  g_assert_true (desk_find_is_open (self->find));
  g_assert_cmpint (desk_record_get_integer (self->record, DESK_FIND_RECEIVED), ==, NOW);
  g_assert_cmpstr (desk_record_get_text (self->record, DESK_FIND_OFFICER), ==, "o.1");
  g_assert_cmpstr (desk_record_get_text (self->record, DESK_FIND_DESK), ==, "PL1-A");
  g_assert_nonnull (desk_record_get_text (self->record, DESK_FIND_PROFILE));
  g_assert_cmpint (desk_find_get_storage_end (self->find, self->profile), ==, NOW + 180 * DAY);

  assert_fault (self, DESK_FIND_NOTIFY, NULL, " ", DESK_FIND_EVENT_NOTE);
  g_assert_true (take (self, DESK_FIND_NOTIFY, "Телефоном"));
  assert_state (self, "notified", 1);
}

static void
test_holder (Fixture *self, gconstpointer country)
{
  DeskRecord *person = DESK_RECORD (self->holder);

  g_assert_true (desk_find_is_holder (self->find, self->holder));
  set (self, DESK_FIND_HOLDER_BIRTH, "1985");
  g_assert_true (desk_find_is_holder (self->find, self->holder));
  set (self, DESK_FIND_HOLDER_BIRTH, "1985-03-13");
  g_assert_false (desk_find_is_holder (self->find, self->holder));
  set (self, DESK_FIND_HOLDER_BIRTH, NULL);

  set (self, DESK_FIND_HOLDER_SURNAME, "KOVALENKO");
  set (self, DESK_FIND_HOLDER_GIVEN_NAME, "MARIIA");
  g_assert_false (desk_find_is_holder (self->find, self->holder));
  desk_record_set_text (person, DESK_PERSON_SURNAME_OTHER, "Kovalenko");
  desk_record_set_text (person, DESK_PERSON_GIVEN_NAME_OTHER, "Mariia");
  g_assert_true (desk_find_is_holder (self->find, self->holder));

  set (self, DESK_FIND_HOLDER_SURNAME, NULL);
  set (self, DESK_FIND_HOLDER_GIVEN_NAME, NULL);
  g_assert_false (desk_find_is_holder (self->find, self->holder));
}

static void
test_hand_over (Fixture *self, gconstpointer country)
{
  register_it (self);
  assert_fault (self, DESK_FIND_HAND_OVER, NULL, NULL, DESK_FIND_RECEIVER);
  assert_fault (self, DESK_FIND_HAND_OVER, self->holder, NULL, DESK_FIND_RECEIVER_DOCUMENT);
  set (self, DESK_FIND_RECEIVER_DOCUMENT, "bank_card");
  set (self, DESK_FIND_RECEIVER_NUMBER, "4149 4991");
  assert_fault (self, DESK_FIND_HAND_OVER, self->holder, NULL, DESK_FIND_RECEIVER_DOCUMENT);
  set (self, DESK_FIND_RECEIVER_DOCUMENT, "residence_permit");
  set (self, DESK_FIND_RECEIVER_NUMBER, " ");
  assert_fault (self, DESK_FIND_HAND_OVER, self->holder, NULL, DESK_FIND_RECEIVER_NUMBER);
  set (self, DESK_FIND_RECEIVER_NUMBER, "031234567");
  assert_fault (self, DESK_FIND_HAND_OVER, self->holder, NULL, DESK_FIND_SIGNATURE);
  set (self, DESK_FIND_SIGNATURE, "refused");
  assert_fault (self, DESK_FIND_HAND_OVER, self->holder, NULL, DESK_FIND_EVENT_NOTE);
  set (self, DESK_FIND_SIGNATURE, "paper");
  g_assert_true (
      desk_find_take_step (self->find, self->profile, DESK_FIND_HAND_OVER, self->holder, &self->hand, NULL));
  assert_state (self, "handed_over", 1);
  g_assert_cmpstr (desk_record_get_text (self->record, DESK_FIND_RECEIVER), ==, "p.1");
  g_assert_false (desk_find_is_open (self->find));
}

/* Somebody else needs a ground; the finder never gets a document on the way. */
static void
test_receiver (Fixture *self, gconstpointer country)
{
  g_autoptr (DeskPerson) other =
      g_object_new (DESK_TYPE_PERSON, "surname", "Шевчук", "given-name", "Іван", NULL);

  register_it (self);
  desk_record_set_id (DESK_RECORD (other), "p.9");
  set (self, DESK_FIND_RECEIVER_DOCUMENT, "id_card");
  set (self, DESK_FIND_RECEIVER_NUMBER, "007654321");
  set (self, DESK_FIND_SIGNATURE, "paper");
  assert_fault (self, DESK_FIND_HAND_OVER, other, NULL, DESK_FIND_RECEIVER);
  set (self, DESK_FIND_FINDER, "p.8");
  assert_fault (self, DESK_FIND_HAND_OVER, other, NULL, DESK_FIND_RECEIVER_BASIS);
  set (self, DESK_FIND_RECEIVER_BASIS, "relative");
  g_assert_true (
      desk_find_take_step (self->find, self->profile, DESK_FIND_HAND_OVER, other, &self->hand, NULL));

  g_assert_false (take (self, DESK_FIND_NOTIFY, "Телефоном"));
}

static void
test_send (Fixture *self, gconstpointer country)
{
  gboolean is_ua = g_str_equal (country, "ua");

  register_it (self);
  g_assert_null (desk_find_may_step (self->find, self->profile, DESK_FIND_SEND, "communicator", NOW));
  self->hand.role = "duty";
  assert_fault (self, DESK_FIND_SEND, NULL, NULL, DESK_FIND_AGENCY);
  set (self, DESK_FIND_AGENCY, "COURT");
  assert_fault (self, DESK_FIND_SEND, NULL, NULL, DESK_FIND_AGENCY);
  set (self, DESK_FIND_AGENCY, is_ua ? "DMS" : "CON");
  assert_fault (self, DESK_FIND_SEND, NULL, NULL, DESK_FIND_OUTGOING_NO);
  set (self, DESK_FIND_OUTGOING_NO, "45/12");
  g_assert_true (take (self, DESK_FIND_SEND, NULL));
  assert_state (self, "sent", 1);
}

/* Six months after the find was declared, to a finder who is identified and signs. */
static void
test_give (Fixture *self, gconstpointer country)
{
  gint64 term;

  register_it (self);
  self->hand.role = "duty";
  self->hand.now = NOW + 366 * DAY;
  set (self, DESK_FIND_DOCUMENT, "other");
  term = desk_find_get_finder_term (self->find, self->profile);
  g_assert_cmpint (term, >, NOW + 180 * DAY);
  g_assert_cmpint (term, <, NOW + 183 * DAY);
  g_assert_null (desk_find_may_step (self->find, self->profile, DESK_FIND_GIVE, "head", term));
  g_assert_nonnull (desk_find_may_step (self->find, self->profile, DESK_FIND_GIVE, "duty", term + 1));
  set (self, DESK_FIND_FINDER, NULL);
  g_assert_null (desk_find_may_step (self->find, self->profile, DESK_FIND_GIVE, "duty", term + 1));
  set (self, DESK_FIND_FINDER, "p.9");

  assert_fault (self, DESK_FIND_GIVE, NULL, NULL, DESK_FIND_RECEIVER_DOCUMENT);
  set (self, DESK_FIND_RECEIVER_DOCUMENT, "plate");
  assert_fault (self, DESK_FIND_GIVE, NULL, NULL, DESK_FIND_RECEIVER_DOCUMENT);
  set (self, DESK_FIND_RECEIVER_DOCUMENT, "id_card");
  assert_fault (self, DESK_FIND_GIVE, NULL, NULL, DESK_FIND_RECEIVER_NUMBER);
  set (self, DESK_FIND_RECEIVER_NUMBER, "007654321");
  assert_fault (self, DESK_FIND_GIVE, NULL, NULL, DESK_FIND_SIGNATURE);
  set (self, DESK_FIND_SIGNATURE, "refused");
  assert_fault (self, DESK_FIND_GIVE, NULL, NULL, DESK_FIND_EVENT_NOTE);
  set (self, DESK_FIND_SIGNATURE, "paper");
  set (self, DESK_FIND_RECEIVER_BASIS, "relative");
  g_assert_true (take (self, DESK_FIND_GIVE, NULL));
  assert_state (self, "given_to_finder", 1);
  g_assert_cmpstr (desk_record_get_text (self->record, DESK_FIND_RECEIVER), ==, "p.9");
  g_assert_null (desk_record_get_text (self->record, DESK_FIND_RECEIVER_BASIS));
}

/* Of all types of the profile the finder may keep only what is none of them; not knowing the type is no leave either. */
static void
test_official (Fixture *self, gconstpointer country)
{
  DeskVocabulary *types = desk_profile_get_vocabulary (self->profile, "document_types");
  g_autoptr (DeskPerson) finder = g_object_new (DESK_TYPE_PERSON, "surname", "Бойко", NULL);

  register_it (self);
  desk_record_set_id (DESK_RECORD (finder), "p.9");
  self->hand.role = "head";
  self->hand.now = NOW + 3660 * DAY;
  set (self, DESK_FIND_RECEIVER_DOCUMENT, "id_card");
  set (self, DESK_FIND_RECEIVER_NUMBER, "007654321");
  set (self, DESK_FIND_SIGNATURE, "paper");
  g_assert_cmpuint (desk_vocabulary_get_length (types), >, 10);
  for (guint i = 0; i <= desk_vocabulary_get_length (types); i++)
    {
      const char *type = i < desk_vocabulary_get_length (types)
                             ? desk_term_get_code (desk_vocabulary_get_term_at (types, i))
                             : "unheard_of";

      if (g_str_equal (type, "other"))
        continue;
      set (self, DESK_FIND_DOCUMENT, type);
      g_assert_false (desk_find_may_finder_keep (self->find, self->profile));
      g_assert_cmpint (desk_find_get_finder_term (self->find, self->profile), ==, 0);
      g_assert_false (take (self, DESK_FIND_GIVE, NULL));
      assert_fault (self, DESK_FIND_HAND_OVER, finder, NULL, DESK_FIND_RECEIVER);
    }
}

static void
test_end (Fixture *self, gconstpointer country)
{
  register_it (self);
  self->hand.role = "head";
  assert_fault (self, DESK_FIND_DISPOSE, NULL, NULL, DESK_FIND_EVENT_NOTE);
  g_assert_true (take (self, DESK_FIND_DISPOSE, "Акт № 4: вицвів"));
  assert_state (self, "disposed", 1);
  assert_fault (self, DESK_FIND_AMEND, NULL, NULL, DESK_FIND_EVENT_NOTE);
  g_assert_true (take (self, DESK_FIND_AMEND, "Описка"));
  assert_state (self, "disposed", 1);
  assert_fault (self, DESK_FIND_ANNUL, NULL, "", DESK_FIND_EVENT_NOTE);
  g_assert_true (take (self, DESK_FIND_ANNUL, "Двічі"));
  assert_state (self, "annulled", 2);
  for (DeskFindStep step = 0; step < DESK_FIND_N_STEPS; step++)
    g_assert_null (desk_find_may_step (self->find, self->profile, step, "head", NOW + 400 * DAY));
}

static void
add (const char *name, void (*test) (Fixture *self, gconstpointer country))
{
  static const char *const countries[] = { "ua", "kz" };

  for (guint i = 0; i < G_N_ELEMENTS (countries); i++)
    {
      g_autofree char *path = g_strdup_printf ("/model/find-step/%s/%s", countries[i], name);

      g_test_add (path, Fixture, countries[i], set_up, test, tear_down);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("allowed", test_allowed);
  add ("register", test_register);
  add ("holder", test_holder);
  add ("hand-over", test_hand_over);
  add ("receiver", test_receiver);
  add ("send", test_send);
  add ("give", test_give);
  add ("official", test_official);
  add ("end", test_end);

  return g_test_run ();
}

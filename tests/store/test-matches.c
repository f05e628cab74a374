// SPDX-License-Identifier: GPL-3.0-or-later
// Lost and found documents that may be one: in both orders, by number and by name, decided and undone.

#include "store/matches.h"

#include "desk-fixture.h"
#include "model/loss-step.h"
#include "model/match.h"
#include "model/statement.h"
#include "store/records.h"

#include <string.h>

#define DAYS 30
#define DAY 86400
#define TODAY "2026-05-28" /* of NOW, in Kyiv and in UTC */

/* The profile is needed where steps are taken. */
static DeskProfile *
load_profile (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = g_resources_lookup_data ("/org/dutydesk/DutyDesk/profiles/ua.json", 0, &error);
  DeskProfile *profile;

  g_assert_no_error (error);
  profile = desk_profile_new_from_bytes (json, "ua", &error);
  g_assert_no_error (error);
  return profile;
}

static DeskRecord *
make_person (Desk *desk, const char *surname, const char *given_name)
{
  DeskRecord *person = g_object_new (DESK_TYPE_PERSON, "surname", surname, "given-name", given_name, NULL);

  desk_save_one (desk, person, NULL, NOW);
  return person;
}

static void
set (DeskRecord *record, guint field, const char *key, const char *value)
{
  desk_record_set_entry (record, field, key, value != NULL ? g_variant_new_string (value) : NULL);
}

/* A loss of one document, which the applicant missed on a day. */
static DeskRecord *
make_loss (Desk *desk, DeskRecord *applicant, const char *type, const char *number, const char *missed)
{
  DeskRecord *loss =
      g_object_new (DESK_TYPE_LOSS, "state", "registered", "declared", NOW, "missed", missed, NULL);

  if (applicant != NULL)
    desk_record_set_text (loss, DESK_LOSS_APPLICANT, desk_record_get_id (applicant));
  set (loss, DESK_LOSS_DOCUMENT, "k1", type);
  set (loss, DESK_LOSS_DOCUMENT_NUMBER, "k1", number);
  desk_save_one (desk, loss, NULL, NOW);
  return loss;
}

static DeskRecord *
make_theft (Desk *desk, DeskRecord *applicant, const char *type, const char *number)
{
  DeskRecord *theft = g_object_new (DESK_TYPE_STATEMENT, "state", "registered", "kind", "document_theft",
                                    "submitted", NOW, "event-from", TODAY, NULL);

  if (applicant != NULL)
    desk_record_set_text (theft, DESK_STATEMENT_APPLICANT, desk_record_get_id (applicant));
  set (theft, DESK_STATEMENT_DOCUMENT, "k1", type);
  set (theft, DESK_STATEMENT_DOCUMENT_NUMBER, "k1", number);
  desk_save_one (desk, theft, NULL, NOW);
  return theft;
}

static DeskRecord *
make_find (Desk *desk, const char *type, const char *number, const char *surname, const char *given_name,
           const char *found)
{
  DeskRecord *find =
      g_object_new (DESK_TYPE_FIND, "state", "received", "received", NOW, "document", type, "number", number,
                    "holder-surname", surname, "holder-given-name", given_name, "found", found, NULL);

  desk_save_one (desk, find, NULL, NOW);
  return find;
}

static void
change (Desk *desk, DeskRecord *record, guint field, const char *value)
{
  g_autoptr (DeskRecord) shown = desk_record_copy (record);

  desk_record_set_text (record, field, value);
  desk_save_one (desk, record, shown, NOW);
}

static gint64
count (Desk *desk, gint64 days, gint64 now)
{
  g_autoptr (GError) error = NULL;
  gint64 n;

  g_assert_true (desk_matches_count (desk->database, days, now, &n, &error));
  g_assert_no_error (error);
  return n;
}

#define assert_count(n) g_assert_cmpint (count (desk, DAYS, NOW), ==, n)

/* "S" strong, "w" weak, with the verdict behind it: "S w" "Ssame". */
static char *
describe (GPtrArray *matches)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < matches->len; i++)
    {
      const DeskMatch *match = g_ptr_array_index (matches, i);

      g_string_append_printf (text, "%s%s%s", i > 0 ? " " : "", match->strong ? "S" : "w",
                              match->verdict != NULL ? match->verdict : "");
    }
  return g_string_free_and_steal (text);
}

static void
assert_list (Desk *desk, DeskRecord *record, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) matches =
      desk_matches_list (desk->database, desk_record_get_id (record), DAYS, NOW, NULL, &error);
  g_autofree char *description = NULL;

  g_assert_no_error (error);
  description = describe (matches);
  g_assert_cmpstr (description, ==, expected);
}

static void
assert_search (Desk *desk, DeskMatchQuery query, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) matches = NULL;
  g_autofree char *description = NULL;

  query.now = NOW;
  query.days = DAYS;
  query.limit = query.limit != 0 ? query.limit : 10;
  matches = desk_matches_search (desk->database, &query, NULL, &error);
  g_assert_no_error (error);
  description = describe (matches);
  g_assert_cmpstr (description, ==, expected);
  for (guint i = 0; i < matches->len; i++)
    {
      const DeskMatch *match = g_ptr_array_index (matches, i);

      g_assert_true ((match->find == NULL) == query.found);
      g_assert_true ((match->loss == NULL) != query.found);
      g_assert_true ((match->document == NULL) != query.found);
    }
}

/* The number as it is written, and as somebody else wrote it; whichever side comes first. */
static void
test_number (Desk *desk, gconstpointer data)
{
  g_autoptr (DeskRecord) loss = make_loss (desk, NULL, "passport_book", "КН 123456", "2026-01-10");
  g_autoptr (DeskRecord) other = make_loss (desk, NULL, "passport_book", "КН123457", TODAY);
  g_autoptr (DeskRecord) find = NULL, second = NULL, late_loss = NULL;

  assert_count (0);
  find = make_find (desk, "passport_book", "kh123456", NULL, NULL, TODAY);
  assert_count (1);
  assert_list (desk, loss, "S");
  assert_list (desk, find, "S");
  assert_list (desk, other, "");

  second = make_find (desk, "passport_book", "КН123458", NULL, NULL, TODAY);
  assert_list (desk, second, "");
  late_loss = make_loss (desk, NULL, "passport_book", "KH-123458", TODAY);
  assert_list (desk, second, "S");
  assert_list (desk, late_loss, "S");
  assert_count (2);

  /* Of another type it is another document. */
  change (desk, second, DESK_FIND_DOCUMENT, "driving_licence");
  assert_count (1);
  change (desk, second, DESK_FIND_DOCUMENT, "passport_book");
  assert_count (2);
}

/* What is written for want of a number tells nothing. */
static void
test_stopgap (Desk *desk, gconstpointer data)
{
  static const char *const numbers[] = { "б/н", "000000", "-", NULL };

  for (guint i = 0; numbers[i] != NULL; i++)
    {
      g_autoptr (DeskRecord) loss = make_loss (desk, NULL, "other", numbers[i], TODAY);
      g_autoptr (DeskRecord) find = make_find (desk, "other", numbers[i], NULL, NULL, TODAY);

      assert_search (desk, (DeskMatchQuery){ .found = TRUE, .type = "other", .number = numbers[i] }, "");
    }
  assert_count (0);
}

static void
test_name (Desk *desk, gconstpointer data)
{
  g_autoptr (DeskRecord) maria = make_person (desk, "Коваленко", "Марія");
  g_autoptr (DeskRecord) loss = make_loss (desk, maria, "id_card", NULL, "2026-05-01");
  g_autoptr (DeskRecord) find = make_find (desk, "id_card", NULL, "КОВАЛЕНКО", "МАРІЯ", "2026-05-31");
  g_autoptr (DeskRecord) far = make_find (desk, "id_card", NULL, "Коваленко", "Марія", "2026-06-01");
  g_autoptr (DeskRecord) other_type = make_find (desk, "passport_book", NULL, "Коваленко", "Марія", TODAY);
  g_autoptr (DeskRecord) no_name = make_find (desk, "id_card", NULL, "Коваленко", NULL, TODAY);

  assert_list (desk, loss, "w");
  assert_list (desk, find, "w");
  assert_list (desk, far, "");
  assert_list (desk, other_type, "");
  assert_list (desk, no_name, "");
  assert_count (1);
  g_assert_cmpint (count (desk, 31, NOW), ==, 2);
  g_assert_cmpint (count (desk, 29, NOW), ==, 0);

  /* Both a number and a name: one pair, a strong one. */
  change (desk, find, DESK_FIND_NUMBER, "001234567");
  {
    g_autoptr (DeskRecord) shown = desk_record_copy (loss);

    set (loss, DESK_LOSS_DOCUMENT_NUMBER, "k1", "001234567");
    desk_save_one (desk, loss, shown, NOW);
  }
  assert_list (desk, loss, "S");
  assert_count (1);
}

/* Lost between the day it was last seen and the day it was missed; the near ones come first. */
static void
test_range (Desk *desk, gconstpointer data)
{
  g_autoptr (DeskRecord) maria = make_person (desk, "Коваленко", "Марія");
  g_autoptr (DeskRecord) loss = make_loss (desk, maria, "id_card", NULL, "2026-05-20");
  g_autoptr (DeskRecord) late = make_find (desk, "id_card", NULL, "Коваленко", "Марія", "2026-05-25");
  g_autoptr (DeskRecord) early = make_find (desk, "id_card", NULL, "Коваленко", "Марія", "2026-04-15");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) matches = NULL;

  assert_list (desk, early, "");
  change (desk, loss, DESK_LOSS_HAD, "2026-04-01T18:30");
  matches = desk_matches_list (desk->database, desk_record_get_id (loss), DAYS, NOW, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (matches->len, ==, 2);
  g_assert_cmpstr (((DeskMatch *)g_ptr_array_index (matches, 0))->find, ==, desk_record_get_id (early));
  g_assert_cmpuint (((DeskMatch *)g_ptr_array_index (matches, 0))->apart, ==, 0);
  g_assert_cmpuint (((DeskMatch *)g_ptr_array_index (matches, 1))->apart, ==, 5);
}

/* The holder is the applicant unless somebody else is named; whose name changed is found by the new one. */
static void
test_holder (Desk *desk, gconstpointer data)
{
  g_autoptr (DeskRecord) mother = make_person (desk, "Коваленко", "Марія");
  g_autoptr (DeskRecord) child = make_person (desk, "Коваленко", "Ілля");
  g_autoptr (DeskRecord) loss = make_loss (desk, mother, "id_card", NULL, TODAY);
  g_autoptr (DeskRecord) find = make_find (desk, "id_card", NULL, "Коваленко", "Ілля", TODAY);
  g_autoptr (DeskRecord) shown = desk_record_copy (loss);

  assert_count (0);
  set (loss, DESK_LOSS_DOCUMENT_HOLDER, "k1", desk_record_get_id (child));
  desk_save_one (desk, loss, shown, NOW);
  assert_list (desk, find, "w");

  change (desk, child, DESK_PERSON_GIVEN_NAME, "Ігор");
  assert_count (0);
  change (desk, child, DESK_PERSON_SURNAME_OTHER, "KOVALENKO");
  change (desk, child, DESK_PERSON_GIVEN_NAME_OTHER, "ILLIA");
  change (desk, find, DESK_FIND_HOLDER_SURNAME, "Kovalenko");
  change (desk, find, DESK_FIND_HOLDER_GIVEN_NAME, "Illia");
  assert_list (desk, find, "w");

  change (desk, child, DESK_PERSON_SURNAME, "Бондар-Мельник");
  change (desk, find, DESK_FIND_HOLDER_SURNAME, "Мельник");
  change (desk, find, DESK_FIND_HOLDER_GIVEN_NAME, "Ігор");
  assert_list (desk, find, "w");
  change (desk, child, DESK_PERSON_SURNAME, "Бондар");
  assert_count (0);
}

/* The person is typed in the same form and saved with the loss. */
static void
test_new_person (Desk *desk, gconstpointer data)
{
  g_autoptr (DeskRecord) find = make_find (desk, "id_card", NULL, "Коваленко", "Марія", TODAY);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (DeskRecord) person =
          g_object_new (DESK_TYPE_PERSON, "surname", "Коваленко", "given-name", "Марія", NULL);
      g_autoptr (DeskRecord) loss =
          g_object_new (DESK_TYPE_LOSS, "state", "registered", "declared", NOW, "missed", TODAY, NULL);
      g_autoptr (DeskSave) save = desk_save_new ("4417", NOW, desk->zone);

      set (loss, DESK_LOSS_DOCUMENT, "k1", "id_card");
      desk_save_add (save, i == 0 ? person : loss, NULL, 0, NULL);
      desk_save_add (save, i == 0 ? loss : person, NULL, 0, NULL);
      desk_save_link (save, loss, DESK_LOSS_APPLICANT, person);
      desk_run_save (desk, save);
      assert_list (desk, loss, "w");
    }
  assert_list (desk, find, "w w");
}

static void
test_theft (Desk *desk, gconstpointer data)
{
  g_autoptr (DeskRecord) maria = make_person (desk, "Коваленко", "Марія");
  g_autoptr (DeskRecord) by_number = make_theft (desk, NULL, "id_card", "001234567");
  g_autoptr (DeskRecord) find = make_find (desk, "id_card", "001234567", "Коваленко", "Марія", TODAY);
  g_autoptr (DeskRecord) by_name = make_theft (desk, maria, "id_card", NULL);

  assert_list (desk, find, "S w");
  assert_list (desk, by_name, "w");
  assert_search (desk, (DeskMatchQuery){ .found = TRUE, .type = "id_card", .number = "001234567" }, "S");
  change (desk, by_number, DESK_STATEMENT_STATE, "closed");
  assert_list (desk, find, "S w");
  change (desk, by_number, DESK_STATEMENT_STATE, "superseded");
  assert_list (desk, find, "w");
}

/* Only what still waits: a document that was returned, a find that was handed over, a declaration that is archived. */
static void
test_open (Desk *desk, gconstpointer data)
{
  static const char *const closed[] = {
    "handed_over", "sent", "given_to_finder", "disposed", "annulled", NULL
  };
  static const char *const settled[] = { "returned", "reissued", "withdrawn", "stolen", NULL };
  g_autoptr (DeskRecord) loss = make_loss (desk, NULL, "id_card", "001234567", TODAY);
  g_autoptr (DeskRecord) find = make_find (desk, "id_card", "001234567", NULL, NULL, TODAY);
  g_autoptr (DeskRecord) shown = NULL;

  for (guint i = 0; closed[i] != NULL; i++)
    {
      change (desk, find, DESK_FIND_STATE, closed[i]);
      assert_count (0);
      change (desk, find, DESK_FIND_STATE, "notified");
      assert_count (1);
    }
  for (guint i = 0; settled[i] != NULL; i++)
    {
      g_autoptr (DeskRecord) before = desk_record_copy (loss);
      g_autoptr (DeskRecord) after = NULL;

      set (loss, DESK_LOSS_DOCUMENT_STATE, "k1", settled[i]);
      desk_save_one (desk, loss, before, NOW);
      assert_count (0);
      after = desk_record_copy (loss);
      set (loss, DESK_LOSS_DOCUMENT_STATE, "k1", NULL);
      desk_save_one (desk, loss, after, NOW);
      assert_count (1);
    }

  shown = desk_record_copy (loss);
  desk_record_set_integer (loss, DESK_LOSS_KEPT_UNTIL, NOW + 5);
  desk_save_one (desk, loss, shown, NOW);
  g_assert_cmpint (count (desk, DAYS, NOW + 4), ==, 1);
  g_assert_cmpint (count (desk, DAYS, NOW + 5), ==, 0);
  change (desk, loss, DESK_LOSS_STATE, "annulled");
  assert_count (0);
}

/* While typing: what is there of the other side, the strong ones first. */
static void
test_typing (Desk *desk, gconstpointer data)
{
  g_autoptr (DeskRecord) maria = make_person (desk, "Коваленко", "Марія");
  g_autoptr (DeskRecord) loss = make_loss (desk, maria, "id_card", "001234567", TODAY);
  g_autoptr (DeskRecord) nameless = make_loss (desk, NULL, "id_card", "001234568", TODAY);
  g_autoptr (DeskRecord) find = make_find (desk, "id_card", "009876543", "Бондар", "Олег", TODAY);
  DeskMatchQuery query = { .found = TRUE, .type = "id_card" };

  assert_search (desk, query, "");
  query.number = "00123456";
  assert_search (desk, query, "");
  query.number = "001 234 568";
  assert_search (desk, query, "S");
  query.surname = "коваленко";
  assert_search (desk, query, "S");
  query.given_name = "марія";
  assert_search (desk, query, "S w");
  query.limit = 1;
  assert_search (desk, query, "S");
  query.limit = 10;
  query.number = "001234567";
  assert_search (desk, query, "S");
  query.number = NULL;
  query.at = NOW - 29 * DAY;
  assert_search (desk, query, "w");
  query.at = NOW - 32 * DAY;
  assert_search (desk, query, "");
  query.type = NULL;
  query.at = 0;
  assert_search (desk, query, "");

  query = (DeskMatchQuery){ .found = FALSE, .type = "id_card", .number = "009876543" };
  assert_search (desk, query, "S");
  query.ignore = desk_record_get_id (find);
  assert_search (desk, query, "");
  query = (DeskMatchQuery){ .type = "id_card", .surname = "Бондар", .given_name = "Олег" };
  assert_search (desk, query, "w");
}

/* An officer decides, and takes it back; nobody is asked again about what was decided. */
static void
test_verdicts (Desk *desk, gconstpointer data)
{
  g_autoptr (DeskProfile) profile = load_profile ();
  const DeskHand hand = { "o.1", "communicator", "PL1-A", NOW };
  g_autoptr (DeskRecord) maria = make_person (desk, "Коваленко", "Марія");
  g_autoptr (DeskRecord) loss = make_loss (desk, maria, "id_card", "001234567", TODAY);
  g_autoptr (DeskRecord) again = make_loss (desk, maria, "id_card", "001234567", TODAY);
  g_autoptr (DeskRecord) namesake = make_loss (desk, maria, "id_card", "007654321", TODAY);
  g_autoptr (DeskRecord) find = make_find (desk, "id_card", "001234567", "Коваленко", "Марія", TODAY);
  static const struct
  {
    const char *verdict;
    const char *of_find;
    const char *of_loss;
  } turns[] = {
    { DESK_MATCH_DIFFERENT, "S w Sdifferent", "Sdifferent" },
    { NULL, "S S w", "S" },
    /* One that is found is recognised by its number alone. */
    { DESK_MATCH_SAME, "S Ssame", "Ssame" },
    { NULL, "S S w", "S" },
    { DESK_MATCH_SAME, "S Ssame", "Ssame" },
    { DESK_MATCH_DIFFERENT, "S w Sdifferent", "Sdifferent" },
  };

  assert_list (desk, find, "S S w");
  for (guint i = 0; i < G_N_ELEMENTS (turns); i++)
    {
      g_autoptr (DeskRecord) find_before = desk_record_copy (find);
      g_autoptr (DeskRecord) loss_before = desk_record_copy (loss);
      g_autoptr (DeskSave) save = desk_save_new ("4417", NOW, desk->zone);

      g_assert_true (desk_match_decide (DESK_FIND (find), loss, "k1", turns[i].verdict, profile, &hand));
      desk_save_add (save, find, find_before, 0, NULL);
      desk_save_add (save, loss, loss_before, 0, NULL);
      desk_run_save (desk, save);
      assert_list (desk, find, turns[i].of_find);
      assert_list (desk, loss, turns[i].of_loss);
    }

  /* A form that amends either of them knows of it too. */
  assert_search (desk,
                 (DeskMatchQuery){ .found = TRUE,
                                   .type = "id_card",
                                   .number = "001234567",
                                   .ignore = desk_record_get_id (find) },
                 "Sdifferent S");
  assert_search (desk,
                 (DeskMatchQuery){ .type = "id_card",
                                   .number = "001234567",
                                   .ignore = desk_record_get_id (loss),
                                   .document = "k1" },
                 "Sdifferent");
}

/* Whoever declares it again is shown what is declared already. */
static void
test_declared (Desk *desk, gconstpointer data)
{
  g_autoptr (DeskRecord) loss = make_loss (desk, NULL, "passport_book", "КН123456", TODAY);
  g_autoptr (DeskRecord) theft = make_theft (desk, NULL, "passport_book", "KH123456");
  g_autoptr (DeskRecord) find = make_find (desk, "passport_book", "КН123456", NULL, NULL, TODAY);
  const char *ignore[] = { NULL, desk_record_get_id (loss), desk_record_get_id (theft) };
  const guint expected[] = { 2, 1, 1 };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ignore); i++)
    {
      g_autoptr (GPtrArray) matches = desk_matches_list_declared (desk->database, "passport_book",
                                                                  "кн 123456", ignore[i], NOW, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (matches->len, ==, expected[i]);
      for (guint j = 0; j < matches->len; j++)
        g_assert_cmpstr (((DeskMatch *)g_ptr_array_index (matches, j))->document, ==, "k1");
    }

  change (desk, loss, DESK_LOSS_STATE, "annulled");
  {
    g_autoptr (GPtrArray) matches =
        desk_matches_list_declared (desk->database, "passport_book", "КН123456", NULL, NOW, NULL, &error);

    g_assert_cmpuint (matches->len, ==, 1);
    g_assert_cmpstr (((DeskMatch *)g_ptr_array_index (matches, 0))->loss, ==, desk_record_get_id (theft));
  }
  g_assert_cmpuint (desk_record_get_integer (find, DESK_FIND_RECEIVED), ==, NOW);
}

/* A thousand people with one name and one stopgap number cost little and hide nobody who is near. */
static void
test_crowd (Desk *desk, gconstpointer data)
{
  g_autoptr (DeskRecord) maria = make_person (desk, "Коваленко", "Марія");
  g_autoptr (DeskRecord) near = NULL, find = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) matches = NULL;

  for (guint i = 0; i < 100; i++)
    g_object_unref (make_loss (desk, maria, "id_card", "123", "2026-02-01"));
  near = make_loss (desk, maria, "id_card", "123", "2026-05-27");
  find = make_find (desk, "id_card", "123", "Коваленко", "Марія", TODAY);
  matches = desk_matches_list (desk->database, desk_record_get_id (find), DAYS, NOW, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (matches->len, ==, 64);
  g_assert_cmpstr (((DeskMatch *)g_ptr_array_index (matches, 0))->loss, ==, desk_record_get_id (near));
  assert_search (desk, (DeskMatchQuery){ .found = TRUE, .type = "id_card", .number = "123", .limit = 3 },
                 "S S S");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  desk_test ("/matches/number", test_number);
  desk_test ("/matches/stopgap", test_stopgap);
  desk_test ("/matches/name", test_name);
  desk_test ("/matches/range", test_range);
  desk_test ("/matches/holder", test_holder);
  desk_test ("/matches/new-person", test_new_person);
  desk_test ("/matches/theft", test_theft);
  desk_test ("/matches/open", test_open);
  desk_test ("/matches/typing", test_typing);
  desk_test ("/matches/verdicts", test_verdicts);
  desk_test ("/matches/declared", test_declared);
  desk_test ("/matches/crowd", test_crowd);
  return g_test_run ();
}

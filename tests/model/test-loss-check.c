// SPDX-License-Identifier: GPL-3.0-or-later
// What is asked of a declaration of loss before it is registered, with both profiles.

#include "model/loss-check.h"

/* Monday 23 November 2026, 15:00 in Kyiv, 18:00 in Almaty. */
#define NOW G_GINT64_CONSTANT (1795438800)

typedef struct
{
  DeskProfile *profile;
  DeskLoss *loss;
  DeskRecord *record;
  DeskPerson *person;
  GHashTable *holders;
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
  self->person = g_object_new (DESK_TYPE_PERSON, "surname", "Коваленко", "given-name", "Марія", "birth",
                               "1985-03-12", NULL);
  self->holders = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  self->loss = g_object_new (DESK_TYPE_LOSS, "applicant", "p.1", "circumstance", "lost", "missed",
                             "2026-11-22", "place", "маршрутка № 5", NULL);
  self->record = DESK_RECORD (self->loss);
  desk_record_set_entry (self->record, DESK_LOSS_DOCUMENT, "k1", g_variant_new_string ("id_card"));
  desk_record_set_entry (self->record, DESK_LOSS_DOCUMENT_NUMBER, "k1", g_variant_new_string ("001234567"));
}

static void
tear_down (Fixture *self, gconstpointer country)
{
  g_object_unref (self->loss);
  g_hash_table_unref (self->holders);
  g_object_unref (self->person);
  g_object_unref (self->profile);
}

/* The level of what is found at a field, -1 where nothing is. */
static int
find_at (Fixture *self, DeskLossField field, const char *key)
{
  g_autoptr (GArray) findings =
      desk_loss_check (self->loss, self->person, self->holders, self->profile, "en", NOW);
  int level = -1;

  for (guint i = 0; i < findings->len; i++)
    {
      DeskFinding *finding = &g_array_index (findings, DeskFinding, i);

      g_assert_nonnull (finding->message);
      if (finding->field == field && g_strcmp0 (finding->key, key) == 0)
        level = MAX (level, (int)finding->level);
    }
  return level;
}

#define assert_error(field, key) g_assert_cmpint (find_at (self, field, key), ==, DESK_FINDING_ERROR)
#define assert_warning(field, key) g_assert_cmpint (find_at (self, field, key), ==, DESK_FINDING_WARNING)
#define assert_fine(field, key) g_assert_cmpint (find_at (self, field, key), ==, -1)

static void
set (Fixture *self, DeskLossField field, const char *text)
{
  desk_record_set_text (self->record, field, text);
}

static void
set_entry (Fixture *self, DeskLossField field, const char *key, const char *text)
{
  desk_record_set_entry (self->record, field, key, text != NULL ? g_variant_new_string (text) : NULL);
}

static void
test_well (Fixture *self, gconstpointer country)
{
  g_autoptr (GArray) findings = desk_loss_check (self->loss, self->person, NULL, self->profile, "en", NOW);

  g_assert_cmpuint (findings->len, ==, 0);
}

/* The first finding is where the focus goes: the first field of the form. */
static void
test_empty (Fixture *self, gconstpointer country)
{
  g_autoptr (DeskLoss) loss = g_object_new (DESK_TYPE_LOSS, NULL);
  g_autoptr (GArray) findings = desk_loss_check (loss, NULL, NULL, self->profile, "en", NOW);
  const DeskLossField expected[] = { DESK_LOSS_APPLICANT, DESK_LOSS_DOCUMENT, DESK_LOSS_HAD, DESK_LOSS_PLACE,
                                     DESK_LOSS_CIRCUMSTANCE };

  g_assert_cmpuint (findings->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < findings->len; i++)
    {
      g_assert_cmpint (g_array_index (findings, DeskFinding, i).field, ==, expected[i]);
      g_assert_cmpint (g_array_index (findings, DeskFinding, i).level, ==, DESK_FINDING_ERROR);
    }
}

static void
test_applicant (Fixture *self, gconstpointer country)
{
  desk_record_set_text (DESK_RECORD (self->person), DESK_PERSON_GIVEN_NAME, " ");
  assert_error (DESK_LOSS_APPLICANT, NULL);
  desk_record_set_text (DESK_RECORD (self->person), DESK_PERSON_ORGANISATION, "Школа № 3");
  assert_fine (DESK_LOSS_APPLICANT, NULL);

  /* A child is not sent away; who came along is written down. A suspicion is dealt with the same way. */
  desk_record_set_text (DESK_RECORD (self->person), DESK_PERSON_BIRTH, "2012-01-01");
  assert_warning (DESK_LOSS_APPLICANT, NULL);
  assert_fine (DESK_LOSS_THEFT_SUSPECTED, NULL);
  desk_record_set_boolean (self->record, DESK_LOSS_THEFT_SUSPECTED, TRUE);
  assert_warning (DESK_LOSS_THEFT_SUSPECTED, NULL);
}

static void
test_when (Fixture *self, gconstpointer country)
{
  set (self, DESK_LOSS_MISSED, NULL);
  assert_error (DESK_LOSS_HAD, NULL);
  set (self, DESK_LOSS_HAD, "2026-11-20");
  assert_fine (DESK_LOSS_HAD, NULL);

  set (self, DESK_LOSS_MISSED, "2026-11-19");
  assert_error (DESK_LOSS_MISSED, NULL);
  set (self, DESK_LOSS_MISSED, "2026-11-20T10:00");
  assert_fine (DESK_LOSS_MISSED, NULL);
  set (self, DESK_LOSS_HAD, "2026-11-20T10:01");
  assert_error (DESK_LOSS_MISSED, NULL);

  set (self, DESK_LOSS_MISSED, "2026-11-24");
  assert_error (DESK_LOSS_MISSED, NULL);
  set (self, DESK_LOSS_MISSED, "2026-11-23T23:59");
  assert_error (DESK_LOSS_MISSED, NULL);
  set (self, DESK_LOSS_MISSED, "2026-02-30");
  assert_error (DESK_LOSS_MISSED, NULL);
  assert_fine (DESK_LOSS_HAD, NULL);
}

static void
test_where (Fixture *self, gconstpointer country)
{
  set (self, DESK_LOSS_PLACE, "  ");
  assert_error (DESK_LOSS_PLACE, NULL);
  desk_record_set_boolean (self->record, DESK_LOSS_PLACE_UNKNOWN, TRUE);
  assert_fine (DESK_LOSS_PLACE, NULL);
  set (self, DESK_LOSS_CIRCUMSTANCE, "stolen");
  assert_error (DESK_LOSS_CIRCUMSTANCE, NULL);
}

/* What is not known can be said to be not known. */
static void
test_number (Fixture *self, gconstpointer country)
{
  set_entry (self, DESK_LOSS_DOCUMENT_NUMBER, "k1", NULL);
  assert_error (DESK_LOSS_DOCUMENT_NUMBER, "k1");
  set_entry (self, DESK_LOSS_DOCUMENT_SOURCE, "k1", "memory");
  assert_error (DESK_LOSS_DOCUMENT_NUMBER, "k1");
  set_entry (self, DESK_LOSS_DOCUMENT_SOURCE, "k1", "unknown");
  assert_fine (DESK_LOSS_DOCUMENT_NUMBER, "k1");

  set_entry (self, DESK_LOSS_DOCUMENT_NUMBER, "k1", "00123456");
  assert_warning (DESK_LOSS_DOCUMENT_NUMBER, "k1");
  set_entry (self, DESK_LOSS_DOCUMENT_NUMBER, "k1", "001 234 567");
  assert_fine (DESK_LOSS_DOCUMENT_NUMBER, "k1");

  set_entry (self, DESK_LOSS_DOCUMENT, "k1", NULL);
  assert_error (DESK_LOSS_DOCUMENT, "k1");
  assert_error (DESK_LOSS_DOCUMENT, NULL);
  set_entry (self, DESK_LOSS_DOCUMENT, "k1", "no_such_type");
  assert_error (DESK_LOSS_DOCUMENT, "k1");
}

static void
test_twice (Fixture *self, gconstpointer country)
{
  set_entry (self, DESK_LOSS_DOCUMENT, "k2", "id_card");
  set_entry (self, DESK_LOSS_DOCUMENT_NUMBER, "k2", "001-234-567");
  assert_fine (DESK_LOSS_DOCUMENT_NUMBER, "k1");
  assert_error (DESK_LOSS_DOCUMENT_NUMBER, "k2");
  set_entry (self, DESK_LOSS_DOCUMENT, "k2", "residence_permit");
  g_assert_cmpint (find_at (self, DESK_LOSS_DOCUMENT_NUMBER, "k2"), !=, DESK_FINDING_ERROR);

  /* Two of whose numbers nothing is known may be two. */
  set_entry (self, DESK_LOSS_DOCUMENT, "k2", "id_card");
  for (guint i = 1; i <= 2; i++)
    {
      set_entry (self, DESK_LOSS_DOCUMENT_NUMBER, i == 1 ? "k1" : "k2", NULL);
      set_entry (self, DESK_LOSS_DOCUMENT_SOURCE, i == 1 ? "k1" : "k2", "unknown");
    }
  assert_fine (DESK_LOSS_DOCUMENT_NUMBER, "k1");
  assert_fine (DESK_LOSS_DOCUMENT_NUMBER, "k2");
}

static void
test_dates (Fixture *self, gconstpointer country)
{
  set_entry (self, DESK_LOSS_DOCUMENT_ISSUED, "k1", "2026-11-23");
  assert_fine (DESK_LOSS_DOCUMENT_ISSUED, "k1");
  set_entry (self, DESK_LOSS_DOCUMENT_ISSUED, "k1", "2026-11-24");
  assert_error (DESK_LOSS_DOCUMENT_ISSUED, "k1");
  set_entry (self, DESK_LOSS_DOCUMENT_ISSUED, "k1", "2019-02-29");
  assert_error (DESK_LOSS_DOCUMENT_ISSUED, "k1");
  set_entry (self, DESK_LOSS_DOCUMENT_ISSUED, "k1", "1985-03-11");
  assert_error (DESK_LOSS_DOCUMENT_ISSUED, "k1");
  set_entry (self, DESK_LOSS_DOCUMENT_ISSUED, "k1", "1985");
  assert_fine (DESK_LOSS_DOCUMENT_ISSUED, "k1");

  set_entry (self, DESK_LOSS_DOCUMENT_ISSUED, "k1", "2019-05-02");
  set_entry (self, DESK_LOSS_DOCUMENT_EXPIRES, "k1", "2019-05-01");
  assert_error (DESK_LOSS_DOCUMENT_EXPIRES, "k1");
  set_entry (self, DESK_LOSS_DOCUMENT_EXPIRES, "k1", "2029-05-02");
  assert_fine (DESK_LOSS_DOCUMENT_EXPIRES, "k1");
  set_entry (self, DESK_LOSS_DOCUMENT_EXPIRES, "k1", "2029-13-01");
  assert_error (DESK_LOSS_DOCUMENT_EXPIRES, "k1");
}

/* A child's document beside the mother's own. */
static void
test_holder (Fixture *self, gconstpointer country)
{
  DeskPerson *child = g_object_new (DESK_TYPE_PERSON, "surname", "Коваленко", "given-name", "Ілля", "birth",
                                    "2018-06-01", NULL);

  set_entry (self, DESK_LOSS_DOCUMENT_HOLDER, "k1", "p.2");
  assert_error (DESK_LOSS_DOCUMENT_BASIS, "k1");
  assert_fine (DESK_LOSS_DOCUMENT_HOLDER, "k1");
  set_entry (self, DESK_LOSS_DOCUMENT_BASIS, "k1", "parent");
  assert_fine (DESK_LOSS_DOCUMENT_BASIS, "k1");

  /* An ID card from the age of 14 or 16 on; nobody is turned away for that. */
  g_hash_table_insert (self->holders, (char *)"k1", child);
  assert_warning (DESK_LOSS_DOCUMENT_HOLDER, "k1");
  set_entry (self, DESK_LOSS_DOCUMENT_ISSUED, "k1", "2018-05-31");
  assert_error (DESK_LOSS_DOCUMENT_ISSUED, "k1");
  desk_record_set_text (DESK_RECORD (child), DESK_PERSON_BIRTH, "2008-06-01");
  assert_fine (DESK_LOSS_DOCUMENT_HOLDER, "k1");

  /* One who is typed and not saved yet has no id. */
  set_entry (self, DESK_LOSS_DOCUMENT_HOLDER, "k1", NULL);
  set_entry (self, DESK_LOSS_DOCUMENT_BASIS, "k1", NULL);
  assert_error (DESK_LOSS_DOCUMENT_BASIS, "k1");
  g_hash_table_remove_all (self->holders);
  assert_fine (DESK_LOSS_DOCUMENT_BASIS, "k1");
  set_entry (self, DESK_LOSS_DOCUMENT_HOLDER, "k1", "p.1");
  assert_fine (DESK_LOSS_DOCUMENT_BASIS, "k1");
}

static void
test_again (Fixture *self, gconstpointer country)
{
  set (self, DESK_LOSS_REPEATS, "l.1");
  assert_error (DESK_LOSS_REPEAT_REASON, NULL);
  set (self, DESK_LOSS_REPEAT_REASON, "Помилка в номері");
  assert_fine (DESK_LOSS_REPEAT_REASON, NULL);
  set (self, DESK_LOSS_TEXT, "Впав\342\200\256 у сніг");
  assert_warning (DESK_LOSS_TEXT, NULL);
}

/* Nobody is turned away: every type of document can be declared with nothing but its type, by everybody. */
static void
test_never_refused (Fixture *self, gconstpointer country)
{
  DeskVocabulary *types = desk_profile_get_vocabulary (self->profile, "document_types");
  DeskVocabulary *circumstances = desk_profile_get_vocabulary (self->profile, "loss_circumstances");

  set (self, DESK_LOSS_PLACE, NULL);
  desk_record_set_boolean (self->record, DESK_LOSS_PLACE_UNKNOWN, TRUE);
  desk_record_set_text (DESK_RECORD (self->person), DESK_PERSON_BIRTH, NULL);
  for (guint i = 0; i < desk_vocabulary_get_length (types); i++)
    for (guint j = 0; j < desk_vocabulary_get_length (circumstances); j++)
      for (guint is_known = 0; is_known < 2; is_known++)
        {
          g_autoptr (GArray) findings = NULL;

          set (self, DESK_LOSS_CIRCUMSTANCE,
               desk_term_get_code (desk_vocabulary_get_term_at (circumstances, j)));
          set_entry (self, DESK_LOSS_DOCUMENT, "k1",
                     desk_term_get_code (desk_vocabulary_get_term_at (types, i)));
          set_entry (self, DESK_LOSS_DOCUMENT_NUMBER, "k1", is_known ? "?" : NULL);
          set_entry (self, DESK_LOSS_DOCUMENT_SOURCE, "k1", is_known ? "memory" : "unknown");
          findings = desk_loss_check (self->loss, self->person, NULL, self->profile, "en", NOW);
          g_assert_null (desk_findings_find_obstacle (findings));
        }
}

static void
add (const char *name, void (*test) (Fixture *self, gconstpointer country))
{
  static const char *const countries[] = { "ua", "kz" };

  for (guint i = 0; i < G_N_ELEMENTS (countries); i++)
    {
      g_autofree char *path = g_strdup_printf ("/model/loss-check/%s/%s", countries[i], name);

      g_test_add (path, Fixture, countries[i], set_up, test, tear_down);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("well", test_well);
  add ("empty", test_empty);
  add ("applicant", test_applicant);
  add ("when", test_when);
  add ("where", test_where);
  add ("number", test_number);
  add ("twice", test_twice);
  add ("dates", test_dates);
  add ("holder", test_holder);
  add ("again", test_again);
  add ("never-refused", test_never_refused);

  return g_test_run ();
}

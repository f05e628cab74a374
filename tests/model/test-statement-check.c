// SPDX-License-Identifier: GPL-3.0-or-later
// What is asked of a statement before it is registered, with both profiles.

#include "model/statement-check.h"

#include <string.h>

/* Monday 23 November 2026, 15:00 in Kyiv, 18:00 in Almaty. */
#define NOW G_GINT64_CONSTANT (1795438800)
#define BODY "Викрадено велосипед біля будинку, замок перерізано."

typedef struct
{
  DeskProfile *profile;
  DeskStatement *statement;
  DeskRecord *record;
  DeskPerson *person;
  guint n_attachments;
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
  desk_record_set_entry (DESK_RECORD (self->person), DESK_PERSON_ADDRESS, "a1",
                         g_variant_new_string ("вул. Соборності, 45"));
  self->statement = g_object_new (DESK_TYPE_STATEMENT, "kind", "crime_report", "topic", "THEFT", "form",
                                  "dictated", "language", "uk", "applicant", "p.1", "event-from",
                                  "2026-11-23T09:00", "place", "вул. Соборності, 12", NULL);
  self->record = DESK_RECORD (self->statement);
  self->n_attachments = 0;
  desk_record_set_integer (self->record, DESK_STATEMENT_SUBMITTED, NOW - 600);
  desk_record_set_integer (self->record, DESK_STATEMENT_WARNED, NOW - 60);
  desk_statement_set_text (self->statement, BODY);
}

static void
tear_down (Fixture *self, gconstpointer country)
{
  g_object_unref (self->statement);
  g_object_unref (self->person);
  g_object_unref (self->profile);
}

static GArray *
check (Fixture *self)
{
  return desk_statement_check (self->statement, self->person, self->n_attachments, self->profile, "en", NOW);
}

/* The level of what is found at a field, -1 where nothing is. */
static int
find (Fixture *self, DeskStatementField field)
{
  g_autoptr (GArray) findings = check (self);
  int level = -1;

  for (guint i = 0; i < findings->len; i++)
    {
      DeskFinding *finding = &g_array_index (findings, DeskFinding, i);

      g_assert_nonnull (finding->message);
      if (finding->field == field)
        level = MAX (level, (int)finding->level);
    }
  return level;
}

#define assert_error(field) g_assert_cmpint (find (self, field), ==, DESK_FINDING_ERROR)
#define assert_warning(field) g_assert_cmpint (find (self, field), ==, DESK_FINDING_WARNING)
#define assert_hint(field) g_assert_cmpint (find (self, field), ==, DESK_FINDING_HINT)
#define assert_fine(field) g_assert_cmpint (find (self, field), ==, -1)

static void
set (Fixture *self, DeskStatementField field, const char *text)
{
  desk_record_set_text (self->record, field, text);
}

static void
set_entry (Fixture *self, DeskStatementField field, const char *text)
{
  desk_record_set_entry (self->record, field, "k1", text != NULL ? g_variant_new_string (text) : NULL);
}

static void
set_number (Fixture *self, DeskStatementField field, gint64 number)
{
  desk_record_set_entry (self->record, field, "k1", g_variant_new_int64 (number));
}

static void
test_well (Fixture *self, gconstpointer country)
{
  g_autoptr (GArray) findings = check (self);

  g_assert_cmpuint (findings->len, ==, 0);
  g_assert_null (desk_findings_find_obstacle (findings));
}

static void
test_empty (Fixture *self, gconstpointer country)
{
  g_autoptr (DeskStatement) statement = g_object_new (DESK_TYPE_STATEMENT, NULL);
  g_autoptr (GArray) findings = desk_statement_check (statement, NULL, 0, self->profile, "en", NOW);
  static const DeskStatementField fields[] = { DESK_STATEMENT_KIND,      DESK_STATEMENT_TOPIC,
                                               DESK_STATEMENT_FORM,      DESK_STATEMENT_LANGUAGE,
                                               DESK_STATEMENT_APPLICANT, DESK_STATEMENT_TEXT };

  g_assert_cmpuint (findings->len, ==, G_N_ELEMENTS (fields));
  for (guint i = 0; i < findings->len; i++)
    g_assert_cmpint (g_array_index (findings, DeskFinding, i).field, ==, fields[i]);
  g_assert_cmpint (desk_findings_find_obstacle (findings)->field, ==, DESK_STATEMENT_KIND);
}

static gboolean
needs_when (const char *kind)
{
  static const char *const kinds[] = { "crime_report",   "event_info", "domestic", "missing",
                                       "document_theft", "crime_oral", NULL };

  return g_strv_contains (kinds, kind);
}

static void
test_when_where (Fixture *self, gconstpointer country)
{
  DeskVocabulary *kinds = desk_profile_get_vocabulary (self->profile, "statement_kinds");

  set (self, DESK_STATEMENT_EVENT_FROM, NULL);
  set (self, DESK_STATEMENT_PLACE, " ");
  for (guint i = 0; i < desk_vocabulary_get_length (kinds); i++)
    {
      const char *kind = desk_term_get_code (desk_vocabulary_get_term_at (kinds, i));

      set (self, DESK_STATEMENT_FORM, "dictated");
      set (self, DESK_STATEMENT_KIND, kind);
      g_assert_cmpint (find (self, DESK_STATEMENT_EVENT_FROM), ==,
                       needs_when (kind) ? DESK_FINDING_ERROR : -1);
      if (needs_when (kind))
        assert_error (DESK_STATEMENT_PLACE);

      /* What a letter does not say is no reason to leave it lying. */
      set (self, DESK_STATEMENT_FORM, "mail");
      g_assert_cmpint (find (self, DESK_STATEMENT_EVENT_FROM), ==,
                       needs_when (kind) ? DESK_FINDING_WARNING : -1);
    }
}

static void
test_event (Fixture *self, gconstpointer country)
{
  gboolean kyiv = g_str_equal (country, "ua");

  set (self, DESK_STATEMENT_EVENT_FROM, kyiv ? "2026-11-23T15:00" : "2026-11-23T18:00");
  assert_fine (DESK_STATEMENT_EVENT_FROM);
  set (self, DESK_STATEMENT_EVENT_FROM, kyiv ? "2026-11-23T15:01" : "2026-11-23T18:01");
  assert_error (DESK_STATEMENT_EVENT_FROM);
  set (self, DESK_STATEMENT_EVENT_FROM, "2026-11-23");
  assert_fine (DESK_STATEMENT_EVENT_FROM);
  set (self, DESK_STATEMENT_EVENT_TO, "2026-11-23T10:00");
  assert_fine (DESK_STATEMENT_EVENT_TO);
  set (self, DESK_STATEMENT_EVENT_TO, "2026-11-22");
  assert_error (DESK_STATEMENT_EVENT_TO);
  set (self, DESK_STATEMENT_EVENT_FROM, "2026-11-22T19:30");
  assert_fine (DESK_STATEMENT_EVENT_TO);
  set (self, DESK_STATEMENT_EVENT_TO, "2026-11-22T19:29");
  assert_error (DESK_STATEMENT_EVENT_TO);
  set (self, DESK_STATEMENT_EVENT_TO, "2026-11-24");
  assert_error (DESK_STATEMENT_EVENT_TO);
  set (self, DESK_STATEMENT_EVENT_TO, "вчора");
  assert_error (DESK_STATEMENT_EVENT_TO);
  set (self, DESK_STATEMENT_EVENT_TO, "2026-11-22");
  set (self, DESK_STATEMENT_EVENT_FROM, NULL);
  assert_error (DESK_STATEMENT_EVENT_FROM);
}

static void
test_submitted (Fixture *self, gconstpointer country)
{
  g_autoptr (DeskStatement) statement = g_object_new (DESK_TYPE_STATEMENT, "submitted", NOW + 1, NULL);
  g_autoptr (GArray) findings = desk_statement_check (statement, NULL, 0, self->profile, "en", NOW);
  gboolean found = FALSE;

  for (guint i = 0; i < findings->len; i++)
    found |= g_array_index (findings, DeskFinding, i).field == DESK_STATEMENT_SUBMITTED;
  g_assert_true (found);
}

static void
test_text (Fixture *self, gconstpointer country)
{
  g_autofree char *long_text = g_strnfill (DESK_STATEMENT_MAX_TEXT, 'a');
  g_autofree char *too_long = g_strnfill (DESK_STATEMENT_MAX_TEXT + 1, 'a');

  desk_statement_set_text (self->statement, "");
  assert_error (DESK_STATEMENT_TEXT);
  desk_statement_set_text (self->statement, " \n\t\302\240\342\200\213\n                        ");
  assert_error (DESK_STATEMENT_TEXT);
  desk_statement_set_text (self->statement, "Викрадено сумку ….");
  assert_error (DESK_STATEMENT_TEXT);
  desk_statement_set_text (self->statement, "Викрадено велосипед.");
  assert_fine (DESK_STATEMENT_TEXT);
  desk_statement_set_text (self->statement, long_text);
  assert_fine (DESK_STATEMENT_TEXT);
  desk_statement_set_text (self->statement, too_long);
  assert_error (DESK_STATEMENT_TEXT);
}

static void
test_own_paper (Fixture *self, gconstpointer country)
{
  set (self, DESK_STATEMENT_FORM, "own_paper");
  assert_warning (DESK_STATEMENT_TEXT);
  desk_statement_set_text (self->statement, "");
  assert_error (DESK_STATEMENT_TEXT);
  self->n_attachments = 1;
  assert_fine (DESK_STATEMENT_TEXT);
  set (self, DESK_STATEMENT_FORM, "dictated");
  assert_error (DESK_STATEMENT_TEXT);
}

static void
test_marks (Fixture *self, gconstpointer country)
{
  g_autoptr (GArray) findings = NULL;

  desk_statement_set_text (self->statement, BODY " 👮🏽‍♀️");
  assert_fine (DESK_STATEMENT_TEXT);
  desk_statement_set_text (self->statement, BODY "\342\200\256");
  assert_warning (DESK_STATEMENT_TEXT);
  findings = check (self);
  g_assert_nonnull (strstr (g_array_index (findings, DeskFinding, 0).message, "U+202E"));
  set (self, DESK_STATEMENT_REQUEST, "Прошу\aрозшукати");
  assert_warning (DESK_STATEMENT_REQUEST);
}

static void
test_applicant (Fixture *self, gconstpointer country)
{
  set (self, DESK_STATEMENT_APPLICANT, NULL);
  g_clear_object (&self->person);
  assert_error (DESK_STATEMENT_APPLICANT);
  desk_record_set_boolean (self->record, DESK_STATEMENT_ANONYMOUS, TRUE);
  assert_fine (DESK_STATEMENT_APPLICANT);
  assert_hint (DESK_STATEMENT_ANONYMOUS);
  set (self, DESK_STATEMENT_KIND, "appeal_complaint");
  assert_warning (DESK_STATEMENT_ANONYMOUS);
  self->person = g_object_new (DESK_TYPE_PERSON, NULL);
}

static void
test_minor (Fixture *self, gconstpointer country)
{
  g_object_set (self->person, "birth", "2009-11-24", NULL);
  assert_warning (DESK_STATEMENT_PARTICIPANT);
  set_entry (self, DESK_STATEMENT_PARTICIPANT, "guardian");
  set_entry (self, DESK_STATEMENT_PARTICIPANT_WORDS, "Мати, Коваленко О. І.");
  assert_fine (DESK_STATEMENT_PARTICIPANT);
  set_entry (self, DESK_STATEMENT_PARTICIPANT, "witness");
  assert_warning (DESK_STATEMENT_PARTICIPANT);
  g_object_set (self->person, "birth", "2008-11-23", NULL);
  assert_fine (DESK_STATEMENT_PARTICIPANT);
}

static void
test_appeal (Fixture *self, gconstpointer country)
{
  set (self, DESK_STATEMENT_KIND, "appeal_application");
  assert_error (DESK_STATEMENT_ADDRESSEE);
  assert_error (DESK_STATEMENT_REQUEST);
  set (self, DESK_STATEMENT_ADDRESSEE, "Керівникові підрозділу");
  set (self, DESK_STATEMENT_REQUEST, "Прошу відповісти письмово.");
  assert_fine (DESK_STATEMENT_ADDRESSEE);
  assert_fine (DESK_STATEMENT_REQUEST);
  if (g_str_equal (country, "kz"))
    assert_hint (DESK_STATEMENT_APPLICANT);
  else
    assert_fine (DESK_STATEMENT_APPLICANT);

  g_object_set (self->person, "given-name", "", NULL);
  assert_error (DESK_STATEMENT_APPLICANT);
  g_object_set (self->person, "organisation", "ОСББ «Зоря»", NULL);
  assert_fine (DESK_STATEMENT_APPLICANT);
  desk_record_set_entry (DESK_RECORD (self->person), DESK_PERSON_ADDRESS, "a1", NULL);
  assert_error (DESK_STATEMENT_APPLICANT);
  desk_record_set_boolean (self->record, DESK_STATEMENT_ANONYMOUS, TRUE);
  assert_fine (DESK_STATEMENT_APPLICANT);
}

static void
test_warned (Fixture *self, gconstpointer country)
{
  desk_record_set_value (self->record, DESK_STATEMENT_WARNED, NULL);
  assert_error (DESK_STATEMENT_WARNED);
  desk_record_set_boolean (self->record, DESK_STATEMENT_WARNING_REFUSED, TRUE);
  assert_fine (DESK_STATEMENT_WARNED);
  assert_error (DESK_STATEMENT_WARNING_REASON);
  set (self, DESK_STATEMENT_WARNING_REASON, "Не погоджується з текстом");
  assert_fine (DESK_STATEMENT_WARNING_REASON);

  desk_record_set_boolean (self->record, DESK_STATEMENT_WARNING_REFUSED, FALSE);
  set (self, DESK_STATEMENT_FORM, "email");
  assert_fine (DESK_STATEMENT_WARNED);
  set (self, DESK_STATEMENT_FORM, "oral");
  assert_error (DESK_STATEMENT_WARNED);
  set (self, DESK_STATEMENT_KIND, "admin_offence");
  assert_fine (DESK_STATEMENT_WARNED);
}

static void
test_participants (Fixture *self, gconstpointer country)
{
  set_entry (self, DESK_STATEMENT_PARTICIPANT_WORDS, "Сусід з квартири 9");
  assert_error (DESK_STATEMENT_PARTICIPANT);
  set_entry (self, DESK_STATEMENT_PARTICIPANT, "witness");
  assert_fine (DESK_STATEMENT_PARTICIPANT);
  set_entry (self, DESK_STATEMENT_PARTICIPANT_WORDS, NULL);
  assert_error (DESK_STATEMENT_PARTICIPANT_WORDS);
  set_entry (self, DESK_STATEMENT_PARTICIPANT_PERSON, "p.2");
  assert_fine (DESK_STATEMENT_PARTICIPANT_WORDS);
  set_entry (self, DESK_STATEMENT_PARTICIPANT, "representative");
  assert_error (DESK_STATEMENT_PARTICIPANT_POWERS);
  set_entry (self, DESK_STATEMENT_PARTICIPANT_POWERS, "Довіреність № 5");
  assert_fine (DESK_STATEMENT_PARTICIPANT_POWERS);
}

static void
test_items (Fixture *self, gconstpointer country)
{
  g_autoptr (GArray) findings = NULL;

  set_number (self, DESK_STATEMENT_ITEM_COUNT, 0);
  assert_error (DESK_STATEMENT_ITEM);
  assert_error (DESK_STATEMENT_ITEM_COUNT);
  set_entry (self, DESK_STATEMENT_ITEM, "Телефон");
  set_number (self, DESK_STATEMENT_ITEM_COUNT, 1);
  set_number (self, DESK_STATEMENT_ITEM_VALUE, 0);
  assert_fine (DESK_STATEMENT_ITEM);
  assert_fine (DESK_STATEMENT_ITEM_COUNT);
  assert_fine (DESK_STATEMENT_ITEM_VALUE);
  set_number (self, DESK_STATEMENT_ITEM_COUNT, 100001);
  assert_error (DESK_STATEMENT_ITEM_COUNT);
  set_number (self, DESK_STATEMENT_ITEM_VALUE, -1);
  assert_error (DESK_STATEMENT_ITEM_VALUE);
  set_number (self, DESK_STATEMENT_ITEM_VALUE, G_MAXINT64);
  assert_error (DESK_STATEMENT_ITEM_VALUE);
  findings = check (self);
  g_assert_cmpstr (g_array_index (findings, DeskFinding, 0).key, ==, "k1");
}

static void
test_links (Fixture *self, gconstpointer country)
{
  set (self, DESK_STATEMENT_KIND, "supplement");
  assert_error (DESK_STATEMENT_SUPPLEMENT_TO);
  set (self, DESK_STATEMENT_SUPPLEMENT_TO, "s.1");
  assert_fine (DESK_STATEMENT_SUPPLEMENT_TO);

  set (self, DESK_STATEMENT_REPEATS, "s.1");
  assert_warning (DESK_STATEMENT_REPEAT_REASON);
  set (self, DESK_STATEMENT_REPEAT_REASON, "Нові обставини");
  assert_fine (DESK_STATEMENT_REPEAT_REASON);

  set (self, DESK_STATEMENT_KIND, "found_item");
  assert_warning (DESK_STATEMENT_ITEM);
}

/* Stolen documents are checked like lost ones (test-loss-check.c); none listed is strange of a theft of documents. */
static void
test_documents (Fixture *self, gconstpointer country)
{
  set (self, DESK_STATEMENT_KIND, "document_theft");
  assert_fine (DESK_STATEMENT_ITEM);
  assert_warning (DESK_STATEMENT_DOCUMENT);

  set_entry (self, DESK_STATEMENT_DOCUMENT, "id_card");
  assert_fine (DESK_STATEMENT_DOCUMENT);
  assert_error (DESK_STATEMENT_DOCUMENT_NUMBER);
  set_entry (self, DESK_STATEMENT_DOCUMENT_NUMBER, "12345");
  assert_warning (DESK_STATEMENT_DOCUMENT_NUMBER);
  set_entry (self, DESK_STATEMENT_DOCUMENT_NUMBER, "001234567");
  assert_fine (DESK_STATEMENT_DOCUMENT_NUMBER);
  set_entry (self, DESK_STATEMENT_DOCUMENT_HOLDER, "p.2");
  assert_error (DESK_STATEMENT_DOCUMENT_BASIS);
  set_entry (self, DESK_STATEMENT_DOCUMENT_HOLDER, "p.1");
  assert_fine (DESK_STATEMENT_DOCUMENT_BASIS);
  set_entry (self, DESK_STATEMENT_DOCUMENT_ISSUED, "2026-11-24");
  assert_error (DESK_STATEMENT_DOCUMENT_ISSUED);
}

/* Nobody is turned away: whatever the kind, the topic and the way it came, a statement that says who, what, when and
   where is registered, also without a name. */
static void
test_never_refused (Fixture *self, gconstpointer country)
{
  DeskVocabulary *kinds = desk_profile_get_vocabulary (self->profile, "statement_kinds");
  DeskVocabulary *topics = desk_profile_get_vocabulary (self->profile, "topics");
  DeskVocabulary *forms = desk_profile_get_vocabulary (self->profile, "statement_forms");

  set (self, DESK_STATEMENT_ADDRESSEE, "Керівникові");
  set (self, DESK_STATEMENT_REQUEST, "Прошу допомогти.");
  set (self, DESK_STATEMENT_SUPPLEMENT_TO, "s.1");
  for (guint k = 0; k < desk_vocabulary_get_length (kinds); k++)
    for (guint t = 0; t < desk_vocabulary_get_length (topics); t++)
      for (guint f = 0; f < desk_vocabulary_get_length (forms); f++)
        for (guint anonymous = 0; anonymous < 2; anonymous++)
          {
            g_autoptr (GArray) findings = NULL;

            set (self, DESK_STATEMENT_KIND, desk_term_get_code (desk_vocabulary_get_term_at (kinds, k)));
            set (self, DESK_STATEMENT_TOPIC, desk_term_get_code (desk_vocabulary_get_term_at (topics, t)));
            set (self, DESK_STATEMENT_FORM, desk_term_get_code (desk_vocabulary_get_term_at (forms, f)));
            desk_record_set_boolean (self->record, DESK_STATEMENT_ANONYMOUS, anonymous > 0);
            findings = check (self);
            g_assert_null (desk_findings_find_obstacle (findings));
          }
}

static void
test_sealed (Fixture *self, gconstpointer country)
{
  g_assert_false (desk_statement_is_sealed (self->statement, self->profile));
  set (self, DESK_STATEMENT_TOPIC, "DV");
  g_assert_true (desk_statement_is_sealed (self->statement, self->profile));
  set (self, DESK_STATEMENT_TOPIC, "BODY");
  set (self, DESK_STATEMENT_KIND, "domestic");
  g_assert_true (desk_statement_is_sealed (self->statement, self->profile));
}

static void
add (const char *name, void (*test) (Fixture *self, gconstpointer country))
{
  static const char *const countries[] = { "ua", "kz" };

  for (guint i = 0; i < G_N_ELEMENTS (countries); i++)
    {
      g_autofree char *path = g_strdup_printf ("/model/statement-check/%s/%s", countries[i], name);

      g_test_add (path, Fixture, countries[i], set_up, test, tear_down);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("well", test_well);
  add ("empty", test_empty);
  add ("when-where", test_when_where);
  add ("event", test_event);
  add ("submitted", test_submitted);
  add ("text", test_text);
  add ("own-paper", test_own_paper);
  add ("marks", test_marks);
  add ("applicant", test_applicant);
  add ("minor", test_minor);
  add ("appeal", test_appeal);
  add ("warned", test_warned);
  add ("participants", test_participants);
  add ("items", test_items);
  add ("links", test_links);
  add ("documents", test_documents);
  add ("never-refused", test_never_refused);
  add ("sealed", test_sealed);

  return g_test_run ();
}

// SPDX-License-Identifier: GPL-3.0-or-later
// Both shipped profiles are complete, and a profile with one fault is refused with the place of that fault.

#include "model/profile.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "model/error.h"
#include "model/spelling.h"

static const char *const profiles[] = { "ua", "kz" };

static GBytes *
load_bytes (const char *name)
{
  g_autofree char *path = g_strdup_printf ("/org/dutydesk/DutyDesk/profiles/%s.json", name);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = g_resources_lookup_data (path, 0, &error);

  g_assert_no_error (error);

  return bytes;
}

static DeskProfile *
load (const char *name)
{
  g_autoptr (GBytes) bytes = load_bytes (name);
  g_autoptr (GError) error = NULL;
  DeskProfile *profile = desk_profile_new_from_bytes (bytes, name, &error);

  g_assert_no_error (error);

  return profile;
}

static JsonNode *
parse (const char *json)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (json, &error);

  g_assert_no_error (error);

  return node;
}

typedef enum
{
  REMOVE,
  SET,
  REPEAT, /* an entry of a list once more at its end */
} Change;

/* What is done to which place of the shipped "ua" profile, and where and why it must be refused then. */
static const struct
{
  Change change;
  const char *path;
  const char *value;
  const char *fault;
} faults[] = {
  { REMOVE, "code", NULL, "code: missing" },
  { REMOVE, "labels", NULL, "labels: missing" },
  { REMOVE, "labels.kk", NULL, "labels.kk: missing" },
  { SET, "version", "\"1\"", "version: must be a whole number" },
  { SET, "version", "-1", "version: must not be negative" },
  { SET, "version", "1.5", "version: must be a whole number" },
  { SET, "country", "\"\"", "country: is empty" },
  { SET, "time_zone", "\"Europe/Poltava\"", "time_zone: is not a known time zone" },
  { REMOVE, "languages", NULL, "languages: missing" },
  { SET, "languages", "[]", "languages: missing" },
  { REMOVE, "languages[3]", NULL, "labels.kk: is not a language of this profile" },
  { SET, "languages[0].flags[0]", "\"screen\"", "languages[0].flags[0]: “screen” is not one of paper" },
  { SET, "law", "true", "law: is not a known member" },
  { REMOVE, "topics", NULL, "topics: missing" },
  { SET, "topics", "{}", "topics: must be a list" },
  { SET, "topics", "[]", "topics: is empty" },
  { SET, "topics[2]", "\"CERT\"", "topics[2]: must be an object" },
  { REMOVE, "topics[3].labels.kk", NULL, "topics[3].labels.kk: missing" },
  { SET, "topics[3].labels.ru", "\"\"", "topics[3].labels.ru: is empty" },
  { SET, "topics[3].labels.ru", "7", "topics[3].labels.ru: must be text" },
  { SET, "topics[3].labels.pl", "\"Przyjęcie\"", "topics[3].labels.pl: is not a language of this profile" },
  { SET, "topics[3].labels", "\"Прийом\"", "topics[3].labels: must be an object" },
  { SET, "topics[3].priority", "1", "topics[3].priority: is not a known member" },
  { SET, "topics[4].code", "\"CON\"", "topics[4].code: “CON” is there twice" },
  { SET, "topics[4].code", "\"за викликом\"", "topics[4].code: must be Latin letters and digits" },
  { SET, "topics[4].digit", "\"10\"", "topics[4].digit: “10” is there twice" },
  { SET, "topics[4].digit", "14", "topics[4].digit: must be text" },
  { SET, "topics[4].digit", "\"014\"", "topics[4].digit: must be one digit, or two from 10 on" },
  { REPEAT, "topics", NULL, "topics[26].code: “CON” is there twice" },
  { SET, "topics[5].flags", "[\"theft\"]", "topics[5].flags[0]: “theft” is not one of crime|" },
  { SET, "topics[5].services[1]", "\"sheriff\"", "topics[5].services[1]: “sheriff” is not in services" },
  { SET, "topics[5].services", "[]", "topics[5].services: is empty" },
  { SET, "topics[5].statement_kind", "\"theft\"",
    "topics[5].statement_kind: “theft” is not in statement_kinds" },
  { REMOVE, "topics[5].confidence", NULL, "topics[5].confidence: missing" },
  { SET, "topics[5].confidence", "\"sure\"",
    "topics[5].confidence: “sure” is not one of confirmed|unverified" },
  { REMOVE, "topics[5].source", NULL, "topics[5].source: missing" },
  { SET, "topics[5].valid_from", "\"2026-02-29\"", "topics[5].valid_from: is not a date like 2026-02-28" },
  { REPEAT, "topics[5].script", NULL, "topics[5].script[5].code: “when_where” is there twice" },
  { REMOVE, "topics[5].knowledge.uk", NULL, "topics[5].knowledge.uk: missing" },
  { SET, "favourite_topics[8]", "\"NONE\"", "favourite_topics[8]: “NONE” is not in topics" },
  { SET, "document_types[0].mask", "\"[A-Z\"", "document_types[0].mask: is not a regular expression" },
  { SET, "document_types[1].minimum_age", "null", "document_types[1].minimum_age: must be a whole number" },
  { SET, "outcomes[2].code", "\"application\"", "outcomes: “statement” is missing" },
  { REMOVE, "visit_states[7]", NULL, "visit_states: “annulled” is missing" },
  { SET, "personal_numbers[0].algorithm", "\"snils\"",
    "personal_numbers[0].algorithm: “snils” is not one of" },
  { REMOVE, "paper_layouts[4]", NULL, "paper_layouts: “receipt_sealed” is missing" },
  { SET, "paper_layouts[0].blocks[1]", "\"stamp\"",
    "paper_layouts[0].blocks[1]: “stamp” is not one of addressee|" },
  { SET, "clocks[1].unit", "\"days\"", "clocks[1].unit: “days” is not one of" },
  { SET, "clocks[3].extension", "\"UA-NEVER\"", "clocks[3].extension: “UA-NEVER” is not in clocks" },
  { SET, "clocks[3].extension", "\"UA-APPEAL\"", "clocks[3].extension: “UA-APPEAL” has such a one itself" },
  { SET, "clocks[3].notice", "\"UA-ERDR\"", "clocks[3].notice: “UA-ERDR” does not start on “extended”" },
  { SET, "clocks[3].alternative_to", "\"UA-APPEAL-SIMPLE\"",
    "clocks[3].alternative_to: “UA-APPEAL-SIMPLE” has such a one itself" },
  { SET, "clocks[4].alternative_to", "\"UA-NEVER\"",
    "clocks[4].alternative_to: “UA-NEVER” is not in clocks" },
  { SET, "clocks[3].flags", "[\"paused\"]", "clocks[3].flags[0]: “paused” is not one of pausable" },
  { SET, "clocks[3].stopped_by", "[\"rain\"]", "clocks[3].stopped_by[0]: “rain” is not one of" },
  { SET, "clocks[6].counted_from", "\"Monday\"", "clocks[6].counted_from: “Monday” is not one of" },
  { SET, "clocks[3].start_roll", "\"next_day\"",
    "clocks[3].start_roll: “next_day” is not one of next_working_day_after_hours" },
  { SET, "clocks[3].start_roll", "\"next_working_day_after_hours\"",
    "clocks[3].start_roll: needs calendar.working_day" },
  { REMOVE, "clocks[1].official_number", NULL, "clocks[1].official_number: missing" },
  { REMOVE, "clocks[2].official_number", NULL, "clocks[2].official_number: missing" },
  { SET, "calendar.working_day", "{\"ends\": \"18:00\"}", "calendar.working_day.source: missing" },
  { SET, "calendar.working_day", "{\"ends\": \"6\", \"source\": \"x\", \"confidence\": \"confirmed\"}",
    "calendar.working_day.ends: is not a time like 09:00" },
  { REMOVE, "warnings[0]", NULL, "statement_kinds[0].warning: “UA-383” is not in warnings" },
  { REMOVE, "topics[5].statement_kind", NULL, "topics[5].statement_kind: missing" },
  { SET, "statement_kinds[0].regime", "\"martial\"",
    "statement_kinds[0].regime: “martial” is not in regimes" },
  { REMOVE, "statement_kinds[0].template", NULL, "statement_kinds[0].template: missing" },
  { SET, "statement_kinds[0].template", "\"letter\"",
    "statement_kinds[0].template: “letter” is not in statement_templates" },
  { REMOVE, "regimes", NULL, "regimes: missing" },
  { REMOVE, "regimes[2]", NULL, "is not in regimes" },
  { REMOVE, "statement_states[1]", NULL, "statement_states: “ready” is missing" },
  { REMOVE, "statement_forms[2]", NULL, "statement_forms: “own_paper” is missing" },
  { SET, "statement_forms[0].flags[0]", "\"loud\"", "statement_forms[0].flags[0]: “loud” is not one of" },
  { REMOVE, "participant_roles[5]", NULL, "participant_roles: “guardian” is missing" },
  { REMOVE, "participant_roles[2].domestic.kk", NULL, "participant_roles[2].domestic.kk: missing" },
  { SET, "signatures[0].digit", "\"2\"", "signatures[1].digit: “2” is there twice" },
  { REMOVE, "statement_events[2]", NULL, "statement_events: “not_competent” is missing" },
  { REMOVE, "statement_templates[0].opening", NULL, "statement_templates[0].opening: missing" },
  { SET, "statement_templates[0].addressee.ru", "\"Руководителю\"",
    "statement_templates[0].addressee.ru: names other values in braces" },
  { SET, "statement_templates[0].required[0]", "\"seal\"",
    "statement_templates[0].required[0]: “seal” is not one of when|" },
  { SET, "statement_templates[0].blocks", "[]", "statement_templates[0].blocks: is empty" },
  { SET, "text_modules[0].kinds[0]", "\"poem\"",
    "text_modules[0].kinds[0]: “poem” is not in statement_kinds" },
  { REMOVE, "text_modules[0].text.kk", NULL, "text_modules[0].text.kk: missing" },
  { SET, "attachments.max_bytes", "-1", "attachments.max_bytes: must not be negative" },
  { SET, "attachments.types", "[]", "attachments.types: is empty" },
  { REMOVE, "currency.short.en", NULL, "currency.short.en: missing" },
  { SET, "thresholds.adult_age", "\"18\"", "thresholds.adult_age: must be a whole number" },
  { REMOVE, "calendar", NULL, "calendar: missing" },
  { SET, "calendar.working_weekdays", "[]", "calendar.working_weekdays: is empty" },
  { SET, "calendar.working_weekdays[0]", "\"пн\"", "calendar.working_weekdays[0]: “пн” is not one of mon|" },
  { SET, "calendar.holidays_apply", "\"no\"", "calendar.holidays_apply: must be true or false" },
  { SET, "calendar.holidays[0].day", "\"02-30\"", "calendar.holidays[0].day: is not a day like 08-24" },
  { SET, "calendar.hours[0].from", "\"9:00\"", "calendar.hours[0].from: is not a time like 09:00" },
  { SET, "calendar.hours[0].to", "\"08:00\"", "calendar.hours[0].to: is not after 09:00" },
  { SET, "calendar.years.26", "{}", "calendar.years.26: is not a year like 2026" },
  { SET, "calendar.years.2026.days_off[0].date", "\"2025-12-31\"", "days_off[0].date: is not in 2026" },
  { SET, "calendar.years.2026.days_off[0].holiday", "\"x\"", "[0].holiday: “x” is not in calendar.holidays" },
  { REPEAT, "calendar.years.2026.days_off", NULL,
    "calendar.years.2026.days_off[11].date: “2026-01-01” is there" },
  { REMOVE, "paper_texts.ticket.title", NULL, "paper_texts.ticket.title: missing" },
  { SET, "paper_texts.sheet.page.kk", "\"бет\"", "paper_texts.sheet.page.kk: names other values in braces" },
};

/* Walks to the container of the last step of a path such as "topics[3].labels.kk". */
static JsonNode *
find_container (JsonNode *root, const char *path, char **member, int *index)
{
  g_autoptr (GRegex) regex = g_regex_new ("([A-Za-z_0-9]+)|\\[([0-9]+)\\]", G_REGEX_DEFAULT, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  JsonNode *node = root;
  JsonNode *container = NULL;

  for (g_regex_match (regex, path, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *number = g_match_info_fetch (match, 2);

      container = node;
      g_assert_nonnull (container);
      g_free (*member);
      *member = g_match_info_fetch (match, 1);
      *index = number != NULL && *number != '\0' ? atoi (number) : -1;
      if (*index >= 0)
        node = json_array_get_element (json_node_get_array (container), *index);
      else
        node = json_object_get_member (json_node_get_object (container), *member);
    }

  return container;
}

static void
repeat_first (JsonNode *container, const char *member)
{
  JsonArray *list = json_object_get_array_member (json_node_get_object (container), member);
  JsonNode *copy = json_node_copy (json_array_get_element (list, 0));

  json_array_add_element (list, copy);
}

static void
make_change (JsonNode *root, guint i)
{
  g_autofree char *member = NULL;
  int index = -1;
  JsonNode *container = find_container (root, faults[i].path, &member, &index);

  if (faults[i].change == REPEAT)
    repeat_first (container, member);
  else if (index < 0 && faults[i].change == REMOVE)
    json_object_remove_member (json_node_get_object (container), member);
  else if (index < 0)
    json_object_set_member (json_node_get_object (container), member, parse (faults[i].value));
  else
    {
      JsonArray *list = json_node_get_array (container);

      json_array_remove_element (list, index);
      if (faults[i].change == SET)
        {
          g_autoptr (GPtrArray) behind = g_ptr_array_new ();

          while ((int)json_array_get_length (list) > index)
            {
              g_ptr_array_add (behind, json_node_copy (json_array_get_element (list, index)));
              json_array_remove_element (list, index);
            }
          json_array_add_element (list, parse (faults[i].value));
          for (guint j = 0; j < behind->len; j++)
            json_array_add_element (list, behind->pdata[j]);
        }
    }
}

static void
test_broken (void)
{
  g_autoptr (GBytes) bytes = load_bytes ("ua");
  g_autofree char *shipped = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (JsonNode) root = parse (shipped);
      g_autoptr (GBytes) broken = NULL;
      g_autoptr (GError) error = NULL;
      char *text;

      make_change (root, i);
      text = json_to_string (root, FALSE);
      broken = g_bytes_new_take (text, strlen (text));

      g_assert_null (desk_profile_new_from_bytes (broken, "ua", &error));
      g_assert_error (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_PROFILE);
      if (strstr (error->message, faults[i].fault) == NULL)
        {
          g_test_message ("expected “%s” in “%s”", faults[i].fault, error->message);
          g_test_fail ();
        }
    }
}

static void
test_no_profile (void)
{
  static const char *const texts[] = { "", "{", "[]", "null", "7", "{} {}" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (texts[i], strlen (texts[i]));
      g_autoptr (GError) error = NULL;

      g_assert_null (desk_profile_new_from_bytes (bytes, "xx", &error));
      g_assert_error (error, DESK_MODEL_ERROR, DESK_MODEL_ERROR_PROFILE);
      g_assert_nonnull (strstr (error->message, "“xx”"));
    }
}

/* The same codes in both countries, where the program itself counts on them or officers would not expect a difference. */
static void
test_shipped_agree (void)
{
  static const char *const same[] = { "topics",        "channels",        "priorities",
                                      "outcomes",      "hold_reasons",    "visit_states",
                                      "room_purposes", "sexes",           "needs",
                                      "phone_safety",  "marks",           "roles",
                                      "countries",     "access_purposes", "referral_channels" };
  g_autoptr (DeskProfile) ua = load ("ua");
  g_autoptr (DeskProfile) kz = load ("kz");

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    {
      DeskVocabulary *a = desk_profile_get_vocabulary (ua, same[i]);
      DeskVocabulary *b = desk_profile_get_vocabulary (kz, same[i]);

      g_assert_cmpuint (desk_vocabulary_get_length (a), ==, desk_vocabulary_get_length (b));
      for (guint j = 0; j < desk_vocabulary_get_length (a); j++)
        {
          DeskTerm *term_a = desk_vocabulary_get_term_at (a, j);
          DeskTerm *term_b = desk_vocabulary_get_term_at (b, j);

          g_assert_cmpstr (desk_term_get_code (term_a), ==, desk_term_get_code (term_b));
          g_assert_cmpstr (desk_term_get_digit (term_a), ==, desk_term_get_digit (term_b));
        }
    }
}

/* The example of a document number, as an officer would write it, fits the type's own mask. */
static void
test_shipped_masks (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (profiles); i++)
    {
      g_autoptr (DeskProfile) profile = load (profiles[i]);
      DeskVocabulary *types = desk_profile_get_vocabulary (profile, "document_types");
      guint masks = 0;

      for (guint j = 0; j < desk_vocabulary_get_length (types); j++)
        {
          DeskTerm *type = desk_vocabulary_get_term_at (types, j);
          const char *example = desk_term_get_string (type, "example");
          g_autofree char *number = example != NULL ? desk_spelling_canonical_number (example) : NULL;

          if (desk_term_get_string (type, "mask") == NULL)
            continue;
          masks++;
          g_assert_nonnull (number);
          if (!desk_term_matches_mask (type, number))
            g_error ("%s: %s does not fit", desk_term_get_code (type), number);
          g_assert_false (desk_term_matches_mask (type, "?"));
        }
      g_assert_cmpuint (masks, >=, 5);
    }
}

/* Steps of advice alone: nobody answers a question without hearing it, so nothing is asked when the visit ends. */
static gboolean
is_advice (DeskTerm *topic)
{
  static const char *const codes[] = { "CON", "CERT", "OTH", NULL };

  return g_strv_contains (codes, desk_term_get_code (topic));
}

/* Ten documents by digit, nine favourites, a crime is never without a statement kind that carries a warning. */
static void
test_shipped_rules (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (profiles); i++)
    {
      g_autoptr (DeskProfile) profile = load (profiles[i]);
      DeskVocabulary *topics = desk_profile_get_vocabulary (profile, "topics");
      DeskVocabulary *types = desk_profile_get_vocabulary (profile, "document_types");

      g_assert_cmpuint (g_strv_length ((char **)desk_profile_get_favourite_topics (profile)), ==, 9);
      for (const char *digit = "0123456789"; *digit != '\0'; digit++)
        g_assert_nonnull (desk_vocabulary_get_term_by_digit (types, (char[]){ *digit, '\0' }));

      for (guint j = 0; j < desk_vocabulary_get_length (topics); j++)
        {
          DeskTerm *topic = desk_vocabulary_get_term_at (topics, j);
          DeskVocabulary *script = desk_term_get_parts (topic, "script");
          guint mandatory = 0;

          for (guint k = 0; k < desk_vocabulary_get_length (script); k++)
            mandatory += desk_term_has_flag (desk_vocabulary_get_term_at (script, k), "mandatory");
          if (is_advice (topic))
            g_assert_cmpuint (mandatory, ==, 0);
          else
            g_assert_cmpuint (mandatory, >=, 1);

          if (desk_term_has_flag (topic, "crime"))
            {
              const char *kind = desk_term_get_string (topic, "statement_kind");
              DeskTerm *term = desk_profile_get_term (profile, "statement_kinds", kind);

              g_assert_true (desk_term_has_flag (term, "crime"));
              g_assert_nonnull (desk_term_get_string (term, "warning"));
            }
          if (desk_term_has_flag (topic, "domestic"))
            g_assert_true (desk_term_has_flag (topic, "sealed"));
        }
    }
}

/* Each kind can be addressed, begun and filled in: it has a template and words to choose from. */
static void
test_shipped_statements (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (profiles); i++)
    {
      g_autoptr (DeskProfile) profile = load (profiles[i]);
      DeskVocabulary *kinds = desk_profile_get_vocabulary (profile, "statement_kinds");
      DeskVocabulary *modules = desk_profile_get_vocabulary (profile, "text_modules");

      g_assert_cmpuint (desk_vocabulary_get_length (modules), >=, 20);
      g_assert_cmpint (desk_profile_get_attachment_limit (profile), ==, 20000000);
      g_assert_true (g_strv_contains (desk_profile_get_attachment_types (profile), "application/pdf"));
      for (guint j = 0; j < desk_vocabulary_get_length (kinds); j++)
        {
          DeskTerm *kind = desk_vocabulary_get_term_at (kinds, j);
          DeskTerm *template =
              desk_profile_get_term (profile, "statement_templates", desk_term_get_string (kind, "template"));
          const char *const *blocks = desk_term_get_list (template, "blocks");
          guint fitting = 0;

          for (guint k = 0; k < desk_vocabulary_get_length (modules); k++)
            fitting +=
                g_strv_contains (desk_term_get_list (desk_vocabulary_get_term_at (modules, k), "kinds"),
                                 desk_term_get_code (kind));
          if (!g_str_has_prefix (desk_term_get_code (kind), "individual"))
            g_assert_cmpuint (fitting, >=, 1);
          g_assert_true (g_strv_contains (blocks, "text"));
          g_assert_true (g_strv_contains (blocks, "signature"));
          g_assert_true (g_strv_contains (blocks, "warning")
                         == (desk_term_get_string (kind, "warning") != NULL));
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/profiles/broken", test_broken);
  g_test_add_func ("/profiles/no-profile", test_no_profile);
  g_test_add_func ("/profiles/shipped/agree", test_shipped_agree);
  g_test_add_func ("/profiles/shipped/masks", test_shipped_masks);
  g_test_add_func ("/profiles/shipped/rules", test_shipped_rules);
  g_test_add_func ("/profiles/shipped/statements", test_shipped_statements);

  return g_test_run ();
}

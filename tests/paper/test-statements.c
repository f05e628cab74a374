// SPDX-License-Identifier: GPL-3.0-or-later
// Papers about statements: what must stand on each, and that nothing is lost however long it is.

#include "paper/papers.h"
#include "sample.h"

#include <string.h>

static const char *const countries[] = { "ua", "kz" };
static const char *const languages[] = { "uk", "ru", "kk", "en" };

static DeskSheet *
make (DeskPaperSource *source, const char *paper, const char *language)
{
  return desk_papers_find (paper)->make (source, language);
}

static guint
count (const char *text, const char *word)
{
  guint found = 0;

  for (const char *at = text; (at = strstr (at, word)) != NULL; at += strlen (word))
    found++;
  return found;
}

static void
check_statement (DeskPaperSource *source, const char *language)
{
  const DeskPaperStatement *about = desk_paper_source_get_statement (source, 0);
  DeskTerm *kind =
      desk_profile_get_term (desk_paper_source_get_profile (source), "statement_kinds",
                             desk_record_get_text (DESK_RECORD (about->statement), DESK_STATEMENT_KIND));
  g_autofree char *name = desk_person_get_full_name (about->applicant);
  g_autofree char *officer = desk_officer_get_short_name (about->officer);
  g_autofree char *written = desk_statement_get_text (about->statement);
  g_autoptr (DeskSheet) sheet = make (source, "statement", language);
  g_autofree char *text = sample_read_closed (sheet);
  const char *title = desk_term_get_text (kind, "paper_title", language);
  const char *warning = desk_record_get_text (DESK_RECORD (about->statement), DESK_STATEMENT_WARNING);

  sample_assert_has (text, title != NULL ? title : desk_term_get_label (kind, language));
  sample_assert_has (text, "PL1-A/2026/00153");
  sample_assert_has (text, name);
  sample_assert_has (text, officer);
  sample_assert_has (text, written);
  sample_assert_has (text, "22.11.2026 ");
  sample_assert_has (text, desk_paper_source_get_text (source, "statement.applicant", language));
  if (warning != NULL)
    {
      DeskTerm *term = desk_profile_get_term (desk_paper_source_get_profile (source), "warnings", warning);

      sample_assert_has (text, desk_term_get_text (term, "text", language));
      sample_assert_has (text, "22.11.2026 1");
    }
  g_assert_null (strchr (text, '{'));
}

/* Every kind in every language of both countries, with all that must stand on it. */
static void
test_kinds (void)
{
  for (guint c = 0; c < G_N_ELEMENTS (countries); c++)
    {
      g_autoptr (DeskPaperSource) source = sample_source_new (countries[c]);
      DeskVocabulary *kinds =
          desk_profile_get_vocabulary (desk_paper_source_get_profile (source), "statement_kinds");

      for (guint k = 0; k < desk_vocabulary_get_length (kinds); k++)
        {
          const char *kind = desk_term_get_code (desk_vocabulary_get_term_at (kinds, k));
          g_autoptr (DeskStatement) statement = sample_statement_new (countries[c], kind);

          sample_set_statement (source, countries[c], statement, FALSE);
          for (guint l = 0; l < G_N_ELEMENTS (languages); l++)
            check_statement (source, languages[l]);
        }
    }
}

/* A paper of Kazakhstan carries both of its languages, whichever of them was chosen, and no third one. */
static void
test_both_languages (void)
{
  g_autoptr (DeskPaperSource) source = sample_source_new ("kz");
  g_autoptr (DeskStatement) statement = sample_statement_new ("kz", "crime_report");

  sample_set_statement (source, "kz", statement, FALSE);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (DeskSheet) sheet = make (source, "statement", i == 0 ? "kk" : "ru");
      g_autofree char *text = sample_read_closed (sheet);

      sample_assert_has (text, "Қылмыстық құқық бұзушылық туралы арыз");
      sample_assert_has (text, "Заявление об уголовном правонарушении");
      sample_assert_has (text, "419-бабында");
      sample_assert_has (text, "статьёй 419");
      sample_assert_lacks (text, "Заява про");
    }
}

static void
check_order (const char *country, const char *language, const char *const *parts)
{
  g_autoptr (DeskPaperSource) source = sample_source_new (country);
  g_autoptr (DeskStatement) statement = sample_statement_new (country, "crime_report");
  g_autoptr (DeskSheet) sheet = NULL;
  g_autofree char *text = NULL;
  const char *at;

  sample_set_statement (source, country, statement, FALSE);
  sheet = make (source, "statement", language);
  text = sample_read_all (sheet);
  at = text;
  for (guint i = 0; parts[i] != NULL; i++)
    {
      at = strstr (at, parts[i]);
      if (at == NULL)
        g_test_fail_printf ("“%s” is not in its place", parts[i]);
      g_assert_nonnull (at);
    }
}

/* The order is that of the country: who reads it in Ukraine signs the warning at the end, in Kazakhstan before the text. */
static void
test_order (void)
{
  check_order ("ua", "uk",
               (const char *[]){ "Кому", "Відділ поліції", "Від кого", "Коваленко", "Заява про вчинення",
                                 "PL1-A/2026/00153", "20 листопада", "Майно", "Прошу", "Додатки",
                                 "статтею 383", "Заявник", "Заяву прийнято", NULL });
  check_order ("kz", "kk",
               (const char *[]){ "Кімге", "Кімнен", "Сейтқалиева", "туралы арыз", "PL1-A/2026/00153",
                                 "419-бабында", "2026 жылғы 20 қарашада", "Мүлік", "Сұраймын", NULL });
}

/* What is not known leaves no label behind. */
static void
test_empty (void)
{
  for (guint c = 0; c < G_N_ELEMENTS (countries); c++)
    {
      g_autoptr (DeskPaperSource) source = sample_source_new (countries[c]);
      g_autoptr (DeskStatement) statement = g_object_new (DESK_TYPE_STATEMENT, "kind", "crime_report", NULL);
      DeskPaperStatement about = { .statement = statement, .is_draft = TRUE };
      g_autoptr (DeskSheet) sheet = NULL;
      g_autofree char *text = NULL;

      desk_paper_source_set_statement (source, &about);
      for (guint p = 0; p < 4; p++)
        {
          static const char *const papers[] = { "receipt", "attachment-list", "statement-copy", "statement" };

          g_clear_object (&sheet);
          sheet = make (source, papers[p], languages[c]);
        }
      text = sample_read_closed (sheet);
      sample_assert_lacks (text, desk_paper_source_get_text (source, "statement.items", languages[c]));
      sample_assert_lacks (text, desk_paper_source_get_text (source, "statement.participants", languages[c]));
      sample_assert_lacks (text, desk_paper_source_get_text (source, "statement.attachments", languages[c]));
      sample_assert_lacks (text, desk_paper_source_get_text (source, "statement.phone", languages[c]));
      sample_assert_has (text, desk_paper_source_get_text (source, "statement.anonymous", languages[c]));
    }
}

/* Unregistered text is marked on every page, has no number and no check code. */
static void
test_draft (void)
{
  g_autoptr (DeskPaperSource) source = sample_source_new ("ua");
  g_autoptr (DeskStatement) statement = sample_statement_new ("ua", "crime_report");
  g_autofree char *long_text = sample_repeat ("Слово за словом.\n", 200);
  g_autoptr (DeskSheet) sheet = NULL;

  desk_statement_set_text (statement, long_text);
  sample_set_statement (source, "ua", statement, TRUE);
  sheet = make (source, "statement", "uk");
  g_assert_cmpuint (desk_sheet_get_n_pages (sheet), >, 2);
  for (guint page = 0; page < desk_sheet_get_n_pages (sheet); page++)
    {
      g_autofree char *text = desk_sheet_get_page_text (sheet, page);

      g_assert_true (g_str_has_prefix (text, "Чернетка, не зареєстровано\n"));
      g_assert_null (strstr (text, "PL1-A"));
      g_assert_null (strstr (text, "1a2b3c4d"));
    }
}

/* The copy and the reprint say what they are on every page. */
static void
test_marks (void)
{
  g_autoptr (DeskPaperSource) source = sample_source_new ("ua");
  g_autoptr (DeskStatement) statement = sample_statement_new ("ua", "crime_report");
  g_autofree char *long_text = sample_repeat ("Слово за словом.\n", 100);
  DeskPaperStatement about = { .statement = statement, .amended = SAMPLE_NOW };
  g_autoptr (DeskSheet) plain = NULL;
  g_autoptr (DeskSheet) copy = NULL;

  desk_statement_set_text (statement, long_text);
  desk_paper_source_set_statement (source, &about);
  plain = make (source, "statement", "uk");
  copy = make (source, "statement-copy", "uk");
  g_assert_cmpuint (desk_sheet_get_n_pages (copy), >, 1);
  for (guint page = 0; page < desk_sheet_get_n_pages (copy); page++)
    {
      g_autofree char *marked = desk_sheet_get_page_text (plain, page);
      g_autofree char *copied = desk_sheet_get_page_text (copy, page);

      g_assert_true (g_str_has_prefix (marked, "Зі змінами від 22.11.2026 13:00\n"));
      g_assert_true (g_str_has_prefix (copied, "Копія для заявника · Зі змінами від 22.11.2026 13:00\n"));
    }
}

/* Whoever signs neither the warning nor the statement has the reason there instead of a line. */
static void
test_refused (void)
{
  g_autoptr (DeskPaperSource) source = sample_source_new ("ua");
  g_autoptr (DeskStatement) statement = sample_statement_new ("ua", "crime_report");
  g_autoptr (DeskSheet) sheet = NULL;
  g_autofree char *text = NULL;

  g_object_set (statement, "warning-refused", TRUE, "warning-reason", "не вважає за потрібне",
                "signature-reason", "погано почувається", NULL);
  sample_set_statement (source, "ua", statement, FALSE);
  sheet = make (source, "statement", "uk");
  text = sample_read_closed (sheet);
  sample_assert_has (text, "Підпис про попередження не поставлено. Причина: не вважає за потрібне");
  sample_assert_has (text, "Причина: погано почувається");
  sample_assert_lacks (text, "Попереджено 22.11.2026");
}

static void
check_receipt (const char *country, const char *kind, const char *language, const char *const *parts,
               const char *const *absent)
{
  g_autoptr (DeskPaperSource) source = sample_source_new (country);
  g_autoptr (DeskStatement) statement = sample_statement_new (country, kind);
  g_autoptr (DeskSheet) sheet = NULL;
  g_autofree char *text = NULL;

  sample_set_statement (source, country, statement, FALSE);
  sheet = make (source, "receipt", language);
  text = sample_read_closed (sheet);
  g_assert_cmpuint (desk_sheet_get_n_pages (sheet), ==, 1);
  for (guint i = 0; parts[i] != NULL; i++)
    sample_assert_has (text, parts[i]);
  for (guint i = 0; absent[i] != NULL; i++)
    sample_assert_lacks (text, absent[i]);
}

static void
test_receipts (void)
{
  check_receipt ("ua", "crime_report", "uk",
                 (const char *[]){ "Талон-повідомлення № PL1-A/2026/00153", "22.11.2026 12:35", "Шевчук О.",
                                   "інспектор-черговий", "капітан поліції", "Пушкіна, 83", "+380 53",
                                   "Коваленко Марія Іванівна", "Шахрайство", "Номер єдиного обліку",
                                   "буде повідомлено", "23.11.2026 12:35", "1a2b3c4d",
                                   "Корінець талона № PL1-A/2026/00153", "Талон отримано", NULL },
                 (const char *[]){ "ринок", "продавчиня", "Запис у єдиному обліку", NULL });
  check_receipt ("kz", "crime_report", "kk",
                 (const char *[]){ "№ PL1-A/2026/00153 талон-хабарлама",
                                   "Талон-уведомление № PL1-A/2026/00153", "22.11.2026 15:35",
                                   "Әбдірахманов Е.", "кезекші инспектор", "кейін хабарланады",
                                   "23.11.2026 15:35", "Номер в книге учёта информации", NULL },
                 (const char *[]){ "базары", NULL });
  check_receipt ("kz", "appeal_complaint", "ru",
                 (const char *[]){ "Талон № PL1-A/2026/00153", "22.11.2026 15:35", "Әбдірахманов Е.",
                                   "Жалоба", "22.12.2026", NULL },
                 (const char *[]){ "Талон-уведомление", "22.12.2026 0", NULL });
}

/* A receipt of domestic violence says nothing but its number, in no language and in neither country. */
static void
test_sealed_receipt (void)
{
  for (guint l = 0; l < G_N_ELEMENTS (languages); l++)
    {
      check_receipt ("ua", "domestic", languages[l],
                     (const char *[]){ "PL1-A/2026/00153", "Шевчук О.", NULL },
                     (const char *[]){ "насил", "зорлық", "violence", "Коваленко", "ЄРДР", "реєстрацію заяви",
                                       NULL });
      check_receipt ("kz", "domestic", languages[l], (const char *[]){ "PL1-A/2026/00153", NULL },
                     (const char *[]){ "насил", "зорлық", "violence", "Сейтқалиева", "СДТБТ", "хабарлама",
                                       NULL });
    }
}

/* An official number that is known stands in its place. */
static void
test_official_number (void)
{
  g_autoptr (DeskPaperSource) source = sample_source_new ("ua");
  g_autoptr (DeskStatement) statement = sample_statement_new ("ua", "crime_report");
  DeskRecord *record = DESK_RECORD (statement);
  g_autoptr (DeskSheet) sheet = NULL;
  g_autofree char *text = NULL;

  desk_record_set_entry (record, DESK_STATEMENT_OFFICIAL, "0e", g_variant_new_string ("12345"));
  desk_record_set_entry (record, DESK_STATEMENT_OFFICIAL_KIND, "0e", g_variant_new_string ("eo"));
  desk_record_set_entry (record, DESK_STATEMENT_OFFICIAL_GIVEN, "0e", g_variant_new_int64 (SAMPLE_NOW));
  sample_set_statement (source, "ua", statement, FALSE);
  sheet = make (source, "receipt", "uk");
  text = sample_read_closed (sheet);
  sample_assert_has (text, "Номер єдиного обліку\n12345, 22.11.2026");
  sample_assert_has (text, "досудових розслідувань\nбуде повідомлено");
}

static void
test_register (void)
{
  g_autoptr (DeskPaperSource) source = sample_source_new ("ua");
  g_autoptr (DeskSheet) sheet = NULL;
  g_autofree char *text = NULL;

  for (guint i = 1; i <= 80; i++)
    {
      g_autofree char *no = g_strdup_printf ("PL1-A/2026/%05u", i);
      g_autoptr (DeskStatement) statement = sample_statement_new ("ua", i == 7 ? "domestic" : "crime_report");
      g_autoptr (DeskPerson) applicant =
          g_object_new (DESK_TYPE_PERSON, "surname", i == 7 ? "Бондаренко" : "Коваленко", NULL);
      DeskPaperStatement about = { .statement = statement, .applicant = applicant };

      g_object_set (statement, "no", no, "assigned-to", "Мельник С. П.", NULL);
      desk_paper_source_add_statement (source, &about);
    }
  desk_paper_source_set_period (source, SAMPLE_NOW - 86400, SAMPLE_NOW + 11 * 3600);
  sheet = make (source, "statement-register", "uk");
  text = sample_read_closed (sheet);

  g_assert_cmpuint (desk_sheet_get_n_pages (sheet), >, 3);
  sample_assert_has (text, "за період 21.11.2026 – 22.11.2026");
  sample_assert_has (text, "22.11.2026 12:35");
  sample_assert_has (text, "Мельник С. П.");
  sample_assert_has (text, "20 листопада 2026 року");
  sample_assert_lacks (text, "Бондаренко");
  sample_assert_lacks (text, "насильство");
  for (guint i = 1; i <= 80; i++)
    {
      g_autofree char *no = g_strdup_printf ("2026/%05u", i);

      sample_assert_has (text, no);
    }
}

/* Twenty pages of dictation, in one paragraph and in many: every word is there, no line stands alone. */
static void
test_dictation (void)
{
  const char *const sentences[] = {
    "Далі він сказав, що нічого не пам’ятає, і пішов. ",
    "Далі він сказав, що нічого не пам’ятає, і пішов. Я чекала ще годину, потім "
    "подзвонила сестрі й розповіла їй про все, що сталося того вечора.\n"
  };

  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      g_autoptr (DeskPaperSource) source = sample_source_new ("ua");
      g_autoptr (DeskStatement) statement = sample_statement_new ("ua", "crime_report");
      g_autofree char *dictated = sample_repeat (sentences[i], i == 0 ? 1800 : 700);
      g_autoptr (DeskSheet) sheet = NULL;
      g_autofree char *text = NULL;

      desk_statement_set_text (statement, g_strstrip (dictated));
      sample_set_statement (source, "ua", statement, FALSE);
      sheet = make (source, "statement", "uk");
      g_assert_cmpuint (desk_sheet_get_n_pages (sheet), >=, 20);
      for (guint page = 0; page < desk_sheet_get_n_pages (sheet); page++)
        {
          g_autofree char *page_text = desk_sheet_get_page_text (sheet, page);
          g_autofree char *foot =
              g_strdup_printf ("Сторінка %u з %u\n", page + 1, desk_sheet_get_n_pages (sheet));

          g_assert_true (g_str_has_suffix (page_text, foot));
          g_assert_nonnull (strstr (page_text, "PL1-A/2026/00153 · Контрольний код: 1a2b3c4d"));
        }
      text = sample_read_closed (sheet);
      sample_assert_has (text, dictated);
      sample_assert_has (text, "статтею 383");
    }
}

/* A surname of 120 letters, IMEI lists, long words and emoji: nothing is lost on any paper. */
static void
test_unruly (void)
{
  for (guint c = 0; c < G_N_ELEMENTS (countries); c++)
    {
      g_autoptr (DeskPaperSource) source = sample_source_new (countries[c]);
      g_autoptr (DeskStatement) statement = sample_statement_new (countries[c], "crime_report");
      g_autofree char *surname = sample_repeat ("Щеңұқғ", 20);
      g_autofree char *imei = sample_repeat ("356938035643809, ", 700);
      g_autofree char *place = sample_repeat ("қанағаттандырылмағандықтарыңыздан", 30);
      g_autofree char *words = g_strdup_printf (
          "👮🏽‍♀️🚓 Він написав: «👨‍👩‍👧‍👦❤️» і зник.\n%s",
          place);
      g_autoptr (DeskPerson) applicant = sample_person_new (countries[c]);
      DeskPaperStatement about = { .statement = statement, .applicant = applicant, .seal = "1a2b3c4d" };

      g_object_set (applicant, "surname", surname, NULL);
      g_object_set (statement, "place", place, NULL);
      desk_statement_set_text (statement, words);
      desk_record_set_entry (DESK_RECORD (statement), DESK_STATEMENT_ITEM_NUMBER, "0a",
                             g_variant_new_string (imei));
      desk_paper_source_set_statement (source, &about);
      for (guint p = 0; p < 2; p++)
        {
          g_autoptr (DeskSheet) sheet = make (source, p == 0 ? "statement" : "receipt", c == 0 ? "uk" : "kk");
          g_autofree char *text = sample_read_closed (sheet);

          sample_assert_has (text, surname);
          if (p > 0)
            continue;
          sample_assert_has (text, place);
          sample_assert_has (text, words);
          g_assert_cmpuint (count (text, "356938035643809"), ==, 700);
          g_assert_cmpuint (desk_sheet_get_n_pages (sheet), >, 3);
        }
    }
}

/* Who takes part, with what is known of them. */
static void
test_participants (void)
{
  g_autoptr (DeskPaperSource) source = sample_source_new ("ua");
  g_autoptr (DeskStatement) statement = sample_statement_new ("ua", "crime_report");
  DeskRecord *record = DESK_RECORD (statement);
  g_autoptr (DeskPerson) witness =
      g_object_new (DESK_TYPE_PERSON, "surname", "Мороз", "given-name", "Ганна", "birth", "1970", NULL);
  g_autoptr (GHashTable) persons = g_hash_table_new (g_str_hash, g_str_equal);
  DeskPaperStatement about = { .statement = statement, .persons = persons };
  g_autoptr (DeskSheet) sheet = NULL;
  g_autofree char *text = NULL;

  g_hash_table_insert (persons, (gpointer) "w1", witness);
  desk_record_set_entry (record, DESK_STATEMENT_PARTICIPANT, "0a", g_variant_new_string ("witness"));
  desk_record_set_entry (record, DESK_STATEMENT_PARTICIPANT_PERSON, "0a", g_variant_new_string ("w1"));
  desk_record_set_entry (record, DESK_STATEMENT_PARTICIPANT, "0b", g_variant_new_string ("offender"));
  desk_record_set_entry (record, DESK_STATEMENT_PARTICIPANT_WORDS, "0b",
                         g_variant_new_string ("чоловік 25–30 років у темній куртці"));
  desk_paper_source_set_statement (source, &about);
  sheet = make (source, "statement", "uk");
  text = sample_read_closed (sheet);
  sample_assert_has (text, "Правопорушник");
  sample_assert_has (text, "Мороз Ганна");
  sample_assert_has (text, "Дата народження: 1970");
  sample_assert_has (text, "чоловік 25–30 років у темній куртці");
}

/* A domestic matter has its own words for who took part; an explanation is addressed to nobody. */
static void
test_words_of_kind (void)
{
  g_autoptr (DeskPaperSource) source = sample_source_new ("ua");
  g_autoptr (DeskStatement) domestic = sample_statement_new ("ua", "domestic");
  g_autoptr (DeskStatement) explanation = sample_statement_new ("ua", "explanation");
  g_autoptr (DeskSheet) first = NULL;
  g_autoptr (DeskSheet) second = NULL;
  g_autofree char *at_home = NULL;
  g_autofree char *explained = NULL;

  desk_record_set_entry (DESK_RECORD (domestic), DESK_STATEMENT_PARTICIPANT, "0a",
                         g_variant_new_string ("offender"));
  sample_set_statement (source, "ua", domestic, FALSE);
  first = make (source, "statement", "uk");
  at_home = sample_read_closed (first);
  sample_set_statement (source, "ua", explanation, FALSE);
  second = make (source, "statement", "uk");
  explained = sample_read_closed (second);

  sample_assert_has (at_home, "Керівникові: Відділ поліції № 1");
  sample_assert_lacks (at_home, "Правопорушник");
  sample_assert_has (at_home, "ривдник");
  sample_assert_lacks (explained, "Керівникові");
  sample_assert_lacks (explained, "Кому");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/statements/kinds", test_kinds);
  g_test_add_func ("/statements/both-languages", test_both_languages);
  g_test_add_func ("/statements/order", test_order);
  g_test_add_func ("/statements/empty", test_empty);
  g_test_add_func ("/statements/draft", test_draft);
  g_test_add_func ("/statements/marks", test_marks);
  g_test_add_func ("/statements/refused", test_refused);
  g_test_add_func ("/statements/participants", test_participants);
  g_test_add_func ("/statements/words-of-kind", test_words_of_kind);
  g_test_add_func ("/statements/receipts", test_receipts);
  g_test_add_func ("/statements/sealed-receipt", test_sealed_receipt);
  g_test_add_func ("/statements/official-number", test_official_number);
  g_test_add_func ("/statements/register", test_register);
  g_test_add_func ("/statements/dictation", test_dictation);
  g_test_add_func ("/statements/unruly", test_unruly);
  return g_test_run ();
}

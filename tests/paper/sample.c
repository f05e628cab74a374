// SPDX-License-Identifier: GPL-3.0-or-later

#include "sample.h"

#include <string.h>

#include "model/attachment.h"

/* What differs between the countries. */
static const struct
{
  const char *country;
  const char *station;
  const char *address;
  const char *phone;
  const char *surname;
  const char *given_name;
  const char *patronymic;
  const char *number;
  const char *document_type;
  const char *document;
  const char *home;
  const char *mobile;
  const char *officer;
  const char *officer_name;
  const char *position;
  const char *place;
  const char *item;
  const char *text;
  const char *request;
  const char *caption;
  const char *clocks[2];
} countries[] = {
  {
      "ua",
      "Відділ поліції № 1 Полтавського районного управління поліції ГУНП в Полтавській області",
      "36000, м. Полтава, вул. Пушкіна, 83",
      "+380532000102",
      "Коваленко",
      "Марія",
      "Іванівна",
      "3121209019",
      "id_card",
      "001234567",
      "м. Полтава, вул. Соборності, 12, кв. 4",
      "+380671234567",
      "Шевчук",
      "Олег",
      "інспектор-черговий",
      "м. Полтава, Центральний ринок, ряд 4",
      "Мобільний телефон Samsung Galaxy A54, чорний",
      "20 листопада 2026 року близько 18 години 30 хвилин на Центральному ринку невідомий чоловік вихопив у "
      "мене з рук мобільний телефон і втік у напрямку вулиці Шевченка.\n"
      "На вигляд йому 25–30 років, зріст близько 180 см, був у темній куртці та сірій шапці. Подію бачила "
      "продавчиня сусіднього ряду.\n\n"
      "Телефон купувала у вересні 2026 року, чек зберігся. Матеріальної шкоди завдано на суму дев’ять тисяч гривень.",
      "Прийняти заяву, внести відомості до реєстру та вжити заходів для розшуку викраденого.",
      "Чек на телефон",
      { "UA-EO", "UA-ERDR" },
  },
  {
      "kz",
      "Павлодар қаласы Полиция басқармасының Оңтүстік полиция бөлімі",
      "140000, Павлодар қ., Ак. Сәтбаев к-сі, 120",
      "+77182000102",
      "Сейтқалиева",
      "Айгерім",
      "Нұрланқызы",
      "981111400015",
      "id_card",
      "012345678",
      "Павлодар қ., Естай к-сі, 40, 15-пәтер",
      "+77011234567",
      "Әбдірахманов",
      "Ерлан",
      "кезекші инспектор",
      "Павлодар қ., «Квазар» базары",
      "Samsung Galaxy A54 ұялы телефоны, қара түсті",
      "2026 жылғы 20 қарашада сағат 18:30 шамасында базарда белгісіз ер адам қолымнан ұялы телефонымды "
      "жұлып алып, қашып кетті.\n"
      "Түрі 25–30 жаста, бойы 180 см шамасында, үстінде қара күрте мен сұр бөрік болды.",
      "Арызымды қабылдап, телефонды іздестіру шараларын қолдануды сұраймын.",
      "Телефон түбіртегі",
      { "KZ-KUI", "KZ-ERDR" },
  },
};

static guint
find_country (const char *country)
{
  return g_str_equal (country, "ua") ? 0 : 1;
}

DeskPaperSource *
sample_source_new (const char *country)
{
  guint at = find_country (country);
  g_autofree char *path = g_strdup_printf ("/org/dutydesk/DutyDesk/profiles/%s.json", country);
  g_autoptr (GBytes) json = g_resources_lookup_data (path, 0, NULL);
  g_autoptr (DeskProfile) profile = desk_profile_new_from_bytes (json, country, NULL);
  g_autoptr (DeskStation) station = g_object_new (DESK_TYPE_STATION, "name", countries[at].station, "address",
                                                  countries[at].address, "phone", countries[at].phone, NULL);

  g_assert_nonnull (profile);
  desk_record_set_entry (DESK_RECORD (station), DESK_STATION_ROOM, "0abc",
                         g_variant_new_string ("Кімната 1"));
  return desk_paper_source_new (profile, station, desk_profile_get_time_zone (profile), SAMPLE_NOW);
}

static void
set_entry (gpointer record, guint field, const char *key, const char *text)
{
  desk_record_set_entry (record, field, key, g_variant_new_string (text));
}

DeskPerson *
sample_person_new (const char *country)
{
  guint at = find_country (country);
  DeskPerson *person = g_object_new (DESK_TYPE_PERSON, "surname", countries[at].surname, "given-name",
                                     countries[at].given_name, "patronymic", countries[at].patronymic,
                                     "personal-number", countries[at].number, "birth", "1985-06-15", NULL);

  set_entry (person, DESK_PERSON_DOCUMENT_TYPE, "0d", countries[at].document_type);
  set_entry (person, DESK_PERSON_DOCUMENT_NUMBER, "0d", countries[at].document);
  set_entry (person, DESK_PERSON_ADDRESS, "0a", countries[at].home);
  set_entry (person, DESK_PERSON_PHONE, "0p", countries[at].mobile);
  return person;
}

DeskStatement *
sample_statement_new (const char *country, const char *kind)
{
  guint at = find_country (country);
  gboolean is_appeal = g_str_has_prefix (kind, "appeal");
  DeskStatement *statement =
      g_object_new (DESK_TYPE_STATEMENT, "no", "PL1-A/2026/00153", "kind", kind, "topic",
                    is_appeal                        ? "CON"
                    : g_str_equal (kind, "domestic") ? "DV"
                                                     : "FRD",
                    "regime", is_appeal ? "appeal" : "criminal", "submitted", SAMPLE_NOW - 1500, "registered",
                    SAMPLE_NOW - 300, "form", "dictated", "language", "uk", "event-from", "2026-11-20T18:30",
                    "place", countries[at].place, "request", countries[at].request, NULL);
  DeskRecord *record = DESK_RECORD (statement);

  desk_statement_set_text (statement, countries[at].text);
  if (is_appeal)
    return statement;
  desk_record_set_text (record, DESK_STATEMENT_WARNING, at == 0 ? "UA-383" : "KZ-419");
  desk_record_set_integer (record, DESK_STATEMENT_WARNED, SAMPLE_NOW - 900);
  set_entry (record, DESK_STATEMENT_ITEM, "0a", countries[at].item);
  set_entry (record, DESK_STATEMENT_ITEM_NUMBER, "0a", "356938035643809");
  desk_record_set_entry (record, DESK_STATEMENT_ITEM_COUNT, "0a", g_variant_new_int64 (1));
  desk_record_set_entry (record, DESK_STATEMENT_ITEM_VALUE, "0a", g_variant_new_int64 (900000));
  return statement;
}

static GPtrArray *
make_attachments (guint at)
{
  GPtrArray *attachments = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (attachments,
                   g_object_new (DESK_TYPE_ATTACHMENT, "name", "IMG_20261120_184502.jpg", "caption",
                                 countries[at].caption, "type", "image/jpeg", "sha",
                                 "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "size",
                                 G_GINT64_CONSTANT (2345678), NULL));
  g_ptr_array_add (attachments,
                   g_object_new (DESK_TYPE_ATTACHMENT, "name", "scan.pdf", "type", "application/pdf", "sha",
                                 "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752", "size",
                                 G_GINT64_CONSTANT (1000), "void", TRUE, NULL));
  return attachments;
}

/* Everything that stands beside a statement; for an appeal a term of days, else one of hours. */
void
sample_set_statement (DeskPaperSource *source, const char *country, DeskStatement *statement,
                      gboolean is_draft)
{
  guint at = find_country (country);
  gboolean is_appeal =
      g_strcmp0 (desk_record_get_text (DESK_RECORD (statement), DESK_STATEMENT_REGIME), "appeal") == 0;
  g_autoptr (DeskPerson) applicant = sample_person_new (country);
  g_autoptr (DeskOfficer) officer =
      g_object_new (DESK_TYPE_OFFICER, "surname", countries[at].officer, "given-name",
                    countries[at].officer_name, "rank", "captain", "position", countries[at].position, NULL);
  g_autoptr (GPtrArray) attachments = make_attachments (at);
  g_autoptr (GArray) dues = g_array_new (FALSE, FALSE, sizeof (DeskPaperDue));
  DeskPaperStatement about = {
    .statement = statement,
    .applicant = applicant,
    .attachments = attachments,
    .officer = officer,
    .dues = dues,
    .seal = is_draft ? NULL : "1a2b3c4d",
    .is_draft = is_draft,
  };
  const DeskPaperDue answer = { at == 0 ? "UA-APPEAL" : "KZ-APPEAL", SAMPLE_NOW + 30 * 86400 - 13 * 3600 };
  const DeskPaperDue at_once = { countries[at].clocks[0], SAMPLE_NOW - 1500 };
  const DeskPaperDue entry = { countries[at].clocks[1], SAMPLE_NOW - 1500 + 86400 };

  if (is_appeal)
    g_array_append_val (dues, answer);
  else
    {
      g_array_append_val (dues, at_once);
      g_array_append_val (dues, entry);
    }
  desk_paper_source_set_statement (source, &about);
}

static void
add_draft (DeskPaperSource *source, const char *form, const char *number, DeskStatement *statement,
           DeskOfficer *officer, gint64 ago)
{
  const DeskPaperDraft draft = { form, number, statement, officer, SAMPLE_NOW - ago };

  desk_paper_source_add_draft (source, &draft);
}

static void
add_late (DeskPaperSource *source, const char *country, const char *kind, const char *no, gint64 ago,
          gboolean is_signed)
{
  g_autoptr (DeskStatement) statement = sample_statement_new (country, kind);
  const DeskPaperStatement about = { .statement = statement };

  g_object_set (statement, "no", no, "submitted", SAMPLE_NOW - ago, "registered", SAMPLE_NOW - ago, "state",
                "registered", NULL);
  if (is_signed)
    g_object_set (statement, "signature", "paper", NULL);
  desk_paper_source_add_statement (source, &about);
}

static void
add_open_visit (DeskPaperSource *source, const char *country, const char *no, const char *topic)
{
  g_autoptr (DeskPerson) person = sample_person_new (country);
  g_autoptr (DeskVisit) visit = g_object_new (DESK_TYPE_VISIT, "no", no, "state", "waiting", "arrived",
                                              SAMPLE_NOW - 1800, "topic", topic, NULL);

  desk_paper_source_add_visit (source, visit, person, NULL);
}

/* What waits at a desk when the shift ends; of each sort a sealed matter too. */
void
sample_add_shift (DeskPaperSource *source, const char *country)
{
  guint at = find_country (country);
  g_autoptr (DeskOfficer) officer =
      g_object_new (DESK_TYPE_OFFICER, "surname", countries[at].officer, "given-name",
                    countries[at].officer_name, "rank", "captain", NULL);
  g_autoptr (DeskStatement) begun = sample_statement_new (country, "crime_report");
  g_autoptr (DeskStatement) sealed = sample_statement_new (country, "domestic");

  add_draft (source, "statement", NULL, begun, officer, 60);
  add_draft (source, "statement", NULL, sealed, officer, 3600);
  add_draft (source, "statement", "PL1-A/2026/00140", sealed, officer, 7200);
  add_draft (source, "visit", "PL1-A/2026/00151", NULL, officer, 600);
  add_draft (source, "front-desk-entry", NULL, NULL, NULL, 300);
  add_draft (source, "person", NULL, NULL, NULL, 900);
  add_draft (source, "unheard-of", NULL, NULL, NULL, 1200);
  add_draft (source, "loss", NULL, NULL, officer, 1300);
  add_draft (source, "find", "PL1-A/2026/00170", NULL, officer, 1400);
  add_draft (source, "hand-over", "PL1-A/2026/00171", NULL, officer, 1500);
  add_draft (source, "appointment", NULL, NULL, officer, 1600);
  add_late (source, country, "crime_report", "PL1-A/2026/00141", 3 * 86400, FALSE);
  add_late (source, country, "domestic", "PL1-A/2026/00142", 3 * 86400, TRUE);
  add_late (source, country, "appeal_complaint", "PL1-A/2026/00143", 1500, FALSE);
  add_open_visit (source, country, "PL1-A/2026/00151", "CON");
  add_open_visit (source, country, "PL1-A/2026/00152", "DV");
}

char *
sample_read_all (DeskSheet *sheet)
{
  GString *text = g_string_new (NULL);

  for (guint page = 0; page < desk_sheet_get_n_pages (sheet); page++)
    {
      g_autofree char *page_text = desk_sheet_get_page_text (sheet, page);

      g_string_append (text, page_text);
    }
  return g_string_free (text, FALSE);
}

char *
sample_repeat (const char *text, guint times)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < times; i++)
    g_string_append (all, text);
  return g_string_free (all, FALSE);
}

/* Takes the text of a paper without its foot and with all white space left out: however it is broken, it must be there. */
char *
sample_read_closed (DeskSheet *sheet)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (GStrv) words = NULL;

  for (guint page = 0; page < desk_sheet_get_n_pages (sheet); page++)
    {
      g_autofree char *page_text = desk_sheet_get_page_text (sheet, page);
      char *foot = g_strrstr_len (page_text, (gssize)strlen (page_text) - 1, "\n");

      *foot = '\0';
      foot = strrchr (page_text, '\n');
      g_string_append_len (text, page_text, foot + 1 - page_text);
    }
  words = g_strsplit_set (text->str, " \n", -1);
  return g_strjoinv ("", words);
}

void
sample_assert_has (const char *closed, const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n", -1);
  g_autofree char *wanted = g_strjoinv ("", words);

  if (strstr (closed, wanted) == NULL)
    g_test_fail_printf ("“%s” is missing", text);
}

void
sample_assert_lacks (const char *closed, const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n", -1);
  g_autofree char *unwanted = g_strjoinv ("", words);

  if (strstr (closed, unwanted) != NULL)
    g_test_fail_printf ("“%s” must not be there", text);
}

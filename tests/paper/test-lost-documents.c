// SPDX-License-Identifier: GPL-3.0-or-later
// Papers about lost and found documents: what must stand on each, and what must not be told to whom.

#include "paper/papers.h"
#include "sample-records.h"

#include <string.h>

static const char *const countries[] = { "ua", "kz" };
static const char *const languages[] = { "uk", "ru", "kk", "en" };

static char *
read_paper (DeskPaperSource *source, const char *paper, const char *language)
{
  g_autoptr (DeskSheet) sheet = desk_papers_find (paper)->make (source, language);

  return sample_read_closed (sheet);
}

static const char *
get_label (DeskPaperSource *source, const char *vocabulary, const char *code, const char *language)
{
  return desk_paper_source_get_label (source, vocabulary, code, language);
}

static void
check_declaration (DeskPaperSource *source, DeskLoss *loss, const char *language)
{
  const DeskPaperLoss *of = desk_paper_source_get_loss (source, 0);
  DeskRecord *record = DESK_RECORD (loss);
  g_autofree char *applicant = desk_person_get_full_name (of->applicant);
  g_autofree char *officer = desk_officer_get_short_name (of->officer);
  g_autofree char *text = read_paper (source, "loss", language);

  sample_assert_has (text, desk_paper_source_get_text (source, "loss.title_many", language));
  sample_assert_has (text, "PL1-A/2026/00161");
  sample_assert_has (text, "22.11.2026 1");
  sample_assert_has (text, applicant);
  sample_assert_has (text, officer);
  sample_assert_has (text, get_label (source, "document_types", "id_card", language));
  sample_assert_has (text, desk_record_get_entry_text (record, DESK_LOSS_DOCUMENT_NUMBER, "0a"));
  sample_assert_has (text, desk_record_get_entry_text (record, DESK_LOSS_DOCUMENT_NUMBER, "0b"));
  sample_assert_has (text, "17.04.2009");
  sample_assert_has (text, "20.11.2026 16:00 – 20.11.2026 18:30");
  sample_assert_has (text, get_label (source, "loss_circumstances", "lost", language));
  sample_assert_has (text, get_label (source, "representation_grounds", "parent", language));
  sample_assert_has (text, "05.03.2011");
  sample_assert_has (text, desk_record_get_text (record, DESK_LOSS_PLACE));
  sample_assert_has (text, desk_record_get_text (record, DESK_LOSS_TEXT));
  sample_assert_has (text, desk_record_get_text (record, DESK_LOSS_OTHER_ITEMS));
  sample_assert_has (text, desk_paper_source_get_text (source, "loss.publish", language));
  sample_assert_has (text, desk_paper_source_get_text (source, "loss.request", language));
  sample_assert_lacks (text, "{");
  /* It is no crime report. */
  sample_assert_lacks (text, "383");
  sample_assert_lacks (text, "419");
}

static void
test_declaration (void)
{
  for (guint c = 0; c < G_N_ELEMENTS (countries); c++)
    {
      g_autoptr (DeskPaperSource) source = sample_source_new (countries[c]);
      g_autoptr (DeskLoss) loss = sample_loss_new (countries[c]);

      sample_set_loss (source, countries[c], loss, FALSE);
      for (guint l = 0; l < G_N_ELEMENTS (languages); l++)
        check_declaration (source, loss, languages[l]);
    }
}

static void
test_both_languages (void)
{
  g_autoptr (DeskPaperSource) source = sample_source_new ("kz");
  g_autoptr (DeskLoss) loss = sample_loss_new ("kz");

  sample_set_loss (source, "kz", loss, FALSE);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *text = read_paper (source, "loss", i == 0 ? "kk" : "ru");

      sample_assert_has (text, "Құжаттардың жоғалғаны туралы өтініш");
      sample_assert_has (text, "Заявление об утере документов");
      sample_assert_has (text, "Әкесі не анасы / Отец или мать");
      sample_assert_lacks (text, "Заява про");
    }
}

/* One document is one: title and sentence say so; nobody else is spoken of. */
static void
test_one_document (void)
{
  g_autoptr (DeskPaperSource) source = sample_source_new ("ua");
  g_autoptr (DeskLoss) loss = g_object_new (DESK_TYPE_LOSS, "no", "PL1-A/2026/00162", "state", "registered",
                                            "circumstance", "abroad", "place-unknown", TRUE, NULL);
  g_autofree char *text = NULL;

  desk_record_set_entry (DESK_RECORD (loss), DESK_LOSS_DOCUMENT, "0a",
                         g_variant_new_string ("foreign_passport"));
  sample_set_loss (source, "ua", loss, FALSE);
  text = read_paper (source, "loss", "uk");
  sample_assert_has (text, "Заява про втрату документа");
  sample_assert_has (text, "Заявляю про втрату документа:");
  sample_assert_lacks (text, "документів");
  sample_assert_has (text, "Серія, номер");
  sample_assert_has (text, "не відомий");
  sample_assert_has (text, "місце не відоме");
  sample_assert_has (text, "заявник");
  sample_assert_lacks (text, desk_paper_source_get_text (source, "loss.holders", "uk"));
  sample_assert_lacks (text, desk_paper_source_get_text (source, "loss.publish", "uk"));
  /* Where nothing was written down, the words of the profile tell it. */
  sample_assert_has (text, "Документ залишився там, звідки його неможливо забрати.");
}

/* Nobody is identified by the very document that is declared as lost. */
static void
test_lost_identity (void)
{
  g_autoptr (DeskPaperSource) source = sample_source_new ("ua");
  g_autoptr (DeskLoss) loss = sample_loss_new ("ua");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  sample_set_loss (source, "ua", loss, FALSE);
  before = read_paper (source, "loss", "uk");
  desk_record_set_entry (DESK_RECORD (loss), DESK_LOSS_DOCUMENT_NUMBER, "0a",
                         g_variant_new_string ("001 234-567"));
  after = read_paper (source, "loss", "uk");
  sample_assert_has (before, "Документ, що посвідчує особу: ID-картка 001234567");
  sample_assert_lacks (after, "Документ, що посвідчує особу");
}

static void
test_draft (void)
{
  static const char *const papers[] = { "loss", "loss-receipt", "loss-advice", "loss-withdrawal" };
  g_autoptr (DeskPaperSource) source = sample_source_new ("ua");
  g_autoptr (DeskLoss) loss = sample_loss_new ("ua");

  sample_set_loss (source, "ua", loss, TRUE);
  for (guint p = 0; p < G_N_ELEMENTS (papers); p++)
    {
      g_autoptr (DeskSheet) sheet = desk_papers_find (papers[p])->make (source, "uk");
      g_autofree char *text = sample_read_all (sheet);

      g_assert_null (strstr (text, "PL1-A"));
      g_assert_null (strstr (text, "1a2b3c4d"));
      if (!g_str_equal (papers[p], "loss-advice"))
        g_assert_true (g_str_has_prefix (text, "Чернетка, не зареєстровано\n"));
    }
}

/* An empty form comes out too, and leaves no label behind. */
static void
test_empty (void)
{
  static const char *const papers[] = { "loss",        "loss-copy",       "loss-receipt", "loss-receipt-copy",
                                        "loss-advice", "loss-withdrawal", "loss-register" };
  static const char *const of_finds[] = { "find-receipt", "find-act", "find-register", "find-storage" };

  for (guint c = 0; c < G_N_ELEMENTS (countries); c++)
    {
      g_autoptr (DeskPaperSource) source = sample_source_new (countries[c]);
      g_autoptr (DeskLoss) loss = g_object_new (DESK_TYPE_LOSS, NULL);
      g_autoptr (DeskFind) find = g_object_new (DESK_TYPE_FIND, NULL);
      DeskPaperLoss lost = { .loss = loss, .is_draft = TRUE };
      DeskPaperFind found = { .find = find, .is_draft = TRUE };

      desk_paper_source_set_loss (source, &lost);
      desk_paper_source_set_find (source, &found);
      for (guint l = 0; l < G_N_ELEMENTS (languages); l++)
        {
          g_autofree char *declaration = read_paper (source, "loss", languages[l]);

          sample_assert_lacks (declaration, desk_paper_source_get_text (source, "loss.where", languages[l]));
          sample_assert_lacks (declaration,
                               desk_paper_source_get_text (source, "loss.holders", languages[l]));
          for (guint p = 0; p < G_N_ELEMENTS (papers); p++)
            g_free (read_paper (source, papers[p], languages[l]));
          for (guint p = 0; p < G_N_ELEMENTS (of_finds); p++)
            g_free (read_paper (source, of_finds[p], languages[l]));
        }
    }
}

/* The receipt speaks of nobody but the applicant, and has no number whole. */
static void
check_receipt (const char *country, const char *language)
{
  g_autoptr (DeskPaperSource) source = sample_source_new (country);
  g_autoptr (DeskLoss) loss = sample_loss_new (country);
  g_autoptr (DeskPerson) child = sample_child_new (country);
  DeskRecord *record = DESK_RECORD (loss);
  const char *number = desk_record_get_entry_text (record, DESK_LOSS_DOCUMENT_NUMBER, "0a");
  g_autofree char *tail = desk_person_mask (number);
  g_autofree char *name = desk_person_get_full_name (child);
  g_autofree char *applicant = NULL;
  g_autofree char *text = NULL;

  sample_set_loss (source, country, loss, FALSE);
  applicant = desk_person_get_full_name (desk_paper_source_get_loss (source, 0)->applicant);
  text = read_paper (source, "loss-receipt", language);
  sample_assert_has (text, "PL1-A/2026/00161");
  sample_assert_has (text, "1a2b3c4d");
  sample_assert_has (text, applicant);
  sample_assert_has (text, tail);
  sample_assert_has (text, get_label (source, "document_types", "id_card", language));
  sample_assert_has (text, desk_paper_source_get_text (source, "receipt.pending", language));
  sample_assert_has (text, desk_paper_source_get_text (source, "receipt.cut", language));
  sample_assert_lacks (text, number);
  sample_assert_lacks (text, name);
  sample_assert_lacks (text, desk_record_get_entry_text (record, DESK_LOSS_DOCUMENT_NUMBER, "0b"));
  sample_assert_lacks (text, "4599");
  sample_assert_lacks (text, "№ 4");
  sample_assert_lacks (text, "№ 22");
  sample_assert_lacks (text, "{");
}

static void
test_receipt (void)
{
  for (guint c = 0; c < G_N_ELEMENTS (countries); c++)
    for (guint l = 0; l < G_N_ELEMENTS (languages); l++)
      check_receipt (countries[c], languages[l]);
}

static void
attach (DeskLoss *loss, const char *key, const char *kind, const char *number)
{
  desk_record_set_entry (DESK_RECORD (loss), DESK_LOSS_OFFICIAL_KIND, key, g_variant_new_string (kind));
  desk_record_set_entry (DESK_RECORD (loss), DESK_LOSS_OFFICIAL, key, g_variant_new_string (number));
  desk_record_set_entry (DESK_RECORD (loss), DESK_LOSS_OFFICIAL_GIVEN, key,
                         g_variant_new_int64 (SAMPLE_NOW - 60));
}

/* Once the unified record has given its number the receipt says it, with its day, and promises none any more. */
static void
test_official_number (void)
{
  static const char *const kinds[] = { "eo", "kui" };

  for (guint c = 0; c < G_N_ELEMENTS (countries); c++)
    {
      g_autoptr (DeskPaperSource) source = sample_source_new (countries[c]);
      g_autoptr (DeskLoss) loss = sample_loss_new (countries[c]);
      DeskTerm *term =
          desk_profile_get_term (desk_paper_source_get_profile (source), "official_numbers", kinds[c]);
      g_autofree char *in_register = g_strdup_printf ("%s 4417/26", desk_term_get_text (term, "short", "ru"));
      g_autofree char *receipt = NULL;
      g_autofree char *rows = NULL;

      sample_set_loss (source, countries[c], loss, FALSE);
      attach (loss, "0n", kinds[c], "4417/26");
      receipt = read_paper (source, "loss-receipt", "ru");
      sample_assert_has (receipt, get_label (source, "official_numbers", kinds[c], "ru"));
      sample_assert_has (receipt, "4417/26, 22.11.2026");
      sample_assert_lacks (receipt, desk_paper_source_get_text (source, "receipt.pending", "ru"));
      rows = read_paper (source, "loss-register", "ru");
      sample_assert_has (rows, in_register);
    }
}

/* Copies say on each page that they are. */
static void
test_copies (void)
{
  g_autoptr (DeskPaperSource) source = sample_source_new ("ua");
  g_autoptr (DeskLoss) loss = sample_loss_new ("ua");
  g_autoptr (DeskSheet) copy = NULL;
  g_autoptr (DeskSheet) receipt = NULL;
  g_autoptr (DeskSheet) plain = NULL;
  g_autofree char *copied = NULL;
  g_autofree char *second = NULL;
  g_autofree char *first = NULL;

  sample_set_loss (source, "ua", loss, FALSE);
  copy = desk_papers_find ("loss-copy")->make (source, "uk");
  receipt = desk_papers_find ("loss-receipt-copy")->make (source, "uk");
  plain = desk_papers_find ("loss-receipt")->make (source, "uk");
  copied = desk_sheet_get_page_text (copy, 0);
  second = desk_sheet_get_page_text (receipt, 0);
  first = desk_sheet_get_page_text (plain, 0);
  g_assert_true (g_str_has_prefix (copied, "Копія для заявника\n"));
  g_assert_true (g_str_has_prefix (second, "Копія талона\n"));
  g_assert_null (strstr (first, "Копія"));
  g_assert_cmpuint (desk_sheet_get_n_pages (plain), ==, 1);
}

static char *
get_advice (DeskPaperSource *source, const char *type, const char *branch, const char *language)
{
  DeskTerm *term = desk_profile_get_term (desk_paper_source_get_profile (source), "document_types", type);

  return g_strdup (desk_term_get_text (term, branch, language));
}

/* What to do with each document, by the branch; the same advice is given once. No person is named. */
static void
test_advice (void)
{
  for (guint c = 0; c < G_N_ELEMENTS (countries); c++)
    {
      g_autoptr (DeskPaperSource) source = sample_source_new (countries[c]);
      g_autoptr (DeskLoss) loss = sample_loss_new (countries[c]);

      sample_set_loss (source, countries[c], loss, FALSE);
      for (guint l = 0; l < G_N_ELEMENTS (languages); l++)
        {
          g_autofree char *text = read_paper (source, "loss-advice", languages[l]);
          g_autofree char *lost = get_advice (source, "id_card", "lost", languages[l]);
          g_autofree char *stolen = get_advice (source, "id_card", "stolen", languages[l]);
          const char *issuer = get_label (source, "agencies", c == 0 ? "DMS" : "CON", languages[l]);

          sample_assert_has (text, lost);
          sample_assert_lacks (text, stolen);
          sample_assert_has (text, issuer);
          sample_assert_has (text, desk_paper_source_get_text (source, "advice.title_lost", languages[l]));
          sample_assert_has (text, desk_paper_source_get_text (source, "advice.bring_receipt", languages[l]));
          sample_assert_has (text, "00161");
          sample_assert_lacks (text, c == 0 ? "Коваленко" : "Сейтқалиева");
          sample_assert_lacks (text, c == 0 ? "123456" : "N12345678");
          sample_assert_lacks (text, "{");
        }
    }
}

static void
test_advice_once (void)
{
  g_autoptr (DeskPaperSource) source = sample_source_new ("ua");
  g_autoptr (DeskLoss) loss = sample_loss_new ("ua");
  g_autofree char *text = NULL;
  const char *first;

  sample_set_loss (source, "ua", loss, FALSE);
  text = read_paper (source, "loss-advice", "uk");
  sample_assert_has (text, "Паспорт-книжечка, ID-картка");
  first = strstr (text, "Заявитипровтрату");
  g_assert_nonnull (first);
  g_assert_null (strstr (first + 1, "Заявитипровтрату"));
  sample_assert_has (text, "якщо документ належить іншій особі: свідоцтво про народження дитини");
}

/* For stolen documents there is a paper of the statement that lists them, and of no other. */
static void
test_theft_advice (void)
{
  g_autoptr (DeskPaperSource) source = sample_source_new ("ua");
  g_autoptr (DeskStatement) theft = sample_statement_new ("ua", "document_theft");
  g_autoptr (DeskStatement) other = sample_statement_new ("ua", "crime_report");
  g_autofree char *stolen = NULL;
  g_autofree char *text = NULL;
  g_autofree char *statement = NULL;

  sample_set_statement (source, "ua", other, FALSE);
  g_assert_false (desk_papers_find ("theft-advice")->applies (source));
  sample_add_documents (theft, "ua");
  sample_set_statement (source, "ua", theft, FALSE);
  g_assert_true (desk_papers_find ("theft-advice")->applies (source));
  text = read_paper (source, "theft-advice", "uk");
  stolen = get_advice (source, "passport_book", "stolen", "uk");
  sample_assert_has (text, stolen);
  sample_assert_has (text, "Пам’ятка: документ викрадено");
  statement = read_paper (source, "statement", "uk");
  sample_assert_has (statement, "Викрадені документи");
  sample_assert_has (statement, "КН 123456 (з копії чи фото)");
  sample_assert_has (statement, "Посвідчення водія");
}

/* It is made of what was found again and of nothing else. */
static void
test_withdrawal (void)
{
  g_autoptr (DeskPaperSource) source = sample_source_new ("ua");
  g_autoptr (DeskLoss) loss = sample_loss_new ("ua");
  const DeskPaper *paper = desk_papers_find ("loss-withdrawal");
  g_autofree char *text = NULL;

  sample_set_loss (source, "ua", loss, FALSE);
  g_assert_false (paper->applies (source));
  sample_withdraw (loss);
  g_assert_true (paper->applies (source));
  text = read_paper (source, "loss-withdrawal", "uk");
  sample_assert_has (text, "№ PL1-A/2026/00161 від 22.11.2026");
  sample_assert_has (text, "001234599");
  sample_assert_has (text, "22.11.2026 12:59");
  sample_assert_lacks (text, "КН 123456");
}

static void
test_find_receipt (void)
{
  g_autoptr (DeskPaperSource) source = sample_source_new ("ua");
  g_autoptr (DeskFind) card = sample_find_new ("ua", "id_card");
  g_autoptr (DeskFind) plain = sample_find_new ("ua", "other");
  g_autoptr (DeskFind) bank = sample_find_new ("ua", "bank_card");
  g_autofree char *identity = NULL;
  g_autofree char *thing = NULL;
  g_autofree char *of_bank = NULL;
  g_autoptr (DeskPaperSource) other = sample_source_new ("ua");
  g_autoptr (DeskPaperSource) third = sample_source_new ("ua");

  g_object_set (plain, "finder-anonymous", TRUE, "reward", TRUE, NULL);
  sample_set_find (source, "ua", card, FALSE);
  sample_set_find (other, "ua", plain, FALSE);
  identity = read_paper (source, "find-receipt", "uk");
  thing = read_paper (other, "find-receipt", "uk");
  sample_set_find (third, "ua", bank, FALSE);
  of_bank = read_paper (third, "find-receipt", "uk");

  sample_assert_has (identity, "Розписка № PL1-A/2026/00170");
  sample_assert_has (identity, "Бойко Іван");
  sample_assert_has (identity, "ID-картка");
  sample_assert_lacks (identity, "001234599");
  sample_assert_lacks (identity, "Коваленко");
  sample_assert_has (identity, "тому, хто знайшов, його не передають");
  sample_assert_lacks (identity, "заявив про неї");
  sample_assert_lacks (thing, "Бойко");
  sample_assert_lacks (thing, "Хто здав");
  sample_assert_has (thing, "може перейти до того, хто знайшов");
  sample_assert_has (thing, "заявив про неї");
  sample_assert_lacks (of_bank, "може перейти до того, хто знайшов");
}

static void
test_act (void)
{
  g_autoptr (DeskPaperSource) source = sample_source_new ("ua");
  g_autoptr (DeskFind) find = sample_find_new ("ua", "id_card");
  const DeskPaper *paper = desk_papers_find ("find-act");
  g_autofree char *text = NULL;
  g_autofree char *refused = NULL;

  sample_set_find (source, "ua", find, FALSE);
  g_assert_false (paper->applies (source));
  g_clear_object (&source);
  source = sample_source_new ("ua");
  sample_set_find (source, "ua", find, TRUE);
  g_assert_true (paper->applies (source));
  text = read_paper (source, "find-act", "uk");
  sample_assert_has (text, "Акт № PL1-A/2026/00170");
  sample_assert_has (text, "22.11.2026 12:58");
  sample_assert_has (text, "001234599");
  sample_assert_has (text, "Коваленко Дарина, 05.03.2011");
  sample_assert_has (text, "сейф 1, комірка 12");
  sample_assert_has (text, "Коваленко Марія Іванівна");
  sample_assert_has (text, "Посвідчення водія ВХЕ123456");
  sample_assert_has (text, "Батько або мати");
  sample_assert_has (text, "PL1-A/2026/00161");
  sample_assert_has (text, "двох примірниках");
  sample_assert_has (text, "Документ одержано");
  sample_assert_lacks (text, "Бойко");

  g_object_set (find, "signature", "refused", "receiver-basis", NULL, NULL);
  refused = read_paper (source, "find-act", "uk");
  sample_assert_has (refused, "Одержувач від підпису відмовився.");
  sample_assert_lacks (refused, "Документ одержано");
  sample_assert_has (refused, "власник документа");
}

/* The act of a thing that passes to the finder says so, before it is noted as well. */
static void
test_act_for_finder (void)
{
  g_autoptr (DeskPaperSource) source = sample_source_new ("ua");
  g_autoptr (DeskFind) find = sample_find_new ("ua", "other");
  g_autofree char *text = NULL;

  sample_set_find (source, "ua", find, TRUE);
  g_object_set (find, "receiver-basis", NULL, "holder-surname", NULL, "holder-given-name", NULL, NULL);
  desk_record_set_id (DESK_RECORD (desk_paper_source_get_find (source, 0)->receiver), "p.9");
  g_object_set (find, "finder", "p.9", NULL);
  desk_record_set_entry (DESK_RECORD (find), DESK_FIND_EVENT, "0e", NULL);
  text = read_paper (source, "find-act", "uk");
  sample_assert_has (text, "Посвідчення водія ВХЕ123456");
  sample_assert_has (text, "той, хто знайшов");
  sample_assert_lacks (text, "власник документа");
}

static void
test_registers (void)
{
  g_autoptr (DeskPaperSource) source = sample_source_new ("ua");
  g_autoptr (DeskSheet) losses = NULL;
  g_autoptr (DeskSheet) finds = NULL;
  g_autofree char *lost = NULL;
  g_autofree char *found = NULL;

  for (guint i = 1; i <= 60; i++)
    {
      g_autofree char *no = g_strdup_printf ("PL1-A/2026/%05u", i);
      g_autoptr (DeskLoss) loss = sample_loss_new ("ua");
      g_autoptr (DeskFind) find = sample_find_new ("ua", "id_card");
      DeskPaperLoss of = { .loss = loss };

      g_object_set (loss, "no", no, NULL);
      g_object_set (find, "no", no, "finder-anonymous", i == 7, NULL);
      desk_paper_source_add_loss (source, &of);
      sample_set_find (source, "ua", find, i % 2 == 0);
    }
  losses = desk_papers_find ("loss-register")->make (source, "uk");
  finds = desk_papers_find ("find-register")->make (source, "uk");
  lost = sample_read_closed (losses);
  found = sample_read_closed (finds);
  g_assert_cmpuint (desk_sheet_get_n_pages (losses), >, 2);
  for (guint i = 1; i <= 60; i++)
    {
      g_autofree char *no = g_strdup_printf ("/%05u", i);

      sample_assert_has (lost, no);
      sample_assert_has (found, no);
    }
  sample_assert_has (lost, "Усього заяв: 60");
  sample_assert_has (lost, "КН 123456");
  sample_assert_has (found, "Усього документів: 60");
  sample_assert_has (found, "не назвався");
  sample_assert_has (found, "Повернено власнику 22.11.2026: Коваленко Марія Іванівна");
}

/* What identifies somebody, or has an issuer, goes there and not to the finder. */
static void
test_storage (void)
{
  g_autoptr (DeskPaperSource) source = sample_source_new ("ua");
  g_autofree char *text = NULL;

  sample_add_storage (source, "ua");
  text = read_paper (source, "find-storage", "uk");
  sample_assert_has (text, "Строк зберігання, днів: 180");
  sample_assert_has (text, "надіслати органу, що видав: Державна міграційна служба");
  sample_assert_has (text, "надіслати органу, що видав: Сервісний центр МВС");
  sample_assert_has (text, "знищити за актом");
  sample_assert_has (text, "202");
  sample_assert_has (text, "Усього документів: 3");
}

/* However long it is, nothing is lost, and nobody signs a page on which nothing else stands. */
static void
test_long (void)
{
  g_autoptr (DeskPaperSource) source = sample_source_new ("kz");
  g_autoptr (DeskLoss) loss = sample_loss_new ("kz");
  g_autofree char *text = sample_repeat ("Сөйлем артынан сөйлем.\n", 120);
  g_autofree char *last = NULL;
  g_autofree char *all = NULL;
  g_autoptr (DeskSheet) sheet = NULL;

  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *key = g_strdup_printf ("1%02u", i);

      desk_record_set_entry (DESK_RECORD (loss), DESK_LOSS_DOCUMENT, key, g_variant_new_string ("other"));
    }
  g_object_set (loss, "text", text, NULL);
  sample_set_loss (source, "kz", loss, FALSE);
  sheet = desk_papers_find ("loss")->make (source, "kk");
  all = sample_read_closed (sheet);
  last = desk_sheet_get_page_text (sheet, desk_sheet_get_n_pages (sheet) - 1);
  g_assert_cmpuint (desk_sheet_get_n_pages (sheet), >, 3);
  sample_assert_has (all, text);
  g_assert_nonnull (strstr (last, "Прошу зарегистрировать"));
  g_assert_nonnull (strstr (last, "Әбдірахманов"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lost/declaration", test_declaration);
  g_test_add_func ("/lost/both-languages", test_both_languages);
  g_test_add_func ("/lost/one-document", test_one_document);
  g_test_add_func ("/lost/lost-identity", test_lost_identity);
  g_test_add_func ("/lost/draft", test_draft);
  g_test_add_func ("/lost/empty", test_empty);
  g_test_add_func ("/lost/receipt", test_receipt);
  g_test_add_func ("/lost/official-number", test_official_number);
  g_test_add_func ("/lost/copies", test_copies);
  g_test_add_func ("/lost/advice", test_advice);
  g_test_add_func ("/lost/advice-once", test_advice_once);
  g_test_add_func ("/lost/theft-advice", test_theft_advice);
  g_test_add_func ("/lost/withdrawal", test_withdrawal);
  g_test_add_func ("/lost/find-receipt", test_find_receipt);
  g_test_add_func ("/lost/act", test_act);
  g_test_add_func ("/lost/act-for-finder", test_act_for_finder);
  g_test_add_func ("/lost/registers", test_registers);
  g_test_add_func ("/lost/storage", test_storage);
  g_test_add_func ("/lost/long", test_long);
  return g_test_run ();
}

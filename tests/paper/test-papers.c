// SPDX-License-Identifier: GPL-3.0-or-later

#include "paper/papers.h"
#include "sample-records.h"

#include <string.h>

#define NOON SAMPLE_NOW

static DeskVisit *
make_visit (DeskPaperSource *source, guint number, const char *topic)
{
  g_autofree char *no = g_strdup_printf ("PL1-A/2026/%05u", number);
  DeskVisit *visit = g_object_new (DESK_TYPE_VISIT, "no", no, "queue-no", "A104", "state", "finished",
                                   "arrived", NOON - 3600, "started", NOON - 3000, "finished", NOON - 1800,
                                   "topic", topic, "note", "Роз’яснено порядок відновлення", NULL);

  g_assert_nonnull (desk_profile_get_term (desk_paper_source_get_profile (source), "topics", topic));
  return visit;
}

static DeskOfficer *
make_officer (void)
{
  return g_object_new (DESK_TYPE_OFFICER, "surname", "Шевчук", "given-name", "Олег", "rank", "captain", NULL);
}

/* Every paper comes out in every language of both countries, with no text left in braces. */
static void
test_languages (void)
{
  static const char *const countries[] = { "ua", "kz" };
  guint n_papers;
  const DeskPaper *papers = desk_papers_list (&n_papers);

  for (guint c = 0; c < G_N_ELEMENTS (countries); c++)
    {
      g_autoptr (DeskPaperSource) source = sample_source_new (countries[c]);
      g_autoptr (DeskVisit) visit = make_visit (source, 153, "LOST");
      g_autoptr (DeskOfficer) officer = make_officer ();
      g_autoptr (DeskStatement) statement = sample_statement_new (countries[c], "crime_report");
      g_autoptr (DeskLoss) loss = sample_loss_new (countries[c]);
      g_autoptr (DeskFind) find = sample_find_new (countries[c], "id_card");
      const char *const *languages = desk_profile_get_languages (desk_paper_source_get_profile (source));

      desk_paper_source_add_visit (source, visit, NULL, officer);
      sample_add_documents (statement, countries[c]);
      sample_set_statement (source, countries[c], statement, FALSE);
      sample_set_loss (source, countries[c], loss, FALSE);
      sample_set_find (source, countries[c], find, TRUE);
      sample_add_receptions (source, countries[c]);
      for (guint p = 0; p < n_papers; p++)
        for (guint l = 0; languages[l] != NULL; l++)
          {
            g_autoptr (DeskSheet) sheet = papers[p].make (source, languages[l]);
            g_autofree char *text = sample_read_all (sheet);

            g_assert_cmpuint (strlen (text), >, 40);
            g_assert_null (strchr (text, '{'));
          }
    }
}

static void
test_slip (void)
{
  g_autoptr (DeskPaperSource) source = sample_source_new ("ua");
  g_autoptr (DeskVisit) visit = make_visit (source, 153, "LOST");
  g_autoptr (DeskOfficer) officer = make_officer ();
  g_autoptr (DeskPerson) person =
      g_object_new (DESK_TYPE_PERSON, "surname", "Коваленко", "given-name", "Марія", NULL);
  g_autoptr (DeskSheet) sheet = NULL;
  g_autofree char *text = NULL;

  desk_paper_source_add_visit (source, visit, person, officer);
  sheet = desk_visit_slip_make (source, "uk");
  text = sample_read_all (sheet);

  g_assert_cmpuint (desk_sheet_get_n_pages (sheet), ==, 1);
  g_assert_nonnull (strstr (text, "PL1-A/2026/00153"));
  g_assert_nonnull (strstr (text, "Коваленко Марія"));
  g_assert_nonnull (strstr (text, "22.11.2026 12:00"));
  g_assert_nonnull (strstr (text, "Шевчук"));
  g_assert_nonnull (strstr (text, "Роз’яснено порядок відновлення"));
}

/* Neither name nor topic of a sealed matter stand on a list; the slip does not tell what it was, nor whose. */
static void
test_sealed (void)
{
  g_autoptr (DeskPaperSource) source = sample_source_new ("ua");
  g_autoptr (DeskVisit) visit = make_visit (source, 7, "DV");
  g_autoptr (DeskPerson) person =
      g_object_new (DESK_TYPE_PERSON, "surname", "Бондаренко", "given-name", "Олена", NULL);
  g_autoptr (DeskSheet) journal = NULL;
  g_autoptr (DeskSheet) slip = NULL;
  g_autofree char *listed = NULL;
  g_autofree char *text = NULL;

  desk_record_set_text (DESK_RECORD (visit), DESK_VISIT_OUTCOME, "referred");
  desk_record_set_text (DESK_RECORD (visit), DESK_VISIT_AGENCY, "SHELTER");
  desk_paper_source_add_visit (source, visit, person, NULL);
  journal = desk_visitor_journal_make (source, "uk");
  slip = desk_visit_slip_make (source, "uk");
  listed = sample_read_all (journal);
  text = sample_read_all (slip);

  g_assert_null (strstr (listed, "Бондаренко"));
  g_assert_null (strstr (listed, "насильство"));
  g_assert_nonnull (strstr (listed, "00007"));
  g_assert_null (strstr (text, "насильство"));
  g_assert_null (strstr (text, "Роз’яснено"));
  g_assert_null (strstr (text, "Бондаренко"));
  g_assert_null (strstr (text, desk_paper_source_get_label (source, "agencies", "SHELTER", "uk")));
  g_assert_null (strstr (text, desk_paper_source_get_label (source, "outcomes", "referred", "uk")));
  g_assert_nonnull (strstr (text, "PL1-A/2026/00007"));
}

/* The ticket is made for the paper that lies in the printer. */
static void
test_ticket_paper (void)
{
  static const struct
  {
    DeskFormat format;
    double millimetres;
  } papers[] = { { DESK_FORMAT_ROLL_80, 80 }, { DESK_FORMAT_ROLL_58, 58 }, { DESK_FORMAT_A4, 210 } };
  g_autoptr (DeskPaperSource) source = sample_source_new ("ua");
  g_autoptr (DeskVisit) visit = make_visit (source, 153, "LOST");

  desk_paper_source_add_visit (source, visit, NULL, NULL);
  g_assert_cmpint (desk_paper_source_get_ticket_format (source), ==, DESK_FORMAT_ROLL_80);
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autoptr (DeskSheet) sheet = NULL;
      g_autofree char *text = NULL;
      double width, height;

      desk_paper_source_set_ticket_format (source, papers[i].format);
      sheet = desk_queue_ticket_make (source, "uk");
      desk_sheet_get_page_size (sheet, &width, &height);
      g_assert_cmpfloat_with_epsilon (width, papers[i].millimetres * 72 / 25.4, 0.5);
      text = sample_read_all (sheet);
      g_assert_nonnull (strstr (text, "A104"));
      g_assert_cmpuint (desk_sheet_get_n_pages (sheet), ==, 1);
    }
}

/* The leaflet says what the profile knows about the topic, and nothing about the visitor. */
static void
test_leaflet (void)
{
  g_autoptr (DeskPaperSource) source = sample_source_new ("ua");
  g_autoptr (DeskVisit) visit = make_visit (source, 153, "LOST");
  g_autoptr (DeskPerson) person =
      g_object_new (DESK_TYPE_PERSON, "surname", "Коваленко", "given-name", "Марія", NULL);
  DeskTerm *topic = desk_profile_get_term (desk_paper_source_get_profile (source), "topics", "LOST");
  g_autoptr (DeskSheet) sheet = NULL;
  g_autofree char *text = NULL;
  g_autofree char *advice = g_utf8_substring (desk_term_get_text (topic, "knowledge", "ru"), 0, 24);

  desk_paper_source_add_visit (source, visit, person, NULL);
  sheet = desk_topic_leaflet_make (source, "ru");
  text = sample_read_all (sheet);
  g_assert_nonnull (strstr (text, desk_term_get_label (topic, "ru")));
  g_assert_nonnull (strstr (text, advice));
  g_assert_null (strstr (text, "Коваленко"));
  g_assert_null (strstr (text, "00153"));
}

static void
test_journal (void)
{
  g_autoptr (DeskPaperSource) source = sample_source_new ("kz");
  g_autoptr (DeskOfficer) officer = make_officer ();
  g_autoptr (DeskSheet) sheet = NULL;
  g_autofree char *text = NULL;

  for (guint i = 1; i <= 60; i++)
    {
      g_autoptr (DeskVisit) visit = make_visit (source, i, "CON");

      desk_paper_source_add_visit (source, visit, NULL, officer);
    }
  sheet = desk_visitor_journal_make (source, "kk");
  text = sample_read_all (sheet);

  g_assert_cmpuint (desk_sheet_get_n_pages (sheet), >, 1);
  for (guint i = 1; i <= 60; i++)
    {
      g_autofree char *no = g_strdup_printf ("/%05u", i);

      g_assert_nonnull (strstr (text, no));
    }
}

static void
test_inside (void)
{
  g_autoptr (DeskPaperSource) source = sample_source_new ("ua");
  g_autoptr (DeskVisit) gone = make_visit (source, 1, "CON");
  g_autoptr (DeskVisit) here = make_visit (source, 2, "CON");
  g_autoptr (DeskSheet) sheet = NULL;
  g_autofree char *text = NULL;

  g_object_set (here, "state", "serving", "room", "0abc", NULL);
  desk_paper_source_add_visit (source, gone, NULL, NULL);
  desk_paper_source_add_visit (source, here, NULL, NULL);
  sheet = desk_inside_list_make (source, "uk");
  text = sample_read_all (sheet);

  g_assert_null (strstr (text, "00001"));
  g_assert_nonnull (strstr (text, "00002"));
  g_assert_nonnull (strstr (text, "Кімната 1"));
}

/* Returns: the part of a sheet between two headings */
static char *
cut (const char *text, DeskPaperSource *source, const char *from, const char *to)
{
  const char *start = strstr (text, desk_paper_source_get_text (source, from, "uk"));
  const char *end = start != NULL ? strstr (start, desk_paper_source_get_text (source, to, "uk")) : NULL;

  g_assert_nonnull (end);
  return g_strndup (start, (gsize)(end - start));
}

/* Each section has its own rows; nothing tells what a sealed matter is, nor whose. */
static void
test_hand_over (void)
{
  g_autoptr (DeskPaperSource) source = sample_source_new ("ua");
  g_autoptr (DeskSheet) sheet = NULL;
  g_autofree char *text = NULL;
  g_autofree char *drafts = NULL;
  g_autofree char *overdue = NULL;
  g_autofree char *unsigned_ones = NULL;

  sample_add_shift (source, "ua");
  sheet = desk_hand_over_sheet_make (source, "uk");
  text = sample_read_all (sheet);
  drafts = cut (text, source, "hand_over.drafts", "hand_over.overdue");
  overdue = cut (text, source, "hand_over.overdue", "hand_over.today");
  unsigned_ones = cut (text, source, "hand_over.unsigned", "sheet.received");

  g_assert_null (strstr (text, "насильство"));
  g_assert_nonnull (strstr (drafts, "00140"));
  g_assert_nonnull (strstr (drafts, "Шевчук"));
  g_assert_nonnull (strstr (drafts, "22.11.2026 12:59"));
  g_assert_nonnull (strstr (drafts, desk_paper_source_get_text (source, "sheet.sealed", "uk")));
  g_assert_nonnull (strstr (drafts, desk_paper_source_get_text (source, "hand_over.form_other", "uk")));
  g_assert_nonnull (strstr (drafts, "Заява про втрату"));
  g_assert_nonnull (strstr (drafts, "Знайдений"));
  g_assert_nonnull (strstr (drafts, "Передавання"));
  g_assert_nonnull (strstr (drafts, "Запис на"));
  g_assert_nonnull (strstr (overdue, "00141"));
  g_assert_nonnull (strstr (overdue, "00142"));
  g_assert_null (strstr (overdue, "00143"));
  g_assert_nonnull (strstr (text, "00151"));
  g_assert_nonnull (strstr (unsigned_ones, "00141"));
  g_assert_null (strstr (unsigned_ones, "00142"));
  g_assert_nonnull (strstr (unsigned_ones, "00143"));
}

/* What headquarters ought to have is told where there is any. */
static void
test_hand_over_late (void)
{
  static const char late[] = "понад три дні немає в головному управлінні: 7";

  for (guint n = 0; n <= 7; n += 7)
    {
      g_autoptr (DeskPaperSource) source = sample_source_new ("ua");
      g_autoptr (DeskSheet) sheet = NULL;
      g_autofree char *text = NULL;

      desk_paper_source_set_late (source, n);
      sheet = desk_hand_over_sheet_make (source, "uk");
      text = sample_read_all (sheet);
      g_assert_true ((strstr (text, late) != NULL) == (n > 0));
    }
}

/* What is kept too long and who did not come yet stand there too; of a sealed appointment the number alone. */
static void
test_hand_over_lost (void)
{
  g_autoptr (DeskPaperSource) source = sample_source_new ("ua");
  g_autoptr (DeskSheet) sheet = NULL;
  g_autofree char *text = NULL;
  g_autofree char *appointments = NULL;

  sample_add_storage (source, "ua");
  sample_add_receptions (source, "ua");
  sheet = desk_hand_over_sheet_make (source, "uk");
  text = sample_read_all (sheet);
  appointments = cut (text, source, "hand_over.appointments", "hand_over.finds");
  g_assert_nonnull (strstr (appointments, "00181"));
  g_assert_nonnull (strstr (appointments, "00184"));
  g_assert_nonnull (strstr (appointments, "Обмежений доступ"));
  g_assert_nonnull (strstr (text, "PL1-A/2026/00022"));
  g_assert_nonnull (strstr (text, "сейф 1"));
}

/* A quiet shift: each section says that there is nothing, and both sign all the same. */
static void
test_hand_over_empty (void)
{
  g_autoptr (DeskPaperSource) source = sample_source_new ("kz");
  g_autoptr (DeskSheet) sheet = desk_hand_over_sheet_make (source, "kk");
  g_autofree char *text = sample_read_all (sheet);

  g_assert_cmpuint (desk_sheet_get_n_pages (sheet), ==, 1);
  g_assert_nonnull (strstr (text, desk_paper_source_get_text (source, "hand_over.none", "kk")));
  g_assert_nonnull (strstr (text, desk_paper_source_get_text (source, "sheet.handed_over", "kk")));
  g_assert_nonnull (strstr (text, desk_paper_source_get_text (source, "sheet.received", "kk")));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/papers/languages", test_languages);
  g_test_add_func ("/papers/slip", test_slip);
  g_test_add_func ("/papers/ticket-paper", test_ticket_paper);
  g_test_add_func ("/papers/leaflet", test_leaflet);
  g_test_add_func ("/papers/sealed", test_sealed);
  g_test_add_func ("/papers/journal", test_journal);
  g_test_add_func ("/papers/inside", test_inside);
  g_test_add_func ("/papers/hand-over", test_hand_over);
  g_test_add_func ("/papers/hand-over-late", test_hand_over_late);
  g_test_add_func ("/papers/hand-over/lost", test_hand_over_lost);
  g_test_add_func ("/papers/hand-over/empty", test_hand_over_empty);
  return g_test_run ();
}

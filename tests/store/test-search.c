// SPDX-License-Identifier: GPL-3.0-or-later
// Finding people and visits: what is found, in which order, and that the tables follow every save.

#include "store/search.h"

#include "desk-fixture.h"
#include "dump.h"
#include "store/rebuild.h"
#include "store/search-index.h"
#include "store/query.h"

#include <string.h>

static DeskRecord *
make_person (Desk *desk, const char *surname, const char *given_name, const char *patronymic,
             const char *phone)
{
  DeskRecord *person = g_object_new (DESK_TYPE_PERSON, "surname", surname, "given-name", given_name,
                                     "patronymic", patronymic, NULL);

  if (phone != NULL)
    desk_record_set_entry (person, DESK_PERSON_PHONE, "0aaa", g_variant_new_string (phone));
  desk_save_one (desk, person, NULL, NOW);
  return person;
}

static DeskRecord *
make_visit (Desk *desk, DeskRecord *person, gint64 arrived, const char *note)
{
  DeskRecord *visit =
      g_object_new (DESK_TYPE_VISIT, "state", "waiting", "arrived", arrived, "note", note, NULL);
  g_autoptr (DeskSave) save = desk_save_new ("4417", arrived, desk->zone);

  desk_save_add (save, visit, NULL, 0, NULL);
  desk_save_draw_number (save, visit, DESK_VISIT_NO);
  desk_save_draw_queue_number (save, visit, DESK_VISIT_QUEUE_NO, FALSE, NOW);
  if (person != NULL)
    desk_save_link (save, visit, DESK_VISIT_PERSON, person);
  desk_run_save (desk, save);
  return visit;
}

static GPtrArray *
find (Desk *desk, const char *text, gboolean people_only)
{
  g_autoptr (DeskSearch) search = desk_search_new (text, "ua", people_only, 20);
  g_autoptr (GError) error = NULL;
  GPtrArray *hits = desk_search_run (desk->database, search, NULL, &error);

  g_assert_no_error (error);
  return hits;
}

/* Says what is found: "N Коваленко Марія, ..." with a letter for the level. */
static char *
tell (GPtrArray *hits)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < hits->len; i++)
    {
      DeskRecord *record = desk_hit_get_record (g_ptr_array_index (hits, i));
      g_autofree char *name = DESK_IS_PERSON (record)
                                  ? desk_person_get_full_name (DESK_PERSON (record))
                                  : g_strdup (desk_record_get_text (record, DESK_VISIT_NO));

      g_string_append_printf (text, "%s%c %s", i > 0 ? ", " : "",
                              "ETNSW"[desk_hit_get_level (g_ptr_array_index (hits, i))], name);
    }
  return g_string_free_and_steal (text);
}

static void
assert_people (Desk *desk, const char *typed, const char *expected)
{
  g_autoptr (GPtrArray) hits = find (desk, typed, TRUE);
  g_autofree char *told = tell (hits);

  g_assert_cmpstr (told, ==, expected);
}

static void
assert_all (Desk *desk, const char *typed, const char *expected)
{
  g_autoptr (GPtrArray) hits = find (desk, typed, FALSE);
  g_autofree char *told = tell (hits);

  g_assert_cmpstr (told, ==, expected);
}

static void
test_names (Desk *desk, gconstpointer data)
{
  g_autoptr (DeskRecord) a = make_person (desk, "Коваленко", "Марія", "Іванівна", NULL);
  g_autoptr (DeskRecord) b = make_person (desk, "Ковальчук", "Олег", "Петрович", NULL);
  g_autoptr (DeskRecord) c = make_person (desk, "Коваленко", "Андрій", NULL, NULL);
  g_autoptr (DeskRecord) d = make_person (desk, "Ґалаґан-Їжакевич", "Єва", NULL, NULL);
  g_autoptr (DeskRecord) e = make_person (desk, "Мар'яненко", "Қанат", NULL, NULL);
  g_autoptr (DeskRecord) visit = NULL;

  assert_people (desk, "к", "N Коваленко Андрій, N Коваленко Марія Іванівна, N Ковальчук Олег Петрович");
  assert_people (desk, "КОВАЛЕНКО", "N Коваленко Андрій, N Коваленко Марія Іванівна");
  assert_people (desk, "ков м", "N Коваленко Марія Іванівна");
  assert_people (desk, "ков мар ів", "N Коваленко Марія Іванівна");
  assert_people (desk, "ков мар пет", "");
  assert_people (desk, "галаган", "N Ґалаґан-Їжакевич Єва");
  assert_people (desk, "галаган-иж ева", "N Ґалаґан-Їжакевич Єва");
  assert_people (desk, "їжак єв", "N Ґалаґан-Їжакевич Єва");
  assert_people (desk, "маряненко канат", "N Мар'яненко Қанат");
  assert_people (desk, "", "");
  assert_people (desk, "  ", "");

  /* Whoever was here last comes first. */
  visit = make_visit (desk, b, NOW, NULL);
  assert_people (desk, "к", "N Ковальчук Олег Петрович, N Коваленко Андрій, N Коваленко Марія Іванівна");
}

static void
test_similar (Desk *desk, gconstpointer data)
{
  g_autoptr (DeskRecord) a = make_person (desk, "Коваленко", "Марія", "Іванівна", NULL);
  g_autoptr (DeskRecord) b = make_person (desk, "Сейтқали", "Айгерім", NULL, NULL);

  assert_people (desk, "кваоленко", "");
  assert_people (desk, "кова", "N Коваленко Марія Іванівна");
  assert_people (desk, "коавленко", "S Коваленко Марія Іванівна");
  assert_people (desk, "коваленко амрія", "S Коваленко Марія Іванівна");
  assert_people (desk, "rjdfktyrj", "S Коваленко Марія Іванівна");
  assert_people (desk, "rjdf vfhsz", "S Коваленко Марія Іванівна");
  assert_people (desk, "ctqnrfkb", "S Сейтқали Айгерім");
  assert_people (desk, "марія коваленко", "S Коваленко Марія Іванівна");
  assert_people (desk, "марія іванівна коваленко", "S Коваленко Марія Іванівна");
}

static void
test_other_script (Desk *desk, gconstpointer data)
{
  g_autoptr (DeskRecord) person = make_person (desk, "Коваленко", "Марія", NULL, NULL);
  g_autoptr (DeskRecord) shown = desk_record_copy (person);
  g_autoptr (DeskRecord) firm =
      g_object_new (DESK_TYPE_PERSON, "organisation", "ТОВ «Ранок»", "organisation-number", "32855961", NULL);

  desk_record_set_text (person, DESK_PERSON_SURNAME_OTHER, "Kovalenko");
  desk_record_set_text (person, DESK_PERSON_GIVEN_NAME_OTHER, "Mariia");
  desk_save_one (desk, person, shown, NOW);
  desk_save_one (desk, firm, NULL, NOW);

  assert_people (desk, "kovalenko ma", "N Коваленко Марія");
  assert_people (desk, "коваленко", "N Коваленко Марія");
  assert_people (desk, "тов ранок", "N ТОВ «Ранок»");
  assert_people (desk, "32855961", "E ТОВ «Ранок»");
}

static void
test_numbers (Desk *desk, gconstpointer data)
{
  g_autoptr (DeskRecord) a = make_person (desk, "Коваленко", "Марія", NULL, "+380671234567");
  g_autoptr (DeskRecord) b = make_person (desk, "Бондар", "Іван", NULL, "+380501114567");
  g_autoptr (DeskRecord) c =
      g_object_new (DESK_TYPE_PERSON, "surname", "Мельник", "personal-number", "3121209019", NULL);

  desk_record_set_entry (c, DESK_PERSON_DOCUMENT_NUMBER, "0aaa", g_variant_new_string ("АВ 123456"));
  desk_save_one (desk, c, NULL, NOW);

  assert_people (desk, "+380671234567", "E Коваленко Марія");
  assert_people (desk, "067 123-45-67", "E Коваленко Марія");
  assert_people (desk, "(067) 123 45 67", "E Коваленко Марія");
  assert_people (desk, "067123", "T Коваленко Марія");
  assert_people (desk, "4567", "T Бондар Іван, T Коваленко Марія");
  assert_people (desk, "34567", "T Коваленко Марія");
  assert_people (desk, "567", "");
  assert_people (desk, "3121209019", "E Мельник");
  assert_people (desk, "31212", "T Мельник");
  assert_people (desk, "AB123456", "E Мельник");
  assert_people (desk, "ав 123456", "E Мельник");
  assert_people (desk, "123456", "T Мельник");
  assert_people (desk, "ков 067", "N Коваленко Марія");
  assert_people (desk, "к 4567", "N Коваленко Марія");
  assert_people (desk, "ков 050", "");

  /* The number beside another name is still somebody's. */
  assert_people (desk, "коваленко 067 123 45 67", "E Коваленко Марія");
  assert_people (desk, "петренко олена 0671234567", "E Коваленко Марія");
  assert_people (desk, "петренко 3121209019", "E Мельник");
  assert_people (desk, "петренко ав123456", "E Мельник");
}

/* A document knows more of somebody than its number: the card may be a new one. */
static void
test_scanned (Desk *desk, gconstpointer data)
{
  g_autoptr (DeskRecord) known =
      g_object_new (DESK_TYPE_PERSON, "surname", "Мельник", "personal-number", "3121209019", NULL);
  g_autoptr (DeskPerson) scanned =
      g_object_new (DESK_TYPE_PERSON, "surname", "Melnyk", "personal-number", "3121209019", NULL);
  g_autoptr (DeskSearch) search = desk_search_new ("IDUKR...", "ua", FALSE, 20);
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *told = NULL;

  desk_save_one (desk, known, NULL, NOW);
  desk_search_set_scanned (search, scanned);
  hits = desk_search_run (desk->database, search, NULL, &error);
  g_assert_no_error (error);
  told = tell (hits);
  g_assert_cmpstr (told, ==, "E Мельник");
}

static void
test_visits (Desk *desk, gconstpointer data)
{
  g_autoptr (DeskRecord) first = make_visit (desk, NULL, NOW, "Загубила паспорт у тролейбусі");
  g_autoptr (DeskRecord) second = make_visit (desk, NULL, NOW + 60, "Знайшов паспорт");
  g_autoptr (DeskRecord) shown = desk_record_copy (first);
  g_autofree char *whole = g_strconcat ("E ", desk_record_get_text (first, DESK_VISIT_NO), NULL);

  g_assert_cmpstr (whole, ==, "E PL1-A/2026/00001");
  assert_all (desk, whole + 2, whole);
  assert_all (desk, "pl1-a/2026/1", "T PL1-A/2026/00001");
  assert_all (desk, "1", "T PL1-A/2026/00001");
  assert_all (desk, "2026/00002", "T PL1-A/2026/00002");
  assert_all (desk, "2025/00002", "");
  assert_all (desk, "A101", "E PL1-A/2026/00002");
  assert_people (desk, "A101", "");
  assert_all (desk, "паспорт", "W PL1-A/2026/00002, W PL1-A/2026/00001");
  assert_all (desk, "загуб тролей", "");
  assert_all (desk, "загубила тролей", "W PL1-A/2026/00001");
  assert_people (desk, "паспорт", "");

  desk_record_set_text (first, DESK_VISIT_NOTE, "Загубила сумку");
  desk_save_one (desk, first, shown, NOW + 120);
  assert_all (desk, "паспорт", "W PL1-A/2026/00002");
  assert_all (desk, "сумк", "W PL1-A/2026/00001");
}

static void
test_address (Desk *desk, gconstpointer data)
{
  g_autoptr (DeskRecord) person = make_person (desk, "Коваленко", NULL, NULL, NULL);
  g_autoptr (DeskRecord) shown = desk_record_copy (person);

  desk_record_set_entry (person, DESK_PERSON_ADDRESS, "0aaa",
                         g_variant_new_string ("Полтава, вул. Соборності, 12"));
  desk_save_one (desk, person, shown, NOW);
  assert_all (desk, "соборності 12", "W Коваленко");
}

/* A person who is linked to another is found by either spelling and shown as that other, once. */
static void
test_linked (Desk *desk, gconstpointer data)
{
  g_autoptr (DeskRecord) person = make_person (desk, "Коваленко", "Марія", NULL, "+380671234567");
  g_autoptr (DeskRecord) twin = make_person (desk, "Коваленька", "Марія", NULL, "+380671234567");
  g_autoptr (DeskRecord) shown = desk_record_copy (twin);

  assert_people (desk, "ковален", "N Коваленька Марія, N Коваленко Марія");

  desk_record_set_text (twin, DESK_PERSON_SAME_AS, desk_record_get_id (person));
  desk_save_one (desk, twin, shown, NOW);
  assert_people (desk, "ковален", "N Коваленко Марія");
  assert_people (desk, "коваленька", "N Коваленко Марія");
  assert_people (desk, "0671234567", "E Коваленко Марія");
}

static gint64
get_last_visit (Desk *desk, const char *typed)
{
  g_autoptr (GPtrArray) hits = find (desk, typed, TRUE);

  g_assert_cmpuint (hits->len, ==, 1);
  return desk_hit_get_last_visit (g_ptr_array_index (hits, 0));
}

/* Visits of a linked person count for the one it is linked to, and no more when the link is taken back. */
static void
test_linked_visits (Desk *desk, gconstpointer data)
{
  g_autoptr (DeskRecord) person = make_person (desk, "Коваленко", "Марія", NULL, NULL);
  g_autoptr (DeskRecord) twin = make_person (desk, "Бондар", "Марія", NULL, NULL);
  g_autoptr (DeskRecord) first = make_visit (desk, person, NOW, NULL);
  g_autoptr (DeskRecord) second = make_visit (desk, twin, NOW + 100, NULL);
  g_autoptr (DeskRecord) third = NULL;
  g_autoptr (DeskRecord) shown = desk_record_copy (twin);

  g_assert_cmpint (get_last_visit (desk, "ковал"), ==, NOW);
  desk_record_set_text (twin, DESK_PERSON_SAME_AS, desk_record_get_id (person));
  desk_save_one (desk, twin, shown, NOW + 200);
  g_assert_cmpint (get_last_visit (desk, "ковал"), ==, NOW + 100);
  third = make_visit (desk, twin, NOW + 300, NULL);
  g_assert_cmpint (get_last_visit (desk, "ковал"), ==, NOW + 300);

  g_object_unref (shown);
  shown = desk_record_copy (twin);
  desk_record_set_text (twin, DESK_PERSON_SAME_AS, NULL);
  desk_save_one (desk, twin, shown, NOW + 400);
  g_assert_cmpint (get_last_visit (desk, "ковал"), ==, NOW);
  g_assert_cmpint (get_last_visit (desk, "бонд"), ==, NOW + 300);
}

/* Of people who were here at one time (never) the alphabet decides, also where a number found them. */
static void
test_alphabet (Desk *desk, gconstpointer data)
{
  static const char *const surnames[] = { "Юрчук", "Андрієнко", "Мельник", NULL };

  for (int i = 0; surnames[i] != NULL; i++)
    {
      g_autofree char *phone = g_strdup_printf ("+38067%d004567", 3 - i);
      g_autoptr (DeskRecord) person = make_person (desk, surnames[i], NULL, NULL, phone);
    }
  assert_people (desk, "4567", "T Андрієнко, T Мельник, T Юрчук");
}

static char *
tell_duplicates (Desk *desk, DeskRecord *person)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = desk_search_duplicates (desk->database, DESK_PERSON (person), NULL, &error);

  g_assert_no_error (error);
  return tell (hits);
}

static void
assert_duplicates (Desk *desk, DeskRecord *person, const char *expected)
{
  g_autofree char *told = tell_duplicates (desk, person);

  g_assert_cmpstr (told, ==, expected);
}

static void
test_duplicates (Desk *desk, gconstpointer data)
{
  g_autoptr (DeskRecord) known = make_person (desk, "Коваленко", "Марія", NULL, "+380671234567");
  g_autoptr (DeskRecord) shown = desk_record_copy (known);
  g_autoptr (DeskRecord) typed =
      g_object_new (DESK_TYPE_PERSON, "surname", "Ковалєнко", "given-name", "Марія", NULL);

  desk_record_set_text (known, DESK_PERSON_BIRTH, "1985-03-12");
  desk_save_one (desk, known, shown, NOW);

  assert_duplicates (desk, typed, "S Коваленко Марія");
  desk_record_set_text (typed, DESK_PERSON_BIRTH, "1985");
  assert_duplicates (desk, typed, "S Коваленко Марія");
  desk_record_set_text (typed, DESK_PERSON_BIRTH, "1985-03-12");
  assert_duplicates (desk, typed, "S Коваленко Марія");
  desk_record_set_text (typed, DESK_PERSON_BIRTH, "1985-04-12");
  assert_duplicates (desk, typed, "");
  desk_record_set_text (typed, DESK_PERSON_SURNAME, "Кваоленко");
  desk_record_set_text (typed, DESK_PERSON_BIRTH, "1985");
  assert_duplicates (desk, typed, "");
  desk_record_set_text (typed, DESK_PERSON_SURNAME, "Квоаленко");
  assert_duplicates (desk, typed, "S Коваленко Марія");
  desk_record_set_text (typed, DESK_PERSON_SURNAME, "Бондар");
  assert_duplicates (desk, typed, "");
  desk_record_set_entry (typed, DESK_PERSON_PHONE, "0aaa", g_variant_new_string ("+380671234567"));
  assert_duplicates (desk, typed, "E Коваленко Марія");
}

static guint
count_doubles (Desk *desk)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskQuery) row =
      desk_query_new (desk->database,
                      "SELECT count (*) FROM (SELECT DISTINCT first, second FROM search_double)", &error);

  g_assert_no_error (error);
  g_assert_true (desk_query_next (row, &error));
  return (guint)desk_query_get_integer (row, 0);
}

/* What was decided is not asked again, in the form and in the list; taken back, it is. */
static void
test_decided (Desk *desk, gconstpointer data)
{
  g_autoptr (DeskRecord) a = g_object_new (DESK_TYPE_PERSON, "surname", "Коваленко", "given-name", "Марія",
                                           "birth", "1985-03-12", NULL);
  g_autoptr (DeskRecord) b = g_object_new (DESK_TYPE_PERSON, "surname", "Ковалєнко", "given-name", "Марія",
                                           "birth", "1985-03-12", NULL);
  g_autoptr (DeskRecord) shown = NULL;

  desk_save_one (desk, a, NULL, NOW);
  g_assert_cmpuint (count_doubles (desk), ==, 0);
  desk_save_one (desk, b, NULL, NOW);
  g_assert_cmpuint (count_doubles (desk), ==, 1);
  assert_duplicates (desk, b, "S Коваленко Марія");

  shown = desk_record_copy (b);
  desk_record_set_entry (b, DESK_PERSON_DISTINCT, "0aaa", g_variant_new_string (desk_record_get_id (a)));
  desk_save_one (desk, b, shown, NOW);
  g_assert_cmpuint (count_doubles (desk), ==, 0);
  assert_duplicates (desk, b, "");
  assert_duplicates (desk, a, "");

  g_object_unref (shown);
  shown = desk_record_copy (b);
  desk_record_set_entry (b, DESK_PERSON_DISTINCT, "0aaa", NULL);
  desk_save_one (desk, b, shown, NOW);
  g_assert_cmpuint (count_doubles (desk), ==, 1);
  assert_duplicates (desk, a, "S Ковалєнко Марія");
}

static void
test_cancelled (Desk *desk, gconstpointer data)
{
  g_autoptr (DeskRecord) person = make_person (desk, "Коваленко", NULL, NULL, NULL);
  g_autoptr (DeskSearch) search = desk_search_new ("ков", "ua", TRUE, 7);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (desk_search_run (desk->database, search, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Of the tables of words the row numbers tell which there are; what stands in some of them cannot be read. */
static void
dump_rows (Desk *desk, const char *table, GString *into)
{
  static const char *const words[] = { "search_note", "search_address", "search_statement", "search_find",
                                       NULL };
  g_autofree char *sql = g_strdup_printf ("SELECT rowid, * FROM %s ORDER BY rowid", table);
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskQuery) rows = NULL;

  if (!g_strv_contains (words, table))
    {
      dump_table (desk->database, table, into);
      return;
    }
  rows = desk_query_new (desk->database, sql, &error);
  g_assert_no_error (error);
  g_string_append_printf (into, "-- %s\n", table);
  while (desk_query_next (rows, &error))
    g_string_append_printf (into, "%s|%s\n", desk_query_get_text (rows, 0), desk_query_get_text (rows, 1));
  g_assert_no_error (error);
}

static char *
dump (Desk *desk)
{
  const char *const *tables = desk_search_index_list_tables ();
  GString *text = g_string_new (NULL);

  for (int i = 0; tables[i] != NULL; i++)
    dump_rows (desk, tables[i], text);
  return g_string_free_and_steal (text);
}

static const char *
pick (const char *const *from, GRand *dice)
{
  return from[g_rand_int_range (dice, 0, (gint32)g_strv_length ((char **)from))];
}

static void
change_person (DeskRecord *person, GPtrArray *people, GRand *dice)
{
  static const char *const surnames[] = { "Коваленко", "Ковалєнко", "Бондар", "Шевчук-Мельник", NULL };
  static const char *const given_names[] = { "Марія", "Олег", "", NULL };
  static const char *const births[] = { "1985-03-12", "1985", "", NULL };
  static const char *const numbers[] = { "3121209019", "2238230058", "", NULL };
  static const char *const phones[] = { "+380671234567", "+380501114567", NULL };
  DeskRecord *other = people->len > 0
                          ? g_ptr_array_index (people, (guint)g_rand_int_range (dice, 0, (gint32)people->len))
                          : NULL;

  desk_record_set_text (person, DESK_PERSON_SURNAME, pick (surnames, dice));
  desk_record_set_text (person, DESK_PERSON_GIVEN_NAME, pick (given_names, dice));
  desk_record_set_text (person, DESK_PERSON_BIRTH, pick (births, dice));
  desk_record_set_text (person, DESK_PERSON_PERSONAL_NUMBER, pick (numbers, dice));
  desk_record_set_entry (person, DESK_PERSON_PHONE, "0aaa",
                         g_rand_boolean (dice) ? g_variant_new_string (pick (phones, dice)) : NULL);
  desk_record_set_entry (person, DESK_PERSON_ADDRESS, "0aaa",
                         g_rand_boolean (dice) ? g_variant_new_string ("Полтава, вул. Соборності, 12")
                                               : NULL);
  if (other != NULL && other != person && g_rand_int_range (dice, 0, 4) == 0)
    desk_record_set_entry (person, DESK_PERSON_DISTINCT, "0aaa",
                           g_variant_new_string (desk_record_get_id (other)));
  else if (other != NULL && other != person && g_rand_int_range (dice, 0, 6) == 0)
    desk_record_set_text (person, DESK_PERSON_SAME_AS, desk_record_get_id (other));
}

static void
change_visit (DeskRecord *visit, GPtrArray *people, GRand *dice)
{
  static const char *const notes[] = { "Загубила паспорт", "Питає про довідку", "", NULL };
  static const char *const states[] = { "waiting", "finished", "annulled", NULL };
  DeskRecord *person = g_ptr_array_index (people, (guint)g_rand_int_range (dice, 0, (gint32)people->len));

  desk_record_set_text (visit, DESK_VISIT_NOTE, pick (notes, dice));
  desk_record_set_text (visit, DESK_VISIT_STATE, pick (states, dice));
  desk_record_set_text (visit, DESK_VISIT_PERSON, g_rand_boolean (dice) ? desk_record_get_id (person) : NULL);
}

static void
act (Desk *desk, GPtrArray *people, GPtrArray *visits, GRand *dice, gint64 now)
{
  gboolean of_people = people->len == 0 || g_rand_boolean (dice);
  GPtrArray *records = of_people ? people : visits;
  gboolean is_new = records->len == 0 || g_rand_boolean (dice);
  DeskRecord *record =
      is_new ? g_object_new (of_people ? DESK_TYPE_PERSON : DESK_TYPE_VISIT, NULL)
             : g_ptr_array_index (records, (guint)g_rand_int_range (dice, 0, (gint32)records->len));
  g_autoptr (DeskRecord) shown = is_new ? NULL : desk_record_copy (record);

  if (of_people)
    change_person (record, people, dice);
  else
    change_visit (record, people, dice);
  if (!of_people && is_new)
    desk_record_set_integer (record, DESK_VISIT_ARRIVED, now);
  desk_save_one (desk, record, shown, now);
  if (is_new && desk_record_get_id (record) != NULL)
    g_ptr_array_add (records, record);
  else if (is_new)
    g_object_unref (record);
}

/* Whatever was saved in whatever order: emptied and filled again, the tables are the same to the byte. */
static void
test_rebuild (Desk *desk, gconstpointer data)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (7);
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) visits = g_ptr_array_new_with_free_func (g_object_unref);

  for (int round = 0; round < 6; round++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      for (int i = 0; i < 40; i++)
        act (desk, people, visits, dice, NOW + round * 40000 + i * 60);

      before = dump (desk);
      g_assert_true (desk_rebuild_run (desk->database, NULL, NULL, NULL, NULL, &error));
      g_assert_no_error (error);
      after = dump (desk);
      assert_same_dump (before, after);
      g_assert_cmpuint (count_doubles (desk), >, 0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  desk_test ("/search/names", test_names);
  desk_test ("/search/similar", test_similar);
  desk_test ("/search/other-script", test_other_script);
  desk_test ("/search/numbers", test_numbers);
  desk_test ("/search/scanned", test_scanned);
  desk_test ("/search/visits", test_visits);
  desk_test ("/search/address", test_address);
  desk_test ("/search/linked", test_linked);
  desk_test ("/search/linked-visits", test_linked_visits);
  desk_test ("/search/alphabet", test_alphabet);
  desk_test ("/search/duplicates", test_duplicates);
  desk_test ("/search/decided", test_decided);
  desk_test ("/search/cancelled", test_cancelled);
  desk_test ("/search/rebuild", test_rebuild);
  return g_test_run ();
}

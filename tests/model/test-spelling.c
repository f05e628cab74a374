// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/spelling.h"

#include <string.h>

static void
assert_folded (const char *text, const char *expected)
{
  g_autofree char *folded = desk_spelling_fold (text);
  g_autofree char *again = desk_spelling_fold (folded);

  g_assert_cmpstr (folded, ==, expected);
  g_assert_cmpstr (again, ==, folded);
}

static void
letters_of_four_languages_fold (void)
{
  assert_folded ("Ґанна Єременко", "ганна еременко");
  assert_folded ("ІЇиы", "ииии");
  assert_folded ("ЄЁЭеёэ", "ееееее");
  assert_folded ("Әлия Ғалымқызы", "алия галимкизи");
  assert_folded ("Қуаныш Ңөң", "куаниш нон");
  assert_folded ("Ұлы Үміт Һауа", "ули умит хауа");
  assert_folded ("ӘІҢҒҮҰҚӨҺ", "аингуукох");
  assert_folded ("Объездчик Соль", "обездчик сол");
  assert_folded ("Йосип", "йосип");
  assert_folded ("АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЮЯ", "абвгдежзийклмнопрстуфхцчшщюя");
}

static void
apostrophes_vanish_and_hyphens_split (void)
{
  assert_folded ("Мар'яна", "маряна");
  assert_folded ("Мар’яна", "маряна");
  assert_folded ("Марʼяна", "маряна");
  assert_folded ("Мар`яна", "маряна");
  assert_folded ("Ковальчук-Іванова", "ковалчук иванова");
  assert_folded ("  Шевченко \t О.М. ", "шевченко о м");
  assert_folded ("Нечуй–Левицький", "нечуй левицкий");
  assert_folded ("PL1-A/2026/00153", "pl1 a 2026 00153");
  assert_folded ("", "");
  assert_folded ("'- ьъ", "");
}

static void
composed_and_decomposed_letters_fold_alike (void)
{
  assert_folded ("Мии\xcc\x86", "мий");
  assert_folded ("І\xcc\x88жак", "ижак");
  assert_folded ("Е\xcc\x88лка", "елка");
  assert_folded ("Кова\xcc\x81ль", "ковал");
  assert_folded ("\xcc\x86", "");
  assert_folded ("Jose\xcc\x81", "jose");
  assert_folded ("José Müller Łukasz Əhmədov Yıldız", "jose muller lukasz əhmədov yildiz");
}

static void
latin_look_alikes_inside_cyrillic_words_fold (void)
{
  /* The capital I, the o and the a are Latin here. */
  assert_folded ("Iванoвa", "иванова");
  assert_folded ("KOBAЛЬ", "ковал");
  assert_folded ("Ivanova", "ivanova");
  assert_folded ("Anna Коваль", "anna ковал");
}

static void
two_spellings_meet (void)
{
  static const char *const pairs[][2] = {
    { "Наталія", "Наталия" }, { "Сергій", "Сергий" }, { "Аліна", "АЛИНА" }, { "Қайрат", "Кайрат" },
    { "Әсел", "Асел" },       { "Гүлнұр", "Гулнур" }, { "Олена", "ОЛЕНА" }, { "Лук'яненко", "Лукьяненко" },
    { "Татьяна", "Татяна" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *one = desk_spelling_fold (pairs[i][0]);
      g_autofree char *other = desk_spelling_fold (pairs[i][1]);

      g_assert_cmpstr (one, ==, other);
    }
}

/* A million of them are folded when the search is rebuilt. A wide bound: it is there to find a slow path, not a slow machine. */
static void
folding_is_fast (void)
{
  const gint64 start = g_get_monotonic_time ();

  for (int i = 0; i < 100000; i++)
    {
      g_autofree char *folded = desk_spelling_fold ("Мельниченко-Ґалаґанська Соломія");

      g_assert_cmpint (folded[0], !=, '\0');
    }
  g_test_message ("%.3f us a name", (double)(g_get_monotonic_time () - start) / 100000);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 10 * G_USEC_PER_SEC);
}

static void
assert_number (const char *text, const char *expected)
{
  g_autofree char *number = desk_spelling_canonical_number (text);

  g_assert_cmpstr (number, ==, expected);
}

static void
document_numbers_are_compared_in_latin (void)
{
  assert_number ("ВВ 123456", "BB123456");
  assert_number ("bb123456", "BB123456");
  assert_number ("вв-123-456", "BB123456");
  assert_number ("АВСЕНІКМОРТХУ", "ABCEHIKMOPTXY");
  assert_number ("ҮҺЅЈ", "YHSJ");
  assert_number ("МЮ№123456", "MЮ123456");
  assert_number ("І-БК № 012345", "IБK012345");
  assert_number ("N 900\302\240123\342\200\22545", "N90012345");
  assert_number ("", "");
}

static void
assert_has_variant (const char *text, const char *expected)
{
  g_auto (GStrv) variants = desk_spelling_layout_variants (text);

  g_assert_true (g_strv_contains ((const char *const *)variants, expected));
  g_assert_false (g_strv_contains ((const char *const *)variants, text));
}

static void
the_wrong_layout_is_undone (void)
{
  assert_has_variant ("rjdfktyrj", "коваленко");
  assert_has_variant ("sdfyjdf", "іванова");
  assert_has_variant ("sdfyjdf", "ыванова");
  assert_has_variant ("2kbz", "әлия");
  assert_has_variant ("лщмфдутлщ", "kovalenko");
  assert_has_variant ("сщьіщт", "comson");
  assert_has_variant ("қ,.\"әіңғ,.", "0671234567");
  assert_has_variant ("ө", "-");
}

static void
variants_have_no_doubles_and_no_nonsense (void)
{
  g_auto (GStrv) plain = desk_spelling_layout_variants ("rjn");
  g_auto (GStrv) digits = desk_spelling_layout_variants ("0671234567");
  g_auto (GStrv) nothing = desk_spelling_layout_variants ("");

  g_assert_cmpuint (g_strv_length (plain), ==, 1);
  g_assert_cmpstr (plain[0], ==, "кот");
  g_assert_cmpuint (g_strv_length (digits), ==, 0);
  g_assert_cmpuint (g_strv_length (nothing), ==, 0);
}

static void
one_swap_is_allowed (void)
{
  g_assert_true (desk_spelling_within_one_swap ("коваленко", "коваленко"));
  g_assert_true (desk_spelling_within_one_swap ("коваленко", "ковалекно"));
  g_assert_true (desk_spelling_within_one_swap ("ab", "ba"));
  g_assert_true (desk_spelling_within_one_swap ("", ""));
  g_assert_false (desk_spelling_within_one_swap ("коваленко", "окваелнко"));
  g_assert_false (desk_spelling_within_one_swap ("коваленко", "ковальенко"));
  g_assert_false (desk_spelling_within_one_swap ("коваленко", "коваленк"));
  g_assert_false (desk_spelling_within_one_swap ("коваленк", "коваленко"));
  g_assert_false (desk_spelling_within_one_swap ("abc", "cba"));
  g_assert_false (desk_spelling_within_one_swap ("a", ""));
  g_assert_false (desk_spelling_within_one_swap ("a", "b"));
}

static void
swaps_are_within_one_swap (void)
{
  g_auto (GStrv) swaps = desk_spelling_swaps ("анна ко");
  g_auto (GStrv) none = desk_spelling_swaps ("а");

  g_assert_cmpuint (g_strv_length (swaps), ==, 3);
  g_assert_true (g_strv_contains ((const char *const *)swaps, "нана ко"));
  g_assert_true (g_strv_contains ((const char *const *)swaps, "анан ко"));
  g_assert_true (g_strv_contains ((const char *const *)swaps, "анна ок"));
  for (char **swap = swaps; *swap != NULL; swap++)
    g_assert_true (desk_spelling_within_one_swap (*swap, "анна ко"));
  g_assert_cmpuint (g_strv_length (none), ==, 0);
}

static void
assert_capitals (const char *name, const char *expected)
{
  g_autofree char *written = desk_spelling_capitalise (name);
  g_autofree char *again = desk_spelling_capitalise (written);

  g_assert_cmpstr (written, ==, expected);
  g_assert_cmpstr (again, ==, expected);
}

static void
names_get_their_capitals (void)
{
  assert_capitals ("ковальчук-іванова", "Ковальчук-Іванова");
  assert_capitals ("КОВАЛЬЧУК-ІВАНОВА", "Ковальчук-Іванова");
  assert_capitals ("кОВАЛЬЧУК", "Ковальчук");
  assert_capitals ("ґудзь", "Ґудзь");
  assert_capitals ("әлия", "Әлия");
  assert_capitals ("лИ", "Ли");
  assert_capitals ("  анна   марія ", "Анна Марія");
  assert_capitals ("kovalenko", "Kovalenko");
  assert_capitals ("HAI ZELENYI", "Hai Zelenyi");
  assert_capitals ("м.і.", "М.І.");
  assert_capitals ("", "");
}

static void
apostrophes_do_not_mislead (void)
{
  assert_capitals ("о'браєн", "О'Браєн");
  assert_capitals ("О’БРАЄН", "О’Браєн");
  assert_capitals ("оʼбраєн", "ОʼБраєн");
  assert_capitals ("o'brien", "O'Brien");
  assert_capitals ("d'angelo", "D'Angelo");
  assert_capitals ("в'ячеслав", "В'ячеслав");
  assert_capitals ("Д'ЯЧЕНКО", "Д'яченко");
  assert_capitals ("мар'яна", "Мар'яна");
}

static void
what_was_written_with_care_stays (void)
{
  assert_capitals ("МакДональд", "МакДональд");
  assert_capitals ("McCoy", "McCoy");
  assert_capitals ("мамедов алі гасан огли", "Мамедов Алі Гасан огли");
  assert_capitals ("СЕРІК ҚЫЗЫ", "Серік қызы");
  assert_capitals ("огли", "Огли");
}

static void
assert_written (const char *typed, gboolean cyrillic, const char *expected)
{
  g_autofree char *written = desk_spelling_write_number (typed, cyrillic);
  g_autofree char *before = desk_spelling_canonical_number (typed);
  g_autofree char *after = desk_spelling_canonical_number (written);

  g_assert_cmpstr (written, ==, expected);
  g_assert_cmpstr (before, ==, after);
}

/* The same number in one script; whether it is compared as the same does not change by that. */
static void
numbers_are_written_in_one_script (void)
{
  assert_written ("KH 123456", TRUE, "КН 123456");
  assert_written ("кh123456", TRUE, "КН123456");
  assert_written ("КН123456", FALSE, "KH123456");
  assert_written ("ҮҺ1", FALSE, "YH1");
  assert_written ("fб123456", TRUE, "FБ123456");
  assert_written ("N12345678", FALSE, "N12345678");
  assert_written ("I-СГ № 123456", TRUE, "І-СГ № 123456");
  assert_written ("", TRUE, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/spelling/fold-letters", letters_of_four_languages_fold);
  g_test_add_func ("/model/spelling/fold-signs", apostrophes_vanish_and_hyphens_split);
  g_test_add_func ("/model/spelling/fold-composition", composed_and_decomposed_letters_fold_alike);
  g_test_add_func ("/model/spelling/fold-look-alikes", latin_look_alikes_inside_cyrillic_words_fold);
  g_test_add_func ("/model/spelling/fold-pairs", two_spellings_meet);
  g_test_add_func ("/model/spelling/fold-speed", folding_is_fast);
  g_test_add_func ("/model/spelling/number", document_numbers_are_compared_in_latin);
  g_test_add_func ("/model/spelling/number-script", numbers_are_written_in_one_script);
  g_test_add_func ("/model/spelling/layout", the_wrong_layout_is_undone);
  g_test_add_func ("/model/spelling/layout-doubles", variants_have_no_doubles_and_no_nonsense);
  g_test_add_func ("/model/spelling/one-swap", one_swap_is_allowed);
  g_test_add_func ("/model/spelling/swaps", swaps_are_within_one_swap);
  g_test_add_func ("/model/spelling/capitals", names_get_their_capitals);
  g_test_add_func ("/model/spelling/capitals-apostrophes", apostrophes_do_not_mislead);
  g_test_add_func ("/model/spelling/capitals-kept", what_was_written_with_care_stays);
  return g_test_run ();
}

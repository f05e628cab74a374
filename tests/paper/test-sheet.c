// SPDX-License-Identifier: GPL-3.0-or-later

#include "paper/sheet.h"
#include "sample.h"

#include <string.h>

static const DeskSheetColumn columns[] = {
  { "№", 1, PANGO_ALIGN_RIGHT },
  { "Відвідувач", 4, PANGO_ALIGN_LEFT },
  { "Зміст", 6, PANGO_ALIGN_LEFT },
};

/* All words of a text, however it was broken into lines. */
static guint
count_words (DeskSheet *sheet, const char *word)
{
  guint count = 0;

  for (guint page = 0; page < desk_sheet_get_n_pages (sheet); page++)
    {
      g_autofree char *text = desk_sheet_get_page_text (sheet, page);
      g_auto (GStrv) words = g_strsplit_set (text, " \n", -1);

      for (guint i = 0; words[i] != NULL; i++)
        count += g_str_equal (words[i], word);
    }
  return count;
}

static void
test_paragraph (void)
{
  g_autoptr (DeskSheet) sheet = desk_sheet_new (DESK_FORMAT_A4, "uk");
  g_autofree char *text = sample_repeat ("слово ", 6000);

  desk_sheet_set_footer (sheet, "Відділ поліції № 1", "сторінка {page} з {pages}");
  desk_sheet_add_title (sheet, "Протокол");
  desk_sheet_add_text (sheet, text);

  g_assert_cmpuint (desk_sheet_get_n_pages (sheet), >, 5);
  g_assert_cmpuint (count_words (sheet, "слово"), ==, 6000);
  for (guint page = 0; page < desk_sheet_get_n_pages (sheet); page++)
    {
      g_autofree char *page_text = desk_sheet_get_page_text (sheet, page);
      g_autofree char *foot =
          g_strdup_printf ("сторінка %u з %u\n", page + 1, desk_sheet_get_n_pages (sheet));

      g_assert_true (g_str_has_suffix (page_text, foot));
      g_assert_cmpuint (strlen (page_text), >, 100);
    }
}

static void
test_table (void)
{
  g_autoptr (DeskSheet) sheet = desk_sheet_new (DESK_FORMAT_A4, "uk");

  desk_sheet_begin_table (sheet, columns, G_N_ELEMENTS (columns));
  for (int i = 0; i < 120; i++)
    {
      g_autofree char *number = g_strdup_printf ("%d", i + 1);
      const char *cells[] = { number, "Коваленко Марія Іванівна", "Загублено посвідчення водія на ринку" };

      desk_sheet_add_row (sheet, cells);
    }
  desk_sheet_end_table (sheet);

  g_assert_cmpuint (desk_sheet_get_n_pages (sheet), >, 2);
  g_assert_cmpuint (count_words (sheet, "Коваленко"), ==, 120);
  g_assert_cmpuint (count_words (sheet, "№"), ==, desk_sheet_get_n_pages (sheet));
}

/* A cell longer than two pages goes on; nothing of it is lost. */
static void
test_long_cell (void)
{
  g_autoptr (DeskSheet) sheet = desk_sheet_new (DESK_FORMAT_A4, "kk");
  g_autofree char *text = sample_repeat ("түсініктеме ", 3000);
  g_autofree char *name = sample_repeat ("Ж", 120);
  const char *cells[] = { "1", name, text };

  desk_sheet_begin_table (sheet, columns, G_N_ELEMENTS (columns));
  desk_sheet_add_row (sheet, cells);
  desk_sheet_add_row (sheet, (const char *[]){ "2", "", NULL });
  desk_sheet_end_table (sheet);

  g_assert_cmpuint (desk_sheet_get_n_pages (sheet), >, 2);
  g_assert_cmpuint (count_words (sheet, "түсініктеме"), ==, 3000);
}

static void
test_roll (void)
{
  g_autoptr (DeskSheet) sheet = desk_sheet_new (DESK_FORMAT_ROLL_58, "uk");
  double width, empty, height;

  desk_sheet_get_page_size (sheet, &width, &empty);
  desk_sheet_add_large (sheet, "A104");
  desk_sheet_add_pair (sheet, "Час", "09:12");
  desk_sheet_add_pair (sheet, "Порожнє", NULL);
  desk_sheet_get_page_size (sheet, &width, &height);

  g_assert_cmpfloat_with_epsilon (width, 58 * 72 / 25.4, 0.01);
  g_assert_cmpfloat (height, >, empty + 40);
  g_assert_cmpuint (desk_sheet_get_n_pages (sheet), ==, 1);
  g_assert_cmpuint (count_words (sheet, "Порожнє"), ==, 0);
}

/* Rows with room to write in are as high as they were asked to be, on every page; the next table has its own. */
static void
test_row_height (void)
{
  guint pages[2];

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (DeskSheet) sheet = desk_sheet_new (DESK_FORMAT_A4, "uk");

      desk_sheet_begin_table (sheet, columns, G_N_ELEMENTS (columns));
      if (i == 1)
        desk_sheet_set_row_height (sheet, 60);
      for (guint row = 0; row < 24; row++)
        desk_sheet_add_row (sheet, (const char *[]){ "1", "рядок", NULL });
      desk_sheet_end_table (sheet);
      g_assert_cmpuint (count_words (sheet, "рядок"), ==, 24);
      pages[i] = desk_sheet_get_n_pages (sheet);
      desk_sheet_begin_table (sheet, columns, G_N_ELEMENTS (columns));
      for (guint row = 0; row < 3; row++)
        desk_sheet_add_row (sheet, (const char *[]){ "1", "далі", NULL });
      desk_sheet_end_table (sheet);
      g_assert_cmpuint (desk_sheet_get_n_pages (sheet), ==, pages[i]);
    }
  g_assert_cmpuint (pages[0], ==, 1);
  g_assert_cmpuint (pages[1], ==, 3);
}

/* However full a page is, the heading of a table stands on the page of its first row. */
static void
test_headed_table (void)
{
  for (guint above = 0; above < 70; above++)
    {
      g_autoptr (DeskSheet) sheet = desk_sheet_new (DESK_FORMAT_A4, "uk");
      guint headed = G_MAXUINT, first = G_MAXUINT;

      for (guint i = 0; i < above; i++)
        desk_sheet_add_small (sheet, "рядок");
      desk_sheet_add_heading (sheet, "Заголовок");
      desk_sheet_begin_table (sheet, columns, G_N_ELEMENTS (columns));
      desk_sheet_add_row (sheet, (const char *[]){ "1", "Перший\nрядок\nтаблиці\nна\nп’ять", NULL });
      desk_sheet_end_table (sheet);
      g_assert_cmpuint (count_words (sheet, "Заголовок"), ==, 1);
      for (guint page = 0; page < desk_sheet_get_n_pages (sheet); page++)
        {
          g_autofree char *text = desk_sheet_get_page_text (sheet, page);

          headed = strstr (text, "Заголовок") != NULL ? page : headed;
          first = strstr (text, "Перший") != NULL ? page : first;
        }
      g_assert_cmpuint (headed, ==, first);
    }
}

/* A page is begun where there is something on the one before; a roll goes on. */
static void
test_begin_page (void)
{
  g_autoptr (DeskSheet) sheet = desk_sheet_new (DESK_FORMAT_A4, "uk");
  g_autoptr (DeskSheet) roll = desk_sheet_new (DESK_FORMAT_ROLL_80, "uk");

  desk_sheet_begin_page (sheet);
  g_assert_cmpuint (desk_sheet_get_n_pages (sheet), ==, 1);
  desk_sheet_add_strong (sheet, "перша");
  desk_sheet_begin_page (sheet);
  desk_sheet_begin_page (sheet);
  desk_sheet_add_lines (sheet, 3);
  desk_sheet_add_text (sheet, "друга");
  g_assert_cmpuint (desk_sheet_get_n_pages (sheet), ==, 2);
  desk_sheet_add_lines (sheet, 60);
  g_assert_cmpuint (desk_sheet_get_n_pages (sheet), ==, 3);
  desk_sheet_add_text (roll, "перша");
  desk_sheet_begin_page (roll);
  desk_sheet_add_text (roll, "друга");
  g_assert_cmpuint (desk_sheet_get_n_pages (roll), ==, 1);
}

static guint
count_lines (DeskSheet *sheet, guint page)
{
  g_autofree char *text = desk_sheet_get_page_text (sheet, page);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  return g_strv_length (lines) - 1;
}

/* However full a page is, no line of a paragraph is left behind alone, and none goes on alone. */
static void
test_widows (void)
{
  g_autofree char *words = sample_repeat ("слово ", 75);

  for (guint above = 0; above < 60; above++)
    {
      g_autoptr (DeskSheet) sheet = desk_sheet_new (DESK_FORMAT_A4, "uk");
      guint n_lines;

      for (guint i = 0; i < above; i++)
        desk_sheet_add_small (sheet, "рядок");
      desk_sheet_add_text (sheet, words);
      g_assert_cmpuint (count_words (sheet, "слово"), ==, 75);
      if (desk_sheet_get_n_pages (sheet) == 1)
        continue;
      n_lines = count_lines (sheet, 0) > above ? count_lines (sheet, 0) - above : 0;
      g_assert_cmpuint (n_lines, !=, 1);
      g_assert_cmpuint (count_lines (sheet, 1), >=, 2);
    }
}

/* A heading and the lines to sign on go where their text goes. */
static void
test_groups (void)
{
  for (guint above = 30; above < 60; above++)
    {
      g_autoptr (DeskSheet) sheet = desk_sheet_new (DESK_FORMAT_A4, "uk");

      for (guint i = 0; i < above; i++)
        desk_sheet_add_small (sheet, "рядок");
      desk_sheet_add_heading (sheet, "Прошу");
      desk_sheet_add_text (sheet, "прийняти");
      desk_sheet_begin_group (sheet);
      desk_sheet_add_text (sheet, "Попереджено");
      desk_sheet_add_signature (sheet, "Заявник", "підпис", "Коваленко");
      desk_sheet_add_text (sheet, "Кінець");
      desk_sheet_end_group (sheet);
      for (guint page = 0; page < desk_sheet_get_n_pages (sheet); page++)
        {
          g_autofree char *text = desk_sheet_get_page_text (sheet, page);

          g_assert_cmpint (strstr (text, "Прошу") != NULL, ==, strstr (text, "прийняти") != NULL);
          g_assert_cmpint (strstr (text, "Попереджено") != NULL, ==, strstr (text, "Кінець") != NULL);
          g_assert_cmpint (strstr (text, "Заявник") != NULL, ==, strstr (text, "Коваленко") != NULL);
        }
    }
}

/* The head of a table never stands alone; where a row goes on on another page, it stands above it. */
static void
test_table_head (void)
{
  g_autofree char *long_text = sample_repeat ("зміст ", 2000);

  for (guint above = 0; above < 60; above++)
    {
      g_autoptr (DeskSheet) sheet = desk_sheet_new (DESK_FORMAT_A4, "uk");

      for (guint i = 0; i < above; i++)
        desk_sheet_add_small (sheet, "рядок");
      desk_sheet_begin_table (sheet, columns, G_N_ELEMENTS (columns));
      desk_sheet_add_row (sheet, (const char *[]){ "1", "Коваленко", long_text });
      desk_sheet_end_table (sheet);
      g_assert_cmpuint (count_words (sheet, "зміст"), ==, 2000);
      for (guint page = 0; page < desk_sheet_get_n_pages (sheet); page++)
        {
          g_autofree char *text = desk_sheet_get_page_text (sheet, page);

          g_assert_cmpint (strstr (text, "Відвідувач") != NULL, ==, strstr (text, "зміст ") != NULL);
        }
    }
}

/* What stands beside a QR code leaves it room; what stands below takes the whole width again. */
static void
test_qr_code (void)
{
  g_autoptr (DeskSheet) sheet = desk_sheet_new (DESK_FORMAT_A4, "uk");
  g_autofree char *words = sample_repeat ("слово ", 300);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  desk_sheet_begin_qr_code (sheet, "PL1-A/2026/00153");
  desk_sheet_add_small (sheet, words);
  desk_sheet_end_qr_code (sheet);
  desk_sheet_add_small (sheet, words);
  text = desk_sheet_get_page_text (sheet, 0);
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (strlen (lines[1]), <, strlen (lines[g_strv_length (lines) - 4]));
}

static gboolean
row_has_ink (cairo_surface_t *surface, int y)
{
  const guint32 *row = (const guint32 *)(cairo_image_surface_get_data (surface)
                                         + y * cairo_image_surface_get_stride (surface));

  for (int x = 0; x < cairo_image_surface_get_width (surface); x++)
    if (row[x] != 0)
      return TRUE;
  return FALSE;
}

/* Every page has ink, and none of it in the margins. */
static void
test_ink (void)
{
  g_autoptr (DeskSheet) sheet = desk_sheet_new (DESK_FORMAT_A4, "uk");
  g_autofree char *text = sample_repeat ("Щґії ", 2500);

  desk_sheet_add_text (sheet, text);
  desk_sheet_add_signature (sheet, "Підпис", NULL, NULL);
  for (guint page = 0; page < desk_sheet_get_n_pages (sheet); page++)
    {
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 595, 842);
      cairo_t *cairo = cairo_create (surface);
      guint inked = 0;

      desk_sheet_draw_page (sheet, page, cairo);
      cairo_surface_flush (surface);
      for (int y = 0; y < 842; y++)
        {
          gboolean ink = row_has_ink (surface, y);

          g_assert_false (ink && (y < 45 || y > 842 - 45));
          inked += ink;
        }
      g_assert_cmpuint (inked, >, 5);
      cairo_destroy (cairo);
      cairo_surface_destroy (surface);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sheet/paragraph", test_paragraph);
  g_test_add_func ("/sheet/table", test_table);
  g_test_add_func ("/sheet/long-cell", test_long_cell);
  g_test_add_func ("/sheet/widows", test_widows);
  g_test_add_func ("/sheet/groups", test_groups);
  g_test_add_func ("/sheet/table-head", test_table_head);
  g_test_add_func ("/sheet/qr-code", test_qr_code);
  g_test_add_func ("/sheet/roll", test_roll);
  g_test_add_func ("/sheet/row-height", test_row_height);
  g_test_add_func ("/sheet/headed-table", test_headed_table);
  g_test_add_func ("/sheet/begin-page", test_begin_page);
  g_test_add_func ("/sheet/ink", test_ink);
  return g_test_run ();
}

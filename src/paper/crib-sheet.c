// SPDX-License-Identifier: GPL-3.0-or-later
// The crib sheet: one page that lies beside the keyboard, with steps and keys. Unlike other papers it is for the officer
// and is made of the words of the screen, which the source was given.

#include "paper/papers.h"

#include <glib/gi18n-lib.h>

#define N_PARTS 3 /* of keys, side by side */

/* A section: the hints from @first to before @end. */
typedef struct
{
  guint first;
  guint end;
} Section;

static gboolean
are_keys (DeskPaperSource *source, guint position)
{
  return desk_paper_source_get_hint (source, position)->key != NULL;
}

/* The sections of steps, or of keys, in the order they were added. */
static GArray *
list_sections (DeskPaperSource *source, gboolean keys)
{
  GArray *sections = g_array_new (FALSE, FALSE, sizeof (Section));
  guint n_hints = desk_paper_source_get_n_hints (source);

  for (guint first = 0, end; first < n_hints; first = end)
    {
      const char *title = desk_paper_source_get_hint (source, first)->section;

      for (end = first + 1; end < n_hints && are_keys (source, end) == are_keys (source, first)
                            && g_str_equal (desk_paper_source_get_hint (source, end)->section, title);)
        end++;
      if (are_keys (source, first) == keys)
        g_array_append_val (sections, ((Section){ first, end }));
    }
  return sections;
}

static char *
write_steps (DeskPaperSource *source, const Section *section)
{
  GString *text = g_string_new (NULL);

  for (guint i = section->first; i < section->end; i++)
    g_string_append_printf (text, "%s%u. %s", text->len > 0 ? "\n" : "", i - section->first + 1,
                            desk_paper_source_get_hint (source, i)->text);
  return g_string_free (text, FALSE);
}

/* Two sections stand side by side. */
static void
add_steps (DeskSheet *sheet, DeskPaperSource *source)
{
  g_autoptr (GArray) sections = list_sections (source, FALSE);

  for (guint i = 0; i < sections->len; i += 2)
    {
      const Section *left = &g_array_index (sections, Section, i);
      const Section *right = i + 1 < sections->len ? left + 1 : NULL;
      g_autofree char *left_text = write_steps (source, left);
      g_autofree char *right_text = right != NULL ? write_steps (source, right) : NULL;
      const DeskSheetColumn columns[] = {
        { desk_paper_source_get_hint (source, left->first)->section, 1, PANGO_ALIGN_LEFT },
        { right != NULL ? desk_paper_source_get_hint (source, right->first)->section : "", 1,
          PANGO_ALIGN_LEFT },
      };

      desk_sheet_begin_table (sheet, columns, G_N_ELEMENTS (columns));
      desk_sheet_add_row (sheet, (const char *[]){ left_text, right_text });
      desk_sheet_end_table (sheet);
    }
}

/* A section of keys in three parts side by side, read down the first one first. */
static void
add_keys (DeskSheet *sheet, DeskPaperSource *source, const Section *section)
{
  guint n_keys = section->end - section->first;
  guint n_rows = (n_keys + N_PARTS - 1) / N_PARTS;
  DeskSheetColumn columns[2 * N_PARTS];

  for (guint i = 0; i < N_PARTS; i++)
    {
      columns[2 * i] = (DeskSheetColumn){ NULL, 1.2, PANGO_ALIGN_LEFT };
      columns[2 * i + 1] = (DeskSheetColumn){ NULL, 2.3, PANGO_ALIGN_LEFT };
    }
  columns[1].title = desk_paper_source_get_hint (source, section->first)->section;
  desk_sheet_begin_table (sheet, columns, G_N_ELEMENTS (columns));
  for (guint row = 0; row < n_rows; row++)
    {
      const char *cells[2 * N_PARTS] = { NULL };

      for (guint i = 0; i < N_PARTS && i * n_rows + row < n_keys; i++)
        {
          const DeskPaperHint *hint = desk_paper_source_get_hint (source, section->first + i * n_rows + row);

          cells[2 * i] = hint->key;
          cells[2 * i + 1] = hint->text;
        }
      desk_sheet_add_row (sheet, cells);
    }
  desk_sheet_end_table (sheet);
}

/**
 * desk_crib_sheet_make:
 *
 * Returns: (transfer full): the source's hints on a page of A4: steps, then keys
 */
DeskSheet *
desk_crib_sheet_make (DeskPaperSource *source, const char *language)
{
  DeskRecord *station = DESK_RECORD (desk_paper_source_get_station (source));
  DeskSheet *sheet = desk_sheet_new (DESK_FORMAT_A4_CARD, language);
  g_autofree char *made = desk_paper_source_format_printed (source, language);
  g_autoptr (GArray) keys = list_sections (source, TRUE);

  desk_sheet_set_footer (sheet, made, desk_paper_source_get_text (source, "sheet.page", language));
  desk_sheet_add_small (sheet, desk_record_get_text (station, DESK_STATION_NAME));
  desk_sheet_add_title (sheet, _ ("Crib Sheet"));
  add_steps (sheet, source);
  for (guint i = 0; i < keys->len; i++)
    add_keys (sheet, source, &g_array_index (keys, Section, i));
  return sheet;
}

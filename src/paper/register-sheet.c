// SPDX-License-Identifier: GPL-3.0-or-later

#include "paper/register-sheet.h"

#define MAX_COLUMNS 12

/**
 * desk_register_sheet_get_text:
 * @key: one of the texts of this register, without the group
 *
 * Returns: (transfer none): the text in the language of the paper
 */
const char *
desk_register_sheet_get_text (DeskRegisterSheet *self, const char *key)
{
  g_autofree char *full = g_strjoin (".", self->words, key, NULL);

  return desk_paper_source_get_text (self->source, full, self->language);
}

/**
 * desk_register_sheet_begin:
 * @self: (out caller-allocates): the register
 * @words: the group of its texts in the profile, with title, total and empty
 *
 * Begins a register on A4 across: unit, title with the period or the day, foot.
 */
void
desk_register_sheet_begin (DeskRegisterSheet *self, DeskPaperSource *source, const char *words,
                           const char *language)
{
  DeskRecord *station = DESK_RECORD (desk_paper_source_get_station (source));
  g_autofree char *from = desk_paper_source_format_period_start (source);
  g_autofree char *to = desk_paper_source_format_period_end (source);
  g_autofree char *today =
      desk_paper_source_format_time (source, desk_paper_source_get_now (source), "%d.%m.%Y");
  g_autofree char *key = g_strconcat (words, ".title", NULL);
  g_autofree char *title = desk_profile_format_text (desk_paper_source_get_profile (source), key, language,
                                                     "from", from, "to", to, "date", today, NULL);
  g_autofree char *made = desk_paper_source_format_printed (source, language);

  *self = (DeskRegisterSheet){ source, language, words, desk_sheet_new (DESK_FORMAT_A4_LANDSCAPE, language) };
  desk_sheet_set_footer (self->sheet, made, desk_paper_source_get_text (source, "sheet.page", language));
  desk_sheet_add_small (self->sheet, desk_record_get_text (station, DESK_STATION_NAME));
  desk_sheet_add_title (self->sheet, title);
  desk_sheet_add_gap (self->sheet, 8);
}

/**
 * desk_register_sheet_begin_rows:
 * @columns: (array length=n_columns): at most 12
 *
 * Opens the table.
 */
void
desk_register_sheet_begin_rows (DeskRegisterSheet *self, const DeskRegisterSheetColumn *columns,
                                guint n_columns)
{
  DeskSheetColumn set[MAX_COLUMNS];

  g_return_if_fail (n_columns <= MAX_COLUMNS);

  for (guint i = 0; i < n_columns; i++)
    set[i] = (DeskSheetColumn){ desk_paper_source_get_text (self->source, columns[i].key, self->language),
                                columns[i].weight, columns[i].align };
  desk_sheet_begin_table (self->sheet, set, n_columns);
}

/**
 * desk_register_sheet_end_rows:
 * Closes the table and tells how many rows it has.
 */
void
desk_register_sheet_end_rows (DeskRegisterSheet *self, guint n_rows)
{
  g_autofree char *key = g_strconcat (self->words, ".total", NULL);
  g_autofree char *count = g_strdup_printf ("%u", n_rows);
  g_autofree char *total = desk_paper_source_format_text (self->source, key, self->language, "count", count);

  desk_sheet_end_table (self->sheet);
  desk_sheet_add_text (self->sheet, total);
}

/**
 * desk_register_sheet_sign:
 * Adds the line on which whoever keeps the register signs.
 */
void
desk_register_sheet_sign (DeskRegisterSheet *self)
{
  desk_sheet_add_signature (self->sheet,
                            desk_paper_source_get_text (self->source, "sheet.signature", self->language),
                            NULL, NULL);
}

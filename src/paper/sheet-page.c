// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of a sheet as they were set: drawn, and read as text.

#include "paper/sheet-private.h"

#include <math.h>

/* Room above a page's text that the mark keeps to its lower edge. */
#define MARK_GAP 6.0

static double
get_page_width (DeskSheet *self)
{
  return self->page_width - self->left - self->right;
}

static char *
make_page_text (DeskSheet *self, guint page)
{
  g_autofree char *number = g_strdup_printf ("%u", page + 1);
  g_autofree char *count = g_strdup_printf ("%u", desk_sheet_get_n_pages (self));
  g_autoptr (GString) text = g_string_new (self->page_text);

  g_string_replace (text, "{page}", number, 0);
  g_string_replace (text, "{pages}", count, 0);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
draw_text (const DeskSheetText *text, int first_line, int n_lines, double x, double y, cairo_t *cairo)
{
  double start = text->lines[first_line].top;

  for (int i = first_line; i < first_line + n_lines; i++)
    {
      const DeskSheetLine *line = &text->lines[i];

      cairo_move_to (cairo, x + line->x, y + line->baseline - start);
      pango_cairo_show_layout_line (cairo, line->line);
    }
}

/* From corner to corner, as large as it may be. */
static void
draw_watermark (DeskSheet *self, cairo_t *cairo)
{
  double diagonal = hypot (self->page_width, self->page_height);
  g_autoptr (DeskSheetText) text =
      desk_sheet_text_new (self, self->watermark, 10, TRUE, PANGO_ALIGN_CENTER, diagonal, 0);
  double height = desk_sheet_text_get_height (text);
  int ink_width;
  double scale;

  pango_layout_get_size (text->layout, &ink_width, NULL);
  scale = MIN (0.72 * diagonal * PANGO_SCALE / MAX (ink_width, 1), 60 / (height / text->n_lines));

  cairo_save (cairo);
  cairo_set_source_rgb (cairo, 0.86, 0.86, 0.86);
  cairo_translate (cairo, self->page_width / 2, self->page_height / 2);
  cairo_rotate (cairo, -atan2 (self->page_height, self->page_width));
  cairo_scale (cairo, scale, scale);
  draw_text (text, 0, text->n_lines, -diagonal / 2, -height / 2, cairo);
  cairo_restore (cairo);
}

static void
draw_mark (DeskSheet *self, cairo_t *cairo)
{
  g_autoptr (DeskSheetText) text = desk_sheet_text_new (self, self->mark, self->font_size * 0.85, TRUE,
                                                        PANGO_ALIGN_RIGHT, get_page_width (self), 0);

  draw_text (text, 0, text->n_lines, self->left, self->margin - MARK_GAP - desk_sheet_text_get_height (text),
             cairo);
}

static void
draw_footer (DeskSheet *self, guint page, cairo_t *cairo)
{
  g_autofree char *page_text = make_page_text (self, page);
  double split = get_page_width (self) * 0.78;
  double bottom = self->page_height - self->margin;
  g_autoptr (DeskSheetText) left =
      desk_sheet_text_new (self, self->footer, self->font_size * 0.8, FALSE, PANGO_ALIGN_LEFT, split, 0);
  g_autoptr (DeskSheetText) right = desk_sheet_text_new (self, page_text, self->font_size * 0.8, FALSE,
                                                         PANGO_ALIGN_RIGHT, get_page_width (self) - split, 0);

  draw_text (left, 0, left->n_lines, self->left, bottom - left->lines[0].bottom, cairo);
  draw_text (right, 0, right->n_lines, self->left + split, bottom - right->lines[0].bottom, cairo);
}

static void
draw_rules (DeskSheet *self, guint page, cairo_t *cairo)
{
  static const double dashes[] = { 4, 3 };

  for (guint i = 0; i < self->rules->len; i++)
    {
      const DeskSheetRule *rule = &g_array_index (self->rules, DeskSheetRule, i);

      if (rule->page != page)
        continue;
      cairo_set_line_width (cairo, rule->width);
      cairo_set_dash (cairo, dashes, rule->is_dashed ? G_N_ELEMENTS (dashes) : 0, 0);
      cairo_move_to (cairo, rule->x, rule->y);
      cairo_rel_line_to (cairo, rule->length, 0);
      cairo_stroke (cairo);
    }
}

/**
 * desk_sheet_get_n_pages:
 *
 * Returns: how many pages the sheet has now; at least one
 */
guint
desk_sheet_get_n_pages (DeskSheet *self)
{
  return self->page + 1;
}

/**
 * desk_sheet_get_page_size:
 * @width: (out): in points
 * @height: (out): in points; of a roll, as long as what stands on it
 */
void
desk_sheet_get_page_size (DeskSheet *self, double *width, double *height)
{
  *width = self->page_width;
  *height = desk_sheet_is_roll (self) ? self->y + self->margin : self->page_height;
}

/**
 * desk_sheet_draw_page:
 * @page: from 0
 * @cairo: where to; one unit is one point
 *
 * Draws a page in black on whatever is there.
 */
void
desk_sheet_draw_page (DeskSheet *self, guint page, cairo_t *cairo)
{
  if (self->watermark != NULL)
    draw_watermark (self, cairo);
  cairo_set_source_rgb (cairo, 0, 0, 0);
  if (self->mark != NULL)
    draw_mark (self, cairo);

  for (guint i = 0; i < self->pieces->len; i++)
    {
      const DeskSheetPiece *piece = &g_array_index (self->pieces, DeskSheetPiece, i);

      if (piece->page == page)
        draw_text (piece->text, piece->first_line, piece->n_lines, piece->x, piece->y, cairo);
    }
  draw_rules (self, page, cairo);
  for (guint i = 0; i < self->codes->len; i++)
    {
      const DeskSheetCode *code = &g_array_index (self->codes, DeskSheetCode, i);

      if (code->page == page)
        desk_qr_code_draw (code->code, code->x, code->y, code->size, cairo);
    }
  if (!desk_sheet_is_roll (self) && self->footer != NULL)
    draw_footer (self, page, cairo);
}

static void
append_lines (GString *text, const DeskSheetPiece *piece)
{
  const char *all = pango_layout_get_text (piece->text->layout);

  for (int i = 0; i < piece->n_lines; i++)
    {
      PangoLayoutLine *line = piece->text->lines[piece->first_line + i].line;

      g_string_append_len (text, all + pango_layout_line_get_start_index (line),
                           pango_layout_line_get_length (line));
      g_string_append_c (text, '\n');
    }
}

/**
 * desk_sheet_get_page_text:
 * @page: from 0
 *
 * Returns: (transfer full): the text of a page as its lines break, in reading order: for people who have the page
 *   read to them, and for tests
 */
char *
desk_sheet_get_page_text (DeskSheet *self, guint page)
{
  GString *text = g_string_new (NULL);

  if (self->watermark != NULL)
    g_string_append_printf (text, "%s\n", self->watermark);
  if (self->mark != NULL)
    g_string_append_printf (text, "%s\n", self->mark);
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const DeskSheetPiece *piece = &g_array_index (self->pieces, DeskSheetPiece, i);

      if (piece->page == page)
        append_lines (text, piece);
    }
  if (!desk_sheet_is_roll (self) && self->footer != NULL)
    {
      g_autofree char *page_text = make_page_text (self, page);

      g_string_append_printf (text, "%s\n%s\n", self->footer, page_text);
    }
  return g_string_free (text, FALSE);
}

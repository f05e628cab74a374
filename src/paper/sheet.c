// SPDX-License-Identifier: GPL-3.0-or-later
// The one page renderer: texts, pairs and tables are set one below the other and broken over pages, once, when they
// are added. Preview, PDF and printer draw the very same pages. What stands on a paper is the papers' own matter.

#include "paper/sheet-private.h"

#include <math.h>
#include <string.h>

#define MM (72.0 / 25.4)
#define FONT_FAMILY "Noto Sans, Cantarell, sans-serif"
#define INDENT (12.5 * MM)    /* of the first line of a paragraph */
#define CODE_SIZE (28.0 * MM) /* of a QR code with its quiet zone */
#define SIGNING_ROOM 20.0     /* above a line to sign on */

G_DEFINE_FINAL_TYPE (DeskSheet, desk_sheet, G_TYPE_OBJECT)

static const struct
{
  double width;
  double height;
  double margin;
  double left;
  double right;
  double font_size;
  double cell_pad;
} formats[] = {
  [DESK_FORMAT_A4] = { 210 * MM, 297 * MM, 18 * MM, 18 * MM, 18 * MM, 10.5, 4 },
  [DESK_FORMAT_A4_FILE] = { 210 * MM, 297 * MM, 18 * MM, 30 * MM, 12 * MM, 10.5, 4 },
  [DESK_FORMAT_A4_LANDSCAPE] = { 297 * MM, 210 * MM, 14 * MM, 14 * MM, 14 * MM, 9, 4 },
  [DESK_FORMAT_A4_NOTICE] = { 210 * MM, 297 * MM, 18 * MM, 18 * MM, 18 * MM, 13, 4 },
  [DESK_FORMAT_A4_CARD] = { 210 * MM, 297 * MM, 10 * MM, 12 * MM, 12 * MM, 7.5, 1.5 },
  [DESK_FORMAT_ROLL_80] = { 80 * MM, 0, 5 * MM, 5 * MM, 5 * MM, 10, 4 },
  [DESK_FORMAT_ROLL_58] = { 58 * MM, 0, 4 * MM, 4 * MM, 4 * MM, 9, 4 },
};

static void
clear_piece (DeskSheetPiece *piece)
{
  g_clear_pointer (&piece->text, desk_sheet_text_unref);
}

static void
clear_code (DeskSheetCode *code)
{
  g_clear_pointer (&code->code, desk_qr_code_free);
}

gboolean
desk_sheet_is_roll (DeskSheet *self)
{
  return self->page_height <= 0;
}

double
desk_sheet_get_text_width (DeskSheet *self)
{
  return self->page_width - self->left - self->right - self->code_width;
}

double
desk_sheet_get_bottom (DeskSheet *self)
{
  return desk_sheet_is_roll (self) ? G_MAXDOUBLE
                                   : self->page_height - self->margin - DESK_SHEET_FOOTER_HEIGHT;
}

static void
turn_page (DeskSheet *self)
{
  self->turned_y = self->y;
  self->code_bottom = 0;
  self->page++;
  self->y = self->top = self->margin;
  if (self->head != NULL && !self->head_waits)
    desk_sheet_set_table_head (self);
}

void
desk_sheet_keep_together (DeskSheet *self, double height)
{
  if (self->y + height > desk_sheet_get_bottom (self) && self->y > self->top)
    turn_page (self);
}

static void
measure_lines (DeskSheetText *self)
{
  g_autoptr (PangoLayoutIter) iter = pango_layout_get_iter (self->layout);

  self->n_lines = pango_layout_get_line_count (self->layout);
  self->lines = g_new (DeskSheetLine, (gsize)self->n_lines);
  for (int i = 0; i < self->n_lines; i++, pango_layout_iter_next_line (iter))
    {
      DeskSheetLine *line = &self->lines[i];
      PangoRectangle logical;
      int top, bottom;

      pango_layout_iter_get_line_yrange (iter, &top, &bottom);
      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      line->top = (double)top / PANGO_SCALE;
      line->bottom = (double)bottom / PANGO_SCALE;
      line->baseline = (double)pango_layout_iter_get_baseline (iter) / PANGO_SCALE;
      line->x = (double)logical.x / PANGO_SCALE;
      line->line = pango_layout_iter_get_line_readonly (iter);
    }
}

/* @indent: of the first line; the text is broken into lines of @width. */
DeskSheetText *
desk_sheet_text_new (DeskSheet *self, const char *text, double size, gboolean bold, PangoAlignment align,
                     double width, double indent)
{
  DeskSheetText *made = g_rc_box_new0 (DeskSheetText);
  PangoLayout *layout = made->layout = pango_layout_new (self->pango);
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);

  pango_font_description_set_absolute_size (self->font, size * PANGO_SCALE);
  pango_font_description_set_weight (self->font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, self->font);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, (int)floor (MAX (width, 1) * PANGO_SCALE));
  pango_layout_set_indent (layout, (int)(indent * PANGO_SCALE));
  pango_layout_set_alignment (layout, align);
  pango_layout_set_text (layout, valid, -1);
  measure_lines (made);
  return made;
}

DeskSheetText *
desk_sheet_text_ref (DeskSheetText *self)
{
  return g_rc_box_acquire (self);
}

static void
clear_text (DeskSheetText *self)
{
  g_clear_object (&self->layout);
  g_clear_pointer (&self->lines, g_free);
}

void
desk_sheet_text_unref (DeskSheetText *self)
{
  g_rc_box_release_full (self, (GDestroyNotify)clear_text);
}

double
desk_sheet_text_get_height (const DeskSheetText *self)
{
  return self->lines[self->n_lines - 1].bottom;
}

static DeskSheetPlace
get_place (DeskSheet *self)
{
  return (DeskSheetPlace){ self->page, self->y, self->pieces->len, self->rules->len, self->codes->len };
}

static void
add_piece (DeskSheet *self, DeskSheetText *text, double x, double y, int first_line, int n_lines)
{
  DeskSheetPiece piece = { self->page, x, y, desk_sheet_text_ref (text), first_line, n_lines };

  g_array_append_val (self->pieces, piece);
}

static void
add_rule (DeskSheet *self, double x, double length, double width, gboolean is_dashed)
{
  DeskSheetRule rule = { self->page, x, self->y, length, width, is_dashed };

  g_array_append_val (self->rules, rule);
}

void
desk_sheet_set_rule (DeskSheet *self, double x, double length, double width)
{
  add_rule (self, x, length, width, FALSE);
}

/* Returns: how many lines from @first on stand on this page when there are @room points. No single line of a text is left
 * behind at the foot of a page, none goes on alone to the next. */
static int
count_fitting_lines (DeskSheet *self, const DeskSheetText *text, int first, double room)
{
  int rest = text->n_lines - first;
  int fitting = 0, kept;

  while (fitting < rest && text->lines[first + fitting].bottom - text->lines[first].top <= room + 0.01)
    fitting++;
  if (fitting == rest)
    return fitting;
  kept = rest - fitting == 1 ? fitting - 1 : fitting;
  if (kept >= 2)
    return kept;
  /* At the head of a page show what can be shown, even of a line higher than the page, rather than turn for ever. */
  return self->y > self->top ? 0 : MAX (fitting, 1);
}

/* Sets texts side by side from the present place on, breaking them over pages line by line. */
void
desk_sheet_set_row (DeskSheet *self, DeskSheetText **texts, const double *lefts, guint n_texts, double pad)
{
  g_autofree int *done = g_new0 (int, n_texts);
  gboolean more;

  do
    {
      double used = 0;
      gboolean any = FALSE;

      more = FALSE;
      for (guint i = 0; i < n_texts; i++)
        {
          int first = done[i];
          int fitting = first < texts[i]->n_lines
                            ? count_fitting_lines (self, texts[i], first,
                                                   desk_sheet_get_bottom (self) - self->y - 2 * pad)
                            : 0;

          if (fitting > 0)
            {
              add_piece (self, texts[i], lefts[i], self->y + pad, first, fitting);
              done[i] += fitting;
              used = MAX (used, texts[i]->lines[done[i] - 1].bottom - texts[i]->lines[first].top);
              any = TRUE;
            }
          more = more || done[i] < texts[i]->n_lines;
        }
      if (any)
        self->y += used + 2 * pad;
      if (more)
        turn_page (self);
    }
  while (more);
}

static void
set_text (DeskSheet *self, const char *text, double size, gboolean bold, PangoAlignment align, double indent)
{
  g_autoptr (DeskSheetText) set =
      desk_sheet_text_new (self, text, size, bold, align, desk_sheet_get_text_width (self), indent);

  desk_sheet_set_row (self, &set, &self->left, 1, 0);
}

static void
desk_sheet_finalize (GObject *object)
{
  DeskSheet *self = DESK_SHEET (object);

  g_clear_pointer (&self->pieces, g_array_unref);
  g_clear_pointer (&self->rules, g_array_unref);
  g_clear_pointer (&self->codes, g_array_unref);
  g_clear_pointer (&self->groups, g_array_unref);
  g_clear_pointer (&self->columns, g_array_unref);
  g_clear_pointer (&self->head, g_ptr_array_unref);
  g_clear_pointer (&self->font, pango_font_description_free);
  g_clear_object (&self->pango);
  g_free (self->footer);
  g_free (self->page_text);
  g_free (self->mark);
  g_free (self->watermark);

  G_OBJECT_CLASS (desk_sheet_parent_class)->finalize (object);
}

static void
desk_sheet_class_init (DeskSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_sheet_finalize;
}

static void
desk_sheet_init (DeskSheet *self)
{
  self->pieces = g_array_new (FALSE, FALSE, sizeof (DeskSheetPiece));
  g_array_set_clear_func (self->pieces, (GDestroyNotify)clear_piece);
  self->rules = g_array_new (FALSE, FALSE, sizeof (DeskSheetRule));
  self->codes = g_array_new (FALSE, FALSE, sizeof (DeskSheetCode));
  g_array_set_clear_func (self->codes, (GDestroyNotify)clear_code);
  self->groups = g_array_new (FALSE, FALSE, sizeof (DeskSheetPlace));
  self->font = pango_font_description_from_string (FONT_FAMILY);
}

/**
 * desk_sheet_new:
 * @language: language of the text ("uk"), for the shapes of its letters
 *
 * Returns: (transfer full): an empty sheet of one page
 */
DeskSheet *
desk_sheet_new (DeskFormat format, const char *language)
{
  DeskSheet *self = g_object_new (DESK_TYPE_SHEET, NULL);
  cairo_font_options_t *options = cairo_font_options_create ();

  self->format = format;
  self->page_width = formats[format].width;
  self->page_height = formats[format].height;
  self->left = formats[format].left;
  self->right = formats[format].right;
  self->margin = self->y = self->top = formats[format].margin;
  self->font_size = formats[format].font_size;
  self->cell_pad = formats[format].cell_pad;
  self->split = 0.36;

  /* One unit is one point and nothing is fitted to pixels: lines break alike on screen, in a PDF and on paper. */
  self->pango = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  pango_cairo_context_set_resolution (self->pango, 72);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (self->pango, options);
  pango_context_set_round_glyph_positions (self->pango, FALSE);
  pango_context_set_language (self->pango, pango_language_from_string (language));
  cairo_font_options_destroy (options);
  return self;
}

/**
 * desk_sheet_set_footer:
 * @text: what stands at the foot of each page
 * @page_text: "page {page} of {pages}"
 *
 * Rolls have no foot.
 */
void
desk_sheet_set_footer (DeskSheet *self, const char *text, const char *page_text)
{
  g_set_str (&self->footer, text);
  g_set_str (&self->page_text, page_text);
}

/**
 * desk_sheet_set_mark:
 * @text: (nullable): a few words, such as "copy"
 *
 * Sets what stands in the margin above each page, on the right.
 */
void
desk_sheet_set_mark (DeskSheet *self, const char *text)
{
  g_set_str (&self->mark, text);
}

/**
 * desk_sheet_set_split:
 * @share: from 0 to 1
 *
 * Sets how much of the width the labels of pairs take.
 */
void
desk_sheet_set_split (DeskSheet *self, double share)
{
  self->split = share;
}

/**
 * desk_sheet_set_watermark:
 * @text: (nullable): one or two short lines
 *
 * Sets what stands in large pale letters across each page, under everything else.
 */
void
desk_sheet_set_watermark (DeskSheet *self, const char *text)
{
  g_set_str (&self->watermark, text);
}

/**
 * desk_sheet_add_title:
 * Adds the name of the paper, centred.
 */
void
desk_sheet_add_title (DeskSheet *self, const char *text)
{
  set_text (self, text, self->font_size * 1.4, TRUE, PANGO_ALIGN_CENTER, 0);
  desk_sheet_add_gap (self, 4);
}

/**
 * desk_sheet_add_heading:
 * Adds the head of a section; it does not stand alone at the foot of a page.
 */
void
desk_sheet_add_heading (DeskSheet *self, const char *text)
{
  desk_sheet_keep_together (self, self->font_size * 6);
  self->heading = get_place (self);
  desk_sheet_add_gap (self, 6);
  set_text (self, text, self->font_size * 1.1, TRUE, PANGO_ALIGN_LEFT, 0);
  desk_sheet_add_gap (self, 2);
  self->n_headed = self->pieces->len;
}

/**
 * desk_sheet_add_text:
 * Adds a paragraph; it may go on over pages.
 */
void
desk_sheet_add_text (DeskSheet *self, const char *text)
{
  set_text (self, text, self->font_size, FALSE, PANGO_ALIGN_LEFT, 0);
  desk_sheet_add_gap (self, 4);
}

/**
 * desk_sheet_add_body:
 * Adds what somebody wrote or said: its lines are paragraphs, each with its first line indented; an empty line is a gap.
 */
void
desk_sheet_add_body (DeskSheet *self, const char *text)
{
  for (const char *end; *text != '\0'; text = *end != '\0' ? end + 1 : end)
    {
      g_autofree char *paragraph = NULL;

      end = text + strcspn (text, "\n");
      paragraph = g_strstrip (g_strndup (text, (gsize)(end - text)));
      if (paragraph[0] != '\0')
        set_text (self, paragraph, self->font_size, FALSE, PANGO_ALIGN_LEFT, INDENT);
      else
        desk_sheet_add_gap (self, self->font_size * 0.6);
    }
  desk_sheet_add_gap (self, 4);
}

/**
 * desk_sheet_add_addressee:
 * @label: (nullable): what it is, in small letters above; NULL where it goes on
 * @text: (nullable): without a text nothing is added
 *
 * Adds a line of the block at the top right: to whom, from whom.
 */
void
desk_sheet_add_addressee (DeskSheet *self, const char *label, const char *text)
{
  double left = self->left + desk_sheet_get_text_width (self) * 0.48;
  double width = self->left + desk_sheet_get_text_width (self) - left;
  g_autoptr (DeskSheetText) above = NULL;
  g_autoptr (DeskSheetText) below = NULL;

  if (text == NULL || text[0] == '\0')
    return;

  below = desk_sheet_text_new (self, text, self->font_size, label != NULL, PANGO_ALIGN_LEFT, width, 0);
  if (label != NULL)
    {
      above = desk_sheet_text_new (self, label, self->font_size * 0.8, FALSE, PANGO_ALIGN_LEFT, width, 0);
      desk_sheet_add_gap (self, 4);
      desk_sheet_set_row (self, &above, &left, 1, 0);
    }
  desk_sheet_set_row (self, &below, &left, 1, 0);
}

/**
 * desk_sheet_add_small:
 * Adds a note in small letters, centred.
 */
void
desk_sheet_add_small (DeskSheet *self, const char *text)
{
  set_text (self, text, self->font_size * 0.85, FALSE, PANGO_ALIGN_CENTER, 0);
}

/**
 * desk_sheet_add_strong:
 * Adds what matters most on the paper, centred and bold: the day of an appointment.
 */
void
desk_sheet_add_strong (DeskSheet *self, const char *text)
{
  set_text (self, text, self->font_size * 1.2, TRUE, PANGO_ALIGN_CENTER, 0);
}

/**
 * desk_sheet_add_large:
 * Adds what must be read from afar: a queue number.
 */
void
desk_sheet_add_large (DeskSheet *self, const char *text)
{
  set_text (self, text, self->font_size * 4.2, TRUE, PANGO_ALIGN_CENTER, 0);
}

/**
 * desk_sheet_add_pair:
 * @value: (nullable): without a value the pair is left out
 *
 * Adds a label and its value side by side; on a roll, which is narrow, one below the other.
 */
void
desk_sheet_add_pair (DeskSheet *self, const char *label, const char *value)
{
  double width = desk_sheet_get_text_width (self);
  double split = (self->page_width - self->left - self->right) * self->split;
  g_autoptr (DeskSheetText) left = NULL;
  g_autoptr (DeskSheetText) right = NULL;
  double height;

  if (value == NULL || value[0] == '\0')
    return;
  if (desk_sheet_is_roll (self))
    {
      set_text (self, label, self->font_size * 0.85, FALSE, PANGO_ALIGN_LEFT, 0);
      set_text (self, value, self->font_size, TRUE, PANGO_ALIGN_LEFT, 0);
      desk_sheet_add_gap (self, 3);
      return;
    }

  left = desk_sheet_text_new (self, label, self->font_size, FALSE, PANGO_ALIGN_LEFT, split - 8, 0);
  right = desk_sheet_text_new (self, value, self->font_size, TRUE, PANGO_ALIGN_LEFT, width - split, 0);
  height = MAX (desk_sheet_text_get_height (left), desk_sheet_text_get_height (right)) + 3;
  desk_sheet_keep_together (self, MIN (height, desk_sheet_get_bottom (self) / 4));
  desk_sheet_set_row (self, (DeskSheetText *[]){ left, right }, (double[]){ self->left, self->left + split },
                      2, 1.5);
}

/**
 * desk_sheet_begin_page:
 * Goes on at the head of a page; on a roll, and where the page is empty, it does nothing.
 */
void
desk_sheet_begin_page (DeskSheet *self)
{
  if (!desk_sheet_is_roll (self) && self->y > self->top)
    turn_page (self);
}

/**
 * desk_sheet_add_gap:
 * Adds empty space; none at the head of a page.
 */
void
desk_sheet_add_gap (DeskSheet *self, double points)
{
  if (self->y > self->top)
    self->y += points;
}

/**
 * desk_sheet_add_rule:
 * Adds a thin line over the whole width.
 */
void
desk_sheet_add_rule (DeskSheet *self)
{
  desk_sheet_keep_together (self, 8);
  self->y += 4;
  add_rule (self, self->left, desk_sheet_get_text_width (self), 0.5, FALSE);
  self->y += 4;
}

/**
 * desk_sheet_add_lines:
 * @n_lines: how many
 *
 * Adds empty lines to write on by hand.
 */
void
desk_sheet_add_lines (DeskSheet *self, guint n_lines)
{
  for (guint i = 0; i < n_lines; i++)
    {
      desk_sheet_keep_together (self, SIGNING_ROOM);
      self->y += SIGNING_ROOM;
      add_rule (self, self->left, desk_sheet_get_text_width (self), 0.5, FALSE);
    }
  desk_sheet_add_gap (self, 6);
}

/**
 * desk_sheet_add_cut:
 * @text: what is written on it
 *
 * Adds a dashed line over the whole page, to cut the sheet at.
 */
void
desk_sheet_add_cut (DeskSheet *self, const char *text)
{
  desk_sheet_keep_together (self, self->font_size * 4);
  self->y += 14;
  add_rule (self, 0, self->page_width, 0.7, TRUE);
  self->y += 2;
  set_text (self, text, self->font_size * 0.7, FALSE, PANGO_ALIGN_CENTER, 0);
  self->y += 10;
}

/**
 * desk_sheet_begin_qr_code:
 * @text: what it holds
 *
 * Sets a QR code on the right; what is added now stands beside it.
 */
void
desk_sheet_begin_qr_code (DeskSheet *self, const char *text)
{
  DeskSheetCode code = { .size = CODE_SIZE, .code = desk_qr_code_new (text) };

  g_return_if_fail (code.code != NULL);

  desk_sheet_keep_together (self, CODE_SIZE);
  code.page = self->page;
  code.x = self->page_width - self->right - CODE_SIZE;
  code.y = self->y;
  g_array_append_val (self->codes, code);
  self->code_width = CODE_SIZE + 6;
  self->code_bottom = self->y + CODE_SIZE;
}

/**
 * desk_sheet_end_qr_code:
 *
 * What is added from now on stands below the QR code, over the whole width.
 */
void
desk_sheet_end_qr_code (DeskSheet *self)
{
  self->y = MAX (self->y, self->code_bottom);
  self->code_width = self->code_bottom = 0;
}

/**
 * desk_sheet_add_signature:
 * @label: who signs
 * @caption: (nullable): what stands in small letters under the line
 * @name: (nullable): the name that stands behind it
 *
 * Adds a line to sign on, kept with its words.
 */
void
desk_sheet_add_signature (DeskSheet *self, const char *label, const char *caption, const char *name)
{
  double width = desk_sheet_get_text_width (self);
  double start = self->left + width * 0.48;
  double length = name != NULL ? width * 0.24 : width * 0.52;
  g_autoptr (DeskSheetText) left =
      desk_sheet_text_new (self, label, self->font_size, FALSE, PANGO_ALIGN_LEFT, width * 0.46, 0);
  g_autoptr (DeskSheetText) right =
      desk_sheet_text_new (self, name, self->font_size, FALSE, PANGO_ALIGN_LEFT, width * 0.26, 0);
  g_autoptr (DeskSheetText) under =
      desk_sheet_text_new (self, caption, self->font_size * 0.7, FALSE, PANGO_ALIGN_CENTER, length, 0);
  double shift = desk_sheet_text_get_height (right) - desk_sheet_text_get_height (left);

  desk_sheet_keep_together (self, SIGNING_ROOM + MAX (shift, 0) + desk_sheet_text_get_height (left)
                                      + desk_sheet_text_get_height (under));
  self->y += SIGNING_ROOM + MAX (shift, 0);
  desk_sheet_set_row (self, &left, &self->left, 1, 0);
  add_rule (self, start, length, 0.5, FALSE);
  if (name != NULL)
    add_piece (self, right, self->left + width * 0.74, self->y - desk_sheet_text_get_height (right), 0,
               right->n_lines);
  if (caption != NULL)
    {
      add_piece (self, under, start, self->y + 1, 0, under->n_lines);
      self->y += desk_sheet_text_get_height (under);
    }
  self->y += 4;
}

/**
 * desk_sheet_begin_group:
 * Begins blocks that stand on one page where they fit on one: a warning and its signature. Groups may hold groups, but no
 * table.
 */
void
desk_sheet_begin_group (DeskSheet *self)
{
  DeskSheetPlace place = get_place (self);

  g_array_append_val (self->groups, place);
}

/* What stands on the group's first page goes to the head of the next, what stands there already goes down. */
static void
move (DeskSheet *self, const DeskSheetPlace *group, guint *page, double *y, double down)
{
  *y += *page == group->page ? self->margin - group->y : down;
  *page = self->page;
}

static void
move_to_next_page (DeskSheet *self, const DeskSheetPlace *group, double down)
{
  for (guint i = group->n_pieces; i < self->pieces->len; i++)
    {
      DeskSheetPiece *piece = &g_array_index (self->pieces, DeskSheetPiece, i);

      move (self, group, &piece->page, &piece->y, down);
    }
  for (guint i = group->n_rules; i < self->rules->len; i++)
    {
      DeskSheetRule *rule = &g_array_index (self->rules, DeskSheetRule, i);

      move (self, group, &rule->page, &rule->y, down);
    }
  for (guint i = group->n_codes; i < self->codes->len; i++)
    {
      DeskSheetCode *code = &g_array_index (self->codes, DeskSheetCode, i);

      move (self, group, &code->page, &code->y, down);
    }
  self->y += down;
  self->turned_y = group->y;
}

/* Like desk_sheet_keep_together(); a heading that was set last goes along. */
void
desk_sheet_keep_with_heading (DeskSheet *self, double height)
{
  DeskSheetPlace heading = self->heading;
  gboolean is_headed = self->n_headed > 0 && self->n_headed == self->pieces->len && heading.page == self->page
                       && heading.y > self->top;

  if (!is_headed)
    desk_sheet_keep_together (self, height);
  else if (self->y + height > desk_sheet_get_bottom (self))
    {
      turn_page (self);
      move_to_next_page (self, &heading, self->turned_y - heading.y);
    }
}

/**
 * desk_sheet_end_group:
 * Ends the blocks that were begun last.
 */
void
desk_sheet_end_group (DeskSheet *self)
{
  DeskSheetPlace group;
  double down;

  g_return_if_fail (self->groups->len > 0);

  group = g_array_index (self->groups, DeskSheetPlace, self->groups->len - 1);
  g_array_set_size (self->groups, self->groups->len - 1);
  down = self->turned_y - group.y;
  if (self->page == group.page + 1 && group.y > self->margin
      && self->y + down <= desk_sheet_get_bottom (self))
    move_to_next_page (self, &group, down);
}

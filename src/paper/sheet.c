// SPDX-License-Identifier: GPL-3.0-or-later
// The one page renderer: texts, pairs and tables are set one below the other and broken over pages, once, when they
// are added. Preview, PDF and printer draw the very same pages. What stands on a paper is the papers' own matter.

#include "paper/sheet.h"

#include <math.h>

#define MM (72.0 / 25.4)
#define FONT_FAMILY "Noto Sans, Cantarell, sans-serif"
#define CELL_PAD 3.0
#define FOOTER_HEIGHT 20.0

/* Some lines of one text, standing on one page. */
typedef struct
{
  guint page;
  double x;
  double y; /* top of the first line */
  PangoLayout *layout;
  int first_line;
  int n_lines;
} Piece;

typedef struct
{
  guint page;
  double x;
  double y;
  double length;
  double width;
} Rule;

struct _DeskSheet
{
  GObject parent_instance;
  DeskFormat format;
  PangoContext *pango;
  double page_width;
  double page_height; /* 0: a roll */
  double margin;
  double font_size;
  double y; /* where the next block begins */
  guint page;
  GArray *pieces;
  GArray *rules;
  GArray *columns; /* of the open table; titles are owned */
  char *footer;
  char *page_text;
};

G_DEFINE_FINAL_TYPE (DeskSheet, desk_sheet, G_TYPE_OBJECT)

static const struct
{
  double width;
  double height;
  double margin;
  double font_size;
} formats[] = {
  [DESK_FORMAT_A4] = { 210 * MM, 297 * MM, 18 * MM, 10.5 },
  [DESK_FORMAT_A4_LANDSCAPE] = { 297 * MM, 210 * MM, 14 * MM, 9 },
  [DESK_FORMAT_ROLL_80] = { 80 * MM, 0, 5 * MM, 10 },
  [DESK_FORMAT_ROLL_58] = { 58 * MM, 0, 4 * MM, 9 },
};

static void
clear_piece (Piece *piece)
{
  g_clear_object (&piece->layout);
}

static void
clear_column (DeskSheetColumn *column)
{
  g_free ((char *)column->title);
}

static double
get_text_width (DeskSheet *self)
{
  return self->page_width - 2 * self->margin;
}

static gboolean
is_roll (DeskSheet *self)
{
  return self->page_height <= 0;
}

static double
get_bottom (DeskSheet *self)
{
  return is_roll (self) ? G_MAXDOUBLE : self->page_height - self->margin - FOOTER_HEIGHT;
}

static void
turn_page (DeskSheet *self)
{
  self->page++;
  self->y = self->margin;
}

static PangoLayout *
make_layout (DeskSheet *self, const char *text, double size, gboolean bold, double width)
{
  PangoLayout *layout = pango_layout_new (self->pango);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (FONT_FAMILY);
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, (int)floor (MAX (width, 1) * PANGO_SCALE));
  pango_layout_set_text (layout, valid, -1);
  return layout;
}

static double
get_height (PangoLayout *layout)
{
  int height;

  pango_layout_get_size (layout, NULL, &height);
  return (double)height / PANGO_SCALE;
}

/* Top of a line inside its layout; for the line after the last one, the bottom. */
static double
get_line_top (PangoLayout *layout, int line)
{
  g_autoptr (PangoLayoutIter) iter = pango_layout_get_iter (layout);
  int top = 0, bottom = 0;

  for (int i = 0; i <= line; i++)
    {
      pango_layout_iter_get_line_yrange (iter, &top, &bottom);
      if (i < line && !pango_layout_iter_next_line (iter))
        return (double)bottom / PANGO_SCALE;
    }
  return (double)top / PANGO_SCALE;
}

/* How many lines from @first on fit into @room points. */
static int
count_fitting_lines (PangoLayout *layout, int first, double room)
{
  double start = get_line_top (layout, first);
  int n_lines = pango_layout_get_line_count (layout);
  int fitting = 0;

  while (first + fitting < n_lines && get_line_top (layout, first + fitting + 1) - start <= room + 0.01)
    fitting++;
  return fitting;
}

static void
add_piece (DeskSheet *self, PangoLayout *layout, double x, int first_line, int n_lines)
{
  Piece piece = { self->page, x, self->y, g_object_ref (layout), first_line, n_lines };

  g_array_append_val (self->pieces, piece);
}

static void
add_rule (DeskSheet *self, double x, double length, double width)
{
  Rule rule = { self->page, x, self->y, length, width };

  g_array_append_val (self->rules, rule);
}

/* Sets layouts side by side from the present place on, breaking them over pages line by line. */
static void
set_row (DeskSheet *self, PangoLayout **layouts, const double *lefts, guint n_layouts, double pad)
{
  g_autofree int *done = g_new0 (int, n_layouts);
  gboolean more = TRUE;

  while (more)
    {
      double used = 0;
      gboolean any = FALSE;

      more = FALSE;
      for (guint i = 0; i < n_layouts; i++)
        {
          int n_lines = pango_layout_get_line_count (layouts[i]) - done[i];
          int fitting = count_fitting_lines (layouts[i], done[i], get_bottom (self) - self->y - 2 * pad);

          if (fitting == 0 && self->y <= self->margin)
            fitting = 1; /* a line higher than a page: show what can be shown rather than loop */
          fitting = MIN (fitting, n_lines);
          if (fitting > 0)
            {
              double top = get_line_top (layouts[i], done[i]);

              self->y += pad;
              add_piece (self, layouts[i], lefts[i], done[i], fitting);
              self->y -= pad;
              done[i] += fitting;
              used = MAX (used, get_line_top (layouts[i], done[i]) - top);
              any = TRUE;
            }
          more = more || fitting < n_lines;
        }
      if (any)
        self->y += used + 2 * pad;
      if (more)
        turn_page (self);
    }
}

static void
set_text (DeskSheet *self, const char *text, double size, gboolean bold, PangoAlignment align)
{
  g_autoptr (PangoLayout) layout = make_layout (self, text, size, bold, get_text_width (self));
  double left = self->margin;

  pango_layout_set_alignment (layout, align);
  set_row (self, &layout, &left, 1, 0);
}

static void
keep_together (DeskSheet *self, double height)
{
  if (self->y + height > get_bottom (self) && self->y > self->margin)
    turn_page (self);
}

static void
draw_piece (const Piece *piece, cairo_t *cairo)
{
  g_autoptr (PangoLayoutIter) iter = pango_layout_get_iter (piece->layout);
  double start = get_line_top (piece->layout, piece->first_line);

  for (int line = 0; line < piece->first_line + piece->n_lines; line++)
    {
      if (line >= piece->first_line)
        {
          PangoRectangle logical;
          double baseline = (double)pango_layout_iter_get_baseline (iter) / PANGO_SCALE;

          pango_layout_iter_get_line_extents (iter, NULL, &logical);
          cairo_move_to (cairo, piece->x + (double)logical.x / PANGO_SCALE, piece->y + baseline - start);
          pango_cairo_show_layout_line (cairo, pango_layout_iter_get_line_readonly (iter));
        }
      pango_layout_iter_next_line (iter);
    }
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
draw_footer (DeskSheet *self, guint page, cairo_t *cairo)
{
  g_autofree char *page_text = make_page_text (self, page);
  double width = get_text_width (self) * 0.7;
  g_autoptr (PangoLayout) left = make_layout (self, self->footer, self->font_size * 0.8, FALSE, width);
  g_autoptr (PangoLayout) right =
      make_layout (self, page_text, self->font_size * 0.8, FALSE, get_text_width (self) - width);

  pango_layout_set_height (left, 0);
  pango_layout_set_ellipsize (left, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (right, PANGO_ALIGN_RIGHT);
  cairo_move_to (cairo, self->margin, self->page_height - self->margin - get_height (left));
  pango_cairo_show_layout (cairo, left);
  cairo_move_to (cairo, self->margin + width, self->page_height - self->margin - get_height (right));
  pango_cairo_show_layout (cairo, right);
}

static void
desk_sheet_finalize (GObject *object)
{
  DeskSheet *self = DESK_SHEET (object);

  g_clear_object (&self->pango);
  g_clear_pointer (&self->pieces, g_array_unref);
  g_clear_pointer (&self->rules, g_array_unref);
  g_clear_pointer (&self->columns, g_array_unref);
  g_free (self->footer);
  g_free (self->page_text);

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
  self->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  g_array_set_clear_func (self->pieces, (GDestroyNotify)clear_piece);
  self->rules = g_array_new (FALSE, FALSE, sizeof (Rule));
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
  self->margin = self->y = formats[format].margin;
  self->font_size = formats[format].font_size;

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
 * desk_sheet_add_title:
 * Adds the name of the paper, centred.
 */
void
desk_sheet_add_title (DeskSheet *self, const char *text)
{
  set_text (self, text, self->font_size * 1.4, TRUE, PANGO_ALIGN_CENTER);
  desk_sheet_add_gap (self, 4);
}

/**
 * desk_sheet_add_heading:
 * Adds the head of a section; it does not stand alone at the foot of a page.
 */
void
desk_sheet_add_heading (DeskSheet *self, const char *text)
{
  keep_together (self, self->font_size * 5);
  desk_sheet_add_gap (self, 6);
  set_text (self, text, self->font_size * 1.1, TRUE, PANGO_ALIGN_LEFT);
  desk_sheet_add_gap (self, 2);
}

/**
 * desk_sheet_add_text:
 * Adds a paragraph; it may go on over pages.
 */
void
desk_sheet_add_text (DeskSheet *self, const char *text)
{
  set_text (self, text, self->font_size, FALSE, PANGO_ALIGN_LEFT);
  desk_sheet_add_gap (self, 4);
}

/**
 * desk_sheet_add_small:
 * Adds a note in small letters, centred.
 */
void
desk_sheet_add_small (DeskSheet *self, const char *text)
{
  set_text (self, text, self->font_size * 0.85, FALSE, PANGO_ALIGN_CENTER);
}

/**
 * desk_sheet_add_large:
 * Adds what must be read from afar: a queue number.
 */
void
desk_sheet_add_large (DeskSheet *self, const char *text)
{
  set_text (self, text, self->font_size * 4.2, TRUE, PANGO_ALIGN_CENTER);
}

/**
 * desk_sheet_add_pair:
 * @value: (nullable): without a value the pair is left out
 *
 * Adds a label and its value side by side.
 */
void
desk_sheet_add_pair (DeskSheet *self, const char *label, const char *value)
{
  double split = get_text_width (self) * 0.36;
  g_autoptr (PangoLayout) left = NULL;
  g_autoptr (PangoLayout) right = NULL;

  if (value == NULL || value[0] == '\0')
    return;

  left = make_layout (self, label, self->font_size, FALSE, split - 8);
  right = make_layout (self, value, self->font_size, TRUE, get_text_width (self) - split);
  set_row (self, (PangoLayout *[]){ left, right }, (double[]){ self->margin, self->margin + split }, 2, 1.5);
}

/**
 * desk_sheet_add_gap:
 * Adds empty space; none at the head of a page.
 */
void
desk_sheet_add_gap (DeskSheet *self, double points)
{
  if (self->y > self->margin)
    self->y += points;
}

/**
 * desk_sheet_add_rule:
 * Adds a thin line over the whole width.
 */
void
desk_sheet_add_rule (DeskSheet *self)
{
  keep_together (self, 8);
  self->y += 4;
  add_rule (self, self->margin, get_text_width (self), 0.5);
  self->y += 4;
}

/**
 * desk_sheet_add_signature:
 * @label: who signs
 *
 * Adds a line to sign on, kept with its label.
 */
void
desk_sheet_add_signature (DeskSheet *self, const char *label)
{
  double split = get_text_width (self) * 0.5;
  double left = self->margin;
  g_autoptr (PangoLayout) layout = make_layout (self, label, self->font_size, FALSE, split - 8);

  keep_together (self, get_height (layout) + 24);
  self->y += 20;
  set_row (self, &layout, &left, 1, 0);
  add_rule (self, self->margin + split, get_text_width (self) - split, 0.5);
  self->y += 4;
}

static double
get_column_left (DeskSheet *self, guint column)
{
  double total = 0, before = 0;

  for (guint i = 0; i < self->columns->len; i++)
    {
      double weight = g_array_index (self->columns, DeskSheetColumn, i).weight;

      total += weight;
      before += i < column ? weight : 0;
    }
  return self->margin + get_text_width (self) * before / total;
}

static void
set_table_row (DeskSheet *self, const char *const *cells, gboolean bold)
{
  guint n_columns = self->columns->len;
  g_autoptr (GPtrArray) layouts = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree double *lefts = g_new0 (double, n_columns);

  for (guint i = 0; i < n_columns; i++)
    {
      const DeskSheetColumn *column = &g_array_index (self->columns, DeskSheetColumn, i);
      double left = get_column_left (self, i);
      double width = get_column_left (self, i + 1) - left - 2 * CELL_PAD;
      PangoLayout *layout = make_layout (self, cells != NULL ? cells[i] : column->title,
                                         self->font_size * (bold ? 0.85 : 0.95), bold, width);

      pango_layout_set_alignment (layout, column->align);
      g_ptr_array_add (layouts, layout);
      lefts[i] = left + CELL_PAD;
    }

  set_row (self, (PangoLayout **)layouts->pdata, lefts, n_columns, CELL_PAD);
  add_rule (self, self->margin, get_text_width (self), bold ? 0.8 : 0.3);
}

static double
measure_row (DeskSheet *self, const char *const *cells)
{
  double height = 0;

  for (guint i = 0; i < self->columns->len; i++)
    {
      double width = get_column_left (self, i + 1) - get_column_left (self, i) - 2 * CELL_PAD;
      g_autoptr (PangoLayout) layout = make_layout (self, cells[i], self->font_size * 0.95, FALSE, width);

      height = MAX (height, get_height (layout));
    }
  return height + 2 * CELL_PAD;
}

/**
 * desk_sheet_begin_table:
 * Opens a table and sets its head; the head is repeated where the table goes on on another page.
 */
void
desk_sheet_begin_table (DeskSheet *self, const DeskSheetColumn *columns, guint n_columns)
{
  g_clear_pointer (&self->columns, g_array_unref);
  self->columns = g_array_new (FALSE, FALSE, sizeof (DeskSheetColumn));
  g_array_set_clear_func (self->columns, (GDestroyNotify)clear_column);
  for (guint i = 0; i < n_columns; i++)
    {
      DeskSheetColumn column = columns[i];

      column.title = g_strdup (column.title);
      g_array_append_val (self->columns, column);
    }

  keep_together (self, self->font_size * 6);
  set_table_row (self, NULL, TRUE);
}

/**
 * desk_sheet_add_row:
 * @cells: one text for each column; NULL or "" for an empty cell
 *
 * Adds a row. It stays on one page where it fits on one.
 */
void
desk_sheet_add_row (DeskSheet *self, const char *const *cells)
{
  double height;

  g_return_if_fail (self->columns != NULL);

  height = measure_row (self, cells);
  if (self->y + height > get_bottom (self))
    {
      turn_page (self);
      set_table_row (self, NULL, TRUE);
    }
  set_table_row (self, cells, FALSE);
}

/**
 * desk_sheet_end_table:
 * Closes the open table.
 */
void
desk_sheet_end_table (DeskSheet *self)
{
  g_clear_pointer (&self->columns, g_array_unref);
  desk_sheet_add_gap (self, 6);
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
  *height = is_roll (self) ? self->y + self->margin : self->page_height;
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
  cairo_set_source_rgb (cairo, 0, 0, 0);

  for (guint i = 0; i < self->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (self->pieces, Piece, i);

      if (piece->page == page)
        draw_piece (piece, cairo);
    }
  for (guint i = 0; i < self->rules->len; i++)
    {
      const Rule *rule = &g_array_index (self->rules, Rule, i);

      if (rule->page != page)
        continue;
      cairo_set_line_width (cairo, rule->width);
      cairo_move_to (cairo, rule->x, rule->y);
      cairo_rel_line_to (cairo, rule->length, 0);
      cairo_stroke (cairo);
    }
  if (!is_roll (self) && self->footer != NULL)
    draw_footer (self, page, cairo);
}

static void
append_lines (GString *text, const Piece *piece)
{
  const char *all = pango_layout_get_text (piece->layout);

  for (int i = 0; i < piece->n_lines; i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (piece->layout, piece->first_line + i);

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

  for (guint i = 0; i < self->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (self->pieces, Piece, i);

      if (piece->page == page)
        append_lines (text, piece);
    }
  if (!is_roll (self) && self->footer != NULL)
    {
      g_autofree char *page_text = make_page_text (self, page);

      g_string_append_printf (text, "%s\n%s\n", self->footer, page_text);
    }
  return g_string_free (text, FALSE);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/**
 * DeskFormat:
 * The paper a sheet is laid out for. A file sheet has a broad margin on the left, where it is sewn into a file. A notice is
 * read by people who stand before it, a card lies beside the keyboard. Rolls are as long as what stands on them.
 */
typedef enum
{
  DESK_FORMAT_A4,
  DESK_FORMAT_A4_FILE,
  DESK_FORMAT_A4_LANDSCAPE,
  DESK_FORMAT_A4_NOTICE,
  DESK_FORMAT_A4_CARD,
  DESK_FORMAT_ROLL_80,
  DESK_FORMAT_ROLL_58
} DeskFormat;

/**
 * DeskSheetColumn:
 * @title: head of the column, repeated on each page
 * @weight: share of the width, relative to the other columns
 * @align: how its cells stand
 */
typedef struct
{
  const char *title;
  double weight;
  PangoAlignment align;
} DeskSheetColumn;

#define DESK_TYPE_SHEET (desk_sheet_get_type ())
G_DECLARE_FINAL_TYPE (DeskSheet, desk_sheet, DESK, SHEET, GObject)

DeskSheet *desk_sheet_new (DeskFormat format, const char *language) G_GNUC_WARN_UNUSED_RESULT;

void desk_sheet_set_footer (DeskSheet *self, const char *text, const char *page_text);
void desk_sheet_set_mark (DeskSheet *self, const char *text);
void desk_sheet_set_split (DeskSheet *self, double share);
void desk_sheet_set_watermark (DeskSheet *self, const char *text);
void desk_sheet_add_title (DeskSheet *self, const char *text);
void desk_sheet_add_heading (DeskSheet *self, const char *text);
void desk_sheet_add_text (DeskSheet *self, const char *text);
void desk_sheet_add_body (DeskSheet *self, const char *text);
void desk_sheet_add_addressee (DeskSheet *self, const char *label, const char *text);
void desk_sheet_add_small (DeskSheet *self, const char *text);
void desk_sheet_add_strong (DeskSheet *self, const char *text);
void desk_sheet_add_large (DeskSheet *self, const char *text);
void desk_sheet_add_pair (DeskSheet *self, const char *label, const char *value);
void desk_sheet_begin_page (DeskSheet *self);
void desk_sheet_add_gap (DeskSheet *self, double points);
void desk_sheet_add_rule (DeskSheet *self);
void desk_sheet_add_lines (DeskSheet *self, guint n_lines);
void desk_sheet_add_cut (DeskSheet *self, const char *text);
void desk_sheet_begin_qr_code (DeskSheet *self, const char *text);
void desk_sheet_end_qr_code (DeskSheet *self);
void desk_sheet_add_signature (DeskSheet *self, const char *label, const char *caption, const char *name);
void desk_sheet_begin_group (DeskSheet *self);
void desk_sheet_end_group (DeskSheet *self);
void desk_sheet_begin_table (DeskSheet *self, const DeskSheetColumn *columns, guint n_columns);
void desk_sheet_set_row_height (DeskSheet *self, double points);
void desk_sheet_add_row (DeskSheet *self, const char *const *cells);
void desk_sheet_end_table (DeskSheet *self);

guint desk_sheet_get_n_pages (DeskSheet *self);
void desk_sheet_get_page_size (DeskSheet *self, double *width, double *height);
void desk_sheet_draw_page (DeskSheet *self, guint page, cairo_t *cairo);
char *desk_sheet_get_page_text (DeskSheet *self, guint page) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

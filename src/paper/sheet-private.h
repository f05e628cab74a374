// SPDX-License-Identifier: GPL-3.0-or-later
// What the files of the page renderer share: sheet.c sets blocks, sheet-table.c tables, sheet-page.c draws and reads the
// pages.
#pragma once

#include "paper/qr-code.h"
#include "paper/sheet.h"

G_BEGIN_DECLS

#define DESK_SHEET_FOOTER_HEIGHT 20.0

/* A line of a text: measured once, then only looked up. */
typedef struct
{
  double top; /* from the top of the text */
  double bottom;
  double baseline;
  double x;
  PangoLayoutLine *line; /* owned by the layout */
} DeskSheetLine;

typedef struct
{
  PangoLayout *layout;
  DeskSheetLine *lines;
  int n_lines; /* at least one */
} DeskSheetText;

/* Some lines of one text, standing on one page. */
typedef struct
{
  guint page;
  double x;
  double y; /* top of the first line */
  DeskSheetText *text;
  int first_line;
  int n_lines;
} DeskSheetPiece;

typedef struct
{
  guint page;
  double x;
  double y;
  double length;
  double width;
  gboolean is_dashed;
} DeskSheetRule;

typedef struct
{
  guint page;
  double x;
  double y;
  double size;
  DeskQrCode *code;
} DeskSheetCode;

/* Where the pages stood when a group was begun. */
typedef struct
{
  guint page;
  double y;
  guint n_pieces;
  guint n_rules;
  guint n_codes;
} DeskSheetPlace;

struct _DeskSheet
{
  GObject parent_instance;
  DeskFormat format;
  PangoContext *pango;
  PangoFontDescription *font;
  double page_width;
  double page_height; /* 0: a roll */
  double left;
  double right;
  double margin; /* above and below */
  double font_size;
  double cell_pad; /* around the text of a cell */
  double y;        /* where the next block begins */
  guint page;
  double top;         /* of this page: where its first block may begin */
  double turned_y;    /* where the page before this one ended */
  double split;       /* share of the width that the labels of pairs take */
  double code_width;  /* beside an open QR code the room is narrower by so much */
  double code_bottom; /* and what comes after it stands below this, if on its page */
  GArray *pieces;     /* in the order of pages */
  GArray *rules;
  GArray *codes;
  GArray *groups;         /* of DeskSheetPlace, the open ones */
  DeskSheetPlace heading; /* where the last heading begins */
  guint n_headed;         /* how many pieces there are with it */
  GArray *columns;        /* of the open table; titles are owned */
  GPtrArray *head;        /* of the open table, of DeskSheetText */
  gboolean head_waits;    /* for the first row, so that it never stands alone */
  double row_height;      /* of the open table: what a row takes at least */
  char *footer;
  char *page_text;
  char *mark;
  char *watermark;
};

DeskSheetText *desk_sheet_text_new (DeskSheet *self, const char *text, double size, gboolean bold,
                                    PangoAlignment align, double width,
                                    double indent) G_GNUC_WARN_UNUSED_RESULT;
DeskSheetText *desk_sheet_text_ref (DeskSheetText *self);
void desk_sheet_text_unref (DeskSheetText *self);
double desk_sheet_text_get_height (const DeskSheetText *self);

gboolean desk_sheet_is_roll (DeskSheet *self);
double desk_sheet_get_text_width (DeskSheet *self);
double desk_sheet_get_bottom (DeskSheet *self);
void desk_sheet_keep_together (DeskSheet *self, double height);
void desk_sheet_keep_with_heading (DeskSheet *self, double height);
void desk_sheet_set_row (DeskSheet *self, DeskSheetText **texts, const double *lefts, guint n_texts,
                         double pad);
void desk_sheet_set_rule (DeskSheet *self, double x, double length, double width);
void desk_sheet_set_table_head (DeskSheet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskSheetText, desk_sheet_text_unref)

G_END_DECLS

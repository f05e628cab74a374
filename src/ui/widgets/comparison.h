// SPDX-License-Identifier: GPL-3.0-or-later
// Two records that may be about the same, point by point and in words.
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DeskLikeness:
 * How two records agree in one point.
 */
typedef enum
{
  DESK_LIKENESS_SAME,
  DESK_LIKENESS_SPELLED, /* the same once spellings are folded, or two letters swapped */
  DESK_LIKENESS_DIFFERENT,
  DESK_LIKENESS_ONE_SIDED, /* known of one of them only */
  DESK_LIKENESS_PLAUSIBLE  /* told in words of both: who reads them judges */
} DeskLikeness;

/**
 * DeskComparisonPoint:
 * One point of two records, in words.
 */
typedef struct
{
  const char *name;  /* of the field */
  const char *title; /* msgid */
  char *first;       /* NULL: not known */
  char *second;
  DeskLikeness likeness;
} DeskComparisonPoint;

GPtrArray *desk_comparison_new (void) G_GNUC_WARN_UNUSED_RESULT;
DeskComparisonPoint *desk_comparison_add (GPtrArray *points, const char *name, const char *title, char *first,
                                          char *second);

DeskLikeness desk_likeness_judge (const char *first, const char *second);
DeskLikeness desk_likeness_judge_spelled (const char *first, const char *second);
const char *desk_likeness_get_words (DeskLikeness likeness);
const char *desk_likeness_get_icon (DeskLikeness likeness);

char *desk_comparison_list (GPtrArray *points, DeskLikeness from, DeskLikeness to) G_GNUC_WARN_UNUSED_RESULT;
char *desk_comparison_summarize (GPtrArray *points) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *desk_comparison_make_row (const DeskComparisonPoint *point, const char *first_side,
                                     const char *second_side) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

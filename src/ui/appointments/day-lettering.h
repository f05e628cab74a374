// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DeskDayFace:
 * @DESK_DAY_FACE_BOLD: what a cell is about
 * @DESK_DAY_FACE_SMALL: what is said about it
 *
 * The two faces of the words in a cell.
 */
typedef enum
{
  DESK_DAY_FACE_BOLD,
  DESK_DAY_FACE_SMALL,
} DeskDayFace;

/* How much paler than the rest the words beside are, as style.css dims (--dim-opacity): they have to be read. */
#define DESK_DAY_FAINT 0.8f

/* How large an icon in a cell is, pixels. */
#define DESK_DAY_ICON 16

/**
 * DeskDayLettering:
 * The words and icons of the day grid as they are drawn. Each is made into a node once, however often it stands in the grid, and
 * words stay for as long as one day after the other has them: many places say the same, and to lay out text is most of what a
 * new day costs.
 */
typedef struct _DeskDayLettering DeskDayLettering;

DeskDayLettering *desk_day_lettering_new (GtkWidget *grid) G_GNUC_WARN_UNUSED_RESULT;
void desk_day_lettering_free (DeskDayLettering *self);
void desk_day_lettering_forget (DeskDayLettering *self);
void desk_day_lettering_turn (DeskDayLettering *self);
void desk_day_lettering_measure (DeskDayLettering *self, const char *text, DeskDayFace face, int *width,
                                 int *height);
void desk_day_lettering_draw (DeskDayLettering *self, GtkSnapshot *snapshot, const char *text,
                              DeskDayFace face, int width, const GdkRGBA *color);
void desk_day_lettering_draw_icon (DeskDayLettering *self, GtkSnapshot *snapshot, const char *name,
                                   const GdkRGBA *color);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskDayLettering, desk_day_lettering_free)

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// The pixels of a window, as they were drawn last.
#pragma once

#include <gtk/gtk.h>

typedef struct
{
  GtkWidget *window;
  int width, height; /* in pixels */
  int scale;         /* pixels to one of the window's own */
  graphene_point_t origin;
  GBytes *bytes;
} Picture;

void picture_wait_for_frame (GtkWidget *native);
Picture *picture_take (GtkWidget *window, int scale);
Picture *picture_take_part (GtkWidget *window, int scale, const graphene_rect_t *part);
void picture_save (const Picture *picture, const char *path);
void picture_free (Picture *picture);
guint32 picture_get_pixel (const Picture *picture, int x, int y);
double picture_get_contrast (guint32 one, guint32 other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Picture, picture_free)

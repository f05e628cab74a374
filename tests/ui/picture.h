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

Picture *picture_take (GtkWidget *window, int scale);
void picture_save (GtkWidget *window, int scale, const char *path);
void picture_free (Picture *picture);
guint32 picture_get_pixel (const Picture *picture, int x, int y);
double picture_get_contrast (guint32 one, guint32 other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Picture, picture_free)

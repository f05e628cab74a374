// SPDX-License-Identifier: GPL-3.0-or-later

#include "picture.h"

#include <math.h>

/* A part of the window with the dialogs in it, every letter and line at `scale` times its size, sharp. */
static GdkTexture *
render (GtkWidget *window, int scale, const graphene_rect_t *part)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  graphene_rect_t scaled =
      GRAPHENE_RECT_INIT (part->origin.x * (float)scale, part->origin.y * (float)scale,
                          part->size.width * (float)scale, part->size.height * (float)scale);
  GskRenderNode *node;
  GdkTexture *texture;

  gtk_snapshot_scale (snapshot, (float)scale, (float)scale);
  gdk_paintable_snapshot (paintable, snapshot, gdk_paintable_get_intrinsic_width (paintable),
                          gdk_paintable_get_intrinsic_height (paintable));
  node = gtk_snapshot_to_node (snapshot);
  g_assert_nonnull (node);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, &scaled);
  gsk_render_node_unref (node);
  return texture;
}

static void
note_frame (gboolean *is_drawn)
{
  *is_drawn = TRUE;
}

/**
 * picture_wait_for_frame:
 * @native: a window or what has popped up
 *
 * All that was changed is laid out and drawn.
 */
void
picture_wait_for_frame (GtkWidget *native)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (native);
  gboolean is_drawn = FALSE;
  gulong id = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (note_frame), &is_drawn);

  gtk_widget_queue_draw (native);
  while (!is_drawn)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, id);
}

static Picture *
take (GtkWidget *window, int scale, const graphene_rect_t *part)
{
  graphene_rect_t all, from;
  g_autoptr (GdkTexture) texture = NULL;
  GdkTextureDownloader *downloader;
  Picture *picture = g_new0 (Picture, 1);
  gsize stride;

  g_assert_true (gtk_widget_compute_bounds (window, window, &all));
  graphene_rect_offset_r (part, -all.origin.x, -all.origin.y, &from);
  texture = render (window, scale, &from);
  downloader = gdk_texture_downloader_new (texture);
  gdk_texture_downloader_set_format (downloader, GDK_MEMORY_R8G8B8A8);
  picture->bytes = gdk_texture_downloader_download_bytes (downloader, &stride);
  gdk_texture_downloader_free (downloader);
  picture->window = window;
  picture->width = gdk_texture_get_width (texture);
  picture->height = gdk_texture_get_height (texture);
  picture->scale = scale;
  picture->origin = part->origin;
  g_assert_cmpuint (stride, ==, (gsize)picture->width * 4);
  return picture;
}

/**
 * picture_take:
 *
 * Returns: (transfer full): the pixels of all of the window, to be looked at one by one
 */
Picture *
picture_take (GtkWidget *window, int scale)
{
  graphene_rect_t all;

  picture_wait_for_frame (window);
  g_assert_true (gtk_widget_compute_bounds (window, window, &all));
  return take (window, scale, &all);
}

/**
 * picture_take_part:
 * @part: of the window, in whole pixels of its own
 *
 * Returns: (transfer full)
 */
Picture *
picture_take_part (GtkWidget *window, int scale, const graphene_rect_t *part)
{
  picture_wait_for_frame (window);
  return take (window, scale, part);
}

/**
 * picture_save:
 * @path: of a PNG; folders are made
 */
void
picture_save (const Picture *picture, const char *path)
{
  g_autoptr (GdkTexture) texture =
      gdk_memory_texture_new (picture->width, picture->height, GDK_MEMORY_R8G8B8A8, picture->bytes,
                              (gsize)picture->width * 4);
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_no_errno (g_mkdir_with_parents (folder, 0777));
  g_assert_true (gdk_texture_save_to_png (texture, path));
}

void
picture_free (Picture *picture)
{
  g_bytes_unref (picture->bytes);
  g_free (picture);
}

/**
 * picture_get_pixel:
 *
 * Returns: 0xRRGGBB
 */
guint32
picture_get_pixel (const Picture *picture, int x, int y)
{
  const guint8 *pixel = (const guint8 *)g_bytes_get_data (picture->bytes, NULL)
                        + 4 * ((gsize)y * (gsize)picture->width + (gsize)x);

  return (guint32)pixel[0] << 16 | (guint32)pixel[1] << 8 | pixel[2];
}

static double
make_linear (guint32 value)
{
  double share = value / 255.0;

  return share <= 0.04045 ? share / 12.92 : pow ((share + 0.055) / 1.055, 2.4);
}

static double
get_luminance (guint32 colour)
{
  return 0.2126 * make_linear (colour >> 16) + 0.7152 * make_linear (colour >> 8 & 0xff)
         + 0.0722 * make_linear (colour & 0xff);
}

/**
 * picture_get_contrast:
 *
 * Returns: the contrast ratio of two colours as WCAG 2.2 defines it, 1 to 21
 */
double
picture_get_contrast (guint32 one, guint32 other)
{
  double light = get_luminance (one), dark = get_luminance (other);

  return (MAX (light, dark) + 0.05) / (MIN (light, dark) + 0.05);
}

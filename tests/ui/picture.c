// SPDX-License-Identifier: GPL-3.0-or-later

#include "picture.h"

#include <math.h>

/* The window with the dialogs in it, every letter and line at `scale` times its size, sharp. */
static GdkTexture *
render (GtkWidget *window, int scale)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  int width = gdk_paintable_get_intrinsic_width (paintable);
  int height = gdk_paintable_get_intrinsic_height (paintable);
  graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, (float)(width * scale), (float)(height * scale));
  GskRenderNode *node;
  GdkTexture *texture;

  gtk_snapshot_scale (snapshot, (float)scale, (float)scale);
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_to_node (snapshot);
  g_assert_nonnull (node);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, &all);
  gsk_render_node_unref (node);
  return texture;
}

/**
 * picture_save:
 * @path: of a PNG; folders are made
 */
void
picture_save (GtkWidget *window, int scale, const char *path)
{
  g_autoptr (GdkTexture) texture = render (window, scale);
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_no_errno (g_mkdir_with_parents (folder, 0777));
  g_assert_true (gdk_texture_save_to_png (texture, path));
}

/**
 * picture_take:
 *
 * Returns: (transfer full): the pixels, to be looked at one by one
 */
Picture *
picture_take (GtkWidget *window, int scale)
{
  g_autoptr (GdkTexture) texture = render (window, scale);
  GdkTextureDownloader *downloader = gdk_texture_downloader_new (texture);
  Picture *picture = g_new0 (Picture, 1);
  graphene_rect_t bounds;
  gsize stride;

  gdk_texture_downloader_set_format (downloader, GDK_MEMORY_R8G8B8A8);
  picture->bytes = gdk_texture_downloader_download_bytes (downloader, &stride);
  gdk_texture_downloader_free (downloader);
  picture->window = window;
  picture->width = gdk_texture_get_width (texture);
  picture->height = gdk_texture_get_height (texture);
  picture->scale = scale;
  g_assert_cmpuint (stride, ==, (gsize)picture->width * 4);
  g_assert_true (gtk_widget_compute_bounds (window, window, &bounds));
  picture->origin = bounds.origin;
  return picture;
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

// SPDX-License-Identifier: GPL-3.0-or-later

#include "paper/qr-code.h"

#include <string.h>

#define MODULES (25 + 2 * 4) /* of version 2, which holds a register number, with its quiet zone */
#define PIXELS 4             /* of a module */

static gboolean
is_dark (cairo_surface_t *surface, int column, int row)
{
  const unsigned char *data = cairo_image_surface_get_data (surface);

  return data[(row * PIXELS + PIXELS / 2) * cairo_image_surface_get_stride (surface) + column * PIXELS
              + PIXELS / 2]
         > 127;
}

static cairo_surface_t *
draw (const char *text)
{
  g_autoptr (DeskQrCode) code = desk_qr_code_new (text);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, MODULES * PIXELS, MODULES * PIXELS);
  cairo_t *cairo = cairo_create (surface);

  desk_qr_code_draw (code, 0, 0, MODULES * PIXELS, cairo);
  cairo_destroy (cairo);
  cairo_surface_flush (surface);
  return surface;
}

/* The three corners a reader looks for, and the quiet around them. */
static void
test_corners (void)
{
  cairo_surface_t *surface = draw ("PL1-A/2026/00153");
  const int corners[][2] = { { 4, 4 }, { MODULES - 4 - 7, 4 }, { 4, MODULES - 4 - 7 } };

  for (guint corner = 0; corner < G_N_ELEMENTS (corners); corner++)
    for (int row = -1; row <= 7; row++)
      for (int column = -1; column <= 7; column++)
        {
          int ring = MAX (ABS (row - 3), ABS (column - 3));

          g_assert_cmpint (is_dark (surface, corners[corner][0] + column, corners[corner][1] + row), ==,
                           ring <= 1 || ring == 3);
        }
  for (int i = 0; i < MODULES; i++)
    g_assert_false (is_dark (surface, i, 3) || is_dark (surface, 3, i) || is_dark (surface, i, MODULES - 4)
                    || is_dark (surface, MODULES - 4, i));
  cairo_surface_destroy (surface);
}

static void
test_numbers_differ (void)
{
  cairo_surface_t *first = draw ("PL1-A/2026/00153");
  cairo_surface_t *second = draw ("PL1-A/2026/00154");
  gsize size = (gsize)cairo_image_surface_get_stride (first) * MODULES * PIXELS;

  g_assert_cmpint (memcmp (cairo_image_surface_get_data (first), cairo_image_surface_get_data (second), size),
                   !=, 0);
  cairo_surface_destroy (first);
  cairo_surface_destroy (second);
}

static void
test_impossible (void)
{
  g_autofree char *text = g_strnfill (4000, 'A');

  g_assert_null (desk_qr_code_new (""));
  g_assert_null (desk_qr_code_new (text));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/qr-code/corners", test_corners);
  g_test_add_func ("/qr-code/numbers-differ", test_numbers_differ);
  g_test_add_func ("/qr-code/impossible", test_impossible);
  return g_test_run ();
}

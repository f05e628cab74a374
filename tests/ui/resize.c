// SPDX-License-Identifier: GPL-3.0-or-later

#include "resize.h"

#include <X11/Xlib.h>
#include <gdk/x11/gdkx.h>

#define PATIENCE (8 * G_USEC_PER_SEC)

/* The toolkit chooses the size of a window only until it is shown, and nobody else is here who would. */
static void
ask_for_size (GdkSurface *surface, int width, int height)
{
  unsigned scale = (unsigned)gdk_surface_get_scale_factor (surface);
  Display *display;

  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  display = gdk_x11_display_get_xdisplay (gdk_surface_get_display (surface));
  XResizeWindow (display, gdk_x11_surface_get_xid (surface), (unsigned)width * scale,
                 (unsigned)height * scale);
  XFlush (display);
  G_GNUC_END_IGNORE_DEPRECATIONS
}

/* A breakpoint hides what it changes for a moment. */
static gboolean
is_laid_out (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if ((ADW_IS_BREAKPOINT_BIN (widget) && gtk_widget_get_visible (child)
         && !gtk_widget_get_child_visible (child))
        || !is_laid_out (child))
      return FALSE;
  return TRUE;
}

static gboolean
has_size (GtkWidget *widget, int width, int height)
{
  return gtk_widget_get_width (widget) == width && gtk_widget_get_height (widget) == height;
}

/**
 * resize_put_pointer_away:
 * Takes the pointer to the corner of the screen: what it happens to lie over looks otherwise.
 */
void
resize_put_pointer_away (void)
{
  Display *display;

  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  display = gdk_x11_display_get_xdisplay (gdk_display_get_default ());
  XWarpPointer (display, None, DefaultRootWindow (display), 0, 0, 0, 0, 0, 0);
  XFlush (display);
  G_GNUC_END_IGNORE_DEPRECATIONS
}

/**
 * resize_window:
 * @width: in application pixels, what is drawn around the window left out
 *
 * Returns: whether the window has that size now; it does not become smaller than what stands in it
 */
gboolean
resize_window (DeskWindow *window, int width, int height)
{
  GtkWidget *widget = GTK_WIDGET (window);
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));
  gint64 until = g_get_monotonic_time () + PATIENCE;

  do
    {
      if (!has_size (widget, width, height))
        ask_for_size (surface, width + gdk_surface_get_width (surface) - gtk_widget_get_width (widget),
                      height + gdk_surface_get_height (surface) - gtk_widget_get_height (widget));
      tour_wait_for_quiet ();
    }
  while (!(has_size (widget, width, height) && is_laid_out (widget)) && g_get_monotonic_time () < until);
  return has_size (widget, width, height);
}

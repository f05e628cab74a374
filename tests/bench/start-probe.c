// SPDX-License-Identifier: GPL-3.0-or-later
// Loaded into a program with LD_PRELOAD, so that the one that is installed is what is measured: says on standard output
// when its window was painted, and ends it. Where it asks for a password the probe types one, as an officer would.

#include "memory.h"
#include "start-probe.h"

#include <adwaita.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#define MOST_SECONDS 60 /* a program that is never painted is ended */

static gboolean painted; /* whether the window is on the screen */
static gint64 first;     /* when anything was painted, µs */
static gboolean typed;

static GtkWidget *
find_mapped (GtkWidget *widget, const char *type)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_mapped (child, type);
  return found;
}

static void
end (gpointer data)
{
  g_application_quit (g_application_get_default ());
}

static void
report (gint64 now)
{
  printf (PROBE_FORMAT "\n", first, now, clock () * 1000 / CLOCKS_PER_SEC, memory_get_share (),
          memory_get_peak ());
  fflush (stdout);
  g_idle_add_once (end, NULL);
}

static gboolean
type_password (gpointer row)
{
  gtk_editable_set_text (GTK_EDITABLE (row), PROBE_PASSWORD);
  g_signal_emit_by_name (row, "entry-activated");
  return G_SOURCE_REMOVE;
}

static void
on_paint (GdkFrameClock *clock, GdkSurface *surface)
{
  painted = painted || gdk_surface_get_mapped (surface);
}

static void
on_after_paint (GdkFrameClock *clock, GtkWidget *window)
{
  const char *until = g_getenv (PROBE_UNTIL);
  gint64 now = g_get_monotonic_time ();
  GtkWidget *page = find_mapped (window, "DeskSignInPage");

  if (!painted)
    return;
  if (first == 0)
    first = now;
  if (until == NULL || find_mapped (window, until) != NULL)
    {
      g_signal_handlers_disconnect_by_func (clock, on_after_paint, window);
      report (now);
    }
  else if (page != NULL && !typed)
    {
      typed = TRUE;
      g_idle_add_full (G_PRIORITY_DEFAULT, type_password, find_mapped (page, "DeskPasswordRow"), NULL);
    }
}

/* A program presents its window before it begins to wait for events. */
static gboolean
watch (gpointer data)
{
  GListModel *windows = gtk_window_get_toplevels ();
  g_autoptr (GtkWidget) window = g_list_model_get_item (windows, 0);
  GdkSurface *surface = window != NULL ? gtk_native_get_surface (GTK_NATIVE (window)) : NULL;
  GdkFrameClock *clock;

  if (surface == NULL)
    return G_SOURCE_CONTINUE;
  clock = gdk_surface_get_frame_clock (surface);
  g_signal_connect (clock, "paint", G_CALLBACK (on_paint), surface);
  g_signal_connect (clock, "after-paint", G_CALLBACK (on_after_paint), window);
  return G_SOURCE_REMOVE;
}

__attribute__ ((constructor)) static void
begin (void)
{
  g_unsetenv ("LD_PRELOAD");
  alarm (MOST_SECONDS);
  g_idle_add_full (G_PRIORITY_HIGH, watch, NULL, NULL);
}

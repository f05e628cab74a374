// SPDX-License-Identifier: GPL-3.0-or-later
// What the tour and those who go along do with a page: wait for it, find what stands on it, tell what is wrong with it.

#include "tour.h"

#include "ui/window-private.h"

#define TEXT_SIZE (96 * PANGO_SCALE)
#define QUIET (30 * G_TIME_SPAN_MILLISECOND)

static gpointer
do_nothing (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return database;
}

static void
on_nothing_done (GObject *source, GAsyncResult *result, gpointer done)
{
  desk_store_call_finish (DESK_STORE (source), result, NULL);
  *(gboolean *)done = TRUE;
}

/* Everything that was asked of the store before this has been answered. */
static void
wait_for_store (DeskStore *store)
{
  gboolean done = FALSE;

  desk_store_call_async (store, DESK_PRIORITY_BACKGROUND, do_nothing, NULL, NULL, NULL, NULL, on_nothing_done,
                         &done);
  WAIT_FOR (done);
}

/**
 * tour_wait_for_quiet:
 * What is under way on the screen has ended.
 */
void
tour_wait_for_quiet (void)
{
  gint64 until = g_get_monotonic_time () + G_USEC_PER_SEC;
  gint64 last = g_get_monotonic_time ();

  while (g_get_monotonic_time () < MIN (until, last + QUIET))
    if (g_main_context_iteration (NULL, FALSE))
      last = g_get_monotonic_time ();
    else
      g_usleep (1000);
}

/**
 * tour_dismiss_notices:
 * A notice goes after a while, and so belongs to no picture.
 */
void
tour_dismiss_notices (DeskWindow *window)
{
  GtkWidget *overlay = tour_find (GTK_WIDGET (window), "AdwToastOverlay", NULL);

  if (tour_find (overlay, "AdwToastWidget", NULL) == NULL)
    return;
  adw_toast_overlay_dismiss_all (ADW_TOAST_OVERLAY (overlay));
  tour_wait_for_quiet ();
}

/**
 * tour_settle:
 * Whatever is asked of the store for a page has been answered, and what that led to was drawn.
 */
void
tour_settle (DeskWindow *window)
{
  for (int round = 0; round < 3; round++)
    {
      DeskStore *store = desk_context_get_store (desk_window_get_context (window));

      if (store != NULL)
        wait_for_store (store);
      tour_wait_for_quiet ();
    }
}

/**
 * tour_set_text_size:
 * @large: as large as where the desktop says 200 %
 */
void
tour_set_text_size (gboolean large)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", large ? 2 * TEXT_SIZE : TEXT_SIZE, NULL);
}

/**
 * tour_find:
 * @label: (nullable): of a button
 *
 * Returns: (transfer none) (nullable): the first widget of that type inside
 */
GtkWidget *
tour_find (GtkWidget *widget, const char *type, const char *label)
{
  GtkWidget *found = NULL;

  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), type)
      && (label == NULL || g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = tour_find (child, type, label);
  return found;
}

/**
 * tour_get_top:
 *
 * Returns: (transfer none): what can be used now: the dialog that lies on top, or the window
 */
GtkWidget *
tour_get_top (DeskWindow *window)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));

  return dialog != NULL ? GTK_WIDGET (dialog) : GTK_WIDGET (window);
}

/**
 * tour_assert_faultless:
 * @faults: what was found on the pages, a line each
 *
 * Tells all of it; the test fails where there is anything.
 */
void
tour_assert_faultless (const GString *faults)
{
  if (faults->len > 0)
    g_printerr ("%s", faults->str);
  g_assert_cmpuint (faults->len, ==, 0);
}

/**
 * tour_make_path:
 *
 * Returns: (transfer full): where a widget stands, to be told in a fault
 */
char *
tour_make_path (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);
  g_autofree char *above = parent != NULL ? tour_make_path (parent) : NULL;
  const char *name = gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget));

  return g_strdup_printf ("%s%s%s%s%s", above != NULL ? above : "", above != NULL ? " > " : "",
                          G_OBJECT_TYPE_NAME (widget), name != NULL ? " " : "", name != NULL ? name : "");
}

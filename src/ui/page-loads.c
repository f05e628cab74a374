// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/page-loads.h"

#define LOADS "desk-page-loads"

static void
give_way (AdwNavigationPage *page)
{
  g_cancellable_cancel (g_object_get_data (G_OBJECT (page), LOADS));
}

static void
on_popped (AdwNavigationPage *self, AdwNavigationPage *page)
{
  if (page == self)
    give_way (self);
}

/* A page that is popped stays in its view until it is out of sight; one that is replaced is gone at once. That it is in no
 * window for a moment says nothing: a split view that folds moves all that is in it. */
static void
on_parent (AdwNavigationPage *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  if (parent == NULL)
    give_way (self);
  else if (ADW_IS_NAVIGATION_VIEW (parent))
    g_signal_connect_object (parent, "popped", G_CALLBACK (on_popped), self, G_CONNECT_SWAPPED);
}

/**
 * desk_page_loads_new:
 * @page: that is in no view yet
 *
 * A page that waits for an answer is held by whoever will bring it, though it has given way long ago: what would be done with the
 * answer then, to write down that a record was opened, is not true any more.
 *
 * Returns: (transfer full): with it the page loads; cancelled once the page is taken out of its view
 */
GCancellable *
desk_page_loads_new (AdwNavigationPage *page)
{
  GCancellable *loads = g_cancellable_new ();

  g_object_set_data_full (G_OBJECT (page), LOADS, g_object_ref (loads), g_object_unref);
  g_signal_connect (page, "notify::parent", G_CALLBACK (on_parent), NULL);
  return loads;
}

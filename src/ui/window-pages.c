// SPDX-License-Identifier: GPL-3.0-or-later
// How the actions of the window put a page on top of the place in view.

#include "ui/page-opener.h"
#include "ui/window-private.h"

/**
 * desk_window_push:
 * @window: a #DeskWindow
 * @page: (transfer floating): a page that was just made; gone where nobody is signed in
 */
void
desk_window_push (GtkWidget *window, AdwNavigationPage *page)
{
  DeskPlaces *places = desk_window_get_places (DESK_WINDOW (window));
  g_autoptr (AdwNavigationPage) held = g_object_ref_sink (page);

  if (places != NULL)
    desk_places_push (places, held);
}

/**
 * desk_window_find_record:
 * @window: a #DeskWindow
 * @action: that opens a record
 * @target: what the action is given
 *
 * Leads to the record where its page is in view already: to make it anew would take away what is being typed on it, and note
 * once more that it was seen.
 *
 * Returns: whether it is in view, or nothing can be
 */
gboolean
desk_window_find_record (GtkWidget *window, const char *action, GVariant *target)
{
  DeskPlaces *places = desk_window_get_places (DESK_WINDOW (window));
  AdwNavigationPage *page = places != NULL ? desk_places_get_page (places) : NULL;
  g_autofree char *opener = g_action_print_detailed_name (action, target);
  g_autofree char *own = page != NULL ? desk_page_dup_opener (page) : NULL;

  if (places == NULL)
    return TRUE;
  return g_strcmp0 (own, opener) == 0 && desk_places_show (places, desk_places_get_place (places));
}

/**
 * desk_window_show_record:
 * @window: a #DeskWindow
 * @action: that opens a record
 * @id: what the action is given: the id of the record
 * @make_page: makes the page of such a record
 */
void
desk_window_show_record (GtkWidget *window, const char *action, GVariant *id, DeskMakeRecordPage make_page)
{
  if (!desk_window_find_record (window, action, id))
    desk_window_push (window, make_page (desk_window_get_context (DESK_WINDOW (window)),
                                         g_variant_get_string (id, NULL)));
}

/**
 * desk_window_get_part:
 * @parameter: texts that an action is given; one that is not said is empty
 *
 * Returns: (transfer none) (nullable): one of them, as long as @parameter is held
 */
const char *
desk_window_get_part (GVariant *parameter, gsize place)
{
  const char *text;

  g_variant_get_child (parameter, place, "&s", &text);
  return *text != '\0' ? text : NULL;
}

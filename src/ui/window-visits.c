// SPDX-License-Identifier: GPL-3.0-or-later
// The actions by which any page leads to a visit or begins one.

#include "store/records.h"
#include "ui/front-desk/visits-page.h"
#include "ui/front-desk/front-desk-page.h"
#include "ui/front-desk/visit-page.h"
#include "ui/notice.h"
#include "ui/window-private.h"

/* The Front desk itself, whatever page lies on top of it. */
static DeskFrontDeskPage *
find_front_desk (DeskPlaces *places)
{
  AdwNavigationPage *page = desk_places_get_root_page (places, "front-desk");

  return page != NULL ? DESK_FRONT_DESK_PAGE (page) : NULL;
}

static void
on_show_visit (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskWindow *self = DESK_WINDOW (widget);
  DeskPlaces *places = desk_window_get_places (self);
  DeskFrontDeskPage *front_desk = find_front_desk (places);
  const char *id = g_variant_get_string (parameter, NULL);

  if (front_desk != NULL && desk_front_desk_page_show_visit (front_desk, id))
    {
      /* Going there moves the focus to the entry. */
      desk_places_show_root (places, "front-desk");
      desk_front_desk_page_show_visit (front_desk, id);
    }
  else
    desk_window_show_record (widget, action, parameter, desk_visit_page_new);
}

static void
on_all_visits (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskWindow *self = DESK_WINDOW (widget);
  DeskPlaces *places = desk_window_get_places (self);

  desk_places_show (places, "front-desk");
  if (!DESK_IS_VISITS_PAGE (desk_places_get_page (places)))
    desk_places_push (places, desk_visits_page_new (desk_window_get_context (self)));
}

static gpointer
load_person (DeskDatabase *database, gpointer id, GCancellable *cancellable, GError **error)
{
  return desk_records_load (database, "person", id, error);
}

static void
on_person_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskRecord) person = desk_store_call_finish (DESK_STORE (source), result, &error);
  DeskPlaces *places = desk_window_get_places (self);

  if (person == NULL)
    desk_notice_show_error (GTK_WIDGET (self), error);
  else if (places != NULL)
    {
      desk_places_show_root (places, "front-desk");
      desk_front_desk_page_begin_visit (find_front_desk (places), DESK_PERSON (person));
    }
}

static void
on_new_visit (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskContext *context = desk_window_get_context (DESK_WINDOW (widget));

  desk_store_call_async (desk_context_get_store (context), DESK_PRIORITY_TYPING, load_person,
                         g_variant_dup_string (parameter, NULL), g_free, g_object_unref, NULL,
                         on_person_loaded, g_object_ref (widget));
}

/**
 * desk_window_install_visit_actions:
 * `win.show-visit` brings a visit into view: on the board while it is there, else on a page of its own.
 * `front-desk.all-visits` opens their register.
 * `win.new-visit` begins one with a person who is known.
 */
void
desk_window_install_visit_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.show-visit", "s", on_show_visit);
  gtk_widget_class_install_action (klass, "front-desk.all-visits", NULL, on_all_visits);
  gtk_widget_class_install_action (klass, "win.new-visit", "s", on_new_visit);
}

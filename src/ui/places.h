// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DeskPlace:
 * One row of the table of places: what stands in the sidebar, in the order of their keys.
 * @make_page: the page it begins with
 * @make_count: (nullable): an object with a property `count` for the sidebar, which is there from sign-in on; a count that
 *   only its page knows is a property of that. Notices about it are shown from the widget
 */
typedef struct
{
  const char *id;
  const char *title; /* msgid */
  const char *icon;
  AdwNavigationPage *(*make_page) (DeskContext *context);
  GObject *(*make_count) (DeskContext *context, GtkWidget *where);
} DeskPlace;

const DeskPlace *desk_places_list (guint *n_places);

#define DESK_TYPE_PLACES (desk_places_get_type ())

/**
 * DeskPlaces:
 * The desk as the signed-in officer sees it: the sidebar with the places and, beside it, the place in view with a page
 * stack of its own. A place is built when it is first opened.
 */
G_DECLARE_FINAL_TYPE (DeskPlaces, desk_places, DESK, PLACES, AdwBreakpointBin)

DeskPlaces *desk_places_new (DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;
gboolean desk_places_show (DeskPlaces *self, const char *place);
const char *desk_places_get_place (DeskPlaces *self);
GListModel *desk_places_list_pages (DeskPlaces *self) G_GNUC_WARN_UNUSED_RESULT;
AdwNavigationPage *desk_places_get_page (DeskPlaces *self);
AdwNavigationPage *desk_places_get_root_page (DeskPlaces *self, const char *place);
gboolean desk_places_show_root (DeskPlaces *self, const char *place);
void desk_places_push (DeskPlaces *self, AdwNavigationPage *page);
void desk_places_toggle_sidebar (DeskPlaces *self);
void desk_places_open_menu (DeskPlaces *self);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/person.h"
#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_FRONT_DESK_PAGE (desk_front_desk_page_get_type ())

/**
 * DeskFrontDeskPage:
 * Where visitors are received: the entry on top, the board below, the visit being served beside it.
 * Property `count`: how many visitors wait, for the sidebar.
 */
G_DECLARE_FINAL_TYPE (DeskFrontDeskPage, desk_front_desk_page, DESK, FRONT_DESK_PAGE, AdwNavigationPage)

AdwNavigationPage *desk_front_desk_page_new (DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;
gboolean desk_front_desk_page_show_visit (DeskFrontDeskPage *self, const char *id);
void desk_front_desk_page_begin_visit (DeskFrontDeskPage *self, DeskPerson *person);
gboolean desk_front_desk_page_check_in (DeskFrontDeskPage *self, const char *appointment);

G_END_DECLS

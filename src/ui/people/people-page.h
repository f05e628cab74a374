// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_PEOPLE_PAGE (desk_people_page_get_type ())

/**
 * DeskPeoplePage:
 * The place of people: their register, the pairs who may be one person, forms that were begun and not finished.
 * Its property `count` is the number of pairs to decide.
 */
G_DECLARE_FINAL_TYPE (DeskPeoplePage, desk_people_page, DESK, PEOPLE_PAGE, AdwNavigationPage)

AdwNavigationPage *desk_people_page_new (DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

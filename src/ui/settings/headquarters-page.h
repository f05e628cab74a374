// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_HEADQUARTERS_PAGE (desk_headquarters_page_get_type ())

/**
 * DeskHeadquartersPage:
 * The page of Preferences on which the head enrols this desk with headquarters.
 */
G_DECLARE_FINAL_TYPE (DeskHeadquartersPage, desk_headquarters_page, DESK, HEADQUARTERS_PAGE,
                      AdwPreferencesPage)

void desk_headquarters_page_bind (DeskHeadquartersPage *self, DeskContext *context);
void desk_headquarters_page_enrol (DeskHeadquartersPage *self, const char *address, const char *code);

G_END_DECLS

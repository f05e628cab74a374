// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_WORKPLACE_PAGE (desk_workplace_page_get_type ())

/**
 * DeskWorkplacePage:
 * What this computer remembers, whoever sits at it: language and style of the screens, the printer of each paper.
 */
G_DECLARE_FINAL_TYPE (DeskWorkplacePage, desk_workplace_page, DESK, WORKPLACE_PAGE, AdwPreferencesPage)

void desk_workplace_page_bind (DeskWorkplacePage *self, DeskContext *context);

G_END_DECLS

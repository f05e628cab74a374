// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/reception.h"
#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_RECEPTION_PAGE (desk_reception_page_get_type ())

/**
 * DeskReceptionPage:
 * The form of one reception, new or known, beside what its rules make of a month. Emits `finished` when it is saved or given up
 * and wants to be popped.
 */
G_DECLARE_FINAL_TYPE (DeskReceptionPage, desk_reception_page, DESK, RECEPTION_PAGE, AdwNavigationPage)

DeskReceptionPage *desk_reception_page_new (DeskContext *context,
                                            DeskReception *reception) G_GNUC_WARN_UNUSED_RESULT;
void desk_reception_page_set_officers (DeskReceptionPage *self, GPtrArray *officers);
gboolean desk_reception_page_is_changed (DeskReceptionPage *self);

G_END_DECLS

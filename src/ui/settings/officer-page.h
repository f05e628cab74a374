// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_OFFICER_PAGE (desk_officer_page_get_type ())

/**
 * DeskOfficerPage:
 * The form of one officer, new or known: the record, the password, the end of the service. Emits `finished` when it is
 * saved or given up and wants to be popped.
 */
G_DECLARE_FINAL_TYPE (DeskOfficerPage, desk_officer_page, DESK, OFFICER_PAGE, AdwNavigationPage)

DeskOfficerPage *desk_officer_page_new (DeskContext *context, DeskOfficer *officer) G_GNUC_WARN_UNUSED_RESULT;
void desk_officer_page_set_officers (DeskOfficerPage *self, GPtrArray *officers);
gboolean desk_officer_page_is_changed (DeskOfficerPage *self);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/visit.h"
#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_AMENDMENT_PAGE (desk_amendment_page_get_type ())

/**
 * DeskAmendmentPage:
 * Amends a visit that is over: new values beside the old ones, with a reason. What is typed is kept as a draft. Leaves by
 * itself when it is saved.
 */
G_DECLARE_FINAL_TYPE (DeskAmendmentPage, desk_amendment_page, DESK, AMENDMENT_PAGE, AdwNavigationPage)

gboolean desk_amendment_page_may_amend (DeskVisit *visit);
AdwNavigationPage *desk_amendment_page_new (DeskContext *context, DeskVisit *visit) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

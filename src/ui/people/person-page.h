// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/draft.h"
#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_PERSON_PAGE (desk_person_page_get_type ())

/**
 * DeskPersonPage:
 * One person: who it is, links, open matters, history. Where the person is not just being served it first asks what the
 * record is opened for, and shows nothing until that is written down.
 */
G_DECLARE_FINAL_TYPE (DeskPersonPage, desk_person_page, DESK, PERSON_PAGE, AdwNavigationPage)

AdwNavigationPage *desk_person_page_new (DeskContext *context, const char *id) G_GNUC_WARN_UNUSED_RESULT;
AdwNavigationPage *desk_person_page_new_from_text (DeskContext *context,
                                                   const char *text) G_GNUC_WARN_UNUSED_RESULT;
AdwNavigationPage *desk_person_page_new_from_draft (DeskContext *context,
                                                    const DeskDraft *draft) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

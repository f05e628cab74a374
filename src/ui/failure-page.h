// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/folders.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_FAILURE_PAGE (desk_failure_page_get_type ())

/**
 * DeskFailurePage:
 * The desk could not be opened: what happened, where, and what to do now. Nothing is overwritten from here.
 */
G_DECLARE_FINAL_TYPE (DeskFailurePage, desk_failure_page, DESK, FAILURE_PAGE, AdwBin)

DeskFailurePage *desk_failure_page_new (const GError *error,
                                        const DeskFolders *folders) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_PAGE_TITLE (desk_page_title_get_type ())

/**
 * DeskPageTitle:
 * What a header bar says of its page, with as many lines as that needs: the library's own titles are cut in a narrow window.
 * Without a title of its own it tells that of the page or dialog it stands in.
 */
G_DECLARE_FINAL_TYPE (DeskPageTitle, desk_page_title, DESK, PAGE_TITLE, AdwBin)

GtkWidget *desk_page_title_new (void) G_GNUC_WARN_UNUSED_RESULT;

void desk_page_title_set_subtitle (DeskPageTitle *self, const char *subtitle);

G_END_DECLS

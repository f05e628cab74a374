// SPDX-License-Identifier: GPL-3.0-or-later
// How a page is opened: from another one, or by which action, so that it can be opened again when the screens are made anew in
// another language.
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void desk_page_set_opener (AdwNavigationPage *page, const char *action, GVariant *target);
char *desk_page_dup_opener (AdwNavigationPage *page) G_GNUC_WARN_UNUSED_RESULT;
void desk_page_open_again (GtkWidget *from, const char *opener);
void desk_page_push (GtkWidget *from, AdwNavigationPage *page);

G_END_DECLS

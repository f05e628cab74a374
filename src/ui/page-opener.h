// SPDX-License-Identifier: GPL-3.0-or-later
// By which action a page is opened, so that it can be opened again when the screens are made anew in another language.
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void desk_page_set_opener (AdwNavigationPage *page, const char *action, GVariant *target);
char *desk_page_dup_opener (AdwNavigationPage *page) G_GNUC_WARN_UNUSED_RESULT;
void desk_page_open_again (GtkWidget *from, const char *opener);

G_END_DECLS

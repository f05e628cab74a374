// SPDX-License-Identifier: GPL-3.0-or-later
// What a page loads is of no use to anybody once the page has given way.
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

GCancellable *desk_page_loads_new (AdwNavigationPage *page) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

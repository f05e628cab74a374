// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/front-desk/front-desk-page.h"

G_BEGIN_DECLS

void desk_end_of_day_present (DeskFrontDeskPage *page);

G_END_DECLS

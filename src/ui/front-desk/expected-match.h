// SPDX-License-Identifier: GPL-3.0-or-later
// Who of the expected people a typed line means.
#pragma once

#include "ui/front-desk/visitor.h"

G_BEGIN_DECLS

gboolean desk_expected_match_fits (DeskVisitor *visitor, const char *text);

G_END_DECLS

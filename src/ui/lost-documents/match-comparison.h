// SPDX-License-Identifier: GPL-3.0-or-later
// A found and a declared document, point by point and in words.
#pragma once

#include "ui/lost-documents/match-file.h"
#include "ui/widgets/comparison.h"

G_BEGIN_DECLS

void desk_match_compare_holder (GPtrArray *points, DeskFind *find, DeskPerson *person, DeskContext *context);
GPtrArray *desk_match_compare (const DeskMatchFile *file, DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/person.h"
#include "ui/context.h"
#include "ui/widgets/comparison.h"

G_BEGIN_DECLS

GPtrArray *desk_person_compare (DeskPerson *first, DeskPerson *second,
                                DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

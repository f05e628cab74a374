// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/person.h"
#include "ui/context.h"

G_BEGIN_DECLS

char *desk_person_summary_make (DeskPerson *person, gint64 last_visit,
                                DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

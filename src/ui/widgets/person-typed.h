// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/person.h"
#include "ui/context.h"

G_BEGIN_DECLS

void desk_person_typed_fill (DeskPerson *person, const char *text, DeskContext *context);

G_END_DECLS

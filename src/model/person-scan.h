// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/entry-text.h"
#include "model/mrz.h"
#include "model/person.h"
#include "model/profile.h"

G_BEGIN_DECLS

void desk_person_take_document (DeskPerson *self, const DeskMrz *mrz, DeskProfile *profile, guint32 random);
void desk_person_take_mrz (DeskPerson *self, const DeskMrz *mrz, DeskProfile *profile, guint32 random);
void desk_person_take_text (DeskPerson *self, const DeskEntryText *text, DeskProfile *profile,
                            guint32 random);

G_END_DECLS

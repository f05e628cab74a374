// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/person.h"
#include "ui/widgets/form-row.h"

G_BEGIN_DECLS

#define DESK_TYPE_PERSON_GROUP (desk_person_group_get_type ())

/**
 * DeskPersonGroup:
 * The form row of a person who is named in a record: the applicant, the finder.
 * Emits `changed` when the person's record was read, or the person is gone.
 */
G_DECLARE_FINAL_TYPE (DeskPersonGroup, desk_person_group, DESK, PERSON_GROUP, AdwPreferencesGroup)

DeskPerson *desk_person_group_get_person (DeskPersonGroup *self);
gboolean desk_person_group_settle (DeskPersonGroup *self);

G_END_DECLS

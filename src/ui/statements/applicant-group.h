// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/person.h"
#include "ui/widgets/form-row.h"

G_BEGIN_DECLS

#define DESK_TYPE_APPLICANT_GROUP (desk_applicant_group_get_type ())

/**
 * DeskApplicantGroup:
 * The form row of the applicant: a line to find a known person by, or to record a new one; then the person, to be opened
 * or exchanged. A new person is saved at once, for a person is worth keeping whatever becomes of the statement.
 * Emits `changed` when the person is there or gone.
 */
G_DECLARE_FINAL_TYPE (DeskApplicantGroup, desk_applicant_group, DESK, APPLICANT_GROUP, AdwPreferencesGroup)

DeskPerson *desk_applicant_group_get_person (DeskApplicantGroup *self);

G_END_DECLS

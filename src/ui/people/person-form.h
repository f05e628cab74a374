// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/person.h"
#include "store/draft.h"
#include "ui/context.h"
#include "ui/widgets/autosave.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_PERSON_FORM (desk_person_form_get_type ())

/**
 * DeskPersonForm:
 * The form of a person, new or known: what is typed is kept as a draft at once and saved as a whole by Ctrl+Enter.
 * Changing who a known person is asks for a reason. What somebody else changed meanwhile is shown before anything is
 * written.
 * Emits `saved` and `same-person (id)`.
 */
G_DECLARE_FINAL_TYPE (DeskPersonForm, desk_person_form, DESK, PERSON_FORM, AdwBin)

void desk_person_form_open (DeskPersonForm *self, DeskContext *context, DeskPerson *person, gint64 base,
                            const DeskDraft *draft);
DeskPerson *desk_person_form_get_person (DeskPersonForm *self);
DeskAutosave *desk_person_form_get_autosave (DeskPersonForm *self);
gboolean desk_person_form_is_dirty (DeskPersonForm *self);
void desk_person_form_save (DeskPersonForm *self);
void desk_person_form_discard (DeskPersonForm *self);

G_END_DECLS

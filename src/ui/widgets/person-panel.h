// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/person.h"
#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_PERSON_PANEL (desk_person_panel_get_type ())

/**
 * DeskPersonPanel:
 * The rows of a person, used by every form that has one. A personal number fills birth date and sex where they are
 * empty; people who may be the same are shown beside the name while it is filled in, never in a dialog.
 * Emits `same-person (id)` when the officer says that it is one of them.
 */
G_DECLARE_FINAL_TYPE (DeskPersonPanel, desk_person_panel, DESK, PERSON_PANEL, AdwBin)

DeskPersonPanel *desk_person_panel_new (void) G_GNUC_WARN_UNUSED_RESULT;
void desk_person_panel_set_person (DeskPersonPanel *self, DeskContext *context, DeskPerson *person);

G_END_DECLS

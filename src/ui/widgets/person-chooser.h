// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/person.h"
#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_PERSON_CHOOSER (desk_person_chooser_get_type ())

/**
 * DeskPersonChooser:
 * A line to find a known person by, or to record a new one; then the person, to be opened or exchanged. A new person is
 * saved at once, for a person is worth keeping whatever becomes of the form.
 * Emits `chosen (id)` when the officer chose or took away somebody, `typed (text)` with each keystroke and `changed` when
 * the person's record was read or is gone.
 */
G_DECLARE_FINAL_TYPE (DeskPersonChooser, desk_person_chooser, DESK, PERSON_CHOOSER, AdwBin)

void desk_person_chooser_bind (DeskPersonChooser *self, DeskContext *context);
void desk_person_chooser_set_label (DeskPersonChooser *self, const char *label);
void desk_person_chooser_set_id (DeskPersonChooser *self, const char *id);
const char *desk_person_chooser_get_id (DeskPersonChooser *self);
DeskPerson *desk_person_chooser_get_person (DeskPersonChooser *self);
const char *desk_person_chooser_get_typed (DeskPersonChooser *self);
void desk_person_chooser_set_typed (DeskPersonChooser *self, const char *text);
void desk_person_chooser_commit (DeskPersonChooser *self);
gboolean desk_person_chooser_settle (DeskPersonChooser *self);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/person.h"
#include "ui/front-desk/board-model.h"
#include "ui/front-desk/matches.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_WHO (desk_who_get_type ())

/**
 * DeskWho:
 * The field "Who came?": reads the line while it is typed and offers who that may be. Where it knows a board, people who are
 * booked for today are offered first, to be checked in.
 * Signals: `typed`: text or person changed; `move-on`: Enter, the next field shall have the focus; `visit-chosen (id)`:
 * the typed number is that of a visit; `expected-chosen (id)`: the appointment of somebody who came; `decided`: see
 * desk_who_is_deciding().
 */
G_DECLARE_FINAL_TYPE (DeskWho, desk_who, DESK, WHO, AdwBin)

void desk_who_bind (DeskWho *self, DeskContext *context, DeskMatches *matches);
void desk_who_set_label (DeskWho *self, const char *label);
void desk_who_set_board (DeskWho *self, DeskBoardModel *board);
void desk_who_begin_check_in (DeskWho *self);
gboolean desk_who_check_in (DeskWho *self);
void desk_who_set_narrow (DeskWho *self, gboolean narrow);
const char *desk_who_get_text (DeskWho *self);
void desk_who_set_text (DeskWho *self, const char *text);
DeskPerson *desk_who_get_known (DeskWho *self);
void desk_who_set_known (DeskWho *self, DeskPerson *person);
gboolean desk_who_is_deciding (DeskWho *self);
gboolean desk_who_find_person (DeskWho *self, DeskPerson **person, char **message);
gboolean desk_who_take_key (DeskWho *self, GtkEventControllerKey *controller);

G_END_DECLS

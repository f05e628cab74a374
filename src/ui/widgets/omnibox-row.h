// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/person.h"
#include "store/hit.h"
#include "ui/context.h"
#include "ui/keys.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_OMNIBOX_ROW (desk_omnibox_row_get_type ())

/**
 * DeskOmniboxRow:
 * One thing the omnibox offers: a record that was found, a command, or a new person made of what was typed.
 */
G_DECLARE_FINAL_TYPE (DeskOmniboxRow, desk_omnibox_row, DESK, OMNIBOX_ROW, GtkListBoxRow)

GtkWidget *desk_omnibox_row_new_for_hit (DeskContext *context, DeskHit *hit) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *desk_omnibox_row_new_for_command (const DeskKeys *command) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *desk_omnibox_row_new_for_person (DeskContext *context, DeskPerson *person,
                                            const char *text) G_GNUC_WARN_UNUSED_RESULT;
const char *desk_omnibox_row_get_title (DeskOmniboxRow *self);
const char *desk_omnibox_row_get_spoken (DeskOmniboxRow *self);
const char *desk_omnibox_row_get_person (DeskOmniboxRow *self);
void desk_omnibox_row_open (DeskOmniboxRow *self, GtkWidget *origin);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// What assistive technology is told of the words beside a field.
#pragma once

#include "model/identifier.h"

#include <adwaita.h>

G_BEGIN_DECLS

void desk_field_message_tell (GtkWidget *field, GtkLabel *message, DeskVerdict level);
void desk_field_message_show (GtkWidget *field, GtkLabel *message, DeskVerdict level, const char *words);
void desk_field_message_judge (GtkWidget *field, GtkLabel *message, DeskVerdict level);
void desk_field_message_follow (GtkWidget *field, GtkLabel *shown, const char *error);
void desk_field_message_set_finding (GtkWidget *field, GtkLabel *finding);
GtkEventController *desk_field_message_say_when_left (GtkWidget *field, GtkLabel *message);
GtkLabel *desk_field_message_add (AdwEntryRow *row);

G_END_DECLS

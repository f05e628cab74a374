// SPDX-License-Identifier: GPL-3.0-or-later
// What assistive technology is told of the words beside a field.
#pragma once

#include "model/identifier.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void desk_field_message_mark (GtkWidget *field, gboolean is_wrong);
void desk_field_message_tell (GtkWidget *field, GtkLabel *message, DeskVerdict level);

G_END_DECLS

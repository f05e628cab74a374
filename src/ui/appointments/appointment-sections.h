// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/appointments/appointment-file.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void desk_appointment_sections_fill (GtkBox *box, DeskAppointmentFile *file, DeskContext *context);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// The register of receptions on paper.
#pragma once

#include "store/register-query.h"
#include "ui/context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void desk_appointment_register_paper_present (GtkWidget *from, DeskContext *context,
                                              const DeskRegisterQuery *query);

G_END_DECLS

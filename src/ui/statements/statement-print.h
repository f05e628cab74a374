// SPDX-License-Identifier: GPL-3.0-or-later
// The papers about statements, from "print this" to the preview.
#pragma once

#include "store/register-query.h"
#include "ui/context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void desk_statement_print_present (GtkWidget *from, DeskContext *context, const char *paper,
                                   const char *statement);
void desk_statement_print_register (GtkWidget *from, DeskContext *context, const DeskRegisterQuery *query);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// What a registered statement says, to read.
#pragma once

#include "ui/statements/statement-file.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void desk_statement_sections_fill (GtkBox *box, DeskStatementFile *file, DeskContext *context);

G_END_DECLS

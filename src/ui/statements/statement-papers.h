// SPDX-License-Identifier: GPL-3.0-or-later
// From a statement to the preview of its papers.
#pragma once

#include "model/person.h"
#include "model/statement.h"
#include "ui/context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void desk_statement_papers_present (GtkWidget *from, DeskContext *context, const char *paper,
                                    const char *statement);
void desk_statement_papers_present_draft (GtkWidget *from, DeskContext *context, DeskStatement *statement,
                                          DeskPerson *applicant, GPtrArray *attachments);

G_END_DECLS

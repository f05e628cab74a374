// SPDX-License-Identifier: GPL-3.0-or-later
// What a declaration of loss says.
#pragma once

#include "ui/lost-documents/loss-file.h"
#include "ui/widgets/record-sections.h"

G_BEGIN_DECLS

void desk_loss_sections_fill (GtkBox *box, DeskLossFile *file, DeskContext *context);
void desk_documents_section_fill (DeskRecordSection *self, GHashTable *persons);

G_END_DECLS

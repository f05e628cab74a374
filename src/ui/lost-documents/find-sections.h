// SPDX-License-Identifier: GPL-3.0-or-later
// What is known of a found document.
#pragma once

#include "ui/lost-documents/find-file.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void desk_find_sections_fill (GtkBox *box, DeskFindFile *file, DeskContext *context);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// What is in view as text, a line for each widget: of what type, how large and where in what it stands in, what it says.
#pragma once

#include <gtk/gtk.h>

char *page_tree_make (GtkWidget *page);
char *page_tree_compare (const char *one, const char *other);

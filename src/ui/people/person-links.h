// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/person.h"
#include "ui/context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean desk_person_links_may_join (DeskContext *context);
gboolean desk_person_links_may_part (DeskContext *context);
void desk_person_links_join (GtkWidget *from, DeskContext *context, DeskPerson *first, DeskPerson *second);
void desk_person_links_tell_apart (GtkWidget *from, DeskContext *context, DeskPerson *first,
                                   DeskPerson *second);
void desk_person_links_unlink (GtkWidget *from, DeskContext *context, DeskPerson *person);

G_END_DECLS

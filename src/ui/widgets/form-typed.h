// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/record.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GVariant *desk_form_typed_collect (GtkWidget *form, DeskRecord *record, DeskRecord *shown,
                                   GtkEditable *reason) G_GNUC_WARN_UNUSED_RESULT;
void desk_form_typed_apply (DeskRecord *record, GVariant *typed);
char *desk_form_typed_get_reason (GtkEditable *reason) G_GNUC_WARN_UNUSED_RESULT;
void desk_form_typed_restore (GtkWidget *form, GVariant *typed, GtkEditable *reason);
GVariant *desk_form_typed_list_values (DeskRecord *record) G_GNUC_WARN_UNUSED_RESULT;
void desk_form_typed_take_shown (DeskRecord *shown, GVariant *were, GVariant *typed);

G_END_DECLS

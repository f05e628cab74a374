// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_RECEPTION_TOGGLES (desk_reception_toggles_get_type ())

/**
 * DeskReceptionToggles:
 * Some of a few words that stand in a text with blanks between: weekdays, which of the month. Each is a toggle; a digit turns
 * the one at its place over. Emits `changed`.
 */
G_DECLARE_FINAL_TYPE (DeskReceptionToggles, desk_reception_toggles, DESK, RECEPTION_TOGGLES, GtkWidget)

GtkWidget *desk_reception_toggles_new (const char *label) G_GNUC_WARN_UNUSED_RESULT;
void desk_reception_toggles_add (DeskReceptionToggles *self, const char *word, const char *label,
                                 const char *name);
void desk_reception_toggles_set_words (DeskReceptionToggles *self, const char *words);
char *desk_reception_toggles_get_words (DeskReceptionToggles *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

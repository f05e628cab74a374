// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DESK_TYPE_PICK_DIALOG (desk_pick_dialog_get_type ())

/**
 * DeskPickDialog:
 * A short question with its answers as a list: a digit or Enter picks one. Where it asks for words, a field stands below
 * the list.
 * Signal `picked (id, text)`: the answer; id is NULL where only words were asked for.
 */
G_DECLARE_FINAL_TYPE (DeskPickDialog, desk_pick_dialog, DESK, PICK_DIALOG, AdwDialog)

/**
 * DeskPickCheck:
 * @text: the words that were typed
 *
 * Returns: (nullable): why they are no answer, in words
 */
typedef const char *(*DeskPickCheck) (const char *text, gpointer data);

DeskPickDialog *desk_pick_dialog_new (const char *title) G_GNUC_WARN_UNUSED_RESULT;
void desk_pick_dialog_add (DeskPickDialog *self, const char *id, const char *digit, const char *title,
                           const char *subtitle);
void desk_pick_dialog_ask_text (DeskPickDialog *self, const char *label, const char *button);
void desk_pick_dialog_set_check (DeskPickDialog *self, DeskPickCheck check, gpointer data);
void desk_pick_dialog_add_row (DeskPickDialog *self, GtkWidget *row);
void desk_pick_dialog_add_option (DeskPickDialog *self, const char *label, gboolean active);
gboolean desk_pick_dialog_get_option (DeskPickDialog *self);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// The window's actions that lead to settings.

#include "ui/settings/settings-actions.h"

#include "ui/settings/journal-dialog.h"
#include "ui/settings/officers-dialog.h"
#include "ui/settings/password-dialog.h"
#include "ui/settings/preferences-dialog.h"
#include "ui/settings/receptions-dialog.h"
#include "ui/window-private.h"

/* What leads where; an action whose role is NULL is for every officer. */
static const struct
{
  const char *action;
  AdwDialog *(*make) (DeskContext *context);
  const char *roles[3];
} table[] = {
  { "win.change-password", desk_password_dialog_new, { NULL } },
  { "win.officers", desk_officers_dialog_new, { "head", NULL } },
  { "win.preferences", desk_preferences_dialog_new, { NULL } },
  { "win.receptions", desk_receptions_dialog_new, { "head", NULL } },
  { "win.verify", desk_journal_dialog_new, { "head", "auditor", NULL } },
};

static void
on_activate (GtkWidget *window, const char *action, GVariant *parameter)
{
  DeskContext *context = desk_window_get_context (DESK_WINDOW (window));

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (g_str_equal (table[i].action, action))
      adw_dialog_present (table[i].make (context), window);
}

static gboolean
is_allowed (guint row, DeskContext *context)
{
  const char *role = desk_context_get_role (context);

  if (role == NULL || table[row].roles[0] == NULL)
    return role != NULL;
  return g_strv_contains (table[row].roles, role);
}

/**
 * desk_settings_install_actions:
 * @klass: class of the window
 *
 * Gives the class of the window its actions that lead to settings.
 */
void
desk_settings_install_actions (GtkWidgetClass *klass)
{
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    gtk_widget_class_install_action (klass, table[i].action, NULL, on_activate);
}

/**
 * desk_settings_update_actions:
 * Lets only those be activated that the officer who is signed in may use.
 */
void
desk_settings_update_actions (GtkWidget *window, DeskContext *context)
{
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    gtk_widget_action_set_enabled (window, table[i].action, is_allowed (i, context));
}

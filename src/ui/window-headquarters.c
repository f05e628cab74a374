// SPDX-License-Identifier: GPL-3.0-or-later
// The window's actions that have to do with headquarters.

#include "ui/notice.h"
#include "ui/region/region-dialog.h"
#include "ui/settings/preferences-dialog.h"
#include "ui/sync/hq-sheet.h"
#include "ui/window-private.h"

#include <glib/gi18n-lib.h>

/* Keys come also where the action is switched off. */
static gboolean
is_enrolled (DeskContext *context)
{
  return desk_context_get_officer (context) != NULL && desk_context_is_enrolled (context);
}

static gboolean
shows_sheet (GtkWidget *window)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));

  return dialog != NULL && DESK_IS_HQ_SHEET (dialog);
}

static void
on_headquarters (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskContext *context = desk_window_get_context (DESK_WINDOW (widget));

  if (is_enrolled (context) && !shows_sheet (widget))
    adw_dialog_present (desk_hq_sheet_new (context), widget);
}

static void
on_region (GtkWidget *widget, const char *action, GVariant *parameter)
{
  adw_dialog_present (desk_region_dialog_new (desk_window_get_context (DESK_WINDOW (widget))), widget);
}

/* In the sheet it is seen; elsewhere it is said. */
static void
on_sync_now (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskContext *context = desk_window_get_context (DESK_WINDOW (widget));

  if (!is_enrolled (context))
    return;
  desk_hq_link_sync_now (desk_context_get_link (context), FALSE);
  if (!shows_sheet (widget))
    desk_notice_show (widget, _ ("Exchanging with headquarters"));
}

static void
on_enrol (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const char *address, *code;

  if (desk_context_get_link (desk_window_get_context (DESK_WINDOW (widget))) == NULL)
    return;
  g_variant_get (parameter, "(&s&s)", &address, &code);
  adw_dialog_present (desk_preferences_dialog_new_enrolling (desk_window_get_context (DESK_WINDOW (widget)),
                                                             address, code),
                      widget);
}

/* Registers and pages now say how records stand. */
static void
on_enrolled (GtkWidget *widget, const char *action, GVariant *parameter)
{
  desk_window_rebuild (DESK_WINDOW (widget));
}

/**
 * desk_window_install_headquarters_actions:
 * `win.headquarters` shows the sync sheet, `win.region` the directory of the region, `win.sync-now` exchanges at once, `win.enrol` enrols with an address and a code,
 * `win.enrolled` makes the screens those of a desk that has a headquarters.
 */
void
desk_window_install_headquarters_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.headquarters", NULL, on_headquarters);
  gtk_widget_class_install_action (klass, "win.region", NULL, on_region);
  gtk_widget_class_install_action (klass, "win.sync-now", NULL, on_sync_now);
  gtk_widget_class_install_action (klass, "win.enrol", "(ss)", on_enrol);
  gtk_widget_class_install_action (klass, "win.enrolled", NULL, on_enrolled);
}

/**
 * desk_window_update_headquarters_actions:
 * Lets them be activated only at a desk that has a headquarters.
 */
void
desk_window_update_headquarters_actions (DeskWindow *self)
{
  DeskContext *context = desk_window_get_context (self);
  gboolean signed_in = desk_context_get_officer (context) != NULL;
  gboolean enrolled = is_enrolled (context);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.headquarters", enrolled);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.region", enrolled);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.sync-now", enrolled);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.enrol",
                                 signed_in && desk_context_get_link (context) != NULL);
}

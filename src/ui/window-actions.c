// SPDX-License-Identifier: GPL-3.0-or-later
// The actions of the window: what menu, keys and buttons may ask of it.

#include "ui/help/help-dialog.h"
#include "ui/keys.h"
#include "ui/language.h"
#include "ui/notice.h"
#include "ui/people/person-page.h"
#include "ui/print.h"
#include "ui/settings/settings-actions.h"
#include "ui/shortcuts-dialog.h"
#include "ui/sign-in/hand-over.h"
#include "ui/sign-in/session.h"
#include "ui/widgets/omnibox.h"
#include "ui/window-private.h"

#include <glib/gi18n-lib.h>

/* Actions that need an officer who is signed in. */
static const char *const signed_in_actions[] = {
  "win.place",
  "win.sidebar",
  "win.menu",
  "win.next-pane",
  "win.change-officer",
  "win.hand-over",
  "win.print",
  "win.omnibox",
  "win.show-person",
  "win.new-person",
  "win.show-visit",
  "win.show-statement",
  "win.new-statement",
  "win.new-visit",
  "front-desk.all-visits",
  "win.show-appointment",
  "win.check-in",
  "win.new-loss",
  "win.new-find",
  "win.show-loss",
  "win.show-find",
  "win.show-match",
  "record.matches",
  "win.appointment-result",
  "win.new-appointment",
  "win.move-appointment",
};

static void
on_place (GtkWidget *widget, const char *action, GVariant *place)
{
  DeskPlaces *places = desk_window_get_places (DESK_WINDOW (widget));

  if (places != NULL)
    desk_places_show (places, g_variant_get_string (place, NULL));
}

static void
on_show_person (GtkWidget *widget, const char *action, GVariant *id)
{
  desk_window_show_record (widget, action, id, desk_person_page_new);
}

static void
on_new_person (GtkWidget *widget, const char *action, GVariant *text)
{
  desk_window_push (widget, desk_person_page_new_from_text (desk_window_get_context (DESK_WINDOW (widget)),
                                                            g_variant_get_string (text, NULL)));
}

/* Commands are offered for where the officer is: the field in focus, or else the page in view. */
static void
on_omnibox (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskPlaces *places = desk_window_get_places (DESK_WINDOW (widget));
  GtkWidget *page = places != NULL ? GTK_WIDGET (desk_places_get_page (places)) : NULL;
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (widget));

  if (page == NULL)
    return;
  if (focus == NULL || !gtk_widget_is_ancestor (focus, page))
    focus = page;
  adw_dialog_present (desk_omnibox_new (desk_window_get_context (DESK_WINDOW (widget)), focus), widget);
}

static void
on_sidebar (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskPlaces *places = desk_window_get_places (DESK_WINDOW (widget));

  if (places != NULL)
    desk_places_toggle_sidebar (places);
}

static void
on_menu (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskPlaces *places = desk_window_get_places (DESK_WINDOW (widget));

  if (places != NULL)
    desk_places_open_menu (places);
}

/* Panes are what carries the style class "pane" and is in view, in the order of the screen; the innermost count. */
static void
list_panes (GtkWidget *widget, GPtrArray *panes)
{
  guint before = panes->len;

  if (!gtk_widget_get_mapped (widget) || !gtk_widget_get_child_visible (widget))
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    list_panes (child, panes);
  if (panes->len == before && gtk_widget_has_css_class (widget, "pane"))
    g_ptr_array_add (panes, widget);
}

static void
on_next_pane (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GPtrArray) panes = g_ptr_array_new ();
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (widget));
  guint at = 0;

  list_panes (GTK_WIDGET (desk_window_get_places (DESK_WINDOW (widget))), panes);
  for (guint i = 0; focus != NULL && i < panes->len; i++)
    if (focus == panes->pdata[i] || gtk_widget_is_ancestor (focus, panes->pdata[i]))
      at = i + 1;
  for (guint i = 0; i < panes->len; i++)
    if (gtk_widget_child_focus (panes->pdata[(at + i) % panes->len], GTK_DIR_TAB_FORWARD))
      return;
}

static void
on_full_screen (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkWindow *window = GTK_WINDOW (widget);

  if (gtk_window_is_fullscreen (window))
    gtk_window_unfullscreen (window);
  else
    gtk_window_fullscreen (window);
}

static void
on_quick_hide (GtkWidget *widget, const char *action, GVariant *parameter)
{
  desk_window_cover (DESK_WINDOW (widget));
}

static void
on_lock (GtkWidget *widget, const char *action, GVariant *parameter)
{
  desk_session_lock (desk_window_get_context (DESK_WINDOW (widget)));
}

static void
on_hand_over (GtkWidget *widget, const char *action, GVariant *parameter)
{
  desk_hand_over_ask (widget, desk_window_get_context (DESK_WINDOW (widget)));
}

static void
on_print (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const char *paper, *record;

  g_variant_get (parameter, "(&s&s)", &paper, &record);
  desk_print_present (widget, desk_window_get_context (DESK_WINDOW (widget)), paper,
                      *record != '\0' ? record : NULL);
}

static void
on_language (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskWindow *self = DESK_WINDOW (widget);
  DeskContext *context = desk_window_get_context (self);
  GSettings *settings = desk_context_get_settings (context);
  const char *language = g_variant_get_string (parameter, NULL);

  desk_language_apply (language);
  if (settings != NULL)
    g_settings_set_string (settings, "language", language);
  desk_context_set_language (context, language);
  desk_window_rebuild (self);
}

static void
on_start_over (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskWindow *self = DESK_WINDOW (widget);

  desk_session_close (desk_window_get_context (self));
  desk_window_start (self);
}

static void
on_leave_demo (GtkWidget *widget, const char *action, GVariant *parameter)
{
  desk_window_leave_demo (DESK_WINDOW (widget));
}

/* The page is about the field in focus, what lies around it, or the place in view. */
static void
on_help (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskWindow *self = DESK_WINDOW (widget);
  DeskPlaces *places = desk_window_get_places (self);
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self));
  GtkWidget *where = gtk_root_get_focus (GTK_ROOT (self));
  const char *place = places != NULL ? desk_places_get_place (places) : desk_window_get_state (self);

  if (DESK_IS_HELP_DIALOG (dialog) || g_str_equal (desk_window_get_state (self), "cover"))
    return;
  if (dialog != NULL && (where == NULL || !gtk_widget_is_ancestor (where, GTK_WIDGET (dialog))))
    where = GTK_WIDGET (dialog);
  else if (where == NULL && places != NULL)
    where = GTK_WIDGET (desk_places_get_page (places));
  adw_dialog_present (ADW_DIALOG (desk_help_dialog_new (desk_window_get_context (self), where, place)),
                      widget);
}

static void
on_shortcuts (GtkWidget *widget, const char *action, GVariant *parameter)
{
  adw_dialog_present (ADW_DIALOG (desk_shortcuts_dialog_new ()), widget);
}

static void
on_about (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AdwDialog *dialog = adw_about_dialog_new_from_appdata ("/org/dutydesk/DutyDesk/metainfo.xml", DESK_VERSION);

  adw_about_dialog_set_comments (
      ADW_ABOUT_DIALOG (dialog),
      _ ("The front office of a police station: visitors, people, papers, journal. Works "
         "without a network; the data stays on this computer, encrypted."));
  adw_dialog_present (dialog, widget);
}

/**
 * desk_window_install_actions:
 * Gives the class of the window its actions.
 */
void
desk_window_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.place", "s", on_place);
  gtk_widget_class_install_action (klass, "win.omnibox", NULL, on_omnibox);
  gtk_widget_class_install_action (klass, "win.show-person", "s", on_show_person);
  gtk_widget_class_install_action (klass, "win.new-person", "s", on_new_person);
  desk_window_install_visit_actions (klass);
  desk_window_install_statement_actions (klass);
  desk_window_install_lost_document_actions (klass);
  desk_window_install_appointment_actions (klass);
  desk_window_install_booking_actions (klass);
  desk_window_install_headquarters_actions (klass);
  gtk_widget_class_install_action (klass, "win.sidebar", NULL, on_sidebar);
  gtk_widget_class_install_action (klass, "win.menu", NULL, on_menu);
  gtk_widget_class_install_action (klass, "win.next-pane", NULL, on_next_pane);
  gtk_widget_class_install_action (klass, "win.full-screen", NULL, on_full_screen);
  gtk_widget_class_install_action (klass, "win.quick-hide", NULL, on_quick_hide);
  gtk_widget_class_install_action (klass, "win.lock", NULL, on_lock);
  gtk_widget_class_install_action (klass, "win.change-officer", NULL, on_lock);
  gtk_widget_class_install_action (klass, "win.hand-over", NULL, on_hand_over);
  gtk_widget_class_install_action (klass, "win.print", "(ss)", on_print);
  gtk_widget_class_install_action (klass, "win.language", "s", on_language);
  gtk_widget_class_install_action (klass, "win.start-over", NULL, on_start_over);
  gtk_widget_class_install_action (klass, "win.leave-demo", NULL, on_leave_demo);
  gtk_widget_class_install_action (klass, "win.help", NULL, on_help);
  gtk_widget_class_install_action (klass, "win.shortcuts", NULL, on_shortcuts);
  gtk_widget_class_install_action (klass, "win.about", NULL, on_about);
  desk_settings_install_actions (klass);
}

/**
 * desk_window_update_actions:
 * Lets only those actions be activated that make sense now.
 */
void
desk_window_update_actions (DeskWindow *self, gboolean signed_in)
{
  for (guint i = 0; i < G_N_ELEMENTS (signed_in_actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), signed_in_actions[i], signed_in);
  desk_window_update_headquarters_actions (self);
  desk_settings_update_actions (GTK_WIDGET (self), desk_window_get_context (self));
}

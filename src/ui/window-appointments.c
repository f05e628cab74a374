// SPDX-License-Identifier: GPL-3.0-or-later
// The actions by which any page leads to an appointment.

#include "ui/appointments/appointment-page.h"
#include "ui/front-desk/front-desk-page.h"
#include "ui/notice.h"
#include "ui/window-private.h"

#include <glib/gi18n-lib.h>

static void
on_show_appointment (GtkWidget *widget, const char *action, GVariant *id)
{
  desk_window_show_record (widget, action, id, desk_appointment_page_new);
}

/* The visitor waits at the Front desk from now on, and is shown there. */
static void
on_check_in (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskPlaces *places = desk_window_get_places (DESK_WINDOW (widget));
  AdwNavigationPage *page = places != NULL ? desk_places_get_root_page (places, "front-desk") : NULL;

  if (page == NULL
      || !desk_front_desk_page_check_in (DESK_FRONT_DESK_PAGE (page), g_variant_get_string (parameter, NULL)))
    {
      desk_notice_show (widget, _ ("This appointment is not expected today: open it to see why"));
      return;
    }
  desk_places_show_root (places, "front-desk");
}

/**
 * desk_window_install_appointment_actions:
 * `win.show-appointment` opens the page of an appointment.
 * `win.check-in` notes that somebody who is expected today has come.
 */
void
desk_window_install_appointment_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.show-appointment", "s", on_show_appointment);
  gtk_widget_class_install_action (klass, "win.check-in", "s", on_check_in);
}

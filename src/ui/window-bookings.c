// SPDX-License-Identifier: GPL-3.0-or-later
// The actions by which any page books an appointment or moves one.

#include "ui/appointments/booking-page.h"
#include "ui/window-private.h"

static const char *
get_part (GVariant *parameter, gsize place)
{
  const char *text;

  g_variant_get_child (parameter, place, "&s", &text);
  return *text != '\0' ? text : NULL;
}

static void
on_new_appointment (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskWindow *self = DESK_WINDOW (widget);
  DeskPlaces *places = desk_window_get_places (self);
  const DeskBookingWish wish = {
    .visit = get_part (parameter, 0),
    .person = get_part (parameter, 1),
    .reception = get_part (parameter, 2),
    .start = get_part (parameter, 3),
  };

  if (places != NULL)
    desk_places_push (places, desk_booking_page_new (desk_window_get_context (self), &wish));
}

static void
on_move_appointment (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskWindow *self = DESK_WINDOW (widget);
  DeskPlaces *places = desk_window_get_places (self);

  if (places != NULL)
    desk_places_push (places, desk_booking_page_new_move (desk_window_get_context (self),
                                                          get_part (parameter, 0), get_part (parameter, 1)));
}

/**
 * desk_window_install_booking_actions:
 * `win.new-appointment` books somebody: in a visit, a person who is known, with a reception, at a time; each may be empty.
 * `win.move-appointment` moves an appointment, to a time that may be empty.
 */
void
desk_window_install_booking_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.new-appointment", "(ssss)", on_new_appointment);
  gtk_widget_class_install_action (klass, "win.move-appointment", "(ss)", on_move_appointment);
}

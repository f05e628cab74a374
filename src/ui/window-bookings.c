// SPDX-License-Identifier: GPL-3.0-or-later
// The actions by which any page books an appointment or moves one.

#include "ui/appointments/appointment-file.h"
#include "ui/appointments/booking-page.h"
#include "ui/appointments/result-page.h"
#include "ui/notice.h"
#include "ui/window-private.h"

static void
on_new_appointment (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const DeskBookingWish wish = {
    .visit = desk_window_get_part (parameter, 0),
    .person = desk_window_get_part (parameter, 1),
    .reception = desk_window_get_part (parameter, 2),
    .start = desk_window_get_part (parameter, 3),
  };

  desk_window_push (widget, desk_booking_page_new (desk_window_get_context (DESK_WINDOW (widget)), &wish));
}

static void
on_move_appointment (GtkWidget *widget, const char *action, GVariant *parameter)
{
  desk_window_push (widget, desk_booking_page_new_move (desk_window_get_context (DESK_WINDOW (widget)),
                                                        desk_window_get_part (parameter, 0),
                                                        desk_window_get_part (parameter, 1)));
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskAppointmentFile) file =
      desk_appointment_file_load_finish (DESK_STORE (source), result, &error);
  DeskPlaces *places = desk_window_get_places (self);

  if (places == NULL)
    return;
  if (file != NULL)
    desk_places_push (places, desk_result_page_new (desk_window_get_context (self), file->appointment,
                                                    file->reception, file->base));
  else
    desk_notice_show_error (GTK_WIDGET (self), error);
}

static void
on_result (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskWindow *self = DESK_WINDOW (widget);

  if (desk_window_get_places (self) != NULL)
    desk_appointment_file_load_async (desk_window_get_context (self), g_variant_get_string (parameter, NULL),
                                      NULL, on_loaded, g_object_ref (self));
}

/**
 * desk_window_install_booking_actions:
 * `win.new-appointment` books somebody: in a visit, a person who is known, with a reception, at a time; each may be empty.
 * `win.move-appointment` moves an appointment, to a time that may be empty.
 * `win.appointment-result` asks what came of it.
 */
void
desk_window_install_booking_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.new-appointment", "(ssss)", on_new_appointment);
  gtk_widget_class_install_action (klass, "win.move-appointment", "(ss)", on_move_appointment);
  gtk_widget_class_install_action (klass, "win.appointment-result", "s", on_result);
}

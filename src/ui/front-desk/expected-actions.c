// SPDX-License-Identifier: GPL-3.0-or-later
// What may be asked for with somebody who is booked and not here: check in, move, cancel, did not come.

#include "ui/appointments/appointment-act.h"
#include "ui/front-desk/front-desk-private.h"
#include "ui/keys.h"
#include "ui/notice.h"
#include "ui/widgets/record-act.h"

#include <glib/gi18n-lib.h>

/* An action that is one step with the appointment in focus. */
static const struct
{
  const char *action;
  DeskAppointmentStep step;
} acts[] = {
  { "expected.check-in", DESK_APPOINTMENT_ARRIVE },
  { "expected.move", DESK_APPOINTMENT_MOVE },
  { "expected.cancel", DESK_APPOINTMENT_CANCEL },
  { "expected.no-show", DESK_APPOINTMENT_NO_SHOW },
};

static gboolean
may (DeskFrontDeskPage *self, DeskVisitor *visitor, DeskAppointmentStep step)
{
  DeskContext *context = desk_front_desk_page_get_context (self);
  DeskHand hand =
      desk_record_act_get_hand (context, visitor != NULL
                                             ? DESK_RECORD (desk_visitor_get_appointment (visitor))
                                             : NULL);

  return visitor != NULL && desk_visitor_get_reception (visitor) != NULL
         && desk_appointment_may_step (desk_visitor_get_appointment (visitor),
                                       desk_visitor_get_reception (visitor),
                                       desk_context_get_profile (context), step, &hand)
                != NULL;
}

static void
checked_in (DeskVisit *visit, gpointer data)
{
  g_autoptr (DeskFrontDeskPage) self = data;

  if (visit != NULL)
    desk_front_desk_page_offer_ticket (self, desk_record_get_id (DESK_RECORD (visit)));
}

/**
 * desk_front_desk_check_in:
 * @visitor: somebody who is booked and not here
 *
 * The visitor came and waits at the head of the queue.
 */
void
desk_front_desk_check_in (DeskFrontDeskPage *self, DeskVisitor *visitor)
{
  if (desk_visit_acts_check_in (desk_front_desk_page_get_acts (self), visitor, checked_in,
                                g_object_ref (self)))
    return;
  g_object_unref (self);
  desk_notice_show (GTK_WIDGET (self), _ ("This appointment cannot be checked in now: open it to see why"));
}

static void
take_step (DeskFrontDeskPage *self, DeskVisitor *visitor, DeskAppointmentStep step)
{
  desk_appointment_act_step (GTK_WIDGET (self), desk_front_desk_page_get_context (self),
                             desk_visitor_get_appointment (visitor), desk_visitor_get_reception (visitor),
                             desk_visitor_get_appointment_base (visitor), step, NULL, NULL, NULL);
}

/**
 * desk_front_desk_cancel_expected:
 * @visitor: somebody who is booked and not here
 *
 * Cancels the appointment; asks for the reason, a digit.
 */
void
desk_front_desk_cancel_expected (DeskFrontDeskPage *self, DeskVisitor *visitor)
{
  if (may (self, visitor, DESK_APPOINTMENT_CANCEL))
    desk_appointment_act_ask_cancel (GTK_WIDGET (self), desk_front_desk_page_get_context (self),
                                     desk_visitor_get_appointment (visitor),
                                     desk_visitor_get_reception (visitor),
                                     desk_visitor_get_appointment_base (visitor));
}

/**
 * desk_front_desk_may_miss:
 * @visitor: somebody who is booked and not here
 *
 * Returns: whether it may be said now that the visitor did not come
 */
gboolean
desk_front_desk_may_miss (DeskFrontDeskPage *self, DeskVisitor *visitor)
{
  return may (self, visitor, DESK_APPOINTMENT_NO_SHOW);
}

/**
 * desk_front_desk_miss_expected:
 * @visitor: somebody who is booked and not here
 *
 * The visitor did not come.
 */
void
desk_front_desk_miss_expected (DeskFrontDeskPage *self, DeskVisitor *visitor)
{
  if (desk_front_desk_may_miss (self, visitor))
    take_step (self, visitor, DESK_APPOINTMENT_NO_SHOW);
}

static void
check_in_key (GtkWidget *widget, const char *action, GVariant *parameter)
{
  desk_front_desk_page_begin_check_in (DESK_FRONT_DESK_PAGE (widget));
}

static void
on_act (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskFrontDeskPage *self = DESK_FRONT_DESK_PAGE (widget);
  g_autoptr (DeskVisitor) visitor = NULL;

  g_set_object (&visitor, desk_front_desk_page_get_expected (self));
  if (visitor == NULL)
    return;
  if (g_str_equal (action, "expected.check-in"))
    desk_front_desk_check_in (self, visitor);
  else if (g_str_equal (action, "expected.cancel"))
    desk_front_desk_cancel_expected (self, visitor);
  else if (g_str_equal (action, "expected.no-show"))
    desk_front_desk_miss_expected (self, visitor);
  else if (g_str_equal (action, "expected.show"))
    gtk_widget_activate_action (widget, "win.show-appointment", "s", desk_visitor_get_id (visitor));
  else
    gtk_widget_activate_action (widget, "win.move-appointment", "(ss)", desk_visitor_get_id (visitor), "");
}

/**
 * desk_front_desk_install_expected_actions:
 * Gives the class of the page the actions with whoever is expected.
 */
void
desk_front_desk_install_expected_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "front-desk.check-in", NULL, check_in_key);
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    gtk_widget_class_install_action (klass, acts[i].action, NULL, on_act);
  gtk_widget_class_install_action (klass, "expected.show", NULL, on_act);
  gtk_widget_class_install_action (klass, "record.amend", NULL, on_act);
  desk_keys_bind (klass, "front-desk.check-in");
}

/**
 * desk_front_desk_update_expected_actions:
 * Lets only those actions be activated that the appointment in focus and the officer's role allow.
 */
void
desk_front_desk_update_expected_actions (DeskFrontDeskPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  DeskVisitor *visitor = desk_front_desk_page_get_expected (self);

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    gtk_widget_action_set_enabled (widget, acts[i].action, may (self, visitor, acts[i].step));
  gtk_widget_action_set_enabled (widget, "expected.show", visitor != NULL);
  gtk_widget_action_set_enabled (widget, "record.amend", may (self, visitor, DESK_APPOINTMENT_MOVE));
}

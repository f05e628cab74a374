// SPDX-License-Identifier: GPL-3.0-or-later
// The actions of the Front desk: what keys, buttons and the menu of a row may ask for, and when.

#include "model/station.h"
#include "model/visit-check.h"
#include "ui/front-desk/end-of-day.h"
#include "ui/front-desk/front-desk-private.h"
#include "ui/keys.h"
#include "ui/notice.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* An action that is one step with the visitor in focus, nothing asked. */
static const struct
{
  const char *action;
  DeskVisitStep step;
} plain_steps[] = {
  { "visit.call", DESK_VISIT_CALL },         { "visit.call-again", DESK_VISIT_CALL },
  { "visit.serve", DESK_VISIT_SERVE },       { "visit.resume", DESK_VISIT_RESUME },
  { "visit.put-back", DESK_VISIT_PUT_BACK }, { "visit.no-show", DESK_VISIT_NO_SHOW },
};

static gboolean
may (DeskFrontDeskPage *self, DeskVisitor *visitor, DeskVisitStep step)
{
  return visitor != NULL && desk_visit_acts_may (desk_front_desk_page_get_acts (self), visitor, step);
}

static gboolean
is_low_volume (DeskFrontDeskPage *self)
{
  DeskStation *station = desk_context_get_station (desk_front_desk_page_get_context (self));

  return station != NULL && desk_record_get_boolean (DESK_RECORD (station), DESK_STATION_LOW_VOLUME);
}

static void
take_step (DeskFrontDeskPage *self, DeskVisitor *visitor, DeskVisitStep step)
{
  DeskVisit *edited =
      visitor == desk_front_desk_page_get_visitor (self) ? desk_front_desk_page_get_edited (self) : NULL;

  desk_visit_acts_step (desk_front_desk_page_get_acts (self), visitor, edited, step, NULL, NULL, 0, NULL,
                        NULL);
}

static void
go_to (DeskFrontDeskPage *self, DeskVisitor *visitor)
{
  if (desk_visitor_is_state (visitor, "serving"))
    desk_front_desk_page_show_pane (self);
  else
    desk_front_desk_page_focus_board (self, desk_visitor_get_id (visitor));
}

/**
 * desk_front_desk_call_next:
 * Calls whoever is next; with few visitors serves at once. The focus goes to that visitor.
 *
 * Returns: whether anybody waits
 */
gboolean
desk_front_desk_call_next (DeskFrontDeskPage *self)
{
  g_autoptr (DeskVisitor) next = NULL;

  g_set_object (&next, desk_board_model_find_next (desk_front_desk_page_get_board (self)));
  if (next == NULL)
    return FALSE;

  desk_front_desk_page_focus_board (self, desk_visitor_get_id (next));
  take_step (self, next, is_low_volume (self) ? DESK_VISIT_SERVE : DESK_VISIT_CALL);
  go_to (self, next);
  return TRUE;
}

/**
 * desk_front_desk_advance:
 * Enter on a row: the next step of its visitor; whoever is expected is checked in, who is being served or done is shown.
 */
void
desk_front_desk_advance (DeskFrontDeskPage *self, DeskVisitor *visitor)
{
  DeskVisitStep step;

  switch (desk_visitor_get_section (visitor))
    {
    case DESK_SECTION_WAITING:
      step = is_low_volume (self) ? DESK_VISIT_SERVE : DESK_VISIT_CALL;
      break;
    case DESK_SECTION_CALLED:
      step = DESK_VISIT_SERVE;
      break;
    case DESK_SECTION_HELD:
      step = DESK_VISIT_RESUME;
      break;
    case DESK_SECTION_EXPECTED:
      desk_front_desk_check_in (self, visitor);
      return;
    case DESK_SECTION_SERVING:
    case DESK_SECTION_DONE:
    case DESK_SECTION_NONE:
    default:
      desk_front_desk_page_show_pane (self);
      return;
    }
  if (!may (self, visitor, step))
    return;
  g_object_ref (visitor);
  take_step (self, visitor, step);
  go_to (self, visitor);
  g_object_unref (visitor);
}

static void
call_next_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (!desk_front_desk_call_next (DESK_FRONT_DESK_PAGE (widget)))
    desk_notice_show (widget, _ ("Nobody is waiting."));
}

/* Whom "call again" means: the visitor in focus, else the one called last. */
static DeskVisitor *
find_called (DeskFrontDeskPage *self)
{
  DeskVisitor *visitor = desk_front_desk_page_get_visitor (self);

  if (visitor != NULL && desk_visitor_is_state (visitor, "called"))
    return visitor;
  return desk_board_model_find_in_hand (desk_front_desk_page_get_board (self), "called");
}

static void
call_again_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskFrontDeskPage *self = DESK_FRONT_DESK_PAGE (widget);
  DeskVisitor *called = find_called (self);

  if (called != NULL)
    take_step (self, called, DESK_VISIT_CALL);
}

static void
plain_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskFrontDeskPage *self = DESK_FRONT_DESK_PAGE (widget);
  g_autoptr (DeskVisitor) visitor = NULL;

  g_set_object (&visitor, desk_front_desk_page_get_visitor (self));
  for (guint i = 0; i < G_N_ELEMENTS (plain_steps); i++)
    if (g_str_equal (plain_steps[i].action, action) && may (self, visitor, plain_steps[i].step))
      {
        take_step (self, visitor, plain_steps[i].step);
        if (desk_visitor_is_state (visitor, "serving"))
          desk_front_desk_page_show_pane (self);
        return;
      }
}

static void
hold_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskFrontDeskPage *self = DESK_FRONT_DESK_PAGE (widget);
  DeskVisitor *visitor = desk_front_desk_page_get_visitor (self);

  if (may (self, visitor, DESK_VISIT_RESUME))
    take_step (self, visitor, DESK_VISIT_RESUME);
  else if (may (self, visitor, DESK_VISIT_HOLD))
    desk_front_desk_ask_hold (self, visitor);
}

static void
specialist_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskFrontDeskPage *self = DESK_FRONT_DESK_PAGE (widget);

  if (desk_front_desk_page_get_edited (self) != NULL)
    desk_front_desk_ask_specialist (self, desk_front_desk_page_get_visitor (self));
}

static void
transfer_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskFrontDeskPage *self = DESK_FRONT_DESK_PAGE (widget);
  DeskVisitor *visitor = desk_front_desk_page_get_visitor (self);

  if (may (self, visitor, DESK_VISIT_TRANSFER))
    desk_front_desk_ask_transfer (self, visitor);
}

static void
take_over_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskFrontDeskPage *self = DESK_FRONT_DESK_PAGE (widget);
  DeskContext *context = desk_front_desk_page_get_context (self);
  DeskVisitor *visitor = desk_front_desk_page_get_visitor (self);
  g_autoptr (DeskVisit) visit = NULL;

  if (!may (self, visitor, DESK_VISIT_TRANSFER))
    return;
  visit = DESK_VISIT (desk_record_copy (DESK_RECORD (desk_visitor_get_visit (visitor))));
  desk_record_set_text (DESK_RECORD (visit), DESK_VISIT_DESK,
                        desk_store_get_desk (desk_context_get_store (context)));
  desk_visit_acts_step (desk_front_desk_page_get_acts (self), visitor, visit, DESK_VISIT_TRANSFER, NULL, NULL,
                        0, NULL, NULL);
}

static void
left_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskFrontDeskPage *self = DESK_FRONT_DESK_PAGE (widget);
  DeskVisitor *visitor = desk_front_desk_page_get_visitor (self);

  if (may (self, visitor, DESK_VISIT_LEAVE))
    desk_front_desk_ask_left (self, visitor);
}

static void
remove_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskFrontDeskPage *self = DESK_FRONT_DESK_PAGE (widget);
  DeskVisitor *visitor = desk_front_desk_page_get_visitor (self);

  if (desk_front_desk_page_get_expected (self) != NULL)
    desk_front_desk_cancel_expected (self, desk_front_desk_page_get_expected (self));
  else if (may (self, visitor, DESK_VISIT_NO_SHOW))
    take_step (self, visitor, DESK_VISIT_NO_SHOW);
  else if (may (self, visitor, DESK_VISIT_LEAVE))
    desk_front_desk_ask_left (self, visitor);
}

static void
reopen_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskFrontDeskPage *self = DESK_FRONT_DESK_PAGE (widget);
  DeskVisitor *visitor = desk_front_desk_page_get_visitor (self);

  if (may (self, visitor, DESK_VISIT_REOPEN))
    desk_front_desk_ask_reopen (self, visitor);
}

static void
annul_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskFrontDeskPage *self = DESK_FRONT_DESK_PAGE (widget);
  DeskVisitor *visitor = desk_front_desk_page_get_visitor (self);

  if (may (self, visitor, DESK_VISIT_ANNUL))
    desk_front_desk_ask_annul (self, visitor);
}

/* The visitor in focus, here or not. */
static DeskVisitor *
get_anybody (DeskFrontDeskPage *self)
{
  DeskVisitor *visitor = desk_front_desk_page_get_visitor (self);

  return visitor != NULL ? visitor : desk_front_desk_page_get_expected (self);
}

static void
person_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskVisitor *visitor = get_anybody (DESK_FRONT_DESK_PAGE (widget));
  DeskPerson *person = visitor != NULL ? desk_visitor_get_person (visitor) : NULL;

  if (person != NULL)
    gtk_widget_activate_action (widget, "win.show-person", "s", desk_record_get_id (DESK_RECORD (person)));
}

static void
print (GtkWidget *widget, const char *paper)
{
  DeskVisitor *visitor = desk_front_desk_page_get_visitor (DESK_FRONT_DESK_PAGE (widget));

  if (visitor != NULL)
    gtk_widget_activate_action (widget, "win.print", "(ss)", paper, desk_visitor_get_id (visitor));
}

static void
print_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskVisitor *expected = desk_front_desk_page_get_expected (DESK_FRONT_DESK_PAGE (widget));

  if (expected != NULL)
    gtk_widget_activate_action (widget, "win.print", "(ss)", "appointment-slip",
                                desk_visitor_get_id (expected));
  else
    print (widget, "visit-slip");
}

/* What is begun with whoever is in the officer's hands. */
static void
begin_with_visitor (GtkWidget *widget, const char *action, const char *else_say)
{
  DeskVisitor *visitor = desk_front_desk_page_get_visitor (DESK_FRONT_DESK_PAGE (widget));

  if (visitor != NULL && desk_visitor_is_state (visitor, "serving"))
    gtk_widget_activate_action (widget, action, "(ss)", desk_visitor_get_id (visitor), "");
  else
    desk_notice_show (widget, else_say);
}

static void
book_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskVisitor *visitor = desk_front_desk_page_get_visitor (DESK_FRONT_DESK_PAGE (widget));

  gtk_widget_activate_action (widget, "win.new-appointment", "(ssss)",
                              visitor != NULL ? desk_visitor_get_id (visitor) : "", "", "", "");
}

static void
statement_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  begin_with_visitor (
      widget, "win.new-statement",
      _ ("A statement is taken from whoever is being served: call or serve the visitor first"));
}

static void
loss_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  begin_with_visitor (
      widget, "win.new-loss",
      _ ("A declaration is taken from whoever is being served: call or serve the visitor first"));
}

static void
find_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  begin_with_visitor (widget, "win.new-find",
                      _ ("A find is taken from whoever is being served: call or serve the visitor first"));
}

static void
ticket_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  print (widget, "queue-ticket");
}

static void
leaflet_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  print (widget, "topic-leaflet");
}

static void
new_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  desk_front_desk_page_begin_visit (DESK_FRONT_DESK_PAGE (widget), NULL);
}

static void
end_of_day_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskFrontDeskPage *self = DESK_FRONT_DESK_PAGE (widget);

  desk_end_of_day_present (self);
}

/* The name of the action behind the dot is that of the paper. */
static void
list_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.print", "(ss)", strchr (action, '.') + 1, "");
}

/**
 * desk_front_desk_install_actions:
 * Gives the class of the page its actions and their keys.
 */
void
desk_front_desk_install_actions (GtkWidgetClass *klass)
{
  static const char *const keys[] = {
    "front-desk.call-next", "front-desk.call-again", "visit.hold",
    "visit.specialist",     "record.print",          "place.new",
  };

  gtk_widget_class_install_action (klass, "front-desk.call-next", NULL, call_next_activated);
  gtk_widget_class_install_action (klass, "front-desk.call-again", NULL, call_again_activated);
  gtk_widget_class_install_action (klass, "front-desk.end-of-day", NULL, end_of_day_activated);
  for (guint i = 0; i < G_N_ELEMENTS (plain_steps); i++)
    gtk_widget_class_install_action (klass, plain_steps[i].action, NULL, plain_activated);
  gtk_widget_class_install_action (klass, "visit.hold", NULL, hold_activated);
  gtk_widget_class_install_action (klass, "visit.specialist", NULL, specialist_activated);
  gtk_widget_class_install_action (klass, "visit.transfer", NULL, transfer_activated);
  gtk_widget_class_install_action (klass, "visit.take-over", NULL, take_over_activated);
  gtk_widget_class_install_action (klass, "visit.left", NULL, left_activated);
  gtk_widget_class_install_action (klass, "visit.remove", NULL, remove_activated);
  gtk_widget_class_install_action (klass, "visit.reopen", NULL, reopen_activated);
  gtk_widget_class_install_action (klass, "visit.annul", NULL, annul_activated);
  gtk_widget_class_install_action (klass, "visit.person", NULL, person_activated);
  gtk_widget_class_install_action (klass, "visit.statement", NULL, statement_activated);
  gtk_widget_class_install_action (klass, "record.book", NULL, book_activated);
  gtk_widget_class_install_action (klass, "visit.lost-document", NULL, loss_activated);
  gtk_widget_class_install_action (klass, "visit.find", NULL, find_activated);
  gtk_widget_class_install_action (klass, "visit.ticket", NULL, ticket_activated);
  gtk_widget_class_install_action (klass, "visit.leaflet", NULL, leaflet_activated);
  gtk_widget_class_install_action (klass, "front-desk.visitor-journal", NULL, list_activated);
  gtk_widget_class_install_action (klass, "front-desk.inside-list", NULL, list_activated);
  gtk_widget_class_install_action (klass, "front-desk.hand-over-sheet", NULL, list_activated);
  gtk_widget_class_install_action (klass, "record.print", NULL, print_activated);
  gtk_widget_class_install_action (klass, "place.new", NULL, new_activated);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    desk_keys_bind (klass, keys[i]);
  desk_front_desk_install_expected_actions (klass);
}

static gboolean
is_of_today (DeskFrontDeskPage *self, DeskVisitor *visitor)
{
  DeskClock *clock = desk_context_get_clock (desk_front_desk_page_get_context (self));

  return desk_record_get_integer (DESK_RECORD (desk_visitor_get_visit (visitor)), DESK_VISIT_FINISHED)
         >= desk_clock_get_day_start (clock, 0);
}

/* A sealed topic is not put on paper: it may be found by those it is about. */
static gboolean
has_leaflet (DeskFrontDeskPage *self, DeskRecord *visit)
{
  DeskProfile *profile = desk_context_get_profile (desk_front_desk_page_get_context (self));

  return desk_record_get_text (visit, DESK_VISIT_TOPIC) != NULL
         && !desk_visit_is_sealed (DESK_VISIT (visit), profile);
}

/* "Did not come" is offered to whoever was called as often as the station says; Delete takes it at once. */
static gboolean
is_no_show_offered (DeskFrontDeskPage *self, DeskVisitor *visitor)
{
  DeskContext *context = desk_front_desk_page_get_context (self);

  return desk_record_get_integer (DESK_RECORD (desk_visitor_get_visit (visitor)), DESK_VISIT_CALLS)
         >= desk_station_get_threshold (desk_context_get_station (context),
                                        desk_context_get_profile (context), DESK_STATION_NO_SHOW_CALLS);
}

/**
 * desk_front_desk_update_actions:
 * Lets only those actions be activated that the visitor in focus and the officer's role allow.
 */
void
desk_front_desk_update_actions (DeskFrontDeskPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  DeskVisitor *visitor = desk_front_desk_page_get_visitor (self);
  DeskBoardModel *board = desk_front_desk_page_get_board (self);
  gboolean ours = visitor != NULL && desk_board_model_is_ours (board, visitor);
  gboolean called = visitor != NULL && desk_visitor_is_state (visitor, "called");
  DeskRecord *visit = visitor != NULL ? DESK_RECORD (desk_visitor_get_visit (visitor)) : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (plain_steps); i++)
    {
      gboolean allowed = may (self, visitor, plain_steps[i].step);

      if (g_str_equal (plain_steps[i].action, "visit.call"))
        allowed = allowed && !called;
      if (g_str_equal (plain_steps[i].action, "visit.call-again"))
        allowed = allowed && called;
      if (g_str_equal (plain_steps[i].action, "visit.no-show"))
        allowed = allowed && is_no_show_offered (self, visitor);
      gtk_widget_action_set_enabled (widget, plain_steps[i].action, allowed);
    }
  gtk_widget_action_set_enabled (widget, "visit.hold",
                                 may (self, visitor, DESK_VISIT_HOLD)
                                     || may (self, visitor, DESK_VISIT_RESUME));
  gtk_widget_action_set_enabled (widget, "visit.specialist", desk_front_desk_page_get_edited (self) != NULL);
  gtk_widget_action_set_enabled (widget, "visit.transfer", ours && may (self, visitor, DESK_VISIT_TRANSFER));
  gtk_widget_action_set_enabled (widget, "visit.take-over",
                                 visitor != NULL && !ours && may (self, visitor, DESK_VISIT_TRANSFER));
  gtk_widget_action_set_enabled (widget, "visit.left", may (self, visitor, DESK_VISIT_LEAVE) && !called);
  gtk_widget_action_set_enabled (widget, "visit.remove",
                                 may (self, visitor, DESK_VISIT_LEAVE)
                                     || may (self, visitor, DESK_VISIT_NO_SHOW)
                                     || desk_front_desk_page_get_expected (self) != NULL);
  gtk_widget_action_set_enabled (widget, "visit.reopen",
                                 may (self, visitor, DESK_VISIT_REOPEN) && is_of_today (self, visitor));
  gtk_widget_action_set_enabled (widget, "visit.annul", may (self, visitor, DESK_VISIT_ANNUL));
  gtk_widget_action_set_enabled (widget, "visit.person",
                                 get_anybody (self) != NULL
                                     && desk_visitor_get_person (get_anybody (self)) != NULL);
  gtk_widget_action_set_enabled (widget, "visit.ticket",
                                 visit != NULL && desk_record_get_text (visit, DESK_VISIT_QUEUE_NO) != NULL);
  gtk_widget_action_set_enabled (widget, "visit.leaflet", visit != NULL && has_leaflet (self, visit));
  gtk_widget_action_set_enabled (widget, "record.print",
                                 visit != NULL || desk_front_desk_page_get_expected (self) != NULL);
  gtk_widget_action_set_enabled (widget, "record.book", desk_front_desk_page_get_edited (self) != NULL);
  desk_front_desk_update_expected_actions (self);
}

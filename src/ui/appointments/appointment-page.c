// SPDX-License-Identifier: GPL-3.0-or-later
// The page of an appointment. What it says: appointment-sections.c; what can be done: appointment-offer.c; what it is made from:
// appointment-file.c; what came of the reception is written down on a page of its own: result-page.c.

#include "ui/appointments/appointment-page.h"

#include "model/appointment-check.h"
#include "ui/appointments/appointment-act.h"
#include "ui/appointments/appointment-file.h"
#include "ui/appointments/appointment-offer.h"
#include "ui/appointments/appointment-papers.h"
#include "ui/appointments/appointment-sections.h"
#include "ui/appointments/result-page.h"
#include "ui/page-loads.h"
#include "ui/page-opener.h"
#include "ui/statements/draft-page.h"
#include "ui/widgets/appointment-words.h"
#include "ui/widgets/clocks-group.h"
#include "ui/widgets/record-frame.h"
#include "ui/widgets/step-dialog.h"
#include "ui/widgets/timeline.h"

#include <glib/gi18n-lib.h>

#define TICK_SECONDS 60

struct _DeskAppointmentPage
{
  AdwNavigationPage parent_instance;

  DeskContext *context;
  GCancellable *cancellable;
  char *id;
  DeskAppointmentFile *file; /* NULL until it is read */
  guint tick;

  DeskRecordFrame *frame;
  GtkWidget *papers;
  DeskClocksGroup *clocks;
  DeskStepsGroup *steps;
  DeskTimeline *timeline;
};

G_DEFINE_FINAL_TYPE (DeskAppointmentPage, desk_appointment_page, ADW_TYPE_NAVIGATION_PAGE)

static gboolean
may_step (DeskAppointmentPage *self, DeskAppointmentStep step)
{
  DeskHand hand;

  if (self->file == NULL)
    return FALSE;
  hand = desk_record_act_get_hand (self->context, DESK_RECORD (self->file->appointment));
  return desk_appointment_may_step (self->file->appointment, self->file->reception,
                                    desk_context_get_profile (self->context), step, &hand)
         != NULL;
}

/* Who is late and what may be done changes with the minute. */
static void
show_steps (DeskAppointmentPage *self)
{
  DeskAppointment *appointment = self->file->appointment;
  g_autofree char *state = desk_appointment_words_get_state (appointment, self->context);

  desk_record_frame_set_subtitle (self->frame, state, self->file->amended);
  desk_steps_group_show (self->steps, desk_appointment_offer_get_table (), DESK_RECORD (appointment),
                         self->context, state);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.amend", may_step (self, DESK_APPOINTMENT_MOVE));
}

static void
show_record (DeskAppointmentPage *self)
{
  DeskAppointment *appointment = self->file->appointment;
  const char *number = desk_record_get_text (DESK_RECORD (appointment), DESK_APPOINTMENT_NO);

  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), number != NULL ? number : _ ("Appointment"));
  desk_appointment_sections_fill (desk_record_frame_get_sections (self->frame), self->file, self->context);
  desk_clocks_group_show (self->clocks, self->context, DESK_RECORD (appointment));
  show_steps (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.print", TRUE);
  if (desk_record_frame_show_record (self->frame))
    desk_timeline_show (self->timeline, self->context, self->id);
}

static gboolean
is_sealed (DeskAppointmentPage *self)
{
  return desk_appointment_is_sealed (self->file->appointment, desk_context_get_profile (self->context));
}

/* A sealed matter is opened by duty officer and head, and by whoever booked it. */
static gboolean
may_read (DeskAppointmentPage *self)
{
  const char *officer = desk_record_get_id (DESK_RECORD (desk_context_get_officer (self->context)));

  return !is_sealed (self) || desk_officer_role_reaches (desk_context_get_role (self->context), "duty")
         || g_strcmp0 (desk_record_get_text (DESK_RECORD (self->file->appointment), DESK_APPOINTMENT_OFFICER),
                       officer)
                == 0;
}

static void
show_loaded (DeskAppointmentPage *self)
{
  if (!may_read (self))
    desk_record_frame_show_failure (
        self->frame, _ ("The matter is sealed. The head, the duty officer and whoever took it may open it."));
  else if (desk_record_frame_is_granted (self->frame))
    show_record (self);
  else if (is_sealed (self))
    desk_record_frame_ask (self->frame);
  else
    desk_record_frame_grant (self->frame, "matter");
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskAppointmentPage) self = data;
  g_autoptr (GError) error = NULL;
  DeskAppointmentFile *file = desk_appointment_file_load_finish (DESK_STORE (source), result, &error);

  if (self->context == NULL || desk_context_get_officer (self->context) == NULL
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_clear_pointer (&file, desk_appointment_file_free);
  else if (file == NULL)
    desk_record_frame_show_failure (self->frame, error->message);
  else
    {
      g_clear_pointer (&self->file, desk_appointment_file_free);
      self->file = file;
      desk_appointment_offer_set_reception (file->appointment, file->reception);
      show_loaded (self);
    }
}

static void
load (DeskAppointmentPage *self)
{
  if (desk_context_get_store (self->context) != NULL)
    desk_appointment_file_load_async (self->context, self->id, self->cancellable, on_loaded,
                                      g_object_ref (self));
}

static void
on_granted (DeskAppointmentPage *self)
{
  show_record (self);
}

static void
on_changed (DeskAppointmentPage *self, const char *kind, const char *id)
{
  if (desk_record_frame_is_granted (self->frame)
      && (g_strcmp0 (id, self->id) == 0 || g_str_equal (kind, "reception")))
    load (self);
}

/* What is done. */

static void
do_step (DeskAppointmentPage *self, const DeskStepOffer *offer)
{
  DeskAppointmentFile *file = self->file;
  GtkWidget *widget = GTK_WIDGET (self);

  if (offer->n_fields > 0)
    adw_dialog_present (ADW_DIALOG (desk_step_dialog_new (self->context, desk_appointment_offer_get_table (),
                                                          offer, DESK_RECORD (file->appointment),
                                                          file->base)),
                        widget);
  else if (g_str_equal (offer->id, "check-in"))
    gtk_widget_activate_action (widget, "win.check-in", "s", self->id);
  else if (g_str_equal (offer->id, "move"))
    gtk_widget_activate_action (widget, "win.move-appointment", "(ss)", self->id, "");
  else if (g_str_equal (offer->id, "cancel"))
    desk_appointment_act_ask_cancel (widget, self->context, file->appointment, file->reception, file->base);
  else if (g_str_equal (offer->id, "result"))
    desk_page_push (widget,
                    desk_result_page_new (self->context, file->appointment, file->reception, file->base));
  else if (g_str_equal (offer->id, "statement"))
    desk_page_push (widget, desk_statement_draft_page_new_from_reception (self->context, file->appointment));
  else
    desk_appointment_act_step (widget, self->context, file->appointment, file->reception, file->base,
                               (DeskAppointmentStep)offer->step, NULL, NULL, NULL);
}

static void
on_step (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskAppointmentPage *self = DESK_APPOINTMENT_PAGE (widget);
  const DeskStepTable *table = desk_appointment_offer_get_table ();
  const char *id = g_variant_get_string (parameter, NULL);

  if (self->file == NULL || !desk_record_frame_is_granted (self->frame))
    return;
  for (guint i = 0; i < table->n_offers; i++)
    if (g_str_equal (table->offers[i].id, id)
        && desk_steps_is_open (table, &table->offers[i], DESK_RECORD (self->file->appointment),
                               self->context))
      {
        do_step (self, &table->offers[i]);
        return;
      }
}

static void
on_move (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "record.step", "s", "move");
}

static void
on_cancel (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "record.step", "s", "cancel");
}

static void
on_check_in (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "record.step", "s", "check-in");
}

static void
on_papers (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (DESK_APPOINTMENT_PAGE (widget)->papers));
}

static void
on_print (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskAppointmentPage *self = DESK_APPOINTMENT_PAGE (widget);

  if (desk_record_frame_is_granted (self->frame))
    desk_appointment_papers_present (widget, self->context, g_variant_get_string (parameter, NULL), self->id);
}

static gboolean
on_tick (gpointer data)
{
  DeskAppointmentPage *self = data;

  if (self->file != NULL && desk_record_frame_is_granted (self->frame))
    show_steps (self);
  return G_SOURCE_CONTINUE;
}

static void
desk_appointment_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (desk_appointment_page_parent_class)->map (widget);
  DESK_APPOINTMENT_PAGE (widget)->tick = g_timeout_add_seconds (TICK_SECONDS, on_tick, widget);
}

static void
desk_appointment_page_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&DESK_APPOINTMENT_PAGE (widget)->tick, g_source_remove);
  GTK_WIDGET_CLASS (desk_appointment_page_parent_class)->unmap (widget);
}

/* What was done on the pages above this one shows here. */
static void
desk_appointment_page_showing (AdwNavigationPage *page)
{
  DeskAppointmentPage *self = DESK_APPOINTMENT_PAGE (page);

  if (desk_record_frame_is_granted (self->frame))
    load (self);
}

static gboolean
desk_appointment_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DESK_APPOINTMENT_PAGE (widget)->frame));
}

static void
desk_appointment_page_dispose (GObject *object)
{
  DeskAppointmentPage *self = DESK_APPOINTMENT_PAGE (object);

  /* The template would let go of it behind the parent class's back. */
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_APPOINTMENT_PAGE);
  g_clear_pointer (&self->file, desk_appointment_file_free);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (desk_appointment_page_parent_class)->dispose (object);
}

static void
desk_appointment_page_finalize (GObject *object)
{
  DeskAppointmentPage *self = DESK_APPOINTMENT_PAGE (object);

  g_object_unref (self->cancellable);
  g_free (self->id);
  G_OBJECT_CLASS (desk_appointment_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (DESK_TYPE_RECORD_FRAME);
  g_type_ensure (DESK_TYPE_STEPS_GROUP);
  g_type_ensure (DESK_TYPE_TIMELINE);
  g_type_ensure (DESK_TYPE_CLOCKS_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/appointments/appointment-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskAppointmentPage, frame);
  gtk_widget_class_bind_template_child (widget_class, DeskAppointmentPage, papers);
  gtk_widget_class_bind_template_child (widget_class, DeskAppointmentPage, clocks);
  gtk_widget_class_bind_template_child (widget_class, DeskAppointmentPage, steps);
  gtk_widget_class_bind_template_child (widget_class, DeskAppointmentPage, timeline);
  gtk_widget_class_bind_template_callback (widget_class, on_granted);
}

static void
desk_appointment_page_class_init (DeskAppointmentPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_appointment_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_appointment_page_finalize;
  widget_class->grab_focus = desk_appointment_page_grab_focus;
  widget_class->map = desk_appointment_page_map;
  widget_class->unmap = desk_appointment_page_unmap;
  ADW_NAVIGATION_PAGE_CLASS (klass)->showing = desk_appointment_page_showing;

  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "record.print", NULL, on_papers);
  gtk_widget_class_install_action (widget_class, "record.amend", NULL, on_move);
  gtk_widget_class_install_action (widget_class, "row.remove", NULL, on_cancel);
  gtk_widget_class_install_action (widget_class, "front-desk.check-in", NULL, on_check_in);
  gtk_widget_class_install_action (widget_class, "appointment.print", "s", on_print);
  gtk_widget_class_install_action (widget_class, "record.step", "s", on_step);
}

static void
desk_appointment_page_init (DeskAppointmentPage *self)
{
  self->cancellable = desk_page_loads_new (ADW_NAVIGATION_PAGE (self));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.print", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.amend", FALSE);
}

/**
 * desk_appointment_page_new:
 * @id: of an appointment
 *
 * Returns: (transfer floating): its page
 */
AdwNavigationPage *
desk_appointment_page_new (DeskContext *context, const char *id)
{
  DeskAppointmentPage *self = g_object_new (DESK_TYPE_APPOINTMENT_PAGE, NULL);

  self->context = g_object_ref (context);
  self->id = g_strdup (id);
  desk_page_set_opener (ADW_NAVIGATION_PAGE (self), "win.show-appointment", g_variant_new_string (id));
  desk_record_frame_bind (self->frame, context, id);
  if (desk_context_get_store (context) != NULL)
    g_signal_connect_object (desk_context_get_store (context), "changed", G_CALLBACK (on_changed), self,
                             G_CONNECT_SWAPPED);
  load (self);
  return ADW_NAVIGATION_PAGE (self);
}

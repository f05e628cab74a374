// SPDX-License-Identifier: GPL-3.0-or-later
// Somebody who is booked and not here, beside the board.

#include "ui/front-desk/expected-pane.h"

#include "model/visit-check.h"
#include "ui/front-desk/visit-head.h"
#include "ui/widgets/field-words.h"

#include <glib/gi18n-lib.h>

struct _DeskExpectedPane
{
  AdwBin parent_instance;

  DeskContext *context;
  DeskVisitor *visitor; /* NULL: nobody is shown */
  GSignalGroup *visitor_signals;
  GPtrArray *rows; /* in the group; not owned */

  GtkWidget *head;
  GtkWidget *sealed;
  GtkWidget *check_in;
  GtkWidget *no_show;
  AdwPreferencesGroup *details;
};

G_DEFINE_FINAL_TYPE (DeskExpectedPane, desk_expected_pane, ADW_TYPE_BIN)

static const DeskAppointmentField shown[] = {
  DESK_APPOINTMENT_START,          DESK_APPOINTMENT_ROOM,     DESK_APPOINTMENT_SERVICE,
  DESK_APPOINTMENT_TOPIC,          DESK_APPOINTMENT_QUESTION, DESK_APPOINTMENT_NEEDS,
  DESK_APPOINTMENT_PRIORITY_GROUP, DESK_APPOINTMENT_PHONE,    DESK_APPOINTMENT_STATE,
};

static void
add_row (DeskExpectedPane *self, const char *label, const char *words)
{
  GtkWidget *row;

  if (words == NULL || *words == '\0')
    return;
  row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
  gtk_widget_add_css_class (row, "property");
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (self->details, row);
}

static void
show_details (DeskExpectedPane *self)
{
  DeskRecord *appointment = DESK_RECORD (desk_visitor_get_appointment (self->visitor));
  DeskReception *reception = desk_visitor_get_reception (self->visitor);
  const DeskField *fields = desk_record_get_fields (appointment, NULL);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->details, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  if (reception != NULL)
    add_row (self, _ (fields[DESK_APPOINTMENT_RECEPTION].label),
             desk_record_get_text (DESK_RECORD (reception), DESK_RECEPTION_NAME));
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      g_autofree char *words =
          desk_field_words_make (&fields[shown[i]], desk_record_get_value (appointment, shown[i]),
                                 self->context);

      add_row (self, _ (fields[shown[i]].label), words);
    }
}

static void
show (DeskExpectedPane *self)
{
  gboolean sealed;

  if (self->visitor == NULL || desk_visitor_get_appointment (self->visitor) == NULL)
    return;
  sealed =
      desk_visit_is_sealed (desk_visitor_get_visit (self->visitor), desk_context_get_profile (self->context));
  gtk_widget_set_visible (self->head, !sealed);
  gtk_widget_set_visible (self->sealed, sealed);
  gtk_widget_set_visible (GTK_WIDGET (self->details), !sealed);
  if (!sealed)
    show_details (self);
}

/* Did not come is there once enough time has passed, and whoever did not come can still be checked in. */
static void
acts_changed (DeskExpectedPane *self)
{
  gtk_widget_set_visible (self->no_show, gtk_widget_get_sensitive (self->no_show));
  gtk_widget_set_visible (self->check_in, gtk_widget_get_sensitive (self->check_in));
}

static void
desk_expected_pane_dispose (GObject *object)
{
  DeskExpectedPane *self = DESK_EXPECTED_PANE (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_EXPECTED_PANE);
  g_clear_object (&self->visitor_signals);
  g_clear_object (&self->visitor);
  g_clear_object (&self->context);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (desk_expected_pane_parent_class)->dispose (object);
}

static void
desk_expected_pane_class_init (DeskExpectedPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_expected_pane_dispose;

  g_type_ensure (DESK_TYPE_VISIT_HEAD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/front-desk/expected-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskExpectedPane, head);
  gtk_widget_class_bind_template_child (widget_class, DeskExpectedPane, sealed);
  gtk_widget_class_bind_template_child (widget_class, DeskExpectedPane, check_in);
  gtk_widget_class_bind_template_child (widget_class, DeskExpectedPane, no_show);
  gtk_widget_class_bind_template_child (widget_class, DeskExpectedPane, details);
}

static void
desk_expected_pane_init (DeskExpectedPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
  self->visitor_signals = g_signal_group_new (DESK_TYPE_VISITOR);
  g_signal_group_connect_swapped (self->visitor_signals, "notify::appointment", G_CALLBACK (show), self);
  g_signal_connect_object (self->no_show, "notify::sensitive", G_CALLBACK (acts_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->check_in, "notify::sensitive", G_CALLBACK (acts_changed), self,
                           G_CONNECT_SWAPPED);
}

/**
 * desk_expected_pane_set_visitor:
 * @visitor: (nullable): somebody who is booked and not here
 */
void
desk_expected_pane_set_visitor (DeskExpectedPane *self, DeskContext *context, DeskVisitor *visitor)
{
  g_set_object (&self->context, context);
  g_set_object (&self->visitor, visitor);
  g_signal_group_set_target (self->visitor_signals, visitor);
  desk_visit_head_set_visitor (DESK_VISIT_HEAD (self->head), context, visitor);
  show (self);
  acts_changed (self);
}

/**
 * desk_expected_pane_get_visitor:
 *
 * Returns: (transfer none) (nullable): who is shown
 */
DeskVisitor *
desk_expected_pane_get_visitor (DeskExpectedPane *self)
{
  return self->visitor;
}

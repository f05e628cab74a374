// SPDX-License-Identifier: GPL-3.0-or-later
// The receptions of a day, and what the officer does with the selected place. What stands in the cells: day-words.c; how an
// appointment is changed: appointment-act.c; what may be dropped where: day-moving.c.

#include "ui/appointments/day-view.h"

#include "model/appointment-check.h"
#include "model/wall-time.h"
#include "ui/appointments/appointment-act.h"
#include "ui/appointments/day-file.h"
#include "ui/appointments/day-grid.h"
#include "ui/appointments/day-moving.h"
#include "ui/appointments/day-words.h"
#include "ui/notice.h"
#include "ui/widgets/appointment-words.h"
#include "ui/widgets/record-act.h"
#include "ui/widgets/register-menu.h"
#include "ui/widgets/spoken.h"

#include <glib/gi18n-lib.h>

struct _DeskDayView
{
  AdwBin parent_instance;

  DeskContext *context;
  GCancellable *cancellable; /* of the last load */
  GDate day;
  DeskDayFile *file;      /* NULL until it is read */
  char *wanted;           /* id of a reception to be selected once the day is read; NULL for none */
  DeskDayMoving *carried; /* an appointment that is being moved by keys; NULL for none */
  GtkPopover *menu;
  gboolean wants_focus; /* somebody came here before there was anything to see */

  AdwBanner *moving;
  GtkStack *stack;
  DeskDayGrid *grid;
  AdwStatusPage *failed;
};

G_DEFINE_FINAL_TYPE (DeskDayView, desk_day_view, ADW_TYPE_BIN)

/* What is selected. */

static const DeskBookingColumn *
get_column (DeskDayView *self)
{
  const DeskDayColumn *column = desk_day_grid_get_column (self->grid);

  return column != NULL && self->file != NULL ? desk_day_file_find_column (self->file, column->reception)
                                              : NULL;
}

/* The selected appointment, with whom it is; NULL where the place is none. */
static const DeskBookingRow *
get_row (DeskDayView *self, const DeskBookingColumn **column)
{
  const DeskDayCell *cell = desk_day_grid_get_cell (self->grid);

  *column = NULL;
  return cell != NULL && cell->appointment != NULL && self->file != NULL
             ? desk_day_file_find_row (self->file, cell->appointment, column)
             : NULL;
}

static gboolean
may (DeskDayView *self, DeskAppointmentStep step)
{
  const DeskBookingColumn *column;
  const DeskBookingRow *row = get_row (self, &column);
  DeskHand hand =
      desk_record_act_get_hand (self->context, row != NULL ? DESK_RECORD (row->appointment) : NULL);

  return row != NULL
         && desk_appointment_may_step (row->appointment, column->reception,
                                       desk_context_get_profile (self->context), step, &hand)
                != NULL;
}

/* The day in view. */

static void
show_state (DeskDayView *self)
{
  const DeskDayPlan *plan = desk_day_grid_get_plan (self->grid);

  gtk_stack_set_visible_child_name (self->stack, plan->columns->len > 0       ? "day"
                                                 : self->file->has_receptions ? "nobody"
                                                                              : "none");
}

static void
show_file (DeskDayView *self)
{
  desk_day_grid_take_plan (self->grid, desk_day_words_make_plan (self->file, self->context));
  show_state (self);
}

static void
select_wanted (DeskDayView *self)
{
  const DeskDayPlan *plan = desk_day_grid_get_plan (self->grid);

  for (guint i = 0; self->wanted != NULL && i < plan->columns->len; i++)
    if (g_strcmp0 (desk_day_plan_get_column (plan, i)->reception, self->wanted) == 0
        && desk_day_plan_get_column (plan, i)->cells->len > 0)
      desk_day_grid_select (self->grid, (DeskDayPlace){ i, 0 });
  g_clear_pointer (&self->wanted, g_free);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskDayView) self = data;
  g_autoptr (GError) error = NULL;
  DeskDayFile *file = desk_day_file_load_finish (DESK_STORE (source), result, &error);

  if (self->context == NULL || desk_context_get_officer (self->context) == NULL
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_pointer (&file, desk_day_file_free);
      return;
    }
  if (file == NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (error->message, -1);

      adw_status_page_set_description (self->failed, escaped);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return;
    }
  g_clear_pointer (&self->file, desk_day_file_free);
  self->file = file;
  show_file (self);
  select_wanted (self);
  if (self->wants_focus && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* Booking. */

static void
book (DeskDayView *self, const DeskDayCell *cell)
{
  const DeskDayColumn *column = desk_day_grid_get_column (self->grid);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.new-appointment", "(ssss)", "", "", column->reception,
                              cell->start);
}

/* Who is here is opened at the visit, anybody else at the appointment. */
static void
open_row (DeskDayView *self, const DeskBookingRow *row)
{
  DeskRecord *record = DESK_RECORD (row->appointment);
  const char *state = desk_record_get_text (record, DESK_APPOINTMENT_STATE);
  const char *visit = desk_record_get_text (record, DESK_APPOINTMENT_VISIT);

  if (visit != NULL && (g_strcmp0 (state, "arrived") == 0 || g_strcmp0 (state, "serving") == 0))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-visit", "s", visit);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-appointment", "s", desk_record_get_id (record));
}

static void
stop_carrying (DeskDayView *self)
{
  g_clear_pointer (&self->carried, desk_day_moving_free);
  desk_day_grid_set_carried (self->grid, NULL);
  adw_banner_set_revealed (self->moving, FALSE);
}

static void
move_here (DeskDayView *self, const DeskDayMoving *moving)
{
  const DeskDayCell *cell = desk_day_grid_get_cell (self->grid);
  const DeskBookingColumn *column = get_column (self);

  if (column != NULL && cell != NULL)
    desk_day_moving_drop (moving, GTK_WIDGET (self), self->context, column->reception, cell);
}

static void
on_activated (DeskDayView *self)
{
  const DeskDayCell *cell = desk_day_grid_get_cell (self->grid);
  const DeskBookingColumn *column;
  const DeskBookingRow *row = get_row (self, &column);

  if (cell == NULL)
    return;
  if (self->carried != NULL)
    {
      gboolean will_do = cell->kind == DESK_DAY_FREE;

      move_here (self, self->carried);
      if (will_do)
        stop_carrying (self);
    }
  else if (row != NULL)
    open_row (self, row);
  else if (cell->kind == DESK_DAY_FREE)
    book (self, cell);
  else
    {
      g_autofree char *why = desk_day_moving_explain (cell);

      desk_notice_show (GTK_WIDGET (self), why);
    }
}

static void
on_dropped (DeskDayView *self, const char *appointment)
{
  const DeskBookingColumn *column;
  const DeskBookingRow *row = desk_day_file_find_row (self->file, appointment, &column);
  g_autoptr (DeskDayMoving) moving = NULL;

  if (row == NULL)
    return;
  moving = desk_day_moving_new (row, column, self->file->base);
  move_here (self, moving);
}

/* Moving by keys. */

static void
on_carry (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskDayView *self = DESK_DAY_VIEW (widget);
  const DeskBookingColumn *column;
  const DeskBookingRow *row = get_row (self, &column);
  g_autofree char *title = NULL;
  g_autofree char *name = NULL;
  g_autofree char *hour = NULL;

  if (row == NULL || !may (self, DESK_APPOINTMENT_MOVE))
    {
      desk_notice_show (widget, _ ("Only an appointment that is still expected can be moved."));
      return;
    }
  stop_carrying (self);
  self->carried = desk_day_moving_new (row, column, self->file->base);
  name = desk_appointment_words_get_name (row->appointment, row->person, self->context);
  hour = desk_appointment_words_get_hour (row->appointment);
  /* TRANSLATORS: an appointment is being moved: time and name, then what to do */
  title = g_strdup_printf (_ ("%s %s is being moved: choose a free place, Enter takes it, Esc leaves it"),
                           hour, name);
  adw_banner_set_title (self->moving, title);
  adw_banner_set_use_markup (self->moving, FALSE);
  adw_banner_set_revealed (self->moving, TRUE);
  desk_spoken_announce (GTK_WIDGET (self), title);
  desk_day_grid_set_carried (self->grid, desk_record_get_id (DESK_RECORD (row->appointment)));
  desk_day_grid_select_next_free (self->grid);
}

static void
on_free_places (DeskDayView *self)
{
  g_autofree char *id = self->carried != NULL ? desk_day_moving_dup_id (self->carried) : NULL;

  stop_carrying (self);
  if (id != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.move-appointment", "(ss)", id, "");
}

static gboolean
on_escape (GtkWidget *widget, GVariant *parameter, gpointer data)
{
  DeskDayView *self = DESK_DAY_VIEW (widget);

  if (self->carried == NULL)
    return GDK_EVENT_PROPAGATE;
  stop_carrying (self);
  return GDK_EVENT_STOP;
}

/* The other acts. */

static void
on_cancel (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskDayView *self = DESK_DAY_VIEW (widget);
  const DeskBookingColumn *column;
  const DeskBookingRow *row = get_row (self, &column);

  if (row != NULL && may (self, DESK_APPOINTMENT_CANCEL))
    desk_appointment_act_ask_cancel (widget, self->context, row->appointment, column->reception,
                                     self->file->base);
}

static void
on_no_show (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskDayView *self = DESK_DAY_VIEW (widget);
  const DeskBookingColumn *column;
  const DeskBookingRow *row = get_row (self, &column);

  if (row != NULL && may (self, DESK_APPOINTMENT_NO_SHOW))
    desk_appointment_act_step (widget, self->context, row->appointment, column->reception, self->file->base,
                               DESK_APPOINTMENT_NO_SHOW, NULL, NULL, NULL);
}

static void
on_check_in (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskDayView *self = DESK_DAY_VIEW (widget);
  const DeskBookingColumn *column;
  const DeskBookingRow *row = get_row (self, &column);

  if (row == NULL || !may (self, DESK_APPOINTMENT_ARRIVE))
    desk_notice_show (widget, _ ("Select somebody who is expected today."));
  else
    gtk_widget_activate_action (widget, "win.check-in", "s",
                                desk_record_get_id (DESK_RECORD (row->appointment)));
}

/* The menu of the selected cell. */

static void
append (GMenu *menu, const char *label, const char *action, GVariant *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

static void
add_acts (DeskDayView *self, GMenu *menu, const DeskBookingRow *row)
{
  if (may (self, DESK_APPOINTMENT_ARRIVE))
    append (menu, _ ("Check In"), "front-desk.check-in", NULL);
  if (may (self, DESK_APPOINTMENT_NO_SHOW))
    append (menu, _ ("Did Not Come"), "appointments.no-show", NULL);
  if (may (self, DESK_APPOINTMENT_MOVE))
    append (menu, _ ("Move"), "record.amend", NULL);
  if (may (self, DESK_APPOINTMENT_CANCEL))
    append (menu, _ ("Cancel…"), "row.remove", NULL);
}

/* Of a sealed matter only the appointment is opened: there the purpose is asked for. */
static void
add_records (DeskDayView *self, GMenu *menu, const DeskBookingRow *row)
{
  DeskRecord *record = DESK_RECORD (row->appointment);
  const char *visit = desk_record_get_text (record, DESK_APPOINTMENT_VISIT);

  append (menu, _ ("Appointment"), "win.show-appointment",
          g_variant_new_string (desk_record_get_id (record)));
  if (desk_appointment_is_sealed (row->appointment, desk_context_get_profile (self->context)))
    return;
  if (visit != NULL)
    append (menu, _ ("Visit"), "win.show-visit", g_variant_new_string (visit));
  if (row->person != NULL)
    append (menu, _ ("Person"), "win.show-person",
            g_variant_new_string (desk_record_get_id (DESK_RECORD (row->person))));
}

static void
on_menu (DeskDayView *self, const GdkRectangle *at)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) acts = g_menu_new (), records = g_menu_new (), papers = g_menu_new ();
  const DeskBookingColumn *column;
  const DeskBookingRow *row = get_row (self, &column);
  const DeskDayCell *cell = desk_day_grid_get_cell (self->grid);

  if (cell->kind == DESK_DAY_FREE)
    append (acts, _ ("Book…"), "appointments.activate", NULL);
  if (row != NULL)
    {
      add_acts (self, acts, row);
      add_records (self, records, row);
    }
  append (papers, _ ("Day List for Signatures…"), "appointments.day-list",
          g_variant_new_string ("appointment-day"));
  append (papers, _ ("Day List for the Official…"), "appointments.day-list",
          g_variant_new_string ("appointment-day-official"));
  append (papers, _ ("Save the Day as a Calendar File…"), "appointments.save-day", NULL);
  append (papers, _ ("Save the Month as a Calendar File…"), "appointments.save-month", NULL);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (acts));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (records));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (papers));
  if (self->menu == NULL)
    self->menu = desk_register_menu_new (GTK_WIDGET (self->grid));
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), G_MENU_MODEL (menu));
  gtk_popover_set_pointing_to (self->menu, at);
  gtk_popover_popup (self->menu);
}

static void
on_activate (GtkWidget *widget, const char *action, GVariant *parameter)
{
  on_activated (DESK_DAY_VIEW (widget));
}

static gboolean
desk_day_view_grab_focus (GtkWidget *widget)
{
  DeskDayView *self = DESK_DAY_VIEW (widget);

  self->wants_focus = self->file == NULL;
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "day") == 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->grid));
  return gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
desk_day_view_dispose (GObject *object)
{
  DeskDayView *self = DESK_DAY_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer ((GtkWidget **)&self->menu, gtk_widget_unparent);
  /* The template would let go of it behind the parent class's back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_DAY_VIEW);
  g_clear_pointer (&self->carried, desk_day_moving_free);
  g_clear_pointer (&self->file, desk_day_file_free);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (desk_day_view_parent_class)->dispose (object);
}

static void
desk_day_view_finalize (GObject *object)
{
  g_object_unref (DESK_DAY_VIEW (object)->cancellable);
  g_free (DESK_DAY_VIEW (object)->wanted);
  G_OBJECT_CLASS (desk_day_view_parent_class)->finalize (object);
}

static void
desk_day_view_class_init (DeskDayViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_day_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_day_view_finalize;
  widget_class->grab_focus = desk_day_view_grab_focus;

  g_type_ensure (DESK_TYPE_DAY_GRID);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/appointments/day-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskDayView, moving);
  gtk_widget_class_bind_template_child (widget_class, DeskDayView, stack);
  gtk_widget_class_bind_template_child (widget_class, DeskDayView, grid);
  gtk_widget_class_bind_template_child (widget_class, DeskDayView, failed);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_menu);
  gtk_widget_class_bind_template_callback (widget_class, on_dropped);
  gtk_widget_class_bind_template_callback (widget_class, on_free_places);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, GDK_NO_MODIFIER_MASK, on_escape, NULL);
  gtk_widget_class_install_action (widget_class, "appointments.activate", NULL, on_activate);
  gtk_widget_class_install_action (widget_class, "front-desk.check-in", NULL, on_check_in);
  gtk_widget_class_install_action (widget_class, "appointments.no-show", NULL, on_no_show);
  gtk_widget_class_install_action (widget_class, "record.amend", NULL, on_carry);
  gtk_widget_class_install_action (widget_class, "row.remove", NULL, on_cancel);
}

static void
desk_day_view_init (DeskDayView *self)
{
  self->cancellable = g_cancellable_new ();
  g_date_clear (&self->day, 1);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * desk_day_view_bind:
 */
void
desk_day_view_bind (DeskDayView *self, DeskContext *context)
{
  g_set_object (&self->context, context);
}

/**
 * desk_day_view_show:
 * @day: the one to be shown; what is in view stays until it is read
 * @reception: (nullable): id of the reception to be selected; NULL: the one that is
 */
void
desk_day_view_show (DeskDayView *self, const GDate *day, const char *reception)
{
  self->day = *day;
  g_set_str (&self->wanted, reception);
  desk_day_view_refresh (self);
}

/**
 * desk_day_view_refresh:
 * Reads the day again.
 */
void
desk_day_view_refresh (DeskDayView *self)
{
  if (desk_context_get_store (self->context) == NULL || !g_date_valid (&self->day))
    return;
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  desk_day_file_load_async (self->context, &self->day, 1, FALSE, self->cancellable, on_loaded,
                            g_object_ref (self));
}

/**
 * desk_day_view_tell_again:
 * A minute has passed: who is late is told anew.
 */
void
desk_day_view_tell_again (DeskDayView *self)
{
  if (self->file != NULL)
    show_file (self);
}

/**
 * desk_day_view_get_reception:
 *
 * Returns: (transfer none) (nullable): id of the reception that is selected
 */
const char *
desk_day_view_get_reception (DeskDayView *self)
{
  const DeskDayColumn *column = desk_day_grid_get_column (self->grid);

  return column != NULL ? column->reception : NULL;
}

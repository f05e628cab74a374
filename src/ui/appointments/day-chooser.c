// SPDX-License-Identifier: GPL-3.0-or-later
// From what is typed, or picked in a month, to the day that is shown. The field reads dates as every date field does; days
// that have passed can be looked at as well.

#include "ui/appointments/day-chooser.h"

#include "model/day-text.h"
#include "model/moment.h"
#include "model/wall-time.h"
#include "ui/widgets/digit-keys.h"
#include "ui/widgets/field-message.h"
#include "ui/widgets/month-view.h"
#include "ui/widgets/spoken.h"

struct _DeskDayChooser
{
  AdwBin parent_instance;

  DeskContext *context;
  GDate day;

  GtkMenuButton *button;
  GtkLabel *title;
  GtkLabel *words;
  GtkPopover *popover;
  GtkEditable *entry;
  GtkLabel *echo;
  DeskMonthView *month;
};

enum
{
  CHOSEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskDayChooser, desk_day_chooser, ADW_TYPE_BIN)

/* Returns: what is wrong with the text, NULL where a day was read. */
static const char *
read_day (DeskDayChooser *self, GDate *day)
{
  g_autoptr (GDateTime) now = desk_clock_get_local (desk_context_get_clock (self->context));
  DeskMoment moment;
  DeskMomentReason reason =
      desk_moment_read (gtk_editable_get_text (self->entry), DESK_MOMENT_FUTURE, now, &moment);

  if (reason != DESK_MOMENT_FITS && reason != DESK_MOMENT_IN_PAST)
    return desk_moment_message (reason);
  if (moment.day == 0)
    return desk_moment_message (DESK_MOMENT_UNREADABLE);
  g_date_set_dmy (day, (GDateDay)moment.day, (GDateMonth)moment.month, (GDateYear)moment.year);
  return NULL;
}

static void
get_today (DeskDayChooser *self, GDate *today)
{
  DeskClock *clock = desk_context_get_clock (self->context);

  g_date_clear (today, 1);
  desk_wall_time_split (desk_clock_get_zone (clock), desk_clock_get_now (clock), today);
}

static void
choose (DeskDayChooser *self, const GDate *day)
{
  self->day = *day;
  gtk_popover_popdown (self->popover);
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
tell (DeskDayChooser *self, const char *text, gboolean is_wrong)
{
  gtk_label_set_label (self->echo, text);
  desk_field_message_judge (GTK_WIDGET (self->entry), self->echo,
                            is_wrong ? DESK_VERDICT_ERROR : DESK_VERDICT_OK);
}

/* How the text is read is shown while it is typed; what is wrong with it when it is meant. */
static void
on_typed (DeskDayChooser *self)
{
  g_autofree char *text = NULL;
  GDate day, today;

  g_date_clear (&day, 1);
  if (gtk_editable_get_text (self->entry)[0] == '\0' || read_day (self, &day) != NULL)
    {
      tell (self, "", FALSE);
      return;
    }
  text = desk_day_text_write (&day);
  tell (self, text, FALSE);
  get_today (self, &today);
  desk_month_view_set_day (self->month, &day, &today);
}

static void
on_entered (DeskDayChooser *self)
{
  const char *wrong;
  GDate day;

  g_date_clear (&day, 1);
  wrong = read_day (self, &day);
  if (wrong == NULL)
    {
      choose (self, &day);
      return;
    }
  tell (self, wrong, TRUE);
  desk_spoken_warn (GTK_WIDGET (self), wrong);
}

static void
on_picked (DeskDayChooser *self)
{
  GDate day;

  desk_month_view_get_day (self->month, &day);
  choose (self, &day);
}

static void
on_opened (DeskDayChooser *self)
{
  GDate today;

  if (!gtk_menu_button_get_active (self->button) || self->context == NULL)
    return;
  get_today (self, &today);
  gtk_editable_set_text (self->entry, "");
  desk_month_view_set_day (self->month, &self->day, &today);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
desk_day_chooser_dispose (GObject *object)
{
  DeskDayChooser *self = DESK_DAY_CHOOSER (object);

  /* The template would let go of it behind the parent class's back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_DAY_CHOOSER);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (desk_day_chooser_parent_class)->dispose (object);
}

static void
desk_day_chooser_class_init (DeskDayChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_day_chooser_dispose;
  signals[CHOSEN] =
      g_signal_new ("chosen", DESK_TYPE_DAY_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (DESK_TYPE_MONTH_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/appointments/day-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskDayChooser, button);
  gtk_widget_class_bind_template_child (widget_class, DeskDayChooser, title);
  gtk_widget_class_bind_template_child (widget_class, DeskDayChooser, words);
  gtk_widget_class_bind_template_child (widget_class, DeskDayChooser, popover);
  gtk_widget_class_bind_template_child (widget_class, DeskDayChooser, entry);
  gtk_widget_class_bind_template_child (widget_class, DeskDayChooser, echo);
  gtk_widget_class_bind_template_child (widget_class, DeskDayChooser, month);
  gtk_widget_class_bind_template_callback (widget_class, on_entered);
  gtk_widget_class_bind_template_callback (widget_class, on_typed);
  gtk_widget_class_bind_template_callback (widget_class, on_picked);
  gtk_widget_class_bind_template_callback (widget_class, on_opened);
}

static void
desk_day_chooser_init (DeskDayChooser *self)
{
  g_date_clear (&self->day, 1);
  gtk_widget_init_template (GTK_WIDGET (self));
  desk_digit_keys_attach (gtk_editable_get_delegate (self->entry));
}

/**
 * desk_day_chooser_bind:
 */
void
desk_day_chooser_bind (DeskDayChooser *self, DeskContext *context)
{
  g_set_object (&self->context, context);
  desk_month_view_bind (self->month, desk_profile_get_calendar (desk_context_get_profile (context)));
}

/**
 * desk_day_chooser_show:
 * @day: the one in view
 * @title: of the page
 * @words: what is in view, in words
 */
void
desk_day_chooser_show (DeskDayChooser *self, const GDate *day, const char *title, const char *words)
{
  g_autofree char *spoken = g_strjoin (", ", title, words, NULL);

  self->day = *day;
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->words, words);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/**
 * desk_day_chooser_get_day:
 * @day: (out): the day that was chosen
 */
void
desk_day_chooser_get_day (DeskDayChooser *self, GDate *day)
{
  *day = self->day;
}

/**
 * desk_day_chooser_popup:
 * Opens the field, with the focus in it.
 */
void
desk_day_chooser_popup (DeskDayChooser *self)
{
  gtk_menu_button_popup (self->button);
}

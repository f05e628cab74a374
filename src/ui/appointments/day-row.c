// SPDX-License-Identifier: GPL-3.0-or-later
// The row of a day to come, in the date grammar. What is read is echoed beside it, and every day that can be read is told at
// once.

#include "ui/appointments/day-row.h"

#include "ui/widgets/digit-keys.h"
#include "ui/widgets/field-message.h"

#include <glib/gi18n-lib.h>

struct _DeskDayRow
{
  AdwEntryRow parent_instance;

  DeskContext *context;
  DeskMoment told; /* the last day that was told */
  GtkLabel *message;
};

enum
{
  CHANGED_DAY,
  MOVE_ON,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskDayRow, desk_day_row, ADW_TYPE_ENTRY_ROW)

static DeskMomentReason
read_text (DeskDayRow *self, DeskMoment *out)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self))));
  g_autoptr (GDateTime) now = desk_clock_get_local (desk_context_get_clock (self->context));

  if (*text != '\0')
    return desk_moment_read (text, DESK_MOMENT_FUTURE, now, out);
  *out = (DeskMoment){ g_date_time_get_year (now), g_date_time_get_month (now),
                       g_date_time_get_day_of_month (now), -1, 0 };
  return DESK_MOMENT_FITS;
}

static const char *
get_message (DeskMomentReason reason)
{
  return reason == DESK_MOMENT_IN_PAST ? _ ("This has passed. Nobody is booked in the past.")
         : reason == DESK_MOMENT_UNREADABLE
             ? _ ("This is not read as a day. Type it as 20.11, +7 or a weekday.")
             : desk_moment_message (reason);
}

static void
show_message (DeskDayRow *self, const char *text, gboolean is_error)
{
  desk_field_message_show (GTK_WIDGET (self), self->message, is_error ? DESK_VERDICT_ERROR : DESK_VERDICT_OK,
                           text);
}

/* @is_left: what cannot be read is told only then: it may not be finished. */
static void
read_day (DeskDayRow *self, gboolean is_left)
{
  DeskMoment moment;
  DeskMomentReason reason;
  g_autofree char *echo = NULL;

  if (self->context == NULL)
    return;
  reason = read_text (self, &moment);
  if (reason != DESK_MOMENT_FITS)
    {
      show_message (self, is_left ? get_message (reason) : NULL, is_left);
      return;
    }
  echo = desk_moment_echo (&moment);
  show_message (self, echo, FALSE);
  if (memcmp (&moment, &self->told, sizeof moment) == 0)
    return;
  self->told = moment;
  g_signal_emit (self, signals[CHANGED_DAY], 0);
}

static void
on_changed (DeskDayRow *self)
{
  read_day (self, FALSE);
}

static void
on_left (DeskDayRow *self)
{
  read_day (self, TRUE);
}

static void
on_activated (DeskDayRow *self)
{
  DeskMoment moment;

  read_day (self, TRUE);
  if (self->context != NULL && read_text (self, &moment) == DESK_MOMENT_FITS)
    g_signal_emit (self, signals[MOVE_ON], 0);
}

static void
desk_day_row_dispose (GObject *object)
{
  g_clear_object (&DESK_DAY_ROW (object)->context);

  G_OBJECT_CLASS (desk_day_row_parent_class)->dispose (object);
}

static void
desk_day_row_class_init (DeskDayRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_day_row_dispose;

  /**
   * DeskDayRow::changed-day:
   * Another day can be read.
   */
  signals[CHANGED_DAY] = g_signal_new ("changed-day", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);
  /**
   * DeskDayRow::move-on:
   * The next field shall have the focus.
   */
  signals[MOVE_ON] = g_signal_new ("move-on", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
desk_day_row_init (DeskDayRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _ ("From day"));
  g_signal_connect (self, "changed", G_CALLBACK (on_changed), NULL);
  g_signal_connect (self, "entry-activated", G_CALLBACK (on_activated), NULL);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_left), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  desk_digit_keys_attach (gtk_editable_get_delegate (GTK_EDITABLE (self)));

  self->message = desk_field_message_add (ADW_ENTRY_ROW (self));
}

/**
 * desk_day_row_bind:
 * Hands in the context; reads what stands there.
 */
void
desk_day_row_bind (DeskDayRow *self, DeskContext *context)
{
  g_set_object (&self->context, context);
  read_day (self, FALSE);
}

/**
 * desk_day_row_read:
 * @out: (out): the day; today where nothing stands there
 *
 * Returns: FALSE where what stands there cannot be read
 */
gboolean
desk_day_row_read (DeskDayRow *self, DeskMoment *out)
{
  return self->context != NULL && read_text (self, out) == DESK_MOMENT_FITS;
}

/**
 * desk_day_row_set_day:
 * @wall: day, perhaps with a time: "2026-11-24", "2026-11-24T09:30"
 *
 * Shows a day as if it had been typed.
 */
void
desk_day_row_set_day (DeskDayRow *self, const char *wall)
{
  DeskMoment moment;
  g_autofree char *text = NULL;

  if (!desk_moment_from_wall (wall, &moment))
    return;
  text = moment.hour < 0 ? g_strdup_printf ("%02d.%02d.%04d", moment.day, moment.month, moment.year)
                         : g_strdup_printf ("%02d.%02d.%04d %02d:%02d", moment.day, moment.month, moment.year,
                                            moment.hour, moment.minute);
  gtk_editable_set_text (GTK_EDITABLE (self), text);
}

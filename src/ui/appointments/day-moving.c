// SPDX-License-Identifier: GPL-3.0-or-later
// Moving an appointment in the day grid: what will do as a new place, and why another will not.

#include "ui/appointments/day-moving.h"

#include "ui/appointments/appointment-act.h"
#include "ui/notice.h"

#include <glib/gi18n-lib.h>

struct _DeskDayMoving
{
  DeskAppointment *appointment;
  DeskReception *reception; /* with whom it is so far */
  gint64 base;
};

/**
 * desk_day_moving_new:
 * @column: whose it is
 * @base: position in the journal as of which it was read
 *
 * Returns: (transfer full)
 */
DeskDayMoving *
desk_day_moving_new (const DeskBookingRow *row, const DeskBookingColumn *column, gint64 base)
{
  DeskDayMoving *self = g_new0 (DeskDayMoving, 1);

  self->appointment = g_object_ref (row->appointment);
  self->reception = g_object_ref (column->reception);
  self->base = base;
  return self;
}

/**
 * desk_day_moving_free:
 */
void
desk_day_moving_free (DeskDayMoving *self)
{
  g_object_unref (self->appointment);
  g_object_unref (self->reception);
  g_free (self);
}

/**
 * desk_day_moving_dup_id:
 *
 * Returns: (transfer full): id of the appointment
 */
char *
desk_day_moving_dup_id (const DeskDayMoving *self)
{
  return g_strdup (desk_record_get_id (DESK_RECORD (self->appointment)));
}

static gboolean
is_same_place (const DeskDayMoving *self, DeskReception *reception, const DeskDayCell *cell)
{
  return g_strcmp0 (cell->start,
                    desk_record_get_text (DESK_RECORD (self->appointment), DESK_APPOINTMENT_START))
             == 0
         && g_strcmp0 (desk_record_get_id (DESK_RECORD (reception)),
                       desk_record_get_id (DESK_RECORD (self->reception)))
                == 0;
}

/* Returns: why it cannot be moved there, NULL where it can */
static char *
find_hindrance (const DeskDayMoving *self, DeskContext *context, DeskReception *reception,
                const DeskDayCell *cell)
{
  const char *service = desk_record_get_text (DESK_RECORD (self->appointment), DESK_APPOINTMENT_SERVICE);

  if (cell->kind != DESK_DAY_FREE)
    return desk_day_moving_explain (cell);
  if (service != NULL && !desk_reception_has_service (reception, service))
    return g_strdup_printf (_ ("“%s” does not offer “%s”. Choose another reception."),
                            desk_record_get_text (DESK_RECORD (reception), DESK_RECEPTION_NAME),
                            desk_profile_get_label (desk_context_get_profile (context), "reception_services",
                                                    service, desk_context_get_language (context)));
  return NULL;
}

/**
 * desk_day_moving_drop:
 * @from: where notices are shown
 * @reception: whose the new place is
 * @cell: the new place
 *
 * Moves the appointment there, or tells why that cannot be.
 *
 * Returns: whether it is being moved
 */
gboolean
desk_day_moving_drop (const DeskDayMoving *self, GtkWidget *from, DeskContext *context,
                      DeskReception *reception, const DeskDayCell *cell)
{
  DeskAppointmentMove move = { .reception = reception, .start = cell->start };
  g_autofree char *hindrance = NULL;

  if (is_same_place (self, reception, cell))
    return FALSE;
  hindrance = find_hindrance (self, context, reception, cell);
  if (hindrance != NULL)
    {
      desk_notice_show (from, hindrance);
      return FALSE;
    }
  desk_appointment_act_move (from, context, self->appointment, self->base, &move, NULL, NULL);
  return TRUE;
}

/**
 * desk_day_moving_explain:
 * @cell: a place that is not free
 *
 * Returns: (transfer full): why nobody can be booked there
 */
char *
desk_day_moving_explain (const DeskDayCell *cell)
{
  switch (cell->kind)
    {
    case DESK_DAY_WALK_IN:
      return g_strdup (_ ("This place is kept for people who come without an appointment."));
    case DESK_DAY_HELD:
      return g_strdup (_ ("Somebody is just being booked for this place. Choose another one, or wait."));
    case DESK_DAY_PASSED:
      return g_strdup (_ ("This place cannot be booked any more. Choose a free one."));
    case DESK_DAY_ELSEWHERE:
      return g_strdup (
          _ ("This place is not booked at this desk: the reception is another desk’s or another station’s."));
    case DESK_DAY_BOOKING:
      /* TRANSLATORS: %s is the name of whoever has the place */
      return g_strdup_printf (_ ("The place is taken: %s. Choose a free one."), cell->title);
    case DESK_DAY_FREE:
    default:
      return g_strdup ("");
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
// What the worker reads for the list of free places: the next ones by the rules, a time outside of them that a head asked for,
// or who receives at this moment.

#include "ui/appointments/place-search.h"

#include "model/reception-plan.h"
#include "model/wall-time.h"
#include "store/booking-day.h"
#include "store/records.h"

/**
 * desk_place_copy:
 *
 * Returns: (transfer full)
 */
DeskPlace *
desk_place_copy (const DeskPlace *self)
{
  DeskPlace *copy = g_memdup2 (self, sizeof *self);

  copy->slot.reception = g_strdup (self->slot.reception);
  copy->slot.start = g_strdup (self->slot.start);
  return copy;
}

/**
 * desk_place_free:
 */
void
desk_place_free (DeskPlace *self)
{
  g_free (self->slot.reception);
  g_free (self->slot.start);
  g_free (self);
}

/* The first second that is looked at. */
static gint64
find_from (const DeskPlaceSearch *search, GTimeZone *zone, gint64 now, char **wall)
{
  g_autofree char *day =
      g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&search->day), (int)g_date_get_month (&search->day),
                       g_date_get_day (&search->day));
  gint64 from = 0;

  *wall = g_strdup_printf ("%sT%s", day, search->time != NULL ? search->time : "00:00");
  return desk_wall_time_read (zone, *wall, &from) ? MAX (from, now) : now;
}

/**
 * desk_place_question_new:
 *
 * Returns: (transfer full): what is to be searched
 */
DeskPlaceQuestion *
desk_place_question_new (const DeskPlaceSearch *search, DeskContext *context)
{
  DeskProfile *profile = desk_context_get_profile (context);
  DeskClock *clock = desk_context_get_clock (context);
  DeskPlaceQuestion *self = g_new0 (DeskPlaceQuestion, 1);
  g_autofree char *wall = NULL;
  gint64 now = desk_clock_get_now (clock);
  DeskBookingQuery query = {
    .zone = desk_clock_get_zone (clock),
    .calendar = desk_profile_get_calendar (profile),
    .service = (char *)search->service,
    .reception = (char *)search->reception,
    .role = (char *)desk_context_get_role (context),
    .ignore = (char *)search->ignore,
    .from = find_from (search, desk_clock_get_zone (clock), now, &wall),
    .now = now,
    .days = (guint)desk_profile_get_threshold (profile, "booking_days"),
  };

  self->query = desk_booking_query_copy (&query);
  self->desk = g_strdup (desk_store_get_desk (desk_context_get_store (context)));
  self->now = search->now;
  if (search->time != NULL && search->reception != NULL
      && desk_officer_role_reaches (desk_context_get_role (context), "head"))
    self->outside = g_steal_pointer (&wall);
  return self;
}

/**
 * desk_place_question_copy:
 *
 * Returns: (transfer full)
 */
DeskPlaceQuestion *
desk_place_question_copy (const DeskPlaceQuestion *self)
{
  DeskPlaceQuestion *copy = g_memdup2 (self, sizeof *self);

  copy->query = desk_booking_query_copy (self->query);
  copy->desk = g_strdup (self->desk);
  copy->outside = g_strdup (self->outside);
  return copy;
}

/**
 * desk_place_question_free:
 */
void
desk_place_question_free (DeskPlaceQuestion *self)
{
  desk_booking_query_free (self->query);
  g_free (self->desk);
  g_free (self->outside);
  g_free (self);
}

static gboolean
has_start (GPtrArray *places, const char *start)
{
  for (guint i = 0; i < places->len; i++)
    if (g_str_equal (((DeskPlace *)g_ptr_array_index (places, i))->slot.start, start))
      return TRUE;
  return FALSE;
}

/* Whether the time is free is decided when it is booked. */
static gboolean
add_outside (DeskDatabase *database, const DeskPlaceQuestion *question, GPtrArray *places, GError **error)
{
  g_autoptr (DeskRecord) reception = NULL;
  DeskPlace *place;
  gint64 begins;

  if (question->outside == NULL || has_start (places, question->outside)
      || !desk_wall_time_read (question->query->zone, question->outside, &begins)
      || begins < question->query->now)
    return TRUE;
  reception = desk_records_load (database, "reception", question->query->reception, error);
  if (reception == NULL)
    return FALSE;
  place = g_new0 (DeskPlace, 1);
  place->is_outside = TRUE;
  place->slot = (DeskFreeSlot){
    .reception = g_strdup (question->query->reception),
    .start = g_strdup (question->outside),
    .begins = begins,
    .length = desk_reception_get_length (DESK_RECEPTION (reception)),
    .firm = desk_reception_is_firm (DESK_RECEPTION (reception), question->desk),
    .free = 1,
  };
  g_ptr_array_insert (places, 0, place);
  return TRUE;
}

static gboolean
list_next (DeskDatabase *database, const DeskPlaceQuestion *question, GPtrArray *places,
           GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) slots = NULL;

  question->query->limit = question->limit;
  question->query->hold = question->hold;
  slots = desk_booking_list_free (database, question->query, cancellable, error);
  if (slots == NULL)
    return FALSE;
  for (guint i = 0; i < slots->len; i++)
    {
      DeskPlace place = { .slot = *(DeskFreeSlot *)g_ptr_array_index (slots, i) };

      g_ptr_array_add (places, desk_place_copy (&place));
    }
  return add_outside (database, question, places, error);
}

static gboolean
is_wanted (DeskReception *reception, const DeskBookingQuery *query)
{
  const char *lowest = desk_record_get_text (DESK_RECORD (reception), DESK_RECEPTION_BOOKED_BY);

  return (query->service == NULL || desk_reception_has_service (reception, query->service))
         && desk_officer_role_reaches (query->role, lowest != NULL ? lowest : "communicator");
}

/* The place that goes on now: one that is kept for people without an appointment, else any that is free. */
static void
add_present (const DeskBookingColumn *column, const DeskPlaceQuestion *question, GPtrArray *places)
{
  const DeskBookingPlace *found = NULL;
  DeskPlace *place;

  for (guint i = 0; i < column->places->len; i++)
    {
      const DeskBookingPlace *candidate = &g_array_index (column->places, DeskBookingPlace, i);

      if (candidate->free > 0 && candidate->slot.begins <= question->query->now
          && candidate->slot.ends > question->query->now && (found == NULL || candidate->slot.walk_in))
        found = candidate;
    }
  if (found == NULL)
    return;
  place = g_new0 (DeskPlace, 1);
  place->slot = (DeskFreeSlot){
    .reception = g_strdup (desk_record_get_id (DESK_RECORD (column->reception))),
    .start = desk_wall_time_write (question->query->zone, found->slot.begins),
    .begins = found->slot.begins,
    .length = (found->slot.ends - found->slot.begins) / 60,
    .firm = desk_reception_is_firm (column->reception, question->desk),
    .walk_in = found->slot.walk_in,
    .free = found->free,
  };
  g_ptr_array_add (places, place);
}

static gboolean
list_present (DeskDatabase *database, const DeskPlaceQuestion *question, GPtrArray *places,
              GCancellable *cancellable, GError **error)
{
  const DeskBookingQuery *query = question->query;
  DeskBookingRange range = {
    .days = 1,
    .reception = query->reception,
    .zone = query->zone,
    .calendar = query->calendar,
    .now = query->now,
  };
  g_autoptr (DeskBookingDay) day = NULL;

  desk_wall_time_split (query->zone, query->now, &range.from);
  day = desk_booking_load_day (database, &range, cancellable, error);
  if (day == NULL)
    return FALSE;
  for (guint i = 0; i < day->columns->len; i++)
    {
      const DeskBookingColumn *column = g_ptr_array_index (day->columns, i);

      if (is_wanted (column->reception, query))
        add_present (column, question, places);
    }
  return TRUE;
}

/**
 * desk_place_search_run:
 * @question: a #DeskPlaceQuestion
 *
 * Returns: (transfer full) (element-type DeskPlace) (nullable): the places, the earliest first; NULL with @error set
 */
gpointer
desk_place_search_run (DeskDatabase *database, gpointer question, GCancellable *cancellable, GError **error)
{
  const DeskPlaceQuestion *asked = question;
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func ((GDestroyNotify)desk_place_free);
  gboolean found = asked->now ? list_present (database, asked, places, cancellable, error)
                              : list_next (database, asked, places, cancellable, error);

  return found ? g_steal_pointer (&places) : NULL;
}

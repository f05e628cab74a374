// SPDX-License-Identifier: GPL-3.0-or-later
// What the screens say about a visitor: number, name, topic, how long it takes. Sealed topics say neither name nor topic.

#include "ui/front-desk/visitor-words.h"

#include "model/phone.h"
#include "model/profile.h"
#include "model/visit-check.h"
#include "model/waiting.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DIGITS_OF_NUMBER 3

static const char *
get_text (DeskVisit *visit, DeskVisitField field)
{
  return desk_record_get_text (DESK_RECORD (visit), field);
}

static const char *
get_label (DeskVisit *visit, DeskVisitField field, const char *vocabulary, DeskContext *context)
{
  const char *code = get_text (visit, field);

  return code != NULL ? desk_profile_get_label (desk_context_get_profile (context), vocabulary, code,
                                                desk_context_get_language (context))
                      : NULL;
}

/* Joins what is there with a middle dot; takes the texts. */
static void
append_part (GString *text, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, part);
}

/**
 * desk_visitor_make_number:
 *
 * Returns: (transfer full): what the visitor is called by: the queue number, else the end of the register number
 */
char *
desk_visitor_make_number (DeskVisit *visit)
{
  const char *queue = get_text (visit, DESK_VISIT_QUEUE_NO);
  const char *number = get_text (visit, DESK_VISIT_NO);
  const char *tail = number != NULL ? strrchr (number, '/') : NULL;

  if (queue != NULL)
    return g_strdup (queue);
  if (tail == NULL)
    return g_strdup ("");
  tail++;
  while (*tail == '0' && strlen (tail) > DIGITS_OF_NUMBER)
    tail++;
  return g_strdup (tail);
}

/* The time a visitor is booked for, on the station's clock. */
static char *
make_booked_time (DeskVisitor *visitor, DeskContext *context)
{
  DeskRecord *visit = DESK_RECORD (desk_visitor_get_visit (visitor));

  return desk_visitor_make_time (desk_record_get_integer (visit, DESK_VISIT_BOOKED), context);
}

/**
 * desk_visitor_make_booking:
 * @visitor: somebody who is booked
 *
 * Returns: (transfer full): with whom and what for: "Colonel Rohach · Personal reception"; nothing of a sealed matter
 */
char *
desk_visitor_make_booking (DeskVisitor *visitor, DeskContext *context)
{
  DeskReception *reception = desk_visitor_get_reception (visitor);
  const char *service =
      desk_record_get_text (DESK_RECORD (desk_visitor_get_appointment (visitor)), DESK_APPOINTMENT_SERVICE);
  GString *text = g_string_new (NULL);

  if (reception != NULL)
    append_part (text, desk_record_get_text (DESK_RECORD (reception), DESK_RECEPTION_NAME));
  if (service != NULL
      && !desk_visit_is_sealed (desk_visitor_get_visit (visitor), desk_context_get_profile (context)))
    append_part (text, desk_profile_get_label (desk_context_get_profile (context), "reception_services",
                                               service, desk_context_get_language (context)));
  return g_string_free (text, FALSE);
}

/**
 * desk_visitor_make_title:
 * @person: (nullable): whom the visit is about
 *
 * Returns: (transfer full): the name; "Visitor" for an anonymous one; a neutral title where the topic is sealed
 */
char *
desk_visitor_make_title (DeskVisit *visit, DeskPerson *person, DeskContext *context)
{
  char *name = NULL;

  if (desk_visit_is_sealed (visit, desk_context_get_profile (context)))
    return g_strdup (_ ("Sealed matter"));
  if (person != NULL)
    name = desk_person_get_full_name (person);
  return name != NULL ? name : g_strdup (_ ("Visitor"));
}

/**
 * desk_room_make_label:
 * @room: key of the room in the station's list, or a name
 *
 * Returns: (transfer full) (nullable): the room's name
 */
char *
desk_room_make_label (DeskStation *station, const char *room)
{
  const char *name = station != NULL && room != NULL
                         ? desk_record_get_entry_text (DESK_RECORD (station), DESK_STATION_ROOM, room)
                         : NULL;

  return g_strdup (name != NULL ? name : room);
}

/**
 * desk_room_make_label_of:
 * @field: the room of the record
 *
 * Returns: (transfer full) (nullable): the room's name; of a record of another station, whose list is not known, the key itself
 */
char *
desk_room_make_label_of (DeskContext *context, DeskRecord *record, guint field)
{
  const char *room = desk_record_get_text (record, field);

  return desk_record_get_owner (record) != NULL
             ? g_strdup (room)
             : desk_room_make_label (desk_context_get_station (context), room);
}

static const char *
get_priority (DeskVisit *visit, DeskContext *context)
{
  const char *priority = get_text (visit, DESK_VISIT_PRIORITY);

  if (g_strcmp0 (priority, "group") == 0 && get_text (visit, DESK_VISIT_PRIORITY_GROUP) != NULL)
    return get_label (visit, DESK_VISIT_PRIORITY_GROUP, "priority_groups", context);
  if (priority == NULL || g_str_equal (priority, "ordinary"))
    return NULL;
  return get_label (visit, DESK_VISIT_PRIORITY, "priorities", context);
}

/* The specialist who was called and has not come yet. */
static const char *
find_awaited (DeskVisit *visit)
{
  DeskRecord *record = DESK_RECORD (visit);
  g_autofree const char **keys = desk_record_list_keys (record, DESK_VISIT_SPECIALIST_CALLED);

  for (guint i = 0; keys[i] != NULL; i++)
    if (desk_record_get_entry (record, DESK_VISIT_SPECIALIST_ARRIVED, keys[i]) == NULL)
      return desk_record_get_entry_text (record, DESK_VISIT_SPECIALIST, keys[i]);
  return NULL;
}

static char *
make_held_detail (DeskVisit *visit, DeskContext *context)
{
  const char *specialist = find_awaited (visit);
  const char *reason = get_label (visit, DESK_VISIT_HOLD_REASON, "hold_reasons", context);

  if (specialist != NULL && g_strcmp0 (get_text (visit, DESK_VISIT_HOLD_REASON), "specialist") == 0)
    /* TRANSLATORS: on the board: the visitor waits for this specialist */
    return g_strdup_printf (_ ("Waits for: %s"), specialist);
  return g_strdup (reason);
}

static const char *
get_appointment_state (DeskVisitor *visitor, DeskContext *context)
{
  const char *state =
      desk_record_get_text (DESK_RECORD (desk_visitor_get_appointment (visitor)), DESK_APPOINTMENT_STATE);

  return desk_profile_get_label (desk_context_get_profile (context), "appointment_states", state,
                                 desk_context_get_language (context));
}

/* Of whoever is here the time stands in the words; of the others it stands in front. */
static char *
make_booking_detail (DeskVisitor *visitor, DeskContext *context)
{
  g_autofree char *booking = desk_visitor_make_booking (visitor, context);
  g_autofree char *time = NULL;

  if (!desk_visitor_is_here (visitor))
    return g_steal_pointer (&booking);
  time = make_booked_time (visitor, context);
  /* TRANSLATORS: on the board: a time of day, and with whom the visitor is booked */
  return g_strdup_printf (_ ("booked %1$s · %2$s"), time, booking);
}

static char *
make_detail (DeskVisitor *visitor, DeskContext *context)
{
  DeskVisit *visit = desk_visitor_get_visit (visitor);
  gboolean sealed = desk_visit_is_sealed (visit, desk_context_get_profile (context));
  GString *text = g_string_new (NULL);
  g_autofree char *booking = NULL;
  g_autofree char *room = NULL;
  g_autofree char *room_words = NULL;
  g_autofree char *held = NULL;

  append_part (text, get_priority (visit, context));
  if (desk_visitor_get_appointment (visitor) != NULL)
    booking = make_booking_detail (visitor, context);
  append_part (text, booking);
  if (!sealed)
    append_part (text, get_label (visit, DESK_VISIT_TOPIC, "topics", context));
  switch (desk_visitor_get_section (visitor))
    {
    case DESK_SECTION_SERVING:
      room = desk_room_make_label (desk_context_get_station (context), get_text (visit, DESK_VISIT_ROOM));
      if (room != NULL)
        /* TRANSLATORS: the name of a room, often a number */
        room_words = g_strdup_printf (_ ("room %s"), room);
      append_part (text, room_words);
      break;
    case DESK_SECTION_HELD:
      held = make_held_detail (visit, context);
      append_part (text, held);
      break;
    case DESK_SECTION_DONE:
      if (!desk_visitor_is_here (visitor))
        append_part (text, get_appointment_state (visitor, context));
      else if (!desk_visitor_is_state (visitor, "finished"))
        append_part (text, get_label (visit, DESK_VISIT_STATE, "visit_states", context));
      else if (!sealed)
        append_part (text, get_label (visit, DESK_VISIT_OUTCOME, "outcomes", context));
      break;
    case DESK_SECTION_EXPECTED:
    case DESK_SECTION_WAITING:
    case DESK_SECTION_CALLED:
    case DESK_SECTION_NONE:
    default:
      break;
    }
  return g_string_free (text, FALSE);
}

static gint64
count_minutes (DeskVisitor *visitor)
{
  return MAX (0, desk_visitor_get_now (visitor) - desk_visit_get_since (desk_visitor_get_visit (visitor)))
         / 60;
}

static void
describe_wait (DeskVisitor *visitor, DeskContext *context, DeskVisitorWords *out)
{
  DeskStation *station = desk_context_get_station (context);
  DeskProfile *profile = desk_context_get_profile (context);
  gint64 minutes = count_minutes (visitor);
  DeskWaitingLevel level =
      desk_waiting_level (minutes, (int)desk_station_get_threshold (station, profile, DESK_STATION_WAIT_LONG),
                          (int)desk_station_get_threshold (station, profile, DESK_STATION_WAIT_TOO_LONG));
  gboolean held = desk_visitor_get_section (visitor) == DESK_SECTION_HELD;

  out->time = desk_waiting_text (minutes, level);
  out->icon = held                         ? "media-playback-pause-symbolic"
              : level == DESK_WAITING_FINE ? "alarm-symbolic"
                                           : "dialog-warning-symbolic";
  out->style = level == DESK_WAITING_TOO_LONG ? "error" : level == DESK_WAITING_LONG ? "warning" : "dimmed";
}

/**
 * desk_visitor_make_time:
 * @instant: seconds UTC
 *
 * Returns: (transfer full): the time of day on the station's clock
 */
char *
desk_visitor_make_time (gint64 instant, DeskContext *context)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (instant);
  g_autoptr (GDateTime) local = NULL;

  if (utc == NULL)
    return g_strdup ("");
  local = g_date_time_to_timezone (utc, desk_clock_get_zone (desk_context_get_clock (context)));
  return g_date_time_format (local, "%H:%M");
}

/* When somebody who is booked will come, or how late they are. */
static void
describe_expectation (DeskVisitor *visitor, DeskContext *context, DeskVisitorWords *out)
{
  gint64 late = desk_station_get_threshold (desk_context_get_station (context),
                                            desk_context_get_profile (context), DESK_STATION_LATE_AFTER);
  gint64 left = desk_visitor_get_since (visitor) - desk_visitor_get_now (visitor);
  gboolean is_late = -left >= late * 60;
  g_autofree char *span = desk_waiting_text (ABS (left) / 60, DESK_WAITING_FINE);

  out->icon = is_late ? "dialog-warning-symbolic" : "x-office-calendar-symbolic";
  out->style = is_late ? "warning" : "dimmed";
  if (is_late)
    /* TRANSLATORS: on the board: somebody who is booked has not come; how much time has passed since */
    out->time = g_strdup_printf (_ ("late, %s"), span);
  else if (left > 0)
    /* TRANSLATORS: on the board: somebody is booked for a time that is so far from now */
    out->time = g_strdup_printf (_ ("in %s"), span);
  else
    /* TRANSLATORS: on the board: the time for which somebody is booked has come */
    out->time = g_strdup (C_ ("booked", "now"));
}

static void
describe_time (DeskVisitor *visitor, DeskContext *context, DeskVisitorWords *out)
{
  out->style = "dimmed";
  switch (desk_visitor_get_section (visitor))
    {
    case DESK_SECTION_EXPECTED:
      describe_expectation (visitor, context, out);
      break;
    case DESK_SECTION_WAITING:
    case DESK_SECTION_HELD:
      describe_wait (visitor, context, out);
      break;
    case DESK_SECTION_CALLED:
      out->icon = "audio-volume-high-symbolic";
      out->time = desk_waiting_text (count_minutes (visitor), DESK_WAITING_FINE);
      break;
    case DESK_SECTION_SERVING:
      out->icon = "media-playback-start-symbolic";
      out->time = desk_waiting_text (count_minutes (visitor), DESK_WAITING_FINE);
      break;
    case DESK_SECTION_DONE:
    case DESK_SECTION_NONE:
    default:
      out->icon =
          desk_visitor_is_state (visitor, "finished") ? "object-select-symbolic" : "process-stop-symbolic";
      out->time = desk_visitor_is_here (visitor)
                      ? desk_visitor_make_time (desk_visitor_get_since (visitor), context)
                      : g_strdup ("");
      break;
    }
}

/* Who is booked by a phone number alone is told by it. */
static char *
make_booked_title (DeskVisitor *visitor, DeskContext *context)
{
  DeskVisit *visit = desk_visitor_get_visit (visitor);
  DeskPerson *person = desk_visitor_get_person (visitor);
  const char *phone =
      desk_record_get_text (DESK_RECORD (desk_visitor_get_appointment (visitor)), DESK_APPOINTMENT_PHONE);

  if (person == NULL && phone != NULL && !desk_visit_is_sealed (visit, desk_context_get_profile (context)))
    return desk_phone_display (phone);
  return desk_visitor_make_title (visit, person, context);
}

/**
 * desk_visitor_describe:
 * @out: (out caller-allocates): the words; clear them after use
 */
void
desk_visitor_describe (DeskVisitor *visitor, DeskContext *context, DeskVisitorWords *out)
{
  DeskVisit *visit = desk_visitor_get_visit (visitor);
  GString *spoken = g_string_new (NULL);

  out->number =
      desk_visitor_is_here (visitor) ? desk_visitor_make_number (visit) : make_booked_time (visitor, context);
  out->title = desk_visitor_is_here (visitor)
                   ? desk_visitor_make_title (visit, desk_visitor_get_person (visitor), context)
                   : make_booked_title (visitor, context);
  out->detail = make_detail (visitor, context);
  out->state =
      g_strdup (desk_visitor_is_here (visitor) ? get_label (visit, DESK_VISIT_STATE, "visit_states", context)
                                               : get_appointment_state (visitor, context));
  describe_time (visitor, context, out);

  append_part (spoken, out->number);
  append_part (spoken, out->title);
  append_part (spoken, out->detail);
  append_part (spoken, out->state);
  append_part (spoken, out->time);
  out->spoken = g_string_free (spoken, FALSE);
}

/**
 * desk_visitor_words_clear:
 * Frees what desk_visitor_describe() wrote.
 */
void
desk_visitor_words_clear (DeskVisitorWords *self)
{
  g_clear_pointer (&self->number, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->detail, g_free);
  g_clear_pointer (&self->time, g_free);
  g_clear_pointer (&self->state, g_free);
  g_clear_pointer (&self->spoken, g_free);
}

/**
 * desk_section_get_title:
 *
 * Returns: the translated title of a section of the board
 */
const char *
desk_section_get_title (DeskSection section)
{
  switch (section)
    {
    case DESK_SECTION_EXPECTED:
      return C_ ("board", "Expected");
    case DESK_SECTION_WAITING:
      return C_ ("board", "Waiting");
    case DESK_SECTION_CALLED:
      return C_ ("board", "Called");
    case DESK_SECTION_SERVING:
      return C_ ("board", "Being Served");
    case DESK_SECTION_HELD:
      return C_ ("board", "On Hold");
    case DESK_SECTION_DONE:
      return C_ ("board", "Done Today");
    case DESK_SECTION_NONE:
    default:
      return "";
    }
}

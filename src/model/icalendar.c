// SPDX-License-Identifier: GPL-3.0-or-later
// Appointments as an iCalendar file (RFC 5545). Times are those of the wall with the zone they belong to, and the zone is
// described in the file: when a law moves the zone, an appointment stays at its time. No name and no question of a visitor gets
// into the file unless it was asked for; a sealed matter never has any.

#include "model/icalendar.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/appointment-check.h"
#include "model/appointment-step.h"
#include "model/wall-time.h"

#define LINE_OCTETS 75
#define HOUR 3600
#define DAY (24 * HOUR)

/* A change of the clocks. */
typedef struct
{
  gint64 at;
  int before;
  int after;
  gboolean is_daylight;
  char *name;
} Change;

typedef struct
{
  const DeskICalendar *options;
  GTimeZone *zone;
  GString *text;
} Writer;

/* Ends each line by the rules, and divides those that are too long between two characters. */
static void
add_line (Writer *self, const char *name, const char *value)
{
  g_autofree char *line = g_strconcat (name, ":", value, NULL);
  gsize room = LINE_OCTETS;
  gsize used = 0;

  for (const char *at = line; *at != '\0'; at = g_utf8_next_char (at))
    {
      gsize length = (gsize)(g_utf8_next_char (at) - at);

      if (used + length > room)
        {
          g_string_append (self->text, "\r\n ");
          used = 0;
          room = LINE_OCTETS - 1;
        }
      g_string_append_len (self->text, at, (gssize)length);
      used += length;
    }
  g_string_append (self->text, "\r\n");
}

/* A value of the type TEXT: what separates is escaped, and what no calendar could show is left out. */
static void
add_text (Writer *self, const char *name, const char *value)
{
  g_autofree char *valid = g_utf8_make_valid (value, -1);
  g_autoptr (GString) escaped = g_string_new (NULL);

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (letter == '\n')
        g_string_append (escaped, "\\n");
      else if (letter == ';' || letter == ',' || letter == '\\')
        g_string_append_printf (escaped, "\\%c", (char)letter);
      else if (letter == '\t' || !g_unichar_iscntrl (letter))
        g_string_append_unichar (escaped, letter);
    }
  add_line (self, name, escaped->str);
}

static void
add_instant (Writer *self, const char *name, gint64 instant)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (instant);
  g_autofree char *value = g_date_time_format (utc, "%Y%m%dT%H%M%SZ");

  add_line (self, name, value);
}

/* The zone ---------------------------------------------------------------------------------------------------------- */

static int
find_interval (GTimeZone *zone, gint64 utc)
{
  return g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, utc);
}

static void
add_offset (Writer *self, const char *name, int seconds)
{
  int minutes = ABS (seconds) / 60;
  g_autofree char *value =
      g_strdup_printf ("%c%02d%02d", seconds < 0 ? '-' : '+', minutes / 60, minutes % 60);

  add_line (self, name, value);
}

/* A time of the wall as it was before the change, as the standard wants the beginning of a part of the zone. */
static void
add_onset (Writer *self, gint64 at, int offset)
{
  g_autoptr (GDateTime) wall = g_date_time_new_from_unix_utc (at + offset);
  g_autofree char *value = g_date_time_format (wall, "%Y%m%dT%H%M%S");

  add_line (self, "DTSTART", value);
}

static void
add_change (Writer *self, const Change *change)
{
  const char *part = change->is_daylight ? "DAYLIGHT" : "STANDARD";

  add_line (self, "BEGIN", part);
  add_onset (self, change->at, change->before);
  add_offset (self, "TZOFFSETFROM", change->before);
  add_offset (self, "TZOFFSETTO", change->after);
  add_text (self, "TZNAME", change->name);
  add_line (self, "END", part);
}

/* The second at which the zone changes between two instants on both sides of one change. */
static gint64
find_second (GTimeZone *zone, gint64 before, gint64 after)
{
  int interval = find_interval (zone, before);

  while (after - before > 1)
    {
      gint64 middle = before + (after - before) / 2;

      if (find_interval (zone, middle) == interval)
        before = middle;
      else
        after = middle;
    }
  return after;
}

static void
add_zone (Writer *self, gint64 from, gint64 to)
{
  int interval = find_interval (self->zone, from);
  Change first = { .before = g_time_zone_get_offset (self->zone, interval),
                   .after = g_time_zone_get_offset (self->zone, interval),
                   .is_daylight = g_time_zone_is_dst (self->zone, interval),
                   .name = (char *)g_time_zone_get_abbreviation (self->zone, interval) };

  add_line (self, "BEGIN", "VTIMEZONE");
  add_text (self, "TZID", g_time_zone_get_identifier (self->zone));
  from -= (from + first.after) % DAY; /* midnight on the wall */
  first.at = from;
  add_change (self, &first);
  for (gint64 at = from; at < to; at += DAY)
    {
      int next = find_interval (self->zone, at + DAY);
      Change change = { .before = g_time_zone_get_offset (self->zone, interval),
                        .after = g_time_zone_get_offset (self->zone, next),
                        .is_daylight = g_time_zone_is_dst (self->zone, next),
                        .name = (char *)g_time_zone_get_abbreviation (self->zone, next) };

      if (next == interval)
        continue;
      change.at = find_second (self->zone, at, at + DAY);
      add_change (self, &change);
      interval = next;
    }
  add_line (self, "END", "VTIMEZONE");
}

/* The appointments -------------------------------------------------------------------------------------------------- */

static const char *
get_text (DeskAppointment *appointment, DeskAppointmentField field)
{
  return desk_record_get_text (DESK_RECORD (appointment), field);
}

static const char *
get_reception_text (DeskReception *reception, DeskReceptionField field)
{
  return desk_record_get_text (DESK_RECORD (reception), field);
}

/* What a calendar shows of the state: who may still come, whom headquarters has not confirmed, and who will not. */
static const char *
get_status (DeskAppointment *appointment)
{
  if (!desk_appointment_takes_place (appointment))
    return "CANCELLED";
  return g_strcmp0 (get_text (appointment, DESK_APPOINTMENT_STATE), "requested") == 0 ? "TENTATIVE"
                                                                                      : "CONFIRMED";
}

static void
add_summary (Writer *self, const DeskICalendarEntry *entry, gboolean with_name)
{
  const char *number = get_text (entry->appointment, DESK_APPOINTMENT_NO);
  const char *service = get_text (entry->appointment, DESK_APPOINTMENT_SERVICE);
  const char *what =
      desk_appointment_is_sealed (entry->appointment, self->options->profile) || service == NULL
          ? _ ("Appointment")
          : desk_profile_get_label (self->options->profile, "reception_services", service,
                                    self->options->language);
  g_autofree char *name =
      with_name && entry->person != NULL ? desk_person_get_full_name (entry->person) : NULL;
  g_autofree char *summary = g_strjoin (" · ", what, name != NULL ? name : number, NULL);

  add_text (self, "SUMMARY", summary);
}

static void
add_place (Writer *self, const DeskICalendarEntry *entry)
{
  const char *room = get_text (entry->appointment, DESK_APPOINTMENT_ROOM);
  /* Translators: number of a room. */
  g_autofree char *named = room != NULL ? g_strdup_printf (_ ("Room %s"), room) : NULL;
  const char *parts[] = { named, self->options->address, NULL };
  g_autofree char *place = g_strjoinv (", ", (char **)(named != NULL ? parts : parts + 1));

  if (*place != '\0')
    add_text (self, "LOCATION", place);
}

static void
add_description (Writer *self, const DeskICalendarEntry *entry, gboolean with_name)
{
  const char *reception = get_reception_text (entry->reception, DESK_RECEPTION_NAME);
  const char *number = get_text (entry->appointment, DESK_APPOINTMENT_NO);
  const char *question = with_name ? get_text (entry->appointment, DESK_APPOINTMENT_QUESTION) : NULL;
  const char *needs = with_name ? get_text (entry->appointment, DESK_APPOINTMENT_NEEDS) : NULL;
  const char *parts[] = { reception, number, needs, question };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", parts[i]);
  if (text->len > 0)
    add_text (self, "DESCRIPTION", text->str);
}

/* "2026-11-24T09:30" as the standard writes it, with the zone as its parameter. */
static void
add_start (Writer *self, const char *start)
{
  g_autofree char *name = g_strdup_printf ("DTSTART;TZID=%s", g_time_zone_get_identifier (self->zone));
  g_autofree char *value =
      g_strdup_printf ("%.4s%.2s%.2sT%.2s%.2s00", start, start + 5, start + 8, start + 11, start + 14);

  add_line (self, name, value);
}

static void
add_entry (Writer *self, const DeskICalendarEntry *entry)
{
  DeskRecord *record = DESK_RECORD (entry->appointment);
  gboolean with_name =
      self->options->with_names && !desk_appointment_is_sealed (entry->appointment, self->options->profile);
  g_autofree char *uid = g_strdup_printf ("%s@dutydesk", desk_record_get_id (record));
  gint64 age = self->options->now - desk_record_get_integer (record, DESK_APPOINTMENT_MADE);
  /* Each file is newer than the one before, so that a calendar takes what changed. */
  g_autofree char *sequence = g_strdup_printf ("%" G_GINT64_FORMAT, CLAMP (age / 60, 0, G_MAXINT32));
  g_autofree char *duration =
      g_strdup_printf ("PT%" G_GINT64_FORMAT "M", desk_record_get_integer (record, DESK_APPOINTMENT_LENGTH));

  add_line (self, "BEGIN", "VEVENT");
  add_text (self, "UID", uid);
  add_instant (self, "DTSTAMP", self->options->now);
  add_line (self, "SEQUENCE", sequence);
  add_start (self, get_text (entry->appointment, DESK_APPOINTMENT_START));
  add_line (self, "DURATION", duration);
  add_summary (self, entry, with_name);
  add_place (self, entry);
  add_description (self, entry, with_name);
  add_line (self, "STATUS", get_status (entry->appointment));
  add_line (self, "CLASS", "PRIVATE");
  add_line (self, "END", "VEVENT");
}

static void
find_span (Writer *self, const DeskICalendarEntry *entries, guint n_entries, gint64 *from, gint64 *to)
{
  *from = self->options->now;
  *to = self->options->now;
  for (guint i = 0; i < n_entries; i++)
    {
      gint64 begin = desk_appointment_get_begin (entries[i].appointment, self->zone);

      if (begin == 0)
        continue;
      *from = MIN (*from, begin);
      *to = MAX (*to, begin);
    }
  *from -= 2 * DAY;
  *to += 2 * DAY;
}

/**
 * desk_icalendar_write:
 * @entries: (array length=n_entries): the appointments; those without a time are left out
 *
 * What was cancelled or moved is written as cancelled, so that a calendar that had it drops it.
 *
 * Returns: (transfer full): the file, in UTF-8 with lines that end in CR LF
 */
char *
desk_icalendar_write (const DeskICalendar *self, const DeskICalendarEntry *entries, guint n_entries)
{
  Writer writer = { .options = self,
                    .zone = desk_profile_get_time_zone (self->profile),
                    .text = g_string_new (NULL) };
  gint64 from, to;

  add_line (&writer, "BEGIN", "VCALENDAR");
  add_line (&writer, "VERSION", "2.0");
  add_text (&writer, "PRODID", "-//Duty Desk//Duty Desk//EN");
  add_line (&writer, "CALSCALE", "GREGORIAN");
  add_line (&writer, "METHOD", "PUBLISH");
  if (self->title != NULL)
    add_text (&writer, "X-WR-CALNAME", self->title);
  find_span (&writer, entries, n_entries, &from, &to);
  add_zone (&writer, from, to);
  for (guint i = 0; i < n_entries; i++)
    if (desk_appointment_get_begin (entries[i].appointment, writer.zone) != 0)
      add_entry (&writer, &entries[i]);
  add_line (&writer, "END", "VCALENDAR");
  return g_string_free (writer.text, FALSE);
}

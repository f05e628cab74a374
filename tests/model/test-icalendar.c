// SPDX-License-Identifier: GPL-3.0-or-later
// Appointments as an iCalendar file. With the name of a folder as its argument it writes there what read-calendar.py reads with
// another program's eyes.

#include "model/icalendar.h"

#include "model/appointment-step.h"

#include <string.h>

#define NOW G_GINT64_CONSTANT (1774000000) /* 20 March 2026 */

typedef struct
{
  DeskProfile *profile;
  DeskReception *reception;
  DeskPerson *person;
  GPtrArray *appointments;
  GArray *entries;
  DeskICalendar calendar;
} Fixture;

static DeskRecord *
add (Fixture *self, const char *id, const char *state, const char *start)
{
  DeskAppointment *appointment = g_object_new (DESK_TYPE_APPOINTMENT, "id", id, "state", state, "service",
                                               "personal", "person", "p.1", "made", NOW - 7200, NULL);
  DeskICalendarEntry entry = { appointment, self->reception, self->person };

  desk_appointment_set_place (appointment, self->reception, start);
  g_ptr_array_add (self->appointments, appointment);
  g_array_append_val (self->entries, entry);
  return DESK_RECORD (appointment);
}

/* Two days on each of which the clocks of Kyiv change, and one between. */
static void
set_up (Fixture *self, gconstpointer country)
{
  g_autofree char *path = g_strdup_printf ("/org/dutydesk/DutyDesk/profiles/%s.json", (const char *)country);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = g_resources_lookup_data (path, 0, &error);
  DeskRecord *first;

  g_assert_no_error (error);
  self->profile = desk_profile_new_from_bytes (json, country, &error);
  g_assert_no_error (error);
  self->reception = g_object_new (DESK_TYPE_RECEPTION, "id", "r.1", "kind", "chief", "name",
                                  "Полковник Рогач; особистий прийом, каб. 12", "room", "12", NULL);
  desk_record_set_integer (DESK_RECORD (self->reception), DESK_RECEPTION_SLOT_MINUTES, 45);
  self->person = g_object_new (DESK_TYPE_PERSON, "surname", "Бондар", "given-name", "Іван", NULL);
  self->appointments = g_ptr_array_new_with_free_func (g_object_unref);
  self->entries = g_array_new (FALSE, FALSE, sizeof (DeskICalendarEntry));
  self->calendar = (DeskICalendar){ .profile = self->profile,
                                    .language = "uk",
                                    .title = "Рогач, березень 2026",
                                    .address = "вул. Соборна, 1\\2; Полтава",
                                    .now = NOW };
  first = add (self, "k7m2.1", "booked", "2026-03-28T09:30");
  desk_record_set_text (first, DESK_APPOINTMENT_NO, "PL1-A/2026/00153");
  desk_record_set_text (first, DESK_APPOINTMENT_QUESTION, "Шум уночі,\nсусіди; \"дім\" 5");
  desk_record_set_text (first, DESK_APPOINTMENT_NEEDS,
                        "Перекладач жестової мови, супровід, пандус, крісло колісне");
  add (self, "k7m2.2", "requested", "2026-03-29T02:30");
  add (self, "k7m2.3", "booked", "2026-03-29T04:00");
  add (self, "k7m2.4", "cancelled", "2026-06-02T10:00");
  add (self, "k7m2.5", "moved", "2026-06-02T11:00");
  add (self, "k7m2.6", "done", "2026-10-25T02:59");
  add (self, "k7m2.7", "booked", "2026-10-25T03:30");
  desk_record_set_text (add (self, "k7m2.8", "booked", "2026-10-26T09:30"), DESK_APPOINTMENT_TOPIC, "DV");
}

static void
tear_down (Fixture *self, gconstpointer country)
{
  g_array_unref (self->entries);
  g_ptr_array_unref (self->appointments);
  g_object_unref (self->person);
  g_object_unref (self->reception);
  g_object_unref (self->profile);
}

static char *
write_all (Fixture *self)
{
  return desk_icalendar_write (&self->calendar, (DeskICalendarEntry *)(void *)self->entries->data,
                               self->entries->len);
}

static void
assert_has (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in:\n%s", part, text);
}

/* Folded lines as they were before. */
static char *
unfold (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "\r\n ", -1);

  return g_strjoinv ("", parts);
}

static void
lines_have_75_octets (Fixture *self, gconstpointer country)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  gboolean folded = FALSE;

  self->calendar.with_names = TRUE;
  text = write_all (self);
  lines = g_strsplit (text, "\r\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_assert_cmpuint (strlen (lines[i]), <=, 75);
      g_assert_true (g_utf8_validate (lines[i], -1, NULL));
      g_assert_null (strpbrk (lines[i], "\r\n"));
      folded |= lines[i][0] == ' ';
    }
  g_assert_true (folded);
  g_assert_true (g_str_has_suffix (text, "END:VCALENDAR\r\n"));
}

static void
what_separates_is_escaped (Fixture *self, gconstpointer country)
{
  g_autofree char *text = NULL;
  g_autofree char *whole = NULL;

  self->calendar.with_names = TRUE;
  desk_record_set_text (DESK_RECORD (self->reception), DESK_RECEPTION_NAME, "A\tB\x01\x7f;C");
  text = write_all (self);
  whole = unfold (text);
  assert_has (whole, "вул. Соборна\\, 1\\\\2\\; Полтава");
  assert_has (whole, "Шум уночі\\,\\nсусіди\\; \"дім\" 5");
  assert_has (whole, "DESCRIPTION:A\tB\\;C\\n");
}

/* Whoever may be known by it is left out, unless the officer wants it, and always where the matter is sealed. */
static void
nobody_is_named_unless_wanted (Fixture *self, gconstpointer country)
{
  g_autofree char *without = write_all (self);
  g_autofree char *without_whole = unfold (without);
  g_autofree char *with = NULL;
  g_autofree char *with_whole = NULL;
  const char *sealed;

  g_assert_null (strstr (without_whole, "Бондар"));
  g_assert_null (strstr (without_whole, "Шум"));
  g_assert_null (strstr (without_whole, "Перекладач"));
  assert_has (without_whole, "PL1-A/2026/00153");

  self->calendar.with_names = TRUE;
  with = write_all (self);
  with_whole = unfold (with);
  assert_has (with_whole, "Бондар");
  assert_has (with_whole, "Шум");
  sealed = strstr (with_whole, "UID:k7m2.8@");
  g_assert_nonnull (sealed);
  g_assert_null (strstr (sealed, "Бондар"));
  assert_has (sealed, "SUMMARY:Appointment\r\n");
}

static void
the_wall_is_the_truth (Fixture *self, gconstpointer country)
{
  g_autofree char *text = write_all (self);

  if (g_str_equal (country, "ua"))
    {
      assert_has (text, "DTSTART;TZID=Europe/Kyiv:20260328T093000\r\n");
      assert_has (text,
                  "BEGIN:DAYLIGHT\r\nDTSTART:20260329T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0300\r\n");
      assert_has (text,
                  "BEGIN:STANDARD\r\nDTSTART:20261025T040000\r\nTZOFFSETFROM:+0300\r\nTZOFFSETTO:+0200\r\n");
    }
  else
    {
      assert_has (text, "DTSTART;TZID=Asia/Almaty:20260328T093000\r\n");
      g_assert_null (strstr (text, "DAYLIGHT"));
    }
  assert_has (text, "DURATION:PT45M\r\n");
}

static void
a_later_file_is_newer (Fixture *self, gconstpointer country)
{
  g_autofree char *first = write_all (self);
  g_autofree char *second = NULL;

  self->calendar.now += 60;
  second = write_all (self);
  assert_has (first, "UID:k7m2.1@dutydesk\r\nDTSTAMP:20260320T094640Z\r\nSEQUENCE:120\r\n");
  assert_has (second, "UID:k7m2.1@dutydesk\r\nDTSTAMP:20260320T094740Z\r\nSEQUENCE:121\r\n");
}

static void
one_without_a_time_is_left_out (Fixture *self, gconstpointer country)
{
  g_autofree char *text = NULL;

  desk_record_set_text (g_ptr_array_index (self->appointments, 0), DESK_APPOINTMENT_START, NULL);
  text = write_all (self);
  g_assert_null (strstr (text, "UID:k7m2.1@"));
  assert_has (text, "UID:k7m2.2@");
}

static void
nothing_is_a_calendar_too (Fixture *self, gconstpointer country)
{
  g_autofree char *text = desk_icalendar_write (&self->calendar, NULL, 0);

  assert_has (text, "BEGIN:VTIMEZONE\r\n");
  g_assert_null (strstr (text, "VEVENT"));
}

static void
write_file (const char *folder, const char *country, gboolean with_names)
{
  g_autofree char *name = g_strdup_printf ("%s-%s.ics", country, with_names ? "names" : "plain");
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  Fixture fixture;

  set_up (&fixture, country);
  fixture.calendar.with_names = with_names;
  text = write_all (&fixture);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  tear_down (&fixture, country);
}

#define ADD(name, function) \
  G_STMT_START \
  { \
    g_test_add ("/model/icalendar/" name "/ua", Fixture, "ua", set_up, function, tear_down); \
    g_test_add ("/model/icalendar/" name "/kz", Fixture, "kz", set_up, function, tear_down); \
  } \
  G_STMT_END

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  if (argc > 1)
    {
      write_file (argv[1], "ua", FALSE);
      write_file (argv[1], "ua", TRUE);
      write_file (argv[1], "kz", FALSE);
      return 0;
    }
  ADD ("folded", lines_have_75_octets);
  ADD ("escaped", what_separates_is_escaped);
  ADD ("names", nobody_is_named_unless_wanted);
  ADD ("wall", the_wall_is_the_truth);
  ADD ("newer", a_later_file_is_newer);
  ADD ("no-time", one_without_a_time_is_left_out);
  ADD ("empty", nothing_is_a_calendar_too);

  return g_test_run ();
}

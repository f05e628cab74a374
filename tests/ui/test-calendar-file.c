// SPDX-License-Identifier: GPL-3.0-or-later
// Appointments saved as a calendar file: what gets into it, and that no file is left half-written.

#include "booking-fixture.h"

#include "ui/appointments/calendar-file.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>

/* A chief and a lawyer; Bondar is with the chief on Friday, and on two days of the next month. */
typedef struct
{
  Office office;
  DeskReception *chief;
  DeskReception *lawyer;
  DeskPerson *bondar;
  DeskCalendarWish wish;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  office_set_up (&self->office, NULL);
  office_sign_in (&self->office);
  desk_clock_set_now (self->office.clock, MORNING);
  self->chief = booking_add_reception (&self->office, "Начальник", "chief", "personal");
  self->lawyer = booking_add_reception (&self->office, "Юрист", "guest", "lawyer");
  self->bondar = booking_add_person (&self->office, "Бондар", "Ігор");
  g_object_unref (booking_add (&self->office, self->chief, self->bondar, "2026-05-29T10:30"));
  g_object_unref (booking_add (&self->office, self->lawyer, NULL, "2026-05-29T11:00"));
  g_object_unref (booking_add (&self->office, self->chief, self->bondar, "2026-06-02T09:00"));
  g_object_unref (booking_add (&self->office, self->chief, self->bondar, "2026-06-30T12:30"));
  self->wish = (DeskCalendarWish){ .n_days = 1, .title = "Начальник, травень" };
  g_date_clear (&self->wish.from, 1);
  g_date_set_dmy (&self->wish.from, 29, G_DATE_MAY, 2026);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_object_unref (self->bondar);
  g_object_unref (self->chief);
  g_object_unref (self->lawyer);
  office_tear_down (&self->office, NULL);
}

static DeskCalendarFile *
make (Fixture *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  DeskCalendarFile *file;

  desk_calendar_file_make_async (self->office.context, &self->wish, NULL, office_on_done, &self->office);
  result = office_wait (&self->office);
  file = desk_calendar_file_make_finish (desk_context_get_store (self->office.context), result, &error);
  g_assert_no_error (error);
  return file;
}

static gboolean
write_to (Fixture *self, const DeskCalendarFile *calendar, GFile *file, GCancellable *cancellable,
          GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  desk_calendar_file_write_async (calendar, file, cancellable, office_on_done, &self->office);
  result = office_wait (&self->office);
  return desk_calendar_file_write_finish (file, result, error);
}

static GFile *
find_file (Fixture *self, const char *name)
{
  g_autofree char *path = g_build_filename (self->office.top, name, NULL);

  return g_file_new_for_path (path);
}

static char *
read_file (GFile *file)
{
  char *text = NULL;

  g_assert_true (g_file_load_contents (file, NULL, &text, NULL, NULL, NULL));
  return text;
}

static void
test_day (Fixture *self, gconstpointer data)
{
  g_autoptr (DeskCalendarFile) all = make (self);
  g_autoptr (DeskCalendarFile) chief = NULL;
  g_autoptr (DeskCalendarFile) named = NULL;
  g_autoptr (DeskCalendarFile) nothing = NULL;

  g_assert_cmpuint (all->n_appointments, ==, 2);
  g_assert_nonnull (strstr (all->text, "DTSTART;TZID=Europe/Kyiv:20260529T103000\r\n"));
  g_assert_nonnull (strstr (all->text, "DTSTART;TZID=Europe/Kyiv:20260529T110000\r\n"));
  g_assert_nonnull (strstr (all->text, "X-WR-CALNAME:Начальник\\, травень\r\n"));
  g_assert_null (strstr (all->text, "Бондар"));
  g_assert_null (strstr (all->text, "Скарга"));

  self->wish.reception = desk_record_get_id (DESK_RECORD (self->chief));
  chief = make (self);
  g_assert_cmpuint (chief->n_appointments, ==, 1);
  g_assert_null (strstr (chief->text, "110000"));

  self->wish.with_names = TRUE;
  named = make (self);
  g_assert_nonnull (strstr (named->text, "Бондар"));
  g_assert_nonnull (strstr (named->text, "Скарга"));

  g_date_add_days (&self->wish.from, 1);
  nothing = make (self);
  g_assert_cmpuint (nothing->n_appointments, ==, 0);
}

static void
test_month (Fixture *self, gconstpointer data)
{
  g_autoptr (DeskCalendarFile) file = NULL;

  g_date_set_dmy (&self->wish.from, 1, G_DATE_JUNE, 2026);
  self->wish.n_days = 30;
  file = make (self);
  g_assert_cmpuint (file->n_appointments, ==, 2);
  g_assert_nonnull (strstr (file->text, "20260602T090000"));
  g_assert_nonnull (strstr (file->text, "20260630T123000"));
}

/* The file has its name when it is whole, and takes the place of the one that was there. */
static void
test_write (Fixture *self, gconstpointer data)
{
  g_autoptr (DeskCalendarFile) calendar = make (self);
  g_autoptr (GFile) file = find_file (self, "day.ics");
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_true (
      g_file_replace_contents (file, "before", 6, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL));
  g_assert_true (write_to (self, calendar, file, NULL, &error));
  g_assert_no_error (error);
  text = read_file (file);
  g_assert_cmpstr (text, ==, calendar->text);
}

/* Where the folder is not there nothing is, and it is said what to do. */
static void
test_no_folder (Fixture *self, gconstpointer data)
{
  g_autoptr (DeskCalendarFile) calendar = make (self);
  g_autoptr (GFile) file = find_file (self, "nowhere/day.ics");
  g_autoptr (GError) error = NULL;

  g_assert_false (write_to (self, calendar, file, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_true (g_str_has_prefix (error->message, "The calendar file was not saved. Choose another"));
  g_assert_false (g_file_query_exists (file, NULL));
}

/* No room for the whole file, as on a full disk: a new one goes, and the one that was there before stays as it was. */
static void
test_no_room (Fixture *self, gconstpointer data)
{
  g_autoptr (DeskCalendarFile) calendar = make (self);
  g_autoptr (GFile) fresh = find_file (self, "fresh.ics");
  g_autoptr (GFile) old = find_file (self, "old.ics");
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  struct rlimit before, small;

  g_assert_true (
      g_file_replace_contents (old, "before", 6, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL));
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  small = before;
  small.rlim_cur = 100;
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  g_assert_false (write_to (self, calendar, fresh, NULL, NULL));
  g_assert_false (write_to (self, calendar, old, NULL, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  g_assert_nonnull (error);
  g_assert_false (g_file_query_exists (fresh, NULL));
  text = read_file (old);
  g_assert_cmpstr (text, ==, "before");
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/calendar-file/day", test_day);
  ADD ("/calendar-file/month", test_month);
  ADD ("/calendar-file/write", test_write);
  ADD ("/calendar-file/no-folder", test_no_folder);
  ADD ("/calendar-file/no-room", test_no_room);
  return g_test_run ();
}

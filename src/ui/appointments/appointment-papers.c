// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/appointments/appointment-papers.h"

#include "model/wall-time.h"
#include "store/booking-day.h"
#include "store/records.h"
#include "ui/notice.h"
#include "ui/paper-request.h"

#define NOON 12
#define MAX_DAYS 366 /* of a register: more is no paper anybody reads */

/* What the worker brings of one appointment. */
typedef struct
{
  DeskRecord *appointment;
  DeskRecord *reception;
  DeskRecord *official;
  DeskRecord *person;
  DeskRecord *officer;
  DeskRecord *statement;
  DeskRecord *moved;
} File;

static void
file_free (gpointer data)
{
  File *self = data;

  g_clear_object (&self->appointment);
  g_clear_object (&self->reception);
  g_clear_object (&self->official);
  g_clear_object (&self->person);
  g_clear_object (&self->officer);
  g_clear_object (&self->statement);
  g_clear_object (&self->moved);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (File, file_free)

/* Returns: (transfer full) (nullable): what a link of a record leads to, NULL if it is not known here */
static DeskRecord *
follow (DeskDatabase *database, DeskRecord *record, guint link, const char *kind)
{
  const char *id = record != NULL ? desk_record_get_text (record, link) : NULL;

  return id != NULL ? desk_records_find (database, kind, id, NULL) : NULL;
}

static gpointer
load_file (DeskDatabase *database, gpointer id, GCancellable *cancellable, GError **error)
{
  g_autoptr (File) self = g_new0 (File, 1);

  self->appointment = desk_records_load (database, "appointment", id, error);
  if (self->appointment == NULL)
    return NULL;
  self->reception = follow (database, self->appointment, DESK_APPOINTMENT_RECEPTION, "reception");
  self->official = follow (database, self->reception, DESK_RECEPTION_OFFICIAL, "officer");
  self->person = follow (database, self->appointment, DESK_APPOINTMENT_PERSON, "person");
  self->officer = follow (database, self->appointment, DESK_APPOINTMENT_OFFICER, "officer");
  self->statement = follow (database, self->appointment, DESK_APPOINTMENT_STATEMENT, "statement");
  self->moved = follow (database, self->appointment, DESK_APPOINTMENT_MOVED_FROM, "appointment");
  return g_steal_pointer (&self);
}

static void
on_file (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskPaperRequest) request = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (File) file = desk_store_call_finish (DESK_STORE (object), result, &error);
  g_autoptr (DeskPaperSource) source = NULL;
  DeskPaperAppointment appointment;

  if (file == NULL)
    {
      desk_notice_show_error (request->from, error);
      return;
    }
  appointment = (DeskPaperAppointment){
    .appointment = (DeskAppointment *)file->appointment,
    .reception = (DeskReception *)file->reception,
    .official = (DeskOfficer *)file->official,
    .person = (DeskPerson *)file->person,
    .officer = (DeskOfficer *)file->officer,
    .statement_no =
        file->statement != NULL ? desk_record_get_text (file->statement, DESK_STATEMENT_NO) : NULL,
    .moved_no = file->moved != NULL ? desk_record_get_text (file->moved, DESK_APPOINTMENT_NO) : NULL,
  };
  source = desk_paper_request_new_source (request->context);
  desk_paper_source_set_appointment (source, &appointment);
  desk_paper_request_show (request, source, desk_record_get_id (file->appointment),
                           file->person != NULL ? desk_record_get_text (file->person, DESK_PERSON_LANGUAGE)
                                                : NULL);
}

/**
 * desk_appointment_papers_present:
 * @from: the widget that asks
 * @paper: "appointment-slip" or "reception-card"
 * @appointment: id
 *
 * Shows the preview of a paper. Nothing is printed before the officer says so there.
 */
void
desk_appointment_papers_present (GtkWidget *from, DeskContext *context, const char *paper,
                                 const char *appointment)
{
  desk_store_call_async (desk_context_get_store (context), DESK_PRIORITY_TYPING, load_file,
                         g_strdup (appointment), g_free, file_free, NULL, on_file,
                         desk_paper_request_new (from, context, paper));
}

/* What the worker brings of days: their receptions and appointments; of a month the receptions alone. */
typedef struct
{
  GPtrArray *days;       /* of DeskBookingDay */
  GPtrArray *receptions; /* of DeskReception */
  GPtrArray *officers;
  GHashTable *numbers; /* id -> number, of statements that questions became */
} Days;

static void
days_free (gpointer data)
{
  Days *self = data;

  g_clear_pointer (&self->days, g_ptr_array_unref);
  g_clear_pointer (&self->receptions, g_ptr_array_unref);
  g_clear_pointer (&self->officers, g_ptr_array_unref);
  g_clear_pointer (&self->numbers, g_hash_table_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Days, days_free)

static void
read_numbers (Days *self, DeskDatabase *database)
{
  self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint d = 0; d < self->days->len; d++)
    {
      const DeskBookingDay *day = g_ptr_array_index (self->days, d);

      for (guint c = 0; c < day->columns->len; c++)
        {
          const DeskBookingColumn *column = g_ptr_array_index (day->columns, c);

          for (guint r = 0; r < column->rows->len; r++)
            {
              DeskRecord *appointment =
                  DESK_RECORD (((DeskBookingRow *)g_ptr_array_index (column->rows, r))->appointment);
              g_autoptr (DeskRecord) statement =
                  follow (database, appointment, DESK_APPOINTMENT_STATEMENT, "statement");

              if (statement != NULL)
                g_hash_table_insert (self->numbers, g_strdup (desk_record_get_id (statement)),
                                     g_strdup (desk_record_get_text (statement, DESK_STATEMENT_NO)));
            }
        }
    }
}

static gpointer
load_days (DeskDatabase *database, gpointer range, GCancellable *cancellable, GError **error)
{
  g_autoptr (Days) self = g_new0 (Days, 1);

  self->days = desk_booking_load_range (database, range, cancellable, error);
  if (self->days == NULL)
    return NULL;
  read_numbers (self, database);
  self->officers = desk_records_load_all (database, "officer", cancellable, error);
  return self->officers != NULL ? g_steal_pointer (&self) : NULL;
}

static DeskOfficer *
find_official (Days *self, DeskReception *reception)
{
  return desk_officer_find (self->officers,
                            desk_record_get_text (DESK_RECORD (reception), DESK_RECEPTION_OFFICIAL));
}

static void
add_row (Days *self, DeskPaperSource *source, DeskReception *reception, const DeskBookingRow *row)
{
  const char *statement = desk_record_get_text (DESK_RECORD (row->appointment), DESK_APPOINTMENT_STATEMENT);
  const DeskPaperAppointment appointment = {
    .appointment = row->appointment,
    .reception = reception,
    .official = find_official (self, reception),
    .person = row->person,
    .statement_no = statement != NULL ? g_hash_table_lookup (self->numbers, statement) : NULL,
  };

  desk_paper_source_add_appointment (source, &appointment);
}

static void
add_day (Days *self, DeskPaperSource *source, const DeskBookingDay *day)
{
  for (guint c = 0; c < day->columns->len; c++)
    {
      const DeskBookingColumn *column = g_ptr_array_index (day->columns, c);
      const DeskPaperReception reception = { column->reception, find_official (self, column->reception) };

      desk_paper_source_add_reception (source, &reception);
      for (guint r = 0; r < column->rows->len; r++)
        add_row (self, source, column->reception, g_ptr_array_index (column->rows, r));
    }
}

/* Noon of a day, which no change of clocks moves to another. */
static gint64
get_noon (DeskContext *context, const GDate *day)
{
  return desk_wall_time_to_utc (desk_clock_get_zone (desk_context_get_clock (context)), g_date_get_year (day),
                                g_date_get_month (day), g_date_get_day (day), NOON, 0);
}

static void
on_day (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskPaperRequest) request = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Days) found = desk_store_call_finish (DESK_STORE (object), result, &error);
  g_autoptr (DeskPaperSource) source = NULL;

  if (found == NULL)
    {
      desk_notice_show_error (request->from, error);
      return;
    }
  source = desk_paper_request_new_source (request->context);
  for (guint i = 0; i < found->days->len; i++)
    {
      const DeskBookingDay *day = g_ptr_array_index (found->days, i);

      desk_paper_source_set_day (source, get_noon (request->context, &day->day));
      add_day (found, source, day);
    }
  desk_paper_request_show (request, source, NULL, NULL);
}

static DeskBookingRange *
make_range (DeskContext *context, const GDate *first, guint days, const char *reception)
{
  DeskProfile *profile = desk_context_get_profile (context);
  DeskClock *clock = desk_context_get_clock (context);
  const DeskBookingRange range = {
    .from = *first,
    .days = days,
    .reception = (char *)reception,
    .zone = desk_clock_get_zone (clock),
    .calendar = desk_profile_get_calendar (profile),
    .now = desk_clock_get_now (clock),
  };

  return desk_booking_range_copy (&range);
}

/**
 * desk_appointment_papers_present_day:
 * @paper: "appointment-day", to be signed, or "appointment-day-official", with the questions
 * @day: which day
 * @reception: (nullable): id of the only reception that is wanted
 *
 * Shows the preview of a day's list.
 */
void
desk_appointment_papers_present_day (GtkWidget *from, DeskContext *context, const char *paper,
                                     const GDate *day, const char *reception)
{
  desk_store_call_async (desk_context_get_store (context), DESK_PRIORITY_TYPING, load_days,
                         make_range (context, day, 1, reception), (GDestroyNotify)desk_booking_range_free,
                         days_free, NULL, on_day, desk_paper_request_new (from, context, paper));
}

/* Whoever has appointments of several receptions on a day is listed by time. */
static int
compare_appointments (gconstpointer a, gconstpointer b)
{
  const DeskBookingRow *one = *(const DeskBookingRow *const *)a;
  const DeskBookingRow *other = *(const DeskBookingRow *const *)b;

  return g_strcmp0 (desk_record_get_text (DESK_RECORD (one->appointment), DESK_APPOINTMENT_START),
                    desk_record_get_text (DESK_RECORD (other->appointment), DESK_APPOINTMENT_START));
}

static void
add_day_by_time (Days *self, DeskPaperSource *source, const DeskBookingDay *day)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autoptr (GHashTable) receptions = g_hash_table_new (NULL, NULL);

  for (guint c = 0; c < day->columns->len; c++)
    {
      const DeskBookingColumn *column = g_ptr_array_index (day->columns, c);

      for (guint r = 0; r < column->rows->len; r++)
        {
          g_ptr_array_add (rows, g_ptr_array_index (column->rows, r));
          g_hash_table_insert (receptions, g_ptr_array_index (column->rows, r), column->reception);
        }
    }
  g_ptr_array_sort (rows, compare_appointments);
  for (guint r = 0; r < rows->len; r++)
    {
      const DeskBookingRow *row = g_ptr_array_index (rows, r);

      add_row (self, source, g_hash_table_lookup (receptions, row), row);
    }
}

static void
on_register (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskPaperRequest) request = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Days) found = desk_store_call_finish (DESK_STORE (object), result, &error);
  g_autoptr (DeskPaperSource) source = NULL;
  const DeskBookingDay *first, *last;

  if (found == NULL || found->days->len == 0)
    {
      if (error != NULL)
        desk_notice_show_error (request->from, error);
      return;
    }
  source = desk_paper_request_new_source (request->context);
  first = g_ptr_array_index (found->days, 0);
  last = g_ptr_array_index (found->days, found->days->len - 1);
  desk_paper_source_set_period (source, get_noon (request->context, &first->day),
                                get_noon (request->context, &last->day) + 1);
  for (guint i = 0; i < found->days->len; i++)
    add_day_by_time (found, source, g_ptr_array_index (found->days, i));
  desk_paper_request_show (request, source, NULL, NULL);
}

/**
 * desk_appointment_papers_present_register:
 * @first: first day of the period
 * @last: its last day; at most a year after @first
 * @reception: (nullable): id of the only reception that is wanted
 *
 * Shows the preview of the register of receptions.
 */
void
desk_appointment_papers_present_register (GtkWidget *from, DeskContext *context, const GDate *first,
                                          const GDate *last, const char *reception)
{
  gint days = g_date_days_between (first, last) + 1;

  desk_store_call_async (desk_context_get_store (context), DESK_PRIORITY_BACKGROUND, load_days,
                         make_range (context, first, (guint)CLAMP (days, 1, MAX_DAYS), reception),
                         (GDestroyNotify)desk_booking_range_free, days_free, NULL, on_register,
                         desk_paper_request_new (from, context, "appointment-register"));
}

static int
compare_receptions (gconstpointer a, gconstpointer b)
{
  DeskRecord *one = *(DeskRecord *const *)a;
  DeskRecord *other = *(DeskRecord *const *)b;
  gboolean is_first = g_strcmp0 (desk_record_get_text (one, DESK_RECEPTION_KIND), "chief") == 0;
  gboolean is_second = g_strcmp0 (desk_record_get_text (other, DESK_RECEPTION_KIND), "chief") == 0;

  if (is_first != is_second)
    return is_first ? -1 : 1;
  return g_utf8_collate (desk_record_get_text (one, DESK_RECEPTION_NAME) != NULL
                             ? desk_record_get_text (one, DESK_RECEPTION_NAME)
                             : "",
                         desk_record_get_text (other, DESK_RECEPTION_NAME) != NULL
                             ? desk_record_get_text (other, DESK_RECEPTION_NAME)
                             : "");
}

static gpointer
load_receptions (DeskDatabase *database, gpointer unused, GCancellable *cancellable, GError **error)
{
  g_autoptr (Days) self = g_new0 (Days, 1);

  self->receptions = desk_records_load_all (database, "reception", cancellable, error);
  if (self->receptions == NULL)
    return NULL;
  g_ptr_array_sort (self->receptions, compare_receptions);
  self->officers = desk_records_load_all (database, "officer", cancellable, error);
  return self->officers != NULL ? g_steal_pointer (&self) : NULL;
}

/* A request with the month it is for. */
typedef struct
{
  DeskPaperRequest *request;
  GDate month;
} Month;

static void
on_month (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autofree Month *month = data;
  g_autoptr (DeskPaperRequest) request = month->request;
  g_autoptr (GError) error = NULL;
  g_autoptr (Days) found = desk_store_call_finish (DESK_STORE (object), result, &error);
  g_autoptr (DeskPaperSource) source = NULL;

  if (found == NULL)
    {
      desk_notice_show_error (request->from, error);
      return;
    }
  source = desk_paper_request_new_source (request->context);
  desk_paper_source_set_day (source, get_noon (request->context, &month->month));
  for (guint i = 0; i < found->receptions->len; i++)
    {
      DeskReception *reception = g_ptr_array_index (found->receptions, i);
      const DeskPaperReception row = { reception, find_official (found, reception) };

      if (!desk_record_get_boolean (DESK_RECORD (reception), DESK_RECEPTION_ENDED))
        desk_paper_source_add_reception (source, &row);
    }
  desk_paper_request_show (request, source, NULL, NULL);
}

/**
 * desk_appointment_papers_present_month:
 * @month: some day of the month
 *
 * Shows the preview of the schedule for the door.
 */
void
desk_appointment_papers_present_month (GtkWidget *from, DeskContext *context, const GDate *month)
{
  Month *asked = g_new (Month, 1);

  *asked = (Month){ desk_paper_request_new (from, context, "reception-month"), *month };
  desk_store_call_async (desk_context_get_store (context), DESK_PRIORITY_TYPING, load_receptions, NULL, NULL,
                         days_free, NULL, on_month, asked);
}

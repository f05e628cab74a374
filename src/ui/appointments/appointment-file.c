// SPDX-License-Identifier: GPL-3.0-or-later
// Gathers what is known of an appointment.

#include "ui/appointments/appointment-file.h"

#include "store/records.h"
#include "ui/widgets/record-file.h"

/**
 * desk_appointment_file_free:
 */
void
desk_appointment_file_free (DeskAppointmentFile *self)
{
  g_clear_object (&self->appointment);
  g_clear_object (&self->original);
  g_clear_object (&self->reception);
  g_clear_object (&self->person);
  g_clear_object (&self->statement);
  g_clear_object (&self->moved_to);
  g_clear_object (&self->moved_from);
  g_clear_pointer (&self->officers, g_ptr_array_unref);
  g_free (self);
}

static gpointer
find (DeskDatabase *database, DeskAppointment *appointment, DeskAppointmentField link)
{
  const DeskField *field = &desk_record_get_fields (DESK_RECORD (appointment), NULL)[link];
  const char *id = desk_record_get_text (DESK_RECORD (appointment), link);

  return id != NULL ? desk_records_find (database, field->detail, id, NULL) : NULL;
}

static gpointer
load (DeskDatabase *database, gpointer id, GCancellable *cancellable, GError **error)
{
  g_autoptr (DeskAppointmentFile) self = g_new0 (DeskAppointmentFile, 1);

  self->appointment = (DeskAppointment *)desk_records_load (database, "appointment", id, error);
  if (self->appointment == NULL)
    return NULL;
  self->base = desk_database_get_position (database);
  self->reception = (DeskReception *)desk_records_load (database, "reception",
                                                        desk_record_get_text (DESK_RECORD (self->appointment),
                                                                              DESK_APPOINTMENT_RECEPTION),
                                                        error);
  self->person = find (database, self->appointment, DESK_APPOINTMENT_PERSON);
  self->statement = find (database, self->appointment, DESK_APPOINTMENT_STATEMENT);
  self->moved_to = find (database, self->appointment, DESK_APPOINTMENT_MOVED_TO);
  self->moved_from = find (database, self->appointment, DESK_APPOINTMENT_MOVED_FROM);
  if (self->reception == NULL)
    return NULL;
  self->officers = desk_records_load_all (database, "officer", cancellable, error);
  self->original = self->officers != NULL
                       ? desk_record_file_load_original (database, DESK_RECORD (self->appointment),
                                                         &self->amended, cancellable, error)
                       : NULL;
  return self->original != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * desk_appointment_file_load_async:
 * @id: of an appointment
 */
void
desk_appointment_file_load_async (DeskContext *context, const char *id, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data)
{
  desk_store_call_async (desk_context_get_store (context), DESK_PRIORITY_TYPING, load, g_strdup (id), g_free,
                         (GDestroyNotify)desk_appointment_file_free, cancellable, callback, user_data);
}

/**
 * desk_appointment_file_load_finish:
 * @store: the source of @result; the context may have none any more
 *
 * Returns: (transfer full) (nullable): what is known, NULL with @error set
 */
DeskAppointmentFile *
desk_appointment_file_load_finish (DeskStore *store, GAsyncResult *result, GError **error)
{
  return desk_store_call_finish (store, result, error);
}

// SPDX-License-Identifier: GPL-3.0-or-later
// What the page of an appointment is made from, gathered on the worker in one go.
#pragma once

#include "model/appointment.h"
#include "model/person.h"
#include "model/reception.h"
#include "model/statement.h"
#include "ui/context.h"

G_BEGIN_DECLS

/**
 * DeskAppointmentFile:
 * @original: as it was booked
 * @amended: when what it says was last changed; 0: never
 * @base: position in the journal as of which this is
 * @reception: with whom
 * @person: (nullable): whom it is for
 * @statement: (nullable): as which the matter was accepted
 * @moved_to: (nullable): the one that took its place
 * @moved_from: (nullable): the one whose place it took
 * @officers: (element-type DeskOfficer): all of this desk
 */
typedef struct
{
  DeskAppointment *appointment;
  DeskRecord *original;
  gint64 amended;
  gint64 base;
  DeskReception *reception;
  DeskPerson *person;
  DeskStatement *statement;
  DeskAppointment *moved_to;
  DeskAppointment *moved_from;
  GPtrArray *officers;
} DeskAppointmentFile;

void desk_appointment_file_free (DeskAppointmentFile *self);
void desk_appointment_file_load_async (DeskContext *context, const char *id, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data);
DeskAppointmentFile *desk_appointment_file_load_finish (DeskStore *store, GAsyncResult *result,
                                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskAppointmentFile, desk_appointment_file_free)

G_END_DECLS

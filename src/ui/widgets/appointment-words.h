// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/appointment.h"
#include "model/person.h"
#include "model/reception.h"
#include "ui/context.h"

G_BEGIN_DECLS

char *desk_appointment_words_get_name (DeskAppointment *appointment, DeskPerson *person,
                                       DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;
char *desk_appointment_words_get_service (DeskAppointment *appointment,
                                          DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;
char *desk_appointment_words_get_hour (DeskAppointment *appointment) G_GNUC_WARN_UNUSED_RESULT;
char *desk_appointment_words_get_moment (DeskAppointment *appointment) G_GNUC_WARN_UNUSED_RESULT;
char *desk_appointment_words_get_state (DeskAppointment *appointment,
                                        DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;
const char *desk_appointment_words_get_state_icon (DeskAppointment *appointment, DeskContext *context,
                                                   const char **tone);
char *desk_appointment_words_get_due (DeskAppointment *appointment,
                                      DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;
char *desk_appointment_words_get_due_briefly (DeskAppointment *appointment,
                                              DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;
const char *desk_appointment_words_get_due_icon (DeskAppointment *appointment, DeskContext *context,
                                                 const char **tone);
char *desk_reception_words_get_place (DeskReception *reception,
                                      DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;
int desk_reception_words_compare (DeskReception *first, DeskReception *second, DeskContext *context);

G_END_DECLS

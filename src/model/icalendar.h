// SPDX-License-Identifier: GPL-3.0-or-later
// Appointments as an iCalendar file (RFC 5545), for the calendar of whoever receives.
#pragma once

#include "model/appointment.h"
#include "model/person.h"
#include "model/profile.h"
#include "model/reception.h"

G_BEGIN_DECLS

/**
 * DeskICalendar:
 * What is written beside the appointments.
 * @profile: the station's country
 * @language: of the names of services, "uk"
 * @title: (nullable): name of the calendar
 * @address: (nullable): where the station is
 * @now: seconds UTC
 * @with_names: whose appointment it is, what that person needs and asks; such a file may be kept only where the register itself may be
 */
typedef struct
{
  DeskProfile *profile;
  const char *language;
  const char *title;
  const char *address;
  gint64 now;
  gboolean with_names;
} DeskICalendar;

/**
 * DeskICalendarEntry:
 * An appointment with what belongs to it. Nothing is owned.
 */
typedef struct
{
  DeskAppointment *appointment;
  DeskReception *reception;
  DeskPerson *person; /* (nullable) */
} DeskICalendarEntry;

char *desk_icalendar_write (const DeskICalendar *self, const DeskICalendarEntry *entries,
                            guint n_entries) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

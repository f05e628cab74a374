// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DeskEarlierQuestion:
 * What an earlier matter is compared with; the texts belong to whoever asks.
 * @person: (nullable): id of who is booked; NULL: nobody yet
 * @service: (nullable): code
 * @topic: (nullable): code
 * @except: (nullable): id of the appointment that is moved
 */
typedef struct
{
  const char *person;
  const char *service;
  const char *topic;
  const char *except;
} DeskEarlierQuestion;

#define DESK_TYPE_EARLIER_GROUP (desk_earlier_group_get_type ())

/**
 * DeskEarlierGroup:
 * What the person was booked for and turned to us with before, on the same question: shown, so that nobody is sent round in a
 * circle. It hinders nothing. Emits `loaded` when it is known.
 */
G_DECLARE_FINAL_TYPE (DeskEarlierGroup, desk_earlier_group, DESK, EARLIER_GROUP, AdwPreferencesGroup)

void desk_earlier_group_ask (DeskEarlierGroup *self, DeskContext *context,
                             const DeskEarlierQuestion *question);
GPtrArray *desk_earlier_group_get_appointments (DeskEarlierGroup *self);

G_END_DECLS

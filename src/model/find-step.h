// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/find.h"
#include "model/hand.h"
#include "model/person.h"
#include "model/profile.h"

G_BEGIN_DECLS

/**
 * DeskFindStep:
 * What can be done with a found document.
 */
typedef enum
{
  DESK_FIND_REGISTER,
  DESK_FIND_MATCHED,   /* an officer said that it is a declared one (match.h) */
  DESK_FIND_UNMATCHED, /* took that back */
  DESK_FIND_NOTIFY,    /* the owner was told */
  DESK_FIND_HAND_OVER, /* to the owner or who stands for the owner */
  DESK_FIND_SEND,      /* to the issuer */
  DESK_FIND_GIVE,      /* to the finder, who owns it by now */
  DESK_FIND_DISPOSE,   /* by an act */
  DESK_FIND_ANNUL,
  DESK_FIND_AMEND,
  DESK_FIND_N_STEPS
} DeskFindStep;

const char *desk_find_may_step (DeskFind *self, DeskProfile *profile, DeskFindStep step, const char *role,
                                gint64 now);
const char *desk_find_find_step_fault (DeskFind *self, DeskProfile *profile, DeskFindStep step,
                                       DeskPerson *receiver, const char *note, DeskFindField *field);
gboolean desk_find_take_step (DeskFind *self, DeskProfile *profile, DeskFindStep step, DeskPerson *receiver,
                              const DeskHand *hand, const char *note);

gboolean desk_find_is_open (DeskFind *self);
gboolean desk_find_is_holder (DeskFind *self, DeskPerson *person);
gboolean desk_find_may_finder_keep (DeskFind *self, DeskProfile *profile);
gint64 desk_find_get_storage_end (DeskFind *self, DeskProfile *profile);
gint64 desk_find_get_finder_term (DeskFind *self, DeskProfile *profile);

G_END_DECLS

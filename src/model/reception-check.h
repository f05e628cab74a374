// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the rules of a reception can be meant as they are written.
#pragma once

#include "model/profile.h"
#include "model/reception.h"

G_BEGIN_DECLS

/**
 * DeskReceptionLevel:
 * @DESK_RECEPTION_LEVEL_WARNING: can be saved, but will hardly be meant
 * @DESK_RECEPTION_LEVEL_ERROR: cannot be saved
 */
typedef enum
{
  DESK_RECEPTION_LEVEL_WARNING,
  DESK_RECEPTION_LEVEL_ERROR
} DeskReceptionLevel;

/**
 * DeskReceptionFault:
 * One thing found, the field its message stands beside, of a list the key of the entry, and the message, translated.
 */
typedef struct
{
  DeskReceptionLevel level;
  DeskReceptionField field;
  const char *key;     /* NULL where the field is no list; owned by the fault */
  const char *message; /* owned by the fault */
} DeskReceptionFault;

GArray *desk_reception_check (DeskReception *self, DeskProfile *profile,
                              const GDate *today) G_GNUC_WARN_UNUSED_RESULT;
const DeskReceptionFault *desk_reception_find_fault (GArray *faults);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

/**
 * DeskReceptionField:
 * The fields of a reception, by their place in its table.
 */
typedef enum
{
  DESK_RECEPTION_NAME,
  DESK_RECEPTION_KIND,
  DESK_RECEPTION_OFFICIAL,
  DESK_RECEPTION_ROOM,
  DESK_RECEPTION_SERVICE,
  DESK_RECEPTION_SLOT_MINUTES,
  DESK_RECEPTION_GAP_MINUTES,
  DESK_RECEPTION_CAPACITY,
  DESK_RECEPTION_WALK_IN_EVERY,
  DESK_RECEPTION_HOLIDAYS,
  DESK_RECEPTION_BOOKED_BY,
  DESK_RECEPTION_SHARED,
  DESK_RECEPTION_VALID_FROM,
  DESK_RECEPTION_VALID_TO,
  DESK_RECEPTION_DESK,
  DESK_RECEPTION_RULE,
  DESK_RECEPTION_RULE_DAYS,
  DESK_RECEPTION_RULE_NTH,
  DESK_RECEPTION_RULE_DATES,
  DESK_RECEPTION_RULE_FROM,
  DESK_RECEPTION_RULE_TO,
  DESK_RECEPTION_RULE_VALID_FROM,
  DESK_RECEPTION_RULE_VALID_TO,
  DESK_RECEPTION_EXCEPTION,
  DESK_RECEPTION_EXCEPTION_FROM,
  DESK_RECEPTION_EXCEPTION_TO,
  DESK_RECEPTION_EXCEPTION_BEGINS,
  DESK_RECEPTION_EXCEPTION_ENDS,
  DESK_RECEPTION_EXCEPTION_REASON,
  DESK_RECEPTION_ENDED
} DeskReceptionField;

/* The most minutes a visitor may take with the pause afterwards: whoever looks for what is taken looks back so far. */
#define DESK_RECEPTION_LONGEST (12 * 60)

#define DESK_TYPE_RECEPTION (desk_reception_get_type ())
G_DECLARE_FINAL_TYPE (DeskReception, desk_reception, DESK, RECEPTION, DeskRecord)

gint64 desk_reception_get_length (DeskReception *self);
gint64 desk_reception_get_gap (DeskReception *self);
guint desk_reception_get_capacity (DeskReception *self);
gboolean desk_reception_is_firm (DeskReception *self, const char *desk);
gboolean desk_reception_may_book (DeskReception *self, const char *desk);
gboolean desk_reception_has_service (DeskReception *self, const char *service);

G_END_DECLS

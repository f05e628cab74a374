// SPDX-License-Identifier: GPL-3.0-or-later
// The list of all record types. A new type is one line here; store, journal view and guard tests walk this list.

#include "model/record-types.h"

#include "model/agency.h"
#include "model/appointment.h"
#include "model/attachment.h"
#include "model/calendar-day.h"
#include "model/edition.h"
#include "model/find.h"
#include "model/loss.h"
#include "model/officer.h"
#include "model/person.h"
#include "model/printing.h"
#include "model/reception.h"
#include "model/shift.h"
#include "model/staff.h"
#include "model/statement.h"
#include "model/station.h"
#include "model/unit.h"
#include "model/viewing.h"
#include "model/visit.h"

#define N_TYPES 18

/**
 * desk_record_types_list:
 *
 * Returns: (transfer none) (array length=n_types): all record types
 */
const GType *
desk_record_types_list (guint *n_types)
{
  static GType types[N_TYPES];
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      const GType all[N_TYPES] = { DESK_TYPE_STATION,     DESK_TYPE_OFFICER,      DESK_TYPE_SHIFT,
                                   DESK_TYPE_PERSON,      DESK_TYPE_VISIT,        DESK_TYPE_VIEWING,
                                   DESK_TYPE_PRINTING,    DESK_TYPE_STATEMENT,    DESK_TYPE_ATTACHMENT,
                                   DESK_TYPE_LOSS,        DESK_TYPE_FIND,         DESK_TYPE_RECEPTION,
                                   DESK_TYPE_APPOINTMENT, DESK_TYPE_UNIT,         DESK_TYPE_STAFF,
                                   DESK_TYPE_AGENCY,      DESK_TYPE_CALENDAR_DAY, DESK_TYPE_EDITION };

      for (guint i = 0; i < N_TYPES; i++)
        types[i] = all[i];
      g_once_init_leave (&ready, 1);
    }

  *n_types = N_TYPES;
  return types;
}

/**
 * desk_record_types_find:
 *
 * Returns: the type of records of this kind, %G_TYPE_INVALID for a kind this program does not know
 */
GType
desk_record_types_find (const char *kind)
{
  guint n_types;
  const GType *types = desk_record_types_list (&n_types);

  for (guint i = 0; i < n_types; i++)
    {
      g_autoptr (GTypeClass) klass = g_type_class_ref (types[i]);

      if (g_str_equal (((DeskRecordClass *)klass)->kind, kind))
        return types[i];
    }

  return G_TYPE_INVALID;
}

/**
 * desk_record_types_create:
 * @id: (nullable): id of the record, NULL for a new one
 *
 * Returns: (transfer full) (nullable): an empty record, NULL for a kind this program does not know
 */
DeskRecord *
desk_record_types_create (const char *kind, const char *id)
{
  GType type = desk_record_types_find (kind);

  return type != G_TYPE_INVALID ? g_object_new (type, "id", id, NULL) : NULL;
}

// SPDX-License-Identifier: GPL-3.0-or-later
// An officer in the region's own list. Those of the role "hq" may write for the region. Headquarters writes it.

#include "model/staff.h"

#include <glib/gi18n-lib.h>

/**
 * DeskStaff:
 * An officer in the region's own list. Those of the role "hq" may write for the region. Headquarters writes it.
 */
struct _DeskStaff
{
  DeskRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (DeskStaff, desk_staff, DESK_TYPE_RECORD)

static const DeskField fields[] = {
  [DESK_STAFF_CODE] = { "code", DESK_FIELD_TEXT, DESK_FIELD_IMMUTABLE | DESK_FIELD_INTERNAL,
                        N_ ("Officer code"), NULL },
  [DESK_STAFF_STATION] = { "station", DESK_FIELD_TEXT, DESK_FIELD_INTERNAL, N_ ("Station code"), NULL },
  [DESK_STAFF_SURNAME] = { "surname", DESK_FIELD_TEXT, DESK_FIELD_INTERNAL, N_ ("Surname"), NULL },
  [DESK_STAFF_GIVEN_NAME] = { "given_name", DESK_FIELD_TEXT, DESK_FIELD_INTERNAL, N_ ("Given name"), NULL },
  [DESK_STAFF_PATRONYMIC] = { "patronymic", DESK_FIELD_TEXT, DESK_FIELD_INTERNAL, N_ ("Patronymic"), NULL },
  [DESK_STAFF_RANK] = { "rank", DESK_FIELD_CHOICE, DESK_FIELD_INTERNAL, N_ ("Rank"), "ranks" },
  [DESK_STAFF_POSITION] = { "position", DESK_FIELD_TEXT, DESK_FIELD_INTERNAL, N_ ("Position"), NULL },
  [DESK_STAFF_ROLE] = { "role", DESK_FIELD_CHOICE, DESK_FIELD_INTERNAL, N_ ("Role"), "roles" },
  [DESK_STAFF_ENDED] = { "ended", DESK_FIELD_BOOLEAN, DESK_FIELD_INTERNAL, N_ ("No longer in service"),
                         NULL },
};

static void
desk_staff_class_init (DeskStaffClass *klass)
{
  desk_record_class_set_fields (DESK_RECORD_CLASS (klass), "staff", fields, G_N_ELEMENTS (fields));
}

static void
desk_staff_init (DeskStaff *self)
{
}

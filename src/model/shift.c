// SPDX-License-Identifier: GPL-3.0-or-later
// The time one officer worked at one desk: from sign-in to hand-over.

#include "model/shift.h"

#include <glib/gi18n-lib.h>

/**
 * DeskShift:
 * The time one officer worked at one desk: from sign-in to hand-over.
 */
struct _DeskShift
{
  DeskRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (DeskShift, desk_shift, DESK_TYPE_RECORD)

static const DeskField fields[] = {
  [DESK_SHIFT_OFFICER] = { "officer", DESK_FIELD_LINK, DESK_FIELD_IMMUTABLE | DESK_FIELD_INTERNAL,
                           N_ ("Officer"), "officer" },
  [DESK_SHIFT_DESK] = { "desk", DESK_FIELD_TEXT, DESK_FIELD_IMMUTABLE | DESK_FIELD_INTERNAL, N_ ("Desk"),
                        NULL },
  [DESK_SHIFT_OPENED] = { "opened", DESK_FIELD_INSTANT, DESK_FIELD_IMMUTABLE | DESK_FIELD_INTERNAL,
                          N_ ("From"), NULL },
  [DESK_SHIFT_CLOSED] = { "closed", DESK_FIELD_INSTANT, DESK_FIELD_INTERNAL, N_ ("To"), NULL },
};

static void
desk_shift_class_init (DeskShiftClass *klass)
{
  desk_record_class_set_fields (DESK_RECORD_CLASS (klass), "shift", fields, G_N_ELEMENTS (fields));
}

static void
desk_shift_init (DeskShift *self)
{
}

// SPDX-License-Identifier: GPL-3.0-or-later
// That an officer looked at a record, and why. Only ever added.

#include "model/viewing.h"

#include <glib/gi18n-lib.h>

/**
 * DeskViewing:
 * That an officer looked at a record, and why. Only ever added.
 */
struct _DeskViewing
{
  DeskRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (DeskViewing, desk_viewing, DESK_TYPE_RECORD)

static const DeskField fields[] = {
  [DESK_VIEWING_OF] = { "of", DESK_FIELD_LINK, DESK_FIELD_IMMUTABLE | DESK_FIELD_INTERNAL,
                        N_ ("Record looked at"), NULL },
  [DESK_VIEWING_PURPOSE] = { "purpose", DESK_FIELD_CHOICE, DESK_FIELD_IMMUTABLE | DESK_FIELD_INTERNAL,
                             N_ ("Purpose"), "access_purposes" },
  [DESK_VIEWING_PURPOSE_TEXT] = { "purpose_text", DESK_FIELD_TEXT, DESK_FIELD_IMMUTABLE | DESK_FIELD_INTERNAL,
                                  N_ ("Purpose in words"), NULL },
};

static void
desk_viewing_class_init (DeskViewingClass *klass)
{
  desk_record_class_set_fields (DESK_RECORD_CLASS (klass), "viewing", fields, G_N_ELEMENTS (fields));
}

static void
desk_viewing_init (DeskViewing *self)
{
}

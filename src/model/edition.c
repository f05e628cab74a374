// SPDX-License-Identifier: GPL-3.0-or-later
// The edition of a country profile that the region works by: a desk whose program is older says so. Headquarters writes it.

#include "model/edition.h"

#include <glib/gi18n-lib.h>

/**
 * DeskEdition:
 * The edition of a country profile that the region works by: a desk whose program is older says so. Headquarters writes it.
 */
struct _DeskEdition
{
  DeskRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (DeskEdition, desk_edition, DESK_TYPE_RECORD)

static const DeskField fields[] = {
  [DESK_EDITION_COUNTRY] = { "country", DESK_FIELD_TEXT, DESK_FIELD_IMMUTABLE | DESK_FIELD_INTERNAL,
                             N_ ("Country profile"), NULL },
  [DESK_EDITION_VERSION] = { "version", DESK_FIELD_INTEGER, DESK_FIELD_INTERNAL, N_ ("Edition"), NULL },
  [DESK_EDITION_SINCE] = { "since", DESK_FIELD_DATE, DESK_FIELD_INTERNAL, N_ ("In force since"), NULL },
};

static void
desk_edition_class_init (DeskEditionClass *klass)
{
  desk_record_class_set_fields (DESK_RECORD_CLASS (klass), "edition", fields, G_N_ELEMENTS (fields));
}

static void
desk_edition_init (DeskEdition *self)
{
}

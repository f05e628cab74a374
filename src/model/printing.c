// SPDX-License-Identifier: GPL-3.0-or-later
// That a paper was printed: written when the print operation says so. Only ever added.

#include "model/printing.h"

#include <glib/gi18n-lib.h>

/**
 * DeskPrinting:
 * That a paper was printed: written when the print operation says so. Only ever added.
 */
struct _DeskPrinting
{
  DeskRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (DeskPrinting, desk_printing, DESK_TYPE_RECORD)

static const DeskField fields[] = {
  [DESK_PRINTING_OF] = { "of", DESK_FIELD_LINK, DESK_FIELD_IMMUTABLE | DESK_FIELD_INTERNAL, N_ ("Printed of"),
                         NULL },
  [DESK_PRINTING_PAPER] = { "paper", DESK_FIELD_TEXT, DESK_FIELD_IMMUTABLE | DESK_FIELD_INTERNAL,
                            N_ ("Paper"), NULL },
  [DESK_PRINTING_LANGUAGE] = { "language", DESK_FIELD_CHOICE, DESK_FIELD_IMMUTABLE | DESK_FIELD_INTERNAL,
                               N_ ("Language"), "languages" },
  [DESK_PRINTING_PAGES] = { "pages", DESK_FIELD_INTEGER, DESK_FIELD_IMMUTABLE | DESK_FIELD_INTERNAL,
                            N_ ("Pages"), NULL },
  [DESK_PRINTING_COPIES] = { "copies", DESK_FIELD_INTEGER, DESK_FIELD_IMMUTABLE | DESK_FIELD_INTERNAL,
                             N_ ("Copies"), NULL },
};

static void
desk_printing_class_init (DeskPrintingClass *klass)
{
  desk_record_class_set_fields (DESK_RECORD_CLASS (klass), "printing", fields, G_N_ELEMENTS (fields));
}

static void
desk_printing_init (DeskPrinting *self)
{
}

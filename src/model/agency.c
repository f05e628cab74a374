// SPDX-License-Identifier: GPL-3.0-or-later
// Where people are sent in this region: an office with its address. Headquarters writes it.

#include "model/agency.h"

#include "model/phone.h"

#include <glib/gi18n-lib.h>

/**
 * DeskAgency:
 * Where people are sent in this region: an office with its address. Headquarters writes it.
 */
struct _DeskAgency
{
  DeskRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (DeskAgency, desk_agency, DESK_TYPE_RECORD)

static const DeskField fields[] = {
  [DESK_AGENCY_CODE] = { "code", DESK_FIELD_TEXT, DESK_FIELD_IMMUTABLE | DESK_FIELD_INTERNAL, N_ ("Code"),
                         NULL },
  [DESK_AGENCY_AGENCY] = { "agency", DESK_FIELD_CHOICE, DESK_FIELD_INTERNAL, N_ ("Agency"), "agencies" },
  [DESK_AGENCY_NAME] = { "name", DESK_FIELD_TEXT, DESK_FIELD_INTERNAL, N_ ("Name"), NULL },
  [DESK_AGENCY_ADDRESS] = { "address", DESK_FIELD_TEXT, DESK_FIELD_INTERNAL, N_ ("Address"), NULL },
  [DESK_AGENCY_PHONE] = { "phone", DESK_FIELD_PHONE, DESK_FIELD_INTERNAL, N_ ("Phone"), NULL },
  [DESK_AGENCY_HOURS] = { "hours", DESK_FIELD_TEXT, DESK_FIELD_INTERNAL, N_ ("Opening hours"), NULL },
  [DESK_AGENCY_ENDED] = { "ended", DESK_FIELD_BOOLEAN, DESK_FIELD_INTERNAL, N_ ("No longer in service"),
                          NULL },
};

static void
desk_agency_class_init (DeskAgencyClass *klass)
{
  desk_record_class_set_fields (DESK_RECORD_CLASS (klass), "agency", fields, G_N_ELEMENTS (fields));
}

static void
desk_agency_init (DeskAgency *self)
{
}

/**
 * desk_agency_join_place:
 *
 * Returns: (transfer full): address, opening hours and phone, as far as they are known, in one line
 */
char *
desk_agency_join_place (DeskAgency *self)
{
  DeskRecord *record = DESK_RECORD (self);
  g_autofree char *phone = desk_phone_display (desk_record_get_text (record, DESK_AGENCY_PHONE));
  const char *parts[] = { desk_record_get_text (record, DESK_AGENCY_ADDRESS),
                          desk_record_get_text (record, DESK_AGENCY_HOURS), phone };
  GString *place = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (place, "%s%s", place->len > 0 ? " · " : "", parts[i]);
  return g_string_free (place, FALSE);
}

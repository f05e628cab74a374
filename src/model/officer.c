// SPDX-License-Identifier: GPL-3.0-or-later
// An officer who may sign in at the desk.

#include "model/officer.h"

#include "model/full-name.h"

#include <glib/gi18n-lib.h>

/**
 * DeskOfficer:
 * An officer who may sign in at the desk.
 */
struct _DeskOfficer
{
  DeskRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (DeskOfficer, desk_officer, DESK_TYPE_RECORD)

static const DeskField fields[] = {
  [DESK_OFFICER_CODE] = { "code", DESK_FIELD_TEXT, DESK_FIELD_REQUIRED | DESK_FIELD_IMMUTABLE,
                          N_ ("Officer code"), NULL },
  [DESK_OFFICER_SURNAME] = { "surname", DESK_FIELD_TEXT, DESK_FIELD_REQUIRED, N_ ("Surname"), NULL },
  [DESK_OFFICER_GIVEN_NAME] = { "given_name", DESK_FIELD_TEXT, DESK_FIELD_REQUIRED, N_ ("Given name"), NULL },
  [DESK_OFFICER_PATRONYMIC] = { "patronymic", DESK_FIELD_TEXT, DESK_FIELD_PLAIN, N_ ("Patronymic"), NULL },
  [DESK_OFFICER_RANK] = { "rank", DESK_FIELD_CHOICE, DESK_FIELD_PLAIN, N_ ("Rank"), "ranks" },
  [DESK_OFFICER_POSITION] = { "position", DESK_FIELD_TEXT, DESK_FIELD_PLAIN, N_ ("Position"), NULL },
  [DESK_OFFICER_ROLE] = { "role", DESK_FIELD_CHOICE, DESK_FIELD_REQUIRED, N_ ("Role"), "roles" },
  [DESK_OFFICER_TOPIC] = { "topic", DESK_FIELD_BOOLEAN, DESK_FIELD_KEYED, N_ ("Topics"), "topics" },
  [DESK_OFFICER_ACTIVE_FROM] = { "active_from", DESK_FIELD_DATE, DESK_FIELD_PLAIN, N_ ("Active from"), NULL },
  [DESK_OFFICER_ACTIVE_TO] = { "active_to", DESK_FIELD_DATE, DESK_FIELD_PLAIN, N_ ("Active until"), NULL },
};

static void
desk_officer_class_init (DeskOfficerClass *klass)
{
  desk_record_class_set_fields (DESK_RECORD_CLASS (klass), "officer", fields, G_N_ELEMENTS (fields));
}

static void
desk_officer_init (DeskOfficer *self)
{
}

/**
 * desk_officer_get_short_name:
 *
 * Returns: (transfer full): "Shevchuk O. M."; "" for an officer without a name
 */
char *
desk_officer_get_short_name (DeskOfficer *self)
{
  char *name = desk_full_name_shorten (desk_record_get_text (DESK_RECORD (self), DESK_OFFICER_SURNAME),
                                       desk_record_get_text (DESK_RECORD (self), DESK_OFFICER_GIVEN_NAME),
                                       desk_record_get_text (DESK_RECORD (self), DESK_OFFICER_PATRONYMIC));

  return name != NULL ? name : g_strdup ("");
}

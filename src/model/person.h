// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

/**
 * DeskPersonField:
 * The fields of a person, by their place in its table.
 */
typedef enum
{
  DESK_PERSON_SURNAME,
  DESK_PERSON_GIVEN_NAME,
  DESK_PERSON_PATRONYMIC,
  DESK_PERSON_SURNAME_OTHER,
  DESK_PERSON_GIVEN_NAME_OTHER,
  DESK_PERSON_ORGANISATION,
  DESK_PERSON_ORGANISATION_NUMBER,
  DESK_PERSON_PERSONAL_NUMBER,
  DESK_PERSON_BIRTH,
  DESK_PERSON_SEX,
  DESK_PERSON_PHONE,
  DESK_PERSON_PHONE_SAFE,
  DESK_PERSON_PHONE_ENDED,
  DESK_PERSON_ADDRESS,
  DESK_PERSON_ADDRESS_ENDED,
  DESK_PERSON_DOCUMENT_TYPE,
  DESK_PERSON_DOCUMENT_NUMBER,
  DESK_PERSON_LANGUAGE,
  DESK_PERSON_NEED,
  DESK_PERSON_PRIORITY_GROUP,
  DESK_PERSON_PROOF_SHOWN,
  DESK_PERSON_REFUSED,
  DESK_PERSON_SAME_AS,
  DESK_PERSON_DISTINCT
} DeskPersonField;

#define DESK_TYPE_PERSON (desk_person_get_type ())
G_DECLARE_FINAL_TYPE (DeskPerson, desk_person, DESK, PERSON, DeskRecord)

char *desk_person_get_full_name (DeskPerson *self) G_GNUC_WARN_UNUSED_RESULT;
char *desk_person_get_short_name (DeskPerson *self) G_GNUC_WARN_UNUSED_RESULT;
const char *desk_person_get_first_entry (DeskPerson *self, DeskPersonField field);
gboolean desk_person_is_named (DeskPerson *self);
gboolean desk_person_is_ended (DeskPerson *self, DeskPersonField field, const char *key);
gboolean desk_person_is_younger (DeskPerson *self, gint64 years, GDateTime *today);
char *desk_person_mask (const char *number) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// What is asked of an officer before the record is saved.

#include "model/officer-check.h"

#include <glib/gi18n-lib.h>

/* How well an officer can be the head of the unit. */
typedef enum
{
  HEADSHIP_NONE,
  HEADSHIP_ENDING, /* today, but a last day is set */
  HEADSHIP_LASTING
} Headship;

static const char *
get_text (DeskOfficer *officer, DeskOfficerField field)
{
  const char *text = desk_record_get_text (DESK_RECORD (officer), field);

  return text != NULL && *text != '\0' ? text : NULL;
}

static gboolean
is_same (DeskOfficer *one, DeskOfficer *other)
{
  return one == other
         || (desk_record_get_id (DESK_RECORD (one)) != NULL
             && g_strcmp0 (desk_record_get_id (DESK_RECORD (one)), desk_record_get_id (DESK_RECORD (other)))
                    == 0);
}

static Headship
get_headship (DeskOfficer *officer, const DeskOfficerRoll *roll)
{
  const char *code = get_text (officer, DESK_OFFICER_CODE);

  if (code == NULL || g_strcmp0 (get_text (officer, DESK_OFFICER_ROLE), "head") != 0
      || !g_strv_contains (roll->can_sign_in, code) || !desk_officer_is_active (officer, roll->today))
    return HEADSHIP_NONE;
  return get_text (officer, DESK_OFFICER_ACTIVE_TO) != NULL ? HEADSHIP_ENDING : HEADSHIP_LASTING;
}

/* Somebody must be able to add officers, and to give them passwords, tomorrow as well. */
static gboolean
leaves_head (DeskOfficer *self, const DeskOfficerRoll *roll)
{
  Headship before = HEADSHIP_NONE;
  Headship after = get_headship (self, roll);

  for (guint i = 0; i < roll->officers->len; i++)
    {
      DeskOfficer *officer = g_ptr_array_index (roll->officers, i);
      Headship headship = get_headship (officer, roll);

      before = MAX (before, headship);
      if (!is_same (self, officer))
        after = MAX (after, headship);
    }
  return after >= before;
}

static gboolean
is_code_taken (DeskOfficer *self, const DeskOfficerRoll *roll)
{
  const char *code = get_text (self, DESK_OFFICER_CODE);

  for (guint i = 0; i < roll->officers->len; i++)
    {
      DeskOfficer *officer = g_ptr_array_index (roll->officers, i);
      const char *other = get_text (officer, DESK_OFFICER_CODE);

      if (!is_same (self, officer) && other != NULL && g_ascii_strcasecmp (code, other) == 0)
        return TRUE;
    }
  return FALSE;
}

static const char *
find_code_fault (DeskOfficer *self, const DeskOfficerRoll *roll)
{
  const char *code = get_text (self, DESK_OFFICER_CODE);

  if (code == NULL || !desk_officer_is_code (code))
    return _ ("The code must be Latin letters, digits, dots and dashes: shevchuk, o.shevchuk.");
  if (is_code_taken (self, roll))
    return _ ("Another officer has this code already; also one who has left keeps it.");
  return NULL;
}

static gboolean
ends_before_begin (DeskOfficer *self)
{
  const char *from = get_text (self, DESK_OFFICER_ACTIVE_FROM);
  const char *to = get_text (self, DESK_OFFICER_ACTIVE_TO);

  return from != NULL && to != NULL && g_strcmp0 (to, from) < 0 && !g_str_has_prefix (from, to);
}

/**
 * desk_officer_find_fault:
 * @self: the officer as it shall be saved
 * @field: (out): the field that is to be mended
 *
 * Returns: (transfer none) (nullable): why the officer cannot be saved, in words; NULL when nothing is against it
 */
const char *
desk_officer_find_fault (DeskOfficer *self, const DeskOfficerRoll *roll, DeskOfficerField *field)
{
  const char *fault;

  *field = DESK_OFFICER_SURNAME;
  if (get_text (self, DESK_OFFICER_SURNAME) == NULL)
    return _ ("The surname is missing.");
  *field = DESK_OFFICER_GIVEN_NAME;
  if (get_text (self, DESK_OFFICER_GIVEN_NAME) == NULL)
    return _ ("The given name is missing.");

  *field = DESK_OFFICER_CODE;
  fault = find_code_fault (self, roll);
  if (fault != NULL)
    return fault;

  *field = DESK_OFFICER_ROLE;
  if (get_text (self, DESK_OFFICER_ROLE) == NULL)
    return _ ("Choose a role: it says what the officer may do.");
  *field = DESK_OFFICER_ACTIVE_TO;
  if (ends_before_begin (self))
    return _ ("The last day lies before the first.");
  *field = DESK_OFFICER_ROLE;
  if (!leaves_head (self, roll))
    return _ ("The unit would be without a head who can sign in. Make another officer head first.");
  return NULL;
}

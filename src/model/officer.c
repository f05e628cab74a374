// SPDX-License-Identifier: GPL-3.0-or-later
// An officer who may sign in at the desk.

#include "model/officer.h"

#include "model/full-name.h"

#include <glib/gi18n-lib.h>
#include <string.h>

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

/**
 * desk_officer_is_active:
 * @today: the station's date, "2026-05-28"
 *
 * Officers are kept for ever, since what they did is; they work from one day to another, both included.
 *
 * Returns: whether the officer may work at a desk on that day
 */
gboolean
desk_officer_is_active (DeskOfficer *self, const char *today)
{
  const char *from = desk_record_get_text (DESK_RECORD (self), DESK_OFFICER_ACTIVE_FROM);
  const char *to = desk_record_get_text (DESK_RECORD (self), DESK_OFFICER_ACTIVE_TO);

  /* A date may be a month or a year: all of it counts. */
  return (from == NULL || strncmp (today, from, strlen (from)) >= 0)
         && (to == NULL || strncmp (today, to, strlen (to)) <= 0);
}

/**
 * desk_officer_is_code:
 *
 * Returns: whether @text is 1 to 32 Latin letters, digits, dots and dashes, and not headquarters' own "hq"
 */
gboolean
desk_officer_is_code (const char *text)
{
  gsize length = strlen (text);

  for (const char *at = text; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at) && *at != '-' && *at != '.')
      return FALSE;
  return length >= 1 && length <= 32 && g_ascii_strcasecmp (text, "hq") != 0;
}

static int
get_role_rank (const char *role)
{
  static const char *const ranks[] = { "communicator", "duty", "head", NULL };

  for (int i = 0; ranks[i] != NULL; i++)
    if (g_strcmp0 (ranks[i], role) == 0)
      return i;
  return -1;
}

/**
 * desk_officer_role_reaches:
 * @role: (nullable): the role of an officer
 * @needed: the lowest role that may do something: "communicator", "duty" or "head"
 *
 * Returns: whether @role is @needed or above; headquarters and auditors do nothing at a desk
 */
gboolean
desk_officer_role_reaches (const char *role, const char *needed)
{
  return get_role_rank (role) >= get_role_rank (needed);
}

/**
 * desk_officer_find:
 * @officers: (element-type DeskOfficer)
 * @id: (nullable): id of a record
 *
 * Returns: (transfer none) (nullable): the officer of that id among @officers
 */
DeskOfficer *
desk_officer_find (GPtrArray *officers, const char *id)
{
  for (guint i = 0; id != NULL && i < officers->len; i++)
    if (g_strcmp0 (desk_record_get_id (g_ptr_array_index (officers, i)), id) == 0)
      return g_ptr_array_index (officers, i);
  return NULL;
}

/**
 * desk_officer_find_by_code:
 * @officers: (element-type DeskOfficer)
 * @code: (nullable): what the officer signs in with, as in drafts and in the journal
 *
 * Returns: (transfer none) (nullable): the first of that code among @officers
 */
DeskOfficer *
desk_officer_find_by_code (GPtrArray *officers, const char *code)
{
  for (guint i = 0; code != NULL && i < officers->len; i++)
    if (g_strcmp0 (desk_record_get_text (g_ptr_array_index (officers, i), DESK_OFFICER_CODE), code) == 0)
      return g_ptr_array_index (officers, i);
  return NULL;
}

// SPDX-License-Identifier: GPL-3.0-or-later

/* Whether a change may be written at all, its number is free, its place has room. */

#include "journal/headquarters-private.h"

#include <string.h>

#include "journal/desk.h"
#include "journal/mutant.h"

static gint64
get_number (const DeskFold *fold, const char *field)
{
  GVariant *value = desk_fold_get_value (fold, field);

  return value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_INT64) ? g_variant_get_int64 (value)
                                                                             : 0;
}

static gboolean
is_calendar (const char *rec)
{
  return g_str_has_prefix (rec, DESK_HQ_CALENDAR_PREFIX);
}

/* Places ------------------------------------------------------------------------------------------------------------ */

/* Counts bookings of a place that were not given back. */
typedef struct
{
  DeskHq *self;
  GError *error;
  guint count;
} Counting;

static gboolean
count_claim (const DeskLedgerEntry *entry, gpointer data)
{
  Counting *counting = data;
  g_autoptr (DeskFold) booking = desk_hq_load_record (counting->self, entry->rec, NULL, &counting->error);

  if (booking != NULL && !counting->self->rules.is_given_back (booking, counting->self->rules.data))
    counting->count++;
  return counting->error == NULL;
}

static gboolean
count_claims (DeskHq *self, const char *slot, guint *count, GError **error)
{
  Counting counting = { .self = self };

  if (!LEDGER (self)->list_slot (self->ledger, self->log, slot, count_claim, &counting, error))
    return FALSE;
  *count = counting.count;
  if (counting.error == NULL)
    return TRUE;
  g_propagate_error (error, counting.error);
  return FALSE;
}

/* A place that has bookings must not be lent to another desk: it would have to be taken from somebody. */
gboolean
desk_hq_is_used (DeskHq *self, const char *slot, gboolean *used, GError **error)
{
  guint count = 0;

  if (!DESK_BROKEN (relend_used) && !count_claims (self, slot, &count, error))
    return FALSE;
  *used = count > 0;
  return TRUE;
}

/* "slots/CALENDAR/DATE/0930": the record, and its fields for this place. */
char *
desk_hq_split_slot (const char *slot, char **capacity, char **desk)
{
  const char *time = strrchr (slot, '/');

  g_return_val_if_fail (time != NULL, NULL);
  *capacity = g_strconcat ("cap.", time + 1, NULL);
  *desk = g_strconcat ("desk.", time + 1, NULL);
  return g_strndup (slot, time - slot);
}

/* Whether the place is this desk's or anybody's, and has room. */
static gboolean
has_room (DeskHq *self, const char *slot, const char *desk, gboolean *room, GError **error)
{
  g_autofree char *capacity_field = NULL, *desk_field = NULL;
  g_autofree char *rec = desk_hq_split_slot (slot, &capacity_field, &desk_field);
  g_autoptr (DeskFold) calendar = desk_hq_load_record (self, rec, NULL, error);
  const char *owner;
  guint count;

  if (calendar == NULL || !count_claims (self, slot, &count, error))
    return FALSE;
  owner = desk_hq_get_text (calendar, desk_field);
  *room =
      (owner == NULL || strcmp (owner, desk) == 0) && (gint64)count < get_number (calendar, capacity_field);
  return TRUE;
}

/* Verdicts ----------------------------------------------------------------------------------------------------------- */

/* Of a day's places a desk may write its own, once, and give back what is its own. */
static gboolean
may_write_calendar (const DeskChange *change, const DeskFold *calendar, const char *desk)
{
  guint n_fields;

  desk_fold_get_fields (calendar, &n_fields);
  for (guint i = 0; i < change->n_fields; i++)
    {
      const DeskChangeField *field = &change->fields[i];
      const char *owner = field->value != NULL ? desk_hq_get_written_text (change, field->name) : NULL;

      if (n_fields == 0)
        {
          if (!g_str_has_prefix (field->name, "cap.") && g_strcmp0 (owner, desk) != 0)
            return FALSE;
        }
      else if (g_str_has_prefix (field->name, "cap.") || field->value != NULL
               || g_strcmp0 (desk_hq_get_text (calendar, field->name), desk) != 0)
        return FALSE;
    }
  return TRUE;
}

/* The number of a record whose first line was not ok is not its own: the desk gives it another one. */
static gboolean
may_write_field (DeskHq *self, const DeskChange *change, const DeskChangeField *field, const char *kind,
                 gboolean is_created)
{
  if (strcmp (field->name, DESK_HQ_FIELD_RECEIVED) == 0)
    return FALSE;
  if (kind == NULL)
    return TRUE;
  if (self->rules.is_final (kind, field->name, self->rules.data) && !desk_hq_is_true (field->value))
    return FALSE;
  return change->kind != NULL || (!is_created && strcmp (field->name, "no") == 0)
         || !self->rules.is_fixed (kind, field->name, self->rules.data);
}

static gboolean
may_write (DeskHq *self, const DeskChange *change, const DeskFold *record, gboolean is_created)
{
  g_autofree char *desk = desk_run_get_desk (change->run);
  const char *kind = change->kind != NULL ? change->kind : desk_fold_get_kind (record);

  if (desk_hq_is_author (change->run))
    return TRUE;
  if (is_calendar (desk_change_get_record (change)))
    return may_write_calendar (change, record, desk);
  /* Only headquarters gives names to records: a desk's record has the name of the change that creates it. */
  if (change->kind != NULL && change->rec != NULL)
    return FALSE;
  if (kind != NULL && self->rules.may_create != NULL
      && !self->rules.may_create (desk, kind, self->rules.data))
    return FALSE;
  for (guint i = 0; i < change->n_fields; i++)
    if (!may_write_field (self, change, &change->fields[i], kind, is_created))
      return FALSE;
  return TRUE;
}

/* Whether headquarters would say a line of its own no more: desks bring such lines back after it was restored. */
static gboolean
is_outdated (DeskHq *self, const DeskChange *change, const DeskFold *record, gboolean is_created,
             gboolean *outdated, GError **error)
{
  const char *rec = desk_change_get_record (change);

  *outdated = FALSE;
  if (DESK_BROKEN (trust_hq_lines))
    return TRUE;
  if (desk_change_get_field (change, DESK_HQ_FIELD_RECEIVED) != NULL)
    {
      const char *sha = desk_hq_get_text (record, "sha");
      gboolean has = FALSE;

      if (sha != NULL && !desk_hq_has_blob (self, sha, &has, error))
        return FALSE;
      *outdated = !has;
      return TRUE;
    }
  if (change->kind != NULL)
    {
      *outdated = is_created;
      return TRUE;
    }
  for (guint i = 0; is_calendar (rec) && i < change->n_fields && !*outdated; i++)
    {
      const char *dot = strchr (change->fields[i].name, '.');
      g_autofree char *slot = g_strconcat (rec, "/", dot != NULL ? dot + 1 : "", NULL);

      if (desk_fold_get_value (record, change->fields[i].name) != NULL)
        *outdated = TRUE;
      else if (!desk_hq_is_used (self, slot, outdated, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
desk_hq_rule (DeskHq *self, const DeskChange *change, const DeskFold *record, gboolean is_created,
              DeskVerdict *verdict, GError **error)
{
  const char *number = desk_hq_get_written_text (change, "no");
  g_autofree char *slot = self->rules.get_slot (change, self->rules.data);
  g_autofree char *desk = desk_run_get_desk (change->run);
  gboolean answer = FALSE;

  *verdict = DESK_VERDICT_DENIED;
  if (!may_write (self, change, record, is_created))
    return TRUE;
  *verdict = DESK_VERDICT_STALE;
  if (desk_hq_is_author (change->run) && !is_outdated (self, change, record, is_created, &answer, error))
    return FALSE;
  if (answer)
    return TRUE;
  *verdict = DESK_VERDICT_DUPNO;
  if (number != NULL && !LEDGER (self)->has_number (self->ledger, self->log, number, &answer, error))
    return FALSE;
  if (answer)
    return TRUE;
  *verdict = DESK_VERDICT_FULL;
  answer = TRUE;
  if (slot != NULL && change->kind != NULL && !has_room (self, slot, desk, &answer, error))
    return FALSE;
  if (answer)
    *verdict = DESK_VERDICT_OK;
  return TRUE;
}

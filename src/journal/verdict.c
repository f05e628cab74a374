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
  GHashTable *counted; /* ids: a booking may have claimed its place more than once */
  guint count;
} Counting;

/* A booking while its lines are walked through. */
typedef struct
{
  DeskHq *self;
  DeskFold *fold;
  gboolean is_granted; /* it got what it claimed last */
} Booking;

static gboolean
follow_booking (const DeskLedgerEntry *entry, gpointer data)
{
  Booking *booking = data;
  const DeskHqRules *rules = &booking->self->rules;
  g_autoptr (DeskChange) change = desk_line_read (entry->line, -1, entry->run, entry->n, NULL);
  g_autoptr (DeskStamp) stamp = desk_stamp_read (entry->stamp, -1, NULL);

  if (change == NULL || stamp == NULL)
    return TRUE;
  if (change->kind != NULL
      || (rules->claims_again != NULL && rules->claims_again (change, booking->fold, rules->data)))
    booking->is_granted = stamp->verdict == DESK_VERDICT_OK;
  desk_fold_apply (booking->fold, change, stamp);
  return TRUE;
}

static gboolean
count_claim (const DeskLedgerEntry *entry, gpointer data)
{
  Counting *counting = data;
  DeskHq *self = counting->self;
  Booking booking = { .self = self };

  if (!g_hash_table_add (counting->counted, g_strdup (entry->rec)))
    return TRUE;
  booking.fold = desk_fold_new ();
  if (LEDGER (self)->list_record (self->ledger, self->log, entry->rec, follow_booking, &booking,
                                  &counting->error)
      && booking.is_granted && !self->rules.is_given_back (booking.fold, self->rules.data))
    counting->count++;
  desk_fold_free (booking.fold);
  return counting->error == NULL;
}

static gboolean
count_claims (DeskHq *self, const char *slot, guint *count, GError **error)
{
  Counting counting = { .self = self };
  g_autoptr (GHashTable) counted = counting.counted =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

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

/* A place: how many people at a time, and whose it is. */
typedef struct
{
  gint64 capacity;
  char *owner; /* NULL: anybody's */
} Place;

/* What the calendar itself says of its places: "slots/CALENDAR/DATE" names its record. */
static gboolean
read_calendar (DeskHq *self, const char *rec, gboolean *found, Place *place, GError **error)
{
  const char *name = rec + strlen (DESK_HQ_CALENDAR_PREFIX), *owner = NULL;
  g_autofree char *id = g_strndup (name, strcspn (name, "/"));
  g_autoptr (DeskFold) calendar = NULL;

  *found = FALSE;
  if (self->rules.describe_place == NULL)
    return TRUE;
  calendar = desk_hq_load_record (self, id, NULL, error);
  if (calendar == NULL)
    return FALSE;
  *found = self->rules.describe_place (calendar, &place->capacity, &owner, self->rules.data);
  place->owner = owner != NULL && self->rules.get_desk != NULL
                     ? self->rules.get_desk (owner, self->rules.data)
                     : g_strdup (owner);
  return TRUE;
}

/* The record of a day tells whose its places are. Of a place it does not have, and of how many people, the calendar does. */
static gboolean
read_place (DeskHq *self, const char *slot, const char *desk, Place *place, GError **error)
{
  g_autofree char *capacity_field = NULL, *desk_field = NULL;
  g_autofree char *rec = desk_hq_split_slot (slot, &capacity_field, &desk_field);
  g_autoptr (DeskFold) day = desk_hq_load_record (self, rec, NULL, error);
  Place general = { 0 };
  const char *owner;
  gboolean found;

  if (day == NULL || !read_calendar (self, rec, &found, &general, error))
    return FALSE;
  if (desk_fold_get_value (day, capacity_field) == NULL)
    {
      *place = general;
      return TRUE;
    }
  owner = desk_hq_get_text (day, desk_field);
  *place = (Place){ .capacity = get_number (day, capacity_field) };
  place->owner = owner != NULL && self->rules.get_desk != NULL
                     ? self->rules.get_desk (owner, self->rules.data)
                     : g_strdup (owner);
  if (found && owner == NULL)
    place->capacity = general.capacity;
  else if (found && strcmp (place->owner, desk) == 0)
    place->capacity = MAX (place->capacity, general.capacity);
  g_free (general.owner);
  return TRUE;
}

/* Whether the place is this desk's or anybody's, and has room. */
static gboolean
has_room (DeskHq *self, const char *slot, const char *desk, gboolean *room, GError **error)
{
  Place place = { 0 };
  guint count;

  if (!count_claims (self, slot, &count, error) || !read_place (self, slot, desk, &place, error))
    return FALSE;
  *room = (place.owner == NULL || strcmp (place.owner, desk) == 0) && (gint64)count < place.capacity;
  g_free (place.owner);
  return TRUE;
}

/* Verdicts ----------------------------------------------------------------------------------------------------------- */

/* Whether the change makes the place new, for the desk that writes it. */
static gboolean
is_new_place (const DeskChange *change, const DeskFold *calendar, const char *time, const char *code)
{
  g_autofree char *capacity = g_strconcat ("cap.", time, NULL), *desk = g_strconcat ("desk.", time, NULL);
  const DeskChangeField *people = desk_change_get_field (change, capacity);

  return desk_fold_get_value (calendar, capacity) == NULL && people != NULL && people->value != NULL
         && g_strcmp0 (desk_hq_get_written_text (change, desk), code) == 0;
}

/* Of a day's places a desk may add its own, each once, and give back what is its own. They carry the code under which the
 * desk wrote them. */
static gboolean
may_write_calendar (DeskHq *self, const DeskChange *change, const DeskFold *calendar)
{
  g_autofree char *code = desk_run_get_desk (change->run);
  g_autofree char *author = desk_hq_get_author (self, change->run);

  for (guint i = 0; i < change->n_fields; i++)
    {
      const DeskChangeField *field = &change->fields[i];
      const char *dot = strchr (field->name, '.');
      const char *owner = desk_hq_get_text (calendar, field->name);
      g_autofree char *holder = owner != NULL && self->rules.get_desk != NULL
                                    ? self->rules.get_desk (owner, self->rules.data)
                                    : g_strdup (owner);

      if (dot == NULL
          || (!is_new_place (change, calendar, dot + 1, code)
              && (!g_str_has_prefix (field->name, "desk.") || field->value != NULL
                  || g_strcmp0 (holder, author) != 0)))
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
may_write_fields (DeskHq *self, const DeskChange *change, const DeskFold *record, gboolean is_created)
{
  const char *kind = change->kind != NULL ? change->kind : desk_fold_get_kind (record);

  if (is_calendar (desk_change_get_record (change)))
    return may_write_calendar (self, change, record);
  /* Only headquarters gives names to records: a desk's record has the name of the change that creates it. */
  if (change->kind != NULL && change->rec != NULL)
    return FALSE;
  for (guint i = 0; i < change->n_fields; i++)
    if (!may_write_field (self, change, &change->fields[i], kind, is_created))
      return FALSE;
  return TRUE;
}

static gboolean
may_write (DeskHq *self, const DeskChange *change, const DeskFold *record, gboolean is_created,
           const char *desk, gboolean *may, GError **error)
{
  *may = TRUE;
  if (desk_hq_is_author (change->run))
    return TRUE;
  if (self->rules.may_write != NULL
      && !self->rules.may_write (self->log, desk, change, may, self->rules.data, error))
    return FALSE;
  *may = *may && may_write_fields (self, change, record, is_created);
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

/* What a booking claimed when it was made. */
typedef struct
{
  DeskHq *self;
  char *slot;
} Claim;

static gboolean
read_claim (const DeskLedgerEntry *entry, gpointer data)
{
  Claim *claim = data;
  g_autoptr (DeskChange) change =
      entry->kind != NULL ? desk_line_read (entry->line, -1, entry->run, entry->n, NULL) : NULL;

  if (change != NULL)
    claim->slot = claim->self->rules.get_slot (change, claim->self->rules.data);
  return change == NULL;
}

/* The place a change wants, NULL for none: that of a new booking, or of one that had given its place back. */
static gboolean
get_wanted_slot (DeskHq *self, const DeskChange *change, const DeskFold *record, char **slot, GError **error)
{
  Claim claim = { .self = self };

  *slot = change->kind != NULL ? self->rules.get_slot (change, self->rules.data) : NULL;
  if (change->kind != NULL || self->rules.claims_again == NULL
      || !self->rules.claims_again (change, record, self->rules.data))
    return TRUE;
  if (!LEDGER (self)->list_record (self->ledger, self->log, desk_change_get_record (change), read_claim,
                                   &claim, error))
    return FALSE;
  *slot = claim.slot;
  return TRUE;
}

/* @slot: (out) (transfer full) (nullable): the place the change wants */
gboolean
desk_hq_rule (DeskHq *self, const DeskChange *change, const DeskFold *record, gboolean is_created,
              DeskVerdict *verdict, char **slot, GError **error)
{
  const char *number = desk_hq_get_written_text (change, "no");
  g_autofree char *desk = desk_hq_get_author (self, change->run);
  gboolean answer = FALSE;

  *verdict = DESK_VERDICT_DENIED;
  if (!may_write (self, change, record, is_created, desk, &answer, error))
    return FALSE;
  if (!answer)
    return TRUE;
  answer = FALSE;
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
  if (!get_wanted_slot (self, change, record, slot, error)
      || (*slot != NULL && !has_room (self, *slot, desk, &answer, error)))
    return FALSE;
  if (answer)
    *verdict = DESK_VERDICT_OK;
  return TRUE;
}

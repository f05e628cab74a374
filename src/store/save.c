// SPDX-License-Identifier: GPL-3.0-or-later
// Saving: what one act of the officer writes goes into the journal, the tables and the register book in one
// transaction, or not at all.

#include "store/save.h"

#include "journal/change.h"
#include "model/appointment-step.h"
#include "store/booking-claim.h"
#include "store/database-private.h"
#include "store/draft.h"
#include "store/error.h"
#include "store/log.h"
#include "store/records.h"
#include "store/register-book.h"
#include "store/save-part.h"

#include <glib/gi18n-lib.h>

struct _DeskSave
{
  GObject parent_instance;
  char *officer;
  gint64 now;
  GTimeZone *zone;
  GPtrArray *parts;   /* (element-type DeskSavePart) */
  GArray *drafts;     /* gint64 */
  GArray *claims;     /* DeskBookingClaim */
  GPtrArray *clashes; /* (element-type DeskClash), of the last run */
  gboolean accepts_clash;
};

G_DEFINE_FINAL_TYPE (DeskSave, desk_save, G_TYPE_OBJECT)

static void
desk_save_finalize (GObject *object)
{
  DeskSave *self = DESK_SAVE (object);

  g_free (self->officer);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_ptr_array_unref (self->parts);
  g_array_unref (self->drafts);
  g_array_unref (self->claims);
  g_ptr_array_unref (self->clashes);

  G_OBJECT_CLASS (desk_save_parent_class)->finalize (object);
}

static void
desk_save_class_init (DeskSaveClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_save_finalize;
}

static void
desk_save_init (DeskSave *self)
{
  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify)desk_save_part_free);
  self->drafts = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->claims = desk_booking_claims_new ();
  self->clashes = g_ptr_array_new_with_free_func ((GDestroyNotify)desk_clash_free);
}

static DeskSavePart *
find_part (DeskSave *self, DeskRecord *record)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      DeskSavePart *part = g_ptr_array_index (self->parts, i);

      if (part->record == record)
        return part;
    }
  return NULL;
}

/* The same record twice would write over itself, also as two objects. */
static gboolean
holds (DeskSave *self, DeskRecord *record)
{
  const char *id = desk_record_get_id (record);

  for (guint i = 0; i < self->parts->len; i++)
    {
      const DeskSavePart *part = g_ptr_array_index (self->parts, i);

      if (part->record == record || (id != NULL && g_strcmp0 (part->id, id) == 0))
        return TRUE;
    }
  return FALSE;
}

static void
add_fill (DeskSave *self, DeskRecord *record, DeskSaveFill fill)
{
  DeskSavePart *part = find_part (self, record);

  g_return_if_fail (part != NULL);
  desk_save_part_add_fill (part, &fill);
}

/**
 * desk_save_new:
 * @officer: code of the officer who saves
 * @now: seconds UTC
 * @zone: where the station lies: its wall clock says in which year a number is
 *
 * Returns: (transfer full): a save of nothing yet
 */
DeskSave *
desk_save_new (const char *officer, gint64 now, GTimeZone *zone)
{
  DeskSave *self = g_object_new (DESK_TYPE_SAVE, NULL);

  self->officer = g_strdup (officer);
  self->now = now;
  self->zone = g_time_zone_ref (zone);
  return self;
}

/**
 * desk_save_add:
 * @record: the record as it shall be; without an id it is new
 * @shown: (nullable): the record as it was when the form opened, NULL for a new one
 * @base: desk_store_get_position() when the form opened
 * @reason: (nullable): why, where a reason is asked for
 *
 * Adds a record once. What differs from @shown is copied now; later changes to @record are not saved.
 */
void
desk_save_add (DeskSave *self, DeskRecord *record, DeskRecord *shown, gint64 base, const char *reason)
{
  g_return_if_fail (!holds (self, record));

  g_ptr_array_add (self->parts, desk_save_part_new (record, shown, base, reason));
}

/**
 * desk_save_link:
 * @record: a record that was added
 * @field: a link field of it
 * @target: a record that has an id or was added too
 *
 * Makes a field the id of another record, which may get its id only by this save.
 */
void
desk_save_link (DeskSave *self, DeskRecord *record, guint field, DeskRecord *target)
{
  DeskSavePart *other = find_part (self, target);
  DeskSavePart *part = find_part (self, record);

  g_return_if_fail (part != NULL);
  g_return_if_fail (other != NULL || desk_record_get_id (target) != NULL);

  if (desk_record_get_id (target) == NULL)
    add_fill (self, record, (DeskSaveFill){ .how = DESK_SAVE_LINK, .field = field, .target = other });
  else
    desk_save_part_set (part, field, g_variant_new_string (desk_record_get_id (target)));
}

/**
 * desk_save_draw_number:
 * @record: a record that was added
 * @field: its register number
 */
void
desk_save_draw_number (DeskSave *self, DeskRecord *record, guint field)
{
  add_fill (self, record, (DeskSaveFill){ .how = DESK_SAVE_NUMBER, .field = field });
}

/**
 * desk_save_draw_queue_number:
 * @record: a record that was added
 * @field: its queue number
 * @day_start: first second of the station's today
 */
void
desk_save_draw_queue_number (DeskSave *self, DeskRecord *record, guint field, gboolean priority,
                             gint64 day_start)
{
  add_fill (self, record,
            (DeskSaveFill){ .how = priority ? DESK_SAVE_PRIORITY_NUMBER : DESK_SAVE_QUEUE_NUMBER,
                            .field = field,
                            .day_start = day_start });
}

/**
 * desk_save_claim_place:
 * @appointment: an appointment that was added: a new one, or one that wants its place back
 * @calendar: the country's days off
 * @hold: what the form holds for it, which ends with the save; 0 for none
 *
 * The place has to be one of the reception's when the appointment is new, unless it has a reason why not
 * (%DESK_APPOINTMENT_OVERRIDE_REASON); and whether it is firm or only requested is decided by the reception as it is then.
 * That nobody else has the place is looked at with each appointment that is saved, claimed or not.
 */
void
desk_save_claim_place (DeskSave *self, DeskAppointment *appointment, DeskCalendar *calendar, gint64 hold)
{
  DeskBookingClaim claim = { .record = DESK_RECORD (appointment), .hold = hold };

  claim.calendar = g_object_ref (calendar);
  g_array_append_val (self->claims, claim);
  if (desk_appointment_is_expected (appointment))
    add_fill (self, DESK_RECORD (appointment),
              (DeskSaveFill){ .how = DESK_SAVE_PLACE_STATE, .field = DESK_APPOINTMENT_STATE });
}

/**
 * desk_save_drop_draft:
 * @draft: id of a draft that becomes superfluous with this save; 0 is no draft
 */
void
desk_save_drop_draft (DeskSave *self, gint64 draft)
{
  if (draft != 0)
    g_array_append_val (self->drafts, draft);
}

/**
 * desk_save_accept_clash:
 * The officer was shown what others wrote meanwhile, and wants to write all the same. Run the save again.
 */
void
desk_save_accept_clash (DeskSave *self)
{
  self->accepts_clash = TRUE;
}

/* Ids are the names of the changes that create the records, so they are known before anything is written. */
static gboolean
draw_ids (DeskSave *self, DeskDatabase *database, GError **error)
{
  const DeskLogHead *head = desk_database_get_head (database);
  gint64 n;

  if (!desk_log_begin_run (database, error))
    return FALSE;
  n = head->n + 1;
  for (guint i = 0; i < self->parts->len; i++)
    {
      DeskSavePart *part = g_ptr_array_index (self->parts, i);
      guint n_changes = desk_save_part_divide (part, self->officer);

      g_clear_pointer (&part->new_id, g_free);
      if (part->id == NULL && n_changes > 0)
        part->new_id = desk_change_id (head->run_name, n);
      n += n_changes;
    }
  return TRUE;
}

/* Returns: the record as it stands, NULL for a new one; fields that may not change are refused. */
static gboolean
load_present (DeskSave *self, DeskSavePart *part, DeskDatabase *database, DeskRecord **present,
              GError **error)
{
  const DeskRecordClass *klass = g_type_class_get (part->type);

  *present = NULL;
  if (part->id == NULL || part->fields->len == 0)
    return TRUE;
  *present = desk_records_load (database, klass->kind, part->id, error);
  return *present != NULL && desk_save_part_check (part, *present, self->clashes, error);
}

static void
set_clash_error (DeskSave *self, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < self->clashes->len; i++)
    {
      const DeskClash *clash = g_ptr_array_index (self->clashes, i);

      if (i > 0)
        g_string_append (names, ", ");
      g_string_append (names, g_dgettext (GETTEXT_PACKAGE, clash->label));
    }
  g_set_error (
      error, DESK_STORE_ERROR, DESK_STORE_ERROR_CLASH,
      _ ("Somebody at this desk changed the same fields since this form was opened (%s). Nothing was saved yet: "
         "look at both values, then save again."),
      names->str);
}

static gboolean
write_parts (DeskSave *self, DeskDatabase *database, GPtrArray *present, GError **error)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      DeskSavePart *part = g_ptr_array_index (self->parts, i);

      if (part->fields->len > 0
          && !desk_save_part_write (part, database, g_ptr_array_index (present, i), self->officer, self->now,
                                    error))
        return FALSE;
    }
  for (guint i = 0; i < self->drafts->len; i++)
    if (!desk_draft_discard (g_array_index (self->drafts, gint64, i), database, error))
      return FALSE;
  return TRUE;
}

static const DeskBookingClaim *
find_claim (DeskSave *self, const DeskSavePart *part)
{
  for (guint i = 0; i < self->claims->len; i++)
    if (g_array_index (self->claims, DeskBookingClaim, i).record == part->record)
      return &g_array_index (self->claims, DeskBookingClaim, i);
  return NULL;
}

/* When all is written: of a move the old place is free by then, and two that are booked at once see each other. */
static gboolean
check_places (DeskSave *self, DeskDatabase *database, GPtrArray *present, GError **error)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      const DeskSavePart *part = g_ptr_array_index (self->parts, i);
      const DeskBookingClaim *claim = find_claim (self, part);
      DeskRecord *before = g_ptr_array_index (present, i);

      if (part->fields->len == 0)
        continue;
      if (part->type == DESK_TYPE_APPOINTMENT
          && !desk_booking_claim_check (database, desk_save_part_get_id (part), before, claim, self->officer,
                                        self->zone, self->now, error))
        return FALSE;
      if (part->type == DESK_TYPE_RECEPTION && before != NULL
          && !desk_booking_claim_give_back (database, desk_save_part_get_id (part), before, self->officer,
                                            self->zone, self->now, error))
        return FALSE;
    }
  return TRUE;
}

static void
clear_present (gpointer record)
{
  if (record != NULL)
    g_object_unref (record);
}

static gboolean
run_inside (DeskSave *self, DeskDatabase *database, GError **error)
{
  g_autoptr (GPtrArray) present = g_ptr_array_new_with_free_func (clear_present);

  g_ptr_array_set_size (self->clashes, 0);
  if (!draw_ids (self, database, error))
    return FALSE;
  for (guint i = 0; i < self->parts->len; i++)
    {
      DeskSavePart *part = g_ptr_array_index (self->parts, i);
      DeskRecord *record = NULL;
      gboolean loaded;

      if (!desk_save_part_fill (part, database, self->now, self->zone, error))
        return FALSE;
      loaded = load_present (self, part, database, &record, error);
      g_ptr_array_add (present, record);
      if (!loaded)
        return FALSE;
      if (self->accepts_clash)
        part->base = desk_database_get_position (database);
    }
  if (self->clashes->len > 0 && !self->accepts_clash)
    {
      set_clash_error (self, error);
      return FALSE;
    }
  return write_parts (self, database, present, error) && check_places (self, database, present, error);
}

static gboolean
draws_number (DeskSave *self)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      const DeskSavePart *part = g_ptr_array_index (self->parts, i);

      for (guint j = 0; j < part->fills->len; j++)
        if (g_array_index (part->fills, DeskSaveFill, j).how == DESK_SAVE_NUMBER)
          return TRUE;
    }
  return FALSE;
}

/**
 * desk_save_run:
 * @cancellable: (nullable): looked at before anything is written; a save that has begun is never cut short
 *
 * Writes everything in one transaction. It returns when the database and, where a number was drawn, the high-water file
 * are on the disk.
 *
 * Returns: FALSE with %DESK_STORE_ERROR_CLASH (see desk_save_list_clashes()), _TAKEN (a place), _REFUSED, _MISSING,
 *   _FULL ...; then
 *   nothing was written
 */
gboolean
desk_save_run (DeskSave *self, DeskDatabase *database, GCancellable *cancellable, GError **error)
{
  const gboolean has_number = draws_number (self);
  gboolean committed;

  if (g_cancellable_set_error_if_cancelled (cancellable, error) || !desk_database_begin (database, error))
    return FALSE;
  if (!run_inside (self, database, error) || (has_number && !desk_register_book_begin_note (database, error)))
    {
      desk_database_roll_back (database);
      return FALSE;
    }
  committed = desk_database_commit (database, error);
  if (has_number)
    desk_register_book_end_note (database, committed);
  return committed;
}

/**
 * desk_save_finish:
 * Puts ids, links and numbers into the records that were added. Call it on the thread the records belong to.
 */
void
desk_save_finish (DeskSave *self)
{
  for (guint i = 0; i < self->parts->len; i++)
    desk_save_part_finish (g_ptr_array_index (self->parts, i));
}

/**
 * desk_save_list_records:
 *
 * Returns: (transfer full) (element-type DeskRecord): the records of which something was written
 */
GPtrArray *
desk_save_list_records (DeskSave *self)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->parts->len; i++)
    {
      const DeskSavePart *part = g_ptr_array_index (self->parts, i);

      if (part->fields != NULL && part->fields->len > 0)
        g_ptr_array_add (records, g_object_ref (part->record));
    }
  return records;
}

/**
 * desk_save_list_clashes:
 *
 * Returns: (transfer none) (element-type DeskClash): the fields over which the last run failed
 */
GPtrArray *
desk_save_list_clashes (DeskSave *self)
{
  return self->clashes;
}

// SPDX-License-Identifier: GPL-3.0-or-later
// One record within a save: what it writes, whether it may, and the writing. The transaction around it is in save.c.

#include "store/save-part.h"

#include "journal/error.h"
#include "journal/text.h"
#include "store/booking-claim.h"
#include "store/database-private.h"
#include "store/error.h"
#include "store/log.h"
#include "store/refold.h"
#include "store/register-book.h"
#include "store/records.h"
#include "store/rows.h"
#include "store/search-index.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define HEAD_BYTES 128 /* {"k":"","r":"","b":,"t":,"u":"","w":"","s":{}} with its kind and its numbers */
#define FIELD_BYTES 4  /* "":, */

/**
 * desk_save_part_new:
 * @shown: (nullable): what the form opened with
 *
 * Copies what differs.
 */
DeskSavePart *
desk_save_part_new (DeskRecord *record, DeskRecord *shown, gint64 base, const char *reason)
{
  DeskSavePart *self = g_new0 (DeskSavePart, 1);

  self->record = g_object_ref (record);
  self->shown = shown != NULL ? desk_record_copy (shown) : NULL;
  self->type = G_OBJECT_TYPE (record);
  self->id = g_strdup (desk_record_get_id (record));
  self->typed = desk_record_diff (shown, record);
  self->fills = g_array_new (FALSE, FALSE, sizeof (DeskSaveFill));
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->base = base;
  self->reason = g_strdup (reason);
  return self;
}

/**
 * desk_save_part_free:
 */
void
desk_save_part_free (DeskSavePart *self)
{
  g_object_unref (self->record);
  g_clear_object (&self->shown);
  g_free (self->id);
  g_ptr_array_unref (self->typed);
  g_array_unref (self->fills);
  g_array_unref (self->starts);
  g_free (self->reason);
  g_free (self->new_id);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_free (self);
}

/**
 * desk_clash_free:
 */
void
desk_clash_free (DeskClash *self)
{
  g_free (self->kind);
  g_free (self->record);
  g_free (self->field);
  g_clear_pointer (&self->shown, g_variant_unref);
  g_clear_pointer (&self->present, g_variant_unref);
  g_clear_pointer (&self->wanted, g_variant_unref);
  g_free (self);
}

/* Bytes of a text as it stands in a line. */
static gsize
measure_text (const char *text)
{
  g_autoptr (GString) written = g_string_new (NULL);

  if (text != NULL)
    desk_text_add_string (written, text);
  return written->len;
}

/* The most a line has beside its fields: its members' names, numbers, and the texts that are known. */
static gsize
measure_head (const DeskSavePart *self, const char *officer)
{
  return HEAD_BYTES + DESK_LINE_MAX_RECORD + measure_text (officer) + measure_text (self->reason);
}

static gsize
measure_field (const char *name, GVariant *value)
{
  g_autoptr (GString) written = g_string_new (name);

  desk_text_add_value (written, value);
  return written->len + FIELD_BYTES;
}

/* How much of a change each field takes, in the order in which they are written. What is drawn is not known yet. */
static GArray *
measure_fields (const DeskSavePart *self)
{
  const DeskRecordClass *klass = g_type_class_get (self->type);
  GArray *sizes = g_array_new (FALSE, FALSE, sizeof (gsize));

  for (guint i = 0; i < self->typed->len; i++)
    {
      const DeskFieldValue *value = g_ptr_array_index (self->typed, i);
      gsize size = measure_field (value->name, value->value);

      g_array_append_val (sizes, size);
    }
  for (guint i = 0; i < self->fills->len; i++)
    {
      const DeskSaveFill *fill = &g_array_index (self->fills, DeskSaveFill, i);
      gsize size = strlen (klass->fields[fill->field].name) + FIELD_BYTES + DESK_LINE_MAX_RECORD;

      g_array_append_val (sizes, size);
    }
  return sizes;
}

/**
 * desk_save_part_divide:
 * @officer: code of the officer who saves
 *
 * Divides the fields among changes: a change has a limited number of fields and of bytes.
 *
 * Returns: how many changes will be written
 */
guint
desk_save_part_divide (DeskSavePart *self, const char *officer)
{
  g_autoptr (GArray) sizes = measure_fields (self);
  const gsize head = measure_head (self, officer);
  gsize bytes = 0;

  g_array_set_size (self->starts, 0);
  for (guint i = 0, first = 0; i < sizes->len; i++)
    {
      gsize size = g_array_index (sizes, gsize, i);

      if (i == 0 || i - first == DESK_LINE_MAX_FIELDS || bytes + size > DESK_LINE_MAX_BYTES)
        {
          g_array_append_val (self->starts, i);
          first = i;
          bytes = head;
        }
      bytes += size;
    }
  return self->starts->len;
}

/**
 * desk_save_part_get_id:
 *
 * Returns: (transfer none) (nullable): the id the record has or gets
 */
const char *
desk_save_part_get_id (const DeskSavePart *self)
{
  return self->id != NULL ? self->id : self->new_id;
}

static void
remove_field (GPtrArray *fields, const char *name)
{
  for (guint i = 0; i < fields->len; i++)
    if (g_str_equal (((DeskFieldValue *)g_ptr_array_index (fields, i))->name, name))
      {
        g_ptr_array_remove_index (fields, i);
        return;
      }
}

/**
 * desk_save_part_set:
 * Writes a value the record itself does not show yet.
 */
void
desk_save_part_set (DeskSavePart *self, guint field, GVariant *value)
{
  const DeskRecordClass *klass = g_type_class_get (self->type);

  remove_field (self->typed, klass->fields[field].name);
  g_ptr_array_add (self->typed, desk_field_value_new (klass->fields[field].name, value));
}

/**
 * desk_save_part_add_fill:
 * @fill: what is known only inside the transaction; it takes the place of what was typed
 */
void
desk_save_part_add_fill (DeskSavePart *self, const DeskSaveFill *fill)
{
  const DeskRecordClass *klass = g_type_class_get (self->type);

  remove_field (self->typed, klass->fields[fill->field].name);
  g_array_append_vals (self->fills, fill, 1);
}

/* A text of an appointment, as it was or as it is written. */
static const char *
get_text (DeskSavePart *self, guint field)
{
  const DeskRecordClass *klass = g_type_class_get (self->type);

  for (guint i = 0; i < self->typed->len; i++)
    {
      const DeskFieldValue *value = g_ptr_array_index (self->typed, i);

      if (g_str_equal (value->name, klass->fields[field].name) && value->value != NULL)
        return g_variant_get_string (value->value, NULL);
    }
  return self->shown != NULL ? desk_record_get_text (self->shown, field) : NULL;
}

static char *
draw (DeskSavePart *self, const DeskSaveFill *fill, DeskDatabase *database, gint64 now, GTimeZone *zone,
      GError **error)
{
  switch (fill->how)
    {
    case DESK_SAVE_LINK:
      return g_strdup (desk_save_part_get_id (fill->target));
    case DESK_SAVE_NUMBER:
      return desk_register_book_draw (database, now, zone, error);
    case DESK_SAVE_PLACE_STATE:
      return desk_booking_claim_draw_state (database, get_text (self, DESK_APPOINTMENT_RECEPTION),
                                            get_text (self, DESK_APPOINTMENT_START), error);
    case DESK_SAVE_QUEUE_NUMBER:
    case DESK_SAVE_PRIORITY_NUMBER:
    default:
      return desk_register_book_draw_queue (database, fill->how == DESK_SAVE_PRIORITY_NUMBER, fill->day_start,
                                            error);
    }
}

/**
 * desk_save_part_fill:
 * Puts together what is written: what was typed, links to the ids that are known now, numbers drawn. Call it when all
 * parts have their ids.
 */
gboolean
desk_save_part_fill (DeskSavePart *self, DeskDatabase *database, gint64 now, GTimeZone *zone, GError **error)
{
  const DeskRecordClass *klass = g_type_class_get (self->type);

  g_clear_pointer (&self->fields, g_ptr_array_unref);
  self->fields = g_ptr_array_new_with_free_func ((GDestroyNotify)desk_field_value_free);
  for (guint i = 0; i < self->typed->len; i++)
    {
      const DeskFieldValue *value = g_ptr_array_index (self->typed, i);

      g_ptr_array_add (self->fields, desk_field_value_new (value->name, value->value));
    }

  for (guint i = 0; i < self->fills->len; i++)
    {
      const DeskSaveFill *fill = &g_array_index (self->fills, DeskSaveFill, i);
      const char *name = klass->fields[fill->field].name;
      g_autofree char *text = draw (self, fill, database, now, zone, error);

      if (text == NULL)
        return FALSE;
      g_ptr_array_add (self->fields, desk_field_value_new (name, g_variant_new_string (text)));
    }
  return TRUE;
}

static gboolean
is_equal (GVariant *a, GVariant *b)
{
  return a == b || (a != NULL && b != NULL && g_variant_equal (a, b));
}

static gboolean
is_true (GVariant *value)
{
  return value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN)
         && g_variant_get_boolean (value);
}

/* A number is drawn anew where headquarters found that another record has it. */
static gboolean
is_drawn (DeskSavePart *self, guint field)
{
  for (guint i = 0; i < self->fills->len; i++)
    {
      const DeskSaveFill *fill = &g_array_index (self->fills, DeskSaveFill, i);

      if (fill->how == DESK_SAVE_NUMBER && fill->field == field)
        return TRUE;
    }
  return FALSE;
}

static gboolean
check_field (DeskSavePart *self, DeskRecord *present, const DeskFieldValue *wanted, GPtrArray *clashes,
             GError **error)
{
  DeskRecordClass *klass = DESK_RECORD_GET_CLASS (present);
  int place = desk_record_class_find_field (klass, wanted->name, NULL);
  const DeskField *field = &klass->fields[place];
  GVariant *now = desk_record_get_wire (present, wanted->name);
  GVariant *shown = desk_record_get_wire (self->shown, wanted->name);

  if (is_equal (now, wanted->value) || is_drawn (self, (guint)place))
    return TRUE;
  if (((field->flags & DESK_FIELD_IMMUTABLE) && now != NULL)
      || ((field->flags & DESK_FIELD_FINAL) && is_true (now)))
    {
      g_set_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_REFUSED,
                   _ ("“%s” cannot be changed any more. Nothing was saved."),
                   g_dgettext (GETTEXT_PACKAGE, field->label));
      return FALSE;
    }
  if (!is_equal (now, shown))
    {
      DeskClash *clash = g_new0 (DeskClash, 1);

      clash->kind = g_strdup (klass->kind);
      clash->record = g_strdup (self->id);
      clash->field = g_strdup (wanted->name);
      clash->label = field->label;
      clash->shown = shown != NULL ? g_variant_ref (shown) : NULL;
      clash->present = now != NULL ? g_variant_ref (now) : NULL;
      clash->wanted = wanted->value != NULL ? g_variant_ref (wanted->value) : NULL;
      g_ptr_array_add (clashes, clash);
    }
  return TRUE;
}

/**
 * desk_save_part_check:
 * @present: the record as it stands in the database
 * @clashes: (element-type DeskClash): gets the fields that were changed since the form opened
 *
 * Returns: FALSE with %DESK_STORE_ERROR_REFUSED where a field may not change any more
 */
gboolean
desk_save_part_check (DeskSavePart *self, DeskRecord *present, GPtrArray *clashes, GError **error)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (!check_field (self, present, g_ptr_array_index (self->fields, i), clashes, error))
      return FALSE;
  return TRUE;
}

static gboolean
append_change (DeskSavePart *self, DeskDatabase *database, guint which, const char *officer, gint64 now,
               GError **error)
{
  const guint from = g_array_index (self->starts, guint, which);
  const guint end =
      which + 1 < self->starts->len ? g_array_index (self->starts, guint, which + 1) : self->fields->len;
  const DeskRecordClass *klass = g_type_class_get (self->type);
  DeskChangeField fields[DESK_LINE_MAX_FIELDS];
  gboolean creates = self->id == NULL && from == 0;
  DeskChange change = { .kind = creates ? klass->kind : NULL,
                        .rec = creates ? NULL : desk_save_part_get_id (self),
                        .base = self->base,
                        .time = now,
                        .officer = officer,
                        .reason = self->reason,
                        .fields = fields,
                        .n_fields = end - from };
  g_autoptr (GError) local = NULL;

  for (guint i = 0; i < change.n_fields; i++)
    {
      const DeskFieldValue *value = g_ptr_array_index (self->fields, from + i);

      fields[i] = (DeskChangeField){ .name = value->name, .value = value->value };
    }
  if (desk_log_append (database, &change, &local))
    {
      g_assert (!creates || desk_log_is_last (database, self->new_id));
      return TRUE;
    }

  if (local->domain == DESK_JOURNAL_ERROR)
    g_set_error (
        error, DESK_STORE_ERROR, DESK_STORE_ERROR_REFUSED,
        _ ("This cannot be saved as it is; nothing was saved. Shorten the longest text, or keep it as an "
           "attachment. (%s)"),
        local->message);
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Everybody who wrote into this record worked in this database, so everything was seen and every value wins: the row
 * follows from the row. tests/store compares it with the fold. */
static gboolean
write_rows (DeskSavePart *self, DeskDatabase *database, DeskRecord *present, GError **error)
{
  g_autoptr (DeskRecord) after =
      present != NULL ? desk_record_copy (present) : g_object_new (self->type, "id", self->new_id, NULL);

  for (guint i = 0; i < self->fields->len; i++)
    {
      const DeskFieldValue *value = g_ptr_array_index (self->fields, i);

      desk_record_set_wire (after, value->name, value->value);
      if (!desk_rows_write_entry (database, after, value->name, error))
        return FALSE;
    }
  return desk_rows_write (database, after, present == NULL, error)
         && desk_search_index_put (database, present, after, error);
}

static gboolean
write_fold (DeskSavePart *self, DeskDatabase *database, DeskRecord *present, GError **error)
{
  g_autoptr (DeskRefold) refold = desk_refold_new (database);
  g_autoptr (DeskRecord) after = NULL;

  return desk_refold_record (refold, desk_save_part_get_id (self), NULL, &after, error)
         && desk_search_index_put (database, present, after, error);
}

/* What another station wrote, or headquarters for all, is only theirs to change. */
static gboolean
check_log (DeskSavePart *self, DeskDatabase *database, GError **error)
{
  g_autofree char *owner = NULL;

  if (!desk_records_find_owner (database, self->id, &owner, error))
    return FALSE;
  if (owner == NULL)
    return TRUE;
  if (strcmp (owner, DESK_LOG_REGION) == 0)
    g_set_error_literal (
        error, DESK_STORE_ERROR, DESK_STORE_ERROR_REFUSED,
        _ ("Headquarters wrote this for all stations, and it can be changed only there. Nothing was saved."));
  else
    g_set_error (error, DESK_STORE_ERROR, DESK_STORE_ERROR_REFUSED,
                 _ ("This was written by %s and can be changed only there. Nothing was saved."), owner);
  return FALSE;
}

/**
 * desk_save_part_write:
 * @present: (nullable): the record as it stands in the database
 *
 * Adds the changes to the journal and brings the record's tables up to them.
 */
gboolean
desk_save_part_write (DeskSavePart *self, DeskDatabase *database, DeskRecord *present, const char *officer,
                      gint64 now, GError **error)
{
  if (self->id != NULL && !check_log (self, database, error))
    return FALSE;
  for (guint i = 0; i < self->starts->len; i++)
    if (!append_change (self, database, i, officer, now, error))
      return FALSE;
  return desk_database_get_head (database)->foreign ? write_fold (self, database, present, error)
                                                    : write_rows (self, database, present, error);
}

/**
 * desk_save_part_finish:
 * Tells the screens' record its id and what was drawn for it.
 */
void
desk_save_part_finish (DeskSavePart *self)
{
  const DeskRecordClass *klass = g_type_class_get (self->type);

  if (self->fields == NULL || self->fields->len == 0)
    return;
  if (self->new_id != NULL)
    desk_record_set_id (self->record, self->new_id);
  for (guint i = 0; i < self->fills->len; i++)
    {
      const char *name = klass->fields[g_array_index (self->fills, DeskSaveFill, i).field].name;

      for (guint j = 0; j < self->fields->len; j++)
        {
          const DeskFieldValue *value = g_ptr_array_index (self->fields, j);

          if (g_str_equal (value->name, name))
            desk_record_set_wire (self->record, name, value->value);
        }
    }
}

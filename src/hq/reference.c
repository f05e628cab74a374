// SPDX-License-Identifier: GPL-3.0-or-later
// Reference data: stations, officers, agencies, editions of profiles and days that headquarters writes into the log of the
// region. The names of these records follow from what they are, so the same table twice changes nothing.

#include "hq/reference.h"

#include <string.h>

#include "hq/table-file.h"
#include "journal/desk.h"
#include "model/officer.h"
#include "model/profile-json.h"
#include "model/record-types.h"

struct _DeskReferenceKind
{
  const char *name;      /* as the operator says it */
  const char *kind;      /* of the records */
  const char *prefix;    /* of their names */
  const char *keys[3];   /* the fields their names are made of */
  const char *needed[4]; /* what each has to have */
};

static const DeskReferenceKind kinds[] = {
  { "stations", "unit", "unit", { "code" }, { "code", "name", "country" } },
  { "officers", "staff", "staff", { "code" }, { "code", "surname", "role" } },
  { "agencies", "agency", "agency", { "code" }, { "code", "name" } },
  { "profiles", "edition", "edition", { "country" }, { "country", "version" } },
  { "days", "calendar_day", "day", { "country", "date" }, { "country", "date", "day" } },
};

/** Returns: (nullable): the kind "stations", "officers", "agencies", "profiles" or "days"; NULL: there is no other. */
const DeskReferenceKind *
desk_reference_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].name, name) == 0)
      return &kinds[i];
  return NULL;
}

static gboolean
is_one_of (const char *const *words, const char *text)
{
  return g_strv_contains (words, text);
}

static gboolean
is_station (const char *text)
{
  g_autofree char *desk = g_strconcat (text, "-A", NULL);

  return desk_code_is_valid (desk);
}

static gboolean
is_code (const char *text)
{
  return strspn (text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.") == strlen (text)
         && strlen (text) <= 32;
}

static gboolean
is_date (const char *text)
{
  GDate date;

  return desk_profile_parse_date (text, &date);
}

static gboolean
is_number (const char *text)
{
  guint64 number;

  return g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT32, &number, NULL);
}

/* What a value has to look like. Returns: (nullable): why it cannot be taken */
static const char *
find_fault (const DeskReferenceKind *kind, const DeskTableCell *cell)
{
  static const char *const roles[] = { "communicator", "duty", "head", "hq", "auditor", NULL };
  static const char *const countries[] = { "ua", "kz", NULL };
  static const char *const days[] = { "off", "working", "usual", NULL };
  static const char *const answers[] = { "true", "yes", "1", NULL };
  const char *name = cell->name, *value = cell->value;

  if (*value == '\0')
    return NULL;
  if (strcmp (name, "code") == 0 && strcmp (kind->kind, "staff") == 0 && !desk_officer_is_code (value))
    return "is no code of an officer: it has 1 to 32 Latin letters, digits, dots and dashes.";
  if (strcmp (name, "station") == 0 || (strcmp (name, "code") == 0 && strcmp (kind->kind, "unit") == 0))
    return is_station (value) ? NULL : "is no code of a station: it has 2 to 12 Latin capitals and digits.";
  if (strcmp (name, "code") == 0 && !is_code (value))
    return "is no code: it has 1 to 32 Latin letters, digits, dots, dashes and low lines.";
  if (strcmp (name, "role") == 0 && !is_one_of (roles, value))
    return "is no role: there are communicator, duty, head, hq and auditor.";
  if (strcmp (name, "country") == 0 && !is_one_of (countries, value))
    return "is no country: there are ua and kz.";
  if (strcmp (name, "version") == 0 && !is_number (value))
    return "is no edition: it is a whole number above zero.";
  if ((strcmp (name, "date") == 0 || strcmp (name, "since") == 0) && !is_date (value))
    return "is no date: write it as 2027-01-31.";
  if (strcmp (name, "day") == 0 && !is_one_of (days, value))
    return "is no day: there are off, working and usual.";
  if (strcmp (name, "ended") == 0 && !is_one_of (answers, value))
    return "is neither yes nor empty.";
  return strlen (value) > 2000 ? "is longer than 2000 bytes." : NULL;
}

static gboolean
check_cell (const DeskReferenceKind *kind, DeskRecordClass *klass, const DeskTableCell *cell, GError **error)
{
  const char *fault;

  if (desk_record_class_find_field (klass, cell->name, NULL) < 0)
    return desk_table_refuse (cell->line, cell->column, error, "%s have no “%s”.", kind->name, cell->name);
  fault = find_fault (kind, cell);
  return fault == NULL
         || desk_table_refuse (cell->line, cell->column, error, "%s “%s” %s", cell->name, cell->value, fault);
}

static gboolean
check_row (const DeskReferenceKind *kind, DeskRecordClass *klass, const DeskTableRow *row, GError **error)
{
  for (guint i = 0; i < row->cells->len; i++)
    if (!check_cell (kind, klass, g_ptr_array_index (row->cells, i), error))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (kind->needed) && kind->needed[i] != NULL; i++)
    {
      const DeskTableCell *cell = desk_table_row_find (row, kind->needed[i]);

      if (cell == NULL || *cell->value == '\0')
        return desk_table_refuse (cell != NULL ? cell->line : row->line,
                                  cell != NULL ? cell->column : row->column, error, "the %s is missing.",
                                  kind->needed[i]);
    }
  return TRUE;
}

static char *
name_record (const DeskReferenceKind *kind, const DeskTableRow *row)
{
  GString *name = g_string_new (kind->prefix);

  for (guint i = 0; i < G_N_ELEMENTS (kind->keys) && kind->keys[i] != NULL; i++)
    g_string_append_printf (name, "/%s", desk_table_row_find (row, kind->keys[i])->value);
  return g_string_free (name, FALSE);
}

/* The value of a cell that was checked. */
static GVariant *
read_cell (DeskFieldKind kind, const char *value)
{
  switch (kind)
    {
    case DESK_FIELD_BOOLEAN:
      return g_variant_new_boolean (TRUE);
    case DESK_FIELD_INTEGER:
      return g_variant_new_int64 (g_ascii_strtoll (value, NULL, 10));
    default:
      return g_variant_new_string (value);
    }
}

static DeskRecord *
make_record (const DeskReferenceKind *kind, const DeskTableRow *row)
{
  g_autofree char *name = name_record (kind, row);
  DeskRecord *record = desk_record_types_create (kind->kind, name);
  guint n_fields;
  const DeskField *fields = desk_record_get_fields (record, &n_fields);

  for (guint i = 0; i < row->cells->len; i++)
    {
      const DeskTableCell *cell = g_ptr_array_index (row->cells, i);
      guint field = (guint)desk_record_class_find_field (DESK_RECORD_GET_CLASS (record), cell->name, NULL);

      if (*cell->value != '\0')
        desk_record_set_value (record, field, read_cell (fields[field].kind, cell->value));
    }
  return record;
}

/* A record with the columns its table has: what is not among them stays as it is. */
typedef struct
{
  DeskRecord *record;
  char **columns;
} Wanted;

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  g_object_unref (wanted->record);
  g_strfreev (wanted->columns);
  g_free (wanted);
}

static char **
list_columns (const DeskTableRow *row)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < row->cells->len; i++)
    g_strv_builder_add (names, ((DeskTableCell *)g_ptr_array_index (row->cells, i))->name);
  return g_strv_builder_end (names);
}

/**
 * desk_reference_read:
 * @rows: (element-type DeskTableRow)
 *
 * Returns: (transfer full) (nullable): what desk_reference_write() takes; NULL where a value is wrong or a record stands in
 *   the table twice, with line and column
 */
GPtrArray *
desk_reference_read (const DeskReferenceKind *kind, GPtrArray *rows, GError **error)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (desk_record_types_find (kind->kind));
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (wanted_free);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const DeskTableRow *row = g_ptr_array_index (rows, i);
      Wanted *wanted;
      g_autofree char *name = NULL;

      if (!check_row (kind, (DeskRecordClass *)klass, row, error))
        return NULL;
      name = name_record (kind, row);
      if (g_hash_table_contains (seen, name))
        {
          desk_table_refuse (row->line, row->column, error, "“%s” stands in the file twice.",
                             name + strlen (kind->prefix) + 1);
          return NULL;
        }
      g_hash_table_add (seen, g_steal_pointer (&name));
      wanted = g_new0 (Wanted, 1);
      wanted->record = make_record (kind, row);
      wanted->columns = list_columns (row);
      g_ptr_array_add (records, wanted);
    }
  return g_steal_pointer (&records);
}

static gboolean
is_equal (GVariant *a, GVariant *b)
{
  return a == b || (a != NULL && b != NULL && g_variant_equal (a, b));
}

static gboolean
write_record (const DeskReferenceKind *kind, DeskHq *hq, const Wanted *wanted, gint64 base,
              DeskReferenceCount *count, GError **error)
{
  const char *rec = desk_record_get_id (wanted->record);
  DeskFold *present = desk_hq_load (hq, rec, error);
  g_autoptr (GArray) fields = g_array_new (FALSE, FALSE, sizeof (DeskChangeField));
  gboolean is_new, done = TRUE;

  if (present == NULL)
    return FALSE;
  is_new = desk_fold_get_kind (present) == NULL;
  for (guint i = 0; wanted->columns[i] != NULL; i++)
    {
      guint field = (guint)desk_record_class_find_field (DESK_RECORD_GET_CLASS (wanted->record),
                                                         wanted->columns[i], NULL);
      DeskChangeField written = { wanted->columns[i], desk_record_get_value (wanted->record, field) };

      if (!is_equal (written.value, desk_fold_get_value (present, written.name)))
        g_array_append_val (fields, written);
    }
  if (fields->len > 0)
    done = desk_hq_write (hq, rec, is_new ? kind->kind : NULL, (DeskChangeField *)fields->data, fields->len,
                          base, error);
  *(fields->len == 0 ? &count->n_same : is_new ? &count->n_added : &count->n_changed) += 1;
  desk_fold_free (present);
  return done;
}

static gboolean
write_all (const DeskReferenceKind *kind, DeskHq *hq, GPtrArray *records, DeskReferenceCount *count,
           GError **error)
{
  DeskLedger *ledger = desk_hq_get_ledger (hq);
  DeskLedgerHead head;

  if (!DESK_LEDGER_GET_IFACE (ledger)->get_head (ledger, desk_hq_get_log (hq), &head, error))
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    if (!write_record (kind, hq, g_ptr_array_index (records, i), head.position, count, error))
      return FALSE;
  return TRUE;
}

/**
 * desk_reference_write:
 * @records: of desk_reference_read()
 * @count: (out): what became of them
 *
 * Writes what is new or different, in one transaction: all of it or nothing.
 */
gboolean
desk_reference_write (const DeskReferenceKind *kind, DeskHq *hq, GPtrArray *records,
                      DeskReferenceCount *count, GError **error)
{
  *count = (DeskReferenceCount){ 0 };
  if (!desk_hq_begin (hq, error))
    return FALSE;
  if (write_all (kind, hq, records, count, error))
    return desk_hq_commit (hq, error);
  desk_hq_roll_back (hq);
  return FALSE;
}

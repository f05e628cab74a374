// SPDX-License-Identifier: GPL-3.0-or-later
// What headquarters knows about records: what the field tables say, who may write into which log, and which place an
// appointment takes.

#include "hq/rules.h"

#include <sodium.h>
#include <string.h>

#include "journal/desk.h"
#include "model/record-types.h"

struct _DeskRules
{
  DeskLedger *ledger;
  DeskRegistry *registry;
  GHashTable *desks; /* codes of desks set up alone -> the codes they were given: those never change */
};

static gboolean
has_flag (const char *kind, const char *wire_name, DeskFieldFlags flag)
{
  GType type = desk_record_types_find (kind);
  g_autoptr (GTypeClass) klass = type != G_TYPE_INVALID ? g_type_class_ref (type) : NULL;
  int field = klass != NULL ? desk_record_class_find_field ((DeskRecordClass *)klass, wire_name, NULL) : -1;

  /* What a later version of the program knows is not judged here. */
  return field >= 0 && (((DeskRecordClass *)klass)->fields[field].flags & flag) != 0;
}

static gboolean
is_fixed (const char *kind, const char *field, gpointer data)
{
  return has_flag (kind, field, DESK_FIELD_IMMUTABLE);
}

static gboolean
is_final (const char *kind, const char *field, gpointer data)
{
  return has_flag (kind, field, DESK_FIELD_FINAL);
}

static const char *
get_text (const DeskChange *change, const char *field)
{
  const DeskChangeField *written = desk_change_get_field (change, field);

  return written != NULL && written->value != NULL
                 && g_variant_is_of_type (written->value, G_VARIANT_TYPE_STRING)
             ? g_variant_get_string (written->value, NULL)
             : NULL;
}

static const char *
get_fold_text (const DeskFold *fold, const char *field)
{
  GVariant *value = desk_fold_get_value (fold, field);

  return value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_STRING)
             ? g_variant_get_string (value, NULL)
             : NULL;
}

static gboolean
is_true (GVariant *value)
{
  return value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN)
         && g_variant_get_boolean (value);
}

/* Desks and officers ------------------------------------------------------------------------------------------------- */

/* A desk that was set up alone wrote under a code of its own until it enrolled. Those codes begin with a small letter. */
static char *
get_desk (const char *code, gpointer data)
{
  DeskRules *self = data;
  const char *known = g_hash_table_lookup (self->desks, code);
  g_autoptr (GError) error = NULL;
  char *desk;

  if (!g_ascii_islower (*code))
    return g_strdup (code);
  if (known != NULL)
    return g_strdup (known);
  desk = desk_registry_find_former (self->registry, code, &error);
  if (error != NULL)
    g_warning ("The register of desks: %s", error->message);
  if (desk == NULL)
    return g_strdup (code);
  g_hash_table_insert (self->desks, g_strdup (code), g_strdup (desk));
  return desk;
}

/* Folds the lines of a record. */
static gboolean
apply_entry (const DeskLedgerEntry *entry, gpointer data)
{
  g_autoptr (DeskChange) change = desk_line_read (entry->line, -1, entry->run, entry->n, NULL);
  g_autoptr (DeskStamp) stamp = desk_stamp_read (entry->stamp, -1, NULL);

  if (change != NULL && stamp != NULL)
    desk_fold_apply (data, change, stamp);
  return TRUE;
}

/* Whether somebody may write for the region: the operator gave that right with the region's officers. */
static gboolean
is_region_officer (DeskRules *self, const char *officer, gboolean *is, GError **error)
{
  g_autofree char *rec = g_strconcat (DESK_RULES_STAFF_PREFIX, officer, NULL);
  g_autoptr (DeskFold) fold = desk_fold_new ();

  if (!DESK_LEDGER_GET_IFACE (self->ledger)
           ->list_record (self->ledger, DESK_LOG_REGION, rec, apply_entry, fold, error))
    return FALSE;
  *is = g_strcmp0 (get_fold_text (fold, "role"), DESK_RULES_REGION_ROLE) == 0
        && !is_true (desk_fold_get_value (fold, "ended"));
  return TRUE;
}

static gboolean
may_write (const char *log, const char *desk, const DeskChange *change, gboolean *may, gpointer data,
           GError **error)
{
  DeskRules *self = data;
  const char *book = strrchr (desk, '-');
  GError *local = NULL;

  if (strcmp (log, DESK_LOG_REGION) != 0)
    {
      *may = book != NULL && (gsize)(book - desk) == strlen (log) && strncmp (desk, log, strlen (log)) == 0;
      return TRUE;
    }
  *may = desk_registry_is_region (self->registry, desk, &local);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  return !*may || is_region_officer (self, change->officer, may, error);
}

/* Places --------------------------------------------------------------------------------------------------------------- */

static gboolean
waits_for_visitor (const char *state)
{
  return state == NULL || strcmp (state, "requested") == 0 || strcmp (state, "booked") == 0;
}

/* "2026-11-24T09:30" with a reception is the place slots/RECEPTION/2026-11-24/0930. Whoever came without an appointment takes
 * none: that happened. */
static char *
get_slot (const DeskChange *change, gpointer data)
{
  const char *reception, *start;
  const DeskChangeField *walk_in;

  if (g_strcmp0 (change->kind, "appointment") != 0)
    return NULL;
  reception = get_text (change, "reception");
  start = get_text (change, "start");
  walk_in = desk_change_get_field (change, "walk_in");
  if (reception == NULL || start == NULL || strlen (start) != strlen ("2026-11-24T09:30")
      || strchr (reception, '/') != NULL || !waits_for_visitor (get_text (change, "state"))
      || (walk_in != NULL && is_true (walk_in->value)))
    return NULL;
  return g_strdup_printf (DESK_HQ_CALENDAR_PREFIX "%s/%.10s/%.2s%.2s", reception, start, start + 11,
                          start + 14);
}

static gboolean
is_given_back (const DeskFold *booking, gpointer data)
{
  static const char *const states[] = { "cancelled", "moved", "refused", "no_show", NULL };
  const char *state = get_fold_text (booking, "state");

  return state != NULL && g_strv_contains (states, state);
}

static gboolean
claims_again (const DeskChange *change, const DeskFold *booking, gpointer data)
{
  const char *state = get_text (change, "state");

  return state != NULL && waits_for_visitor (state)
         && g_strcmp0 (desk_fold_get_kind (booking), "appointment") == 0 && is_given_back (booking, data);
}

/* The places of a reception are its desk's, or anybody's where it is shared. */
static gboolean
describe_place (const DeskFold *calendar, gint64 *capacity, const char **owner, gpointer data)
{
  GVariant *people = desk_fold_get_value (calendar, "capacity");

  if (g_strcmp0 (desk_fold_get_kind (calendar), "reception") != 0)
    return FALSE;
  *capacity = people != NULL && g_variant_is_of_type (people, G_VARIANT_TYPE_INT64)
                  ? MAX (1, g_variant_get_int64 (people))
                  : 1;
  *owner = is_true (desk_fold_get_value (calendar, "shared")) ? NULL : get_fold_text (calendar, "desk");
  return TRUE;
}

/**
 * desk_rules_new:
 *
 * Returns: (transfer full): what desk_rules_get() needs to know; keep it while its rules are used
 */
DeskRules *
desk_rules_new (DeskLedger *ledger, DeskRegistry *registry)
{
  DeskRules *self = g_new0 (DeskRules, 1);

  self->ledger = g_object_ref (ledger);
  self->registry = g_object_ref (registry);
  self->desks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

/** Frees what the rules needed. */
void
desk_rules_free (DeskRules *self)
{
  g_object_unref (self->ledger);
  g_object_unref (self->registry);
  g_hash_table_unref (self->desks);
  g_free (self);
}

/**
 * desk_rules_get:
 *
 * Returns: what records are like
 */
DeskHqRules
desk_rules_get (DeskRules *self)
{
  return (DeskHqRules){ .is_fixed = is_fixed,
                        .is_final = is_final,
                        .get_desk = get_desk,
                        .may_write = may_write,
                        .get_slot = get_slot,
                        .claims_again = claims_again,
                        .is_given_back = is_given_back,
                        .describe_place = describe_place,
                        .data = self };
}

/**
 * desk_rules_open_log:
 *
 * Returns: (transfer full): headquarters' side of a log with these rules, in a run of its own
 */
DeskHq *
desk_rules_open_log (DeskRules *self, const char *log, DeskHqClock clock, gpointer clock_data)
{
  DeskHqRules rules = desk_rules_get (self);
  guint8 random[DESK_RUN_RANDOM];
  g_autofree char *run = NULL;

  randombytes_buf (random, sizeof random);
  run = desk_run_name (DESK_HQ_CODE, random);
  return desk_hq_new (self->ledger, log, run, &rules, clock, clock_data);
}

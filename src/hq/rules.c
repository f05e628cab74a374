// SPDX-License-Identifier: GPL-3.0-or-later
// What headquarters knows about records: what the field tables say, and which place an appointment takes.

#include "hq/rules.h"

#include <string.h>

#include "model/record-types.h"

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

/* "2026-11-24T09:30" with a reception is the place slots/RECEPTION/2026-11-24/0930. */
static char *
get_slot (const DeskChange *change, gpointer data)
{
  const char *reception, *start;

  if (g_strcmp0 (change->kind, "appointment") != 0)
    return NULL;
  reception = get_text (change, "reception");
  start = get_text (change, "start");
  if (reception == NULL || start == NULL || strlen (start) != strlen ("2026-11-24T09:30"))
    return NULL;
  return g_strdup_printf (DESK_HQ_CALENDAR_PREFIX "%s/%.10s/%.2s%.2s", reception, start, start + 11,
                          start + 14);
}

static gboolean
is_given_back (const DeskFold *booking, gpointer data)
{
  static const char *const states[] = { "cancelled", "moved", "refused", NULL };
  GVariant *state = desk_fold_get_value (booking, "state");

  return state != NULL && g_variant_is_of_type (state, G_VARIANT_TYPE_STRING)
         && g_strv_contains (states, g_variant_get_string (state, NULL));
}

/**
 * desk_rules_get:
 *
 * Returns: (transfer none): what records are like
 */
const DeskHqRules *
desk_rules_get (void)
{
  static const DeskHqRules rules = {
    .is_fixed = is_fixed, .is_final = is_final, .get_slot = get_slot, .is_given_back = is_given_back
  };

  return &rules;
}

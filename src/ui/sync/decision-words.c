// SPDX-License-Identifier: GPL-3.0-or-later
// The values of a decision in words: what, who, where and when, by which clock.

#include "ui/sync/decision-words.h"

#include "ui/officer-name.h"
#include "ui/sync/hq-words.h"
#include "ui/widgets/field-words.h"

#include <glib/gi18n-lib.h>

static const DeskField *
find_field (const DeskDecision *decision, const DeskDecisionField *field)
{
  DeskRecordClass *klass = decision->record != NULL ? DESK_RECORD_GET_CLASS (decision->record) : NULL;
  int place = klass != NULL ? desk_record_class_find_field (klass, field->field, NULL) : -1;

  return place >= 0 ? &klass->fields[place] : NULL;
}

/**
 * desk_decision_words_field:
 *
 * Returns: (transfer full): what the field is called; a field of a later version of the program by its own name
 */
char *
desk_decision_words_field (const DeskDecision *decision, const DeskDecisionField *field)
{
  const DeskField *known = find_field (decision, field);

  return g_strdup (known != NULL ? _ (known->label) : field->field);
}

/**
 * desk_decision_words_value:
 *
 * Returns: (transfer full): the value as forms show it
 */
char *
desk_decision_words_value (const DeskDecision *decision, const DeskDecisionField *field,
                           const DeskDecisionValue *value, DeskContext *context)
{
  const DeskField *known = find_field (decision, field);
  char *words = NULL;

  if (value->linked != NULL)
    return desk_hq_words_name (value->linked, NULL, context);
  if (value->value != NULL && known != NULL && known->kind == DESK_FIELD_BOOLEAN)
    return g_strdup (g_variant_get_boolean (value->value) ? _ ("Yes") : _ ("No"));
  if (known != NULL)
    words = desk_field_words_make (known, value->value, context);
  else if (value->value != NULL)
    words = g_variant_print (value->value, FALSE);
  return words != NULL ? words : g_strdup (_ ("nothing"));
}

static char *
name_officer (const DeskDecisionValue *value, GPtrArray *officers, DeskContext *context)
{
  DeskOfficer *officer = desk_officer_find_by_code (officers, value->officer);

  return officer != NULL ? desk_officer_name_make (officer, desk_context_get_profile (context),
                                                   desk_context_get_language (context))
                         /* TRANSLATORS: an officer of another desk, of whom only the code is known */
                         : g_strdup_printf (_ ("officer %s"), value->officer);
}

/* How far the clock of the desk was off, as headquarters found. */
static char *
tell_clock (const DeskDecisionValue *value, DeskContext *context)
{
  gint64 now = desk_clock_get_now (desk_context_get_clock (context));
  g_autofree char *at = desk_hq_words_moment (value->at, context);
  g_autofree char *span = desk_hq_words_age (now - ABS (value->off), context);

  return value->off < 0
             /* TRANSLATORS: a span of time, "2 h", and a time of day */
             ? g_strdup_printf (_ ("desk clock %s fast; at HQ %s"), span, at)
             : g_strdup_printf (_ ("desk clock %s slow; at HQ %s"), span, at);
}

/**
 * desk_decision_words_author:
 * @officers: (element-type DeskOfficer)
 *
 * Returns: (transfer full): "Capt. O. Shevchuk · PL1-A · 28.05.2026, 14:02 (desk clock 2 h fast; at HQ 12:05)"
 */
char *
desk_decision_words_author (const DeskDecisionValue *value, GPtrArray *officers, DeskContext *context)
{
  g_autofree char *who = name_officer (value, officers, context);
  g_autofree char *when = desk_field_words_moment (value->time, context);
  gboolean is_hq = g_strcmp0 (value->officer, "hq") == 0;
  GString *text = g_string_new (is_hq ? _ ("Headquarters") : who);

  if (value->desk != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", value->desk);
  if (when != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", when);
  if (value->off != 0 && value->at != 0)
    {
      g_autofree char *clock = tell_clock (value, context);

      g_string_append_printf (text, " (%s)", clock);
    }
  return g_string_free (text, FALSE);
}

// SPDX-License-Identifier: GPL-3.0-or-later
// The numbers that registers outside of the desk give to a statement or a declaration of loss, in which they are attached.

#include "model/official-number.h"

#include "model/loss.h"
#include "model/statement.h"

#include <glib/gi18n-lib.h>

/**
 * desk_official_number_get_fields:
 * @record: a statement or a loss
 *
 * Returns: (transfer none): where its official numbers stand
 */
const DeskOfficialFields *
desk_official_number_get_fields (DeskRecord *record)
{
  static const DeskOfficialFields of_statement = { DESK_STATEMENT_OFFICIAL, DESK_STATEMENT_OFFICIAL_KIND,
                                                   DESK_STATEMENT_OFFICIAL_GIVEN,
                                                   DESK_STATEMENT_OFFICIAL_BY };
  static const DeskOfficialFields of_loss = { DESK_LOSS_OFFICIAL, DESK_LOSS_OFFICIAL_KIND,
                                              DESK_LOSS_OFFICIAL_GIVEN, DESK_LOSS_OFFICIAL_BY };

  return DESK_IS_LOSS (record) ? &of_loss : &of_statement;
}

static gboolean
has_words (DeskRecord *record, guint field, const char *key)
{
  const char *text = desk_record_get_entry_text (record, field, key);
  g_autofree char *words = g_strstrip (g_strdup (text != NULL ? text : ""));

  return *words != '\0';
}

/**
 * desk_official_number_find_fault:
 * @record: a statement or a loss
 * @field: (out): the field the message stands beside
 *
 * Returns: (transfer none) (nullable): what is missing of its official numbers, translated; NULL where each has its
 *   register and there is one
 */
const char *
desk_official_number_find_fault (DeskRecord *record, guint *field)
{
  const DeskOfficialFields *fields = desk_official_number_get_fields (record);
  g_autofree const char **kinds = desk_record_list_keys (record, fields->kind);
  g_autofree const char **keys = desk_record_list_keys (record, fields->number);

  *field = fields->kind;
  for (guint i = 0; keys[i] != NULL; i++)
    if (!has_words (record, fields->kind, keys[i]))
      return _ ("Choose in which register the number was given.");

  *field = fields->number;
  if (keys[0] == NULL)
    return _ ("Write the number as the register gave it.");
  for (guint i = 0; kinds[i] != NULL; i++)
    if (!has_words (record, fields->number, kinds[i]))
      return _ ("Write the number as the register gave it.");
  return NULL;
}

/**
 * desk_official_number_attach:
 * @record: a statement or a loss
 * @hand: who attaches them, and when
 *
 * Notes when each number was given, where nobody said so, and who attached it.
 */
void
desk_official_number_attach (DeskRecord *record, const DeskHand *hand)
{
  const DeskOfficialFields *fields = desk_official_number_get_fields (record);
  g_autofree const char **keys = desk_record_list_keys (record, fields->number);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      if (desk_record_get_entry (record, fields->given, keys[i]) == NULL)
        desk_record_set_entry (record, fields->given, keys[i], g_variant_new_int64 (hand->now));
      if (desk_record_get_entry (record, fields->by, keys[i]) == NULL)
        desk_record_set_entry (record, fields->by, keys[i], g_variant_new_string (hand->officer));
    }
}

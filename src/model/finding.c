// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/finding.h"

static void
clear_finding (gpointer data)
{
  DeskFinding *finding = data;

  g_free (finding->key);
  g_free (finding->message);
}

/**
 * desk_findings_new:
 *
 * Returns: (transfer full) (element-type DeskFinding): an empty list; it owns what is added
 */
GArray *
desk_findings_new (void)
{
  GArray *findings = g_array_new (FALSE, FALSE, sizeof (DeskFinding));

  g_array_set_clear_func (findings, clear_finding);
  return findings;
}

/**
 * desk_findings_add:
 * @field: the field the message stands beside, by its place in the table of the record
 * @key: (nullable): of a list the key of the entry
 * @message: translated
 */
void
desk_findings_add (GArray *findings, DeskFindingLevel level, guint field, const char *key,
                   const char *message)
{
  DeskFinding finding = { level, field, g_strdup (key), g_strdup (message) };

  g_array_append_val (findings, finding);
}

static const DeskFinding *
find_first (GArray *findings, DeskFindingLevel level)
{
  for (guint i = 0; i < findings->len; i++)
    if (g_array_index (findings, DeskFinding, i).level == level)
      return &g_array_index (findings, DeskFinding, i);
  return NULL;
}

/**
 * desk_findings_find_obstacle:
 *
 * Returns: (transfer none) (nullable): the first finding that keeps the record from being registered
 */
const DeskFinding *
desk_findings_find_obstacle (GArray *findings)
{
  return find_first (findings, DESK_FINDING_ERROR);
}

/**
 * desk_findings_need_reason:
 *
 * Returns: whether there is a warning, so that it has to be said why the record is registered as it is
 */
gboolean
desk_findings_need_reason (GArray *findings)
{
  return find_first (findings, DESK_FINDING_WARNING) != NULL;
}

// SPDX-License-Identifier: GPL-3.0-or-later
// What a register is asked for, kept while the answer is on its way.

#include "store/register-query.h"

#include <string.h>

/**
 * desk_register_query_copy:
 * @to: (out caller-allocates): clear it after use
 *
 * Copies what is asked for. A text of blanks is none.
 */
void
desk_register_query_copy (const DeskRegisterQuery *from, DeskRegisterQuery *to)
{
  gboolean has_text = from->text != NULL && from->text[strspn (from->text, " ")] != '\0';

  *to = *from;
  to->kind = g_strdup (from->kind);
  to->filter = g_strdup (from->filter);
  to->text = has_text ? g_strdup (from->text) : NULL;
  to->country = g_strdup (from->country);
  to->officer = g_strdup (from->officer);
  to->statement_kind = g_strdup (from->statement_kind);
  to->document = g_strdup (from->document);
  to->person = g_strdup (from->person);
  to->reception = g_strdup (from->reception);
  to->zone = from->zone != NULL ? g_time_zone_ref (from->zone) : NULL;
  to->sealed = (const char *const *)g_strdupv ((GStrv)from->sealed);
}

/**
 * desk_register_query_clear:
 * Frees what a copy holds.
 */
void
desk_register_query_clear (DeskRegisterQuery *query)
{
  g_free ((char *)query->kind);
  g_free ((char *)query->filter);
  g_free ((char *)query->text);
  g_free ((char *)query->country);
  g_free ((char *)query->officer);
  g_free ((char *)query->statement_kind);
  g_free ((char *)query->document);
  g_free ((char *)query->person);
  g_free ((char *)query->reception);
  g_clear_pointer (&query->zone, g_time_zone_unref);
  g_strfreev ((GStrv)query->sealed);
}

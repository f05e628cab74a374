// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/entry-text.h"
#include "model/person.h"
#include "ui/context.h"

G_BEGIN_DECLS

/**
 * DeskNewcomer:
 * What a line of the entry says about a person who is not known yet, one reading of its number.
 */
typedef struct
{
  DeskPerson *person; /* not saved */
  char *words;        /* "Kovalenko Maria · +380 67 123 45 67", for the officer to see what was understood */
} DeskNewcomer;

DeskEntryText *desk_newcomer_read_text (const char *text, DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *desk_newcomer_list (const DeskEntryText *text, DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;
char *desk_newcomer_find_slip (const DeskEntryText *text, DeskContext *context) G_GNUC_WARN_UNUSED_RESULT;
void desk_newcomer_free (DeskNewcomer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskNewcomer, desk_newcomer_free)

G_END_DECLS

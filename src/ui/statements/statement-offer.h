// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with a registered statement, as the screen offers it.
#pragma once

#include "model/statement-step.h"
#include "ui/context.h"

G_BEGIN_DECLS

#define DESK_STATEMENT_OFFER_FIELDS 3

/**
 * DeskStatementOffer:
 * @id: how actions name it
 * @title: msgid of its button
 * @note: (nullable): msgid of the label of a remark or, where the step asks for one, a reason
 * @n_fields: how many particulars are asked for
 * @fields: the particulars; of lists they belong to one new entry
 * @is_grave: whether the officer is asked once more
 * @applies: (nullable): whether it makes sense beyond what state and role allow
 * @prepare: (nullable): writes what is not asked for; the key is that of the new entry
 */
typedef struct
{
  const char *id;
  DeskStatementStep step;
  const char *title;
  const char *note;
  guint n_fields;
  DeskStatementField fields[DESK_STATEMENT_OFFER_FIELDS];
  gboolean is_grave;
  gboolean (*applies) (DeskStatement *statement, DeskContext *context);
  void (*prepare) (DeskStatement *statement, DeskContext *context, const char *key);
} DeskStatementOffer;

const DeskStatementOffer *desk_statement_offer_get (guint position);
const DeskStatementOffer *desk_statement_offer_find (const char *id);
gboolean desk_statement_offer_is_open (const DeskStatementOffer *self, DeskStatement *statement,
                                       DeskContext *context);
GPtrArray *desk_statement_offer_list_terms (DeskStatement *statement, DeskContext *context,
                                            DeskStatementField field) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/person.h"
#include "store/draft.h"
#include "ui/context.h"
#include "ui/widgets/code-entry.h"

G_BEGIN_DECLS

/**
 * DeskDraftFound:
 * @draft: (nullable): the draft, NULL where there is none
 * @person: (nullable): the person it names
 */
typedef void (*DeskDraftFound) (DeskDraft *draft, DeskPerson *person, gpointer data);

void desk_form_draft_find_entry (DeskContext *context, DeskDraftFound found, gpointer data);
void desk_form_draft_find_visit (DeskContext *context, const char *visit, DeskDraftFound found,
                                 gpointer data);
void desk_form_draft_collect_code (DeskCodeEntry *entry, GVariantDict *typed, const char *name,
                                   const char *otherwise);
gboolean desk_form_draft_restore_code (DeskCodeEntry *entry, GVariantDict *typed, const char *name);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/person.h"
#include "store/draft.h"
#include "ui/context.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DeskDraftBegun:
 * A draft with what it tells of.
 * @record: as it was typed so far
 * @amended: (nullable): the registered record it changes, as it stands; NULL: a new one
 * @person: (nullable): whom it is about
 */
typedef struct
{
  DeskDraft *draft;
  DeskRecord *record;
  DeskRecord *amended;
  DeskPerson *person;
} DeskDraftBegun;

/**
 * DeskDraftKind:
 * A form whose drafts are listed.
 * @form: as in the table of drafts
 * @get_type: of the record
 * @person: the field that names whom it is about
 * @icon: of its rows
 * @make_title: what a row says
 * @open: goes on with the form
 */
typedef struct
{
  const char *form;
  GType (*get_type) (void);
  guint person;
  const char *icon;
  char *(*make_title) (const DeskDraftBegun *begun, DeskContext *context);
  void (*open) (GtkWidget *from, DeskContext *context, const DeskDraft *draft);
} DeskDraftKind;

#define DESK_TYPE_DRAFTS_VIEW (desk_drafts_view_get_type ())

/**
 * DeskDraftsView:
 * What was begun on this desk and is not registered. Whoever is signed in may go on with one: Enter. Delete discards one,
 * which can be undone. Emits `counted` when it is known how many there are.
 */
G_DECLARE_FINAL_TYPE (DeskDraftsView, desk_drafts_view, DESK, DRAFTS_VIEW, AdwBin)

void desk_drafts_view_bind (DeskDraftsView *self, DeskContext *context, const DeskDraftKind *kinds,
                            guint n_kinds);
void desk_drafts_view_refresh (DeskDraftsView *self);
guint desk_drafts_view_count (DeskDraftsView *self);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/person.h"
#include "model/statement.h"
#include "model/visit.h"
#include "store/draft.h"
#include "ui/context.h"

G_BEGIN_DECLS

/** The name under which drafts of the form of a person are kept. */
#define DESK_PERSON_DRAFT "person"

/**
 * DeskPersonFile:
 * What the page of a person is made from.
 */
typedef struct
{
  DeskPerson *person;
  gint64 base;             /* journal position at which it was read */
  DeskDraft *draft;        /* (nullable): a form that was begun and not saved */
  DeskPerson *same_as;     /* (nullable): the person it was found to be the same as */
  GPtrArray *visits;       /* (element-type DeskVisit): those that are open */
  GPtrArray *statements;   /* (element-type DeskStatement): those that are not over */
  GPtrArray *losses;       /* (element-type DeskLoss): declared by or for the person, still looked for */
  GPtrArray *appointments; /* (element-type DeskAppointment): those to which the person has still to come */
  gboolean is_here;        /* is being called, served or held: opening the page is a part of the visit */
} DeskPersonFile;

void desk_person_file_free (DeskPersonFile *self);
void desk_person_file_load_async (DeskContext *context, const char *id, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data);
DeskPersonFile *desk_person_file_load_finish (DeskContext *context, GAsyncResult *result,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskPersonFile, desk_person_file_free)

G_END_DECLS

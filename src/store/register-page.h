// SPDX-License-Identifier: GPL-3.0-or-later
// A register as it lies in the database: how many rows it has, and any page of it. Runs on the worker.
#pragma once

#include "model/record.h"
#include "store/database.h"
#include "store/matches.h"
#include "store/register-query.h"
#include "store/standing.h"

G_BEGIN_DECLS

#define DESK_REGISTER_PAGE 64 /* rows */

/**
 * DeskRegisterKey:
 * A place between two rows of a register: behind the row with these values. For people: surname, given name, patronymic
 * (folded) and id; for visits,
 * statements, losses and finds: arrival, submission, declaration or receipt, and id; for appointments: start and id.
 */
typedef struct
{
  guint position; /* of the row that follows */
  char *texts[3];
  gint64 moment;
  char *id; /* "" : before all rows with these values */
} DeskRegisterKey;

/**
 * DeskRegisterShape:
 * How long a register is and where its stretches begin. Either @stretches, so that any page is found without reading
 * what lies before it; or the rows themselves, where there are few.
 */
typedef struct
{
  guint n_rows;
  GPtrArray *stretches; /* (element-type DeskRegisterStretch) (nullable) */
  GPtrArray *ids;       /* (element-type DeskRegisterPair) (nullable) */
} DeskRegisterShape;

typedef struct
{
  char *bucket;
  guint position; /* of its first row */
  guint length;
} DeskRegisterStretch;

typedef struct
{
  char *id;
  char *other;      /* the person who may be the same; of a pair the loss or statement; else NULL */
  DeskMatch *match; /* of a pair of documents; else NULL */
} DeskRegisterPair;

/**
 * DeskRegisterEntry:
 * What stands in a row.
 */
typedef struct
{
  DeskRecord *record;
  DeskRecord *person;
  gint64 last_visit;
  DeskMatch *match;           /* of a pair of documents; else NULL */
  DeskStandingState standing; /* of the record, where it was asked for */
} DeskRegisterEntry;

/**
 * DeskRegisterPage:
 * @first: position of the first entry
 * @entries: (element-type DeskRegisterEntry): the rows, fewer than a page at the end
 * @keys: (element-type DeskRegisterKey): places before pages, met on the way
 */
typedef struct
{
  guint first;
  GPtrArray *entries;
  GPtrArray *keys;
} DeskRegisterPage;

DeskRegisterShape *desk_register_shape_load (DeskDatabase *database, const DeskRegisterQuery *query,
                                             GCancellable *cancellable,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
void desk_register_shape_free (DeskRegisterShape *self);
DeskRegisterKey *desk_register_shape_find (DeskRegisterShape *self, const DeskRegisterQuery *query,
                                           guint position) G_GNUC_WARN_UNUSED_RESULT;

DeskRegisterPair *desk_register_pair_new (const char *id, const char *other) G_GNUC_WARN_UNUSED_RESULT;
void desk_register_pair_free (DeskRegisterPair *self);
void desk_register_key_free (DeskRegisterKey *self);
DeskRegisterKey *desk_register_key_copy (const DeskRegisterKey *self) G_GNUC_WARN_UNUSED_RESULT;

DeskRegisterPage *desk_register_page_load (DeskDatabase *database, const DeskRegisterQuery *query,
                                           const DeskRegisterKey *from, guint first,
                                           GCancellable *cancellable,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
DeskRegisterPage *desk_register_page_load_ids (DeskDatabase *database, const DeskRegisterQuery *query,
                                               GPtrArray *pairs, guint first, GCancellable *cancellable,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
void desk_register_page_free (DeskRegisterPage *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskRegisterShape, desk_register_shape_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskRegisterPage, desk_register_page_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskRegisterKey, desk_register_key_free)

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// Finding people and visits by what an officer types.
#pragma once

#include "model/person.h"
#include "store/database.h"
#include "store/hit.h"

G_BEGIN_DECLS

/**
 * DeskSearch:
 * @text: what was typed, as it is
 * @country: "ua" or "kz": how phones and numbers are read
 * @people_only: for the entry and for forms; otherwise visits, statements, losses and finds are found by number, visits
 *   also by note, statements by their text and applicant, losses by whose documents they are, finds by the name in them,
 *   people by address, appointments by
 *   number, phone and whose they are
 * @limit: at most so many hits
 * @scanned: (nullable): what a scanned document says instead of a text: who has its numbers, or name and birth date
 * @sealed: kinds of statements and topics of appointments that are found by their numbers alone, between commas
 */
typedef struct
{
  char *text;
  char *country;
  gboolean people_only;
  guint limit;
  DeskPerson *scanned;
  char *sealed;
} DeskSearch;

DeskSearch *desk_search_new (const char *text, const char *country, gboolean people_only,
                             guint limit) G_GNUC_WARN_UNUSED_RESULT;
void desk_search_set_scanned (DeskSearch *self, DeskPerson *scanned);
void desk_search_set_sealed (DeskSearch *self, const char *const *kinds);
void desk_search_free (DeskSearch *self);
GPtrArray *desk_search_run (DeskDatabase *database, DeskSearch *search, GCancellable *cancellable,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *desk_search_kind (DeskDatabase *database, DeskSearch *search, const char *kind,
                             GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *desk_search_duplicates (DeskDatabase *database, DeskPerson *person, GCancellable *cancellable,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskSearch, desk_search_free)

G_END_DECLS

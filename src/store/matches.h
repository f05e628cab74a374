// SPDX-License-Identifier: GPL-3.0-or-later
// Which found documents may be declared ones. Pairs are kept while records are saved (search-matches.h), so that asking
// for them costs nothing; what is being typed is compared with the same tables.
#pragma once

#include "store/database.h"

G_BEGIN_DECLS

/**
 * DeskMatch:
 * A found document and a declared one that may be the same.
 *
 * Strong: the same type and the same number, however it is written. Weak: the same type, surname and given name, and
 * found near the time of the loss.
 */
typedef struct
{
  char *find;     /* id of the find; NULL: the one that is being typed */
  char *loss;     /* id of a loss, or of a statement of theft; NULL: the one that is being typed */
  char *document; /* key of the document in it; NULL: the one that is being typed */
  gboolean strong;
  guint apart;   /* days between loss and find */
  char *verdict; /* "same" or "different", NULL while nobody decided */
} DeskMatch;

/**
 * DeskMatchQuery:
 * What is being typed, to be compared with the other side.
 */
typedef struct
{
  gboolean found;         /* what is typed is a find; else a lost document */
  const char *type;       /* code of the document type; NULL: there is nothing to compare yet */
  const char *number;     /* as typed; NULL for none */
  const char *surname;    /* as typed; NULL for none */
  const char *given_name; /* as typed; NULL for none */
  gint64 at;              /* when it was lost or found, seconds UTC; 0: not known, taken for now */
  gint64 now;             /* the desk's clock, seconds UTC: what was kept long enough by then takes no part */
  gint64 days;            /* how many days a weak match may be apart: match_days of the profile */
  const char *ignore;     /* id of the record itself, NULL for one that was never saved */
  const char *document;   /* key of the typed document in it, NULL for a find or a new one */
  guint limit;            /* how many at most */
} DeskMatchQuery;

DeskMatch *desk_match_copy (const DeskMatch *self) G_GNUC_WARN_UNUSED_RESULT;
void desk_match_free (DeskMatch *self);
GPtrArray *desk_matches_search (DeskDatabase *database, const DeskMatchQuery *query,
                                GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *desk_matches_list (DeskDatabase *database, const char *record, gint64 days, gint64 now,
                              GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *desk_matches_list_open (DeskDatabase *database, gint64 days, gint64 now, guint limit,
                                   GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *desk_matches_list_declared (DeskDatabase *database, const char *type, const char *number,
                                       const char *ignore, gint64 now, GCancellable *cancellable,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean desk_matches_count (DeskDatabase *database, gint64 days, gint64 now, gint64 *n, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskMatch, desk_match_free)

G_END_DECLS

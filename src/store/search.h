// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/person.h"
#include "store/database.h"

G_BEGIN_DECLS

/**
 * DeskHitLevel:
 * How sure a hit is; also the order of hits.
 */
typedef enum
{
  DESK_HIT_EXACT,   /* a whole number, document or phone */
  DESK_HIT_TAIL,    /* the tail of a phone or number */
  DESK_HIT_NAME,    /* beginnings of surname and name */
  DESK_HIT_SIMILAR, /* folded otherwise, one transposition, another layout */
  DESK_HIT_TEXT     /* a word in a note */
} DeskHitLevel;

#define DESK_TYPE_HIT (desk_hit_get_type ())

/**
 * DeskHit:
 * One thing found: a record with what tells it apart from its neighbours in the list.
 */
G_DECLARE_FINAL_TYPE (DeskHit, desk_hit, DESK, HIT, GObject)

DeskRecord *desk_hit_get_record (DeskHit *self);
DeskHitLevel desk_hit_get_level (DeskHit *self);
gint64 desk_hit_get_last_visit (DeskHit *self);
const char *desk_hit_get_matched (DeskHit *self);

/**
 * DeskSearch:
 * @text: what was typed, as it is
 * @country: "ua" or "kz": how phones and numbers are read
 * @people_only: for the duplicates beside a form; otherwise visits by number and note are searched too
 * @limit: at most so many hits
 */
typedef struct
{
  char *text;
  char *country;
  gboolean people_only;
  guint limit;
} DeskSearch;

DeskSearch *desk_search_new (const char *text, const char *country, gboolean people_only,
                             guint limit) G_GNUC_WARN_UNUSED_RESULT;
void desk_search_free (DeskSearch *self);
GPtrArray *desk_search_run (DeskDatabase *database, DeskSearch *search, GCancellable *cancellable,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *desk_search_duplicates (DeskDatabase *database, DeskPerson *person, GCancellable *cancellable,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// One thing found.
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

/**
 * DeskHitLevel:
 * How sure a hit is; also the order of hits.
 */
typedef enum
{
  DESK_HIT_EXACT,   /* a whole number, document or phone */
  DESK_HIT_TAIL,    /* the tail of a phone or number; its beginning, from four digits on */
  DESK_HIT_NAME,    /* beginnings of surname and name */
  DESK_HIT_SIMILAR, /* one transposition, another layout, given name first; the same name and birth */
  DESK_HIT_TEXT     /* a word in a note, an address or a statement; a statement of a person who was found */
} DeskHitLevel;

#define DESK_TYPE_HIT (desk_hit_get_type ())

/**
 * DeskHit:
 * One thing found: a record with what tells it apart from its neighbours in the list.
 */
G_DECLARE_FINAL_TYPE (DeskHit, desk_hit, DESK, HIT, GObject)

DeskHit *desk_hit_new (DeskRecord *record, DeskHitLevel level, gint64 last_visit,
                       const char *matched) G_GNUC_WARN_UNUSED_RESULT;
DeskRecord *desk_hit_get_record (DeskHit *self);
DeskHitLevel desk_hit_get_level (DeskHit *self);
gint64 desk_hit_get_last_visit (DeskHit *self);
const char *desk_hit_get_matched (DeskHit *self);

G_END_DECLS

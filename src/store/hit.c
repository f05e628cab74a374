// SPDX-License-Identifier: GPL-3.0-or-later
// One thing found.

#include "store/hit.h"

struct _DeskHit
{
  GObject parent_instance;
  DeskRecord *record;
  DeskHitLevel level;
  gint64 last_visit;
  char *matched;
};

G_DEFINE_FINAL_TYPE (DeskHit, desk_hit, G_TYPE_OBJECT)

static void
desk_hit_finalize (GObject *object)
{
  DeskHit *self = DESK_HIT (object);

  g_clear_object (&self->record);
  g_free (self->matched);
  G_OBJECT_CLASS (desk_hit_parent_class)->finalize (object);
}

static void
desk_hit_class_init (DeskHitClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_hit_finalize;
}

static void
desk_hit_init (DeskHit *self)
{
}

/**
 * desk_hit_new:
 * @record: what was found
 * @last_visit: see desk_hit_get_last_visit()
 * @matched: (nullable): see desk_hit_get_matched()
 *
 * Returns: (transfer full): a hit
 */
DeskHit *
desk_hit_new (DeskRecord *record, DeskHitLevel level, gint64 last_visit, const char *matched)
{
  DeskHit *self = g_object_new (DESK_TYPE_HIT, NULL);

  self->record = g_object_ref (record);
  self->level = level;
  self->last_visit = last_visit;
  self->matched = g_strdup (matched);
  return self;
}

/**
 * desk_hit_get_record:
 *
 * Returns: (transfer none): the person, visit or statement found
 */
DeskRecord *
desk_hit_get_record (DeskHit *self)
{
  return self->record;
}

/**
 * desk_hit_get_level:
 *
 * Returns: how sure the hit is
 */
DeskHitLevel
desk_hit_get_level (DeskHit *self)
{
  return self->level;
}

/**
 * desk_hit_get_last_visit:
 *
 * Returns: when the person was last here (a visit: when it was, a statement: when it was submitted), seconds UTC; 0 for never
 */
gint64
desk_hit_get_last_visit (DeskHit *self)
{
  return self->last_visit;
}

/**
 * desk_hit_get_matched:
 *
 * Returns: (nullable): the number, or the folded text of the note or address, through which it was found; NULL where
 *   the name shows it, or the text or the applicant of a statement
 */
const char *
desk_hit_get_matched (DeskHit *self)
{
  return self->matched;
}

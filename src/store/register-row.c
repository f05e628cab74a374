// SPDX-License-Identifier: GPL-3.0-or-later
// A row of a register on the screen.

#include "store/register-row.h"

struct _DeskRegisterRow
{
  GObject parent_instance;
  guint position;
  DeskRecord *record;
  DeskRecord *person;
  gint64 last_visit;
  DeskMatch *match;
  DeskStandingState standing;
};

typedef enum
{
  PROP_POSITION = 1,
  PROP_RECORD,
  PROP_PERSON,
  PROP_LAST_VISIT
} DeskRegisterRowProperty;

static GParamSpec *props[PROP_LAST_VISIT + 1];

G_DEFINE_FINAL_TYPE (DeskRegisterRow, desk_register_row, G_TYPE_OBJECT)

static void
desk_register_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DeskRegisterRow *self = DESK_REGISTER_ROW (object);

  switch ((DeskRegisterRowProperty)prop_id)
    {
    case PROP_POSITION:
      g_value_set_uint (value, self->position);
      break;
    case PROP_RECORD:
      g_value_set_object (value, self->record);
      break;
    case PROP_PERSON:
      g_value_set_object (value, self->person);
      break;
    case PROP_LAST_VISIT:
      g_value_set_int64 (value, self->last_visit);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_register_row_finalize (GObject *object)
{
  DeskRegisterRow *self = DESK_REGISTER_ROW (object);

  g_clear_object (&self->record);
  g_clear_object (&self->person);
  g_clear_pointer (&self->match, desk_match_free);
  G_OBJECT_CLASS (desk_register_row_parent_class)->finalize (object);
}

static void
desk_register_row_class_init (DeskRegisterRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = desk_register_row_get_property;
  object_class->finalize = desk_register_row_finalize;

  /**
   * DeskRegisterRow:position:
   * The row's place in the register, from 0.
   */
  props[PROP_POSITION] = g_param_spec_uint ("position", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE);
  /**
   * DeskRegisterRow:record:
   * The record; NULL while it is being fetched.
   */
  props[PROP_RECORD] = g_param_spec_object ("record", NULL, NULL, DESK_TYPE_RECORD, G_PARAM_READABLE);
  /**
   * DeskRegisterRow:person:
   * The person a visit or an appointment is about; the applicant of a statement or a loss; in the register of duplicates the one who may be
   * the same; of a pair of documents the loss or statement.
   */
  props[PROP_PERSON] = g_param_spec_object ("person", NULL, NULL, DESK_TYPE_RECORD, G_PARAM_READABLE);
  /**
   * DeskRegisterRow:last-visit:
   * When the person was last here (a visit: when it was, a statement: when it was submitted, an appointment: when it was made), seconds UTC; 0 for never.
   */
  props[PROP_LAST_VISIT] =
      g_param_spec_int64 ("last-visit", NULL, NULL, G_MININT64, G_MAXINT64, 0, G_PARAM_READABLE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
desk_register_row_init (DeskRegisterRow *self)
{
}

/**
 * desk_register_row_new:
 *
 * Returns: (transfer full): an empty row
 */
DeskRegisterRow *
desk_register_row_new (guint position)
{
  DeskRegisterRow *self = g_object_new (DESK_TYPE_REGISTER_ROW, NULL);

  self->position = position;
  return self;
}

/**
 * desk_register_row_get_position:
 *
 * Returns: the row's place in the register, from 0
 */
guint
desk_register_row_get_position (DeskRegisterRow *self)
{
  return self->position;
}

/**
 * desk_register_row_set_position:
 * Rows came or went before this one.
 */
void
desk_register_row_set_position (DeskRegisterRow *self, guint position)
{
  if (self->position == position)
    return;
  self->position = position;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_POSITION]);
}

/**
 * desk_register_row_get_record:
 *
 * Returns: (transfer none) (nullable): the record; NULL while it is being fetched
 */
DeskRecord *
desk_register_row_get_record (DeskRegisterRow *self)
{
  return self->record;
}

/**
 * desk_register_row_get_person:
 *
 * Returns: (transfer none) (nullable): the person a visit is about; the applicant of a statement or a loss; in the
 *   register of duplicates the one who may be the same; of a pair of documents the loss or statement
 */
DeskRecord *
desk_register_row_get_person (DeskRegisterRow *self)
{
  return self->person;
}

/**
 * desk_register_row_get_last_visit:
 *
 * Returns: when the person was last here (a visit: when it was, a statement: when it was submitted), seconds UTC; 0 for never
 */
gint64
desk_register_row_get_last_visit (DeskRegisterRow *self)
{
  return self->last_visit;
}

/**
 * desk_register_row_fill:
 * @person: (nullable): see desk_register_row_get_person()
 *
 * Puts what was fetched into the row.
 */
void
desk_register_row_fill (DeskRegisterRow *self, DeskRecord *record, DeskRecord *person, gint64 last_visit)
{
  g_object_freeze_notify (G_OBJECT (self));
  if (g_set_object (&self->record, record))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_RECORD]);
  if (g_set_object (&self->person, person))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PERSON]);
  if (self->last_visit != last_visit)
    {
      self->last_visit = last_visit;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LAST_VISIT]);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * desk_register_row_get_match:
 *
 * Returns: (transfer none) (nullable): of a pair of documents by what they may be the same
 */
const DeskMatch *
desk_register_row_get_match (DeskRegisterRow *self)
{
  return self->match;
}

/**
 * desk_register_row_set_match:
 * @match: (nullable): copied
 *
 * Says by what the two documents may be the same; before the row is filled.
 */
void
desk_register_row_set_match (DeskRegisterRow *self, const DeskMatch *match)
{
  g_clear_pointer (&self->match, desk_match_free);
  self->match = match != NULL ? desk_match_copy (match) : NULL;
}

/**
 * desk_register_row_get_standing:
 *
 * Returns: how the record stands with headquarters; %DESK_STANDING_NONE where that was not asked for
 */
DeskStandingState
desk_register_row_get_standing (DeskRegisterRow *self)
{
  return self->standing;
}

/**
 * desk_register_row_set_standing:
 * Says how the record stands with headquarters; before the row is filled.
 */
void
desk_register_row_set_standing (DeskRegisterRow *self, DeskStandingState standing)
{
  self->standing = standing;
}

/**
 * desk_register_row_shows:
 *
 * Returns: whether the row shows something of this record
 */
gboolean
desk_register_row_shows (DeskRegisterRow *self, const char *id)
{
  return (self->record != NULL && g_strcmp0 (desk_record_get_id (self->record), id) == 0)
         || (self->person != NULL && g_strcmp0 (desk_record_get_id (self->person), id) == 0);
}

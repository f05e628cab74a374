// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/record.h"
#include "store/save.h"

G_BEGIN_DECLS

/**
 * DeskSavePart:
 * What a save writes of one record. @record belongs to the screens: only its pointer is used while the save runs.
 */
typedef struct
{
  DeskRecord *record;
  DeskRecord *shown; /* (nullable): a copy of what the form opened with */
  GType type;        /* of the record */
  char *id;          /* NULL: not saved yet */
  GPtrArray *typed;  /* (element-type DeskFieldValue): what differs from @shown */
  GArray *fills;     /* DeskSaveFill */
  gint64 base;       /* journal position the officer had seen */
  char *reason;      /* (nullable) */
  GArray *starts;    /* guint: the first field of each change */
  char *new_id;      /* drawn by the run; NULL where nothing is written or the record had an id */
  GPtrArray *fields; /* (element-type DeskFieldValue): what the run writes: typed, links, numbers */
} DeskSavePart;

/**
 * DeskSaveFill:
 * A field whose value is known only inside the transaction.
 */
typedef struct
{
  enum
  {
    DESK_SAVE_LINK,
    DESK_SAVE_NUMBER,
    DESK_SAVE_QUEUE_NUMBER,
    DESK_SAVE_PRIORITY_NUMBER,
    DESK_SAVE_PLACE_STATE /* of an appointment: firm, or requested */
  } how;
  guint field;
  DeskSavePart *target; /* of a link */
  gint64 day_start;     /* of a queue number */
} DeskSaveFill;

DeskSavePart *desk_save_part_new (DeskRecord *record, DeskRecord *shown, gint64 base,
                                  const char *reason) G_GNUC_WARN_UNUSED_RESULT;
void desk_save_part_free (DeskSavePart *self);

void desk_save_part_set (DeskSavePart *self, guint field, GVariant *value);
void desk_save_part_add_fill (DeskSavePart *self, const DeskSaveFill *fill);
guint desk_save_part_divide (DeskSavePart *self, const char *officer);
const char *desk_save_part_get_id (const DeskSavePart *self);
gboolean desk_save_part_fill (DeskSavePart *self, DeskDatabase *database, gint64 now, GTimeZone *zone,
                              GError **error);
gboolean desk_save_part_check (DeskSavePart *self, DeskRecord *present, GPtrArray *clashes, GError **error);
gboolean desk_save_part_write (DeskSavePart *self, DeskDatabase *database, DeskRecord *present,
                               const char *officer, gint64 now, GError **error);
void desk_save_part_finish (DeskSavePart *self);

void desk_clash_free (DeskClash *self);

G_END_DECLS

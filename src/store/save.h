// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/appointment.h"
#include "model/calendar.h"
#include "store/database.h"

G_BEGIN_DECLS

/**
 * DeskClash:
 * A field that somebody at this desk changed since the form opened, otherwise than the form would.
 */
typedef struct
{
  char *kind;        /* kind of the record */
  char *record;      /* its id */
  char *field;       /* wire name */
  const char *label; /* msgid of the field's label */
  GVariant *shown;   /* what the form opened with; NULL: nothing */
  GVariant *present; /* what stands there now; NULL: nothing */
  GVariant *wanted;  /* what the form would write; NULL: clear it */
} DeskClash;

#define DESK_TYPE_SAVE (desk_save_get_type ())

/**
 * DeskSave:
 * What one act of the officer writes: one or more records in one transaction, with numbers drawn and drafts
 * removed. Made on the UI thread (it copies what differs), run on the worker, finished on the UI thread (ids and
 * numbers are put into the records). May be run again after an error.
 */
G_DECLARE_FINAL_TYPE (DeskSave, desk_save, DESK, SAVE, GObject)

DeskSave *desk_save_new (const char *officer, gint64 now, GTimeZone *zone) G_GNUC_WARN_UNUSED_RESULT;
void desk_save_add (DeskSave *self, DeskRecord *record, DeskRecord *shown, gint64 base, const char *reason);
void desk_save_link (DeskSave *self, DeskRecord *record, guint field, DeskRecord *target);
void desk_save_draw_number (DeskSave *self, DeskRecord *record, guint field);
void desk_save_draw_queue_number (DeskSave *self, DeskRecord *record, guint field, gboolean priority,
                                  gint64 day_start);
void desk_save_claim_place (DeskSave *self, DeskAppointment *appointment, DeskCalendar *calendar,
                            gint64 hold);
void desk_save_drop_draft (DeskSave *self, gint64 draft);
void desk_save_accept_clash (DeskSave *self);
gboolean desk_save_run (DeskSave *self, DeskDatabase *database, GCancellable *cancellable, GError **error);
void desk_save_finish (DeskSave *self);
GPtrArray *desk_save_list_records (DeskSave *self) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *desk_save_list_clashes (DeskSave *self);

G_END_DECLS

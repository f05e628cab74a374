// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/fold.h"
#include "journal/ledger.h"
#include "journal/offer.h"

G_BEGIN_DECLS

#define DESK_HQ_CODE "HQ"                /* the desk code of headquarters' own lines */
#define DESK_HQ_OFFICER "hq"             /* and their officer */
#define DESK_HQ_FIELD_RECEIVED "at_hq"   /* of an attachment: its bytes are at headquarters */
#define DESK_HQ_CALENDAR_PREFIX "slots/" /* of records of places: slots/CALENDAR/DATE */
#define DESK_HQ_RELAY_PREFIX "relay/"    /* of records that were copied from another log */
#define DESK_CLOCK_REMARK 120            /* seconds a desk's clock may differ without a remark */

/**
 * DeskHqRules:
 * What headquarters has to know about records. The journal itself knows no kinds.
 * @is_fixed: whether only the change that creates a record may write the field
 * @is_final: whether the field can only become true, for ever
 * @get_desk: (nullable) (transfer full): the code of the desk that once wrote under @code; NULL: codes are what they seem
 * @may_write: (nullable): whether a desk may write into this log at all
 * @get_slot: (transfer full) (nullable): the place a booking claims, "slots/CALENDAR/DATE/0930"; NULL: it is no booking
 * @claims_again: (nullable): whether a change wants back the place that its booking had given back
 * @is_given_back: whether a booking holds its place no more
 * @describe_place: (nullable): what the record CALENDAR says of its places: how many people at a time, and whose they are
 *   (NULL: anybody's). FALSE: it has none
 * @data: for all of them
 */
typedef struct
{
  gboolean (*is_fixed) (const char *kind, const char *field, gpointer data);
  gboolean (*is_final) (const char *kind, const char *field, gpointer data);
  char *(*get_desk) (const char *code, gpointer data);
  gboolean (*may_write) (const char *log, const char *desk, const DeskChange *change, gpointer data);
  char *(*get_slot) (const DeskChange *change, gpointer data);
  gboolean (*claims_again) (const DeskChange *change, const DeskFold *booking, gpointer data);
  gboolean (*is_given_back) (const DeskFold *booking, gpointer data);
  gboolean (*describe_place) (const DeskFold *calendar, gint64 *capacity, const char **owner, gpointer data);
  gpointer data;
} DeskHqRules;

typedef gint64 (*DeskHqClock) (gpointer data);

#define DESK_TYPE_HQ (desk_hq_get_type ())
/**
 * DeskHq:
 * One log at headquarters: one order, one decision for each change. Not for several threads; several of them, also in
 * several processes, may work on one ledger.
 */
G_DECLARE_FINAL_TYPE (DeskHq, desk_hq, DESK, HQ, GObject)

/** What became of a line that was offered. */
typedef enum
{
  DESK_HQ_KNOWN,
  DESK_HQ_APPENDED,
  DESK_HQ_WAITS, /* it is somebody else's */
  DESK_HQ_CLASH, /* another text has this name */
} DeskHqOutcome;

#define DESK_HQ_N_OUTCOMES (DESK_HQ_CLASH + 1)

DeskHq *desk_hq_new (DeskLedger *ledger, const char *log, const char *run, const DeskHqRules *rules,
                     DeskHqClock clock, gpointer clock_data) G_GNUC_WARN_UNUSED_RESULT;
DeskLedger *desk_hq_get_ledger (DeskHq *self);
const char *desk_hq_get_log (DeskHq *self);
gint64 desk_hq_get_now (DeskHq *self);

gboolean desk_hq_begin (DeskHq *self, GError **error);
gboolean desk_hq_commit (DeskHq *self, GError **error);
void desk_hq_roll_back (DeskHq *self);
gboolean desk_hq_take (DeskHq *self, const DeskOffer *offer, const char *sender, gint64 off,
                       DeskHqOutcome *outcome, GError **error);
gboolean desk_hq_keep_waiting (DeskHq *self, const DeskOffer *offer, const char *sender, GError **error);

gboolean desk_hq_write (DeskHq *self, const char *rec, const char *kind, const DeskChangeField *fields,
                        guint n_fields, gint64 base, GError **error);
gboolean desk_hq_release (DeskHq *self, guint *n_released, GError **error);
gboolean desk_hq_relay (DeskHq *self, DeskHq *other, GError **error);
gboolean desk_hq_lend (DeskHq *self, const char *slot, const char *desk, GError **error);
DeskFold *desk_hq_load (DeskHq *self, const char *rec, GError **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean desk_hq_get_blob_length (DeskHq *self, const char *sha, gint64 *length, GError **error);
gboolean desk_hq_append_blob (DeskHq *self, const char *sender, const char *sha, gint64 offset,
                              const guint8 *bytes, gsize length, gint64 *durable, GError **error);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/headquarters.h"

G_BEGIN_DECLS

struct _DeskHq
{
  GObject parent_instance;
  DeskLedger *ledger;
  char *log;
  char *run;
  DeskHqRules rules;
  DeskHqClock clock;
  gpointer clock_data;

  DeskLedgerHead head; /* between begin and commit */
  gint64 n;            /* own lines written in this run */
  gint64 n_committed;
  char *parent_run; /* (nullable): of the run */
  gint64 parent_n;
  guint8 chain[DESK_HASH_BYTES]; /* of the last own line */
  guint8 chain_committed[DESK_HASH_BYTES];
  gboolean has_parent; /* looked up */
};

#define LEDGER(self) (DESK_LEDGER_GET_IFACE ((self)->ledger))

DeskFold *desk_hq_load_record (DeskHq *self, const char *rec, gboolean *is_created, GError **error);
const char *desk_hq_get_text (const DeskFold *fold, const char *field);
const char *desk_hq_get_written_text (const DeskChange *change, const char *field);
gboolean desk_hq_is_true (GVariant *value);
gboolean desk_hq_is_author (const char *run);
char *desk_hq_get_author (DeskHq *self, const char *run);

gboolean desk_hq_rule (DeskHq *self, const DeskChange *change, const DeskFold *record, gboolean is_created,
                       DeskVerdict *verdict, char **slot, GError **error);
gboolean desk_hq_is_used (DeskHq *self, const char *slot, gboolean *used, GError **error);
char *desk_hq_split_slot (const char *slot, char **capacity, char **desk);

gboolean desk_hq_has_blob (DeskHq *self, const char *sha, gboolean *has, GError **error);
gboolean desk_hq_confirm_blob (DeskHq *self, const char *sha, GError **error);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hq/rules.h"
#include "journal/bundle.h"
#include "journal/headquarters.h"

G_BEGIN_DECLS

/** What was in a bundle. */
typedef struct
{
  char *from;      /* code of the desk */
  gint64 made;     /* seconds UTC by its clock */
  guint n_lines;   /* changes in it */
  guint n_taken;   /* new at headquarters */
  guint n_waiting; /* of other desks, or from another history: they wait for their author */
  guint n_parts;   /* of attachments */
} DeskBundleReport;

void desk_bundle_report_clear (DeskBundleReport *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DeskBundleReport, desk_bundle_report_clear)

gboolean desk_bundle_answer (DeskLedger *ledger, DeskRegistry *registry, DeskRules *rules, DeskHqClock clock,
                             gpointer clock_data, GFile *bundle, GFile *answer, DeskBundleReport *report,
                             GError **error);

G_END_DECLS

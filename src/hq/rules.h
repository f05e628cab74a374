// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hq/registry.h"
#include "journal/headquarters.h"

G_BEGIN_DECLS

#define DESK_RULES_STAFF_PREFIX "staff/" /* of records of the region's officers: staff/4417 */
#define DESK_RULES_REGION_ROLE "hq"      /* the role whose officers may write into it */

/**
 * DeskRules:
 * What headquarters has to know to judge changes, apart from the log itself: desks and the officers of the region.
 */
typedef struct _DeskRules DeskRules;

DeskRules *desk_rules_new (DeskLedger *ledger, DeskRegistry *registry) G_GNUC_WARN_UNUSED_RESULT;
void desk_rules_free (DeskRules *self);
DeskHqRules desk_rules_get (DeskRules *self);
DeskHq *desk_rules_open_log (DeskRules *self, const char *log, DeskHqClock clock,
                             gpointer clock_data) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskRules, desk_rules_free)

G_END_DECLS

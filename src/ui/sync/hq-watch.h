// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/waiting.h"
#include "ui/context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DESK_TYPE_HQ_WATCH (desk_hq_watch_get_type ())

/**
 * DeskHqWatch:
 * Counts what headquarters does not have and what waits for a decision, after every save and every page from headquarters,
 * and tells the officer of new decisions. Emits `changed` when a count or the status of the exchange did.
 */
G_DECLARE_FINAL_TYPE (DeskHqWatch, desk_hq_watch, DESK, HQ_WATCH, GObject)

DeskHqWatch *desk_hq_watch_new (DeskContext *context, GtkWidget *where) G_GNUC_WARN_UNUSED_RESULT;
guint desk_hq_watch_get_decisions (DeskHqWatch *self);
const DeskWaitingCount *desk_hq_watch_get_waiting (DeskHqWatch *self);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "hq/rules.h"

G_BEGIN_DECLS

#define DESK_SERVICE_IDLE_SECONDS 60 /* a peer that sends nothing is cut, unless it is said otherwise */

#define DESK_TYPE_SERVICE (desk_service_get_type ())
/**
 * DeskService:
 * Headquarters on the network: enrolment, the exchange of logs, attachments. One thread serves all; several processes
 * may serve one database.
 */
G_DECLARE_FINAL_TYPE (DeskService, desk_service, DESK, SERVICE, GObject)

DeskService *desk_service_new (DeskLedger *ledger, DeskRegistry *registry,
                               DeskRules *rules) G_GNUC_WARN_UNUSED_RESULT;
void desk_service_set_idle (DeskService *self, guint seconds);
void desk_service_set_pins (DeskService *self, const char *pin, const char *next);
gboolean desk_service_listen (DeskService *self, guint port, GTlsCertificate *certificate, GError **error);
guint desk_service_get_port (DeskService *self);
void desk_service_stop (DeskService *self);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GTlsDatabase *desk_pin_database_new (void) G_GNUC_WARN_UNUSED_RESULT;
gboolean desk_pin_digest (GTlsCertificate *certificate, guint8 sha[32]);
char *desk_pin_format (const guint8 sha[32]) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

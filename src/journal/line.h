// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/change.h"

G_BEGIN_DECLS

#define DESK_LINE_MAX_BYTES 65536                                /* of a line */
#define DESK_LINE_MAX_FIELDS 64                                  /* of a change */
#define DESK_LINE_MAX_VALUE 60000                                /* bytes of a text in a field */
#define DESK_LINE_MAX_REASON 2000                                /* bytes */
#define DESK_LINE_MAX_KIND 32                                    /* bytes */
#define DESK_LINE_MAX_OFFICER 32                                 /* bytes */
#define DESK_LINE_MAX_RECORD 200                                 /* bytes of a record id */
#define DESK_LINE_MAX_NUMBER ((G_GINT64_CONSTANT (1) << 53) - 1) /* of positions and times */

#define DESK_LOG_REGION "region" /* name of the log of what all stations share; others have their station's */
#define DESK_HASH_BYTES 32       /* SHA-256 */

char *desk_line_write (const DeskChange *change, GError **error) G_GNUC_WARN_UNUSED_RESULT;
DeskChange *desk_line_read (const char *line, gssize length, const char *run, gint64 n,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean desk_line_is_field_name (const char *name);

gboolean desk_line_digest (const char *id, const char *line, gssize length, guint8 digest[DESK_HASH_BYTES],
                           GError **error);
char *desk_line_redact (const char *line, GError **error) G_GNUC_WARN_UNUSED_RESULT;

void desk_chain_link (const guint8 previous[DESK_HASH_BYTES], const guint8 digest[DESK_HASH_BYTES],
                      guint8 chain[DESK_HASH_BYTES]);
char *desk_chain_receipt_digits (const guint8 chain[DESK_HASH_BYTES]) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

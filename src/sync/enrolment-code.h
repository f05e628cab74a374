// SPDX-License-Identifier: GPL-3.0-or-later
// What an officer types or opens to enrol: the address of headquarters and the code. No network here.
#pragma once

#include "sync/error.h"

G_BEGIN_DECLS

#define DESK_ENROLMENT_CODE_GROUPS 8 /* of a code, as it is printed */
#define DESK_ENROLMENT_CODE_GROUP 5  /* characters of a group */

char *desk_enrolment_read_address (const char *typed, GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *desk_enrolment_read_code (const char *typed, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean desk_enrolment_read_file (const char *text, gsize length, char **address, char **code,
                                   GError **error);

gboolean desk_enrolment_is_loopback (const char *host);
gboolean desk_enrolment_code_has_certificate (const char *code);
gboolean desk_enrolment_code_fits (const char *code, const guint8 sha[32]);

G_END_DECLS

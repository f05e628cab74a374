// SPDX-License-Identifier: GPL-3.0-or-later
// What an officer types or opens to enrol: the address of headquarters and the code. No network here.
#pragma once

#include "sync/error.h"

G_BEGIN_DECLS

#define DESK_ENROLMENT_CODE_GROUPS 8 /* of a code, as it is printed */
#define DESK_ENROLMENT_CODE_GROUP 5  /* characters of a group */

/**
 * desk_enrolment_read_address:
 * @typed: "hq.example.org", "hq.example.org:8443", "https://hq.example.org"
 *
 * Without a scheme it is https. http is let through for this computer alone.
 *
 * Returns: (transfer full) (nullable): the address in full, "https://hq.example.org:8443"; NULL with
 *   %DESK_SYNC_ERROR_ADDRESS
 */
char *desk_enrolment_read_address (const char *typed, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * desk_enrolment_read_code:
 * @typed: the code with or without hyphens, in capitals or not; o is 0, i and l are 1
 *
 * Returns: (transfer full) (nullable): the code in groups with hyphens; NULL with %DESK_SYNC_ERROR_CODE, which says how
 *   many characters there are
 */
char *desk_enrolment_read_code (const char *typed, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * desk_enrolment_read_file:
 * @text: what stands in a file headquarters made: {"v":1,"address":"https://...","code":"..."}
 * @length: bytes
 * @address: (out): the address in full
 * @code: (out): the code
 *
 * Returns: %FALSE with %DESK_SYNC_ERROR_CODE or %DESK_SYNC_ERROR_ADDRESS
 */
gboolean desk_enrolment_read_file (const char *text, gsize length, char **address, char **code, GError **error);

/**
 * desk_enrolment_code_fits:
 * @code: a code
 * @sha: SHA-256 of the certificate (DER) of whoever answers
 *
 * The second half of a code, 20 characters, is the first 100 bits of the certificate's SHA-256, five bits a character, the
 * highest first, in the alphabet 0123456789abcdefghjkmnpqrstvwxyz. So somebody else's certificate is found out before the
 * code is sent.
 */
gboolean desk_enrolment_code_fits (const char *code, const guint8 sha[32]);

G_END_DECLS

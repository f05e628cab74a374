// SPDX-License-Identifier: GPL-3.0-or-later
// The address and the code as somebody types them, says them on the telephone or opens them in a file.

#include "sync/enrolment-code.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#define ALPHABET "0123456789abcdefghjkmnpqrstvwxyz"
#define CODE_LENGTH (DESK_ENROLMENT_CODE_GROUPS * DESK_ENROLMENT_CODE_GROUP)
#define SHORT_LENGTH (CODE_LENGTH / 2)
#define DEFAULT_PORT 8443

static gboolean
refuse_address (const char *message, GError **error)
{
  g_set_error_literal (error, DESK_SYNC_ERROR, DESK_SYNC_ERROR_ADDRESS, message);
  return FALSE;
}

/** Returns: whether a host is this very computer: nothing goes over a network to it. */
gboolean
desk_enrolment_is_loopback (const char *host)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);

  return g_ascii_strcasecmp (host, "localhost") == 0
         || (address != NULL && g_inet_address_get_is_loopback (address));
}

static gboolean
check_address (GUri *uri, GError **error)
{
  const char *scheme = uri != NULL ? g_uri_get_scheme (uri) : NULL,
             *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  if (host == NULL || *host == '\0' || strpbrk (host, " /\\@") != NULL || g_uri_get_userinfo (uri) != NULL)
    return refuse_address (
        _ ("This is not the address of a headquarters. It looks like hq.example.org:8443."), error);
  if (strcmp (scheme, "https") == 0 || (strcmp (scheme, "http") == 0 && desk_enrolment_is_loopback (host)))
    return TRUE;
  return refuse_address (
      _ ("Headquarters is reached over a protected line only: the address begins with https://."), error);
}

/**
 * desk_enrolment_read_address:
 * @typed: "hq.example.org", "hq.example.org:8443", "https://hq.example.org"
 *
 * Without a scheme it is https, and without scheme and port the port is 8443. http is let through for this computer alone.
 *
 * Returns: (transfer full) (nullable): the address in full, "https://hq.example.org:8443"; NULL with
 *   %DESK_SYNC_ERROR_ADDRESS
 */
char *
desk_enrolment_read_address (const char *typed, GError **error)
{
  g_autofree char *plain = g_strstrip (g_strdup (typed));
  gboolean has_scheme = strstr (plain, "://") != NULL;
  g_autofree char *text = has_scheme ? g_strdup (plain) : g_strconcat ("https://", plain, NULL);
  g_autoptr (GUri) uri = g_uri_parse (text, G_URI_FLAGS_NONE, NULL);
  g_autoptr (GUri) whole = NULL;
  int port;

  if (!check_address (uri, error))
    return NULL;
  port = g_uri_get_port (uri) <= 0 && !has_scheme ? DEFAULT_PORT : g_uri_get_port (uri);
  whole = g_uri_build (G_URI_FLAGS_NONE, g_uri_get_scheme (uri), NULL, g_uri_get_host (uri), port, "", NULL,
                       NULL);
  return g_uri_to_string (whole);
}

static char
plain_letter (char letter)
{
  letter = g_ascii_tolower (letter);
  return letter == 'o' ? '0' : letter == 'i' || letter == 'l' ? '1' : letter;
}

static char *
plain_code (const char *typed, GError **error)
{
  g_autoptr (GString) code = g_string_new (NULL);

  for (const char *at = typed; *at != '\0'; at = g_utf8_next_char (at))
    {
      char letter = plain_letter (*at);

      if (g_ascii_isspace (letter) || letter == '-')
        continue;
      if (strchr (ALPHABET, letter) == NULL)
        {
          g_set_error (error, DESK_SYNC_ERROR, DESK_SYNC_ERROR_CODE,
                       _ ("“%.*s” does not occur in a code. A code is made of Latin letters and digits."),
                       (int)(g_utf8_next_char (at) - at), at);
          return NULL;
        }
      g_string_append_c (code, letter);
    }
  return g_string_free (g_steal_pointer (&code), FALSE);
}

/**
 * desk_enrolment_read_code:
 * @typed: the code with or without hyphens, in capitals or not; o is 0, i and l are 1
 *
 * A code has 8 groups of 5 characters; one of 4 groups says nothing of a certificate.
 *
 * Returns: (transfer full) (nullable): the code in groups with hyphens; NULL with %DESK_SYNC_ERROR_CODE, which says how
 *   many characters there are
 */
char *
desk_enrolment_read_code (const char *typed, GError **error)
{
  g_autofree char *plain = NULL;
  GString *code;
  gsize length;

  if (!g_utf8_validate (typed, -1, NULL))
    typed = "";
  plain = plain_code (typed, error);
  if (plain == NULL)
    return NULL;
  length = strlen (plain);
  if (length != CODE_LENGTH && length != SHORT_LENGTH)
    {
      g_set_error (
          error, DESK_SYNC_ERROR, DESK_SYNC_ERROR_CODE,
          g_dngettext (
              GETTEXT_PACKAGE,
              "A code has %d characters in groups of %d; this has %lu character. Compare it with the "
              "code headquarters gave.",
              "A code has %d characters in groups of %d; this has %lu characters. Compare it with the "
              "code headquarters gave.",
              (gulong)length),
          CODE_LENGTH, DESK_ENROLMENT_CODE_GROUP, (gulong)length);
      return NULL;
    }
  code = g_string_new (NULL);
  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && i % DESK_ENROLMENT_CODE_GROUP == 0)
        g_string_append_c (code, '-');
      g_string_append_c (code, plain[i]);
    }
  return g_string_free (code, FALSE);
}

/**
 * desk_enrolment_read_file:
 * @text: what stands in a file headquarters made: {"v":1,"address":"https://...","code":"..."}
 * @length: bytes
 * @address: (out): the address in full
 * @code: (out): the code
 *
 * Returns: %FALSE with %DESK_SYNC_ERROR_CODE or %DESK_SYNC_ERROR_ADDRESS
 */
gboolean
desk_enrolment_read_file (const char *text, gsize length, char **address, char **code, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autofree char *read_address = NULL, *read_code = NULL;
  JsonNode *root = length <= 65536 && json_parser_load_from_data (parser, text, (gssize)length, NULL)
                       ? json_parser_get_root (parser)
                       : NULL;
  JsonObject *file = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  const char *typed_code =
      file != NULL ? json_object_get_string_member_with_default (file, "code", NULL) : NULL;
  const char *typed_address =
      file != NULL ? json_object_get_string_member_with_default (file, "address", NULL) : NULL;

  if (typed_code == NULL || typed_address == NULL)
    {
      g_set_error_literal (
          error, DESK_SYNC_ERROR, DESK_SYNC_ERROR_CODE,
          _ ("This file is not a code of enrolment. Ask headquarters for the file again, or type the "
             "address and the code."));
      return FALSE;
    }
  read_address = desk_enrolment_read_address (typed_address, error);
  read_code = read_address != NULL ? desk_enrolment_read_code (typed_code, error) : NULL;
  if (read_code == NULL)
    return FALSE;
  *address = g_steal_pointer (&read_address);
  *code = g_steal_pointer (&read_code);
  return TRUE;
}

/** Returns: whether a code says which certificate headquarters has. */
gboolean
desk_enrolment_code_has_certificate (const char *code)
{
  g_autofree char *plain = plain_code (code, NULL);

  return plain != NULL && strlen (plain) == CODE_LENGTH;
}

/**
 * desk_enrolment_code_fits:
 * @code: a code
 * @sha: SHA-256 of the certificate (DER) of whoever answers
 *
 * The second half of a code, 20 characters, is the first 100 bits of the certificate's SHA-256, five bits a character, the
 * highest first, in the alphabet 0123456789abcdefghjkmnpqrstvwxyz. So somebody else's certificate is found out before the
 * code is sent.
 */
gboolean
desk_enrolment_code_fits (const char *code, const guint8 sha[32])
{
  g_autofree char *plain = plain_code (code, NULL);

  if (plain == NULL || strlen (plain) != CODE_LENGTH)
    return FALSE;
  for (guint i = 0; i < SHORT_LENGTH; i++)
    {
      guint bit = 5 * i, pair = (guint)sha[bit / 8] << 8 | sha[bit / 8 + 1];

      if (plain[SHORT_LENGTH + i] != ALPHABET[pair >> (11 - bit % 8) & 31])
        return FALSE;
    }
  return TRUE;
}

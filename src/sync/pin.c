// SPDX-License-Identifier: GPL-3.0-or-later
// The certificate headquarters is known by takes the place of what the system trusts: an authority that signs for anybody
// must not be able to sign for headquarters. So nothing is trusted at first, and the fingerprint decides.

#include "sync/pin.h"

#define DESK_TYPE_PIN_DATABASE (desk_pin_database_get_type ())
G_DECLARE_FINAL_TYPE (DeskPinDatabase, desk_pin_database, DESK, PIN_DATABASE, GTlsDatabase)

struct _DeskPinDatabase
{
  GTlsDatabase parent_instance;
};

G_DEFINE_FINAL_TYPE (DeskPinDatabase, desk_pin_database, G_TYPE_TLS_DATABASE)

static GTlsCertificateFlags
trust_nothing (GTlsDatabase *self, GTlsCertificate *chain, const char *purpose, GSocketConnectable *identity,
               GTlsInteraction *interaction, GTlsDatabaseVerifyFlags flags, GCancellable *cancellable,
               GError **error)
{
  return G_TLS_CERTIFICATE_UNKNOWN_CA;
}

static void
desk_pin_database_class_init (DeskPinDatabaseClass *klass)
{
  G_TLS_DATABASE_CLASS (klass)->verify_chain = trust_nothing;
}

static void
desk_pin_database_init (DeskPinDatabase *self)
{
}

/** Returns: (transfer full): trust in nobody, so that each certificate is asked about. */
GTlsDatabase *
desk_pin_database_new (void)
{
  return g_object_new (DESK_TYPE_PIN_DATABASE, NULL);
}

/**
 * desk_pin_digest:
 * @sha: (out): SHA-256 of the certificate as it travels (DER)
 *
 * Returns: FALSE where there is nothing to hash
 */
gboolean
desk_pin_digest (GTlsCertificate *certificate, guint8 sha[32])
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GByteArray) der = NULL;
  gsize length = 32;

  g_object_get (certificate, "certificate", &der, NULL);
  if (der == NULL)
    return FALSE;
  g_checksum_update (checksum, der->data, (gssize)der->len);
  g_checksum_get_digest (checksum, sha, &length);
  return TRUE;
}

/** Returns: (transfer full): a fingerprint in hexadecimal digits. */
char *
desk_pin_format (const guint8 sha[32])
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < 32; i++)
    g_string_append_printf (text, "%02x", sha[i]);
  return g_string_free (text, FALSE);
}

// SPDX-License-Identifier: GPL-3.0-or-later
// Stations, desks, and the codes with which desks enrol.

#include "hq/command.h"

#include <gio/gio.h>
#include <string.h>

#include "journal/text.h"

/** Adds a station: from then on desks of it can enrol. */
gboolean
do_station (const Options *options, Databases *databases, GError **error)
{
  if (options->words[1] == NULL || options->name == NULL || options->country == NULL)
    return refuse_words (error, "Say which: dutydesk-hq station CODE --name=NAME --country=ua");
  if (!desk_registry_add_station (databases->registry, options->words[1], options->name, options->country,
                                  error))
    return FALSE;
  g_print ("%s\n", options->words[1]);
  return TRUE;
}

/**
 * fingerprint_file:
 * @path: a certificate, in PEM; of several in it the first counts
 *
 * Returns: (transfer full) (nullable): its SHA-256 in hexadecimal digits
 */
char *
fingerprint_file (const char *path, GError **error)
{
  g_autoptr (GTlsCertificate) certificate = g_tls_certificate_new_from_file (path, error);
  g_autoptr (GByteArray) bytes = NULL;

  if (certificate == NULL)
    return NULL;
  g_object_get (certificate, "certificate", &bytes, NULL);
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, bytes->data, bytes->len);
}

/* What desks will see: as it stands on the command line, else as the service said when it started last. */
static gboolean
find_certificate (const Options *options, Databases *databases, char **pin, GError **error)
{
  const char *path = options->proxy_certificate != NULL ? options->proxy_certificate : options->certificate;
  GError *local = NULL;

  *pin = path != NULL ? fingerprint_file (path, &local)
                      : desk_registry_get (databases->registry, DESK_REGISTRY_PIN, &local);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, local);
  return FALSE;
}

static char *
find_address (const Options *options, Databases *databases)
{
  return options->address != NULL ? g_strdup (options->address)
                                  : desk_registry_get (databases->registry, DESK_REGISTRY_ADDRESS, NULL);
}

static void
print_file (const char *address, const char *code, const char *pin)
{
  g_autoptr (GString) text = g_string_new ("{\"v\":1,\"address\":");

  desk_text_add_string (text, address != NULL ? address : "");
  g_string_append (text, ",\"code\":");
  desk_text_add_string (text, code);
  if (pin != NULL)
    {
      g_string_append (text, ",\"pin\":");
      desk_text_add_string (text, pin);
    }
  g_print ("%s}\n", text->str);
}

/** Gives a code with which a desk enrols, for typing or as a file. */
gboolean
do_code (const Options *options, Databases *databases, GError **error)
{
  DeskCodeRequest request = { .station = options->station,
                              .book = options->book,
                              .starts = options->starts,
                              .is_region = options->region };
  g_autofree char *code = NULL, *pin = NULL, *address = find_address (options, databases);

  if (options->station == NULL || options->book == NULL)
    return refuse_words (
        error, "Say which: dutydesk-hq code --station=PL1 --book=B [--start=2026=37] [--region] [--file]");
  if (!find_certificate (options, databases, &pin, error))
    return FALSE;
  request.pin = pin;
  code = desk_registry_issue_code (databases->registry, &request, get_now (NULL), error);
  if (code == NULL)
    return FALSE;
  if (options->file)
    print_file (address, code, pin);
  else
    g_print ("%s\n", code);
  if (address != NULL)
    g_printerr ("Headquarters' address: %s\n", address);
  if (pin == NULL)
    g_printerr ("No certificate is known, so the code vouches for none: the desk trusts whom its "
                "system trusts.\n");
  g_printerr ("Good for %d days, once. It is written down nowhere: give it to the desk now.\n",
              DESK_REGISTRY_CODE_DAYS);
  return TRUE;
}

static gboolean
list_desks (Databases *databases, GError **error)
{
  g_autoptr (GPtrArray) desks = desk_registry_list (databases->registry, error);

  for (guint i = 0; desks != NULL && i < desks->len; i++)
    {
      const DeskRegistered *desk = g_ptr_array_index (desks, i);
      g_autofree char *seen = format_time (desk->seen);

      g_print ("%s\t%s%s\t%s\t%s\t%s\n", desk->code,
               desk->is_retired     ? "retired"
               : desk->revoked != 0 ? "revoked"
                                    : "enrolled",
               desk->is_region ? " region" : "", seen, desk->app != NULL ? desk->app : "-", desk->host);
    }
  return desks != NULL;
}

static gboolean
count_sent (const DeskLedgerWaiting *waiting, gpointer data)
{
  ++*(guint *)data;
  return TRUE;
}

/* A desk that leaves can bring nothing any more: what others brought for it is let in only by hand. */
static gboolean
retire (Databases *databases, const char *desk, GError **error)
{
  g_autofree char *log = g_strndup (desk, strcspn (desk, "-"));
  guint n_waiting = 0;

  if (!desk_registry_revoke (databases->registry, desk, TRUE, get_now (NULL), error)
      || !DESK_LEDGER_GET_IFACE (databases->ledger)
              ->list_waiting (databases->ledger, log, count_sent, &n_waiting, error))
    return FALSE;
  g_print ("%s\n", desk);
  g_printerr (
      "What the desk sent stays, and its book is never given again. What it has not sent stays on it: read it "
      "there.\n");
  if (n_waiting > 0)
    g_printerr ("%u lines of %s wait for their author. If that was this desk: dutydesk-hq release %s\n",
                n_waiting, log, log);
  return TRUE;
}

/** Lists the desks, shuts one out, or takes one out of service. */
gboolean
do_desk (const Options *options, Databases *databases, GError **error)
{
  const char *what = options->words[1], *which = what != NULL ? options->words[2] : NULL;

  if (what == NULL || strcmp (what, "list") == 0)
    return list_desks (databases, error);
  if (strcmp (what, "revoke") == 0 && which != NULL)
    return desk_registry_revoke (databases->registry, which, FALSE, get_now (NULL), error);
  if (strcmp (what, "retire") == 0 && which != NULL)
    return retire (databases, which, error);
  return refuse_words (
      error,
      "Say what: dutydesk-hq desk list, dutydesk-hq desk revoke PL1-B, or dutydesk-hq desk retire PL1-B");
}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gio/gio.h>

#include "journal/line-stream.h"

G_BEGIN_DECLS

#define DESK_BUNDLE_PUBLIC_BYTES 32 /* of a key of Ed25519 (RFC 8032) */
#define DESK_BUNDLE_SECRET_BYTES 64 /* with the public half in it, as libsodium has it */
#define DESK_BUNDLE_MAX_LINE (128 * 1024)
#define DESK_BUNDLE_MAX_TEXT (G_GUINT64_CONSTANT (4) * 1024 * 1024 * 1024) /* inflated */
#define DESK_BUNDLE_SUFFIX ".ddb"

/** What is wrong with a bundle. */
typedef enum
{
  DESK_BUNDLE_ERROR_OTHER_FILE, /* it is no bundle */
  DESK_BUNDLE_ERROR_NEWER,      /* a later version made it */
  DESK_BUNDLE_ERROR_NOT_OURS,   /* it is sealed for somebody else */
  DESK_BUNDLE_ERROR_DAMAGED,    /* bytes are missing or were changed */
  DESK_BUNDLE_ERROR_FORGED      /* it is not from whom it says */
} DeskBundleError;

#define DESK_BUNDLE_ERROR (desk_bundle_error_quark ())
GQuark desk_bundle_error_quark (void);

/**
 * DeskBundleKeys:
 * Who signs and who opens: a pair of keys of Ed25519, of which the halves for sealing (X25519) are made.
 */
typedef struct
{
  guint8 public_key[DESK_BUNDLE_PUBLIC_BYTES];
  guint8 secret_key[DESK_BUNDLE_SECRET_BYTES];
} DeskBundleKeys;

void desk_bundle_keys_draw (DeskBundleKeys *self);
void desk_bundle_keys_wipe (DeskBundleKeys *self);
char *desk_bundle_format_public_key (const guint8 key[DESK_BUNDLE_PUBLIC_BYTES]) G_GNUC_WARN_UNUSED_RESULT;
gboolean desk_bundle_parse_public_key (const char *text, guint8 key[DESK_BUNDLE_PUBLIC_BYTES]);

/**
 * DeskBundleWriter:
 * Makes the bytes of a bundle: lines on a stick, which only the receiver can read and only the sender can have made.
 * Writes no file. Not for several threads.
 */
typedef struct _DeskBundleWriter DeskBundleWriter;

/** Takes bytes of the bundle. Returns: FALSE with @error set if they cannot be kept. */
typedef gboolean (*DeskBundleFunc) (const void *bytes, gsize length, gpointer data, GError **error);

DeskBundleWriter *desk_bundle_writer_new (const char *from, const DeskBundleKeys *sender,
                                          const guint8 receiver[DESK_BUNDLE_PUBLIC_BYTES], gint64 now,
                                          DeskBundleFunc func, gpointer data) G_GNUC_WARN_UNUSED_RESULT;
void desk_bundle_writer_free (DeskBundleWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskBundleWriter, desk_bundle_writer_free)

gboolean desk_bundle_writer_add (DeskBundleWriter *self, const char *line, gsize length, GError **error);
gboolean desk_bundle_writer_finish (DeskBundleWriter *self, GError **error);

/**
 * DeskBundleReader:
 * Takes the bytes of a bundle apart. Reads no file. That the bundle is whole and from whom it says is known at its
 * end: whoever acts on lines reads it twice, the first time for nothing but that. Not for several threads.
 */
typedef struct _DeskBundleReader DeskBundleReader;

/** Finds the key of a sender. Returns: FALSE with @error set if there is no such sender. */
typedef gboolean (*DeskBundleSenderFunc) (const char *from, guint8 key[DESK_BUNDLE_PUBLIC_BYTES],
                                          gpointer data, GError **error);

DeskBundleReader *desk_bundle_reader_new (const DeskBundleKeys *receiver, DeskBundleSenderFunc find_sender,
                                          DeskStreamFunc take_line, gpointer data) G_GNUC_WARN_UNUSED_RESULT;
void desk_bundle_reader_free (DeskBundleReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskBundleReader, desk_bundle_reader_free)

gboolean desk_bundle_reader_push (DeskBundleReader *self, const void *bytes, gsize length, GError **error);
gboolean desk_bundle_reader_finish (DeskBundleReader *self, GError **error);
gboolean desk_bundle_reader_read (DeskBundleReader *self, GInputStream *stream, GCancellable *cancellable,
                                  GError **error);
const char *desk_bundle_reader_get_from (DeskBundleReader *self);
gint64 desk_bundle_reader_get_made (DeskBundleReader *self);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
// What this desk keeps of its headquarters: in its own, encrypted database.
#pragma once

#include "journal/bundle.h"
#include "store/database.h"

G_BEGIN_DECLS

/**
 * DeskEnrolled:
 * How a desk speaks to headquarters.
 */
typedef struct
{
  char *address; /* "https://hq.example.org:8443"; NULL: the desk is not enrolled */
  char *code;    /* of the desk: provisional until it is enrolled */
  char *station; /* and name of its log */
  char *token;   /* what the desk proves itself with */
  char *pin;     /* (nullable): SHA-256 of headquarters' certificate, hexadecimal; NULL: the system decides */
  char *next_pin;      /* (nullable): of the certificate that was announced */
  gboolean is_proven;  /* headquarters showed that it has this desk's history since the desk enrolled */
  gint64 last_success; /* last exchange that went well, seconds UTC; 0: none */
} DeskEnrolled;

/** What headquarters answered when a desk enrolled. */
typedef struct
{
  char *desk;    /* "PL1-B" */
  char *station; /* "PL1" */
  char *starts;  /* numbers used on paper: "2026=37 2027=0" */
  char *token;
  char *key; /* headquarters' public key of bundles, as desk_bundle_format_public_key() writes it */
} DeskEnrolledAs;

void desk_enrolled_free (DeskEnrolled *self);
void desk_enrolled_as_free (DeskEnrolledAs *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskEnrolled, desk_enrolled_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskEnrolledAs, desk_enrolled_as_free)

gboolean desk_enrolled_as_is_valid (const DeskEnrolledAs *self);
DeskEnrolled *desk_enrolled_load (DeskDatabase *database, GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *desk_enrolled_get_key (DeskDatabase *database, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean desk_enrolled_get_bundle_keys (DeskDatabase *database, DeskBundleKeys *own,
                                        guint8 headquarters[DESK_BUNDLE_PUBLIC_BYTES], GError **error);
gboolean desk_enrolled_keep (DeskDatabase *database, const DeskEnrolledAs *as, const char *address,
                             const char *pin, gboolean any_station, gboolean any_history, GError **error);
gboolean desk_enrolled_note_success (DeskDatabase *database, gint64 now, const char *pin, GError **error);
gboolean desk_enrolled_note_next (DeskDatabase *database, const char *token, const char *next_pin,
                                  GError **error);

G_END_DECLS

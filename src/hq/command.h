// SPDX-License-Identifier: GPL-3.0-or-later
// What the operator of headquarters does from a terminal: one function a command. Only for the program itself.
#pragma once

#include "hq/rules.h"

G_BEGIN_DECLS

/** What stands on the command line. */
typedef struct
{
  char *database; /* "postgresql://...", or NULL: files in @folder */
  char *folder;
  int port;
  int idle; /* seconds */
  char *certificate;
  char *key;
  char *proxy_certificate;
  char *next_certificate;
  char *address;
  char *name;
  char *country;
  char *station;
  char *book;
  char *starts;
  char *answer;
  gboolean region;
  gboolean file;
  gboolean registry;
  char **words; /* the command and what follows it */
} Options;

/** The databases of headquarters. */
typedef struct
{
  DeskLedger *ledger;
  DeskRegistry *registry;
  DeskRules *rules;
  int lock; /* of the folder; -1: none */
} Databases;

#define LEDGER_FILE "ledger.db"
#define REGISTRY_FILE "registry.db"

gboolean lock_folder (const Options *options, gboolean alone, int *lock, GError **error);
gboolean open_databases (const Options *options, Databases *databases, GError **error);
void close_databases (Databases *databases);
DeskHq *open_log (Databases *databases, const char *log) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *list_logs (Databases *databases, GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *fingerprint_file (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *format_time (gint64 time) G_GNUC_WARN_UNUSED_RESULT;
gint64 get_now (gpointer data);
gboolean refuse_words (GError **error, const char *message);

gboolean do_serve (const Options *options, Databases *databases, GError **error);
gboolean do_station (const Options *options, Databases *databases, GError **error);
gboolean do_code (const Options *options, Databases *databases, GError **error);
gboolean do_desk (const Options *options, Databases *databases, GError **error);
gboolean do_status (const Options *options, Databases *databases, GError **error);
gboolean do_release (const Options *options, Databases *databases, GError **error);
gboolean do_verify (const Options *options, Databases *databases, GError **error);
gboolean do_backup (const Options *options, Databases *databases, GError **error);
gboolean do_restore (const Options *options, Databases *databases, GError **error);
gboolean do_bundle (const Options *options, Databases *databases, GError **error);
gboolean do_import (const Options *options, Databases *databases, GError **error);
gboolean do_calendar (const Options *options, Databases *databases, GError **error);

gboolean verify_logs (DeskLedger *ledger, GPtrArray *logs, gboolean is_told, GError **error);

G_END_DECLS

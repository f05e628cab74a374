// SPDX-License-Identifier: GPL-3.0-or-later
// Headquarters as a process, and desks that speak with it.
#pragma once

#include "desk-fixture.h"
#include "front.h"
#include "store/store.h"
#include "sync/sync.h"

#define N_DESKS 2

/* Headquarters, with what its operator does. */
typedef struct
{
  char *folder;
  char *database;       /* address of a database of its own on a server; NULL: all lies in the folder */
  GSubprocess *process; /* NULL: it does not run */
  guint port;
  char *certificate;      /* NULL: plain */
  char *next_certificate; /* NULL: none is announced */
} Headquarters;

/* A desk with its line. */
typedef struct
{
  Desk desk;
  DeskClock *clock;
  DeskStore *store;
  DeskSync *sync;
  Front *front;
  GNetworkMonitor *monitor; /* NULL: that of the computer */
} Peer;

/* Two desks of one station. */
typedef struct
{
  Headquarters hq;
  Peer peers[N_DESKS];
} SyncRegion;

extern const char *hq_program;
extern const char *hq_server; /* address of a database on a PostgreSQL server; NULL: SQLite */

void hq_start (Headquarters *self);
void hq_kill (Headquarters *self);
char *hq_do (Headquarters *self, ...) G_GNUC_NULL_TERMINATED;
void hq_read_arguments (int argc, char **argv);
void hq_keep (Headquarters *self);
void hq_put_back (Headquarters *self);
void hq_set_up (Headquarters *self);
void hq_tear_down (Headquarters *self);
char *hq_code (Headquarters *self, const char *station, const char *book);

GNetworkMonitor *make_monitor (gboolean is_available, gboolean is_metered);
void set_monitor (GNetworkMonitor *monitor, gboolean is_available, gboolean is_metered);

void peer_set_up (Peer *self, Headquarters *hq, const char *book);
void peer_open (Peer *self);
void peer_shut (Peer *self);
void peer_tear_down (Peer *self);
void peer_wait (Peer *self);
gboolean peer_enrol (Peer *self, const char *code, DeskSyncEnrolFlags flags, GError **error);
void peer_enrol_well (Peer *self, Headquarters *hq, const char *book);
void peer_sync (Peer *self);
void peer_sync_well (Peer *self);
void peer_assert_error (Peer *self, DeskSyncState state, int code);
void peer_save (Peer *self, DeskSave *saved);
char *peer_add_person (Peer *self, const char *surname);
char *peer_receive (Peer *self);
char *peer_attach (Peer *self, gsize size, guint seed);
gint64 peer_count (Peer *self, const char *sql);
char *peer_dump_log (Peer *self);
char *peer_dump_records (Peer *self);
GBytes *peer_get_blob (Peer *self, const char *sha);
void peer_assert_blob (Peer *self, const char *sha, gsize size);

void region_set_up (SyncRegion *region, gconstpointer data);
void region_tear_down (SyncRegion *region, gconstpointer data);
void region_enrol_all (SyncRegion *region);
void region_restart_hq (SyncRegion *region);
void region_settle (SyncRegion *region);
void region_assert_agree (SyncRegion *region);
void copy_folder (const char *from, const char *to);

/* What else than headquarters may answer. */
#define HTML "<html>Please log in</html>"
#define ANSWER(status, type, body) \
  "HTTP/1.1 " status "\r\nContent-Type: " type "\r\nConnection: close\r\n\r\n" body

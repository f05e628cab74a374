// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chance.h"
#include "journal/exchange.h"
#include "memory-ledger.h"
#include "memory-replica.h"

#define WORLD_LOGS 2
#define WORLD_SLOTS 6
#define WORLD_LIMITLESS G_MAXUINT
#define WORLD_EPOCH G_GINT64_CONSTANT (1780000000) /* headquarters' clock at the start */

typedef struct _World World;

/** One log at headquarters, and the program that serves it. */
typedef struct
{
  World *world;
  const char *name;
  TestLedger *ledger;
  DeskLedger *served; /* what the program works on: the ledger, or one that is compared with it */
  DeskHq *hq;
  TestLedgerBackup *backup;
} Headquarters;

/** One workstation's database and the program that runs on it. */
typedef struct
{
  World *world;
  guint db;
  const char *code;
  Headquarters *hq;
  TestReplica *disk;
  DeskExchange *exchange;
  char *run;
  gint64 n;
  gboolean is_run_begun;
  /* The high-water file. */
  char *high_book;
  guint high_number;
  gboolean numbers_unsafe; /* put back together with the high-water file, or cloned */
  gboolean was_restored;
  TestReplica *backup;
  gint64 skew;         /* of its clock */
  GHashTable *offsets; /* sha -> bytes headquarters has, as far as known */
} Desk;

/** What happened, for a look at what a run of worlds has covered. */
typedef struct
{
  guint changes, drops, doubles, cuts, bundles, desk_crashes, hq_crashes, desk_restores, hq_restores, clones,
      lost, jumps, full_disks, divergences, sub_books, conflicts, released, relayed, dupno, full, denied,
      stale, clips, keeps, rounds;
} WorldCount;

/** A world in memory, driven by one seed (docs/sync.md). */
struct _World
{
  guint64 seed;
  Chance chance;
  gboolean has_faults;
  gint64 tick;
  Headquarters hqs[WORLD_LOGS];
  GPtrArray *desks; /* all there were */
  GPtrArray *alive;
  GPtrArray *net;      /* messages under way */
  GHashTable *screens; /* change id -> ids its author had on the screen: the truth */
  GHashTable *owners;  /* change id -> log */
  GHashTable *dead;    /* ids of changes that were destroyed on all media */
  GHashTable *printed; /* register numbers that went on paper */
  GPtrArray *firm;     /* bookings told as firm */
  gint64 capacities[WORLD_SLOTS];
  gboolean may_restore_desks;
  guint hq_restore_weight, hq_backup_weight;
  gboolean hq_was_restored;
  gboolean was_released;
  char *violation; /* the first that was found */
  WorldCount count;
};

/** A booking that was told as firm. */
typedef struct
{
  Desk *desk;
  char *id;
} FirmBooking;

typedef enum
{
  MESSAGE_REQUEST,
  MESSAGE_READING, /* a request headquarters is reading */
  MESSAGE_BUNDLE,
  MESSAGE_REPLY,
  MESSAGE_HEAD,
  MESSAGE_PATCH,
  MESSAGE_OFFSET
} MessageKind;

/** Something under way. Counted, because the network doubles messages. */
typedef struct
{
  MessageKind kind;
  Desk *desk;
  GPtrArray *lines; /* of a request or a reply */
  char *sha;
  gint64 offset;
  GBytes *bytes;
  DeskSession *session;
  guint at; /* lines of the request that were read */
  guint stop;
  gboolean is_cut;
} Message;

void world_message_free (gpointer message);
void world_deliver (World *self);
void world_drain (World *self);
void world_kick (World *self, Desk *desk, gboolean is_bundle);
void world_kick_blob (World *self, Desk *desk);
void world_exchange_well (World *self, Desk *desk);

/** Returns: (transfer full): a ledger to work on in the place of @memory, which must do as it does. */
typedef DeskLedger *(*WorldWrap) (TestLedger *memory, gpointer data);

World *world_new (guint64 seed, WorldWrap wrap, gpointer data);
void world_run (World *self, guint steps);
void world_free (World *self);
void world_check (World *self);
gboolean world_violate (World *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

void desk_start_run (Desk *self);
void desk_work (Desk *self);
gboolean desk_next_part (Desk *self, char **sha, gint64 *offset, GBytes **bytes);
gboolean desk_has_pending_blob (Desk *self);
gint64 desk_get_clock (Desk *self);

const char *world_get_text (const DeskChange *change, const char *field);
gboolean world_is_true (const DeskFold *fold, const char *field);

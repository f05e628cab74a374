// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/clock.h"
#include "store/store.h"
#include "sync/error.h"
#include "sync/pace.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DeskSyncState:
 * @DESK_SYNC_ALONE: the desk is not enrolled: it works without headquarters
 * @DESK_SYNC_RESTING: nothing is under way and the last exchange went well. What was written since goes up within
 *   seconds; `unsent` says how much that is
 * @DESK_SYNC_WORKING: an exchange is under way; `sent` of `to-send`
 * @DESK_SYNC_WAITING: the last exchange failed; `error` says why, `next-try` when it is tried again by itself
 * @DESK_SYNC_OFFLINE: this computer has no network; goes on by itself when it has
 * @DESK_SYNC_HALTED: somebody has to do something: `error` says what. Work at the desk goes on, nothing is lost. It is still
 *   tried from time to time, because what is wrong may be put right at headquarters
 *
 * How the desk stands with headquarters.
 */
typedef enum
{
  DESK_SYNC_ALONE,
  DESK_SYNC_RESTING,
  DESK_SYNC_WORKING,
  DESK_SYNC_WAITING,
  DESK_SYNC_OFFLINE,
  DESK_SYNC_HALTED
} DeskSyncState;

/**
 * DeskSyncEnrolFlags:
 * @DESK_SYNC_ENROL_PLAIN: nothing special
 * @DESK_SYNC_ENROL_OTHER_STATION: somebody confirmed that this desk belongs to the station of the code, although it was
 *   set up for another. What was written here goes into that station's log; numbers that were printed stay as they are
 * @DESK_SYNC_ENROL_NEW_HISTORY: somebody confirmed that headquarters begins anew and gets all that this desk has
 */
typedef enum
{
  DESK_SYNC_ENROL_PLAIN = 0,
  DESK_SYNC_ENROL_OTHER_STATION = 1 << 0,
  DESK_SYNC_ENROL_NEW_HISTORY = 1 << 1
} DeskSyncEnrolFlags;

#define DESK_TYPE_SYNC (desk_sync_get_type ())

/**
 * DeskSync:
 * The desk's side of the sync with headquarters: when to ask, how it stands, and enrolment. Lives on the main thread;
 * the network has a thread of its own, the database is asked through the store. Records that come from others are told by
 * #DeskStore::changed, like those that were saved here.
 *
 * Properties, all read-only, all notify on the main thread:
 *
 * | name | type | what |
 * |---|---|---|
 * | `state` | int, #DeskSyncState | how it stands |
 * | `error` | #GError (nullable) | why it waits or halts, in words for the officer; domain %DESK_SYNC_ERROR. While it rests
 *   too, where one attachment cannot be sent or fetched |
 * | `unsent` | uint | changes that headquarters does not have for certain |
 * | `oldest-unsent` | int64 | when the oldest of them was written, seconds UTC by the desk's clock; 0 for none |
 * | `sent`, `to-send` | uint | "Sending 3 of 12": while an exchange is under way and had something to send, else 0, 0 |
 * | `received`, `to-receive` | uint | "Getting 1200 of 8400": while an exchange is under way that brings a lot, as when a
 *   new desk gets its station's log; else 0, 0 |
 * | `unsent-attachments` | uint | attachments of this desk whose bytes are not at headquarters |
 * | `held-attachments` | uint | how many of them, and of those to be fetched, are large and wait for a network without a meter |
 * | `last-success` | int64 | when the last exchange went well, seconds UTC; 0 for never. Kept in the database |
 * | `next-try` | int64 | when it is tried next without anybody asking, seconds UTC; 0: not planned |
 * | `metered` | boolean | the network costs by volume: large attachments wait |
 * | `headquarters` | string (nullable) | host of headquarters, "hq.example.org"; NULL while not enrolled |
 * | `desk` | string | code of this desk, "PL1-B"; while not enrolled station and book as typed in |
 */
G_DECLARE_FINAL_TYPE (DeskSync, desk_sync, DESK, SYNC, GObject)

DeskSync *desk_sync_new (DeskStore *store, DeskClock *clock,
                         GNetworkMonitor *monitor) G_GNUC_WARN_UNUSED_RESULT;
void desk_sync_set_pace (DeskSync *self, const DeskPace *pace);
void desk_sync_start (DeskSync *self);

void desk_sync_stop (DeskSync *self);

void desk_sync_now (DeskSync *self, gboolean with_large);

void desk_sync_enrol_async (DeskSync *self, const char *address, const char *code, DeskSyncEnrolFlags flags,
                            GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean desk_sync_enrol_finish (DeskSync *self, GAsyncResult *result, GError **error);

/**
 * DeskSyncCarried:
 * @n_lines: changes that were written
 * @n_attachments: attachments that were written, or of which bytes were read
 * @n_records: records that changed here through what was read
 * @made: when what was read was made, by headquarters' clock, seconds UTC; 0 where it was written
 *
 * What is in a file that is carried by hand.
 */
typedef struct
{
  guint n_lines;
  guint n_attachments;
  guint n_records;
  gint64 made;
} DeskSyncCarried;

/**
 * desk_sync_write_file_async:
 * @file: takes its name when it is whole
 *
 * Writes all that headquarters does not have for certain into a file, for a stick: only headquarters can read it.
 */
void desk_sync_write_file_async (DeskSync *self, GFile *file, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data);
/**
 * desk_sync_read_file_async:
 *
 * Takes the answer headquarters gave on a stick. Which of several comes first, or twice, does not matter.
 */
void desk_sync_read_file_async (DeskSync *self, GFile *file, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data);
/**
 * desk_sync_file_finish:
 * @carried: (out): what is in it
 *
 * Returns: %FALSE with %DESK_SYNC_ERROR_STICK, _STORE or %G_IO_ERROR_CANCELLED; nothing half-written stays
 */
gboolean desk_sync_file_finish (DeskSync *self, GAsyncResult *result, DeskSyncCarried *carried,
                                GError **error);

DeskSyncState desk_sync_get_state (DeskSync *self);
const GError *desk_sync_get_error (DeskSync *self);
guint desk_sync_get_unsent (DeskSync *self);
gint64 desk_sync_get_oldest_unsent (DeskSync *self);
guint desk_sync_get_sent (DeskSync *self);
guint desk_sync_get_to_send (DeskSync *self);
guint desk_sync_get_received (DeskSync *self);
guint desk_sync_get_to_receive (DeskSync *self);
guint desk_sync_get_unsent_attachments (DeskSync *self);
guint desk_sync_get_held_attachments (DeskSync *self);
gint64 desk_sync_get_last_success (DeskSync *self);
gint64 desk_sync_get_next_try (DeskSync *self);
gboolean desk_sync_is_metered (DeskSync *self);
const char *desk_sync_get_headquarters (DeskSync *self);
const char *desk_sync_get_desk (DeskSync *self);

G_END_DECLS

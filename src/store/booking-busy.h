// SPDX-License-Identifier: GPL-3.0-or-later
// When a reception, its room and its official are busy. Only for the files that deal with places.
#pragma once

#include "model/reception.h"
#include "model/wall-time.h"
#include "store/database.h"

G_BEGIN_DECLS

/**
 * DeskBusyReader:
 * Reads what takes places, for one question. Lives on the stack between desk_busy_reader_init() and _clear().
 * @ignore: (nullable): id of an appointment that does not count
 * @holds: what forms hold, other than the one that asks
 */
typedef struct
{
  DeskDatabase *database;
  GTimeZone *zone;
  const char *ignore;
  GArray *holds;
  DeskWallDay day; /* of the row read last */
} DeskBusyReader;

gboolean desk_busy_reader_init (DeskBusyReader *self, DeskDatabase *database, GTimeZone *zone,
                                const char *ignore, gint64 hold, gint64 now, GError **error);
void desk_busy_reader_clear (DeskBusyReader *self);

/**
 * DeskBusyWhy:
 * Why a place is not free, the weightiest last.
 */
typedef enum
{
  DESK_BUSY_FREE,
  DESK_BUSY_HELD,     /* another form holds it */
  DESK_BUSY_OFFICIAL, /* whoever receives is busy in another reception */
  DESK_BUSY_ROOM,     /* another reception has the room */
  DESK_BUSY_FULL
} DeskBusyWhy;

/**
 * DeskBusy:
 * What takes places from a reception in some hours. Lives on the stack; all zero it is empty.
 */
typedef struct
{
  GArray *spans;
  guint capacity;
} DeskBusy;

gboolean desk_busy_read_own (DeskBusyReader *reader, DeskReception *reception, gint64 from, gint64 to,
                             DeskBusy *busy, GError **error);
gboolean desk_busy_read_others (DeskBusyReader *reader, DeskReception *reception, const char *room,
                                gint64 from, gint64 to, DeskBusy *busy, GError **error);
guint desk_busy_count_free (const DeskBusy *self, gint64 from, gint64 to, DeskBusyWhy *why);
void desk_busy_clear (DeskBusy *self);

gboolean desk_busy_look (DeskBusyReader *reader, DeskReception *reception, const char *room, gint64 from,
                         gint64 to, DeskBusyWhy *why, GError **error);

G_END_DECLS

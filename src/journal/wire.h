// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/stamp.h"

G_BEGIN_DECLS

#define DESK_WIRE_VERSION 1
#define DESK_MARKER_DIGITS 16                /* of the log hash that a marker carries */
#define DESK_WIRE_MAX_LINE (2 * 65536 + 512) /* bytes; an unreadable line in base64 is the longest */

/** A point in a log's history: a position, and the beginning of the log's hash that says which history it is of. */
typedef struct
{
  gint64 position; /* 0: the very start */
  char hash[DESK_MARKER_DIGITS + 1];
} DeskMarker;

#define DESK_MARKER_START ((DeskMarker){ 0, "0000000000000000" })

gboolean desk_marker_equal (const DeskMarker *a, const DeskMarker *b);

/** The first line of a request: who asks, and what it has. */
typedef struct
{
  char *app;        /* version of the program, for the log at headquarters */
  char *desk;       /* code of the desk */
  char *run;        /* the run whose stamps are wanted without the lines */
  gint64 now;       /* the desk's clock, UTC seconds */
  DeskMarker after; /* the cursor */
  GArray *locator;  /* (element-type DeskMarker) (nullable): points of its history, in order */
  gint64 max;       /* bytes the reply may have */
} DeskWireRequest;

/** Before lines of a run in a request: the lines that follow are @n, @n + 1 ... */
typedef struct
{
  char *run;
  gint64 n;
  char *parent_run; /* (nullable): with @n = 1 */
  gint64 parent_n;
  guint8 before[32]; /* the chain before @n */
  gint64 clip;       /* or DESK_NO_CLIP */
} DeskWireRun;

/** The first line of a reply. */
typedef struct
{
  gint64 now;       /* headquarters' clock */
  DeskMarker after; /* the cursor of the request */
  gint64 top;       /* the newest position */
  gint64 wait;      /* seconds until the desk should ask again */
  char *pin;        /* (nullable): fingerprint of the next certificate */
  char *token;      /* (nullable): the next token */
} DeskWireReply;

/** What a line of a reply is. */
typedef enum
{
  DESK_WIRE_STAMPS,   /* stamps of lines the desk has */
  DESK_WIRE_LINES,    /* stamps of the lines that follow */
  DESK_WIRE_MARKER,   /* up to here the desk has the whole log */
  DESK_WIRE_DIVERGED, /* headquarters does not know the cursor */
  DESK_WIRE_END
} DeskWireKind;

/** One line of a reply. Clear it before it is read into again. */
typedef struct
{
  DeskWireKind kind;
  char *run; /* stamps and lines: of change @n and of the @length - 1 that follow it, each one position on */
  gint64 n;
  gint64 length;
  char *parent_run; /* (nullable): lines with @n = 1 */
  gint64 parent_n;
  DeskStamp stamp;   /* of the first; for more than one it is plain */
  DeskMarker marker; /* marker; diverged: the newest common position, -1 to be told the locator */
  gboolean more;     /* end: there is more to ask for */
} DeskWireItem;

void desk_wire_request_clear (DeskWireRequest *self);
void desk_wire_run_clear (DeskWireRun *self);
void desk_wire_reply_clear (DeskWireReply *self);
void desk_wire_item_clear (DeskWireItem *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DeskWireRequest, desk_wire_request_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DeskWireRun, desk_wire_run_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DeskWireReply, desk_wire_reply_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DeskWireItem, desk_wire_item_clear)

char *desk_wire_write_request (const DeskWireRequest *request) G_GNUC_WARN_UNUSED_RESULT;
char *desk_wire_write_run (const DeskWireRun *run) G_GNUC_WARN_UNUSED_RESULT;
char *desk_wire_write_reply (const DeskWireReply *reply) G_GNUC_WARN_UNUSED_RESULT;
char *desk_wire_write_item (const DeskWireItem *item) G_GNUC_WARN_UNUSED_RESULT;

gboolean desk_wire_read_request (const char *line, gsize length, DeskWireRequest *request, GError **error);
gboolean desk_wire_read_run (const char *line, gsize length, DeskWireRun *run, GError **error);
gboolean desk_wire_read_reply (const char *line, gsize length, DeskWireReply *reply, GError **error);
gboolean desk_wire_read_item (const char *line, gsize length, DeskWireItem *item, GError **error);

gboolean desk_wire_is_run (const char *line, gsize length);
gboolean desk_wire_is_end (const char *line, gsize length);

G_END_DECLS

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <libsoup/soup.h>

#include "hq/rules.h"
#include "hq/service.h"
#include "journal/line-stream.h"
#include "journal/session.h"

G_BEGIN_DECLS

#define DESK_SERVICE_MAX_BODY (4 * 1024 * 1024)      /* bytes of a request as they come */
#define DESK_SERVICE_MAX_ENROLMENT 4096              /* of a request by nobody we know */
#define DESK_SERVICE_MAX_INFLATED (64 * 1024 * 1024) /* and inflated */
#define DESK_SERVICE_MAX_REPLY (1024 * 1024)         /* a desk may ask for less */
#define DESK_SERVICE_MAX_CONNECTIONS 4               /* of one desk; the oldest goes */
#define DESK_SERVICE_BATCH_LINES 256
#define DESK_SERVICE_BATCH_BYTES 65536
#define DESK_SERVICE_WAIT_SECONDS 900 /* until a desk should ask again */
#define DESK_SERVICE_PER_MINUTE 240   /* requests of one desk, or calls from one address without a desk */

/** One request, from its head to its end. */
typedef struct _DeskServiceCall DeskServiceCall;

struct _DeskServiceCall
{
  DeskService *service;
  SoupServerMessage *message;
  DeskRegistered *desk; /* NULL: nobody we know */
  gint64 began;         /* monotonic */
  guint idle;           /* source of the watch */
  gsize n_bytes;        /* of the body */
  guint status;         /* 0: none yet */
  GError *error;

  /* The exchange of a log. */
  DeskSession *session;
  DeskLineStream *stream;
  gsize batch_bytes;
  guint n_lines;

  /* An attachment. */
  DeskHq *hq;
  char *sha;
  gint64 offset;
  GByteArray *part;
};

DeskHq *desk_service_get_hq (DeskService *self, const char *log);
const char *desk_service_get_next_pin (DeskService *self);
gboolean desk_service_list_logs (DeskService *self, const DeskRegistered *desk, GPtrArray *logs,
                                 GError **error);
gint64 desk_service_get_now (DeskService *self);
void desk_service_note_seen (DeskService *self, const DeskRegistered *desk, const char *app);
void desk_service_count (DeskService *self, const char *what, gint64 number);

void desk_call_refuse (DeskServiceCall *call, guint status, const char *message);
void desk_call_answer_json (DeskServiceCall *call, guint status, const char *json);

void desk_call_begin_log (DeskServiceCall *call, const char *log);
void desk_call_read_log (DeskServiceCall *call, GBytes *chunk);
void desk_call_end_log (DeskServiceCall *call);

void desk_call_begin_blob (DeskServiceCall *call, const char *sha);
void desk_call_read_blob (DeskServiceCall *call, GBytes *chunk);
void desk_call_end_blob (DeskServiceCall *call);

G_END_DECLS

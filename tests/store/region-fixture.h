// SPDX-License-Identifier: GPL-3.0-or-later
// Two desks of one station and headquarters, all in memory but for the desks' databases.
#pragma once

#include "desk-fixture.h"
#include "journal/desk.h"
#include "journal/exchange.h"
#include "memory-ledger.h"
#include "store/database-private.h"
#include "store/log-replica.h"
#include "store/records.h"

#include <string.h>

/* One desk with what it needs to speak. */
typedef struct
{
  Desk desk;
  DeskLogReplica *replica;
  DeskExchange *exchange;
  char *book;
} Side;

typedef struct
{
  Side sides[2];
  TestLedger *ledger;
  DeskHq *hq;
  gint64 now;
  guint n_runs;
} Region;

static inline gint64
get_now (gpointer data)
{
  return ((Region *)data)->now;
}

static inline gboolean
is_never (const char *kind, const char *field, gpointer data)
{
  return FALSE;
}

static inline gboolean
is_fixed (const char *kind, const char *field, gpointer data)
{
  return g_str_equal (field, "no") || g_str_equal (field, "birth");
}

/* No calendar is there: no appointment gets its place. */
static inline char *
find_slot (const DeskChange *change, gpointer data)
{
  return g_strcmp0 (change->kind, "appointment") == 0
             ? g_strdup (DESK_HQ_CALENDAR_PREFIX "reception/2026-11-24/0930")
             : NULL;
}

static inline gboolean
is_kept (const DeskFold *booking, gpointer data)
{
  return FALSE;
}

static const DeskHqRules rules = {
  .is_fixed = is_fixed, .is_final = is_never, .get_slot = find_slot, .is_given_back = is_kept
};

static inline void
start_hq (Region *region)
{
  g_autofree char *run = g_strdup_printf ("HQ-%08u", ++region->n_runs);

  g_clear_object (&region->hq);
  region->hq = desk_hq_new (DESK_LEDGER (region->ledger), "PL1", run, &rules, get_now, region);
}

static inline void
start_side (Side *side)
{
  static const guint8 random[DESK_RUN_RANDOM] = { 0 };
  const char *code = desk_database_get_code (side->desk.database);
  g_autofree char *run = desk_run_name (code, random);
  const DeskLogHead *head = desk_database_get_head (side->desk.database);

  g_clear_pointer (&side->exchange, desk_exchange_free);
  g_clear_object (&side->replica);
  side->replica = desk_log_replica_new (side->desk.database, "PL1");
  side->exchange =
      desk_exchange_new (DESK_REPLICA (side->replica), code, head->run != 0 ? head->run_name : run, "1");
}

static inline void
set_up_side (Side *side, const char *book)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *data_folder = NULL, *state_folder = NULL;

  side->desk.top = g_dir_make_tmp ("desk-XXXXXX", &error);
  g_assert_no_error (error);
  data_folder = g_build_filename (side->desk.top, "data", NULL);
  state_folder = g_build_filename (side->desk.top, "state", NULL);
  side->desk.folders = desk_folders_new (data_folder, state_folder);
  side->desk.key = desk_key_new_random ();
  side->desk.zone = g_time_zone_new_identifier ("Europe/Kyiv");
  side->desk.database = desk_database_create (side->desk.folders, side->desk.key, "PL1", book, 1, &error);
  g_assert_no_error (error);
}

static inline void
set_up (Region *region, gconstpointer data)
{
  region->now = NOW;
  region->ledger = test_ledger_new ();
  start_hq (region);
  set_up_side (&region->sides[0], "A");
  set_up_side (&region->sides[1], "B");
}

static inline void
tear_down (Region *region, gconstpointer data)
{
  for (guint i = 0; i < 2; i++)
    {
      g_clear_pointer (&region->sides[i].exchange, desk_exchange_free);
      g_clear_object (&region->sides[i].replica);
      desk_tear_down (&region->sides[i].desk, NULL);
    }
  g_object_unref (region->hq);
  g_object_unref (region->ledger);
}

static inline gboolean
add_line (const char *line, gpointer data, GError **error)
{
  g_ptr_array_add (data, g_strdup (line));
  return TRUE;
}

/* One exchange on a good line; @cut: how many lines of the reply arrive. */
static inline DeskExchangeResult
exchange_once (Region *region, Side *side, guint cut)
{
  g_autoptr (GPtrArray) request = g_ptr_array_new_with_free_func (g_free),
                        reply = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DeskSession) session =
      desk_session_new (region->hq, desk_database_get_code (side->desk.database), FALSE);
  g_autoptr (GError) error = NULL;

  desk_session_set_reply (session, 1000, G_MAXINT64, 1, NULL, NULL);
  g_assert_true (desk_exchange_write_request (side->exchange, region->now, FALSE, add_line, request, &error));
  for (guint i = 0; i < request->len; i++)
    g_assert_true (desk_session_read_line (session, request->pdata[i], strlen (request->pdata[i]), &error));
  g_assert_true (desk_session_accept (session, G_MAXUINT, &error));
  g_assert_true (desk_session_write_reply (session, add_line, reply, &error));
  desk_exchange_begin_reply (side->exchange);
  for (guint i = 0; i < reply->len && i < cut; i++)
    {
      desk_exchange_read_line (side->exchange, reply->pdata[i], strlen (reply->pdata[i]), &error);
      g_assert_no_error (error);
    }
  return desk_exchange_end_reply (side->exchange);
}

static inline void
exchange (Region *region, Side *side)
{
  DeskExchangeResult result;

  start_side (side);
  do
    result = exchange_once (region, side, G_MAXUINT);
  while (result == DESK_EXCHANGE_MORE || result == DESK_EXCHANGE_DIVERGED);
  g_assert_cmpint (result, ==, DESK_EXCHANGE_PROGRESS);
}

static inline void
exchange_all (Region *region)
{
  for (guint i = 0; i < 4; i++)
    exchange (region, &region->sides[i % 2]);
}

static inline DeskRecord *
add_person (Region *region, Side *side, const char *surname)
{
  DeskRecord *person = g_object_new (DESK_TYPE_PERSON, "surname", surname, "given-name", "Марія", NULL);
  g_autoptr (DeskSave) save = desk_save_new ("4417", region->now, side->desk.zone);

  desk_save_add (save, person, NULL, desk_database_get_position (side->desk.database), NULL);
  desk_run_save (&side->desk, save);
  return person;
}

/* Edits a record as it stands at a desk; @base: what the officer had seen. */
static inline void
set_name (Region *region, Side *side, const char *id, const char *name, gint64 base)
{
  g_autoptr (DeskRecord) shown = desk_records_load (side->desk.database, "person", id, NULL);
  g_autoptr (DeskRecord) person = desk_record_copy (shown);
  g_autoptr (DeskSave) save = desk_save_new ("4417", region->now, side->desk.zone);

  desk_record_set_text (person, DESK_PERSON_GIVEN_NAME, name);
  desk_save_add (save, person, shown, base, NULL);
  desk_run_save (&side->desk, save);
}

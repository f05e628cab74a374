// SPDX-License-Identifier: GPL-3.0-or-later

/* People, network, accidents: what happens in a world, and how it comes to rest when the faults stop. */

#include "world.h"

#include <gio/gio.h>
#include <string.h>

#include "journal/desk.h"
#include "journal/mutant.h"

#define QUIET_ROUNDS 200

/** Notes the first promise that was broken. Returns: FALSE. */
gboolean
world_violate (World *self, const char *format, ...)
{
  va_list arguments;

  if (self->violation == NULL)
    {
      va_start (arguments, format);
      self->violation = g_strdup_vprintf (format, arguments);
      va_end (arguments);
    }
  return FALSE;
}

/* Headquarters -------------------------------------------------------------------------------------------------------------- */

static gint64
get_now (gpointer data)
{
  return WORLD_EPOCH + ((World *)data)->tick;
}

static gboolean
is_fixed (const char *kind, const char *field, gpointer data)
{
  static const char *const fixed[] = { "no", "slot", "sha", "size", NULL };

  return g_strv_contains (fixed, field);
}

static gboolean
is_final (const char *kind, const char *field, gpointer data)
{
  return strcmp (field, "cancelled") == 0;
}

static char *
find_slot (const DeskChange *change, gpointer data)
{
  return g_strcmp0 (change->kind, "appointment") == 0 ? g_strdup (world_get_text (change, "slot")) : NULL;
}

static gboolean
is_given_back (const DeskFold *booking, gpointer data)
{
  return world_is_true (booking, "cancelled");
}

static const DeskHqRules rules = {
  .is_fixed = is_fixed, .is_final = is_final, .get_slot = find_slot, .is_given_back = is_given_back
};

static void
slot_name (guint index, char rec[32], char time[8])
{
  g_snprintf (rec, 32, "slots/c%u/2026-06-01", index % 2);
  g_snprintf (time, 8, "%04u", 900 + index);
}

/* Publishes the days' places that are missing, with fields in the order of their names. */
static void
publish_slots (Headquarters *hq)
{
  static const char *const owners[WORLD_SLOTS] = { "PL1-A", "PL1-B", "PL1-C", NULL, NULL, NULL };
  World *world = hq->world;

  for (guint calendar = 0; calendar < 2; calendar++)
    {
      g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
      g_autofree char *name = g_strdup_printf ("slots/c%u/2026-06-01", calendar);
      g_autoptr (DeskFold) there = desk_hq_load (hq->hq, name, NULL);
      DeskChangeField fields[2 * WORLD_SLOTS];
      guint n_fields = 0, n_there;

      desk_fold_get_fields (there, &n_there);
      if (n_there > 0)
        continue;
      for (guint i = 0; i < 2 * WORLD_SLOTS; i++)
        {
          guint slot = i % WORLD_SLOTS;
          char rec[32], time[8];

          slot_name (slot, rec, time);
          if (strcmp (rec, name) != 0)
            continue;
          g_ptr_array_add (names, g_strconcat (i < WORLD_SLOTS ? "cap." : "desk.", time, NULL));
          fields[n_fields++] = (DeskChangeField){
            g_ptr_array_index (names, names->len - 1),
            i < WORLD_SLOTS        ? g_variant_ref_sink (g_variant_new_int64 (world->capacities[slot]))
            : owners[slot] != NULL ? g_variant_ref_sink (g_variant_new_string (owners[slot]))
                                   : NULL
          };
        }
      g_assert_true (desk_hq_begin (hq->hq, NULL));
      g_assert_true (
          desk_hq_write (hq->hq, name, "slots", fields, n_fields, test_ledger_list (hq->ledger)->len, NULL));
      g_assert_true (desk_hq_commit (hq->hq, NULL));
      for (guint i = 0; i < n_fields; i++)
        g_clear_pointer (&fields[i].value, g_variant_unref);
    }
}

static void
start_hq (Headquarters *hq)
{
  guint8 random[DESK_RUN_RANDOM];
  g_autofree char *run = NULL;

  chance_fill (&hq->world->chance, random, sizeof random);
  run = desk_run_name (DESK_HQ_CODE, random);
  g_clear_object (&hq->hq);
  hq->hq = desk_hq_new (hq->served, hq->name, run, &rules, get_now, hq->world);
  if (hq == &hq->world->hqs[0])
    publish_slots (hq);
}

/* What exists where ----------------------------------------------------------------------------------------------------------- */

static void
add_name (GHashTable *names, const char *run, gint64 n)
{
  g_hash_table_add (names, desk_change_id (run, n));
}

static void
add_bundle (GHashTable *names, const Message *message)
{
  g_auto (DeskWireRun) run = { 0 };

  for (guint i = 1; i < message->lines->len; i++)
    {
      const char *line = g_ptr_array_index (message->lines, i);

      if (desk_wire_is_run (line, strlen (line)))
        {
          desk_wire_run_clear (&run);
          desk_wire_read_run (line, strlen (line), &run, NULL);
        }
      else if (run.run != NULL && !desk_wire_is_end (line, strlen (line)))
        add_name (names, run.run, run.n++);
    }
}

/* The truth: every change that exists on some medium. */
static GHashTable *
list_surviving (World *self)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < WORLD_LOGS; i++)
    {
      GPtrArray *log = test_ledger_list (self->hqs[i].ledger),
                *waiting = test_ledger_list_waiting (self->hqs[i].ledger);

      for (guint j = 0; j < log->len; j++)
        add_name (names, ((DeskLedgerEntry *)log->pdata[j])->run, ((DeskLedgerEntry *)log->pdata[j])->n);
      for (guint j = 0; j < waiting->len; j++)
        add_name (names, ((DeskLedgerWaiting *)waiting->pdata[j])->run,
                  ((DeskLedgerWaiting *)waiting->pdata[j])->n);
    }
  for (guint i = 0; i < self->alive->len; i++)
    {
      GPtrArray *lines = ((Desk *)self->alive->pdata[i])->disk->lines;

      for (guint j = 0; j < lines->len; j++)
        g_hash_table_add (names, g_strdup (((TestLine *)lines->pdata[j])->id));
    }
  for (guint i = 0; i < self->net->len; i++)
    if (((Message *)self->net->pdata[i])->kind == MESSAGE_BUNDLE)
      add_bundle (names, self->net->pdata[i]);
  return names;
}

/* After something that may have destroyed the last copy of a change: notes what is gone. */
static void
note_losses (World *self, GHashTable *before)
{
  g_autoptr (GHashTable) after = list_surviving (self);
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!g_hash_table_contains (after, id))
      g_hash_table_add (self->dead, g_strdup (id));
}

/* Accidents ------------------------------------------------------------------------------------------------------------------------ */

static void
crash_desk (World *self, Desk *desk)
{
  desk_start_run (desk);
  self->count.desk_crashes++;
}

static void
set_clock (World *self, Desk *desk)
{
  static const gint64 skews[] = { 0, 1, -90, 7200, -86400 * 365, -WORLD_EPOCH, G_GINT64_CONSTANT (1) << 31 };

  desk->skew = skews[chance_below (&self->chance, G_N_ELEMENTS (skews))];
  self->count.jumps++;
}

static void
drop_connections (World *self)
{
  for (guint i = self->net->len; i > 0; i--)
    if (((Message *)self->net->pdata[i - 1])->kind == MESSAGE_READING)
      g_ptr_array_remove_index (self->net, i - 1);
}

static void
crash_hq (World *self)
{
  drop_connections (self);
  for (guint i = 0; i < WORLD_LOGS; i++)
    {
      test_ledger_crash (self->hqs[i].ledger);
      start_hq (&self->hqs[i]);
    }
  self->count.hq_crashes++;
}

static void
back_up_desk (World *self, Desk *desk)
{
  g_clear_object (&desk->backup);
  desk->backup = test_replica_copy (desk->disk);
}

static void
restore_desk (World *self, Desk *desk)
{
  g_autoptr (GHashTable) before = NULL;

  if (desk->backup == NULL || !self->may_restore_desks)
    return;
  before = list_surviving (self);
  g_object_unref (desk->disk);
  desk->disk = test_replica_copy (desk->backup);
  desk->was_restored = TRUE;
  if (chance_per_mille (&self->chance, 300))
    {
      /* The high-water file was put back too. */
      g_set_str (&desk->high_book, desk->disk->book);
      desk->high_number = test_replica_get_last_number (desk->disk, desk->disk->book);
      desk->numbers_unsafe = TRUE;
    }
  desk_start_run (desk);
  note_losses (self, before);
  self->count.desk_restores++;
}

static void
back_up_hq (World *self)
{
  for (guint i = 0; i < WORLD_LOGS; i++)
    {
      test_ledger_backup_free (self->hqs[i].backup);
      self->hqs[i].backup = test_ledger_back_up (self->hqs[i].ledger);
    }
}

static void
restore_hq (World *self)
{
  g_autoptr (GHashTable) before = NULL;

  if (self->hqs[0].backup == NULL)
    return;
  before = list_surviving (self);
  drop_connections (self);
  self->hq_was_restored = TRUE;
  for (guint i = 0; i < WORLD_LOGS; i++)
    {
      test_ledger_restore (self->hqs[i].ledger, self->hqs[i].backup);
      start_hq (&self->hqs[i]);
    }
  note_losses (self, before);
  self->count.hq_restores++;
}

static Desk *
add_desk (World *self, const char *code, Headquarters *hq, TestReplica *disk)
{
  Desk *desk = g_new0 (Desk, 1);

  desk->world = self;
  desk->db = self->desks->len;
  desk->code = code;
  desk->hq = hq;
  desk->disk = disk;
  desk->offsets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_ptr_array_add (self->desks, desk);
  g_ptr_array_add (self->alive, desk);
  return desk;
}

/* A disk is copied, and both machines go on working under one desk code. */
static void
clone_desk (World *self, Desk *desk)
{
  Desk *twin;

  if (self->count.clones > 0 || !self->may_restore_desks)
    return;
  twin = add_desk (self, desk->code, desk->hq, test_replica_copy (desk->disk));
  g_ptr_array_set_size (twin->disk->forms, 0);
  twin->numbers_unsafe = twin->was_restored = desk->numbers_unsafe = desk->was_restored = TRUE;
  desk_start_run (twin);
  self->count.clones++;
}

/* A machine is stolen or burns. */
static void
lose_desk (World *self, Desk *desk)
{
  g_autoptr (GHashTable) before = NULL;

  if (self->alive->len <= 3)
    return;
  before = list_surviving (self);
  g_ptr_array_remove (self->alive, desk);
  note_losses (self, before);
  self->count.lost++;
}

/* Headquarters' side -------------------------------------------------------------------------------------------------------------- */

static void
lend_slot (World *self)
{
  static const char *const desks[] = { "PL1-A", "PL1-B", "PL1-C", "REG-A" };
  char rec[32], time[8];
  g_autofree char *slot = NULL;

  slot_name (chance_below (&self->chance, WORLD_SLOTS), rec, time);
  slot = g_strconcat (rec, "/", time, NULL);
  g_assert_true (desk_hq_lend (self->hqs[0].hq, slot, desks[chance_below (&self->chance, 4)], NULL));
}

static void
relay (World *self)
{
  for (guint i = 0; i < WORLD_LOGS; i++)
    g_assert_true (desk_hq_relay (self->hqs[i].hq, self->hqs[1 - i].hq, NULL));
}

static void
release (World *self)
{
  for (guint i = 0; i < WORLD_LOGS; i++)
    {
      guint n_released;

      g_assert_true (desk_hq_release (self->hqs[i].hq, &n_released, NULL));
      self->count.released += n_released;
      self->was_released |= n_released > 0;
    }
}

/* Running -------------------------------------------------------------------------------------------------------------------------- */

/* One random event, by weights of half a part. */
static void
step (World *self)
{
  Desk *desk = g_ptr_array_index (self->alive, chance_below (&self->chance, self->alive->len));
  guint weights[] = {
    600, 380, 30, 220, 700, 120, 40, 20, 20, 30, 20, 2 * self->hq_backup_weight, 2 * self->hq_restore_weight,
    24,  20,  12, 2,   1
  };
  guint total = 0, event = 0, at;

  self->tick++;
  for (guint i = 0; i < G_N_ELEMENTS (weights); i++)
    total += weights[i];
  for (at = chance_below (&self->chance, total); at >= weights[event]; event++)
    at -= weights[event];
  switch (event)
    {
    case 0:
      desk_work (desk);
      break;
    case 1:
      world_kick (self, desk, FALSE);
      break;
    case 2:
      world_kick (self, desk, TRUE);
      break;
    case 3:
      world_kick_blob (self, desk);
      break;
    case 4:
      world_deliver (self);
      break;
    case 5:
      world_exchange_well (self, desk);
      break;
    case 6:
      crash_desk (self, desk);
      break;
    case 7:
      set_clock (self, desk);
      break;
    case 8:
      crash_hq (self);
      break;
    case 9:
      back_up_desk (self, desk);
      break;
    case 10:
      restore_desk (self, desk);
      break;
    case 11:
      back_up_hq (self);
      break;
    case 12:
      restore_hq (self);
      break;
    case 13:
      lend_slot (self);
      break;
    case 14:
      relay (self);
      break;
    case 15:
      release (self);
      break;
    case 16:
      clone_desk (self, desk);
      break;
    default:
      lose_desk (self, desk);
      break;
    }
}

static gboolean
has_unstamped (Desk *desk, gboolean own_only)
{
  for (guint i = 0; i < desk->disk->lines->len; i++)
    {
      const TestLine *line = g_ptr_array_index (desk->disk->lines, i);
      g_autofree char *code = desk_run_get_desk (line->run);

      if (line->stamp == NULL && (!own_only || strcmp (code, desk->code) == 0))
        return TRUE;
    }
  return FALSE;
}

static guint
count_lines (World *self)
{
  return test_ledger_list (self->hqs[0].ledger)->len + test_ledger_list (self->hqs[1].ledger)->len;
}

static gboolean
is_quiet (World *self)
{
  for (guint i = 0; i < self->alive->len; i++)
    {
      Desk *desk = g_ptr_array_index (self->alive, i);

      if (test_replica_get_position (desk->disk) != test_ledger_list (desk->hq->ledger)->len
          || has_unstamped (desk, TRUE) || desk_has_pending_blob (desk))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_done (World *self, guint length)
{
  for (guint i = 0; i < self->alive->len; i++)
    if (has_unstamped (g_ptr_array_index (self->alive, i), FALSE))
      return FALSE;
  return test_ledger_count_waiting (self->hqs[0].ledger) == 0
         && test_ledger_count_waiting (self->hqs[1].ledger) == 0 && length == count_lines (self);
}

static void
go_round (World *self)
{
  self->tick++;
  for (guint i = 0; i < self->alive->len; i++)
    {
      Desk *desk = g_ptr_array_index (self->alive, i);

      world_kick (self, desk, FALSE);
      world_kick_blob (self, desk);
      world_kick_blob (self, desk);
    }
  world_drain (self);
}

/* No more faults: the world must come to rest. */
static void
become_quiet (World *self)
{
  self->has_faults = FALSE;
  for (guint i = self->net->len; i > 0; i--)
    if (((Message *)self->net->pdata[i - 1])->kind != MESSAGE_BUNDLE)
      g_ptr_array_remove_index (self->net, i - 1);
  for (guint i = 0; i < self->alive->len; i++)
    {
      Desk *desk = g_ptr_array_index (self->alive, i);

      g_ptr_array_set_size (desk->disk->forms, 0);
      desk_start_run (desk);
    }
  for (guint round = 1; round < QUIET_ROUNDS && self->violation == NULL; round++)
    {
      guint length;

      go_round (self);
      length = count_lines (self);
      relay (self);
      self->count.rounds = round;
      if (!is_quiet (self))
        continue;
      if (is_done (self, length))
        return;
      release (self);
    }
  world_violate (self, "I8 not quiet after %u rounds without faults", QUIET_ROUNDS);
}

/** Lives the whole life of a world. What is wrong with it is in its violation. */
void
world_run (World *self, guint steps)
{
  for (guint i = 0; i < steps && self->violation == NULL; i++)
    step (self);
  if (self->violation == NULL)
    become_quiet (self);
  if (self->violation == NULL)
    world_check (self);
}

static void
desk_free (gpointer data)
{
  Desk *desk = data;

  g_clear_pointer (&desk->exchange, desk_exchange_free);
  g_clear_object (&desk->disk);
  g_clear_object (&desk->backup);
  g_free (desk->run);
  g_free (desk->high_book);
  g_hash_table_unref (desk->offsets);
  g_free (desk);
}

static void
firm_free (gpointer data)
{
  FirmBooking *firm = data;

  g_free (firm->id);
  g_free (firm);
}

static void
make_desks (World *self)
{
  static const struct
  {
    const char *code;
    guint log;
  } all[] = { { "PL1-A", 0 }, { "PL1-B", 0 }, { "PL1-C", 0 }, { "REG-A", 0 }, { "PL2-A", 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      TestReplica *disk = test_replica_new (all[i].code, &self->chance, chance_below (&self->chance, 50));

      desk_start_run (add_desk (self, all[i].code, &self->hqs[all[i].log], disk));
    }
}

/**
 * @wrap: (nullable): makes the ledgers headquarters works on; such a world must not be one in which it is put back
 *   from a backup (seeds that leave 2 or 3 when divided by 4)
 *
 * Returns: (transfer full): a world that has not begun: the log of one station with four desks, one of another
 */
World *
world_new (guint64 seed, WorldWrap wrap, gpointer data)
{
  static const guint restores[][2] = { { 20, 4 }, { 6, 10 }, { 0, 5 }, { 0, 5 } };
  static const char *const names[] = { "PL1", "PL2" };
  World *self = g_new0 (World, 1);

  self->seed = seed;
  self->chance.state = seed * 0x9e3779b97f4a7c15u + 1;
  self->has_faults = TRUE;
  self->desks = g_ptr_array_new_with_free_func (desk_free);
  self->alive = g_ptr_array_new ();
  self->net = g_ptr_array_new_with_free_func (world_message_free);
  self->screens = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_hash_table_unref);
  self->owners = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->dead = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->printed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->firm = g_ptr_array_new_with_free_func (firm_free);
  self->hq_restore_weight = restores[seed % 4][0];
  self->hq_backup_weight = restores[seed % 4][1];
  self->may_restore_desks = seed % 2 == 0;
  for (guint i = 0; i < WORLD_SLOTS; i++)
    self->capacities[i] = chance_between (&self->chance, 1, 2);
  for (guint i = 0; i < WORLD_LOGS; i++)
    {
      self->hqs[i] = (Headquarters){ .world = self, .name = names[i], .ledger = test_ledger_new () };
      self->hqs[i].served =
          wrap != NULL ? wrap (self->hqs[i].ledger, data) : g_object_ref (DESK_LEDGER (self->hqs[i].ledger));
      test_ledger_set_forgetful (self->hqs[i].ledger, DESK_BROKEN (ack_before_fsync));
      start_hq (&self->hqs[i]);
    }
  make_desks (self);
  return self;
}

void
world_free (World *self)
{
  g_ptr_array_unref (self->net);
  g_ptr_array_unref (self->alive);
  g_ptr_array_unref (self->desks);
  for (guint i = 0; i < WORLD_LOGS; i++)
    {
      g_clear_object (&self->hqs[i].hq);
      g_clear_object (&self->hqs[i].served);
      g_clear_object (&self->hqs[i].ledger);
      test_ledger_backup_free (self->hqs[i].backup);
    }
  g_hash_table_unref (self->screens);
  g_hash_table_unref (self->owners);
  g_hash_table_unref (self->dead);
  g_hash_table_unref (self->printed);
  g_ptr_array_unref (self->firm);
  g_free (self->violation);
  g_free (self);
}

// SPDX-License-Identifier: GPL-3.0-or-later

/* What must hold once a world is quiet. The invariants are told in docs/sync.md. */

#include "world.h"

#include <string.h>

#include "journal/desk.h"
#include "journal/mutant.h"

static DeskFold *
fold_of (GHashTable *folds, const char *rec)
{
  DeskFold *fold = g_hash_table_lookup (folds, rec);

  if (fold == NULL)
    {
      fold = desk_fold_new ();
      g_hash_table_insert (folds, g_strdup (rec), fold);
    }
  return fold;
}

static GHashTable *
new_folds (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)desk_fold_free);
}

/* I1, I2: every change that was not destroyed stands in its log, once. */
static void
check_log (World *world, Headquarters *hq)
{
  GPtrArray *log = test_ledger_list (hq->ledger);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer id, owner;

  for (guint i = 0; i < log->len; i++)
    {
      const DeskLedgerEntry *entry = g_ptr_array_index (log, i);
      char *name = desk_change_id (entry->run, entry->n);

      if (!g_hash_table_add (names, name))
        world_violate (world, "I2 change %s stands twice in the log of %s", name, hq->name);
    }
  g_hash_table_iter_init (&iter, world->owners);
  while (g_hash_table_iter_next (&iter, &id, &owner))
    if (strcmp (owner, hq->name) == 0 && !g_hash_table_contains (names, id)
        && !g_hash_table_contains (world->dead, id))
      world_violate (world, "I1 change %s is lost", (char *)id);
  if (test_ledger_count_reports (hq->ledger, DESK_LEDGER_CLASH) > 0)
    world_violate (world, "I2 a name has two contents in the log of %s", hq->name);
  if (test_ledger_count_reports (hq->ledger, DESK_LEDGER_CHAIN) > 0 && !world->was_released)
    world_violate (world, "I2 a chain is broken in the log of %s", hq->name);
}

/* I3: lines and state of a desk are those of headquarters. */
static void
check_desk (World *world, Desk *desk)
{
  GPtrArray *log = test_ledger_list (desk->hq->ledger);
  g_autoptr (GPtrArray) lines = test_replica_list_stamped (desk->disk);

  if (lines->len != log->len)
    {
      world_violate (world, "I3 database %u has %u lines, headquarters %u", desk->db, lines->len, log->len);
      return;
    }
  for (guint i = 0; i < log->len; i++)
    {
      const DeskLedgerEntry *entry = g_ptr_array_index (log, i);
      const TestLine *line = g_ptr_array_index (lines, i);
      g_autofree char *stamp = desk_stamp_write (line->stamp);

      if (strcmp (line->run, entry->run) != 0 || line->n != entry->n || strcmp (line->text, entry->line) != 0
          || strcmp (stamp, entry->stamp) != 0)
        {
          world_violate (world, "I3 database %u has %s at position %u, headquarters %s.%" G_GINT64_FORMAT,
                         desk->db, line->id, i + 1, entry->run, entry->n);
          return;
        }
    }
}

/* I7: what a desk still has is at headquarters. */
static void
check_blobs (World *world, Desk *desk)
{
  GHashTableIter iter;
  gpointer sha, bytes;

  g_hash_table_iter_init (&iter, desk->disk->blobs);
  while (g_hash_table_iter_next (&iter, &sha, &bytes))
    {
      DeskLedger *ledger = DESK_LEDGER (desk->hq->ledger);
      g_autoptr (GBytes) there =
          DESK_LEDGER_GET_IFACE (ledger)->read_blob (ledger, sha, 0, g_bytes_get_size (bytes) + 1, NULL);

      if (!g_bytes_equal (there, bytes))
        world_violate (world, "I7 attachment %.8s is not whole at headquarters", (char *)sha);
    }
}

static gboolean
is_seen (GHashTable *screen, const DeskFoldEntry *entries, guint count)
{
  for (guint i = 0; i < count; i++)
    if (screen != NULL && g_hash_table_contains (screen, entries[i].change->id))
      return TRUE;
  return FALSE;
}

static GVariant *
written (const DeskFoldEntry *entry, const char *field)
{
  return desk_change_get_field (entry->change, field)->value;
}

static gboolean
has_value (const DeskFoldField *field, GVariant *value)
{
  if (desk_change_values_equal (field->value, value))
    return TRUE;
  for (guint i = 0; i < field->n_others; i++)
    if (desk_change_values_equal (written (&field->others[i], field->name), value))
      return TRUE;
  return FALSE;
}

/* A field before a change, as far as it is compared with what it is afterwards. */
typedef struct
{
  const char *name;
  GVariant *value;
  DeskFoldEntry *writers;
  guint n_writers;
  DeskFoldEntry *others;
  guint n_others;
} Before;

static void
before_clear (gpointer data)
{
  Before *before = data;

  g_free (before->writers);
  g_free (before->others);
}

static GArray *
remember_fields (DeskFold *fold, const DeskChange *change)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (Before));

  g_array_set_clear_func (all, before_clear);
  for (guint i = 0; i < change->n_fields; i++)
    {
      const DeskFoldField *field = desk_fold_get_field (fold, change->fields[i].name);
      Before before;

      if (field == NULL)
        continue;
      before = (Before){ change->fields[i].name,
                         field->value,
                         g_memdup2 (field->writers, field->n_writers * sizeof (DeskFoldEntry)),
                         field->n_writers,
                         g_memdup2 (field->others, field->n_others * sizeof (DeskFoldEntry)),
                         field->n_others };
      g_array_append_val (all, before);
    }
  return all;
}

/* I4: a value disappears only if the author had it on the screen. I4b: what he had makes no conflict. */
static void
check_change (World *world, DeskFold *fold, const DeskChange *change, const DeskStamp *stamp,
              const GArray *all)
{
  GHashTable *screen = g_hash_table_lookup (world->screens, change->id);

  for (guint i = 0; i < all->len && screen != NULL; i++)
    {
      const Before *before = &g_array_index (all, Before, i);
      const DeskFoldField *after = desk_fold_get_field (fold, before->name);

      if (!has_value (after, before->value) && !is_seen (screen, before->writers, before->n_writers))
        world_violate (world, "I4 %s overwrites %s blindly", change->id, before->name);
      for (guint j = 0; j < before->n_others; j++)
        if (!has_value (after, written (&before->others[j], before->name))
            && !is_seen (screen, &before->others[j], 1))
          world_violate (world, "I4 %s removes another value of %s blindly", change->id, before->name);
      if (desk_stamp_is_lost (stamp, before->name) && is_seen (screen, before->writers, before->n_writers)
          && !world->hq_was_restored)
        world_violate (world, "I4b %s conflicts on %s with what its author saw", change->id, before->name);
    }
}

static void
count_stamp (World *world, const DeskStamp *stamp)
{
  world->count.changes++;
  world->count.conflicts += stamp->lost != NULL ? stamp->lost->len : 0;
  world->count.dupno += stamp->verdict == DESK_VERDICT_DUPNO;
  world->count.full += stamp->verdict == DESK_VERDICT_FULL;
  world->count.denied += stamp->verdict == DESK_VERDICT_DENIED;
  world->count.stale += stamp->verdict == DESK_VERDICT_STALE;
  world->count.clips += stamp->clip != DESK_NO_CLIP;
  world->count.keeps += stamp->keep != NULL;
}

static void
check_overwrites (World *world, Headquarters *hq)
{
  GPtrArray *log = test_ledger_list (hq->ledger);
  g_autoptr (GHashTable) folds = new_folds ();

  for (guint i = 0; i < log->len; i++)
    {
      const DeskLedgerEntry *entry = g_ptr_array_index (log, i);
      g_autoptr (DeskChange) change = desk_line_read (entry->line, -1, entry->run, entry->n, NULL);
      g_autoptr (DeskStamp) stamp = desk_stamp_read (entry->stamp, -1, NULL);
      DeskFold *fold = fold_of (folds, entry->rec);
      g_autoptr (GArray) before = NULL;

      count_stamp (world, stamp);
      if (!desk_stamp_is_folded (stamp))
        continue;
      before = remember_fields (fold, change);
      desk_fold_apply (fold, change, stamp);
      check_change (world, fold, change, stamp, before);
    }
}

/* I5: a number is valid once. */
static void
check_numbers (World *world, Headquarters *hq)
{
  GPtrArray *log = test_ledger_list (hq->ledger);
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < log->len; i++)
    {
      const char *number = ((DeskLedgerEntry *)g_ptr_array_index (log, i))->number;

      if (number != NULL && !g_hash_table_add (numbers, (gpointer)number))
        world_violate (world, "I5 number %s is valid twice", number);
    }
}

/* What is known of places while the log is walked through. */
typedef struct
{
  GHashTable *capacity;  /* place -> number */
  GHashTable *active;    /* place -> set of bookings */
  GHashTable *cancelled; /* bookings */
} Places;

static void
note_capacity (Places *places, const DeskLedgerEntry *entry, const DeskChange *change)
{
  for (guint i = 0; i < change->n_fields; i++)
    if (g_str_has_prefix (change->fields[i].name, "cap.") && change->fields[i].value != NULL)
      g_hash_table_insert (places->capacity, g_strconcat (entry->rec, "/", change->fields[i].name + 4, NULL),
                           GINT_TO_POINTER ((int)g_variant_get_int64 (change->fields[i].value)));
}

static void
note_booking (World *world, Places *places, const DeskLedgerEntry *entry, const char *slot)
{
  GHashTable *bookings = g_hash_table_lookup (places->active, slot);
  int capacity = GPOINTER_TO_INT (g_hash_table_lookup (places->capacity, slot));

  if (bookings == NULL)
    {
      bookings = g_hash_table_new (g_str_hash, g_str_equal);
      g_hash_table_insert (places->active, g_strdup (slot), bookings);
    }
  if (!g_hash_table_contains (places->cancelled, entry->rec))
    g_hash_table_add (bookings, (gpointer)entry->rec);
  if ((int)g_hash_table_size (bookings) > capacity)
    world_violate (world, "I6 %s is over its capacity", slot);
}

static void
note_cancelled (Places *places, const DeskLedgerEntry *entry)
{
  GHashTableIter iter;
  gpointer bookings;

  g_hash_table_add (places->cancelled, (gpointer)entry->rec);
  g_hash_table_iter_init (&iter, places->active);
  while (g_hash_table_iter_next (&iter, NULL, &bookings))
    g_hash_table_remove (bookings, entry->rec);
}

/* I6, at every position. */
static void
check_slots (World *world, Headquarters *hq)
{
  GPtrArray *log = test_ledger_list (hq->ledger);
  g_autoptr (GHashTable) capacity = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) active =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_hash_table_unref);
  g_autoptr (GHashTable) cancelled = g_hash_table_new (g_str_hash, g_str_equal);
  Places places = { capacity, active, cancelled };

  for (guint i = 0; i < log->len; i++)
    {
      const DeskLedgerEntry *entry = g_ptr_array_index (log, i);
      g_autoptr (DeskChange) change = desk_line_read (entry->line, -1, entry->run, entry->n, NULL);
      g_autoptr (DeskStamp) stamp = desk_stamp_read (entry->stamp, -1, NULL);

      if (stamp->verdict != DESK_VERDICT_OK)
        continue;
      if (g_str_has_prefix (entry->rec, DESK_HQ_CALENDAR_PREFIX))
        note_capacity (&places, entry, change);
      else if (g_strcmp0 (change->kind, "appointment") == 0)
        note_booking (world, &places, entry, world_get_text (change, "slot"));
      else if (desk_change_get_field (change, "cancelled") != NULL)
        note_cancelled (&places, entry);
    }
}

/* I6b: a booking that was told as firm is valid. */
static void
check_firm (World *world)
{
  g_autoptr (GHashTable) valid = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < WORLD_LOGS; i++)
    {
      GPtrArray *log = test_ledger_list (world->hqs[i].ledger);

      for (guint j = 0; j < log->len; j++)
        {
          const DeskLedgerEntry *entry = g_ptr_array_index (log, j);
          g_autoptr (DeskStamp) stamp = desk_stamp_read (entry->stamp, -1, NULL);

          if (stamp->verdict == DESK_VERDICT_OK)
            g_hash_table_add (valid, desk_change_id (entry->run, entry->n));
        }
    }
  for (guint i = 0; i < world->firm->len; i++)
    {
      const FirmBooking *firm = g_ptr_array_index (world->firm, i);

      if (!g_hash_table_contains (valid, firm->id) && !g_hash_table_contains (world->dead, firm->id)
          && !world->hq_was_restored && !firm->desk->was_restored)
        world_violate (world, "I6b the firm booking %s was refused", firm->id);
    }
}

/* I2: one record for each change that was copied from another log. */
static void
check_relay (World *world, Headquarters *hq)
{
  GPtrArray *log = test_ledger_list (hq->ledger);
  g_autoptr (GHashTable) copies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < log->len; i++)
    {
      const DeskLedgerEntry *entry = g_ptr_array_index (log, i);
      g_autoptr (DeskChange) change = NULL;
      const char *of, *rec;

      if (g_strcmp0 (entry->kind, "relayed") != 0)
        continue;
      change = desk_line_read (entry->line, -1, entry->run, entry->n, NULL);
      of = world_get_text (change, "of");
      rec = g_hash_table_lookup (copies, of);
      world->count.relayed++;
      if (rec != NULL && strcmp (rec, entry->rec) != 0)
        world_violate (world, "I2 %s was relayed twice", of);
      g_hash_table_insert (copies, g_strdup (of), g_strdup (entry->rec));
    }
}

/** Checks everything that must hold once a world is quiet. */
void
world_check (World *self)
{
  for (guint i = 0; i < WORLD_LOGS; i++)
    {
      check_log (self, &self->hqs[i]);
      check_overwrites (self, &self->hqs[i]);
      check_numbers (self, &self->hqs[i]);
      check_slots (self, &self->hqs[i]);
      check_relay (self, &self->hqs[i]);
    }
  for (guint i = 0; i < self->alive->len; i++)
    {
      Desk *desk = g_ptr_array_index (self->alive, i);

      check_desk (self, desk);
      check_blobs (self, desk);
      self->count.divergences += desk->disk->n_divergences;
      self->count.sub_books += desk->disk->n_sub_books;
    }
  check_firm (self);
}

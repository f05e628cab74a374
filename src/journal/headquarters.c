// SPDX-License-Identifier: GPL-3.0-or-later

/* What headquarters decides about a line that is offered: whether it is known, where it stands, what it may replace.
 * It never refuses a well-formed change of a known desk. The rules and their reasons are told in docs/sync.md. */

#include "journal/headquarters-private.h"

#include <string.h>

#include "journal/desk.h"
#include "journal/mutant.h"

G_DEFINE_FINAL_TYPE (DeskHq, desk_hq, G_TYPE_OBJECT)

static void
desk_hq_finalize (GObject *object)
{
  DeskHq *self = DESK_HQ (object);

  g_object_unref (self->ledger);
  g_free (self->log);
  g_free (self->run);
  g_free (self->parent_run);
  G_OBJECT_CLASS (desk_hq_parent_class)->finalize (object);
}

static void
desk_hq_class_init (DeskHqClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_hq_finalize;
}

static void
desk_hq_init (DeskHq *self)
{
}

/**
 * desk_hq_new:
 * @ledger: where the log is kept
 * @log: its name
 * @run: a fresh name for headquarters' own lines (desk_run_name())
 * @rules: copied
 * @clock: seconds UTC
 *
 * Returns: (transfer full): headquarters' side of a log
 */
DeskHq *
desk_hq_new (DeskLedger *ledger, const char *log, const char *run, const DeskHqRules *rules,
             DeskHqClock clock, gpointer clock_data)
{
  DeskHq *self = g_object_new (DESK_TYPE_HQ, NULL);

  self->ledger = g_object_ref (ledger);
  self->log = g_strdup (log);
  self->run = g_strdup (run);
  self->rules = *rules;
  self->clock = clock;
  self->clock_data = clock_data;
  return self;
}

/** Returns: (transfer none): where the log is kept. */
DeskLedger *
desk_hq_get_ledger (DeskHq *self)
{
  return self->ledger;
}

/** Returns: the name of the log. */
const char *
desk_hq_get_log (DeskHq *self)
{
  return self->log;
}

/** Returns: headquarters' clock, seconds UTC. */
gint64
desk_hq_get_now (DeskHq *self)
{
  return self->clock (self->clock_data);
}

/**
 * desk_hq_begin:
 *
 * Opens a transaction; until it ends nobody else writes into this log.
 */
gboolean
desk_hq_begin (DeskHq *self, GError **error)
{
  return LEDGER (self)->begin (self->ledger, self->log, &self->head, error);
}

/** Ends a transaction. Returns: FALSE if nothing was written. */
gboolean
desk_hq_commit (DeskHq *self, GError **error)
{
  gboolean committed = LEDGER (self)->commit (self->ledger, error);

  if (committed)
    {
      self->n_committed = self->n;
      memcpy (self->chain_committed, self->chain, sizeof self->chain);
    }
  else
    {
      self->n = self->n_committed;
      memcpy (self->chain, self->chain_committed, sizeof self->chain);
    }
  return committed;
}

/** Ends a transaction without writing. */
void
desk_hq_roll_back (DeskHq *self)
{
  LEDGER (self)->roll_back (self->ledger);
  self->n = self->n_committed;
  memcpy (self->chain, self->chain_committed, sizeof self->chain);
}

/* Records ----------------------------------------------------------------------------------------------------------- */

typedef struct
{
  DeskFold *fold;
  gboolean is_created;
} Loading;

static gboolean
apply_entry (const DeskLedgerEntry *entry, gpointer data)
{
  Loading *loading = data;
  g_autoptr (DeskChange) change = desk_line_read (entry->line, -1, entry->run, entry->n, NULL);
  g_autoptr (DeskStamp) stamp = desk_stamp_read (entry->stamp, -1, NULL);

  if (stamp != NULL && stamp->verdict == DESK_VERDICT_OK && entry->kind != NULL)
    loading->is_created = TRUE;
  if (change != NULL && stamp != NULL)
    desk_fold_apply (loading->fold, change, stamp);
  return TRUE;
}

DeskFold *
desk_hq_load_record (DeskHq *self, const char *rec, gboolean *is_created, GError **error)
{
  Loading loading = { desk_fold_new (), FALSE };

  if (!LEDGER (self)->list_record (self->ledger, self->log, rec, apply_entry, &loading, error))
    {
      desk_fold_free (loading.fold);
      return NULL;
    }
  if (is_created != NULL)
    *is_created = loading.is_created;
  return loading.fold;
}

/**
 * desk_hq_load:
 *
 * Returns: (transfer full) (nullable): a record as the log has it; NULL with @error set
 */
DeskFold *
desk_hq_load (DeskHq *self, const char *rec, GError **error)
{
  return desk_hq_load_record (self, rec, NULL, error);
}

const char *
desk_hq_get_text (const DeskFold *fold, const char *field)
{
  GVariant *value = desk_fold_get_value (fold, field);

  return value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_STRING)
             ? g_variant_get_string (value, NULL)
             : NULL;
}

const char *
desk_hq_get_written_text (const DeskChange *change, const char *field)
{
  const DeskChangeField *written = desk_change_get_field (change, field);

  return written != NULL && written->value != NULL
                 && g_variant_is_of_type (written->value, G_VARIANT_TYPE_STRING)
             ? g_variant_get_string (written->value, NULL)
             : NULL;
}

gboolean
desk_hq_is_author (const char *run)
{
  return g_str_has_prefix (run, DESK_HQ_CODE "-");
}

/* Returns: (transfer full) (nullable): the code of the desk of a run, as headquarters knows it now. */
char *
desk_hq_get_author (DeskHq *self, const char *run)
{
  g_autofree char *code = desk_run_get_desk (run);

  return code != NULL && self->rules.get_desk != NULL ? self->rules.get_desk (code, self->rules.data)
                                                      : g_steal_pointer (&code);
}

gboolean
desk_hq_is_true (GVariant *value)
{
  return value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN)
         && g_variant_get_boolean (value);
}

/* Appending ----------------------------------------------------------------------------------------------------------- */

/* For the judge: parents of runs, also of the run that is just beginning. Names stay until the judgement is over. */
typedef struct
{
  DeskHq *self;
  const DeskOffer *offer;
  GPtrArray *names;
  GError *error;
} Parents;

static gboolean
find_parent (const char *run, const char **parent_run, gint64 *parent_n, gpointer data)
{
  Parents *parents = data;
  char *name = NULL;
  gboolean found = FALSE;

  if (parents->offer->n == 1 && strcmp (run, parents->offer->run) == 0)
    {
      *parent_run = parents->offer->parent_run;
      *parent_n = parents->offer->parent_n;
      return *parent_run != NULL;
    }
  if (parents->error != NULL
      || !LEDGER (parents->self)
              ->find_parent (parents->self->ledger, parents->self->log, run, &name, parent_n, &found,
                             &parents->error)
      || !found)
    return FALSE;
  g_ptr_array_add (parents->names, name);
  *parent_run = name;
  return TRUE;
}

static gboolean
judge (DeskHq *self, const DeskOffer *offer, const DeskFold *record, gint64 base, DeskStamp *stamp,
       GError **error)
{
  Parents parents = { self, offer, g_ptr_array_new_with_free_func (g_free), NULL };
  DeskAuthor author = { offer->change, base, find_parent, &parents };

  if (!DESK_BROKEN (lww_wall))
    desk_judge (record, offer->change, desk_author_has_seen, &author, stamp);
  if (DESK_BROKEN (drop_keep))
    g_clear_pointer (&stamp->keep, g_ptr_array_unref);
  g_ptr_array_unref (parents.names);
  if (parents.error == NULL)
    return TRUE;
  g_propagate_error (error, parents.error);
  return FALSE;
}

static gboolean
stamp_change (DeskHq *self, const DeskOffer *offer, DeskStamp *stamp, char **slot, GError **error)
{
  const DeskChange *change = offer->change;
  g_autoptr (DeskFold) record = NULL;
  gboolean is_created;
  gint64 base = DESK_BROKEN (no_clip) ? change->base : MIN (change->base, offer->clip);

  record = desk_hq_load_record (self, desk_change_get_record (change), &is_created, error);
  if (record == NULL || !desk_hq_rule (self, change, record, is_created, &stamp->verdict, slot, error))
    return FALSE;
  if (base < change->base)
    stamp->clip = base;
  return !desk_stamp_is_folded (stamp) || judge (self, offer, record, base, stamp, error);
}

static void
link_log (DeskHq *self, const guint8 digest[DESK_HASH_BYTES], const char *stamp)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize length = DESK_HASH_BYTES;

  g_checksum_update (checksum, self->head.hash, DESK_HASH_BYTES);
  g_checksum_update (checksum, digest, DESK_HASH_BYTES);
  g_checksum_update (checksum, (const guchar *)stamp, -1);
  g_checksum_get_digest (checksum, self->head.hash, &length);
}

static void
set_keys (const DeskOffer *offer, const char *slot, DeskLedgerEntry *entry)
{
  const DeskChange *change = offer->change;

  entry->number = desk_hq_get_written_text (change, "no");
  entry->slot = slot;
  if (change->kind != NULL)
    entry->sha = desk_hq_get_written_text (change, "sha");
}

/* Judges a line and gives it the next position. */
static gboolean
append (DeskHq *self, const DeskOffer *offer, gint64 off, const char *via, GError **error)
{
  g_autofree char *stamp_text = NULL, *slot = NULL, *id = desk_change_id (offer->run, offer->n);
  g_auto (DeskStamp) stamp = DESK_STAMP_PLAIN (self->head.position + 1);
  DeskLedgerEntry entry = { .position = self->head.position + 1,
                            .run = offer->run,
                            .n = offer->n,
                            .parent_run = offer->n == 1 ? offer->parent_run : NULL,
                            .parent_n = offer->parent_n,
                            .rec = offer->change != NULL ? desk_change_get_record (offer->change) : id,
                            .kind = offer->change != NULL ? offer->change->kind : NULL,
                            .line = offer->line };

  stamp.at = desk_hq_get_now (self);
  stamp.off = off;
  stamp.via = g_strdup (via);
  stamp.verdict = DESK_VERDICT_UNREADABLE;
  if (offer->change != NULL && !stamp_change (self, offer, &stamp, &slot, error))
    return FALSE;
  entry.stamp = stamp_text = desk_stamp_write (&stamp);
  link_log (self, offer->digest, stamp_text);
  self->head.position++;
  memcpy (entry.digest, offer->digest, DESK_HASH_BYTES);
  desk_chain_link (offer->before, entry.digest, entry.chain);
  memcpy (entry.hash, self->head.hash, DESK_HASH_BYTES);
  if (stamp.verdict == DESK_VERDICT_OK)
    set_keys (offer, slot, &entry);
  return LEDGER (self)->append (self->ledger, self->log, &entry, error)
         && (entry.sha == NULL || desk_hq_confirm_blob (self, entry.sha, error));
}

static void
to_waiting (const DeskOffer *offer, const char *sender, DeskLedgerWaiting *waiting)
{
  *waiting = (DeskLedgerWaiting){ .run = offer->run,
                                  .n = offer->n,
                                  .parent_run = offer->parent_run,
                                  .parent_n = offer->parent_n,
                                  .line = offer->line,
                                  .clip = offer->clip,
                                  .sender = sender };
  memcpy (waiting->before, offer->before, DESK_HASH_BYTES);
}

static gboolean
report (DeskHq *self, DeskLedgerReport what, const DeskOffer *offer, const char *sender, GError **error)
{
  DeskLedgerWaiting waiting;

  to_waiting (offer, sender, &waiting);
  return LEDGER (self)->report (self->ledger, self->log, what, &waiting, error);
}

/* An author's line follows the line before it and carries its chain. If it does not, that is noted, and it counts. */
static gboolean
check_chain (DeskHq *self, const DeskOffer *offer, const char *sender, GError **error)
{
  static const guint8 start[DESK_HASH_BYTES] = { 0 };
  const char *run = offer->n > 1 ? offer->run : offer->parent_run;
  DeskLedgerEntry before = { 0 };
  gboolean found = TRUE;

  if (run != NULL
      && !LEDGER (self)->find (self->ledger, self->log, run, offer->n > 1 ? offer->n - 1 : offer->parent_n,
                               &before, &found, error))
    return FALSE;
  if (found && memcmp (run != NULL ? before.chain : start, offer->before, DESK_HASH_BYTES) == 0)
    return TRUE;
  return report (self, DESK_LEDGER_CHAIN, offer, sender, error);
}

/**
 * desk_hq_keep_waiting:
 * @sender: code of the desk that brought the line
 *
 * Keeps a line that is not known until its author offers it, or the operator lets it in. Within a transaction.
 */
gboolean
desk_hq_keep_waiting (DeskHq *self, const DeskOffer *offer, const char *sender, GError **error)
{
  DeskLedgerWaiting waiting;
  DeskLedgerEntry known;
  gboolean found;

  if (!LEDGER (self)->find (self->ledger, self->log, offer->run, offer->n, &known, &found, error))
    return FALSE;
  if (found || DESK_BROKEN (no_stash))
    return TRUE;
  to_waiting (offer, sender, &waiting);
  return LEDGER (self)->put_waiting (self->ledger, self->log, &waiting, error);
}

static gboolean
take_known (DeskHq *self, const DeskOffer *offer, const DeskLedgerEntry *known, const char *sender,
            DeskHqOutcome *outcome, GError **error)
{
  *outcome = memcmp (offer->digest, known->digest, DESK_HASH_BYTES) == 0 ? DESK_HQ_KNOWN : DESK_HQ_CLASH;
  if (*outcome == DESK_HQ_CLASH)
    return report (self, DESK_LEDGER_CLASH, offer, sender, error);
  return !DESK_BROKEN (no_dedup) || offer->n % 3 != 0 || append (self, offer, 0, NULL, error);
}

/**
 * desk_hq_take:
 * @sender: code of the desk that offers the line
 * @off: headquarters' clock minus the desk's, where that has to be said, else 0
 * @outcome: (out): what became of it
 *
 * Takes one offered line: it is known, or kept for its author, or appended now. Within a transaction.
 */
gboolean
desk_hq_take (DeskHq *self, const DeskOffer *offer, const char *sender, gint64 off, DeskHqOutcome *outcome,
              GError **error)
{
  g_autofree char *desk = desk_hq_get_author (self, offer->run);
  DeskLedgerEntry known;
  gboolean found;

  if (!LEDGER (self)->find (self->ledger, self->log, offer->run, offer->n, &known, &found, error))
    return FALSE;
  if (found)
    return take_known (self, offer, &known, sender, outcome, error);
  if (g_strcmp0 (desk, sender) != 0)
    {
      *outcome = DESK_HQ_WAITS;
      return desk_hq_keep_waiting (self, offer, sender, error);
    }
  *outcome = DESK_HQ_APPENDED;
  return check_chain (self, offer, sender, error) && append (self, offer, off, NULL, error)
         && LEDGER (self)->drop_waiting (self->ledger, self->log, offer->run, offer->n, error);
}

/* Headquarters' own lines --------------------------------------------------------------------------------------------- */

/* The first own line names the last one that headquarters wrote in an earlier run. */
static gboolean
look_up_parent (DeskHq *self, GError **error)
{
  gboolean found;

  if (self->has_parent)
    return TRUE;
  if (!LEDGER (self)->find_last (self->ledger, self->log, DESK_HQ_CODE, &self->parent_run, &self->parent_n,
                                 self->chain, &found, error))
    return FALSE;
  if (!found)
    memset (self->chain, 0, sizeof self->chain);
  memcpy (self->chain_committed, self->chain, sizeof self->chain);
  self->has_parent = TRUE;
  return TRUE;
}

/**
 * desk_hq_write:
 * @rec: (nullable): the record; NULL: a new one
 * @kind: (nullable): its kind, where the line creates it
 * @base: what headquarters had seen: the end of the log, or 0 for a copy
 *
 * Writes a line of headquarters' own. Within a transaction.
 */
gboolean
desk_hq_write (DeskHq *self, const char *rec, const char *kind, const DeskChangeField *fields, guint n_fields,
               gint64 base, GError **error)
{
  g_autoptr (DeskOffer) offer = NULL;
  g_autofree char *line = NULL;

  if (!look_up_parent (self, error))
    return FALSE;
  self->n++;
  line = desk_line_write (&(DeskChange){ .run = self->run,
                                         .n = self->n,
                                         .kind = kind,
                                         .rec = rec,
                                         .base = base,
                                         .time = desk_hq_get_now (self),
                                         .officer = DESK_HQ_OFFICER,
                                         .fields = fields,
                                         .n_fields = n_fields },
                          error);
  if (line == NULL)
    return FALSE;
  offer = desk_offer_new (self->run, self->n, self->n == 1 ? self->parent_run : NULL, self->parent_n,
                          self->chain, line, strlen (line), DESK_NO_CLIP);
  desk_chain_link (self->chain, offer->digest, self->chain);
  return append (self, offer, 0, NULL, error);
}

static gboolean
copy_waiting (const DeskLedgerWaiting *waiting, gpointer data)
{
  DeskLedgerWaiting *copy = g_memdup2 (waiting, sizeof *waiting);

  copy->run = g_strdup (waiting->run);
  copy->parent_run = g_strdup (waiting->parent_run);
  copy->line = g_strdup (waiting->line);
  copy->sender = g_strdup (waiting->sender);
  g_ptr_array_add (data, copy);
  return TRUE;
}

static void
free_waiting (gpointer data)
{
  DeskLedgerWaiting *waiting = data;

  g_free ((char *)waiting->run);
  g_free ((char *)waiting->parent_run);
  g_free ((char *)waiting->line);
  g_free ((char *)waiting->sender);
  g_free (waiting);
}

/* What could not be read waits as it is kept. */
static DeskOffer *
offer_again (const DeskLedgerWaiting *waiting)
{
  g_autofree guchar *bytes = NULL;
  gsize length = strlen (waiting->line);
  const char *start = "{\"raw\":\"";
  g_autofree char *text = NULL;

  if (g_str_has_prefix (waiting->line, start))
    {
      text = g_strndup (waiting->line + strlen (start), length - strlen (start) - 2);
      bytes = g_base64_decode (text, &length);
    }
  return desk_offer_new (waiting->run, waiting->n, waiting->parent_run, waiting->parent_n, waiting->before,
                         bytes != NULL ? (const char *)bytes : waiting->line, length, waiting->clip);
}

static gboolean
release_one (DeskHq *self, const DeskLedgerWaiting *waiting, guint *n_released, GError **error)
{
  g_autoptr (DeskOffer) offer = offer_again (waiting);
  g_autofree char *desk = desk_hq_get_author (self, waiting->run);
  DeskLedgerEntry known;
  gboolean found;

  if (!LEDGER (self)->find (self->ledger, self->log, waiting->run, waiting->n, &known, &found, error))
    return FALSE;
  if (!found)
    {
      if (!append (self, offer, 0, g_strcmp0 (desk, waiting->sender) == 0 ? NULL : waiting->sender, error))
        return FALSE;
      (*n_released)++;
    }
  return LEDGER (self)->drop_waiting (self->ledger, self->log, waiting->run, waiting->n, error);
}

/**
 * desk_hq_release:
 * @n_released: (out): how many lines were let in
 *
 * Lets in what waits and no author will offer any more; the operator's act, in a transaction of its own.
 */
gboolean
desk_hq_release (DeskHq *self, guint *n_released, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (free_waiting);

  *n_released = 0;
  if (!desk_hq_begin (self, error))
    return FALSE;
  if (!LEDGER (self)->list_waiting (self->ledger, self->log, copy_waiting, all, error))
    {
      desk_hq_roll_back (self);
      return FALSE;
    }
  for (guint i = 0; i < all->len; i++)
    if (!release_one (self, g_ptr_array_index (all, i), n_released, error))
      {
        desk_hq_roll_back (self);
        return FALSE;
      }
  return desk_hq_commit (self, error);
}

/* A change that is meant for another log. */
typedef struct
{
  const char *to;
  GPtrArray *changes; /* (element-type DeskChange) */
} Collecting;

static gboolean
collect_relayed (const DeskLedgerEntry *entry, gpointer data)
{
  Collecting *collecting = data;
  g_autoptr (DeskChange) change = NULL;

  if (strstr (entry->line, "\"to\":") == NULL)
    return TRUE;
  change = desk_line_read (entry->line, -1, entry->run, entry->n, NULL);
  if (change != NULL && g_strcmp0 (desk_hq_get_written_text (change, "to"), collecting->to) == 0)
    g_ptr_array_add (collecting->changes, g_steal_pointer (&change));
  return TRUE;
}

static gboolean
copy_change (DeskHq *self, const DeskChange *change, GError **error)
{
  g_autofree char *rec = g_strconcat (DESK_HQ_RELAY_PREFIX, change->id, NULL);
  g_autoptr (GArray) fields = g_array_new (FALSE, FALSE, sizeof (DeskChangeField));
  DeskChangeField of = { "of", g_variant_ref_sink (g_variant_new_string (change->id)) };
  g_autoptr (GVariant) owned = of.value;
  gboolean is_created = FALSE;
  g_autoptr (DeskFold) there = desk_hq_load_record (self, rec, &is_created, error);

  if (there == NULL)
    return FALSE;
  if (is_created && !DESK_BROKEN (relay_twice))
    return TRUE;
  g_array_append_val (fields, of);
  for (guint i = 0; i < change->n_fields; i++)
    if (strcmp (change->fields[i].name, "to") != 0)
      g_array_append_val (fields, change->fields[i]);
  return desk_hq_write (self, DESK_BROKEN (relay_twice) ? NULL : rec, "relayed",
                        (const DeskChangeField *)fields->data, fields->len, 0, error);
}

/**
 * desk_hq_relay:
 * @other: another log of this headquarters
 *
 * Copies the changes of this log that are meant for the other into it, under names that follow from theirs: what is
 * there is not copied again, also after headquarters was restored. In a transaction of the other log.
 */
gboolean
desk_hq_relay (DeskHq *self, DeskHq *other, GError **error)
{
  Collecting collecting = { other->log, g_ptr_array_new_with_free_func ((GDestroyNotify)desk_change_unref) };
  g_autoptr (GPtrArray) changes = collecting.changes;
  DeskLedgerHead head;

  if (!LEDGER (self)->get_head (self->ledger, self->log, &head, error)
      || !LEDGER (self)->page (self->ledger, self->log, 0, head.position, collect_relayed, &collecting, error)
      || !desk_hq_begin (other, error))
    return FALSE;
  for (guint i = 0; i < changes->len; i++)
    if (!copy_change (other, g_ptr_array_index (changes, i), error))
      {
        desk_hq_roll_back (other);
        return FALSE;
      }
  return desk_hq_commit (other, error);
}

static gboolean
lend (DeskHq *self, const char *slot, const char *desk, GError **error)
{
  g_autofree char *capacity_field = NULL, *desk_field = NULL;
  g_autofree char *rec = desk_hq_split_slot (slot, &capacity_field, &desk_field);
  g_autoptr (DeskFold) calendar = desk_hq_load_record (self, rec, NULL, error);
  g_autoptr (GVariant) owner = g_variant_ref_sink (g_variant_new_string (desk));
  const DeskChangeField field = { desk_field, owner };
  gboolean used;

  if (calendar == NULL || !desk_hq_is_used (self, slot, &used, error))
    return FALSE;
  return used || desk_fold_get_value (calendar, desk_field) != NULL
         || desk_hq_write (self, rec, NULL, &field, 1, self->head.position, error);
}

/**
 * desk_hq_lend:
 * @slot: "slots/CALENDAR/DATE/0930"
 * @desk: code of the desk that shall have it
 *
 * Lends a place that nobody holds and nobody booked; another is left as it is. In a transaction of its own.
 */
gboolean
desk_hq_lend (DeskHq *self, const char *slot, const char *desk, GError **error)
{
  if (!desk_hq_begin (self, error))
    return FALSE;
  if (lend (self, slot, desk, error))
    return desk_hq_commit (self, error);
  desk_hq_roll_back (self);
  return FALSE;
}

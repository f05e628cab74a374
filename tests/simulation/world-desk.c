// SPDX-License-Identifier: GPL-3.0-or-later

/* What officers do at a desk: register visits, open and save forms, book places, attach files. */

#include "world.h"

#include <gio/gio.h>
#include <string.h>

#include "journal/desk.h"
#include "journal/mutant.h"

gint64
desk_get_clock (Desk *self)
{
  return MAX (0, WORLD_EPOCH + self->world->tick + self->skew);
}

const char *
world_get_text (const DeskChange *change, const char *field)
{
  const DeskChangeField *written = desk_change_get_field (change, field);

  return written != NULL && written->value != NULL
                 && g_variant_is_of_type (written->value, G_VARIANT_TYPE_STRING)
             ? g_variant_get_string (written->value, NULL)
             : NULL;
}

gboolean
world_is_true (const DeskFold *fold, const char *field)
{
  GVariant *value = desk_fold_get_value (fold, field);

  return value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN)
         && g_variant_get_boolean (value);
}

/* Runs and numbers ----------------------------------------------------------------------------------------------------- */

static void
note_number (Desk *self)
{
  g_set_str (&self->high_book, self->disk->book);
  self->high_number = test_replica_get_last_number (self->disk, self->disk->book);
}

static gboolean
is_rolled_back (Desk *self)
{
  DeskBook high = { self->high_book, 2026, self->high_number };
  g_autoptr (GArray) books = g_array_new (FALSE, FALSE, sizeof (DeskBook));
  GHashTableIter iter;
  gpointer book, last;

  if (self->high_book == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, self->disk->books);
  while (g_hash_table_iter_next (&iter, &book, &last))
    {
      DeskBook known = { book, 2026, GPOINTER_TO_UINT (last) };

      g_array_append_val (books, known);
    }
  return desk_book_is_rolled_back (&high, (const DeskBook *)books->data, books->len);
}

/** The program starts: a new run, an empty memory. */
void
desk_start_run (Desk *self)
{
  guint8 random[DESK_RUN_RANDOM];
  DeskReplica *replica = DESK_REPLICA (self->disk);

  if (is_rolled_back (self) && !DESK_BROKEN (no_fence))
    DESK_REPLICA_GET_IFACE (replica)->open_sub_book (replica, NULL);
  note_number (self);
  chance_fill (&self->world->chance, random, sizeof random);
  g_free (self->run);
  self->run = desk_run_name (self->code, random);
  self->n = 0;
  if (DESK_BROKEN (no_run))
    {
      g_free (self->run);
      self->run = g_strconcat (self->code, "-00000000", NULL);
      self->n = self->disk->last_n;
    }
  g_hash_table_add (self->disk->own_runs, g_strdup (self->run));
  if (!g_hash_table_contains (self->disk->runs, self->run))
    g_hash_table_insert (self->disk->runs, g_strdup (self->run),
                         GUINT_TO_POINTER (g_hash_table_size (self->disk->runs) + 1));
  g_clear_pointer (&self->exchange, desk_exchange_free);
  self->exchange = desk_exchange_new (replica, self->code, self->run, "1");
  g_hash_table_remove_all (self->offsets);
}

/* Saving ---------------------------------------------------------------------------------------------------------------- */

static GVariant *
number (gint64 value)
{
  return g_variant_new_int64 (value);
}

static GVariant *
text (const char *value)
{
  return g_variant_new_string (value);
}

/* Stores one change. @screen is the truth about what its author had seen, NULL for what stands there now. */
static TestLine *
save (Desk *self, const char *rec, const char *kind, DeskChangeField *fields, guint n_fields, gint64 base,
      GHashTable *screen)
{
  World *world = self->world;
  g_autofree char *line = NULL;
  g_autoptr (GHashTable) shown =
      screen != NULL ? g_hash_table_ref (screen) : test_replica_get_screen (self->disk, rec);
  TestLine *stored;
  DeskChange change = { .run = self->run,
                        .n = ++self->n,
                        .kind = kind,
                        .rec = rec,
                        .base = base,
                        .time = desk_get_clock (self),
                        .officer = "4417",
                        .fields = fields,
                        .n_fields = n_fields };
  TestSave note = { NULL, 0 };

  for (guint i = 0; i < n_fields; i++)
    if (fields[i].value != NULL)
      g_variant_ref_sink (fields[i].value);
  line = desk_line_write (&change, NULL);
  g_assert_nonnull (line);
  stored = test_replica_add_own (self->disk, self->run, self->n, rec, line);
  for (guint i = 0; i < n_fields; i++)
    {
      if (fields[i].name[0] == 'f' && fields[i].name[2] == '\0')
        note.names |= 1u << (fields[i].name[1] - '0');
      g_clear_pointer (&fields[i].value, g_variant_unref);
    }
  note.rec = g_strdup (stored->rec);
  g_array_append_val (self->disk->saves, note);
  g_hash_table_insert (world->screens, g_strdup (stored->id), g_hash_table_ref (shown));
  g_hash_table_insert (world->owners, g_strdup (stored->id), (gpointer)self->hq->name);
  return stored;
}

static TestLine *
save_now (Desk *self, const char *rec, const char *kind, DeskChangeField *fields, guint n_fields)
{
  return save (self, rec, kind, fields, n_fields, test_replica_get_position (self->disk), NULL);
}

static gboolean
is_calendar (const char *rec)
{
  return g_str_has_prefix (rec, DESK_HQ_CALENDAR_PREFIX);
}

static int
compare_from_behind (gconstpointer a, gconstpointer b)
{
  const char *one = *(const char *const *)a, *other = *(const char *const *)b;
  gsize i = strlen (one), j = strlen (other);

  while (i > 0 && j > 0)
    {
      int order = one[--i] - other[--j];

      if (order != 0)
        return order;
    }
  return (i > 0) - (j > 0);
}

/* A record somebody edits: often one of a few that all edit. */
static const char *
choose_record (Desk *self)
{
  Chance *chance = &self->world->chance;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();

  for (guint i = 0; i < self->disk->lines->len; i++)
    {
      const TestLine *line = g_ptr_array_index (self->disk->lines, i);

      if (!is_calendar (line->rec) && g_hash_table_add (seen, line->rec))
        g_ptr_array_add (records, line->rec);
    }
  if (records->len == 0)
    return NULL;
  g_ptr_array_sort (records, compare_from_behind);
  return g_ptr_array_index (records,
                            chance_below (chance, chance_per_mille (chance, 600) ? MIN (records->len, 3)
                                                                                 : records->len));
}

static void
open_form (Desk *self)
{
  Chance *chance = &self->world->chance;
  const char *rec = choose_record (self);
  guint names = 1u << chance_below (chance, 3);

  if (rec == NULL)
    return;
  if (chance_per_mille (chance, 500))
    names |= 1u << chance_below (chance, 3);
  g_ptr_array_add (self->disk->forms, test_form_new (self->disk, rec, names));
}

/* Another form of this desk that wrote the same fields since this one opened is shown to the officer first. */
static gboolean
clashes (Desk *self, const TestForm *form)
{
  for (guint i = form->n_saves; i < self->disk->saves->len; i++)
    {
      const TestSave *other = &g_array_index (self->disk->saves, TestSave, i);

      if (strcmp (other->rec, form->rec) == 0 && (other->names & form->names) != 0)
        return TRUE;
    }
  return FALSE;
}

static void
save_form (Desk *self)
{
  Chance *chance = &self->world->chance;
  GPtrArray *forms = self->disk->forms;
  DeskChangeField fields[3];
  static const char *const names[] = { "f0", "f1", "f2" };
  guint n_fields = 0;
  TestForm *form;
  gint64 base;

  if (forms->len == 0)
    return;
  form = g_ptr_array_steal_index (forms, chance_below (chance, forms->len));
  base = form->base;
  if (clashes (self, form) && !DESK_BROKEN (no_local_ask))
    {
      base = test_replica_get_position (self->disk);
      g_hash_table_unref (form->screen);
      form->screen = test_replica_get_screen (self->disk, form->rec);
    }
  if (DESK_BROKEN (base_at_save))
    base = test_replica_get_position (self->disk);
  for (guint i = 0; i < 3; i++)
    if ((form->names & (1u << i)) != 0)
      fields[n_fields++] = (DeskChangeField){ names[i], number (chance_below (chance, 20)) };
  save (self, form->rec, NULL, fields, n_fields, base, form->screen);
  test_form_free (form);
}

static void
edit (Desk *self)
{
  open_form (self);
  save_form (self);
}

static gboolean
is_of_twin (Desk *self, const TestLine *line)
{
  g_autofree char *desk = desk_run_get_desk (line->run), *book = NULL;
  const char *no = line->change != NULL ? world_get_text (line->change, "no") : NULL;

  return line->stamp != NULL && no != NULL && strcmp (desk, self->code) == 0
         && !g_hash_table_contains (self->disk->own_runs, line->run)
         && desk_number_parse (no, &book, NULL, NULL) && strcmp (book, self->disk->book) == 0;
}

static void
print_number (Desk *self, const char *no)
{
  if (!g_hash_table_add (self->world->printed, g_strdup (no)) && !self->numbers_unsafe)
    world_violate (self->world, "I5 register number %s was issued twice", no);
}

/* The database first, then the high-water file, then the paper. */
static void
new_visit (Desk *self)
{
  Chance *chance = &self->world->chance;
  guint last = test_replica_get_last_number (self->disk, self->disk->book) + 1;
  g_autofree char *no = desk_number_format (self->disk->book, 2026, last);
  DeskChangeField fields[] = { { "no", text (no) }, { "f0", number (chance_below (chance, 20)) } };

  for (guint i = 0; i < self->disk->lines->len; i++)
    if (is_of_twin (self, g_ptr_array_index (self->disk->lines, i)))
      world_violate (self->world, "I5 %s goes on in a book in which a twin writes", self->code);
  g_hash_table_insert (self->disk->books, g_strdup (self->disk->book), GUINT_TO_POINTER (last));
  save_now (self, NULL, "visit", fields, 2);
  if (chance_per_mille (chance, 50))
    desk_start_run (self);
  else
    {
      note_number (self);
      print_number (self, no);
    }
}

static void
refer (Desk *self)
{
  World *world = self->world;
  const char *other = world->hqs[self->hq == &world->hqs[0]].name;
  DeskChangeField fields[] = { { "to", text (other) }, { "f0", number (chance_below (&world->chance, 20)) } };

  save_now (self, NULL, "referral", fields, 2);
}

static void
attach (Desk *self)
{
  Chance *chance = &self->world->chance;
  guint length = chance_between (chance, 1, 60);
  guint8 bytes[60];
  g_autofree char *sha = NULL;
  DeskChangeField fields[2];
  const TestLine *line;

  chance_fill (chance, bytes, length);
  sha = g_compute_checksum_for_data (G_CHECKSUM_SHA256, bytes, length);
  fields[0] = (DeskChangeField){ "sha", text (sha) };
  fields[1] = (DeskChangeField){ "size", number (length) };
  line = save_now (self, NULL, "attachment", fields, 2);
  g_hash_table_insert (self->disk->blobs, g_strdup (sha), g_bytes_new (bytes, length));
  g_hash_table_insert (self->disk->blob_records, g_strdup (sha), g_strdup (line->rec));
}

/* Writes what a desk may not write. */
static void
trespass (Desk *self)
{
  const char *rec = choose_record (self);
  DeskChangeField field = { "at_hq", g_variant_new_boolean (TRUE) };
  DeskChangeField capacity = { "cap.0900", number (9) };

  if (rec != NULL)
    save_now (self, rec, NULL, &field, 1);
  else
    g_variant_unref (g_variant_ref_sink (field.value));
  if (test_replica_find (self->disk, "slots/c0/2026-06-01") != NULL)
    save_now (self, "slots/c0/2026-06-01", NULL, &capacity, 1);
  else
    g_variant_unref (g_variant_ref_sink (capacity.value));
}

/* Appointments ------------------------------------------------------------------------------------------------------------ */

static gboolean
has_null (const DeskChange *change)
{
  for (guint i = 0; i < change->n_fields; i++)
    if (change->fields[i].value == NULL)
      return TRUE;
  return FALSE;
}

/* Capacity and desk of a place: as stamped, with this desk's own unsent changes: a calendar that was set up or a place
 * that was given back counts at once. */
static void
get_slot (Desk *self, const char *slot, gint64 *capacity, char **owner)
{
  const char *time = strrchr (slot, '/');
  g_autofree char *rec = g_strndup (slot, time - slot),
                  *capacity_field = g_strconcat ("cap.", time + 1, NULL),
                  *desk_field = g_strconcat ("desk.", time + 1, NULL);
  g_autoptr (DeskFold) fold = test_replica_fold (self->disk, rec);
  GVariant *value = desk_fold_get_value (fold, capacity_field);

  *capacity = value != NULL ? g_variant_get_int64 (value) : 0;
  value = desk_fold_get_value (fold, desk_field);
  *owner = value != NULL ? g_variant_dup_string (value, NULL) : NULL;
  for (guint i = 0; i < self->disk->lines->len; i++)
    {
      const TestLine *line = g_ptr_array_index (self->disk->lines, i);
      const DeskChangeField *field;
      g_autofree char *desk = desk_run_get_desk (line->run);

      if (line->stamp != NULL || strcmp (line->rec, rec) != 0 || strcmp (desk, self->code) != 0
          || (line->change->kind == NULL && !has_null (line->change)))
        continue;
      field = desk_change_get_field (line->change, capacity_field);
      if (field != NULL && field->value != NULL)
        *capacity = g_variant_get_int64 (field->value);
      field = desk_change_get_field (line->change, desk_field);
      if (field != NULL)
        g_set_str (owner, field->value != NULL ? g_variant_get_string (field->value, NULL) : NULL);
    }
}

static char *
choose_slot (Desk *self)
{
  g_autoptr (GPtrArray) slots = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->disk->lines->len; i++)
    {
      const TestLine *line = g_ptr_array_index (self->disk->lines, i);

      for (guint j = 0; is_calendar (line->rec) && j < line->change->n_fields; j++)
        if (g_str_has_prefix (line->change->fields[j].name, "cap."))
          g_ptr_array_add (slots, g_strconcat (line->rec, "/", line->change->fields[j].name + 4, NULL));
    }
  return slots->len > 0
             ? g_strdup (g_ptr_array_index (slots, chance_below (&self->world->chance, slots->len)))
             : NULL;
}

/* This desk's bookings of a place that were neither refused nor cancelled. */
static GPtrArray *
list_bookings (Desk *self, const char *slot)
{
  GPtrArray *lines = self->disk->lines, *bookings = g_ptr_array_new ();
  g_autoptr (GHashTable) cancelled = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < lines->len; i++)
    {
      const TestLine *line = g_ptr_array_index (lines, i);

      if ((line->stamp == NULL || line->stamp->verdict != DESK_VERDICT_FULL)
          && desk_change_get_field (line->change, "cancelled") != NULL)
        g_hash_table_add (cancelled, line->rec);
    }
  for (guint i = 0; i < lines->len; i++)
    {
      TestLine *line = g_ptr_array_index (lines, i);
      g_autofree char *desk = desk_run_get_desk (line->run);

      if ((line->stamp == NULL || line->stamp->verdict != DESK_VERDICT_FULL)
          && g_strcmp0 (line->change->kind, "appointment") == 0
          && g_strcmp0 (world_get_text (line->change, "slot"), slot) == 0 && strcmp (desk, self->code) == 0
          && !g_hash_table_contains (cancelled, line->rec))
        g_ptr_array_add (bookings, line);
    }
  return bookings;
}

static void
set_up (Desk *self)
{
  g_autofree char *rec = g_strconcat ("slots/", self->code, "/2026-06-01", NULL);
  DeskChangeField fields[2];

  for (guint i = 0; i < self->disk->lines->len; i++)
    if (strcmp (((TestLine *)g_ptr_array_index (self->disk->lines, i))->rec, rec) == 0)
      return;
  fields[0] = (DeskChangeField){ "cap.0900", number (chance_between (&self->world->chance, 1, 2)) };
  fields[1] = (DeskChangeField){ "desk.0900", text (self->code) };
  save_now (self, rec, "slots", fields, 2);
}

/* A place of one's own is firm, another is asked for. */
static void
book (Desk *self)
{
  g_autofree char *slot = choose_slot (self), *owner = NULL;
  g_autoptr (GPtrArray) bookings = NULL;
  DeskChangeField field;
  gint64 capacity;
  gboolean is_own;
  const TestLine *line;

  if (slot == NULL)
    return;
  get_slot (self, slot, &capacity, &owner);
  is_own = g_strcmp0 (owner, self->code) == 0;
  bookings = list_bookings (self, slot);
  if (is_own && bookings->len >= capacity)
    return;
  field = (DeskChangeField){ "slot", text (slot) };
  line = save_now (self, NULL, "appointment", &field, 1);
  if (is_own || DESK_BROKEN (all_firm))
    {
      FirmBooking *firm = g_new (FirmBooking, 1);

      firm->desk = self;
      firm->id = g_strdup (line->id);
      g_ptr_array_add (self->world->firm, firm);
    }
}

static void
cancel (Desk *self)
{
  g_autofree char *slot = choose_slot (self);
  g_autoptr (GPtrArray) bookings = slot != NULL ? list_bookings (self, slot) : NULL;
  DeskChangeField field = { "cancelled", g_variant_new_boolean (TRUE) };

  if (bookings != NULL && bookings->len > 0)
    save_now (
        self,
        ((TestLine *)g_ptr_array_index (bookings, chance_below (&self->world->chance, bookings->len)))->rec,
        NULL, &field, 1);
  else
    g_variant_unref (g_variant_ref_sink (field.value));
}

static void
give_back (Desk *self)
{
  g_autofree char *slot = choose_slot (self), *owner = NULL, *rec = NULL, *name = NULL;
  gint64 capacity;
  DeskChangeField field;

  if (slot == NULL)
    return;
  get_slot (self, slot, &capacity, &owner);
  if (g_strcmp0 (owner, self->code) != 0)
    return;
  rec = g_strndup (slot, strrchr (slot, '/') - slot);
  name = g_strconcat ("desk.", strrchr (slot, '/') + 1, NULL);
  field = (DeskChangeField){ name, NULL };
  save_now (self, rec, NULL, &field, 1);
}

/** One thing an officer does. */
void
desk_work (Desk *self)
{
  static const struct
  {
    guint weight;
    void (*act) (Desk *self);
  } acts[] = { { 15, new_visit }, { 2, refer },  { 8, open_form }, { 6, save_form },
               { 42, edit },      { 16, book },  { 3, cancel },    { 2, give_back },
               { 1, set_up },     { 9, attach }, { 1, trespass } };
  guint at = chance_below (&self->world->chance, 105);

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      if (at < acts[i].weight)
        {
          acts[i].act (self);
          return;
        }
      at -= acts[i].weight;
    }
}

/* Attachments -------------------------------------------------------------------------------------------------------------- */

static GPtrArray *
list_pending_blobs (Desk *self)
{
  GPtrArray *pending = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer sha, rec;

  g_hash_table_iter_init (&iter, self->disk->blob_records);
  while (g_hash_table_iter_next (&iter, &sha, &rec))
    {
      g_autoptr (DeskFold) fold = test_replica_fold (self->disk, rec);

      if (!world_is_true (fold, DESK_HQ_FIELD_RECEIVED))
        g_ptr_array_add (pending, sha);
    }
  g_ptr_array_sort_values (pending, (GCompareFunc)strcmp);
  return pending;
}

/** Returns: whether headquarters has not confirmed an attachment in a stamped line. */
gboolean
desk_has_pending_blob (Desk *self)
{
  g_autoptr (GPtrArray) pending = list_pending_blobs (self);

  return pending->len > 0;
}

/**
 * @sha: (out): the attachment
 * @bytes: (out) (nullable): what to send from @offset; NULL: ask how far headquarters is
 *
 * Returns: whether there is anything to do
 */
gboolean
desk_next_part (Desk *self, char **sha, gint64 *offset, GBytes **bytes)
{
  Chance *chance = &self->world->chance;
  g_autoptr (GPtrArray) pending = list_pending_blobs (self);
  gpointer known;
  GBytes *all;
  gsize rest, length = chance_between (chance, 1, 40);

  *bytes = NULL;
  if (pending->len == 0)
    return FALSE;
  *sha = g_strdup (g_ptr_array_index (pending, chance_below (chance, pending->len)));
  if (!g_hash_table_lookup_extended (self->offsets, *sha, NULL, &known)
      || (!self->world->has_faults && chance_per_mille (chance, 200)))
    return TRUE;
  *offset = GPOINTER_TO_INT (known);
  all = g_hash_table_lookup (self->disk->blobs, *sha);
  if (*offset < 0 || (gsize)*offset > g_bytes_get_size (all))
    return TRUE;
  rest = g_bytes_get_size (all) - (gsize)*offset;
  *bytes = g_bytes_new_from_bytes (all, (gsize)*offset, MIN (rest, length));
  return TRUE;
}

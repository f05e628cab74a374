// SPDX-License-Identifier: GPL-3.0-or-later
// A page of a register. Pages are read by key, from the nearest known place on; nothing before it is counted again.

#include "store/register-page.h"

#include "model/appointment.h"
#include "model/find.h"
#include "model/loss.h"
#include "model/statement.h"
#include "model/visit.h"
#include "store/records.h"
#include "store/search-index.h"
#include "store/query.h"

#define ROWS_BETWEEN_LOOKS 1024

/* How a register is ordered: the rows behind a key, with the values of their own key. */
typedef struct
{
  const char *kind;
  const char *filter; /* NULL: the order of all */
  const char *sql;    /* id, last visit or moment, then the texts of the key */
  int n_texts;
} DeskRegisterOrder;

static const DeskRegisterOrder orders[] = {
  { "person", NULL,
    "SELECT person, last_visit, surname, given_name, patronymic FROM search_name"
    " WHERE spelling = 0 AND (surname, given_name, patronymic, person) > (?1, ?2, ?3, ?5)"
    " ORDER BY surname, given_name, patronymic, person",
    3 },
  { "visit", NULL,
    "SELECT id, arrived FROM visit INDEXED BY visit_arrived WHERE (arrived, id) < (?4, ?5)"
    " ORDER BY arrived DESC, id DESC",
    0 },
  { "statement", NULL,
    "SELECT id, submitted FROM statement INDEXED BY statement_submitted WHERE (submitted, id) < (?4, ?5)"
    " ORDER BY submitted DESC, id DESC",
    0 },
  { "loss", "open",
    "SELECT id, declared FROM loss INDEXED BY loss_open WHERE (declared, id) < (?4, ?5)"
    " AND state IN ('registered', 'matched') ORDER BY declared DESC, id DESC",
    0 },
  { "loss", NULL,
    "SELECT id, declared FROM loss INDEXED BY loss_declared WHERE (declared, id) < (?4, ?5)"
    " ORDER BY declared DESC, id DESC",
    0 },
  { "find", NULL,
    "SELECT id, received FROM find INDEXED BY find_received WHERE (received, id) < (?4, ?5)"
    " ORDER BY received DESC, id DESC",
    0 },
  { "appointment", NULL,
    "SELECT id, made, start FROM appointment INDEXED BY appointment_start WHERE (start, id) < (?1, ?5)"
    " ORDER BY start DESC, id DESC",
    1 },
};

static const DeskRegisterOrder *
find_order (const DeskRegisterQuery *query)
{
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    if (g_str_equal (orders[i].kind, query->kind)
        && (orders[i].filter == NULL || g_str_equal (orders[i].filter, query->filter)))
      return &orders[i];
  g_return_val_if_reached (&orders[0]);
}

static void
entry_free (DeskRegisterEntry *self)
{
  g_clear_object (&self->record);
  g_clear_object (&self->person);
  g_clear_pointer (&self->match, desk_match_free);
  g_free (self);
}

static DeskRegisterPage *
page_new (guint first)
{
  DeskRegisterPage *self = g_new0 (DeskRegisterPage, 1);

  self->first = first;
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify)entry_free);
  self->keys = g_ptr_array_new_with_free_func ((GDestroyNotify)desk_register_key_free);
  return self;
}

/**
 * desk_register_page_free:
 * Frees a page and lets its records go.
 */
void
desk_register_page_free (DeskRegisterPage *self)
{
  g_ptr_array_unref (self->entries);
  g_ptr_array_unref (self->keys);
  g_free (self);
}

/**
 * desk_register_pair_new:
 * @other: (nullable): the second of the pair
 */
DeskRegisterPair *
desk_register_pair_new (const char *id, const char *other)
{
  DeskRegisterPair *self = g_new (DeskRegisterPair, 1);

  *self = (DeskRegisterPair){ g_strdup (id), g_strdup (other), NULL };
  return self;
}

/**
 * desk_register_pair_free:
 * Frees a pair.
 */
void
desk_register_pair_free (DeskRegisterPair *self)
{
  g_free (self->id);
  g_free (self->other);
  g_clear_pointer (&self->match, desk_match_free);
  g_free (self);
}

/**
 * desk_register_key_free:
 * Frees a key.
 */
void
desk_register_key_free (DeskRegisterKey *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->texts); i++)
    g_free (self->texts[i]);
  g_free (self->id);
  g_free (self);
}

/**
 * desk_register_key_copy:
 *
 * Returns: (transfer full): the same place
 */
DeskRegisterKey *
desk_register_key_copy (const DeskRegisterKey *self)
{
  DeskRegisterKey *copy = g_memdup2 (self, sizeof *self);

  for (guint i = 0; i < G_N_ELEMENTS (copy->texts); i++)
    copy->texts[i] = g_strdup (self->texts[i]);
  copy->id = g_strdup (self->id);
  return copy;
}

/* The place behind the row that was just read. */
static DeskRegisterKey *
make_key (const DeskRegisterOrder *order, DeskQuery *row, guint position)
{
  DeskRegisterKey *key = g_new0 (DeskRegisterKey, 1);

  key->position = position;
  key->id = g_strdup (desk_query_get_text (row, 0));
  key->moment = desk_query_get_integer (row, 1);
  for (int i = 0; i < order->n_texts; i++)
    key->texts[i] = g_strdup (desk_query_get_text (row, 2 + i));
  return key;
}

static gboolean
find_person (DeskDatabase *database, const char *id, DeskRecord **person, GError **error)
{
  GError *failed = NULL;

  *person = id != NULL ? desk_records_find (database, "person", id, &failed) : NULL;
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, failed);
  return FALSE;
}

/* A find, and the loss or statement that may declare it. */
static DeskRegisterEntry *
load_match (DeskDatabase *database, const DeskRegisterPair *pair, GError **error)
{
  g_autoptr (GError) failed = NULL;
  DeskRegisterEntry *entry = g_new0 (DeskRegisterEntry, 1);

  entry->match = desk_match_copy (pair->match);
  entry->record = desk_records_find (database, "find", pair->id, &failed);
  if (failed == NULL)
    entry->person = desk_records_find (database, "loss", pair->other, &failed);
  if (failed == NULL && entry->person == NULL)
    entry->person = desk_records_find (database, "statement", pair->other, &failed);
  if (failed == NULL)
    return entry;
  g_propagate_error (error, g_steal_pointer (&failed));
  entry_free (entry);
  return NULL;
}

/* A record that is gone since (there are none) leaves its row empty. */
static DeskRegisterEntry *
load_entry (DeskDatabase *database, const char *kind, const DeskRegisterPair *pair, GError **error)
{
  g_autoptr (GError) failed = NULL;
  DeskRegisterEntry *entry = g_new0 (DeskRegisterEntry, 1);
  const char *person = pair->other;

  entry->record = desk_records_find (database, kind, pair->id, &failed);
  if (failed == NULL && DESK_IS_VISIT (entry->record))
    {
      entry->last_visit = desk_record_get_integer (entry->record, DESK_VISIT_ARRIVED);
      person = desk_record_get_text (entry->record, DESK_VISIT_PERSON);
    }
  else if (failed == NULL && DESK_IS_STATEMENT (entry->record))
    {
      entry->last_visit = desk_record_get_integer (entry->record, DESK_STATEMENT_SUBMITTED);
      person = desk_record_get_text (entry->record, DESK_STATEMENT_APPLICANT);
    }
  else if (failed == NULL && DESK_IS_LOSS (entry->record))
    {
      entry->last_visit = desk_record_get_integer (entry->record, DESK_LOSS_DECLARED);
      person = desk_record_get_text (entry->record, DESK_LOSS_APPLICANT);
    }
  else if (failed == NULL && DESK_IS_FIND (entry->record))
    entry->last_visit = desk_record_get_integer (entry->record, DESK_FIND_RECEIVED);
  else if (failed == NULL && DESK_IS_APPOINTMENT (entry->record))
    {
      entry->last_visit = desk_record_get_integer (entry->record, DESK_APPOINTMENT_MADE);
      person = desk_record_get_text (entry->record, DESK_APPOINTMENT_PERSON);
    }
  else if (failed == NULL)
    desk_search_index_read_last_visit (database, pair->id, &entry->last_visit, &failed);

  if (failed == NULL && find_person (database, person, &entry->person, &failed))
    return entry;
  g_propagate_error (error, g_steal_pointer (&failed));
  entry_free (entry);
  return NULL;
}

static DeskRegisterEntry *
load_any (DeskDatabase *database, const DeskRegisterQuery *query, const DeskRegisterPair *pair,
          GError **error)
{
  DeskRegisterEntry *entry = pair->match != NULL ? load_match (database, pair, error)
                                                 : load_entry (database, query->kind, pair, error);
  DeskStanding standing = { DESK_STANDING_NONE, 0 };

  if (entry == NULL || !query->standings)
    return entry;
  if (!desk_standing_load (database, pair->id, &standing, error))
    {
      entry_free (entry);
      return NULL;
    }
  entry->standing = standing.state;
  return entry;
}

static gboolean
fill (DeskRegisterPage *page, DeskDatabase *database, const DeskRegisterQuery *query, GPtrArray *pairs,
      guint from, GCancellable *cancellable, GError **error)
{
  for (guint i = from; i < pairs->len && i < from + DESK_REGISTER_PAGE; i++)
    {
      const DeskRegisterPair *pair = g_ptr_array_index (pairs, i);
      DeskRegisterEntry *entry;

      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || (entry = load_any (database, query, pair, error)) == NULL)
        return FALSE;
      g_ptr_array_add (page->entries, entry);
    }
  return TRUE;
}

/* Walks from the key to the page, and notes the places it comes by; then takes the page's ids. */
static gboolean
walk (DeskRegisterPage *page, DeskDatabase *database, const DeskRegisterOrder *order,
      const DeskRegisterKey *from, GPtrArray *pairs, GCancellable *cancellable, GError **error)
{
  GError *failed = NULL;
  g_autoptr (DeskQuery) rows = desk_query_new (database, order->sql, error);

  if (rows == NULL)
    return FALSE;
  desk_query_bind (rows, "sssis", from->texts[0], from->texts[1], from->texts[2], from->moment, from->id);
  for (guint position = from->position; position < page->first + DESK_REGISTER_PAGE; position++)
    {
      if ((position % ROWS_BETWEEN_LOOKS == 0 && g_cancellable_set_error_if_cancelled (cancellable, &failed))
          || !desk_query_next (rows, &failed))
        break;
      if (position >= page->first)
        {
          g_ptr_array_add (pairs, desk_register_pair_new (desk_query_get_text (rows, 0), NULL));
        }
      if ((position + 1) % DESK_REGISTER_PAGE == 0)
        g_ptr_array_add (page->keys, make_key (order, rows, position + 1));
    }
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, failed);
  return FALSE;
}

/**
 * desk_register_page_load:
 * @from: a place at or before the page
 * @first: position of the page's first row
 *
 * Returns: (transfer full) (nullable): the page, NULL with @error set
 */
DeskRegisterPage *
desk_register_page_load (DeskDatabase *database, const DeskRegisterQuery *query, const DeskRegisterKey *from,
                         guint first, GCancellable *cancellable, GError **error)
{
  g_autoptr (DeskRegisterPage) page = page_new (first);
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func ((GDestroyNotify)desk_register_pair_free);

  if (!walk (page, database, find_order (query), from, pairs, cancellable, error)
      || !fill (page, database, query, pairs, 0, cancellable, error))
    return NULL;
  return g_steal_pointer (&page);
}

/**
 * desk_register_page_load_ids:
 * @pairs: (element-type DeskRegisterPair): all rows of the register
 * @first: position of the page's first row
 *
 * Returns: (transfer full) (nullable): the page, NULL with @error set
 */
DeskRegisterPage *
desk_register_page_load_ids (DeskDatabase *database, const DeskRegisterQuery *query, GPtrArray *pairs,
                             guint first, GCancellable *cancellable, GError **error)
{
  g_autoptr (DeskRegisterPage) page = page_new (first);

  if (!fill (page, database, query, pairs, first, cancellable, error))
    return NULL;
  return g_steal_pointer (&page);
}

// SPDX-License-Identifier: GPL-3.0-or-later
// How long a register is and where its stretches begin. A million people are some thousand stretches, so the length is
// known, and any place found, without reading the rows. Short registers (a day, a search) are lists of ids.

#include "store/register-page.h"

#include "store/query.h"
#include "store/register-appointments.h"
#include "store/register-losses.h"
#include "store/register-statements.h"
#include "store/search-entries.h"
#include "store/search-index.h"
#include "store/search.h"

#include <string.h>

#define MAX_RECENT 1000
#define MAX_DOUBLES 5000
#define MAX_FOUND 500
#define MAX_VISITS_OF_PERSON 20
#define SECONDS_OF_DAY 86400
#define OPEN "state IN ('waiting', 'called', 'serving', 'held')"

static void
stretch_free (DeskRegisterStretch *self)
{
  g_free (self->bucket);
  g_free (self);
}

/**
 * desk_register_shape_free:
 * Frees a shape.
 */
void
desk_register_shape_free (DeskRegisterShape *self)
{
  g_clear_pointer (&self->stretches, g_ptr_array_unref);
  g_clear_pointer (&self->ids, g_ptr_array_unref);
  g_free (self);
}

static gboolean
load_stretches (DeskRegisterShape *self, DeskDatabase *database, const DeskRegisterQuery *query,
                GError **error)
{
  GError *failed = NULL;
  gboolean is_open = g_str_equal (query->kind, "loss") && g_str_equal (query->filter, "open");
  g_autofree char *kind = g_strconcat (query->kind, is_open ? DESK_SEARCH_TALLY_OPEN : NULL, NULL);
  g_autofree char *first = is_open ? desk_search_bucket_of_moment (query->archived_before) : g_strdup ("");
  g_autoptr (DeskQuery) rows = desk_query_new (
      database,
      strcmp (kind, "person") != 0
          ? "SELECT bucket, n FROM search_tally WHERE kind = ?1 AND bucket >= ?2 ORDER BY bucket DESC"
          : "SELECT bucket, n FROM search_tally WHERE kind = ?1 AND bucket >= ?2 ORDER BY bucket",
      error);

  if (rows == NULL)
    return FALSE;
  self->stretches = g_ptr_array_new_with_free_func ((GDestroyNotify)stretch_free);
  desk_query_bind (rows, "ss", kind, first);
  while (desk_query_next (rows, &failed))
    {
      DeskRegisterStretch *stretch = g_new (DeskRegisterStretch, 1);

      stretch->bucket = g_strdup (desk_query_get_text (rows, 0));
      stretch->length = (guint)desk_query_get_integer (rows, 1);
      stretch->position = self->n_rows;
      self->n_rows += stretch->length;
      g_ptr_array_add (self->stretches, stretch);
    }
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, failed);
  return FALSE;
}

static void
add_pair (DeskRegisterShape *self, const char *id, const char *other)
{
  g_ptr_array_add (self->ids, desk_register_pair_new (id, other));
  self->n_rows++;
}

/* Reads rows of an id and a second one; @kinds and the value are those of desk_query_bind(). */
static gboolean
load_ids (DeskRegisterShape *self, DeskDatabase *database, const char *sql, gint64 value, GError **error)
{
  GError *failed = NULL;
  g_autoptr (DeskQuery) rows = desk_query_new (database, sql, error);

  if (rows == NULL)
    return FALSE;
  desk_query_bind (rows, "i", value);
  while (desk_query_next (rows, &failed))
    add_pair (self, desk_query_get_text (rows, 0), desk_query_get_text (rows, 1));
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, failed);
  return FALSE;
}

/* A visit with its arrival, for putting them in order. */
typedef struct
{
  char *id;
  gint64 arrived;
} DeskFoundVisit;

static void
found_visit_free (DeskFoundVisit *self)
{
  g_free (self->id);
  g_free (self);
}

static int
compare_arrivals (gconstpointer a, gconstpointer b)
{
  const DeskFoundVisit *first = *(DeskFoundVisit *const *)a, *second = *(DeskFoundVisit *const *)b;

  if (first->arrived != second->arrived)
    return first->arrived < second->arrived ? 1 : -1;
  return strcmp (second->id, first->id);
}

static gboolean
add_visits (GPtrArray *found, DeskDatabase *database, const char *sql, const char *id,
            const DeskRegisterQuery *query, GError **error)
{
  GError *failed = NULL;
  g_autoptr (DeskQuery) rows = desk_query_new (database, sql, error);

  if (rows == NULL)
    return FALSE;
  desk_query_bind (rows, "s", id);
  while (desk_query_next (rows, &failed))
    {
      DeskFoundVisit visit = { NULL, desk_query_get_integer (rows, 1) };

      if ((g_str_equal (query->filter, "today") && visit.arrived < query->day_start)
          || (g_str_equal (query->filter, "open") && desk_query_get_integer (rows, 2) == 0))
        continue;
      visit.id = g_strdup (desk_query_get_text (rows, 0));
      g_ptr_array_add (found, g_memdup2 (&visit, sizeof visit));
    }
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, failed);
  return FALSE;
}

static gboolean
add_visits_of_hit (GPtrArray *found, DeskDatabase *database, DeskHit *hit, const DeskRegisterQuery *query,
                   GError **error)
{
  DeskRecord *record = desk_hit_get_record (hit);

  return add_visits (found, database,
                     DESK_IS_PERSON (record) ? "SELECT id, arrived, " OPEN
                                               " FROM visit WHERE person = ? ORDER BY arrived DESC"
                                               " LIMIT " G_STRINGIFY (MAX_VISITS_OF_PERSON)
                                             : "SELECT id, arrived, " OPEN " FROM visit WHERE id = ?",
                     desk_record_get_id (record), query, error);
}

static gboolean
load_found_visits (DeskRegisterShape *self, DeskDatabase *database, GPtrArray *hits,
                   const DeskRegisterQuery *query, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify)found_visit_free);
  const char *last = NULL;

  for (guint i = 0; i < hits->len; i++)
    if (!add_visits_of_hit (found, database, g_ptr_array_index (hits, i), query, error))
      return FALSE;

  g_ptr_array_sort (found, compare_arrivals);
  for (guint i = 0; i < found->len; i++)
    {
      const DeskFoundVisit *visit = g_ptr_array_index (found, i);

      if (g_strcmp0 (last, visit->id) != 0)
        add_pair (self, visit->id, NULL);
      last = visit->id;
    }
  return TRUE;
}

/* What the filter text finds: for people as in the omnibox, for visits the newest first. */
static gboolean
load_found (DeskRegisterShape *self, DeskDatabase *database, const DeskRegisterQuery *query,
            GCancellable *cancellable, GError **error)
{
  gboolean people = g_str_equal (query->kind, "person");
  g_autoptr (DeskSearch) search = desk_search_new (query->text, query->country, people, MAX_FOUND);
  g_autoptr (GPtrArray) hits = desk_search_run (database, search, cancellable, error);

  if (hits == NULL)
    return FALSE;
  if (!people)
    return load_found_visits (self, database, hits, query, error);
  for (guint i = 0; i < hits->len; i++)
    add_pair (self, desk_record_get_id (desk_hit_get_record (g_ptr_array_index (hits, i))), NULL);
  return TRUE;
}

static const char *
get_sql (const DeskRegisterQuery *query)
{
  static const struct
  {
    const char *kind;
    const char *filter;
    const char *sql;
  } short_ones[] = {
    { "person", "recent",
      "SELECT person, NULL FROM search_name INDEXED BY search_name_recent WHERE last_visit > 0 AND spelling = 0"
      " AND ?1 IS NOT NULL ORDER BY last_visit DESC, surname DESC LIMIT " G_STRINGIFY (MAX_RECENT) },
    { "person", "duplicates",
      "SELECT DISTINCT first, second FROM search_double WHERE ?1 IS NOT NULL"
      " ORDER BY first, second LIMIT " G_STRINGIFY (MAX_DOUBLES) },
    { "visit", "today",
      "SELECT id, NULL FROM visit INDEXED BY visit_arrived WHERE arrived >= ?"
      " ORDER BY arrived DESC, id DESC" },
    { "visit", "open",
      "SELECT id, NULL FROM visit INDEXED BY visit_open WHERE " OPEN " AND ?1 IS NOT NULL"
      " ORDER BY arrived DESC, id DESC" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (short_ones); i++)
    if (g_str_equal (short_ones[i].kind, query->kind) && g_str_equal (short_ones[i].filter, query->filter))
      return short_ones[i].sql;
  return NULL;
}

/**
 * desk_register_shape_load:
 *
 * Returns: (transfer full) (nullable): the shape of the register as it is now, NULL with @error set
 */
DeskRegisterShape *
desk_register_shape_load (DeskDatabase *database, const DeskRegisterQuery *query, GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (DeskRegisterShape) self = g_new0 (DeskRegisterShape, 1);
  const char *sql = get_sql (query);
  gboolean done;

  if (desk_register_statements_are_listed (query))
    {
      self->ids = desk_register_statements_load (database, query, cancellable, error);
      self->n_rows = self->ids != NULL ? self->ids->len : 0;
      return self->ids != NULL ? g_steal_pointer (&self) : NULL;
    }
  if (desk_register_losses_are_listed (query))
    {
      self->ids = desk_register_losses_load (database, query, cancellable, error);
      self->n_rows = self->ids != NULL ? self->ids->len : 0;
      return self->ids != NULL ? g_steal_pointer (&self) : NULL;
    }
  if (desk_register_appointments_are_listed (query))
    {
      self->ids = desk_register_appointments_load (database, query, cancellable, error);
      self->n_rows = self->ids != NULL ? self->ids->len : 0;
      return self->ids != NULL ? g_steal_pointer (&self) : NULL;
    }
  if (query->text == NULL && sql == NULL)
    return load_stretches (self, database, query, error) ? g_steal_pointer (&self) : NULL;

  self->ids = g_ptr_array_new_with_free_func ((GDestroyNotify)desk_register_pair_free);
  if (query->text != NULL && g_strcmp0 (query->filter, "duplicates") != 0)
    done = load_found (self, database, query, cancellable, error);
  else
    done = load_ids (self, database, sql, query->day_start, error);
  return done ? g_steal_pointer (&self) : NULL;
}

static DeskRegisterStretch *
find_stretch (DeskRegisterShape *self, guint position)
{
  guint low = 0, high = self->stretches->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;
      const DeskRegisterStretch *stretch = g_ptr_array_index (self->stretches, middle);

      if (stretch->position <= position)
        low = middle;
      else
        high = middle;
    }
  return g_ptr_array_index (self->stretches, low);
}

/**
 * desk_register_shape_find:
 * @position: of a row; the register is made of stretches
 *
 * Returns: (transfer full): the beginning of the stretch in which the row lies
 */
DeskRegisterKey *
desk_register_shape_find (DeskRegisterShape *self, const DeskRegisterQuery *query, guint position)
{
  const DeskRegisterStretch *stretch = find_stretch (self, position);
  DeskRegisterKey *key = g_new0 (DeskRegisterKey, 1);

  key->position = stretch->position;
  key->id = g_strdup ("");
  if (!g_str_equal (query->kind, "person"))
    key->moment = (g_ascii_strtoll (stretch->bucket, NULL, 10) + 1) * SECONDS_OF_DAY;
  /* The register runs back, so a day begins behind its last time. */
  key->texts[0] = g_str_equal (query->kind, "appointment") ? g_strconcat (stretch->bucket, "U", NULL)
                                                           : g_strdup (stretch->bucket);
  key->texts[1] = g_strdup ("");
  key->texts[2] = g_strdup ("");
  return key;
}

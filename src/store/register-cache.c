// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of a register that are in memory. Scrolling through a million rows leaves the last few hundred here.

#include "store/register-cache.h"

#define MAX_PAGES 24  /* far more than any window shows */
#define PAGES_SHOWN 6 /* those are filled without being asked for */

typedef struct
{
  guint first;
  gboolean whole;
  DeskRegisterRow *rows[DESK_REGISTER_PAGE]; /* NULL: nobody asked yet */
} Page;

struct _DeskRegisterCache
{
  GHashTable *pages; /* first -> Page */
  GQueue order;      /* (element-type Page): the last used first */
};

static void
page_free (gpointer data)
{
  Page *page = data;

  for (guint i = 0; i < DESK_REGISTER_PAGE; i++)
    g_clear_object (&page->rows[i]);
  g_free (page);
}

/**
 * desk_register_cache_new:
 *
 * Returns: (transfer full): an empty cache
 */
DeskRegisterCache *
desk_register_cache_new (void)
{
  DeskRegisterCache *self = g_new0 (DeskRegisterCache, 1);

  self->pages = g_hash_table_new_full (NULL, NULL, NULL, page_free);
  g_queue_init (&self->order);
  return self;
}

/**
 * desk_register_cache_free:
 * Lets all rows go.
 */
void
desk_register_cache_free (DeskRegisterCache *self)
{
  g_queue_clear (&self->order);
  g_hash_table_unref (self->pages);
  g_free (self);
}

static Page *
use_page (DeskRegisterCache *self, guint first)
{
  Page *page = g_hash_table_lookup (self->pages, GUINT_TO_POINTER (first));

  if (page == g_queue_peek_head (&self->order) && page != NULL)
    return page;
  if (page != NULL)
    g_queue_remove (&self->order, page);
  else
    {
      page = g_new0 (Page, 1);
      page->first = first;
      g_hash_table_insert (self->pages, GUINT_TO_POINTER (first), page);
    }
  g_queue_push_head (&self->order, page);

  while (g_queue_get_length (&self->order) > MAX_PAGES)
    {
      const Page *last = g_queue_pop_tail (&self->order);

      g_hash_table_remove (self->pages, GUINT_TO_POINTER (last->first));
    }
  return page;
}

/**
 * desk_register_cache_get:
 * @whole: (out): whether the row's page needs no fetching
 *
 * Returns: (transfer none): the row at a position, empty until its page is filled
 */
DeskRegisterRow *
desk_register_cache_get (DeskRegisterCache *self, guint position, gboolean *whole)
{
  guint place = position % DESK_REGISTER_PAGE;
  Page *page = use_page (self, position - place);

  if (page->rows[place] == NULL)
    {
      page->rows[place] = desk_register_row_new (position);
      page->whole = FALSE;
    }
  *whole = page->whole;
  return page->rows[place];
}

/**
 * desk_register_cache_wants:
 *
 * Returns: whether the page is still here and not filled
 */
gboolean
desk_register_cache_wants (DeskRegisterCache *self, guint first)
{
  const Page *page = g_hash_table_lookup (self->pages, GUINT_TO_POINTER (first));

  return page != NULL && !page->whole;
}

/**
 * desk_register_cache_fill:
 * Puts a page that was fetched into its rows. A page that was let go meanwhile stays so.
 */
void
desk_register_cache_fill (DeskRegisterCache *self, const DeskRegisterPage *fetched)
{
  Page *page = g_hash_table_lookup (self->pages, GUINT_TO_POINTER (fetched->first));

  if (page == NULL)
    return;
  page->whole = TRUE;
  for (guint i = 0; i < fetched->entries->len; i++)
    {
      const DeskRegisterEntry *entry = g_ptr_array_index (fetched->entries, i);

      if (page->rows[i] == NULL)
        page->rows[i] = desk_register_row_new (page->first + i);
      desk_register_row_set_match (page->rows[i], entry->match);
      desk_register_row_set_standing (page->rows[i], entry->standing);
      desk_register_row_fill (page->rows[i], entry->record, entry->person, entry->last_visit);
    }
}

/* All rows, out of their pages, the least used pages first. */
static GPtrArray *
take_rows (DeskRegisterCache *self)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (GList *link = self->order.tail; link != NULL; link = link->prev)
    {
      Page *page = link->data;

      for (guint i = 0; i < DESK_REGISTER_PAGE; i++)
        {
          DeskRegisterRow *row = g_steal_pointer (&page->rows[i]);

          if (row != NULL)
            g_ptr_array_add (rows, row);
        }
    }
  g_queue_clear (&self->order);
  g_hash_table_remove_all (self->pages);
  return rows;
}

/**
 * desk_register_cache_shift:
 *
 * Rows went at a position and others came: those behind move and show what they showed, until fetched again.
 */
void
desk_register_cache_shift (DeskRegisterCache *self, guint position, guint removed, guint added)
{
  g_autoptr (GPtrArray) rows = NULL;

  if (removed == added)
    {
      desk_register_cache_spoil (self, position, added);
      return;
    }

  rows = take_rows (self);
  for (guint i = 0; i < rows->len; i++)
    {
      DeskRegisterRow *row = g_ptr_array_index (rows, i);
      guint at = desk_register_row_get_position (row);

      if (at >= position && at < position + removed)
        continue;
      if (at >= position)
        at = at - removed + added;
      desk_register_row_set_position (row, at);

      Page *page = use_page (self, at - at % DESK_REGISTER_PAGE);
      g_set_object (&page->rows[at % DESK_REGISTER_PAGE], row);
    }
}

/**
 * desk_register_cache_spoil:
 *
 * What the rows of this stretch show may not be true any more: their pages have to be fetched again.
 */
void
desk_register_cache_spoil (DeskRegisterCache *self, guint position, guint length)
{
  for (GList *link = self->order.head; link != NULL; link = link->next)
    {
      Page *page = link->data;

      if (page->first < position + length && page->first + DESK_REGISTER_PAGE > position)
        page->whole = FALSE;
    }
}

/**
 * desk_register_cache_find:
 * @position: (out): of a row that shows the record
 *
 * Returns: whether there is one here
 */
gboolean
desk_register_cache_find (DeskRegisterCache *self, const char *id, guint *position)
{
  for (GList *link = self->order.head; link != NULL; link = link->next)
    {
      const Page *page = link->data;

      for (guint i = 0; i < DESK_REGISTER_PAGE; i++)
        if (page->rows[i] != NULL && desk_register_row_shows (page->rows[i], id))
          {
            *position = page->first + i;
            return TRUE;
          }
    }
  return FALSE;
}

/**
 * desk_register_cache_list_wanted:
 *
 * Returns: (transfer full) (element-type guint): those of the last used pages that are not whole, the last used first
 */
GArray *
desk_register_cache_list_wanted (DeskRegisterCache *self)
{
  GArray *wanted = g_array_new (FALSE, FALSE, sizeof (guint));

  for (GList *link = self->order.head; link != NULL && wanted->len < PAGES_SHOWN; link = link->next)
    {
      const Page *page = link->data;

      if (!page->whole)
        g_array_append_val (wanted, page->first);
    }
  return wanted;
}

/**
 * desk_register_cache_count:
 *
 * Returns: how many pages are in memory
 */
guint
desk_register_cache_count (DeskRegisterCache *self)
{
  return g_queue_get_length (&self->order);
}

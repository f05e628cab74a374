// SPDX-License-Identifier: GPL-3.0-or-later
// Gathers on the worker what a register on paper is made from, then shows the preview.

#include "ui/widgets/register-paper.h"

#include "store/records.h"
#include "ui/notice.h"
#include "ui/paper-request.h"

#include <glib/gi18n-lib.h>

/* More are no paper anybody reads, and the preview would take long. */
#define MAX_OF_REGISTER 2000

/* Who asked for which register. */
typedef struct
{
  DeskPaperRequest *request;
  const DeskRegisterPaper *paper;
  gint64 period_from;
  gint64 period_to;
} Request;

static void
request_free (Request *self)
{
  desk_paper_request_free (self->request);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

/* What a register is made from. */
typedef struct
{
  const DeskRegisterPaper *paper;
  DeskRegisterQuery query;
  GPtrArray *pages; /* of DeskRegisterPage */
  GPtrArray *officers;
  GHashTable *linked; /* id -> DeskRecord */
  guint n_left_out;
} Register;

static void
register_free (Register *self)
{
  desk_register_query_clear (&self->query);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_clear_pointer (&self->officers, g_ptr_array_unref);
  g_clear_pointer (&self->linked, g_hash_table_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Register, register_free)

static void
read_linked (Register *self, DeskDatabase *database, const DeskRegisterPage *page)
{
  for (guint i = 0; i < page->entries->len; i++)
    {
      const DeskRegisterEntry *entry = g_ptr_array_index (page->entries, i);

      if (entry->record != NULL)
        self->paper->read (database, entry, self->linked);
    }
}

static gpointer
load_register (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  const Register *asked = data;
  g_autoptr (Register) found = g_new0 (Register, 1);
  g_autoptr (GPtrArray) ids = asked->paper->table->load_ids (database, &asked->query, cancellable, error);

  if (ids == NULL)
    return NULL;
  found->n_left_out = ids->len > MAX_OF_REGISTER ? ids->len - MAX_OF_REGISTER : 0;
  found->paper = asked->paper;
  found->linked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  found->pages = g_ptr_array_new_with_free_func ((GDestroyNotify)desk_register_page_free);
  for (guint first = 0; first < ids->len && found->n_left_out == 0; first += DESK_REGISTER_PAGE)
    {
      DeskRegisterPage *page =
          desk_register_page_load_ids (database, &asked->query, ids, first, cancellable, error);

      if (page == NULL)
        return NULL;
      g_ptr_array_add (found->pages, page);
      if (found->paper->read != NULL)
        read_linked (found, database, page);
    }
  found->officers = desk_records_load_all (database, "officer", cancellable, error);
  return found->officers != NULL ? g_steal_pointer (&found) : NULL;
}

static const DeskRegisterEntry *
get_entry (const Register *self, guint position)
{
  const DeskRegisterPage *page = g_ptr_array_index (self->pages, position / DESK_REGISTER_PAGE);

  return g_ptr_array_index (page->entries, position % DESK_REGISTER_PAGE);
}

/* A register on paper begins with what came first. */
static void
add_entries (const DeskRegisterPaper *paper, DeskPaperSource *source, const Register *found)
{
  guint n_entries = 0;

  for (guint i = 0; i < found->pages->len; i++)
    n_entries += ((DeskRegisterPage *)g_ptr_array_index (found->pages, i))->entries->len;
  for (guint i = 0; i < n_entries; i++)
    {
      const DeskRegisterEntry *entry = get_entry (found, paper->oldest_first ? i : n_entries - 1 - i);

      if (entry->record != NULL)
        paper->add (source, entry, found->officers, found->linked);
    }
}

static void
on_register (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Request) request = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Register) found = desk_store_call_finish (DESK_STORE (object), result, &error);
  g_autoptr (DeskPaperSource) source = NULL;

  if (found == NULL)
    {
      desk_notice_show_error (request->request->from, error);
      return;
    }
  if (found->n_left_out > 0)
    {
      desk_notice_show (request->request->from,
                        _ ("These are too many for a paper. Choose a shorter period, or save a table."));
      return;
    }
  source = desk_paper_request_new_source (request->request->context);
  desk_paper_source_set_period (source, request->period_from, request->period_to);
  add_entries (request->paper, source, found);
  desk_paper_request_show (request->request, source, NULL, NULL);
}

/**
 * desk_register_paper_present:
 * @from: the widget that asks
 * @paper: (transfer none): static
 * @query: which records; copied
 *
 * Shows the preview of a register on paper.
 */
void
desk_register_paper_present (GtkWidget *from, DeskContext *context, const DeskRegisterPaper *paper,
                             const DeskRegisterQuery *query)
{
  Request *request = g_new (Request, 1);
  Register *asked = g_new0 (Register, 1);

  *request = (Request){ desk_paper_request_new (from, context, paper->id), paper, query->from, query->to };
  asked->paper = paper;
  desk_register_query_copy (query, &asked->query);
  desk_store_call_async (desk_context_get_store (context), DESK_PRIORITY_BACKGROUND, load_register, asked,
                         (GDestroyNotify)register_free, (GDestroyNotify)register_free, NULL, on_register,
                         request);
}

// SPDX-License-Identifier: GPL-3.0-or-later
// The crib sheet as a paper: steps of the guide and the table of keys, in the language of the screens.

#include "ui/help/crib-paper.h"

#include "ui/help/help-page.h"
#include "ui/keys.h"
#include "ui/paper-request.h"
#include "ui/places.h"

#include <glib/gi18n-lib.h>

/* The steps of a page that are marked so, under their heading. */
static void
add_steps (DeskPaperSource *source, const DeskHelpPage *page)
{
  const char *heading = page->title;

  for (guint i = 0; i < page->blocks->len; i++)
    {
      const DeskHelpBlock *block = page->blocks->pdata[i];

      if (block->kind == DESK_HELP_HEADING)
        heading = block->words;
      if (block->is_crib)
        {
          g_autofree char *text = desk_help_words_to_plain (_ (block->words));

          desk_paper_source_add_hint (source, &(DeskPaperHint){ _ (heading), NULL, text });
        }
    }
}

/* The keys of a place, or those that work everywhere. */
static void
add_keys (DeskPaperSource *source, const char *place, const char *section)
{
  g_autoptr (GPtrArray) rows = desk_keys_list_for (place);

  for (guint i = 0; i < rows->len; i++)
    {
      const DeskKeys *row = rows->pdata[i];
      g_autofree char *key = desk_keys_format (row);

      desk_paper_source_add_hint (source, &(DeskPaperHint){ section, key, _ (row->title) });
    }
}

/**
 * desk_crib_paper_fill:
 * @pages: (element-type DeskHelpPage): the guide
 *
 * Adds everything that stands on the crib sheet to what papers are made from.
 */
void
desk_crib_paper_fill (DeskPaperSource *source, GPtrArray *pages)
{
  guint n_places;
  const DeskPlace *places = desk_places_list (&n_places);

  for (guint i = 0; i < pages->len; i++)
    add_steps (source, pages->pdata[i]);
  add_keys (source, NULL, _ ("Everywhere"));
  for (guint i = 0; i < n_places; i++)
    add_keys (source, places[i].id, _ (places[i].title));
}

/**
 * desk_crib_paper_present:
 * @pages: (element-type DeskHelpPage): the guide
 *
 * Shows the preview of the crib sheet.
 */
void
desk_crib_paper_present (GtkWidget *from, DeskContext *context, GPtrArray *pages)
{
  g_autoptr (DeskPaperRequest) request = desk_paper_request_new (from, context, "crib-sheet");
  g_autoptr (DeskPaperSource) source = desk_paper_request_new_source (context);

  desk_crib_paper_fill (source, pages);
  desk_paper_request_show (request, source, NULL, desk_context_get_language (context));
}

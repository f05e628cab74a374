// SPDX-License-Identifier: GPL-3.0-or-later
// The advice sheet about documents that were lost or stolen: what to do with each, who issues it anew, what to bring. It
// names no person.

#include "paper/papers.h"

#include "model/phone.h"
#include "paper/document-rows.h"

typedef struct
{
  DeskPaperSource *source;
  DeskSheet *sheet;
  const char *language;
  const char *branch; /* "lost" or "stolen" */
  GArray *documents;
} Advice;

static const char *
get_text (Advice *self, const char *key)
{
  return desk_paper_source_get_text (self->source, key, self->language);
}

/* Returns: (transfer container): the kinds of document, each once */
static GPtrArray *
list_types (Advice *self)
{
  GPtrArray *types = g_ptr_array_new ();

  for (guint i = 0; i < self->documents->len; i++)
    {
      const char *code = g_array_index (self->documents, DeskPaperDocument, i).type;
      DeskTerm *type = code != NULL ? desk_profile_get_term (desk_paper_source_get_profile (self->source),
                                                             "document_types", code)
                                    : NULL;

      if (type != NULL && !g_ptr_array_find (types, type, NULL))
        g_ptr_array_add (types, type);
    }
  return types;
}

static gboolean
is_advised_alike (Advice *self, DeskTerm *a, DeskTerm *b)
{
  return g_strv_equal (desk_term_get_list (a, "issuers"), desk_term_get_list (b, "issuers"))
         && g_strcmp0 (desk_term_get_text (a, self->branch, self->language),
                       desk_term_get_text (b, self->branch, self->language))
                == 0;
}

static void
add_item (Advice *self, const char *text)
{
  g_autofree char *item = g_strdup_printf ("– %s", text);

  desk_sheet_add_text (self->sheet, item);
}

static void
add_issuers (Advice *self, DeskTerm *type)
{
  const char *const *issuers = desk_term_get_list (type, "issuers");

  if (issuers[0] == NULL)
    return;
  desk_sheet_add_text (self->sheet, get_text (self, "advice.go"));
  for (guint i = 0; issuers[i] != NULL; i++)
    {
      DeskTerm *agency =
          desk_profile_get_term (desk_paper_source_get_profile (self->source), "agencies", issuers[i]);
      g_autofree char *item =
          desk_paper_source_format_about (self->source, desk_term_get_label (agency, self->language),
                                          desk_term_get_text (agency, "competence", self->language),
                                          self->language);

      add_item (self, item);
    }
}

/* Kinds of document for which the same is to be done stand together. */
static void
add_types (Advice *self)
{
  g_autoptr (GPtrArray) types = list_types (self);

  while (types->len > 0)
    {
      DeskTerm *first = g_ptr_array_index (types, 0);
      g_autoptr (GString) heading = g_string_new (desk_term_get_label (first, self->language));

      for (guint i = types->len - 1; i > 0; i--)
        if (is_advised_alike (self, first, g_ptr_array_index (types, i)))
          {
            g_string_append_printf (heading, ", %s",
                                    desk_term_get_label (g_ptr_array_index (types, i), self->language));
            g_ptr_array_remove_index (types, i);
          }
      desk_sheet_add_heading (self->sheet, heading->str);
      desk_sheet_add_text (self->sheet, desk_term_get_text (first, self->branch, self->language));
      add_issuers (self, first);
      g_ptr_array_remove_index (types, 0);
    }
}

/* Who speaks for somebody else brings what proves it. */
static void
add_proofs (Advice *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->documents->len; i++)
    {
      const char *basis = g_array_index (self->documents, DeskPaperDocument, i).basis;
      DeskTerm *ground = basis != NULL ? desk_profile_get_term (desk_paper_source_get_profile (self->source),
                                                                "representation_grounds", basis)
                                       : NULL;
      const char *paper = ground != NULL ? desk_term_get_text (ground, "proof", self->language) : NULL;
      g_autofree char *proof = paper != NULL
                                   ? desk_paper_source_format_text (self->source, "advice.bring_proof",
                                                                    self->language, "proof", paper)
                                   : NULL;

      if (proof != NULL && g_hash_table_add (seen, (gpointer)basis))
        add_item (self, proof);
    }
}

static DeskSheet *
make (DeskPaperSource *source, const char *language, const char *branch, const char *number,
      GArray *documents)
{
  DeskRecord *station = DESK_RECORD (desk_paper_source_get_station (source));
  Advice self = { source, desk_sheet_new (DESK_FORMAT_A4, language), language, branch, documents };
  const char *called = desk_record_get_text (station, DESK_STATION_PHONE);
  g_autofree char *title = g_strconcat ("advice.title_", branch, NULL);
  g_autofree char *phone = called != NULL ? desk_phone_display (called) : NULL;
  g_autofree char *made = desk_paper_source_format_printed (source, language);

  desk_sheet_set_footer (self.sheet, made, get_text (&self, "sheet.page"));
  desk_sheet_add_small (self.sheet, desk_record_get_text (station, DESK_STATION_NAME));
  desk_sheet_add_small (self.sheet, desk_record_get_text (station, DESK_STATION_ADDRESS));
  desk_sheet_add_gap (self.sheet, 10);
  desk_sheet_add_title (self.sheet, get_text (&self, title));
  desk_sheet_add_gap (self.sheet, 6);
  desk_sheet_add_pair (self.sheet, get_text (&self, "advice.number"), number);

  add_types (&self);
  desk_sheet_add_heading (self.sheet, get_text (&self, "advice.bring"));
  add_item (&self, get_text (&self, "advice.bring_receipt"));
  add_item (&self, get_text (&self, "advice.bring_identity"));
  add_proofs (&self);
  add_item (&self, get_text (&self, "advice.bring_copy"));
  desk_sheet_add_rule (self.sheet);
  desk_sheet_add_text (self.sheet, get_text (&self, "advice.misuse"));
  desk_sheet_add_text (self.sheet, get_text (&self, "advice.found"));
  desk_sheet_add_pair (self.sheet, get_text (&self, "sheet.phone"), phone);
  return self.sheet;
}

/**
 * desk_loss_advice_make:
 *
 * Returns: (transfer full): the advice sheet about the documents of the source's loss, on A4
 */
DeskSheet *
desk_loss_advice_make (DeskPaperSource *source, const char *language)
{
  const DeskPaperLoss *of = desk_paper_source_get_loss (source, 0);
  DeskRecord *loss = DESK_RECORD (of->loss);
  g_autoptr (GArray) documents = desk_paper_documents_read (loss);
  gboolean is_stolen = g_strcmp0 (desk_record_get_text (loss, DESK_LOSS_STATE), "stolen") == 0;

  return make (source, language, is_stolen ? "stolen" : "lost",
               of->is_draft ? NULL : desk_record_get_text (loss, DESK_LOSS_NO), documents);
}

/**
 * desk_theft_advice_make:
 *
 * Returns: (transfer full): the advice sheet about the stolen documents of the source's statement, on A4
 */
DeskSheet *
desk_theft_advice_make (DeskPaperSource *source, const char *language)
{
  const DeskPaperStatement *of = desk_paper_source_get_statement (source, 0);
  DeskRecord *statement = DESK_RECORD (of->statement);
  g_autoptr (GArray) documents = desk_paper_documents_read (statement);

  return make (source, language, "stolen",
               of->is_draft ? NULL : desk_record_get_text (statement, DESK_STATEMENT_NO), documents);
}

/**
 * desk_theft_advice_applies:
 *
 * Returns: whether the source's statement lists documents
 */
gboolean
desk_theft_advice_applies (DeskPaperSource *source)
{
  DeskRecord *statement = DESK_RECORD (desk_paper_source_get_statement (source, 0)->statement);
  g_autofree const char **keys = desk_record_list_keys (statement, DESK_STATEMENT_DOCUMENT);

  return keys[0] != NULL;
}

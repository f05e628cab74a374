// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/lost-documents/lost-register-paper.h"

#include "model/match.h"
#include "store/records.h"
#include "store/register-losses.h"
#include "ui/lost-documents/declared.h"
#include "ui/lost-documents/match-file.h"
#include "ui/widgets/register-paper.h"

static void
read_record (DeskDatabase *database, const char *kind, const char *id, GHashTable *linked)
{
  DeskRecord *record =
      id != NULL && !g_hash_table_contains (linked, id) ? desk_records_find (database, kind, id, NULL) : NULL;

  if (record != NULL)
    g_hash_table_insert (linked, g_strdup (id), record);
}

static gpointer
find_linked (GHashTable *linked, const char *id)
{
  return id != NULL ? g_hash_table_lookup (linked, id) : NULL;
}

static void
read_loss (DeskDatabase *database, const DeskRegisterEntry *entry, GHashTable *linked)
{
  g_autofree const char **keys = desk_record_list_keys (entry->record, DESK_LOSS_DOCUMENT_HOLDER);

  for (guint i = 0; keys[i] != NULL; i++)
    read_record (database, "person",
                 desk_record_get_entry_text (entry->record, DESK_LOSS_DOCUMENT_HOLDER, keys[i]), linked);
  read_record (database, "statement", desk_record_get_text (entry->record, DESK_LOSS_STATEMENT), linked);
}

static void
add_loss (DeskPaperSource *source, const DeskRegisterEntry *entry, GPtrArray *officers, GHashTable *linked)
{
  DeskRecord *statement = find_linked (linked, desk_record_get_text (entry->record, DESK_LOSS_STATEMENT));
  const DeskPaperLoss loss = {
    .loss = DESK_LOSS (entry->record),
    .applicant = (DeskPerson *)entry->person,
    .persons = linked,
    .officer = desk_officer_find (officers, desk_record_get_text (entry->record, DESK_LOSS_OFFICER)),
    .statement_no = statement != NULL ? desk_record_get_text (statement, DESK_STATEMENT_NO) : NULL,
  };

  desk_paper_source_add_loss (source, &loss);
}

/* Returns: (nullable): id of the loss or statement in which it was declared, as an officer said */
static const char *
get_confirmed (const DeskRegisterEntry *entry)
{
  const char *declared = NULL, *document = NULL;

  return desk_match_find_confirmed (DESK_FIND (entry->record), &declared, &document) ? declared : NULL;
}

static void
read_find (DeskDatabase *database, const DeskRegisterEntry *entry, GHashTable *linked)
{
  const char *declared = get_confirmed (entry);
  DeskRecord *record = declared != NULL && !g_hash_table_contains (linked, declared)
                           ? desk_match_file_find_declared (database, declared)
                           : NULL;

  if (record != NULL)
    g_hash_table_insert (linked, g_strdup (declared), record);
  read_record (database, "person", desk_record_get_text (entry->record, DESK_FIND_FINDER), linked);
  read_record (database, "person", desk_record_get_text (entry->record, DESK_FIND_RECEIVER), linked);
}

static void
add_find (DeskPaperSource *source, const DeskRegisterEntry *entry, GPtrArray *officers, GHashTable *linked)
{
  DeskRecord *declared = find_linked (linked, get_confirmed (entry));
  const DeskPaperFind find = {
    .find = DESK_FIND (entry->record),
    .finder = find_linked (linked, desk_record_get_text (entry->record, DESK_FIND_FINDER)),
    .receiver = find_linked (linked, desk_record_get_text (entry->record, DESK_FIND_RECEIVER)),
    .officer = desk_officer_find (officers, desk_record_get_text (entry->record, DESK_FIND_OFFICER)),
    .match_no = declared != NULL ? desk_declared_get_text (declared, NULL, DESK_LOSS_NO) : NULL,
  };

  desk_paper_source_add_find (source, &find);
}

static const DeskRegisterTable table = { .load_ids = desk_register_losses_load };

static const DeskRegisterPaper losses = {
  .id = "loss-register", .table = &table, .read = read_loss, .add = add_loss
};

static const DeskRegisterPaper finds = {
  .id = "find-register", .table = &table, .read = read_find, .add = add_find
};

static const DeskRegisterPaper storage = {
  .id = "find-storage", .table = &table, .read = read_find, .add = add_find, .oldest_first = TRUE
};

/**
 * desk_lost_register_paper_present:
 * @from: the widget that asks
 * @query: of losses or of finds; copied
 *
 * Shows the preview of the register; of finds that are kept too long, the list with what is to be done with each.
 */
void
desk_lost_register_paper_present (GtkWidget *from, DeskContext *context, const DeskRegisterQuery *query)
{
  const DeskRegisterPaper *paper = g_str_equal (query->kind, "loss")           ? &losses
                                   : g_strcmp0 (query->filter, "overdue") == 0 ? &storage
                                                                               : &finds;

  desk_register_paper_present (from, context, paper, query);
}

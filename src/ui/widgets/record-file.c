// SPDX-License-Identifier: GPL-3.0-or-later
// What a record said when it was registered: the journal's changes of it are taken back. And what else every page of a
// record shows.

#include "ui/widgets/record-file.h"

#include "store/error.h"
#include "store/history.h"
#include "store/records.h"
#include "store/statement-records.h"
#include "ui/officer-name.h"

/* What the program writes by itself, steps and numbers, is no amendment. */
static gboolean
is_said (DeskRecord *record, const char *wire_name)
{
  int field = desk_record_class_find_field (DESK_RECORD_GET_CLASS (record), wire_name, NULL);

  return field >= 0 && !(desk_record_get_fields (record, NULL)[field].flags & DESK_FIELD_INTERNAL);
}

/* Takes back one change of what the record says. */
static void
take_back (DeskRecord *original, const DeskEvent *event, gint64 *amended)
{
  for (guint i = 0; i < event->fields->len; i++)
    {
      const DeskFieldValue *value = g_ptr_array_index (event->fields, i);

      if (!is_said (original, value->name))
        continue;
      desk_record_set_wire (original, value->name, g_ptr_array_index (event->were, i));
      *amended = MAX (*amended, event->time);
    }
}

/**
 * desk_record_file_load_original:
 * @record: as it stands
 * @amended: (out): when it was last amended, 0: never
 *
 * Events come the newest first, so that the oldest value is the last to be put back.
 *
 * Returns: (transfer full) (nullable): a copy that says what was registered, with steps and numbers as they are now;
 *   NULL with @error set
 */
DeskRecord *
desk_record_file_load_original (DeskDatabase *database, DeskRecord *record, gint64 *amended,
                                GCancellable *cancellable, GError **error)
{
  const char *id = desk_record_get_id (record);
  g_autoptr (GPtrArray) events = desk_history_load (database, id, cancellable, error);
  DeskRecord *original;

  *amended = 0;
  if (events == NULL)
    return NULL;
  original = desk_record_copy (record);
  for (guint i = 0; i < events->len; i++)
    {
      const DeskEvent *event = g_ptr_array_index (events, i);

      if (!event->created && g_strcmp0 (event->record, id) == 0)
        take_back (original, event, amended);
    }
  return original;
}

/**
 * desk_record_file_read_draft:
 * @form: the form in the table of drafts
 * @record: id
 * @draft: (out) (nullable): an amendment of the record that was begun and not saved
 *
 * Returns: FALSE with @error set
 */
gboolean
desk_record_file_read_draft (DeskDatabase *database, const char *form, const char *record, DeskDraft **draft,
                             GError **error)
{
  g_autoptr (GPtrArray) drafts = desk_draft_list (database, form, error);

  *draft = NULL;
  for (guint i = 0; drafts != NULL && *draft == NULL && i < drafts->len; i++)
    {
      const DeskDraft *begun = g_ptr_array_index (drafts, i);

      if (g_strcmp0 (begun->record, record) == 0)
        *draft = desk_draft_copy (begun);
    }
  return drafts != NULL;
}

/**
 * desk_record_file_read_seal:
 * @record: id
 * @seal: (out) (nullable): 8 hex digits of the chain; what another desk wrote has no chain here
 *
 * Returns: FALSE with @error set
 */
gboolean
desk_record_file_read_seal (DeskDatabase *database, const char *record, char **seal, GError **error)
{
  GError *failed = NULL;

  *seal = desk_statement_records_load_digits (database, record, &failed);
  if (failed == NULL || g_error_matches (failed, DESK_STORE_ERROR, DESK_STORE_ERROR_MISSING))
    {
      g_clear_error (&failed);
      return TRUE;
    }
  g_propagate_error (error, failed);
  return FALSE;
}

/**
 * desk_record_file_find_person:
 * @id: (nullable)
 *
 * Returns: (transfer full) (nullable): the person; NULL where this desk does not know one of that id
 */
DeskPerson *
desk_record_file_find_person (DeskDatabase *database, const char *id)
{
  return id != NULL ? (DeskPerson *)desk_records_find (database, "person", id, NULL) : NULL;
}

/**
 * desk_record_file_name_officer:
 * @officers: (element-type DeskOfficer): all of this desk
 * @id: (nullable): of an officer
 *
 * Returns: (transfer full) (nullable): rank and name, the id of one this desk does not know
 */
char *
desk_record_file_name_officer (GPtrArray *officers, const char *id, DeskContext *context)
{
  DeskOfficer *officer = desk_officer_find (officers, id);

  return officer != NULL ? desk_officer_name_make (officer, desk_context_get_profile (context),
                                                   desk_context_get_language (context))
                         : g_strdup (id);
}

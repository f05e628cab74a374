// SPDX-License-Identifier: GPL-3.0-or-later
// Gathers on the worker, in one go, what the page of a person is made from.

#include "ui/people/person-file.h"

#include "model/appointment-step.h"
#include "model/loss-step.h"
#include "store/board.h"
#include "store/booking-day.h"
#include "store/lost-records.h"
#include "store/records.h"
#include "store/statement-records.h"

/**
 * desk_person_file_free:
 */
void
desk_person_file_free (DeskPersonFile *self)
{
  g_clear_object (&self->person);
  g_clear_object (&self->same_as);
  g_clear_pointer (&self->draft, desk_draft_free);
  g_clear_pointer (&self->visits, g_ptr_array_unref);
  g_clear_pointer (&self->statements, g_ptr_array_unref);
  g_clear_pointer (&self->losses, g_ptr_array_unref);
  g_clear_pointer (&self->appointments, g_ptr_array_unref);
  g_free (self);
}

static gboolean
load_draft (DeskPersonFile *self, DeskDatabase *database, GError **error)
{
  g_autoptr (GPtrArray) drafts = desk_draft_list (database, DESK_PERSON_DRAFT, error);
  const char *id = desk_record_get_id (DESK_RECORD (self->person));

  for (guint i = 0; drafts != NULL && self->draft == NULL && i < drafts->len; i++)
    {
      const DeskDraft *draft = g_ptr_array_index (drafts, i);

      if (g_strcmp0 (draft->record, id) == 0)
        self->draft = desk_draft_copy (draft);
    }
  return drafts != NULL;
}

static gboolean
is_with_officer (const char *state)
{
  return g_strcmp0 (state, "called") == 0 || g_strcmp0 (state, "serving") == 0
         || g_strcmp0 (state, "held") == 0;
}

static gboolean
load_visits (DeskPersonFile *self, DeskDatabase *database, GCancellable *cancellable, GError **error)
{
  DeskBoardQuery query = { .day_start = G_MAXINT64 };
  g_autoptr (GPtrArray) rows = desk_board_load (database, &query, cancellable, error);
  const char *id = desk_record_get_id (DESK_RECORD (self->person));

  self->visits = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      DeskVisit *visit = ((DeskBoardRow *)g_ptr_array_index (rows, i))->visit;

      if (!desk_visit_is_open (visit)
          || g_strcmp0 (desk_record_get_text (DESK_RECORD (visit), DESK_VISIT_PERSON), id) != 0)
        continue;
      g_ptr_array_add (self->visits, g_object_ref (visit));
      self->is_here |= is_with_officer (desk_record_get_text (DESK_RECORD (visit), DESK_VISIT_STATE));
    }
  return rows != NULL;
}

static gboolean
load_statements (DeskPersonFile *self, DeskDatabase *database, GError **error)
{
  static const char *const over[] = { "closed", "annulled", "superseded", NULL };

  self->statements =
      desk_statement_records_load_linked (database, DESK_STATEMENT_APPLICANT,
                                          desk_record_get_id (DESK_RECORD (self->person)), error);
  for (guint i = self->statements != NULL ? self->statements->len : 0; i > 0; i--)
    {
      const char *state =
          desk_record_get_text (g_ptr_array_index (self->statements, i - 1), DESK_STATEMENT_STATE);

      if (state != NULL && g_strv_contains (over, state))
        g_ptr_array_remove_index (self->statements, i - 1);
    }
  return self->statements != NULL;
}

static gboolean
load_losses (DeskPersonFile *self, DeskDatabase *database, GError **error)
{
  self->losses = desk_lost_records_load_losses (database, DESK_LOSS_APPLICANT,
                                                desk_record_get_id (DESK_RECORD (self->person)), error);
  for (guint i = self->losses != NULL ? self->losses->len : 0; i > 0; i--)
    if (!desk_loss_is_open (g_ptr_array_index (self->losses, i - 1), NULL))
      g_ptr_array_remove_index (self->losses, i - 1);
  return self->losses != NULL;
}

static gboolean
load_appointments (DeskPersonFile *self, DeskDatabase *database, GError **error)
{
  self->appointments =
      desk_booking_list_person (database, desk_record_get_id (DESK_RECORD (self->person)), error);
  for (guint i = self->appointments != NULL ? self->appointments->len : 0; i > 0; i--)
    if (!desk_appointment_is_expected (g_ptr_array_index (self->appointments, i - 1)))
      g_ptr_array_remove_index (self->appointments, i - 1);
  return self->appointments != NULL;
}

static gpointer
load (DeskDatabase *database, gpointer id, GCancellable *cancellable, GError **error)
{
  g_autoptr (DeskPersonFile) self = g_new0 (DeskPersonFile, 1);
  DeskRecord *person = desk_records_load (database, "person", id, error);
  const char *same_as;

  if (person == NULL)
    return NULL;
  self->person = DESK_PERSON (person);
  self->base = desk_database_get_position (database);
  same_as = desk_record_get_text (person, DESK_PERSON_SAME_AS);
  if (same_as != NULL)
    {
      DeskRecord *other = desk_records_load (database, "person", same_as, error);

      if (other == NULL)
        return NULL;
      self->same_as = DESK_PERSON (other);
    }
  if (!load_draft (self, database, error) || !load_visits (self, database, cancellable, error)
      || !load_statements (self, database, error) || !load_losses (self, database, error)
      || !load_appointments (self, database, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * desk_person_file_load_async:
 * @id: id of a person
 *
 * Reads what is known of a person.
 */
void
desk_person_file_load_async (DeskContext *context, const char *id, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  desk_store_call_async (desk_context_get_store (context), DESK_PRIORITY_TYPING, load, g_strdup (id), g_free,
                         (GDestroyNotify)desk_person_file_free, cancellable, callback, user_data);
}

/**
 * desk_person_file_load_finish:
 *
 * Returns: (transfer full): what is known, or NULL with @error set
 */
DeskPersonFile *
desk_person_file_load_finish (DeskContext *context, GAsyncResult *result, GError **error)
{
  return desk_store_call_finish (desk_context_get_store (context), result, error);
}

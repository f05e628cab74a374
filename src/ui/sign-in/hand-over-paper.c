// SPDX-License-Identifier: GPL-3.0-or-later
// Gathers on the worker what the hand-over sheet is made from, then shows the preview.

#include "ui/sign-in/hand-over-paper.h"

#include "model/wall-time.h"
#include "store/board.h"
#include "store/booking-day.h"
#include "store/draft.h"
#include "store/records.h"
#include "store/register-losses.h"
#include "store/register-statements.h"
#include "store/statement-records.h"
#include "store/waiting.h"
#include "ui/lost-documents/draft-pages.h"
#include "ui/notice.h"
#include "ui/paper-request.h"
#include "ui/statements/statement-editor.h"
#include "ui/widgets/form-typed.h"

/* What the worker brings. */
typedef struct
{
  gint64 day_end;
  GPtrArray *drafts;       /* of Waiting */
  GPtrArray *visits;       /* of DeskBoardRow */
  GPtrArray *statements;   /* of DeskStatement, each once */
  GPtrArray *appointments; /* of DeskBookingRow */
  GHashTable *receptions;  /* id -> DeskReception, of those who are expected */
  GPtrArray *finds;        /* of DeskFind, those that are kept too long */
  GPtrArray *officers;     /* of DeskOfficer */
  DeskWaitingCount late;   /* what headquarters ought to have by now */
} Gathering;

/* What the worker is asked. */
typedef struct
{
  gint64 day_start;
  gint64 day_end;
  char *today;
  gint64 now;
  gint64 storage_days;
  gboolean enrolled;
} Asked;

static void
asked_free (gpointer data)
{
  Asked *self = data;

  g_free (self->today);
  g_free (self);
}

/* A draft with the number of what it changes. */
typedef struct
{
  DeskDraft *draft;
  char *number;
  DeskStatement *statement;
} Waiting;

static void
waiting_free (gpointer data)
{
  Waiting *self = data;

  desk_draft_free (self->draft);
  g_free (self->number);
  g_clear_object (&self->statement);
  g_free (self);
}

static void
gathering_free (gpointer data)
{
  Gathering *self = data;

  g_clear_pointer (&self->drafts, g_ptr_array_unref);
  g_clear_pointer (&self->visits, g_ptr_array_unref);
  g_clear_pointer (&self->statements, g_ptr_array_unref);
  g_clear_pointer (&self->appointments, g_ptr_array_unref);
  g_clear_pointer (&self->receptions, g_hash_table_unref);
  g_clear_pointer (&self->finds, g_ptr_array_unref);
  g_clear_pointer (&self->officers, g_ptr_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Gathering, gathering_free)

/* Returns: (transfer full) (nullable): the number of the record the draft changes */
static char *
find_number (DeskDatabase *database, const DeskDraft *draft)
{
  static const struct
  {
    const char *form;
    const char *kind;
    guint number;
  } forms[] = {
    { DESK_STATEMENT_DRAFT, "statement", DESK_STATEMENT_NO },
    { DESK_LOSS_DRAFT, "loss", DESK_LOSS_NO },
    { DESK_FIND_DRAFT, "find", DESK_FIND_NO },
    { "hand-over", "find", DESK_FIND_NO },
    { "appointment", "appointment", DESK_APPOINTMENT_NO },
    { "visit", "visit", DESK_VISIT_NO }, /* and its amendment */
  };

  for (guint i = 0; draft->record != NULL && i < G_N_ELEMENTS (forms); i++)
    if (g_str_has_prefix (draft->form, forms[i].form))
      {
        g_autoptr (DeskRecord) record = desk_records_find (database, forms[i].kind, draft->record, NULL);

        return record != NULL ? g_strdup (desk_record_get_text (record, forms[i].number)) : NULL;
      }
  return NULL;
}

static Waiting *
read_draft (DeskDatabase *database, const DeskDraft *draft)
{
  Waiting *self = g_new0 (Waiting, 1);

  self->draft = desk_draft_copy (draft);
  self->number = find_number (database, draft);
  if (g_str_equal (draft->form, DESK_STATEMENT_DRAFT))
    {
      self->statement = g_object_new (DESK_TYPE_STATEMENT, NULL);
      if (draft->shown != NULL)
        desk_form_typed_apply (DESK_RECORD (self->statement), draft->shown);
      desk_form_typed_apply (DESK_RECORD (self->statement), draft->typed);
    }
  return self;
}

/* Each person's drafts together, the last touched first. */
static int
compare_persons (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (((const Waiting *)a)->draft->officer, ((const Waiting *)b)->draft->officer);
}

static gboolean
load_drafts (Gathering *self, DeskDatabase *database, GError **error)
{
  g_autoptr (GPtrArray) drafts = desk_draft_list (database, NULL, error);

  if (drafts == NULL)
    return FALSE;
  self->drafts = g_ptr_array_new_with_free_func (waiting_free);
  for (guint i = 0; i < drafts->len; i++)
    g_ptr_array_add (self->drafts, read_draft (database, g_ptr_array_index (drafts, i)));
  g_ptr_array_sort_values (self->drafts, compare_persons);
  return TRUE;
}

/* A statement that is due and has no signature is listed with its term and without one, and read once. */
static gboolean
load_statements (Gathering *self, DeskDatabase *database, GCancellable *cancellable, GError **error)
{
  DeskRegisterQuery query = { .kind = "statement", .filter = "due", .day_end = self->day_end };
  g_autoptr (GPtrArray) due = desk_register_statements_load (database, &query, cancellable, error);
  g_autoptr (GPtrArray) unsigned_ones =
      due != NULL ? desk_statement_records_load_unsigned (database, error) : NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  if (unsigned_ones == NULL)
    return FALSE;
  self->statements = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < due->len; i++)
    {
      const DeskRegisterPair *pair = g_ptr_array_index (due, i);
      DeskRecord *statement = desk_records_load (database, "statement", pair->id, error);

      if (statement == NULL)
        return FALSE;
      g_hash_table_add (seen, pair->id);
      g_ptr_array_add (self->statements, statement);
    }
  for (guint i = 0; i < unsigned_ones->len; i++)
    if (!g_hash_table_contains (seen, desk_record_get_id (g_ptr_array_index (unsigned_ones, i))))
      g_ptr_array_add (self->statements, g_object_ref (g_ptr_array_index (unsigned_ones, i)));
  return TRUE;
}

/* Who has still to come today. */
static gboolean
load_appointments (Gathering *self, DeskDatabase *database, const char *today, GError **error)
{
  self->receptions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->appointments = desk_booking_list_expected (database, today, error);
  for (guint i = 0; self->appointments != NULL && i < self->appointments->len; i++)
    {
      const DeskBookingRow *row = g_ptr_array_index (self->appointments, i);
      const char *id = desk_record_get_text (DESK_RECORD (row->appointment), DESK_APPOINTMENT_RECEPTION);
      DeskRecord *reception = id != NULL && !g_hash_table_contains (self->receptions, id)
                                  ? desk_records_find (database, "reception", id, NULL)
                                  : NULL;

      if (reception != NULL)
        g_hash_table_insert (self->receptions, g_strdup (id), reception);
    }
  return self->appointments != NULL;
}

/* What is kept too long, the oldest first. */
static gboolean
load_finds (Gathering *self, DeskDatabase *database, const Asked *asked, GCancellable *cancellable,
            GError **error)
{
  DeskRegisterQuery query = {
    .kind = "find", .filter = "overdue", .now = asked->now, .storage_days = asked->storage_days
  };
  g_autoptr (GPtrArray) overdue = desk_register_losses_load (database, &query, cancellable, error);

  if (overdue == NULL)
    return FALSE;
  self->finds = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < overdue->len; i++)
    {
      const DeskRegisterPair *pair = g_ptr_array_index (overdue, i);
      DeskRecord *find = desk_records_load (database, "find", pair->id, error);

      if (find == NULL)
        return FALSE;
      g_ptr_array_add (self->finds, find);
    }
  return TRUE;
}

static gpointer
gather (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (Gathering) self = g_new0 (Gathering, 1);
  const Asked *asked = data;
  DeskBoardQuery query = { .day_start = asked->day_start };

  self->day_end = asked->day_end;
  self->visits = desk_board_load (database, &query, cancellable, error);
  if (self->visits == NULL || !load_drafts (self, database, error)
      || !load_statements (self, database, cancellable, error)
      || !load_appointments (self, database, asked->today, error)
      || !load_finds (self, database, asked, cancellable, error))
    return NULL;
  if (asked->enrolled && !desk_waiting_count (database, asked->now - DESK_WAITING_LATE, &self->late, error))
    return NULL;
  self->officers = desk_records_load_all (database, "officer", cancellable, error);
  return self->officers != NULL ? g_steal_pointer (&self) : NULL;
}

static void
add_appointments (const Gathering *found, DeskPaperSource *source)
{
  for (guint i = 0; i < found->appointments->len; i++)
    {
      const DeskBookingRow *row = g_ptr_array_index (found->appointments, i);
      const char *id = desk_record_get_text (DESK_RECORD (row->appointment), DESK_APPOINTMENT_RECEPTION);
      const DeskPaperAppointment appointment = {
        .appointment = row->appointment,
        .reception = id != NULL ? g_hash_table_lookup (found->receptions, id) : NULL,
        .person = row->person,
      };

      desk_paper_source_add_appointment (source, &appointment);
    }
}

static DeskPaperSource *
make_source (DeskContext *context, const Gathering *found)
{
  DeskPaperSource *source = desk_paper_request_new_source (context);

  for (guint i = 0; i < found->drafts->len; i++)
    {
      const Waiting *waiting = g_ptr_array_index (found->drafts, i);
      const DeskPaperDraft draft = {
        .form = waiting->draft->form,
        .number = waiting->number,
        .statement = waiting->statement,
        .officer = desk_officer_find_by_code (found->officers, waiting->draft->officer),
        .touched = waiting->draft->touched,
      };

      desk_paper_source_add_draft (source, &draft);
    }
  for (guint i = 0; i < found->visits->len; i++)
    {
      const DeskBoardRow *row = g_ptr_array_index (found->visits, i);
      const char *officer = desk_record_get_text (DESK_RECORD (row->visit), DESK_VISIT_OFFICER);

      desk_paper_source_add_visit (source, row->visit, row->person,
                                   desk_officer_find (found->officers, officer));
    }
  for (guint i = 0; i < found->statements->len; i++)
    {
      DeskStatement *statement = g_ptr_array_index (found->statements, i);
      const char *officer = desk_record_get_text (DESK_RECORD (statement), DESK_STATEMENT_OFFICER);
      const DeskPaperStatement about = { .statement = statement,
                                         .officer = desk_officer_find (found->officers, officer) };

      desk_paper_source_add_statement (source, &about);
    }
  add_appointments (found, source);
  for (guint i = 0; i < found->finds->len; i++)
    desk_paper_source_add_find (source, &(DeskPaperFind){ .find = g_ptr_array_index (found->finds, i) });
  desk_paper_source_set_late (source, found->late.n_records);
  return source;
}

/**
 * desk_hand_over_paper_gather_async:
 * Reads what waits at the desk. Finish with desk_hand_over_paper_gather_finish().
 */
void
desk_hand_over_paper_gather_async (DeskContext *context, GAsyncReadyCallback callback, gpointer data)
{
  DeskClock *clock = desk_context_get_clock (context);
  Asked *asked = g_new (Asked, 1);

  *asked = (Asked){
    .day_start = desk_clock_get_day_start (clock, 0),
    .day_end = desk_clock_get_day_start (clock, 1),
    .today = desk_wall_time_day (desk_clock_get_zone (clock), desk_clock_get_now (clock)),
    .now = desk_clock_get_now (clock),
    .enrolled = desk_context_is_enrolled (context),
    .storage_days = desk_profile_get_threshold (desk_context_get_profile (context), "find_storage_days"),
  };
  desk_store_call_async (desk_context_get_store (context), DESK_PRIORITY_BACKGROUND, gather, asked,
                         asked_free, gathering_free, NULL, callback, data);
}

/**
 * desk_hand_over_paper_gather_finish:
 *
 * Returns: (transfer full) (nullable): what the sheet is made from; NULL with @error set
 */
DeskPaperSource *
desk_hand_over_paper_gather_finish (DeskContext *context, GAsyncResult *result, GError **error)
{
  g_autoptr (Gathering) found = desk_store_call_finish (desk_context_get_store (context), result, error);

  return found != NULL ? make_source (context, found) : NULL;
}

static void
on_gathered (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskPaperRequest) request = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskPaperSource) source = NULL;

  /* The shift was handed over meanwhile, and the desk is locked. */
  if (desk_context_get_store (request->context) != DESK_STORE (object))
    return;
  source = desk_hand_over_paper_gather_finish (request->context, result, &error);
  if (source == NULL)
    {
      desk_notice_show_error (request->from, error);
      return;
    }
  desk_paper_request_show (request, source, NULL, NULL);
}

/**
 * desk_hand_over_paper_present:
 * @from: the widget that asks
 *
 * Shows the preview of the hand-over sheet.
 */
void
desk_hand_over_paper_present (GtkWidget *from, DeskContext *context)
{
  desk_hand_over_paper_gather_async (context, on_gathered,
                                     desk_paper_request_new (from, context, "hand-over-sheet"));
}

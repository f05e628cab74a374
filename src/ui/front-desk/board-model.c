// SPDX-License-Identifier: GPL-3.0-or-later
// Everybody on the board in the order of the board. Kept in step with the store: loaded again after each save, its
// visitors stay the same objects, so that selection and focus stay where they are.

#include "ui/front-desk/board-model.h"

#include "model/wall-time.h"
#include "store/board.h"
#include "store/error.h"

struct _DeskBoardModel
{
  GObject parent_instance;

  DeskContext *context;
  GSignalGroup *store_signals;
  GPtrArray *visitors; /* everybody, sorted */
  GPtrArray *shown;    /* what the list shows: without who is done, but for the last one, while collapsed */
  GPtrArray *missed;   /* who was expected on an earlier day, and nobody said what came of it */
  gboolean expanded;

  GCancellable *cancellable;
  gint64 base;
  gint64 day_start;
  char *day; /* the same, "2026-11-24" */
  guint acts;
  gboolean loading;
  gboolean stale;
  gboolean loaded;
};

enum
{
  LOADED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void desk_board_model_list_init (GListModelInterface *iface);
static void desk_board_model_section_init (GtkSectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DeskBoardModel, desk_board_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, desk_board_model_list_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SECTION_MODEL,
                                                          desk_board_model_section_init))

static GType
desk_board_model_get_item_type (GListModel *model)
{
  return DESK_TYPE_VISITOR;
}

static guint
desk_board_model_get_n_items (GListModel *model)
{
  return DESK_BOARD_MODEL (model)->shown->len;
}

static gpointer
desk_board_model_get_item (GListModel *model, guint position)
{
  GPtrArray *shown = DESK_BOARD_MODEL (model)->shown;

  return position < shown->len ? g_object_ref (g_ptr_array_index (shown, position)) : NULL;
}

static void
desk_board_model_list_init (GListModelInterface *iface)
{
  iface->get_item_type = desk_board_model_get_item_type;
  iface->get_n_items = desk_board_model_get_n_items;
  iface->get_item = desk_board_model_get_item;
}

static DeskSection
get_section_at (GPtrArray *visitors, guint position)
{
  return desk_visitor_get_section (g_ptr_array_index (visitors, position));
}

static void
desk_board_model_get_section (GtkSectionModel *model, guint position, guint *out_start, guint *out_end)
{
  GPtrArray *shown = DESK_BOARD_MODEL (model)->shown;
  guint start = position, end = position + 1;

  if (position >= shown->len)
    {
      *out_start = shown->len;
      *out_end = G_MAXUINT;
      return;
    }
  while (start > 0 && get_section_at (shown, start - 1) == get_section_at (shown, position))
    start--;
  while (end < shown->len && get_section_at (shown, end) == get_section_at (shown, position))
    end++;
  *out_start = start;
  *out_end = end;
}

static void
desk_board_model_section_init (GtkSectionModelInterface *iface)
{
  iface->get_section = desk_board_model_get_section;
}

/* The list becomes what `visitors` says; only the stretch that differs is told. */
static void
show (DeskBoardModel *self)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->shown);
  guint head = 0, tail = 0;
  gboolean last_seen = FALSE;

  self->shown = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < self->visitors->len; i++)
    {
      DeskSection section = get_section_at (self->visitors, i);
      gboolean done = section == DESK_SECTION_DONE;

      if (section != DESK_SECTION_NONE && (!done || self->expanded || !last_seen))
        g_ptr_array_add (self->shown, g_object_ref (g_ptr_array_index (self->visitors, i)));
      last_seen = last_seen || done;
    }

  while (head < MIN (old->len, self->shown->len)
         && g_ptr_array_index (old, head) == g_ptr_array_index (self->shown, head))
    head++;
  while (tail < MIN (old->len, self->shown->len) - head
         && g_ptr_array_index (old, old->len - 1 - tail)
                == g_ptr_array_index (self->shown, self->shown->len - 1 - tail))
    tail++;
  if (head != old->len || head != self->shown->len)
    g_list_model_items_changed (G_LIST_MODEL (self), head, old->len - head - tail,
                                self->shown->len - head - tail);
  if (self->shown->len > 0)
    gtk_section_model_sections_changed (GTK_SECTION_MODEL (self), 0, self->shown->len);
}

/* What the worker reads for the board. */
typedef struct
{
  gint64 day_start;
  char *day;
  char *next_day;
} Question;

typedef struct
{
  GPtrArray *rows;     /* of DeskBoardRow */
  GPtrArray *bookings; /* of DeskBoardBooking */
} Answer;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->day);
  g_free (question->next_day);
  g_free (question);
}

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_clear_pointer (&answer->rows, g_ptr_array_unref);
  g_clear_pointer (&answer->bookings, g_ptr_array_unref);
  g_free (answer);
}

static DeskVisitor *
take_row (DeskBoardModel *self, DeskBoardRow *row)
{
  DeskVisitor *known = desk_board_model_find (self, desk_record_get_id (DESK_RECORD (row->visit)));

  if (known == NULL)
    return desk_visitor_new (row->visit, row->person, self->base);

  desk_visitor_set_visit (known, row->visit, self->base);
  desk_visitor_set_person (known, row->person);
  return g_object_ref (known);
}

static DeskVisitor *
find_in (GPtrArray *visitors, const char *id)
{
  for (guint i = 0; i < visitors->len && id != NULL; i++)
    if (g_strcmp0 (desk_visitor_get_id (g_ptr_array_index (visitors, i)), id) == 0)
      return g_ptr_array_index (visitors, i);
  return NULL;
}

/* Whoever is booked and not here stands on the board for today, or among those who were forgotten. */
static void
take_booking (DeskBoardModel *self, GPtrArray *visitors, GPtrArray *missed, DeskBoardBooking *booking)
{
  DeskRecord *appointment = DESK_RECORD (booking->appointment);
  GTimeZone *zone = desk_clock_get_zone (desk_context_get_clock (self->context));
  const char *start = desk_record_get_text (appointment, DESK_APPOINTMENT_START);
  gboolean today = start != NULL && g_strcmp0 (start, self->day) >= 0;
  DeskVisitor *here = find_in (visitors, desk_record_get_text (appointment, DESK_APPOINTMENT_VISIT));
  DeskVisitor *known = desk_board_model_find (self, desk_record_get_id (appointment));

  if (here != NULL)
    {
      desk_visitor_set_appointment (here, booking->appointment, booking->reception, self->base);
      return;
    }
  if (known != NULL)
    desk_visitor_renew_booked (g_object_ref (known), booking->appointment, booking->reception,
                               booking->person, zone, self->base);
  else
    known =
        desk_visitor_new_booked (booking->appointment, booking->reception, booking->person, zone, self->base);
  g_ptr_array_add (today ? visitors : missed, known);
}

static void
keep (GPtrArray *visitors, gint64 now)
{
  for (guint i = visitors->len; i > 0; i--)
    {
      DeskVisitor *visitor = g_ptr_array_index (visitors, i - 1);

      desk_visitor_set_now (visitor, now);
      if (desk_visitor_get_section (visitor) == DESK_SECTION_NONE)
        g_ptr_array_remove_index (visitors, i - 1);
    }
}

static void
take_answer (DeskBoardModel *self, Answer *answer)
{
  GPtrArray *visitors = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *missed = g_ptr_array_new_with_free_func (g_object_unref);
  gint64 now = desk_clock_get_now (desk_context_get_clock (self->context));

  for (guint i = 0; i < answer->rows->len; i++)
    g_ptr_array_add (visitors, take_row (self, g_ptr_array_index (answer->rows, i)));
  for (guint i = 0; i < answer->bookings->len; i++)
    take_booking (self, visitors, missed, g_ptr_array_index (answer->bookings, i));
  keep (visitors, now);
  keep (missed, now);
  g_ptr_array_unref (self->visitors);
  self->visitors = visitors;
  g_ptr_array_unref (self->missed);
  self->missed = missed;
  self->loaded = TRUE;
  desk_board_model_sort (self);
  g_signal_emit (self, signals[LOADED], 0);
}

static gpointer
load (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;
  DeskBoardQuery query = { question->day_start };
  Answer *answer = g_new0 (Answer, 1);

  answer->rows = desk_board_load (database, &query, cancellable, error);
  if (answer->rows != NULL)
    answer->bookings =
        desk_board_load_bookings (database, question->day, question->next_day, cancellable, error);
  if (answer->bookings != NULL)
    return answer;
  answer_free (answer);
  return NULL;
}

static void
loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DeskBoardModel) self = user_data;
  g_autoptr (GError) error = NULL;
  Answer *answer = desk_store_call_finish (DESK_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || g_error_matches (error, DESK_STORE_ERROR, DESK_STORE_ERROR_CLOSED))
    return;
  self->loading = FALSE;
  if (answer == NULL)
    g_warning ("The board could not be loaded: %s", error->message);
  else if (self->acts > 0)
    self->stale = TRUE;
  else
    take_answer (self, answer);
  g_clear_pointer (&answer, answer_free);

  if (self->stale && self->acts == 0)
    desk_board_model_load (self);
}

static void
store_changed (DeskBoardModel *self, const char *kind, const char *id)
{
  static const char *const kinds[] = { "visit", "person", "appointment", "reception", NULL };

  if (g_strv_contains (kinds, kind))
    desk_board_model_load (self);
}

static void
store_replaced (DeskBoardModel *self)
{
  DeskStore *store = desk_context_get_store (self->context);

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->loading = FALSE;
  g_ptr_array_set_size (self->visitors, 0);
  g_ptr_array_set_size (self->missed, 0);
  show (self);
  g_signal_group_set_target (self->store_signals, store);
  if (store != NULL)
    desk_board_model_load (self);
}

static void
desk_board_model_dispose (GObject *object)
{
  DeskBoardModel *self = DESK_BOARD_MODEL (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store_signals);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (desk_board_model_parent_class)->dispose (object);
}

static void
desk_board_model_finalize (GObject *object)
{
  DeskBoardModel *self = DESK_BOARD_MODEL (object);

  g_ptr_array_unref (self->visitors);
  g_ptr_array_unref (self->shown);
  g_ptr_array_unref (self->missed);
  g_free (self->day);

  G_OBJECT_CLASS (desk_board_model_parent_class)->finalize (object);
}

static void
desk_board_model_class_init (DeskBoardModelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_board_model_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_board_model_finalize;

  /**
   * DeskBoardModel::loaded:
   * The list is what the store holds now.
   */
  signals[LOADED] =
      g_signal_new ("loaded", DESK_TYPE_BOARD_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
desk_board_model_init (DeskBoardModel *self)
{
  self->visitors = g_ptr_array_new_with_free_func (g_object_unref);
  self->shown = g_ptr_array_new_with_free_func (g_object_unref);
  self->missed = g_ptr_array_new_with_free_func (g_object_unref);
  self->cancellable = g_cancellable_new ();
  self->store_signals = g_signal_group_new (DESK_TYPE_STORE);
  g_signal_group_connect_swapped (self->store_signals, "changed", G_CALLBACK (store_changed), self);
}

/**
 * desk_board_model_new:
 *
 * Returns: (transfer full): the board of the context's store; empty until it is loaded
 */
DeskBoardModel *
desk_board_model_new (DeskContext *context)
{
  DeskBoardModel *self = g_object_new (DESK_TYPE_BOARD_MODEL, NULL);

  self->context = g_object_ref (context);
  g_signal_connect_object (context, "notify::store", G_CALLBACK (store_replaced), self, G_CONNECT_SWAPPED);
  store_replaced (self);
  return self;
}

/**
 * desk_board_model_load:
 * Asks the store for the board. Asked again while it is being loaded, it is loaded once more.
 */
void
desk_board_model_load (DeskBoardModel *self)
{
  DeskStore *store = desk_context_get_store (self->context);
  DeskClock *clock = desk_context_get_clock (self->context);
  Question *question;

  self->stale = self->loading || self->acts > 0;
  if (self->stale || store == NULL)
    return;

  self->loading = TRUE;
  self->base = desk_store_get_position (store);
  self->day_start = desk_clock_get_day_start (clock, 0);
  g_free (self->day);
  self->day = desk_wall_time_day (desk_clock_get_zone (clock), self->day_start);
  question = g_new (Question, 1);
  *question = (Question){
    .day_start = self->day_start,
    .day = g_strdup (self->day),
    .next_day = desk_wall_time_day (desk_clock_get_zone (clock), desk_clock_get_day_start (clock, 1)),
  };
  /* The officer sits before an empty board until it was loaded once. */
  desk_store_call_async (store, self->loaded ? DESK_PRIORITY_BACKGROUND : DESK_PRIORITY_TYPING, load,
                         question, question_free, answer_free, self->cancellable, loaded,
                         g_object_ref (self));
}

/**
 * desk_board_model_tick:
 * A minute has passed: waiting times are renewed, whose time has come moves up, and after midnight of the station "today"
 * is another day.
 */
void
desk_board_model_tick (DeskBoardModel *self)
{
  DeskClock *clock = desk_context_get_clock (self->context);

  for (guint i = 0; i < self->visitors->len; i++)
    desk_visitor_set_now (g_ptr_array_index (self->visitors, i), desk_clock_get_now (clock));
  desk_board_model_sort (self);
  if (desk_clock_get_day_start (clock, 0) != self->day_start)
    desk_board_model_load (self);
}

/**
 * desk_board_model_begin_act:
 * An act is being saved that the board shows already: what was read before it is not taken over.
 */
void
desk_board_model_begin_act (DeskBoardModel *self)
{
  self->acts++;
}

/**
 * desk_board_model_end_act:
 * The act is saved, or failed: the board shows what the store holds.
 */
void
desk_board_model_end_act (DeskBoardModel *self)
{
  g_return_if_fail (self->acts > 0);

  self->acts--;
  if (self->acts == 0)
    desk_board_model_load (self);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  return desk_visitor_compare (*(gpointer *)a, *(gpointer *)b);
}

/**
 * desk_board_model_sort:
 * Puts everybody where they belong, after a visit changed.
 */
void
desk_board_model_sort (DeskBoardModel *self)
{
  g_ptr_array_sort (self->visitors, compare);
  show (self);
}

/**
 * desk_board_model_is_expanded:
 *
 * Returns: whether everybody who is done today is shown, not only the last one
 */
gboolean
desk_board_model_is_expanded (DeskBoardModel *self)
{
  return self->expanded;
}

/**
 * desk_board_model_set_expanded:
 * @expanded: show everybody who is done today
 */
void
desk_board_model_set_expanded (DeskBoardModel *self, gboolean expanded)
{
  self->expanded = expanded;
  show (self);
}

/**
 * desk_board_model_is_loaded:
 *
 * Returns: whether the board was loaded at least once
 */
gboolean
desk_board_model_is_loaded (DeskBoardModel *self)
{
  return self->loaded;
}

/**
 * desk_board_model_count:
 *
 * Returns: how many visitors are in a section, shown or not
 */
guint
desk_board_model_count (DeskBoardModel *self, DeskSection section)
{
  guint count = 0;

  for (guint i = 0; i < self->visitors->len; i++)
    count += get_section_at (self->visitors, i) == section;
  return count;
}

/**
 * desk_board_model_find_position:
 * @id: (nullable): id of a visit
 *
 * Returns: where the visit is shown, %GTK_INVALID_LIST_POSITION where it is not
 */
guint
desk_board_model_find_position (DeskBoardModel *self, const char *id)
{
  for (guint i = 0; i < self->shown->len && id != NULL; i++)
    if (g_strcmp0 (desk_visitor_get_id (g_ptr_array_index (self->shown, i)), id) == 0)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

/**
 * desk_board_model_find:
 * @id: (nullable): id of a visit, or of the appointment of somebody who is not here
 *
 * Returns: (transfer none) (nullable): the visitor
 */
DeskVisitor *
desk_board_model_find (DeskBoardModel *self, const char *id)
{
  DeskVisitor *visitor = find_in (self->visitors, id);

  return visitor != NULL ? visitor : find_in (self->missed, id);
}

/**
 * desk_board_model_find_next:
 *
 * Returns: (transfer none) (nullable): who is called next at this desk by the signed-in officer
 */
DeskVisitor *
desk_board_model_find_next (DeskBoardModel *self)
{
  DeskOfficer *officer = desk_context_get_officer (self->context);
  const char *me = officer != NULL ? desk_record_get_id (DESK_RECORD (officer)) : NULL;

  for (guint i = 0; i < self->visitors->len; i++)
    {
      DeskVisitor *visitor = g_ptr_array_index (self->visitors, i);
      const char *whom =
          desk_record_get_text (DESK_RECORD (desk_visitor_get_visit (visitor)), DESK_VISIT_OFFICER);

      if (desk_visitor_is_state (visitor, "waiting") && desk_board_model_is_ours (self, visitor)
          && (whom == NULL || g_strcmp0 (whom, me) == 0))
        return visitor;
    }
  return NULL;
}

/**
 * desk_board_model_find_in_hand:
 * @state: "called" or "serving"
 *
 * Returns: (transfer none) (nullable): whom the signed-in officer has in that state; the one who came last
 */
DeskVisitor *
desk_board_model_find_in_hand (DeskBoardModel *self, const char *state)
{
  DeskOfficer *officer = desk_context_get_officer (self->context);
  const char *me = officer != NULL ? desk_record_get_id (DESK_RECORD (officer)) : NULL;
  DeskVisitor *found = NULL;

  for (guint i = 0; i < self->visitors->len; i++)
    {
      DeskVisitor *visitor = g_ptr_array_index (self->visitors, i);
      const char *whom =
          desk_record_get_text (DESK_RECORD (desk_visitor_get_visit (visitor)), DESK_VISIT_OFFICER);

      if (desk_visitor_is_state (visitor, state) && g_strcmp0 (whom, me) == 0)
        found = visitor;
    }
  return found;
}

/**
 * desk_board_model_find_served_here:
 *
 * Returns: (transfer none) (nullable): whom the signed-in officer serves, else whom anybody serves at this desk: whoever
 *   takes over a desk goes on with its visits
 */
DeskVisitor *
desk_board_model_find_served_here (DeskBoardModel *self)
{
  DeskVisitor *found = desk_board_model_find_in_hand (self, "serving");

  for (guint i = 0; i < self->visitors->len && found == NULL; i++)
    {
      DeskVisitor *visitor = g_ptr_array_index (self->visitors, i);

      if (desk_visitor_is_state (visitor, "serving") && desk_board_model_is_ours (self, visitor))
        found = visitor;
    }
  return found;
}

/**
 * desk_board_model_list_open:
 *
 * Returns: (transfer full) (element-type DeskVisitor): everybody whose visit is open, in the order of the board
 */
GPtrArray *
desk_board_model_list_open (DeskBoardModel *self)
{
  GPtrArray *open = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->visitors->len; i++)
    {
      DeskSection section = get_section_at (self->visitors, i);

      if (section > DESK_SECTION_EXPECTED && section < DESK_SECTION_DONE)
        g_ptr_array_add (open, g_object_ref (g_ptr_array_index (self->visitors, i)));
    }
  return open;
}

/**
 * desk_board_model_list_expected:
 *
 * Returns: (transfer full) (element-type DeskVisitor): who is booked for today and not here yet, by time
 */
GPtrArray *
desk_board_model_list_expected (DeskBoardModel *self)
{
  GPtrArray *expected = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->visitors->len; i++)
    if (get_section_at (self->visitors, i) == DESK_SECTION_EXPECTED)
      g_ptr_array_add (expected, g_object_ref (g_ptr_array_index (self->visitors, i)));
  return expected;
}

/**
 * desk_board_model_list_missed:
 *
 * Returns: (transfer none) (element-type DeskVisitor): who was expected on an earlier day, and nobody said what came of it
 */
GPtrArray *
desk_board_model_list_missed (DeskBoardModel *self)
{
  return self->missed;
}

/**
 * desk_board_model_is_ours:
 *
 * Returns: whether the visitor waits or is served at this desk; those of other desks can only be taken over
 */
gboolean
desk_board_model_is_ours (DeskBoardModel *self, DeskVisitor *visitor)
{
  DeskStore *store = desk_context_get_store (self->context);
  const char *desk = desk_record_get_text (DESK_RECORD (desk_visitor_get_visit (visitor)), DESK_VISIT_DESK);

  return desk == NULL || (store != NULL && g_str_equal (desk, desk_store_get_desk (store)));
}

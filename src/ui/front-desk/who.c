// SPDX-License-Identifier: GPL-3.0-or-later
// The field "Who came?". The list of matches lies over the board and belongs to the page; this field fills it and moves
// its highlight, so that the focus stays where the officer types.

#include "ui/front-desk/who.h"

#include "model/profile.h"
#include "model/visit.h"
#include "store/error.h"
#include "store/search.h"
#include "ui/front-desk/expected-match.h"
#include "ui/front-desk/newcomer.h"
#include "ui/keys.h"
#include "ui/notice.h"
#include "ui/widgets/focus-order.h"

#include <glib/gi18n-lib.h>

#define MATCHES 7
#define LEAST_LETTERS 2 /* from how many on people who are expected are offered */

struct _DeskWho
{
  AdwBin parent_instance;

  DeskContext *context;
  DeskMatches *matches;
  DeskBoardModel *board; /* who is expected; NULL: nobody is offered for that */
  GCancellable *searching;

  DeskEntryText *text;  /* the line taken apart */
  GPtrArray *newcomers; /* what it may mean as a new person */
  DeskPerson *person;   /* who was chosen; NULL: nobody, or whom the line means */
  gboolean known;       /* the chosen person is one of the store */
  GPtrArray *declined;  /* who was offered as the same person and not taken */
  gboolean showing;
  gboolean touched; /* the officer has typed since the program put a text there */

  gboolean under_way; /* the store is being asked about the present line */
  int moves;          /* arrow keys pressed before the answer came */
  gboolean deciding;  /* Enter pressed before the answer came: it decides who it is */
  gboolean narrow;
  gboolean checking_in; /* only people who are expected are offered */
  char *aside;          /* while checking in: the line that stood there before */

  GtkEntry *entry;
};

enum
{
  TYPED,
  MOVE_ON,
  VISIT_CHOSEN,
  EXPECTED_CHOSEN,
  DECIDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskWho, desk_who, ADW_TYPE_BIN)

static void
show_text (DeskWho *self, const char *text)
{
  self->showing = TRUE;
  /* What the program puts there is nothing the officer could take back. */
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), TRUE);
  self->touched = FALSE;
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  self->showing = FALSE;
}

static void
stop_search (DeskWho *self)
{
  g_cancellable_cancel (self->searching);
  g_object_unref (self->searching);
  self->searching = g_cancellable_new ();
  self->under_way = FALSE;
  self->moves = 0;
}

static void
read_line (DeskWho *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  g_clear_pointer (&self->text, desk_entry_text_free);
  g_clear_pointer (&self->newcomers, g_ptr_array_unref);
  self->text = desk_newcomer_read_text (text, self->context);
  self->newcomers = desk_newcomer_list (self->text, self->context);
}

static void
forget_person (DeskWho *self)
{
  g_clear_object (&self->person);
  self->known = FALSE;
}

static void
choose_person (DeskWho *self, DeskPerson *person, gboolean known)
{
  g_autofree char *name = desk_person_get_full_name (person);

  g_set_object (&self->person, person);
  self->known = known;
  desk_matches_clear (self->matches);
  if (known && name != NULL)
    show_text (self, name);
  g_signal_emit (self, signals[TYPED], 0);
}

static void
show_hint (DeskWho *self)
{
  const char *hint = self->checking_in ? _ ("Who came? Name, phone or time of the appointment")
                                       : _ ("Who came? Name, phone, document or number");

  gtk_entry_set_placeholder_text (self->entry, self->narrow ? _ ("Who came?") : hint);
}

/* What stood in the line before stands there again. */
static void
end_check_in (DeskWho *self)
{
  g_autofree char *aside = g_steal_pointer (&self->aside);

  if (!self->checking_in)
    return;
  self->checking_in = FALSE;
  show_hint (self);
  show_text (self, aside);
  desk_matches_clear (self->matches);
}

static void
take_expected (DeskWho *self, DeskRecord *appointment)
{
  g_autofree char *id = g_strdup (desk_record_get_id (appointment));

  if (self->checking_in)
    end_check_in (self);
  else
    desk_who_set_text (self, "");
  g_signal_emit (self, signals[EXPECTED_CHOSEN], 0, id);
}

static void
take_highlighted (DeskWho *self, DeskRecord *record, gboolean known)
{
  if (DESK_IS_APPOINTMENT (record))
    {
      take_expected (self, record);
      return;
    }
  if (DESK_IS_VISIT (record))
    {
      g_autofree char *id = g_strdup (desk_record_get_id (record));

      desk_who_set_text (self, "");
      g_signal_emit (self, signals[VISIT_CHOSEN], 0, id);
      return;
    }
  choose_person (self, DESK_PERSON (record), known);
}

static void
match_chosen (DeskWho *self)
{
  gboolean known = FALSE;
  g_autoptr (DeskRecord) record = desk_matches_get_highlighted (self->matches, &known);

  if (record == NULL)
    return;
  g_object_ref (record);
  take_highlighted (self, record, known);
  if (DESK_IS_PERSON (record))
    g_signal_emit (self, signals[MOVE_ON], 0);
}

static void
keep_newcomer (DeskWho *self)
{
  if (self->checking_in)
    return;
  g_clear_pointer (&self->declined, g_ptr_array_unref);
  self->declined = desk_matches_list_exact (self->matches);
  stop_search (self);
  desk_matches_clear (self->matches);
}

static gboolean
is_among (GPtrArray *hits, DeskPerson *person)
{
  for (guint i = 0; i < hits->len && person != NULL; i++)
    if (g_strcmp0 (desk_record_get_id (desk_hit_get_record (g_ptr_array_index (hits, i))),
                   desk_record_get_id (DESK_RECORD (person)))
        == 0)
      return TRUE;
  return FALSE;
}

/* Who is expected and may be meant: somebody who was found, or whom the line fits as far as it is typed. */
static GPtrArray *
list_expected (DeskWho *self, GPtrArray *hits)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  GPtrArray *expected = self->board != NULL ? desk_board_model_list_expected (self->board)
                                            : g_ptr_array_new_with_free_func (g_object_unref);
  gboolean fits_all = self->checking_in && *text == '\0';

  for (guint i = expected->len; i > 0; i--)
    {
      DeskVisitor *visitor = g_ptr_array_index (expected, i - 1);
      gboolean fits = (self->checking_in || g_utf8_strlen (text, -1) >= LEAST_LETTERS)
                      && desk_expected_match_fits (visitor, text);

      if (!fits_all && !fits && !(hits != NULL && is_among (hits, desk_visitor_get_person (visitor))))
        g_ptr_array_remove_index (expected, i - 1);
    }
  return expected;
}

static void
show_expected (DeskWho *self)
{
  g_autoptr (GPtrArray) expected = list_expected (self, NULL);

  desk_matches_show_expected (self->matches, expected);
}

static void
show_hits (DeskWho *self, GPtrArray *hits)
{
  g_autoptr (GPtrArray) expected = list_expected (self, hits);
  int moves = self->moves;

  self->under_way = FALSE;
  self->moves = 0;
  desk_matches_show (self->matches, expected, hits, self->newcomers);
  for (; moves > 0; moves--)
    desk_matches_move (self->matches, 1);
  for (; moves < 0; moves++)
    desk_matches_move (self->matches, -1);
}

/* Enter was pressed before the answer came: who is highlighted now was meant. */
static void
decide (DeskWho *self)
{
  gboolean known = FALSE;
  g_autoptr (DeskRecord) record = NULL;

  self->deciding = FALSE;
  g_set_object (&record, desk_matches_get_highlighted (self->matches, &known));
  if (record != NULL)
    take_highlighted (self, record, known);
  else
    keep_newcomer (self);
  g_signal_emit (self, signals[DECIDED], 0);
}

/* People, and visits for their numbers only, not for words in notes. What else has such a number is no visitor. */
static gboolean
is_offered (DeskHit *hit)
{
  DeskRecord *record = desk_hit_get_record (hit);

  return desk_hit_get_level (hit) != DESK_HIT_TEXT && (DESK_IS_PERSON (record) || DESK_IS_VISIT (record));
}

static void
found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DeskWho) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = desk_store_call_finish (DESK_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || g_error_matches (error, DESK_STORE_ERROR, DESK_STORE_ERROR_CLOSED) || self->context == NULL)
    return;
  if (hits == NULL)
    {
      g_warning ("The search failed: %s", error->message);
      hits = g_ptr_array_new_with_free_func (g_object_unref);
    }
  for (guint i = hits->len; i > 0; i--)
    if (!is_offered (g_ptr_array_index (hits, i - 1)))
      g_ptr_array_remove_index (hits, i - 1);
  show_hits (self, hits);
  if (self->deciding)
    decide (self);
}

static gpointer
search (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return desk_search_run (database, data, cancellable, error);
}

static gboolean
is_visit_number (const DeskEntryText *text)
{
  return text->surname == NULL
         && (desk_entry_text_find (text, DESK_ENTRY_REGISTER) != NULL
             || desk_entry_text_find (text, DESK_ENTRY_QUEUE) != NULL);
}

static void
start_search (DeskWho *self, const char *text)
{
  DeskStore *store = desk_context_get_store (self->context);
  DeskSearch *question;

  stop_search (self);
  if (store == NULL || *text == '\0' || self->text->mrz_fault != DESK_MRZ_READ)
    {
      desk_matches_clear (self->matches);
      return;
    }
  self->under_way = TRUE;
  question = desk_search_new (text, desk_profile_get_code (desk_context_get_profile (self->context)),
                              !is_visit_number (self->text), MATCHES);
  if (self->text->mrz != NULL && self->newcomers->len > 0)
    desk_search_set_scanned (question, ((DeskNewcomer *)g_ptr_array_index (self->newcomers, 0))->person);
  desk_store_call_async (store, DESK_PRIORITY_TYPING, search, question, (GDestroyNotify)desk_search_free,
                         (GDestroyNotify)g_ptr_array_unref, self->searching, found, g_object_ref (self));
}

static void
who_typed (DeskWho *self)
{
  if (self->showing || self->context == NULL)
    return;
  self->touched = TRUE;
  if (self->checking_in)
    {
      show_expected (self);
      return;
    }

  forget_person (self);
  read_line (self);
  start_search (self, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  g_signal_emit (self, signals[TYPED], 0);
}

static gboolean
enter_pressed (DeskWho *self)
{
  gboolean known = FALSE;
  DeskRecord *highlighted = desk_matches_get_highlighted (self->matches, &known);

  if (highlighted != NULL)
    {
      match_chosen (self);
      return GDK_EVENT_STOP;
    }
  if (self->checking_in)
    return GDK_EVENT_STOP;
  /* A scanner ends each line of a document with Enter: wait for the last one. */
  if (self->text != NULL && self->text->mrz_fault == DESK_MRZ_LENGTH)
    return GDK_EVENT_STOP;
  if (self->under_way)
    self->deciding = TRUE;
  else
    keep_newcomer (self);
  g_signal_emit (self, signals[MOVE_ON], 0);
  return GDK_EVENT_STOP;
}

static gboolean
arrow_pressed (DeskWho *self, int step)
{
  if (self->under_way)
    self->moves += step;
  else if (desk_matches_is_open (self->matches))
    desk_matches_move (self->matches, step);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static gboolean
escape_pressed (DeskWho *self)
{
  if (self->checking_in)
    {
      end_check_in (self);
      return GDK_EVENT_STOP;
    }
  if (desk_matches_is_open (self->matches))
    {
      keep_newcomer (self);
      return GDK_EVENT_STOP;
    }
  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0')
    return GDK_EVENT_PROPAGATE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  return GDK_EVENT_STOP;
}

static gboolean
key_pressed (DeskWho *self, guint keyval, guint keycode, GdkModifierType state)
{
  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return arrow_pressed (self, 1);
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return arrow_pressed (self, -1);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      return enter_pressed (self);
    case GDK_KEY_Escape:
      return escape_pressed (self);
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* A text field keeps Ctrl+Z for itself. Where nothing was typed the act is meant whose notice is still there. */
static gboolean
undo_pressed (GtkWidget *widget, GVariant *args, gpointer data)
{
  DeskWho *self = data;

  return !self->touched && desk_notice_is_undo_offered (widget)
         && gtk_widget_activate_action (widget, "notice.undo", NULL);
}

static void
left (DeskWho *self)
{
  end_check_in (self);
  if (!self->deciding)
    keep_newcomer (self);
}

static gboolean
desk_who_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DESK_WHO (widget)->entry));
}

static void
desk_who_dispose (GObject *object)
{
  DeskWho *self = DESK_WHO (object);

  if (self->searching != NULL)
    g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  g_clear_object (&self->context);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_WHO);
  g_clear_object (&self->matches);
  g_clear_object (&self->board);
  g_clear_object (&self->person);
  g_clear_pointer (&self->aside, g_free);
  g_clear_pointer (&self->text, desk_entry_text_free);
  g_clear_pointer (&self->newcomers, g_ptr_array_unref);
  g_clear_pointer (&self->declined, g_ptr_array_unref);

  G_OBJECT_CLASS (desk_who_parent_class)->dispose (object);
}

static void
desk_who_class_init (DeskWhoClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_who_dispose;
  widget_class->grab_focus = desk_who_grab_focus;
  widget_class->focus = desk_focus_order_move;

  /**
   * DeskWho::typed:
   * The text or the person changed.
   */
  signals[TYPED] =
      g_signal_new ("typed", DESK_TYPE_WHO, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * DeskWho::move-on:
   * The next field shall have the focus.
   */
  signals[MOVE_ON] =
      g_signal_new ("move-on", DESK_TYPE_WHO, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * DeskWho::visit-chosen:
   * @id: id of a visit whose number was typed
   */
  signals[VISIT_CHOSEN] = g_signal_new ("visit-chosen", DESK_TYPE_WHO, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * DeskWho::expected-chosen:
   * @id: id of the appointment of somebody who is expected, and came
   */
  signals[EXPECTED_CHOSEN] = g_signal_new ("expected-chosen", DESK_TYPE_WHO, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                           NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * DeskWho::decided:
   * The answer came for which Enter had been pressed already; see desk_who_is_deciding().
   */
  signals[DECIDED] =
      g_signal_new ("decided", DESK_TYPE_WHO, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/dutydesk/DutyDesk/ui/front-desk/who.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskWho, entry);
}

static void
desk_who_init (DeskWho *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *undo = gtk_shortcut_controller_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->searching = g_cancellable_new ();
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (who_typed), self);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry))), keys);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (undo),
                                        gtk_shortcut_new (desk_keys_make_trigger ("<Control>z"),
                                                          gtk_callback_action_new (undo_pressed, self,
                                                                                   NULL)));
  gtk_event_controller_set_propagation_phase (undo, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), undo);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), focus);
}

/**
 * desk_who_bind:
 * @matches: the list that lies below; laid out by the page
 */
void
desk_who_bind (DeskWho *self, DeskContext *context, DeskMatches *matches)
{
  self->context = g_object_ref (context);
  self->matches = g_object_ref (matches);
  desk_matches_bind (matches, context);
  g_signal_connect_object (matches, "chosen", G_CALLBACK (match_chosen), self, G_CONNECT_SWAPPED);
  read_line (self);
}

/**
 * desk_who_set_narrow:
 * @narrow: whether only a short hint fits into the field
 */
void
desk_who_set_narrow (DeskWho *self, gboolean narrow)
{
  self->narrow = narrow;
  show_hint (self);
}

/* Others check in people, too. */
static void
board_loaded (DeskWho *self)
{
  if (self->checking_in)
    show_expected (self);
}

/**
 * desk_who_set_board:
 * @board: knows who is expected
 *
 * Offers people who are booked for today, to be checked in.
 */
void
desk_who_set_board (DeskWho *self, DeskBoardModel *board)
{
  self->board = g_object_ref (board);
  g_signal_connect_object (board, "loaded", G_CALLBACK (board_loaded), self, G_CONNECT_SWAPPED);
}

/**
 * desk_who_begin_check_in:
 * Offers nobody but people who are booked for today, the first one highlighted. What stands in the line comes back after it.
 */
void
desk_who_begin_check_in (DeskWho *self)
{
  stop_search (self);
  if (!self->checking_in)
    self->aside = g_strdup (desk_who_get_text (self));
  self->checking_in = TRUE;
  show_hint (self);
  show_text (self, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  show_expected (self);
}

/**
 * desk_who_check_in:
 * Takes the highlighted one, where only people who are expected are offered.
 *
 * Returns: whether that is so
 */
gboolean
desk_who_check_in (DeskWho *self)
{
  if (!self->checking_in)
    return FALSE;
  match_chosen (self);
  return TRUE;
}

/**
 * desk_who_set_label:
 * @label: translated: who is asked for, where it is not who came
 */
void
desk_who_set_label (DeskWho *self, const char *label)
{
  gtk_entry_set_placeholder_text (self->entry, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/**
 * desk_who_get_text:
 *
 * Returns: (transfer none): the line as it stands there
 */
const char *
desk_who_get_text (DeskWho *self)
{
  if (self->checking_in)
    return self->aside;
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/**
 * desk_who_set_text:
 * @text: a line; nobody is chosen and nobody looked for
 */
void
desk_who_set_text (DeskWho *self, const char *text)
{
  end_check_in (self);
  show_text (self, text);
  forget_person (self);
  stop_search (self);
  self->deciding = FALSE;
  g_clear_pointer (&self->declined, g_ptr_array_unref);
  desk_matches_clear (self->matches);
  read_line (self);
  g_signal_emit (self, signals[TYPED], 0);
}

/**
 * desk_who_get_known:
 *
 * Returns: (transfer none) (nullable): the person of the store who was chosen
 */
DeskPerson *
desk_who_get_known (DeskWho *self)
{
  return self->known ? self->person : NULL;
}

/**
 * desk_who_set_known:
 * @person: a person of the store
 */
void
desk_who_set_known (DeskWho *self, DeskPerson *person)
{
  end_check_in (self);
  stop_search (self);
  choose_person (self, person, TRUE);
}

/**
 * desk_who_is_deciding:
 *
 * Returns: whether Enter was pressed and the store has not yet answered who it is; `decided` tells
 */
gboolean
desk_who_is_deciding (DeskWho *self)
{
  return self->deciding;
}

/* Both decisions are kept: who is new although an exact number was found is not asked about again. */
static void
remember_declined (DeskWho *self, DeskRecord *person)
{
  for (guint i = 0; self->declined != NULL && i < self->declined->len; i++)
    {
      g_autofree char *key = desk_record_make_key (person, DESK_PERSON_DISTINCT, g_random_int ());
      const char *other = desk_record_get_id (g_ptr_array_index (self->declined, i));

      desk_record_set_entry (person, DESK_PERSON_DISTINCT, key, g_variant_new_string (other));
    }
}

/**
 * desk_who_find_person:
 * @person: (out) (transfer full) (nullable): who came: known, or a new person to be saved; NULL for an empty line
 * @message: (out) (transfer full): why it is not clear
 *
 * Returns: FALSE where the line names nobody
 */
gboolean
desk_who_find_person (DeskWho *self, DeskPerson **person, char **message)
{
  *person = NULL;
  *message = NULL;
  if (self->person != NULL)
    *person = g_object_ref (self->person);
  else if (*desk_who_get_text (self) == '\0')
    return TRUE;
  else if (self->newcomers->len > 0)
    *person = g_object_ref (((DeskNewcomer *)g_ptr_array_index (self->newcomers, 0))->person);

  if (*person != NULL)
    {
      if (!self->known)
        remember_declined (self, DESK_RECORD (*person));
      return TRUE;
    }
  *message = desk_newcomer_find_slip (self->text, self->context);
  if (*message == NULL)
    *message = g_strdup (
        _ ("Nobody with this number is known. Type a name, or empty the field for a visitor without a "
           "name."));
  return FALSE;
}

/**
 * desk_who_take_key:
 * @controller: has a key that no text field took
 *
 * Lets the key type into the field.
 *
 * Returns: whether it did
 */
gboolean
desk_who_take_key (DeskWho *self, GtkEventControllerKey *controller)
{
  GtkWidget *text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)));

  gtk_entry_grab_focus_without_selecting (self->entry);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  return gtk_event_controller_key_forward (controller, text);
}

// SPDX-License-Identifier: GPL-3.0-or-later
// A day at the Front desk, through its actions: admit, queue, call, serve, hold, finish, undo.

#include "front-desk-fixture.h"

#include "model/loss.h"
#include "model/station.h"
#include "ui/widgets/choice-entry.h"

#include "ui/front-desk/visitor-words.h"
#include "ui/notice.h"

#include <string.h>

/* Topic and outcome given: recorded as finished at once, without any identity. */
static void
test_quick (FrontDesk *self, gconstpointer data)
{
  DeskVisitor *visitor;

  front_desk_enter (self, "", "10", "1", FALSE);
  WAIT_FOR_COUNT (self, DESK_SECTION_DONE, 1);
  visitor = front_desk_get_nth (self, 0);
  g_assert_true (desk_visitor_is_state (visitor, "finished"));
  g_assert_null (desk_visitor_get_person (visitor));
  g_assert_cmpstr (front_desk_get_text (visitor, DESK_VISIT_TOPIC), ==, "CON");
  g_assert_cmpstr (front_desk_get_text (visitor, DESK_VISIT_OUTCOME), ==, "answered");
  g_assert_cmpstr (front_desk_get_text (visitor, DESK_VISIT_NO), ==, "PL1-B/2026/00041");
  g_assert_cmpstr (front_desk_get_text (visitor, DESK_VISIT_CHANNEL), ==, "visit");
  g_assert_cmpstr (front_desk_get_text (visitor, DESK_VISIT_PROFILE), !=, NULL);

  /* The entry is empty and ready again. */
  g_assert_cmpstr (gtk_editable_get_text (front_desk_get_who (self)), ==, "");
  g_assert_null (desk_code_entry_get_code (TEMPLATE_CHILD (self->entry, "topic")));
  g_assert_true (
      gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (self->window)), GTK_WIDGET (self->entry)));
}

/* A new person from name and phone in one line; the capitals are set. */
static void
test_newcomer (FrontDesk *self, gconstpointer data)
{
  DeskPerson *person;
  g_autofree char *name = NULL;

  front_desk_enter (self, "коваленко-бондар марія іванівна 0671234567", "10", "", FALSE);
  WAIT_FOR_COUNT (self, DESK_SECTION_SERVING, 1);
  WAIT_FOR_STATE (self, "serving");
  person = desk_visitor_get_person (front_desk_get_visitor (self));
  g_assert_nonnull (person);
  name = desk_person_get_full_name (person);
  g_assert_cmpstr (name, ==, "Коваленко-Бондар Марія Іванівна");
  g_assert_cmpstr (desk_person_get_first_entry (person, DESK_PERSON_PHONE), ==, "+380671234567");
}

/* Who is known is offered; the number is exact, so the row is highlighted and Enter takes it. */
static void
test_known (FrontDesk *self, gconstpointer data)
{
  DeskMatches *matches = TEMPLATE_CHILD (self->page, "matches");
  gboolean known = FALSE;
  g_autofree char *id = NULL;

  front_desk_enter (self, "Ткаченко Оксана 0501112233", "10", "1", FALSE);
  WAIT_FOR_COUNT (self, DESK_SECTION_DONE, 1);
  id = g_strdup (desk_record_get_id (DESK_RECORD (desk_visitor_get_person (front_desk_get_nth (self, 0)))));

  gtk_editable_set_text (front_desk_get_who (self), "0501112233");
  WAIT_FOR (desk_matches_is_open (matches) && desk_matches_get_highlighted (matches, &known) != NULL);
  g_assert_true (known);
  g_signal_emit_by_name (matches, "chosen");
  g_assert_cmpstr (gtk_editable_get_text (front_desk_get_who (self)), ==, "Ткаченко Оксана");
  front_desk_type (TEMPLATE_CHILD (self->entry, "topic"), "11");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->entry), "form.secondary", NULL));
  WAIT_FOR_COUNT (self, DESK_SECTION_WAITING, 1);
  g_assert_cmpstr (front_desk_get_text (front_desk_get_nth (self, 0), DESK_VISIT_PERSON), ==, id);
}

/* A number that is nobody's names nobody: the line stays and says so. */
static void
test_unclear (FrontDesk *self, gconstpointer data)
{
  GtkLabel *hint = TEMPLATE_CHILD (self->entry, "hint");

  front_desk_enter (self, "4567", "10", "1", FALSE);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (hint)));
  g_assert_cmpstr (gtk_editable_get_text (front_desk_get_who (self)), ==, "4567");
  g_assert_cmpuint (desk_board_model_count (self->board, DESK_SECTION_DONE), ==, 0);

  /* Nor is an unknown topic passed over. */
  front_desk_enter (self, "", "98", "1", FALSE);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (hint)));
  g_assert_cmpuint (desk_board_model_count (self->board, DESK_SECTION_DONE), ==, 0);
}

/* What is no visitor is not offered, though it has the number: a loss, a statement. */
static void
test_other_number (FrontDesk *self, gconstpointer data)
{
  DeskMatches *matches = TEMPLATE_CHILD (self->page, "matches");
  DeskStore *store = desk_context_get_store (self->office.context);
  g_autoptr (DeskRecord) loss = g_object_new (DESK_TYPE_LOSS, "state", "registered", "declared", NOW, NULL);
  g_autoptr (DeskSave) save = desk_context_new_save (self->office.context);
  g_autoptr (GAsyncResult) result = NULL;
  gboolean known;

  desk_save_add (save, loss, NULL, 0, NULL);
  desk_save_draw_number (save, loss, DESK_LOSS_NO);
  desk_store_save_async (store, save, office_on_done, &self->office);
  result = office_wait (&self->office);
  g_assert_true (desk_store_save_finish (store, result, NULL));

  front_desk_enter (self, "", "10", "1", FALSE);
  WAIT_FOR_COUNT (self, DESK_SECTION_DONE, 1);
  gtk_editable_set_text (front_desk_get_who (self), desk_record_get_text (loss, DESK_LOSS_NO));
  gtk_editable_set_text (front_desk_get_who (self),
                         front_desk_get_text (front_desk_get_nth (self, 0), DESK_VISIT_NO));
  WAIT_FOR (desk_matches_get_highlighted (matches, &known) != NULL);
  gtk_editable_set_text (front_desk_get_who (self), desk_record_get_text (loss, DESK_LOSS_NO));
  WAIT_FOR (desk_matches_get_highlighted (matches, &known) == NULL);
}

/* A consultation that was served ends with its outcome and Ctrl+Enter: no step has to be ticked. */
static void
test_served_consultation (FrontDesk *self, gconstpointer data)
{
  front_desk_enter (self, "", "10", "", FALSE);
  WAIT_FOR_STATE (self, "serving");
  front_desk_type (TEMPLATE_CHILD (TEMPLATE_CHILD (self->pane, "outcome_bar"), "outcome"), "1");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->pane), "form.primary", NULL));
  WAIT_FOR_COUNT (self, DESK_SECTION_DONE, 1);
}

/* The whole way of a visitor through the queue. */
static void
test_queue (FrontDesk *self, gconstpointer data)
{
  DeskVisit *edited;

  front_desk_enter (self, "Мороз Петро", "10", "", TRUE);
  WAIT_FOR_COUNT (self, DESK_SECTION_WAITING, 1);
  front_desk_enter (self, "Бабенко Тамара", "12", "", TRUE);
  WAIT_FOR_COUNT (self, DESK_SECTION_WAITING, 2);

  front_desk_act (self, "front-desk.call-next");
  WAIT_FOR_STATE (self, "called");
  g_assert_cmpstr (front_desk_get_text (front_desk_get_visitor (self), DESK_VISIT_TOPIC), ==, "CON");
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (self->window)),
                                         TEMPLATE_CHILD (self->page, "board_view")));
  front_desk_act (self, "front-desk.call-again");
  g_assert_cmpint (desk_record_get_integer (DESK_RECORD (
                                                desk_visitor_get_visit (front_desk_get_visitor (self))),
                                            DESK_VISIT_CALLS),
                   ==, 2);
  front_desk_act (self, "visit.serve");
  WAIT_FOR_STATE (self, "serving");

  /* The outcome is chosen by its digit. */
  edited = desk_visit_pane_get_visit (self->pane);
  g_assert_nonnull (edited);
  front_desk_type (TEMPLATE_CHILD (TEMPLATE_CHILD (self->pane, "outcome_bar"), "outcome"), "1");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->pane), "form.primary", NULL));
  WAIT_FOR_COUNT (self, DESK_SECTION_DONE, 1);

  /* Finish and call next. */
  WAIT_FOR_STATE (self, "called");
  g_assert_cmpstr (front_desk_get_text (front_desk_get_visitor (self), DESK_VISIT_TOPIC), ==, "CERT");
  g_assert_cmpuint (desk_board_model_count (self->board, DESK_SECTION_WAITING), ==, 0);
  front_desk_act (self, "visit.remove");
  WAIT_FOR_COUNT (self, DESK_SECTION_DONE, 2);
  g_assert_true (desk_visitor_is_state (front_desk_get_visitor (self), "no_show"));
}

/* "Did not come" is offered after as many calls as the station says. */
static void
test_no_show (FrontDesk *self, gconstpointer data)
{
  GtkWidget *button = TEMPLATE_CHILD (self->pane, "no_show_button");

  desk_record_set_integer (DESK_RECORD (desk_context_get_station (self->office.context)),
                           DESK_STATION_NO_SHOW_CALLS, 2);
  front_desk_enter (self, "", "10", "", TRUE);
  WAIT_FOR_COUNT (self, DESK_SECTION_WAITING, 1);
  front_desk_act (self, "front-desk.call-next");
  WAIT_FOR_STATE (self, "called");
  WAIT_FOR (desk_notice_is_undo_offered (GTK_WIDGET (self->page)));
  g_assert_false (gtk_widget_get_visible (button));
  front_desk_act (self, "front-desk.call-again");
  WAIT_FOR (gtk_widget_get_visible (button));
  g_signal_emit_by_name (button, "clicked");
  WAIT_FOR_STATE (self, "no_show");
}

/* What is missing is said beside its field, and the visit stays open. */
static void
test_obstacle (FrontDesk *self, gconstpointer data)
{
  GtkWidget *bar = TEMPLATE_CHILD (self->pane, "outcome_bar");

  front_desk_enter (self, "", "20", "1", FALSE);
  WAIT_FOR_STATE (self, "serving");
  WAIT_FOR (desk_visit_pane_is_editable (self->pane));
  g_assert_cmpstr (front_desk_get_text (front_desk_get_visitor (self), DESK_VISIT_OUTCOME), ==, "answered");

  /* It says at once why it was not recorded as finished. */
  g_assert_true (gtk_widget_get_visible (TEMPLATE_CHILD (self->pane, "steps_message")));
  desk_record_set_text (DESK_RECORD (desk_visit_pane_get_visit (self->pane)), DESK_VISIT_STEP_REASON,
                        "in a hurry");
  desk_visit_pane_finish (self->pane);
  g_assert_true (gtk_widget_get_visible (TEMPLATE_CHILD (bar, "message")));
  g_assert_true (gtk_widget_get_visible (TEMPLATE_CHILD (bar, "outcome_reason")));
  g_assert_true (desk_visitor_is_state (front_desk_get_visitor (self), "serving"));

  desk_record_set_text (DESK_RECORD (desk_visit_pane_get_visit (self->pane)), DESK_VISIT_OUTCOME_REASON,
                        "only asked about a case");
  desk_visit_pane_finish (self->pane);
  WAIT_FOR_COUNT (self, DESK_SECTION_DONE, 1);
}

static GtkWidget *
find_by_type (GtkWidget *widget, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_by_type (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
undo (FrontDesk *self)
{
  return gtk_widget_activate_action (GTK_WIDGET (self->page), "notice.undo", NULL);
}

/* Undo of an act that was just done; a new visit keeps its number and is annulled. */
static void
test_undo (FrontDesk *self, gconstpointer data)
{
  front_desk_enter (self, "", "10", "", TRUE);
  WAIT_FOR_COUNT (self, DESK_SECTION_WAITING, 1);
  front_desk_act (self, "front-desk.call-next");
  WAIT_FOR_STATE (self, "called");
  WAIT_FOR (undo (self) && desk_visitor_is_state (front_desk_get_nth (self, 0), "waiting"));

  front_desk_enter (self, "", "10", "1", FALSE);
  WAIT_FOR_COUNT (self, DESK_SECTION_DONE, 1);
  WAIT_FOR (undo (self) && desk_board_model_count (self->board, DESK_SECTION_SERVING) == 1);
  g_assert_cmpuint (desk_board_model_count (self->board, DESK_SECTION_DONE), ==, 0);

  front_desk_enter (self, "", "12", "", TRUE);
  WAIT_FOR_COUNT (self, DESK_SECTION_WAITING, 2);
  WAIT_FOR (undo (self) && desk_board_model_count (self->board, DESK_SECTION_WAITING) == 1);
}

static void
save_note (FrontDesk *self, const char *note)
{
  WAIT_FOR (desk_visit_pane_is_editable (self->pane));
  desk_record_set_text (DESK_RECORD (desk_visit_pane_get_visit (self->pane)), DESK_VISIT_NOTE, note);
  WAIT_FOR (g_strcmp0 (front_desk_get_text (front_desk_get_visitor (self), DESK_VISIT_NOTE), note) == 0);
}

/* What was typed after an act outlives its undo. */
static void
test_undo_keeps (FrontDesk *self, gconstpointer data)
{
  front_desk_enter (self, "", "10", "", TRUE);
  WAIT_FOR_COUNT (self, DESK_SECTION_WAITING, 1);
  front_desk_act (self, "front-desk.call-next");
  WAIT_FOR_STATE (self, "called");
  front_desk_act (self, "visit.serve");
  WAIT_FOR_STATE (self, "serving");
  save_note (self, "typed since");
  WAIT_FOR (undo (self) && desk_visitor_is_state (front_desk_get_visitor (self), "called"));
  g_assert_cmpstr (front_desk_get_text (front_desk_get_visitor (self), DESK_VISIT_NOTE), ==, "typed since");
  g_assert_cmpstr (front_desk_get_text (front_desk_get_visitor (self), DESK_VISIT_TOPIC), ==, "CON");
}

/* Whoever was written about is not annulled by an undo of the admission. */
static void
test_admission_stays (FrontDesk *self, gconstpointer data)
{
  front_desk_enter (self, "", "10", "", FALSE);
  WAIT_FOR_STATE (self, "serving");
  WAIT_FOR (desk_notice_is_undo_offered (GTK_WIDGET (self->page)));
  save_note (self, "lost a passport");
  WAIT_FOR (!desk_notice_is_undo_offered (GTK_WIDGET (self->page)));
  undo (self);
  g_assert_true (desk_visitor_is_state (front_desk_get_visitor (self), "serving"));
}

/* Finishing calls the next one: one undo takes back both. */
static void
test_undo_finish (FrontDesk *self, gconstpointer data)
{
  DeskVisitor *first, *second;

  front_desk_enter (self, "", "10", "", FALSE);
  WAIT_FOR_STATE (self, "serving");
  first = front_desk_get_visitor (self);
  front_desk_enter (self, "", "12", "", TRUE);
  WAIT_FOR_COUNT (self, DESK_SECTION_WAITING, 1);
  WAIT_FOR (desk_visit_pane_is_editable (self->pane));
  desk_record_set_text (DESK_RECORD (desk_visit_pane_get_visit (self->pane)), DESK_VISIT_STEP_REASON,
                        "known");
  front_desk_type (TEMPLATE_CHILD (TEMPLATE_CHILD (self->pane, "outcome_bar"), "outcome"), "1");
  desk_visit_pane_finish (self->pane);
  WAIT_FOR_STATE (self, "called");
  second = front_desk_get_visitor (self);
  g_assert_true (second != first && desk_visitor_is_state (first, "finished"));

  WAIT_FOR (undo (self) && desk_visitor_is_state (first, "serving"));
  g_assert_true (desk_visitor_is_state (second, "waiting"));
  g_assert_cmpstr (front_desk_get_text (first, DESK_VISIT_OUTCOME), ==, "answered");
}

/* Another topic is an act: said, and taken back by Undo. */
static void
test_topic (FrontDesk *self, gconstpointer data)
{
  front_desk_enter (self, "", "10", "", FALSE);
  WAIT_FOR_STATE (self, "serving");
  WAIT_FOR (desk_visit_pane_is_editable (self->pane));
  desk_record_set_text (DESK_RECORD (desk_visit_pane_get_visit (self->pane)), DESK_VISIT_TOPIC, "LOST");
  WAIT_FOR (g_str_equal (front_desk_get_text (front_desk_get_visitor (self), DESK_VISIT_TOPIC), "LOST"));
  WAIT_FOR (gtk_widget_activate_action (GTK_WIDGET (self->page), "notice.undo", NULL)
            && g_str_equal (front_desk_get_text (front_desk_get_visitor (self), DESK_VISIT_TOPIC), "CON"));
  g_assert_cmpstr (desk_record_get_text (DESK_RECORD (desk_visit_pane_get_visit (self->pane)),
                                         DESK_VISIT_TOPIC),
                   ==, "CON");
}

static gpointer
list_drafts (DeskDatabase *database, gpointer form, GCancellable *cancellable, GError **error)
{
  return desk_draft_list (database, form, error);
}

/* The database belongs to the worker: it is asked after everything that was handed to it before. */
static GPtrArray *
get_drafts (FrontDesk *self, const char *form)
{
  DeskStore *store = desk_context_get_store (self->office.context);
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GPtrArray *drafts;

  desk_store_call_async (store, DESK_PRIORITY_BACKGROUND, list_drafts, (gpointer)form, NULL,
                         (GDestroyNotify)g_ptr_array_unref, NULL, office_on_done, &self->office);
  result = office_wait (&self->office);
  drafts = desk_store_call_finish (store, result, &error);
  g_assert_no_error (error);
  return drafts;
}

static guint
count_drafts (FrontDesk *self, const char *form)
{
  g_autoptr (GPtrArray) drafts = get_drafts (self, form);

  return drafts->len;
}

/* What stands in the entry is there again, and is gone with the visit it becomes. */
static void
test_entry_draft (FrontDesk *self, gconstpointer data)
{
  gtk_editable_set_text (front_desk_get_who (self), "Ковале");
  front_desk_type (TEMPLATE_CHILD (self->entry, "topic"), "50");
  WAIT_FOR (count_drafts (self, "front-desk-entry") == 1);

  front_desk_close (self);
  front_desk_open (self);
  WAIT_FOR (g_str_equal (gtk_editable_get_text (front_desk_get_who (self)), "Ковале"));
  g_assert_cmpstr (desk_code_entry_get_code (TEMPLATE_CHILD (self->entry, "topic")), ==, "LOST");

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->entry), "form.secondary", NULL));
  WAIT_FOR_COUNT (self, DESK_SECTION_WAITING, 1);
  g_assert_cmpuint (count_drafts (self, "front-desk-entry"), ==, 0);
}

/* A note that was being typed is there again; when it is left it is saved and no draft remains. */
static void
test_note_draft (FrontDesk *self, gconstpointer data)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;
  GtkWindow *first;
  g_autofree char *text = NULL;

  front_desk_enter (self, "", "10", "", FALSE);
  WAIT_FOR_STATE (self, "serving");
  buffer = desk_body_row_get_buffer (TEMPLATE_CHILD (self->pane, "note"));
  gtk_text_buffer_set_text (buffer, "lost it on the mark", -1);
  WAIT_FOR (count_drafts (self, "visit") == 1);
  gtk_text_buffer_set_text (buffer, "lost it on the market", -1);
  WAIT_FOR (({
    g_autoptr (GPtrArray) drafts = get_drafts (self, "visit");
    const char *note = NULL;
    drafts->len == 1 && g_variant_lookup (((DeskDraft *)drafts->pdata[0])->typed, "note", "&s", &note)
        && g_str_equal (note, "lost it on the market");
  }));
  g_assert_null (front_desk_get_text (front_desk_get_visitor (self), DESK_VISIT_NOTE));

  /* A second page is what the program would show after a power cut: the first one is told nothing. */
  first = self->window;
  front_desk_open (self);
  WAIT_FOR_STATE (self, "serving");
  buffer = desk_body_row_get_buffer (TEMPLATE_CHILD (self->pane, "note"));
  WAIT_FOR (gtk_text_buffer_get_char_count (buffer) > 0);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  g_assert_cmpstr (text, ==, "lost it on the market");
  gtk_window_destroy (first);

  /* Left, it is saved, and no draft remains. */
  desk_form_row_commit (TEMPLATE_CHILD (self->pane, "note"));
  WAIT_FOR (g_strcmp0 (front_desk_get_text (front_desk_get_visitor (self), DESK_VISIT_NOTE),
                       "lost it on the market")
                == 0
            && count_drafts (self, "visit") == 0);
}

/* Rooms to choose from. */
static void
add_rooms (FrontDesk *self)
{
  DeskRecord *station = DESK_RECORD (desk_context_get_station (self->office.context));

  desk_record_set_entry (station, DESK_STATION_ROOM, "a", g_variant_new_string ("1"));
  desk_record_set_entry (station, DESK_STATION_ROOM, "b", g_variant_new_string ("2"));
  desk_entry_renew_rooms (self->entry);
}

static GtkEditable *
get_editable (FrontDesk *self, const char *name)
{
  return TEMPLATE_CHILD (front_desk_open_more (self), name);
}

/* Every field of the entry and of what stands below More, a code that is half typed too, is there again. */
static void
test_whole_entry_draft (FrontDesk *self, gconstpointer data)
{
  GtkWidget *more;

  add_rooms (self);
  more = front_desk_open_more (self);
  gtk_editable_set_text (front_desk_get_who (self), "Бондар");
  front_desk_type (TEMPLATE_CHILD (self->entry, "topic"), "50");
  front_desk_type (TEMPLATE_CHILD (self->entry, "topic"), "кра");
  front_desk_type (TEMPLATE_CHILD (self->entry, "outcome"), "від");
  front_desk_type (TEMPLATE_CHILD (more, "channel"), "те");
  desk_choice_entry_set_code (TEMPLATE_CHILD (more, "priority"), "urgent");
  front_desk_type (TEMPLATE_CHILD (more, "group"), "ве");
  gtk_editable_set_text (get_editable (self, "reason"), "непри");
  gtk_drop_down_set_selected (TEMPLATE_CHILD (more, "room"), 2);
  gtk_editable_set_text (get_editable (self, "companion"), "мати");
  gtk_editable_set_text (get_editable (self, "deposited"), "рюкзак, пара");
  WAIT_FOR (count_drafts (self, "front-desk-entry") == 1);

  front_desk_close (self);
  front_desk_open (self);
  WAIT_FOR (g_str_equal (gtk_editable_get_text (front_desk_get_who (self)), "Бондар"));
  g_assert_true (gtk_toggle_button_get_active (TEMPLATE_CHILD (self->entry, "more_button")));
  more = front_desk_open_more (self);
  g_assert_cmpstr (desk_code_entry_get_code (TEMPLATE_CHILD (self->entry, "topic")), ==, "LOST");
  g_assert_cmpstr (desk_code_entry_get_typed (TEMPLATE_CHILD (self->entry, "topic")), ==, "кра");
  g_assert_cmpstr (desk_code_entry_get_typed (TEMPLATE_CHILD (self->entry, "outcome")), ==, "від");
  g_assert_cmpstr (desk_code_entry_get_typed (TEMPLATE_CHILD (more, "channel")), ==, "те");
  g_assert_cmpstr (desk_choice_entry_get_code (TEMPLATE_CHILD (more, "priority")), ==, "urgent");
  g_assert_cmpstr (desk_code_entry_get_typed (TEMPLATE_CHILD (more, "group")), ==, "ве");
  g_assert_cmpstr (gtk_editable_get_text (get_editable (self, "reason")), ==, "непри");
  g_assert_cmpuint (gtk_drop_down_get_selected (TEMPLATE_CHILD (more, "room")), ==, 2);
  g_assert_cmpstr (gtk_editable_get_text (get_editable (self, "companion")), ==, "мати");
  g_assert_cmpstr (gtk_editable_get_text (get_editable (self, "deposited")), ==, "рюкзак, пара");
}

static void
collect_type (GtkWidget *widget, GType type, GPtrArray *found)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_type (child, type, found);
}

/* One text field for each row, two for an entry of a list with a text beside it. */
static void
collect_texts (GtkWidget *row, GPtrArray *texts)
{
  collect_type (row, GTK_TYPE_TEXT, texts);
  collect_type (row, GTK_TYPE_TEXT_VIEW, texts);
}

static void
set_text (gpointer widget, const char *text)
{
  if (GTK_IS_TEXT_VIEW (widget))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (widget), text, -1);
  else
    gtk_editable_set_text (widget, text);
}

static char *
get_text (gpointer widget)
{
  GtkTextIter start, end;
  GtkTextBuffer *buffer;

  if (!GTK_IS_TEXT_VIEW (widget))
    return g_strdup (gtk_editable_get_text (widget));
  buffer = gtk_text_view_get_buffer (widget);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* The text fields of the rows. The room is chosen, its field only searches. */
static GPtrArray *
list_texts (FrontDesk *self)
{
  g_autoptr (GPtrArray) rows = desk_form_rows_find (GTK_WIDGET (self->pane));
  GPtrArray *texts = g_ptr_array_new ();

  for (guint i = 0; i < rows->len; i++)
    if (!ADW_IS_COMBO_ROW (g_ptr_array_index (rows, i)))
      collect_texts (g_ptr_array_index (rows, i), texts);
  return texts;
}

static void
add_item (FrontDesk *self)
{
  g_autoptr (GPtrArray) buttons = g_ptr_array_new ();

  collect_type (TEMPLATE_CHILD (self->pane, "deposited"), ADW_TYPE_BUTTON_ROW, buttons);
  g_signal_emit_by_name (buttons->pdata[0], "activated");
}

/* Whatever text field of an open visit is being typed into, an item that was just added too, is there again. */
static void
test_whole_visit_draft (FrontDesk *self, gconstpointer data)
{
  g_autoptr (GPtrArray) texts = NULL;
  g_autoptr (GPtrArray) again = NULL;
  GtkWindow *first;

  front_desk_enter (self, "", "10", "", FALSE);
  WAIT_FOR_STATE (self, "serving");
  add_item (self);
  texts = list_texts (self);
  g_assert_cmpuint (texts->len, >, 12);
  for (guint i = 0; i < texts->len; i++)
    {
      g_autofree char *text = g_strdup_printf ("щось %u", i);

      set_text (texts->pdata[i], text);
    }
  WAIT_FOR (({
    g_autoptr (GPtrArray) drafts = get_drafts (self, "visit");
    drafts->len == 1 && g_variant_n_children (((DeskDraft *)drafts->pdata[0])->typed) == texts->len;
  }));

  first = self->window;
  front_desk_open (self);
  WAIT_FOR_STATE (self, "serving");
  WAIT_FOR (gtk_text_buffer_get_char_count (desk_body_row_get_buffer (TEMPLATE_CHILD (self->pane, "note")))
            > 0);
  again = list_texts (self);
  g_assert_cmpuint (again->len, ==, texts->len);
  for (guint i = 0; i < again->len; i++)
    {
      g_autofree char *text = g_strdup_printf ("щось %u", i);
      g_autofree char *shown = get_text (again->pdata[i]);

      g_assert_cmpstr (shown, ==, text);
    }
  g_assert_true (gtk_widget_get_mapped (TEMPLATE_CHILD (self->pane, "step_reason")));
  g_assert_true (gtk_widget_get_mapped (TEMPLATE_CHILD (self->pane, "incident_note")));
  gtk_window_destroy (first);
}

/* At midnight of the station "today" is another day: who is done leaves the board, who is open stays. */
static void
test_midnight (FrontDesk *self, gconstpointer data)
{
  front_desk_enter (self, "", "10", "1", FALSE);
  WAIT_FOR_COUNT (self, DESK_SECTION_DONE, 1);
  front_desk_enter (self, "", "11", "", TRUE);
  WAIT_FOR_COUNT (self, DESK_SECTION_WAITING, 1);

  desk_clock_set_now (self->office.clock, NOW + 12 * 60);
  desk_board_model_tick (self->board);
  g_assert_cmpint (desk_visitor_get_now (front_desk_get_nth (self, 0)), ==, NOW + 12 * 60);

  desk_clock_set_now (self->office.clock, desk_clock_get_day_start (self->office.clock, 1));
  desk_board_model_tick (self->board);
  WAIT_FOR_COUNT (self, DESK_SECTION_DONE, 0);
  g_assert_cmpuint (desk_board_model_count (self->board, DESK_SECTION_WAITING), ==, 1);
}

/* Who is urgent or has priority is called before those who came earlier. */
static void
test_order (FrontDesk *self, gconstpointer data)
{
  GtkWidget *more = front_desk_open_more (self);

  front_desk_enter (self, "", "10", "", TRUE);
  WAIT_FOR_COUNT (self, DESK_SECTION_WAITING, 1);
  g_object_set (TEMPLATE_CHILD (more, "priority"), "code", "urgent", NULL);
  front_desk_enter (self, "", "22", "", TRUE);

  /* Urgent needs a reason: the field is shown and the visit not yet admitted. */
  g_assert_cmpuint (desk_board_model_count (self->board, DESK_SECTION_WAITING), ==, 1);
  g_assert_true (gtk_widget_get_visible (TEMPLATE_CHILD (more, "reason_box")));
  gtk_editable_set_text (TEMPLATE_CHILD (more, "reason"), "bleeding");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->entry), "form.secondary", NULL));
  WAIT_FOR_COUNT (self, DESK_SECTION_WAITING, 2);
  g_assert_cmpstr (front_desk_get_text (desk_board_model_find_next (self->board), DESK_VISIT_TOPIC), ==,
                   "ROB");
}

/* On hold the board says how long that lasts, not the service before it. */
static void
test_held (FrontDesk *self, gconstpointer data)
{
  g_auto (DeskVisitorWords) words = { 0 };
  DeskVisitor *visitor;

  front_desk_enter (self, "", "10", "", FALSE);
  WAIT_FOR_STATE (self, "serving");
  visitor = front_desk_get_visitor (self);
  desk_clock_set_now (self->office.clock, NOW + 30 * 60);
  g_assert_true (desk_visit_acts_step (desk_front_desk_page_get_acts (self->page), visitor, NULL,
                                       DESK_VISIT_HOLD, "papers", NULL, 0, NULL, NULL));
  desk_clock_set_now (self->office.clock, NOW + 34 * 60);
  desk_board_model_tick (self->board);
  desk_visitor_describe (visitor, self->office.context, &words);
  g_assert_cmpstr (words.time, ==, "4 min");
  WAIT_FOR_COUNT (self, DESK_SECTION_HELD, 1);
}

/* Passing on: to another desk by its letters, never to this one or to what is no desk; the topic may change with it. */
static void
test_transfer (FrontDesk *self, gconstpointer data)
{
  AdwDialog *dialog;
  GtkWidget *letter, *topic;
  DeskVisitor *visitor;

  front_desk_enter (self, "", "10", "", FALSE);
  WAIT_FOR_STATE (self, "serving");
  visitor = g_object_ref (front_desk_get_visitor (self));
  WAIT_FOR (desk_visit_pane_is_editable (self->pane));
  front_desk_act (self, "visit.transfer");
  WAIT_FOR ((dialog = adw_window_get_visible_dialog (ADW_WINDOW (self->window))) != NULL);
  letter = find_by_type (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW);
  topic = find_by_type (GTK_WIDGET (dialog), DESK_TYPE_CODE_ENTRY);
  g_assert_true (letter != NULL && topic != NULL);

  for (const char *const *wrong = (const char *const[]){ "zzz", "7", "В", "b", NULL }; *wrong != NULL;
       wrong++)
    {
      gtk_editable_set_text (GTK_EDITABLE (letter), *wrong);
      g_signal_emit_by_name (letter, "entry-activated");
      g_assert_true (gtk_widget_has_css_class (letter, "error"));
    }
  g_assert_true (desk_visitor_is_state (visitor, "serving"));

  front_desk_type (topic, "60");
  gtk_editable_set_text (GTK_EDITABLE (letter), "c");
  g_signal_emit_by_name (letter, "entry-activated");
  WAIT_FOR (desk_visitor_is_state (visitor, "waiting"));
  g_assert_cmpstr (front_desk_get_text (visitor, DESK_VISIT_DESK), ==, "PL1-C");
  g_assert_cmpstr (front_desk_get_text (visitor, DESK_VISIT_TOPIC), ==, "MIG");
  WAIT_FOR (undo (self) && desk_visitor_is_state (visitor, "serving"));
  g_assert_cmpstr (front_desk_get_text (visitor, DESK_VISIT_TOPIC), ==, "CON");
  g_object_unref (visitor);
}

/* A sealed topic shows neither name nor topic on the board. */
static void
test_sealed (FrontDesk *self, gconstpointer data)
{
  g_auto (DeskVisitorWords) words = { 0 };

  front_desk_enter (self, "Коваленко Марія", "30", "", TRUE);
  WAIT_FOR_COUNT (self, DESK_SECTION_WAITING, 1);
  desk_visitor_describe (front_desk_get_nth (self, 0), self->office.context, &words);
  g_assert_null (strstr (words.spoken, "Коваленко"));
  g_assert_null (strstr (words.spoken, "насильство"));

  /* It is not shown either before a purpose is named. */
  desk_front_desk_page_show_visit (self->page, desk_visitor_get_id (front_desk_get_nth (self, 0)));
  g_assert_nonnull (front_desk_get_visitor (self));
  g_assert_null (desk_visit_pane_get_visit (self->pane));
}

static guint
count_rows (GPtrArray *rows, const char *field)
{
  guint count = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (rows, i);
      g_autofree char *companions = NULL;
      g_auto (GStrv) names = NULL;

      count += g_str_equal (desk_form_row_get_field (DESK_FORM_ROW (row)), field);
      if (g_object_class_find_property (G_OBJECT_GET_CLASS (row), "companions") == NULL)
        continue;
      g_object_get (row, "companions", &companions, NULL);
      names = companions != NULL ? g_strsplit (companions, " ", -1) : NULL;
      count += names != NULL && g_strv_contains ((const char *const *)names, field);
    }
  return count;
}

/* Every field of a visit that is not the program's own stands once in the form. Who it is about stands in its head. */
static void
test_fields (FrontDesk *self, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = desk_form_rows_find (GTK_WIDGET (self->pane));
  g_autoptr (DeskVisit) visit = g_object_new (DESK_TYPE_VISIT, NULL);
  guint n_fields;
  const DeskField *fields = desk_record_get_fields (DESK_RECORD (visit), &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      gboolean asked = (fields[i].flags & DESK_FIELD_INTERNAL) == 0 && i != DESK_VISIT_PERSON;

      if (count_rows (rows, fields[i].name) != (asked ? 1 : 0))
        g_error ("The field %s stands %u times in the form", fields[i].name,
                 count_rows (rows, fields[i].name));
    }
}

#define ADD(path, func) g_test_add (path, FrontDesk, NULL, front_desk_set_up, func, front_desk_tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("/front-desk/quick", test_quick);
  ADD ("/front-desk/newcomer", test_newcomer);
  ADD ("/front-desk/known", test_known);
  ADD ("/front-desk/unclear", test_unclear);
  ADD ("/front-desk/other-number", test_other_number);
  ADD ("/front-desk/served-consultation", test_served_consultation);
  ADD ("/front-desk/queue", test_queue);
  ADD ("/front-desk/no-show", test_no_show);
  ADD ("/front-desk/obstacle", test_obstacle);
  ADD ("/front-desk/undo", test_undo);
  ADD ("/front-desk/undo-keeps", test_undo_keeps);
  ADD ("/front-desk/admission-stays", test_admission_stays);
  ADD ("/front-desk/undo-finish", test_undo_finish);
  ADD ("/front-desk/topic", test_topic);
  ADD ("/front-desk/entry-draft", test_entry_draft);
  ADD ("/front-desk/note-draft", test_note_draft);
  ADD ("/front-desk/whole-entry-draft", test_whole_entry_draft);
  ADD ("/front-desk/whole-visit-draft", test_whole_visit_draft);
  ADD ("/front-desk/midnight", test_midnight);
  ADD ("/front-desk/order", test_order);
  ADD ("/front-desk/held", test_held);
  ADD ("/front-desk/transfer", test_transfer);
  ADD ("/front-desk/sealed", test_sealed);
  ADD ("/front-desk/fields", test_fields);
  return g_test_run ();
}

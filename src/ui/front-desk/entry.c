// SPDX-License-Identifier: GPL-3.0-or-later
// The always-ready entry. Reads the line as it is typed, asks the store who that may be, and hands a new visit to the
// acts. The list of matches belongs to the page, which lays it over the board.

#include "ui/front-desk/entry.h"

#include "model/profile.h"
#include "model/visit-check.h"
#include "ui/front-desk/form-draft.h"
#include "ui/front-desk/entry-more.h"
#include "ui/front-desk/who.h"
#include "ui/keys.h"
#include "ui/widgets/autosave.h"
#include "ui/widgets/code-entry.h"
#include "ui/widgets/focus-order.h"
#include "ui/widgets/person-summary.h"
#include "ui/widgets/spoken.h"

#include <glib/gi18n-lib.h>

struct _DeskEntry
{
  AdwBin parent_instance;

  DeskContext *context;
  DeskVisitActs *acts;
  DeskAutosave *autosave;
  const char *waiting_for; /* state to admit into as soon as it is clear who came; NULL: nothing waits */
  gboolean showing;

  GtkBox *bar;
  DeskWho *who;
  DeskCodeEntry *topic;
  DeskCodeEntry *outcome;
  GtkToggleButton *more_button;
  GtkScrolledWindow *more_slot;
  DeskEntryMore *more; /* made when it is first needed */
  GtkLabel *hint;
};

/* A visit on its way from the entry to the disk. */
typedef struct
{
  DeskEntry *entry;
  DeskVisit *visit;
  DeskPerson *person;
  const char *state;
  DeskAutosave *autosave;
  GVariant *typed; /* put back where the save fails */
} Admission;

enum
{
  ADMITTED,
  VISIT_CHOSEN,
  EXPECTED_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskEntry, desk_entry, ADW_TYPE_BIN)

static void
show_hint (DeskEntry *self, const char *text, gboolean is_error)
{
  gtk_label_set_label (self->hint, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint), text != NULL);
  if (is_error)
    gtk_widget_add_css_class (GTK_WIDGET (self->hint), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->hint), "error");
}

static void
show_error (DeskEntry *self, const char *text)
{
  show_hint (self, text, TRUE);
  desk_spoken_warn (GTK_WIDGET (self), text);
}

/* Who was chosen, what was wrong with the last code, or who is competent for the topic. */
static void
renew_hint (DeskEntry *self)
{
  DeskProfile *profile = desk_context_get_profile (self->context);
  const char *language = desk_context_get_language (self->context);
  const char *topic = desk_code_entry_get_code (self->topic);
  DeskPerson *known = desk_who_get_known (self->who);
  DeskTerm *term = topic != NULL ? desk_profile_get_term (profile, "topics", topic) : NULL;
  GString *words = g_string_new (NULL);
  g_autofree char *message = NULL;
  const char *const *services;

  g_object_get (self->topic, "message", &message, NULL);
  if (message == NULL)
    g_object_get (self->outcome, "message", &message, NULL);
  if (message != NULL)
    {
      show_hint (self, message, TRUE);
      g_string_free (words, TRUE);
      return;
    }

  if (known != NULL)
    {
      g_autofree char *summary = desk_person_summary_make (known, 0, self->context);
      g_string_append (words, summary);
    }
  services = term != NULL ? desk_term_get_list (term, "services") : NULL;
  for (guint i = 0; services != NULL && services[i] != NULL; i++)
    {
      if (words->len > 0)
        g_string_append (words, " · ");
      g_string_append (words, desk_profile_get_label (profile, "services", services[i], language));
    }
  show_hint (self, words->len > 0 ? words->str : NULL, FALSE);
  g_string_free (words, TRUE);
}

static GVariant *
collect (gpointer data)
{
  DeskEntry *self = data;
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);
  const char *who = desk_who_get_text (self->who);
  DeskPerson *known = desk_who_get_known (self->who);

  if (*who != '\0')
    g_variant_dict_insert (&dict, "who", "s", who);
  if (known != NULL)
    g_variant_dict_insert (&dict, "person", "s", desk_record_get_id (DESK_RECORD (known)));
  desk_form_draft_collect_code (self->topic, &dict, "topic", NULL);
  desk_form_draft_collect_code (self->outcome, &dict, "outcome", NULL);
  if (self->more != NULL)
    desk_entry_more_collect (self->more, &dict);
  return g_variant_ref_sink (g_variant_dict_end (&dict));
}

static void
typed (DeskEntry *self)
{
  if (self->showing || self->autosave == NULL)
    return;
  desk_autosave_touch (self->autosave);
  renew_hint (self);
}

static DeskEntryMore *
get_more (DeskEntry *self)
{
  if (self->more == NULL)
    {
      self->more = g_object_new (DESK_TYPE_ENTRY_MORE, NULL);
      desk_entry_more_bind (self->more, self->context);
      g_signal_connect_swapped (self->more, "typed", G_CALLBACK (typed), self);
      gtk_scrolled_window_set_child (self->more_slot, GTK_WIDGET (self->more));
    }
  return self->more;
}

static void
more_toggled (DeskEntry *self)
{
  if (gtk_toggle_button_get_active (self->more_button))
    get_more (self);
}

static void
who_move_on (DeskEntry *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->topic));
}

static void
topic_move_on (DeskEntry *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->outcome));
}

static void
outcome_move_on (DeskEntry *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
clear (DeskEntry *self)
{
  self->showing = TRUE;
  desk_who_set_text (self->who, "");
  desk_code_entry_set_code (self->topic, NULL);
  desk_code_entry_set_code (self->outcome, NULL);
  if (self->more != NULL)
    desk_entry_more_clear (self->more);
  gtk_toggle_button_set_active (self->more_button, FALSE);
  self->showing = FALSE;
  show_hint (self, NULL, FALSE);
}

static void
restore (DeskEntry *self, GVariant *values)
{
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (values);
  const char *text;

  self->showing = TRUE;
  if (g_variant_dict_lookup (&dict, "who", "&s", &text))
    desk_who_set_text (self->who, text);
  desk_form_draft_restore_code (self->topic, &dict, "topic");
  desk_form_draft_restore_code (self->outcome, &dict, "outcome");
  if (desk_entry_more_restore (get_more (self), &dict))
    gtk_toggle_button_set_active (self->more_button, TRUE);
  self->showing = FALSE;
}

static void
draft_found (DeskDraft *draft, DeskPerson *person, gpointer user_data)
{
  g_autoptr (DeskEntry) self = user_data;
  g_autoptr (GVariant) present = NULL;

  if (draft == NULL || self->autosave == NULL)
    return;
  present = collect (self);
  if (g_variant_n_children (present) > 0)
    return;
  restore (self, draft->typed);
  self->showing = TRUE;
  if (person != NULL)
    desk_who_set_known (self->who, person);
  self->showing = FALSE;
  desk_autosave_continue (self->autosave, draft);
  renew_hint (self);
}

static void
begin_autosave (DeskEntry *self)
{
  g_clear_object (&self->autosave);
  self->autosave = desk_autosave_new (self->context, "front-desk-entry", NULL, collect, self);
}

static DeskVisit *
make_visit (DeskEntry *self, gboolean into_queue)
{
  DeskProfile *profile = desk_context_get_profile (self->context);
  g_autoptr (DeskVisit) visit = g_object_new (DESK_TYPE_VISIT, NULL);
  const char *topic, *outcome;
  DeskTerm *term;

  if (!desk_code_entry_commit (self->topic))
    return gtk_widget_grab_focus (GTK_WIDGET (self->topic)), renew_hint (self), NULL;
  if (!desk_code_entry_commit (self->outcome))
    return gtk_widget_grab_focus (GTK_WIDGET (self->outcome)), renew_hint (self), NULL;
  if (!desk_entry_more_apply (get_more (self), visit))
    return NULL;

  topic = desk_code_entry_get_code (self->topic);
  outcome = into_queue ? NULL : desk_code_entry_get_code (self->outcome);
  desk_record_set_text (DESK_RECORD (visit), DESK_VISIT_TOPIC, topic);
  desk_record_set_text (DESK_RECORD (visit), DESK_VISIT_OUTCOME, outcome);

  /* Who is referred goes to the authority the profile names first for the topic. */
  term = outcome != NULL ? desk_profile_get_term (profile, "outcomes", outcome) : NULL;
  if (term != NULL && desk_term_has_flag (term, "referral") && topic != NULL)
    desk_record_set_text (DESK_RECORD (visit), DESK_VISIT_AGENCY,
                          desk_term_get_list (desk_profile_get_term (profile, "topics", topic),
                                              "agencies")[0]);
  return g_steal_pointer (&visit);
}

static gboolean
focus_field (DeskEntry *self, DeskVisitField field)
{
  if (field == DESK_VISIT_TOPIC)
    return gtk_widget_grab_focus (GTK_WIDGET (self->topic));
  if (field == DESK_VISIT_OUTCOME)
    return gtk_widget_grab_focus (GTK_WIDGET (self->outcome));
  if (field != DESK_VISIT_PRIORITY_GROUP && field != DESK_VISIT_PRIORITY_REASON
      && field != DESK_VISIT_COMPANION)
    return FALSE;
  gtk_toggle_button_set_active (self->more_button, TRUE);
  return desk_entry_more_focus (get_more (self), field);
}

/* Whether the visit may be admitted into @state. What stands in no field here is asked for beside the visit: then it is
   served first. */
static gboolean
passes (DeskEntry *self, DeskVisit *visit, DeskPerson *person, const char **state)
{
  g_autoptr (GDateTime) today = desk_clock_get_local (desk_context_get_clock (self->context));
  g_autoptr (GArray) findings =
      desk_visit_check (visit, person, desk_context_get_profile (self->context), today, *state);
  const DeskVisitFinding *obstacle = desk_visit_find_obstacle (findings);

  if (obstacle == NULL)
    return TRUE;
  if (focus_field (self, obstacle->field))
    {
      show_error (self, _ (desk_visit_fault_get_message (obstacle->fault)));
      return FALSE;
    }
  *state = "serving";
  return TRUE;
}

static void
admission_free (Admission *admission)
{
  g_object_unref (admission->entry);
  g_object_unref (admission->visit);
  g_clear_object (&admission->person);
  g_clear_object (&admission->autosave);
  g_variant_unref (admission->typed);
  g_free (admission);
}

static void
admitted (DeskVisit *visit, gpointer data)
{
  Admission *admission = data;
  DeskEntry *self = admission->entry;

  if (visit != NULL)
    g_signal_emit (self, signals[ADMITTED], 0, desk_record_get_id (DESK_RECORD (visit)), admission->state,
                   desk_record_get_text (DESK_RECORD (visit), DESK_VISIT_OUTCOME) != NULL);
  else if (self->context != NULL && *desk_who_get_text (self->who) == '\0')
    {
      /* Nothing is lost: the line stands there again, and its draft was not removed. */
      g_set_object (&self->autosave, admission->autosave);
      restore (self, admission->typed);
      desk_autosave_touch (self->autosave);
    }
  admission_free (admission);
}

static void
settled (gint64 draft, gpointer data)
{
  Admission *admission = data;

  desk_visit_acts_admit (admission->entry->acts, admission->visit, admission->person, admission->state, draft,
                         admitted, admission);
}

static void
submit (DeskEntry *self, const char *state)
{
  g_autoptr (DeskVisit) visit = make_visit (self, g_str_equal (state, "waiting"));
  g_autoptr (DeskPerson) person = NULL;
  g_autofree char *message = NULL;
  Admission *admission;

  if (desk_who_is_deciding (self->who))
    {
      self->waiting_for = state;
      return;
    }
  if (visit == NULL)
    return;
  if (!desk_who_find_person (self->who, &person, &message))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->who));
      show_error (self, message);
      return;
    }
  if (g_str_equal (state, "serving")
      && desk_record_get_text (DESK_RECORD (visit), DESK_VISIT_OUTCOME) != NULL)
    state = "finished";
  if (!passes (self, visit, person, &state))
    return;

  admission = g_new0 (Admission, 1);
  admission->entry = g_object_ref (self);
  admission->visit = g_steal_pointer (&visit);
  admission->person = g_steal_pointer (&person);
  admission->state = state;
  admission->typed = collect (self);
  admission->autosave = g_steal_pointer (&self->autosave);
  begin_autosave (self);
  clear (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->who));
  desk_autosave_settle (admission->autosave, settled, admission);
}

static void
decided (DeskEntry *self)
{
  const char *state = g_steal_pointer (&self->waiting_for);

  if (state != NULL)
    submit (self, state);
}

static void
visit_chosen (DeskEntry *self, const char *id)
{
  g_signal_emit (self, signals[VISIT_CHOSEN], 0, id);
}

static void
expected_chosen (DeskEntry *self, const char *id)
{
  g_signal_emit (self, signals[EXPECTED_CHOSEN], 0, id);
}

static void
primary_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DeskEntry *self = DESK_ENTRY (widget);

  if (!desk_who_check_in (self->who))
    submit (self, "serving");
}

static void
secondary_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DeskEntry *self = DESK_ENTRY (widget);

  if (!desk_who_check_in (self->who))
    submit (self, "waiting");
}

static void
save_draft_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  desk_autosave_flush (DESK_ENTRY (widget)->autosave);
}

static gboolean
desk_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DESK_ENTRY (widget)->who));
}

static void
desk_entry_dispose (GObject *object)
{
  DeskEntry *self = DESK_ENTRY (object);

  if (self->autosave != NULL)
    desk_autosave_close (self->autosave);
  g_clear_object (&self->autosave);
  g_clear_object (&self->context);
  self->more = NULL;
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_ENTRY);
  g_clear_object (&self->acts);

  G_OBJECT_CLASS (desk_entry_parent_class)->dispose (object);
}

static void
desk_entry_class_init (DeskEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_entry_dispose;
  widget_class->grab_focus = desk_entry_grab_focus;
  widget_class->focus = desk_focus_order_move;

  /**
   * DeskEntry::admitted:
   * @id: id of the visit
   * @state: "waiting", "serving" or "finished"
   * @has_outcome: whether an outcome was given
   */
  signals[ADMITTED] = g_signal_new ("admitted", DESK_TYPE_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_BOOLEAN);
  /**
   * DeskEntry::visit-chosen:
   * @id: id of a visit whose number was typed
   */
  signals[VISIT_CHOSEN] = g_signal_new ("visit-chosen", DESK_TYPE_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * DeskEntry::expected-chosen:
   * @id: id of the appointment of somebody who came
   */
  signals[EXPECTED_CHOSEN] = g_signal_new ("expected-chosen", DESK_TYPE_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (DESK_TYPE_WHO);
  g_type_ensure (DESK_TYPE_CODE_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dutydesk/DutyDesk/ui/front-desk/entry.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskEntry, bar);
  gtk_widget_class_bind_template_child (widget_class, DeskEntry, who);
  gtk_widget_class_bind_template_child (widget_class, DeskEntry, topic);
  gtk_widget_class_bind_template_child (widget_class, DeskEntry, outcome);
  gtk_widget_class_bind_template_child (widget_class, DeskEntry, more_button);
  gtk_widget_class_bind_template_child (widget_class, DeskEntry, more_slot);
  gtk_widget_class_bind_template_child (widget_class, DeskEntry, hint);
  gtk_widget_class_bind_template_callback (widget_class, more_toggled);

  gtk_widget_class_install_action (widget_class, "form.primary", NULL, primary_activated);
  gtk_widget_class_install_action (widget_class, "form.secondary", NULL, secondary_activated);
  gtk_widget_class_install_action (widget_class, "form.save-draft", NULL, save_draft_activated);
  desk_keys_bind (widget_class, "form.primary");
  desk_keys_bind (widget_class, "form.secondary");
  desk_keys_bind (widget_class, "form.save-draft");
}

static void
desk_entry_init (DeskEntry *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  desk_code_entry_set_words (self->topic, self->hint);
  desk_code_entry_set_words (self->outcome, self->hint);
  g_signal_connect_swapped (self->who, "typed", G_CALLBACK (typed), self);
  g_signal_connect_swapped (self->who, "move-on", G_CALLBACK (who_move_on), self);
  g_signal_connect_swapped (self->who, "decided", G_CALLBACK (decided), self);
  g_signal_connect_swapped (self->who, "visit-chosen", G_CALLBACK (visit_chosen), self);
  g_signal_connect_swapped (self->who, "expected-chosen", G_CALLBACK (expected_chosen), self);
  g_signal_connect_swapped (self->topic, "notify::code", G_CALLBACK (typed), self);
  g_signal_connect_swapped (self->topic, "typed", G_CALLBACK (typed), self);
  g_signal_connect_swapped (self->topic, "notify::message", G_CALLBACK (renew_hint), self);
  g_signal_connect_swapped (self->topic, "move-on", G_CALLBACK (topic_move_on), self);
  g_signal_connect_swapped (self->outcome, "notify::code", G_CALLBACK (typed), self);
  g_signal_connect_swapped (self->outcome, "typed", G_CALLBACK (typed), self);
  g_signal_connect_swapped (self->outcome, "notify::message", G_CALLBACK (renew_hint), self);
  g_signal_connect_swapped (self->outcome, "move-on", G_CALLBACK (outcome_move_on), self);
}

/**
 * desk_entry_bind:
 * @acts: gets the visits
 * @board: knows who is expected
 * @matches: the list below the entry; laid out by the page
 *
 * Begins to work, and puts back what stood in the entry when the program last ended.
 */
void
desk_entry_bind (DeskEntry *self, DeskContext *context, DeskVisitActs *acts, DeskBoardModel *board,
                 DeskMatches *matches)
{
  DeskProfile *profile = desk_context_get_profile (context);
  const char *language = desk_context_get_language (context);

  self->context = g_object_ref (context);
  self->acts = g_object_ref (acts);

  self->showing = TRUE;
  desk_who_bind (self->who, context, matches);
  desk_who_set_board (self->who, board);
  desk_code_entry_bind (self->topic, desk_profile_get_vocabulary (profile, "topics"), language);
  desk_code_entry_bind (self->outcome, desk_profile_get_vocabulary (profile, "outcomes"), language);
  self->showing = FALSE;
  begin_autosave (self);
  desk_form_draft_find_entry (context, draft_found, g_object_ref (self));
}

/**
 * desk_entry_begin_check_in:
 * Limits "Who came?" to people who are booked for today.
 */
void
desk_entry_begin_check_in (DeskEntry *self)
{
  desk_who_begin_check_in (self->who);
}

/**
 * desk_entry_set_favourites:
 * @topics: codes of up to nine topics that one digit chooses
 */
void
desk_entry_set_favourites (DeskEntry *self, const char *const *topics)
{
  desk_code_entry_set_favourites (self->topic, topics);
}

/**
 * desk_entry_set_narrow:
 * @narrow: put the fields below each other
 */
void
desk_entry_set_narrow (DeskEntry *self, gboolean narrow)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->bar),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  desk_who_set_narrow (self->who, narrow);
  gtk_widget_set_hexpand (GTK_WIDGET (self->topic), narrow);
  gtk_widget_set_hexpand (GTK_WIDGET (self->outcome), narrow);
}

/**
 * desk_entry_set_person:
 * @person: (nullable): a known person who came, NULL to begin anew
 */
void
desk_entry_set_person (DeskEntry *self, DeskPerson *person)
{
  clear (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->who));
  if (person != NULL)
    {
      desk_who_set_known (self->who, person);
      gtk_widget_grab_focus (GTK_WIDGET (self->topic));
    }
}

/**
 * desk_entry_take_key:
 * @controller: has a key that no text field took
 *
 * Lets the key type into "Who came?".
 *
 * Returns: whether it did
 */
gboolean
desk_entry_take_key (DeskEntry *self, GtkEventControllerKey *controller)
{
  return desk_who_take_key (self->who, controller);
}

/**
 * desk_entry_flush:
 * Writes the draft at once, where something is not written yet.
 */
void
desk_entry_flush (DeskEntry *self)
{
  if (self->autosave != NULL)
    desk_autosave_flush (self->autosave);
}

/**
 * desk_entry_renew_rooms:
 * The station's rooms may have changed.
 */
void
desk_entry_renew_rooms (DeskEntry *self)
{
  if (self->more != NULL)
    desk_entry_more_renew_rooms (self->more, self->context);
}

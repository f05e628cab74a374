// SPDX-License-Identifier: GPL-3.0-or-later
// What an act with a visitor has to ask first: why on hold, which specialist, to whom, for what reason.

#include "model/officer.h"
#include "model/profile.h"
#include "model/station.h"
#include "model/visit-check.h"
#include "store/records.h"
#include "ui/front-desk/front-desk-private.h"
#include "ui/front-desk/pick-dialog.h"
#include "ui/front-desk/specialist-group.h"
#include "ui/notice.h"
#include "ui/officer-name.h"
#include "ui/widgets/code-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A question that is open: about whom. The visitor may be served, or gone, when the answer comes. */
typedef struct
{
  DeskFrontDeskPage *page;
  DeskVisitor *visitor;
  DeskVisit *visit;       /* what the dialog itself changes, NULL where it changes nothing */
  DeskPickDialog *dialog; /* not owned: it is there when it answers */
} Question;

static Question *
question_new (DeskFrontDeskPage *page, DeskVisitor *visitor, DeskPickDialog *dialog)
{
  Question *question = g_new0 (Question, 1);

  question->page = g_object_ref (page);
  question->visitor = g_object_ref (visitor);
  question->dialog = dialog;
  return question;
}

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->page);
  g_object_unref (question->visitor);
  g_clear_object (&question->visit);
  g_free (question);
}

static Question *
ask (DeskFrontDeskPage *page, DeskVisitor *visitor, DeskPickDialog *dialog, GCallback answered)
{
  Question *question = question_new (page, visitor, dialog);

  g_signal_connect_data (dialog, "picked", answered, question, question_free, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (page));
  return question;
}

static char *
make_digit (guint place)
{
  return place < 9 ? g_strdup_printf ("%u", place + 1) : NULL;
}

/* What the form holds goes along where the question is about the visit in it. */
static DeskVisit *
get_edited (const Question *question)
{
  return question->visitor == desk_front_desk_page_get_visitor (question->page)
             ? desk_front_desk_page_get_edited (question->page)
             : NULL;
}

static void
take_step (const Question *question, DeskVisit *visit, DeskVisitStep step, const char *detail,
           const char *reason)
{
  desk_visit_acts_step (desk_front_desk_page_get_acts (question->page), question->visitor, visit, step,
                        detail, reason, 0, NULL, NULL);
}

static void
hold_answered (Question *question, const char *reason, const char *text)
{
  take_step (question, get_edited (question), DESK_VISIT_HOLD, reason, NULL);
}

/**
 * desk_front_desk_ask_hold:
 * Why is the visitor put on hold? One digit.
 */
void
desk_front_desk_ask_hold (DeskFrontDeskPage *self, DeskVisitor *visitor)
{
  DeskContext *context = desk_front_desk_page_get_context (self);
  DeskVocabulary *reasons = desk_profile_get_vocabulary (desk_context_get_profile (context), "hold_reasons");
  DeskPickDialog *dialog = desk_pick_dialog_new (_ ("On Hold"));

  for (guint i = 0; i < desk_vocabulary_get_length (reasons); i++)
    {
      DeskTerm *term = desk_vocabulary_get_term_at (reasons, i);

      desk_pick_dialog_add (dialog, desk_term_get_code (term), desk_term_get_digit (term),
                            desk_term_get_label (term, desk_context_get_language (context)), NULL);
    }
  ask (self, visitor, dialog, G_CALLBACK (hold_answered));
}

static gboolean
knows_topic (DeskRecord *station, DeskProfile *profile, const char *key, const char *topic)
{
  const char *topics = desk_record_get_entry_text (station, DESK_STATION_SPECIALIST_TOPICS, key);
  g_autofree char *codes =
      topics != NULL
          ? desk_vocabulary_read_codes (desk_profile_get_vocabulary (profile, "topics"), topics, NULL)
          : NULL;
  g_auto (GStrv) words = codes != NULL ? g_strsplit (codes, " ", -1) : NULL;

  return topic != NULL && words != NULL && g_strv_contains ((const char *const *)words, topic);
}

static void
specialist_answered (Question *question, const char *key, const char *text)
{
  DeskContext *context = desk_front_desk_page_get_context (question->page);
  DeskRecord *station = DESK_RECORD (desk_context_get_station (context));
  const char *name = key != NULL ? desk_record_get_entry_text (station, DESK_STATION_SPECIALIST, key) : text;
  DeskVisit *edited = get_edited (question);

  if (edited != NULL && name != NULL)
    desk_specialist_call (edited, name, desk_pick_dialog_get_option (question->dialog),
                          desk_clock_get_now (desk_context_get_clock (context)));
}

static void
add_specialists (DeskPickDialog *dialog, DeskContext *context, const char *topic, gboolean for_topic,
                 guint *place)
{
  DeskRecord *station = DESK_RECORD (desk_context_get_station (context));
  g_autofree const char **keys = desk_record_list_keys (station, DESK_STATION_SPECIALIST);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autofree char *digit = NULL;

      if (knows_topic (station, desk_context_get_profile (context), keys[i], topic) != for_topic)
        continue;
      digit = make_digit ((*place)++);
      desk_pick_dialog_add (dialog, keys[i], digit,
                            desk_record_get_entry_text (station, DESK_STATION_SPECIALIST, keys[i]),
                            desk_record_get_entry_text (station, DESK_STATION_SPECIALIST_PHONE, keys[i]));
    }
}

/**
 * desk_front_desk_ask_specialist:
 * Which specialist is called? Those on call for the topic first, each by a digit; or a name.
 */
void
desk_front_desk_ask_specialist (DeskFrontDeskPage *self, DeskVisitor *visitor)
{
  DeskContext *context = desk_front_desk_page_get_context (self);
  const char *topic =
      desk_record_get_text (DESK_RECORD (desk_front_desk_page_get_edited (self)), DESK_VISIT_TOPIC);
  DeskPickDialog *dialog = desk_pick_dialog_new (_ ("Call a Specialist"));
  guint place = 0;

  add_specialists (dialog, context, topic, TRUE, &place);
  add_specialists (dialog, context, topic, FALSE, &place);
  desk_pick_dialog_ask_text (dialog, _ ("Somebody else"), _ ("Call"));
  desk_pick_dialog_add_option (dialog, _ ("Comes to the visitor"), TRUE);
  ask (self, visitor, dialog, G_CALLBACK (specialist_answered));
}

static char *
make_desk (const char *letter, DeskContext *context)
{
  DeskRecord *station = DESK_RECORD (desk_context_get_station (context));
  g_autofree char *upper = g_ascii_strup (letter, -1);

  return g_strdup_printf ("%s-%s", desk_record_get_text (station, DESK_STATION_CODE), upper);
}

/* Another desk is named by its letters; a visitor passed on to a desk that is none would be on nobody's board. */
static const char *
check_desk (const char *text, gpointer data)
{
  DeskContext *context = data;
  gsize length = strlen (text);
  g_autofree char *desk = NULL;

  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalpha (text[i]))
      length = 0;
  if (length < 1 || length > 2)
    return _ ("A desk is named by one or two Latin letters: B, or AB.");
  desk = make_desk (text, context);
  return g_str_equal (desk, desk_store_get_desk (desk_context_get_store (context)))
             ? _ ("That is this desk. Type the letter of another one.")
             : NULL;
}

static void
transfer_answered (Question *question, const char *officer, const char *desk)
{
  if (officer == NULL && desk != NULL)
    {
      g_autofree char *full = make_desk (desk, desk_front_desk_page_get_context (question->page));

      desk_record_set_text (DESK_RECORD (question->visit), DESK_VISIT_DESK, full);
    }
  take_step (question, question->visit, DESK_VISIT_TRANSFER,
             officer != NULL && *officer != '\0' ? officer : NULL, NULL);
}

/* Whoever turns out to have another matter waits with it. */
static void
add_topic (DeskPickDialog *dialog, Question *question)
{
  GtkWidget *row = g_object_new (DESK_TYPE_CODE_ROW, "field", "topic", NULL);
  DeskVisit *now = get_edited (question);

  question->visit = DESK_VISIT (
      desk_record_copy (DESK_RECORD (now != NULL ? now : desk_visitor_get_visit (question->visitor))));
  desk_pick_dialog_add_row (dialog, row);
  desk_form_row_bind (DESK_FORM_ROW (row), desk_front_desk_page_get_context (question->page),
                      DESK_RECORD (question->visit));
}

/* The officers the visitor may be passed on to are in the database; the question is asked when they are known. */
static void
officers_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Question *question = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) officers = desk_store_call_finish (DESK_STORE (source), result, &error);
  DeskContext *context = desk_front_desk_page_get_context (question->page);
  DeskPickDialog *dialog;
  guint place = 0;

  if (context == NULL || gtk_widget_get_root (GTK_WIDGET (question->page)) == NULL)
    {
      question_free (question, NULL);
      return;
    }
  if (officers == NULL)
    desk_notice_show_error (GTK_WIDGET (question->page), error);

  dialog = desk_pick_dialog_new (_ ("Pass On"));
  desk_pick_dialog_add (dialog, "", "0", _ ("Whoever is free at this desk"), NULL);
  for (guint i = 0; officers != NULL && i < officers->len; i++)
    {
      DeskOfficer *officer = g_ptr_array_index (officers, i);
      g_autofree char *digit = NULL;
      g_autofree char *name = NULL;

      if (desk_record_get_text (DESK_RECORD (officer), DESK_OFFICER_ACTIVE_TO) != NULL)
        continue;
      digit = make_digit (place++);
      name = desk_officer_name_make (officer, desk_context_get_profile (context),
                                     desk_context_get_language (context));
      desk_pick_dialog_add (dialog, desk_record_get_id (DESK_RECORD (officer)), digit, name,
                            desk_record_get_text (DESK_RECORD (officer), DESK_OFFICER_POSITION));
    }
  desk_pick_dialog_ask_text (dialog, _ ("Another desk: its letter"), _ ("Pass On"));
  desk_pick_dialog_set_check (dialog, check_desk, context);
  add_topic (dialog, ask (question->page, question->visitor, dialog, G_CALLBACK (transfer_answered)));
  question_free (question, NULL);
}

static gpointer
load_officers (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return desk_records_load_own (database, "officer", cancellable, error);
}

/**
 * desk_front_desk_ask_transfer:
 * To whom is the visitor passed on? To an officer, to whoever is free, or to another desk; with another topic
 * where it turned out to be one.
 */
void
desk_front_desk_ask_transfer (DeskFrontDeskPage *self, DeskVisitor *visitor)
{
  DeskStore *store = desk_context_get_store (desk_front_desk_page_get_context (self));

  desk_store_call_async (store, DESK_PRIORITY_TYPING, load_officers, NULL, NULL,
                         (GDestroyNotify)g_ptr_array_unref, NULL, officers_loaded,
                         question_new (self, visitor, NULL));
}

static void
left_answered (Question *question, const char *id, const char *reason)
{
  DeskVisit *now = get_edited (question);
  g_autoptr (DeskVisit) visit = DESK_VISIT (
      desk_record_copy (DESK_RECORD (now != NULL ? now : desk_visitor_get_visit (question->visitor))));

  desk_record_set_text (DESK_RECORD (visit), DESK_VISIT_OUTCOME_REASON, reason);
  take_step (question, visit, DESK_VISIT_LEAVE, NULL, NULL);
}

/**
 * desk_front_desk_ask_left:
 * The visitor left. With domestic violence as the topic the reason is asked for; else nothing is.
 */
void
desk_front_desk_ask_left (DeskFrontDeskPage *self, DeskVisitor *visitor)
{
  DeskProfile *profile = desk_context_get_profile (desk_front_desk_page_get_context (self));
  g_autoptr (DeskVisit) left = DESK_VISIT (desk_record_copy (DESK_RECORD (desk_visitor_get_visit (visitor))));
  DeskPickDialog *dialog;

  desk_record_set_text (DESK_RECORD (left), DESK_VISIT_OUTCOME, "left");
  if (!desk_visit_needs_outcome_reason (left, profile))
    {
      desk_visit_acts_step (desk_front_desk_page_get_acts (self), visitor, NULL, DESK_VISIT_LEAVE, NULL, NULL,
                            0, NULL, NULL);
      return;
    }
  dialog = desk_pick_dialog_new (_ ("Why Did the Visitor Leave?"));
  desk_pick_dialog_ask_text (dialog, _ ("Reason"), _ ("Left"));
  ask (self, visitor, dialog, G_CALLBACK (left_answered));
}

static void
reopen_answered (Question *question, const char *id, const char *reason)
{
  take_step (question, NULL, DESK_VISIT_REOPEN, NULL, reason);
}

/**
 * desk_front_desk_ask_reopen:
 * Why is a visit that is over opened again?
 */
void
desk_front_desk_ask_reopen (DeskFrontDeskPage *self, DeskVisitor *visitor)
{
  DeskPickDialog *dialog = desk_pick_dialog_new (_ ("Open Again"));

  desk_pick_dialog_ask_text (dialog, _ ("Reason"), _ ("Open Again"));
  ask (self, visitor, dialog, G_CALLBACK (reopen_answered));
}

static void
annul_reason_typed (AdwAlertDialog *dialog, GtkEditable *reason)
{
  adw_alert_dialog_set_response_enabled (dialog, "annul", *gtk_editable_get_text (reason) != '\0');
}

static void
annul_answered (Question *question, const char *response, AdwAlertDialog *dialog)
{
  GtkWidget *reason = g_object_get_data (G_OBJECT (dialog), "reason");

  if (g_str_equal (response, "annul"))
    take_step (question, NULL, DESK_VISIT_ANNUL, NULL, gtk_editable_get_text (GTK_EDITABLE (reason)));
}

/**
 * desk_front_desk_ask_annul:
 * Annulling cannot be undone: asked with its reason.
 */
void
desk_front_desk_ask_annul (DeskFrontDeskPage *self, DeskVisitor *visitor)
{
  const char *number = desk_record_get_text (DESK_RECORD (desk_visitor_get_visit (visitor)), DESK_VISIT_NO);
  AdwDialog *dialog = adw_alert_dialog_new (_ ("Annul This Visit?"), NULL);
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *reason = adw_entry_row_new ();

  adw_alert_dialog_format_body (
      ADW_ALERT_DIALOG (dialog),
      _ ("The visit %s stays in the journal as annulled, and its number stays used. This cannot "
         "be undone."),
      number != NULL ? number : "");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (reason), _ ("Reason"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), reason);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), group);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "annul", _ ("_Annul"),
                                  NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "annul", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (dialog), "annul", FALSE);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_object_set_data (G_OBJECT (dialog), "reason", reason);
  g_signal_connect_object (reason, "changed", G_CALLBACK (annul_reason_typed), dialog, G_CONNECT_SWAPPED);
  g_signal_connect_data (dialog, "response", G_CALLBACK (annul_answered), question_new (self, visitor, NULL),
                         question_free, G_CONNECT_SWAPPED);
  adw_dialog_set_focus (dialog, reason);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of the first run. What setting up does stands in setup.c, the demo in demo-desk.c.

#include "ui/sign-in/first-run-page.h"

#include "ui/officer-name.h"
#include "ui/profile-file.h"
#include "ui/sign-in/demo-desk.h"
#include "ui/sign-in/demo-session.h"
#include "ui/sign-in/language-buttons.h"
#include "ui/sign-in/new-password.h"
#include "ui/sign-in/session.h"
#include "ui/sign-in/setup.h"
#include "ui/sync/enrolment-form.h"
#include "ui/widgets/field-message.h"
#include "ui/widgets/page-title.h"
#include "ui/widgets/spoken.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _DeskFirstRunPage
{
  AdwBin parent_instance;

  DeskContext *context;
  DeskSetup *setup;
  DeskProfile *profile; /* of the country that is chosen */
  char *suggested;      /* the officer's code, as long as it was not typed */
  char *recovery_key;
  char *address; /* of headquarters, with the code: the desk enrols when it is set up; else NULL */
  char *code;

  AdwNavigationView *view;
  DeskEnrolmentForm *enrolment;
  AdwComboRow *country;
  AdwEntryRow *station_code;
  GtkLabel *station_code_message;
  AdwEntryRow *station_name;
  AdwEntryRow *book;
  GtkLabel *book_message;
  AdwSpinRow *first_number;
  GtkLabel *number_preview;
  GtkWidget *station_button;
  AdwEntryRow *surname;
  AdwEntryRow *given_name;
  AdwEntryRow *patronymic;
  AdwComboRow *rank;
  AdwEntryRow *position;
  AdwEntryRow *officer_code;
  GtkLabel *officer_code_message;
  DeskNewPassword *password;
  GtkWidget *officer_button;
  GtkStack *recovery_stack;
  GtkLabel *recovery;
  AdwEntryRow *last_group;
  GtkWidget *finish_button;
  GtkLabel *folder;
  GtkStack *demo_stack;
  GtkListBox *demo_list;
};

G_DEFINE_FINAL_TYPE (DeskFirstRunPage, desk_first_run_page, ADW_TYPE_BIN)

static guint failed_signal;

static const char *
get_text (gpointer row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static char *
get_stripped (gpointer row)
{
  return g_strstrip (g_strdup (get_text (row)));
}

static const char *
get_country (DeskFirstRunPage *self)
{
  return desk_profile_file_list ()[adw_combo_row_get_selected (self->country)];
}

static void
fail (DeskFirstRunPage *self, const GError *error)
{
  g_signal_emit (self, failed_signal, 0, error);
}

/* Marks what was typed and cannot stay; an empty row is only not done yet. */
static gboolean
judge_row (AdwEntryRow *row, GtkLabel *message, gboolean good, const char *wanted)
{
  gboolean is_wrong = !good && *get_text (row) != '\0';

  desk_field_message_show (GTK_WIDGET (row), message, is_wrong ? DESK_VERDICT_ERROR : DESK_VERDICT_OK,
                           is_wrong ? wanted : NULL);
  return good;
}

static void
on_station_changed (DeskFirstRunPage *self)
{
  if (self->context == NULL)
    return;

  g_autofree char *name = get_stripped (self->station_name);
  g_autofree char *code = g_ascii_strup (get_text (self->station_code), -1);
  g_autofree char *book = g_ascii_strup (get_text (self->book), -1);
  gboolean code_good = judge_row (self->station_code, self->station_code_message,
                                  desk_setup_is_station_code (code), _ ("2 to 8 Latin letters and digits"));
  gboolean book_good = judge_row (self->book, self->book_message, desk_setup_is_book (book),
                                  _ ("The register book has one Latin letter: A, for instance."));
  g_autoptr (GDateTime) now = desk_clock_get_local (desk_context_get_clock (self->context));
  g_autofree char *preview = NULL;

  gtk_widget_set_sensitive (self->station_button, code_good && book_good && *name != '\0');
  if (code_good && book_good)
    /* Translators: %s is a register number */
    preview = g_strdup_printf (_ ("Numbers will look like this: %s-%s/%d/00153"), code, book,
                               g_date_time_get_year (now));
  gtk_label_set_label (self->number_preview, preview != NULL ? preview : "");
}

/* Ranks are the country's. */
static void
fill_ranks (DeskFirstRunPage *self)
{
  DeskVocabulary *ranks = desk_profile_get_vocabulary (self->profile, "ranks");
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, _ ("Not given"));
  for (guint i = 0; ranks != NULL && i < desk_vocabulary_get_length (ranks); i++)
    gtk_string_list_append (labels, desk_term_get_label (desk_vocabulary_get_term_at (ranks, i),
                                                         desk_context_get_language (self->context)));
  adw_combo_row_set_model (self->rank, G_LIST_MODEL (labels));
}

static void
on_country_selected (DeskFirstRunPage *self)
{
  g_autoptr (GError) error = NULL;

  if (self->context == NULL)
    return;
  g_clear_object (&self->profile);
  self->profile = desk_profile_file_load (get_country (self), &error);
  if (self->profile == NULL)
    {
      fail (self, error);
      return;
    }
  desk_clock_set_zone (desk_context_get_clock (self->context), desk_profile_get_time_zone (self->profile));
  fill_ranks (self);
}

static void
on_station_done (DeskFirstRunPage *self)
{
  DeskRecord *station = desk_setup_get_station (self->setup);
  g_autofree char *code = g_ascii_strup (get_text (self->station_code), -1);
  g_autofree char *book = g_ascii_strup (get_text (self->book), -1);
  g_autofree char *name = get_stripped (self->station_name);

  desk_record_set_text (station, DESK_STATION_COUNTRY, get_country (self));
  desk_record_set_text (station, DESK_STATION_CODE, code);
  desk_record_set_text (station, DESK_STATION_NAME, name);
  desk_record_set_integer (station, DESK_STATION_WAIT_LONG,
                           desk_profile_get_threshold (self->profile, "wait_long_minutes"));
  desk_record_set_integer (station, DESK_STATION_WAIT_TOO_LONG,
                           desk_profile_get_threshold (self->profile, "wait_too_long_minutes"));
  desk_record_set_integer (station, DESK_STATION_LATE_AFTER,
                           desk_profile_get_threshold (self->profile, "booking_late_minutes"));
  desk_record_set_integer (station, DESK_STATION_NO_SHOW_CALLS,
                           desk_profile_get_threshold (self->profile, "no_show_after_calls"));
  desk_record_set_integer (station, DESK_STATION_IDLE_MINUTES,
                           desk_profile_get_threshold (self->profile, "lock_idle_minutes"));
  desk_record_set_boolean (station, DESK_STATION_QUEUE_NUMBERS, TRUE);
  desk_setup_set_book (self->setup, book, (gint64)adw_spin_row_get_value (self->first_number));
  adw_navigation_view_push_by_tag (self->view, "officer");
  gtk_widget_grab_focus (GTK_WIDGET (self->surname));
}

static void
on_enrolment_done (DeskFirstRunPage *self)
{
  g_autofree char *address = NULL, *code = NULL;

  if (!desk_enrolment_form_read (self->enrolment, &address, &code))
    return;
  g_set_str (&self->address, address);
  g_set_str (&self->code, code);
  adw_navigation_view_push_by_tag (self->view, "station");
}

/* Whoever goes back and sets the desk up alone does not enrol. */
static void
on_page_shown (DeskFirstRunPage *self)
{
  if (self->view == NULL || g_strcmp0 (adw_navigation_view_get_visible_page_tag (self->view), "welcome") != 0)
    return;
  g_clear_pointer (&self->address, g_free);
  g_clear_pointer (&self->code, g_free);
}

static void
on_officer_changed (DeskFirstRunPage *self)
{
  g_autofree char *surname = get_stripped (self->surname);
  g_autofree char *given_name = get_stripped (self->given_name);
  gboolean code_good = judge_row (self->officer_code, self->officer_code_message,
                                  desk_setup_is_officer_code (get_text (self->officer_code)),
                                  _ ("In Latin letters, for the journal"));

  gtk_widget_set_sensitive (self->officer_button, code_good && *surname != '\0' && *given_name != '\0'
                                                      && desk_new_password_is_valid (self->password));
}

static void
on_surname_changed (DeskFirstRunPage *self)
{
  if (g_strcmp0 (get_text (self->officer_code), self->suggested != NULL ? self->suggested : "") == 0)
    {
      g_free (self->suggested);
      self->suggested = desk_setup_suggest_code (get_text (self->surname));
      gtk_editable_set_text (GTK_EDITABLE (self->officer_code), self->suggested);
    }
  on_officer_changed (self);
}

static void
set_stripped (DeskRecord *record, guint field, gpointer row)
{
  g_autofree char *text = get_stripped (row);

  desk_record_set_text (record, field, *text != '\0' ? text : NULL);
}

static void
fill_officer (DeskFirstRunPage *self)
{
  DeskRecord *officer = desk_setup_get_officer (self->setup);
  DeskVocabulary *ranks = desk_profile_get_vocabulary (self->profile, "ranks");
  guint rank = adw_combo_row_get_selected (self->rank);
  g_autofree char *name = NULL;

  set_stripped (officer, DESK_OFFICER_SURNAME, self->surname);
  set_stripped (officer, DESK_OFFICER_GIVEN_NAME, self->given_name);
  set_stripped (officer, DESK_OFFICER_PATRONYMIC, self->patronymic);
  set_stripped (officer, DESK_OFFICER_POSITION, self->position);
  desk_record_set_text (officer, DESK_OFFICER_CODE, get_text (self->officer_code));
  desk_record_set_text (officer, DESK_OFFICER_ROLE, "head");
  desk_record_set_text (officer, DESK_OFFICER_RANK,
                        rank > 0 ? desk_term_get_code (desk_vocabulary_get_term_at (ranks, rank - 1)) : NULL);
  name = desk_officer_name_make (DESK_OFFICER (officer), self->profile,
                                 desk_context_get_language (self->context));
  desk_setup_set_password (self->setup, desk_new_password_get_text (self->password), name);
}

static void
on_prepared (GObject *setup, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskFirstRunPage) self = data;
  g_autoptr (GError) error = NULL;
  char *key = desk_setup_prepare_finish (DESK_SETUP (setup), result, &error);

  if (self->context == NULL)
    return;
  if (key == NULL)
    {
      fail (self, error);
      return;
    }
  g_free (self->recovery_key);
  self->recovery_key = key;
  gtk_label_set_label (self->recovery, key);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (desk_spoken_find_heard (GTK_WIDGET (self->last_group))),
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->recovery, NULL, -1);
  gtk_editable_set_text (GTK_EDITABLE (self->last_group), "");
  gtk_stack_set_visible_child_name (self->recovery_stack, "key");
  gtk_widget_grab_focus (GTK_WIDGET (self->last_group));
}

static void
on_officer_done (DeskFirstRunPage *self)
{
  fill_officer (self);
  gtk_stack_set_visible_child_name (self->recovery_stack, "wait");
  adw_navigation_view_push_by_tag (self->view, "recovery");
  desk_setup_prepare_async (self->setup, on_prepared, g_object_ref (self));
}

static void
on_last_group_changed (DeskFirstRunPage *self)
{
  gtk_widget_set_sensitive (self->finish_button,
                            self->recovery_key != NULL
                                && desk_setup_is_last_group (self->recovery_key,
                                                             get_text (self->last_group)));
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  DeskContext *context = DESK_CONTEXT (source);
  g_autoptr (DeskFirstRunPage) self = data;
  g_autoptr (GError) error = NULL;

  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (!desk_session_open_finish (context, result, &error) || !desk_session_start (context, &error))
    fail (self, error);
  else if (self->address != NULL && root != NULL)
    gtk_widget_activate_action (GTK_WIDGET (root), "win.enrol", "(ss)", self->address, self->code);
}

static void
on_committed (GObject *setup, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskFirstRunPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskDatabase) database = desk_setup_commit_finish (DESK_SETUP (setup), result, &error);
  DeskRecord *officer = desk_setup_get_officer (DESK_SETUP (setup));

  if (self->context == NULL)
    return;
  if (database == NULL)
    fail (self, error);
  else
    desk_session_adopt_async (self->context, database, desk_record_get_text (officer, DESK_OFFICER_CODE),
                              on_opened, g_object_ref (self));
}

static void
on_finish (DeskFirstRunPage *self)
{
  DeskClock *clock = desk_context_get_clock (self->context);

  if (!gtk_widget_get_sensitive (self->finish_button))
    return;
  gtk_stack_set_visible_child_name (self->recovery_stack, "wait");
  desk_setup_commit_async (self->setup, desk_clock_get_now (clock), desk_clock_get_zone (clock), on_committed,
                           g_object_ref (self));
}

static void
on_demo_opened (GObject *context, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskFirstRunPage) self = data;
  g_autoptr (GError) error = NULL;

  if (!desk_demo_session_open_finish (DESK_CONTEXT (context), result, &error))
    fail (self, error);
}

static void
on_demo (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskFirstRunPage *self = DESK_FIRST_RUN_PAGE (widget);
  const char *country;
  gboolean anew;

  g_variant_get (parameter, "(&sb)", &country, &anew);
  gtk_stack_set_visible_child_name (self->demo_stack, "wait");
  desk_demo_session_open_async (self->context, country, anew, on_demo_opened, g_object_ref (self));
}

/* A country's demo; one that was begun goes on, unless the officer wants a new day. */
static GtkWidget *
make_demo_row (DeskFirstRunPage *self, const char *country, const char *label)
{
  GtkWidget *row = adw_action_row_new ();
  gboolean exists = desk_demo_desk_exists (desk_context_get_home_folders (self->context), country);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(sb)", country, FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "first-run.demo");
  if (exists)
    {
      GtkWidget *anew = gtk_button_new_with_mnemonic (_ ("_Begin Anew"));

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("Goes on where it was left"));
      gtk_widget_set_valign (anew, GTK_ALIGN_CENTER);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (anew), "(sb)", country, TRUE);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (anew), "first-run.demo");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), anew);
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  return row;
}

static void
fill_countries (DeskFirstRunPage *self)
{
  const char *const *countries = desk_profile_file_list ();
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; countries[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DeskProfile) profile = desk_profile_file_load (countries[i], &error);
      const char *label = profile != NULL ? desk_profile_get_label (profile, "countries", countries[i],
                                                                    desk_context_get_language (self->context))
                                          : NULL;

      gtk_string_list_append (labels, label != NULL ? label : countries[i]);
      gtk_list_box_append (self->demo_list,
                           make_demo_row (self, countries[i], label != NULL ? label : countries[i]));
    }
  adw_combo_row_set_model (self->country, G_LIST_MODEL (labels));
}

static void
desk_first_run_page_dispose (GObject *object)
{
  DeskFirstRunPage *self = DESK_FIRST_RUN_PAGE (object);

  g_clear_object (&self->context);
  /* The template would let go of it behind the parent class's back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_FIRST_RUN_PAGE);
  g_clear_object (&self->setup);
  g_clear_object (&self->profile);

  G_OBJECT_CLASS (desk_first_run_page_parent_class)->dispose (object);
}

static void
desk_first_run_page_finalize (GObject *object)
{
  DeskFirstRunPage *self = DESK_FIRST_RUN_PAGE (object);

  g_free (self->suggested);
  g_free (self->address);
  g_free (self->code);
  if (self->recovery_key != NULL)
    explicit_bzero (self->recovery_key, strlen (self->recovery_key));
  g_free (self->recovery_key);

  G_OBJECT_CLASS (desk_first_run_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DeskFirstRunPage, view);
  gtk_widget_class_bind_template_child (widget_class, DeskFirstRunPage, enrolment);
  gtk_widget_class_bind_template_child (widget_class, DeskFirstRunPage, country);
  gtk_widget_class_bind_template_child (widget_class, DeskFirstRunPage, station_code);
  gtk_widget_class_bind_template_child (widget_class, DeskFirstRunPage, station_name);
  gtk_widget_class_bind_template_child (widget_class, DeskFirstRunPage, book);
  gtk_widget_class_bind_template_child (widget_class, DeskFirstRunPage, book_message);
  gtk_widget_class_bind_template_child (widget_class, DeskFirstRunPage, first_number);
  gtk_widget_class_bind_template_child (widget_class, DeskFirstRunPage, number_preview);
  gtk_widget_class_bind_template_child (widget_class, DeskFirstRunPage, station_button);
  gtk_widget_class_bind_template_child (widget_class, DeskFirstRunPage, surname);
  gtk_widget_class_bind_template_child (widget_class, DeskFirstRunPage, given_name);
  gtk_widget_class_bind_template_child (widget_class, DeskFirstRunPage, patronymic);
  gtk_widget_class_bind_template_child (widget_class, DeskFirstRunPage, rank);
  gtk_widget_class_bind_template_child (widget_class, DeskFirstRunPage, position);
  gtk_widget_class_bind_template_child (widget_class, DeskFirstRunPage, officer_code);
  gtk_widget_class_bind_template_child (widget_class, DeskFirstRunPage, password);
  gtk_widget_class_bind_template_child (widget_class, DeskFirstRunPage, officer_button);
  gtk_widget_class_bind_template_child (widget_class, DeskFirstRunPage, recovery_stack);
  gtk_widget_class_bind_template_child (widget_class, DeskFirstRunPage, recovery);
  gtk_widget_class_bind_template_child (widget_class, DeskFirstRunPage, last_group);
  gtk_widget_class_bind_template_child (widget_class, DeskFirstRunPage, finish_button);
  gtk_widget_class_bind_template_child (widget_class, DeskFirstRunPage, folder);
  gtk_widget_class_bind_template_child (widget_class, DeskFirstRunPage, demo_stack);
  gtk_widget_class_bind_template_child (widget_class, DeskFirstRunPage, demo_list);
}

static void
desk_first_run_page_class_init (DeskFirstRunPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_first_run_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_first_run_page_finalize;

  failed_signal = g_signal_new ("failed", DESK_TYPE_FIRST_RUN_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_ERROR);

  g_type_ensure (DESK_TYPE_ENROLMENT_FORM);
  g_type_ensure (DESK_TYPE_LANGUAGE_BUTTONS);
  g_type_ensure (DESK_TYPE_NEW_PASSWORD);
  g_type_ensure (DESK_TYPE_PAGE_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/sign-in/first-run-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_enrolment_done);
  gtk_widget_class_bind_template_callback (widget_class, on_page_shown);
  gtk_widget_class_bind_template_callback (widget_class, on_country_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_station_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_station_done);
  gtk_widget_class_bind_template_callback (widget_class, on_surname_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_officer_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_officer_done);
  gtk_widget_class_bind_template_callback (widget_class, on_last_group_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_finish);
  gtk_widget_class_install_action (widget_class, "first-run.demo", "(sb)", on_demo);
}

static void
desk_first_run_page_init (DeskFirstRunPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->station_code_message = desk_field_message_add (self->station_code);
  self->officer_code_message = desk_field_message_add (self->officer_code);
  desk_field_message_say_when_left (GTK_WIDGET (self->station_code), self->station_code_message);
  desk_field_message_say_when_left (GTK_WIDGET (self->book), self->book_message);
  desk_field_message_say_when_left (GTK_WIDGET (self->officer_code), self->officer_code_message);
  desk_spoken_follow_choice (GTK_WIDGET (self->country), NULL);
  desk_spoken_follow_choice (GTK_WIDGET (self->rank), NULL);
}

/**
 * desk_first_run_page_new:
 * @context: without a keyring
 *
 * Returns: (transfer full): a page with the ways to begin
 */
DeskFirstRunPage *
desk_first_run_page_new (DeskContext *context)
{
  DeskFirstRunPage *self = g_object_new (DESK_TYPE_FIRST_RUN_PAGE, NULL);

  self->context = g_object_ref (context);
  self->setup = desk_setup_new (desk_context_get_home_folders (context));
  gtk_label_set_label (self->folder, desk_context_get_home_folders (context)->data);
  fill_countries (self);
  on_country_selected (self);
  return self;
}

// SPDX-License-Identifier: GPL-3.0-or-later
// The page of one visit, to read.

#include "ui/front-desk/visit-page.h"

#include "model/visit-check.h"
#include "store/booking-day.h"
#include "store/lost-records.h"
#include "store/records.h"
#include "store/statement-records.h"
#include "ui/front-desk/amendment-page.h"
#include "ui/front-desk/step-group.h"
#include "ui/front-desk/visitor-words.h"
#include "ui/lost-documents/lost-words.h"
#include "ui/officer-name.h"
#include "ui/page-loads.h"
#include "ui/page-opener.h"
#include "ui/people/person-words.h"
#include "ui/widgets/appointment-words.h"
#include "ui/widgets/field-words.h"
#include "ui/widgets/page-title.h"
#include "ui/widgets/purpose-view.h"
#include "ui/widgets/statement-words.h"
#include "ui/widgets/timeline.h"

#include <glib/gi18n-lib.h>

struct _DeskVisitPage
{
  AdwNavigationPage parent_instance;

  DeskContext *context;
  GCancellable *cancellable;
  char *id;
  char *person;     /* id of the person, NULL for an anonymous visit */
  DeskVisit *visit; /* as it is shown */
  GPtrArray *rows;

  DeskPageTitle *window_title;
  GtkWidget *papers;
  GtkWidget *amend;
  GtkStack *stack;
  DeskPurposeView *purpose;
  AdwStatusPage *failed;
  GtkWidget *person_group;
  AdwActionRow *person_row;
  AdwPreferencesGroup *fields;
  DeskTimeline *timeline;
};

G_DEFINE_FINAL_TYPE (DeskVisitPage, desk_visit_page, ADW_TYPE_NAVIGATION_PAGE)

/* What the worker brings. */
typedef struct
{
  DeskVisit *visit;
  DeskPerson *person;    /* NULL: anonymous */
  DeskOfficer *officer;  /* who served, NULL for nobody yet */
  GPtrArray *statements; /* of DeskStatement: those that came of it */
  GPtrArray *losses;     /* of DeskLoss, likewise */
  GPtrArray *finds;      /* of DeskFind, likewise */
  GPtrArray
      *appointments; /* of DeskAppointment: the one on which somebody came, and those that were booked */
} Opened;

static void
opened_free (Opened *self)
{
  g_clear_object (&self->visit);
  g_clear_object (&self->person);
  g_clear_object (&self->officer);
  g_clear_pointer (&self->statements, g_ptr_array_unref);
  g_clear_pointer (&self->losses, g_ptr_array_unref);
  g_clear_pointer (&self->finds, g_ptr_array_unref);
  g_clear_pointer (&self->appointments, g_ptr_array_unref);
  g_free (self);
}

static gpointer
find_linked (DeskDatabase *database, DeskVisit *visit, DeskVisitField field, const char *kind)
{
  const char *id = desk_record_get_text (DESK_RECORD (visit), field);

  return id != NULL ? desk_records_find (database, kind, id, NULL) : NULL;
}

static gpointer
load (DeskDatabase *database, gpointer id, GCancellable *cancellable, GError **error)
{
  DeskRecord *visit = desk_records_load (database, "visit", id, error);
  Opened *opened;

  if (visit == NULL)
    return NULL;
  opened = g_new0 (Opened, 1);
  opened->visit = DESK_VISIT (visit);
  opened->person = find_linked (database, opened->visit, DESK_VISIT_PERSON, "person");
  opened->officer = find_linked (database, opened->visit, DESK_VISIT_OFFICER, "officer");
  opened->statements = desk_statement_records_load_linked (database, DESK_STATEMENT_VISIT, id, NULL);
  opened->losses = desk_lost_records_load_losses (database, DESK_LOSS_VISIT, id, NULL);
  opened->finds = desk_lost_records_load_finds (database, DESK_FIND_VISIT, id, NULL);
  opened->appointments = desk_booking_list_visit (database, id, NULL);
  return opened;
}

static void
add_row (DeskVisitPage *self, const char *label, const char *text)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
  gtk_widget_add_css_class (row, "property");
  adw_preferences_group_add (self->fields, row);
  g_ptr_array_add (self->rows, row);
}

/* The waits and services, one a line: "Waiting 12:03–12:10". */
static char *
make_periods (DeskVisitPage *self, DeskRecord *visit)
{
  g_autofree const char **keys = desk_record_list_keys (visit, DESK_VISIT_PERIOD);
  GString *text = g_string_new (NULL);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      GVariant *from = desk_record_get_entry (visit, DESK_VISIT_PERIOD_FROM, keys[i]);
      GVariant *to = desk_record_get_entry (visit, DESK_VISIT_PERIOD_TO, keys[i]);
      g_autofree char *begun =
          from != NULL ? desk_visitor_make_time (g_variant_get_int64 (from), self->context) : NULL;
      g_autofree char *ended =
          to != NULL ? desk_visitor_make_time (g_variant_get_int64 (to), self->context) : NULL;

      g_string_append_printf (
          text, "%s%s %s–%s", i > 0 ? "\n" : "",
          desk_profile_get_label (desk_context_get_profile (self->context), "visit_states",
                                  desk_record_get_entry_text (visit, DESK_VISIT_PERIOD, keys[i]),
                                  desk_context_get_language (self->context)),
          begun != NULL ? begun : "", ended != NULL ? ended : "");
    }
  return g_string_free (text, FALSE);
}

/* Every field that says something; the number stands in the title and the person above. */
/* What was ticked off of what the topic asks for. */
static char *
make_steps (DeskVisitPage *self, DeskRecord *visit)
{
  DeskVocabulary *script = desk_step_group_find_steps (self->context, visit);
  g_autofree const char **keys = desk_record_list_keys (visit, DESK_VISIT_STEP);
  GString *lines = g_string_new (NULL);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      DeskTerm *step = script != NULL ? desk_vocabulary_get_term (script, keys[i]) : NULL;

      g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "",
                              step != NULL
                                  ? desk_term_get_label (step, desk_context_get_language (self->context))
                                  : keys[i]);
    }
  return g_string_free (lines, FALSE);
}

static char *
make_text (DeskVisitPage *self, DeskRecord *visit, guint field)
{
  const DeskField *table = &desk_record_get_fields (visit, NULL)[field];

  switch (field)
    {
    case DESK_VISIT_PERIOD:
      return make_periods (self, visit);
    case DESK_VISIT_STEP:
      return make_steps (self, visit);
    case DESK_VISIT_ROOM:
      return desk_room_make_label_of (self->context, visit, field);
    default:
      if (table->flags & DESK_FIELD_KEYED)
        return desk_field_words_list (visit, field, self->context);
      return desk_record_get_value (visit, field) != NULL
                 ? desk_field_words_make (table, desk_record_get_value (visit, field), self->context)
                 : NULL;
    }
}

static void
fill_fields (DeskVisitPage *self, DeskRecord *visit)
{
  guint n_fields;
  const DeskField *fields = desk_record_get_fields (visit, &n_fields);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->fields, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < n_fields; i++)
    {
      g_autofree char *text = NULL;

      if (i == DESK_VISIT_NO || i > DESK_VISIT_PERIOD || fields[i].kind == DESK_FIELD_LINK)
        continue;
      text = make_text (self, visit, i);
      if (text != NULL && *text != '\0')
        add_row (self, _ (fields[i].label), text);
    }
}

/* What came of the visit: number, what it is, where it stands; the row opens it. */
static void
add_matter (DeskVisitPage *self, const char *title, DeskRecord *matter, const char *what, const char *state,
            const char *action)
{
  GtkWidget *row = adw_action_row_new ();
  int no = desk_record_class_find_field (DESK_RECORD_GET_CLASS (matter), "no", NULL);
  const char *number = desk_record_get_text (matter, (guint)no);
  g_autofree char *detail = g_strdup_printf ("%s · %s · %s", number != NULL ? number : "",
                                             what != NULL ? what : "", state != NULL ? state : "");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), detail);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_widget_add_css_class (row, "property");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", desk_record_get_id (matter));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
  adw_preferences_group_add (self->fields, row);
  g_ptr_array_add (self->rows, row);
}

static void
add_statement (DeskVisitPage *self, DeskStatement *statement)
{
  g_autofree char *kind = desk_statement_words_get_title (statement, self->context);
  g_autofree char *state = desk_statement_words_get_state (statement, self->context);

  add_matter (self, _ ("Statement"), DESK_RECORD (statement), kind, state, "win.show-statement");
}

static void
add_loss (DeskVisitPage *self, DeskLoss *loss)
{
  g_autofree char *documents = desk_loss_words_list_documents (loss, self->context);
  g_autofree char *state = desk_loss_words_get_state (loss, self->context);

  add_matter (self, _ ("Declaration of loss"), DESK_RECORD (loss), documents, state, "win.show-loss");
}

static void
add_find (DeskVisitPage *self, DeskFind *find)
{
  g_autofree char *document = desk_find_words_get_document (find, self->context);
  g_autofree char *state = desk_find_words_get_state (find, self->context);

  add_matter (self, _ ("Found document"), DESK_RECORD (find), document, state, "win.show-find");
}

static void
add_appointment (DeskVisitPage *self, DeskAppointment *appointment)
{
  const char *visit = desk_record_get_text (DESK_RECORD (appointment), DESK_APPOINTMENT_VISIT);
  g_autofree char *moment = desk_appointment_words_get_moment (appointment);
  g_autofree char *state = desk_appointment_words_get_state (appointment, self->context);

  add_matter (self, g_strcmp0 (visit, self->id) == 0 ? _ ("Came on appointment") : _ ("Appointment booked"),
              DESK_RECORD (appointment), moment, state, "win.show-appointment");
}

static void
fill (DeskVisitPage *self, Opened *row)
{
  DeskRecord *visit = DESK_RECORD (row->visit);
  const char *number = desk_record_get_text (visit, DESK_VISIT_NO);
  g_autofree char *day =
      desk_field_words_day (desk_record_get_integer (visit, DESK_VISIT_ARRIVED), self->context);
  g_autofree char *name = row->person != NULL ? desk_person_words_get_name (row->person) : NULL;

  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), number != NULL ? number : _ ("Visit"));
  desk_page_title_set_subtitle (self->window_title, day != NULL ? day : "");
  g_set_str (&self->person, row->person != NULL ? desk_record_get_id (DESK_RECORD (row->person)) : NULL);
  gtk_widget_set_visible (self->person_group, name != NULL);
  adw_action_row_set_subtitle (self->person_row, name != NULL ? name : "");
  fill_fields (self, visit);
  for (guint i = 0; row->statements != NULL && i < row->statements->len; i++)
    add_statement (self, g_ptr_array_index (row->statements, i));
  for (guint i = 0; row->losses != NULL && i < row->losses->len; i++)
    add_loss (self, g_ptr_array_index (row->losses, i));
  for (guint i = 0; row->finds != NULL && i < row->finds->len; i++)
    add_find (self, g_ptr_array_index (row->finds, i));
  for (guint i = 0; row->appointments != NULL && i < row->appointments->len; i++)
    add_appointment (self, g_ptr_array_index (row->appointments, i));
  if (row->officer != NULL)
    {
      g_autofree char *officer =
          desk_officer_name_make (row->officer, desk_context_get_profile (self->context),
                                  desk_context_get_language (self->context));
      add_row (self, _ (desk_record_get_fields (visit, NULL)[DESK_VISIT_OFFICER].label), officer);
    }
  g_set_object (&self->visit, row->visit);
  gtk_widget_set_visible (self->papers, TRUE);
  gtk_widget_set_visible (self->amend, desk_amendment_page_may_amend (self->visit));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.amend",
                                 desk_amendment_page_may_amend (self->visit));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.print", TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.book", TRUE);
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "record") == 0)
    return;
  gtk_stack_set_visible_child_name (self->stack, "record");
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* A sealed matter is opened by duty officer and head, and by whoever took it. */
static gboolean
may_read (DeskVisitPage *self, DeskRecord *visit)
{
  static const char *const roles[] = { "duty", "head", NULL };
  const char *officer = desk_record_get_id (DESK_RECORD (desk_context_get_officer (self->context)));

  return !desk_visit_is_sealed (DESK_VISIT (visit), desk_context_get_profile (self->context))
         || g_strv_contains (roles, desk_context_get_role (self->context))
         || g_strcmp0 (desk_record_get_text (visit, DESK_VISIT_OFFICER), officer) == 0;
}

static void
show_failure (DeskVisitPage *self, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_status_page_set_description (self->failed, escaped);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskVisitPage) self = data;
  g_autoptr (GError) error = NULL;
  Opened *row = desk_store_call_finish (DESK_STORE (source), result, &error);

  if (self->context == NULL || desk_context_get_officer (self->context) == NULL
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    ;
  else if (row == NULL)
    show_failure (self, error->message);
  else if (!may_read (self, DESK_RECORD (row->visit)))
    show_failure (self,
                  _ ("The matter is sealed. The head, the duty officer and whoever took it may open it."));
  else
    fill (self, row);
  g_clear_pointer (&row, opened_free);
}

static void
refresh (DeskVisitPage *self)
{
  desk_store_call_async (desk_context_get_store (self->context), DESK_PRIORITY_TYPING, load,
                         g_strdup (self->id), g_free, (GDestroyNotify)opened_free, self->cancellable,
                         on_loaded, g_object_ref (self));
}

static void
on_granted (DeskVisitPage *self)
{
  gtk_stack_set_visible_child_name (self->stack, "loading");
  desk_timeline_show (self->timeline, self->context, self->id);
  refresh (self);
}

static void
on_changed (DeskVisitPage *self, const char *kind, const char *id)
{
  if (g_strcmp0 (id, self->id) == 0
      && g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "record") == 0)
    refresh (self);
}

static void
on_person (DeskVisitPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-person", "s", self->person);
}

static void
on_book (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.new-appointment", "(ssss)", DESK_VISIT_PAGE (widget)->id, "", "",
                              "");
}

static void
on_print (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.print", "(ss)", "visit-slip", DESK_VISIT_PAGE (widget)->id);
}

static void
on_amend (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskVisitPage *self = DESK_VISIT_PAGE (widget);

  desk_page_push (widget, desk_amendment_page_new (self->context, self->visit));
}

static gboolean
desk_visit_page_grab_focus (GtkWidget *widget)
{
  DeskVisitPage *self = DESK_VISIT_PAGE (widget);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "purpose") == 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->purpose));
  return gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
desk_visit_page_dispose (GObject *object)
{
  DeskVisitPage *self = DESK_VISIT_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_VISIT_PAGE);
  g_clear_object (&self->visit);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (desk_visit_page_parent_class)->dispose (object);
}

static void
desk_visit_page_finalize (GObject *object)
{
  DeskVisitPage *self = DESK_VISIT_PAGE (object);

  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->rows);
  g_free (self->id);
  g_free (self->person);

  G_OBJECT_CLASS (desk_visit_page_parent_class)->finalize (object);
}

static void
desk_visit_page_class_init (DeskVisitPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_visit_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_visit_page_finalize;
  widget_class->grab_focus = desk_visit_page_grab_focus;

  g_type_ensure (DESK_TYPE_PURPOSE_VIEW);
  g_type_ensure (DESK_TYPE_TIMELINE);
  g_type_ensure (DESK_TYPE_PAGE_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/front-desk/visit-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskVisitPage, window_title);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitPage, papers);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitPage, amend);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitPage, purpose);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitPage, failed);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitPage, person_group);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitPage, person_row);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitPage, fields);
  gtk_widget_class_bind_template_child (widget_class, DeskVisitPage, timeline);
  gtk_widget_class_bind_template_callback (widget_class, on_granted);
  gtk_widget_class_bind_template_callback (widget_class, on_person);
  gtk_widget_class_install_action (widget_class, "record.print", NULL, on_print);
  gtk_widget_class_install_action (widget_class, "record.amend", NULL, on_amend);
  gtk_widget_class_install_action (widget_class, "record.book", NULL, on_book);
}

static void
desk_visit_page_init (DeskVisitPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = desk_page_loads_new (ADW_NAVIGATION_PAGE (self));
  self->rows = g_ptr_array_new ();
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.print", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.amend", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.book", FALSE);
}

/**
 * desk_visit_page_new:
 * @id: id of a visit
 *
 * Returns: (transfer full): its page
 */
AdwNavigationPage *
desk_visit_page_new (DeskContext *context, const char *id)
{
  DeskVisitPage *self = g_object_new (DESK_TYPE_VISIT_PAGE, NULL);

  self->context = g_object_ref (context);
  self->id = g_strdup (id);
  desk_page_set_opener (ADW_NAVIGATION_PAGE (self), "win.show-visit", g_variant_new_string (id));
  desk_purpose_view_bind (self->purpose, context, id);
  g_signal_connect_object (desk_context_get_store (context), "changed", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
  return ADW_NAVIGATION_PAGE (self);
}

// SPDX-License-Identifier: GPL-3.0-or-later
// A row of the omnibox: what it says and what it opens.

#include "ui/widgets/omnibox-row.h"

#include "model/profile.h"
#include "model/visit-check.h"
#include "ui/lost-documents/lost-words.h"
#include "ui/widgets/appointment-words.h"
#include "ui/widgets/field-words.h"
#include "ui/widgets/person-summary.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/statement-words.h"

#include <glib/gi18n-lib.h>

struct _DeskOmniboxRow
{
  GtkListBoxRow parent_instance;
  char *title;
  char *spoken;       /* all the row says */
  const char *action; /* a static string, or one of the table of keys */
  GVariant *target;
  char *person; /* id of the person that was found */
};

G_DEFINE_FINAL_TYPE (DeskOmniboxRow, desk_omnibox_row, GTK_TYPE_LIST_BOX_ROW)

static void
desk_omnibox_row_finalize (GObject *object)
{
  DeskOmniboxRow *self = DESK_OMNIBOX_ROW (object);

  g_free (self->title);
  g_free (self->spoken);
  g_free (self->person);
  g_clear_pointer (&self->target, g_variant_unref);
  G_OBJECT_CLASS (desk_omnibox_row_parent_class)->finalize (object);
}

static void
desk_omnibox_row_class_init (DeskOmniboxRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_omnibox_row_finalize;
}

static void
desk_omnibox_row_init (DeskOmniboxRow *self)
{
}

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    {
      gtk_widget_add_css_class (label, style);
      gtk_widget_add_css_class (label, "dimmed");
    }
  return label;
}

/* A key is read as one word. */
static GtkWidget *
make_key_label (const char *key)
{
  GtkWidget *label = make_label (key, "caption");

  gtk_label_set_wrap (GTK_LABEL (label), FALSE);
  return label;
}

static DeskOmniboxRow *
row_new (const char *icon_name, const char *title, const char *detail, const char *key)
{
  DeskOmniboxRow *self = g_object_new (DESK_TYPE_OMNIBOX_ROW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);

  self->title = g_strdup (title);
  self->spoken = g_strjoin (" · ", title, detail != NULL && detail[0] != '\0' ? detail : key,
                            detail != NULL && detail[0] != '\0' ? key : NULL, NULL);
  desk_spoken_hide (box);
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (lines), make_label (title, NULL));
  if (detail != NULL && detail[0] != '\0')
    gtk_box_append (GTK_BOX (lines), make_label (detail, "caption"));
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), lines);
  if (key != NULL)
    gtk_box_append (GTK_BOX (box), make_key_label (key));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->spoken, -1);
  return self;
}

static void
set_action (DeskOmniboxRow *self, const char *action, GVariant *target)
{
  self->action = action;
  self->target = target != NULL ? g_variant_ref_sink (target) : NULL;
}

static GtkWidget *
make_person_row (DeskContext *context, DeskHit *hit)
{
  DeskPerson *person = DESK_PERSON (desk_hit_get_record (hit));
  const char *id = desk_record_get_id (DESK_RECORD (person));
  g_autofree char *name = desk_person_get_full_name (person);
  g_autofree char *summary = desk_person_summary_make (person, desk_hit_get_last_visit (hit), context);
  DeskOmniboxRow *self =
      row_new ("avatar-default-symbolic", name != NULL ? name : _ ("Without a name"), summary, NULL);

  self->person = g_strdup (id);
  set_action (self, "win.show-person", g_variant_new_string (id));
  return GTK_WIDGET (self);
}

/* Of a sealed matter only the number is said. */
static char *
describe_visit (DeskRecord *visit, DeskContext *context)
{
  const DeskField *fields = desk_record_get_fields (visit, NULL);
  gboolean sealed = desk_visit_is_sealed (DESK_VISIT (visit), desk_context_get_profile (context));
  g_autofree char *topic = desk_field_words_make (&fields[DESK_VISIT_TOPIC],
                                                  desk_record_get_value (visit, DESK_VISIT_TOPIC), context);
  g_autofree char *state = desk_field_words_make (&fields[DESK_VISIT_STATE],
                                                  desk_record_get_value (visit, DESK_VISIT_STATE), context);
  g_autofree char *arrived =
      desk_field_words_moment (desk_record_get_integer (visit, DESK_VISIT_ARRIVED), context);
  const char *what = sealed ? _ ("Sealed matter") : topic != NULL ? topic : _ ("Visit");

  return g_strjoin (" · ", what, state != NULL ? state : arrived, state != NULL ? arrived : NULL, NULL);
}

static GtkWidget *
make_visit_row (DeskContext *context, DeskHit *hit)
{
  DeskRecord *visit = desk_hit_get_record (hit);
  const char *number = desk_record_get_text (visit, DESK_VISIT_NO);
  const char *queue_number = desk_record_get_text (visit, DESK_VISIT_QUEUE_NO);
  g_autofree char *detail = describe_visit (visit, context);
  g_autofree char *title = g_strjoin (" · ", number != NULL ? number : _ ("Visit"), queue_number, NULL);
  DeskOmniboxRow *self = row_new ("document-open-recent-symbolic", title, detail, NULL);

  set_action (self, "win.show-visit", g_variant_new_string (desk_record_get_id (visit)));
  return GTK_WIDGET (self);
}

static GtkWidget *
make_statement_row (DeskContext *context, DeskHit *hit)
{
  DeskStatement *statement = DESK_STATEMENT (desk_hit_get_record (hit));
  DeskRecord *record = DESK_RECORD (statement);
  const char *number = desk_record_get_text (record, DESK_STATEMENT_NO);
  g_autofree char *what = desk_statement_words_get_title (statement, context);
  g_autofree char *state = desk_statement_words_get_state (statement, context);
  g_autofree char *submitted =
      desk_field_words_moment (desk_record_get_integer (record, DESK_STATEMENT_SUBMITTED), context);
  g_autofree char *detail =
      g_strjoin (" · ", what != NULL ? what : _ ("Statement"), state != NULL ? state : "", submitted, NULL);
  DeskOmniboxRow *self =
      row_new ("document-edit-symbolic", number != NULL ? number : _ ("Statement"), detail, NULL);

  set_action (self, "win.show-statement", g_variant_new_string (desk_record_get_id (record)));
  return GTK_WIDGET (self);
}

static GtkWidget *
make_loss_row (DeskContext *context, DeskHit *hit)
{
  DeskLoss *loss = DESK_LOSS (desk_hit_get_record (hit));
  DeskRecord *record = DESK_RECORD (loss);
  const char *number = desk_record_get_text (record, DESK_LOSS_NO);
  g_autofree char *documents = desk_loss_words_list_documents (loss, context);
  g_autofree char *state = desk_loss_words_get_state (loss, context);
  g_autofree char *declared =
      desk_field_words_moment (desk_record_get_integer (record, DESK_LOSS_DECLARED), context);
  g_autofree char *detail = g_strjoin (" · ", documents != NULL ? documents : _ ("Lost documents"),
                                       state != NULL ? state : "", declared, NULL);
  DeskOmniboxRow *self =
      row_new ("auth-smartcard-symbolic", number != NULL ? number : _ ("Lost documents"), detail, NULL);

  set_action (self, "win.show-loss", g_variant_new_string (desk_record_get_id (record)));
  return GTK_WIDGET (self);
}

static GtkWidget *
make_find_row (DeskContext *context, DeskHit *hit)
{
  DeskFind *find = DESK_FIND (desk_hit_get_record (hit));
  DeskRecord *record = DESK_RECORD (find);
  const char *number = desk_record_get_text (record, DESK_FIND_NO);
  g_autofree char *document = desk_find_words_get_document (find, context);
  g_autofree char *state = desk_find_words_get_state (find, context);
  g_autofree char *received =
      desk_field_words_moment (desk_record_get_integer (record, DESK_FIND_RECEIVED), context);
  g_autofree char *detail = g_strjoin (" · ", document, state != NULL ? state : "", received, NULL);
  DeskOmniboxRow *self =
      row_new ("document-save-symbolic", number != NULL ? number : _ ("Found document"), detail, NULL);

  set_action (self, "win.show-find", g_variant_new_string (desk_record_get_id (record)));
  return GTK_WIDGET (self);
}

static GtkWidget *
make_appointment_row (DeskContext *context, DeskHit *hit)
{
  DeskAppointment *appointment = DESK_APPOINTMENT (desk_hit_get_record (hit));
  DeskRecord *record = DESK_RECORD (appointment);
  const char *number = desk_record_get_text (record, DESK_APPOINTMENT_NO);
  g_autofree char *service = desk_appointment_words_get_service (appointment, context);
  g_autofree char *state = desk_appointment_words_get_state (appointment, context);
  g_autofree char *moment = desk_appointment_words_get_moment (appointment);
  g_autofree char *detail = g_strjoin (" · ", service != NULL ? service : _ ("Appointment"),
                                       state != NULL ? state : "", moment, NULL);
  DeskOmniboxRow *self =
      row_new ("x-office-calendar-symbolic", number != NULL ? number : _ ("Appointment"), detail, NULL);

  set_action (self, "win.show-appointment", g_variant_new_string (desk_record_get_id (record)));
  return GTK_WIDGET (self);
}

/**
 * desk_omnibox_row_new_for_hit:
 *
 * Returns: (transfer floating): a row that opens what was found
 */
GtkWidget *
desk_omnibox_row_new_for_hit (DeskContext *context, DeskHit *hit)
{
  DeskRecord *record = desk_hit_get_record (hit);

  if (DESK_IS_PERSON (record))
    return make_person_row (context, hit);
  if (DESK_IS_STATEMENT (record))
    return make_statement_row (context, hit);
  if (DESK_IS_LOSS (record))
    return make_loss_row (context, hit);
  if (DESK_IS_APPOINTMENT (record))
    return make_appointment_row (context, hit);
  return DESK_IS_FIND (record) ? make_find_row (context, hit) : make_visit_row (context, hit);
}

/**
 * desk_omnibox_row_new_for_command:
 *
 * Returns: (transfer floating): a row that does what a key does, and shows the key
 */
GtkWidget *
desk_omnibox_row_new_for_command (const DeskKeys *command)
{
  g_autofree char *key = desk_keys_format (command);
  DeskOmniboxRow *self = row_new ("utilities-terminal-symbolic", _ (command->title), NULL, key);

  set_action (self, command->action, desk_keys_make_target (command));
  return GTK_WIDGET (self);
}

/**
 * desk_omnibox_row_new_for_person:
 * @person: how the text was read
 * @text: what was typed or scanned
 *
 * Returns: (transfer floating): a row that opens the form of a new person with the text filled in
 */
GtkWidget *
desk_omnibox_row_new_for_person (DeskContext *context, DeskPerson *person, const char *text)
{
  g_autofree char *name = desk_person_get_full_name (person);
  g_autofree char *summary = desk_person_summary_make (person, 0, context);
  g_autofree char *detail = g_strjoin (" · ", name != NULL ? name : summary,
                                       name != NULL && summary[0] != '\0' ? summary : NULL, NULL);
  DeskOmniboxRow *self = row_new ("contact-new-symbolic", _ ("New person"), detail, NULL);

  set_action (self, "win.new-person", g_variant_new_string (text));
  return GTK_WIDGET (self);
}

/**
 * desk_omnibox_row_get_title:
 *
 * Returns: (transfer none)
 */
const char *
desk_omnibox_row_get_title (DeskOmniboxRow *self)
{
  return self->title;
}

/**
 * desk_omnibox_row_get_spoken:
 *
 * Returns: (transfer none): all the row says
 */
const char *
desk_omnibox_row_get_spoken (DeskOmniboxRow *self)
{
  return self->spoken;
}

/**
 * desk_omnibox_row_get_person:
 *
 * Returns: (transfer none) (nullable): id of the person that was found; NULL where the row is something else
 */
const char *
desk_omnibox_row_get_person (DeskOmniboxRow *self)
{
  return self->person;
}

/**
 * desk_omnibox_row_open:
 * @origin: where the officer was when the omnibox opened
 *
 * Does what the row stands for.
 */
void
desk_omnibox_row_open (DeskOmniboxRow *self, GtkWidget *origin)
{
  gtk_widget_activate_action_variant (origin, self->action, self->target);
}

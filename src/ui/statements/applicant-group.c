// SPDX-License-Identifier: GPL-3.0-or-later
// Who makes the statement. Finding people is the affair of front-desk/who.

#include "ui/statements/applicant-group.h"

#include "model/statement.h"
#include "store/records.h"
#include "ui/front-desk/who.h"
#include "ui/notice.h"
#include "ui/widgets/person-summary.h"

#include <glib/gi18n-lib.h>

struct _DeskApplicantGroup
{
  AdwPreferencesGroup parent_instance;

  char *field_name;
  DeskContext *context;
  DeskRecord *statement;
  gulong record_handler;
  gulong store_handler;
  GCancellable *cancellable;
  DeskPerson *person; /* NULL: nobody, or not read yet */

  AdwPreferencesRow *who_row;
  DeskWho *who;
  DeskMatches *matches;
  AdwActionRow *person_row;
};

enum
{
  PROP_FIELD = 1
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void desk_applicant_group_iface_init (DeskFormRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DeskApplicantGroup, desk_applicant_group, ADW_TYPE_PREFERENCES_GROUP,
                               G_IMPLEMENT_INTERFACE (DESK_TYPE_FORM_ROW, desk_applicant_group_iface_init))

static const char *
get_id (DeskApplicantGroup *self)
{
  return desk_record_get_text (self->statement, DESK_STATEMENT_APPLICANT);
}

static void
show_person (DeskApplicantGroup *self)
{
  gboolean is_known = get_id (self) != NULL;
  g_autofree char *name = self->person != NULL ? desk_person_get_full_name (self->person) : NULL;
  g_autofree char *summary =
      self->person != NULL ? desk_person_summary_make (self->person, 0, self->context) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->who_row), !is_known);
  gtk_widget_set_visible (GTK_WIDGET (self->person_row), is_known);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->person_row), name != NULL ? name : "…");
  adw_action_row_set_subtitle (self->person_row, summary != NULL ? summary : "");
}

static gpointer
load (DeskDatabase *database, gpointer id, GCancellable *cancellable, GError **error)
{
  return desk_records_load (database, "person", id, error);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskApplicantGroup) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskRecord) person = desk_store_call_finish (DESK_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->statement == NULL)
    return;
  if (person == NULL)
    {
      desk_notice_show_error (GTK_WIDGET (self), error);
      return;
    }
  if (g_strcmp0 (desk_record_get_id (person), get_id (self)) != 0)
    return;
  g_set_object (&self->person, DESK_PERSON (person));
  show_person (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Reads the person anew: the record may have been completed on its own page meanwhile. */
static void
refresh (DeskApplicantGroup *self)
{
  DeskStore *store = desk_context_get_store (self->context);
  const char *id = get_id (self);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (id == NULL)
    g_clear_object (&self->person);
  else if (store != NULL)
    {
      self->cancellable = g_cancellable_new ();
      desk_store_call_async (store, DESK_PRIORITY_TYPING, load, g_strdup (id), g_free, g_object_unref,
                             self->cancellable, on_loaded, g_object_ref (self));
    }
  show_person (self);
  if (id == NULL)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_record_notify (DeskApplicantGroup *self)
{
  refresh (self);
}

static void
on_store_changed (DeskApplicantGroup *self, const char *kind, const char *id)
{
  if (g_strcmp0 (id, get_id (self)) == 0)
    refresh (self);
}

static void
take_person (DeskApplicantGroup *self, const char *id)
{
  desk_who_set_text (self->who, "");
  desk_record_set_text (self->statement, DESK_STATEMENT_APPLICANT, id);
  desk_form_row_tell_typed (DESK_FORM_ROW (self), NULL);
}

/* A new person on the way into the store. */
typedef struct
{
  DeskApplicantGroup *group;
  DeskRecord *person;
} Newcomer;

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Newcomer *newcomer = data;
  g_autoptr (DeskApplicantGroup) self = newcomer->group;
  g_autoptr (DeskRecord) person = newcomer->person;
  g_autoptr (GError) error = NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (self->who_row), TRUE);
  if (!desk_store_save_finish (DESK_STORE (source), result, &error))
    desk_notice_show_error (GTK_WIDGET (self), error);
  else if (self->statement != NULL)
    take_person (self, desk_record_get_id (person));
}

static void
record_newcomer (DeskApplicantGroup *self, DeskPerson *person)
{
  g_autoptr (DeskSave) save = desk_context_new_save (self->context);
  Newcomer *newcomer = g_new (Newcomer, 1);

  *newcomer = (Newcomer){ g_object_ref (self), g_object_ref (DESK_RECORD (person)) };
  desk_save_add (save, DESK_RECORD (person), NULL, 0, NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->who_row), FALSE);
  desk_store_save_async (desk_context_get_store (self->context), save, on_saved, newcomer);
}

/* Enter: the person in the line is the applicant. */
static void
take_line (DeskApplicantGroup *self)
{
  g_autoptr (DeskPerson) person = NULL;
  g_autofree char *message = NULL;

  if (self->statement == NULL || desk_who_is_deciding (self->who))
    return;
  if (!desk_who_find_person (self->who, &person, &message))
    desk_notice_show (GTK_WIDGET (self), message);
  else if (person != NULL && desk_record_get_id (DESK_RECORD (person)) != NULL)
    take_person (self, desk_record_get_id (DESK_RECORD (person)));
  else if (person != NULL)
    record_newcomer (self, person);
}

static void
on_who_typed (DeskApplicantGroup *self)
{
  desk_form_row_tell_typed (DESK_FORM_ROW (self), desk_who_get_text (self->who));
}

static void
on_open (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const char *id = get_id (DESK_APPLICANT_GROUP (widget));

  if (id != NULL)
    gtk_widget_activate_action (widget, "win.show-person", "s", id);
}

static void
on_exchange (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskApplicantGroup *self = DESK_APPLICANT_GROUP (widget);

  desk_record_set_text (self->statement, DESK_STATEMENT_APPLICANT, NULL);
  desk_form_row_tell_typed (DESK_FORM_ROW (self), NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->who));
}

static void
desk_applicant_group_bind (DeskFormRow *row, DeskContext *context, DeskRecord *record, guint field)
{
  DeskApplicantGroup *self = DESK_APPLICANT_GROUP (row);
  const DeskField *table = &desk_record_get_fields (record, NULL)[field];
  g_autofree char *detailed = desk_form_row_make_notify (table);
  DeskStore *store = desk_context_get_store (context);

  g_clear_signal_handler (&self->record_handler, self->statement);
  if (self->context == NULL)
    desk_who_bind (self->who, context, self->matches);
  if (self->store_handler == 0 && store != NULL)
    self->store_handler =
        g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed), self, G_CONNECT_SWAPPED);
  g_set_object (&self->context, context);
  g_set_object (&self->statement, record);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ (table->label));
  self->record_handler =
      g_signal_connect_object (record, detailed, G_CALLBACK (on_record_notify), self, G_CONNECT_SWAPPED);
  refresh (self);
}

static void
desk_applicant_group_commit (DeskFormRow *row)
{
  DeskApplicantGroup *self = DESK_APPLICANT_GROUP (row);

  /* Who was chosen from the list is taken; a new name only by Enter, for it makes a record. */
  if (self->statement != NULL && desk_who_get_known (self->who) != NULL)
    take_person (self, desk_record_get_id (DESK_RECORD (desk_who_get_known (self->who))));
}

static DeskVerdict
desk_applicant_group_get_level (DeskFormRow *row)
{
  return DESK_VERDICT_OK;
}

static void
desk_applicant_group_collect (DeskFormRow *row, GVariantDict *texts)
{
  DeskApplicantGroup *self = DESK_APPLICANT_GROUP (row);
  const char *text = desk_who_get_text (self->who);

  if (self->statement != NULL && get_id (self) == NULL && *text != '\0')
    g_variant_dict_insert (texts, self->field_name, "s", text);
}

static void
desk_applicant_group_restore (DeskFormRow *row, GVariant *texts)
{
  DeskApplicantGroup *self = DESK_APPLICANT_GROUP (row);
  const char *typed;

  if (g_variant_lookup (texts, self->field_name, "&s", &typed))
    desk_who_set_text (self->who, typed);
}

static void
desk_applicant_group_iface_init (DeskFormRowInterface *iface)
{
  iface->collect = desk_applicant_group_collect;
  iface->restore = desk_applicant_group_restore;
  iface->bind = desk_applicant_group_bind;
  iface->commit = desk_applicant_group_commit;
  iface->get_level = desk_applicant_group_get_level;
}

static gboolean
desk_applicant_group_grab_focus (GtkWidget *widget)
{
  DeskApplicantGroup *self = DESK_APPLICANT_GROUP (widget);

  return gtk_widget_get_visible (GTK_WIDGET (self->who_row))
             ? gtk_widget_grab_focus (GTK_WIDGET (self->who))
             : gtk_widget_child_focus (GTK_WIDGET (self->person_row), GTK_DIR_TAB_FORWARD);
}

static void
desk_applicant_group_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, DESK_APPLICANT_GROUP (object)->field_name);
}

static void
desk_applicant_group_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  g_set_str (&DESK_APPLICANT_GROUP (object)->field_name, g_value_get_string (value));
}

static void
desk_applicant_group_dispose (GObject *object)
{
  DeskApplicantGroup *self = DESK_APPLICANT_GROUP (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_signal_handler (&self->record_handler, self->statement);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_APPLICANT_GROUP);
  g_clear_object (&self->person);
  g_clear_object (&self->statement);
  g_clear_object (&self->context);
  g_clear_pointer (&self->field_name, g_free);
  G_OBJECT_CLASS (desk_applicant_group_parent_class)->dispose (object);
}

static void
desk_applicant_group_class_init (DeskApplicantGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = desk_applicant_group_get_property;
  object_class->set_property = desk_applicant_group_set_property;
  object_class->dispose = desk_applicant_group_dispose;
  widget_class->grab_focus = desk_applicant_group_grab_focus;
  g_object_class_override_property (object_class, PROP_FIELD, "field");

  /**
   * DeskApplicantGroup::changed:
   * Somebody is the applicant now, or nobody, or the person's record was changed.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (DESK_TYPE_WHO);
  g_type_ensure (DESK_TYPE_MATCHES);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/statements/applicant-group.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskApplicantGroup, who_row);
  gtk_widget_class_bind_template_child (widget_class, DeskApplicantGroup, who);
  gtk_widget_class_bind_template_child (widget_class, DeskApplicantGroup, matches);
  gtk_widget_class_bind_template_child (widget_class, DeskApplicantGroup, person_row);
  gtk_widget_class_bind_template_callback (widget_class, on_who_typed);
  gtk_widget_class_bind_template_callback (widget_class, take_line);
  gtk_widget_class_install_action (widget_class, "applicant.open", NULL, on_open);
  gtk_widget_class_install_action (widget_class, "applicant.exchange", NULL, on_exchange);
}

static void
desk_applicant_group_init (DeskApplicantGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * desk_applicant_group_get_person:
 *
 * Returns: (transfer none) (nullable): the applicant as last read
 */
DeskPerson *
desk_applicant_group_get_person (DeskApplicantGroup *self)
{
  return self->person;
}

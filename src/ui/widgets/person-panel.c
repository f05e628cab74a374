// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of a person, with what a personal number says and who may be the same person.

#include "ui/widgets/person-panel.h"

#include "model/mrz.h"
#include "model/person-scan.h"
#include "store/search.h"
#include "ui/widgets/checks-group.h"
#include "ui/widgets/choice-row.h"
#include "ui/widgets/entry-row.h"
#include "ui/widgets/field-text.h"
#include "ui/widgets/list-group.h"
#include "ui/widgets/person-summary.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/switch-row.h"

#include <glib/gi18n-lib.h>

struct _DeskPersonPanel
{
  AdwBin parent_instance;
  DeskContext *context;
  DeskPerson *person;
  gulong person_handler;
  GCancellable *cancellable;
  AdwPreferencesGroup *doubles_group;
  GPtrArray *double_rows;
  GtkWidget *surname;
};

G_DEFINE_FINAL_TYPE (DeskPersonPanel, desk_person_panel, ADW_TYPE_BIN)

enum
{
  SIGNAL_SAME_PERSON,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
fill_from_number (DeskPersonPanel *self)
{
  DeskRecord *person = DESK_RECORD (self->person);
  const char *number = desk_record_get_text (person, DESK_PERSON_PERSONAL_NUMBER);
  DeskIdentifierResult result;

  if (number == NULL)
    return;
  desk_field_text_check_number (number, self->context, &result);
  if (result.level != DESK_VERDICT_OK)
    return;
  if (result.birth_date[0] != '\0' && desk_record_get_value (person, DESK_PERSON_BIRTH) == NULL)
    desk_record_set_text (person, DESK_PERSON_BIRTH, result.birth_date);
  if (result.sex != 0 && desk_record_get_value (person, DESK_PERSON_SEX) == NULL)
    desk_record_set_text (person, DESK_PERSON_SEX, result.sex == 'm' ? "male" : "female");
}

/* A scanner types a document's lines wherever the focus is. They fill the person, and the row shows again what it held. */
static void
on_typed (DeskFormRow *row, const char *text, DeskPersonPanel *self)
{
  g_autoptr (GDateTime) today = NULL;
  g_autoptr (DeskMrz) mrz = NULL;
  DeskMrzFault fault;

  if (text == NULL || self->person == NULL || !desk_mrz_looks_like (text))
    return;
  today = desk_clock_get_local (desk_context_get_clock (self->context));
  mrz = desk_mrz_read (text, today, &fault);
  if (mrz == NULL)
    return;
  desk_form_row_bind (row, self->context, DESK_RECORD (self->person));
  desk_person_take_mrz (self->person, mrz, desk_context_get_profile (self->context), g_random_int ());
  desk_spoken_announce (GTK_WIDGET (self), _ ("The document was read"));
}

static void
on_same_person (GtkWidget *row, DeskPersonPanel *self)
{
  g_signal_emit (self, signals[SIGNAL_SAME_PERSON], 0, g_object_get_data (G_OBJECT (row), "person"));
}

static void
add_double (DeskPersonPanel *self, DeskHit *hit)
{
  GtkWidget *row = adw_action_row_new ();
  DeskPerson *person = DESK_PERSON (desk_hit_get_record (hit));
  g_autofree char *name = desk_person_get_full_name (person);
  g_autofree char *summary = desk_person_summary_make (person, desk_hit_get_last_visit (hit), self->context);

  g_object_set_data_full (G_OBJECT (row), "person", g_strdup (desk_record_get_id (DESK_RECORD (person))),
                          g_free);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name != NULL ? name : "");
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), summary);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("system-users-symbolic"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect (row, "activated", G_CALLBACK (on_same_person), self);
  g_ptr_array_add (self->double_rows, row);
  adw_preferences_group_add (self->doubles_group, row);
}

static void
show_doubles (DeskPersonPanel *self, GPtrArray *hits)
{
  for (guint i = 0; i < self->double_rows->len; i++)
    adw_preferences_group_remove (self->doubles_group, g_ptr_array_index (self->double_rows, i));
  g_ptr_array_set_size (self->double_rows, 0);

  for (guint i = 0; hits != NULL && i < hits->len; i++)
    add_double (self, g_ptr_array_index (hits, i));
  gtk_widget_set_visible (GTK_WIDGET (self->doubles_group), self->double_rows->len > 0);
}

static gpointer
find_doubles (DeskDatabase *database, gpointer person, GCancellable *cancellable, GError **error)
{
  return desk_search_duplicates (database, person, cancellable, error);
}

static void
on_doubles_found (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskPersonPanel) self = DESK_PERSON_PANEL (data);
  g_autoptr (GPtrArray) hits = desk_store_call_finish (DESK_STORE (object), result, NULL);

  /* Overtaken by a later change: its own answer is on the way. */
  if (hits != NULL && self->double_rows != NULL)
    show_doubles (self, hits);
}

static void
on_person_notify (DeskPersonPanel *self, GParamSpec *pspec)
{
  DeskStore *store = desk_context_get_store (self->context);

  if (g_strcmp0 (pspec->name, "personal-number") == 0)
    fill_from_number (self);
  if (store == NULL || desk_record_is_empty (DESK_RECORD (self->person)))
    return;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  desk_store_call_async (store, DESK_PRIORITY_TYPING, find_doubles,
                         desk_record_copy (DESK_RECORD (self->person)), g_object_unref,
                         (GDestroyNotify)g_ptr_array_unref, self->cancellable, on_doubles_found,
                         g_object_ref (self));
}

static gboolean
desk_person_panel_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (DESK_PERSON_PANEL (widget)->surname);
}

static void
desk_person_panel_dispose (GObject *object)
{
  DeskPersonPanel *self = DESK_PERSON_PANEL (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_signal_handler (&self->person_handler, self->person);
  g_clear_pointer (&self->double_rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_PERSON_PANEL);
  g_clear_object (&self->person);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (desk_person_panel_parent_class)->dispose (object);
}

static void
desk_person_panel_class_init (DeskPersonPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_person_panel_dispose;
  widget_class->grab_focus = desk_person_panel_grab_focus;

  g_type_ensure (DESK_TYPE_ENTRY_ROW);
  g_type_ensure (DESK_TYPE_CHOICE_ROW);
  g_type_ensure (DESK_TYPE_SWITCH_ROW);
  g_type_ensure (DESK_TYPE_LIST_GROUP);
  g_type_ensure (DESK_TYPE_CHECKS_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/widgets/person-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskPersonPanel, doubles_group);
  gtk_widget_class_bind_template_child (widget_class, DeskPersonPanel, surname);

  /**
   * DeskPersonPanel::same-person:
   * @id: id of the person that is already known
   */
  signals[SIGNAL_SAME_PERSON] = g_signal_new ("same-person", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                              NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
desk_person_panel_init (DeskPersonPanel *self)
{
  g_autoptr (GPtrArray) rows = NULL;

  self->double_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  rows = desk_form_rows_find (GTK_WIDGET (self));
  for (guint i = 0; i < rows->len; i++)
    g_signal_connect (g_ptr_array_index (rows, i), "typed", G_CALLBACK (on_typed), self);
}

/**
 * desk_person_panel_new:
 *
 * Returns: (transfer floating): a panel without a person
 */
DeskPersonPanel *
desk_person_panel_new (void)
{
  return g_object_new (DESK_TYPE_PERSON_PANEL, NULL);
}

/**
 * desk_person_panel_set_person:
 * Begins to edit a person. Typing reaches the person when a row is left; desk_form_rows_commit() takes the rest.
 */
void
desk_person_panel_set_person (DeskPersonPanel *self, DeskContext *context, DeskPerson *person)
{
  g_clear_signal_handler (&self->person_handler, self->person);
  g_set_object (&self->context, context);
  g_set_object (&self->person, person);
  show_doubles (self, NULL);
  desk_form_rows_bind (GTK_WIDGET (self), context, DESK_RECORD (person));
  self->person_handler =
      g_signal_connect_object (person, "notify", G_CALLBACK (on_person_notify), self, G_CONNECT_SWAPPED);
}

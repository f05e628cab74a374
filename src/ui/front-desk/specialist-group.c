// SPDX-License-Identifier: GPL-3.0-or-later
// The specialists who were called to the visitor. A row says since when; Arrived stops its time.

#include "ui/front-desk/specialist-group.h"

#include "model/waiting.h"
#include "ui/front-desk/visitor-words.h"

#include <glib/gi18n-lib.h>

struct _DeskSpecialistGroup
{
  AdwPreferencesGroup parent_instance;

  char *field_name;
  char *companions;
  DeskContext *context;
  DeskRecord *record;
  gulong handlers[2];
  GPtrArray *rows; /* not owned */
};

enum
{
  PROP_FIELD = 1,
  PROP_COMPANIONS
};

static void desk_specialist_group_iface_init (DeskFormRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DeskSpecialistGroup, desk_specialist_group, ADW_TYPE_PREFERENCES_GROUP,
                               G_IMPLEMENT_INTERFACE (DESK_TYPE_FORM_ROW, desk_specialist_group_iface_init))

static gint64
get_instant (DeskSpecialistGroup *self, DeskVisitField field, const char *key)
{
  GVariant *value = desk_record_get_entry (self->record, field, key);

  return value != NULL ? g_variant_get_int64 (value) : 0;
}

static char *
make_subtitle (DeskSpecialistGroup *self, const char *key)
{
  gint64 called = get_instant (self, DESK_VISIT_SPECIALIST_CALLED, key);
  gint64 arrived = get_instant (self, DESK_VISIT_SPECIALIST_ARRIVED, key);
  gint64 now = desk_clock_get_now (desk_context_get_clock (self->context));
  g_autofree char *called_at = desk_visitor_make_time (called, self->context);
  g_autofree char *arrived_at = arrived != 0 ? desk_visitor_make_time (arrived, self->context) : NULL;
  g_autofree char *waited =
      desk_waiting_text (((arrived != 0 ? arrived : now) - called) / 60, DESK_WAITING_FINE);

  if (arrived != 0)
    /* TRANSLATORS: of a specialist: two times of day and the time between */
    return g_strdup_printf (_ ("called %s, came %s, after %s"), called_at, arrived_at, waited);
  /* TRANSLATORS: of a specialist: time of day and how long ago that is */
  return g_strdup_printf (_ ("called %s, %s ago"), called_at, waited);
}

static void
show_row (DeskSpecialistGroup *self, GtkWidget *row)
{
  const char *key = g_object_get_data (G_OBJECT (row), "key");
  GtkWidget *button = g_object_get_data (G_OBJECT (row), "button");
  GVariant *comes = desk_record_get_entry (self->record, DESK_VISIT_SPECIALIST_COMES, key);
  g_autofree char *times = make_subtitle (self, key);
  g_autofree char *subtitle = comes != NULL && g_variant_get_boolean (comes)
                                  ? g_strdup_printf ("%s · %s", times, _ ("comes to the visitor"))
                                  : g_strdup (times);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_visible (button, get_instant (self, DESK_VISIT_SPECIALIST_ARRIVED, key) == 0);
}

static void
arrived (DeskSpecialistGroup *self, GtkWidget *button)
{
  const char *key = g_object_get_data (G_OBJECT (button), "key");
  gint64 now = desk_clock_get_now (desk_context_get_clock (self->context));

  desk_record_set_entry (self->record, DESK_VISIT_SPECIALIST_ARRIVED, key, g_variant_new_int64 (now));
  desk_specialist_group_tick (self);
}

static void
add_row (DeskSpecialistGroup *self, const char *key)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Arrived"));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 desk_record_get_entry_text (self->record, DESK_VISIT_SPECIALIST, key));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  g_object_set_data_full (G_OBJECT (row), "key", g_strdup (key), g_free);
  g_object_set_data_full (G_OBJECT (button), "key", g_strdup (key), g_free);
  g_object_set_data (G_OBJECT (row), "button", button);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (arrived), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
show_entries (DeskSpecialistGroup *self)
{
  g_autofree const char **keys = desk_record_list_keys (self->record, DESK_VISIT_SPECIALIST);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; keys[i] != NULL; i++)
    add_row (self, keys[i]);
  gtk_widget_set_visible (GTK_WIDGET (self), self->rows->len > 0);
  desk_specialist_group_tick (self);
}

static void
drop_handlers (DeskSpecialistGroup *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->handlers); i++)
    g_clear_signal_handler (&self->handlers[i], self->record);
}

static void
desk_specialist_group_bind (DeskFormRow *row, DeskContext *context, DeskRecord *record, guint field)
{
  DeskSpecialistGroup *self = DESK_SPECIALIST_GROUP (row);

  drop_handlers (self);
  g_set_object (&self->context, context);
  g_set_object (&self->record, record);
  self->handlers[0] = g_signal_connect_object (record, "notify::specialist", G_CALLBACK (show_entries), self,
                                               G_CONNECT_SWAPPED);
  self->handlers[1] =
      g_signal_connect_object (record, "notify::specialist-arrived", G_CALLBACK (desk_specialist_group_tick),
                               self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Specialists"));
  show_entries (self);
}

static void
desk_specialist_group_commit (DeskFormRow *row)
{
}

static DeskVerdict
desk_specialist_group_get_level (DeskFormRow *row)
{
  return DESK_VERDICT_OK;
}

static void
desk_specialist_group_iface_init (DeskFormRowInterface *iface)
{
  iface->bind = desk_specialist_group_bind;
  iface->commit = desk_specialist_group_commit;
  iface->get_level = desk_specialist_group_get_level;
}

static void
desk_specialist_group_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DeskSpecialistGroup *self = DESK_SPECIALIST_GROUP (object);

  g_value_set_string (value, prop_id == PROP_COMPANIONS ? self->companions : self->field_name);
}

static void
desk_specialist_group_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DeskSpecialistGroup *self = DESK_SPECIALIST_GROUP (object);

  g_set_str (prop_id == PROP_COMPANIONS ? &self->companions : &self->field_name, g_value_get_string (value));
}

static void
desk_specialist_group_dispose (GObject *object)
{
  DeskSpecialistGroup *self = DESK_SPECIALIST_GROUP (object);

  drop_handlers (self);
  g_clear_object (&self->record);
  g_clear_object (&self->context);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->field_name, g_free);
  g_clear_pointer (&self->companions, g_free);

  G_OBJECT_CLASS (desk_specialist_group_parent_class)->dispose (object);
}

static void
desk_specialist_group_class_init (DeskSpecialistGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = desk_specialist_group_get_property;
  object_class->set_property = desk_specialist_group_set_property;
  object_class->dispose = desk_specialist_group_dispose;

  g_object_class_override_property (object_class, PROP_FIELD, "field");
  /**
   * DeskSpecialistGroup:companions:
   * Names of the keyed fields shown with each entry, blanks between them.
   */
  g_object_class_install_property (object_class, PROP_COMPANIONS,
                                   g_param_spec_string ("companions", NULL, NULL, NULL, G_PARAM_READWRITE));
}

static void
desk_specialist_group_init (DeskSpecialistGroup *self)
{
  self->rows = g_ptr_array_new ();
}

/**
 * desk_specialist_group_tick:
 * Renews the times; called each minute.
 */
void
desk_specialist_group_tick (DeskSpecialistGroup *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    show_row (self, g_ptr_array_index (self->rows, i));
}

/**
 * desk_specialist_call:
 * @name: who is called
 * @comes: whether the specialist comes to the visitor, or the visitor goes there
 * @now: seconds UTC
 *
 * Writes into the visit that a specialist was called.
 */
void
desk_specialist_call (DeskVisit *visit, const char *name, gboolean comes, gint64 now)
{
  DeskRecord *record = DESK_RECORD (visit);
  g_autofree char *key = desk_record_make_key (record, DESK_VISIT_SPECIALIST, g_random_int ());

  desk_record_set_entry (record, DESK_VISIT_SPECIALIST_CALLED, key, g_variant_new_int64 (now));
  if (comes)
    desk_record_set_entry (record, DESK_VISIT_SPECIALIST_COMES, key, g_variant_new_boolean (TRUE));
  desk_record_set_entry (record, DESK_VISIT_SPECIALIST, key, g_variant_new_string (name));
}

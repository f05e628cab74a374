// SPDX-License-Identifier: GPL-3.0-or-later
// Checks for a keyed yes-or-no field: the key is the code of the term.

#include "ui/widgets/checks-group.h"

#include "model/profile.h"

#include <glib/gi18n-lib.h>

struct _DeskChecksGroup
{
  AdwPreferencesGroup parent_instance;
  char *field_name;
  DeskRecord *record;
  gulong record_handler;
  guint field;
  GPtrArray *rows; /* of AdwActionRow */
};

enum
{
  PROP_FIELD = 1
};

static void desk_checks_group_iface_init (DeskFormRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DeskChecksGroup, desk_checks_group, ADW_TYPE_PREFERENCES_GROUP,
                               G_IMPLEMENT_INTERFACE (DESK_TYPE_FORM_ROW, desk_checks_group_iface_init))

static const char *
get_code (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "code");
}

static GtkCheckButton *
get_check (GtkWidget *row)
{
  return GTK_CHECK_BUTTON (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row)));
}

static void
show_values (DeskChecksGroup *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      GVariant *value = desk_record_get_entry (self->record, self->field, get_code (row));

      gtk_check_button_set_active (get_check (row), value != NULL && g_variant_get_boolean (value));
    }
}

static void
on_toggled (GtkCheckButton *check, GtkWidget *row)
{
  DeskChecksGroup *self = DESK_CHECKS_GROUP (gtk_widget_get_ancestor (row, DESK_TYPE_CHECKS_GROUP));
  gboolean active = gtk_check_button_get_active (check);
  GVariant *value = desk_record_get_entry (self->record, self->field, get_code (row));

  if (active != (value != NULL && g_variant_get_boolean (value)))
    desk_record_set_entry (self->record, self->field, get_code (row), g_variant_new_boolean (active));
}

static GtkWidget *
make_row (DeskTerm *term, const char *language)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  g_object_set_data_full (G_OBJECT (row), "code", g_strdup (desk_term_get_code (term)), g_free);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), desk_term_get_label (term, language));
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  gtk_widget_set_focusable (row, FALSE); /* the check says it all */
  g_signal_connect (check, "toggled", G_CALLBACK (on_toggled), row);
  return row;
}

static void
desk_checks_group_bind (DeskFormRow *row, DeskContext *context, DeskRecord *record, guint field)
{
  DeskChecksGroup *self = DESK_CHECKS_GROUP (row);
  const DeskField *table = &desk_record_get_fields (record, NULL)[field];
  DeskVocabulary *vocabulary =
      desk_profile_get_vocabulary (desk_context_get_profile (context), table->detail);
  g_autofree char *detailed = desk_form_row_make_notify (table);

  g_clear_signal_handler (&self->record_handler, self->record);
  g_set_object (&self->record, record);
  self->field = field;
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ (table->label));

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < desk_vocabulary_get_length (vocabulary); i++)
    {
      GtkWidget *check =
          make_row (desk_vocabulary_get_term_at (vocabulary, i), desk_context_get_language (context));

      g_ptr_array_add (self->rows, check);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), check);
    }

  self->record_handler =
      g_signal_connect_object (record, detailed, G_CALLBACK (show_values), self, G_CONNECT_SWAPPED);
  show_values (self);
}

static void
desk_checks_group_commit (DeskFormRow *row)
{
}

static DeskVerdict
desk_checks_group_get_level (DeskFormRow *row)
{
  return DESK_VERDICT_OK;
}

static void
desk_checks_group_iface_init (DeskFormRowInterface *iface)
{
  iface->bind = desk_checks_group_bind;
  iface->commit = desk_checks_group_commit;
  iface->get_level = desk_checks_group_get_level;
}

static void
desk_checks_group_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, DESK_CHECKS_GROUP (object)->field_name);
}

static void
desk_checks_group_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  g_set_str (&DESK_CHECKS_GROUP (object)->field_name, g_value_get_string (value));
}

static gboolean
desk_checks_group_grab_focus (GtkWidget *widget)
{
  DeskChecksGroup *self = DESK_CHECKS_GROUP (widget);

  return self->rows->len > 0 && gtk_widget_grab_focus (g_ptr_array_index (self->rows, 0));
}

static void
desk_checks_group_dispose (GObject *object)
{
  DeskChecksGroup *self = DESK_CHECKS_GROUP (object);

  g_clear_signal_handler (&self->record_handler, self->record);
  g_clear_object (&self->record);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->field_name, g_free);

  G_OBJECT_CLASS (desk_checks_group_parent_class)->dispose (object);
}

static void
desk_checks_group_class_init (DeskChecksGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = desk_checks_group_get_property;
  object_class->set_property = desk_checks_group_set_property;
  object_class->dispose = desk_checks_group_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = desk_checks_group_grab_focus;

  g_object_class_override_property (object_class, PROP_FIELD, "field");
}

static void
desk_checks_group_init (DeskChecksGroup *self)
{
  self->rows = g_ptr_array_new ();
}

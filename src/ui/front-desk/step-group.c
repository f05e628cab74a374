// SPDX-License-Identifier: GPL-3.0-or-later
// The script of the topic as checks. A mandatory step says so in words.

#include "ui/front-desk/step-group.h"

#include "model/profile.h"
#include "model/visit.h"

#include <glib/gi18n-lib.h>

struct _DeskStepGroup
{
  AdwPreferencesGroup parent_instance;

  char *field_name;
  DeskContext *context;
  DeskRecord *record;
  gulong step_handler;
  gulong topic_handler;
  GPtrArray *rows; /* not owned */
  gboolean showing;
};

enum
{
  PROP_FIELD = 1
};

static void desk_step_group_iface_init (DeskFormRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DeskStepGroup, desk_step_group, ADW_TYPE_PREFERENCES_GROUP,
                               G_IMPLEMENT_INTERFACE (DESK_TYPE_FORM_ROW, desk_step_group_iface_init))

static gboolean
is_ticked (DeskStepGroup *self, const char *step)
{
  GVariant *ticked = desk_record_get_entry (self->record, DESK_VISIT_STEP, step);

  return ticked != NULL && g_variant_get_boolean (ticked);
}

static void
toggled (DeskStepGroup *self, GtkCheckButton *check)
{
  const char *step = g_object_get_data (G_OBJECT (check), "step");
  gboolean active = gtk_check_button_get_active (check);

  if (!self->showing && active != is_ticked (self, step))
    desk_record_set_entry (self->record, DESK_VISIT_STEP, step, active ? g_variant_new_boolean (TRUE) : NULL);
}

static void
add_row (DeskStepGroup *self, DeskTerm *step)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 desk_term_get_label (step, desk_context_get_language (self->context)));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  if (desk_term_has_flag (step, "mandatory"))
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), C_ ("step", "mandatory"));
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  gtk_widget_set_focusable (row, FALSE); /* the check says it all */
  g_object_set_data_full (G_OBJECT (check), "step", g_strdup (desk_term_get_code (step)), g_free);
  g_object_set_data (G_OBJECT (row), "check", check);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (toggled), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
show_ticks (DeskStepGroup *self)
{
  self->showing = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkCheckButton *check = g_object_get_data (g_ptr_array_index (self->rows, i), "check");

      gtk_check_button_set_active (check, is_ticked (self, g_object_get_data (G_OBJECT (check), "step")));
    }
  self->showing = FALSE;
}

static void
show_script (DeskStepGroup *self)
{
  DeskVocabulary *script = desk_step_group_find_steps (self->context, self->record);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; script != NULL && i < desk_vocabulary_get_length (script); i++)
    add_row (self, desk_vocabulary_get_term_at (script, i));
  gtk_widget_set_visible (GTK_WIDGET (self), self->rows->len > 0);
  show_ticks (self);
}

static void
desk_step_group_bind (DeskFormRow *row, DeskContext *context, DeskRecord *record, guint field)
{
  DeskStepGroup *self = DESK_STEP_GROUP (row);

  g_clear_signal_handler (&self->step_handler, self->record);
  g_clear_signal_handler (&self->topic_handler, self->record);
  g_set_object (&self->context, context);
  g_set_object (&self->record, record);
  self->step_handler =
      g_signal_connect_object (record, "notify::step", G_CALLBACK (show_ticks), self, G_CONNECT_SWAPPED);
  self->topic_handler =
      g_signal_connect_object (record, "notify::topic", G_CALLBACK (show_script), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Steps"));
  show_script (self);
}

static void
desk_step_group_commit (DeskFormRow *row)
{
}

static DeskVerdict
desk_step_group_get_level (DeskFormRow *row)
{
  return DESK_VERDICT_OK;
}

static void
desk_step_group_iface_init (DeskFormRowInterface *iface)
{
  iface->bind = desk_step_group_bind;
  iface->commit = desk_step_group_commit;
  iface->get_level = desk_step_group_get_level;
}

static void
desk_step_group_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, DESK_STEP_GROUP (object)->field_name);
}

static void
desk_step_group_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  g_set_str (&DESK_STEP_GROUP (object)->field_name, g_value_get_string (value));
}

static void
desk_step_group_dispose (GObject *object)
{
  DeskStepGroup *self = DESK_STEP_GROUP (object);

  g_clear_signal_handler (&self->step_handler, self->record);
  g_clear_signal_handler (&self->topic_handler, self->record);
  g_clear_object (&self->record);
  g_clear_object (&self->context);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->field_name, g_free);

  G_OBJECT_CLASS (desk_step_group_parent_class)->dispose (object);
}

static void
desk_step_group_class_init (DeskStepGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = desk_step_group_get_property;
  object_class->set_property = desk_step_group_set_property;
  object_class->dispose = desk_step_group_dispose;

  g_object_class_override_property (object_class, PROP_FIELD, "field");
}

static void
desk_step_group_init (DeskStepGroup *self)
{
  self->rows = g_ptr_array_new ();
}

/**
 * desk_step_group_find_steps:
 * @visit: a #DeskVisit
 *
 * Returns: (transfer none) (nullable): the steps its topic asks for
 */
DeskVocabulary *
desk_step_group_find_steps (DeskContext *context, DeskRecord *visit)
{
  const char *topic = desk_record_get_text (visit, DESK_VISIT_TOPIC);
  DeskTerm *term =
      topic != NULL ? desk_profile_get_term (desk_context_get_profile (context), "topics", topic) : NULL;

  return term != NULL ? desk_term_get_parts (term, "script") : NULL;
}

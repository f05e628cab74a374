// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/person-group.h"

#include "ui/widgets/person-chooser.h"

#include <glib/gi18n-lib.h>

struct _DeskPersonGroup
{
  AdwPreferencesGroup parent_instance;

  char *field_name;
  DeskRecord *record;
  guint field;
  gulong record_handler;

  DeskPersonChooser *chooser;
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

static void desk_person_group_iface_init (DeskFormRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DeskPersonGroup, desk_person_group, ADW_TYPE_PREFERENCES_GROUP,
                               G_IMPLEMENT_INTERFACE (DESK_TYPE_FORM_ROW, desk_person_group_iface_init))

static void
show_value (DeskPersonGroup *self)
{
  desk_person_chooser_set_id (self->chooser, desk_record_get_text (self->record, self->field));
}

static void
on_chosen (DeskPersonGroup *self, const char *id)
{
  if (self->record == NULL)
    return;
  desk_record_set_text (self->record, self->field, id);
  desk_form_row_tell_typed (DESK_FORM_ROW (self), NULL);
}

static void
on_typed (DeskPersonGroup *self, const char *text)
{
  desk_form_row_tell_typed (DESK_FORM_ROW (self), text);
}

static void
on_changed (DeskPersonGroup *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
desk_person_group_bind (DeskFormRow *row, DeskContext *context, DeskRecord *record, guint field)
{
  DeskPersonGroup *self = DESK_PERSON_GROUP (row);
  const DeskField *table = &desk_record_get_fields (record, NULL)[field];
  g_autofree char *detailed = desk_form_row_make_notify (table);

  g_clear_signal_handler (&self->record_handler, self->record);
  desk_person_chooser_bind (self->chooser, context);
  desk_person_chooser_set_label (self->chooser, _ (table->label));
  g_set_object (&self->record, record);
  self->field = field;
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ (table->label));
  self->record_handler =
      g_signal_connect_object (record, detailed, G_CALLBACK (show_value), self, G_CONNECT_SWAPPED);
  show_value (self);
}

static void
desk_person_group_commit (DeskFormRow *row)
{
  desk_person_chooser_commit (DESK_PERSON_GROUP (row)->chooser);
}

static DeskVerdict
desk_person_group_get_level (DeskFormRow *row)
{
  return DESK_VERDICT_OK;
}

static void
desk_person_group_collect (DeskFormRow *row, GVariantDict *texts)
{
  DeskPersonGroup *self = DESK_PERSON_GROUP (row);
  const char *typed = desk_person_chooser_get_typed (self->chooser);

  if (self->record != NULL && typed != NULL)
    g_variant_dict_insert (texts, self->field_name, "s", typed);
}

static void
desk_person_group_restore (DeskFormRow *row, GVariant *texts)
{
  DeskPersonGroup *self = DESK_PERSON_GROUP (row);
  const char *typed;

  if (g_variant_lookup (texts, self->field_name, "&s", &typed))
    desk_person_chooser_set_typed (self->chooser, typed);
}

static void
desk_person_group_iface_init (DeskFormRowInterface *iface)
{
  iface->collect = desk_person_group_collect;
  iface->restore = desk_person_group_restore;
  iface->bind = desk_person_group_bind;
  iface->commit = desk_person_group_commit;
  iface->get_level = desk_person_group_get_level;
}

static gboolean
desk_person_group_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DESK_PERSON_GROUP (widget)->chooser));
}

static void
desk_person_group_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, DESK_PERSON_GROUP (object)->field_name);
}

static void
desk_person_group_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  g_set_str (&DESK_PERSON_GROUP (object)->field_name, g_value_get_string (value));
}

static void
desk_person_group_dispose (GObject *object)
{
  DeskPersonGroup *self = DESK_PERSON_GROUP (object);

  g_clear_signal_handler (&self->record_handler, self->record);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_PERSON_GROUP);
  g_clear_object (&self->record);
  g_clear_pointer (&self->field_name, g_free);
  G_OBJECT_CLASS (desk_person_group_parent_class)->dispose (object);
}

static void
desk_person_group_class_init (DeskPersonGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = desk_person_group_get_property;
  object_class->set_property = desk_person_group_set_property;
  object_class->dispose = desk_person_group_dispose;
  widget_class->grab_focus = desk_person_group_grab_focus;
  g_object_class_override_property (object_class, PROP_FIELD, "field");

  /**
   * DeskPersonGroup::changed:
   * Somebody is named now, or nobody, or the person's record was changed.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (DESK_TYPE_PERSON_CHOOSER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/widgets/person-group.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskPersonGroup, chooser);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_typed);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
}

static void
desk_person_group_init (DeskPersonGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * desk_person_group_get_person:
 *
 * Returns: (transfer none) (nullable): the person as last read
 */
DeskPerson *
desk_person_group_get_person (DeskPersonGroup *self)
{
  return desk_person_chooser_get_person (self->chooser);
}

/**
 * desk_person_group_settle:
 * Takes whoever stands in the line, also a new person. See desk_person_chooser_settle().
 *
 * Returns: whether that is still under way: the record's field tells
 */
gboolean
desk_person_group_settle (DeskPersonGroup *self)
{
  return desk_person_chooser_settle (self->chooser);
}

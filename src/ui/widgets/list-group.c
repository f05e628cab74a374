// SPDX-License-Identifier: GPL-3.0-or-later
// The list of the entries of one keyed field. One entry's widgets live in list-entry.c.

#include "ui/widgets/list-group.h"

#include "ui/widgets/button-rows.h"
#include "ui/widgets/list-entry.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _DeskListGroup
{
  AdwPreferencesGroup parent_instance;
  char *field_name;
  char *companions;
  char *add_label;
  DeskContext *context;
  DeskRecord *record;
  gulong record_handler;
  guint field;
  GPtrArray *rows; /* of DeskListEntry */
  GtkWidget *add_row;
};

enum
{
  PROP_COMPANIONS = 1,
  PROP_ADD_LABEL,
  PROP_FIELD
};

static void desk_list_group_iface_init (DeskFormRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DeskListGroup, desk_list_group, ADW_TYPE_PREFERENCES_GROUP,
                               G_IMPLEMENT_INTERFACE (DESK_TYPE_FORM_ROW, desk_list_group_iface_init))

static DeskListEntry *
find_row (DeskListGroup *self, const char *key)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_str_equal (desk_list_entry_get_key (g_ptr_array_index (self->rows, i)), key))
      return g_ptr_array_index (self->rows, i);
  return NULL;
}

static void
remove_row (DeskListGroup *self, DeskListEntry *row)
{
  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (row));
  g_ptr_array_remove (self->rows, row);
}

static void
on_entry_removed (DeskListGroup *self, DeskListEntry *row)
{
  gtk_widget_grab_focus (self->add_row);
  remove_row (self, row);
  desk_form_row_tell_typed (DESK_FORM_ROW (self), NULL);
}

static void
on_entry_typed (DeskListGroup *self, const char *text)
{
  desk_form_row_tell_typed (DESK_FORM_ROW (self), text);
}

static DeskListEntry *
add_row (DeskListGroup *self, const char *key)
{
  DeskListEntry *row = desk_list_entry_new (self->context, self->record, self->field, self->companions, key);

  g_signal_connect_object (row, "removed", G_CALLBACK (on_entry_removed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "typed", G_CALLBACK (on_entry_typed), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->rows, row);

  /* The row to add one stays last. */
  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->add_row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (row));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->add_row);
  return row;
}

static void
on_add (DeskListGroup *self)
{
  g_autofree char *key = NULL;

  if (self->record == NULL)
    return;
  /* An entry that is still empty is not in the record yet: its key may come again. */
  do
    {
      g_free (key);
      key = desk_record_make_key (self->record, self->field, g_random_int ());
    }
  while (find_row (self, key) != NULL);

  gtk_widget_grab_focus (GTK_WIDGET (add_row (self, key)));
}

/* Entries that came from elsewhere appear; those being typed stay. */
static void
show_entries (DeskListGroup *self)
{
  g_autofree const char **keys = desk_record_list_keys (self->record, self->field);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      DeskListEntry *row = find_row (self, keys[i]);

      if (row == NULL)
        row = add_row (self, keys[i]);
      desk_list_entry_show (row);
    }
}

static void
desk_list_group_bind (DeskFormRow *form_row, DeskContext *context, DeskRecord *record, guint field)
{
  DeskListGroup *self = DESK_LIST_GROUP (form_row);
  const DeskField *table = &desk_record_get_fields (record, NULL)[field];
  g_autofree char *detailed = desk_form_row_make_notify (table);

  g_clear_signal_handler (&self->record_handler, self->record);
  g_set_object (&self->context, context);
  g_set_object (&self->record, record);
  self->field = field;
  if (adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (self))[0] == '\0')
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ (table->label));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->add_row),
                                 self->add_label != NULL ? self->add_label : _ ("Add"));

  while (self->rows->len > 0)
    remove_row (self, g_ptr_array_index (self->rows, 0));
  self->record_handler =
      g_signal_connect_object (record, detailed, G_CALLBACK (show_entries), self, G_CONNECT_SWAPPED);
  show_entries (self);
}

static void
desk_list_group_commit (DeskFormRow *form_row)
{
  DeskListGroup *self = DESK_LIST_GROUP (form_row);

  for (guint i = 0; i < self->rows->len; i++)
    desk_list_entry_commit (g_ptr_array_index (self->rows, i));
}

static DeskVerdict
desk_list_group_get_level (DeskFormRow *form_row)
{
  DeskListGroup *self = DESK_LIST_GROUP (form_row);
  DeskVerdict level = DESK_VERDICT_OK;

  for (guint i = 0; i < self->rows->len; i++)
    level = MAX (level, desk_list_entry_get_level (g_ptr_array_index (self->rows, i)));
  return level;
}

static void
desk_list_group_collect (DeskFormRow *form_row, GVariantDict *texts)
{
  DeskListGroup *self = DESK_LIST_GROUP (form_row);

  for (guint i = 0; i < self->rows->len; i++)
    desk_list_entry_collect (g_ptr_array_index (self->rows, i), texts);
}

/* Whether a text that was being typed stands here: in an entry, or beside one. */
static gboolean
has_field (DeskListGroup *self, int field)
{
  g_auto (GStrv) companions = g_strsplit (self->companions != NULL ? self->companions : "", " ", -1);

  return field == (int)self->field
         || (field >= 0
             && g_strv_contains ((const char *const *)companions,
                                 desk_record_get_fields (self->record, NULL)[field].name));
}

static void
desk_list_group_restore (DeskFormRow *form_row, GVariant *texts)
{
  DeskListGroup *self = DESK_LIST_GROUP (form_row);
  GVariantIter iter;
  const char *name;

  g_variant_iter_init (&iter, texts);
  while (self->record != NULL && g_variant_iter_loop (&iter, "{&sv}", &name, NULL))
    {
      const char *key;
      int field = desk_record_class_find_field (DESK_RECORD_GET_CLASS (self->record), name, &key);

      if (has_field (self, field) && find_row (self, key) == NULL)
        add_row (self, key);
    }
  for (guint i = 0; i < self->rows->len; i++)
    desk_list_entry_restore (g_ptr_array_index (self->rows, i), texts);
}

static gboolean
desk_list_group_focus_field (DeskFormRow *form_row, const char *field, const char *key)
{
  DeskListGroup *self = DESK_LIST_GROUP (form_row);
  g_autofree char *name = g_strconcat (field, ".x", NULL);
  int place = self->record != NULL
                  ? desk_record_class_find_field (DESK_RECORD_GET_CLASS (self->record), name, NULL)
                  : -1;
  DeskListEntry *row = place >= 0 && key != NULL ? find_row (self, key) : NULL;

  return row != NULL && desk_list_entry_focus_field (row, (guint)place);
}

static void
desk_list_group_iface_init (DeskFormRowInterface *iface)
{
  iface->focus_field = desk_list_group_focus_field;
  iface->collect = desk_list_group_collect;
  iface->restore = desk_list_group_restore;
  iface->bind = desk_list_group_bind;
  iface->commit = desk_list_group_commit;
  iface->get_level = desk_list_group_get_level;
}

static void
desk_list_group_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DeskListGroup *self = DESK_LIST_GROUP (object);

  if (prop_id == PROP_COMPANIONS)
    g_value_set_string (value, self->companions);
  else if (prop_id == PROP_ADD_LABEL)
    g_value_set_string (value, self->add_label);
  else
    g_value_set_string (value, self->field_name);
}

static void
desk_list_group_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DeskListGroup *self = DESK_LIST_GROUP (object);

  if (prop_id == PROP_COMPANIONS)
    g_set_str (&self->companions, g_value_get_string (value));
  else if (prop_id == PROP_ADD_LABEL)
    g_set_str (&self->add_label, g_value_get_string (value));
  else
    g_set_str (&self->field_name, g_value_get_string (value));
}

/* The first entry, or where one is added. */
static gboolean
desk_list_group_grab_focus (GtkWidget *widget)
{
  DeskListGroup *self = DESK_LIST_GROUP (widget);

  return gtk_widget_grab_focus (self->rows->len > 0 ? GTK_WIDGET (g_ptr_array_index (self->rows, 0))
                                                    : self->add_row);
}

static void
desk_list_group_dispose (GObject *object)
{
  DeskListGroup *self = DESK_LIST_GROUP (object);

  g_clear_signal_handler (&self->record_handler, self->record);
  g_clear_object (&self->record);
  g_clear_object (&self->context);
  g_clear_object (&self->add_row);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->field_name, g_free);
  g_clear_pointer (&self->companions, g_free);
  g_clear_pointer (&self->add_label, g_free);
  g_clear_object (&self->add_row);

  G_OBJECT_CLASS (desk_list_group_parent_class)->dispose (object);
}

static void
desk_list_group_class_init (DeskListGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = desk_list_group_get_property;
  object_class->set_property = desk_list_group_set_property;
  object_class->dispose = desk_list_group_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = desk_list_group_grab_focus;

  /**
   * DeskListGroup:companions:
   * Names of the keyed fields shown beside each entry, blanks between them.
   */
  g_object_class_install_property (object_class, PROP_COMPANIONS,
                                   g_param_spec_string ("companions", NULL, NULL, NULL, G_PARAM_READWRITE));
  /**
   * DeskListGroup:add-label:
   * What the row that adds an entry says: "Add a Phone".
   */
  g_object_class_install_property (object_class, PROP_ADD_LABEL,
                                   g_param_spec_string ("add-label", NULL, NULL, NULL, G_PARAM_READWRITE));
  g_object_class_override_property (object_class, PROP_FIELD, "field");
}

static void
desk_list_group_init (DeskListGroup *self)
{
  self->rows = g_ptr_array_new ();
  /* It is taken out and put in again behind each new entry. */
  self->add_row = g_object_ref_sink (adw_button_row_new ());
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (self->add_row), "list-add-symbolic");
  desk_button_rows_wrap (self->add_row);
  g_signal_connect_swapped (self->add_row, "activated", G_CALLBACK (on_add), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->add_row);
}

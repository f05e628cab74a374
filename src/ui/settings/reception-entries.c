// SPDX-License-Identifier: GPL-3.0-or-later
// The list of rules or exceptions. One of them lives in reception-entry.c.

#include "ui/settings/reception-entries.h"

#include "ui/settings/reception-entry.h"

#include <glib/gi18n-lib.h>

struct _DeskReceptionEntries
{
  AdwPreferencesGroup parent_instance;

  char *field_name;
  char *companions;
  char *add_label;
  DeskContext *context;
  DeskRecord *record;
  gulong record_handler;
  DeskReceptionField field;
  GPtrArray *rows; /* of DeskReceptionEntry */
  GtkWidget *add_row;
  GtkLabel *message; /* about the list as a whole */
};

enum
{
  PROP_COMPANIONS = 1,
  PROP_ADD_LABEL,
  PROP_FIELD
};

static void desk_reception_entries_iface_init (DeskFormRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DeskReceptionEntries, desk_reception_entries, ADW_TYPE_PREFERENCES_GROUP,
                               G_IMPLEMENT_INTERFACE (DESK_TYPE_FORM_ROW, desk_reception_entries_iface_init))

static DeskReceptionEntry *
find_row (DeskReceptionEntries *self, const char *key)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_str_equal (desk_reception_entry_get_key (g_ptr_array_index (self->rows, i)), key))
      return g_ptr_array_index (self->rows, i);
  return NULL;
}

static void
remove_row (DeskReceptionEntries *self, DeskReceptionEntry *row)
{
  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (row));
  g_ptr_array_remove (self->rows, row);
}

static int
find_field (DeskReceptionEntries *self, const char *name)
{
  g_autofree char *wire_name = g_strconcat (name, ".x", NULL);

  return desk_record_class_find_field (DESK_RECORD_GET_CLASS (self->record), wire_name, NULL);
}

/* Everything that belongs to the entry goes with it. */
static void
on_removed (DeskReceptionEntries *self, DeskReceptionEntry *row)
{
  g_autofree char *key = g_strdup (desk_reception_entry_get_key (row));
  g_auto (GStrv) companions = g_strsplit (self->companions != NULL ? self->companions : "", " ", -1);

  gtk_widget_grab_focus (self->add_row);
  /* Its row goes with it: show_entries(). */
  desk_record_set_entry (self->record, self->field, key, NULL);
  for (guint i = 0; companions[i] != NULL; i++)
    {
      int field = find_field (self, companions[i]);

      if (field >= 0)
        desk_record_set_entry (self->record, (guint)field, key, NULL);
    }
}

static DeskReceptionEntry *
add_row (DeskReceptionEntries *self, const char *key)
{
  DeskReceptionEntry *row = desk_reception_entry_new (self->context, self->record, self->field, key);

  g_signal_connect_object (row, "removed", G_CALLBACK (on_removed), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->rows, row);

  /* The row to add one stays last. */
  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->add_row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (row));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->add_row);
  return row;
}

static void
on_add (DeskReceptionEntries *self)
{
  if (self->record != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (desk_reception_entries_add (self)));
}

/* What came from elsewhere appears and what went from there goes. */
static void
show_entries (DeskReceptionEntries *self)
{
  g_autofree const char **keys = desk_record_list_keys (self->record, self->field);

  for (guint i = 0; i < self->rows->len;)
    {
      DeskReceptionEntry *row = g_ptr_array_index (self->rows, i);

      if (g_strv_contains (keys, desk_reception_entry_get_key (row)))
        i++;
      else
        remove_row (self, row);
    }
  for (guint i = 0; keys[i] != NULL; i++)
    {
      DeskReceptionEntry *row = find_row (self, keys[i]);

      if (row == NULL)
        add_row (self, keys[i]);
      else
        desk_reception_entry_show (row);
    }
}

static void
on_notify (DeskReceptionEntries *self)
{
  show_entries (self);
}

static void
desk_reception_entries_bind (DeskFormRow *form_row, DeskContext *context, DeskRecord *record, guint field)
{
  DeskReceptionEntries *self = DESK_RECEPTION_ENTRIES (form_row);

  g_clear_signal_handler (&self->record_handler, self->record);
  g_set_object (&self->context, context);
  g_set_object (&self->record, record);
  self->field = field;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->add_row),
                                 self->add_label != NULL ? self->add_label : _ ("Add"));
  self->record_handler =
      g_signal_connect_object (record, "notify", G_CALLBACK (on_notify), self, G_CONNECT_SWAPPED);
  show_entries (self);
}

static void
desk_reception_entries_commit (DeskFormRow *form_row)
{
  DeskReceptionEntries *self = DESK_RECEPTION_ENTRIES (form_row);

  for (guint i = 0; i < self->rows->len; i++)
    desk_reception_entry_commit (g_ptr_array_index (self->rows, i));
}

static DeskVerdict
desk_reception_entries_get_level (DeskFormRow *form_row)
{
  DeskReceptionEntries *self = DESK_RECEPTION_ENTRIES (form_row);
  DeskVerdict level = DESK_VERDICT_OK;

  for (guint i = 0; i < self->rows->len; i++)
    level = MAX (level, desk_reception_entry_get_level (g_ptr_array_index (self->rows, i)));
  return level;
}

static gboolean
desk_reception_entries_focus_field (DeskFormRow *form_row, const char *field, const char *key)
{
  DeskReceptionEntries *self = DESK_RECEPTION_ENTRIES (form_row);
  int place = self->record != NULL ? find_field (self, field) : -1;
  DeskReceptionEntry *row = place >= 0 && key != NULL ? find_row (self, key) : NULL;

  return row != NULL && desk_reception_entry_focus_field (row, (DeskReceptionField)place);
}

static void
desk_reception_entries_iface_init (DeskFormRowInterface *iface)
{
  iface->bind = desk_reception_entries_bind;
  iface->commit = desk_reception_entries_commit;
  iface->get_level = desk_reception_entries_get_level;
  iface->focus_field = desk_reception_entries_focus_field;
}

/* Where something cannot be read; else the first entry, or where one is added. */
static gboolean
desk_reception_entries_grab_focus (GtkWidget *widget)
{
  DeskReceptionEntries *self = DESK_RECEPTION_ENTRIES (widget);

  for (guint i = 0; i < self->rows->len; i++)
    if (desk_reception_entry_get_level (g_ptr_array_index (self->rows, i)) == DESK_VERDICT_ERROR)
      return gtk_widget_grab_focus (g_ptr_array_index (self->rows, i));
  return gtk_widget_grab_focus (self->rows->len > 0 ? GTK_WIDGET (g_ptr_array_index (self->rows, 0))
                                                    : self->add_row);
}

static char **
get_string (DeskReceptionEntries *self, guint prop_id)
{
  return prop_id == PROP_COMPANIONS  ? &self->companions
         : prop_id == PROP_ADD_LABEL ? &self->add_label
                                     : &self->field_name;
}

static void
desk_reception_entries_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, *get_string (DESK_RECEPTION_ENTRIES (object), prop_id));
}

static void
desk_reception_entries_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  g_set_str (get_string (DESK_RECEPTION_ENTRIES (object), prop_id), g_value_get_string (value));
}

static void
desk_reception_entries_dispose (GObject *object)
{
  DeskReceptionEntries *self = DESK_RECEPTION_ENTRIES (object);

  g_clear_signal_handler (&self->record_handler, self->record);
  g_clear_object (&self->record);
  g_clear_object (&self->context);
  g_clear_object (&self->add_row);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->field_name, g_free);
  g_clear_pointer (&self->companions, g_free);
  g_clear_pointer (&self->add_label, g_free);

  G_OBJECT_CLASS (desk_reception_entries_parent_class)->dispose (object);
}

static void
desk_reception_entries_class_init (DeskReceptionEntriesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = desk_reception_entries_get_property;
  object_class->set_property = desk_reception_entries_set_property;
  object_class->dispose = desk_reception_entries_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = desk_reception_entries_grab_focus;

  /**
   * DeskReceptionEntries:companions:
   * Names of the keyed fields that belong to each entry, blanks between them.
   */
  g_object_class_install_property (object_class, PROP_COMPANIONS,
                                   g_param_spec_string ("companions", NULL, NULL, NULL, G_PARAM_READWRITE));
  /**
   * DeskReceptionEntries:add-label:
   * What the row that adds an entry says.
   */
  g_object_class_install_property (object_class, PROP_ADD_LABEL,
                                   g_param_spec_string ("add-label", NULL, NULL, NULL, G_PARAM_READWRITE));
  g_object_class_override_property (object_class, PROP_FIELD, "field");
}

static void
desk_reception_entries_init (DeskReceptionEntries *self)
{
  self->rows = g_ptr_array_new ();
  /* It is taken out and put in again behind each new entry. */
  self->add_row = g_object_ref_sink (adw_button_row_new ());
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (self->add_row), "list-add-symbolic");
  g_signal_connect_swapped (self->add_row, "activated", G_CALLBACK (on_add), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->add_row);

  self->message = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->message, TRUE);
  gtk_label_set_xalign (self->message, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->message), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->message), "error");
  gtk_widget_add_css_class (GTK_WIDGET (self->message), "list-entry");
  gtk_widget_set_visible (GTK_WIDGET (self->message), FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->message));
}

/**
 * desk_reception_entries_add:
 *
 * Adds an entry of the first kind there is.
 *
 * Returns: (transfer none): its row
 */
DeskReceptionEntry *
desk_reception_entries_add (DeskReceptionEntries *self)
{
  const DeskField *field = &desk_record_get_fields (self->record, NULL)[self->field];
  DeskVocabulary *kinds =
      desk_profile_get_vocabulary (desk_context_get_profile (self->context), field->detail);
  g_autofree char *key = desk_record_make_key (self->record, self->field, g_random_int ());

  desk_record_set_entry (self->record, self->field, key,
                         g_variant_new_string (desk_term_get_code (desk_vocabulary_get_term_at (kinds, 0))));
  return find_row (self, key);
}

/**
 * desk_reception_entries_show_findings:
 * @findings: (element-type DeskFinding): of the whole reception
 *
 * Says at each field of each entry what was found about it.
 */
void
desk_reception_entries_show_findings (DeskReceptionEntries *self, GArray *findings)
{
  const char *message = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    desk_reception_entry_show_findings (g_ptr_array_index (self->rows, i), findings);
  for (guint i = 0; i < findings->len; i++)
    {
      const DeskFinding *finding = &g_array_index (findings, DeskFinding, i);

      if (finding->field == self->field && finding->key == NULL)
        message = finding->message;
    }
  gtk_label_set_text (self->message, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), message != NULL);
}

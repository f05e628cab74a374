// SPDX-License-Identifier: GPL-3.0-or-later
// The list of the documents of a loss, or of a statement of theft. One document's widgets live in document-entry.

#include "ui/lost-documents/document-group.h"

#include "ui/lost-documents/document-entry.h"
#include "ui/notice.h"

#include <glib/gi18n-lib.h>

struct _DeskDocumentGroup
{
  AdwPreferencesGroup parent_instance;

  char *field_name;
  char *companions;
  DeskContext *context;
  DeskRecord *record;
  gulong record_handler;
  guint field;
  int fields[DESK_DOCUMENT_N_CELLS];
  DeskPerson *applicant;
  GPtrArray *rows; /* of DeskDocumentEntry */
  GtkWidget *add_row;
};

enum
{
  PROP_COMPANIONS = 1,
  PROP_FIELD
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void desk_document_group_iface_init (DeskFormRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DeskDocumentGroup, desk_document_group, ADW_TYPE_PREFERENCES_GROUP,
                               G_IMPLEMENT_INTERFACE (DESK_TYPE_FORM_ROW, desk_document_group_iface_init))

/* The names that follow the name of the list. */
static const char *const cells[DESK_DOCUMENT_N_CELLS] = {
  [DESK_DOCUMENT_TYPE] = "",          [DESK_DOCUMENT_NUMBER] = "_number",
  [DESK_DOCUMENT_SOURCE] = "_source", [DESK_DOCUMENT_HOLDER] = "_holder",
  [DESK_DOCUMENT_BASIS] = "_basis",   [DESK_DOCUMENT_ISSUER] = "_issuer",
  [DESK_DOCUMENT_ISSUED] = "_issued", [DESK_DOCUMENT_EXPIRES] = "_expires",
};

static DeskDocumentEntry *
find_row (DeskDocumentGroup *self, const char *key)
{
  for (guint i = 0; key != NULL && i < self->rows->len; i++)
    if (g_str_equal (desk_document_entry_get_key (g_ptr_array_index (self->rows, i)), key))
      return g_ptr_array_index (self->rows, i);
  return NULL;
}

static int
find_cell (DeskDocumentGroup *self, guint field)
{
  for (guint cell = 0; cell < DESK_DOCUMENT_N_CELLS; cell++)
    if (self->fields[cell] == (int)field)
      return (int)cell;
  return -1;
}

static void
update_rows (DeskDocumentGroup *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    desk_document_entry_set_removable (g_ptr_array_index (self->rows, i), self->rows->len > 1);
}

static void
tell_typed (DeskDocumentGroup *self)
{
  desk_form_row_tell_typed (DESK_FORM_ROW (self), NULL);
}

static void
tell_changed (DeskDocumentGroup *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
drop_row (DeskDocumentGroup *self, DeskDocumentEntry *row)
{
  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (row));
  g_ptr_array_remove (self->rows, row);
  update_rows (self);
}

static void on_done (DeskDocumentGroup *self);
static void on_leave (DeskDocumentGroup *self, DeskDocumentEntry *row);
static void on_removed (DeskDocumentGroup *self, DeskDocumentEntry *row);

static DeskDocumentEntry *
add_row (DeskDocumentGroup *self, const char *key)
{
  DeskDocumentEntry *row = desk_document_entry_new (self->context, self->record, self->fields, key);

  desk_document_entry_set_applicant (row, self->applicant);
  g_signal_connect_object (row, "typed", G_CALLBACK (tell_typed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "changed", G_CALLBACK (tell_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "done", G_CALLBACK (on_done), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "leave", G_CALLBACK (on_leave), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "removed", G_CALLBACK (on_removed), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->rows, row);

  /* The row to add one stays last. */
  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->add_row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (row));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->add_row);
  update_rows (self);
  return row;
}

/* A document of which only the number is typed is in no list of types: its key must not come again either. */
static DeskDocumentEntry *
add_empty_row (DeskDocumentGroup *self)
{
  g_autofree char *key = NULL;

  do
    {
      g_free (key);
      key = desk_record_make_key (self->record, self->field, g_random_int ());
    }
  while (find_row (self, key) != NULL);
  return add_row (self, key);
}

static void
on_done (DeskDocumentGroup *self)
{
  DeskDocumentEntry *last = g_ptr_array_index (self->rows, self->rows->len - 1);

  gtk_widget_grab_focus (GTK_WIDGET (desk_document_entry_is_empty (last) ? last : add_empty_row (self)));
}

/* Enter in a row that stayed empty: there are no more documents. */
static void
on_leave (DeskDocumentGroup *self, DeskDocumentEntry *row)
{
  gtk_widget_grab_focus (self->add_row);
  gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))), GTK_DIR_TAB_FORWARD);
  if (self->rows->len > 1)
    drop_row (self, row);
}

/* A document that was taken out, for the undo. */
typedef struct
{
  DeskDocumentGroup *group;
  DeskRecord *record;
  char *key;
  GVariant *values[DESK_DOCUMENT_N_CELLS];
  GVariant *typed;
} Removed;

static void
removed_free (gpointer data)
{
  Removed *self = data;

  g_object_unref (self->group);
  g_object_unref (self->record);
  g_free (self->key);
  for (guint cell = 0; cell < DESK_DOCUMENT_N_CELLS; cell++)
    g_clear_pointer (&self->values[cell], g_variant_unref);
  g_variant_unref (self->typed);
  g_free (self);
}

static void
bring_back (gpointer data)
{
  Removed *removed = data;
  DeskDocumentGroup *self = removed->group;
  DeskDocumentEntry *row;

  if (self->record != removed->record)
    return;
  row = find_row (self, removed->key);
  if (row == NULL)
    row = add_row (self, removed->key);
  for (guint cell = 0; cell < DESK_DOCUMENT_N_CELLS; cell++)
    if (removed->values[cell] != NULL)
      desk_record_set_entry (self->record, (guint)self->fields[cell], removed->key, removed->values[cell]);
  desk_document_entry_show (row);
  desk_document_entry_restore (row, removed->typed);
  tell_typed (self);
  tell_changed (self);
}

static Removed *
take_out (DeskDocumentGroup *self, DeskDocumentEntry *row)
{
  Removed *removed = g_new0 (Removed, 1);
  GVariantDict typed;

  removed->group = g_object_ref (self);
  removed->record = g_object_ref (self->record);
  removed->key = g_strdup (desk_document_entry_get_key (row));
  g_variant_dict_init (&typed, NULL);
  desk_document_entry_collect (row, &typed);
  removed->typed = g_variant_ref_sink (g_variant_dict_end (&typed));
  drop_row (self, row);
  /* As long as something of it is in the record, it would be shown again. */
  g_signal_handler_block (self->record, self->record_handler);
  for (guint cell = 0; cell < DESK_DOCUMENT_N_CELLS; cell++)
    {
      GVariant *value = self->fields[cell] >= 0
                            ? desk_record_get_entry (self->record, (guint)self->fields[cell], removed->key)
                            : NULL;

      if (value == NULL)
        continue;
      removed->values[cell] = g_variant_ref (value);
      desk_record_set_entry (self->record, (guint)self->fields[cell], removed->key, NULL);
    }
  g_signal_handler_unblock (self->record, self->record_handler);
  return removed;
}

static void
on_removed (DeskDocumentGroup *self, DeskDocumentEntry *row)
{
  gboolean is_empty = desk_document_entry_is_empty (row);
  Removed *removed;

  gtk_widget_grab_focus (self->add_row);
  removed = take_out (self, row);
  tell_typed (self);
  tell_changed (self);
  if (is_empty)
    removed_free (removed);
  else
    desk_notice_show_undo (GTK_WIDGET (self), _ ("The document is taken out of the list"), bring_back,
                           removed, removed_free);
}

static void
on_add (DeskDocumentGroup *self)
{
  if (self->record != NULL)
    on_done (self);
}

/* Entries that came from elsewhere appear; those being typed stay. */
static void
show_entries (DeskDocumentGroup *self)
{
  for (guint cell = 0; cell < DESK_DOCUMENT_N_CELLS; cell++)
    {
      g_autofree const char **keys = NULL;

      if (self->fields[cell] < 0)
        continue;
      keys = desk_record_list_keys (self->record, (guint)self->fields[cell]);
      for (guint i = 0; keys[i] != NULL; i++)
        if (find_row (self, keys[i]) == NULL)
          add_row (self, keys[i]);
    }
  for (guint i = 0; i < self->rows->len; i++)
    desk_document_entry_show (g_ptr_array_index (self->rows, i));
}

static void
find_fields (DeskDocumentGroup *self)
{
  g_auto (GStrv) asked = g_strsplit (self->companions != NULL ? self->companions : "", " ", -1);

  for (guint cell = 0; cell < DESK_DOCUMENT_N_CELLS; cell++)
    {
      g_autofree char *name = g_strconcat (self->field_name, cells[cell], NULL);
      g_autofree char *entry = g_strconcat (name, ".x", NULL);

      self->fields[cell] =
          cell == DESK_DOCUMENT_TYPE || g_strv_contains ((const char *const *)asked, name)
              ? desk_record_class_find_field (DESK_RECORD_GET_CLASS (self->record), entry, NULL)
              : -1;
    }
}

static void
desk_document_group_bind (DeskFormRow *form_row, DeskContext *context, DeskRecord *record, guint field)
{
  DeskDocumentGroup *self = DESK_DOCUMENT_GROUP (form_row);
  const DeskField *table = &desk_record_get_fields (record, NULL)[field];
  g_autofree char *detailed = desk_form_row_make_notify (table);

  g_clear_signal_handler (&self->record_handler, self->record);
  while (self->rows->len > 0)
    drop_row (self, g_ptr_array_index (self->rows, 0));
  g_set_object (&self->context, context);
  g_set_object (&self->record, record);
  self->field = field;
  find_fields (self);
  self->record_handler =
      g_signal_connect_object (record, detailed, G_CALLBACK (show_entries), self, G_CONNECT_SWAPPED);
  show_entries (self);
  if (self->rows->len == 0)
    add_empty_row (self);
}

static void
desk_document_group_commit (DeskFormRow *form_row)
{
  DeskDocumentGroup *self = DESK_DOCUMENT_GROUP (form_row);

  for (guint i = 0; i < self->rows->len; i++)
    desk_document_entry_commit (g_ptr_array_index (self->rows, i));
}

static DeskVerdict
desk_document_group_get_level (DeskFormRow *form_row)
{
  DeskDocumentGroup *self = DESK_DOCUMENT_GROUP (form_row);
  DeskVerdict level = DESK_VERDICT_OK;

  for (guint i = 0; i < self->rows->len; i++)
    level = MAX (level, desk_document_entry_get_level (g_ptr_array_index (self->rows, i)));
  return level;
}

static void
desk_document_group_collect (DeskFormRow *form_row, GVariantDict *texts)
{
  DeskDocumentGroup *self = DESK_DOCUMENT_GROUP (form_row);

  for (guint i = 0; i < self->rows->len; i++)
    desk_document_entry_collect (g_ptr_array_index (self->rows, i), texts);
}

/* An empty first row makes place for what was being typed. */
static void
desk_document_group_restore (DeskFormRow *form_row, GVariant *texts)
{
  DeskDocumentGroup *self = DESK_DOCUMENT_GROUP (form_row);
  GVariantIter iter;
  const char *name;

  g_variant_iter_init (&iter, texts);
  while (self->record != NULL && g_variant_iter_loop (&iter, "{&sv}", &name, NULL))
    {
      const char *key;
      int field = desk_record_class_find_field (DESK_RECORD_GET_CLASS (self->record), name, &key);

      if (field < 0 || find_cell (self, (guint)field) < 0 || find_row (self, key) != NULL)
        continue;
      if (self->rows->len == 1 && desk_document_entry_is_empty (g_ptr_array_index (self->rows, 0)))
        drop_row (self, g_ptr_array_index (self->rows, 0));
      add_row (self, key);
    }
  for (guint i = 0; i < self->rows->len; i++)
    desk_document_entry_restore (g_ptr_array_index (self->rows, i), texts);
}

static gboolean
desk_document_group_focus_field (DeskFormRow *form_row, const char *field, const char *key)
{
  DeskDocumentGroup *self = DESK_DOCUMENT_GROUP (form_row);
  g_autofree char *entry = g_strconcat (field, ".x", NULL);
  int place = self->record != NULL
                  ? desk_record_class_find_field (DESK_RECORD_GET_CLASS (self->record), entry, NULL)
                  : -1;
  int cell = place >= 0 ? find_cell (self, (guint)place) : -1;
  DeskDocumentEntry *row = find_row (self, key);

  return row != NULL && cell >= 0 && desk_document_entry_focus_cell (row, (DeskDocumentCell)cell);
}

static void
desk_document_group_iface_init (DeskFormRowInterface *iface)
{
  iface->bind = desk_document_group_bind;
  iface->commit = desk_document_group_commit;
  iface->get_level = desk_document_group_get_level;
  iface->collect = desk_document_group_collect;
  iface->restore = desk_document_group_restore;
  iface->focus_field = desk_document_group_focus_field;
}

static gboolean
desk_document_group_grab_focus (GtkWidget *widget)
{
  DeskDocumentGroup *self = DESK_DOCUMENT_GROUP (widget);

  return self->rows->len > 0 && gtk_widget_grab_focus (g_ptr_array_index (self->rows, 0));
}

static void
desk_document_group_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DeskDocumentGroup *self = DESK_DOCUMENT_GROUP (object);

  g_value_set_string (value, prop_id == PROP_COMPANIONS ? self->companions : self->field_name);
}

static void
desk_document_group_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DeskDocumentGroup *self = DESK_DOCUMENT_GROUP (object);

  g_set_str (prop_id == PROP_COMPANIONS ? &self->companions : &self->field_name, g_value_get_string (value));
}

static void
desk_document_group_dispose (GObject *object)
{
  DeskDocumentGroup *self = DESK_DOCUMENT_GROUP (object);

  g_clear_signal_handler (&self->record_handler, self->record);
  g_clear_object (&self->record);
  g_clear_object (&self->applicant);
  g_clear_object (&self->context);
  g_clear_object (&self->add_row);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->field_name, g_free);
  g_clear_pointer (&self->companions, g_free);
  G_OBJECT_CLASS (desk_document_group_parent_class)->dispose (object);
}

static void
desk_document_group_class_init (DeskDocumentGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = desk_document_group_get_property;
  object_class->set_property = desk_document_group_set_property;
  object_class->dispose = desk_document_group_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = desk_document_group_grab_focus;

  /**
   * DeskDocumentGroup:companions:
   * Names of the keyed fields asked beside the type, blanks between them.
   */
  g_object_class_install_property (object_class, PROP_COMPANIONS,
                                   g_param_spec_string ("companions", NULL, NULL, NULL, G_PARAM_READWRITE));
  g_object_class_override_property (object_class, PROP_FIELD, "field");

  /**
   * DeskDocumentGroup::changed:
   * A type, a number or a holder is another one.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
desk_document_group_init (DeskDocumentGroup *self)
{
  self->rows = g_ptr_array_new ();
  /* It is taken out and put in again behind each new row. */
  self->add_row = g_object_ref_sink (adw_button_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->add_row), _ ("Add a document"));
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (self->add_row), "list-add-symbolic");
  g_signal_connect_swapped (self->add_row, "activated", G_CALLBACK (on_add), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->add_row);
}

/**
 * desk_document_group_set_applicant:
 * @applicant: (nullable): whose documents are declared where nobody else is named, as far as known
 */
void
desk_document_group_set_applicant (DeskDocumentGroup *self, DeskPerson *applicant)
{
  g_set_object (&self->applicant, applicant);
  for (guint i = 0; i < self->rows->len; i++)
    desk_document_entry_set_applicant (g_ptr_array_index (self->rows, i), applicant);
}

/**
 * desk_document_group_ask:
 * @question: takes the documents as they stand there now, typed to the end or not
 */
void
desk_document_group_ask (DeskDocumentGroup *self, DeskLiveQuestion *question)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      DeskDocumentEntry *row = g_ptr_array_index (self->rows, i);
      const char *type = desk_document_entry_get_type_code (row);
      DeskRecord *holder = (DeskRecord *)desk_document_entry_get_holder (row);

      if (type != NULL)
        desk_live_question_add (question, type, desk_document_entry_get_number (row),
                                holder != NULL ? desk_record_get_text (holder, DESK_PERSON_SURNAME) : NULL,
                                holder != NULL ? desk_record_get_text (holder, DESK_PERSON_GIVEN_NAME)
                                               : NULL);
    }
}

/**
 * desk_document_group_list_holders:
 *
 * Returns: (transfer full) (element-type utf8 DeskPerson): holders who are not the applicant, by key of the document
 */
GHashTable *
desk_document_group_list_holders (DeskDocumentGroup *self)
{
  GHashTable *holders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);

  for (guint i = 0; i < self->rows->len; i++)
    {
      DeskDocumentEntry *row = g_ptr_array_index (self->rows, i);
      DeskPerson *holder = desk_document_entry_get_holder (row);

      if (holder != NULL && holder != self->applicant)
        g_hash_table_insert (holders, g_strdup (desk_document_entry_get_key (row)), g_object_ref (holder));
    }
  return holders;
}

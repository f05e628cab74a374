// SPDX-License-Identifier: GPL-3.0-or-later
// What the rows of all forms have in common, and walks over the rows of a form. The rows themselves: entry-row,
// choice-row, switch-row, body-row, list-row.

#include "ui/widgets/form-row.h"

#include <glib/gi18n-lib.h>

G_DEFINE_INTERFACE (DeskFormRow, desk_form_row, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_TYPED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
desk_form_row_default_init (DeskFormRowInterface *iface)
{
  /**
   * DeskFormRow:field:
   * Name of the field the row edits, as in the field table of the record.
   */
  g_object_interface_install_property (iface,
                                       g_param_spec_string ("field", NULL, NULL, NULL, G_PARAM_READWRITE));
  /**
   * DeskFormRow::typed:
   * @text: (nullable): what stands in the row now
   */
  signals[SIGNAL_TYPED] = g_signal_new ("typed", DESK_TYPE_FORM_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_STRING);
}

/**
 * desk_form_row_get_field:
 *
 * Returns: (transfer none): the name of the field the row edits
 */
const char *
desk_form_row_get_field (DeskFormRow *self)
{
  g_autofree char *field = NULL;

  g_object_get (self, "field", &field, NULL);
  return g_intern_string (field);
}

/**
 * desk_form_row_bind:
 * Begins to edit the row's field of a record. A row whose field the record's type does not have is for another record
 * and stays as it is.
 */
void
desk_form_row_bind (DeskFormRow *self, DeskContext *context, DeskRecord *record)
{
  DeskRecordClass *klass = DESK_RECORD_GET_CLASS (record);
  const char *name = desk_form_row_get_field (self);

  for (guint i = 0; i < klass->n_fields; i++)
    if (g_str_equal (klass->fields[i].name, name))
      DESK_FORM_ROW_GET_IFACE (self)->bind (self, context, record, i);
}

/**
 * desk_form_row_commit:
 * Takes what was typed into the record, as leaving the row does.
 */
void
desk_form_row_commit (DeskFormRow *self)
{
  DESK_FORM_ROW_GET_IFACE (self)->commit (self);
}

/**
 * desk_form_row_get_level:
 *
 * Returns: how what stands in the row is to be judged; the row shows the words for it
 */
DeskVerdict
desk_form_row_get_level (DeskFormRow *self)
{
  return DESK_FORM_ROW_GET_IFACE (self)->get_level (self);
}

/**
 * desk_form_row_focus_field:
 * @field: name of a field
 * @key: (nullable): of a list the key of the entry
 *
 * Puts the focus where a field is filled in.
 *
 * Returns: FALSE where this row is for another one
 */
gboolean
desk_form_row_focus_field (DeskFormRow *self, const char *field, const char *key)
{
  DeskFormRowInterface *iface = DESK_FORM_ROW_GET_IFACE (self);

  if (iface->focus_field != NULL && iface->focus_field (self, field, key))
    return TRUE;
  return g_strcmp0 (desk_form_row_get_field (self), field) == 0 && gtk_widget_grab_focus (GTK_WIDGET (self));
}

/**
 * desk_form_row_tell_typed:
 * @text: (nullable): what stands in the row now
 *
 * For the rows: something was typed.
 */
void
desk_form_row_tell_typed (DeskFormRow *self, const char *text)
{
  g_signal_emit (self, signals[SIGNAL_TYPED], 0, text);
}

/**
 * desk_form_row_make_title:
 *
 * Returns: (transfer full): the translated label of a field, marked where it is required
 */
char *
desk_form_row_make_title (const DeskField *field)
{
  if (field->flags & DESK_FIELD_REQUIRED)
    /* TRANSLATORS: the label of a field that must be filled in */
    return g_strdup_printf (_ ("%s *"), _ (field->label));
  return g_strdup (_ (field->label));
}

/**
 * desk_form_row_make_notify:
 *
 * Returns: (transfer full): the signal that tells of a new value: "notify::given-name", as GObject writes the name
 */
char *
desk_form_row_make_notify (const DeskField *field)
{
  return g_strdelimit (g_strconcat ("notify::", field->name, NULL), "_", '-');
}

static void
collect_rows (GtkWidget *widget, GPtrArray *rows)
{
  if (DESK_IS_FORM_ROW (widget))
    {
      g_ptr_array_add (rows, widget);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_rows (child, rows);
}

/**
 * desk_form_rows_find:
 *
 * Returns: (transfer container): the rows inside a widget in reading order
 */
GPtrArray *
desk_form_rows_find (GtkWidget *form)
{
  GPtrArray *rows = g_ptr_array_new ();

  collect_rows (form, rows);
  return rows;
}

/**
 * desk_form_rows_bind:
 * Begins to edit a record with all rows of a form.
 */
void
desk_form_rows_bind (GtkWidget *form, DeskContext *context, DeskRecord *record)
{
  g_autoptr (GPtrArray) rows = desk_form_rows_find (form);

  for (guint i = 0; i < rows->len; i++)
    desk_form_row_bind (g_ptr_array_index (rows, i), context, record);
}

/**
 * desk_form_rows_commit:
 * Takes what stands in the rows of a form into the record, before a save.
 */
void
desk_form_rows_commit (GtkWidget *form)
{
  g_autoptr (GPtrArray) rows = desk_form_rows_find (form);

  for (guint i = 0; i < rows->len; i++)
    desk_form_row_commit (g_ptr_array_index (rows, i));
}

/**
 * desk_form_rows_find_error:
 *
 * Returns: (transfer none) (nullable): the first row that holds an error, to put the focus on
 */
GtkWidget *
desk_form_rows_find_error (GtkWidget *form)
{
  g_autoptr (GPtrArray) rows = desk_form_rows_find (form);

  for (guint i = 0; i < rows->len; i++)
    if (desk_form_row_get_level (g_ptr_array_index (rows, i)) == DESK_VERDICT_ERROR)
      return g_ptr_array_index (rows, i);
  return NULL;
}

/**
 * desk_form_rows_collect:
 * @texts: gets what stands in the rows and is not in the record yet: text by wire name
 *
 * For the draft that is written while somebody types: nothing is judged and nothing changes.
 */
void
desk_form_rows_collect (GtkWidget *form, GVariantDict *texts)
{
  g_autoptr (GPtrArray) rows = desk_form_rows_find (form);

  for (guint i = 0; i < rows->len; i++)
    {
      DeskFormRow *row = g_ptr_array_index (rows, i);

      if (DESK_FORM_ROW_GET_IFACE (row)->collect != NULL)
        DESK_FORM_ROW_GET_IFACE (row)->collect (row, texts);
    }
}

/**
 * desk_form_rows_restore:
 * @texts: a{sv} from desk_form_rows_collect()
 *
 * Puts back what was being typed when the program ended.
 */
void
desk_form_rows_restore (GtkWidget *form, GVariant *texts)
{
  g_autoptr (GPtrArray) rows = desk_form_rows_find (form);

  for (guint i = 0; i < rows->len; i++)
    {
      DeskFormRow *row = g_ptr_array_index (rows, i);

      if (DESK_FORM_ROW_GET_IFACE (row)->restore != NULL)
        DESK_FORM_ROW_GET_IFACE (row)->restore (row, texts);
    }
}

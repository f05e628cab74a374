// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/password-row.h"

#include "ui/widgets/focus-order.h"
#include "ui/widgets/password-buffer.h"

struct _DeskPasswordRow
{
  AdwPreferencesRow parent_instance;

  GtkWidget *entry;
  DeskPasswordBuffer *buffer; /* the entry owns it */
};

static void desk_password_row_editable_init (GtkEditableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DeskPasswordRow, desk_password_row, ADW_TYPE_PREFERENCES_ROW,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_EDITABLE, desk_password_row_editable_init))

static guint entry_activated_signal;

static GtkEditable *
desk_password_row_get_delegate (GtkEditable *editable)
{
  return GTK_EDITABLE (DESK_PASSWORD_ROW (editable)->entry);
}

static void
desk_password_row_editable_init (GtkEditableInterface *iface)
{
  iface->get_delegate = desk_password_row_get_delegate;
}

/* GTK tells assistive technology what is put into the field and taken out, in clear, in handlers of its own behind these; what is done
 * with the text is done by then. */
static void
keep_inserted (GtkEditable *text)
{
  g_signal_stop_emission_by_name (text, "insert-text");
}

static void
keep_deleted (GtkText *text, int start, int end)
{
  g_signal_stop_emission_by_name (text, "delete-text");
  gtk_entry_buffer_delete_text (gtk_text_get_buffer (text), (guint)start, end < 0 ? -1 : end - start);
}

static void
on_visibility (GtkText *text)
{
  desk_password_buffer_set_shown (DESK_PASSWORD_BUFFER (gtk_text_get_buffer (text)),
                                  gtk_text_get_visibility (text));
}

static void
on_activate (DeskPasswordRow *self)
{
  g_signal_emit (self, entry_activated_signal, 0);
}

static gboolean
desk_password_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (DESK_PASSWORD_ROW (widget)->entry);
}

static void
desk_password_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (!gtk_editable_delegate_get_property (object, prop_id, value, pspec))
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
desk_password_row_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  if (!gtk_editable_delegate_set_property (object, prop_id, value, pspec))
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
desk_password_row_dispose (GObject *object)
{
  DeskPasswordRow *self = DESK_PASSWORD_ROW (object);

  if (self->entry != NULL)
    gtk_editable_finish_delegate (GTK_EDITABLE (self));
  self->entry = NULL;

  G_OBJECT_CLASS (desk_password_row_parent_class)->dispose (object);
}

static void
desk_password_row_class_init (DeskPasswordRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = desk_password_row_get_property;
  object_class->set_property = desk_password_row_set_property;
  object_class->dispose = desk_password_row_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = desk_password_row_grab_focus;
  GTK_WIDGET_CLASS (klass)->focus = desk_focus_order_move;

  gtk_editable_install_properties (object_class, 1);

  /**
   * DeskPasswordRow::entry-activated:
   * Enter was pressed in it.
   */
  entry_activated_signal = g_signal_new ("entry-activated", DESK_TYPE_PASSWORD_ROW, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
desk_password_row_init (DeskPasswordRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *title = gtk_label_new (NULL);
  GtkEditable *text;

  self->entry = gtk_password_entry_new ();
  text = gtk_editable_get_delegate (GTK_EDITABLE (self->entry));
  self->buffer = desk_password_buffer_new ();
  gtk_text_set_buffer (GTK_TEXT (text), GTK_ENTRY_BUFFER (self->buffer));
  g_object_unref (self->buffer);
  g_signal_connect (text, "notify::visibility", G_CALLBACK (on_visibility), NULL);
  g_signal_connect_after (text, "insert-text", G_CALLBACK (keep_inserted), NULL);
  g_signal_connect (text, "delete-text", G_CALLBACK (keep_deleted), NULL);
  gtk_password_entry_set_show_peek_icon (GTK_PASSWORD_ENTRY (self->entry), TRUE);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (on_activate), self);
  g_object_bind_property (self, "title", title, "label", G_BINDING_SYNC_CREATE);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_add_css_class (title, "caption");
  gtk_widget_add_css_class (title, "dimmed");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_RELATION_LABELLED_BY, title,
                                  NULL, -1);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_widget_add_css_class (box, "password-box");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);

  gtk_editable_init_delegate (GTK_EDITABLE (self));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
}

/**
 * desk_password_row_new:
 *
 * Returns: (transfer floating): a row without a title
 */
GtkWidget *
desk_password_row_new (void)
{
  return g_object_new (DESK_TYPE_PASSWORD_ROW, NULL);
}

/**
 * desk_password_row_get_password:
 *
 * Returns: (transfer none): what was typed; as an editable the row has dots only
 */
const char *
desk_password_row_get_password (DeskPasswordRow *self)
{
  return desk_password_buffer_get_password (self->buffer);
}

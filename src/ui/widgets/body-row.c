// SPDX-License-Identifier: GPL-3.0-or-later
// The form row of a text of several lines.

#include "ui/widgets/body-row.h"

#include "ui/widgets/spoken.h"

struct _DeskBodyRow
{
  AdwPreferencesRow parent_instance;
  char *field_name;
  DeskRecord *record;
  gulong record_handler;
  guint field;
  gboolean showing;
  GtkLabel *title;
  GtkTextView *text;
};

enum
{
  PROP_FIELD = 1
};

static void desk_body_row_iface_init (DeskFormRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DeskBodyRow, desk_body_row, ADW_TYPE_PREFERENCES_ROW,
                               G_IMPLEMENT_INTERFACE (DESK_TYPE_FORM_ROW, desk_body_row_iface_init))

static char *
get_text (DeskBodyRow *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (desk_body_row_get_buffer (self), &start, &end);
  return gtk_text_buffer_get_text (desk_body_row_get_buffer (self), &start, &end, FALSE);
}

static void
show_value (DeskBodyRow *self)
{
  const char *value = desk_record_get_text (self->record, self->field);
  g_autofree char *shown = get_text (self);

  /* Setting the text moves the caret: leave it where nothing changed. */
  if (g_strcmp0 (shown, value != NULL ? value : "") == 0)
    return;
  self->showing = TRUE;
  gtk_text_buffer_set_text (desk_body_row_get_buffer (self), value != NULL ? value : "", -1);
  self->showing = FALSE;
}

static void
on_changed (DeskBodyRow *self)
{
  if (self->record != NULL && !self->showing)
    desk_form_row_tell_typed (DESK_FORM_ROW (self), NULL);
}

static void
on_focus_leave (DeskBodyRow *self)
{
  desk_form_row_commit (DESK_FORM_ROW (self));
}

static void
desk_body_row_bind (DeskFormRow *row, DeskContext *context, DeskRecord *record, guint field)
{
  DeskBodyRow *self = DESK_BODY_ROW (row);
  const DeskField *table = &desk_record_get_fields (record, NULL)[field];
  g_autofree char *detailed = desk_form_row_make_notify (table);
  g_autofree char *title = desk_form_row_make_title (table);

  g_clear_signal_handler (&self->record_handler, self->record);
  g_set_object (&self->record, record);
  self->field = field;
  gtk_label_set_text (self->title, title);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  desk_spoken_set_required (GTK_WIDGET (self->text), table->flags & DESK_FIELD_REQUIRED);
  self->record_handler =
      g_signal_connect_object (record, detailed, G_CALLBACK (show_value), self, G_CONNECT_SWAPPED);
  show_value (self);
}

static void
desk_body_row_commit (DeskFormRow *row)
{
  DeskBodyRow *self = DESK_BODY_ROW (row);
  g_autofree char *text = get_text (self);

  if (self->record != NULL)
    desk_record_set_text (self->record, self->field, text);
}

static DeskVerdict
desk_body_row_get_level (DeskFormRow *row)
{
  return DESK_VERDICT_OK;
}

static void
desk_body_row_collect (DeskFormRow *row, GVariantDict *texts)
{
  DeskBodyRow *self = DESK_BODY_ROW (row);
  const char *value = self->record != NULL ? desk_record_get_text (self->record, self->field) : NULL;
  g_autofree char *typed = get_text (self);

  if (self->record != NULL && g_strcmp0 (typed, value != NULL ? value : "") != 0)
    g_variant_dict_insert (texts, self->field_name, "s", typed);
}

static void
desk_body_row_restore (DeskFormRow *row, GVariant *texts)
{
  DeskBodyRow *self = DESK_BODY_ROW (row);
  const char *typed;

  if (self->record != NULL && g_variant_lookup (texts, self->field_name, "&s", &typed))
    gtk_text_buffer_set_text (desk_body_row_get_buffer (self), typed, -1);
}

static void
desk_body_row_iface_init (DeskFormRowInterface *iface)
{
  iface->collect = desk_body_row_collect;
  iface->restore = desk_body_row_restore;
  iface->bind = desk_body_row_bind;
  iface->commit = desk_body_row_commit;
  iface->get_level = desk_body_row_get_level;
}

static void
desk_body_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, DESK_BODY_ROW (object)->field_name);
}

static void
desk_body_row_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  g_set_str (&DESK_BODY_ROW (object)->field_name, g_value_get_string (value));
}

static void
desk_body_row_dispose (GObject *object)
{
  DeskBodyRow *self = DESK_BODY_ROW (object);

  g_clear_signal_handler (&self->record_handler, self->record);
  g_clear_object (&self->record);
  g_clear_pointer (&self->field_name, g_free);

  G_OBJECT_CLASS (desk_body_row_parent_class)->dispose (object);
}

static void
desk_body_row_class_init (DeskBodyRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = desk_body_row_get_property;
  object_class->set_property = desk_body_row_set_property;
  object_class->dispose = desk_body_row_dispose;

  g_object_class_override_property (object_class, PROP_FIELD, "field");
}

static void
desk_body_row_init (DeskBodyRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->title = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->title, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "dimmed");

  self->text = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_wrap_mode (self->text, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->text, FALSE);
  gtk_widget_set_size_request (GTK_WIDGET (self->text), -1, 64);
  gtk_widget_add_css_class (GTK_WIDGET (self->text), "body-text");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  self->title, NULL, -1);

  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->text));
  gtk_widget_add_css_class (box, "body-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);

  g_signal_connect_swapped (gtk_text_view_get_buffer (self->text), "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_focus_leave), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

/**
 * desk_body_row_get_buffer:
 *
 * Returns: (transfer none): what is being typed, for the draft that is written while typing
 */
GtkTextBuffer *
desk_body_row_get_buffer (DeskBodyRow *self)
{
  return gtk_text_view_get_buffer (self->text);
}

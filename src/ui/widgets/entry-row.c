// SPDX-License-Identifier: GPL-3.0-or-later
// The form row of one line of text. How text is read for each kind of field stands in field-text.c.

#include "ui/widgets/entry-row.h"

#include "ui/widgets/field-message.h"
#include "ui/widgets/field-text.h"
#include "ui/widgets/spoken.h"

struct _DeskEntryRow
{
  AdwEntryRow parent_instance;
  char *field_name;
  gboolean is_name;
  DeskContext *context;
  DeskRecord *record;
  gulong record_handler;
  guint field;
  gboolean showing;
  DeskFieldReading reading;
  DeskVerdict hint_level; /* what the form has to say where nothing is wrong with the reading */
  char *hint;
  GtkLabel *message;
};

enum
{
  PROP_IS_NAME = 1,
  PROP_FIELD
};

static void desk_entry_row_iface_init (DeskFormRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DeskEntryRow, desk_entry_row, ADW_TYPE_ENTRY_ROW,
                               G_IMPLEMENT_INTERFACE (DESK_TYPE_FORM_ROW, desk_entry_row_iface_init))

static const DeskField *
get_field (DeskEntryRow *self)
{
  return &desk_record_get_fields (self->record, NULL)[self->field];
}

static void
show_message (DeskEntryRow *self)
{
  GtkWidget *row = GTK_WIDGET (self);
  gboolean is_hint = self->reading.level != DESK_VERDICT_ERROR
                     && (self->reading.message == NULL || self->hint_level > self->reading.level);
  const char *words = is_hint ? self->hint : self->reading.message;
  DeskVerdict level = is_hint ? self->hint_level : self->reading.level;

  desk_field_message_show (row, self->message, level, words);
  if (level == DESK_VERDICT_WARN)
    gtk_widget_add_css_class (row, "warning");
  else
    gtk_widget_remove_css_class (row, "warning");
}

/* What the row shows where nothing is being typed. */
static char *
make_text (DeskEntryRow *self)
{
  char *text = desk_field_text_show (get_field (self), desk_record_get_value (self->record, self->field),
                                     self->context);

  return text != NULL ? text : g_strdup ("");
}

static void
show_value (DeskEntryRow *self)
{
  g_autofree char *text = make_text (self);

  self->showing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self), text);
  self->showing = FALSE;
}

static void
on_changed (DeskEntryRow *self)
{
  if (self->record != NULL && !self->showing)
    desk_form_row_tell_typed (DESK_FORM_ROW (self), gtk_editable_get_text (GTK_EDITABLE (self)));
}

static void
read_text (DeskEntryRow *self)
{
  desk_field_reading_clear (&self->reading);
  desk_field_text_read (get_field (self), gtk_editable_get_text (GTK_EDITABLE (self)), self->is_name,
                        self->context, &self->reading);
  show_message (self);
}

static void
on_record_notify (DeskEntryRow *self)
{
  show_value (self);
  read_text (self);
}

/* What was made of it is said where it is not what was typed, as with "yesterday 18:30"; letters that became capital ones are. */
static void
say_reading (DeskEntryRow *self, const char *typed)
{
  const char *shown = gtk_editable_get_text (GTK_EDITABLE (self));
  g_autofree char *folded_typed = g_utf8_casefold (typed, -1);
  g_autofree char *folded_shown = g_utf8_casefold (shown, -1);

  if (self->reading.level == DESK_VERDICT_ERROR)
    desk_spoken_announce (GTK_WIDGET (self), self->reading.message);
  else if (!g_str_equal (folded_typed, folded_shown))
    desk_spoken_announce (GTK_WIDGET (self), shown);
}

static void
on_focus_leave (DeskEntryRow *self)
{
  g_autofree char *typed = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self)));

  desk_form_row_commit (DESK_FORM_ROW (self));
  say_reading (self, g_strstrip (typed));
}

static GtkInputPurpose
get_purpose (DeskFieldKind kind)
{
  switch (kind)
    {
    case DESK_FIELD_PHONE:
      return GTK_INPUT_PURPOSE_PHONE;
    case DESK_FIELD_PERSONAL_NUMBER:
    case DESK_FIELD_INTEGER:
    case DESK_FIELD_MONEY:
      return GTK_INPUT_PURPOSE_DIGITS;
    case DESK_FIELD_TEXT:
    case DESK_FIELD_BODY:
    case DESK_FIELD_BOOLEAN:
    case DESK_FIELD_INSTANT:
    case DESK_FIELD_DATE:
    case DESK_FIELD_BIRTH:
    case DESK_FIELD_MOMENT:
    case DESK_FIELD_CHOICE:
    case DESK_FIELD_LINK:
    case DESK_FIELD_DOCUMENT_NUMBER:
    case DESK_FIELD_NUMBER:
    default:
      return GTK_INPUT_PURPOSE_FREE_FORM;
    }
}

static void
desk_entry_row_bind (DeskFormRow *row, DeskContext *context, DeskRecord *record, guint field)
{
  DeskEntryRow *self = DESK_ENTRY_ROW (row);
  g_autofree char *detailed = NULL;
  g_autofree char *title = NULL;

  g_clear_signal_handler (&self->record_handler, self->record);
  g_set_object (&self->context, context);
  g_set_object (&self->record, record);
  self->field = field;

  title = desk_form_row_make_title (get_field (self));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  desk_spoken_set_required (GTK_WIDGET (self), get_field (self)->flags & DESK_FIELD_REQUIRED);
  adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (self), get_purpose (get_field (self)->kind));

  detailed = desk_form_row_make_notify (get_field (self));
  self->record_handler =
      g_signal_connect_object (record, detailed, G_CALLBACK (on_record_notify), self, G_CONNECT_SWAPPED);
  on_record_notify (self);
}

/* An error stays as typed in the row and out of the record. */
static void
desk_entry_row_commit (DeskFormRow *row)
{
  DeskEntryRow *self = DESK_ENTRY_ROW (row);
  GVariant *value = NULL;

  if (self->record == NULL)
    return;

  read_text (self);
  if (self->reading.level == DESK_VERDICT_ERROR)
    return;

  if (self->reading.value != NULL)
    value = desk_field_text_to_value (get_field (self), self->reading.value);
  desk_record_set_value (self->record, self->field, value);
  show_value (self);
}

static DeskVerdict
desk_entry_row_get_level (DeskFormRow *row)
{
  return DESK_ENTRY_ROW (row)->reading.level;
}

static void
desk_entry_row_collect (DeskFormRow *row, GVariantDict *texts)
{
  DeskEntryRow *self = DESK_ENTRY_ROW (row);
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self));
  g_autofree char *text = self->record != NULL ? make_text (self) : NULL;

  if (text != NULL && !g_str_equal (text, typed))
    g_variant_dict_insert (texts, self->field_name, "s", typed);
}

static void
desk_entry_row_restore (DeskFormRow *row, GVariant *texts)
{
  DeskEntryRow *self = DESK_ENTRY_ROW (row);
  const char *typed;

  if (self->record != NULL && g_variant_lookup (texts, self->field_name, "&s", &typed))
    gtk_editable_set_text (GTK_EDITABLE (self), typed);
}

static void
desk_entry_row_iface_init (DeskFormRowInterface *iface)
{
  iface->collect = desk_entry_row_collect;
  iface->restore = desk_entry_row_restore;
  iface->bind = desk_entry_row_bind;
  iface->commit = desk_entry_row_commit;
  iface->get_level = desk_entry_row_get_level;
}

static void
desk_entry_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DeskEntryRow *self = DESK_ENTRY_ROW (object);

  if (prop_id == PROP_IS_NAME)
    g_value_set_boolean (value, self->is_name);
  else
    g_value_set_string (value, self->field_name);
}

static void
desk_entry_row_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DeskEntryRow *self = DESK_ENTRY_ROW (object);

  if (prop_id == PROP_IS_NAME)
    self->is_name = g_value_get_boolean (value);
  else
    g_set_str (&self->field_name, g_value_get_string (value));
}

static void
desk_entry_row_dispose (GObject *object)
{
  DeskEntryRow *self = DESK_ENTRY_ROW (object);

  g_clear_signal_handler (&self->record_handler, self->record);
  g_clear_object (&self->record);
  g_clear_object (&self->context);
  g_clear_pointer (&self->field_name, g_free);
  g_clear_pointer (&self->hint, g_free);
  desk_field_reading_clear (&self->reading);

  G_OBJECT_CLASS (desk_entry_row_parent_class)->dispose (object);
}

static void
desk_entry_row_class_init (DeskEntryRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = desk_entry_row_get_property;
  object_class->set_property = desk_entry_row_set_property;
  object_class->dispose = desk_entry_row_dispose;

  /**
   * DeskEntryRow:is-name:
   * Whether the text is part of a person's name: capitals are set.
   */
  g_object_class_install_property (object_class, PROP_IS_NAME,
                                   g_param_spec_boolean ("is-name", NULL, NULL, FALSE, G_PARAM_READWRITE));
  g_object_class_override_property (object_class, PROP_FIELD, "field");
}

static void
desk_entry_row_init (DeskEntryRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect (self, "changed", G_CALLBACK (on_changed), NULL);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_focus_leave), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);

  self->message = desk_field_message_add (ADW_ENTRY_ROW (self));
}

/**
 * desk_entry_row_set_hint:
 * @level: how the row is marked; an error too does not keep the value out of the record
 * @words: (nullable): translated, NULL for nothing
 *
 * Says something about the value that only the form can know.
 */
void
desk_entry_row_set_hint (DeskEntryRow *self, DeskVerdict level, const char *words)
{
  gboolean is_new = self->hint_level != level;

  self->hint_level = level;
  if (g_set_str (&self->hint, words) || is_new)
    show_message (self);
}

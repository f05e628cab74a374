// SPDX-License-Identifier: GPL-3.0-or-later
// The form row of a choice that is typed by its digits.

#include "ui/widgets/code-row.h"

#include "model/profile.h"
#include "ui/widgets/choice-entry.h"
#include "ui/widgets/code-entry.h"
#include "ui/widgets/focus-order.h"
#include "ui/widgets/spoken.h"

#include <glib/gi18n-lib.h>

#define WIDTH_CHARS 36

struct _DeskCodeRow
{
  AdwActionRow parent_instance;

  char *field_name;
  gboolean toggles;
  DeskRecord *record;
  gulong record_handler;
  guint field;
  gboolean showing;
  GtkWidget *entry; /* a DeskCodeEntry or DeskChoiceEntry: both have a property `code` */
};

enum
{
  PROP_FIELD = 1,
  PROP_TOGGLES
};

static void desk_code_row_iface_init (DeskFormRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DeskCodeRow, desk_code_row, ADW_TYPE_ACTION_ROW,
                               G_IMPLEMENT_INTERFACE (DESK_TYPE_FORM_ROW, desk_code_row_iface_init))

static void
show_value (DeskCodeRow *self)
{
  self->showing = TRUE;
  g_object_set (self->entry, "code", desk_record_get_text (self->record, self->field), NULL);
  self->showing = FALSE;
}

static void
chosen (DeskCodeRow *self)
{
  g_autofree char *code = NULL;

  if (self->record == NULL || self->showing)
    return;
  g_object_get (self->entry, "code", &code, NULL);
  desk_record_set_text (self->record, self->field, code);
}

static void
show_message (DeskCodeRow *self)
{
  g_autofree char *message = NULL;

  g_object_get (self->entry, "message", &message, NULL);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), message != NULL ? message : "");
}

static void
moved_on (DeskCodeRow *self)
{
  gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))), GTK_DIR_TAB_FORWARD);
}

static void
desk_code_row_bind (DeskFormRow *row, DeskContext *context, DeskRecord *record, guint field)
{
  DeskCodeRow *self = DESK_CODE_ROW (row);
  const DeskField *table = &desk_record_get_fields (record, NULL)[field];
  g_autofree char *detailed = g_strconcat ("notify::", table->name, NULL);
  g_autofree char *title = desk_form_row_make_title (table);
  DeskVocabulary *vocabulary =
      desk_profile_get_vocabulary (desk_context_get_profile (context), table->detail);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  if (!self->toggles)
    {
      DESK_FORM_ROW_GET_IFACE (self->entry)->bind (DESK_FORM_ROW (self->entry), context, record, field);
      return;
    }

  g_clear_signal_handler (&self->record_handler, self->record);
  g_set_object (&self->record, record);
  self->field = field;
  self->showing = TRUE;
  g_object_set (self->entry, "label", _ (table->label), NULL);
  desk_choice_entry_bind (DESK_CHOICE_ENTRY (self->entry), vocabulary, desk_context_get_language (context));
  self->showing = FALSE;

  self->record_handler =
      g_signal_connect_object (record, detailed, G_CALLBACK (show_value), self, G_CONNECT_SWAPPED);
  show_value (self);
}

static void
desk_code_row_commit (DeskFormRow *row)
{
  DeskCodeRow *self = DESK_CODE_ROW (row);

  if (!self->toggles)
    desk_code_entry_commit (DESK_CODE_ENTRY (self->entry));
}

static DeskVerdict
desk_code_row_get_level (DeskFormRow *row)
{
  DeskCodeRow *self = DESK_CODE_ROW (row);

  return self->toggles ? DESK_VERDICT_OK : desk_form_row_get_level (DESK_FORM_ROW (self->entry));
}

static void
desk_code_row_collect (DeskFormRow *row, GVariantDict *texts)
{
  DeskCodeRow *self = DESK_CODE_ROW (row);

  if (!self->toggles)
    DESK_FORM_ROW_GET_IFACE (self->entry)->collect (DESK_FORM_ROW (self->entry), texts);
}

static void
desk_code_row_restore (DeskFormRow *row, GVariant *texts)
{
  DeskCodeRow *self = DESK_CODE_ROW (row);

  if (!self->toggles)
    DESK_FORM_ROW_GET_IFACE (self->entry)->restore (DESK_FORM_ROW (self->entry), texts);
}

static void
desk_code_row_iface_init (DeskFormRowInterface *iface)
{
  iface->collect = desk_code_row_collect;
  iface->restore = desk_code_row_restore;
  iface->bind = desk_code_row_bind;
  iface->commit = desk_code_row_commit;
  iface->get_level = desk_code_row_get_level;
}

static gboolean
desk_code_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (DESK_CODE_ROW (widget)->entry);
}

static void
desk_code_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DeskCodeRow *self = DESK_CODE_ROW (object);

  if (prop_id == PROP_TOGGLES)
    g_value_set_boolean (value, self->toggles);
  else
    g_value_set_string (value, self->field_name);
}

static void
desk_code_row_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DeskCodeRow *self = DESK_CODE_ROW (object);

  if (prop_id == PROP_TOGGLES)
    self->toggles = g_value_get_boolean (value);
  else
    g_set_str (&self->field_name, g_value_get_string (value));
}

static void
desk_code_row_constructed (GObject *object)
{
  DeskCodeRow *self = DESK_CODE_ROW (object);

  G_OBJECT_CLASS (desk_code_row_parent_class)->constructed (object);

  if (self->toggles)
    self->entry = g_object_new (DESK_TYPE_CHOICE_ENTRY, NULL);
  else
    {
      self->entry = g_object_new (DESK_TYPE_CODE_ENTRY, "width-chars", WIDTH_CHARS, "xalign", 1.0, NULL);
      gtk_widget_add_css_class (self->entry, "flat");
      desk_code_entry_set_words (DESK_CODE_ENTRY (self->entry),
                                 desk_spoken_find_label (GTK_WIDGET (self), "subtitle"));
      g_signal_connect_swapped (self->entry, "notify::message", G_CALLBACK (show_message), self);
      g_signal_connect_swapped (self->entry, "move-on", G_CALLBACK (moved_on), self);
      g_signal_connect_swapped (self->entry, "typed", G_CALLBACK (desk_form_row_tell_typed), self);
    }
  gtk_widget_set_valign (self->entry, GTK_ALIGN_CENTER);
  if (self->toggles)
    g_signal_connect_swapped (self->entry, "notify::code", G_CALLBACK (chosen), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->entry);
}

static void
desk_code_row_dispose (GObject *object)
{
  DeskCodeRow *self = DESK_CODE_ROW (object);

  g_clear_signal_handler (&self->record_handler, self->record);
  g_clear_object (&self->record);
  g_clear_pointer (&self->field_name, g_free);

  G_OBJECT_CLASS (desk_code_row_parent_class)->dispose (object);
}

static void
desk_code_row_class_init (DeskCodeRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = desk_code_row_get_property;
  object_class->set_property = desk_code_row_set_property;
  object_class->constructed = desk_code_row_constructed;
  object_class->dispose = desk_code_row_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = desk_code_row_grab_focus;
  GTK_WIDGET_CLASS (klass)->focus = desk_focus_order_move;

  g_object_class_override_property (object_class, PROP_FIELD, "field");
  /**
   * DeskCodeRow:toggles:
   * Whether all terms stand in the row as toggles.
   */
  g_object_class_install_property (object_class, PROP_TOGGLES,
                                   g_param_spec_boolean ("toggles", NULL, NULL, FALSE,
                                                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY));
}

static void
desk_code_row_init (DeskCodeRow *self)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
}

/**
 * desk_code_row_set_favourites:
 * @codes: codes of up to nine terms that one digit chooses
 */
void
desk_code_row_set_favourites (DeskCodeRow *self, const char *const *codes)
{
  g_return_if_fail (!self->toggles);

  desk_code_entry_set_favourites (DESK_CODE_ENTRY (self->entry), codes);
}

// SPDX-License-Identifier: GPL-3.0-or-later
// The writing area of a statement. The text modules it offers: text-modules.c.

#include "ui/statements/text-row.h"

#include "model/statement-text.h"
#include "model/statement.h"
#include "ui/statements/text-modules.h"
#include "ui/widgets/field-message.h"
#include "ui/widgets/focus-order.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define COUNT_AFTER_MS 300

struct _DeskTextRow
{
  AdwPreferencesRow parent_instance;
  char *field_name;
  DeskContext *context;
  DeskStatement *statement;
  gulong record_handler;
  gboolean showing;
  guint count_timer;
  DeskVerdict level;
  GtkTextView *text;
  GtkLabel *count;
  GtkLabel *message;
  DeskTextModules *modules;
};

enum
{
  PROP_FIELD = 1
};

static void desk_text_row_iface_init (DeskFormRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DeskTextRow, desk_text_row, ADW_TYPE_PREFERENCES_ROW,
                               G_IMPLEMENT_INTERFACE (DESK_TYPE_FORM_ROW, desk_text_row_iface_init))

static GtkTextBuffer *
get_buffer (DeskTextRow *self)
{
  return gtk_text_view_get_buffer (self->text);
}

static char *
get_text (DeskTextRow *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (get_buffer (self), &start, &end);
  return gtk_text_buffer_get_text (get_buffer (self), &start, &end, FALSE);
}

static guint
count_words (const char *text)
{
  gboolean inside = FALSE;
  guint n = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gboolean is_letter = g_unichar_isalnum (g_utf8_get_char (at));

      n += is_letter && !inside;
      inside = is_letter || (inside && !g_unichar_isspace (g_utf8_get_char (at)));
    }
  return n;
}

static gboolean
show_count (gpointer data)
{
  DeskTextRow *self = data;
  g_autofree char *text = get_text (self);
  guint n = count_words (text);
  g_autofree char *words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u word", "%u words", n), n);

  self->count_timer = 0;
  gtk_label_set_label (self->count, words);
  return G_SOURCE_REMOVE;
}

static void
show_message (DeskTextRow *self, DeskVerdict level, const char *text)
{
  self->level = level;
  gtk_label_set_label (self->message, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), text != NULL);
  gtk_widget_remove_css_class (GTK_WIDGET (self->message), "error");
  gtk_widget_remove_css_class (GTK_WIDGET (self->message), "warning");
  if (level != DESK_VERDICT_OK)
    gtk_widget_add_css_class (GTK_WIDGET (self->message), level == DESK_VERDICT_ERROR ? "error" : "warning");
  desk_field_message_tell (GTK_WIDGET (self->text), self->message, level);
}

static void
set_text (DeskTextRow *self, const char *text)
{
  self->showing = TRUE;
  gtk_text_buffer_set_text (get_buffer (self), text, -1);
  self->showing = FALSE;
  show_count (self);
}

static void
show_value (DeskTextRow *self)
{
  g_autofree char *value = desk_statement_get_text (self->statement);
  g_autofree char *shown = get_text (self);

  /* Setting the text moves the caret: leave it where nothing changed. */
  if (!g_str_equal (shown, value))
    set_text (self, value);
}

static void
on_changed (DeskTextRow *self)
{
  if (self->statement == NULL || self->showing)
    return;
  if (self->count_timer == 0)
    self->count_timer = g_timeout_add (COUNT_AFTER_MS, show_count, self);
  desk_form_row_tell_typed (DESK_FORM_ROW (self), NULL);
}

static void
on_focus_leave (DeskTextRow *self)
{
  desk_form_row_commit (DESK_FORM_ROW (self));
}

static void
desk_text_row_bind (DeskFormRow *row, DeskContext *context, DeskRecord *record, guint field)
{
  DeskTextRow *self = DESK_TEXT_ROW (row);
  const DeskField *table = &desk_record_get_fields (record, NULL)[field];
  g_autofree char *detailed = desk_form_row_make_notify (table);

  g_clear_signal_handler (&self->record_handler, self->statement);
  g_set_object (&self->context, context);
  g_set_object (&self->statement, DESK_STATEMENT (record));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _ (table->label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (table->label), -1);
  self->record_handler =
      g_signal_connect_object (record, detailed, G_CALLBACK (show_value), self, G_CONNECT_SWAPPED);
  show_value (self);
  show_count (self);
}

/* Too long a text stays in the row and out of the record, like any other error. */
static gboolean
is_too_long (DeskTextRow *self, const char *text)
{
  g_autofree char *message = NULL;
  gsize length = strlen (text);

  if (length <= DESK_STATEMENT_MAX_TEXT)
    return FALSE;
  message = g_strdup_printf (
      _ ("The text is too long by about %d pages. Keep what matters here and attach the rest as a file."),
      (int)((length - DESK_STATEMENT_MAX_TEXT) / 7000) + 1);
  show_message (self, DESK_VERDICT_ERROR, message);
  return TRUE;
}

static void
desk_text_row_commit (DeskFormRow *row)
{
  DeskTextRow *self = DESK_TEXT_ROW (row);
  g_autofree char *typed = get_text (self);
  g_autofree char *clean = desk_statement_clean_text (typed);
  g_autofree char *marks = NULL;

  if (self->statement == NULL || is_too_long (self, clean))
    return;
  marks = desk_statement_name_marks (typed);
  if (marks != NULL)
    {
      g_autofree char *message = g_strdup_printf (_ ("Taken out of the text: %s"), marks);

      show_message (self, DESK_VERDICT_WARN, message);
    }
  else if (self->level == DESK_VERDICT_ERROR)
    show_message (self, DESK_VERDICT_OK, NULL);
  desk_statement_set_text (self->statement, clean);
  show_value (self);
}

static DeskVerdict
desk_text_row_get_level (DeskFormRow *row)
{
  return DESK_TEXT_ROW (row)->level;
}

static void
desk_text_row_collect (DeskFormRow *row, GVariantDict *texts)
{
  DeskTextRow *self = DESK_TEXT_ROW (row);
  g_autofree char *typed = get_text (self);
  g_autofree char *value = self->statement != NULL ? desk_statement_get_text (self->statement) : NULL;

  if (value != NULL && !g_str_equal (typed, value))
    g_variant_dict_insert (texts, self->field_name, "s", typed);
}

static void
desk_text_row_restore (DeskFormRow *row, GVariant *texts)
{
  DeskTextRow *self = DESK_TEXT_ROW (row);
  const char *typed;

  if (self->statement != NULL && g_variant_lookup (texts, self->field_name, "&s", &typed))
    set_text (self, typed);
}

static void
desk_text_row_iface_init (DeskFormRowInterface *iface)
{
  iface->collect = desk_text_row_collect;
  iface->restore = desk_text_row_restore;
  iface->bind = desk_text_row_bind;
  iface->commit = desk_text_row_commit;
  iface->get_level = desk_text_row_get_level;
}

static gboolean
desk_text_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DESK_TEXT_ROW (widget)->text));
}

/* The popover stands at the caret. */
static void
on_modules (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskTextRow *self = DESK_TEXT_ROW (widget);
  GtkTextIter caret;
  GdkRectangle place;

  if (self->statement == NULL)
    return;
  gtk_text_buffer_get_iter_at_mark (get_buffer (self), &caret,
                                    gtk_text_buffer_get_insert (get_buffer (self)));
  gtk_text_view_get_iter_location (self->text, &caret, &place);
  gtk_text_view_buffer_to_window_coords (self->text, GTK_TEXT_WINDOW_WIDGET, place.x, place.y, &place.x,
                                         &place.y);
  place.width = 1;
  desk_text_modules_show (self->modules, self->context, self->statement, &place);
}

static void
on_module_chosen (DeskTextRow *self, const char *text)
{
  desk_text_row_insert (self, text);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

static void
desk_text_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, DESK_TEXT_ROW (object)->field_name);
}

static void
desk_text_row_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  g_set_str (&DESK_TEXT_ROW (object)->field_name, g_value_get_string (value));
}

static void
desk_text_row_dispose (GObject *object)
{
  DeskTextRow *self = DESK_TEXT_ROW (object);

  g_clear_handle_id (&self->count_timer, g_source_remove);
  g_clear_signal_handler (&self->record_handler, self->statement);
  if (self->modules != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->modules));
  self->modules = NULL;
  g_clear_object (&self->statement);
  g_clear_object (&self->context);
  g_clear_pointer (&self->field_name, g_free);

  G_OBJECT_CLASS (desk_text_row_parent_class)->dispose (object);
}

static void
desk_text_row_class_init (DeskTextRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = desk_text_row_get_property;
  object_class->set_property = desk_text_row_set_property;
  object_class->dispose = desk_text_row_dispose;
  widget_class->grab_focus = desk_text_row_grab_focus;
  widget_class->focus = desk_focus_order_move;

  g_object_class_override_property (object_class, PROP_FIELD, "field");
  gtk_widget_class_install_action (widget_class, "text.modules", NULL, on_modules);
}

static GtkWidget *
make_foot (DeskTextRow *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *button = gtk_button_new_with_label (_ ("Text Modules  Ctrl+Space"));

  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->count, 0);
  gtk_label_set_wrap (self->count, TRUE);
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->count), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "dimmed");
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "text.modules");
  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (self->count));
  gtk_box_append (GTK_BOX (foot), button);
  return foot;
}

static void
desk_text_row_init (DeskTextRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->text = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_wrap_mode (self->text, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->text, FALSE);
  gtk_widget_set_size_request (GTK_WIDGET (self->text), -1, 180);
  gtk_widget_add_css_class (GTK_WIDGET (self->text), "body-text");

  self->message = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->message, 0);
  gtk_label_set_wrap (self->message, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->message), "caption");
  gtk_widget_set_visible (GTK_WIDGET (self->message), FALSE);

  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->text));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->message));
  gtk_box_append (GTK_BOX (box), make_foot (self));
  gtk_widget_add_css_class (box, "body-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);

  self->modules = desk_text_modules_new ();
  gtk_widget_set_parent (GTK_WIDGET (self->modules), GTK_WIDGET (self->text));
  g_signal_connect_object (self->modules, "chosen", G_CALLBACK (on_module_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (get_buffer (self), "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_focus_leave), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

/**
 * desk_text_row_insert:
 *
 * Inserts a text at the caret, on a line of its own where something stands before it, and selects its first blank.
 */
void
desk_text_row_insert (DeskTextRow *self, const char *text)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter caret, start, end;
  g_autoptr (GtkTextMark) begin = NULL;

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, FALSE, TRUE);
  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  if (!gtk_text_iter_starts_line (&caret))
    gtk_text_buffer_insert (buffer, &caret, "\n", 1);
  begin = g_object_ref (gtk_text_buffer_create_mark (buffer, NULL, &caret, TRUE));
  gtk_text_buffer_insert (buffer, &caret, text, -1);
  gtk_text_buffer_end_user_action (buffer);

  gtk_text_buffer_get_iter_at_mark (buffer, &start, begin);
  if (gtk_text_iter_forward_search (&start, "___", GTK_TEXT_SEARCH_TEXT_ONLY, &start, &end, &caret))
    gtk_text_buffer_select_range (buffer, &start, &end);
  gtk_text_buffer_delete_mark (buffer, begin);
  gtk_text_view_scroll_mark_onscreen (self->text, gtk_text_buffer_get_insert (buffer));
}

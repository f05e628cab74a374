// SPDX-License-Identifier: GPL-3.0-or-later
// A short question with its answers as a list: why on hold, which specialist, to whom, for what purpose, why again.

#include "ui/front-desk/pick-dialog.h"

#include "ui/widgets/digit-keys.h"
#include "ui/widgets/field-message.h"
#include "ui/widgets/form-row.h"
#include "ui/widgets/page-title.h"
#include "ui/widgets/spoken.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _DeskPickDialog
{
  AdwDialog parent_instance;

  GtkWidget *page;
  GtkListBox *list;
  AdwPreferencesGroup *text_group;
  GtkWidget *text;
  GtkWidget *button;
  GtkWidget *option;
  GtkLabel *message;
  DeskPickCheck check;
  gpointer check_data;
};

enum
{
  PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskPickDialog, desk_pick_dialog, ADW_TYPE_DIALOG)

static char *
get_text (DeskPickDialog *self)
{
  return self->text != NULL ? g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->text))))
                            : NULL;
}

static void
pick (DeskPickDialog *self, const char *id)
{
  g_autofree char *kept = g_strdup (id);
  g_autofree char *text = get_text (self);
  GtkWidget *unread;

  desk_form_rows_commit (self->page);
  unread = desk_form_rows_find_error (self->page);
  if (unread != NULL)
    {
      gtk_widget_grab_focus (unread);
      return;
    }
  g_object_ref (self);
  adw_dialog_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[PICKED], 0, kept, text != NULL && *text != '\0' ? text : NULL);
  g_object_unref (self);
}

static void
row_activated (DeskPickDialog *self, GtkListBoxRow *row)
{
  pick (self, g_object_get_data (G_OBJECT (row), "id"));
}

/* Why the words are no answer stands beside them. */
static void
show_fault (DeskPickDialog *self, const char *fault)
{
  gtk_label_set_label (self->message, fault != NULL ? fault : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), fault != NULL);
  desk_field_message_tell (self->text, self->message, fault != NULL ? DESK_VERDICT_ERROR : DESK_VERDICT_OK);
  if (fault == NULL)
    {
      gtk_widget_remove_css_class (self->text, "error");
      return;
    }
  gtk_widget_add_css_class (self->text, "error");
  gtk_widget_grab_focus (self->text);
  desk_spoken_warn (GTK_WIDGET (self), fault);
}

static void
button_clicked (DeskPickDialog *self)
{
  g_autofree char *text = get_text (self);
  const char *fault = self->check != NULL ? self->check (text, self->check_data) : NULL;

  if (fault != NULL)
    show_fault (self, fault);
  else if (*text != '\0')
    pick (self, NULL);
}

static void
text_changed (DeskPickDialog *self)
{
  g_autofree char *text = get_text (self);

  gtk_widget_set_sensitive (self->button, *text != '\0');
  show_fault (self, NULL);
}

static gboolean
key_pressed (DeskPickDialog *self, guint keyval, guint keycode, GdkModifierType state)
{
  const char digit[] = { desk_digit_keys_read (keycode, keyval, state), '\0' };
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkListBoxRow *row;

  if (digit[0] == '\0' || (focus != NULL && GTK_IS_EDITABLE (focus)))
    return GDK_EVENT_PROPAGATE;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_strcmp0 (g_object_get_data (G_OBJECT (row), "digit"), digit) == 0)
      {
        pick (self, g_object_get_data (G_OBJECT (row), "id"));
        return GDK_EVENT_STOP;
      }
  return GDK_EVENT_PROPAGATE;
}

static void
desk_pick_dialog_class_init (DeskPickDialogClass *klass)
{
  /**
   * DeskPickDialog::picked:
   * @id: (nullable): the answer that was picked
   * @text: (nullable): the words that were typed
   */
  signals[PICKED] = g_signal_new ("picked", DESK_TYPE_PICK_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
desk_pick_dialog_init (DeskPickDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *header = adw_header_bar_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *group = adw_preferences_group_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_set_visible (GTK_WIDGET (self->list), FALSE);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->list));

  self->text_group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  gtk_widget_set_visible (GTK_WIDGET (self->text_group), FALSE);

  self->page = adw_preferences_page_new ();
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self->page), ADW_PREFERENCES_GROUP (group));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self->page), self->text_group);

  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), desk_page_title_new ());
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), self->page);
  adw_dialog_set_child (ADW_DIALOG (self), view);
  adw_dialog_set_content_width (ADW_DIALOG (self), 460);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * desk_pick_dialog_new:
 * @title: the question
 *
 * Returns: (transfer floating): a dialog without answers yet
 */
DeskPickDialog *
desk_pick_dialog_new (const char *title)
{
  return g_object_new (DESK_TYPE_PICK_DIALOG, "title", title, NULL);
}

/**
 * desk_pick_dialog_add:
 * @id: what `picked` says
 * @digit: (nullable): the digit that picks it
 * @title: the answer
 * @subtitle: (nullable): more about it
 */
void
desk_pick_dialog_add (DeskPickDialog *self, const char *id, const char *digit, const char *title,
                      const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (digit);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle != NULL ? subtitle : "");
  gtk_label_set_width_chars (GTK_LABEL (label), 2);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (id), g_free);
  g_object_set_data_full (G_OBJECT (row), "digit", g_strdup (digit), g_free);
  gtk_list_box_append (self->list, row);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_dialog_get_title (ADW_DIALOG (self)), -1);
  gtk_widget_set_visible (GTK_WIDGET (self->list), TRUE);
  if (gtk_list_box_get_row_at_index (self->list, 1) == NULL)
    adw_dialog_set_focus (ADW_DIALOG (self), row);
}

/**
 * desk_pick_dialog_ask_text:
 * @label: what the words are about
 * @button: (nullable): the button that answers with words alone; NULL where the words only go with an answer
 *
 * Adds a field for words.
 */
void
desk_pick_dialog_ask_text (DeskPickDialog *self, const char *label, const char *button)
{
  self->text = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->text), label);
  adw_preferences_group_add (self->text_group, self->text);
  gtk_widget_set_visible (GTK_WIDGET (self->text_group), TRUE);
  if (!gtk_widget_get_visible (GTK_WIDGET (self->list)))
    adw_dialog_set_focus (ADW_DIALOG (self), self->text);
  self->message = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->message, TRUE);
  gtk_label_set_xalign (self->message, 0);
  gtk_widget_set_margin_top (GTK_WIDGET (self->message), 6);
  gtk_widget_set_visible (GTK_WIDGET (self->message), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->message), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->message), "error");
  adw_preferences_group_add (self->text_group, GTK_WIDGET (self->message));
  if (button == NULL)
    return;

  self->button = gtk_button_new_with_label (button);
  gtk_widget_set_halign (self->button, GTK_ALIGN_END);
  gtk_widget_set_margin_top (self->button, 12);
  gtk_widget_set_sensitive (self->button, FALSE);
  gtk_widget_add_css_class (self->button, "suggested-action");
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (button_clicked), self);
  g_signal_connect_swapped (self->text, "changed", G_CALLBACK (text_changed), self);
  g_signal_connect_swapped (self->text, "entry-activated", G_CALLBACK (button_clicked), self);
  adw_preferences_group_add (self->text_group, self->button);
}

/**
 * desk_pick_dialog_set_check:
 * @check: looks at the words before they are an answer
 * @data: handed to @check; lives as long as the dialog
 */
void
desk_pick_dialog_set_check (DeskPickDialog *self, DeskPickCheck check, gpointer data)
{
  self->check = check;
  self->check_data = data;
}

/**
 * desk_pick_dialog_add_row:
 * @row: a bound form row that goes with the answer; what it cannot read keeps the dialog open
 */
void
desk_pick_dialog_add_row (DeskPickDialog *self, GtkWidget *row)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_add (group, row);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self->page), group);
}

/**
 * desk_pick_dialog_add_option:
 * @label: a yes or no that goes with the answer
 */
void
desk_pick_dialog_add_option (DeskPickDialog *self, const char *label, gboolean active)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  self->option = adw_switch_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->option), label);
  adw_switch_row_set_active (ADW_SWITCH_ROW (self->option), active);
  adw_preferences_group_add (group, self->option);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self->page), group);
}

/**
 * desk_pick_dialog_get_option:
 *
 * Returns: whether the option is on
 */
gboolean
desk_pick_dialog_get_option (DeskPickDialog *self)
{
  return self->option != NULL && adw_switch_row_get_active (ADW_SWITCH_ROW (self->option));
}

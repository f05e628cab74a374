// SPDX-License-Identifier: GPL-3.0-or-later
// Asking what shall hold where two people wrote the same field.

#include "ui/widgets/clash-dialog.h"

#include "ui/widgets/field-words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

typedef struct
{
  DeskClashFunc func;
  gpointer data;
} Question;

static GtkWidget *
make_row (DeskContext *context, DeskRecord *record, const DeskClash *clash)
{
  int place = desk_record_class_find_field (DESK_RECORD_GET_CLASS (record), clash->field, NULL);
  const DeskField *field = &desk_record_get_fields (record, NULL)[place];
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *present = desk_field_words_make (field, clash->present, context);
  g_autofree char *wanted = desk_field_words_make (field, clash->wanted, context);
  /* TRANSLATORS: both values of a field that two people changed */
  g_autofree char *both =
      g_strdup_printf (_ ("There now: %s\nYours: %s"), present != NULL ? present : _ ("nothing"),
                       wanted != NULL ? wanted : _ ("nothing"));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (field->label));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), both);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  return row;
}

static void
on_response (AdwAlertDialog *dialog, const char *response, Question *question)
{
  DeskClashAnswer answer = g_str_equal (response, "theirs") ? DESK_CLASH_KEEP_THEIRS
                           : g_str_equal (response, "mine") ? DESK_CLASH_WRITE_MINE
                                                            : DESK_CLASH_LOOK_AGAIN;

  question->func (answer, question->data);
}

static void
question_free (gpointer question, GClosure *closure)
{
  g_free (question);
}

/**
 * desk_clash_dialog_ask:
 * @from: a widget of the window
 * @record: a record of the type the clashes are about
 * @clashes: (element-type DeskClash): see desk_save_list_clashes()
 *
 * Shows both values of each field and asks which is to hold.
 */
void
desk_clash_dialog_ask (GtkWidget *from, DeskContext *context, DeskRecord *record, GPtrArray *clashes,
                       DeskClashFunc func, gpointer data)
{
  AdwDialog *dialog = adw_alert_dialog_new (_ ("Changed by Somebody Else"),
                                            _ ("Nothing was saved yet. Both values stay in the history."));
  GtkWidget *list = gtk_list_box_new ();
  Question *question = g_new0 (Question, 1);

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Changed fields"),
                                  -1);
  for (guint i = 0; i < clashes->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), make_row (context, record, g_ptr_array_index (clashes, i)));
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), list);

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "again", _ ("_Look Again"), "theirs",
                                  _ ("_Keep What Is There"), "mine", _ ("_Write Mine"), NULL);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "again");
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "again");

  question->func = func;
  question->data = data;
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), question, question_free,
                         G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, from);
}

/**
 * desk_clash_take_answer:
 * @clashes: (element-type DeskClash): what was asked about
 * @shown: what the form showed; gets what stands there now, so that the next save does not ask again
 * @record: what the form would write; where the officer keeps what is there, it gets that too
 *
 * Makes of the answer what the next save writes.
 */
void
desk_clash_take_answer (DeskClashAnswer answer, GPtrArray *clashes, DeskRecord *shown, DeskRecord *record)
{
  for (guint i = 0; answer != DESK_CLASH_LOOK_AGAIN && i < clashes->len; i++)
    {
      const DeskClash *clash = g_ptr_array_index (clashes, i);

      desk_record_set_wire (shown, clash->field, clash->present);
      if (answer == DESK_CLASH_KEEP_THEIRS)
        desk_record_set_wire (record, clash->field, clash->present);
    }
}

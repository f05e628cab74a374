// SPDX-License-Identifier: GPL-3.0-or-later
// The sheet of visits that are still open and of people who were expected and never came, also from earlier days. Nothing closes
// by itself: each visit is finished, or the visitor is said to have left, or not to have come.

#include "ui/front-desk/end-of-day.h"

#include "ui/front-desk/front-desk-private.h"
#include "ui/front-desk/visitor-words.h"
#include "ui/widgets/field-words.h"
#include "ui/widgets/page-title.h"

#include <glib/gi18n-lib.h>

static char *
make_arrival (DeskVisit *visit, DeskContext *context)
{
  gint64 arrived = desk_record_get_integer (DESK_RECORD (visit), DESK_VISIT_ARRIVED);
  DeskClock *clock = desk_context_get_clock (context);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (arrived);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, desk_clock_get_zone (clock));
  gboolean today = arrived >= desk_clock_get_day_start (clock, 0);
  g_autofree char *when = g_date_time_format (local, today ? "%H:%M" : "%d.%m.%Y %H:%M");

  /* TRANSLATORS: time of day, or day and time */
  return g_strdup_printf (_ ("arrived %s"), when);
}

static DeskFrontDeskPage *
close_sheet (GtkWidget *button, DeskVisitor **visitor)
{
  AdwDialog *dialog = ADW_DIALOG (gtk_widget_get_ancestor (button, ADW_TYPE_DIALOG));
  DeskFrontDeskPage *page = g_object_get_data (G_OBJECT (dialog), "page");

  *visitor = g_object_get_data (G_OBJECT (button), "visitor");
  return page;
}

static void
open_clicked (GtkWidget *button)
{
  DeskVisitor *visitor;
  DeskFrontDeskPage *page = close_sheet (button, &visitor);

  desk_front_desk_page_focus_board (page, desk_visitor_get_id (visitor));
  desk_front_desk_page_show_pane (page);
  adw_dialog_close (ADW_DIALOG (gtk_widget_get_ancestor (button, ADW_TYPE_DIALOG)));
}

static void
left_clicked (GtkWidget *button)
{
  DeskVisitor *visitor;
  DeskFrontDeskPage *page = close_sheet (button, &visitor);
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW);

  desk_front_desk_ask_left (page, visitor);
  gtk_widget_set_sensitive (row, FALSE);
}

static GtkWidget *
make_button (GtkWidget *row, const char *label, DeskVisitor *visitor, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  /* All rows have the same buttons: whose it is, is said too. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "visitor", g_object_ref (visitor), g_object_unref);
  g_signal_connect (button, "clicked", clicked, NULL);
  return button;
}

/* What can be done with the visitor of a row; in a narrow window one below the other. */
static AdwWrapBox *
add_buttons (GtkWidget *row)
{
  GtkWidget *box = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (box), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (box), 6);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), box);
  return ADW_WRAP_BOX (box);
}

static GtkWidget *
make_row (DeskFrontDeskPage *page, DeskVisitor *visitor)
{
  DeskContext *context = desk_front_desk_page_get_context (page);
  g_auto (DeskVisitorWords) words = { 0 };
  g_autofree char *arrival = make_arrival (desk_visitor_get_visit (visitor), context);
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;
  GtkWidget *row = adw_action_row_new ();
  AdwWrapBox *buttons = add_buttons (row);

  desk_visitor_describe (visitor, context, &words);
  title = g_strdup_printf ("%s · %s", words.number, words.title);
  subtitle = g_strdup_printf ("%s · %s", words.state, arrival);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (desk_visit_acts_may (desk_front_desk_page_get_acts (page), visitor, DESK_VISIT_LEAVE))
    adw_wrap_box_append (buttons, make_button (row, _ ("Left"), visitor, G_CALLBACK (left_clicked)));
  adw_wrap_box_append (buttons, make_button (row, _ ("Open"), visitor, G_CALLBACK (open_clicked)));
  return row;
}

static void
missed_clicked (GtkWidget *button)
{
  DeskVisitor *visitor;
  DeskFrontDeskPage *page = close_sheet (button, &visitor);

  desk_front_desk_miss_expected (page, visitor);
  gtk_widget_set_sensitive (gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW), FALSE);
}

static void
appointment_clicked (GtkWidget *button)
{
  AdwDialog *dialog = ADW_DIALOG (gtk_widget_get_ancestor (button, ADW_TYPE_DIALOG));
  DeskVisitor *visitor;
  DeskFrontDeskPage *page = close_sheet (button, &visitor);

  g_object_ref (page);
  adw_dialog_close (dialog);
  gtk_widget_activate_action (GTK_WIDGET (page), "win.show-appointment", "s", desk_visitor_get_id (visitor));
  g_object_unref (page);
}

static char *
make_appointed (DeskVisitor *visitor, DeskContext *context)
{
  DeskRecord *visit = DESK_RECORD (desk_visitor_get_visit (visitor));

  return desk_field_words_moment (desk_record_get_integer (visit, DESK_VISIT_BOOKED), context);
}

static GtkWidget *
make_missed_row (DeskFrontDeskPage *page, DeskVisitor *visitor)
{
  DeskContext *context = desk_front_desk_page_get_context (page);
  g_auto (DeskVisitorWords) words = { 0 };
  g_autofree char *when = make_appointed (visitor, context);
  g_autofree char *subtitle = NULL;
  GtkWidget *row = adw_action_row_new ();
  AdwWrapBox *buttons = add_buttons (row);

  desk_visitor_describe (visitor, context, &words);
  subtitle = g_strdup_printf ("%s · %s · %s", when, words.detail, words.state);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words.title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (desk_front_desk_may_miss (page, visitor))
    adw_wrap_box_append (buttons,
                         make_button (row, _ ("Did Not Come"), visitor, G_CALLBACK (missed_clicked)));
  adw_wrap_box_append (buttons, make_button (row, _ ("Open"), visitor, G_CALLBACK (appointment_clicked)));
  return row;
}

static AdwPreferencesGroup *
make_missed_group (DeskFrontDeskPage *page, GPtrArray *expected, GPtrArray *missed)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, _ ("Expected and Not Here"));
  adw_preferences_group_set_description (
      group, _ ("Whoever never came is noted as a no-show; the appointment stays in the register."));
  for (guint i = 0; i < missed->len; i++)
    adw_preferences_group_add (group, make_missed_row (page, g_ptr_array_index (missed, i)));
  for (guint i = 0; i < expected->len; i++)
    adw_preferences_group_add (group, make_missed_row (page, g_ptr_array_index (expected, i)));
  return group;
}

static AdwPreferencesGroup *
make_open_group (DeskFrontDeskPage *page, GPtrArray *open)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_description (
      group, _ ("Nothing closes by itself: finish each visit, or say that the visitor left."));
  for (guint i = 0; i < open->len; i++)
    adw_preferences_group_add (group, make_row (page, g_ptr_array_index (open, i)));
  return group;
}

static GtkWidget *
make_page (DeskFrontDeskPage *page)
{
  DeskBoardModel *board = desk_front_desk_page_get_board (page);
  g_autoptr (GPtrArray) open = desk_board_model_list_open (board);
  g_autoptr (GPtrArray) expected = desk_board_model_list_expected (board);
  GPtrArray *missed = desk_board_model_list_missed (board);
  GtkWidget *sheet;

  if (open->len + expected->len + missed->len == 0)
    return g_object_new (ADW_TYPE_STATUS_PAGE, "icon-name", "object-select-symbolic", "title",
                         _ ("Every Visit Is Closed"), "description",
                         _ ("Nobody is left waiting or being served."), NULL);

  sheet = adw_preferences_page_new ();
  if (open->len > 0)
    adw_preferences_page_add (ADW_PREFERENCES_PAGE (sheet), make_open_group (page, open));
  if (expected->len + missed->len > 0)
    adw_preferences_page_add (ADW_PREFERENCES_PAGE (sheet), make_missed_group (page, expected, missed));
  return sheet;
}

/**
 * desk_end_of_day_present:
 * Shows the visits that are still open.
 */
void
desk_end_of_day_present (DeskFrontDeskPage *page)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *header = adw_header_bar_new ();

  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), desk_page_title_new ());
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), make_page (page));
  adw_dialog_set_title (dialog, _ ("Visits Still Open"));
  adw_dialog_set_child (dialog, view);
  adw_dialog_set_content_width (dialog, 560);
  adw_dialog_set_content_height (dialog, 520);
  g_object_set_data_full (G_OBJECT (dialog), "page", g_object_ref (page), g_object_unref);
  adw_dialog_present (dialog, GTK_WIDGET (page));
}

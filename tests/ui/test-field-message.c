// SPDX-License-Identifier: GPL-3.0-or-later
// What assistive technology is told of a wrong field: on what has the focus, whatever is around it.

#include "ui/widgets/code-row.h"
#include "ui/widgets/field-message.h"
#include "ui/widgets/spoken.h"

#include <adwaita.h>

static void
assert_told (GtkWidget *heard, gboolean is_invalid, gboolean has_error, gboolean is_described)
{
  g_autofree char *state =
      gtk_test_accessible_check_state (GTK_ACCESSIBLE (heard), GTK_ACCESSIBLE_STATE_INVALID,
                                       is_invalid ? GTK_ACCESSIBLE_INVALID_TRUE
                                                  : GTK_ACCESSIBLE_INVALID_FALSE);

  g_assert_null (state);
  g_assert_cmpint (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (heard),
                                                     GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE),
                   ==, has_error);
  g_assert_cmpint (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (heard),
                                                     GTK_ACCESSIBLE_RELATION_DESCRIBED_BY),
                   ==, is_described);
}

static void
test_show (void)
{
  g_autoptr (GtkWidget) row = g_object_ref_sink (adw_entry_row_new ());
  GtkLabel *message = desk_field_message_add (ADW_ENTRY_ROW (row));
  GtkWidget *heard = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (row)));

  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (message)));
  desk_field_message_show (row, message, DESK_VERDICT_ERROR, "No such day.");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (message)));
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  assert_told (heard, TRUE, TRUE, FALSE);
  desk_field_message_show (row, message, DESK_VERDICT_OK, "Thursday");
  g_assert_false (gtk_widget_has_css_class (row, "error"));
  assert_told (heard, FALSE, FALSE, TRUE);
  desk_field_message_show (row, message, DESK_VERDICT_OK, NULL);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (message)));
  assert_told (heard, FALSE, FALSE, FALSE);
}

/* A finding of a check stays when the field is read again, and gives way to what the field itself has to say. */
static void
test_finding (void)
{
  g_autoptr (GtkWidget) row = g_object_ref_sink (adw_entry_row_new ());
  g_autoptr (GtkWidget) finding = g_object_ref_sink (gtk_label_new ("Write where it happened."));
  GtkLabel *message = desk_field_message_add (ADW_ENTRY_ROW (row));
  GtkWidget *heard = desk_spoken_find_heard (row);

  desk_field_message_set_finding (row, GTK_LABEL (finding));
  assert_told (heard, TRUE, TRUE, FALSE);
  desk_field_message_show (row, message, DESK_VERDICT_OK, NULL);
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  assert_told (heard, TRUE, TRUE, FALSE);
  desk_field_message_show (row, message, DESK_VERDICT_ERROR, "This cannot be read.");
  assert_told (heard, TRUE, TRUE, FALSE);
  desk_field_message_show (row, message, DESK_VERDICT_OK, NULL);
  desk_field_message_set_finding (row, NULL);
  g_assert_false (gtk_widget_has_css_class (row, "error"));
  assert_told (heard, FALSE, FALSE, FALSE);
}

/* An error that is shown by somebody else is found there; one that nobody shows describes the field. */
static void
test_follow (void)
{
  g_autoptr (GtkWidget) entry = g_object_ref_sink (gtk_entry_new ());
  g_autoptr (GtkWidget) shown = g_object_ref_sink (gtk_label_new ("There is no topic 97."));

  desk_field_message_follow (entry, GTK_LABEL (shown), "There is no topic 97.");
  assert_told (entry, TRUE, TRUE, FALSE);
  desk_field_message_follow (entry, NULL, "There is no topic 97.");
  assert_told (entry, TRUE, FALSE, FALSE);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "There is no topic 97.");
  desk_field_message_follow (entry, GTK_LABEL (shown), NULL);
  assert_told (entry, FALSE, FALSE, FALSE);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "");
}

/* In a row that only holds a field the field is told, and the row's subtitle can be found. */
static void
test_inside (void)
{
  g_autoptr (GtkWidget) row = g_object_ref_sink (g_object_new (DESK_TYPE_CODE_ROW, "field", "topic", NULL));
  g_autoptr (GtkWidget) combo = g_object_ref_sink (adw_combo_row_new ());
  GtkLabel *subtitle = desk_spoken_find_label (row, "subtitle");

  g_assert_true (GTK_IS_ENTRY (desk_spoken_find_heard (row)));
  g_assert_true (desk_spoken_find_heard (combo) == combo);
  g_assert_nonnull (subtitle);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), "There is no topic “<97>”.");
  g_assert_cmpstr (gtk_label_get_text (subtitle), ==, "There is no topic “<97>”.");
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/field-message/show", test_show);
  g_test_add_func ("/field-message/finding", test_finding);
  g_test_add_func ("/field-message/follow", test_follow);
  g_test_add_func ("/field-message/inside", test_inside);

  return g_test_run ();
}

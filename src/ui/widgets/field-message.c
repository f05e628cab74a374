// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/field-message.h"

#include "ui/widgets/spoken.h"

static void
relate (GtkWidget *field, GtkAccessibleRelation relation, GtkLabel *message, gboolean is_related)
{
  if (is_related)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (field), relation, message, NULL, -1);
  else
    gtk_accessible_reset_relation (GTK_ACCESSIBLE (field), relation);
}

static void
set_invalid (GtkWidget *field, gboolean is_wrong)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_STATE_INVALID,
                               is_wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

/**
 * desk_field_message_mark:
 * @field: what takes the focus
 *
 * Shows that what stands in a field is wrong, or that it is not any more, to those who see and to those who hear. The
 * words for it stand elsewhere on the page.
 */
void
desk_field_message_mark (GtkWidget *field, gboolean is_wrong)
{
  if (is_wrong)
    gtk_widget_add_css_class (field, "error");
  else
    gtk_widget_remove_css_class (field, "error");
  set_invalid (desk_spoken_find_heard (field), is_wrong);
}

/**
 * desk_field_message_tell:
 * @field: what takes the focus
 * @message: the words that stand beside it; empty: there is nothing to say
 * @level: how what stands in the field is to be judged
 *
 * Makes a screen reader say at the field whether it is wrong, and what is said beside it.
 */
void
desk_field_message_tell (GtkWidget *field, GtkLabel *message, DeskVerdict level)
{
  gboolean has_words = gtk_label_get_text (message)[0] != '\0';
  gboolean is_error = level == DESK_VERDICT_ERROR;
  GtkWidget *heard = desk_spoken_find_heard (field);

  set_invalid (heard, is_error);
  relate (heard, GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE, message, has_words && is_error);
  relate (heard, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, message, has_words && !is_error);
}

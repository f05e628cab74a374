// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/field-message.h"

#include "ui/widgets/spoken.h"

#define MESSAGE_CHARS 24
#define LEAST_CHARS 14 /* where the window is narrow */
#define CERTAIN 0.95   /* the font may change a little before the words are shown */

static void
relate (GtkWidget *field, GtkAccessibleRelation relation, GtkLabel *message, gboolean is_related)
{
  if (is_related)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (field), relation, message, NULL, -1);
  else
    gtk_accessible_reset_relation (GTK_ACCESSIBLE (field), relation);
}

static gboolean
has_focus (GtkWidget *field)
{
  GtkRoot *root = gtk_widget_get_root (field);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == field || gtk_widget_is_ancestor (focus, field));
}

/* @error: (nullable): NULL takes away what was said this way, and nothing else */
static void
describe_error (GtkWidget *field, const char *error)
{
  if (error != NULL || g_object_get_data (G_OBJECT (field), "desk-error-described") != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    error != NULL ? error : "", -1);
  g_object_set_data (G_OBJECT (field), "desk-error-described", GINT_TO_POINTER (error != NULL));
}

/* Orca says how a field is described, and does not say what the error is. It keeps relations in mind for a minute, not so a
 * description, which it says as soon as it is another: not in the field in which one is, where the error is announced. */
static void
relate_error (GtkWidget *field, GtkLabel *error)
{
  gboolean is_described = error != NULL && !has_focus (field);

  relate (field, GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE, error, error != NULL);
  relate (field, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, error, error != NULL && !is_described);
  describe_error (field, is_described ? gtk_label_get_text (error) : NULL);
}

static void
set_invalid (GtkWidget *field, gboolean is_wrong)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_STATE_INVALID,
                               is_wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

/* Returns: (nullable): what a check found about the field, though it can be read. */
static GtkLabel *
get_finding (GtkWidget *heard)
{
  return g_object_get_data (G_OBJECT (heard), "desk-finding");
}

/* For the eye. */
static void
mark (GtkWidget *field, gboolean is_wrong)
{
  GtkWidget *heard = desk_spoken_find_heard (field);

  /* A row with more than an entry in it is not wrong as a whole. */
  GtkWidget *marked = ADW_IS_ENTRY_ROW (field) ? field : heard;

  if (is_wrong || get_finding (heard) != NULL)
    gtk_widget_add_css_class (marked, "error");
  else
    gtk_widget_remove_css_class (marked, "error");
}

/**
 * desk_field_message_tell:
 * @field: what takes the focus
 * @message: (nullable): the words that stand beside it; NULL or empty: there is nothing to say
 * @level: how what stands in the field is to be judged
 *
 * Makes a screen reader say at the field whether it is wrong, and what is said beside it.
 */
void
desk_field_message_tell (GtkWidget *field, GtkLabel *message, DeskVerdict level)
{
  gboolean has_words = message != NULL && gtk_label_get_text (message)[0] != '\0';
  gboolean is_error = level == DESK_VERDICT_ERROR;
  GtkWidget *heard = desk_spoken_find_heard (field);
  GtkLabel *finding = get_finding (heard);

  set_invalid (heard, is_error || finding != NULL);
  relate_error (heard, finding != NULL && !is_error ? finding : has_words && is_error ? message : NULL);
  if (has_words && !is_error && finding == NULL)
    relate (heard, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, message, TRUE);
}

/**
 * desk_field_message_judge:
 * @message: (nullable): as desk_field_message_tell() takes it
 *
 * Marks a field where it is wrong, and makes a screen reader say so.
 */
void
desk_field_message_judge (GtkWidget *field, GtkLabel *message, DeskVerdict level)
{
  mark (field, level == DESK_VERDICT_ERROR);
  desk_field_message_tell (field, message, level);
}

/**
 * desk_field_message_follow:
 * @shown: (nullable): where somebody else may have shown the error
 * @error: (nullable): what is wrong with the field; NULL: nothing any more
 *
 * Marks a field, and makes a screen reader say the error where it is shown; one that is shown nowhere describes the field.
 */
void
desk_field_message_follow (GtkWidget *field, GtkLabel *shown, const char *error)
{
  gboolean is_shown = shown != NULL && g_strcmp0 (gtk_label_get_text (shown), error) == 0;
  GtkWidget *heard = desk_spoken_find_heard (field);

  desk_field_message_judge (field, is_shown ? shown : NULL,
                            error != NULL ? DESK_VERDICT_ERROR : DESK_VERDICT_OK);
  if (error != NULL && !is_shown)
    describe_error (heard, error);
}

/**
 * desk_field_message_set_finding:
 * @field: a field with nothing wrong of its own, as it can be read
 * @finding: (nullable): words elsewhere on the page, of what is wrong or missing there all the same; NULL: nothing any more
 *
 * Marks a field and makes a screen reader say what a check of the record has found, until the next check.
 */
void
desk_field_message_set_finding (GtkWidget *field, GtkLabel *finding)
{
  GtkWidget *heard = desk_spoken_find_heard (field);

  if (GTK_IS_BUTTON (heard) || (finding == NULL && get_finding (heard) == NULL))
    return;
  g_object_set_data_full (G_OBJECT (heard), "desk-finding", finding != NULL ? g_object_ref (finding) : NULL,
                          g_object_unref);
  mark (field, FALSE);
  set_invalid (heard, finding != NULL);
  relate_error (heard, finding);
}

/* How many of the characters that the library reckons with go into the width of the words. */
static int
count_chars (GtkWidget *message, const char *words)
{
  PangoContext *context = gtk_widget_get_pango_context (message);
  g_autoptr (PangoLayout) line = gtk_widget_create_pango_layout (message, words);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int width, one = MAX (1, MAX (pango_font_metrics_get_approximate_char_width (metrics),
                                pango_font_metrics_get_approximate_digit_width (metrics)));

  pango_font_metrics_unref (metrics);
  pango_layout_get_size (line, &width, NULL);
  return (int)(width * CERTAIN) / one;
}

/* In a row the words have little room, and no more than they need: a label that may have one line must not ask for more. */
static void
fit_words (GtkLabel *message, const char *words)
{
  if (gtk_widget_has_css_class (GTK_WIDGET (message), "field-message"))
    gtk_label_set_width_chars (message, words != NULL
                                            ? MIN (count_chars (GTK_WIDGET (message), words), LEAST_CHARS)
                                            : 0);
}

/**
 * desk_field_message_show:
 * @field: (nullable): what takes the focus; NULL: the words are about no field
 * @message: where the words are to stand
 * @level: how what stands in the field is to be judged
 * @words: (nullable): translated; NULL: there is nothing to say any more
 *
 * Shows words about a field, marks the field where it is wrong, and makes a screen reader say both there.
 */
void
desk_field_message_show (GtkWidget *field, GtkLabel *message, DeskVerdict level, const char *words)
{
  gboolean is_error = level == DESK_VERDICT_ERROR;

  gtk_label_set_label (message, words != NULL ? words : "");
  fit_words (message, words);
  gtk_widget_set_visible (GTK_WIDGET (message), words != NULL);
  if (is_error)
    gtk_widget_add_css_class (GTK_WIDGET (message), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (message), "error");
  if (field != NULL)
    desk_field_message_judge (field, message, level);
}

static void
on_left (GtkLabel *message)
{
  desk_spoken_announce (gtk_widget_get_parent (GTK_WIDGET (message)), gtk_label_get_label (message));
}

/**
 * desk_field_message_say_when_left:
 * @message: the words about the field
 *
 * Makes a screen reader say them when the field is left, not with each letter.
 *
 * Returns: (transfer none): whose "leave" comes before they are said
 */
GtkEventController *
desk_field_message_say_when_left (GtkWidget *field, GtkLabel *message)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (focus, "leave", G_CALLBACK (on_left), message,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  gtk_widget_add_controller (field, focus);
  return focus;
}

/**
 * desk_field_message_add:
 *
 * Gives a row a place for words about what stands in it.
 *
 * Returns: (transfer none): where they stand; nothing as yet
 */
GtkLabel *
desk_field_message_add (AdwEntryRow *row)
{
  GtkLabel *message = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_wrap (message, TRUE);
  gtk_label_set_natural_wrap_mode (message, GTK_NATURAL_WRAP_NONE);
  gtk_label_set_xalign (message, 1);
  gtk_label_set_max_width_chars (message, MESSAGE_CHARS);
  gtk_widget_add_css_class (GTK_WIDGET (message), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (message), "field-message");
  gtk_widget_set_visible (GTK_WIDGET (message), FALSE);
  adw_entry_row_add_suffix (row, GTK_WIDGET (message));
  return message;
}

// SPDX-License-Identifier: GPL-3.0-or-later
// What two records say of the same, beside each other; whether that agrees is said in words, icons only repeat it.

#include "ui/widgets/comparison.h"

#include "model/spelling.h"

#include <glib/gi18n-lib.h>

static void
point_free (DeskComparisonPoint *self)
{
  g_free (self->first);
  g_free (self->second);
  g_free (self);
}

/**
 * desk_comparison_new:
 *
 * Returns: (transfer full) (element-type DeskComparisonPoint): no points yet
 */
GPtrArray *
desk_comparison_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)point_free);
}

/**
 * desk_comparison_add:
 * @name: of the field; static
 * @title: msgid; static
 * @first: (transfer full) (nullable)
 * @second: (transfer full) (nullable)
 *
 * Adds a point where something is known of either.
 *
 * Returns: (transfer none) (nullable): the new point, judged by whether both say the same
 */
DeskComparisonPoint *
desk_comparison_add (GPtrArray *points, const char *name, const char *title, char *first, char *second)
{
  DeskComparisonPoint *point;

  if (first == NULL && second == NULL)
    return NULL;
  point = g_new (DeskComparisonPoint, 1);
  *point = (DeskComparisonPoint){ name, title, first, second, desk_likeness_judge (first, second) };
  g_ptr_array_add (points, point);
  return point;
}

/**
 * desk_likeness_judge:
 * @first: (nullable)
 * @second: (nullable)
 *
 * Returns: whether both say the same
 */
DeskLikeness
desk_likeness_judge (const char *first, const char *second)
{
  if (first == NULL || second == NULL)
    return DESK_LIKENESS_ONE_SIDED;
  return g_str_equal (first, second) ? DESK_LIKENESS_SAME : DESK_LIKENESS_DIFFERENT;
}

/**
 * desk_likeness_judge_spelled:
 * @first: (nullable)
 * @second: (nullable)
 *
 * Returns: whether both say the same, or what differs may be a matter of spelling
 */
DeskLikeness
desk_likeness_judge_spelled (const char *first, const char *second)
{
  DeskLikeness likeness = desk_likeness_judge (first, second);
  g_autofree char *folded_first = NULL;
  g_autofree char *folded_second = NULL;

  if (likeness != DESK_LIKENESS_DIFFERENT)
    return likeness;
  folded_first = desk_spelling_fold (first);
  folded_second = desk_spelling_fold (second);
  return g_str_equal (folded_first, folded_second)
                 || desk_spelling_within_one_swap (folded_first, folded_second)
             ? DESK_LIKENESS_SPELLED
             : DESK_LIKENESS_DIFFERENT;
}

/**
 * desk_likeness_get_words:
 *
 * Returns: (transfer none): the likeness in a word or two
 */
const char *
desk_likeness_get_words (DeskLikeness likeness)
{
  switch (likeness)
    {
    case DESK_LIKENESS_SAME:
      /* TRANSLATORS: a field of two records has the same value */
      return C_ ("likeness", "the same");
    case DESK_LIKENESS_SPELLED:
      /* TRANSLATORS: a field of two records differs by spelling only */
      return C_ ("likeness", "spelled differently");
    case DESK_LIKENESS_DIFFERENT:
      /* TRANSLATORS: a field of two records has different values */
      return C_ ("likeness", "different");
    case DESK_LIKENESS_PLAUSIBLE:
      /* TRANSLATORS: what two records say does not contradict each other */
      return C_ ("likeness", "may agree");
    case DESK_LIKENESS_ONE_SIDED:
    default:
      /* TRANSLATORS: a field is known of one of two records only */
      return C_ ("likeness", "known of one only");
    }
}

/**
 * desk_likeness_get_icon:
 *
 * Returns: (transfer none): an icon that says the same
 */
const char *
desk_likeness_get_icon (DeskLikeness likeness)
{
  switch (likeness)
    {
    case DESK_LIKENESS_SAME:
      return "object-select-symbolic";
    case DESK_LIKENESS_SPELLED:
      return "tools-check-spelling-symbolic";
    case DESK_LIKENESS_DIFFERENT:
      return "dialog-warning-symbolic";
    case DESK_LIKENESS_PLAUSIBLE:
      return "dialog-question-symbolic";
    case DESK_LIKENESS_ONE_SIDED:
    default:
      return "list-remove-symbolic";
    }
}

/**
 * desk_comparison_list:
 * @points: (element-type DeskComparisonPoint)
 *
 * Returns: (transfer full): the titles of the points with a likeness between @from and @to, commas between them
 */
char *
desk_comparison_list (GPtrArray *points, DeskLikeness from, DeskLikeness to)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < points->len; i++)
    {
      const DeskComparisonPoint *point = g_ptr_array_index (points, i);

      if (point->likeness >= from && point->likeness <= to)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", _ (point->title));
    }
  return g_string_free (names, FALSE);
}

/**
 * desk_comparison_summarize:
 * @points: (element-type DeskComparisonPoint)
 *
 * Returns: (transfer full): a sentence about what agrees and what differs
 */
char *
desk_comparison_summarize (GPtrArray *points)
{
  g_autofree char *same = desk_comparison_list (points, DESK_LIKENESS_SAME, DESK_LIKENESS_SAME);
  g_autofree char *different = desk_comparison_list (points, DESK_LIKENESS_SPELLED, DESK_LIKENESS_DIFFERENT);

  if (different[0] == '\0')
    /* TRANSLATORS: two records compared: the names of the fields in which they agree */
    return g_strdup_printf (_ ("Nothing differs. The same: %s."), same);
  if (same[0] == '\0')
    /* TRANSLATORS: two records compared: the names of the fields in which they differ */
    return g_strdup_printf (_ ("Nothing is the same. Different: %s."), different);
  /* TRANSLATORS: two records compared: fields in which they agree, fields in which they differ */
  return g_strdup_printf (_ ("The same: %s. Different: %s."), same, different);
}

static GtkWidget *
make_value (const char *value)
{
  GtkWidget *label = gtk_label_new (value != NULL ? value : "—");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  gtk_widget_set_hexpand (label, TRUE);
  if (value == NULL)
    gtk_widget_add_css_class (label, "dimmed");
  return label;
}

static const char *
say_value (const char *value)
{
  return value != NULL ? value : _ ("nothing");
}

/**
 * desk_comparison_make_row:
 * @first_side: what the first record is called, translated: "found"
 * @second_side: what the second one is called
 *
 * Returns: (transfer floating): "Surname · different" with the two values below, side by side
 */
GtkWidget *
desk_comparison_make_row (const DeskComparisonPoint *point, const char *first_side, const char *second_side)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *values = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  const char *words = desk_likeness_get_words (point->likeness);
  g_autofree char *title = g_strdup_printf ("%s · %s", _ (point->title), words);
  /* TRANSLATORS: for a screen reader: a field of two records and whether it agrees, then twice which record it is and what it
   * says: "Surname, different; found: Shevchuk; declared: Shevchenko" */
  g_autofree char *spoken =
      g_strdup_printf (_ ("%s, %s; %s: %s; %s: %s"), _ (point->title), words, first_side,
                       say_value (point->first), second_side, say_value (point->second));
  GtkWidget *label = gtk_label_new (title);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dimmed");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (head), gtk_image_new_from_icon_name (desk_likeness_get_icon (point->likeness)));
  gtk_box_append (GTK_BOX (head), label);
  gtk_box_set_homogeneous (GTK_BOX (values), TRUE);
  gtk_box_append (GTK_BOX (values), make_value (point->first));
  gtk_box_append (GTK_BOX (values), make_value (point->second));
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), values);
  gtk_widget_add_css_class (box, "pair-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

// SPDX-License-Identifier: GPL-3.0-or-later
// The list below "Who came?". People who are booked for today stand first, then those who are known, then the ways to read the
// line as a new person.

#include "ui/front-desk/matches.h"

#include "model/visit.h"
#include "store/search.h"
#include "ui/front-desk/newcomer.h"
#include "ui/front-desk/visitor-words.h"
#include "ui/widgets/person-summary.h"
#include "ui/widgets/spoken.h"

#include <glib/gi18n-lib.h>

struct _DeskMatches
{
  AdwBin parent_instance;

  DeskContext *context;
  GtkLabel *strip;
  GtkListBox *list;
  char *said; /* of what is shown now */
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskMatches, desk_matches, ADW_TYPE_BIN)

static GtkWidget *
make_row (DeskRecord *record, gboolean known, const char *icon, const char *title, const char *detail)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *image = gtk_image_new_from_icon_name (icon);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title_label = gtk_label_new (title);
  GtkWidget *detail_label = gtk_label_new (detail);
  g_autofree char *spoken = g_strjoin (" · ", title, *detail != '\0' ? detail : NULL, NULL);

  gtk_label_set_xalign (GTK_LABEL (title_label), 0);
  gtk_label_set_xalign (GTK_LABEL (detail_label), 0);
  gtk_label_set_wrap (GTK_LABEL (title_label), TRUE);
  gtk_label_set_wrap (GTK_LABEL (detail_label), TRUE);
  gtk_widget_add_css_class (detail_label, "caption");
  gtk_widget_add_css_class (detail_label, "dimmed");
  gtk_widget_add_css_class (detail_label, "numeric");
  gtk_widget_add_css_class (image, "dimmed");
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (lines), title_label);
  gtk_box_append (GTK_BOX (lines), detail_label);
  gtk_box_append (GTK_BOX (box), lines);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "record", g_object_ref (record), g_object_unref);
  g_object_set_data_full (G_OBJECT (row), "spoken", g_strdup (spoken), g_free);
  g_object_set_data (G_OBJECT (row), "known", GINT_TO_POINTER (known));
  desk_spoken_hide (box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

static GtkWidget *
make_person_row (DeskMatches *self, DeskHit *hit)
{
  DeskPerson *person = DESK_PERSON (desk_hit_get_record (hit));
  g_autofree char *name = desk_person_get_full_name (person);
  g_autofree char *summary = desk_person_summary_make (person, desk_hit_get_last_visit (hit), self->context);

  return make_row (DESK_RECORD (person), TRUE, "avatar-default-symbolic",
                   name != NULL ? name : _ ("Without a name"), summary);
}

static GtkWidget *
make_visit_row (DeskMatches *self, DeskHit *hit)
{
  DeskVisit *visit = DESK_VISIT (desk_hit_get_record (hit));
  const char *number = desk_record_get_text (DESK_RECORD (visit), DESK_VISIT_NO);
  const char *queue = desk_record_get_text (DESK_RECORD (visit), DESK_VISIT_QUEUE_NO);

  return make_row (DESK_RECORD (visit), TRUE, "x-office-document-symbolic",
                   number != NULL ? number : _ ("Visit"), queue != NULL ? queue : "");
}

static GtkWidget *
make_hit_row (DeskMatches *self, DeskHit *hit)
{
  GtkWidget *row =
      DESK_IS_PERSON (desk_hit_get_record (hit)) ? make_person_row (self, hit) : make_visit_row (self, hit);

  g_object_set_data (G_OBJECT (row), "exact", GINT_TO_POINTER (desk_hit_get_level (hit) == DESK_HIT_EXACT));
  return row;
}

static GtkWidget *
make_newcomer_row (DeskNewcomer *newcomer)
{
  /* TRANSLATORS: a row that records somebody who is not known yet, with what was understood of the typed line */
  return make_row (DESK_RECORD (newcomer->person), FALSE, "contact-new-symbolic", _ ("New person"),
                   newcomer->words);
}

static GtkWidget *
make_expected_row (DeskMatches *self, DeskVisitor *visitor)
{
  g_auto (DeskVisitorWords) words = { 0 };
  g_autofree char *title = NULL;
  g_autofree char *detail = NULL;

  desk_visitor_describe (visitor, self->context, &words);
  /* TRANSLATORS: a row that checks in somebody who is booked: time of day, and the name */
  title = g_strdup_printf (_ ("Check in %1$s · %2$s"), words.number, words.title);
  detail = g_strdup_printf ("%s · %s", words.detail, words.time);
  return make_row (DESK_RECORD (desk_visitor_get_appointment (visitor)), TRUE, "x-office-calendar-symbolic",
                   title, detail);
}

static void
add_expected (DeskMatches *self, GPtrArray *expected)
{
  for (guint i = 0; i < expected->len; i++)
    gtk_list_box_append (self->list, make_expected_row (self, g_ptr_array_index (expected, i)));
}

static void
show_strip (DeskMatches *self, const char *text)
{
  gtk_label_set_label (self->strip, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->strip), text != NULL);
}

/* The list never has the focus: what it shows is said, once. */
static void
say (DeskMatches *self, const char *first, GtkListBoxRow *row)
{
  const char *spoken = row != NULL ? g_object_get_data (G_OBJECT (row), "spoken") : NULL;
  g_autofree char *said = first != NULL ? g_strjoin (" ", first, spoken, NULL) : g_strdup (spoken);

  if (g_set_str (&self->said, said))
    desk_spoken_announce (GTK_WIDGET (self), said);
}

static void
row_activated (DeskMatches *self, GtkListBoxRow *row)
{
  gtk_list_box_select_row (self->list, row);
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
desk_matches_dispose (GObject *object)
{
  DeskMatches *self = DESK_MATCHES (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_MATCHES);
  g_clear_object (&self->context);
  g_clear_pointer (&self->said, g_free);

  G_OBJECT_CLASS (desk_matches_parent_class)->dispose (object);
}

static void
desk_matches_class_init (DeskMatchesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_matches_dispose;

  /**
   * DeskMatches::chosen:
   * A row was clicked.
   */
  signals[CHOSEN] =
      g_signal_new ("chosen", DESK_TYPE_MATCHES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/front-desk/matches.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskMatches, strip);
  gtk_widget_class_bind_template_child (widget_class, DeskMatches, list);
}

static void
desk_matches_init (DeskMatches *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  desk_spoken_keep_choice (self->list);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated), self);
}

/**
 * desk_matches_bind:
 * Hands in the context.
 */
void
desk_matches_bind (DeskMatches *self, DeskContext *context)
{
  g_set_object (&self->context, context);
}

/**
 * desk_matches_show:
 * @expected: (element-type DeskVisitor): who is booked for today and may be meant
 * @hits: (element-type DeskHit): who is known, the surest first
 * @newcomers: (element-type DeskNewcomer): new persons the line may mean
 *
 * Shows the list. Somebody whose number is exactly the typed one is highlighted, first of all to be checked in; else nobody is.
 */
void
desk_matches_show (DeskMatches *self, GPtrArray *expected, GPtrArray *hits, GPtrArray *newcomers)
{
  gboolean exact = hits->len > 0 && desk_hit_get_level (g_ptr_array_index (hits, 0)) == DESK_HIT_EXACT;
  guint n_found = expected->len + hits->len;
  g_autofree char *count = desk_spoken_make_count (n_found);
  g_autofree char *sentence = g_strconcat (count, ".", NULL);

  gtk_list_box_remove_all (self->list);
  add_expected (self, expected);
  for (guint i = 0; i < hits->len; i++)
    gtk_list_box_append (self->list, make_hit_row (self, g_ptr_array_index (hits, i)));
  for (guint i = 0; i < newcomers->len; i++)
    gtk_list_box_append (self->list, make_newcomer_row (g_ptr_array_index (newcomers, i)));

  show_strip (self,
              exact ? _ ("Same person? Enter takes the highlighted one, Tab keeps a new person.") : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), expected->len + hits->len + newcomers->len > 0);
  if (exact)
    gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  if (n_found > 0 || self->said != NULL)
    say (self, exact ? gtk_label_get_label (self->strip) : sentence,
         n_found > 0 ? gtk_list_box_get_row_at_index (self->list, 0) : NULL);
}

/**
 * desk_matches_show_expected:
 * @expected: (element-type DeskVisitor): who of the expected people the line means
 *
 * Shows nobody but people who are booked for today; the first one is highlighted.
 */
void
desk_matches_show_expected (DeskMatches *self, GPtrArray *expected)
{
  gtk_list_box_remove_all (self->list);
  add_expected (self, expected);
  show_strip (self, expected->len > 0
                        ? _ ("Expected today. Enter checks in the highlighted one, Esc goes back.")
                        : _ ("Nobody like that is expected today. Esc goes back to everybody."));
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  if (expected->len > 0)
    gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  say (self, gtk_label_get_label (self->strip), gtk_list_box_get_row_at_index (self->list, 0));
}

/**
 * desk_matches_clear:
 * Closes the list.
 */
void
desk_matches_clear (DeskMatches *self)
{
  gtk_list_box_remove_all (self->list);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_clear_pointer (&self->said, g_free);
}

/**
 * desk_matches_is_open:
 *
 * Returns: whether the list is shown
 */
gboolean
desk_matches_is_open (DeskMatches *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self));
}

/**
 * desk_matches_move:
 * @step: 1 for down, -1 for up; up from the first row highlights nobody
 */
void
desk_matches_move (DeskMatches *self, int step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int place = row != NULL ? gtk_list_box_row_get_index (row) + step : step > 0 ? 0 : -1;
  GtkListBoxRow *next = place >= 0 ? gtk_list_box_get_row_at_index (self->list, place) : NULL;

  if (place >= 0 && next == NULL)
    return;
  gtk_list_box_select_row (self->list, next);
  say (self, NULL, next);
}

/**
 * desk_matches_get_highlighted:
 * @known: (out): whether the record is one of the store, or a new person
 *
 * Returns: (transfer none) (nullable): the person, the visit whose number was typed, or the appointment of somebody who is
 *   expected; NULL where nothing is highlighted
 */
DeskRecord *
desk_matches_get_highlighted (DeskMatches *self, gboolean *known)
{
  GtkListBoxRow *row = desk_matches_is_open (self) ? gtk_list_box_get_selected_row (self->list) : NULL;

  if (row == NULL)
    return NULL;
  *known = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "known"));
  return g_object_get_data (G_OBJECT (row), "record");
}

/**
 * desk_matches_list_exact:
 *
 * Returns: (transfer full) (element-type DeskRecord): the people offered as the same person; whoever is recorded as new
 *   all the same is not one of them
 */
GPtrArray *
desk_matches_list_exact (DeskMatches *self)
{
  GPtrArray *exact = g_ptr_array_new_with_free_func (g_object_unref);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      DeskRecord *record = g_object_get_data (G_OBJECT (row), "record");

      if (g_object_get_data (G_OBJECT (row), "exact") != NULL && DESK_IS_PERSON (record))
        g_ptr_array_add (exact, g_object_ref (record));
    }
  return exact;
}

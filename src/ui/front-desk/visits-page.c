// SPDX-License-Identifier: GPL-3.0-or-later
// The register of visits. Sealed matters show their number and a neutral title only, as on the board.

#include "ui/front-desk/visits-page.h"

#include "model/profile.h"
#include "model/visit-check.h"
#include "model/waiting.h"
#include "ui/front-desk/visitor-words.h"
#include "ui/widgets/field-words.h"
#include "ui/widgets/register-view.h"

#include <glib/gi18n-lib.h>

struct _DeskVisitsPage
{
  AdwNavigationPage parent_instance;

  DeskContext *context;
  DeskRegisterView *register_view;
};

G_DEFINE_FINAL_TYPE (DeskVisitsPage, desk_visits_page, ADW_TYPE_NAVIGATION_PAGE)

static DeskVisit *
get_visit (DeskRegisterRow *row)
{
  return DESK_VISIT (desk_register_row_get_record (row));
}

static char *
make_number (DeskRegisterRow *row, DeskContext *context)
{
  return g_strdup (desk_record_get_text (DESK_RECORD (get_visit (row)), DESK_VISIT_NO));
}

static char *
make_arrived (DeskRegisterRow *row, DeskContext *context)
{
  return desk_field_words_moment (desk_record_get_integer (DESK_RECORD (get_visit (row)), DESK_VISIT_ARRIVED),
                                  context);
}

static char *
make_person (DeskRegisterRow *row, DeskContext *context)
{
  DeskRecord *person = desk_register_row_get_person (row);

  return desk_visitor_make_title (get_visit (row), person != NULL ? DESK_PERSON (person) : NULL, context);
}

static char *
make_label (DeskRegisterRow *row, DeskVisitField field, const char *vocabulary, DeskContext *context)
{
  const char *code = desk_record_get_text (DESK_RECORD (get_visit (row)), field);

  if (code == NULL)
    return NULL;
  return g_strdup (desk_profile_get_label (desk_context_get_profile (context), vocabulary, code,
                                           desk_context_get_language (context)));
}

static char *
make_topic (DeskRegisterRow *row, DeskContext *context)
{
  if (desk_visit_is_sealed (get_visit (row), desk_context_get_profile (context)))
    return NULL;
  return make_label (row, DESK_VISIT_TOPIC, "topics", context);
}

static char *
make_wait (DeskRegisterRow *row, DeskContext *context)
{
  gint64 now = desk_clock_get_now (desk_context_get_clock (context));

  return desk_waiting_text (desk_visit_get_waited (get_visit (row), now) / 60, DESK_WAITING_FINE);
}

static char *
make_outcome (DeskRegisterRow *row, DeskContext *context)
{
  const char *state = desk_record_get_text (DESK_RECORD (get_visit (row)), DESK_VISIT_STATE);

  if (g_strcmp0 (state, "finished") != 0)
    return make_label (row, DESK_VISIT_STATE, "visit_states", context);
  if (desk_visit_is_sealed (get_visit (row), desk_context_get_profile (context)))
    return NULL;
  return make_label (row, DESK_VISIT_OUTCOME, "outcomes", context);
}

static const DeskRegisterColumn columns[] = {
  { N_ ("Number"), 18, FALSE, make_number, NULL }, { N_ ("Arrived"), 16, FALSE, make_arrived, NULL },
  { N_ ("Person"), 0, TRUE, make_person, NULL },   { N_ ("Topic"), 0, FALSE, make_topic, NULL },
  { N_ ("Wait"), 8, FALSE, make_wait, NULL },      { N_ ("Outcome"), 0, FALSE, make_outcome, NULL },
};

static void
opened (DeskVisitsPage *self, DeskRegisterRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-visit", "s",
                              desk_record_get_id (desk_register_row_get_record (row)));
}

static void
filter_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  desk_register_view_focus_search (DESK_VISITS_PAGE (widget)->register_view);
}

static gboolean
desk_visits_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DESK_VISITS_PAGE (widget)->register_view));
}

static void
desk_visits_page_dispose (GObject *object)
{
  DeskVisitsPage *self = DESK_VISITS_PAGE (object);

  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_VISITS_PAGE);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (desk_visits_page_parent_class)->dispose (object);
}

static void
desk_visits_page_class_init (DeskVisitsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_visits_page_dispose;
  widget_class->grab_focus = desk_visits_page_grab_focus;

  g_type_ensure (DESK_TYPE_REGISTER_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/front-desk/visits-page.ui");
  gtk_widget_class_bind_template_child_full (widget_class, "register", FALSE,
                                             G_STRUCT_OFFSET (DeskVisitsPage, register_view));
  gtk_widget_class_bind_template_callback (widget_class, opened);
  gtk_widget_class_install_action (widget_class, "place.filter", NULL, filter_activated);
}

static void
desk_visits_page_init (DeskVisitsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * desk_visits_page_new:
 *
 * Returns: (transfer floating): the register of visits
 */
AdwNavigationPage *
desk_visits_page_new (DeskContext *context)
{
  DeskVisitsPage *self = g_object_new (DESK_TYPE_VISITS_PAGE, NULL);

  self->context = g_object_ref (context);
  desk_register_view_bind (self->register_view, context, "visit");
  desk_register_view_add_filter (self->register_view, "today", C_ ("visits", "Today"), columns,
                                 G_N_ELEMENTS (columns));
  desk_register_view_add_filter (self->register_view, "open", C_ ("visits", "Open"), columns,
                                 G_N_ELEMENTS (columns));
  desk_register_view_add_filter (self->register_view, "all", C_ ("visits", "All"), columns,
                                 G_N_ELEMENTS (columns));
  return ADW_NAVIGATION_PAGE (self);
}

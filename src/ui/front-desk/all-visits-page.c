// SPDX-License-Identifier: GPL-3.0-or-later
// The register of visits.

#include "ui/front-desk/all-visits-page.h"

#include "ui/front-desk/visit-columns.h"
#include "ui/widgets/register-view.h"

#include <glib/gi18n-lib.h>

struct _DeskAllVisitsPage
{
  AdwNavigationPage parent_instance;

  DeskRegisterView *register_view;
};

G_DEFINE_FINAL_TYPE (DeskAllVisitsPage, desk_all_visits_page, ADW_TYPE_NAVIGATION_PAGE)

static void
on_opened (DeskAllVisitsPage *self, DeskRegisterRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-visit", "s",
                              desk_record_get_id (desk_register_row_get_record (row)));
}

static void
on_filter (GtkWidget *widget, const char *action, GVariant *parameter)
{
  desk_register_view_focus_search (DESK_ALL_VISITS_PAGE (widget)->register_view);
}

static gboolean
desk_all_visits_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DESK_ALL_VISITS_PAGE (widget)->register_view));
}

static void
desk_all_visits_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DESK_TYPE_ALL_VISITS_PAGE);

  G_OBJECT_CLASS (desk_all_visits_page_parent_class)->dispose (object);
}

static void
desk_all_visits_page_class_init (DeskAllVisitsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_all_visits_page_dispose;
  widget_class->grab_focus = desk_all_visits_page_grab_focus;

  g_type_ensure (DESK_TYPE_REGISTER_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/front-desk/all-visits-page.ui");
  gtk_widget_class_bind_template_child_full (widget_class, "register", FALSE,
                                             G_STRUCT_OFFSET (DeskAllVisitsPage, register_view));
  gtk_widget_class_bind_template_callback (widget_class, on_opened);
  gtk_widget_class_install_action (widget_class, "place.filter", NULL, on_filter);
}

static void
desk_all_visits_page_init (DeskAllVisitsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * desk_all_visits_page_new:
 *
 * Returns: (transfer floating): the register, with the visits of today in view
 */
AdwNavigationPage *
desk_all_visits_page_new (DeskContext *context)
{
  DeskAllVisitsPage *self = g_object_new (DESK_TYPE_ALL_VISITS_PAGE, NULL);
  guint n_columns;
  const DeskRegisterColumn *columns = desk_visit_columns_list (&n_columns);

  desk_register_view_bind (self->register_view, context, "visit");
  desk_register_view_add_filter (self->register_view, "today", C_ ("visits", "Today"), columns, n_columns);
  desk_register_view_add_filter (self->register_view, "open", C_ ("visits", "Open"), columns, n_columns);
  desk_register_view_add_filter (self->register_view, "all", C_ ("visits", "All"), columns, n_columns);
  return ADW_NAVIGATION_PAGE (self);
}

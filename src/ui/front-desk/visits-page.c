// SPDX-License-Identifier: GPL-3.0-or-later
// The register of visits. What its rows say: visit-columns.c; one visit: visit-page.c.

#include "ui/front-desk/visits-page.h"

#include "model/visit-check.h"
#include "store/records.h"
#include "ui/front-desk/visit-columns.h"
#include "ui/notice.h"
#include "ui/officer-name.h"
#include "ui/page-loads.h"
#include "ui/page-opener.h"
#include "ui/widgets/page-title.h"
#include "ui/widgets/register-view.h"

#include <glib/gi18n-lib.h>

struct _DeskVisitsPage
{
  AdwNavigationPage parent_instance;

  DeskContext *context;
  GCancellable *cancellable;
  GHashTable *officers; /* id -> name */

  DeskRegisterView *register_view;
};

G_DEFINE_FINAL_TYPE (DeskVisitsPage, desk_visits_page, ADW_TYPE_NAVIGATION_PAGE)

static gpointer
load_officers (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return desk_records_load_all (database, "officer", cancellable, error);
}

static void
on_officers (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskVisitsPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) officers = desk_store_call_finish (DESK_STORE (source), result, &error);
  guint n_columns;
  const DeskRegisterColumn *columns = desk_visit_columns_list (&n_columns);

  if (officers == NULL)
    {
      desk_notice_show_error (GTK_WIDGET (self), error);
      return;
    }
  desk_officer_name_fill_table (self->officers, officers, desk_context_get_profile (self->context),
                                desk_context_get_language (self->context));

  desk_register_view_add_filter (self->register_view, "today", C_ ("visits", "Today"), columns, n_columns);
  desk_register_view_add_filter (self->register_view, "open", C_ ("visits", "Open"), columns, n_columns);
  desk_register_view_add_filter (self->register_view, "all", C_ ("visits", "All"), columns, n_columns);
}

static void
append_item (GMenu *menu, const char *label, const char *action, GVariant *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

/* A sealed visit can only be opened: there the purpose is asked for. */
static void
make_menu (DeskRegisterRow *row, DeskContext *context, GMenu *menu)
{
  const char *visit = desk_record_get_id (desk_register_row_get_record (row));
  DeskRecord *person = desk_register_row_get_person (row);

  if (desk_visit_is_sealed (DESK_VISIT (desk_register_row_get_record (row)),
                            desk_context_get_profile (context)))
    return;
  append_item (menu, _ ("Visit Slip…"), "win.print", g_variant_new ("(ss)", "visit-slip", visit));
  if (person == NULL)
    return;
  append_item (menu, _ ("Person"), "win.show-person", g_variant_new_string (desk_record_get_id (person)));
  append_item (menu, _ ("New Visit"), "win.new-visit", g_variant_new_string (desk_record_get_id (person)));
}

static void
on_opened (DeskVisitsPage *self, DeskRegisterRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-visit", "s",
                              desk_record_get_id (desk_register_row_get_record (row)));
}

static void
on_filter (GtkWidget *widget, const char *action, GVariant *parameter)
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

  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_VISITS_PAGE);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (desk_visits_page_parent_class)->dispose (object);
}

static void
desk_visits_page_finalize (GObject *object)
{
  DeskVisitsPage *self = DESK_VISITS_PAGE (object);

  g_object_unref (self->cancellable);
  g_hash_table_unref (self->officers);
  G_OBJECT_CLASS (desk_visits_page_parent_class)->finalize (object);
}

static void
desk_visits_page_class_init (DeskVisitsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = desk_visits_page_dispose;
  object_class->finalize = desk_visits_page_finalize;
  widget_class->grab_focus = desk_visits_page_grab_focus;

  g_type_ensure (DESK_TYPE_REGISTER_VIEW);
  g_type_ensure (DESK_TYPE_PAGE_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/front-desk/visits-page.ui");
  gtk_widget_class_bind_template_child_full (widget_class, "register", FALSE,
                                             G_STRUCT_OFFSET (DeskVisitsPage, register_view));
  gtk_widget_class_bind_template_callback (widget_class, on_opened);
  gtk_widget_class_install_action (widget_class, "place.filter", NULL, on_filter);
}

static void
desk_visits_page_init (DeskVisitsPage *self)
{
  self->cancellable = desk_page_loads_new (ADW_NAVIGATION_PAGE (self));
  self->officers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static AdwNavigationPage *
make_again (AdwNavigationPage *page)
{
  return desk_visits_page_new (DESK_VISITS_PAGE (page)->context);
}

static gboolean
remake (AdwNavigationPage *page, DeskPageRemade remade, gpointer data)
{
  return desk_page_remake_kept (page, NULL, make_again, remade, data);
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
  desk_page_set_remake (ADW_NAVIGATION_PAGE (self), remake);
  desk_register_view_bind (self->register_view, context, "visit", self->officers);
  desk_register_view_set_menu (self->register_view, make_menu);
  desk_store_call_async (desk_context_get_store (context), DESK_PRIORITY_TYPING, load_officers, NULL, NULL,
                         (GDestroyNotify)g_ptr_array_unref, self->cancellable, on_officers,
                         g_object_ref (self));
  return ADW_NAVIGATION_PAGE (self);
}

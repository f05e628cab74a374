// SPDX-License-Identifier: GPL-3.0-or-later
// Two people who may be one. How they are compared: person-comparison.c; what the decision writes: person-links.c.

#include "ui/people/pair-page.h"

#include "store/records.h"
#include "ui/notice.h"
#include "ui/page-loads.h"
#include "ui/page-opener.h"
#include "ui/people/person-comparison.h"
#include "ui/people/person-links.h"
#include "ui/widgets/page-title.h"

#include <glib/gi18n-lib.h>

struct _DeskPairPage
{
  AdwNavigationPage parent_instance;

  DeskContext *context;
  GCancellable *cancellable;
  DeskPerson *first;
  DeskPerson *second;

  GtkLabel *summary;
  GtkListBox *points;
  GtkWidget *who_may;
};

G_DEFINE_FINAL_TYPE (DeskPairPage, desk_pair_page, ADW_TYPE_NAVIGATION_PAGE)

static gpointer
load_pair (DeskDatabase *database, gpointer ids, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) pair = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < 2; i++)
    {
      DeskRecord *person = desk_records_load (database, "person", ((char **)ids)[i], error);

      if (person == NULL)
        return NULL;
      g_ptr_array_add (pair, person);
    }
  return g_steal_pointer (&pair);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskPairPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pair = desk_store_call_finish (DESK_STORE (source), result, &error);
  g_autoptr (GPtrArray) points = NULL;
  g_autofree char *summary = NULL;

  if (pair == NULL)
    {
      desk_notice_show_error (GTK_WIDGET (self), error);
      return;
    }
  self->first = g_object_ref (g_ptr_array_index (pair, 0));
  self->second = g_object_ref (g_ptr_array_index (pair, 1));
  points = desk_person_compare (self->first, self->second, self->context);
  summary = desk_comparison_summarize (points);
  gtk_label_set_label (self->summary, summary);
  for (guint i = 0; i < points->len; i++)
    gtk_list_box_append (self->points,
                         desk_comparison_make_row (g_ptr_array_index (points, i), C_ ("side", "first"),
                                                   C_ ("side", "second")));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.primary",
                                 desk_person_links_may_join (self->context));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.secondary", TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->points), GTK_DIR_TAB_FORWARD);
}

static void
leave (DeskPairPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "navigation.pop", NULL);
}

/* The notice belongs to the window: this page goes at once. */
static void
on_join (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskPairPage *self = DESK_PAIR_PAGE (widget);

  desk_person_links_join (GTK_WIDGET (gtk_widget_get_root (widget)), self->context, self->first,
                          self->second);
  leave (self);
}

static void
on_apart (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskPairPage *self = DESK_PAIR_PAGE (widget);

  desk_person_links_tell_apart (GTK_WIDGET (gtk_widget_get_root (widget)), self->context, self->first,
                                self->second);
  leave (self);
}

static void
desk_pair_page_dispose (GObject *object)
{
  DeskPairPage *self = DESK_PAIR_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_PAIR_PAGE);
  g_clear_object (&self->first);
  g_clear_object (&self->second);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (desk_pair_page_parent_class)->dispose (object);
}

static void
desk_pair_page_finalize (GObject *object)
{
  g_object_unref (DESK_PAIR_PAGE (object)->cancellable);
  G_OBJECT_CLASS (desk_pair_page_parent_class)->finalize (object);
}

static void
desk_pair_page_class_init (DeskPairPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_pair_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_pair_page_finalize;
  g_type_ensure (DESK_TYPE_PAGE_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dutydesk/DutyDesk/ui/people/pair-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskPairPage, summary);
  gtk_widget_class_bind_template_child (widget_class, DeskPairPage, points);
  gtk_widget_class_bind_template_child (widget_class, DeskPairPage, who_may);
  gtk_widget_class_install_action (widget_class, "form.primary", NULL, on_join);
  gtk_widget_class_install_action (widget_class, "form.secondary", NULL, on_apart);
}

static void
desk_pair_page_init (DeskPairPage *self)
{
  self->cancellable = desk_page_loads_new (ADW_NAVIGATION_PAGE (self));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.primary", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.secondary", FALSE);
}

static AdwNavigationPage *
make_again (AdwNavigationPage *page)
{
  DeskPairPage *self = DESK_PAIR_PAGE (page);

  return desk_pair_page_new (self->context, desk_record_get_id (DESK_RECORD (self->first)),
                             desk_record_get_id (DESK_RECORD (self->second)));
}

static gboolean
remake (AdwNavigationPage *page, DeskPageRemade remade, gpointer data)
{
  return DESK_PAIR_PAGE (page)->first != NULL && desk_page_remake_kept (page, NULL, make_again, remade, data);
}

/**
 * desk_pair_page_new:
 * @first: id of a person
 * @second: id of another
 *
 * Returns: (transfer floating): a page that asks whether they are one
 */
AdwNavigationPage *
desk_pair_page_new (DeskContext *context, const char *first, const char *second)
{
  DeskPairPage *self = g_object_new (DESK_TYPE_PAIR_PAGE, NULL);
  const char *ids[] = { first, second, NULL };

  self->context = g_object_ref (context);
  desk_page_set_remake (ADW_NAVIGATION_PAGE (self), remake);
  gtk_widget_set_visible (self->who_may, !desk_person_links_may_join (context));
  desk_store_call_async (desk_context_get_store (context), DESK_PRIORITY_TYPING, load_pair,
                         g_strdupv ((char **)ids), (GDestroyNotify)g_strfreev,
                         (GDestroyNotify)g_ptr_array_unref, self->cancellable, on_loaded,
                         g_object_ref (self));
  return ADW_NAVIGATION_PAGE (self);
}

// SPDX-License-Identifier: GPL-3.0-or-later
// The place of people. What its rows say: people-columns.c; one person: person-page.c; a pair: pair-page.c.

#include "ui/people/people-page.h"

#include "store/board.h"
#include "store/draft.h"
#include "ui/keys.h"
#include "ui/notice.h"
#include "ui/page-loads.h"
#include "ui/page-opener.h"
#include "ui/people/pair-page.h"
#include "ui/people/people-columns.h"
#include "ui/people/person-file.h"
#include "ui/people/person-page.h"
#include "ui/people/person-words.h"
#include "ui/people/unfinished-row.h"
#include "ui/widgets/page-title.h"
#include "ui/widgets/register-view.h"
#include "ui/widgets/search-button.h"

#include <glib/gi18n-lib.h>

struct _DeskPeoplePage
{
  AdwNavigationPage parent_instance;

  DeskContext *context;
  GCancellable *cancellable;
  guint count;

  DeskRegisterView *register_view;
  GtkListBox *drafts;
};

typedef enum
{
  PROP_COUNT = 1
} DeskPeoplePageProperty;

static GParamSpec *props[PROP_COUNT + 1];

G_DEFINE_FINAL_TYPE (DeskPeoplePage, desk_people_page, ADW_TYPE_NAVIGATION_PAGE)

static void
on_opened (DeskPeoplePage *self, DeskRegisterRow *row)
{
  const char *id = desk_record_get_id (desk_register_row_get_record (row));

  if (g_strcmp0 (desk_register_view_get_filter (self->register_view), "duplicates") == 0
      && desk_register_row_get_person (row) != NULL)
    desk_page_push (GTK_WIDGET (self),
                    desk_pair_page_new (self->context, id,
                                        desk_record_get_id (desk_register_row_get_person (row))));
  else
    desk_page_push (GTK_WIDGET (self), desk_person_page_new (self->context, id));
}

static void
make_menu (DeskRegisterRow *row, DeskContext *context, GMenu *menu)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (_ ("New Visit"), NULL);

  g_menu_item_set_action_and_target (item, "win.new-visit", "s",
                                     desk_record_get_id (desk_register_row_get_record (row)));
  g_menu_append_item (menu, item);
}

static void
on_new (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskPeoplePage *self = DESK_PEOPLE_PAGE (widget);

  desk_page_push (GTK_WIDGET (self), desk_person_page_new (self->context, NULL));
}

static void
on_filter (GtkWidget *widget, const char *action, GVariant *parameter)
{
  desk_register_view_focus_search (DESK_PEOPLE_PAGE (widget)->register_view);
}

static gpointer
count_board (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return desk_board_count (database, cancellable, error);
}

static void
on_counted (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskPeoplePage) self = data;
  g_autofree DeskBoardCounts *counts = desk_store_call_finish (DESK_STORE (source), result, NULL);

  if (counts == NULL || self->count == (guint)counts->doubles)
    return;
  self->count = (guint)counts->doubles;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COUNT]);
}

static gpointer
list_drafts (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return desk_draft_list (database, DESK_PERSON_DRAFT, error);
}

static void
on_drafts_listed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskPeoplePage) self = data;
  g_autoptr (GPtrArray) drafts = desk_store_call_finish (DESK_STORE (source), result, NULL);

  if (drafts == NULL)
    return;
  gtk_list_box_remove_all (self->drafts);
  for (guint i = 0; i < drafts->len; i++)
    gtk_list_box_append (self->drafts,
                         desk_unfinished_row_new (self->context, g_ptr_array_index (drafts, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->drafts), drafts->len > 0);
}

static void
refresh (DeskPeoplePage *self)
{
  DeskStore *store = desk_context_get_store (self->context);

  if (store == NULL)
    return;
  desk_store_call_async (store, DESK_PRIORITY_BACKGROUND, count_board, NULL, NULL, g_free, self->cancellable,
                         on_counted, g_object_ref (self));
  desk_store_call_async (store, DESK_PRIORITY_BACKGROUND, list_drafts, NULL, NULL,
                         (GDestroyNotify)g_ptr_array_unref, self->cancellable, on_drafts_listed,
                         g_object_ref (self));
}

static void
on_changed (DeskPeoplePage *self, const char *kind)
{
  if (g_str_equal (kind, "person"))
    refresh (self);
}

static void
on_draft_activated (DeskPeoplePage *self, GtkListBoxRow *row)
{
  const DeskDraft *draft = desk_unfinished_row_get_draft (DESK_UNFINISHED_ROW (row));

  desk_page_push (GTK_WIDGET (self), draft->record != NULL
                                         ? desk_person_page_new (self->context, draft->record)
                                         : desk_person_page_new_from_draft (self->context, draft));
}

/* Forms are begun and finished on the pages above this one. */
static void
desk_people_page_showing (AdwNavigationPage *page)
{
  refresh (DESK_PEOPLE_PAGE (page));
}

static gboolean
desk_people_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DESK_PEOPLE_PAGE (widget)->register_view));
}

static void
desk_people_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_COUNT)
    g_value_set_uint (value, DESK_PEOPLE_PAGE (object)->count);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
desk_people_page_dispose (GObject *object)
{
  DeskPeoplePage *self = DESK_PEOPLE_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_PEOPLE_PAGE);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (desk_people_page_parent_class)->dispose (object);
}

static void
desk_people_page_finalize (GObject *object)
{
  g_object_unref (DESK_PEOPLE_PAGE (object)->cancellable);
  G_OBJECT_CLASS (desk_people_page_parent_class)->finalize (object);
}

static void
desk_people_page_class_init (DeskPeoplePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = desk_people_page_get_property;
  object_class->dispose = desk_people_page_dispose;
  object_class->finalize = desk_people_page_finalize;
  widget_class->grab_focus = desk_people_page_grab_focus;
  ADW_NAVIGATION_PAGE_CLASS (klass)->showing = desk_people_page_showing;

  /**
   * DeskPeoplePage:count:
   * Pairs who may be one person and about whom nobody has decided.
   */
  props[PROP_COUNT] = g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  g_type_ensure (DESK_TYPE_REGISTER_VIEW);
  g_type_ensure (DESK_TYPE_SEARCH_BUTTON);
  g_type_ensure (DESK_TYPE_PAGE_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/people/people-page.ui");
  gtk_widget_class_bind_template_child_full (widget_class, "register", FALSE,
                                             G_STRUCT_OFFSET (DeskPeoplePage, register_view));
  gtk_widget_class_bind_template_child (widget_class, DeskPeoplePage, drafts);
  gtk_widget_class_bind_template_callback (widget_class, on_opened);
  gtk_widget_class_bind_template_callback (widget_class, on_draft_activated);
  gtk_widget_class_install_action (widget_class, "place.new", NULL, on_new);
  gtk_widget_class_install_action (widget_class, "place.filter", NULL, on_filter);
}

static void
desk_people_page_init (DeskPeoplePage *self)
{
  self->cancellable = desk_page_loads_new (ADW_NAVIGATION_PAGE (self));
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * desk_people_page_new:
 *
 * Returns: (transfer floating): the place of people
 */
AdwNavigationPage *
desk_people_page_new (DeskContext *context)
{
  DeskPeoplePage *self = g_object_new (DESK_TYPE_PEOPLE_PAGE, NULL);
  guint n_people, n_pairs;
  const DeskRegisterColumn *people = desk_people_columns_list (&n_people);
  const DeskRegisterColumn *pairs = desk_people_columns_list_pairs (&n_pairs);

  self->context = g_object_ref (context);
  desk_register_view_bind (self->register_view, context, "person", NULL);
  desk_register_view_set_menu (self->register_view, make_menu);
  desk_register_view_add_filter (self->register_view, "recent", C_ ("people", "Recent"), people, n_people);
  desk_register_view_add_filter (self->register_view, "duplicates", C_ ("people", "Duplicates"), pairs,
                                 n_pairs);
  desk_register_view_add_filter (self->register_view, "all", C_ ("people", "All"), people, n_people);
  if (desk_context_get_store (context) != NULL)
    g_signal_connect_object (desk_context_get_store (context), "changed", G_CALLBACK (on_changed), self,
                             G_CONNECT_SWAPPED);
  refresh (self);
  return ADW_NAVIGATION_PAGE (self);
}

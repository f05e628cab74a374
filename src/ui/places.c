// SPDX-License-Identifier: GPL-3.0-or-later
// The sidebar and the places. What a place shows is its own affair (front-desk/, statements/, people/).

#include "ui/places.h"

#include "ui/appointments/appointments-page.h"
#include "ui/appointments/expected-count.h"
#include "ui/front-desk/front-desk-page.h"
#include "ui/lost-documents/lost-documents-page.h"
#include "ui/lost-documents/match-watch.h"
#include "ui/notice.h"
#include "ui/officer-name.h"
#include "ui/page-opener.h"
#include "ui/people/people-page.h"
#include "ui/statements/statements-page.h"
#include "ui/sync/hq-chip.h"
#include "ui/widgets/late-menu.h"
#include "ui/widgets/page-title.h"
#include "ui/widgets/register-view.h"
#include "ui/widgets/spoken.h"

#include <glib/gi18n-lib.h>

/* How many records stay open under the page in view. Whoever opens one after the other from the search all day and never goes
 * back would have them all open: each more makes every action of the window slower to tell to those that show it. */
#define DEEPEST 8

/* A place that is there has a row here; the others come with their pages. */
static const DeskPlace table[] = {
  { "front-desk", N_ ("Front Desk"), "system-users-symbolic", desk_front_desk_page_new, NULL },
  { "statements", N_ ("Statements"), "document-edit-symbolic", desk_statements_page_new, NULL },
  { "lost-documents", N_ ("Lost Documents"), "auth-smartcard-symbolic", desk_lost_documents_page_new,
    desk_match_watch_new },
  { "appointments", N_ ("Appointments"), "x-office-calendar-symbolic", desk_appointments_page_new,
    desk_expected_count_new },
  { "people", N_ ("People"), "avatar-default-symbolic", desk_people_page_new, NULL },
  { NULL },
};

struct _DeskPlaces
{
  AdwBreakpointBin parent_instance;

  DeskContext *context;
  char *officer_name;
  char *officer_turned;
  GPtrArray *counts; /* what counts for the sidebar without a page */

  AdwNavigationSplitView *split_view;
  AdwNavigationPage *content;
  GtkStack *stack;
  GtkListBox *list;
  DeskHqChip *hq_chip;
  GtkMenuButton *menu_button;
  GMenuModel *main_menu;
  GtkMenuButton *officer_button;
  GMenuModel *officer_menu;
};

G_DEFINE_FINAL_TYPE (DeskPlaces, desk_places, ADW_TYPE_BREAKPOINT_BIN)

typedef enum
{
  PROP_CONTEXT = 1,
  PROP_OFFICER_NAME,
  PROP_OFFICER_TURNED,
  PROP_LAST = PROP_OFFICER_TURNED
} DeskPlacesProperty;

static GParamSpec *props[PROP_LAST + 1];

static void
on_count_changed (GObject *counted, GParamSpec *pspec, GtkListBoxRow *row)
{
  GtkLabel *label = g_object_get_data (G_OBJECT (row), "count");
  g_autofree char *text = NULL;
  guint count = 0;

  g_object_get (counted, "count", &count, NULL);
  text = g_strdup_printf ("%u", count);
  gtk_label_set_label (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), count > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  count > 0 ? text : "", -1);
}

static GtkWidget *
make_row (const DeskPlace *place)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (_ (place->title));
  GtkWidget *count = gtk_label_new (NULL);

  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (count, "dimmed");
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_set_visible (count, FALSE);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (place->icon));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  desk_spoken_hide (box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (place->title), -1);
  g_object_set_data (G_OBJECT (row), "place", (gpointer)place);
  g_object_set_data (G_OBJECT (row), "count", count);
  return row;
}

static GtkListBoxRow *
find_row (DeskPlaces *self, const char *id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      const DeskPlace *place = g_object_get_data (G_OBJECT (row), "place");
      if (g_str_equal (place->id, id))
        return row;
    }
  return NULL;
}

/* Shows in the sidebar what an object counts. */
static void
show_count (GObject *counted, GtkListBoxRow *row)
{
  g_signal_connect_object (counted, "notify::count", G_CALLBACK (on_count_changed), row, G_CONNECT_DEFAULT);
  on_count_changed (counted, NULL, row);
}

/* Builds a place: its page stack, with its count shown in the sidebar where it counts something. */
static void
add_place (DeskPlaces *self, GtkListBoxRow *row, const DeskPlace *place)
{
  GtkWidget *view = adw_navigation_view_new ();
  AdwNavigationPage *page = place->make_page (self->context);

  adw_navigation_page_set_tag (page, place->id);
  adw_navigation_view_add (ADW_NAVIGATION_VIEW (view), page);
  gtk_stack_add_named (self->stack, view, place->id);
  if (g_object_class_find_property (G_OBJECT_GET_CLASS (page), "count") != NULL)
    show_count (G_OBJECT (page), row);
}

static void
add_row (DeskPlaces *self, const DeskPlace *place)
{
  GtkWidget *row = make_row (place);

  gtk_list_box_append (self->list, row);
  if (place->make_count == NULL)
    return;
  g_ptr_array_add (self->counts, place->make_count (self->context, GTK_WIDGET (self)));
  show_count (g_ptr_array_index (self->counts, self->counts->len - 1), GTK_LIST_BOX_ROW (row));
}

static void
on_row_activated (DeskPlaces *self, GtkListBoxRow *row)
{
  const DeskPlace *place = g_object_get_data (G_OBJECT (row), "place");

  desk_places_show (self, place->id);
}

static void
on_place_shown (DeskPlaces *self)
{
  const char *id = desk_places_get_place (self);
  GtkListBoxRow *row = id != NULL ? find_row (self, id) : NULL;

  if (row == NULL)
    return;
  const DeskPlace *place = g_object_get_data (G_OBJECT (row), "place");
  gtk_list_box_select_row (self->list, row);
  adw_navigation_page_set_title (self->content, _ (place->title));
}

static void
on_officer_changed (DeskPlaces *self)
{
  DeskOfficer *officer = desk_context_get_officer (self->context);
  g_autofree char *name = NULL;
  g_autofree char *turned = NULL;

  if (officer == NULL)
    return;
  name = desk_officer_name_make (officer, desk_context_get_profile (self->context),
                                 desk_context_get_language (self->context));
  turned = desk_officer_name_turn (name);
  if (g_set_str (&self->officer_name, name))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_OFFICER_NAME]);
  if (g_set_str (&self->officer_turned, turned))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_OFFICER_TURNED]);
}

static void
desk_places_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DeskPlaces *self = DESK_PLACES (object);

  switch ((DeskPlacesProperty)id)
    {
    case PROP_OFFICER_NAME:
      g_value_set_string (value, self->officer_name);
      break;
    case PROP_OFFICER_TURNED:
      g_value_set_string (value, self->officer_turned);
      break;
    case PROP_CONTEXT:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
desk_places_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DeskPlaces *self = DESK_PLACES (object);

  switch ((DeskPlacesProperty)id)
    {
    case PROP_CONTEXT:
      self->context = g_value_dup_object (value);
      break;
    case PROP_OFFICER_NAME:
    case PROP_OFFICER_TURNED:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
desk_places_constructed (GObject *object)
{
  DeskPlaces *self = DESK_PLACES (object);
  guint n_places;
  const DeskPlace *places = desk_places_list (&n_places);

  G_OBJECT_CLASS (desk_places_parent_class)->constructed (object);

  for (guint i = 0; i < n_places; i++)
    add_row (self, &places[i]);
  g_signal_connect_object (self->context, "notify::officer", G_CALLBACK (on_officer_changed), self,
                           G_CONNECT_SWAPPED);
  on_officer_changed (self);
  desk_hq_chip_bind (self->hq_chip, self->context);
  if (n_places > 0)
    desk_places_show (self, places[0].id);
}

static DeskRegisterView *
find_register (GtkWidget *widget)
{
  DeskRegisterView *found = NULL;

  if (DESK_IS_REGISTER_VIEW (widget))
    return DESK_REGISTER_VIEW (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_register (child);
  return found;
}

/* The record in view makes place for the one below or above it in the register that lies under it. */
static void
on_step (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskPlaces *self = DESK_PLACES (widget);
  AdwNavigationView *view = ADW_NAVIGATION_VIEW (gtk_stack_get_visible_child (self->stack));
  AdwNavigationPage *below =
      adw_navigation_view_get_previous_page (view, adw_navigation_view_get_visible_page (view));
  DeskRegisterView *rows = below != NULL ? find_register (GTK_WIDGET (below)) : NULL;
  guint position;

  if (rows == NULL)
    return;
  if (!desk_register_view_find_next (rows, g_str_equal (action, "record.next") ? 1 : -1, &position))
    {
      desk_notice_show (widget, _ ("There is no further record in the list"));
      return;
    }
  adw_navigation_view_set_animate_transitions (view, FALSE);
  adw_navigation_view_pop (view);
  desk_register_view_open (rows, position);
  adw_navigation_view_set_animate_transitions (view, TRUE);
}

static void
desk_places_dispose (GObject *object)
{
  DeskPlaces *self = DESK_PLACES (object);

  /* The template would let go of it behind the parent class's back. */
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (self), NULL);
  g_ptr_array_set_size (self->counts, 0);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_PLACES);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (desk_places_parent_class)->dispose (object);
}

static void
desk_places_finalize (GObject *object)
{
  g_ptr_array_unref (DESK_PLACES (object)->counts);
  g_free (DESK_PLACES (object)->officer_name);
  g_free (DESK_PLACES (object)->officer_turned);

  G_OBJECT_CLASS (desk_places_parent_class)->finalize (object);
}

static void
desk_places_class_init (DeskPlacesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = desk_places_get_property;
  object_class->set_property = desk_places_set_property;
  object_class->constructed = desk_places_constructed;
  object_class->dispose = desk_places_dispose;
  object_class->finalize = desk_places_finalize;

  props[PROP_CONTEXT] =
      g_param_spec_object ("context", NULL, NULL, DESK_TYPE_CONTEXT,
                           G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  props[PROP_OFFICER_NAME] =
      g_param_spec_string ("officer-name", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_OFFICER_TURNED] =
      g_param_spec_string ("officer-turned", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  g_type_ensure (DESK_TYPE_HQ_CHIP);
  g_type_ensure (DESK_TYPE_PAGE_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dutydesk/DutyDesk/ui/places.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskPlaces, split_view);
  gtk_widget_class_bind_template_child (widget_class, DeskPlaces, content);
  gtk_widget_class_bind_template_child (widget_class, DeskPlaces, stack);
  gtk_widget_class_bind_template_child (widget_class, DeskPlaces, list);
  gtk_widget_class_bind_template_child (widget_class, DeskPlaces, hq_chip);
  gtk_widget_class_bind_template_child (widget_class, DeskPlaces, menu_button);
  gtk_widget_class_bind_template_child (widget_class, DeskPlaces, main_menu);
  gtk_widget_class_bind_template_child (widget_class, DeskPlaces, officer_button);
  gtk_widget_class_bind_template_child (widget_class, DeskPlaces, officer_menu);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_place_shown);
  gtk_widget_class_install_action (widget_class, "record.next", NULL, on_step);
  gtk_widget_class_install_action (widget_class, "record.previous", NULL, on_step);
}

static void
desk_places_init (DeskPlaces *self)
{
  self->counts = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  desk_spoken_keep_choice (self->list);
  desk_late_menu_set (self->menu_button, self->main_menu);
  desk_late_menu_set (self->officer_button, self->officer_menu);
}

/**
 * desk_places_list:
 *
 * Returns: (transfer none) (array length=n_places): the places there are
 */
const DeskPlace *
desk_places_list (guint *n_places)
{
  *n_places = G_N_ELEMENTS (table) - 1;
  return table;
}

/**
 * desk_places_new:
 *
 * Returns: (transfer full): the places, with the first one in view
 */
DeskPlaces *
desk_places_new (DeskContext *context)
{
  return g_object_new (DESK_TYPE_PLACES, "context", context, NULL);
}

/**
 * desk_places_show:
 * @place: id of a place
 *
 * Goes to a place, with the focus at its entry point.
 *
 * Returns: whether there is such a place
 */
gboolean
desk_places_show (DeskPlaces *self, const char *place)
{
  GtkListBoxRow *row = find_row (self, place);

  if (row == NULL)
    return FALSE;
  if (gtk_stack_get_child_by_name (self->stack, place) == NULL)
    add_place (self, row, g_object_get_data (G_OBJECT (row), "place"));
  gtk_stack_set_visible_child_name (self->stack, place);
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (desk_places_get_page (self)));
  return TRUE;
}

/**
 * desk_places_get_place:
 *
 * Returns: (transfer none) (nullable): id of the place in view
 */
const char *
desk_places_get_place (DeskPlaces *self)
{
  return gtk_stack_get_visible_child_name (self->stack);
}

/**
 * desk_places_get_page:
 *
 * Returns: (transfer none) (nullable): the page in view of the place in view
 */
AdwNavigationPage *
desk_places_get_page (DeskPlaces *self)
{
  GtkWidget *view = gtk_stack_get_visible_child (self->stack);

  return view != NULL ? adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (view)) : NULL;
}

/**
 * desk_places_list_pages:
 *
 * Returns: (transfer full) (nullable): the pages of the place in view, the one that is seen first
 */
GListModel *
desk_places_list_pages (DeskPlaces *self)
{
  GtkWidget *view = gtk_stack_get_visible_child (self->stack);

  return view != NULL ? adw_navigation_view_get_navigation_stack (ADW_NAVIGATION_VIEW (view)) : NULL;
}

/**
 * desk_places_get_root_page:
 *
 * Returns: (transfer none) (nullable): the page a place begins with, NULL as long as the place was not opened
 */
AdwNavigationPage *
desk_places_get_root_page (DeskPlaces *self, const char *place)
{
  GtkWidget *view = gtk_stack_get_child_by_name (self->stack, place);

  return view != NULL ? adw_navigation_view_find_page (ADW_NAVIGATION_VIEW (view), place) : NULL;
}

/**
 * desk_places_show_root:
 *
 * Goes to a place and back to the page it begins with.
 *
 * Returns: whether there is such a place
 */
gboolean
desk_places_show_root (DeskPlaces *self, const char *place)
{
  AdwNavigationPage *page;

  if (!desk_places_show (self, place))
    return FALSE;
  page = desk_places_get_root_page (self, place);
  if (page != NULL)
    adw_navigation_view_pop_to_page (ADW_NAVIGATION_VIEW (gtk_stack_get_visible_child (self->stack)), page);
  return TRUE;
}

/* Whether a page of the stack gives way to one that comes on top: it shows the same, or the oldest of many records. Forms stay;
 * what is typed about a person is in its draft since the page was covered. */
static gboolean
gives_way (AdwNavigationPage *page, const char *coming, guint *n_records)
{
  g_autofree char *opener = desk_page_dup_opener (page);

  if (opener == NULL)
    return FALSE;
  if (g_strcmp0 (opener, coming) == 0)
    return TRUE;
  return ++*n_records > DEEPEST;
}

static void
make_room (AdwNavigationView *view, AdwNavigationPage *coming)
{
  g_autoptr (GListModel) stack = adw_navigation_view_get_navigation_stack (view);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  g_autofree char *opener = desk_page_dup_opener (coming);
  guint n = g_list_model_get_n_items (stack), n_records = 0;

  for (guint i = n; i > 0; i--)
    {
      g_autoptr (AdwNavigationPage) page = g_list_model_get_item (stack, i - 1);

      if (!gives_way (page, opener, &n_records))
        g_ptr_array_insert (kept, 0, page); /* the view holds it */
    }
  if (kept->len < n)
    adw_navigation_view_replace (view, (AdwNavigationPage **)kept->pdata, (int)kept->len);
}

/**
 * desk_places_push:
 * @page: (transfer floating): a page that was just made
 *
 * Puts a page on top of the place in view; Esc and Alt+Left lead back, over the last few records.
 */
void
desk_places_push (DeskPlaces *self, AdwNavigationPage *page)
{
  AdwNavigationView *view = ADW_NAVIGATION_VIEW (gtk_stack_get_visible_child (self->stack));

  make_room (view, page);
  adw_navigation_view_push (view, page);
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
}

/**
 * desk_places_toggle_sidebar:
 * In a narrow window shows the sidebar instead of the place or the other way round, else moves the focus to it.
 */
void
desk_places_toggle_sidebar (DeskPlaces *self)
{
  if (adw_navigation_split_view_get_collapsed (self->split_view))
    adw_navigation_split_view_set_show_content (self->split_view,
                                                !adw_navigation_split_view_get_show_content (
                                                    self->split_view));
  else
    gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

/**
 * desk_places_open_menu:
 * Opens the main menu.
 */
void
desk_places_open_menu (DeskPlaces *self)
{
  if (adw_navigation_split_view_get_collapsed (self->split_view))
    adw_navigation_split_view_set_show_content (self->split_view, FALSE);
  gtk_menu_button_popup (self->menu_button);
}

// SPDX-License-Identifier: GPL-3.0-or-later
// The Front desk: lays out entry, board and visit, and leads the focus between them. What may be done with a visitor is
// in front-desk-actions.c.

#include "ui/front-desk/front-desk-page.h"

#include "model/booked-visit.h"
#include "ui/front-desk/entry.h"
#include "ui/front-desk/expected-pane.h"
#include "ui/front-desk/favourites.h"
#include "ui/front-desk/front-desk-private.h"
#include "ui/front-desk/visitor-words.h"
#include "ui/widgets/late-menu.h"
#include "ui/widgets/page-title.h"
#include "ui/widgets/search-button.h"

#include <glib/gi18n-lib.h>

struct _DeskFrontDeskPage
{
  AdwNavigationPage parent_instance;

  DeskContext *context;
  DeskBoardModel *board;
  DeskVisitActs *acts;
  guint tick_source;
  char **favourites; /* topics that one digit chooses, once they are found */
  char *asking;      /* id of a visit that was meant to be recorded as finished and lacks something */
  gboolean going;    /* whoever comes into focus next was just admitted to be served: the focus goes along */
  gboolean chosen;   /* somebody was brought into focus since the page was made */
  guint count;

  AdwToolbarView *toolbar_view;
  DeskPageTitle *window_title;
  GtkWidget *search;
  GtkWidget *all_visits;
  GtkMenuButton *more;
  GMenuModel *page_menu;
  DeskEntry *entry;
  AdwNavigationSplitView *split_view;
  DeskBoardView *board_view;
  AdwNavigationPage *visit_page;
  GtkWidget *visit_header;
  GtkStack *visit_stack;
  DeskVisitPane *visit_pane;       /* made for the first visitor who is looked at */
  DeskExpectedPane *expected_pane; /* made for the first one who is booked and looked at */
  DeskMatches *matches;
};

typedef enum
{
  PROP_COUNT = 1
} DeskFrontDeskPageProperty;

static GParamSpec *props[PROP_COUNT + 1];

G_DEFINE_FINAL_TYPE (DeskFrontDeskPage, desk_front_desk_page, ADW_TYPE_NAVIGATION_PAGE)

static void
show_narrow (DeskFrontDeskPage *self)
{
  gboolean collapsed = adw_navigation_split_view_get_collapsed (self->split_view);
  gboolean visit = collapsed && adw_navigation_split_view_get_show_content (self->split_view);

  gtk_widget_set_visible (self->visit_header, collapsed);
  adw_toolbar_view_set_reveal_top_bars (self->toolbar_view, !visit);
  gtk_widget_set_visible (GTK_WIDGET (self->entry), !visit); /* a bar that is not revealed keeps the focus */
}

static void
narrowed (DeskFrontDeskPage *self)
{
  adw_navigation_split_view_set_collapsed (self->split_view, TRUE);
  desk_entry_set_narrow (self->entry, TRUE);
  desk_board_view_set_narrow (self->board_view, TRUE);
  gtk_widget_set_visible (self->all_visits, FALSE);
  gtk_widget_set_visible (self->search, FALSE);
  show_narrow (self);
}

static void
widened (DeskFrontDeskPage *self)
{
  adw_navigation_split_view_set_collapsed (self->split_view, FALSE);
  desk_entry_set_narrow (self->entry, FALSE);
  desk_board_view_set_narrow (self->board_view, FALSE);
  gtk_widget_set_visible (self->all_visits, TRUE);
  gtk_widget_set_visible (self->search, TRUE);
  show_narrow (self);
}

static void
content_shown (DeskFrontDeskPage *self)
{
  if (self->split_view != NULL)
    show_narrow (self);
}

static void
show_visit_title (DeskFrontDeskPage *self)
{
  DeskVisitor *visitor = desk_front_desk_page_get_visitor (self);
  g_autofree char *number =
      visitor != NULL ? desk_visitor_make_number (desk_visitor_get_visit (visitor)) : NULL;
  const char *title = desk_front_desk_page_get_expected (self) != NULL ? _ ("Appointment") : _ ("Visit");

  adw_navigation_page_set_title (self->visit_page, number != NULL && *number != '\0' ? number : title);
}

static void
show_expected (DeskFrontDeskPage *self, DeskVisitor *visitor)
{
  if (self->expected_pane == NULL && visitor == NULL)
    return;
  if (self->expected_pane == NULL)
    {
      self->expected_pane = g_object_new (DESK_TYPE_EXPECTED_PANE, NULL);
      gtk_stack_add_named (self->visit_stack, GTK_WIDGET (self->expected_pane), "expected");
    }
  desk_expected_pane_set_visitor (self->expected_pane, self->context, visitor);
}

static void
show_visitor (DeskFrontDeskPage *self, DeskVisitor *visitor)
{
  gboolean here = visitor != NULL && desk_visitor_is_here (visitor);

  if (here)
    desk_visit_pane_set_visitor (desk_front_desk_page_get_pane (self), visitor);
  else if (self->visit_pane != NULL)
    desk_visit_pane_set_visitor (self->visit_pane, NULL);
  show_expected (self, visitor != NULL && !here ? visitor : NULL);
  gtk_stack_set_visible_child_name (self->visit_stack, here              ? "visit"
                                                       : visitor != NULL ? "expected"
                                                                         : "nobody");
}

static void
selected (DeskFrontDeskPage *self)
{
  DeskVisitor *shown = desk_front_desk_page_get_visitor (self);
  DeskVisitor *visitor = desk_board_view_get_selected (self->board_view);

  /* Whoever leaves the board for a moment (a section is folded up) stays in view. */
  if (visitor == NULL && shown != NULL
      && desk_board_model_find (self->board, desk_visitor_get_id (shown)) != NULL)
    return;
  show_visitor (self, visitor);
  self->chosen = self->chosen || visitor != NULL;
  show_visit_title (self);
  desk_front_desk_update_actions (self);
  if (visitor != NULL && g_strcmp0 (self->asking, desk_visitor_get_id (visitor)) == 0)
    {
      g_clear_pointer (&self->asking, g_free);
      desk_front_desk_page_show_pane (self);
      desk_visit_pane_finish (self->visit_pane);
    }
  else if (visitor != NULL && self->going)
    {
      self->going = FALSE;
      desk_front_desk_page_show_pane (self);
    }
}

static void
row_activated (DeskFrontDeskPage *self)
{
  DeskVisitor *visitor = desk_board_view_get_selected (self->board_view);

  if (visitor != NULL)
    desk_front_desk_advance (self, visitor);
}

/* Where the visit is another page, a click leads there. */
static void
row_clicked (DeskFrontDeskPage *self)
{
  if (adw_navigation_split_view_get_collapsed (self->split_view))
    desk_front_desk_page_show_pane (self);
}

static void
board_loaded (DeskFrontDeskPage *self)
{
  DeskVisitor *serving = desk_board_model_find_served_here (self->board);
  guint count = desk_board_model_count (self->board, DESK_SECTION_WAITING);

  if (!self->chosen && serving != NULL)
    desk_board_view_select (self->board_view, desk_visitor_get_id (serving));
  self->chosen = TRUE;
  if (count != self->count)
    {
      self->count = count;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COUNT]);
    }
  desk_front_desk_update_actions (self);
}

static void
admitted (DeskFrontDeskPage *self, const char *id, const char *state, gboolean has_outcome)
{
  if (g_str_equal (state, "serving"))
    {
      g_set_str (&self->asking, has_outcome ? id : NULL);
      self->going = !has_outcome;
      desk_board_view_select (self->board_view, id);
    }
  else if (g_str_equal (state, "waiting"))
    desk_front_desk_page_offer_ticket (self, id);
}

/* Chosen in "Who came?". */
static void
expected_chosen (DeskFrontDeskPage *self, const char *id)
{
  DeskVisitor *visitor = desk_board_model_find (self->board, id);

  if (visitor != NULL)
    desk_front_desk_check_in (self, visitor);
}

static void
visit_chosen (DeskFrontDeskPage *self, const char *id)
{
  if (!desk_front_desk_page_show_visit (self, id))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-visit", "s", id);
}

/* Whoever receives people on appointment writes down what came of it, before anybody else is called. */
static gboolean
ask_result (DeskFrontDeskPage *self)
{
  DeskVisitor *visitor = desk_front_desk_page_get_visitor (self);
  DeskAppointment *appointment = visitor != NULL ? desk_visitor_get_appointment (visitor) : NULL;

  if (appointment == NULL || desk_visitor_get_reception (visitor) == NULL
      || !desk_booked_visit_lacks_result (appointment, desk_visitor_get_reception (visitor),
                                          desk_context_get_profile (self->context)))
    return FALSE;
  return gtk_widget_activate_action (GTK_WIDGET (self), "win.appointment-result", "s",
                                     desk_record_get_id (DESK_RECORD (appointment)));
}

static void
finished (DeskFrontDeskPage *self)
{
  adw_navigation_split_view_set_show_content (self->split_view, FALSE);
  if (ask_result (self))
    return;
  if (desk_board_model_find_next (self->board) == NULL || !desk_front_desk_call_next (self))
    {
      desk_board_view_select (self->board_view, NULL);
      gtk_widget_grab_focus (GTK_WIDGET (self->entry));
    }
}

static gboolean
key_pressed (DeskFrontDeskPage *self, guint keyval, guint keycode, GdkModifierType state,
             GtkEventControllerKey *controller)
{
  gunichar letter = gdk_keyval_to_unicode (keyval);

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK)) != 0
      || !g_unichar_isgraph (letter))
    return GDK_EVENT_PROPAGATE;
  return desk_entry_take_key (self->entry, controller);
}

static gboolean tick (gpointer user_data);

/* The next tick comes with the next minute of the wall clock. */
static void
schedule_tick (DeskFrontDeskPage *self)
{
  guint left = 60 - (guint)(g_get_real_time () / G_USEC_PER_SEC % 60);

  self->tick_source = g_timeout_add_seconds (left, tick, self);
}

static gboolean
tick (gpointer user_data)
{
  DeskFrontDeskPage *self = user_data;

  desk_board_model_tick (self->board);
  if (self->visit_pane != NULL)
    desk_visit_pane_tick (self->visit_pane);
  schedule_tick (self);
  return G_SOURCE_REMOVE;
}

static void
show_station (DeskFrontDeskPage *self)
{
  DeskRecord *station = DESK_RECORD (desk_context_get_station (self->context));
  DeskStore *store = desk_context_get_store (self->context);
  const char *name = station != NULL ? desk_record_get_text (station, DESK_STATION_NAME) : NULL;
  g_autofree char *subtitle = NULL;

  if (name != NULL && store != NULL)
    subtitle = g_strdup_printf ("%s · %s", name, desk_store_get_desk (store));
  desk_page_title_set_subtitle (self->window_title, subtitle != NULL ? subtitle : "");
  desk_entry_renew_rooms (self->entry);
}

static void
favourites_found (const char *const *topics, gpointer data)
{
  g_autoptr (DeskFrontDeskPage) self = data;

  if (self->entry == NULL)
    return;
  desk_entry_set_favourites (self->entry, topics);
  if (self->visit_pane != NULL)
    desk_visit_pane_set_favourites (self->visit_pane, topics);
  g_strfreev (self->favourites);
  self->favourites = g_strdupv ((char **)topics);
}

static gboolean
desk_front_desk_page_grab_focus (GtkWidget *widget)
{
  DeskFrontDeskPage *self = DESK_FRONT_DESK_PAGE (widget);

  if (gtk_widget_get_visible (GTK_WIDGET (self->entry)))
    return gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  return gtk_widget_child_focus (GTK_WIDGET (self->visit_stack), GTK_DIR_TAB_FORWARD);
}

static void
desk_front_desk_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  g_value_set_uint (value, DESK_FRONT_DESK_PAGE (object)->count);
}

static void
desk_front_desk_page_dispose (GObject *object)
{
  DeskFrontDeskPage *self = DESK_FRONT_DESK_PAGE (object);

  g_clear_handle_id (&self->tick_source, g_source_remove);
  g_clear_pointer (&self->asking, g_free);
  g_clear_pointer (&self->favourites, g_strfreev);
  if (self->visit_pane != NULL)
    desk_visit_pane_set_visitor (self->visit_pane, NULL);
  self->visit_pane = NULL;
  self->expected_pane = NULL;
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_FRONT_DESK_PAGE);
  g_clear_object (&self->acts);
  g_clear_object (&self->board);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (desk_front_desk_page_parent_class)->dispose (object);
}

static void
desk_front_desk_page_class_init (DeskFrontDeskPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->get_property = desk_front_desk_page_get_property;
  G_OBJECT_CLASS (klass)->dispose = desk_front_desk_page_dispose;
  widget_class->grab_focus = desk_front_desk_page_grab_focus;

  /**
   * DeskFrontDeskPage:count:
   * How many visitors wait.
   */
  props[PROP_COUNT] = g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), G_N_ELEMENTS (props), props);

  g_type_ensure (DESK_TYPE_BOARD_VIEW);
  g_type_ensure (DESK_TYPE_ENTRY);
  g_type_ensure (DESK_TYPE_MATCHES);
  g_type_ensure (DESK_TYPE_PAGE_TITLE);
  g_type_ensure (DESK_TYPE_SEARCH_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/front-desk/front-desk-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskFrontDeskPage, toolbar_view);
  gtk_widget_class_bind_template_child (widget_class, DeskFrontDeskPage, window_title);
  gtk_widget_class_bind_template_child (widget_class, DeskFrontDeskPage, search);
  gtk_widget_class_bind_template_child (widget_class, DeskFrontDeskPage, all_visits);
  gtk_widget_class_bind_template_child (widget_class, DeskFrontDeskPage, more);
  gtk_widget_class_bind_template_child (widget_class, DeskFrontDeskPage, page_menu);
  gtk_widget_class_bind_template_child (widget_class, DeskFrontDeskPage, entry);
  gtk_widget_class_bind_template_child (widget_class, DeskFrontDeskPage, split_view);
  gtk_widget_class_bind_template_child (widget_class, DeskFrontDeskPage, board_view);
  gtk_widget_class_bind_template_child (widget_class, DeskFrontDeskPage, visit_page);
  gtk_widget_class_bind_template_child (widget_class, DeskFrontDeskPage, visit_header);
  gtk_widget_class_bind_template_child (widget_class, DeskFrontDeskPage, visit_stack);
  gtk_widget_class_bind_template_child (widget_class, DeskFrontDeskPage, matches);
  gtk_widget_class_bind_template_callback (widget_class, narrowed);
  gtk_widget_class_bind_template_callback (widget_class, widened);
  gtk_widget_class_bind_template_callback (widget_class, content_shown);

  desk_front_desk_install_actions (widget_class);
}

static void
desk_front_desk_page_init (DeskFrontDeskPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  desk_late_menu_set (self->more, self->page_menu);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* What there is to show comes with the officer. */
static void
bind (DeskFrontDeskPage *self)
{
  DeskContext *context = self->context;

  self->acts = desk_visit_acts_new (context, self->board, GTK_WIDGET (self));
  desk_board_view_bind (self->board_view, context, self->board);
  desk_entry_bind (self->entry, context, self->acts, self->board, self->matches);
  desk_favourites_find (context, favourites_found, g_object_ref (self));

  g_signal_connect_object (self->board, "loaded", G_CALLBACK (board_loaded), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->board, "items-changed", G_CALLBACK (desk_front_desk_update_actions), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->board, "sections-changed", G_CALLBACK (desk_front_desk_update_actions), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->board_view, "notify::selected", G_CALLBACK (selected), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->board_view, "row-clicked", G_CALLBACK (row_clicked), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->board_view, "row-activated", G_CALLBACK (row_activated), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "admitted", G_CALLBACK (admitted), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "visit-chosen", G_CALLBACK (visit_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "expected-chosen", G_CALLBACK (expected_chosen), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::station", G_CALLBACK (show_station), self, G_CONNECT_SWAPPED);
  show_station (self);
  desk_front_desk_update_actions (self);
  schedule_tick (self);
}

static void
officer_changed (DeskFrontDeskPage *self)
{
  if (self->acts != NULL)
    desk_front_desk_update_actions (self);
  else if (desk_context_get_officer (self->context) != NULL)
    bind (self);
}

/**
 * desk_front_desk_page_new:
 * @context: of the desk; nothing is shown, and nothing may be asked of the page, before an officer is signed in
 *
 * Returns: (transfer floating): the Front desk
 */
AdwNavigationPage *
desk_front_desk_page_new (DeskContext *context)
{
  /* The worker reads the board while the page is being built, or as soon as there is a store. */
  DeskBoardModel *board = desk_board_model_new (context);
  DeskFrontDeskPage *self = g_object_new (DESK_TYPE_FRONT_DESK_PAGE, NULL);

  self->context = g_object_ref (context);
  self->board = board;
  g_signal_connect_object (context, "notify::officer", G_CALLBACK (officer_changed), self, G_CONNECT_SWAPPED);
  if (desk_context_get_officer (context) != NULL)
    bind (self);
  return ADW_NAVIGATION_PAGE (self);
}

/**
 * desk_front_desk_page_show_visit:
 * @id: id of a visit
 *
 * Brings a visitor into focus.
 *
 * Returns: whether the visit is on the board
 */
gboolean
desk_front_desk_page_show_visit (DeskFrontDeskPage *self, const char *id)
{
  if (desk_board_model_find (self->board, id) == NULL)
    return FALSE;
  if (desk_board_model_find_position (self->board, id) == GTK_INVALID_LIST_POSITION)
    desk_board_model_set_expanded (self->board, TRUE);
  desk_front_desk_page_focus_board (self, id);
  return TRUE;
}

/**
 * desk_front_desk_page_begin_visit:
 * @person: a known person who came
 *
 * Puts a person into the entry, as if found there.
 */
void
desk_front_desk_page_begin_visit (DeskFrontDeskPage *self, DeskPerson *person)
{
  adw_navigation_split_view_set_show_content (self->split_view, FALSE);
  desk_entry_set_person (self->entry, person);
}

/* ---- for front-desk-actions.c and front-desk-questions.c ---- */

/**
 * desk_front_desk_page_get_context:
 *
 * Returns: (transfer none): the context
 */
DeskContext *
desk_front_desk_page_get_context (DeskFrontDeskPage *self)
{
  return self->context;
}

/**
 * desk_front_desk_page_get_acts:
 *
 * Returns: (transfer none): what saves the acts
 */
DeskVisitActs *
desk_front_desk_page_get_acts (DeskFrontDeskPage *self)
{
  return self->acts;
}

/**
 * desk_front_desk_page_get_board:
 *
 * Returns: (transfer none): who is there
 */
DeskBoardModel *
desk_front_desk_page_get_board (DeskFrontDeskPage *self)
{
  return self->board;
}

/**
 * desk_front_desk_page_get_pane:
 *
 * Returns: (transfer none): the form with the visit in focus
 */
DeskVisitPane *
desk_front_desk_page_get_pane (DeskFrontDeskPage *self)
{
  if (self->visit_pane == NULL)
    {
      self->visit_pane = g_object_new (DESK_TYPE_VISIT_PANE, NULL);
      desk_visit_pane_bind (self->visit_pane, self->context, self->acts, self->board);
      if (self->favourites != NULL)
        desk_visit_pane_set_favourites (self->visit_pane, (const char *const *)self->favourites);
      g_signal_connect_object (self->visit_pane, "finished", G_CALLBACK (finished), self, G_CONNECT_SWAPPED);
      gtk_stack_add_named (self->visit_stack, GTK_WIDGET (self->visit_pane), "visit");
    }
  return self->visit_pane;
}

/**
 * desk_front_desk_page_get_visitor:
 *
 * Returns: (transfer none) (nullable): the visitor in focus
 */
DeskVisitor *
desk_front_desk_page_get_visitor (DeskFrontDeskPage *self)
{
  return self->visit_pane != NULL ? desk_visit_pane_get_visitor (self->visit_pane) : NULL;
}

/**
 * desk_front_desk_page_get_expected:
 *
 * Returns: (transfer none) (nullable): who is in focus, booked and not here
 */
DeskVisitor *
desk_front_desk_page_get_expected (DeskFrontDeskPage *self)
{
  return self->expected_pane != NULL ? desk_expected_pane_get_visitor (self->expected_pane) : NULL;
}

/**
 * desk_front_desk_page_check_in:
 * @appointment: id of an appointment
 *
 * Checks in somebody who is expected today.
 *
 * Returns: FALSE where nobody with that appointment is expected
 */
gboolean
desk_front_desk_page_check_in (DeskFrontDeskPage *self, const char *appointment)
{
  DeskVisitor *visitor = desk_board_model_find (self->board, appointment);

  if (visitor == NULL || desk_visitor_is_here (visitor))
    return FALSE;
  desk_front_desk_check_in (self, visitor);
  return TRUE;
}

/**
 * desk_front_desk_page_begin_check_in:
 * Limits "Who came?" to people who are booked for today.
 */
void
desk_front_desk_page_begin_check_in (DeskFrontDeskPage *self)
{
  adw_navigation_split_view_set_show_content (self->split_view, FALSE);
  desk_entry_begin_check_in (self->entry);
}

/**
 * desk_front_desk_page_offer_ticket:
 * @id: id of a visit that was just put into the queue
 *
 * Shows the ticket, where the station gives out numbers.
 */
void
desk_front_desk_page_offer_ticket (DeskFrontDeskPage *self, const char *id)
{
  DeskRecord *station = DESK_RECORD (desk_context_get_station (self->context));

  if (desk_record_get_boolean (station, DESK_STATION_QUEUE_NUMBERS)
      && !desk_record_get_boolean (station, DESK_STATION_LOW_VOLUME))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.print", "(ss)", "queue-ticket", id);
}

/**
 * desk_front_desk_page_get_edited:
 *
 * Returns: (transfer none) (nullable): the visit in the form; what is changed in it is saved
 */
DeskVisit *
desk_front_desk_page_get_edited (DeskFrontDeskPage *self)
{
  return self->visit_pane != NULL && desk_visit_pane_is_editable (self->visit_pane)
             ? desk_visit_pane_get_visit (self->visit_pane)
             : NULL;
}

/**
 * desk_front_desk_page_show_pane:
 * Goes to the visit in focus.
 */
void
desk_front_desk_page_show_pane (DeskFrontDeskPage *self)
{
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
  if (self->visit_pane != NULL)
    desk_visit_pane_focus (self->visit_pane);
}

/**
 * desk_front_desk_page_focus_board:
 * @id: id of a visit
 *
 * Goes to a row of the board.
 */
void
desk_front_desk_page_focus_board (DeskFrontDeskPage *self, const char *id)
{
  desk_board_view_select (self->board_view, id);
  desk_board_view_focus (self->board_view);
}

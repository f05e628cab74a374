// SPDX-License-Identifier: GPL-3.0-or-later
// The board as it is seen. Each section is a box of rows under its title; who is done today is folded up to the last one.

#include "ui/front-desk/board-view.h"

#include "ui/front-desk/visitor-row.h"
#include "ui/front-desk/visitor-words.h"
#include "ui/keys.h"

#include <glib/gi18n-lib.h>

struct _DeskBoardView
{
  AdwBin parent_instance;

  DeskContext *context;
  DeskBoardModel *board;
  GtkSingleSelection *selection;
  GPtrArray *bound; /* list items that show somebody now; not owned */
  GPtrArray *headers;
  gboolean begun;
  gboolean narrow;
  char *wanted; /* id of a visit to select once it is on the board */

  GtkStack *stack;
  GtkListView *list;
  GMenuModel *row_menu;
  GtkPopover *menu;
};

typedef enum
{
  PROP_SELECTED = 1
} DeskBoardViewProperty;

static GParamSpec *props[PROP_SELECTED + 1];

enum
{
  ROW_ACTIVATED,
  ROW_CLICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskBoardView, desk_board_view, ADW_TYPE_BIN)

static void
show_ends (DeskBoardView *self, GtkListItem *item)
{
  guint position = gtk_list_item_get_position (item);
  guint start, end;

  if (position == GTK_INVALID_LIST_POSITION)
    return;
  gtk_section_model_get_section (GTK_SECTION_MODEL (self->board), position, &start, &end);
  desk_visitor_row_set_ends (DESK_VISITOR_ROW (gtk_list_item_get_child (item)), position == start,
                             position + 1 == end);
}

static void
spoken_changed (GtkListItem *item)
{
  GtkWidget *row = gtk_list_item_get_child (item);
  const char *spoken = row != NULL ? desk_visitor_row_get_spoken (DESK_VISITOR_ROW (row)) : NULL;

  if (spoken != NULL)
    gtk_list_item_set_accessible_label (item, spoken);
}

static void
set_up_row (DeskBoardView *self, GtkListItem *item)
{
  GtkWidget *row = desk_visitor_row_new (self->context);

  gtk_list_item_set_child (item, row);
  g_signal_connect_object (row, "notify::spoken", G_CALLBACK (spoken_changed), item, G_CONNECT_SWAPPED);
}

static void
bind_row (DeskBoardView *self, GtkListItem *item)
{
  g_ptr_array_add (self->bound, item);
  desk_visitor_row_set_visitor (DESK_VISITOR_ROW (gtk_list_item_get_child (item)),
                                gtk_list_item_get_item (item));
  desk_visitor_row_set_narrow (DESK_VISITOR_ROW (gtk_list_item_get_child (item)), self->narrow);
  show_ends (self, item);
}

static void
unbind_row (DeskBoardView *self, GtkListItem *item)
{
  g_ptr_array_remove_fast (self->bound, item);
  desk_visitor_row_set_visitor (DESK_VISITOR_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
fold_toggled (DeskBoardView *self, GtkToggleButton *button)
{
  desk_board_model_set_expanded (self->board, gtk_toggle_button_get_active (button));
}

static void
set_up_header (DeskBoardView *self, GtkListHeader *header)
{
  GtkWidget *box = adw_wrap_box_new ();
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *count = gtk_label_new (NULL);
  GtkWidget *fold = gtk_toggle_button_new ();

  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (box), 9);
  gtk_widget_add_css_class (box, "board-header");
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (count, "dimmed");
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_add_css_class (fold, "flat");
  gtk_widget_set_hexpand (count, TRUE);
  gtk_label_set_xalign (GTK_LABEL (count), 0);
  gtk_widget_set_focusable (fold, TRUE);
  adw_wrap_box_append (ADW_WRAP_BOX (box), title);
  adw_wrap_box_append (ADW_WRAP_BOX (box), count);
  adw_wrap_box_append (ADW_WRAP_BOX (box), fold);
  gtk_list_header_set_child (header, box);
  g_object_set_data (G_OBJECT (header), "title", title);
  g_object_set_data (G_OBJECT (header), "count", count);
  g_object_set_data (G_OBJECT (header), "fold", fold);
  g_signal_connect_swapped (fold, "toggled", G_CALLBACK (fold_toggled), self);
}

static void
show_header (DeskBoardView *self, GtkListHeader *header)
{
  DeskVisitor *first = gtk_list_header_get_item (header);
  DeskSection section = first != NULL ? desk_visitor_get_section (first) : DESK_SECTION_NONE;
  guint count = desk_board_model_count (self->board, section);
  gboolean expanded = desk_board_model_is_expanded (self->board);
  GtkWidget *fold = g_object_get_data (G_OBJECT (header), "fold");
  g_autofree char *number = g_strdup_printf ("%u", count);

  gtk_label_set_label (g_object_get_data (G_OBJECT (header), "title"), desk_section_get_title (section));
  gtk_label_set_label (g_object_get_data (G_OBJECT (header), "count"), number);
  gtk_widget_set_visible (fold, section == DESK_SECTION_DONE && count > 1);
  g_signal_handlers_block_by_func (fold, fold_toggled, self);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (fold), expanded);
  g_signal_handlers_unblock_by_func (fold, fold_toggled, self);
  gtk_button_set_label (GTK_BUTTON (fold), expanded ? _ ("Show Last") : _ ("Show All"));
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (fold))), TRUE);
}

static void
bind_header (DeskBoardView *self, GtkListHeader *header)
{
  g_ptr_array_add (self->headers, header);
  show_header (self, header);
}

static void
unbind_header (DeskBoardView *self, GtkListHeader *header)
{
  g_ptr_array_remove_fast (self->headers, header);
}

/* Nothing was shown before the first of them, and there is nothing to fade from. */
static void
show_state (DeskBoardView *self, const char *state)
{
  gtk_stack_set_visible_child_full (self->stack, state,
                                    self->begun ? GTK_STACK_TRANSITION_TYPE_CROSSFADE
                                                : GTK_STACK_TRANSITION_TYPE_NONE);
}

static void
board_changed (DeskBoardView *self)
{
  guint position;

  for (guint i = 0; i < self->bound->len; i++)
    show_ends (self, g_ptr_array_index (self->bound, i));
  for (guint i = 0; i < self->headers->len; i++)
    show_header (self, g_ptr_array_index (self->headers, i));

  if (g_list_model_get_n_items (G_LIST_MODEL (self->board)) > 0)
    show_state (self, "list");
  else
    show_state (self, desk_board_model_is_loaded (self->board) ? "empty" : "loading");

  position = desk_board_model_find_position (self->board, self->wanted);
  if (position != GTK_INVALID_LIST_POSITION)
    {
      g_clear_pointer (&self->wanted, g_free);
      gtk_list_view_scroll_to (self->list, position, GTK_LIST_SCROLL_SELECT, NULL);
    }
}

/* The first rows came at once, and the list keeps one of them in place: it begins at its top nevertheless. */
static void
loaded (DeskBoardView *self)
{
  board_changed (self);
  if (!self->begun && g_list_model_get_n_items (G_LIST_MODEL (self->board)) > 0)
    gtk_list_view_scroll_to (self->list, 0, GTK_LIST_SCROLL_NONE, NULL);
  self->begun = TRUE;
}

static void
selected_changed (DeskBoardView *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SELECTED]);
}

static void
activated (DeskBoardView *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  g_signal_emit (self, signals[ROW_ACTIVATED], 0);
}

/* Where the menu of the row points to: the row under the pointer, or the one that has the focus. */
static void
open_menu (DeskBoardView *self, double x, double y)
{
  GdkRectangle place = { (int)x, (int)y, 1, 1 };

  if (self->menu == NULL)
    {
      self->menu = GTK_POPOVER (gtk_popover_menu_new_from_model (self->row_menu));
      gtk_popover_set_has_arrow (self->menu, FALSE);
      gtk_widget_set_parent (GTK_WIDGET (self->menu), GTK_WIDGET (self->list));
    }
  gtk_popover_set_pointing_to (self->menu, &place);
  gtk_popover_popup (self->menu);
}

static GtkListItem *
find_item_at (DeskBoardView *self, double x, double y)
{
  for (guint i = 0; i < self->bound->len; i++)
    {
      GtkListItem *item = g_ptr_array_index (self->bound, i);
      graphene_rect_t bounds;

      if (gtk_widget_compute_bounds (gtk_list_item_get_child (item), GTK_WIDGET (self->list), &bounds)
          && graphene_rect_contains_point (&bounds, &GRAPHENE_POINT_INIT ((float)x, (float)y)))
        return item;
    }
  return NULL;
}

static void
clicked (DeskBoardView *self, int n_press, double x, double y)
{
  if (n_press == 1 && find_item_at (self, x, y) != NULL)
    g_signal_emit (self, signals[ROW_CLICKED], 0);
}

static void
pressed (DeskBoardView *self, int n_press, double x, double y)
{
  GtkListItem *item = find_item_at (self, x, y);

  if (item == NULL)
    return;
  gtk_single_selection_set_selected (self->selection, gtk_list_item_get_position (item));
  open_menu (self, x, y);
}

static void
menu_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DeskBoardView *self = DESK_BOARD_VIEW (widget);
  guint selected = gtk_single_selection_get_selected (self->selection);

  for (guint i = 0; i < self->bound->len; i++)
    {
      GtkListItem *item = g_ptr_array_index (self->bound, i);
      graphene_rect_t bounds;

      if (gtk_list_item_get_position (item) == selected
          && gtk_widget_compute_bounds (gtk_list_item_get_child (item), GTK_WIDGET (self->list), &bounds))
        open_menu (self, bounds.origin.x + bounds.size.width / 2, bounds.origin.y + bounds.size.height);
    }
}

static void
remove_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "visit.remove", NULL);
}

/* From outside the focus comes to the visitor who is selected, not to the first row. */
static gboolean
desk_board_view_move_focus (GtkWidget *widget, GtkDirectionType direction)
{
  DeskBoardView *self = DESK_BOARD_VIEW (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  if (g_list_model_get_n_items (G_LIST_MODEL (self->board)) == 0
      || (focus != NULL && gtk_widget_is_ancestor (focus, widget)))
    return GTK_WIDGET_CLASS (desk_board_view_parent_class)->focus (widget, direction);
  desk_board_view_focus (self);
  return TRUE;
}

static void
desk_board_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, desk_board_view_get_selected (DESK_BOARD_VIEW (object)));
}

static void
desk_board_view_dispose (GObject *object)
{
  DeskBoardView *self = DESK_BOARD_VIEW (object);

  g_clear_pointer ((GtkWidget **)&self->menu, gtk_widget_unparent);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_BOARD_VIEW);
  g_clear_object (&self->selection);
  g_clear_object (&self->board);
  g_clear_object (&self->context);
  g_clear_pointer (&self->bound, g_ptr_array_unref);
  g_clear_pointer (&self->headers, g_ptr_array_unref);
  g_clear_pointer (&self->wanted, g_free);

  G_OBJECT_CLASS (desk_board_view_parent_class)->dispose (object);
}

static void
desk_board_view_class_init (DeskBoardViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->get_property = desk_board_view_get_property;
  G_OBJECT_CLASS (klass)->dispose = desk_board_view_dispose;
  widget_class->focus = desk_board_view_move_focus;

  /**
   * DeskBoardView:selected:
   * The visitor in focus, NULL for nobody.
   */
  props[PROP_SELECTED] = g_param_spec_object ("selected", NULL, NULL, DESK_TYPE_VISITOR, G_PARAM_READABLE);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), G_N_ELEMENTS (props), props);

  /**
   * DeskBoardView::row-activated:
   * Enter or a double click on the selected row.
   */
  signals[ROW_ACTIVATED] = g_signal_new ("row-activated", DESK_TYPE_BOARD_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);
  /**
   * DeskBoardView::row-clicked:
   * A click on a row, which is selected by it.
   */
  signals[ROW_CLICKED] = g_signal_new ("row-clicked", DESK_TYPE_BOARD_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/front-desk/board-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskBoardView, stack);
  gtk_widget_class_bind_template_child (widget_class, DeskBoardView, list);
  gtk_widget_class_bind_template_child (widget_class, DeskBoardView, row_menu);

  gtk_widget_class_install_action (widget_class, "row.menu", NULL, menu_activated);
  gtk_widget_class_install_action (widget_class, "row.remove", NULL, remove_activated);
  desk_keys_bind (widget_class, "row.remove");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "row.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "row.menu", NULL);
}

static void
desk_board_view_init (DeskBoardView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *choice = gtk_gesture_click_new ();

  self->bound = g_ptr_array_new ();
  self->headers = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (activated), self);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (choice, "released", G_CALLBACK (clicked), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (choice));
}

/**
 * desk_board_view_bind:
 * @board: what to show
 */
void
desk_board_view_bind (DeskBoardView *self, DeskContext *context, DeskBoardModel *board)
{
  GtkListItemFactory *rows = gtk_signal_list_item_factory_new ();
  GtkListItemFactory *headers = gtk_signal_list_item_factory_new ();

  self->context = g_object_ref (context);
  self->board = g_object_ref (board);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (board)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (selected_changed), self);

  g_signal_connect_swapped (rows, "setup", G_CALLBACK (set_up_row), self);
  g_signal_connect_swapped (rows, "bind", G_CALLBACK (bind_row), self);
  g_signal_connect_swapped (rows, "unbind", G_CALLBACK (unbind_row), self);
  g_signal_connect_swapped (headers, "setup", G_CALLBACK (set_up_header), self);
  g_signal_connect_swapped (headers, "bind", G_CALLBACK (bind_header), self);
  g_signal_connect_swapped (headers, "unbind", G_CALLBACK (unbind_header), self);
  gtk_list_view_set_factory (self->list, rows);
  gtk_list_view_set_header_factory (self->list, headers);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_object_unref (rows);
  g_object_unref (headers);

  g_signal_connect_object (board, "items-changed", G_CALLBACK (board_changed), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (board, "sections-changed", G_CALLBACK (board_changed), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (board, "loaded", G_CALLBACK (loaded), self, G_CONNECT_SWAPPED);
  board_changed (self);
}

/**
 * desk_board_view_set_narrow:
 * @narrow: whether the board has the whole of a narrow window
 */
void
desk_board_view_set_narrow (DeskBoardView *self, gboolean narrow)
{
  self->narrow = narrow;
  for (guint i = 0; i < self->bound->len; i++)
    desk_visitor_row_set_narrow (DESK_VISITOR_ROW (
                                     gtk_list_item_get_child (g_ptr_array_index (self->bound, i))),
                                 narrow);
}

/**
 * desk_board_view_get_selected:
 *
 * Returns: (transfer none) (nullable): the visitor in focus
 */
DeskVisitor *
desk_board_view_get_selected (DeskBoardView *self)
{
  return self->selection != NULL ? gtk_single_selection_get_selected_item (self->selection) : NULL;
}

/**
 * desk_board_view_select:
 * @id: (nullable): id of a visit; NULL selects nobody
 *
 * Brings a visitor into focus: now, or as soon as the visit is on the board.
 */
void
desk_board_view_select (DeskBoardView *self, const char *id)
{
  g_set_str (&self->wanted, id);
  if (id == NULL)
    gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  else
    board_changed (self);
}

/**
 * desk_board_view_focus:
 * Puts the keyboard focus on the selected row, else on the first.
 */
void
desk_board_view_focus (DeskBoardView *self)
{
  guint selected = gtk_single_selection_get_selected (self->selection);

  if (g_list_model_get_n_items (G_LIST_MODEL (self->board)) == 0)
    return;
  gtk_list_view_scroll_to (self->list, selected != GTK_INVALID_LIST_POSITION ? selected : 0,
                           GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT, NULL);
  /* Scrolling moves the focus only where it is in the list already. */
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

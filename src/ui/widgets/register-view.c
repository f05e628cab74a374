// SPDX-License-Identifier: GPL-3.0-or-later
// A register on the screen. The rows come from store/register-list, what stands in them from tables of columns; this
// file holds the filters, the text to filter by, and what is shown where there are no rows.

#include "ui/widgets/register-view.h"

#include "model/profile.h"
#include "store/register-list.h"
#include "ui/widgets/register-columns.h"
#include "ui/widgets/register-menu.h"
#include "ui/widgets/register-query.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/toggle-bin.h"

#include <glib/gi18n-lib.h>

#define SPINNER_AFTER_MS 300

/* A filter of the bar: which rows, and the columns they are shown in; or a page that is shown in place of rows. */
typedef struct
{
  char *name;
  const DeskRegisterColumn *columns;
  guint n_columns;
  GtkWidget *page; /* NULL: rows */
  char *empty;     /* shown where it has no rows; NULL: what the view shows while it holds nothing at all */
} Filter;

struct _DeskRegisterView
{
  AdwBreakpointBin parent_instance;

  DeskContext *context;
  char *kind;
  gpointer data; /* for the columns */
  DeskRegisterNarrow narrow_query;
  gpointer narrow_data;
  gboolean narrowed; /* the last query left out something */
  GStrv hidden;      /* titles of columns that are not shown */
  gboolean narrow;
  GPtrArray *filters;     /* of Filter */
  const Filter *laid_out; /* whose columns are there */
  gboolean laid_out_narrow;
  DeskRegisterList *list;    /* in view */
  DeskRegisterList *pending; /* asked for, not there yet */
  char *asked;               /* the text of the last query */
  gboolean opens_first;      /* Enter was pressed before its answer came */
  gint64 day_start;          /* of the last query */
  guint spinner_timer;
  guint opened; /* the row whose record is in view above this page, or GTK_INVALID_LIST_POSITION */
  DeskRegisterRow *awaited;       /* to be opened when its record is there */
  DeskRegisterMenuFunc make_menu; /* NULL: rows can only be opened */
  GtkPopover *menu;

  AdwToggleGroup *filter_group;
  GtkEditable *search;
  GtkStack *stack;
  AdwStatusPage *nothing_found;
  GtkButton *clear;
  GtkColumnView *rows;
  AdwBin *empty;
  AdwBin *beside;
};

typedef enum
{
  PROP_NARROW = 1,
  PROP_EMPTY,
  PROP_BESIDE,
  PROP_FILTER,
  PROP_LAST = PROP_FILTER
} DeskRegisterViewProperty;

static GParamSpec *props[PROP_LAST + 1];

enum
{
  SIGNAL_OPENED,
  SIGNAL_CLEARED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskRegisterView, desk_register_view, ADW_TYPE_BREAKPOINT_BIN)

static void
filter_free (gpointer data)
{
  Filter *self = data;

  g_free (self->name);
  g_free (self->empty);
  g_free (self);
}

static const Filter *
find_filter (DeskRegisterView *self, const char *name)
{
  for (guint i = 0; name != NULL && i < self->filters->len; i++)
    if (g_str_equal (((Filter *)g_ptr_array_index (self->filters, i))->name, name))
      return g_ptr_array_index (self->filters, i);
  return NULL;
}

static const Filter *
get_filter (DeskRegisterView *self)
{
  return find_filter (self, adw_toggle_group_get_active_name (self->filter_group));
}

static void
lay_out (DeskRegisterView *self, const Filter *filter)
{
  if (filter == self->laid_out && self->narrow == self->laid_out_narrow)
    return;
  self->laid_out = filter;
  self->laid_out_narrow = self->narrow;
  desk_register_columns_lay_out (self->rows,
                                 &(DeskRegisterColumns){ filter->columns, filter->n_columns,
                                                         (const char *const *)self->hidden, self->context,
                                                         self->data },
                                 self->narrow);
}

static gboolean
is_filtered (DeskRegisterView *self)
{
  const Filter *first = self->filters->len > 0 ? g_ptr_array_index (self->filters, 0) : NULL;

  return self->narrowed || gtk_editable_get_text (self->search)[0] != '\0'
         || (get_filter (self)->empty == NULL && get_filter (self) != first
             && g_strcmp0 (desk_register_view_get_filter (self), "all") != 0);
}

/* Words were typed that fit nothing; or the officer chose a part of the register in which there is nothing. */
static void
show_why_nothing (DeskRegisterView *self)
{
  gboolean typed = gtk_editable_get_text (self->search)[0] != '\0';

  adw_status_page_set_title (self->nothing_found, typed ? _ ("Nothing Found") : _ ("Nothing Here"));
  gtk_button_set_label (self->clear, typed ? _ ("Clear Filter") : _ ("Show All"));
}

static void
show_state (DeskRegisterView *self)
{
  const char *state = "rows";
  const Filter *filter = get_filter (self);

  show_why_nothing (self);
  if (filter != NULL && filter->page != NULL)
    state = filter->name;
  else if (self->list != NULL && g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0)
    state = is_filtered (self) ? "nothing-found" : filter->empty != NULL ? filter->empty : "empty";
  gtk_stack_set_visible_child_name (self->stack, state);
}

static void
announce_count (DeskRegisterView *self)
{
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  g_autofree char *text = desk_spoken_make_count (n_rows);

  desk_spoken_announce (GTK_WIDGET (self), text);
}

static void
take_list (DeskRegisterView *self)
{
  g_autoptr (GtkSingleSelection) selection = gtk_single_selection_new (NULL);

  g_clear_handle_id (&self->spinner_timer, g_source_remove);
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  g_signal_handlers_disconnect_by_data (self->pending, self);
  g_clear_object (&self->list);
  self->list = g_steal_pointer (&self->pending);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);

  if (self->laid_out != NULL && get_filter (self)->columns != self->laid_out->columns)
    desk_register_columns_clear (self->rows);
  if (get_filter (self)->page == NULL)
    lay_out (self, get_filter (self));
  gtk_single_selection_set_model (selection, G_LIST_MODEL (self->list));
  gtk_column_view_set_model (self->rows, GTK_SELECTION_MODEL (selection));
  show_state (self);
  if (gtk_editable_get_text (self->search)[0] != '\0')
    announce_count (self);
  if (self->opens_first
      && (gtk_widget_get_state_flags (GTK_WIDGET (self->search)) & GTK_STATE_FLAG_FOCUS_WITHIN))
    desk_register_view_open (self, 0);
  self->opens_first = FALSE;
}

static gboolean
on_slow (gpointer data)
{
  DeskRegisterView *self = data;

  self->spinner_timer = 0;
  gtk_stack_set_visible_child_name (self->stack, "loading");
  return G_SOURCE_REMOVE;
}

/* Asks for the rows anew. Those in view stay until the new ones are known. */
static void
query (DeskRegisterView *self)
{
  DeskStore *store = self->context != NULL ? desk_context_get_store (self->context) : NULL;
  DeskRegisterQuery wanted;

  if (store == NULL || desk_register_view_get_filter (self) == NULL)
    return;
  if (get_filter (self)->page != NULL)
    {
      show_state (self);
      return;
    }

  self->narrowed = desk_register_view_get_query (self, &wanted);
  self->day_start = wanted.day_start;
  g_set_str (&self->asked, wanted.text);
  if (self->pending != NULL)
    g_signal_handlers_disconnect_by_data (self->pending, self);
  g_clear_object (&self->pending);
  self->pending = desk_register_list_new (store, &wanted);
  g_signal_connect_object (self->pending, "notify::loaded", G_CALLBACK (take_list), self, G_CONNECT_SWAPPED);
  if (self->spinner_timer == 0)
    self->spinner_timer = g_timeout_add (SPINNER_AFTER_MS, on_slow, self);
}

static void
on_filter (DeskRegisterView *self)
{
  query (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FILTER]);
}

static void
on_search_changed (DeskRegisterView *self)
{
  if (g_strcmp0 (gtk_editable_get_text (self->search), self->asked) == 0)
    return;
  self->opens_first = FALSE;
  query (self);
}

static DeskRegisterRow *
get_row (DeskRegisterView *self, guint position)
{
  GListModel *model = G_LIST_MODEL (gtk_column_view_get_model (self->rows));

  return model != NULL ? g_list_model_get_item (model, position) : NULL;
}

static void
stop_waiting (DeskRegisterView *self)
{
  if (self->awaited != NULL)
    g_signal_handlers_disconnect_by_data (self->awaited, self);
  g_clear_object (&self->awaited);
}

static void
open_row (DeskRegisterView *self, guint position)
{
  g_autoptr (DeskRegisterRow) row = get_row (self, position);

  if (row == NULL || desk_register_row_get_record (row) == NULL)
    return;
  stop_waiting (self);
  self->opened = position;
  g_signal_emit (self, signals[SIGNAL_OPENED], 0, row);
}

static void
on_awaited (DeskRegisterView *self)
{
  if (desk_register_row_get_record (self->awaited) != NULL)
    open_row (self, desk_register_row_get_position (self->awaited));
}

static guint
get_selected (DeskRegisterView *self)
{
  GtkSelectionModel *model = gtk_column_view_get_model (self->rows);

  return model != NULL ? gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (model))
                       : GTK_INVALID_LIST_POSITION;
}

static void
on_open (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskRegisterView *self = DESK_REGISTER_VIEW (widget);

  open_row (self, get_selected (self));
}

static void
on_menu (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskRegisterView *self = DESK_REGISTER_VIEW (widget);
  guint selected = get_selected (self);
  g_autoptr (DeskRegisterRow) row = selected != GTK_INVALID_LIST_POSITION ? get_row (self, selected) : NULL;
  g_autoptr (GMenu) menu = g_menu_new ();

  if (row == NULL || desk_register_row_get_record (row) == NULL)
    return;
  g_menu_append (menu, _ ("Open"), "row.open");
  if (self->make_menu != NULL)
    self->make_menu (row, self->context, menu);

  if (self->menu == NULL)
    self->menu = desk_register_menu_new (widget);
  desk_register_menu_popup (self->menu, G_MENU_MODEL (menu), GTK_WIDGET (self->rows));
}

static void
on_activate (DeskRegisterView *self, guint position)
{
  open_row (self, position);
}

static void
on_search_activate (DeskRegisterView *self)
{
  /* Who types fast presses Enter while what is in view still answers the text before. */
  if (g_strcmp0 (gtk_editable_get_text (self->search), self->asked) != 0)
    query (self);
  self->opens_first = self->pending != NULL;
  if (!self->opens_first)
    desk_register_view_open (self, 0);
}

static void
on_stop_search (DeskRegisterView *self)
{
  gtk_editable_set_text (self->search, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->rows));
}

static void
on_clear (DeskRegisterView *self)
{
  gtk_editable_set_text (self->search, "");
  if (find_filter (self, "all") != NULL)
    adw_toggle_group_set_active_name (self->filter_group, "all");
  g_signal_emit (self, signals[SIGNAL_CLEARED], 0);
  query (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static gboolean
on_search_key (DeskRegisterView *self, guint keyval)
{
  if ((keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down) || self->list == NULL
      || g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0)
    return GDK_EVENT_PROPAGATE;
  gtk_column_view_scroll_to (self->rows, 0, NULL, GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT, NULL);
  return GDK_EVENT_STOP;
}

/* "Today" is another day when the page comes back after midnight, and no record lies above it any more. */
static void
desk_register_view_map (GtkWidget *widget)
{
  DeskRegisterView *self = DESK_REGISTER_VIEW (widget);

  GTK_WIDGET_CLASS (desk_register_view_parent_class)->map (widget);
  self->opened = GTK_INVALID_LIST_POSITION;
  if (self->context != NULL
      && self->day_start != desk_clock_get_day_start (desk_context_get_clock (self->context), 0))
    query (self);
}

static gboolean
desk_register_view_grab_focus (GtkWidget *widget)
{
  DeskRegisterView *self = DESK_REGISTER_VIEW (widget);
  const Filter *filter = get_filter (self);

  if (filter != NULL && filter->page != NULL && gtk_widget_grab_focus (filter->page))
    return TRUE;
  if (self->list != NULL && g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->rows));
  return gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
desk_register_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DeskRegisterView *self = DESK_REGISTER_VIEW (object);

  switch ((DeskRegisterViewProperty)prop_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    case PROP_EMPTY:
      g_value_set_object (value, adw_bin_get_child (self->empty));
      break;
    case PROP_BESIDE:
      g_value_set_object (value, adw_bin_get_child (self->beside));
      break;
    case PROP_FILTER:
      g_value_set_string (value, desk_register_view_get_filter (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_register_view_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DeskRegisterView *self = DESK_REGISTER_VIEW (object);

  switch ((DeskRegisterViewProperty)prop_id)
    {
    case PROP_NARROW:
      self->narrow = g_value_get_boolean (value);
      if (self->laid_out != NULL)
        lay_out (self, self->laid_out);
      break;
    case PROP_EMPTY:
      adw_bin_set_child (self->empty, g_value_get_object (value));
      break;
    case PROP_BESIDE:
      adw_bin_set_child (self->beside, g_value_get_object (value));
      break;
    case PROP_FILTER:
      desk_register_view_set_filter (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
desk_register_view_dispose (GObject *object)
{
  DeskRegisterView *self = DESK_REGISTER_VIEW (object);

  g_clear_handle_id (&self->spinner_timer, g_source_remove);
  stop_waiting (self);
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  if (self->pending != NULL)
    g_signal_handlers_disconnect_by_data (self->pending, self);
  g_clear_object (&self->list);
  g_clear_object (&self->pending);
  g_clear_pointer ((GtkWidget **)&self->menu, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_REGISTER_VIEW);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (desk_register_view_parent_class)->dispose (object);
}

static void
desk_register_view_finalize (GObject *object)
{
  DeskRegisterView *self = DESK_REGISTER_VIEW (object);

  g_free (self->kind);
  g_free (self->asked);
  g_strfreev (self->hidden);
  g_ptr_array_unref (self->filters);
  G_OBJECT_CLASS (desk_register_view_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (DESK_TYPE_TOGGLE_BIN);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/widgets/register-view.ui");
  gtk_widget_class_bind_template_child_full (widget_class, "filters", FALSE,
                                             G_STRUCT_OFFSET (DeskRegisterView, filter_group));
  gtk_widget_class_bind_template_child (widget_class, DeskRegisterView, search);
  gtk_widget_class_bind_template_child (widget_class, DeskRegisterView, stack);
  gtk_widget_class_bind_template_child (widget_class, DeskRegisterView, rows);
  gtk_widget_class_bind_template_child (widget_class, DeskRegisterView, empty);
  gtk_widget_class_bind_template_child (widget_class, DeskRegisterView, nothing_found);
  gtk_widget_class_bind_template_child (widget_class, DeskRegisterView, clear);
  gtk_widget_class_bind_template_child (widget_class, DeskRegisterView, beside);
  gtk_widget_class_bind_template_callback (widget_class, on_filter);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_clear);
}

static void
desk_register_view_class_init (DeskRegisterViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = desk_register_view_get_property;
  object_class->set_property = desk_register_view_set_property;
  object_class->dispose = desk_register_view_dispose;
  object_class->finalize = desk_register_view_finalize;
  widget_class->map = desk_register_view_map;
  widget_class->grab_focus = desk_register_view_grab_focus;

  /**
   * DeskRegisterView:narrow:
   * Whether each row has two lines instead of columns.
   */
  props[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READWRITE);
  /**
   * DeskRegisterView:empty:
   * What is shown while the register holds nothing at all.
   */
  props[PROP_EMPTY] = g_param_spec_object ("empty", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_READWRITE);
  /**
   * DeskRegisterView:beside:
   * What stands in the bar beside the text to filter by.
   */
  props[PROP_BESIDE] = g_param_spec_object ("beside", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_READWRITE);
  /**
   * DeskRegisterView:filter:
   * Name of the filter that is on.
   */
  props[PROP_FILTER] = g_param_spec_string ("filter", NULL, NULL, NULL, G_PARAM_READWRITE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  /**
   * DeskRegisterView::opened:
   * @row: whose record is there
   */
  signals[SIGNAL_OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, DESK_TYPE_REGISTER_ROW);
  /**
   * DeskRegisterView::cleared:
   * Everything that narrows the register is to be taken off.
   */
  signals[SIGNAL_CLEARED] = g_signal_new ("cleared", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
  bind_template (widget_class);

  gtk_widget_class_install_action (widget_class, "row.menu", NULL, on_menu);
  gtk_widget_class_install_action (widget_class, "row.open", NULL, on_open);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "row.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "row.menu", NULL);
}

static void
desk_register_view_init (DeskRegisterView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->opened = GTK_INVALID_LIST_POSITION;
  self->filters = g_ptr_array_new_with_free_func (filter_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search), GTK_WIDGET (self->stack));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_search_key), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->search), keys);
}

/**
 * desk_register_view_bind:
 * @kind: which records: "person", "visit"
 * @data: handed to the columns; outlives the view
 *
 * Says which register it is. Add the filters after that; the first one is on.
 */
void
desk_register_view_bind (DeskRegisterView *self, DeskContext *context, const char *kind, gpointer data)
{
  g_set_object (&self->context, context);
  self->data = data;
  g_set_str (&self->kind, kind);
}

static void
add_filter (DeskRegisterView *self, const Filter *filter, const char *label)
{
  AdwToggle *toggle = adw_toggle_new ();

  g_ptr_array_add (self->filters, g_memdup2 (filter, sizeof *filter));
  adw_toggle_set_name (toggle, filter->name);
  adw_toggle_set_label (toggle, label);
  adw_toggle_group_add (self->filter_group, toggle);
  if (self->filters->len == 1)
    adw_toggle_group_set_active_name (self->filter_group, filter->name);
}

/**
 * desk_register_view_add_filter:
 * @name: as in a #DeskRegisterQuery
 * @label: what the bar says
 * @columns: (transfer none): the columns of such rows; static
 */
void
desk_register_view_add_filter (DeskRegisterView *self, const char *name, const char *label,
                               const DeskRegisterColumn *columns, guint n_columns)
{
  const Filter filter = { g_strdup (name), columns, n_columns, NULL, NULL };

  add_filter (self, &filter, label);
}

/**
 * desk_register_view_add_page:
 * @name: of the filter, not one of a #DeskRegisterQuery
 * @label: what the bar says
 * @page: (transfer floating): what is shown in place of rows
 */
void
desk_register_view_add_page (DeskRegisterView *self, const char *name, const char *label, GtkWidget *page)
{
  const Filter filter = { g_strdup (name), NULL, 0, page, NULL };

  gtk_stack_add_named (self->stack, page, name);
  add_filter (self, &filter, label);
}

/**
 * desk_register_view_set_empty:
 * @name: of a filter that is a register of its own
 * @empty: (transfer floating): what is shown where that has no rows
 */
void
desk_register_view_set_empty (DeskRegisterView *self, const char *name, GtkWidget *empty)
{
  Filter *filter = (Filter *)find_filter (self, name);

  g_return_if_fail (filter != NULL && filter->empty == NULL);
  filter->empty = g_strconcat ("empty-", name, NULL);
  gtk_stack_add_named (self->stack, empty, filter->empty);
}

/**
 * desk_register_view_set_narrowing:
 * @narrow: asked before each query; outlives the view together with @data
 *
 * Lets the page narrow the register further than filter and text do. Call desk_register_view_refresh() when that
 * changes.
 */
void
desk_register_view_set_narrowing (DeskRegisterView *self, DeskRegisterNarrow narrow, gpointer data)
{
  self->narrow_query = narrow;
  self->narrow_data = data;
}

/**
 * desk_register_view_refresh:
 * Asks for the rows anew.
 */
void
desk_register_view_refresh (DeskRegisterView *self)
{
  query (self);
}

/**
 * desk_register_view_get_query:
 * @wanted: (out caller-allocates): what is in view; its texts belong to the view and to what narrows it
 *
 * Returns: whether it is narrowed further than filter and text do
 */
gboolean
desk_register_view_get_query (DeskRegisterView *self, DeskRegisterQuery *wanted)
{
  desk_register_query_begin (wanted, self->context);
  wanted->kind = self->kind;
  wanted->filter = desk_register_view_get_filter (self);
  wanted->text = gtk_editable_get_text (self->search);
  return self->narrow_query != NULL && self->narrow_query (wanted, self->narrow_data);
}

/**
 * desk_register_view_set_hidden:
 * @titles: (array zero-terminated=1): msgids of the titles of columns
 *
 * Hides these columns.
 */
void
desk_register_view_set_hidden (DeskRegisterView *self, const char *const *titles)
{
  g_strfreev (self->hidden);
  self->hidden = g_strdupv ((GStrv)titles);
  desk_register_view_tell_again (self);
}

/**
 * desk_register_view_tell_again:
 * Makes what stands in the rows anew: time has passed of which they tell.
 */
void
desk_register_view_tell_again (DeskRegisterView *self)
{
  const Filter *filter = self->laid_out;

  self->laid_out = NULL;
  if (filter != NULL)
    lay_out (self, filter);
}

/**
 * desk_register_view_set_menu:
 * @make_menu: says what can be done with a row apart from opening it
 */
void
desk_register_view_set_menu (DeskRegisterView *self, DeskRegisterMenuFunc make_menu)
{
  self->make_menu = make_menu;
}

/**
 * desk_register_view_set_filter:
 * Puts a filter on.
 */
void
desk_register_view_set_filter (DeskRegisterView *self, const char *name)
{
  adw_toggle_group_set_active_name (self->filter_group, name);
}

/**
 * desk_register_view_get_filter:
 *
 * Returns: (transfer none) (nullable): the filter that is on
 */
const char *
desk_register_view_get_filter (DeskRegisterView *self)
{
  return self->filters->len > 0 ? adw_toggle_group_get_active_name (self->filter_group) : NULL;
}

/**
 * desk_register_view_focus_search:
 * Puts the focus on the text to filter by.
 */
void
desk_register_view_focus_search (DeskRegisterView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/**
 * desk_register_view_find_next:
 * @step: 1 for the row below the one whose record is in view, -1 for the one above
 * @position: (out): that row
 *
 * Returns: FALSE at the end of the register, and where no record was opened from it
 */
gboolean
desk_register_view_find_next (DeskRegisterView *self, int step, guint *position)
{
  gint64 next = (gint64)self->opened + step;

  if (self->opened == GTK_INVALID_LIST_POSITION || self->list == NULL || next < 0
      || next >= g_list_model_get_n_items (G_LIST_MODEL (self->list)))
    return FALSE;
  *position = (guint)next;
  return TRUE;
}

/**
 * desk_register_view_open:
 * @position: of a row
 *
 * Opens a row as Enter does; if its record is not there yet, as soon as it is.
 */
void
desk_register_view_open (DeskRegisterView *self, guint position)
{
  g_autoptr (DeskRegisterRow) row = get_row (self, position);

  if (row == NULL)
    return;
  gtk_column_view_scroll_to (self->rows, position, NULL, GTK_LIST_SCROLL_SELECT, NULL);
  if (desk_register_row_get_record (row) != NULL)
    {
      open_row (self, position);
      return;
    }
  stop_waiting (self);
  self->awaited = g_steal_pointer (&row);
  g_signal_connect_object (self->awaited, "notify", G_CALLBACK (on_awaited), self, G_CONNECT_SWAPPED);
}

/**
 * desk_register_view_get_rows:
 *
 * Returns: (transfer none) (nullable): the rows in view; NULL until they are known
 */
GListModel *
desk_register_view_get_rows (DeskRegisterView *self)
{
  return self->list != NULL ? G_LIST_MODEL (self->list) : NULL;
}

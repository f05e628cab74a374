// SPDX-License-Identifier: GPL-3.0-or-later
// The history of a record on the screen. What is said about an event: event-words.c.

#include "ui/widgets/timeline.h"

#include "store/history.h"
#include "store/records.h"
#include "ui/notice.h"
#include "ui/sync/hq-state.h"
#include "ui/widgets/event-words.h"
#include "ui/widgets/spoken.h"

#include <glib/gi18n-lib.h>

/* An event as an item of a list model: described when it came, so that scrolling costs nothing. */
#define DESK_TYPE_TIMELINE_ITEM (desk_timeline_item_get_type ())
G_DECLARE_FINAL_TYPE (DeskTimelineItem, desk_timeline_item, DESK, TIMELINE_ITEM, GObject)

struct _DeskTimelineItem
{
  GObject parent_instance;
  const char *group; /* which choice of the filter it belongs to */
  DeskEventWords words;
};

G_DEFINE_FINAL_TYPE (DeskTimelineItem, desk_timeline_item, G_TYPE_OBJECT)

static void
desk_timeline_item_finalize (GObject *object)
{
  desk_event_words_clear (&DESK_TIMELINE_ITEM (object)->words);
  G_OBJECT_CLASS (desk_timeline_item_parent_class)->finalize (object);
}

static void
desk_timeline_item_class_init (DeskTimelineItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = desk_timeline_item_finalize;
}

static void
desk_timeline_item_init (DeskTimelineItem *self)
{
}

/* The choices of the filter; the first is everything. */
static const struct
{
  const char *kind; /* of the records whose changes are meant */
  const char *label;
} groups[] = {
  { NULL, N_ ("All events") },           { "visit", N_ ("Visits") },
  { "statement", N_ ("Statements") },    { "loss", N_ ("Declarations of loss") },
  { "find", N_ ("Found documents") },    { "person", N_ ("Changes of the person") },
  { "attachment", N_ ("Attachments") },  { "viewing", N_ ("Who opened it") },
  { "printing", N_ ("Printed papers") },
};

struct _DeskTimeline
{
  AdwBin parent_instance;

  DeskContext *context;
  char *record;
  GCancellable *cancellable;
  GListStore *items;
  GtkCustomFilter *filter;
  GtkFilterListModel *filtered;

  DeskHqState *hq_state;
  GtkDropDown *kinds;
  GtkStack *stack;
  GtkListView *events;
};

G_DEFINE_FINAL_TYPE (DeskTimeline, desk_timeline, ADW_TYPE_BIN)

/* What comes from the worker. */
typedef struct
{
  GPtrArray *events;
  GPtrArray *officers;
} History;

static void
history_free (gpointer data)
{
  History *self = data;

  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_clear_pointer (&self->officers, g_ptr_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (History, history_free)

static gpointer
load (DeskDatabase *database, gpointer record, GCancellable *cancellable, GError **error)
{
  g_autoptr (History) history = g_new0 (History, 1);

  history->events = desk_history_load (database, record, cancellable, error);
  if (history->events == NULL)
    return NULL;
  history->officers = desk_records_load_all (database, "officer", cancellable, error);
  return history->officers != NULL ? g_steal_pointer (&history) : NULL;
}

static void
show_state (DeskTimeline *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->filtered));

  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "events" : "empty");
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskTimeline) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (History) history = desk_store_call_finish (DESK_STORE (source), result, &error);
  g_autoptr (GPtrArray) items = NULL;

  if (history == NULL)
    {
      desk_notice_show_error (GTK_WIDGET (self), error);
      return;
    }
  if (self->items == NULL)
    return;
  items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < history->events->len; i++)
    {
      const DeskEvent *event = g_ptr_array_index (history->events, i);
      DeskTimelineItem *item = g_object_new (DESK_TYPE_TIMELINE_ITEM, NULL);

      item->group = g_intern_string (event->kind);
      desk_event_describe (event, self->record, history->officers, self->context, &item->words);
      g_ptr_array_add (items, item);
    }
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata,
                       items->len);
  show_state (self);
}

static void
refresh (DeskTimeline *self)
{
  DeskStore *store = desk_context_get_store (self->context);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (store == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  desk_store_call_async (store, DESK_PRIORITY_BACKGROUND, load, g_strdup (self->record), g_free, history_free,
                         self->cancellable, on_loaded, g_object_ref (self));
}

static gboolean
is_wanted (gpointer item, gpointer data)
{
  DeskTimeline *self = data;
  guint selected = gtk_drop_down_get_selected (self->kinds);

  return selected >= G_N_ELEMENTS (groups) || groups[selected].kind == NULL
         || g_strcmp0 (groups[selected].kind, DESK_TIMELINE_ITEM (item)->group) == 0;
}

static void
on_kind (DeskTimeline *self)
{
  if (self->filter == NULL)
    return;
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  show_state (self);
}

static GtkWidget *
make_label (const char *style, gboolean dim)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  if (dim)
    gtk_widget_add_css_class (label, "dimmed");
  return label;
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *icon = gtk_image_new ();

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  desk_spoken_hide (icon);
  gtk_box_append (GTK_BOX (lines), make_label (NULL, FALSE));
  gtk_box_append (GTK_BOX (lines), make_label ("caption", FALSE));
  gtk_box_append (GTK_BOX (lines), make_label ("caption", TRUE));
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), lines);
  gtk_list_item_set_child (item, row);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  DeskTimelineItem *event = gtk_list_item_get_item (item);
  GtkWidget *icon = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *title = gtk_widget_get_first_child (gtk_widget_get_next_sibling (icon));
  GtkWidget *values = gtk_widget_get_next_sibling (title);
  g_autofree char *spoken =
      g_strjoin (" · ", event->words.title, event->words.detail, event->words.values, NULL);

  gtk_image_set_from_icon_name (GTK_IMAGE (icon), event->words.icon);
  gtk_label_set_label (GTK_LABEL (title), event->words.title);
  gtk_label_set_label (GTK_LABEL (values), event->words.values != NULL ? event->words.values : "");
  gtk_widget_set_visible (values, event->words.values != NULL);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (values)), event->words.detail);
  gtk_list_item_set_accessible_label (item, spoken);
}

static void
desk_timeline_dispose (GObject *object)
{
  DeskTimeline *self = DESK_TIMELINE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->filter);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_TIMELINE);
  g_clear_object (&self->filtered);
  g_clear_object (&self->items);
  g_clear_object (&self->context);
  g_clear_pointer (&self->record, g_free);
  G_OBJECT_CLASS (desk_timeline_parent_class)->dispose (object);
}

static void
desk_timeline_class_init (DeskTimelineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_timeline_dispose;
  g_type_ensure (DESK_TYPE_HQ_STATE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dutydesk/DutyDesk/ui/widgets/timeline.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskTimeline, hq_state);
  gtk_widget_class_bind_template_child (widget_class, DeskTimeline, kinds);
  gtk_widget_class_bind_template_child (widget_class, DeskTimeline, stack);
  gtk_widget_class_bind_template_child (widget_class, DeskTimeline, events);
  gtk_widget_class_bind_template_callback (widget_class, on_kind);
}

static void
desk_timeline_init (DeskTimeline *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  g_autoptr (GtkNoSelection) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  desk_spoken_follow_choice (GTK_WIDGET (self->kinds), _ ("Which events"));
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    gtk_string_list_append (labels, _ (groups[i].label));
  gtk_drop_down_set_model (self->kinds, G_LIST_MODEL (labels));

  self->items = g_list_store_new (DESK_TYPE_TIMELINE_ITEM);
  self->filter = gtk_custom_filter_new (is_wanted, self, NULL);
  self->filtered = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->items)),
                                              GTK_FILTER (g_object_ref (self->filter)));
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->filtered)));
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  gtk_list_view_set_factory (self->events, factory);
  gtk_list_view_set_model (self->events, GTK_SELECTION_MODEL (selection));
}

/**
 * desk_timeline_show:
 * @record: id of a person, a visit, a statement, a loss or a find
 *
 * Shows the life of a record.
 */
void
desk_timeline_show (DeskTimeline *self, DeskContext *context, const char *record)
{
  gboolean is_first = self->context == NULL;

  g_set_object (&self->context, context);
  g_set_str (&self->record, record);
  if (is_first && desk_context_get_store (context) != NULL)
    g_signal_connect_object (desk_context_get_store (context), "changed", G_CALLBACK (refresh), self,
                             G_CONNECT_SWAPPED);
  desk_hq_state_show (self->hq_state, context, record);
  refresh (self);
}

/**
 * desk_timeline_get_events:
 *
 * Returns: (transfer none): the events in view
 */
GListModel *
desk_timeline_get_events (DeskTimeline *self)
{
  return G_LIST_MODEL (self->filtered);
}

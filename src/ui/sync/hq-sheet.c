// SPDX-License-Identifier: GPL-3.0-or-later
// The sync sheet. Its lists follow the store; rows are made anew only when what they are about is another.

#include "ui/sync/hq-sheet.h"

#include "ui/notice.h"
#include "ui/sync/decision-page.h"
#include "ui/sync/hq-file-group.h"
#include "ui/sync/hq-words.h"
#include "ui/widgets/button-rows.h"
#include "ui/widgets/page-title.h"

#include <glib/gi18n-lib.h>

#define PAGE 50         /* rows read at once */
#define SETTLE_MS 200   /* a page from headquarters touches many records */
#define TICK_SECONDS 15 /* spans of time grow old */

struct _DeskHqSheet
{
  AdwDialog parent_instance;

  DeskContext *context;
  GCancellable *cancellable;
  GPtrArray *decisions; /* (element-type DeskDecision) */
  GPtrArray *waiting;   /* (element-type DeskWaiting) */
  DeskWaitingCount count;
  guint wanted; /* rows of what waits */
  guint timer;
  guint tick;
  gboolean reading;
  gboolean again;
  GPtrArray *decision_rows;
  GPtrArray *waiting_rows;

  AdwNavigationView *view;
  GtkWidget *sync_button;
  AdwActionRow *state;
  GtkImage *state_icon;
  AdwActionRow *last_success;
  AdwActionRow *next_try;
  AdwActionRow *desk;
  AdwActionRow *edition;
  GtkImage *edition_icon;
  AdwActionRow *attachments;
  GtkWidget *send_large;
  AdwPreferencesGroup *decision_group;
  AdwPreferencesGroup *waiting_group;
  AdwActionRow *entries;
  GtkWidget *more;
  DeskHqFileGroup *files;
};

G_DEFINE_FINAL_TYPE (DeskHqSheet, desk_hq_sheet, ADW_TYPE_DIALOG)

/* What the worker reads. */
typedef struct
{
  GPtrArray *decisions;
  GPtrArray *waiting;
  DeskWaitingCount count;
} Lists;

static void
lists_free (gpointer data)
{
  Lists *self = data;

  g_clear_pointer (&self->decisions, g_ptr_array_unref);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Lists, lists_free)

static gpointer
read_lists (DeskDatabase *database, gpointer wanted, GCancellable *cancellable, GError **error)
{
  g_autoptr (Lists) lists = g_new0 (Lists, 1);

  lists->decisions = desk_decisions_list (database, cancellable, error);
  if (lists->decisions == NULL)
    return NULL;
  lists->waiting = desk_waiting_list (database, 0, GPOINTER_TO_UINT (wanted), cancellable, error);
  if (lists->waiting == NULL || !desk_waiting_count (database, G_MAXINT64, &lists->count, error))
    return NULL;
  return g_steal_pointer (&lists);
}

/* The state of the exchange ------------------------------------------------------------------------------------------ */

static const char *
get_advice (const DeskHqStatus *status)
{
  if (status->error != NULL)
    return status->error->message;
  if (status->state == DESK_SYNC_WORKING && status->to_receive > 0)
    return _ (
        "The station's register comes to this desk. Work can go on meanwhile; what is here already is found as "
        "always, and what is missing comes again after a break.");
  if (status->state == DESK_SYNC_OFFLINE)
    return _ ("It goes on by itself when there is one. Work goes on, and nothing is lost.");
  return "";
}

static char *
tell_next_try (const DeskHqStatus *status, DeskContext *context)
{
  char *when = desk_hq_words_moment (status->next_try, context);

  if (status->state == DESK_SYNC_WORKING)
    {
      g_free (when);
      when = desk_hq_words_progress (status);
      return when != NULL ? when : g_strdup (_ ("Now"));
    }
  return when != NULL ? when : g_strdup (_ ("When something was saved, or when there is a network again"));
}

static void
show_attachments (DeskHqSheet *self, const DeskHqStatus *status)
{
  guint n = status->unsent_attachments;
  g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u attachment is still to be sent",
                                                        "%u attachments are still to be sent", n),
                                           n);

  gtk_widget_set_visible (GTK_WIDGET (self->attachments), n > 0 || status->held_attachments > 0);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->attachments), text);
  adw_action_row_set_subtitle (self->attachments,
                               status->held_attachments > 0
                                   ? _ ("Large ones wait for a network that does not cost by volume.")
                                   : "");
  gtk_widget_set_visible (self->send_large, status->held_attachments > 0);
}

/* A profile that is older than the region's has other terms and clocks. */
static void
show_edition (DeskHqSheet *self)
{
  DeskRegion *region = desk_context_get_region (self->context);
  gint64 wanted = region != NULL ? desk_region_get_edition (region) : 0;
  gint64 own = desk_profile_get_version (desk_context_get_profile (self->context));
  g_autofree char *text = NULL;

  if (own < wanted)
    text = g_strdup_printf (
        _ ("The region works by edition %d, this program has edition %d. Install the newer version of "
           "the program."),
        (int)wanted, (int)own);
  else
    text = g_strdup_printf (_ ("Edition %d"), (int)own);
  adw_action_row_set_subtitle (self->edition, text);
  gtk_image_set_from_icon_name (self->edition_icon,
                                own < wanted ? "dialog-warning-symbolic" : "object-select-symbolic");
  gtk_widget_set_visible (GTK_WIDGET (self->edition), wanted > 0);
}

static const char *
get_state_icon (DeskSyncState state)
{
  switch (state)
    {
    case DESK_SYNC_HALTED:
      return "dialog-error-symbolic";
    case DESK_SYNC_WAITING:
    case DESK_SYNC_OFFLINE:
      return "network-offline-symbolic";
    case DESK_SYNC_WORKING:
      return "network-transmit-receive-symbolic";
    case DESK_SYNC_ALONE:
    case DESK_SYNC_RESTING:
    default:
      return "object-select-symbolic";
    }
}

static void
show_status (DeskHqSheet *self)
{
  DeskHqLink *link = desk_context_get_link (self->context);
  g_autofree char *last = NULL, *next = NULL, *desk = NULL;
  DeskHqStatus status;
  gboolean failed;

  if (link == NULL)
    return;
  desk_hq_link_get_status (link, &status);
  failed = status.state == DESK_SYNC_HALTED || status.state == DESK_SYNC_WAITING;
  last = desk_hq_words_moment (status.last_success, self->context);
  next = tell_next_try (&status, self->context);
  desk = g_strdup_printf ("%s · %s", status.desk, status.headquarters != NULL ? status.headquarters : "");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->state), desk_hq_words_state (&status));
  adw_action_row_set_subtitle (self->state, get_advice (&status));
  gtk_image_set_from_icon_name (self->state_icon, get_state_icon (status.state));
  adw_action_row_set_subtitle (self->last_success, last != NULL ? last : _ ("Never"));
  adw_action_row_set_subtitle (self->next_try, next);
  adw_action_row_set_subtitle (self->desk, desk);
  gtk_button_set_label (GTK_BUTTON (self->sync_button), failed ? _ ("_Try Again") : _ ("_Sync Now"));
  show_attachments (self, &status);
}

/* The lists ----------------------------------------------------------------------------------------------------------- */

static GtkWidget *
make_row (const char *title, const char *subtitle, const char *icon)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (icon));
  return row;
}

static void
clear_rows (AdwPreferencesGroup *group, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, g_ptr_array_index (rows, i));
  g_ptr_array_set_size (rows, 0);
}

/* Which of the rows has the focus, so that it can be given back; -1: none. */
static int
find_focus (GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    if (gtk_widget_has_focus (g_ptr_array_index (rows, i)))
      return (int)i;
  return -1;
}

/* Where no row is left the focus goes to the button that is always there. */
static void
give_focus (DeskHqSheet *self, GPtrArray *rows, int place)
{
  if (place >= 0)
    gtk_widget_grab_focus (rows->len > 0 ? g_ptr_array_index (rows, MIN ((guint)place, rows->len - 1))
                                         : self->sync_button);
}

/* Goes on elsewhere in the window; the dialog is out of the way then. */
static void
leave (DeskHqSheet *self, const char *action, GVariant *target)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autoptr (GVariant) held = g_variant_ref_sink (target);

  if (window == NULL)
    return;
  g_object_ref (window);
  adw_dialog_force_close (ADW_DIALOG (self));
  gtk_widget_activate_action_variant (window, action, held);
  g_object_unref (window);
}

static void
on_page_leave (DeskDecisionPage *page, const char *action, GVariant *target, DeskHqSheet *self)
{
  leave (self, action, target);
}

static void
on_page_settled (DeskDecisionPage *page, DeskHqSheet *self)
{
  if (adw_navigation_view_get_visible_page (self->view) == ADW_NAVIGATION_PAGE (page))
    adw_navigation_view_pop (self->view);
}

static void
on_decision_activated (GtkWidget *row, DeskHqSheet *self)
{
  const DeskDecision *decision = g_object_get_data (G_OBJECT (row), "decision");
  DeskDecisionPage *page = desk_decision_page_new (self->context, decision);

  g_signal_connect_object (page, "settled", G_CALLBACK (on_page_settled), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (page, "leave", G_CALLBACK (on_page_leave), self, G_CONNECT_DEFAULT);
  adw_navigation_view_push (self->view, ADW_NAVIGATION_PAGE (page));
}

static void
on_waiting_activated (GtkWidget *row, DeskHqSheet *self)
{
  DeskRecord *record = g_object_get_data (G_OBJECT (row), "record");

  leave (self, desk_hq_words_action (record), g_variant_new_string (desk_record_get_id (record)));
}

static void
add_decision (DeskHqSheet *self, DeskDecision *decision)
{
  g_autofree char *name = desk_hq_words_name (decision->record, decision->of, self->context);
  g_autofree char *when = desk_hq_words_moment (decision->since, self->context);
  g_autofree char *detail = g_strdup_printf ("%s · %s%s%s", desk_hq_words_kind (decision->record),
                                             desk_hq_words_decision (decision->kind),
                                             when != NULL ? " · " : "", when != NULL ? when : "");
  GtkWidget *row = make_row (name, detail, "dialog-warning-symbolic");

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "decision", decision);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_decision_activated), self, G_CONNECT_DEFAULT);
  g_ptr_array_add (self->decision_rows, row);
  adw_preferences_group_add (self->decision_group, row);
}

static char *
tell_waiting (DeskHqSheet *self, const DeskWaiting *waiting)
{
  const DeskStanding standing = { DESK_STANDING_UNSENT, waiting->since };
  g_autofree char *state = desk_hq_words_standing_at (&standing, self->context);

  return g_strdup_printf ("%s · %s", desk_hq_words_kind (waiting->record), state);
}

static void
add_waiting (DeskHqSheet *self, DeskWaiting *waiting)
{
  g_autofree char *name = desk_hq_words_name (waiting->record, waiting->of, self->context);
  g_autofree char *detail = tell_waiting (self, waiting);
  GtkWidget *row = make_row (name, detail, desk_hq_words_standing_icon (DESK_STANDING_UNSENT));
  DeskRecord *opens = waiting->of != NULL ? waiting->of : waiting->record;

  if (desk_hq_words_action (opens) != NULL)
    {
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_object_set_data (G_OBJECT (row), "record", opens);
      g_signal_connect_object (row, "activated", G_CALLBACK (on_waiting_activated), self, G_CONNECT_DEFAULT);
    }
  g_ptr_array_add (self->waiting_rows, row);
  adw_preferences_group_add (self->waiting_group, row);
}

static void
show_decisions (DeskHqSheet *self, GPtrArray *decisions)
{
  int focus = find_focus (self->decision_rows);

  clear_rows (self->decision_group, self->decision_rows);
  g_clear_pointer (&self->decisions, g_ptr_array_unref);
  self->decisions = g_ptr_array_ref (decisions);
  for (guint i = 0; i < decisions->len; i++)
    add_decision (self, g_ptr_array_index (decisions, i));
  gtk_widget_set_visible (GTK_WIDGET (self->decision_group), decisions->len > 0);
  give_focus (self, self->decision_rows, focus);
}

static void
show_entries (DeskHqSheet *self)
{
  guint n = self->count.n_entries;
  g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u entry of the journal",
                                                        "%u entries of the journal", n),
                                           n);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->entries), text);
  gtk_widget_set_visible (GTK_WIDGET (self->entries), n > 0);
}

/* The rows for what is only counted stay the last ones. */
static void
move_to_end (DeskHqSheet *self, GtkWidget *row)
{
  g_object_ref (row);
  adw_preferences_group_remove (self->waiting_group, row);
  adw_preferences_group_add (self->waiting_group, row);
  g_object_unref (row);
}

static void
show_waiting (DeskHqSheet *self, GPtrArray *waiting)
{
  int focus = find_focus (self->waiting_rows);
  g_autofree char *title = NULL;

  clear_rows (self->waiting_group, self->waiting_rows);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  self->waiting = g_ptr_array_ref (waiting);
  for (guint i = 0; i < waiting->len; i++)
    add_waiting (self, g_ptr_array_index (waiting, i));
  move_to_end (self, self->more);
  move_to_end (self, GTK_WIDGET (self->entries));
  gtk_widget_set_visible (self->more, waiting->len < self->count.n_records - self->count.n_entries);
  gtk_widget_set_visible (GTK_WIDGET (self->waiting_group), self->count.n_records > 0);
  title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u Record Not at Headquarters",
                                        "%u Records Not at Headquarters", self->count.n_records),
                           self->count.n_records);
  adw_preferences_group_set_title (self->waiting_group, title);
  show_entries (self);
  give_focus (self, self->waiting_rows, focus);
}

static void read_again (DeskHqSheet *self);

static void
on_read (GObject *store, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskHqSheet) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Lists) lists = desk_store_call_finish (DESK_STORE (store), result, &error);

  self->reading = FALSE;
  if (self->context == NULL || desk_context_get_officer (self->context) == NULL)
    return;
  if (lists == NULL)
    {
      desk_notice_show_error (GTK_WIDGET (self->view), error);
      return;
    }
  self->count = lists->count;
  show_decisions (self, lists->decisions);
  show_waiting (self, lists->waiting);
  if (self->again)
    read_again (self);
}

static void
read_again (DeskHqSheet *self)
{
  DeskStore *store = desk_context_get_store (self->context);

  self->again = self->reading;
  if (self->reading || store == NULL)
    return;
  self->reading = TRUE;
  desk_store_call_async (store, DESK_PRIORITY_BACKGROUND, read_lists, GUINT_TO_POINTER (self->wanted), NULL,
                         lists_free, self->cancellable, on_read, g_object_ref (self));
}

static gboolean
on_timer (gpointer data)
{
  DeskHqSheet *self = DESK_HQ_SHEET (data);

  self->timer = 0;
  read_again (self);
  return G_SOURCE_REMOVE;
}

static void
read_soon (DeskHqSheet *self)
{
  if (self->timer == 0)
    self->timer = g_timeout_add (SETTLE_MS, on_timer, self);
}

static void
on_link_changed (DeskHqSheet *self)
{
  show_status (self);
  read_soon (self);
}

/* Spans of time, without touching the rows. */
static gboolean
on_tick (gpointer data)
{
  DeskHqSheet *self = DESK_HQ_SHEET (data);

  show_status (self);
  for (guint i = 0; i < self->waiting_rows->len; i++)
    {
      g_autofree char *detail = tell_waiting (self, g_ptr_array_index (self->waiting, i));

      adw_action_row_set_subtitle (g_ptr_array_index (self->waiting_rows, i), detail);
    }
  return G_SOURCE_CONTINUE;
}

static void
on_more (DeskHqSheet *self)
{
  self->wanted += PAGE;
  read_again (self);
}

static void
on_send_large (DeskHqSheet *self)
{
  if (desk_context_get_link (self->context) != NULL)
    desk_hq_link_sync_now (desk_context_get_link (self->context), TRUE);
}

/* The row a decision was opened from is gone when it was settled. */
static void
on_list_shown (DeskHqSheet *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean is_inside = focus != NULL && focus != GTK_WIDGET (self)
                       && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view))
                       && gtk_widget_get_mapped (focus);

  if (!is_inside)
    gtk_widget_grab_focus (self->decision_rows->len > 0 ? g_ptr_array_index (self->decision_rows, 0)
                                                        : self->sync_button);
}

static void
desk_hq_sheet_closed (AdwDialog *dialog)
{
  g_cancellable_cancel (DESK_HQ_SHEET (dialog)->cancellable);
}

static void
desk_hq_sheet_dispose (GObject *object)
{
  DeskHqSheet *self = DESK_HQ_SHEET (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_handle_id (&self->tick, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_HQ_SHEET);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (desk_hq_sheet_parent_class)->dispose (object);
}

static void
desk_hq_sheet_finalize (GObject *object)
{
  DeskHqSheet *self = DESK_HQ_SHEET (object);

  g_object_unref (self->cancellable);
  g_clear_pointer (&self->decisions, g_ptr_array_unref);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_ptr_array_unref (self->decision_rows);
  g_ptr_array_unref (self->waiting_rows);
  G_OBJECT_CLASS (desk_hq_sheet_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (DESK_TYPE_PAGE_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dutydesk/DutyDesk/ui/sync/hq-sheet.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskHqSheet, view);
  gtk_widget_class_bind_template_child (widget_class, DeskHqSheet, sync_button);
  gtk_widget_class_bind_template_child (widget_class, DeskHqSheet, state);
  gtk_widget_class_bind_template_child (widget_class, DeskHqSheet, state_icon);
  gtk_widget_class_bind_template_child (widget_class, DeskHqSheet, last_success);
  gtk_widget_class_bind_template_child (widget_class, DeskHqSheet, next_try);
  gtk_widget_class_bind_template_child (widget_class, DeskHqSheet, desk);
  gtk_widget_class_bind_template_child (widget_class, DeskHqSheet, attachments);
  gtk_widget_class_bind_template_child (widget_class, DeskHqSheet, edition);
  gtk_widget_class_bind_template_child (widget_class, DeskHqSheet, edition_icon);
  gtk_widget_class_bind_template_child (widget_class, DeskHqSheet, send_large);
  gtk_widget_class_bind_template_child (widget_class, DeskHqSheet, decision_group);
  gtk_widget_class_bind_template_child (widget_class, DeskHqSheet, waiting_group);
  gtk_widget_class_bind_template_child (widget_class, DeskHqSheet, entries);
  gtk_widget_class_bind_template_child (widget_class, DeskHqSheet, more);
  gtk_widget_class_bind_template_child (widget_class, DeskHqSheet, files);
  gtk_widget_class_bind_template_callback (widget_class, on_list_shown);
  gtk_widget_class_bind_template_callback (widget_class, on_more);
  gtk_widget_class_bind_template_callback (widget_class, on_send_large);
}

static void
desk_hq_sheet_class_init (DeskHqSheetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = desk_hq_sheet_dispose;
  object_class->finalize = desk_hq_sheet_finalize;
  ADW_DIALOG_CLASS (klass)->closed = desk_hq_sheet_closed;
  g_type_ensure (DESK_TYPE_HQ_FILE_GROUP);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
desk_hq_sheet_init (DeskHqSheet *self)
{
  self->cancellable = g_cancellable_new ();
  self->decision_rows = g_ptr_array_new ();
  self->waiting_rows = g_ptr_array_new ();
  self->wanted = PAGE;
  gtk_widget_init_template (GTK_WIDGET (self));
  desk_button_rows_wrap (GTK_WIDGET (self));
}

/**
 * desk_hq_sheet_new:
 * @context: with a store and a link
 *
 * Returns: (transfer full): the sheet, to be presented on the window
 */
AdwDialog *
desk_hq_sheet_new (DeskContext *context)
{
  DeskHqSheet *self = g_object_new (DESK_TYPE_HQ_SHEET, NULL);

  self->context = g_object_ref (context);
  desk_hq_file_group_set_context (self->files, context);
  g_signal_connect_object (desk_context_get_link (context), "changed", G_CALLBACK (on_link_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (desk_context_get_store (context), "changed", G_CALLBACK (read_soon), self,
                           G_CONNECT_SWAPPED);
  if (desk_context_get_region (context) != NULL)
    g_signal_connect_object (desk_context_get_region (context), "changed", G_CALLBACK (show_edition), self,
                             G_CONNECT_SWAPPED);
  self->tick = g_timeout_add_seconds (TICK_SECONDS, on_tick, self);
  show_status (self);
  show_edition (self);
  read_again (self);
  return ADW_DIALOG (self);
}

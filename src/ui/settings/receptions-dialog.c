// SPDX-License-Identifier: GPL-3.0-or-later
// The list of receptions. One reception's form lives in reception-page.c.

#include "ui/settings/receptions-dialog.h"

#include "model/day-text.h"
#include "store/records.h"
#include "ui/notice.h"
#include "ui/officer-name.h"
#include "ui/settings/reception-days.h"
#include "ui/settings/reception-page.h"
#include "ui/widgets/page-title.h"

#include <glib/gi18n-lib.h>

/* What is offered for a new one: half an hour, and every second place kept for who comes without an appointment. */
#define OFFERED_MINUTES 30
#define OFFERED_WALK_IN 2

struct _DeskReceptionsDialog
{
  AdwDialog parent_instance;

  DeskContext *context;
  GCancellable *cancellable;
  GPtrArray *receptions;   /* of DeskReception, as saved; NULL: not read yet */
  GPtrArray *officers;     /* of DeskOfficer, as saved */
  GPtrArray *rows;         /* of GtkWidget */
  DeskReceptionPage *open; /* NULL: the list is in view */

  AdwNavigationView *view;
  GtkStack *stack;
  AdwPreferencesGroup *active;
  AdwPreferencesGroup *ended;
};

G_DEFINE_FINAL_TYPE (DeskReceptionsDialog, desk_receptions_dialog, ADW_TYPE_DIALOG)

/* What the list shows. */
typedef struct
{
  GPtrArray *receptions;
  GPtrArray *officers;
} Lists;

static void
lists_free (gpointer data)
{
  Lists *lists = data;

  g_clear_pointer (&lists->receptions, g_ptr_array_unref);
  g_clear_pointer (&lists->officers, g_ptr_array_unref);
  g_free (lists);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Lists, lists_free)

static void
on_finished (DeskReceptionsDialog *self)
{
  self->open = NULL;
  adw_navigation_view_pop (self->view);
}

static void
open_reception (DeskReceptionsDialog *self, DeskReception *reception)
{
  if (self->open != NULL || self->officers == NULL)
    return;
  self->open = desk_reception_page_new (self->context, reception);
  desk_reception_page_set_officers (self->open, self->officers);
  g_signal_connect_object (self->open, "finished", G_CALLBACK (on_finished), self, G_CONNECT_SWAPPED);
  adw_navigation_view_push (self->view, ADW_NAVIGATION_PAGE (self->open));
}

static void
on_add (DeskReceptionsDialog *self)
{
  g_autoptr (DeskReception) reception =
      g_object_new (DESK_TYPE_RECEPTION, "slot_minutes", (gint64)OFFERED_MINUTES, "walk_in_every",
                    (gint64)OFFERED_WALK_IN, "desk",
                    desk_store_get_desk (desk_context_get_store (self->context)), NULL);

  open_reception (self, reception);
}

static void
on_row_activated (AdwActionRow *row, DeskReceptionsDialog *self)
{
  open_reception (self, g_object_get_data (G_OBJECT (row), "reception"));
}

static char *
name_official (DeskReceptionsDialog *self, DeskRecord *reception)
{
  const char *id = desk_record_get_text (reception, DESK_RECEPTION_OFFICIAL);
  DeskOfficer *officer = id != NULL ? desk_officer_find (self->officers, id) : NULL;

  return officer != NULL ? desk_officer_name_make (officer, desk_context_get_profile (self->context),
                                                   desk_context_get_language (self->context))
                         : NULL;
}

static char *
describe_owner (DeskReceptionsDialog *self, DeskRecord *reception)
{
  const char *desk = desk_record_get_text (reception, DESK_RECEPTION_DESK);

  if (desk_record_get_boolean (reception, DESK_RECEPTION_SHARED))
    return g_strdup (_ ("shared with other desks"));
  if (desk == NULL || g_str_equal (desk, desk_store_get_desk (desk_context_get_store (self->context))))
    return g_strdup (_ ("own"));
  /* TRANSLATORS: the name of another desk: "PL1-B" */
  return g_strdup_printf (_ ("desk %s"), desk);
}

static char *
describe_next (DeskReceptionsDialog *self, DeskReception *reception)
{
  g_autofree char *words = NULL;
  GDate day;

  desk_reception_days_get_today (self->context, &day);
  if (!desk_reception_days_find_next (reception, self->context, &day))
    return g_strdup (_ ("receives on no day within a year"));
  words = desk_day_text_write_short (&day);
  /* TRANSLATORS: the next day on which somebody receives */
  return g_strdup_printf (_ ("next %s"), words);
}

static char *
describe (DeskReceptionsDialog *self, DeskReception *reception)
{
  DeskRecord *record = DESK_RECORD (reception);
  const char *kind = desk_record_get_text (record, DESK_RECEPTION_KIND);
  const char *room = desk_record_get_text (record, DESK_RECEPTION_ROOM);
  g_autofree char *official = name_official (self, record);
  /* TRANSLATORS: the name of a room, often a number */
  g_autofree char *room_words = room != NULL ? g_strdup_printf (_ ("room %s"), room) : NULL;
  g_autofree char *owner = describe_owner (self, record);
  g_autofree char *next =
      desk_record_get_boolean (record, DESK_RECEPTION_ENDED) ? NULL : describe_next (self, reception);
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  if (kind != NULL)
    g_strv_builder_add (parts,
                        desk_profile_get_label (desk_context_get_profile (self->context), "reception_kinds",
                                                kind, desk_context_get_language (self->context)));
  if (official != NULL)
    g_strv_builder_add (parts, official);
  if (room_words != NULL)
    g_strv_builder_add (parts, room_words);
  g_strv_builder_add (parts, owner);
  if (next != NULL)
    g_strv_builder_add (parts, next);
  list = g_strv_builder_end (parts);
  return g_strjoinv (" · ", list);
}

static GtkWidget *
make_row (DeskReceptionsDialog *self, DeskReception *reception)
{
  GtkWidget *row = adw_action_row_new ();
  const char *name = desk_record_get_text (DESK_RECORD (reception), DESK_RECEPTION_NAME);
  g_autofree char *description = describe (self, reception);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name != NULL ? name : "");
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), description);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "reception", g_object_ref (reception), g_object_unref);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_row_activated), self, G_CONNECT_DEFAULT);
  return row;
}

static void
clear_rows (DeskReceptionsDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), row);
    }
  g_ptr_array_set_size (self->rows, 0);
}

static void
show_receptions (DeskReceptionsDialog *self)
{
  guint n_ended = 0;

  clear_rows (self);
  for (guint i = 0; i < self->receptions->len; i++)
    {
      DeskReception *reception = g_ptr_array_index (self->receptions, i);
      gboolean is_ended = desk_record_get_boolean (DESK_RECORD (reception), DESK_RECEPTION_ENDED);
      GtkWidget *row = make_row (self, reception);

      n_ended += is_ended;
      g_ptr_array_add (self->rows, row);
      adw_preferences_group_add (is_ended ? self->ended : self->active, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->active), n_ended < self->receptions->len);
  gtk_widget_set_visible (GTK_WIDGET (self->ended), n_ended > 0);
  gtk_stack_set_visible_child_name (self->stack, self->receptions->len > 0 ? "list" : "empty");
}

static int
compare_receptions (gconstpointer a, gconstpointer b)
{
  DeskRecord *first = *(DeskRecord **)a, *second = *(DeskRecord **)b;
  const char *one = desk_record_get_text (first, DESK_RECEPTION_NAME);
  const char *other = desk_record_get_text (second, DESK_RECEPTION_NAME);

  return g_utf8_collate (one != NULL ? one : "", other != NULL ? other : "");
}

static gpointer
load_lists (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (Lists) lists = g_new0 (Lists, 1);

  lists->receptions = desk_records_load_own (database, "reception", cancellable, error);
  if (lists->receptions != NULL)
    lists->officers = desk_records_load_own (database, "officer", cancellable, error);
  return lists->officers != NULL ? g_steal_pointer (&lists) : NULL;
}

static void
on_loaded (GObject *store, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskReceptionsDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Lists) lists = desk_store_call_finish (DESK_STORE (store), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (lists == NULL)
    {
      desk_notice_show_error (GTK_WIDGET (self), error);
      return;
    }
  g_clear_pointer (&self->receptions, g_ptr_array_unref);
  g_clear_pointer (&self->officers, g_ptr_array_unref);
  self->receptions = g_steal_pointer (&lists->receptions);
  self->officers = g_steal_pointer (&lists->officers);
  g_ptr_array_sort (self->receptions, compare_receptions);
  if (self->open != NULL)
    desk_reception_page_set_officers (self->open, self->officers);
  show_receptions (self);
}

static void
load (DeskReceptionsDialog *self)
{
  desk_store_call_async (desk_context_get_store (self->context), DESK_PRIORITY_TYPING, load_lists, NULL, NULL,
                         lists_free, NULL, on_loaded, g_object_ref (self));
}

static void
on_changed (DeskReceptionsDialog *self, const char *kind, const char *id)
{
  if (g_str_equal (kind, "reception") || g_str_equal (kind, "officer"))
    load (self);
}

/* Whoever is no longer the head has nothing to look for here. */
static void
on_officer_changed (DeskReceptionsDialog *self)
{
  const char *role = desk_context_get_role (self->context);

  if (role != NULL && !g_str_equal (role, "head"))
    adw_dialog_force_close (ADW_DIALOG (self));
}

static void
on_discard_answered (AdwAlertDialog *alert, const char *response, DeskReceptionsDialog *self)
{
  if (g_str_equal (response, "discard"))
    adw_dialog_force_close (ADW_DIALOG (self));
}

static void
desk_receptions_dialog_close_attempt (AdwDialog *dialog)
{
  DeskReceptionsDialog *self = DESK_RECEPTIONS_DIALOG (dialog);
  AdwDialog *alert;

  if (self->open == NULL || !desk_reception_page_is_changed (self->open))
    {
      adw_dialog_force_close (dialog);
      return;
    }
  alert = adw_alert_dialog_new (_ ("The Reception Is Not Saved"),
                                _ ("What was typed here is lost if you leave it."));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (alert), "back", _ ("_Go Back"), "discard",
                                  _ ("_Leave It Unsaved"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (alert), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (alert), "back");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (alert), "back");
  g_signal_connect_object (alert, "response", G_CALLBACK (on_discard_answered), self, G_CONNECT_DEFAULT);
  adw_dialog_present (alert, GTK_WIDGET (self));
}

static void
desk_receptions_dialog_closed (AdwDialog *dialog)
{
  g_cancellable_cancel (DESK_RECEPTIONS_DIALOG (dialog)->cancellable);
}

static void
desk_receptions_dialog_dispose (GObject *object)
{
  DeskReceptionsDialog *self = DESK_RECEPTIONS_DIALOG (object);

  g_clear_object (&self->context);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_RECEPTIONS_DIALOG);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->receptions, g_ptr_array_unref);
  g_clear_pointer (&self->officers, g_ptr_array_unref);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (desk_receptions_dialog_parent_class)->dispose (object);
}

static void
desk_receptions_dialog_class_init (DeskReceptionsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_receptions_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->close_attempt = desk_receptions_dialog_close_attempt;
  ADW_DIALOG_CLASS (klass)->closed = desk_receptions_dialog_closed;

  g_type_ensure (DESK_TYPE_PAGE_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/settings/receptions-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskReceptionsDialog, view);
  gtk_widget_class_bind_template_child (widget_class, DeskReceptionsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, DeskReceptionsDialog, active);
  gtk_widget_class_bind_template_child (widget_class, DeskReceptionsDialog, ended);
  gtk_widget_class_bind_template_callback (widget_class, on_add);
}

static void
desk_receptions_dialog_init (DeskReceptionsDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE);
}

/**
 * desk_receptions_dialog_new:
 * @context: with the head signed in
 *
 * Returns: (transfer full): the receptions, to be presented on the window
 */
AdwDialog *
desk_receptions_dialog_new (DeskContext *context)
{
  DeskReceptionsDialog *self = g_object_new (DESK_TYPE_RECEPTIONS_DIALOG, NULL);

  self->context = g_object_ref (context);
  g_signal_connect_object (desk_context_get_store (context), "changed", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::officer", G_CALLBACK (on_officer_changed), self,
                           G_CONNECT_SWAPPED);
  load (self);
  return ADW_DIALOG (self);
}

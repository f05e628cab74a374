// SPDX-License-Identifier: GPL-3.0-or-later
// The drafts of some forms, amendments that were begun among them, in the order of the forms.

#include "ui/widgets/drafts-view.h"

#include "store/records.h"
#include "ui/notice.h"
#include "ui/officer-name.h"
#include "ui/widgets/field-words.h"
#include "ui/widgets/form-typed.h"

#include <glib/gi18n-lib.h>

/* What comes from the worker. */
typedef struct
{
  GPtrArray *begun; /* of Row */
  GPtrArray *officers;
} Listing;

/* A row with the form it is of. */
typedef struct
{
  const DeskDraftKind *kind;
  DeskDraftBegun begun;
} Row;

/* What the worker is asked. */
typedef struct
{
  const DeskDraftKind *kinds;
  guint n_kinds;
} Wanted;

struct _DeskDraftsView
{
  AdwBin parent_instance;

  DeskContext *context;
  const DeskDraftKind *kinds;
  guint n_kinds;
  GCancellable *cancellable;
  guint count;

  GtkStack *stack;
  GtkListBox *list;
};

enum
{
  COUNTED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskDraftsView, desk_drafts_view, ADW_TYPE_BIN)

static void
row_free (gpointer data)
{
  Row *self = data;

  desk_draft_free (self->begun.draft);
  g_clear_object (&self->begun.record);
  g_clear_object (&self->begun.amended);
  g_clear_object (&self->begun.person);
  g_free (self);
}

static void
listing_free (gpointer data)
{
  Listing *self = data;

  g_clear_pointer (&self->begun, g_ptr_array_unref);
  g_clear_pointer (&self->officers, g_ptr_array_unref);
  g_free (self);
}

static gpointer
find_record (DeskDatabase *database, const char *kind, const char *id)
{
  return id != NULL ? desk_records_find (database, kind, id, NULL) : NULL;
}

static Row *
read_draft (DeskDatabase *database, const DeskDraftKind *kind, const DeskDraft *draft)
{
  Row *self = g_new0 (Row, 1);
  DeskRecord *record = g_object_new (kind->get_type (), NULL);

  self->kind = kind;
  self->begun.draft = desk_draft_copy (draft);
  self->begun.record = record;
  self->begun.amended = find_record (database, desk_record_get_kind (record), draft->record);
  if (draft->shown != NULL)
    desk_form_typed_apply (record, draft->shown);
  desk_form_typed_apply (record, draft->typed);
  self->begun.person = find_record (database, "person", desk_record_get_text (record, kind->person));
  return self;
}

static gboolean
add_drafts (GPtrArray *begun, DeskDatabase *database, const DeskDraftKind *kind, GError **error)
{
  g_autoptr (GPtrArray) drafts = desk_draft_list (database, kind->form, error);

  for (guint i = 0; drafts != NULL && i < drafts->len; i++)
    g_ptr_array_add (begun, read_draft (database, kind, g_ptr_array_index (drafts, i)));
  return drafts != NULL;
}

static gpointer
load (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  const Wanted *wanted = data;
  Listing *listing = g_new0 (Listing, 1);
  gboolean read = TRUE;

  listing->begun = g_ptr_array_new_with_free_func (row_free);
  for (guint i = 0; read && i < wanted->n_kinds; i++)
    read = add_drafts (listing->begun, database, &wanted->kinds[i], error);
  if (read)
    listing->officers = desk_records_load_all (database, "officer", cancellable, error);
  if (listing->officers == NULL)
    g_clear_pointer (&listing, listing_free);
  return listing;
}

static char *
name_officer (DeskDraftsView *self, GPtrArray *officers, const char *code)
{
  DeskOfficer *officer = desk_officer_find_by_code (officers, code);

  return officer != NULL ? desk_officer_name_make (officer, desk_context_get_profile (self->context),
                                                   desk_context_get_language (self->context))
                         : g_strdup (code);
}

static GtkWidget *
make_row (DeskDraftsView *self, Row *begun, GPtrArray *officers)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = begun->kind->make_title (&begun->begun, self->context);
  g_autofree char *who = name_officer (self, officers, begun->begun.draft->officer);
  g_autofree char *when = desk_field_words_moment (begun->begun.draft->touched, self->context);
  g_autofree char *detail = g_strjoin (" · ", when, who, NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), detail);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (begun->kind->icon));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "begun", begun, row_free);
  return row;
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskDraftsView) self = data;
  g_autoptr (GError) error = NULL;
  Listing *listing = desk_store_call_finish (DESK_STORE (source), result, &error);

  if (listing == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        desk_notice_show_error (GTK_WIDGET (self), error);
      return;
    }
  if (self->context != NULL)
    {
      gtk_list_box_remove_all (self->list);
      self->count = listing->begun->len;
      while (listing->begun->len > 0)
        gtk_list_box_append (self->list,
                             make_row (self, g_ptr_array_steal_index (listing->begun, 0), listing->officers));
      gtk_stack_set_visible_child_name (self->stack, self->count > 0 ? "drafts" : "empty");
      g_signal_emit (self, signals[COUNTED], 0);
    }
  listing_free (listing);
}

static void
on_activated (DeskDraftsView *self, GtkListBoxRow *row)
{
  const Row *begun = g_object_get_data (G_OBJECT (row), "begun");

  begun->kind->open (GTK_WIDGET (self), self->context, begun->begun.draft);
}

/* A draft that was discarded, while it can still be taken back. */
typedef struct
{
  DeskDraftsView *drafts;
  DeskDraft *draft;
} Discarded;

static void
discarded_free (gpointer data)
{
  Discarded *self = data;

  g_object_unref (self->drafts);
  desk_draft_free (self->draft);
  g_free (self);
}

static void
on_written_again (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskDraftsView) self = data;
  g_autoptr (GError) error = NULL;

  if (desk_store_write_draft_finish (DESK_STORE (source), result, &error) < 0)
    desk_notice_show_error (GTK_WIDGET (self), error);
  else if (self->context != NULL)
    desk_drafts_view_refresh (self);
}

static void
take_back (gpointer data)
{
  Discarded *discarded = data;
  DeskContext *context = discarded->drafts->context;
  DeskStore *store = context != NULL ? desk_context_get_store (context) : NULL;
  g_autoptr (DeskDraft) again = desk_draft_copy (discarded->draft);

  if (store == NULL)
    return;
  again->id = 0;
  desk_store_write_draft_async (store, again, on_written_again, g_object_ref (discarded->drafts));
}

static gpointer
discard (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return desk_draft_discard (*(gint64 *)data, database, error) ? g_memdup2 (data, sizeof (gint64)) : NULL;
}

static void
on_discarded (GObject *source, GAsyncResult *result, gpointer data)
{
  Discarded *discarded = data;
  DeskDraftsView *self = discarded->drafts;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *id = desk_store_call_finish (DESK_STORE (source), result, &error);

  if (id == NULL || self->context == NULL)
    {
      if (error != NULL)
        desk_notice_show_error (GTK_WIDGET (self), error);
      discarded_free (discarded);
      return;
    }
  desk_notice_show_undo (GTK_WIDGET (self), _ ("The draft is discarded"), take_back, discarded,
                         discarded_free);
  desk_drafts_view_refresh (self);
}

static GtkWidget *
find_focused_row (DeskDraftsView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list))
             ? gtk_widget_get_ancestor (focus, ADW_TYPE_ACTION_ROW)
             : NULL;
}

static void
on_remove (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskDraftsView *self = DESK_DRAFTS_VIEW (widget);
  GtkWidget *row = find_focused_row (self);
  DeskStore *store = desk_context_get_store (self->context);
  Discarded *discarded;
  const Row *begun;

  if (row == NULL || store == NULL)
    return;
  begun = g_object_get_data (G_OBJECT (row), "begun");
  discarded = g_new (Discarded, 1);
  *discarded = (Discarded){ g_object_ref (self), desk_draft_copy (begun->begun.draft) };
  desk_store_call_async (store, DESK_PRIORITY_SAVING, discard,
                         g_memdup2 (&begun->begun.draft->id, sizeof (gint64)), g_free, g_free, NULL,
                         on_discarded, discarded);
}

static gboolean
desk_drafts_view_grab_focus (GtkWidget *widget)
{
  DeskDraftsView *self = DESK_DRAFTS_VIEW (widget);
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->list, 0);

  return first != NULL ? gtk_widget_grab_focus (GTK_WIDGET (first))
                       : gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
desk_drafts_view_dispose (GObject *object)
{
  DeskDraftsView *self = DESK_DRAFTS_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->context);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_DRAFTS_VIEW);
  G_OBJECT_CLASS (desk_drafts_view_parent_class)->dispose (object);
}

static void
desk_drafts_view_finalize (GObject *object)
{
  g_object_unref (DESK_DRAFTS_VIEW (object)->cancellable);
  G_OBJECT_CLASS (desk_drafts_view_parent_class)->finalize (object);
}

static void
desk_drafts_view_class_init (DeskDraftsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_drafts_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_drafts_view_finalize;
  widget_class->grab_focus = desk_drafts_view_grab_focus;
  /**
   * DeskDraftsView::counted:
   * It is known how many there are.
   */
  signals[COUNTED] = g_signal_new ("counted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/widgets/drafts-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskDraftsView, stack);
  gtk_widget_class_bind_template_child (widget_class, DeskDraftsView, list);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_install_action (widget_class, "row.remove", NULL, on_remove);
}

static void
desk_drafts_view_init (DeskDraftsView *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * desk_drafts_view_bind:
 * @kinds: (array length=n_kinds): static
 *
 * Lists the drafts of the desk.
 */
void
desk_drafts_view_bind (DeskDraftsView *self, DeskContext *context, const DeskDraftKind *kinds, guint n_kinds)
{
  g_set_object (&self->context, context);
  self->kinds = kinds;
  self->n_kinds = n_kinds;
  desk_drafts_view_refresh (self);
}

/**
 * desk_drafts_view_refresh:
 * Lists the drafts anew: drafts come and go without a word from the store.
 */
void
desk_drafts_view_refresh (DeskDraftsView *self)
{
  DeskStore *store = desk_context_get_store (self->context);

  const Wanted wanted = { self->kinds, self->n_kinds };

  if (store != NULL)
    desk_store_call_async (store, DESK_PRIORITY_BACKGROUND, load, g_memdup2 (&wanted, sizeof wanted), g_free,
                           listing_free, self->cancellable, on_loaded, g_object_ref (self));
}

/**
 * desk_drafts_view_count:
 *
 * Returns: how many there are
 */
guint
desk_drafts_view_count (DeskDraftsView *self)
{
  return self->count;
}

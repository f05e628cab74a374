// SPDX-License-Identifier: GPL-3.0-or-later
// The drafts of statements, amendments that were begun among them.

#include "ui/statements/statement-drafts.h"

#include "model/officer.h"
#include "model/person.h"
#include "model/statement-check.h"
#include "store/draft.h"
#include "store/records.h"
#include "ui/notice.h"
#include "ui/officer-name.h"
#include "ui/people/person-words.h"
#include "ui/statements/draft-page.h"
#include "ui/statements/statement-editor.h"
#include "ui/widgets/field-words.h"
#include "ui/widgets/form-typed.h"
#include "ui/widgets/statement-words.h"

#include <glib/gi18n-lib.h>

/* A draft with what it tells of. */
typedef struct
{
  DeskDraft *draft;
  DeskStatement *statement; /* as it was typed so far */
  DeskStatement *amended;   /* the registered statement, as it stands; NULL: a new one */
  DeskPerson *applicant;    /* NULL: not known yet */
} Begun;

/* What comes from the worker. */
typedef struct
{
  GPtrArray *begun;
  GPtrArray *officers;
} Listing;

struct _DeskStatementDrafts
{
  AdwBin parent_instance;

  DeskContext *context;
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

G_DEFINE_FINAL_TYPE (DeskStatementDrafts, desk_statement_drafts, ADW_TYPE_BIN)

static void
begun_free (gpointer data)
{
  Begun *self = data;

  desk_draft_free (self->draft);
  g_clear_object (&self->statement);
  g_clear_object (&self->amended);
  g_clear_object (&self->applicant);
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

static Begun *
read_draft (DeskDatabase *database, const DeskDraft *draft)
{
  Begun *self = g_new0 (Begun, 1);

  self->draft = desk_draft_copy (draft);
  self->statement = g_object_new (DESK_TYPE_STATEMENT, NULL);
  self->amended = find_record (database, "statement", draft->record);
  if (draft->shown != NULL)
    desk_form_typed_apply (DESK_RECORD (self->statement), draft->shown);
  desk_form_typed_apply (DESK_RECORD (self->statement), draft->typed);
  self->applicant =
      find_record (database, "person",
                   desk_record_get_text (DESK_RECORD (self->statement), DESK_STATEMENT_APPLICANT));
  return self;
}

static gpointer
load (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) drafts = desk_draft_list (database, DESK_STATEMENT_DRAFT, error);
  Listing *listing;

  if (drafts == NULL)
    return NULL;
  listing = g_new0 (Listing, 1);
  listing->begun = g_ptr_array_new_with_free_func (begun_free);
  for (guint i = 0; i < drafts->len; i++)
    g_ptr_array_add (listing->begun, read_draft (database, g_ptr_array_index (drafts, i)));
  listing->officers = desk_records_load_all (database, "officer", cancellable, error);
  if (listing->officers == NULL)
    g_clear_pointer (&listing, listing_free);
  return listing;
}

static char *
name_officer (DeskStatementDrafts *self, GPtrArray *officers, const char *code)
{
  DeskOfficer *officer = desk_officer_find_by_code (officers, code);

  return officer != NULL ? desk_officer_name_make (officer, desk_context_get_profile (self->context),
                                                   desk_context_get_language (self->context))
                         : g_strdup (code);
}

/* A sealed matter has no name in a list, registered or not. */
static char *
make_title (DeskStatementDrafts *self, const Begun *begun)
{
  gboolean sealed = desk_statement_is_sealed (begun->statement, desk_context_get_profile (self->context));
  g_autofree char *kind = desk_statement_words_get_title (begun->statement, self->context);
  g_autofree char *name =
      begun->applicant != NULL && !sealed ? desk_person_words_get_name (begun->applicant) : NULL;
  const char *number =
      begun->amended != NULL ? desk_record_get_text (DESK_RECORD (begun->amended), DESK_STATEMENT_NO) : NULL;
  const char *what = kind != NULL ? kind : _ ("Statement");

  if (number != NULL)
    /* TRANSLATORS: an amendment that was begun and not saved, with the number of the statement */
    return g_strdup_printf (_ ("Amendment of %s"), number);
  return name != NULL ? g_strdup_printf ("%s · %s", name, what) : g_strdup (what);
}

static GtkWidget *
make_row (DeskStatementDrafts *self, Begun *begun, GPtrArray *officers)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = make_title (self, begun);
  g_autofree char *who = name_officer (self, officers, begun->draft->officer);
  g_autofree char *when = desk_field_words_moment (begun->draft->touched, self->context);
  g_autofree char *detail = g_strjoin (" · ", when, who, NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), detail);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("document-edit-symbolic"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "begun", begun, begun_free);
  return row;
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskStatementDrafts) self = data;
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

/* An amendment goes on from the page of its statement, which asks first what it is opened for. */
static void
on_activated (DeskStatementDrafts *self, GtkListBoxRow *row)
{
  const Begun *begun = g_object_get_data (G_OBJECT (row), "begun");
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);

  if (begun->draft->record != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-statement", "s", begun->draft->record);
  else
    adw_navigation_view_push (ADW_NAVIGATION_VIEW (view),
                              desk_statement_draft_page_new_from_draft (self->context, begun->draft));
}

/* A draft that was discarded, while it can still be taken back. */
typedef struct
{
  DeskStatementDrafts *drafts;
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
  g_autoptr (DeskStatementDrafts) self = data;
  g_autoptr (GError) error = NULL;

  if (desk_store_write_draft_finish (DESK_STORE (source), result, &error) < 0)
    desk_notice_show_error (GTK_WIDGET (self), error);
  else if (self->context != NULL)
    desk_statement_drafts_refresh (self);
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
  DeskStatementDrafts *self = discarded->drafts;
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
  desk_statement_drafts_refresh (self);
}

static GtkWidget *
find_focused_row (DeskStatementDrafts *self)
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
  DeskStatementDrafts *self = DESK_STATEMENT_DRAFTS (widget);
  GtkWidget *row = find_focused_row (self);
  DeskStore *store = desk_context_get_store (self->context);
  Discarded *discarded;
  const Begun *begun;

  if (row == NULL || store == NULL)
    return;
  begun = g_object_get_data (G_OBJECT (row), "begun");
  discarded = g_new (Discarded, 1);
  *discarded = (Discarded){ g_object_ref (self), desk_draft_copy (begun->draft) };
  desk_store_call_async (store, DESK_PRIORITY_SAVING, discard, g_memdup2 (&begun->draft->id, sizeof (gint64)),
                         g_free, g_free, NULL, on_discarded, discarded);
}

static gboolean
desk_statement_drafts_grab_focus (GtkWidget *widget)
{
  DeskStatementDrafts *self = DESK_STATEMENT_DRAFTS (widget);
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->list, 0);

  return first != NULL ? gtk_widget_grab_focus (GTK_WIDGET (first))
                       : gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
desk_statement_drafts_dispose (GObject *object)
{
  DeskStatementDrafts *self = DESK_STATEMENT_DRAFTS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->context);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_STATEMENT_DRAFTS);
  G_OBJECT_CLASS (desk_statement_drafts_parent_class)->dispose (object);
}

static void
desk_statement_drafts_finalize (GObject *object)
{
  g_object_unref (DESK_STATEMENT_DRAFTS (object)->cancellable);
  G_OBJECT_CLASS (desk_statement_drafts_parent_class)->finalize (object);
}

static void
desk_statement_drafts_class_init (DeskStatementDraftsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_statement_drafts_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_statement_drafts_finalize;
  widget_class->grab_focus = desk_statement_drafts_grab_focus;
  /**
   * DeskStatementDrafts::counted:
   * It is known how many there are.
   */
  signals[COUNTED] = g_signal_new ("counted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/statements/statement-drafts.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskStatementDrafts, stack);
  gtk_widget_class_bind_template_child (widget_class, DeskStatementDrafts, list);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_install_action (widget_class, "row.remove", NULL, on_remove);
}

static void
desk_statement_drafts_init (DeskStatementDrafts *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * desk_statement_drafts_bind:
 * Lists the drafts of the desk.
 */
void
desk_statement_drafts_bind (DeskStatementDrafts *self, DeskContext *context)
{
  g_set_object (&self->context, context);
  desk_statement_drafts_refresh (self);
}

/**
 * desk_statement_drafts_refresh:
 * Lists the drafts anew: drafts come and go without a word from the store.
 */
void
desk_statement_drafts_refresh (DeskStatementDrafts *self)
{
  DeskStore *store = desk_context_get_store (self->context);

  if (store != NULL)
    desk_store_call_async (store, DESK_PRIORITY_BACKGROUND, load, NULL, NULL, listing_free, self->cancellable,
                           on_loaded, g_object_ref (self));
}

/**
 * desk_statement_drafts_count:
 *
 * Returns: how many there are
 */
guint
desk_statement_drafts_count (DeskStatementDrafts *self)
{
  return self->count;
}

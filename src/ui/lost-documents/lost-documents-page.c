// SPDX-License-Identifier: GPL-3.0-or-later
// The place of lost documents. Its filters are registers of their own (lost-columns.c): of losses, of finds, and the pairs
// to decide about; how much of a register is shown stands in a list beside it. One record: loss-page.c, find-page.c; a pair:
// match-page.c.

#include "ui/lost-documents/lost-documents-page.h"

#include "model/find.h"
#include "store/records.h"
#include "ui/lost-documents/draft-pages.h"
#include "ui/lost-documents/hand-over-page.h"
#include "ui/lost-documents/lost-columns.h"
#include "ui/lost-documents/lost-register-paper.h"
#include "ui/lost-documents/lost-words.h"
#include "ui/notice.h"
#include "ui/officer-name.h"
#include "ui/page-loads.h"
#include "ui/page-opener.h"
#include "ui/people/person-words.h"
#include "ui/widgets/column-choice.h"
#include "ui/widgets/drafts-view.h"
#include "ui/widgets/page-title.h"
#include "ui/widgets/register-filters.h"
#include "ui/widgets/search-button.h"
#include "ui/widgets/spoken.h"

#include <glib/gi18n-lib.h>

struct _DeskLostDocumentsPage
{
  AdwNavigationPage parent_instance;

  DeskContext *context;
  GCancellable *cancellable;
  GHashTable *officers; /* id -> name */
  gboolean choosing;    /* the list of scopes is being made */
  guint scoped;         /* the register that the list of scopes is of */

  DeskRegisterView *register_view;
  GtkWidget *beside;
  GtkDropDown *scope;
  DeskRegisterFilters *filters;
  GtkWidget *papers;
  GtkStack *columns; /* of DeskColumnChoice, by filter */
  DeskDraftsView *drafts;
  GtkWidget *no_losses;
  GtkWidget *no_finds;
  GtkWidget *no_matches;
};

G_DEFINE_FINAL_TYPE (DeskLostDocumentsPage, desk_lost_documents_page, ADW_TYPE_NAVIGATION_PAGE)

#define MAX_SCOPES 3

/* A register of the place: the kind of its records, how much of it can be shown, and its columns. */
static const struct
{
  const char *name;
  const char *kind;
  guint n_scopes;
  const char *scopes[MAX_SCOPES]; /* filters of a DeskRegisterQuery; the last is everything */
  const char *labels[MAX_SCOPES];
  const DeskRegisterTable *(*get_table) (void);
  const char *hidden_at_first[4];
} registers[] = {
  { "losses",
    "loss",
    2,
    { "open", "all" },
    { NC_ ("losses", "Open"), NC_ ("losses", "All") },
    desk_lost_columns_get_losses,
    { N_ ("When it was lost"), N_ ("Accepted by") } },
  { "finds",
    "find",
    3,
    { "stored", "overdue", "all" },
    { NC_ ("finds", "Stored here"), NC_ ("finds", "Kept too long"), NC_ ("finds", "All") },
    desk_lost_columns_get_finds,
    { N_ ("When it was found"), N_ ("Received"), N_ ("Accepted by") } },
  { "matches", "match", 1, { "open" }, { NULL }, desk_lost_columns_get_matches, { NULL } },
};

/* Returns: the place of the register in view; G_N_ELEMENTS (registers) for the drafts. */
static guint
get_register (DeskLostDocumentsPage *self)
{
  const char *filter = desk_register_view_get_filter (self->register_view);
  guint i = 0;

  while (i < G_N_ELEMENTS (registers) && g_strcmp0 (registers[i].name, filter) != 0)
    i++;
  return i;
}

static gboolean
narrow (DeskRegisterQuery *wanted, gpointer data)
{
  DeskLostDocumentsPage *self = data;
  guint place = get_register (self);
  guint scope = gtk_drop_down_get_selected (self->scope);

  if (place == G_N_ELEMENTS (registers))
    return FALSE;
  wanted->kind = registers[place].kind;
  wanted->filter =
      registers[place].scopes[self->scoped == place && scope < registers[place].n_scopes ? scope : 0];
  if (registers[place].n_scopes == 1)
    return FALSE;
  wanted->document = desk_register_filters_get_kind (self->filters);
  return desk_register_filters_apply (self->filters, wanted);
}

static void
on_opened (DeskLostDocumentsPage *self, DeskRegisterRow *row)
{
  DeskRecord *record = desk_register_row_get_record (row);
  const DeskMatch *match = desk_register_row_get_match (row);
  GtkWidget *widget = GTK_WIDGET (self);

  if (match != NULL)
    gtk_widget_activate_action (widget, "win.show-match", "(sss)", match->find, match->loss, match->document);
  else
    gtk_widget_activate_action (widget, DESK_IS_FIND (record) ? "win.show-find" : "win.show-loss", "s",
                                desk_record_get_id (record));
}

static void
add_item (GMenu *menu, const char *label, const char *action, GVariant *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

/* Of a pair both records can be opened; of a declaration, who made it. */
static void
make_menu (DeskRegisterRow *row, DeskContext *context, GMenu *menu)
{
  const DeskMatch *match = desk_register_row_get_match (row);
  DeskRecord *person = desk_register_row_get_person (row);

  if (match != NULL)
    {
      add_item (menu, _ ("Open the Find"), "win.show-find", g_variant_new_string (match->find));
      add_item (menu, _ ("Open the Declaration"),
                DESK_IS_LOSS (person) ? "win.show-loss" : "win.show-statement",
                g_variant_new_string (match->loss));
    }
  else if (person != NULL)
    add_item (menu, _ ("Open the Person"), "win.show-person",
              g_variant_new_string (desk_record_get_id (person)));
}

static void
on_narrowed (DeskLostDocumentsPage *self)
{
  if (!self->choosing)
    desk_register_view_refresh (self->register_view);
}

static void
on_cleared (DeskLostDocumentsPage *self)
{
  guint place = get_register (self);

  desk_register_filters_clear (self->filters);
  if (place < G_N_ELEMENTS (registers))
    gtk_drop_down_set_selected (self->scope, registers[place].n_scopes - 1);
}

static void
show_scopes (DeskLostDocumentsPage *self, guint place)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  gboolean has_scopes = place < G_N_ELEMENTS (registers) && registers[place].n_scopes > 1;

  for (guint i = 0; has_scopes && i < registers[place].n_scopes; i++)
    gtk_string_list_append (labels, g_dpgettext2 (NULL, registers[place].name, registers[place].labels[i]));
  self->choosing = TRUE;
  self->scoped = place;
  gtk_drop_down_set_model (self->scope, G_LIST_MODEL (labels));
  self->choosing = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->scope), has_scopes);
  gtk_widget_set_visible (GTK_WIDGET (self->filters), has_scopes);
}

/* Drafts are no register, and pairs are a list of tasks: nothing of them is printed. */
static void
on_filter_changed (DeskLostDocumentsPage *self)
{
  guint place = get_register (self);
  gboolean is_register = place < G_N_ELEMENTS (registers) && registers[place].n_scopes > 1;
  GtkWidget *choice = place < G_N_ELEMENTS (registers)
                          ? gtk_stack_get_child_by_name (self->columns, registers[place].name)
                          : NULL;

  show_scopes (self, place);
  gtk_widget_set_visible (self->beside, place < G_N_ELEMENTS (registers));
  gtk_widget_set_visible (self->papers, is_register);
  if (choice != NULL)
    {
      gtk_stack_set_visible_child (self->columns, choice);
      desk_column_choice_apply (DESK_COLUMN_CHOICE (choice));
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "lost.export", is_register);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "lost.print", is_register);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.print", is_register);
}

static char *
make_draft_title (const DeskDraftBegun *begun, const char *what)
{
  g_autofree char *name = begun->person != NULL ? desk_person_words_get_name (begun->person) : NULL;

  if (begun->amended != NULL)
    /* TRANSLATORS: an amendment that was begun and not saved, with the number of the record */
    return g_strdup_printf (_ ("Amendment of %s"), desk_record_get_text (begun->amended, 0));
  return name != NULL ? g_strdup_printf ("%s · %s", name, what) : g_strdup (what);
}

static char *
make_loss_draft_title (const DeskDraftBegun *begun, DeskContext *context)
{
  g_autofree char *documents = desk_loss_words_list_documents (DESK_LOSS (begun->record), context);

  return make_draft_title (begun, documents != NULL ? documents : _ ("Declaration of loss"));
}

static char *
make_find_draft_title (const DeskDraftBegun *begun, DeskContext *context)
{
  g_autofree char *document = desk_find_words_get_document (DESK_FIND (begun->record), context);
  g_autofree char *holder = desk_find_words_get_holder (DESK_FIND (begun->record));
  g_autofree char *what = g_strjoin (" · ", holder != NULL ? holder : _ ("Found document"), document, NULL);

  return begun->amended != NULL ? make_draft_title (begun, what) : g_steal_pointer (&what);
}

static char *
make_hand_over_title (const DeskDraftBegun *begun, DeskContext *context)
{
  const char *number = begun->amended != NULL ? desk_record_get_text (begun->amended, DESK_FIND_NO) : NULL;

  /* TRANSLATORS: a hand-over that was begun and not finished, with the number of the find */
  return g_strdup_printf (_ ("Hand-over of %s"), number != NULL ? number : _ ("a found document"));
}

/* An amendment goes on from the page of its record, which writes down that it is opened. */
static void
open_loss_draft (GtkWidget *from, DeskContext *context, const DeskDraft *draft)
{
  if (draft->record != NULL)
    gtk_widget_activate_action (from, "win.show-loss", "s", draft->record);
  else
    desk_page_push (from, desk_loss_draft_page_new_from_draft (context, draft));
}

static void
open_find_draft (GtkWidget *from, DeskContext *context, const DeskDraft *draft)
{
  if (draft->record != NULL)
    gtk_widget_activate_action (from, "win.show-find", "s", draft->record);
  else
    desk_page_push (from, desk_find_draft_page_new_from_draft (context, draft));
}

static void
open_hand_over (GtkWidget *from, DeskContext *context, const DeskDraft *draft)
{
  desk_page_push (from, desk_hand_over_page_new (context, draft->record));
}

static const DeskDraftKind drafts[] = {
  { DESK_LOSS_DRAFT, desk_loss_get_type, DESK_LOSS_APPLICANT, "auth-smartcard-symbolic",
    make_loss_draft_title, open_loss_draft },
  { DESK_FIND_DRAFT, desk_find_get_type, DESK_FIND_FINDER, "document-save-symbolic", make_find_draft_title,
    open_find_draft },
  { DESK_HAND_OVER_DRAFT, desk_find_get_type, DESK_FIND_RECEIVER, "object-select-symbolic",
    make_hand_over_title, open_hand_over },
};

static void
add_register (DeskLostDocumentsPage *self, guint place, const char *label, GtkWidget *empty)
{
  const DeskRegisterTable *table = registers[place].get_table ();
  GtkWidget *choice = g_object_new (DESK_TYPE_COLUMN_CHOICE, NULL);

  desk_register_view_add_filter (self->register_view, registers[place].name, label, table->columns,
                                 table->n_columns);
  desk_register_view_set_empty (self->register_view, registers[place].name, empty);
  desk_column_choice_bind (DESK_COLUMN_CHOICE (choice), desk_context_get_settings (self->context),
                           self->register_view, registers[place].name, table->columns, table->n_columns,
                           registers[place].hidden_at_first);
  gtk_stack_add_named (self->columns, choice, registers[place].name);
}

static void
add_registers (DeskLostDocumentsPage *self)
{
  add_register (self, 0, C_ ("lost documents", "Losses"), self->no_losses);
  add_register (self, 1, C_ ("lost documents", "Finds"), self->no_finds);
  add_register (self, 2, C_ ("lost documents", "Matches"), self->no_matches);
  desk_register_view_add_page (self->register_view, "drafts", C_ ("lost documents", "Drafts"),
                               GTK_WIDGET (self->drafts));
  on_filter_changed (self);
}

static gpointer
load_officers (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return desk_records_load_all (database, "officer", cancellable, error);
}

static void
on_officers (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskLostDocumentsPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) officers = desk_store_call_finish (DESK_STORE (source), result, &error);

  if (officers == NULL || self->context == NULL)
    {
      if (self->context != NULL)
        desk_notice_show_error (GTK_WIDGET (self), error);
      return;
    }
  desk_officer_name_fill_table (self->officers, officers, desk_context_get_profile (self->context),
                                desk_context_get_language (self->context));
  desk_register_view_refresh (self->register_view);
}

static void
on_new (GtkWidget *widget, const char *action, GVariant *parameter)
{
  desk_page_push (widget, desk_loss_draft_page_new (DESK_LOST_DOCUMENTS_PAGE (widget)->context, NULL, NULL));
}

static void
on_new_find (GtkWidget *widget, const char *action, GVariant *parameter)
{
  desk_page_push (widget, desk_find_draft_page_new (DESK_LOST_DOCUMENTS_PAGE (widget)->context, NULL, NULL));
}

static void
on_filter (GtkWidget *widget, const char *action, GVariant *parameter)
{
  desk_register_view_focus_search (DESK_LOST_DOCUMENTS_PAGE (widget)->register_view);
}

static void
on_export (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskLostDocumentsPage *self = DESK_LOST_DOCUMENTS_PAGE (widget);
  DeskRegisterQuery query;

  desk_register_view_get_query (self->register_view, &query);
  desk_register_export_ask (widget, self->context, registers[get_register (self)].get_table (), &query,
                            self->officers);
}

static void
on_print (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskLostDocumentsPage *self = DESK_LOST_DOCUMENTS_PAGE (widget);
  DeskRegisterQuery query;

  desk_register_view_get_query (self->register_view, &query);
  desk_lost_register_paper_present (widget, self->context, &query);
}

static void
on_matches (GtkWidget *widget, const char *action, GVariant *parameter)
{
  desk_lost_documents_page_show_matches (DESK_LOST_DOCUMENTS_PAGE (widget));
}

/* Drafts come and go on the pages above this one. */
static void
desk_lost_documents_page_showing (AdwNavigationPage *page)
{
  desk_drafts_view_refresh (DESK_LOST_DOCUMENTS_PAGE (page)->drafts);
}

static gboolean
desk_lost_documents_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DESK_LOST_DOCUMENTS_PAGE (widget)->register_view));
}

static void
desk_lost_documents_page_dispose (GObject *object)
{
  DeskLostDocumentsPage *self = DESK_LOST_DOCUMENTS_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_LOST_DOCUMENTS_PAGE);
  g_clear_object (&self->drafts);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (desk_lost_documents_page_parent_class)->dispose (object);
}

static void
desk_lost_documents_page_finalize (GObject *object)
{
  DeskLostDocumentsPage *self = DESK_LOST_DOCUMENTS_PAGE (object);

  g_object_unref (self->cancellable);
  g_hash_table_unref (self->officers);
  G_OBJECT_CLASS (desk_lost_documents_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (DESK_TYPE_REGISTER_VIEW);
  g_type_ensure (DESK_TYPE_SEARCH_BUTTON);
  g_type_ensure (DESK_TYPE_REGISTER_FILTERS);
  g_type_ensure (DESK_TYPE_PAGE_TITLE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/dutydesk/DutyDesk/ui/lost-documents/lost-documents-page.ui");
  gtk_widget_class_bind_template_child_full (widget_class, "register", FALSE,
                                             G_STRUCT_OFFSET (DeskLostDocumentsPage, register_view));
  gtk_widget_class_bind_template_child (widget_class, DeskLostDocumentsPage, beside);
  gtk_widget_class_bind_template_child (widget_class, DeskLostDocumentsPage, scope);
  gtk_widget_class_bind_template_child (widget_class, DeskLostDocumentsPage, filters);
  gtk_widget_class_bind_template_child (widget_class, DeskLostDocumentsPage, papers);
  gtk_widget_class_bind_template_child (widget_class, DeskLostDocumentsPage, columns);
  gtk_widget_class_bind_template_child (widget_class, DeskLostDocumentsPage, no_losses);
  gtk_widget_class_bind_template_child (widget_class, DeskLostDocumentsPage, no_finds);
  gtk_widget_class_bind_template_child (widget_class, DeskLostDocumentsPage, no_matches);
  gtk_widget_class_bind_template_callback (widget_class, on_opened);
  gtk_widget_class_bind_template_callback (widget_class, on_cleared);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_narrowed);
}

static void
desk_lost_documents_page_class_init (DeskLostDocumentsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = desk_lost_documents_page_dispose;
  object_class->finalize = desk_lost_documents_page_finalize;
  widget_class->grab_focus = desk_lost_documents_page_grab_focus;
  ADW_NAVIGATION_PAGE_CLASS (klass)->showing = desk_lost_documents_page_showing;

  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "place.new", NULL, on_new);
  gtk_widget_class_install_action (widget_class, "place.filter", NULL, on_filter);
  gtk_widget_class_install_action (widget_class, "lost.new-find", NULL, on_new_find);
  gtk_widget_class_install_action (widget_class, "lost.export", NULL, on_export);
  gtk_widget_class_install_action (widget_class, "lost.print", NULL, on_print);
  gtk_widget_class_install_action (widget_class, "record.print", NULL, on_print);
  gtk_widget_class_install_action (widget_class, "record.matches", NULL, on_matches);
}

static void
desk_lost_documents_page_init (DeskLostDocumentsPage *self)
{
  self->cancellable = desk_page_loads_new (ADW_NAVIGATION_PAGE (self));
  self->officers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->drafts = g_object_ref_sink (g_object_new (DESK_TYPE_DRAFTS_VIEW, NULL));
  gtk_widget_init_template (GTK_WIDGET (self));
  desk_spoken_follow_choice (GTK_WIDGET (self->scope), _ ("Which of them"));
}

/**
 * desk_lost_documents_page_new:
 *
 * Returns: (transfer floating): the place of lost documents
 */
AdwNavigationPage *
desk_lost_documents_page_new (DeskContext *context)
{
  DeskLostDocumentsPage *self = g_object_new (DESK_TYPE_LOST_DOCUMENTS_PAGE, NULL);
  DeskStore *store = desk_context_get_store (context);

  self->context = g_object_ref (context);
  desk_register_filters_bind (self->filters, context, "document_types");
  desk_register_filters_set_words (self->filters, _ ("Document"), _ ("All documents"), _ ("Registered"));
  desk_drafts_view_bind (self->drafts, context, drafts, G_N_ELEMENTS (drafts));
  desk_register_view_bind (self->register_view, context, "loss", self->officers);
  desk_register_view_set_narrowing (self->register_view, narrow, self);
  desk_register_view_set_menu (self->register_view, make_menu);
  add_registers (self);
  if (store != NULL)
    desk_store_call_async (store, DESK_PRIORITY_TYPING, load_officers, NULL, NULL,
                           (GDestroyNotify)g_ptr_array_unref, self->cancellable, on_officers,
                           g_object_ref (self));
  return ADW_NAVIGATION_PAGE (self);
}

/**
 * desk_lost_documents_page_show_matches:
 * Brings the pairs to decide about into view.
 */
void
desk_lost_documents_page_show_matches (DeskLostDocumentsPage *self)
{
  desk_register_view_set_filter (self->register_view, "matches");
  gtk_widget_grab_focus (GTK_WIDGET (self->register_view));
}

// SPDX-License-Identifier: GPL-3.0-or-later
// The place of statements. What the rows say: statement-columns.c; the drafts: widgets/drafts-view; by what the register is
// narrowed: widgets/register-filters.c; one statement: statement-page.c.

#include "ui/statements/statements-page.h"

#include "model/statement-check.h"
#include "store/records.h"
#include "store/statement-records.h"
#include "ui/notice.h"
#include "ui/officer-name.h"
#include "ui/page-loads.h"
#include "ui/page-opener.h"
#include "ui/people/person-words.h"
#include "ui/statements/draft-page.h"
#include "ui/statements/statement-columns.h"
#include "ui/statements/statement-editor.h"
#include "ui/widgets/column-choice.h"
#include "ui/widgets/drafts-view.h"
#include "ui/widgets/page-title.h"
#include "ui/widgets/register-filters.h"
#include "ui/widgets/search-button.h"
#include "ui/widgets/statement-words.h"

#include <glib/gi18n-lib.h>

#define TICK_SECONDS 60

struct _DeskStatementsPage
{
  AdwNavigationPage parent_instance;

  DeskContext *context;
  GCancellable *cancellable;
  GHashTable *officers; /* id -> name */
  const char **sealed;  /* kinds that a text finds by their numbers alone */
  guint n_due;
  guint count;
  guint tick;

  DeskRegisterView *register_view;
  DeskRegisterFilters *filters;
  DeskColumnChoice *columns;
  GtkWidget *beside;
  DeskDraftsView *drafts;
};

typedef enum
{
  PROP_COUNT = 1
} DeskStatementsPageProperty;

static GParamSpec *props[PROP_COUNT + 1];

G_DEFINE_FINAL_TYPE (DeskStatementsPage, desk_statements_page, ADW_TYPE_NAVIGATION_PAGE)

/* A sealed matter has no name in a list, registered or not. */
static char *
make_draft_title (const DeskDraftBegun *begun, DeskContext *context)
{
  DeskStatement *statement = DESK_STATEMENT (begun->record);
  gboolean sealed = desk_statement_is_sealed (statement, desk_context_get_profile (context));
  g_autofree char *kind = desk_statement_words_get_title (statement, context);
  g_autofree char *name =
      begun->person != NULL && !sealed ? desk_person_words_get_name (begun->person) : NULL;
  const char *what = kind != NULL ? kind : _ ("Statement");

  if (begun->amended != NULL)
    /* TRANSLATORS: an amendment that was begun and not saved, with the number of the record */
    return g_strdup_printf (_ ("Amendment of %s"), desk_record_get_text (begun->amended, DESK_STATEMENT_NO));
  return name != NULL ? g_strdup_printf ("%s · %s", name, what) : g_strdup (what);
}

/* An amendment goes on from the page of its statement, which asks first what it is opened for. */
static void
open_draft (GtkWidget *from, DeskContext *context, const DeskDraft *draft)
{
  if (draft->record != NULL)
    gtk_widget_activate_action (from, "win.show-statement", "s", draft->record);
  else
    desk_page_push (from, desk_statement_draft_page_new_from_draft (context, draft));
}

static const DeskDraftKind drafts = { DESK_STATEMENT_DRAFT,     desk_statement_get_type,
                                      DESK_STATEMENT_APPLICANT, "document-edit-symbolic",
                                      make_draft_title,         open_draft };

static gboolean
narrow (DeskRegisterQuery *wanted, gpointer data)
{
  DeskStatementsPage *self = data;

  wanted->sealed = self->sealed;
  wanted->statement_kind = desk_register_filters_get_kind (self->filters);
  return desk_register_filters_apply (self->filters, wanted);
}

static void
on_opened (DeskStatementsPage *self, DeskRegisterRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-statement", "s",
                              desk_record_get_id (desk_register_row_get_record (row)));
}

static void
on_narrowed (DeskStatementsPage *self)
{
  desk_register_view_refresh (self->register_view);
}

static void
on_cleared (DeskStatementsPage *self)
{
  desk_register_filters_clear (self->filters);
}

/* Drafts are no register: nothing of them is narrowed, saved or printed. */
static void
on_filter_changed (DeskStatementsPage *self)
{
  gboolean is_register = g_strcmp0 (desk_register_view_get_filter (self->register_view), "drafts") != 0;

  gtk_widget_set_sensitive (self->beside, is_register);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "statements.export", is_register);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "statements.print", is_register);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.print", is_register);
}

static void
show_count (DeskStatementsPage *self)
{
  guint count = self->n_due + desk_drafts_view_count (self->drafts);

  if (self->count == count)
    return;
  self->count = count;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COUNT]);
}

static gpointer
count_due (DeskDatabase *database, gpointer before, GCancellable *cancellable, GError **error)
{
  guint n_due;

  if (!desk_statement_records_count_due (database, *(gint64 *)before, &n_due, error))
    return NULL;
  return g_memdup2 (&n_due, sizeof n_due);
}

static void
on_counted (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskStatementsPage) self = data;
  g_autofree guint *n_due = desk_store_call_finish (DESK_STORE (source), result, NULL);

  if (n_due == NULL || self->context == NULL)
    return;
  self->n_due = *n_due;
  show_count (self);
}

static void
refresh (DeskStatementsPage *self)
{
  DeskStore *store = desk_context_get_store (self->context);
  gint64 before = desk_clock_get_day_start (desk_context_get_clock (self->context), 1);

  if (store == NULL)
    return;
  desk_store_call_async (store, DESK_PRIORITY_BACKGROUND, count_due, g_memdup2 (&before, sizeof before),
                         g_free, g_free, self->cancellable, on_counted, g_object_ref (self));
  desk_drafts_view_refresh (self->drafts);
}

static void
on_changed (DeskStatementsPage *self, const char *kind)
{
  if (g_str_equal (kind, "statement"))
    refresh (self);
}

static gpointer
load_officers (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return desk_records_load_all (database, "officer", cancellable, error);
}

static void
add_filters (DeskStatementsPage *self)
{
  static const char *const hidden_at_first[] = { N_ ("Topic"), N_ ("Submitted"), N_ ("Official number"),
                                                 N_ ("Accepted by"), NULL };
  const DeskRegisterTable *table = desk_statement_columns_get_table ();

  desk_register_view_add_page (self->register_view, "drafts", C_ ("statements", "Drafts"),
                               GTK_WIDGET (self->drafts));
  desk_register_view_add_filter (self->register_view, "due", C_ ("statements", "Due"), table->columns,
                                 table->n_columns);
  desk_register_view_add_filter (self->register_view, "open", C_ ("statements", "Open"), table->columns,
                                 table->n_columns);
  desk_register_view_add_filter (self->register_view, "all", C_ ("statements", "All"), table->columns,
                                 table->n_columns);
  desk_column_choice_bind (self->columns, desk_context_get_settings (self->context), self->register_view,
                           "statement", table->columns, table->n_columns, hidden_at_first);
  desk_register_view_set_filter (self->register_view, "open");
}

static void
on_officers (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskStatementsPage) self = data;
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
  add_filters (self);
}

static void
on_new (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskStatementsPage *self = DESK_STATEMENTS_PAGE (widget);

  desk_page_push (widget, desk_statement_draft_page_new (self->context, NULL, NULL));
}

static void
on_filter (GtkWidget *widget, const char *action, GVariant *parameter)
{
  desk_register_view_focus_search (DESK_STATEMENTS_PAGE (widget)->register_view);
}

static void
on_export (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskStatementsPage *self = DESK_STATEMENTS_PAGE (widget);
  DeskRegisterQuery query;

  desk_register_view_get_query (self->register_view, &query);
  desk_register_export_ask (widget, self->context, desk_statement_columns_get_table (), &query,
                            self->officers);
}

static void
on_print (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskStatementsPage *self = DESK_STATEMENTS_PAGE (widget);
  DeskRegisterQuery query;

  desk_register_view_get_query (self->register_view, &query);
  desk_register_paper_present (widget, self->context, desk_statement_columns_get_paper (), &query);
}

/* How much is left of a term is told by the minute. */
static gboolean
on_tick (gpointer data)
{
  desk_register_view_tell_again (DESK_STATEMENTS_PAGE (data)->register_view);
  return G_SOURCE_CONTINUE;
}

static void
desk_statements_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (desk_statements_page_parent_class)->map (widget);
  DESK_STATEMENTS_PAGE (widget)->tick = g_timeout_add_seconds (TICK_SECONDS, on_tick, widget);
}

static void
desk_statements_page_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&DESK_STATEMENTS_PAGE (widget)->tick, g_source_remove);
  GTK_WIDGET_CLASS (desk_statements_page_parent_class)->unmap (widget);
}

/* Drafts come and go on the pages above this one. */
static void
desk_statements_page_showing (AdwNavigationPage *page)
{
  refresh (DESK_STATEMENTS_PAGE (page));
}

static gboolean
desk_statements_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DESK_STATEMENTS_PAGE (widget)->register_view));
}

static void
desk_statements_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_COUNT)
    g_value_set_uint (value, DESK_STATEMENTS_PAGE (object)->count);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
desk_statements_page_dispose (GObject *object)
{
  DeskStatementsPage *self = DESK_STATEMENTS_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_STATEMENTS_PAGE);
  g_clear_object (&self->drafts);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (desk_statements_page_parent_class)->dispose (object);
}

static void
desk_statements_page_finalize (GObject *object)
{
  DeskStatementsPage *self = DESK_STATEMENTS_PAGE (object);

  g_object_unref (self->cancellable);
  g_hash_table_unref (self->officers);
  g_free (self->sealed);
  G_OBJECT_CLASS (desk_statements_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (DESK_TYPE_REGISTER_VIEW);
  g_type_ensure (DESK_TYPE_SEARCH_BUTTON);
  g_type_ensure (DESK_TYPE_REGISTER_FILTERS);
  g_type_ensure (DESK_TYPE_COLUMN_CHOICE);
  g_type_ensure (DESK_TYPE_PAGE_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/statements/statements-page.ui");
  gtk_widget_class_bind_template_child_full (widget_class, "register", FALSE,
                                             G_STRUCT_OFFSET (DeskStatementsPage, register_view));
  gtk_widget_class_bind_template_child (widget_class, DeskStatementsPage, filters);
  gtk_widget_class_bind_template_child (widget_class, DeskStatementsPage, columns);
  gtk_widget_class_bind_template_child (widget_class, DeskStatementsPage, beside);
  gtk_widget_class_bind_template_callback (widget_class, on_opened);
  gtk_widget_class_bind_template_callback (widget_class, on_cleared);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_narrowed);
}

static void
desk_statements_page_class_init (DeskStatementsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = desk_statements_page_get_property;
  object_class->dispose = desk_statements_page_dispose;
  object_class->finalize = desk_statements_page_finalize;
  widget_class->grab_focus = desk_statements_page_grab_focus;
  widget_class->map = desk_statements_page_map;
  widget_class->unmap = desk_statements_page_unmap;
  ADW_NAVIGATION_PAGE_CLASS (klass)->showing = desk_statements_page_showing;

  /**
   * DeskStatementsPage:count:
   * Statements that are due today or overdue, and drafts.
   */
  props[PROP_COUNT] = g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "place.new", NULL, on_new);
  gtk_widget_class_install_action (widget_class, "place.filter", NULL, on_filter);
  gtk_widget_class_install_action (widget_class, "statements.export", NULL, on_export);
  gtk_widget_class_install_action (widget_class, "statements.print", NULL, on_print);
  gtk_widget_class_install_action (widget_class, "record.print", NULL, on_print);
}

static void
desk_statements_page_init (DeskStatementsPage *self)
{
  self->cancellable = desk_page_loads_new (ADW_NAVIGATION_PAGE (self));
  self->officers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->drafts = g_object_ref_sink (g_object_new (DESK_TYPE_DRAFTS_VIEW, NULL));
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * desk_statements_page_new:
 *
 * Returns: (transfer floating): the place of statements
 */
AdwNavigationPage *
desk_statements_page_new (DeskContext *context)
{
  DeskStatementsPage *self = g_object_new (DESK_TYPE_STATEMENTS_PAGE, NULL);
  DeskStore *store = desk_context_get_store (context);

  self->context = g_object_ref (context);
  self->sealed = desk_statement_words_list_sealed_kinds (desk_context_get_profile (context));
  desk_register_filters_bind (self->filters, context, "statement_kinds");
  desk_register_filters_set_words (self->filters, _ ("Kind"), _ ("All kinds"), _ ("Submitted"));
  desk_drafts_view_bind (self->drafts, context, &drafts, 1);
  g_signal_connect_object (self->drafts, "counted", G_CALLBACK (show_count), self, G_CONNECT_SWAPPED);
  desk_register_view_bind (self->register_view, context, "statement", self->officers);
  desk_register_view_set_narrowing (self->register_view, narrow, self);
  if (store == NULL)
    return ADW_NAVIGATION_PAGE (self);

  g_signal_connect_object (store, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  desk_store_call_async (store, DESK_PRIORITY_TYPING, load_officers, NULL, NULL,
                         (GDestroyNotify)g_ptr_array_unref, self->cancellable, on_officers,
                         g_object_ref (self));
  refresh (self);
  return ADW_NAVIGATION_PAGE (self);
}

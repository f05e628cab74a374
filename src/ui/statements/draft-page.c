// SPDX-License-Identifier: GPL-3.0-or-later
// Around the form of a statement: what it begins with, and where it leads.

#include "ui/statements/draft-page.h"

#include "model/person.h"
#include "model/visit.h"
#include "store/records.h"
#include "ui/notice.h"
#include "ui/statements/statement-editor.h"
#include "ui/statements/statement-papers.h"

#include <glib/gi18n-lib.h>

struct _DeskStatementDraftPage
{
  AdwNavigationPage parent_instance;

  DeskContext *context;
  GCancellable *cancellable;
  DeskDraft *draft; /* NULL: nothing was typed before */
  char *person;     /* NULL: nobody is known yet */

  GtkStack *stack;
  AdwStatusPage *failed;
  DeskStatementEditor *form;
};

G_DEFINE_FINAL_TYPE (DeskStatementDraftPage, desk_statement_draft_page, ADW_TYPE_NAVIGATION_PAGE)

/* What the worker reads before the form can open: a visit, or the statement an amendment goes on with. */
typedef struct
{
  const char *kind;
  char *id;
} Wanted;

static void
wanted_free (gpointer data)
{
  g_free (((Wanted *)data)->id);
  g_free (data);
}

static void
show_form (DeskStatementDraftPage *self)
{
  gtk_stack_set_visible_child_name (self->stack, "form");
  gtk_widget_grab_focus (GTK_WIDGET (self->form));
}

static void
open_new (DeskStatementDraftPage *self, DeskRecord *visit)
{
  g_autoptr (DeskStatement) statement = g_object_new (DESK_TYPE_STATEMENT, NULL);
  DeskRecord *record = DESK_RECORD (statement);
  const char *person = visit != NULL ? desk_record_get_text (visit, DESK_VISIT_PERSON) : self->person;

  if (visit != NULL)
    {
      desk_record_set_text (record, DESK_STATEMENT_VISIT, desk_record_get_id (visit));
      desk_record_set_text (record, DESK_STATEMENT_TOPIC, desk_record_get_text (visit, DESK_VISIT_TOPIC));
    }
  desk_record_set_text (record, DESK_STATEMENT_APPLICANT, person);
  desk_statement_editor_open (self->form, self->context, statement, self->draft);
  if (visit != NULL)
    desk_statement_editor_set_visit (self->form, DESK_VISIT (visit));
  show_form (self);
}

static void
open_amendment (DeskStatementDraftPage *self, DeskStatement *statement, gint64 base)
{
  g_autofree char *title =
      g_strdup_printf (_ ("Amendment of %s"),
                       desk_record_get_text (DESK_RECORD (statement), DESK_STATEMENT_NO));

  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title);
  desk_statement_editor_open_amendment (self->form, self->context, statement, base, self->draft);
  show_form (self);
}

static gpointer
load (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  const Wanted *wanted = data;

  return desk_records_load (database, wanted->kind, wanted->id, error);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskStatementDraftPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskRecord) record = desk_store_call_finish (DESK_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->context == NULL)
    return;
  if (record == NULL)
    {
      adw_status_page_set_description (self->failed, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failed");
    }
  else if (DESK_IS_STATEMENT (record))
    open_amendment (self, DESK_STATEMENT (record), desk_store_get_position (DESK_STORE (source)));
  else
    open_new (self, record);
}

static void
load_first (DeskStatementDraftPage *self, const char *kind, const char *id)
{
  Wanted *wanted = g_new0 (Wanted, 1);

  *wanted = (Wanted){ kind, g_strdup (id) };
  desk_store_call_async (desk_context_get_store (self->context), DESK_PRIORITY_TYPING, load, wanted,
                         wanted_free, g_object_unref, self->cancellable, on_loaded, g_object_ref (self));
}

/* The page of the registered statement takes the place of this one, and its papers open. */
static void
on_registered (DeskStatementDraftPage *self, const char *id)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autoptr (DeskContext) context = g_object_ref (self->context);
  g_autofree char *statement = g_strdup (id);

  desk_notice_show (GTK_WIDGET (self), _ ("The statement is registered"));
  gtk_widget_activate_action (GTK_WIDGET (self), "navigation.pop", NULL);
  gtk_widget_activate_action (window, "win.show-statement", "s", statement);
  desk_statement_papers_present (window, context, "receipt", statement);
}

static void
on_amended (DeskStatementDraftPage *self)
{
  desk_notice_show (GTK_WIDGET (self), _ ("The statement is amended"));
  gtk_widget_activate_action (GTK_WIDGET (self), "navigation.pop", NULL);
}

/* The very page that will be printed, marked as a draft. */
static void
on_print (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskStatementDraftPage *self = DESK_STATEMENT_DRAFT_PAGE (widget);

  desk_statement_editor_present_paper (self->form);
}

static gboolean
desk_statement_draft_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DESK_STATEMENT_DRAFT_PAGE (widget)->form));
}

/* The stack of pages puts the focus somewhere: where the officer goes on is better. */
static void
desk_statement_draft_page_shown (AdwNavigationPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (page));
}

static void
desk_statement_draft_page_dispose (GObject *object)
{
  DeskStatementDraftPage *self = DESK_STATEMENT_DRAFT_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_STATEMENT_DRAFT_PAGE);
  g_clear_pointer (&self->draft, desk_draft_free);
  g_clear_pointer (&self->person, g_free);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (desk_statement_draft_page_parent_class)->dispose (object);
}

static void
desk_statement_draft_page_finalize (GObject *object)
{
  g_object_unref (DESK_STATEMENT_DRAFT_PAGE (object)->cancellable);
  G_OBJECT_CLASS (desk_statement_draft_page_parent_class)->finalize (object);
}

static void
desk_statement_draft_page_class_init (DeskStatementDraftPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = desk_statement_draft_page_dispose;
  object_class->finalize = desk_statement_draft_page_finalize;
  widget_class->grab_focus = desk_statement_draft_page_grab_focus;
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = desk_statement_draft_page_shown;

  g_type_ensure (DESK_TYPE_STATEMENT_EDITOR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/statements/draft-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskStatementDraftPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DeskStatementDraftPage, failed);
  gtk_widget_class_bind_template_child (widget_class, DeskStatementDraftPage, form);
  gtk_widget_class_bind_template_callback (widget_class, on_registered);
  gtk_widget_class_bind_template_callback (widget_class, on_amended);
  gtk_widget_class_install_action (widget_class, "record.print", NULL, on_print);
}

static void
desk_statement_draft_page_init (DeskStatementDraftPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static DeskStatementDraftPage *
make_page (DeskContext *context)
{
  DeskStatementDraftPage *self = g_object_new (DESK_TYPE_STATEMENT_DRAFT_PAGE, NULL);

  self->context = g_object_ref (context);
  return self;
}

/**
 * desk_statement_draft_page_new:
 * @visit: (nullable): id of the visit it is taken in
 * @person: (nullable): id of who makes it, where there is no visit
 *
 * Returns: (transfer floating): an empty form
 */
AdwNavigationPage *
desk_statement_draft_page_new (DeskContext *context, const char *visit, const char *person)
{
  DeskStatementDraftPage *self = make_page (context);

  self->person = g_strdup (person);
  if (visit != NULL)
    load_first (self, "visit", visit);
  else
    open_new (self, NULL);
  return ADW_NAVIGATION_PAGE (self);
}

/**
 * desk_statement_draft_page_new_from_draft:
 * @draft: of a new statement, or of an amendment
 *
 * Returns: (transfer floating): the form as it was left, by whomever of this desk
 */
AdwNavigationPage *
desk_statement_draft_page_new_from_draft (DeskContext *context, const DeskDraft *draft)
{
  DeskStatementDraftPage *self = make_page (context);
  const char *visit;

  self->draft = desk_draft_copy (draft);
  if (draft->record != NULL)
    load_first (self, "statement", draft->record);
  else if (g_variant_lookup (draft->typed, "visit", "&s", &visit))
    load_first (self, "visit", visit);
  else
    open_new (self, NULL);
  return ADW_NAVIGATION_PAGE (self);
}

/**
 * desk_statement_draft_page_new_supplement:
 * @statement: as it is registered
 *
 * Returns: (transfer floating): the form of a statement that adds to it
 */
AdwNavigationPage *
desk_statement_draft_page_new_supplement (DeskContext *context, DeskStatement *statement)
{
  DeskStatementDraftPage *self = make_page (context);
  g_autoptr (DeskStatement) supplement = g_object_new (DESK_TYPE_STATEMENT, NULL);
  DeskRecord *record = DESK_RECORD (supplement), *about = DESK_RECORD (statement);
  g_autofree char *title =
      g_strdup_printf (_ ("Supplement to %s"), desk_record_get_text (about, DESK_STATEMENT_NO));

  desk_record_set_text (record, DESK_STATEMENT_KIND, "supplement");
  desk_record_set_text (record, DESK_STATEMENT_SUPPLEMENT_TO, desk_record_get_id (about));
  desk_record_set_text (record, DESK_STATEMENT_TOPIC, desk_record_get_text (about, DESK_STATEMENT_TOPIC));
  desk_record_set_text (record, DESK_STATEMENT_APPLICANT,
                        desk_record_get_text (about, DESK_STATEMENT_APPLICANT));
  desk_record_set_text (record, DESK_STATEMENT_LANGUAGE,
                        desk_record_get_text (about, DESK_STATEMENT_LANGUAGE));
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title);
  desk_statement_editor_open (self->form, context, supplement, NULL);
  show_form (self);
  return ADW_NAVIGATION_PAGE (self);
}

/**
 * desk_statement_draft_page_new_amendment:
 * @statement: as it is registered
 * @base: journal position at which it was read
 *
 * Returns: (transfer floating): the form of its amendment
 */
AdwNavigationPage *
desk_statement_draft_page_new_amendment (DeskContext *context, DeskStatement *statement, gint64 base)
{
  DeskStatementDraftPage *self = make_page (context);

  open_amendment (self, statement, base);
  return ADW_NAVIGATION_PAGE (self);
}

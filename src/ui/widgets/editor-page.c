// SPDX-License-Identifier: GPL-3.0-or-later
// Around the form of a record: what it begins with, and where it leads.

#include "ui/widgets/editor-page.h"

#include "model/record-types.h"
#include "store/records.h"
#include "ui/notice.h"
#include "ui/page-loads.h"
#include "ui/page-opener.h"
#include "ui/widgets/page-title.h"

#include <glib/gi18n-lib.h>

struct _DeskEditorPage
{
  AdwNavigationPage parent_instance;

  DeskContext *context;
  const DeskEditorKind *kind;
  GCancellable *cancellable;
  DeskDraft *draft; /* NULL: nothing was typed before */
  char *person;     /* NULL: nobody is known yet */

  GtkStack *stack;
  AdwStatusPage *failed;
  DeskRecordEditor *editor;
};

G_DEFINE_FINAL_TYPE (DeskEditorPage, desk_editor_page, ADW_TYPE_NAVIGATION_PAGE)

/* What the worker reads before the form can open: a visit, or the record an amendment goes on with. */
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
show_form (DeskEditorPage *self)
{
  gtk_stack_set_visible_child_name (self->stack, "form");
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
}

static void
open_new (DeskEditorPage *self, DeskRecord *visit)
{
  g_autoptr (DeskRecord) record = g_object_new (desk_record_types_find (self->kind->kind), NULL);

  self->kind->begin (record, visit, self->person);
  desk_record_editor_open (self->editor, self->context, record, self->draft);
  if (visit != NULL)
    desk_record_editor_set_visit (self->editor, DESK_VISIT (visit));
  show_form (self);
}

static void
open_amendment (DeskEditorPage *self, DeskRecord *record, gint64 base)
{
  int number = desk_record_class_find_field (DESK_RECORD_GET_CLASS (record), "no", NULL);
  g_autofree char *title =
      g_strdup_printf (_ ("Amendment of %s"), desk_record_get_text (record, (guint)number));

  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title);
  desk_record_editor_open_amendment (self->editor, self->context, record, base, self->draft);
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
  g_autoptr (DeskEditorPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DeskRecord) record = desk_store_call_finish (DESK_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->context == NULL)
    return;
  if (record == NULL)
    {
      adw_status_page_set_description (self->failed, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failed");
    }
  else if (g_str_equal (desk_record_get_kind (record), self->kind->kind))
    open_amendment (self, record, desk_store_get_position (DESK_STORE (source)));
  else
    open_new (self, record);
}

static void
load_first (DeskEditorPage *self, const char *kind, const char *id)
{
  Wanted *wanted = g_new0 (Wanted, 1);

  *wanted = (Wanted){ kind, g_strdup (id) };
  desk_store_call_async (desk_context_get_store (self->context), DESK_PRIORITY_TYPING, load, wanted,
                         wanted_free, g_object_unref, self->cancellable, on_loaded, g_object_ref (self));
}

/* The page of the registered record takes the place of this one, and its papers open. Its number is said: it would be
 * found on the page below them. */
static void
on_registered (DeskEditorPage *self, const char *id, const char *number)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autoptr (DeskContext) context = g_object_ref (self->context);
  const DeskEditorKind *kind = self->kind;
  g_autofree char *record = g_strdup (id);
  g_autofree char *notice = g_strjoin (" · ", kind->get_notice (self->editor), number, NULL);

  desk_notice_show (GTK_WIDGET (self), notice);
  gtk_widget_activate_action (GTK_WIDGET (self), "navigation.pop", NULL);
  gtk_widget_activate_action (window, kind->show_action, "s", record);
  if (kind->present_papers != NULL)
    kind->present_papers (window, context, record);
}

static void
on_amended (DeskEditorPage *self)
{
  desk_notice_show (GTK_WIDGET (self), _ (self->kind->amended));
  gtk_widget_activate_action (GTK_WIDGET (self), "navigation.pop", NULL);
}

/* The very page that will be printed, marked as a draft. */
static void
on_print (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskEditorPage *self = DESK_EDITOR_PAGE (widget);

  if (self->kind->print != NULL)
    self->kind->print (self->editor);
}

static gboolean
desk_editor_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DESK_EDITOR_PAGE (widget)->editor));
}

/* The stack of pages puts the focus somewhere: where the officer goes on is better. */
static void
desk_editor_page_shown (AdwNavigationPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (page));
}

static void
desk_editor_page_dispose (GObject *object)
{
  DeskEditorPage *self = DESK_EDITOR_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_EDITOR_PAGE);
  g_clear_pointer (&self->draft, desk_draft_free);
  g_clear_pointer (&self->person, g_free);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (desk_editor_page_parent_class)->dispose (object);
}

static void
desk_editor_page_finalize (GObject *object)
{
  g_object_unref (DESK_EDITOR_PAGE (object)->cancellable);
  G_OBJECT_CLASS (desk_editor_page_parent_class)->finalize (object);
}

static void
desk_editor_page_class_init (DeskEditorPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = desk_editor_page_dispose;
  object_class->finalize = desk_editor_page_finalize;
  widget_class->grab_focus = desk_editor_page_grab_focus;
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = desk_editor_page_shown;

  g_type_ensure (DESK_TYPE_PAGE_TITLE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/widgets/editor-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskEditorPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DeskEditorPage, failed);
  gtk_widget_class_install_action (widget_class, "record.print", NULL, on_print);
}

static void
desk_editor_page_init (DeskEditorPage *self)
{
  self->cancellable = desk_page_loads_new (ADW_NAVIGATION_PAGE (self));
  gtk_widget_init_template (GTK_WIDGET (self));
}

static AdwNavigationPage *
make_again (AdwNavigationPage *page)
{
  DeskEditorPage *self = DESK_EDITOR_PAGE (page);

  return desk_editor_page_new_from_draft (self->context, self->kind,
                                          desk_autosave_get_draft (
                                              desk_record_editor_get_autosave (self->editor)));
}

static gboolean
remake (AdwNavigationPage *page, DeskPageRemade remade, gpointer data)
{
  DeskAutosave *autosave = desk_record_editor_get_autosave (DESK_EDITOR_PAGE (page)->editor);

  return autosave != NULL && desk_autosave_has_typed (autosave)
         && desk_page_remake_kept (page, autosave, make_again, remade, data);
}

static DeskEditorPage *
make_page (DeskContext *context, const DeskEditorKind *kind, const char *title)
{
  DeskEditorPage *self = g_object_new (DESK_TYPE_EDITOR_PAGE, "title", title, NULL);

  self->context = g_object_ref (context);
  self->kind = kind;
  desk_page_set_remake (ADW_NAVIGATION_PAGE (self), remake);
  self->editor = kind->make_editor ();
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->editor), "form");
  g_signal_connect_object (self->editor, "registered", G_CALLBACK (on_registered), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "amended", G_CALLBACK (on_amended), self, G_CONNECT_SWAPPED);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.print", kind->print != NULL);
  return self;
}

/**
 * desk_editor_page_new:
 * @visit: (nullable): id of the visit the record is taken in
 * @person: (nullable): id of whom it comes from, where there is no visit
 *
 * Returns: (transfer floating): an empty form
 */
AdwNavigationPage *
desk_editor_page_new (DeskContext *context, const DeskEditorKind *kind, const char *visit, const char *person)
{
  DeskEditorPage *self = make_page (context, kind, _ (kind->new_title));

  self->person = g_strdup (person);
  if (visit != NULL)
    load_first (self, "visit", visit);
  else
    open_new (self, NULL);
  return ADW_NAVIGATION_PAGE (self);
}

/**
 * desk_editor_page_new_from_record:
 * @record: what a new one begins with
 * @title: of the page
 *
 * Returns: (transfer floating): the form of a record that is not empty
 */
AdwNavigationPage *
desk_editor_page_new_from_record (DeskContext *context, const DeskEditorKind *kind, DeskRecord *record,
                                  const char *title)
{
  DeskEditorPage *self = make_page (context, kind, title);

  desk_record_editor_open (self->editor, context, record, NULL);
  show_form (self);
  return ADW_NAVIGATION_PAGE (self);
}

/**
 * desk_editor_page_new_from_draft:
 * @draft: of a new record, or of an amendment
 *
 * Returns: (transfer floating): the form as it was left, by whomever of this desk
 */
AdwNavigationPage *
desk_editor_page_new_from_draft (DeskContext *context, const DeskEditorKind *kind, const DeskDraft *draft)
{
  DeskEditorPage *self = make_page (context, kind, _ (kind->new_title));
  const char *visit;

  self->draft = desk_draft_copy (draft);
  if (draft->record != NULL)
    load_first (self, kind->kind, draft->record);
  else if (g_variant_lookup (draft->typed, "visit", "&s", &visit))
    load_first (self, "visit", visit);
  else
    open_new (self, NULL);
  return ADW_NAVIGATION_PAGE (self);
}

/**
 * desk_editor_page_new_amendment:
 * @record: as it is registered
 * @base: journal position at which it was read
 *
 * Returns: (transfer floating): the form of its amendment
 */
AdwNavigationPage *
desk_editor_page_new_amendment (DeskContext *context, const DeskEditorKind *kind, DeskRecord *record,
                                gint64 base)
{
  DeskEditorPage *self = make_page (context, kind, _ (kind->new_title));

  open_amendment (self, record, base);
  return ADW_NAVIGATION_PAGE (self);
}

/**
 * desk_editor_page_get_editor:
 *
 * Returns: (transfer none): the form
 */
DeskRecordEditor *
desk_editor_page_get_editor (DeskEditorPage *self)
{
  return self->editor;
}

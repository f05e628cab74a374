// SPDX-License-Identifier: GPL-3.0-or-later
// What is being typed into an open visit. A row that was left is saved with the visit; until then its text lies here.

#include "ui/front-desk/visit-draft.h"

#include "ui/front-desk/form-draft.h"
#include "ui/widgets/form-row.h"

struct _DeskVisitDraft
{
  GObject parent_instance;

  GtkWidget *form; /* not owned, it outlives this */
  DeskAutosave *autosave;
  gboolean restoring;
};

G_DEFINE_FINAL_TYPE (DeskVisitDraft, desk_visit_draft, G_TYPE_OBJECT)

static GVariant *
collect (gpointer data)
{
  DeskVisitDraft *self = data;
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);

  desk_form_rows_collect (self->form, &dict);
  return g_variant_ref_sink (g_variant_dict_end (&dict));
}

static void
typed (DeskVisitDraft *self)
{
  if (!self->restoring)
    desk_autosave_touch (self->autosave);
}

/* A row that is only there for some visits: text that stands in it must be seen. */
static void
reveal (DeskVisitDraft *self, GtkWidget *row)
{
  for (GtkWidget *widget = row; widget != self->form; widget = gtk_widget_get_parent (widget))
    gtk_widget_set_visible (widget, TRUE);
}

static void
put_back (DeskVisitDraft *self, GVariant *texts)
{
  g_autoptr (GPtrArray) rows = desk_form_rows_find (self->form);

  self->restoring = TRUE;
  desk_form_rows_restore (self->form, texts);
  self->restoring = FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (rows, i);
      g_autoptr (GVariant) text =
          g_variant_lookup_value (texts, desk_form_row_get_field (DESK_FORM_ROW (row)), NULL);

      if (text != NULL)
        reveal (self, row);
    }
}

static void
found (DeskDraft *draft, DeskPerson *person, gpointer data)
{
  g_autoptr (DeskVisitDraft) self = data;

  if (draft == NULL || self->autosave == NULL || draft->typed == NULL)
    return;
  put_back (self, draft->typed);
  desk_autosave_continue (self->autosave, draft);
}

static void
desk_visit_draft_dispose (GObject *object)
{
  DeskVisitDraft *self = DESK_VISIT_DRAFT (object);

  if (self->autosave != NULL)
    desk_autosave_close (self->autosave);
  g_clear_object (&self->autosave);

  G_OBJECT_CLASS (desk_visit_draft_parent_class)->dispose (object);
}

static void
desk_visit_draft_class_init (DeskVisitDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_visit_draft_dispose;
}

static void
desk_visit_draft_init (DeskVisitDraft *self)
{
}

/* The values the form shows now, as the draft keeps them. */
static GVariant *
list_shown (DeskVisit *visit)
{
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);
  g_autoptr (GPtrArray) values = desk_record_list_values (DESK_RECORD (visit));

  for (guint i = 0; i < values->len; i++)
    {
      DeskFieldValue *value = g_ptr_array_index (values, i);

      g_variant_dict_insert_value (&dict, value->name, value->value);
    }
  return g_variant_dict_end (&dict);
}

/**
 * desk_visit_draft_new:
 * @form: its rows are bound to @visit
 * @visit: what the form edits
 *
 * Begins to keep what is typed, and puts back what was not saved when the program last ended.
 *
 * Returns: (transfer full)
 */
DeskVisitDraft *
desk_visit_draft_new (DeskContext *context, GtkWidget *form, DeskVisit *visit)
{
  DeskVisitDraft *self = g_object_new (DESK_TYPE_VISIT_DRAFT, NULL);
  g_autoptr (GPtrArray) rows = desk_form_rows_find (form);
  const char *id = desk_record_get_id (DESK_RECORD (visit));

  self->form = form;
  self->autosave = desk_autosave_new (context, "visit", id, collect, self);
  desk_autosave_set_shown (self->autosave, list_shown (visit));
  for (guint i = 0; i < rows->len; i++)
    g_signal_connect_object (g_ptr_array_index (rows, i), "typed", G_CALLBACK (typed), self,
                             G_CONNECT_SWAPPED);
  desk_form_draft_find_visit (context, id, found, g_object_ref (self));
  return self;
}

/**
 * desk_visit_draft_settle:
 * @settled: told which draft the save removes
 *
 * The visit is about to be saved. See desk_autosave_settle(). The next keystroke begins a new draft.
 */
void
desk_visit_draft_settle (DeskVisitDraft *self, DeskAutosaveSettled settled, gpointer data)
{
  desk_autosave_settle (self->autosave, settled, data);
}

/**
 * desk_visit_draft_flush:
 * Writes at once what is not written yet.
 */
void
desk_visit_draft_flush (DeskVisitDraft *self)
{
  desk_autosave_flush (self->autosave);
}

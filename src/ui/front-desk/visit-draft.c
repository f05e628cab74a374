// SPDX-License-Identifier: GPL-3.0-or-later
// What is being typed into an open visit. A row that was left is saved with the visit; until then its text lies here.

#include "ui/front-desk/visit-draft.h"

#include "ui/front-desk/form-draft.h"
#include "ui/widgets/body-row.h"
#include "ui/widgets/entry-row.h"
#include "ui/widgets/form-row.h"

struct _DeskVisitDraft
{
  GObject parent_instance;

  GPtrArray *rows; /* of text; not owned, the form outlives this */
  DeskVisit *visit;
  DeskAutosave *autosave;
  gboolean restoring;
};

G_DEFINE_FINAL_TYPE (DeskVisitDraft, desk_visit_draft, G_TYPE_OBJECT)

static char *
get_text (GtkWidget *row)
{
  GtkTextIter start, end;
  GtkTextBuffer *buffer;

  if (DESK_IS_ENTRY_ROW (row))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (row)));
  buffer = desk_body_row_get_buffer (DESK_BODY_ROW (row));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
set_text (GtkWidget *row, const char *text)
{
  if (DESK_IS_ENTRY_ROW (row))
    gtk_editable_set_text (GTK_EDITABLE (row), text);
  else
    gtk_text_buffer_set_text (desk_body_row_get_buffer (DESK_BODY_ROW (row)), text, -1);
}

static const char *
get_saved (DeskVisitDraft *self, const char *field)
{
  int place = desk_record_class_find_field (DESK_RECORD_GET_CLASS (self->visit), field, NULL);
  const char *text = place >= 0 ? desk_record_get_text (DESK_RECORD (self->visit), (guint)place) : NULL;

  return text != NULL ? text : "";
}

static GVariant *
collect (gpointer data)
{
  DeskVisitDraft *self = data;
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      const char *field = desk_form_row_get_field (DESK_FORM_ROW (row));
      g_autofree char *text = get_text (row);

      if (g_strcmp0 (text, get_saved (self, field)) != 0)
        g_variant_dict_insert (&dict, field, "s", text);
    }
  return g_variant_ref_sink (g_variant_dict_end (&dict));
}

static void
typed (DeskVisitDraft *self)
{
  if (!self->restoring)
    desk_autosave_touch (self->autosave);
}

static void
watch (DeskVisitDraft *self, GtkWidget *row)
{
  if (DESK_IS_ENTRY_ROW (row))
    g_signal_connect_object (row, "changed", G_CALLBACK (typed), self, G_CONNECT_SWAPPED);
  else if (DESK_IS_BODY_ROW (row))
    g_signal_connect_object (desk_body_row_get_buffer (DESK_BODY_ROW (row)), "changed", G_CALLBACK (typed),
                             self, G_CONNECT_SWAPPED);
  else
    return;
  g_ptr_array_add (self->rows, row);
}

static void
found (DeskDraft *draft, DeskPerson *person, gpointer data)
{
  g_autoptr (DeskVisitDraft) self = data;

  if (draft == NULL || self->autosave == NULL || draft->typed == NULL)
    return;

  self->restoring = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      const char *text = NULL;

      if (g_variant_lookup (draft->typed, desk_form_row_get_field (DESK_FORM_ROW (row)), "&s", &text))
        {
          gtk_widget_set_visible (row, TRUE);
          set_text (row, text);
        }
    }
  self->restoring = FALSE;
  desk_autosave_continue (self->autosave, draft);
}

static void
desk_visit_draft_dispose (GObject *object)
{
  DeskVisitDraft *self = DESK_VISIT_DRAFT (object);

  if (self->autosave != NULL)
    desk_autosave_close (self->autosave);
  g_clear_object (&self->autosave);
  g_clear_object (&self->visit);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

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
  self->rows = g_ptr_array_new ();
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

  self->visit = g_object_ref (visit);
  self->autosave = desk_autosave_new (context, "visit", id, collect, self);
  desk_autosave_set_shown (self->autosave, list_shown (visit));
  for (guint i = 0; i < rows->len; i++)
    watch (self, g_ptr_array_index (rows, i));
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

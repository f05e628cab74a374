// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of the draft of a form: it goes to another form, or is discarded.

#include "ui/widgets/record-editor-private.h"

#include "ui/notice.h"
#include "ui/widgets/form-typed.h"

#include <glib/gi18n-lib.h>

/**
 * desk_record_editor_get_autosave:
 *
 * Returns: (transfer none) (nullable): what keeps what is typed; NULL while the form opens and when it is saved
 */
DeskAutosave *
desk_record_editor_get_autosave (DeskRecordEditor *self)
{
  return desk_record_editor_get_private (self)->autosave;
}

/**
 * desk_record_editor_make_draft:
 *
 * Returns: (transfer full): everything that is typed, as a draft that was never written
 */
DeskDraft *
desk_record_editor_make_draft (DeskRecordEditor *self)
{
  DeskRecordEditorPrivate *priv = desk_record_editor_get_private (self);
  DeskDraft *draft =
      desk_draft_new (DESK_RECORD_EDITOR_GET_CLASS (self)->form, desk_record_get_id (priv->record));

  draft->base = priv->base;
  draft->officer = g_strdup (desk_context_get_officer_code (priv->context));
  draft->touched = desk_clock_get_now (desk_context_get_clock (priv->context));
  draft->shown = priv->shown != NULL ? desk_form_typed_list_values (priv->shown) : NULL;
  draft->typed = desk_record_editor_collect (self);
  return draft;
}

/* A draft on its way from one form to another. */
typedef struct
{
  DeskRecordEditor *form;
  DeskDraft *draft;  /* as the other form will find it */
  DeskDraft *before; /* as it was kept for this one */
  DeskRecordEditorHanded done;
} Handing;

static void
handing_free (Handing *self)
{
  g_object_unref (self->form);
  desk_draft_free (self->draft);
  desk_draft_free (self->before);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Handing, handing_free)

/* Nothing was written: the form goes on as if nothing had been asked. */
static void
take_draft_back (DeskRecordEditor *self, const DeskDraft *before)
{
  desk_record_editor_start_autosave (self, before);
  gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
  desk_record_editor_touch (self);
}

static void
on_handed (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Handing) handing = data;
  g_autoptr (GError) error = NULL;
  gint64 id = desk_store_write_draft_finish (DESK_STORE (source), result, &error);

  if (desk_record_editor_get_private (handing->form)->record == NULL)
    return;
  if (error != NULL)
    {
      take_draft_back (handing->form, handing->before);
      desk_notice_show_error (GTK_WIDGET (handing->form), error);
    }
  handing->draft->id = id;
  handing->done (handing->form, error == NULL ? handing->draft : NULL);
}

/* The row that holds the draft of this form is written over: it is the one form's or the other's, never nobody's. */
static void
hand_on (gint64 draft, gpointer data)
{
  g_autoptr (Handing) handing = data;
  DeskRecordEditorPrivate *priv = desk_record_editor_get_private (handing->form);
  DeskStore *store = priv->context != NULL ? desk_context_get_store (priv->context) : NULL;
  DeskDraft *other = handing->draft;

  if (store == NULL || priv->autosave == NULL)
    return;
  handing->before->id = draft;
  other->id = draft;
  desk_autosave_close (priv->autosave);
  g_clear_object (&priv->autosave);
  desk_store_write_draft_async (store, other, on_handed, g_steal_pointer (&handing));
}

/**
 * desk_record_editor_hand_on:
 * @draft: (transfer full): what another form is to go on with
 * @done: called once it lies in the database in place of the draft of this form; where that fails, the officer was told,
 *   and this form goes on
 *
 * Gives what is typed to another form. At no moment does neither of them have it.
 */
void
desk_record_editor_hand_on (DeskRecordEditor *self, DeskDraft *draft, DeskRecordEditorHanded done)
{
  DeskRecordEditorPrivate *priv = desk_record_editor_get_private (self);
  Handing *handing;

  if (priv->saving != NULL || priv->autosave == NULL)
    {
      desk_draft_free (draft);
      return;
    }
  handing = g_new0 (Handing, 1);
  *handing = (Handing){ g_object_ref (self), draft, desk_record_editor_make_draft (self), done };
  /* A text that lost the focus by being made insensitive would go on blinking. */
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self)), NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
  desk_autosave_settle (priv->autosave, hand_on, handing);
}

/* A form that was discarded, for the undo. */
typedef struct
{
  DeskContext *context;
  DeskDraft *draft;
} Discarded;

static void
discarded_free (gpointer data)
{
  Discarded *self = data;

  g_object_unref (self->context);
  desk_draft_free (self->draft);
  g_free (self);
}

/* The draft is written once more; it is found among the drafts. */
static void
bring_back (gpointer data)
{
  Discarded *self = data;
  DeskStore *store = desk_context_get_store (self->context);

  if (store != NULL)
    desk_store_write_draft_async (store, self->draft, NULL, NULL);
}

/**
 * desk_record_editor_discard:
 * Gives up what was typed and leaves the page; it can be brought back from the notice.
 */
void
desk_record_editor_discard (DeskRecordEditor *self)
{
  DeskRecordEditorPrivate *priv = desk_record_editor_get_private (self);
  Discarded *discarded;

  /* What is being registered cannot be given up any more. */
  if (priv->saving != NULL || priv->autosave == NULL)
    return;
  discarded = g_new0 (Discarded, 1);
  discarded->context = g_object_ref (priv->context);
  discarded->draft = desk_record_editor_make_draft (self);
  desk_autosave_forget (priv->autosave);
  desk_notice_show_undo (GTK_WIDGET (self), _ ("The draft is discarded"), bring_back, discarded,
                         discarded_free);
  gtk_widget_activate_action (GTK_WIDGET (self), "navigation.pop", NULL);
}

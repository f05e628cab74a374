// SPDX-License-Identifier: GPL-3.0-or-later
// When a draft is written: 400 ms after the last keystroke, at the latest 800 ms after the first one that is not
// written yet, and when the form says so (the focus moved, the window closes). One write is under way at a time.

#include "ui/widgets/autosave.h"

#define AFTER_LAST_MS 400
#define AFTER_FIRST_MS 800

struct _DeskAutosave
{
  GObject parent_instance;

  DeskContext *context;
  DeskDraft *draft;
  DeskAutosaveCollect collect;
  gpointer data;

  gint64 first_touch; /* monotonic microseconds; 0: everything is written */
  gint64 superseded;  /* a row that a save was to remove, and that is still there if the save failed */
  guint timer;
  gboolean writing;
  gboolean forgotten; /* while a draft was on its way into the database */
  GVariant *rest;     /* what was typed when the form went away during a write */
  DeskAutosaveSettled settled;
  gpointer settled_data;
  DeskAutosaveKept kept;
  gpointer kept_data;
};

G_DEFINE_FINAL_TYPE (DeskAutosave, desk_autosave, G_TYPE_OBJECT)

static gpointer
discard (DeskDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (desk_draft_discard (*(gint64 *)data, database, error));
}

static void
discarded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  desk_store_call_finish (DESK_STORE (source), result, &error);
  if (error != NULL)
    g_message ("A draft that is no longer needed could not be removed: %s", error->message);
}

static void
drop_row (DeskAutosave *self, gint64 *id)
{
  DeskStore *store = desk_context_get_store (self->context);

  if (*id != 0 && store != NULL)
    desk_store_call_async (store, DESK_PRIORITY_SAVING, discard, g_memdup2 (id, sizeof *id), g_free, NULL,
                           NULL, discarded, NULL);
  *id = 0;
}

/* The row goes with the save. What stands in the form all the same (in another field, or typed since) needs a new one. */
static void
tell_settled (DeskAutosave *self)
{
  DeskAutosaveSettled settled = g_steal_pointer (&self->settled);
  gint64 id = self->draft->id;
  g_autoptr (DeskAutosave) alive = g_object_ref (self);
  g_autoptr (GVariant) rest = NULL;

  if (settled == NULL)
    return;
  self->draft->id = 0;
  self->superseded = id;
  settled (id, g_steal_pointer (&self->settled_data));
  rest = self->collect != NULL ? self->collect (self->data) : NULL;
  if (rest != NULL && g_variant_n_children (rest) > 0)
    desk_autosave_touch (self);
}

static void
tell_kept (DeskAutosave *self, const GError *error)
{
  DeskAutosaveKept kept = g_steal_pointer (&self->kept);

  if (kept != NULL)
    kept (error, g_steal_pointer (&self->kept_data));
}

static void write_typed (DeskAutosave *self, GVariant *typed);

static void
written (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DeskAutosave) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 id = desk_store_write_draft_finish (DESK_STORE (source), result, &error);

  self->writing = FALSE;
  if (error == NULL)
    self->draft->id = id;
  else
    g_message ("What was typed could not be kept: %s", error->message);
  if (self->forgotten)
    drop_row (self, &self->draft->id);
  self->forgotten = FALSE;

  tell_settled (self);
  if (self->rest != NULL)
    write_typed (self, g_steal_pointer (&self->rest));
  else if (self->first_touch != 0 && (self->timer == 0 || self->kept != NULL))
    desk_autosave_flush (self);
  if (!self->writing)
    tell_kept (self, error);
}

/* @content: (transfer full) (nullable): what is typed */
static void
write_typed (DeskAutosave *self, GVariant *content)
{
  DeskStore *store = desk_context_get_store (self->context);
  g_autoptr (GVariant) typed = content;

  if (store == NULL)
    return;
  drop_row (self, &self->superseded);
  if (typed == NULL || g_variant_n_children (typed) == 0)
    {
      drop_row (self, &self->draft->id);
      return;
    }

  g_clear_pointer (&self->draft->typed, g_variant_unref);
  self->draft->typed = g_variant_take_ref (g_steal_pointer (&typed));
  g_set_str (&self->draft->officer, desk_context_get_officer_code (self->context));
  self->draft->touched = desk_clock_get_now (desk_context_get_clock (self->context));
  self->writing = TRUE;
  desk_store_write_draft_async (store, self->draft, written, g_object_ref (self));
}

static void
write_now (DeskAutosave *self)
{
  self->first_touch = 0;
  if (desk_context_get_store (self->context) != NULL && self->collect != NULL)
    write_typed (self, self->collect (self->data));
}

static gboolean
timed_out (gpointer user_data)
{
  DeskAutosave *self = user_data;

  self->timer = 0;
  desk_autosave_flush (self);
  return G_SOURCE_REMOVE;
}

static void
desk_autosave_dispose (GObject *object)
{
  DeskAutosave *self = DESK_AUTOSAVE (object);

  g_clear_handle_id (&self->timer, g_source_remove);

  G_OBJECT_CLASS (desk_autosave_parent_class)->dispose (object);
}

static void
desk_autosave_finalize (GObject *object)
{
  DeskAutosave *self = DESK_AUTOSAVE (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->draft, desk_draft_free);
  g_clear_pointer (&self->rest, g_variant_unref);

  G_OBJECT_CLASS (desk_autosave_parent_class)->finalize (object);
}

static void
desk_autosave_class_init (DeskAutosaveClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = desk_autosave_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_autosave_finalize;
}

static void
desk_autosave_init (DeskAutosave *self)
{
}

/**
 * desk_autosave_new:
 * @form: which form: "front-desk-entry", "visit"
 * @record: (nullable): id of the record the form edits, NULL for a new one
 * @collect: asked for what was typed; only while the form's owner holds the autosave and has not forgotten it
 *
 * Returns: (transfer full): an autosave that has nothing to write yet
 */
DeskAutosave *
desk_autosave_new (DeskContext *context, const char *form, const char *record, DeskAutosaveCollect collect,
                   gpointer data)
{
  DeskAutosave *self = g_object_new (DESK_TYPE_AUTOSAVE, NULL);
  DeskStore *store = desk_context_get_store (context);

  self->context = g_object_ref (context);
  self->draft = desk_draft_new (form, record);
  self->draft->base = store != NULL ? desk_store_get_position (store) : 0;
  self->collect = collect;
  self->data = data;
  return self;
}

/**
 * desk_autosave_set_shown:
 * @shown: (nullable): a{sv} of the values the form showed when it opened
 */
void
desk_autosave_set_shown (DeskAutosave *self, GVariant *shown)
{
  g_clear_pointer (&self->draft->shown, g_variant_unref);
  self->draft->shown = shown != NULL ? g_variant_ref_sink (shown) : NULL;
}

/**
 * desk_autosave_continue:
 * @draft: a draft found in the database
 *
 * Goes on with a draft after the program was started again: it keeps its row, and what the officer had seen.
 */
void
desk_autosave_continue (DeskAutosave *self, const DeskDraft *draft)
{
  desk_draft_free (self->draft);
  self->draft = desk_draft_copy (draft);
}

/**
 * desk_autosave_touch:
 * Says that something was typed.
 */
void
desk_autosave_touch (DeskAutosave *self)
{
  gint64 now = g_get_monotonic_time ();
  gint64 left;

  if (self->first_touch == 0)
    self->first_touch = now;
  left = AFTER_FIRST_MS - (now - self->first_touch) / G_TIME_SPAN_MILLISECOND;
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add ((guint)CLAMP (left, 0, AFTER_LAST_MS), timed_out, self);
}

/**
 * desk_autosave_flush:
 * Writes at once what is not written yet.
 */
void
desk_autosave_flush (DeskAutosave *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->first_touch != 0 && !self->writing)
    write_now (self);
}

/**
 * desk_autosave_when_kept:
 * @kept: called when all that stands in the form is in the database, or cannot be: at once, or soon
 * @data: for it
 */
void
desk_autosave_when_kept (DeskAutosave *self, DeskAutosaveKept kept, gpointer data)
{
  self->kept = kept;
  self->kept_data = data;
  if (self->draft->id == 0 && self->first_touch == 0) /* it may have begun with something nobody typed */
    self->first_touch = g_get_monotonic_time ();
  desk_autosave_flush (self);
  if (!self->writing)
    tell_kept (self, NULL);
}

/**
 * desk_autosave_has_typed:
 *
 * Returns: whether something is typed in the form that nothing has saved yet
 */
gboolean
desk_autosave_has_typed (DeskAutosave *self)
{
  g_autoptr (GVariant) typed = self->collect != NULL ? self->collect (self->data) : NULL;

  return typed != NULL && g_variant_n_children (typed) > 0;
}

/**
 * desk_autosave_get_draft:
 *
 * Returns: (transfer none) (nullable): what lies in the database, as long as nothing is written; NULL where nothing does
 */
const DeskDraft *
desk_autosave_get_draft (DeskAutosave *self)
{
  return self->draft->id != 0 ? self->draft : NULL;
}

/**
 * desk_autosave_settle:
 * @settled: called when no write is under way any more: at once, or soon
 * @data: for it
 *
 * The form is about to be saved: tells the draft that the save has to remove, and writes nothing more of what stands in
 * the form now.
 */
void
desk_autosave_settle (DeskAutosave *self, DeskAutosaveSettled settled, gpointer data)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  self->first_touch = 0;
  self->settled = settled;
  self->settled_data = data;
  if (!self->writing)
    tell_settled (self);
}

/**
 * desk_autosave_forget:
 * The draft was saved or is not wanted: the next keystroke begins a new one. A row that is still there is removed.
 */
void
desk_autosave_forget (DeskAutosave *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  self->first_touch = 0;
  drop_row (self, &self->draft->id);
  drop_row (self, &self->superseded);
  g_clear_pointer (&self->draft->typed, g_variant_unref);
  self->forgotten = self->writing;
}

/**
 * desk_autosave_close:
 * The form goes away: writes what is not written yet, and asks it for nothing any more.
 */
void
desk_autosave_close (DeskAutosave *self)
{
  GVariant *rest =
      self->first_touch != 0 && self->writing && self->collect != NULL ? self->collect (self->data) : NULL;

  if (rest != NULL)
    self->rest = g_variant_take_ref (rest);
  desk_autosave_flush (self);
  self->first_touch = 0;
  self->collect = NULL;
}

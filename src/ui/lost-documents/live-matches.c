// SPDX-License-Identifier: GPL-3.0-or-later
// What fits to what is being typed. The search is the affair of live-search.

#include "ui/lost-documents/live-matches.h"

#include "model/match.h"
#include "model/spelling.h"
#include "ui/lost-documents/live-row.h"
#include "ui/lost-documents/live-search.h"
#include "ui/widgets/spoken.h"

#include <glib/gi18n-lib.h>

#define VERDICT "verdict:" /* in a draft, before declaration and document */

struct _DeskLiveMatches
{
  AdwBin parent_instance;

  DeskContext *context;
  GCancellable *searching;
  gboolean under_way;
  char *asked; /* what was asked last, to tell whether it is another question */
  DeskLiveAnswer *answer;
  gboolean found;
  guint n_strong;       /* that were told to a screen reader */
  GHashTable *verdicts; /* "declaration:document" -> verdict */
  GPtrArray *rows;

  AdwPreferencesGroup *declared_group;
  AdwPreferencesGroup *fitting_group;
};

enum
{
  SIGNAL_ANSWERED,
  SIGNAL_DECIDED,
  SIGNAL_STALE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskLiveMatches, desk_live_matches, ADW_TYPE_BIN)

static char *
make_pair (const DeskMatchFile *file)
{
  return g_strconcat (file->match->loss, ":", file->match->document, NULL);
}

static const char *
find_verdict (DeskLiveMatches *self, const DeskMatchFile *file)
{
  g_autofree char *pair = self->found ? make_pair (file) : NULL;

  return pair != NULL ? g_hash_table_lookup (self->verdicts, pair) : NULL;
}

static void
on_decided (DeskLiveRow *row, const char *verdict, DeskLiveMatches *self)
{
  char *pair = make_pair (desk_live_row_get_file (row));

  if (verdict != NULL)
    g_hash_table_replace (self->verdicts, pair, g_strdup (verdict));
  else
    {
      g_hash_table_remove (self->verdicts, pair);
      g_free (pair);
    }
  g_signal_emit (self, signals[SIGNAL_DECIDED], 0);
}

static void
add_row (DeskLiveMatches *self, AdwPreferencesGroup *group, const DeskMatchFile *file, DeskLiveRowKind kind)
{
  DeskLiveRow *row = desk_live_row_new (self->context, file, kind);

  if (kind == DESK_LIVE_ROW_DECLARED_FITS)
    {
      desk_live_row_set_verdict (row, find_verdict (self, file));
      g_signal_connect (row, "decided", G_CALLBACK (on_decided), self);
    }
  g_object_set_data (G_OBJECT (row), "group", group);
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (group, GTK_WIDGET (row));
}

static guint
count_strong (DeskLiveMatches *self)
{
  guint n = 0;

  for (guint i = 0; self->answer != NULL && i < self->answer->fitting->len; i++)
    n += ((DeskMatchFile *)g_ptr_array_index (self->answer->fitting, i))->match->strong;
  return n;
}

/* Told once, when there are more than before: not with each keystroke. */
static void
announce (DeskLiveMatches *self)
{
  guint n_strong = count_strong (self);
  g_autofree char *summary = desk_live_matches_make_summary (self);

  if (n_strong > self->n_strong || (self->answer->declared->len > 0 && self->rows->len == 0))
    desk_spoken_warn (GTK_WIDGET (self), summary);
  self->n_strong = n_strong;
}

static void
clear_rows (DeskLiveMatches *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      adw_preferences_group_remove (g_object_get_data (G_OBJECT (row), "group"), row);
    }
  g_ptr_array_set_size (self->rows, 0);
}

static void
show_answer (DeskLiveMatches *self)
{
  GPtrArray *fitting = self->answer->fitting, *declared = self->answer->declared;

  announce (self);
  clear_rows (self);
  for (guint i = 0; i < declared->len; i++)
    add_row (self, self->declared_group, g_ptr_array_index (declared, i), DESK_LIVE_ROW_DECLARED_BEFORE);
  for (guint i = 0; i < fitting->len; i++)
    add_row (self, self->fitting_group, g_ptr_array_index (fitting, i),
             self->found ? DESK_LIVE_ROW_DECLARED_FITS : DESK_LIVE_ROW_FOUND_FITS);
  gtk_widget_set_visible (GTK_WIDGET (self->declared_group), declared->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->fitting_group), TRUE);
  adw_preferences_group_set_description (self->fitting_group, fitting->len > 0 ? NULL
                                                              : self->found
                                                                  ? _ ("No declared document fits so far")
                                                                  : _ ("No found document fits so far"));
}

/* A question on its way. */
typedef struct
{
  DeskLiveMatches *matches;
  GCancellable *searching; /* tells it from those asked since */
} Asked;

static void
on_answered (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Asked *asked = data;
  g_autoptr (DeskLiveMatches) self = asked->matches;
  g_autoptr (GCancellable) searching = asked->searching;
  g_autoptr (GError) error = NULL;
  DeskLiveAnswer *answer = desk_store_call_finish (DESK_STORE (source), result, &error);

  if (searching != self->searching || self->context == NULL)
    {
      g_clear_pointer (&answer, desk_live_answer_free);
      return;
    }
  self->under_way = FALSE;
  if (answer == NULL)
    g_message ("What fits could not be looked for: %s", error->message);
  else
    {
      g_clear_pointer (&self->answer, desk_live_answer_free);
      self->answer = answer;
      show_answer (self);
    }
  g_signal_emit (self, signals[SIGNAL_ANSWERED], 0);
}

static void
desk_live_matches_dispose (GObject *object)
{
  DeskLiveMatches *self = DESK_LIVE_MATCHES (object);

  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  g_clear_object (&self->context);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_LIVE_MATCHES);
  g_ptr_array_set_size (self->rows, 0);
  G_OBJECT_CLASS (desk_live_matches_parent_class)->dispose (object);
}

static void
desk_live_matches_finalize (GObject *object)
{
  DeskLiveMatches *self = DESK_LIVE_MATCHES (object);

  g_clear_pointer (&self->answer, desk_live_answer_free);
  g_hash_table_unref (self->verdicts);
  g_ptr_array_unref (self->rows);
  g_free (self->asked);
  G_OBJECT_CLASS (desk_live_matches_parent_class)->finalize (object);
}

static gboolean
desk_live_matches_grab_focus (GtkWidget *widget)
{
  DeskLiveMatches *self = DESK_LIVE_MATCHES (widget);

  return self->rows->len > 0 && gtk_widget_grab_focus (g_ptr_array_index (self->rows, 0));
}

static void
desk_live_matches_class_init (DeskLiveMatchesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_live_matches_dispose;
  G_OBJECT_CLASS (klass)->finalize = desk_live_matches_finalize;
  widget_class->grab_focus = desk_live_matches_grab_focus;

  /**
   * DeskLiveMatches::answered:
   * The store has answered the last question.
   */
  signals[SIGNAL_ANSWERED] = g_signal_new ("answered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 0);
  /**
   * DeskLiveMatches::stale:
   * Something was saved that may fit: the form asks anew.
   */
  signals[SIGNAL_STALE] = g_signal_new ("stale", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 0);
  /**
   * DeskLiveMatches::decided:
   * The officer said whether it is the same document, or took that back.
   */
  signals[SIGNAL_DECIDED] = g_signal_new ("decided", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/lost-documents/live-matches.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskLiveMatches, declared_group);
  gtk_widget_class_bind_template_child (widget_class, DeskLiveMatches, fitting_group);
}

static void
desk_live_matches_init (DeskLiveMatches *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->verdicts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->rows = g_ptr_array_new ();
}

/* What others save meanwhile may fit too. */
static void
on_store_changed (DeskLiveMatches *self, const char *kind)
{
  if (self->asked == NULL
      || !(g_str_equal (kind, "find") || g_str_equal (kind, "loss") || g_str_equal (kind, "statement")))
    return;
  g_set_str (&self->asked, "");
  g_signal_emit (self, signals[SIGNAL_STALE], 0);
}

/**
 * desk_live_matches_bind:
 * Hands in the context.
 */
void
desk_live_matches_bind (DeskLiveMatches *self, DeskContext *context)
{
  DeskStore *store = desk_context_get_store (context);

  if (self->context == NULL && store != NULL)
    g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed), self, G_CONNECT_SWAPPED);
  g_set_object (&self->context, context);
}

/* Spaces and look-alike letters make no other question. */
static char *
describe (const DeskLiveQuestion *question)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%" G_GINT64_FORMAT, question->at);
  for (guint i = 0; i < question->documents->len; i++)
    {
      const DeskLiveDocument *document = g_ptr_array_index (question->documents, i);
      g_autofree char *number =
          document->number != NULL ? desk_spelling_canonical_number (document->number) : NULL;

      g_string_append_printf (text, "\n%s\t%s\t%s\t%s", document->type != NULL ? document->type : "",
                              number != NULL ? number : "",
                              document->surname != NULL ? document->surname : "",
                              document->given_name != NULL ? document->given_name : "");
    }
  return g_string_free (text, FALSE);
}

/**
 * desk_live_matches_ask:
 * @question: what stands in the form now
 * @ignore: (nullable): id of the record that is amended
 *
 * Looks anew where something else stands there than before.
 */
void
desk_live_matches_ask (DeskLiveMatches *self, const DeskLiveQuestion *question, const char *ignore)
{
  g_autofree char *asked = describe (question);
  Asked *data;

  /* Before anything is there to compare, nothing is said. */
  if (question->documents->len == 0 && self->asked == NULL)
    return;
  if (desk_context_get_store (self->context) == NULL || !g_set_str (&self->asked, asked))
    return;
  self->found = question->found;
  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  self->searching = g_cancellable_new ();
  self->under_way = TRUE;
  data = g_new (Asked, 1);
  *data = (Asked){ g_object_ref (self), g_object_ref (self->searching) };
  desk_live_search_run (self->context, question, ignore, self->searching, on_answered, data);
}

/**
 * desk_live_matches_is_busy:
 *
 * Returns: whether the store has not answered yet; `answered` tells
 */
gboolean
desk_live_matches_is_busy (DeskLiveMatches *self)
{
  return self->under_way;
}

/**
 * desk_live_matches_count:
 *
 * Returns: how many documents fit
 */
guint
desk_live_matches_count (DeskLiveMatches *self)
{
  return self->answer != NULL ? self->answer->fitting->len : 0;
}

/**
 * desk_live_matches_get_declared:
 *
 * Returns: (transfer none) (nullable): id of the loss or statement in which a document was declared before
 */
const char *
desk_live_matches_get_declared (DeskLiveMatches *self)
{
  if (self->answer == NULL || self->answer->declared->len == 0)
    return NULL;
  return ((DeskMatchFile *)g_ptr_array_index (self->answer->declared, 0))->match->loss;
}

/**
 * desk_live_matches_make_summary:
 *
 * Returns: (transfer full) (nullable): "1 match", NULL where nothing fits and nothing was declared before
 */
char *
desk_live_matches_make_summary (DeskLiveMatches *self)
{
  guint n_strong = count_strong (self);
  guint n = desk_live_matches_count (self);

  if (desk_live_matches_get_declared (self) != NULL)
    return g_strdup (_ ("Declared already"));
  if (n_strong > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u document with this number",
                                         "%u documents with this number", n_strong),
                            n_strong);
  return n > 0
             ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u possible match", "%u possible matches", n),
                                n)
             : NULL;
}

/**
 * desk_live_matches_get_decided:
 * @position: from 0 on
 * @verdict: (out): %DESK_MATCH_SAME or %DESK_MATCH_DIFFERENT
 *
 * Returns: (transfer none) (nullable): a declared document the officer decided about; NULL where there are no more
 */
const DeskMatchFile *
desk_live_matches_get_decided (DeskLiveMatches *self, guint position, const char **verdict)
{
  for (guint i = 0; self->answer != NULL && i < self->answer->fitting->len; i++)
    {
      const DeskMatchFile *file = g_ptr_array_index (self->answer->fitting, i);

      *verdict = find_verdict (self, file);
      if (*verdict != NULL && position-- == 0)
        return file;
    }
  return NULL;
}

/**
 * desk_live_matches_collect:
 * @typed: the draft gets what the officer decided
 */
void
desk_live_matches_collect (DeskLiveMatches *self, GVariantDict *typed)
{
  GHashTableIter iter;
  const char *pair, *verdict;

  g_hash_table_iter_init (&iter, self->verdicts);
  while (g_hash_table_iter_next (&iter, (gpointer *)&pair, (gpointer *)&verdict))
    {
      g_autofree char *name = g_strconcat (VERDICT, pair, NULL);

      g_variant_dict_insert (typed, name, "s", verdict);
    }
}

/**
 * desk_live_matches_restore:
 * @typed: a{sv} of a draft
 */
void
desk_live_matches_restore (DeskLiveMatches *self, GVariant *typed)
{
  GVariantIter iter;
  const char *name;
  GVariant *value;

  g_variant_iter_init (&iter, typed);
  while (g_variant_iter_loop (&iter, "{&sv}", &name, &value))
    if (g_str_has_prefix (name, VERDICT) && g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
      g_hash_table_replace (self->verdicts, g_strdup (name + strlen (VERDICT)),
                            g_variant_dup_string (value, NULL));
}

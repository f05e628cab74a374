// SPDX-License-Identifier: GPL-3.0-or-later
// The omnibox: what is typed goes to the store's search and to the table of keys. What a row says and opens:
// omnibox-row.c.

#include "ui/widgets/omnibox.h"

#include "model/mrz.h"
#include "model/profile.h"
#include "model/spelling.h"
#include "store/search.h"
#include "ui/keys.h"
#include "ui/widgets/field-words.h"
#include "ui/widgets/person-typed.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/statement-words.h"
#include "ui/widgets/omnibox-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_HITS 20
#define MOST_COMMANDS 6
#define PAGE_ROWS 6

struct _DeskOmnibox
{
  AdwDialog parent_instance;

  DeskContext *context;
  GtkWidget *origin; /* weak */
  GCancellable *cancellable;
  gboolean is_searching;
  gboolean must_open; /* Enter came before the answer */

  GtkEditable *search;
  GtkStack *stack;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (DeskOmnibox, desk_omnibox, ADW_TYPE_DIALOG)

static const char *
get_text (DeskOmnibox *self)
{
  return gtk_editable_get_text (self->search);
}

static DeskOmniboxRow *
get_selected (DeskOmnibox *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return row != NULL ? DESK_OMNIBOX_ROW (row) : NULL;
}

static gboolean
class_has_action (GtkWidgetClass *klass, const char *action)
{
  GType owner;
  const char *name, *property;
  const GVariantType *type;

  for (guint i = 0; gtk_widget_class_query_action (klass, i, &owner, &name, &type, &property); i++)
    if (g_str_equal (name, action))
      return TRUE;
  return FALSE;
}

/* Whether a command means something where the officer was. */
static gboolean
is_at_hand (DeskOmnibox *self, const DeskKeys *command)
{
  GtkRoot *root = self->origin != NULL ? gtk_widget_get_root (self->origin) : NULL;
  GtkApplication *application =
      root != NULL && GTK_IS_WINDOW (root) ? gtk_window_get_application (GTK_WINDOW (root)) : NULL;

  if (g_str_equal (command->action, "win.omnibox"))
    return FALSE;
  if (g_str_has_prefix (command->action, "app."))
    return application != NULL
           && g_action_group_has_action (G_ACTION_GROUP (application), command->action + strlen ("app."));
  for (GtkWidget *widget = self->origin; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (class_has_action (GTK_WIDGET_GET_CLASS (widget), command->action))
      return TRUE;
  return FALSE;
}

/* Whether each typed word begins a word of the title. */
static gboolean
matches_words (const char *folded_title, const char *folded_text)
{
  g_auto (GStrv) wanted = g_strsplit (folded_text, " ", -1);
  g_autofree char *padded = g_strconcat (" ", folded_title, NULL);

  for (guint i = 0; wanted[i] != NULL; i++)
    {
      g_autofree char *word = g_strconcat (" ", wanted[i], NULL);

      if (wanted[i][0] != '\0' && strstr (padded, word) == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
matches_title (const char *title, const char *text)
{
  g_autofree char *folded_title = desk_spelling_fold (title);
  g_autofree char *folded_text = desk_spelling_fold (text);
  g_auto (GStrv) variants = desk_spelling_layout_variants (text);

  if (matches_words (folded_title, folded_text))
    return TRUE;
  for (guint i = 0; variants[i] != NULL; i++)
    {
      g_autofree char *folded = desk_spelling_fold (variants[i]);

      if (folded[0] != '\0' && matches_words (folded_title, folded))
        return TRUE;
    }
  return FALSE;
}

static void
add_commands (DeskOmnibox *self, const char *text, guint most)
{
  guint n_commands, n_added = 0;
  const DeskKeys *commands = desk_keys_list (&n_commands);

  for (guint i = 0; i < n_commands && n_added < most; i++)
    if (matches_title (_ (commands[i].title), text) && is_at_hand (self, &commands[i]))
      {
        gtk_list_box_append (self->list, desk_omnibox_row_new_for_command (&commands[i]));
        n_added++;
      }
}

/* What was typed may be somebody new: a name, a number, a scanned document. */
static void
add_new_person (DeskOmnibox *self, const char *text)
{
  g_autoptr (DeskPerson) person = g_object_new (DESK_TYPE_PERSON, NULL);

  desk_person_typed_fill (person, text, self->context);
  if (!desk_record_is_empty (DESK_RECORD (person)))
    gtk_list_box_append (self->list, desk_omnibox_row_new_for_person (self->context, person, text));
}

static void
announce (DeskOmnibox *self, guint n_found)
{
  DeskOmniboxRow *first = get_selected (self);
  g_autofree char *count = desk_spoken_make_count (n_found);
  g_autofree char *text =
      desk_field_words_then (count, first != NULL ? desk_omnibox_row_get_spoken (first) : NULL);

  desk_spoken_announce (GTK_WIDGET (self), text);
}

static void open_selected (DeskOmnibox *self);

/* Shows what was found, the first row highlighted. */
static void
show_rows (DeskOmnibox *self, GPtrArray *hits)
{
  const char *text = get_text (self);
  gboolean only_commands = text[0] == '!' || text[0] == '\0';
  guint n_found = hits != NULL ? hits->len : 0;
  GtkListBoxRow *first;

  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < n_found; i++)
    gtk_list_box_append (self->list,
                         desk_omnibox_row_new_for_hit (self->context, g_ptr_array_index (hits, i)));
  if (only_commands)
    add_commands (self, text[0] == '!' ? text + 1 : text, G_MAXUINT);
  else
    {
      add_new_person (self, text);
      add_commands (self, text, MOST_COMMANDS);
    }

  first = gtk_list_box_get_row_at_index (self->list, 0);
  gtk_list_box_select_row (self->list, first);
  gtk_stack_set_visible_child_name (self->stack, first != NULL ? "results" : "nothing");
  if (text[0] != '\0')
    announce (self, n_found);
  if (self->must_open)
    open_selected (self);
}

static gpointer
run_search (DeskDatabase *database, gpointer search, GCancellable *cancellable, GError **error)
{
  return desk_search_run (database, search, cancellable, error);
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskOmnibox) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = desk_store_call_finish (DESK_STORE (source), result, &error);

  /* Overtaken by a later key: its own answer is on the way. */
  if (self->cancellable == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  self->is_searching = FALSE;
  show_rows (self, hits);
}

/* Returns: the search for what was typed, or for whom a scanned document tells of. */
static DeskSearch *
make_search (DeskOmnibox *self, const char *text)
{
  DeskSearch *search =
      desk_search_new (text, desk_profile_get_code (desk_context_get_profile (self->context)), FALSE,
                       MOST_HITS);
  g_autofree const char **sealed =
      desk_statement_words_list_sealed_kinds (desk_context_get_profile (self->context));
  g_autoptr (DeskPerson) scanned = NULL;

  desk_search_set_sealed (search, sealed);
  if (desk_mrz_looks_like (text))
    {
      scanned = g_object_new (DESK_TYPE_PERSON, NULL);
      desk_person_typed_fill (scanned, text, self->context);
      desk_search_set_scanned (search, scanned);
    }
  return search;
}

static void
on_text (DeskOmnibox *self)
{
  const char *text = get_text (self);
  DeskStore *store = self->context != NULL ? desk_context_get_store (self->context) : NULL;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->must_open = FALSE;
  self->is_searching = FALSE;
  if (self->context == NULL)
    return;
  if (store == NULL || text[0] == '\0' || text[0] == '!')
    {
      show_rows (self, NULL);
      return;
    }

  self->is_searching = TRUE;
  self->cancellable = g_cancellable_new ();
  desk_store_call_async (store, DESK_PRIORITY_TYPING, run_search, make_search (self, text),
                         (GDestroyNotify)desk_search_free, (GDestroyNotify)g_ptr_array_unref,
                         self->cancellable, on_found, g_object_ref (self));
}

static void
open_selected (DeskOmnibox *self)
{
  g_autoptr (DeskOmniboxRow) row = get_selected (self) != NULL ? g_object_ref (get_selected (self)) : NULL;
  g_autoptr (GtkWidget) origin = self->origin != NULL ? g_object_ref (self->origin) : NULL;

  self->must_open = FALSE;
  if (row == NULL || origin == NULL)
    return;
  adw_dialog_close (ADW_DIALOG (self));
  desk_omnibox_row_open (row, origin);
}

/* A scanner ends each line of a document with Enter: only the last one means it. */
static gboolean
is_half_a_scan (DeskOmnibox *self)
{
  g_autoptr (GDateTime) today = NULL;
  g_autoptr (DeskMrz) mrz = NULL;
  DeskMrzFault fault;

  if (!desk_mrz_looks_like (get_text (self)))
    return FALSE;
  today = desk_clock_get_local (desk_context_get_clock (self->context));
  mrz = desk_mrz_read (get_text (self), today, &fault);
  return mrz == NULL && fault == DESK_MRZ_LENGTH;
}

static void
on_activate (DeskOmnibox *self)
{
  if (is_half_a_scan (self))
    return;
  if (self->is_searching)
    self->must_open = TRUE;
  else
    open_selected (self);
}

static void
on_row_activated (DeskOmnibox *self, GtkListBoxRow *row)
{
  gtk_list_box_select_row (self->list, row);
  open_selected (self);
}

static void
on_stop (DeskOmnibox *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
on_new_visit (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskOmnibox *self = DESK_OMNIBOX (widget);
  DeskOmniboxRow *row = self->is_searching ? NULL : get_selected (self);
  g_autofree char *person = row != NULL ? g_strdup (desk_omnibox_row_get_person (row)) : NULL;
  g_autoptr (GtkWidget) origin = self->origin != NULL ? g_object_ref (self->origin) : NULL;

  if (person == NULL || origin == NULL)
    return;
  adw_dialog_close (ADW_DIALOG (self));
  gtk_widget_activate_action (origin, "win.new-visit", "s", person);
}

static void
move (DeskOmnibox *self, int step)
{
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (self->list);
  int place = selected != NULL ? MAX (0, gtk_list_box_row_get_index (selected) + step) : 0;
  GtkListBoxRow *next = gtk_list_box_get_row_at_index (self->list, place);
  graphene_rect_t bounds;
  GtkAdjustment *adjustment;

  while (next == NULL && place > 0)
    next = gtk_list_box_get_row_at_index (self->list, --place);
  if (next == NULL)
    return;
  gtk_list_box_select_row (self->list, next);
  desk_spoken_announce (GTK_WIDGET (self), desk_omnibox_row_get_spoken (DESK_OMNIBOX_ROW (next)));

  /* The focus stays in the entry, so the list does not scroll by itself. */
  adjustment = gtk_list_box_get_adjustment (self->list);
  if (adjustment != NULL && gtk_widget_compute_bounds (GTK_WIDGET (next), GTK_WIDGET (self->list), &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
}

static gboolean
on_key (DeskOmnibox *self, guint keyval)
{
  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      move (self, PAGE_ROWS);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      move (self, -PAGE_ROWS);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
desk_omnibox_dispose (GObject *object)
{
  DeskOmnibox *self = DESK_OMNIBOX (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_weak_pointer (&self->origin);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_OMNIBOX);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (desk_omnibox_parent_class)->dispose (object);
}

static void
desk_omnibox_class_init (DeskOmniboxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_omnibox_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dutydesk/DutyDesk/ui/widgets/omnibox.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskOmnibox, search);
  gtk_widget_class_bind_template_child (widget_class, DeskOmnibox, stack);
  gtk_widget_class_bind_template_child (widget_class, DeskOmnibox, list);
  gtk_widget_class_bind_template_callback (widget_class, on_text);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_stop);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_install_action (widget_class, "form.primary", NULL, on_new_visit);
}

static void
desk_omnibox_init (DeskOmnibox *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  desk_spoken_keep_choice (self->list);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self->search), keys);
}

/**
 * desk_omnibox_new:
 * @origin: where the officer is: the widget in focus, or the page in view. Commands that mean something there are offered
 *
 * Returns: (transfer floating): the omnibox; present it over the window
 */
AdwDialog *
desk_omnibox_new (DeskContext *context, GtkWidget *origin)
{
  DeskOmnibox *self = g_object_new (DESK_TYPE_OMNIBOX, NULL);

  self->context = g_object_ref (context);
  g_set_weak_pointer (&self->origin, origin);
  show_rows (self, NULL);
  return ADW_DIALOG (self);
}

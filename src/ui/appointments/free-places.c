// SPDX-License-Identifier: GPL-3.0-or-later
// The next free places, ten at a time. What the worker reads for it stands in place-search.c, a row in place-row.c.

#include "ui/appointments/free-places.h"

#include "store/error.h"
#include "ui/appointments/place-row.h"
#include "ui/appointments/place-search.h"
#include "ui/widgets/digit-keys.h"
#include "ui/widgets/spoken.h"

#include <glib/gi18n-lib.h>

#define PER_PAGE 10

struct _DeskFreePlaces
{
  AdwPreferencesGroup parent_instance;

  DeskContext *context;
  GHashTable *receptions;      /* by id */
  DeskPlaceQuestion *question; /* what is searched; NULL: nothing yet */
  gint64 hold;
  GCancellable *cancellable;
  gboolean searching;
  gboolean renewing; /* the search under way only says what is gone */
  char digit;        /* pressed before the answer came; '\0': none */

  GPtrArray *places; /* of DeskPlace, all pages that were looked at */
  guint first;       /* of the page in view */
  DeskPlace *chosen; /* one of the places; NULL: none */
  gboolean own_choice;
  char *wished_reception; /* what shall be chosen when it is listed */
  char *wished_start;
  gboolean insists; /* the officer is told where it is not */

  GtkLabel *hint;
  GtkLabel *message;
  GtkListBox *list;
  GtkLabel *hold_label;
  GtkWidget *buttons;
  GtkWidget *earlier;
  GtkWidget *more;
  GtkWidget *others;
};

enum
{
  CHOSEN,
  MOVE_ON,
  READY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskFreePlaces, desk_free_places, ADW_TYPE_PREFERENCES_GROUP)

static void
show_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

static void
say (DeskFreePlaces *self, const char *text)
{
  show_text (self->message, text);
  desk_spoken_warn (GTK_WIDGET (self), text);
}

static DeskPlace *
get_place (GtkListBoxRow *row)
{
  return row != NULL ? (DeskPlace *)desk_place_row_get_place (DESK_PLACE_ROW (row)) : NULL;
}

static void
mark_rows (DeskFreePlaces *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    desk_place_row_show (DESK_PLACE_ROW (row), get_place (row) == self->chosen);
}

/* Whether what is listed answers an earlier question. */
static gboolean
is_outdated (DeskFreePlaces *self)
{
  return self->searching && !self->renewing;
}

static gboolean
has_focus (DeskFreePlaces *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == GTK_WIDGET (self) || gtk_widget_is_ancestor (focus, GTK_WIDGET (self)));
}

static void
choose (DeskFreePlaces *self, DeskPlace *place, gboolean own_choice)
{
  self->own_choice = own_choice && place != NULL;
  self->chosen = place;
  mark_rows (self);
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
take (DeskFreePlaces *self, GtkListBoxRow *row)
{
  DeskPlace *place = get_place (row);

  if (place == NULL || place->is_gone)
    return;
  say (self, NULL);
  choose (self, place, TRUE);
  g_signal_emit (self, signals[MOVE_ON], 0);
}

static gboolean
take_digit (DeskFreePlaces *self, char digit)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, digit == '0' ? PER_PAGE - 1 : digit - '1');

  if (row != NULL)
    take (self, row);
  return row != NULL;
}

static gboolean
is_same_day (const char *a, const char *b)
{
  return strncmp (a, b, strlen ("2026-11-24")) == 0;
}

/* The places are grouped by their day. */
static void
show_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  DeskFreePlaces *self = data;
  const DeskPlace *place = get_place (row);
  GtkWidget *label;
  g_autofree char *day = NULL;

  if (before != NULL && is_same_day (place->slot.start, get_place (before)->slot.start))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  day = desk_place_row_make_day (place, self->context);
  label = gtk_label_new (day);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (label, "place-day");
  gtk_list_box_row_set_header (row, label);
}

static void
show_page (DeskFreePlaces *self)
{
  guint end = MIN (self->places->len, self->first + PER_PAGE);

  gtk_list_box_remove_all (self->list);
  for (guint i = self->first; i < end; i++)
    {
      DeskPlace *place = g_ptr_array_index (self->places, i);
      DeskReception *reception = desk_free_places_find_reception (self, place->slot.reception);

      gtk_list_box_append (self->list, desk_place_row_new (self->context, place, reception, i - self->first));
    }
  mark_rows (self);
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->places->len > 0);
  gtk_widget_set_visible (self->earlier, self->first > 0);
  gtk_widget_set_visible (self->more, end - self->first == PER_PAGE);
  gtk_widget_set_visible (self->buttons, self->first > 0 || end - self->first == PER_PAGE);
}

static void
show_hint (DeskFreePlaces *self)
{
  const char *text = NULL;

  if (self->question == NULL)
    text = _ ("Choose a service: the next free places stand here then");
  else if (self->places->len == 0 && !self->searching)
    text = self->question->now
               ? _ ("Nobody who offers this is free right now: book a place, or put the visitor "
                    "in the queue")
               : _ ("No place is free in the days that can be booked: choose another day, "
                    "reception or service");
  show_text (self->hint, text);
}

static DeskPlace *
find_place (DeskFreePlaces *self, const char *reception, const char *start)
{
  for (guint i = 0; i < self->places->len && start != NULL; i++)
    {
      DeskPlace *place = g_ptr_array_index (self->places, i);

      if (g_strcmp0 (place->slot.start, start) == 0
          && (reception == NULL || g_strcmp0 (place->slot.reception, reception) == 0))
        return place;
    }
  return NULL;
}

static DeskPlace *
find_first (DeskFreePlaces *self)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      DeskPlace *place = g_ptr_array_index (self->places, i);

      if (!place->is_outside)
        return place;
    }
  return NULL;
}

/* The first place of the rules is chosen, unless another one was wished. Whoever asked for a certain one does not get another
   unseen. */
static void
choose_first (DeskFreePlaces *self)
{
  DeskPlace *wished = find_place (self, self->wished_reception, self->wished_start);
  DeskPlace *first = find_first (self);
  gboolean missing = self->insists && wished == NULL;

  self->insists = FALSE;
  say (self, missing
                 ? _ ("The place that was chosen cannot be had: it is taken, or not for this service. Choose "
                      "another one.")
                 : NULL);
  choose (self, wished != NULL || missing ? wished : first, wished != NULL);
}

static void
forget_places (DeskFreePlaces *self)
{
  gtk_list_box_remove_all (self->list);
  g_ptr_array_set_size (self->places, 0);
  self->first = 0;
  show_page (self);
  show_hint (self);
  choose (self, NULL, FALSE);
}

static void
take_answer (DeskFreePlaces *self, GPtrArray *places)
{
  gtk_list_box_remove_all (self->list);
  self->chosen = NULL;
  g_ptr_array_unref (self->places);
  self->places = g_ptr_array_ref (places);
  self->first = 0;
  gtk_widget_set_visible (self->others, FALSE);
  show_page (self);
  choose_first (self);
}

/* The pages that were looked at stay as they are; the next one follows. */
static void
take_more (DeskFreePlaces *self, GPtrArray *places)
{
  guint known = self->places->len;

  for (guint i = 0; i < places->len; i++)
    {
      DeskPlace *place = g_ptr_array_index (places, i);

      if (find_place (self, place->slot.reception, place->slot.start) == NULL)
        g_ptr_array_add (self->places, desk_place_copy (place));
    }
  if (self->places->len > known)
    self->first = known;
  show_page (self);
  if (self->places->len == known)
    gtk_widget_set_visible (self->more, FALSE);
}

static gboolean
holds (GPtrArray *places, const DeskPlace *wanted)
{
  for (guint i = 0; i < places->len; i++)
    {
      const DeskPlace *place = g_ptr_array_index (places, i);

      if (g_str_equal (place->slot.start, wanted->slot.start)
          && g_str_equal (place->slot.reception, wanted->slot.reception))
        return TRUE;
    }
  return FALSE;
}

/* Somebody else booked, or gave a place back. Nothing moves. */
static void
take_renewal (DeskFreePlaces *self, GPtrArray *places)
{
  gint64 last = 0;
  gboolean others = FALSE;

  for (guint i = 0; i < self->places->len; i++)
    {
      DeskPlace *place = g_ptr_array_index (self->places, i);

      place->is_gone = !place->is_outside && !holds (places, place);
      last = MAX (last, place->slot.begins);
    }
  for (guint i = 0; i < places->len; i++)
    {
      const DeskPlace *place = g_ptr_array_index (places, i);

      others = others || (place->slot.begins <= last && !holds (self->places, place));
    }
  gtk_widget_set_visible (self->others, others || (self->places->len == 0 && places->len > 0));
  mark_rows (self);
  if (self->chosen != NULL && self->chosen->is_gone)
    desk_free_places_mark_gone (self, _ ("Somebody else has just taken the place that was chosen. Choose "
                                         "another one."));
}

/* What was pressed while the places were looked up is meant for those that were found. */
static void
settle_keys (DeskFreePlaces *self, gboolean had_focus)
{
  char digit = self->digit;

  self->digit = '\0';
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  if (digit != '\0')
    take_digit (self, digit);
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskFreePlaces) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) places = desk_store_call_finish (DESK_STORE (source), result, &error);
  gboolean had_focus;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || g_error_matches (error, DESK_STORE_ERROR, DESK_STORE_ERROR_CLOSED) || self->context == NULL)
    return;
  self->searching = FALSE;
  /* The rows go, and the focus would go with them. */
  had_focus = !self->renewing && has_focus (self);
  if (places == NULL)
    say (self, error->message);
  else if (self->renewing)
    take_renewal (self, places);
  else if (self->question->page > 0)
    take_more (self, places);
  else
    take_answer (self, places);
  show_hint (self);
  settle_keys (self, had_focus);
  g_signal_emit (self, signals[READY], 0);
}

static void
ask (DeskFreePlaces *self, gboolean renewing)
{
  DeskStore *store = desk_context_get_store (self->context);
  DeskPlaceQuestion *question;

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->searching = store != NULL && self->question != NULL;
  if (!self->searching)
    return;
  self->renewing = renewing;
  question = desk_place_question_copy (self->question);
  question->hold = self->hold;
  question->limit = PER_PAGE * (self->question->page + (renewing ? 2 : 1));
  desk_store_call_async (store, DESK_PRIORITY_TYPING, desk_place_search_run, question,
                         (GDestroyNotify)desk_place_question_free, (GDestroyNotify)g_ptr_array_unref,
                         self->cancellable, on_found, g_object_ref (self));
}

static void
on_store_changed (DeskFreePlaces *self, const char *kind, const char *id)
{
  if (g_str_equal (kind, "appointment") || g_str_equal (kind, "reception"))
    desk_free_places_renew (self);
}

static void
turn (DeskFreePlaces *self, int step)
{
  if (step < 0 && self->first > 0)
    {
      self->first -= MIN (self->first, PER_PAGE);
      show_page (self);
    }
  else if (step > 0 && self->first + PER_PAGE < self->places->len)
    {
      self->first += PER_PAGE;
      show_page (self);
    }
  else if (step > 0 && gtk_widget_get_visible (self->more) && self->question != NULL && !self->searching)
    {
      self->question->page++;
      ask (self, FALSE);
    }
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
on_more (DeskFreePlaces *self)
{
  turn (self, 1);
}

static void
on_earlier (DeskFreePlaces *self)
{
  turn (self, -1);
}

static void
on_others (DeskFreePlaces *self)
{
  self->question->page = 0;
  ask (self, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static gboolean
on_key (DeskFreePlaces *self, guint keyval, guint keycode, GdkModifierType state)
{
  char digit = desk_digit_keys_read (keycode, keyval, state);

  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Page_Down || keyval == GDK_KEY_KP_Page_Down)
    return turn (self, 1), GDK_EVENT_STOP;
  if (keyval == GDK_KEY_Page_Up || keyval == GDK_KEY_KP_Page_Up)
    return turn (self, -1), GDK_EVENT_STOP;
  if (!g_ascii_isdigit (digit))
    return GDK_EVENT_PROPAGATE;
  if (is_outdated (self))
    self->digit = digit;
  else if (!take_digit (self, digit))
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* The focus comes to the place that is chosen, else to the first that is free. Where there is none yet it waits around the
   list. */
static gboolean
desk_free_places_grab_focus (GtkWidget *widget)
{
  DeskFreePlaces *self = DESK_FREE_PLACES (widget);
  GtkListBoxRow *row, *found = NULL;

  if (is_outdated (self) && gtk_widget_get_root (widget) != NULL)
    {
      gtk_widget_set_focusable (widget, TRUE);
      gtk_root_set_focus (gtk_widget_get_root (widget), widget);
      return TRUE;
    }
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      if (get_place (row) == self->chosen)
        return gtk_widget_grab_focus (GTK_WIDGET (row));
      if (found == NULL && !get_place (row)->is_gone)
        found = row;
    }
  return found != NULL && gtk_widget_grab_focus (GTK_WIDGET (found));
}

static void
on_focus (DeskFreePlaces *self, GParamSpec *pspec, GtkEventControllerFocus *focus)
{
  if (!gtk_event_controller_focus_is_focus (focus))
    gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

static void
desk_free_places_dispose (GObject *object)
{
  DeskFreePlaces *self = DESK_FREE_PLACES (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->list != NULL)
    gtk_list_box_remove_all (self->list);
  g_clear_object (&self->context);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_FREE_PLACES);
  self->chosen = NULL;
  g_clear_pointer (&self->places, g_ptr_array_unref);
  g_clear_pointer (&self->receptions, g_hash_table_unref);
  g_clear_pointer (&self->question, desk_place_question_free);
  g_clear_pointer (&self->wished_reception, g_free);
  g_clear_pointer (&self->wished_start, g_free);

  G_OBJECT_CLASS (desk_free_places_parent_class)->dispose (object);
}

static void
desk_free_places_class_init (DeskFreePlacesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = desk_free_places_dispose;
  widget_class->grab_focus = desk_free_places_grab_focus;

  /**
   * DeskFreePlaces::chosen:
   * Another place is chosen, or none.
   */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  /**
   * DeskFreePlaces::move-on:
   * The officer took a place: the next field shall have the focus.
   */
  signals[MOVE_ON] = g_signal_new ("move-on", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  /**
   * DeskFreePlaces::ready:
   * The list is what the store holds now.
   */
  signals[READY] = g_signal_new ("ready", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/dutydesk/DutyDesk/ui/appointments/free-places.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskFreePlaces, hint);
  gtk_widget_class_bind_template_child (widget_class, DeskFreePlaces, message);
  gtk_widget_class_bind_template_child (widget_class, DeskFreePlaces, list);
  gtk_widget_class_bind_template_child (widget_class, DeskFreePlaces, hold_label);
  gtk_widget_class_bind_template_child (widget_class, DeskFreePlaces, buttons);
  gtk_widget_class_bind_template_child (widget_class, DeskFreePlaces, earlier);
  gtk_widget_class_bind_template_child (widget_class, DeskFreePlaces, more);
  gtk_widget_class_bind_template_child (widget_class, DeskFreePlaces, others);
  gtk_widget_class_bind_template_callback (widget_class, take);
  gtk_widget_class_bind_template_callback (widget_class, on_more);
  gtk_widget_class_bind_template_callback (widget_class, on_earlier);
  gtk_widget_class_bind_template_callback (widget_class, on_others);
}

static void
desk_free_places_init (DeskFreePlaces *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->cancellable = g_cancellable_new ();
  self->places = g_ptr_array_new_with_free_func ((GDestroyNotify)desk_place_free);
  self->receptions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, show_header, self, NULL);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (focus, "notify::is-focus", G_CALLBACK (on_focus), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  show_hint (self);
}

/**
 * desk_free_places_bind:
 * Hands in the context. From now on the list follows what others book.
 */
void
desk_free_places_bind (DeskFreePlaces *self, DeskContext *context)
{
  DeskStore *store = desk_context_get_store (context);

  if (self->context != NULL)
    return;
  self->context = g_object_ref (context);
  if (store != NULL)
    g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed), self, G_CONNECT_SWAPPED);
}

/**
 * desk_free_places_set_receptions:
 * @receptions: (element-type DeskReception): all there are, for their names and rooms
 */
void
desk_free_places_set_receptions (DeskFreePlaces *self, GPtrArray *receptions)
{
  g_hash_table_remove_all (self->receptions);
  for (guint i = 0; i < receptions->len; i++)
    {
      DeskRecord *reception = g_ptr_array_index (receptions, i);

      g_hash_table_insert (self->receptions, g_strdup (desk_record_get_id (reception)),
                           g_object_ref (reception));
    }
}

/**
 * desk_free_places_find_reception:
 * @id: (nullable): id of a reception
 *
 * Returns: (transfer none) (nullable): the reception
 */
DeskReception *
desk_free_places_find_reception (DeskFreePlaces *self, const char *id)
{
  return id != NULL ? g_hash_table_lookup (self->receptions, id) : NULL;
}

/**
 * desk_free_places_set_hold:
 * @hold: what the form holds itself, 0 for nothing: it does not hinder it
 */
void
desk_free_places_set_hold (DeskFreePlaces *self, gint64 hold)
{
  self->hold = hold;
}

/**
 * desk_free_places_search:
 * @search: (nullable): what is wanted; NULL: not clear yet
 *
 * Lists the next free places anew and chooses the first, or the one that was wished.
 */
void
desk_free_places_search (DeskFreePlaces *self, const DeskPlaceSearch *search)
{
  /* What the officer chose stays chosen where it fits what is wanted now. */
  if (self->chosen != NULL && self->own_choice && !self->insists)
    {
      g_set_str (&self->wished_reception, self->chosen->slot.reception);
      g_set_str (&self->wished_start, self->chosen->slot.start);
    }
  g_clear_pointer (&self->question, desk_place_question_free);
  if (search != NULL)
    self->question = desk_place_question_new (search, self->context);
  ask (self, FALSE);
  if (search == NULL)
    forget_places (self);
}

/**
 * desk_free_places_renew:
 * Looks which of the places are gone. The list stays as it is.
 */
void
desk_free_places_renew (DeskFreePlaces *self)
{
  if (self->question != NULL)
    ask (self, !self->searching || self->renewing);
}

/**
 * desk_free_places_wish:
 * @reception: (nullable): id; NULL: any
 * @start: (nullable): wall time
 *
 * This place shall be chosen as soon as it is listed.
 */
void
desk_free_places_wish (DeskFreePlaces *self, const char *reception, const char *start)
{
  g_set_str (&self->wished_reception, reception);
  g_set_str (&self->wished_start, start);
  self->insists = start != NULL;
}

/**
 * desk_free_places_is_searching:
 *
 * Returns: whether the list is not yet what was asked for; `ready` tells
 */
gboolean
desk_free_places_is_searching (DeskFreePlaces *self)
{
  return is_outdated (self);
}

/**
 * desk_free_places_get_chosen:
 *
 * Returns: (transfer none) (nullable): the place that is chosen
 */
const DeskPlace *
desk_free_places_get_chosen (DeskFreePlaces *self)
{
  return self->chosen;
}

/**
 * desk_free_places_is_own_choice:
 *
 * Returns: whether the officer chose the place, rather than that it is the first
 */
gboolean
desk_free_places_is_own_choice (DeskFreePlaces *self)
{
  return self->own_choice;
}

/**
 * desk_free_places_mark_gone:
 * @text: what happened, and what to do
 *
 * The place that is chosen is not to be had any more: nothing is chosen until the officer takes another one.
 */
void
desk_free_places_mark_gone (DeskFreePlaces *self, const char *text)
{
  if (self->chosen != NULL)
    self->chosen->is_gone = TRUE;
  choose (self, NULL, FALSE);
  say (self, text);
}

/**
 * desk_free_places_show_hold:
 * @text: (nullable): how long the chosen place is held, or that it is not any more
 */
void
desk_free_places_show_hold (DeskFreePlaces *self, const char *text, gboolean is_warning)
{
  show_text (self->hold_label, text);
  if (is_warning)
    gtk_widget_add_css_class (GTK_WIDGET (self->hold_label), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->hold_label), "warning");
}
